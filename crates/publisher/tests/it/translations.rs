//! The ledger of translations: what it reports, what it publishes, and the commands that keep it.

use crate::support::{Checkout, RELEASE, TODAY, json};
use publisher::diagnostic::Severity;
use publisher::translations::{TranslationError, TranslationState, create, mark_translated, report, source_changes};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

const SOURCE: &str = "content/en/pages/loom.md";
const TRANSLATION: &str = "content/es/pages/loom.md";

/// The fixture site with a page and its translation, which names no state of it.
fn checkout() -> Checkout {
    let checkout = Checkout::fixture_site();
    let source = "---\ntitle: The loom\ndescription: How we weave\n---\n\n## Warp and weft\n\n\
        We weave on [this page](/about/).\n\n- one thread\n- two threads\n";
    let translation = "---\ntitle: El telar\ndescription: Cómo tejemos\n---\n\n## Urdimbre y trama\n\n\
        Tejemos en [esta página](/about/).\n\n- un hilo\n- dos hilos\n";
    checkout.write(SOURCE, source.as_bytes());
    checkout.write(TRANSLATION, translation.as_bytes());
    checkout
}

/// The same, where the translation is current.
fn translated() -> Checkout {
    let checkout = checkout();
    mark(&checkout, TRANSLATION).unwrap();
    checkout
}

fn mark(checkout: &Checkout, file: &str) -> Result<(), TranslationError> {
    let content = publisher::read(checkout.root());
    mark_translated(checkout.root(), &content, Path::new(file)).map(|_| ())
}

fn text(checkout: &Checkout, file: &str) -> String {
    fs::read_to_string(checkout.root().join(file)).unwrap()
}

/// Returns the line `translation_of: …` of a file.
fn digest_line(checkout: &Checkout, file: &str) -> String {
    let text = text(checkout, file);
    String::from(text.lines().find(|line| line.starts_with("translation_of:")).unwrap())
}

/// Returns the diagnostics about files whose paths contain a string.
fn about(checkout: &Checkout, file: &str) -> Vec<String> {
    let found = checkout.diagnostics();
    found.iter().filter(|it| it.path().contains(file)).map(ToString::to_string).collect()
}

/// Asserts that one diagnostic is about such files, and contains these strings.
#[track_caller]
fn assert_one(checkout: &Checkout, file: &str, expected: &[&str]) {
    let found = about(checkout, file);
    let [one] = &found[..] else { panic!("{}", found.join("\n")) };
    for part in expected {
        assert!(one.contains(part), "{part}: {one}");
    }
}

#[test]
fn the_fixture_is_translated() {
    assert_eq!(Checkout::fixture_site().report(), "");
}

#[test]
fn a_translation_of_unknown_state_names_the_line_to_add() {
    let checkout = checkout();
    let found = about(&checkout, "loom");
    mark(&checkout, TRANSLATION).unwrap();
    let line = digest_line(&checkout, TRANSLATION);
    let [one] = &found[..] else { panic!("{found:?}") };
    assert!(one.contains(&format!("`{line}`")), "{one}");
    assert!(one.starts_with("content/es/pages/loom.md:1:1: warning: "), "{one}");
    assert_eq!(about(&checkout, "loom"), [""; 0]);
}

#[test]
fn a_translation_that_is_older_than_its_source_says_so() {
    let checkout = translated();
    checkout.replace(SOURCE, "We weave", "We knit");
    let expected = ["loom.md:4:17: warning: content/en/pages/loom.md has changed", "--diff content/es/pages/loom.md"];
    assert_one(&checkout, "loom", &expected);
    let before = digest_line(&checkout, TRANSLATION);
    let line = about(&checkout, "loom")[0].rsplit('`').nth(1).unwrap().to_owned();
    checkout.replace(TRANSLATION, &before, &line);
    assert_eq!(about(&checkout, "loom"), [""; 0]);
}

