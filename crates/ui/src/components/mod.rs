//! What several pages share, one file for each component.

mod body;
mod footer;
mod grid;
mod header;
mod initiative_cards;
mod introduction;
mod language;
mod link;
mod member_cards;
mod page_head;
mod pattern;
mod post_cards;
mod status_line;
mod table;
mod tag_list;
mod theme_switch;

pub use body::blocks;
pub use footer::footer;
pub use header::{header, skip_link};
pub use status_line::status_line;

pub(crate) use body::body;
pub(crate) use grid::grid;
pub(crate) use introduction::introduction;
pub(crate) use language::{in_language, language_notice};
pub(crate) use link::{all_news, external_link, image, link, sized_image, text_link};
pub(crate) use member_cards::member_cards;
pub(crate) use page_head::page_head;
pub(crate) use pattern::{LARGE, SMALL, pattern};
pub(crate) use post_cards::{HeadingLevel, date, post_cards, unpublished};
pub(crate) use tag_list::tag_list;
