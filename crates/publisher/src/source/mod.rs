//! Source files as editors write them, parsed with the position of every value.

pub mod characters;
pub mod color;
mod conflicts;
pub mod fields;
pub mod file;
pub mod front_matter;
pub mod images;
pub mod language_code;
pub mod mojibake;
pub mod node;
pub mod noise;
pub mod slugify;
pub mod toml;
pub mod unicode;
pub mod web_url;
pub mod yaml;
pub mod yaml_comments;
mod yaml_escapes;
mod yaml_fence;
pub mod yaml_repair;
