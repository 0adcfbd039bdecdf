//! The snapshots of components.

use super::examples::{
    LONG_WORD, SPECIAL_CHARACTERS, bare_site, clock_texts, event, external_post, full_event, full_post, in_feed,
    initiatives, meta, on_arabic_page, on_page, on_page_of, paragraph, picture, post, relevant_until, tag, team,
    team_without_members, text,
};
use super::{Case, Snapshot, case, case_in};
use crate::components::initiative_cards::initiative_cards;
use crate::components::table::table;
use crate::components::theme_switch::theme_switch;
use crate::components::{
    HeadingLevel, LARGE, Pagination, SMALL, SharedTexts, all_news_link, body, date, event_cards, event_details,
    external_link, footer, grid, header, heading_and_body, heading_with_link, image, in_language, language_notice,
    link, live_region, member_cards, occurrence_time, page_header, pagination, pattern, post_cards, relevance_badge,
    sized_image, skip_link, tag_list, text_link, unlisted_members, unpublished_badge, upcoming,
};
use crate::filters::from_query;
use crate::state::{Announcement, Theme, UiState};
use crate::view::html::{div, h1, h2, li};
use crate::view::{CollectView, IntoView};
use model::body::{Alignment, Block, Card, Footnote, Inline, LinkTarget, ListItem};
use model::clock::Clock;
use model::event::{ClockTexts, EventSummary, NextEvents};
use model::news::{PostSummary, Unpublished};
use model::page::Substitute;
use model::route::Route;

/// One snapshot for each file in `components/`.
pub const ALL: &[Snapshot] = &[
    ("body", bodies),
    ("event_cards", cards_of_events),
    ("footer", footers),
    ("grid", grids),
    ("header", headers),
    ("heading", headings),
    ("heading_and_body", headings_and_bodies),
    ("image", images),
    ("initiative_cards", cards_of_initiatives),
    ("language", languages),
    ("links", links),
    ("live_region", live_regions),
    ("member_cards", cards_of_members),
    ("page_header", page_headers),
    ("pagination", paginations),
    ("pattern", patterns),
    ("post_cards", cards_of_posts),
    ("relevance", relevance_badges),
    ("table", tables),
    ("tag_list", tag_lists),
    ("theme_switch", theme_switches),
];

fn headings() -> Vec<Case> {
    let heading = || h2().attr("id", "fragment").child(SPECIAL_CHARACTERS);
    let view = on_page(|context| heading_with_link(heading(), "fragment", SPECIAL_CHARACTERS, context));
    vec![case("With its link", view)]
}

fn bodies() -> Vec<Case> {
    let blocks = all_blocks();
    vec![
        case("Every block and inline, on a page", on_page(|context| body(&blocks, context))),
        case("The same in a feed, which has no style sheet", in_feed(|context| body(&blocks, context))),
        case("Empty", on_page(|context| body(&[], context))),
    ]
}

fn all_blocks() -> Vec<Block> {
    let item = |done, content: &str| ListItem { done, blocks: vec![Block::Plain(text(content))] };
    let string = String::from;
    let mut blocks: Vec<Block> = (2..=6)
        .map(|level| Block::Heading { level, id: format!("heading-{level}"), content: text(LONG_WORD) })
        .collect();
    blocks.extend([
        Block::Heading { level: 2, id: string("with-link"), content: vec![link_to_fragment()] },
        Block::Paragraph(all_inlines()),
        Block::BulletList(vec![item(None, "One"), item(None, LONG_WORD)]),
        Block::BulletList(vec![item(Some(true), "Done"), item(Some(false), "Open")]),
        Block::NumberedList { start: 3, items: vec![ListItem { done: None, blocks: vec![paragraph("Loose")] }] },
        Block::Quote(vec![paragraph("Quoted")]),
        Block::Code { language: Some(string("python")), text: string("\n  print(\"<b>\")\n") },
        Block::Code { language: None, text: string("") },
        Block::Table { alignments: vec![Alignment::End], header: vec![text("Year")], rows: vec![vec![text("2024")]] },
        Block::Figure { image: picture(), caption: Some(string("A caption")) },
        Block::Figure { image: picture(), caption: None },
        Block::Rule,
        Block::Initiatives(initiatives()),
        Block::Team(team()),
        Block::Team(team_without_members()),
        Block::News(vec![post()]),
        Block::Events(NextEvents {
            count: 1,
            events: vec![event(), full_event()],
            none: string("No event"),
            clock: ClockTexts::default(),
        }),
        Block::Actions(vec![link_to_fragment()]),
        Block::Cards(vec![
            card("without-link", text("A card"), text("In a card")),
            card("link-in-heading", vec![link_to_fragment()], text("In a card that is a link")),
            card("link-in-text", text("A card"), vec![link_to_fragment()]),
            card("two-links", vec![link_to_fragment()], vec![link_to_fragment()]),
        ]),
        Block::Panel(vec![
            Block::Heading { level: 2, id: string("a-panel"), content: text("A panel") },
            paragraph("In a panel"),
        ]),
        Block::Footnotes(vec![Footnote { number: 1, blocks: vec![paragraph("A note")] }]),
    ]);
    blocks
}

