//! `cargo content new`

use crate::support::{Checkout, RELEASE, TODAY, text};
use proptest::prelude::*;
use publisher::convert::PublishOptions;
use publisher::diagnostic::Diagnostics;
use publisher::diagnostic::Severity;
use publisher::new_entry::key::{PLACE_PARTS, Requirement, ValueFormat};
use publisher::new_entry::kinds::{EVENT, EntryText, GROUP, OPPORTUNITY, PAGE, PARTNER, PERSON, POST};
use publisher::new_entry::{Comments, Created, EntryKind, KINDS, NewEntry, NewEntryError, Values, create};
use publisher::source::file::SourceFile;
use publisher::source::front_matter;
use publisher::source::node::{Node, Value};
use publisher::source::toml::parse_toml;
use std::fs;
use std::path::Path;

fn entry(kind: &'static EntryKind, given: &[(&str, &str)]) -> NewEntry {
    let mut values = Values::default();
    given.iter().for_each(|(key, value)| values.add(key, value));
    NewEntry { kind, language: None, slug: None, values, text: None, author: None, comments: Comments::OtherKeys }
}

fn new(checkout: &Checkout, kind: &'static EntryKind, given: &[(&str, &str)]) -> Result<Created, NewEntryError> {
    create(checkout.root(), &entry(kind, given), RELEASE)
}

fn path(created: &Created) -> String {
    created.file.to_str().unwrap().replace('\\', "/")
}

fn read(checkout: &Checkout, created: &Created) -> String {
    fs::read_to_string(checkout.root().join(&created.file)).unwrap()
}

/// Values that are right on the fixture site, for the keys whose examples name what it does not have.
fn right_values(kind: &EntryKind) -> Vec<(&'static str, Vec<&'static str>)> {
    let value = |key: &'static str, example: &'static [&'static str]| match (kind.keyword, key) {
        ("post", "authors") | ("group", "leads") => vec!["zola"],
        ("post", "tags") => vec!["events"],
        ("post", "image") | ("person", "photo") => vec!["/images/bars.svg"],
        ("post", "date") => vec!["2024-06-01"],
        ("partner", "news") => vec!["first"],
        ("opportunity", "date") => vec!["2024-06-01"],
        (_, "updated") => vec!["2024-06-01"],
        (_, "aliases") => vec!["/an/old-address/"],
        _ => example.to_vec(),
    };
    kind.keys.iter().map(|key| (key.name, value(key.name, key.example))).collect()
}

fn errors(checkout: &Checkout) -> Vec<String> {
    let found = checkout.diagnostics().into_iter().filter(|found| found.severity == Severity::Error);
    found.map(|error| error.to_string()).collect()
}

/// All values of an event, apart from those that exclude one of them.
const WHOLE_EVENT: [(&str, &str); 21] = [
    ("title", "Pair night"),
    ("start", "2024-06-07T18:00"),
    ("time_zone", "Africa/Accra"),
    ("duration", "90m"),
    ("repeats", "weekly"),
    ("until", "2024-12-20"),
    ("except", "2024-06-14"),
    ("except", "2024-06-28"),
    ("moved", "2024-06-21=2024-06-22"),
    ("moved", "2024-07-05=2024-07-04T20:30"),
    ("venue", "Mall, 2nd: floor"),
    ("city", "Accra"),
    ("country", "GH"),
    ("kind", "meetup"),
    ("summary", "We pair up."),
    ("link", "https://example.org/a?b=c#d"),
    ("group", "accra"),
    ("status", "postponed"),
    ("updated", "2024-06-01"),
    ("id", "old-name"),
    ("aliases", "/an/old-address/"),
];

/// Asserts that an entry passes the check as it is written, and that its file has so many comments.
fn assert_complete(mut entry: NewEntry, comments: usize) {
    let checkout = Checkout::fixture_site();
    if entry.kind.text != EntryText::None {
        entry.text = Some(String::from("A text with *emphasis*."));
    }
    let created = create(checkout.root(), &entry, RELEASE).unwrap_or_else(|error| panic!("{error}"));
    let written = read(&checkout, &created);
    assert_eq!(created.diagnostics, [], "{written}");
    assert_eq!(checkout.report(), "", "{written}");
    assert_eq!(written.lines().filter(|line| line.starts_with("# ")).count(), comments, "{written}");
}