#[test]
fn layout_and_settings_of_a_source_are_not_translated() {
    let checkout = translated();
    checkout.replace(SOURCE, "We weave on ", "We weave\non ");
    checkout.replace(SOURCE, "---\n\n##", "updated: 2024-05-01\n---\n\n\n##");
    assert_eq!(about(&checkout, "loom"), [""; 0]);
}

#[test]
fn a_malformed_digest_is_one_warning() {
    let checkout = translated();
    let line = digest_line(&checkout, TRANSLATION);
    checkout.replace(TRANSLATION, &line, "translation_of: today");
    assert_one(&checkout, "loom", &["warning: `today` is not the digest of a source", &format!("`{line}`")]);
}

#[test]
fn keys_of_translations_are_errors_in_a_source() {
    for line in ["translation_of: 0123456789", "reviewed_by: [kofi]"] {
        let checkout = checkout();
        checkout.replace(SOURCE, "title:", &format!("{line}\ntitle:"));
        let found = about(&checkout, "en/pages/loom.md");
        let [one] = &found[..] else { panic!("{found:?}") };
        assert!(one.contains("error: ") && one.contains("is for translations alone"), "{one}");
    }
    let checkout = checkout();
    checkout.write("content/en/translations.toml", b"");
    assert_one(&checkout, "en/translations.toml", &["error: this file is for translations alone"]);
}

#[test]
fn reviewers_are_people() {
    let checkout = translated();
    checkout.replace(TRANSLATION, "title:", "reviewed_by: [nobody]\ntitle:");
    assert_one(&checkout, "loom", &["error: there is no person `nobody`"]);
    checkout.replace(TRANSLATION, "[nobody]", "[kofi]");
    assert_eq!(about(&checkout, "loom"), [""; 0]);
    checkout.replace("content/es/translations.toml", "strings = [\"kofi\"]", "strings = [\"nobody\"]");
    assert_one(&checkout, "translations.toml", &["error: there is no person `nobody`"]);
}

#[test]
fn a_translation_without_a_source_has_no_digest() {
    let checkout = translated();
    fs::remove_file(checkout.root().join(SOURCE)).unwrap();
    assert_one(&checkout, "loom", &["warning: there is no content/en/pages/loom.md"]);
}

#[test]
fn a_part_that_the_translation_lacks_is_named() {
    for (part, expected) in [
        ("## Urdimbre y trama\n", "the heading “Warp and weft” in line 6"),
        ("[esta página](/about/)", "the link “this page” in line 8"),
        ("- un hilo\n- dos hilos\n", "the list in line 10"),
    ] {
        let checkout = translated();
        checkout.replace(TRANSLATION, part, "");
        assert_one(&checkout, "loom", &["loom.md:1:1: warning: this translation lacks what content/en", expected]);
        // What is new in the source has one message.
        checkout.replace(SOURCE, "We weave", "We knit");
        assert_one(&checkout, "loom", &["has changed since"]);
    }
}

#[test]
fn words_of_the_source_are_reported_unless_a_reviewer_means_them() {
    let checkout = translated();
    checkout.replace(TRANSLATION, "Cómo tejemos", "How we weave");
    checkout.replace(TRANSLATION, "Tejemos en [esta página]", "We weave on [this page]");
    let expected = ["warning: these words are the same as in content/en/pages/loom.md: `description`, line 9"];
    assert_one(&checkout, "loom", &expected);
    checkout.replace(TRANSLATION, "title:", "reviewed_by: [kofi]\ntitle:");
    assert_eq!(about(&checkout, "loom"), [""; 0]);
}

#[test]
fn names_and_single_words_can_be_the_same() {
    let checkout = translated();
    checkout.replace(SOURCE, "one thread", "GitHub Discussions");
    checkout.replace(TRANSLATION, "un hilo", "GitHub Discussions");
    checkout.replace(SOURCE, "two threads", "radio");
    checkout.replace(TRANSLATION, "dos hilos", "radio");
    mark(&checkout, TRANSLATION).unwrap();
    assert_eq!(about(&checkout, "loom"), [""; 0]);
}