fn card(id: &str, heading: Vec<Inline>, content: Vec<Inline>) -> Card {
    Card { level: 3, id: String::from(id), heading, blocks: vec![Block::Paragraph(content)] }
}

fn all_inlines() -> Vec<Inline> {
    vec![
        Inline::Text(String::from(SPECIAL_CHARACTERS)),
        Inline::Emphasis(text("stressed")),
        Inline::Strong(vec![Inline::Strikethrough(text("important and removed"))]),
        Inline::Code(String::from("a && b")),
        link_to_fragment(),
        Inline::Image(picture()),
        Inline::LineBreak,
        Inline::FootnoteReference { number: 1, occurrence: 1 },
        Inline::FootnoteReference { number: 1, occurrence: 2 },
    ]
}

fn link_to_fragment() -> Inline {
    Inline::Link { to: LinkTarget::Fragment(String::from("heading-2")), content: text("a link") }
}

fn footers() -> Vec<Case> {
    vec![
        case("With pages and profiles", on_page(footer)),
        case("On an Arabic page", on_arabic_page(footer)),
        case("Without pages and profiles", on_page_of(&bare_site(), footer)),
    ]
}

fn grids() -> Vec<Case> {
    let items = |count: u32| (1..=count).map(|number| li().child(number)).collect_view();
    vec![case("Of two items", grid("grid", items(2))), case("Of no item", grid("grid featured", items(0)))]
}

fn headers() -> Vec<Case> {
    let state = |route: Option<Route>| UiState::new(route, None);
    let a_post = Some(Route::Post(String::from("a-post")));
    let substitute = Substitute { language: String::from("es"), path: String::from("/news/") };
    let not_in_spanish = UiState { substitutes: vec![substitute], ..state(a_post.clone()) };
    vec![
        case("The link that skips it", on_page(skip_link)),
        case_in("On the home page", state(Some(Route::Home)), on_page(header)),
        case_in("On the page of an entry", state(Some(Route::News)), on_page(header)),
        case_in("On a page below an entry, in Arabic", state(a_post.clone()), on_arabic_page(header)),
        case_in("On a page that one language does not have", not_in_spanish, on_page(header)),
        case_in("On an unknown page of a site with one language", state(None), on_page_of(&bare_site(), header)),
    ]
}

fn headings_and_bodies() -> Vec<Case> {
    let blocks = [paragraph("The lead."), Block::Actions(vec![link_to_fragment()]), paragraph("The rest.")];
    let in_english = |blocks: &[Block]| {
        on_page(|context| heading_and_body("/a/page/", None, &meta("en"), blocks, context).into_view())
    };
    let in_arabic =
        on_page(|context| heading_and_body("/a/page/", None, &meta("ar"), &[Block::Rule], context).into_view());
    vec![
        case("With lead and rest", in_english(&blocks)),
        case("Without a body", in_english(&[])),
        case("Without a lead, in another language than the page", in_arabic),
    ]
}

fn images() -> Vec<Case> {
    vec![
        case("With its alternative text", on_page(|context| image(&picture(), context))),
        case("Without an alternative text, which the caller adds", on_page(|context| sized_image(&picture(), context))),
    ]
}

