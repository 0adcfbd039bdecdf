//! Groups and partners: the blocks that their directives become.

use crate::support::{Checkout, Files, RELEASE, json, text};
use model::body::{Block, Card, Inline, LinkTarget, plain_text};
use model::text_page::TextPage;

/// Returns the blocks below the heading with this fragment, up to the next heading of its level.
fn blocks_below(files: &Files, path: &str, fragment: &str) -> Vec<Block> {
    let page: TextPage = json(files, path);
    let is_start = |block: &Block| matches!(block, Block::Heading { level: 2, id, .. } if id == fragment);
    let rest = page.body.into_iter().skip_while(|block| !is_start(block)).skip(1);
    rest.take_while(|block| !matches!(block, Block::Heading { level: 2, .. } | Block::Footnotes(_))).collect()
}

/// Returns the plain text of blocks, one string for each.
fn words(blocks: &[Block]) -> Vec<String> {
    let words = |block: &Block| match block {
        Block::Heading { level, id, content, .. } => format!("h{level} {id}: {}", plain_text(content)),
        Block::Paragraph(content) | Block::Actions(content) => plain_text(content),
        Block::Cards(cards) => cards.iter().map(|card| format!("[{}]", card.id)).collect(),
        other => panic!("{other:?}"),
    };
    blocks.iter().map(words).collect()
}

fn cards(blocks: &[Block]) -> Vec<&Card> {
    let lists = blocks.iter().filter_map(|block| if let Block::Cards(cards) = block { Some(cards) } else { None });
    lists.flatten().collect()
}

fn card<'a>(blocks: &'a [Block], id: &str) -> &'a Card {
    cards(blocks).into_iter().find(|card| card.id == id).unwrap()
}

fn links(blocks: &[Block]) -> Vec<LinkTarget> {
    let inlines = blocks.iter().flat_map(|block| match block {
        Block::Paragraph(content) | Block::Actions(content) => content.as_slice(),
        _ => &[],
    });
    inlines.filter_map(|inline| if let Inline::Link { to, .. } = inline { Some(to.clone()) } else { None }).collect()
}

fn page(path: &str) -> LinkTarget {
    LinkTarget::Page(String::from(path))
}

fn external(url: &str) -> LinkTarget {
    LinkTarget::External(String::from(url))
}

const ABOUT: &str = "content/en/pages/about.json";
const ABOUT_IN_SPANISH: &str = "content/es/pages/about.json";

#[test]
fn groups_are_listed_by_country_with_their_number() {
    let files = Checkout::fixture_site().build("/", RELEASE).unwrap();
    let groups = blocks_below(&files, ABOUT, "groups");
    let expected = [
        "Groups: 3 · Countries: 2\u{a0}· As of June 1, 2024",
        "h3 groups_gh: Ghana",
        "[group_accra]",
        "h3 groups_us: United States",
        "[group_albany][group_new-york]",
        "Start a group",
    ];
    assert_eq!(words(&groups), expected);
    assert!(cards(&groups).iter().all(|card| card.level == 4));
    let in_spanish = words(&blocks_below(&files, ABOUT_IN_SPANISH, "grupos"));
    assert_eq!(in_spanish[0], "3 grupos en 2 países\u{a0}· A fecha del 1 de junio de 2024");
    assert_eq!([&in_spanish[1], &in_spanish[3]], ["h3 groups_us: Estados Unidos", "h3 groups_gh: Ghana"]);
}

#[test]
fn a_card_has_what_is_known_of_a_group() {
    let files = Checkout::fixture_site().build("/", RELEASE).unwrap();
    let groups = blocks_below(&files, ABOUT, "groups");
    let new_york = card(&groups, "group_new-york");
    let expected = [
        "New York City, New York",
        "Contact Ama Mensah and Zola",
        "Languages English and Portuguese",
        "Next event Pair evening; with cake, “tea” & a\\b Friday, June 7, 2024, 6:00\u{202f}PM–7:30\u{202f}PM in New York",
        "Website of New York Weavers",
    ];
    let found = words(&new_york.blocks);
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found.replace('"', ""), expected.replace(['“', '”'], ""));
    }
    let expected = [
        // Only people in a team have a card to link to.
        page("/leadership/#person-ama-mensah"),
        page("/events/pair-evening/"),
        external("https://new-york.example/weavers"),
    ];
    assert_eq!(links(&new_york.blocks), expected);
    let accra = card(&groups, "group_accra");
    assert_eq!(words(&accra.blocks), ["Write to us"]);
    assert_eq!(links(&accra.blocks), [external("mailto:mail@fixture.example")]);
    assert_eq!(words(&card(&groups, "group_albany").blocks)[..2], ["Upstate", "Contact Kofi"]);
}

#[test]
fn capitals_do_not_matter_for_the_order() {
    let checkout = Checkout::fixture_site();
    checkout.write("content/groups/alb.toml", b"name = \"ALB\"\ncountry = \"US\"\n");
    checkout.write("content/groups/alz.toml", b"name = \"ALZ\"\ncountry = \"US\"\n");
    let groups = blocks_below(&checkout.build("/", RELEASE).unwrap(), ABOUT, "groups");
    assert!(words(&groups).contains(&String::from("[group_alb][group_albany][group_alz][group_new-york]")));
}

