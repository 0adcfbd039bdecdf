//! One file for each component that several pages share.

mod app_button;
mod body;
pub(crate) mod dated_cards;
pub(crate) mod dates;
mod footer;
mod grid;
mod header;
mod heading;
mod heading_and_body;
mod image;
pub(crate) mod initiative_cards;
mod language;
mod links;
mod live_region;
mod member_cards;
mod page_header;
mod pattern;
mod post_cards;
mod relevance;
pub(crate) mod table;
mod tag_list;
pub(crate) mod theme_switch;

pub use body::blocks;
pub use footer::footer;
pub use header::{header, skip_link};
pub use live_region::live_region;

pub(crate) use app_button::app_button;
pub(crate) use body::{body, inlines};
pub(crate) use grid::grid;
pub(crate) use heading::heading_with_link;
pub(crate) use heading_and_body::heading_and_body;
pub(crate) use image::{
    IN_BODY, OF_PERSON, OF_POST, ON_CARD, ON_FEATURED_CARD, cover, image, sized_image, with_variants,
};
pub(crate) use language::{in_language, in_language_of, language_notice};
pub(crate) use links::{all_news_link, external_link, link, profile_link, string_link, text_link};
pub(crate) use member_cards::{member_cards, photo, unlisted_members};
pub(crate) use page_header::page_header;
pub(crate) use pattern::{LARGE, SMALL, pattern};
pub(crate) use post_cards::{HeadingLevel, date, post_cards, unpublished_badge};
pub(crate) use relevance::relevance_badge;
pub(crate) use tag_list::tag_list;