#[test]
fn the_digest_says_that_the_name_of_an_event_is_meant() {
    let checkout = translated();
    checkout.replace(TRANSLATION, "## Urdimbre y trama", "## Warp and Weft");
    checkout.replace(SOURCE, "## Warp and weft", "## Warp and Weft");
    let report = checkout.report();
    assert!(report.contains("warning: these words are the same"), "{report}");
    mark(&checkout, TRANSLATION).unwrap();
    assert_eq!(about(&checkout, "loom"), [""; 0]);
}

#[test]
fn strings_have_their_digests_in_the_ledger() {
    let checkout = Checkout::fixture_site();
    checkout.replace("content/en/strings.toml", "menu = \"Menu\"", "menu = \"All pages\"");
    let expected = ["content/es/strings.toml:5:8: warning: `menu` has changed", "`menu = \"", "`[strings]`"];
    assert_one(&checkout, "content/es", &expected);
    mark(&checkout, "content/es/strings.toml").unwrap();
    assert_eq!(checkout.report(), "");
}

#[test]
fn strings_without_digests_are_one_message() {
    let checkout = Checkout::fixture_site();
    fs::remove_file(checkout.root().join("content/es/translations.toml")).unwrap();
    assert_one(&checkout, "es/strings.toml", &["strings translate", "`[strings]`, `", "cargo content translated"]);
    mark(&checkout, "content/es/strings.toml").unwrap();
    assert_eq!(about(&checkout, "es/strings.toml"), [""; 0]);
}

#[test]
fn missing_strings_are_one_message() {
    let checkout = Checkout::fixture_site();
    let strings = text(&checkout, "content/es/strings.toml");
    let without = strings.lines().filter(|line| !line.starts_with("join_us") && !line.starts_with("back_to_top"));
    checkout.write("content/es/strings.toml", without.collect::<Vec<_>>().join("\n").as_bytes());
    assert_one(&checkout, "content/es", &["warning: 2 strings are not translated yet: `join_us`, `back_to_top`"]);
}

#[test]
fn a_copied_string_is_reported_unless_its_digest_is_there() {
    let checkout = Checkout::fixture_site();
    let english = "skip_to_content = \"Skip to the content\"";
    checkout.replace("content/es/strings.toml", "skip_to_content = \"Saltar al contenido\"", english);
    assert_eq!(checkout.report(), "");
    let ledger = text(&checkout, "content/es/translations.toml");
    let line = ledger.lines().find(|line| line.starts_with("skip_to_content")).unwrap();
    checkout.replace("content/es/translations.toml", line, "");
    let expected = "these strings are the same as in content/en/strings.toml: `skip_to_content`";
    assert_one(&checkout, "content/es", &[expected, &format!("`{line}`")]);
}

#[test]
fn the_ledger_is_read_strictly() {
    for (from, to, expected) in [
        ("[strings]\n", "[strings]\nno_such_key = \"0123456789\"\n", "no longer has: `no_such_key`"),
        ("[strings]\n", "[string]\n", "`string` is not known here"),
        ("[strings]\n", "[strings]\nlist = []\n", "`list` must be a digest"),
        ("strings = [\"kofi\"]", "pages = [\"kofi\"]", "`pages` is not known here"),
    ] {
        let checkout = Checkout::fixture_site();
        checkout.replace("content/es/translations.toml", from, to);
        assert_one(&checkout, "translations.toml", &[expected]);
    }
    let checkout = Checkout::fixture_site();
    let ledger = text(&checkout, "content/es/translations.toml");
    let line = ledger.lines().find(|line| line.starts_with("menu")).unwrap();
    checkout.replace("content/es/translations.toml", line, "menu = \"today\"");
    assert_one(&checkout, "content/es", &["translations.toml", "`today` is not the digest of a source", line]);
}