#[test]
fn how_to_start_a_group_is_a_page_or_the_contact_address() {
    let checkout = Checkout::fixture_site();
    let start = |checkout: &Checkout| {
        let files = checkout.build("/", RELEASE).unwrap();
        links(&blocks_below(&files, ABOUT, "groups"))
    };
    assert_eq!(start(&checkout), [page("/about/")]);
    checkout.replace("content/site.toml", "start_group = \"about\"\n", "");
    assert_eq!(start(&checkout), [external("mailto:mail@fixture.example")]);
    checkout.replace("content/site.toml", "contact = \"mail@fixture.example\"\n", "");
    assert_eq!(start(&checkout), []);
    let files = checkout.build("/", RELEASE).unwrap();
    assert_eq!(card(&blocks_below(&files, ABOUT, "groups"), "group_accra").blocks, []);
}

#[test]
fn the_next_event_is_one_that_takes_place() {
    let checkout = Checkout::fixture_site();
    let next = |checkout: &Checkout| {
        let groups = blocks_below(&checkout.build("/", RELEASE).unwrap(), ABOUT, "groups");
        let links = links(&card(&groups, "group_accra").blocks);
        links.into_iter().filter(|link| matches!(link, LinkTarget::Page(_))).collect::<Vec<_>>()
    };
    let event = |slug: &str, day: &str, more: &str| {
        let event = format!(
            "---\ntitle: T\nstart: {day}\nplace: online\nkind: talk\nsummary: S.\ngroup: accra\n{more}---\n\nText.\n"
        );
        checkout.write(&format!("content/en/events/2024-05-01-{slug}.md"), event.as_bytes());
    };
    event("over", "2024-05-31", "");
    event("off", "2024-06-02", "status: cancelled\n");
    event("not-yet", "2024-06-03", "draft: true\n");
    assert_eq!(next(&checkout), []);
    event("later", "2024-08-01", "");
    event("next", "2024-07-01", "");
    assert_eq!(next(&checkout), [page("/events/next/")]);
}

#[test]
fn events_have_the_name_of_their_group() {
    let checkout = Checkout::fixture_site();
    let files = checkout.build("/", RELEASE).unwrap();
    let event = |files: &Files| {
        let page: TextPage = json(files, "content/en/events/pair-evening.json");
        format!("{:?}", page.body)
    };
    let named = event(&files);
    assert!(named.contains("\"New York Weavers\"") && named.contains("All events of New York Weavers"), "{named}");
    assert!(text(&files, "events/groups/new-york.ics").contains("NAME:New York Weavers – Fixture"));
    std::fs::remove_dir_all(checkout.root().join("content/groups")).unwrap();
    let files = checkout.build("/", RELEASE).unwrap();
    assert!(event(&files).contains("All events of new-york"), "without a file, a group has its id");
    assert_eq!(words(&blocks_below(&files, ABOUT, "groups")), ["There are no groups yet.", "Start a group"]);
}

#[test]
fn partners_are_listed_by_kind() {
    let checkout = Checkout::fixture_site();
    checkout.replace("content/partners/loom-foundation.toml", "\"draft\"", "\"draft\", \"elsewhere\"");
    let files = checkout.build("/", RELEASE).unwrap();
    let partners = blocks_below(&files, ABOUT, "partners");
    let expected = [
        "h3 partners_fiscal-sponsor: Fiscal sponsor",
        "[partner_loom-foundation]",
        "h3 partners_sponsor: Sponsors",
        "[partner_yarn-market]",
        "h3 partners_learning: Learning partners",
        "[partner_spinning-school]",
        "h3 partners_conference: Conferences that we support",
        "[partner_weavers-conference]",
    ];
    assert_eq!(words(&partners), expected);
    assert!(cards(&partners).iter().all(|card| card.level == 4));
    let foundation = card(&partners, "partner_loom-foundation");
    let [summary, since, news, link] = words(&foundation.blocks).try_into().unwrap();
    assert_eq!((summary.as_str(), since.as_str()), ("It holds our money.", "Since February 1, 2024"));
    // The draft is not published.
    assert_eq!(news.matches("\u{a0}· ").count(), 2, "{news}");
    assert_eq!(link, "Website of Loom Foundation");
    let expected = [page("/news/first/"), page("/news/elsewhere/"), external("https://looms.example/")];
    assert_eq!(links(&foundation.blocks), expected);
    let since = |id: &str| words(&card(&partners, id).blocks).get(1).cloned();
    assert_eq!(since("partner_spinning-school").as_deref(), Some("Since November 2023"));
    assert_eq!(since("partner_weavers-conference").as_deref(), Some("Since 2022"));
    assert_eq!(since("partner_yarn-market"), None);
}

#[test]
fn the_partners_of_one_kind_have_no_heading_and_their_own_language() {
    let checkout = Checkout::fixture_site();
    let files = checkout.build("/", RELEASE).unwrap();
    let partners = blocks_below(&files, ABOUT_IN_SPANISH, "patrocinio");
    assert_eq!(words(&partners), ["[partner_yarn-market]", "[partner_loom-foundation]"]);
    assert!(cards(&partners).iter().all(|card| card.level == 3));
    let of = |id: &str| words(&card(&partners, id).blocks);
    assert_eq!(of("partner_loom-foundation")[..2], ["Guarda nuestro dinero.", "Desde 1 de febrero de 2024"]);
    assert_eq!(of("partner_yarn-market"), ["Yarn for every meetup."], "not translated");
    std::fs::remove_dir_all(checkout.root().join("content/partners")).unwrap();
    let files = checkout.build("/", RELEASE).unwrap();
    assert_eq!(words(&blocks_below(&files, ABOUT, "partners")), ["There are no partners yet."]);
}
