//! One cause is one message: what refers to a file that cannot be read, or is not where it belongs, is not reported too.
//! Every help of such a message leads to content that is right.

use crate::support::{Checkout, files_below, fixtures};
use publisher::diagnostic::{Diagnostic, Severity};
use std::fs;
use std::path::Path;

/// Returns the errors of a checkout.
fn errors(checkout: &Checkout) -> Vec<Diagnostic> {
    checkout.diagnostics().into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect()
}

/// Asserts that there is one error, and returns it.
fn only_error(checkout: &Checkout, case: &str) -> Diagnostic {
    let errors = errors(checkout);
    assert_eq!(errors.len(), 1, "{case}: {errors:#?}");
    errors.into_iter().next().unwrap()
}

/// Returns the paths of the fixture's content.
fn content_files() -> Vec<String> {
    let files = files_below(&fixtures().join("site/content"));
    files.into_keys().map(|path| format!("content/{path}")).collect()
}

/// A site in which more refers to other files: a link to each post, initiative and team.
fn linked_site() -> Checkout {
    let checkout = Checkout::fixture_site();
    let text = "---\ntitle: Links\ndescription: Links.\n---\n\n\
        [a](/news/first/) [b](/news/same-day/) [c](/news/tags/learning/) [d](/initiatives/#one) [e](/leadership/#team)\n\n\
        ::team team\n";
    checkout.write("content/en/pages/links.md", text.as_bytes());
    checkout.replace("content/site.toml", "[\"about\"", "[\"about\", \"links\"");
    checkout
}

#[test]
fn the_linked_site_has_no_error() {
    assert_eq!(errors(&linked_site()), []);
}

#[test]
fn a_file_that_cannot_be_read_is_one_error() {
    for path in content_files() {
        for damage in [&b"= no values ="[..], b"\xff\xfe", b"t\0i\0t\0l\0e\0", b"", b"\n"] {
            // Strings that a language lacks fall back to the default language.
            if path == "content/es/strings.toml" && damage.trim_ascii().is_empty() {
                continue;
            }
            let checkout = linked_site();
            checkout.write(&path, damage);
            let error = only_error(&checkout, &path);
            assert_eq!(error.path(), path, "{error}");
        }
    }
}

#[test]
fn a_file_under_another_name_is_one_error_and_its_help_is_right() {
    for path in content_files() {
        let names = match path.strip_suffix(".md") {
            Some(stem) => vec![format!("{stem}.markdown"), format!("{stem}.md.txt")],
            None => vec![format!("{path}.txt"), path.replace(".toml", ".TOML")],
        };
        for name in names {
            let checkout = linked_site();
            fs::rename(checkout.root().join(&path), checkout.root().join(&name)).unwrap();
            let error = only_error(&checkout, &name);
            // Without the settings, no folder is known.
            if path == "content/site.toml" {
                assert_eq!(error.message, "this file is missing", "{error}");
                continue;
            }
            assert_eq!(error.path(), name, "{error}");
            follow(&checkout, &error);
            assert_eq!(errors(&checkout), [], "{name}");
        }
    }
}

/// Renames or moves a file as the help says.
fn follow(checkout: &Checkout, error: &Diagnostic) {
    let target =
        ["rename it to ", "move it to ", "rename the file to "].iter().find_map(|start| error.help.strip_prefix(start));
    let target = target.unwrap_or_else(|| panic!("{error}"));
    let target = target.split([',', ';']).next().unwrap();
    let target = match target.starts_with("content/") {
        true => checkout.root().join(target),
        false => checkout.root().join(error.file.with_file_name(target)),
    };
    assert!(!target.exists(), "{error}");
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    fs::rename(checkout.root().join(&error.file), target).unwrap();
}

#[test]
fn misplaced_files_are_right_where_their_help_sends_them() {
    let post = b"---\ntitle: New\ndate: 2024-02-03\ntags: []\nsummary: New.\n---\n\nNew.\n";
    for path in [
        "content/2024-02-03-new.md",
        "content/en/2024_02_03_New.md",
        "content/en/news/2024/2024-02-03-new.md",
        "content/news/2024-02-03-new.md",
        "content/en/news/2024_02_03_new.md",
        "content/en/news/20240203 New post.md",
        "content/en/news/new.md",
        "content/English/news/2024-02-03-new.md",
        "content/EN/news/2024-02-03-new.MD",
        "content/posts/new.md",
        "content/en/blog/2024-02-03-new",
        "content/en/news/Copy of 2024-02-03-new.md",
        "content/en/news/03-02-2024-new.md",
        "content/en/news/.2024-02-03-new.md",
        "content/media/2024-02-03-new.md",
        "content/drafts/2024-02-03-new.md",
    ] {
        let checkout = Checkout::fixture_site();
        checkout.write(path, post);
        follow(&checkout, &only_error(&checkout, path));
        assert_eq!(errors(&checkout), [], "{path}");
    }
    for path in ["content/groups/lagos.TOML", "content/group/lagos.toml", "content/en/groups/lagos.toml.txt"] {
        let checkout = Checkout::fixture_site();
        let event = "content/en/events/2024-05-17-pair-evening.md";
        checkout.replace(event, "group: new-york", "group: lagos");
        checkout.write(path, b"name = \"Lagos\"\ncountry = \"NG\"\n");
        follow(&checkout, &only_error(&checkout, path));
        assert_eq!(errors(&checkout), [], "{path}");
    }
    for path in ["content/people/nour.TOML", "content/people/nour.toml.txt", "content/en/people/nour.toml"] {
        let checkout = Checkout::fixture_site();
        checkout.write(path, b"name = \"Nour\"\n");
        follow(&checkout, &only_error(&checkout, path));
        assert_eq!(errors(&checkout), [], "{path}");
    }
}