#[test]
fn an_entry_with_all_values_passes_the_check() {
    for kind in KINDS.into_iter().filter(|kind| kind.keyword != EVENT.keyword) {
        let mut entry = entry(kind, &[]);
        for (key, values) in right_values(kind) {
            values.iter().for_each(|value| entry.values.add(key, value));
        }
        assert_complete(entry, 0);
    }
}

#[test]
fn an_event_with_all_values_passes_the_check() {
    let others = [("end", "2024-06-07T19:30"), ("times", "30"), ("draft", "true")];
    let with_others = WHOLE_EVENT.into_iter().filter(|(key, _)| !["duration", "until"].contains(key)).chain(others);
    for values in [WHOLE_EVENT.to_vec(), with_others.collect()] {
        // `time` is for an event without a time.
        let missing = EVENT.keys.len()
            - EVENT
                .keys
                .iter()
                .filter(|key| key.format == ValueFormat::Place || values.iter().any(|(given, _)| *given == key.name))
                .count();
        assert_complete(entry(&EVENT, &values), missing);
    }
    let open = [
        ("title", "Day"),
        ("start", "2024-06-07"),
        ("time", "to-be-announced"),
        ("place", "online"),
        ("kind", "talk"),
        ("summary", "S"),
    ];
    assert_complete(entry(&EVENT, &open), EVENT.keys.len() - open.len());
}

#[test]
fn an_entry_with_the_least_values_passes_once_it_is_filled_in() {
    for kind in KINDS {
        let checkout = Checkout::fixture_site();
        let created = new(&checkout, kind, &[(kind.name_key, "A new one")]).unwrap();
        let file = path(&created);
        let needed: Vec<&str> = kind.keys[1..]
            .iter()
            .filter(|key| matches!(key.requirement, Requirement::Required))
            .map(|key| key.name)
            .collect();
        let found = errors(&checkout);
        for key in &needed {
            assert!(found.iter().any(|error| error.contains(&format!("`{key}`"))), "{key}: {found:?}");
        }
        // Nothing else is wrong, apart from the text of a page.
        let texts = usize::from(kind.keyword == PAGE.keyword);
        assert_eq!(found.len(), needed.len() + texts, "{found:?}");
        for key in kind.keys[1..].iter().filter(|key| needed.contains(&key.name)) {
            let value = key.example[0];
            let (empty, filled) = match file.ends_with(".md") {
                true => (format!("\n{}:\n", key.name), format!("\n{}: {value}\n", key.name)),
                false => (format!("\n{} = \"\"\n", key.name), format!("\n{} = \"{value}\"\n", key.name)),
            };
            checkout.replace(&file, &empty, &filled);
        }
        if kind.keyword == PAGE.keyword {
            checkout.replace(&file, "Write the text of the page here, in place of this line.", "A text.");
        }
        assert_eq!(checkout.report(), "", "{}", read(&checkout, &created));
    }
}

#[test]
fn nothing_is_published_until_an_entry_is_complete() {
    for kind in KINDS {
        let checkout = Checkout::fixture_site();
        let created = new(&checkout, kind, &[(kind.name_key, "A new one")]).unwrap();
        let is_complete = errors(&checkout).is_empty();
        // A person needs no more than a name, and a post is a draft.
        assert_eq!(is_complete, [PERSON.keyword, POST.keyword].contains(&kind.keyword), "{}", path(&created));
    }
}

