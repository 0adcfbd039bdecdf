//! The route table: path ↔ [`Route`] ↔ content file.
//!
//! A *path* has no base path and no language (`/about/`); [`crate::urls`] adds both.

use crate::slug::is_slug;

/// A page of the site, whatever its language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// `/`
    Home,
    /// `/initiatives/`
    Initiatives,
    /// `/leadership/`
    Leadership,
    /// `/news/`, the newest posts
    News,
    /// `/news/page/<n>/`, with n of 2 or more: the first page is [`Route::News`]
    NewsPage(u32),
    /// `/news/tags/<tag>/`, the newest posts with the tag
    NewsTag(String),
    /// `/news/tags/<tag>/page/<n>/`, with n of 2 or more
    NewsTagPage(String, u32),
    /// `/news/authors/<person>/`, who the person is, and their newest posts
    NewsAuthor(String),
    /// `/news/authors/<person>/page/<n>/`, with n of 2 or more
    NewsAuthorPage(String, u32),
    /// `/news/<slug>/`
    Post(String),
    /// `/events/`, the upcoming events
    Events,
    /// `/events/page/<n>/`, with n of 2 or more
    EventsPage(u32),
    /// `/events/archive/<year>/`, the past events of a year
    EventArchive(u16),
    /// `/events/archive/<year>/page/<n>/`, with n of 2 or more
    EventArchivePage(u16, u32),
    /// `/events/<slug>/`
    Event(String),
    /// `/opportunities/`, the open opportunities
    Opportunities,
    /// `/opportunities/page/<n>/`, with n of 2 or more
    OpportunitiesPage(u32),
    /// `/opportunities/archive/`, the closed opportunities
    OpportunityArchive,
    /// `/opportunities/archive/page/<n>/`, with n of 2 or more
    OpportunityArchivePage(u32),
    /// `/opportunities/<slug>/`
    Opportunity(String),
    /// `/<page>/`, a page of prose
    Page(String),
}

/// Slugs that a page cannot have, because other routes use them. The publisher adds the folders of its output.
pub const RESERVED_PAGE_SLUGS: [&str; 4] = ["home", "initiatives", "leadership", "news"];
/// Slugs that a post cannot have. See [`RESERVED_PAGE_SLUGS`].
pub const RESERVED_POST_SLUGS: [&str; 3] = ["index", "page", "tags"];
/// Slugs that an event cannot have. See [`RESERVED_PAGE_SLUGS`].
pub const RESERVED_EVENT_SLUGS: [&str; 4] = ["archive", "groups", "index", "page"];
/// Slugs that an opportunity cannot have. See [`RESERVED_PAGE_SLUGS`].
pub const RESERVED_OPPORTUNITY_SLUGS: [&str; 3] = ["archive", "index", "page"];

/// The path of a language's Atom feed. It is not a route, and cannot be one: a slug has no dot.
pub const ATOM_FEED: &str = "/feed.xml";
/// The path of a language's JSON Feed. See [`ATOM_FEED`].
pub const JSON_FEED: &str = "/feed.json";
/// The path of a language's Atom feed of events. See [`ATOM_FEED`].
pub const EVENT_FEED: &str = "/events/feed.xml";
/// The path of a language's Atom feed of opportunities. See [`ATOM_FEED`].
pub const OPPORTUNITY_FEED: &str = "/opportunities/feed.xml";
/// The path of a language's calendar of all events. See [`ATOM_FEED`].
pub const CALENDAR: &str = "/events.ics";

/// Returns the path of an event's calendar file.
#[must_use]
pub fn event_calendar(slug: &str) -> String {
    ["/events/", slug, ".ics"].concat()
}

/// Returns the path of the calendar of a group's events.
#[must_use]
pub fn group_calendar(group: &str) -> String {
    ["/events/groups/", group, ".ics"].concat()
}

/// Returns the value of `aria-current` for a navigation link to `target`: `page` on that very page, `true` on pages of
/// the section below it (WAI-ARIA 1.2, section 6.6).
#[must_use]
pub fn aria_current(current: Option<&Route>, target: Option<&Route>) -> Option<&'static str> {
    let (current, target) = current.zip(target)?;
    match current == target {
        true => Some("page"),
        false => current.is_within(target).then_some("true"),
    }
}