#[test]
fn no_help_asks_to_replace_a_file() {
    let checkout = Checkout::fixture_site();
    let page = fs::read(checkout.root().join("content/en/pages/about.md")).unwrap();
    checkout.write("content/en/page/about.md", &page);
    let error = only_error(&checkout, "about.md");
    assert!(error.help.contains("at content/en/pages/about.md, where there is a file already"), "{error}");
    checkout.write("content/en/news/2024_01_02_first.md", b"---\ntitle: A\ndate: 2024-01-02\nsummary: A.\n---\n\nA.\n");
    let messages: Vec<String> = errors(&checkout).iter().map(|error| error.help.clone()).collect();
    assert!(messages.iter().any(|help| help.contains("because 2024-01-02-first.md exists already")), "{messages:?}");
}

#[test]
fn a_folder_with_the_name_of_a_language_becomes_that_language() {
    let checkout = Checkout::fixture_site();
    let strings = fs::read(checkout.root().join("content/es/strings.toml")).unwrap();
    checkout.write("content/yoruba/strings.toml", &strings);
    let error = only_error(&checkout, "yoruba");
    assert!(error.help.starts_with("rename the folder to content/yo, and add it to content/site.toml"), "{error}");
    assert!(error.help.contains("`code = \"yo\"` and `name = \"Yorùbá\"`"), "{error}");
    fs::rename(checkout.root().join("content/yoruba"), checkout.root().join("content/yo")).unwrap();
    let language = "[[languages]]\ncode = \"yo\"\nname = \"Yorùbá\"\n\n[[social]]";
    checkout.replace("content/site.toml", "[[social]]", language);
    assert_eq!(errors(&checkout), []);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_one_error() {
    use std::os::unix::fs::symlink;
    for path in content_files().iter().filter(|path| *path != "content/site.toml") {
        let checkout = linked_site();
        fs::remove_file(checkout.root().join(path)).unwrap();
        symlink("nowhere", checkout.root().join(path)).unwrap();
        let error = only_error(&checkout, path);
        assert_eq!((error.path().as_str(), error.message.contains("this cannot be read")), (path.as_str(), true));
    }
    let checkout = linked_site();
    symlink("..", checkout.root().join("content/en/around")).unwrap();
    assert_eq!(only_error(&checkout, "around").file, Path::new("content/en/around"));
}

#[test]
fn a_wrong_line_is_one_error() {
    let first = "content/en/news/2024-01-02-first.md";
    let leadership = "content/en/leadership.toml";
    for (file, right, wrong) in [
        (first, "date: 2024-01-02", "date: 2024-02-30"),
        (first, "date: 2024-01-02", "dat: 2024-01-02"),
        (first, "date: 2024-01-02", "date:"),
        (first, "title: ", "titel: "),
        (leadership, "id = \"team\"", "idd = \"team\""),
        (leadership, "id = \"team\"", "id = \"\""),
        ("content/en/strings.toml", "[tags_of_news]", "[tag_of_news]"),
        ("content/en/strings.toml", "[tags_of_news]", "[[tags_of_news]]"),
        ("content/en/strings.toml", "[tags_of_news]\n", ""),
        ("content/en/strings.toml", "learning = \"Learning\"", "learning = \"Learning\"\nLearning = \"Learning\""),
        ("content/en/strings.toml", "learning = \"Learning\"", "learning = \"Learning\"\nlearning = \"Learning\""),
        ("content/en/strings.toml", "By {authors}", "By {author}"),
        (first, "title: ", "TITLE: "),
        (first, "title: ", "título: "),
        (first, "summary: ", "Summary text: "),
        (first, "title: ", "title: #"),
        ("content/en/strings.toml", "learning = \"Learning\"", "learning = \"\""),
        ("content/en/initiatives/one.md", "order: ", "ordre: "),
        ("content/groups/new-york.toml", "name = ", "nmae = "),
        ("content/groups/new-york.toml", "country = \"US\"", "country = \"USA\""),
        ("content/groups/new-york.toml", "\"zola\"", "\"nobody\""),
        ("content/partners/loom-foundation.toml", "kind = ", "knd = "),
        ("content/partners/loom-foundation.toml", "[summary]", "[sumary]"),
        ("content/partners/loom-foundation.toml", "\nen = ", "\nem = "),
        ("content/partners/loom-foundation.toml", "\"draft\"", "\"drfat\""),
        ("content/site.toml", "start_group = \"about\"", "start_group = \"abuot\""),
        ("content/es/strings.toml", "[groups]", "[group]"),
        ("content/es/strings.toml", "{groups} grupos", "grupos"),
        ("content/site.toml", "navigation = [\"about\", \"links\"", "navigation = [\"about\", \"nolinks\""),
    ] {
        let checkout = linked_site();
        checkout.replace(file, right, wrong);
        let error = only_error(&checkout, wrong);
        assert_eq!(error.path(), file, "{wrong}: {error}");
    }
    for (file, right, wrong) in
        [("content/site.toml", "[[languages]]", "[[language]]"), (leadership, "[[teams]]", "[[team]]")]
    {
        let checkout = linked_site();
        let text = fs::read_to_string(checkout.root().join(file)).unwrap();
        checkout.write(file, text.replace(right, wrong).as_bytes());
        only_error(&checkout, wrong);
    }
}

#[test]
fn a_missing_file_is_one_error() {
    for path in ["pages/home.md", "pages/news.md", "pages/leadership.md", "strings.toml", "leadership.toml"] {
        let checkout = linked_site();
        let path = format!("content/en/{path}");
        fs::remove_file(checkout.root().join(&path)).unwrap();
        assert_eq!(only_error(&checkout, &path).path(), path);
    }
}