#[test]
fn each_commented_line_works_without_its_sign() {
    for kind in KINDS {
        for (key, values) in right_values(kind).into_iter().skip(1) {
            let checkout = Checkout::fixture_site();
            let with_context: &[(&str, &str)] = match (kind.keyword, key) {
                ("event", "until" | "times" | "except" | "moved") => {
                    &[("title", "Pair night"), ("start", "2026-03-06"), ("repeats", "weekly")]
                }
                ("event", _) => &[("title", "Pair night"), ("start", "2026-03-06")],
                _ => &[],
            };
            let required = kind.keys.iter().filter(|key| matches!(key.requirement, Requirement::Required));
            let mut entry = entry(kind, with_context);
            for key in required {
                if entry.values.first(key.name).is_none() {
                    entry.values.add(key.name, key.example[0]);
                }
            }
            entry.text = Some(String::from("A text."));
            let created = create(checkout.root(), &entry, RELEASE).unwrap();
            let written = read(&checkout, &created);
            // A picture needs its description, and a deadline its zone.
            let together = match (kind.keyword, key) {
                (_, "image" | "image_alt") => ["image", "image_alt"],
                ("opportunity", "deadline" | "time_zone") => ["deadline", "time_zone"],
                _ => [key; 2],
            };
            let is_meant = |line: &&str| {
                together
                    .iter()
                    .any(|key| line.starts_with(&format!("# {key}: ")) || line.starts_with(&format!("# {key} = ")))
            };
            let lines: Vec<&str> = written.lines().filter(is_meant).collect();
            if lines.is_empty() {
                continue;
            }
            for line in &lines {
                checkout.replace(&path(&created), line, line.strip_prefix("# ").unwrap());
            }
            // The examples of names are not those of the fixture site.
            if together == ["image", "image_alt"] {
                checkout.replace(&path(&created), "/media/booth.jpg", "/images/bars.svg");
                assert_eq!(checkout.report(), "");
                continue;
            }
            let own = kind.keys.iter().find(|found| found.name == key).unwrap().example;
            for (example, right) in own.iter().zip(&values).filter(|(example, right)| example != right) {
                checkout.replace(&path(&created), example, right);
            }
            let future = ["updated", "relevant_until"].contains(&key);
            let found = if future { errors(&checkout).join("\n") } else { checkout.report() };
            assert_eq!(found, "", "{lines:?}\n{}", fs::read_to_string(checkout.root().join(&created.file)).unwrap());
        }
    }
}

