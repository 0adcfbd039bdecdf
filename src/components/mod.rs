//! What several pages share, one file for each component.

mod body;
mod cloth;
mod date;
mod external_link;
mod footer;
mod header;
mod initiative_cards;
mod introduction;
mod language_notice;
mod member_cards;
mod page_head;
mod post_cards;
mod share;
mod status_line;
mod tag_list;
mod theme_switch;

pub use body::Body;
pub use cloth::{SMALL, cloth};
pub use date::Date;
pub use external_link::ExternalLink;
pub use footer::Footer;
pub use header::Header;
pub use initiative_cards::InitiativeCards;
pub use introduction::Introduction;
pub use language_notice::LanguageNotice;
pub use member_cards::MemberCards;
pub use page_head::page_head;
pub use post_cards::{HeadingLevel, PostCards, Unpublished};
pub use share::Share;
pub use status_line::StatusLine;
pub use tag_list::TagList;
pub use theme_switch::ThemeSwitch;
