//! Languages whose strings are not all translated: the rest falls back to another language, which is marked where readers see it.

use crate::support::{Checkout, Files, RELEASE, attribute, json, tags, text};
use model::news::{NewsList, Post};
use model::site::Site;
use std::fs;

/// Returns a checkout with these Spanish strings.
fn with_spanish(strings: &str) -> Checkout {
    let checkout = Checkout::fixture_site();
    checkout.write("content/es/strings.toml", strings.as_bytes());
    checkout
}

/// Returns a checkout with a further language that has no strings.
fn with_empty_language(code: &str) -> Checkout {
    let checkout = Checkout::fixture_site();
    let language = format!("[[languages]]\ncode = \"{code}\"\nname = \"A language\"\n\n[[social]]");
    checkout.replace("content/site.toml", "[[social]]", &language);
    checkout
}

const NOTHING_TRANSLATED: &str = "nothing in this file is translated yet";

/// Asserts that a check reports the Spanish strings in one warning, and nothing else.
#[track_caller]
fn assert_one_warning(checkout: &Checkout, message: &str) {
    let report = checkout.report();
    assert!(report.starts_with(&format!("content/es/strings.toml:1:1: warning: {message}\n")), "{report}");
    assert_eq!(report.lines().count(), 2, "{report}");
}

fn has(keys: &[String], key: &str) -> bool {
    keys.iter().any(|known| known == key)
}

fn site(files: &Files, code: &str) -> Site {
    json(files, &format!("content/{code}/site.json"))
}

/// Returns the languages of the spans with this content.
fn spans<'a>(document: &'a str, content: &str) -> Vec<&'a str> {
    let parts: Vec<&str> = document.split("<span lang=\"").skip(1).collect();
    let has_content =
        |part: &&&str| part.split_once('>').is_some_and(|(_, rest)| rest.starts_with(&format!("{content}<")));
    parts.iter().filter(has_content).map(|part| part.split('"').next().unwrap()).collect()
}

#[test]
fn a_complete_language_has_no_list_of_untranslated_strings() {
    let files = Checkout::fixture_site().build("/", RELEASE).unwrap();
    for code in ["en", "es"] {
        assert!(!text(&files, &format!("content/{code}/site.json")).contains("untranslated_strings"), "{code}");
    }
    let about = text(&files, "es/about/index.html");
    assert!(!about.contains("<span lang=\"en\""), "{about}");
}

#[test]
fn strings_may_be_missing() {
    let checkout = Checkout::fixture_site();
    checkout.replace("content/es/strings.toml", "menu = \"Menú\"\n", "");
    checkout.replace("content/es/strings.toml", "start_slow = \"La aplicación tarda en cargarse.\"\n", "");
    assert_one_warning(&checkout, "2 strings are not translated yet: `menu`, `start_slow`");
    let files = checkout.build("/", RELEASE).unwrap();
    let spanish = site(&files, "es");
    let english = site(&files, "en").strings;
    assert_eq!(spanish.strings.menu.text, english.menu.text);
    assert_eq!(spanish.untranslated_strings, ["menu"]);
    let about = text(&files, "es/about/index.html");
    assert_eq!(spans(about, &english.menu.text), ["en"]);
    assert_eq!(about.matches("<span lang=\"en\"").count(), 2, "the menu and the notice about a slow start");
}

#[test]
fn a_language_can_have_no_strings() {
    for strings in ["", "\n \n", "# To be written.\n"] {
        let checkout = with_spanish(strings);
        assert_one_warning(&checkout, NOTHING_TRANSLATED);
    }
    let checkout = Checkout::fixture_site();
    fs::remove_file(checkout.root().join("content/es/strings.toml")).unwrap();
    assert_one_warning(&checkout, NOTHING_TRANSLATED);
    let files = checkout.build("/", RELEASE).unwrap();
    let (english, spanish) = (site(&files, "en").strings, site(&files, "es"));
    assert_eq!(spanish.strings, english);
    for key in ["skip_to_content", "join_us", "page_of"] {
        assert!(has(&spanish.untranslated_strings, key), "{key}");
    }
    // It is empty in English, so nothing is shown.
    assert!(!has(&spanish.untranslated_strings, "about_organisation"));
    assert_eq!(spanish.english_strings, [""; 0]);
    let post = text(&files, "es/news/first/index.html");
    for string in [&english.skip_to_content, &english.code_licence, &english.share, &english.copy_link] {
        assert!(spans(post, &string.text).contains(&"en"), "{}: {post}", string.text);
    }
}

#[test]
fn what_the_publisher_fills_in_is_marked() {
    let checkout = with_spanish("[tags_of_news]\n");
    let files = checkout.build("/", RELEASE).unwrap();
    let list: NewsList = json(&files, "content/es/news/index.json");
    let post: Post = json(&files, "content/es/news/first.json");
    assert_eq!(spans(text(&files, "es/news/index.html"), &list.position), ["en"]);
    assert_eq!(spans(text(&files, "es/news/first/index.html"), &post.reading_time), ["en"]);
}