impl Route {
    /// Parses a path, with or without its trailing slash or `index.html`. Returns `None` if it is not a route.
    #[must_use]
    pub fn parse(path: &str) -> Option<Route> {
        let path = path.strip_prefix('/')?;
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let path = match path.strip_suffix('/') {
            Some("") => return None,
            Some(path) => path,
            None => path,
        };
        let segments: Vec<&str> = path.split('/').collect();
        match segments.as_slice() {
            [""] => Some(Route::Home),
            ["initiatives"] => Some(Route::Initiatives),
            ["leadership"] => Some(Route::Leadership),
            ["news"] => Some(Route::News),
            ["news", "page", number] => Some(Route::News.list_page(page_number(number)?)),
            ["news", list, name] => news_list(list, name),
            ["news", list, name, "page", number] => Some(news_list(list, name)?.list_page(page_number(number)?)),
            ["news", slug] => {
                let valid = is_slug(slug) && !RESERVED_POST_SLUGS.contains(slug);
                valid.then(|| Route::Post(String::from(*slug)))
            }
            ["events"] => Some(Route::Events),
            ["events", "page", number] => Some(Route::Events.list_page(page_number(number)?)),
            ["events", "archive", year] => Some(Route::EventArchive(four_digits(year)?)),
            ["events", "archive", year, "page", number] => {
                Some(Route::EventArchive(four_digits(year)?).list_page(page_number(number)?))
            }
            ["events", slug] => {
                let valid = is_slug(slug) && !RESERVED_EVENT_SLUGS.contains(slug);
                valid.then(|| Route::Event(String::from(*slug)))
            }
            ["opportunities"] => Some(Route::Opportunities),
            ["opportunities", "page", number] => Some(Route::Opportunities.list_page(page_number(number)?)),
            ["opportunities", "archive"] => Some(Route::OpportunityArchive),
            ["opportunities", "archive", "page", number] => {
                Some(Route::OpportunityArchive.list_page(page_number(number)?))
            }
            ["opportunities", slug] => {
                let valid = is_slug(slug) && !RESERVED_OPPORTUNITY_SLUGS.contains(slug);
                valid.then(|| Route::Opportunity(String::from(*slug)))
            }
            [slug] => {
                let valid = is_slug(slug) && !RESERVED_PAGE_SLUGS.contains(slug);
                valid.then(|| Route::Page(String::from(*slug)))
            }
            _ => None,
        }
    }

    /// Returns the list of the posts by a person, or `None` if the id cannot be part of a path.
    #[must_use]
    pub fn news_author(id: &str) -> Option<Route> {
        is_slug(id).then(|| Route::NewsAuthor(String::from(id)))
    }

    /// Returns a page of the list that this page belongs to: one of posts, events or opportunities. Pages are counted from 1.
    #[must_use]
    pub fn list_page(&self, number: u32) -> Route {
        match (self, number) {
            (Route::NewsTag(tag) | Route::NewsTagPage(tag, _), 1) => Route::NewsTag(tag.clone()),
            (Route::NewsTag(tag) | Route::NewsTagPage(tag, _), _) => Route::NewsTagPage(tag.clone(), number),
            (Route::NewsAuthor(person) | Route::NewsAuthorPage(person, _), 1) => Route::NewsAuthor(person.clone()),
            (Route::NewsAuthor(person) | Route::NewsAuthorPage(person, _), _) => {
                Route::NewsAuthorPage(person.clone(), number)
            }
            (Route::EventArchive(year) | Route::EventArchivePage(year, _), 1) => Route::EventArchive(*year),
            (Route::EventArchive(year) | Route::EventArchivePage(year, _), _) => Route::EventArchivePage(*year, number),
            (Route::Events | Route::EventsPage(_) | Route::Event(_), 1) => Route::Events,
            (Route::Events | Route::EventsPage(_) | Route::Event(_), _) => Route::EventsPage(number),
            (Route::OpportunityArchive | Route::OpportunityArchivePage(_), 1) => Route::OpportunityArchive,
            (Route::OpportunityArchive | Route::OpportunityArchivePage(_), _) => Route::OpportunityArchivePage(number),
            (Route::Opportunities | Route::OpportunitiesPage(_) | Route::Opportunity(_), 1) => Route::Opportunities,
            (Route::Opportunities | Route::OpportunitiesPage(_) | Route::Opportunity(_), _) => {
                Route::OpportunitiesPage(number)
            }
            (_, 1) => Route::News,
            _ => Route::NewsPage(number),
        }
    }