#[test]
fn a_value_that_is_wrong_is_refused_with_the_message_of_the_check() {
    type Row = (&'static EntryKind, &'static [(&'static str, &'static str)], &'static str);
    let rows: &[Row] = &[
        (&EVENT, &[("kind", "metup")], "--kind: `kind` cannot be `metup`\n    help: did you mean `meetup`?"),
        (
            &EVENT,
            &[("start", "6 March 2026")],
            "--start: `6 March 2026` is not a day or a time of the calendar\n    help: write `start: 2026-03-06`",
        ),
        (
            &EVENT,
            &[("start", "2026-03-06T18:00"), ("time_zone", "Accra")],
            "--time-zone: there is no time zone `Accra`\n    help: write `time_zone: Africa/Accra`",
        ),
        (
            &EVENT,
            &[("city", "Accra"), ("country", "Ghana")],
            "--place: there is no country `Ghana`\n    help: write `country: GH`",
        ),
        (
            &EVENT,
            &[("city", "Accra")],
            "--place: `place` has no country\n    help: write `place: { city: Accra, country: … }`",
        ),
        (&EVENT, &[("until", "2026-05-01")], "--until: `until` is only for an event that repeats"),
        (&EVENT, &[("group", "nobody")], "--group: there is no group `nobody`"),
        (&OPPORTUNITY, &[("kind", "grants")], "--kind: `kind` cannot be `grants`\n    help: did you mean `grant`?"),
        (&OPPORTUNITY, &[("region", "Ghana")], "--region: there is no region `Ghana`\n    help: write `region: GH`"),
        (
            &OPPORTUNITY,
            &[("deadline", "2024-07-01"), ("time_zone", "AoE")],
            "--time-zone: there is no time zone `AoE`\n    help: write `time_zone: anywhere-on-earth`",
        ),
        (&OPPORTUNITY, &[("time_zone", "Africa/Accra")], "--time-zone: `time_zone` needs a `deadline`"),
        (&OPPORTUNITY, &[("remote", "yes")], "--remote: `remote` must be true or false, not `yes`"),
        (&EVENT, &[("link", "javascript:alert(1)")], "--link: `javascript:alert(1)` is not a complete web address"),
        (&EVENT, &[("moved", "2026-03-13"), ("start", "2026-03-06"), ("repeats", "weekly")], "--moved: "),
        (
            &GROUP,
            &[("country", "Nigeria")],
            "--country: there is no country `Nigeria`\n    help: write `country = \"NG\"`",
        ),
        (&GROUP, &[("languages", "English")], "--languages: there is no language `English`\n    help: write `en`"),
        (&GROUP, &[("leads", "nobody")], "--leads: "),
        (&PARTNER, &[("kind", "learner")], "--kind: `kind` cannot be `learner`\n    help: did you mean `learning`?"),
        (&PARTNER, &[("since", "last year")], "--since: `since` cannot be `last year`"),
        (
            &PERSON,
            &[("photo_focus", "middle")],
            "--photo-focus: `photo_focus` must name a place in the image, not `middle`",
        ),
        (&PERSON, &[("links", "https://example.org")], "--links: "),
        (&PAGE, &[("updated", "yesterday")], "--updated: `yesterday` is not a valid date"),
        (&POST, &[("tags", "unknown")], "--tags: there is no tag `unknown`"),
        (&POST, &[("date", "2024-02-30")], "--date: `2024-02-30` is not a valid date"),
    ];
    for (kind, given, expected) in rows {
        let checkout = Checkout::fixture_site();
        let before = crate::support::files_below(checkout.root());
        let given: Vec<(&str, &str)> = given.iter().copied().chain([(kind.name_key, "A new one")]).collect();
        let message = new(&checkout, kind, &given).expect_err(expected).to_string();
        assert!(message.starts_with(expected), "{given:?}: {message}");
        assert!(message.ends_with("\nNothing was created."), "{message}");
        crate::support::assert_same(&crate::support::files_below(checkout.root()), &before);
    }
}

#[test]
fn a_name_that_the_site_uses_is_refused() {
    let checkout = Checkout::fixture_site();
    for (kind, name) in [(&PAGE, "Es"), (&PAGE, "Assets"), (&EVENT, "Archive"), (&POST, "Page")] {
        let message = new(&checkout, kind, &[("title", name)]).expect_err(name).to_string();
        assert!(message.starts_with("--title: ") && message.contains("address"), "{name}: {message}");
        assert!(message.contains("\n    help: choose another title\n"), "{name}: {message}");
        let entry = NewEntry { slug: Some(name.to_lowercase()), ..entry(kind, &[("title", "Any")]) };
        let message = create(checkout.root(), &entry, RELEASE).unwrap_err().to_string();
        assert!(
            message.starts_with("--slug: ") && message.contains("help: choose another slug\n"),
            "{name}: {message}"
        );
    }
}

#[test]
fn a_name_that_windows_keeps_for_a_device_is_refused() {
    let checkout = Checkout::fixture_site();
    let before = crate::support::files_below(checkout.root());
    for name in ["Con", "Aux", "NUL", "Prn!", "Com1", "lpt 9", "LPT9"] {
        for kind in KINDS {
            let found = new(&checkout, kind, &[(kind.name_key, name)]);
            if name == "lpt 9" {
                // With a hyphen it is another name.
                fs::remove_file(checkout.root().join(found.unwrap().file)).unwrap();
                continue;
            }
            let message = found.expect_err(name).to_string();
            let expected = format!("Choose another {}.", kind.name_key);
            assert!(message.starts_with("Windows cannot store a file") && message.ends_with(&expected), "{message}");
        }
    }
    let entry = NewEntry { slug: Some(String::from("nul")), ..entry(&PAGE, &[("title", "Any")]) };
    let message = create(checkout.root(), &entry, RELEASE).unwrap_err().to_string();
    assert!(message.ends_with("the name `nul`. Choose another slug."), "{message}");
    assert_eq!(crate::support::files_below(checkout.root()).len(), before.len());
}

#[test]
fn settings_of_the_site_that_cannot_be_read_are_shown() {
    let checkout = Checkout::fixture_site();
    checkout.write("content/site.toml", b"name = \"Loom\n");
    let message = new(&checkout, &PAGE, &[("title", "New")]).unwrap_err().to_string();
    assert!(message.starts_with("content/site.toml cannot be read:\ncontent/site.toml:1:"), "{message}");
    assert!(message.contains("\n    help: ") && message.ends_with("\nNothing was created."), "{message}");
    assert_eq!(message.matches("error: ").count(), 1, "{message}");
    fs::remove_file(checkout.root().join("content/site.toml")).unwrap();
    let message = new(&checkout, &PAGE, &[("title", "New")]).unwrap_err().to_string();
    assert!(message.contains("\ncontent/site.toml: error: this file is missing\n"), "{message}");
}

#[test]
fn an_explanation_has_one_example() {
    let comments = |kind: &'static EntryKind| {
        let written = publisher::new_entry::text(&entry(kind, &[(kind.name_key, "A new one")]), TODAY);
        written.lines().filter(|line| line.starts_with("# ")).map(String::from).collect::<Vec<_>>()
    };
    let opportunity = comments(&OPPORTUNITY);
    let page = comments(&PAGE);
    for (found, expected) in [
        (&opportunity, "# grant, call-for-speakers, scholarship, job or discount"),
        (&opportunity, "# One or two sentences, for example “It pays for the journey and the ticket.”"),
        (&page, "# One sentence for search engines and previews, for example “How members help one another to grow.”"),
    ] {
        assert!(found.iter().any(|line| line == expected), "{expected}: {found:#?}");
    }
}