#[test]
fn a_plural_string_is_one_key() {
    use publisher::source::file::SourceFile;
    use publisher::source::toml::parse_toml;
    use publisher::translations::TableWording;
    let wording = |text: &str| {
        let source = SourceFile::new(Path::new("a.toml"), text);
        TableWording::new(&parse_toml(&source, &mut publisher::diagnostic::Diagnostics::default()).unwrap())
    };
    let one = wording("count = { one = \"A\", other = \"B\" }");
    let other = wording("count = { one = \"A\", other = \"C\" }");
    assert_eq!(one.strings.len(), 1);
    assert_ne!(one.strings[0].digest(), other.strings[0].digest());
}

#[test]
fn leadership_is_translated_by_team_and_person() {
    let checkout = Checkout::fixture_site();
    let source = text(&checkout, "content/en/leadership.toml");
    let spanish = source.replace("Does the work.", "Trabaja.").replace("Gives advice.", "Aconseja.");
    checkout.write("content/es/leadership.toml", spanish.as_bytes());
    mark(&checkout, "content/es/leadership.toml").unwrap();
    assert_eq!(checkout.report(), "");
    let ledger = text(&checkout, "content/es/translations.toml");
    assert!(ledger.contains("[leadership.teams.team.members.ama-mensah]\nrole = \""), "{ledger}");
    checkout.replace("content/en/leadership.toml", "Helper", "Second helper");
    assert_one(&checkout, "content/es", &["`teams.team.members.ama-mensah.earlier_role` has changed"]);
}

#[test]
fn marking_keeps_comments_and_all_other_bytes() {
    let checkout = Checkout::fixture_site();
    let before = text(&checkout, "content/es/translations.toml");
    let commented = before.replacen("[strings]\n", "[strings]\n# A note.\n", 1);
    checkout.write("content/es/translations.toml", commented.as_bytes());
    checkout.replace("content/en/strings.toml", "menu = \"Menu\"", "menu = \"All pages\"");
    mark(&checkout, "content/es/strings.toml").unwrap();
    let after = text(&checkout, "content/es/translations.toml");
    let differing: Vec<_> = commented.lines().zip(after.lines()).filter(|(one, other)| one != other).collect();
    assert_eq!(differing.len(), 1, "{differing:?}");
    assert!(differing[0].1.starts_with("menu = "), "{differing:?}");
}

#[test]
fn what_is_no_translation_is_refused() {
    let checkout = translated();
    checkout.write("content/es/pages/own.md", b"---\ntitle: Propia\ndescription: D\n---\nTexto.\n");
    for (file, expected) in [
        (SOURCE, "is the language that translations are made from"),
        ("content/es/pages/own.md", "has no file of this name"),
        ("content/es/pages/lom.md", "did you mean `content/es/pages/loom.md`?"),
        ("content/es/translations.toml", "it lists the digests of other files"),
        ("README.md", "name a file of another language"),
    ] {
        let error = mark(&checkout, file).unwrap_err().to_string();
        assert!(error.contains(expected), "{file}: {error}");
    }
    let path = checkout.root().join(TRANSLATION);
    assert!(mark(&checkout, path.to_str().unwrap()).is_ok());
    assert!(mark(&checkout, "./content/es/pages/loom.md").is_ok());
}

#[test]
fn a_page_has_the_state_of_what_it_shows() {
    let checkout = translated();
    checkout.replace(TRANSLATION, "title:", "reviewed_by: [kofi]\ntitle:");
    let status = |checkout: &Checkout, path: &str| {
        let checked = publisher::check(checkout.root(), RELEASE).unwrap();
        let pages = &checked.published.locales[1].pages;
        pages.iter().find(|page| page.route.path() == path).unwrap().translation
    };
    let current = status(&checkout, "/loom/").unwrap();
    assert_eq!((current.state, current.is_reviewed), (TranslationState::Current, true));
    // It falls back.
    assert_eq!(status(&checkout, "/news/"), None);
    checkout.replace(SOURCE, "We weave", "We knit");
    let old = status(&checkout, "/loom/").unwrap();
    assert_eq!((old.state, old.is_reviewed), (TranslationState::OutOfDate, true));
    // An initiative is shown on the page of all.
    for (file, body) in [("pages/initiatives", "description: D"), ("initiatives/one", "summary: S\norder: 1")] {
        let spanish = format!("---\ntitle: T\n{body}\n---\n\nTexto.\n");
        checkout.write(&format!("content/es/{file}.md"), spanish.as_bytes());
        mark(&checkout, &format!("content/es/{file}.md")).unwrap();
    }
    assert_eq!(status(&checkout, "/initiatives/").unwrap().state, TranslationState::Current);
    checkout.replace("content/en/initiatives/one.md", "title: ", "title: New ");
    assert_eq!(status(&checkout, "/initiatives/").unwrap().state, TranslationState::OutOfDate);
    let checked = publisher::check(checkout.root(), RELEASE).unwrap();
    assert!(checked.published.locales[0].pages.iter().all(|page| page.translation.is_none()));
}