    /// Returns the path, with a leading and a trailing slash.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Route::Home => String::from("/"),
            Route::Initiatives => String::from("/initiatives/"),
            Route::Leadership => String::from("/leadership/"),
            Route::News => String::from("/news/"),
            Route::NewsTag(tag) => ["/news/tags/", tag, "/"].concat(),
            Route::NewsAuthor(person) => ["/news/authors/", person, "/"].concat(),
            Route::NewsPage(number)
            | Route::NewsTagPage(_, number)
            | Route::NewsAuthorPage(_, number)
            | Route::EventsPage(number)
            | Route::EventArchivePage(_, number)
            | Route::OpportunitiesPage(number)
            | Route::OpportunityArchivePage(number) => {
                [&self.list_page(1).path(), "page/", &number.to_string(), "/"].concat()
            }
            Route::Post(slug) => ["/news/", slug, "/"].concat(),
            Route::Events => String::from("/events/"),
            Route::EventArchive(year) => ["/events/archive/", &year.to_string(), "/"].concat(),
            Route::Event(slug) => ["/events/", slug, "/"].concat(),
            Route::Opportunities => String::from("/opportunities/"),
            Route::OpportunityArchive => String::from("/opportunities/archive/"),
            Route::Opportunity(slug) => ["/opportunities/", slug, "/"].concat(),
            Route::Page(slug) => ["/", slug, "/"].concat(),
        }
    }

    /// Returns the published file with the page's content, relative to the folder of its language.
    #[must_use]
    pub fn content_file(&self) -> String {
        match self {
            Route::Home => String::from("pages/home.json"),
            Route::News => String::from("news/index.json"),
            Route::Events => String::from("events/index.json"),
            Route::Opportunities => String::from("opportunities/index.json"),
            Route::Page(slug) => ["pages/", slug, ".json"].concat(),
            _ => [self.path().trim_matches('/'), ".json"].concat(),
        }
    }

    /// Returns the list that this page belongs to and whose path its own begins with, if there is one.
    #[must_use]
    pub fn section(&self) -> Option<Route> {
        match self {
            Route::NewsPage(_)
            | Route::NewsTag(_)
            | Route::NewsTagPage(..)
            | Route::NewsAuthor(_)
            | Route::NewsAuthorPage(..)
            | Route::Post(_) => Some(Route::News),
            Route::EventsPage(_) | Route::EventArchive(_) | Route::EventArchivePage(..) | Route::Event(_) => {
                Some(Route::Events)
            }
            Route::OpportunitiesPage(_)
            | Route::OpportunityArchive
            | Route::OpportunityArchivePage(_)
            | Route::Opportunity(_) => Some(Route::Opportunities),
            Route::Home
            | Route::Initiatives
            | Route::Leadership
            | Route::News
            | Route::Events
            | Route::Opportunities
            | Route::Page(_) => None,
        }
    }

    /// Returns the next more general page, or `None` for the home page.
    #[must_use]
    pub fn parent(&self) -> Option<Route> {
        match self {
            Route::Home => None,
            Route::NewsTagPage(..)
            | Route::NewsAuthorPage(..)
            | Route::EventArchivePage(..)
            | Route::OpportunityArchivePage(_) => Some(self.list_page(1)),
            _ => Some(self.section().unwrap_or(Route::Home)),
        }
    }

    /// Whether this is a list of entries or one of its further pages. Which ones there are depends on the entries.
    #[must_use]
    pub fn is_list(&self) -> bool {
        let is_section = matches!(self, Route::News | Route::Events | Route::Opportunities);
        let is_entry = matches!(self, Route::Post(_) | Route::Event(_) | Route::Opportunity(_));
        is_section || self.section().is_some() && !is_entry
    }

    /// Whether this is a further page of a list. Such pages come and go with the number of entries.
    #[must_use]
    pub fn is_continuation(&self) -> bool {
        matches!(
            self,
            Route::NewsPage(_)
                | Route::NewsTagPage(..)
                | Route::NewsAuthorPage(..)
                | Route::EventsPage(_)
                | Route::EventArchivePage(..)
                | Route::OpportunitiesPage(_)
                | Route::OpportunityArchivePage(_)
        )
    }

    /// Whether this page can appear as time passes, without a change of the content: a further page of a list, or an archive.
    #[must_use]
    pub fn appears_with_time(&self) -> bool {
        self.is_continuation() || matches!(self, Route::EventArchive(_) | Route::OpportunityArchive)
    }

    /// Whether this is `section` or a page below it. Home is not a section.
    #[must_use]
    pub fn is_within(&self, section: &Route) -> bool {
        *section != Route::Home && (self == section || self.section().as_ref() == Some(section))
    }
}

