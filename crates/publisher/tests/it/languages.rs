//! Languages: codes, folders, directions, the locale of days and numbers, and the language switch.

use crate::support::{Checkout, RELEASE, attribute, documents, tags, text};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// Adds a language with the strings of the default language.
fn with_language(entry: &str, folder: &str) -> Checkout {
    let checkout = Checkout::fixture_site();
    let entry = format!("[[languages]]\nname = \"A language\"\n{entry}\n\n[[social]]");
    checkout.replace("content/site.toml", "[[social]]", &entry);
    add_folder(&checkout, folder);
    checkout
}

fn add_folder(checkout: &Checkout, folder: &str) {
    let strings = fs::read(checkout.root().join("content/en/strings.toml")).unwrap();
    checkout.write(&format!("content/{folder}/strings.toml"), &strings);
}

/// Returns the diagnostics without those about the strings, which are English.
fn report(checkout: &Checkout) -> String {
    let found = checkout.diagnostics();
    let others = found.iter().filter(|found| !found.path().ends_with("/strings.toml"));
    others.map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_mended_code_is_right() {
    for (written, mended) in
        [("pt_BR", "pt-BR"), ("es/mx", "es-MX"), ("FR", "fr"), ("zh_hant", "zh-Hant"), ("sw.", "sw")]
    {
        let checkout = with_language(&format!("code = \"{written}\""), "unused");
        fs::remove_dir_all(checkout.root().join("content/unused")).unwrap();
        let message = checkout.report();
        let help = format!("write `{mended}`, and name its folder content/{mended}");
        assert!(message.contains(&help) && message.contains("1 error in"), "{message}");
        // The help, followed to the letter.
        checkout.replace("content/site.toml", &format!("\"{written}\""), &format!("\"{mended}\""));
        add_folder(&checkout, mended);
        assert_eq!(report(&checkout), "", "{mended}");
    }
}

#[test]
fn one_wrong_code_is_one_diagnostic() {
    for (code, folder) in [("pt_BR", "pt_BR"), ("x", "x"), ("french", "french"), ("EN", "EN")] {
        let message = with_language(&format!("code = \"{code}\""), folder).report();
        assert!(message.contains("content/site.toml") && message.contains("1 error in"), "{message}");
    }
    let checkout = Checkout::fixture_site();
    checkout.replace("content/site.toml", "\"en\"", "\"English\"");
    let message = checkout.report();
    assert!(message.contains("`English` is not the code of a language") && message.contains("1 error in"), "{message}");
}

#[test]
fn folders_of_the_output_are_no_codes() {
    let files = Checkout::fixture_site().build("/", RELEASE).unwrap();
    let folders: BTreeSet<&str> =
        files.keys().filter_map(|path| path.split_once('/')).map(|(folder, _)| folder).collect();
    // Pages and aliases have folders too, which checks of their own compare with the languages.
    let reserved = folders.into_iter().filter(|folder| !["en", "es", "the", "who"].contains(folder));
    for folder in reserved.chain(["icons", "images", "media", "people", "groups", "partners"]) {
        let message = with_language(&format!("code = \"{folder}\""), "unused").report();
        assert!(message.contains("not the code of a language"), "{folder}: {message}");
    }
}

#[test]
fn a_blank_around_a_code_does_not_matter() {
    let checkout = Checkout::fixture_site();
    checkout.replace("content/site.toml", "\"es\"", "\"es \"");
    let files = checkout.build("/", RELEASE).unwrap();
    assert!(files.contains_key("es/index.html"), "{:?}", files.keys());
}

#[test]
fn a_misspelt_folder_is_renamed() {
    let checkout = with_language("code = \"pt-BR\"", "pt-br");
    let message = checkout.report();
    assert!(
        message.contains("content/pt-br:1:1") && message.contains("rename the folder to content/pt-BR"),
        "{message}"
    );
    fs::rename(checkout.root().join("content/pt-br"), checkout.root().join("content/pt-BR")).unwrap();
    assert_eq!(report(&checkout), "");
}

#[test]
fn the_address_has_the_code_in_lower_case() {
    let checkout = with_language("code = \"pt-BR\"", "pt-BR");
    let files = checkout.build("/base/", RELEASE).unwrap();
    assert!(files.contains_key("content/pt-br/site.json") && files.contains_key("pt-br/404.html"));
    assert!(!files.keys().any(|path| path.contains("pt-BR")), "{:?}", files.keys());
    let home = text(&files, "pt-br/index.html");
    let html = tags(home, "html data-languages")[0];
    assert_eq!(attribute(html, "lang").as_deref(), Some("pt-BR"));
    assert_eq!(attribute(html, "data-languages").as_deref(), Some("en es pt-BR"));
    assert_eq!(attribute(html, "data-route").as_deref(), Some("/base/pt-br/"));
    let switch = tags(home, "a hreflang=\"pt-BR\" external")[0];
    assert_eq!(attribute(switch, "href").as_deref(), Some("/base/pt-br/"));
    // The page has a file of its own in this language.
    checkout.write("content/pt-BR/pages/about.md", b"---\ntitle: Sobre\ndescription: Sobre.\n---\n\nTexto.\n");
    let files = checkout.build("/base/", RELEASE).unwrap();
    let about = text(&files, "about/index.html");
    let alternate = tags(about, "link hreflang=\"pt-BR\"")[0];
    assert_eq!(attribute(alternate, "href").as_deref(), Some("https://fixture.example/pt-br/about/"));
}

#[test]
fn links_lead_to_the_folder_of_a_language() {
    let checkout = with_language("code = \"pt-BR\"", "pt-BR");
    let write_link = |link: &str| {
        let page = format!("---\ntitle: Own\ndescription: Own.\n---\n\n[words]({link})\n");
        checkout.write("content/en/pages/own.md", page.as_bytes());
    };
    for link in ["/pt-br/about/", "/pt-BR/about/"] {
        write_link(link);
        assert_eq!(report(&checkout), "", "{link}");
        let files = checkout.build("/base/", RELEASE).unwrap();
        let own = text(&files, "own/index.html");
        assert!(own.contains("<a href=\"/base/pt-br/about/\""), "{link}: {own}");
    }
    for link in ["/pt-br/abuot/", "../../pt-BR/pages/about.md", "https://fixture.example/pt-br/about/"] {
        write_link(link);
        let message = checkout.report();
        assert!(message.contains("`/pt-br/about/`"), "{link}: {message}");
    }
}

#[test]
fn the_direction_follows_from_the_code() {
    for (entry, direction, warnings) in [
        ("code = \"ar\"", "rtl", 0),
        ("code = \"ar\"\nright_to_left = true", "rtl", 0),
        ("code = \"ar\"\nright_to_left = false", "ltr", 1),
        ("code = \"fr\"", "ltr", 0),
        ("code = \"fr\"\nright_to_left = true", "rtl", 1),
        ("code = \"ha-Arab\"", "rtl", 0),
        ("code = \"ar-Latn\"\nright_to_left = false", "ltr", 0),
    ] {
        let code = entry.split('"').nth(1).unwrap();
        let checkout = with_language(entry, code);
        let found = report(&checkout);
        assert_eq!(found.matches("warning").count(), warnings, "{entry}: {found}");
        let files = checkout.build("/", RELEASE).unwrap();
        let home = text(&files, &format!("{}/index.html", code.to_lowercase()));
        assert_eq!(attribute(tags(home, "html dir")[0], "dir").as_deref(), Some(direction), "{entry}");
    }
}

#[test]
fn days_and_numbers_follow_the_locale() {
    let checkout = Checkout::fixture_site();
    let label = |checkout: &Checkout, language: &str| {
        let files = checkout.build("/", RELEASE).unwrap();
        let list: Value = serde_json::from_slice(&files[&format!("content/{language}/news/index.json")]).unwrap();
        let folder = if language == "en" { "" } else { "es/" };
        let document = text(&files, &format!("{folder}news/index.html"));
        let label = String::from(list["posts"][0]["date_label"].as_str().unwrap());
        let position = String::from(list["position"].as_str().unwrap());
        assert!(document.contains(&format!(">{label}</time>")) && document.contains(&position), "{label}, {position}");
        let html = tags(document, "html lang")[0];
        assert_eq!(attribute(html, "lang").as_deref(), Some(language));
        let locale = tags(document, "og:locale").first().and_then(|tag| attribute(tag, "content"));
        (label, locale)
    };
    let day = |label: &str| (String::from(label), None);
    assert_eq!(label(&checkout, "en"), day("March 4, 2024"));
    checkout.replace("content/site.toml", "code = \"en\"", "code = \"en\"\nlocale = \"en-GB\"");
    assert_eq!(label(&checkout, "en"), (String::from("4 March 2024"), Some(String::from("en_GB"))));
    assert_eq!(label(&checkout, "es").0, "4 de marzo de 2024");
    checkout.replace("content/site.toml", "code = \"es\"", "code = \"es\"\nlocale = \"es-u-nu-arab\"");
    assert_eq!(label(&checkout, "es").0, "٤ de marzo de ٢٠٢٤");
}

#[test]
fn the_language_switch_leads_to_pages_that_exist() {
    let checkout = Checkout::fixture_site();
    for (number, tags) in [(1, "solo"), (2, "solo"), (3, "solo"), (4, ""), (5, "")] {
        let post =
            format!("---\ntitle: Propia\ndate: 2024-01-0{number}\ntags: [{tags}]\nsummary: Propia.\n---\n\nTexto.\n");
        checkout.write(&format!("content/es/news/2024-01-0{number}-propia-{number}.md"), post.as_bytes());
    }
    checkout.replace("content/es/strings.toml", "[tags_of_news]", "[tags_of_news]\nsolo = \"Solo\"");
    let files = checkout.build("/base/", RELEASE).unwrap();
    let mut switched = Vec::new();
    for (path, document) in documents(&files) {
        for link in tags(&document, "a hreflang external") {
            let href = attribute(link, "href").unwrap();
            let target = format!("{}index.html", href.strip_prefix("/base/").unwrap());
            assert!(files.contains_key(&target), "{path} leads to {href}");
            let own = target.trim_start_matches("es/") == path.trim_start_matches("es/") || path.ends_with("404.html");
            if !own {
                switched.push((String::from(path), href));
            }
        }
    }
    switched.sort();
    let expected = [
        ("es/news/page/3/index.html", "/base/news/"),
        ("es/news/page/4/index.html", "/base/news/"),
        ("es/news/propia-1/index.html", "/base/news/"),
        ("es/news/propia-2/index.html", "/base/news/"),
        ("es/news/propia-3/index.html", "/base/news/"),
        ("es/news/propia-4/index.html", "/base/news/"),
        ("es/news/propia-5/index.html", "/base/news/"),
        ("es/news/tags/solo/index.html", "/base/news/"),
        ("es/news/tags/solo/page/2/index.html", "/base/news/"),
        // The only post of these authors has no author in Spanish.
        ("news/authors/ama-mensah/index.html", "/base/es/news/"),
        ("news/authors/kofi/index.html", "/base/es/news/"),
        // The only post with this tag has another tag in Spanish.
        ("news/tags/learning/index.html", "/base/es/news/"),
    ];
    assert_eq!(switched, expected.map(|(path, href)| (String::from(path), String::from(href))));
    let post: Value = serde_json::from_slice(&files["content/es/news/propia-1.json"]).unwrap();
    assert_eq!(post["substitutes"], serde_json::json!([{ "language": "en", "path": "/news/" }]));
}

#[test]
fn a_further_page_of_a_tag_leads_to_its_list() {
    let checkout = Checkout::fixture_site();
    checkout.replace("content/es/strings.toml", "[tags_of_news]", "[tags_of_news]\nsolo = \"Solo\"");
    checkout.replace("content/en/strings.toml", "[tags_of_news]", "[tags_of_news]\nsolo = \"Only\"");
    for (language, number) in [("en", 1), ("es", 2), ("es", 3)] {
        let post = format!("---\ntitle: Own\ndate: 2024-01-0{number}\ntags: [solo]\nsummary: Own.\n---\n\nText.\n");
        checkout.write(&format!("content/{language}/news/2024-01-0{number}-own-{number}.md"), post.as_bytes());
    }
    let files = checkout.build("/", RELEASE).unwrap();
    let list: Value = serde_json::from_slice(&files["content/es/news/tags/solo/page/2.json"]).unwrap();
    assert_eq!(list["head"]["substitutes"], serde_json::json!([{ "language": "en", "path": "/news/tags/solo/" }]));
}