#[test]
fn the_report_counts_files_by_state() {
    let checkout = translated();
    checkout.replace(SOURCE, "We weave", "We knit");
    let content = publisher::read(checkout.root());
    let reports = report(&content, |publication| publication.draft || publication.date > TODAY);
    let [spanish] = &reports[..] else { panic!("{reports:?}") };
    let of = |file: &str| spanish.files.iter().find(|it| it.file == file).unwrap();
    assert_eq!(spanish.counts.out_of_date, 1);
    assert_eq!(spanish.counts.unreviewed, 1);
    assert!(spanish.counts.missing > 5 && spanish.counts.current > 2, "{:?}", spanish.counts);
    assert_eq!(of("content/es/pages/home.md").source, "content/en/pages/home.md");
    assert!(!spanish.files.iter().any(|file| file.file.contains("draft")), "{:?}", spanish.files);
    let files = checkout.build("/", RELEASE).unwrap();
    let published: Value = json(&files, "content/translations.json");
    assert_eq!(published["languages"][0]["counts"]["out_of_date"], 1);
    assert_eq!(published["languages"][0]["code"], "es");
    let published = published.to_string();
    assert!(published.contains("\"file\":\"content/es/pages/loom.md\",\"reviewed\":false"), "{published}");
}

#[test]
fn a_new_translation_waits_to_be_filled_in() {
    let checkout = checkout();
    fs::remove_file(checkout.root().join(TRANSLATION)).unwrap();
    let create = |code: &str, name: &str| create(checkout.root(), &publisher::read(checkout.root()), code, name);
    assert_eq!(create("es", "pages/loom").unwrap(), Path::new(TRANSLATION));
    let found = about(&checkout, "es/pages/loom");
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].contains("3 parts of this translation are not filled in yet"), "{found:?}");
    let template = text(&checkout, TRANSLATION);
    assert!(template.contains("<!-- translate: We weave on [this page](/about/). -->"), "{template}");
    let filled = template
        .replace("\ntitle:\n", "\ntitle: El telar\n")
        .replace("\ndescription:\n", "\ndescription: Cómo tejemos\n")
        .replace("weft -->", "weft -->\n\n## Urdimbre")
        .replace("(/about/). -->", "(/about/). -->\nTejemos en [esta página](/about/).");
    checkout.write(TRANSLATION, filled.as_bytes());
    assert_one(&checkout, "loom", &["1 part of this translation is not filled in yet"]);
    checkout.write(TRANSLATION, (filled + "\n- un hilo\n- dos hilos\n").as_bytes());
    assert_eq!(about(&checkout, "loom"), [""; 0]);
    for (code, name, expected) in [
        ("es", "pages/loom", "content/es/pages/loom.md exists already"),
        ("es", "content/en/pages/loom.md", "content/es/pages/loom.md exists already"),
        ("es", "pages/lom", "did you mean `pages/loom`?"),
        ("es", "strings", "content/es/strings.toml exists already"),
        ("en", "pages/loom", "is the language that translations are made from"),
        ("esp", "pages/loom", "did you mean `es`?"),
    ] {
        let error = create(code, name).unwrap_err().to_string();
        assert!(error.contains(expected), "{code} {name}: {error}");
    }
}