#[test]
fn the_last_line_asks_to_complete_what_is_not_complete() {
    let checkout = Checkout::fixture_site();
    let last = |arguments: &[&str]| {
        let output = crate::command_line::content(checkout.root(), arguments);
        assert!(output.status.success(), "{output:?}");
        crate::command_line::written(&output).0
    };
    let event = ["new", "event", "Pair *night*", "--place", "online", "--kind", "meetup", "--summary", "S"];
    let found = last(&event);
    assert!(
        found.ends_with("-pair-night.md. Complete it: the lines above are what the check says about it.\n"),
        "{found}"
    );
    let found = last(&[&event[..], &["--start", "2024-07-05", "--slug", "other"]].concat());
    assert_eq!(found, "Created content/en/events/2024-06-01-other.md, with 1 warning.\n");
    let found = last(&["new", "person", "Ama"]);
    assert_eq!(found, "Created content/people/ama.toml.\n");
}

#[test]
fn an_existing_file_is_never_overwritten() {
    let checkout = Checkout::fixture_site();
    let before = crate::support::files_below(checkout.root());
    for (kind, name, file) in [
        (&POST, "First", "content/en/news/2024-01-02-first.md"),
        (&PAGE, "About", "content/en/pages/about.md"),
        (&PAGE, "ABOUT", "content/en/pages/about.md"),
        (&GROUP, "Accra", "content/groups/accra.toml"),
        (&PARTNER, "Yarn Market", "content/partners/yarn-market.toml"),
        (&PERSON, "Kofi", "content/people/kofi.toml"),
        (&OPPORTUNITY, "Loom grant", "content/en/opportunities/loom-grant.md"),
        (&EVENT, "Pair evening", "content/en/events/2024-05-17-pair-evening.md"),
    ] {
        let message = new(&checkout, kind, &[(kind.name_key, name)]).expect_err(name).to_string();
        assert!(message.contains(file), "{message}");
    }
    crate::support::assert_same(&crate::support::files_below(checkout.root()), &before);
}

#[test]
fn a_file_name_comes_from_the_slug_alone() {
    let checkout = Checkout::fixture_site();
    for (title, file) in [
        ("../../../etc/passwd", "content/en/pages/etc-passwd.md"),
        ("/absolute\\path", "content/en/pages/absolute-path.md"),
        ("Ọjọ́ kẹ́rin", "content/en/pages/ojo-kerin.md"),
        ("لقاء بايثون", "content/en/pages/lq-bythwn.md"),
        ("$(touch x); `id` | & \n> 1", "content/en/pages/touch-x-id-1.md"),
        ("a\u{0}b.md", "content/en/pages/a-b-md.md"),
    ] {
        let mut entry = entry(&PAGE, &[("title", title)]);
        let prepared = publisher::new_entry::prepare(checkout.root(), &entry, RELEASE).expect(title);
        assert_eq!(prepared.file.to_str().unwrap().replace('\\', "/"), file);
        entry.slug = Some(String::from("chosen"));
        let prepared = publisher::new_entry::prepare(checkout.root(), &entry, RELEASE).expect(title);
        assert!(prepared.file.ends_with("chosen.md"));
    }
    let long = "word ".repeat(60);
    let prepared = publisher::new_entry::prepare(checkout.root(), &entry(&PAGE, &[("title", &long)]), RELEASE).unwrap();
    assert!(prepared.file.file_name().unwrap().len() <= 103 && !prepared.file.to_str().unwrap().contains("-.md"));
    let message = new(&checkout, &PAGE, &[("title", "💜")]);
    // Some emoji have a name.
    assert!(message.is_ok() || message.unwrap_err().to_string().contains("No web address can be made"));
    let message = new(&checkout, &PAGE, &[("title", "…!")]).unwrap_err().to_string();
    assert!(message.contains("No web address can be made from the title `…!`"), "{message}");
    for (slug, help) in
        [("../up", "write `--slug up`"), ("A b", "write `--slug a-b`"), ("…", "use only lower-case letters")]
    {
        let entry = NewEntry { slug: Some(String::from(slug)), ..entry(&PAGE, &[("title", "Any")]) };
        let message = create(checkout.root(), &entry, RELEASE).unwrap_err().to_string();
        assert!(message.contains(help), "{message}");
    }
}

