//! Invented content: typical values, missing optional ones, long words, characters to escape and another direction.

use crate::context::{RenderTarget, ViewContext};
use model::body::{Block, Card, Inline};
use model::dated::{ClockStrings, DatedCard, Filter, FilterOption, Filters, Occurrence, OccurrenceTime};
use model::image::Image;
use model::initiative::InitiativeSummary;
use model::leadership::{Member, NamedLink, Person, Team};
use model::news::{PostLink, PostSummary, RelevantUntil, Tag, Unpublished};
use model::page::PageMeta;
use model::site::{Direction, Language, NavigationLink, Site};
use model::strings::Strings;
use model::urls::SiteUrls;

/// A word that is wider than a phone.
pub const LONG_WORD: &str = "Pneumonoultramicroscopicsilicovolcanoconiosisforschungsgruppe";
/// Characters that HTML escapes.
pub const SPECIAL_CHARACTERS: &str = "\"Salt\" & <pepper>";

/// Renders a view on an English page of a site under a base path.
pub fn on_page<View>(view: impl FnOnce(&ViewContext<'_>) -> View) -> View {
    render("en", RenderTarget::Page, view)
}

/// Renders a view on an Arabic page, which is written from right to left.
pub fn on_arabic_page<View>(view: impl FnOnce(&ViewContext<'_>) -> View) -> View {
    render("ar", RenderTarget::Page, view)
}

/// Renders a view on an Arabic page whose strings are all in English.
pub fn on_untranslated_page<View>(view: impl FnOnce(&ViewContext<'_>) -> View) -> View {
    let mut site = site();
    site.untranslated_strings = Strings::KEYS.iter().map(|(key, _)| String::from(*key)).collect();
    view_of_site(&site.with_marked_strings("ar"), "ar", RenderTarget::Page, view)
}

/// Renders a view for feed readers.
pub fn in_feed<View>(view: impl FnOnce(&ViewContext<'_>) -> View) -> View {
    render("en", RenderTarget::Feed { url: "https://site.example/base/news/a-post/" }, view)
}

fn render<View>(language: &str, target: RenderTarget<'_>, view: impl FnOnce(&ViewContext<'_>) -> View) -> View {
    view_of_site(&site(), language, target, view)
}

/// Renders a view on an English page of another site.
pub fn on_page_of<View>(site: &Site, view: impl FnOnce(&ViewContext<'_>) -> View) -> View {
    view_of_site(site, "en", RenderTarget::Page, view)
}

fn view_of_site<View>(
    site: &Site,
    language: &str,
    target: RenderTarget<'_>,
    view: impl FnOnce(&ViewContext<'_>) -> View,
) -> View {
    let codes: Vec<String> = site.languages.iter().map(|language| language.code.clone()).collect();
    let urls = SiteUrls::new("/base/", &codes);
    view(&ViewContext { site, urls: &urls, language, target, clock: None })
}

/// A site in three languages, one of which is written from right to left.
pub fn site() -> Site {
    let mut strings = Strings::default();
    for (key, placeholders) in Strings::KEYS {
        // The snapshot shows which string is used, and with which values.
        let values = placeholders.iter().map(|name| format!(" {{{name}}}")).collect::<String>();
        strings.get_mut(key).unwrap().text = format!("[{key}{values}]");
    }
    let language =
        |code: &str, name: &str, direction| Language { code: String::from(code), name: String::from(name), direction };
    Site {
        schema: model::SCHEMA,
        title: String::from("A site"),
        base_url: String::from("https://site.example/base/"),
        languages: vec![
            language("en", "English", Direction::LeftToRight),
            language("es", "Español", Direction::LeftToRight),
            language("ar", "العربية", Direction::RightToLeft),
        ],
        navigation: vec![navigation_link("/about/", "About"), navigation_link("/news/", "News")],
        footer_navigation: vec![navigation_link("/privacy/", LONG_WORD)],
        social: vec![named_link("A network", "https://network.example/a-site")],
        join: Some(named_link("A network", "https://network.example/a-site")),
        contact: Some(String::from("mail@site.example")),
        repository: Some(String::from("https://forge.example/a/site")),
        header_width: Some(60),
        strings,
        untranslated_strings: Vec::new(),
        english_strings: Vec::new(),
    }
}

/// A site with one language, no links, and nothing that is optional.
pub fn bare_site() -> Site {
    let mut site = site();
    site.languages.truncate(1);
    site.navigation.clear();
    site.footer_navigation.clear();
    site.social.clear();
    (site.join, site.contact, site.repository, site.header_width) = (None, None, None, None);
    site.strings.about_organisation.text.clear();
    site
}

fn navigation_link(path: &str, label: &str) -> NavigationLink {
    NavigationLink { path: String::from(path), label: String::from(label) }
}

pub fn named_link(name: &str, url: &str) -> NamedLink {
    NamedLink { name: String::from(name), url: String::from(url) }
}

pub fn meta(language: &str) -> PageMeta {
    PageMeta {
        language: String::from(language),
        title: String::from("A title"),
        heading: String::from(SPECIAL_CHARACTERS),
        description: String::from("A description."),
        substitutes: Vec::new(),
        notice: Vec::new(),
        edit_link: Vec::new(),
    }
}

pub fn picture() -> Image {
    Image {
        path: String::from("assets/images/picture-0f-960.jpg"),
        alternative: String::from(SPECIAL_CHARACTERS),
        width: 1600,
        height: 900,
        widths: String::from("320 640 960 1600"),
        focus: Some(String::from("x4 y0")),
    }
}

pub fn drawing() -> Image {
    let path = String::from("images/drawing.svg");
    Image { path, width: 40, height: 30, widths: String::new(), focus: None, ..picture() }
}

pub fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(String::from(text))]
}

pub fn paragraph(content: &str) -> Block {
    Block::Paragraph(text(content))
}

pub fn tag(slug: &str, label: &str) -> Tag {
    Tag { slug: String::from(slug), label: String::from(label) }
}

/// A post with all that is required.
pub fn post() -> PostSummary {
    PostSummary {
        slug: String::from("a-post"),
        language: String::from("en"),
        title: String::from("A post"),
        date: String::from("2024-02-03"),
        date_label: String::from("day 2024-02-03"),
        relevant_until: None,
        summary: String::from("A summary."),
        authors: Vec::new(),
        tags: Vec::new(),
        image: None,
        external: None,
        unpublished: None,
    }
}

pub fn relevant_until(day: &str, is_over: bool) -> Option<RelevantUntil> {
    Some(RelevantUntil { day: String::from(day), label: ["day ", day].concat(), is_over })
}

/// A post with all that a post can have, except another site.
pub fn full_post() -> PostSummary {
    PostSummary {
        slug: String::from("full"),
        language: String::from("ar"),
        title: String::from(LONG_WORD),
        authors: vec![String::from("Ada Example"), String::from("Bola Example")],
        tags: vec![tag("events", "Events"), tag("long", LONG_WORD)],
        relevant_until: relevant_until("2024-03-04", false),
        image: Some(picture()),
        unpublished: Some(Unpublished::Draft),
        ..post()
    }
}

/// A post on another site, with a date in the future.
pub fn external_post() -> PostSummary {
    PostSummary {
        slug: String::from("external"),
        relevant_until: relevant_until("2024-02-04", true),
        external: Some(String::from("https://other.example/a?b&c")),
        unpublished: Some(Unpublished::Scheduled),
        ..post()
    }
}

pub fn post_link(slug: &str, language: &str) -> PostLink {
    PostLink { slug: String::from(slug), title: String::from("Another post"), language: String::from(language) }
}

pub fn initiatives() -> Vec<InitiativeSummary> {
    let initiative = |slug: &str, title: &str| InitiativeSummary {
        slug: String::from(slug),
        title: String::from(title),
        summary: String::from("A summary."),
    };
    vec![initiative("one", "One"), initiative("long", LONG_WORD)]
}

/// A person with all that is required.
pub fn person() -> Person {
    Person {
        id: String::from("ada"),
        name: String::from("Ada Example"),
        photo: None,
        initials: String::from("AE"),
        location: None,
        links: Vec::new(),
    }
}

/// A person with all that is possible.
pub fn person_with_everything() -> Person {
    Person {
        id: String::from("bola"),
        name: String::from(LONG_WORD),
        photo: Some(picture()),
        initials: String::new(),
        location: Some(String::from("A city")),
        links: vec![named_link("A network", "https://network.example/bola")],
    }
}

/// A team with a member who has all that is required, and one who has all that is possible.
pub fn team() -> Team {
    Team {
        id: String::from("a-team"),
        name: String::from("A team"),
        description: String::from("What it does."),
        members: vec![
            Member { person: person(), fragment: None, role: None, earlier_role: None },
            Member {
                person: person_with_everything(),
                fragment: Some(String::from("person-bola")),
                role: Some(String::from("Chair")),
                earlier_role: Some(String::from("Secretary")),
            },
        ],
    }
}

/// A team whose members are not listed.
pub fn team_without_members() -> Team {
    Team { id: String::from("other-team"), members: Vec::new(), ..team() }
}

/// The card of an entry with all that is required.
pub fn dated_card() -> DatedCard {
    DatedCard {
        language: String::from("en"),
        card: Card {
            level: 2,
            id: String::from("an-entry"),
            source_id: None,
            heading: text("An entry"),
            blocks: vec![paragraph("Online")],
        },
        values: ["meetup", "", "true"].map(String::from).into(),
        occurrences: vec![occurrence("2024-06-07")],
        is_called_off: false,
    }
}

/// The card of an entry with all that an entry can have, which does not take place.
pub fn full_dated_card() -> DatedCard {
    DatedCard {
        language: String::from("ar"),
        card: Card { id: String::from("full-entry"), heading: text(LONG_WORD), ..dated_card().card },
        values: ["talk", "GH", ""].map(String::from).into(),
        occurrences: occurrences(),
        is_called_off: true,
    }
}

/// The occurrences of eight days.
pub fn occurrences() -> Vec<Occurrence> {
    (7..=14).map(|day| occurrence(&format!("2024-06-{day:02}"))).collect()
}

/// Filters by kind, country and online.
pub fn filters() -> Filters {
    let option = |value: &str| FilterOption { value: String::from(value), label: format!("[{value}]") };
    let filter = |key: &str, values: &[&str]| Filter {
        key: String::from(key),
        options: values.iter().copied().map(option).collect(),
    };
    Filters {
        label: String::from("[filters]"),
        filters: vec![
            filter("kind", &["", "meetup", "talk"]),
            filter("country", &["", "GH"]),
            filter("online", &["true"]),
        ],
        shown: String::from("[shown]: {count}"),
        shown_by_count: Vec::new(),
    }
}

fn occurrence(day: &str) -> Occurrence {
    let time = OccurrenceTime { start: 1_717_779_600, end: Some(1_717_783_200), local_start: 1_717_779_600 };
    Occurrence { day: String::from(day), last_day: None, time: Some(time), label: format!("day and time of {day}") }
}

/// Texts of the clock in English.
pub fn clock_strings() -> ClockStrings {
    let strings = |texts: &[&str]| texts.iter().copied().map(String::from).collect();
    ClockStrings {
        weekdays: strings(&["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
        hours: (0..24).map(|hour| format!("{hour}:{{minute}}")).collect(),
        digits: String::from("0123456789"),
        in_days: strings(&["today", "tomorrow", "in 2 days"]),
        now: String::from("now"),
        over: String::from("over"),
        for_you: String::from("{time} for you"),
        day_and_time: String::from("{day}, {time}"),
    }
}