/// Returns the list of the posts with a tag, or by a person.
fn news_list(list: &str, name: &str) -> Option<Route> {
    match list {
        "tags" => is_slug(name).then(|| Route::NewsTag(String::from(name))),
        "authors" => Route::news_author(name),
        _ => None,
    }
}

/// Parses the number of a page. Returns `None` if it is not 1 or more.
fn page_number(segment: &str) -> Option<u32> {
    segment.parse().ok().filter(|number| *number > 0)
}

/// Parses a year. Returns `None` if it does not have four digits.
fn four_digits(segment: &str) -> Option<u16> {
    let is_year = segment.len() == 4 && !segment.starts_with(['0', '+']);
    // The app has a parser of this type already.
    let number: u32 = segment.parse().ok().filter(|_| is_year)?;
    number.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_kinds() -> Vec<(Route, &'static str, &'static str)> {
        let slug = String::from("a-slug");
        vec![
            (Route::Home, "/", "pages/home.json"),
            (Route::Initiatives, "/initiatives/", "initiatives.json"),
            (Route::Leadership, "/leadership/", "leadership.json"),
            (Route::News, "/news/", "news/index.json"),
            (Route::NewsPage(2), "/news/page/2/", "news/page/2.json"),
            (Route::NewsTag(slug.clone()), "/news/tags/a-slug/", "news/tags/a-slug.json"),
            (Route::NewsTagPage(slug.clone(), 2), "/news/tags/a-slug/page/2/", "news/tags/a-slug/page/2.json"),
            (Route::NewsAuthor(slug.clone()), "/news/authors/a-slug/", "news/authors/a-slug.json"),
            (Route::NewsAuthorPage(slug.clone(), 2), "/news/authors/a-slug/page/2/", "news/authors/a-slug/page/2.json"),
            (Route::Post(slug.clone()), "/news/a-slug/", "news/a-slug.json"),
            (Route::Events, "/events/", "events/index.json"),
            (Route::EventsPage(2), "/events/page/2/", "events/page/2.json"),
            (Route::EventArchive(2024), "/events/archive/2024/", "events/archive/2024.json"),
            (Route::EventArchivePage(2024, 2), "/events/archive/2024/page/2/", "events/archive/2024/page/2.json"),
            (Route::Event(slug.clone()), "/events/a-slug/", "events/a-slug.json"),
            (Route::Opportunities, "/opportunities/", "opportunities/index.json"),
            (Route::OpportunitiesPage(2), "/opportunities/page/2/", "opportunities/page/2.json"),
            (Route::OpportunityArchive, "/opportunities/archive/", "opportunities/archive.json"),
            (Route::OpportunityArchivePage(2), "/opportunities/archive/page/2/", "opportunities/archive/page/2.json"),
            (Route::Opportunity(slug.clone()), "/opportunities/a-slug/", "opportunities/a-slug.json"),
            (Route::Page(slug), "/a-slug/", "pages/a-slug.json"),
        ]
    }

    #[test]
    fn parse_is_the_inverse_of_path() {
        for (route, path, content_file) in all_kinds() {
            assert_eq!(route.path(), path);
            assert_eq!(route.content_file(), content_file);
            assert_eq!(Route::parse(path), Some(route.clone()), "{path}");
            assert_eq!(Route::parse(path.trim_end_matches('/')), Some(route.clone()).filter(|_| path != "/"));
            assert_eq!(Route::parse(&format!("{path}index.html")), Some(route));
        }
    }

    #[test]
    fn the_first_page_of_a_list_is_the_list() {
        assert_eq!(Route::parse("/news/page/1/"), Some(Route::News));
        assert_eq!(Route::parse("/news/page/0/"), None);
        assert_eq!(Route::parse("/news/tags/a/page/1/"), Route::parse("/news/tags/a/"));
        assert_eq!(Route::parse("/news/tags/a/page/0/"), None);
        assert_eq!(Route::parse("/news/authors/a/page/1/"), Some(Route::NewsAuthor(String::from("a"))));
        assert_eq!(Route::parse("/news/authors/a/page/0/"), None);
        assert_eq!(Route::parse("/events/page/1/"), Some(Route::Events));
        assert_eq!(Route::parse("/events/archive/2024/page/1/"), Route::parse("/events/archive/2024/"));
        assert_eq!(Route::parse("/events/archive/2024/page/0/"), None);
        assert_eq!(Route::parse("/opportunities/page/1/"), Some(Route::Opportunities));
        assert_eq!(Route::parse("/opportunities/archive/page/1/"), Some(Route::OpportunityArchive));
    }

    #[test]
    fn a_list_has_the_same_pages_from_each_of_them() {
        let sections = [Route::News, Route::Events, Route::Opportunities];
        let is_in_a_section = |route: &Route| sections.iter().any(|section| route.is_within(section));
        for (route, path, _) in all_kinds().into_iter().filter(|(route, ..)| is_in_a_section(route)) {
            let first = route.list_page(1);
            assert!(!first.is_continuation() && first.list_page(3).is_continuation(), "{path}");
            assert_eq!(first.list_page(3).list_page(1), first, "{path}");
            assert_eq!(first.list_page(3).path(), format!("{}page/3/", first.path()));
        }
    }

    #[test]
    fn unknown_paths_have_no_route() {
        let paths = [
            "",
            "about",
            "//",
            "/About/",
            "/a/b/",
            "/home/",
            "/news/page/",
            "/news/page/x/",
            "/news/tags/",
            "/news/tags/a/page/",
            "/news/tags/a/page/x/",
            "/news/tags/A/page/2/",
            "/news/tags/a/2/",
            "/news/authors/A/",
            "/news/authors/a/2/",
            "/news/others/a/",
            "/news/others/a/page/2/",
            "/news/a/b/",
            "/%20/",
            "/a--b/",
            "/-a/",
            "/a.html",
            "/news/index/",
            "/about//",
            "/events/archive/",
            "/events/archive/24/",
            "/events/archive/02024/",
            "/events/archive/+024/",
            "/events/groups/",
            "/events/page/",
            ATOM_FEED,
            JSON_FEED,
            "/opportunities/page/",
            "/opportunities/archive/2024/",
            EVENT_FEED,
            OPPORTUNITY_FEED,
            CALENDAR,
            &event_calendar("a"),
            &group_calendar("a"),
        ];
        for path in paths {
            assert_eq!(Route::parse(path), None, "{path:?}");
        }
    }

    #[test]
    fn continuations_have_a_number() {
        for (route, path, _) in all_kinds() {
            assert_eq!(route.is_continuation(), path.contains("/page/"), "{path}");
            let appears_with_time = path.contains("/page/") || path.contains("/archive/");
            assert_eq!(route.appears_with_time(), appears_with_time, "{path}");
        }
    }

    #[test]
    fn lists_are_not_entries() {
        for path in [
            "/news/",
            "/news/page/2/",
            "/news/tags/a/",
            "/news/authors/a/",
            "/news/authors/a/page/2/",
            "/events/",
            "/events/archive/2024/",
            "/events/page/2/",
            "/opportunities/",
            "/opportunities/archive/",
        ] {
            assert!(Route::parse(path).unwrap().is_list(), "{path}");
        }
        for path in ["/news/a/", "/events/a/", "/opportunities/a/", "/a/", "/", "/leadership/"] {
            assert!(!Route::parse(path).unwrap().is_list(), "{path}");
        }
    }

    #[test]
    fn parents_lead_to_the_home_page() {
        for (route, path, _) in all_kinds() {
            let ancestors: Vec<Route> = std::iter::successors(route.parent(), Route::parent).collect();
            assert_eq!(ancestors.last().is_none(), route == Route::Home, "{path}");
            assert!(ancestors.last().is_none_or(|last| *last == Route::Home), "{path}");
            assert!(ancestors.iter().all(|ancestor| path.starts_with(&ancestor.path())), "{path}: {ancestors:?}");
        }
        let tag = Route::NewsTag(String::from("a"));
        assert_eq!(Route::NewsTagPage(String::from("a"), 3).parent(), Some(tag));
        let author = Route::NewsAuthor(String::from("a"));
        assert_eq!(Route::NewsAuthorPage(String::from("a"), 3).parent(), Some(author));
    }

    #[test]
    fn a_section_contains_its_pages() {
        let post = Route::Post(String::from("x"));
        assert!(post.is_within(&Route::News));
        assert!(Route::NewsPage(3).is_within(&Route::News));
        assert!(Route::News.is_within(&Route::News));
        assert!(!Route::Leadership.is_within(&Route::News));
        assert!(!Route::Page(String::from("newsletter")).is_within(&Route::News));
        assert!(!post.is_within(&Route::Home));
    }

    #[test]
    fn path_of_a_section_begins_the_paths_of_its_pages() {
        for (route, path, _) in all_kinds() {
            let first_segment = path.split_inclusive('/').take(2).collect::<String>();
            let section = Route::parse(&first_segment).filter(|section| *section != route);
            assert_eq!(route.section(), section, "{path}");
        }
    }
}
