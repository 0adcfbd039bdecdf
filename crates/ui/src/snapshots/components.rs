//! The snapshots of components.

use super::examples::{
    LONG_WORD, SPECIAL_CHARACTERS, bare_site, clock_strings, dated_card, drawing, external_post, filters,
    full_dated_card, full_post, in_feed, initiatives, meta, occurrences, on_arabic_page, on_page, on_page_of,
    on_untranslated_page, paragraph, picture, post, relevant_until, tag, team, team_without_members, text,
};
use super::{Case, Snapshot, case, case_in};
use crate::components::dated_cards::dated_cards;
use crate::components::dates::dates;
use crate::components::initiative_cards::initiative_cards;
use crate::components::table::table;
use crate::components::theme_switch::theme_switch;
use crate::components::{
    HeadingLevel, IN_BODY, LARGE, ON_CARD, SMALL, all_news_link, app_button, body, cover, date, external_link, footer,
    grid, header, heading_and_body, heading_with_link, image, in_language, language_notice, link, live_region,
    member_cards, page_header, pattern, post_cards, relevance_badge, sized_image, skip_link, tag_list, text_link,
    unlisted_members, unpublished_badge,
};
use crate::context::ViewContext;
use crate::state::{Announcement, Theme, UiState};
use crate::view::html::{div, h1, h2, li};
use crate::view::{CollectView, IntoView};
use model::body::{Alignment, Block, Card, Footnote, Inline, LinkTarget, ListItem};
use model::clock::Clock;
use model::dated::{DatedCard, DatedCards, Dates, Filters};
use model::news::{PostSummary, Unpublished};
use model::page::Substitute;
use model::route::Route;

/// One snapshot for each file in `components/`.
pub const ALL: &[Snapshot] = &[
    ("app_button", app_buttons),
    ("body", bodies),
    ("dated_cards", lists_of_dated_cards),
    ("dates", dates_of_entries),
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
    ("pattern", patterns),
    ("post_cards", cards_of_posts),
    ("relevance", relevance_badges),
    ("table", tables),
    ("tag_list", tag_lists),
    ("theme_switch", theme_switches),
];

fn app_buttons() -> Vec<Case> {
    let view = on_page(|context| app_button(&context.strings().copy_code).into_view());
    vec![case("With its label", view)]
}

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
        .map(|level| Block::Heading {
            level,
            id: format!("heading-{level}"),
            source_id: None,
            content: text(LONG_WORD),
        })
        .collect();
    blocks.extend([
        Block::Heading {
            level: 2,
            id: string("with-link"),
            source_id: Some(string("in-the-source")),
            content: vec![link_to_fragment()],
        },
        Block::Paragraph(all_inlines()),
        Block::BulletList(vec![item(None, "One"), item(None, LONG_WORD)]),
        Block::BulletList(vec![item(Some(true), "Done"), item(Some(false), "Open")]),
        Block::NumberedList { start: 3, items: vec![ListItem { done: None, blocks: vec![paragraph("Loose")] }] },
        Block::Quote(vec![paragraph("Quoted")]),
        Block::Code { language: Some(string("python")), text: string("\n  print(\"<b>\")\n"), kinds: String::new() },
        Block::Code { language: None, text: string(""), kinds: String::new() },
        Block::Code {
            language: Some(string("python")),
            text: string("def a(): 1 # b"),
            kinds: string("kkk d     lcccc"),
        },
        Block::Table { alignments: vec![Alignment::End], header: vec![text("Year")], rows: vec![vec![text("2024")]] },
        Block::Figure { image: picture(), caption: Some(string("A caption")) },
        Block::Figure { image: picture(), caption: None },
        Block::Rule,
        Block::Initiatives(initiatives()),
        Block::Team(team()),
        Block::Team(team_without_members()),
        Block::News(vec![post()]),
        Block::DatedCards(DatedCards {
            cards: vec![dated_card()],
            count: Some(1),
            keeps_past: false,
            none: string("No entry"),
            filters: None,
            clock: None,
        }),
        Block::Dates(Dates {
            label: string("When"),
            further_label: string("Further"),
            occurrences: occurrences(),
            clock: None,
        }),
        Block::Actions(vec![link_to_fragment()]),
        Block::Navigation { label: string("Pages"), links: vec![link_to_fragment()] },
        Block::Cards(vec![
            card("without-link", text("A card"), text("In a card")),
            card("link-in-heading", vec![link_to_fragment()], text("In a card that is a link")),
            card("link-in-text", text("A card"), vec![link_to_fragment()]),
            card("two-links", vec![link_to_fragment()], vec![link_to_fragment()]),
            Card {
                blocks: vec![Block::Figure { image: picture(), caption: None }, paragraph("Below a picture")],
                ..card("with-picture", vec![link_to_fragment()], Vec::new())
            },
        ]),
        Block::Panel(vec![
            Block::Heading { level: 2, id: string("a-panel"), source_id: None, content: text("A panel") },
            paragraph("In a panel"),
        ]),
        Block::CallOut(vec![paragraph("A note")]),
        Block::Warning(vec![paragraph("A warning")]),
        Block::Details(vec![Block::Summary(text("A summary")), paragraph("More")]),
        Block::Gallery(vec![Block::Figure { image: picture(), caption: None }]),
        Block::Quotation(vec![Block::Quote(vec![paragraph("Quoted")]), Block::Source(text("— Its source"))]),
        Block::DescriptionList(vec![Block::Term(text("A term")), Block::Description(text("Its meaning"))]),
        Block::Footnotes(vec![Footnote { number: 1, blocks: vec![paragraph("A note")] }]),
    ]);
    blocks
}