fn cards_of_initiatives() -> Vec<Case> {
    vec![
        case("Two", on_page(|context| initiative_cards(&initiatives(), context))),
        case("None", on_page(|context| initiative_cards(&[], context))),
    ]
}

fn languages() -> Vec<Case> {
    vec![
        case("A part in the language of the page", on_page(|context| in_language(div(), "en", context))),
        case("A part in another language", on_page(|context| in_language(div(), "es", context))),
        case("A part in another direction", on_page(|context| in_language(div(), "ar", context))),
        case(
            "A part in another direction, on an Arabic page",
            on_arabic_page(|context| in_language(div(), "en", context)),
        ),
        case("The notice of a translated page: nothing", on_page(|context| language_notice("en", context))),
        case("The notice of an untranslated page", on_arabic_page(|context| language_notice("en", context))),
        case("The notice of an unknown language", on_page(|context| language_notice("tlh", context))),
    ]
}

fn links() -> Vec<Case> {
    let target = |target: LinkTarget| on_page(|context| link(&target, "A link", context));
    let fragment = LinkTarget::Fragment(String::from("goal"));
    let external = "https://other.example/?a&b";
    vec![
        case("To a page", target(LinkTarget::Page(String::from("/about/#goal")))),
        case(
            "To a page, on an Arabic page",
            on_arabic_page(|context| link(&LinkTarget::Page(String::from("/about/")), "A link", context)),
        ),
        case("To a fragment", target(fragment.clone())),
        case("To a fragment, in a feed", in_feed(|context| link(&fragment, "A link", context))),
        case("To a file", target(LinkTarget::File(String::from("files/report.pdf")))),
        case("To another site", target(LinkTarget::External(String::from(external)))),
        case("To another site, in a feed", in_feed(|context| external_link(external, "A link", context))),
        case("To an e-mail address", target(LinkTarget::External(String::from("mailto:a@site.example")))),
        case("To a telephone number", target(LinkTarget::External(String::from("tel:+14155550100")))),
        case("With a label", text_link("/base/about/", SPECIAL_CHARACTERS)),
        case("To all posts", on_page(all_news_link)),
    ]
}

fn live_regions() -> Vec<Case> {
    let state = |is_visible| UiState {
        announcement: Announcement { message: String::from(SPECIAL_CHARACTERS), is_visible },
        ..UiState::new(None, None)
    };
    vec![
        case("Before the first announcement", live_region()),
        case_in("For assistive technology", state(false), live_region()),
        case_in("For everyone", state(true), live_region()),
    ]
}

fn cards_of_members() -> Vec<Case> {
    vec![
        case("A member with the least, and one with everything", on_page(|context| member_cards(&team(), context))),
        case(
            "A team whose members are not listed: nothing",
            on_page(|context| member_cards(&team_without_members(), context)),
        ),
        case(
            "In its place on the page of all teams",
            on_page(|context| unlisted_members(&team_without_members(), context)),
        ),
    ]
}

fn page_headers() -> Vec<Case> {
    vec![case("Of a path", page_header("/a/page/", h1().child(LONG_WORD)))]
}

fn patterns() -> Vec<Case> {
    vec![
        case("On a card", pattern("card", "a-name", SMALL)),
        case("Beside a heading, of a path", pattern("page", "/another/name/", LARGE)),
    ]
}

fn cards_of_posts() -> Vec<Case> {
    let posts = [post(), full_post(), external_post()];
    vec![
        case("Below a heading of the body", on_page(|context| post_cards(&posts, HeadingLevel::Three, false, context))),
        case("The first one featured", on_page(|context| post_cards(&posts[..2], HeadingLevel::Two, true, context))),
        case("None", on_page(|context| post_cards(&[], HeadingLevel::Two, true, context))),
        case("A day", date(&post())),
        case("A day without a label", date(&PostSummary { date_label: String::new(), ..post() })),
        case("The badge of a draft", on_page(|context| unpublished_badge(Some(Unpublished::Draft), context))),
        case("The badge of a published post: nothing", on_page(|context| unpublished_badge(None, context))),
    ]
}