#[test]
fn the_language_is_one_of_the_site() {
    let checkout = Checkout::fixture_site();
    let in_language =
        |language: &str| NewEntry { language: Some(String::from(language)), ..entry(&PAGE, &[("title", "Nuevo")]) };
    let created = create(checkout.root(), &in_language("es"), RELEASE).unwrap();
    assert_eq!(path(&created), "content/es/pages/nuevo.md");
    for language in ["../es", "fr", ""] {
        let message = create(checkout.root(), &in_language(language), RELEASE).unwrap_err().to_string();
        assert!(message.starts_with(&format!("The site has no language `{language}`.")), "{message}");
    }
}

#[test]
fn new_post_is_a_valid_draft() {
    let checkout = Checkout::fixture_site();
    let title = r#"It's "new": Café & Code #1"#;
    let created = new(&checkout, &POST, &[("title", title)]).unwrap();
    assert_eq!(path(&created), "content/en/news/2024-06-01-its-new-cafe-code-1.md");
    let options = PublishOptions { today: TODAY, with_unpublished: true };
    let files = checkout.build("/", options).unwrap();
    let json = text(&files, "content/en/news/its-new-cafe-code-1.json");
    let post: model::news::Post = serde_json::from_str(json).unwrap();
    assert_eq!(post.summary.title, title);
}

#[test]
fn a_draft_is_not_ready_until_its_text_is_replaced() {
    let checkout = Checkout::fixture_site();
    let created = new(&checkout, &POST, &[("title", "New")]).unwrap();
    let written = read(&checkout, &created);
    let draft = written.lines().find(|line| line.starts_with("draft: true")).unwrap();
    checkout.replace(&path(&created), &format!("{draft}\n"), "");
    let message = checkout.build("/", RELEASE).unwrap_err();
    assert!(message.contains(": error: the summary is still that of a new draft"), "{message}");
    assert!(message.contains(": error: the text is still that of a new draft"), "{message}");
    assert!(message.ends_with("2 errors in the content. Nothing was published."), "{message}");
}

#[test]
fn a_date_of_a_post_is_that_of_its_name() {
    let checkout = Checkout::fixture_site();
    let created = new(&checkout, &POST, &[("title", "Later"), ("date", "2024-07-20")]).unwrap();
    assert_eq!(path(&created), "content/en/news/2024-07-20-later.md");
    assert_eq!(checkout.report(), "");
}

/// Returns a value of a file as the reader sees it.
fn read_back(file: &str, text: &str, key: &str) -> Option<Node> {
    let mut diagnostics = Diagnostics::default();
    let source = SourceFile::new(Path::new(file), text);
    let node = match file.ends_with(".toml") {
        true => parse_toml(&source, &mut diagnostics)?,
        false => front_matter::split(&source, &mut diagnostics)?.front_matter,
    };
    node.get(key).cloned()
}

fn string(node: &Node) -> &str {
    match &node.value {
        Value::Scalar { string, .. } => string,
        other => panic!("{other:?}"),
    }
}

fn table(entries: &Node) -> Vec<(&str, &str)> {
    match &entries.value {
        Value::Table(entries) => entries.iter().map(|(key, node)| (key.name.as_str(), string(node))).collect(),
        other => panic!("{other:?}"),
    }
}

