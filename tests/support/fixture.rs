//! Pages of the fixture publication in `tests/fixtures/site`.

use crate::pseudolocale::PSEUDOLOCALE;

/// Pages that differ in their kind or have constructs of their own; together they have every construct. The rest are
/// further posts and lists. The last page is not found.
pub const DISTINCT_PAGES: [&str; 27] = [
    "/",
    "/leadership/",
    "/news/",
    "/news/tables-and-code/",
    "/about/",
    "/initiatives/",
    "/community/",
    "/news/tags/spinning-dyeing-and-weaving/",
    "/news/page/2/",
    "/news/authors/ama-mensah/",
    "/news/authors/kofi/page/2/",
    "/news/tags/events/page/2/",
    "/news/notes/",
    "/news/long-words/",
    "/news/newest/",
    "/news/elsewhere/",
    "/events/",
    "/events/page/2/",
    "/events/archive/2024/",
    "/events/archive/2024/page/2/",
    "/events/pair-evening/",
    "/events/conference/",
    "/events/talk/",
    "/events/sprint/",
    "/opportunities/",
    "/opportunities/loom-grant/",
    "/no/such/page/",
];

/// A page that is not translated, so that it has a notice, one that is, a page and a post that are older than their sources, and
/// a list whose strings have plural forms.
pub const PAGES_IN_SPANISH: [&str; 5] =
    ["/es/", "/es/about/", "/es/support/", "/es/opportunities/", "/es/news/second/"];

/// Returns the paths of [`DISTINCT_PAGES`].
#[must_use]
pub fn distinct_pages() -> Vec<String> {
    DISTINCT_PAGES.map(String::from).into()
}

/// Returns the paths of [`DISTINCT_PAGES`] and [`PAGES_IN_SPANISH`].
#[must_use]
pub fn left_to_right_pages() -> Vec<String> {
    [distinct_pages(), PAGES_IN_SPANISH.map(String::from).into()].concat()
}

/// Returns the paths of [`DISTINCT_PAGES`] in the right-to-left pseudolocale.
#[must_use]
pub fn right_to_left_pages() -> Vec<String> {
    DISTINCT_PAGES.map(|page| format!("/{PSEUDOLOCALE}{page}")).into()
}

/// Returns the paths of the distinct pages in all three languages.
#[must_use]
pub fn distinct_pages_in_every_language() -> Vec<String> {
    [left_to_right_pages(), right_to_left_pages()].concat()
}