#[test]
fn attributes_have_the_words_alone() {
    let files = with_spanish("").build("/", RELEASE).unwrap();
    let about = text(&files, "es/about/index.html");
    let name = site(&files, "en").strings.main_navigation.text;
    let navigation = tags(about, "nav site-navigation")[0];
    assert_eq!(attribute(navigation, "aria-label"), Some(name));
}

#[test]
fn built_in_english_is_marked_on_a_site_without_english() {
    let checkout = Checkout::fixture_site();
    // English is gone: what was in it is French now.
    checkout.replace("content/partners/loom-foundation.toml", "\nen = ", "\nfr = ");
    checkout.replace("content/site.toml", "\"en\"\nname = \"English\"", "\"fr\"\nname = \"Français\"");
    fs::rename(checkout.root().join("content/en"), checkout.root().join("content/fr")).unwrap();
    checkout.replace("content/fr/strings.toml", "menu = \"Menu\"", "menu = \"Le menu\"");
    checkout.write("content/es/strings.toml", b"close_menu = \"Cerrar\"\n");
    let files = checkout.build("/", RELEASE).unwrap();
    let (french, spanish) = (site(&files, "fr"), site(&files, "es"));
    let marked = |site: &Site, key: &str| (has(&site.untranslated_strings, key), has(&site.english_strings, key));
    assert_eq!(marked(&french, "menu"), (false, false));
    assert_eq!(marked(&french, "source_code"), (false, true));
    assert_eq!(marked(&spanish, "menu"), (true, false));
    assert_eq!(marked(&spanish, "source_code"), (false, true));
    assert_eq!(marked(&spanish, "close_menu"), (false, false));
    let about = text(&files, "es/about/index.html");
    assert_eq!(spans(about, "Le menu"), ["fr"]);
    assert_eq!(spans(about, &french.strings.source_code.text), ["en"]);
}

#[test]
fn a_fallback_has_its_direction() {
    let files = with_empty_language("ar").build("/", RELEASE).unwrap();
    let menu = site(&files, "en").strings.menu.text;
    let about = text(&files, "ar/about/index.html");
    assert!(about.contains(&format!("<span lang=\"en\" dir=\"ltr\">{menu}</span>")), "{about}");
    assert!(about.contains("<p data-reason=\"slow\" hidden><span lang=\"en\" dir=\"ltr\">"), "{about}");
}

#[test]
fn another_form_of_the_same_language_is_not_marked() {
    let files = with_empty_language("en-GB").build("/", RELEASE).unwrap();
    assert_eq!(site(&files, "en-gb").untranslated_strings, [""; 0]);
}

#[test]
fn a_tag_without_a_label_has_that_of_the_default_language() {
    let checkout = Checkout::fixture_site();
    checkout.replace("content/es/strings.toml", "events = \"Eventos\"\n", "");
    assert_one_warning(&checkout, "one string is not translated yet: `tags_of_news.events`");
    let files = checkout.build("/", RELEASE).unwrap();
    let post: Post = json(&files, "content/es/news/first.json");
    let labels: Vec<&str> = post.summary.tags.iter().map(|tag| tag.label.as_str()).collect();
    assert!(labels.contains(&"Events"), "{labels:?}");
}

#[test]
fn plural_forms_follow_the_language_of_the_fallback() {
    let checkout = with_spanish("");
    let forms = "reading_time = { one = \"One minute\", other = \"{minutes} minutes\" }";
    let strings = fs::read_to_string(checkout.root().join("content/en/strings.toml")).unwrap();
    let line = strings.lines().find(|line| line.starts_with("reading_time")).unwrap().to_owned();
    checkout.replace("content/en/strings.toml", &line, forms);
    let files = checkout.build("/", RELEASE).unwrap();
    assert_eq!(json::<Post>(&files, "content/es/news/first.json").reading_time, "One minute");
}

#[test]
fn a_table_may_lack_strings_of_the_default_language() {
    let checkout = Checkout::fixture_site();
    checkout.replace("content/es/strings.toml", "start = \"Crear un grupo\"\n", "");
    let last = "learning = \"Learning\"";
    checkout.replace("content/en/strings.toml", last, &format!("{last}\n\n[groups]\nstart = \"Begin a group\""));
    let files = checkout.build("/", RELEASE).unwrap();
    assert!(text(&files, "content/es/pages/about.json").contains("Begin a group"));
}

#[test]
fn what_is_malformed_stays_an_error() {
    for (strings, message) in [
        ("menu = ", "this line cannot be read"),
        ("menu = [\"a\"]", "`menu` must be text, not a list"),
        ("menuu = \"Menú\"", "`menuu` is not known here"),
        ("failure_status = \"Error\"", "`{status}` is missing in this line"),
    ] {
        let report = with_spanish(strings).report();
        assert!(report.contains(message) && report.contains("1 error in"), "{strings}: {report}");
    }
}

#[test]
fn the_default_language_needs_its_strings() {
    let checkout = Checkout::fixture_site();
    checkout.replace("content/en/strings.toml", "retry = \"", "# retry = \"");
    assert!(checkout.report().contains("`retry` is missing"), "{}", checkout.report());
    fs::remove_file(checkout.root().join("content/en/strings.toml")).unwrap();
    assert!(checkout.report().contains("content/en/strings.toml: error: this file is missing"));
}
