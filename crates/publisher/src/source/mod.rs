//! Files as editors write them, with the position of everything in them.

pub mod color;
pub mod fields;
pub mod file;
pub mod front_matter;
pub mod images;
pub mod mojibake;
pub mod node;
pub mod toml;
pub mod yaml;