fn card(id: &str, heading: Vec<Inline>, content: Vec<Inline>) -> Card {
    Card { level: 3, id: String::from(id), source_id: None, heading, blocks: vec![Block::Paragraph(content)] }
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
        case("On an Arabic page, with untranslated strings", on_untranslated_page(footer)),
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
        case("With its alternative text", on_page(|context| image(&picture(), IN_BODY, context))),
        case("On a card", on_page(|context| cover(&picture(), ON_CARD, context))),
        case("A drawing, which has no variants", on_page(|context| image(&drawing(), IN_BODY, context))),
        case("In a feed", in_feed(|context| image(&picture(), IN_BODY, context))),
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
        case("The notice of a translated page: nothing", on_page(|context| language_notice("en", &[], context))),
        case("The notice of an untranslated page", on_arabic_page(|context| language_notice("en", &[], context))),
        case("The notice of a translation", on_page(|context| language_notice("en", &text("It is old."), context))),
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
    let header = ["Plain", SPECIAL_CHARACTERS, "Short", LONG_WORD].map(text);
    let rows = [["1", "2", "3", "4"].map(text).to_vec(), Vec::new()];
    let corner = [Vec::new(), text("Width"), Vec::new()];
    let rows_with_headings = [["Loom", "2", "3"].map(text).to_vec(), vec![Vec::new(), text("2"), Vec::new()]];
    vec![
        case("With every alignment and an empty row", on_page(|context| table(&alignments, &header, &rows, context))),
        case(
            "With an empty corner, an empty header cell and empty cells",
            on_page(|context| table(&[], &corner, &rows_with_headings, context)),
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

fn lists_of_dated_cards() -> Vec<Case> {
    let (one, other) = (dated_card(), full_dated_card());
    let list = |cards: &[DatedCard]| DatedCards {
        cards: cards.to_vec(),
        count: None,
        keeps_past: false,
        none: String::from("No entry"),
        filters: Some(filters()),
        clock: Some(clock_strings()),
    };
    let view_at = |list: &DatedCards, clock: Option<Clock>| {
        on_page(|context| dated_cards(list, &ViewContext { clock, ..*context }))
    };
    let both = list(&[one.clone(), other.clone()]);
    let view = |list: &DatedCards| view_at(list, None);
    let at = |now: u64, query: &str| UiState {
        clock: Some(Clock { now, offset_at: |_| 19_800 }),
        query: String::from(query),
        ..UiState::new(None, None)
    };
    // The entries start at 1,717,779,600.
    let (day_before, during, after) = (1_717_693_200, 1_717_779_600, 1_717_783_200);
    let next = DatedCards { count: Some(1), filters: None, ..both.clone() };
    let with_past = DatedCards { keeps_past: true, ..both.clone() };
    let archive = DatedCards { filters: None, clock: None, ..both.clone() };
    let shown_by_count = ["[none shown]", "[one shown]", "[{count} shown]"].map(String::from).to_vec();
    let with_forms = DatedCards { filters: Some(Filters { shown_by_count, ..filters() }), ..both.clone() };
    vec![
        case("With the least and with everything", view(&both)),
        case_in("A day before", at(day_before, ""), view(&both)),
        case_in("While one takes place, of talks", at(during, "kind=talk"), view(&both)),
        case_in(
            "While one takes place, of talks, with words for each number",
            at(during, "kind=talk"),
            view(&with_forms),
        ),
        case_in("After one, with a filter of no value", at(after, "kind=nothing"), view(&both)),
        case("Shown after one has passed", view_at(&both, at(after, "").clock)),
        case_in("Kept after one has passed", at(after, ""), view_at(&with_past, at(after, "").clock)),
        case("The next one", view(&next)),
        case("An archive, after all have passed", view_at(&archive, at(after, "").clock)),
        case("None", view(&list(&[]))),
    ]
}

fn dates_of_entries() -> Vec<Case> {
    let all = Dates {
        label: String::from("[when]"),
        further_label: String::from("[further]"),
        occurrences: occurrences(),
        clock: Some(clock_strings()),
    };
    let one = Dates { occurrences: all.occurrences[..1].to_vec(), clock: None, ..all.clone() };
    let clock = Some(Clock { now: 1_717_783_200, offset_at: |_| 0 });
    let view_at = |shown: &Dates, clock| on_page(|context| dates(shown, &ViewContext { clock, ..*context }));
    vec![
        case("Several occurrences", view_at(&all, None)),
        case("After all have passed", view_at(&all, clock)),
        case("A single one, without the visitor's clock", view_at(&one, None)),
    ]
}