/// Text on one line, with everything that has a meaning in YAML, TOML, Markdown or a shell.
fn any_value() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        4 => prop::sample::select(vec!['\'', '"', '\\', '#', ':', ',', '[', ']', '{', '}', '-', '!', '&', '*', '|', '>', '%', '@', '`', '~', '?', '=', '$', ' ', '\t', '.', '/', '<']),
        4 => prop::char::range('a', 'e'),
        2 => prop::char::range('0', '3'),
        1 => prop::sample::select(vec!['é', 'Ọ', '你', 'ل', '💜', '\u{a0}', '\u{2019}']),
    ];
    let words = prop::sample::select(vec![
        "null",
        "~",
        "true",
        "no",
        "---",
        "...",
        "- a",
        "key: value",
        "a #b",
        "2026-03-06",
        "18:00",
        "0x1",
        "1e3",
        "<<<<<<< ",
        "!!str",
        "&a",
        "*a",
        "'",
        "\"",
        "'''",
        "\"\"\"",
        "\\u0041",
        "\\",
        "{{",
        "::end",
        "=",
        "a=b",
        "%YAML",
        "null:",
        "[",
        "{a: b}",
    ]);
    let words = words.prop_map(String::from);
    let signs = prop::collection::vec(sign, 1..12).prop_map(|signs| signs.into_iter().collect::<String>());
    let value = prop_oneof![3 => signs.clone(), 1 => words.clone(), 1 => (words, signs).prop_map(|(word, signs)| word + &signs)];
    value.prop_map(|value| String::from(value.trim())).prop_filter("it is not empty", |value| !value.is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn values_are_read_back_as_they_are_given(one in any_value(), other in any_value()) {
        for kind in KINDS {
            for key in kind.keys {
                let mut values = Values::default();
                values.add(kind.name_key, "A title");
                let pair = format!("{}={other}", one.replace('=', "-"));
                let (pair_key, _) = pair.split_once('=').unwrap();
                if key.format == ValueFormat::Place {
                    PLACE_PARTS.iter().zip([&one, &other, &one]).for_each(|((part, _), value)| values.add(part, value));
                } else if key.name != kind.name_key {
                    let given = match key.format { ValueFormat::Pairs | ValueFormat::Links => [pair.as_str(); 2], _ => [one.as_str(), other.as_str()] };
                    given.iter().take(if key.format == ValueFormat::Text || key.format == ValueFormat::Pairs { 1 } else { 2 }).for_each(|value| values.add(key.name, value));
                }
                let file = if kind.text == EntryText::None { "entry.toml" } else { "entry.md" };
                let written = publisher::new_entry::text(&NewEntry { values, ..entry(kind, &[]) }, TODAY);
                let Some(node) = read_back(file, &written, key.name) else { panic!("{written}") };
                match key.format {
                    ValueFormat::Text if key.name == kind.name_key => prop_assert_eq!(string(&node), "A title"),
                    ValueFormat::Text => prop_assert_eq!(string(&node), &one, "{}", written),
                    ValueFormat::List => prop_assert_eq!(node.items().map(string).collect::<Vec<_>>(), [&one, &other], "{}", written),
                    ValueFormat::Pairs => prop_assert_eq!(table(&node), [(pair_key, other.as_str())], "{}", written),
                    ValueFormat::Links => for item in node.items() {
                        prop_assert_eq!(table(item), [("name", pair_key), ("url", other.as_str())], "{}", written);
                    },
                    ValueFormat::Place => {
                        let expected = [("venue", one.as_str()), ("city", other.as_str()), ("country", one.as_str())];
                        prop_assert_eq!(table(&node), expected, "{}", written);
                    }
                }
            }
        }
    }
}

#[test]
fn a_value_never_ends_its_line() {
    for breaks in ["\n", "\r", "\r\n", "\u{2028}", "\u{85}"] {
        let title = format!("One{breaks}---{breaks}draft: true{breaks}aliases: [/x/]");
        let checkout = Checkout::fixture_site();
        let mut entry = entry(&PAGE, &[("title", &title), ("description", "D")]);
        entry.text = Some(String::from("Text."));
        let prepared = publisher::new_entry::prepare(checkout.root(), &entry, RELEASE).unwrap();
        assert_eq!(prepared.text.lines().filter(|line| *line == "---").count(), 2, "{}", prepared.text);
        assert!(!prepared.text.contains("\ndraft") && !prepared.text.contains('\r'), "{}", prepared.text);
    }
}

#[test]
fn a_key_that_another_one_needs_waits_for_its_value() {
    for (kind, given) in [(&EVENT, ("start", "2024-07-05T18:00")), (&OPPORTUNITY, ("deadline", "2024-07-31"))] {
        let checkout = Checkout::fixture_site();
        let created = new(&checkout, kind, &[("title", "A new one"), given]).unwrap();
        assert!(read(&checkout, &created).contains("\ntime_zone:\n"), "{}", read(&checkout, &created));
        let found = created.diagnostics.iter().filter(|found| found.message.contains("so `time_zone` is needed"));
        assert_eq!(found.count(), 1, "{:?}", created.diagnostics);
        let checkout = Checkout::fixture_site();
        let created = new(&checkout, kind, &[("title", "A new one")]).unwrap();
        assert!(read(&checkout, &created).contains("\n# time_zone: "), "{}", read(&checkout, &created));
    }
}