#[test]
fn every_kind_of_file_has_a_template() {
    let checkout = Checkout::fixture_site();
    for (name, file) in [
        ("pages/home", "pages/home.md"),
        ("news/same-day", "news/2024-01-02-same-day.md"),
        ("initiatives/one", "initiatives/one.md"),
        ("events/2024-02-25-night-owls", "events/2024-02-25-night-owls.md"),
        ("opportunities/weaver", "opportunities/weaver.md"),
        ("leadership", "leadership.toml"),
    ] {
        let content = publisher::read(checkout.root());
        let created = create(checkout.root(), &content, "es", name).unwrap();
        assert_eq!(created, Path::new("content/es").join(file));
    }
    let errors = checkout.diagnostics();
    let errors = errors.iter().filter(|found| found.severity == Severity::Error).map(ToString::to_string);
    // Nothing is below a heading yet, and no heading above cards.
    let unfilled = ["` is empty", "the post has no text", "there are no cards", "have no heading above"];
    let others: Vec<String> = errors.filter(|error| !unfilled.iter().any(|part| error.contains(part))).collect();
    assert_eq!(others, [""; 0]);
}

#[test]
fn changes_of_the_source_come_from_its_history() {
    let checkout = translated();
    let changes = || {
        let content = publisher::read(checkout.root());
        source_changes(checkout.root(), &content, Path::new(TRANSLATION)).map_err(|error| error.to_string())
    };
    assert!(changes().unwrap().contains("has not changed"));
    checkout.replace(SOURCE, "We weave", "We knit");
    let error = changes().unwrap_err();
    assert!(error.contains("choose its history"), "{error}");
    checkout.replace(SOURCE, "We knit", "We weave");
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=a", "-c", "user.email=a@a.example", "-c", "commit.gpgSign=false"];
        let status = Command::new("git").args(identity).args(arguments).current_dir(checkout.root()).output().unwrap();
        assert!(status.status.success(), "{status:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "content"]);
    git(&["commit", "--quiet", "--message", "A"]);
    git(&["mv", SOURCE, "content/en/pages/old.md"]);
    git(&["mv", "content/en/pages/old.md", SOURCE]);
    for (from, to) in [("We weave", "We knit"), ("two threads", "three threads")] {
        checkout.replace(SOURCE, from, to);
        git(&["commit", "--quiet", "--all", "--message", "B"]);
    }
    let found = changes().unwrap();
    let lines: Vec<&str> = found.lines().filter(|line| line.starts_with(['-', '+'])).collect();
    let expected = [
        "-We weave on [this page](/about/).",
        "+We knit on [this page](/about/).",
        "-- two threads",
        "+- three threads",
    ];
    assert_eq!(lines, expected, "{found}");
    let line = digest_line(&checkout, TRANSLATION);
    checkout.replace(TRANSLATION, &line, "translation_of: 0123456789");
    let error = changes().unwrap_err();
    assert!(error.contains("no state of content/en/pages/loom.md with the digest 0123456789"), "{error}");
    checkout.replace("content/en/strings.toml", "menu = \"Menu\"", "menu = \"All pages\"");
    let content = publisher::read(checkout.root());
    let found = source_changes(checkout.root(), &content, Path::new("content/es/strings.toml")).unwrap();
    assert!(found.contains("menu") && found.contains("-Menu") && found.contains("+All pages"), "{found}");
}

#[test]
fn a_site_of_one_language_has_no_ledger() {
    let checkout = Checkout::fixture_site();
    checkout.replace("content/site.toml", "[[languages]]\ncode = \"es\"\nname = \"Español\"\n", "");
    fs::remove_dir_all(checkout.root().join("content/es")).unwrap();
    assert_eq!(report(&publisher::read(checkout.root()), |_| false), []);
    // Other content refers to the language.
    assert!(!checkout.report().contains("translation_of"));
}