fn relevance_badges() -> Vec<Case> {
    let badge = |day, is_over| {
        let post = PostSummary { relevant_until: relevant_until(day, is_over), ..post() };
        on_page(|context| relevance_badge(&post, context))
    };
    // 4 March 2024 is 19,786 days after the epoch.
    let on =
        |day: u64| UiState { clock: Some(Clock { now: day * 86_400, offset_at: |_| 0 }), ..UiState::new(None, None) };
    vec![
        case("Not over when it was published", badge("2024-03-04", false)),
        case("Over when it was published", badge("2024-03-04", true)),
        case_in("On the last day", on(19_786), badge("2024-03-04", false)),
        case_in("A day later", on(19_787), badge("2024-03-04", false)),
        case_in("Over when it was published, by a slow clock", on(19_785), badge("2024-03-04", true)),
        case("No day: nothing", on_page(|context| relevance_badge(&post(), context))),
    ]
}

fn tables() -> Vec<Case> {
    let alignments = [Alignment::None, Alignment::Start, Alignment::Center, Alignment::End];
    let header = ["Plain", SPECIAL_CHARACTERS, "", LONG_WORD].map(text);
    let rows = [["1", "2", "3", "4"].map(text).to_vec(), Vec::new()];
    vec![
        case(
            "With every alignment, an empty header cell and an empty row",
            on_page(|context| table(&alignments, &header, &rows, context)),
        ),
        case(
            "With fewer alignments than columns",
            on_page(|context| table(&alignments[..1], &header[..2], &[], context)),
        ),
    ]
}

fn tag_lists() -> Vec<Case> {
    let tags = [tag("events", "Events"), tag("long", LONG_WORD)];
    vec![
        case("Of a post", on_page(|context| tag_list(&tags, None, context))),
        case("On the page of a tag", on_page(|context| tag_list(&tags, Some(&tags[0]), context))),
        case("Without a tag: nothing", on_page(|context| tag_list(&[], None, context))),
    ]
}

fn theme_switches() -> Vec<Case> {
    let dark = UiState { theme: Theme::Dark, ..UiState::new(None, None) };
    vec![
        case("Before a theme is chosen", on_page(theme_switch)),
        case_in("After the dark theme was chosen", dark, on_page(theme_switch)),
    ]
}

fn cards_of_events() -> Vec<Case> {
    let cards = |events: &[EventSummary], level, clock| {
        let texts = SharedTexts::new(clock_texts());
        on_page(|context| event_cards(&upcoming(events, clock), level, "No event", Some(&texts), context))
    };
    let (one, other) = (event(), full_event());
    let both = [one.clone(), other.clone()];
    let at = |now: u64, query: &str| UiState {
        clock: Some(Clock { now, offset_at: |_| 19_800 }),
        filters: from_query(query),
        ..UiState::new(None, None)
    };
    // The events start at 1,717,779,600.
    let (day_before, during, after) = (1_717_693_200, 1_717_779_600, 1_717_783_200);
    vec![
        case("With the least and with everything", cards(&both, HeadingLevel::Two, None)),
        case_in("A day before", at(day_before, ""), cards(&both, HeadingLevel::Two, None)),
        case_in("While one takes place, of talks", at(during, "kind=talk"), cards(&both, HeadingLevel::Two, None)),
        case_in("After one, in a body", at(after, "kind=talk"), cards(&both, HeadingLevel::Three, None)),
        case("Shown after one has passed", cards(&both, HeadingLevel::Two, at(after, "").clock)),
        case("None", cards(&[], HeadingLevel::Three, None)),
        case("The time of an occurrence", occurrence_time(&one.occurrences[0])),
        case("The details of an event", on_page(|context| event_details(&other, context))),
    ]
}

fn paginations() -> Vec<Case> {
    let of = |page, pages| {
        let (position, name, previous, next) = ("[position]", "[name]", "[previous]", "[next]");
        let route = &Route::News.list_page(page);
        let list = Pagination { route, page, pages, position, name, previous, next };
        on_page(|context| pagination(&list, context))
    };
    vec![
        case("The first page", of(1, 3)),
        case("A page between others", of(2, 3)),
        case("The last page", of(3, 3)),
        case("The only page", of(1, 1)),
    ]
}
