//! `cargo content removed-urls`: a checkout compared with an earlier one.

use crate::command_line::{content, written};
use crate::support::{Checkout, RELEASE};
use publisher::removed_urls::removed_urls;
use std::fs;

const FIRST: &str = "content/en/news/2024-01-02-first.md";
const FIRST_IN_SPANISH: &str = "content/es/news/2024-01-02-first.md";
const SAME_DAY: &str = "content/en/news/2024-01-02-same-day.md";
const ELSEWHERE: &str = "content/en/news/2024-03-04-elsewhere.md";

/// Returns the warnings about a changed fixture site, as editors read them.
fn warnings(change: impl FnOnce(&Checkout)) -> Vec<String> {
    let checkout = Checkout::fixture_site();
    warnings_between(&Checkout::fixture_site(), &{
        change(&checkout);
        checkout
    })
}

fn warnings_between(base: &Checkout, head: &Checkout) -> Vec<String> {
    let [base, head] = [base, head].map(|checkout| publisher::check(checkout.root(), RELEASE).unwrap());
    removed_urls(&base, &head).iter().map(ToString::to_string).collect()
}

fn remove(checkout: &Checkout, file: &str) {
    fs::remove_file(checkout.root().join(file)).unwrap();
}

fn rename(checkout: &Checkout, from: &str, to: &str) {
    fs::rename(checkout.root().join(from), checkout.root().join(to)).unwrap();
}

/// The day in its name is not part of a post's URL. Another test renames it.
fn rename_elsewhere(checkout: &Checkout) {
    rename(checkout, ELSEWHERE, "content/en/news/2024-03-04-other-site.md");
}

#[test]
fn the_same_content_has_no_warning() {
    assert_eq!(warnings(|_| {}), [""; 0]);
}

#[test]
fn pages_that_come_and_go_with_time_have_no_warning() {
    let base = Checkout::fixture_site();
    let event = "---\ntitle: T\nstart: 2021-05-01\nplace: online\nkind: talk\nsummary: S.\n---\n";
    base.write("content/en/events/2021-05-01-past.md", event.as_bytes());
    let warnings = warnings_between(&base, &Checkout::fixture_site());
    // Not that of its archive, `/events/archive/2021/`.
    assert!(warnings.len() == 1 && warnings[0].contains("the address `/events/past/` no longer works"), "{warnings:?}");
}

#[test]
fn a_renamed_post_gets_the_alias_to_paste_and_then_no_warning() {
    let expected = "content/en/news/2024-03-04-other-site.md:1:1: warning: the address `/news/elsewhere/` no longer works\n    \
        help: if readers should now find content/en/news/2024-03-04-other-site.md instead, \
        write `aliases: [/news/elsewhere/]` between its two lines `---`";
    assert_eq!(warnings(rename_elsewhere), [expected]);
    let with_alias = warnings(|site| {
        rename_elsewhere(site);
        let file = "content/en/news/2024-03-04-other-site.md";
        site.replace(file, "title: Elsewhere\n", "title: Elsewhere\naliases: [/news/elsewhere/]\n");
    });
    assert_eq!(with_alias, [""; 0]);
}

#[test]
fn a_post_that_has_aliases_keeps_them_in_the_line_to_paste() {
    let found = warnings(|site| rename(site, SAME_DAY, "content/en/news/2024-01-02-that-day.md"));
    let expected = "content/en/news/2024-01-02-that-day.md:4:11: warning: the address `/news/same-day/` no longer works\n    \
        help: if readers should now find content/en/news/2024-01-02-that-day.md instead, \
        replace its `aliases` with `aliases: [/the/same-day/, /news/same-day/]`";
    assert_eq!(found, [expected]);
    let pasted = warnings(|site| {
        rename(site, SAME_DAY, "content/en/news/2024-01-02-that-day.md");
        let line = "aliases: [/the/same-day/, /news/same-day/]";
        site.replace("content/en/news/2024-01-02-that-day.md", "aliases: [/the/same-day/]", line);
    });
    assert_eq!(pasted, [""; 0]);
}

#[test]
fn a_new_title_and_name_are_recognised_by_the_path() {
    let found = warnings(|site| {
        rename(site, ELSEWHERE, "content/en/news/2024-03-04-elsewhere-2.md");
        site.replace("content/en/news/2024-03-04-elsewhere-2.md", "title: Elsewhere", "title: Quite different");
    });
    assert!(found[0].starts_with("content/en/news/2024-03-04-elsewhere-2.md:1:1: ") && found.len() == 1, "{found:?}");
}

#[test]
fn a_removed_post_loses_its_own_address_and_its_aliases() {
    let found = warnings(|site| remove(site, SAME_DAY));
    let expected = format!(
        "{SAME_DAY}:1:1: warning: the addresses `/news/same-day/`, `/the/same-day/` no longer work\n    \
        help: if readers should now find another page instead, \
        write `aliases: [/news/same-day/, /the/same-day/]` between its two lines `---`"
    );
    assert_eq!(found, [expected]);
}

#[test]
fn a_removed_alias_is_a_removed_address() {
    let found = warnings(|site| site.replace(SAME_DAY, "aliases: [/the/same-day/]\n", ""));
    let expected = format!(
        "{SAME_DAY}:1:1: warning: the address `/the/same-day/` no longer works\n    \
        help: if readers should now find {SAME_DAY} instead, write `aliases: [/the/same-day/]` between its two lines `---`"
    );
    assert_eq!(found, [expected]);
}

#[test]
fn a_post_that_becomes_a_draft_is_not_given_an_alias() {
    let found = warnings(|site| site.replace(ELSEWHERE, "tags: []", "tags: []\ndraft: true"));
    let expected = format!(
        "{ELSEWHERE}:1:1: warning: the address `/news/elsewhere/` no longer works\n    \
        help: publish it: remove `draft: true`, or write a date that is not in the future"
    );
    assert_eq!(found, [expected]);
}

#[test]
fn a_tag_without_posts_leads_to_the_news() {
    let found = warnings(|site| site.replace(FIRST, "tags: [events, learning]", "tags: [events]"));
    assert!(found[0].contains("`/news/tags/learning/` no longer works"), "{found:?}");
    assert!(found[0].contains("find content/en/pages/news.md instead, write `aliases: [/news/tags/learning/]`"));
    // The translation still has the tag.
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn the_pages_of_a_list_may_become_fewer() {
    let found = warnings(|site| site.replace("content/site.toml", "news_per_page = 2", "news_per_page = 20"));
    assert_eq!(found, [""; 0]);
}

#[test]
fn a_removed_translation_still_shows_the_original() {
    let found = warnings(|site| remove(site, FIRST_IN_SPANISH));
    // `/es/news/first/` still works; only the translation's own alias is gone.
    let expected = format!(
        "{FIRST}:7:11: warning: the address `/es/2024-01-02-primera/` no longer works\n    \
        help: if readers should now find {FIRST} instead, \
        replace its `aliases` with `aliases: [/2024-01-02-first/, /es/2024-01-02-primera/]`"
    );
    assert_eq!(found, [expected]);
}

#[test]
fn a_removed_language_leads_to_the_originals() {
    let found = warnings(|site| {
        site.replace("content/site.toml", "[[languages]]\ncode = \"es\"\nname = \"Español\"\n", "");
        fs::remove_dir_all(site.root().join("content/es")).unwrap();
        site.replace("content/en/pages/about.md", "[another language](/es/about/#por-que-existe), ", "");
    });
    let about = found.iter().find(|warning| warning.contains("`/es/about/`")).unwrap_or_else(|| panic!("{found:?}"));
    assert!(about.contains("content/en/pages/about.md instead, ") && about.contains("/es/about/"), "{about}");
    assert!(found.iter().any(|warning| warning.contains("`/es/news/first/`")), "{found:?}");
}

#[test]
fn another_address_of_the_site_changes_nothing() {
    let found = warnings(|site| site.replace("content/site.toml", "https://fixture.example/", "https://a.example/b/"));
    assert_eq!(found, [""; 0]);
}

#[test]
fn the_command_warns_and_succeeds() {
    let (base, head) = (Checkout::fixture_site(), Checkout::fixture_site());
    rename_elsewhere(&head);
    let folder = base.root().to_str().unwrap();
    let output = content(head.root(), &["removed-urls", "--base", folder, "--format", "github"]);
    let (stdout, stderr) = written(&output);
    assert!(output.status.success() && stderr.is_empty(), "{stderr}");
    let lines: Vec<&str> = stdout.lines().collect();
    let start = "::warning file=content/en/news/2024-03-04-other-site.md,line=1,endLine=1,col=1,";
    assert!(lines[0].starts_with(start) && lines[0].contains("aliases: [/news/elsewhere/]"), "{stdout}");
    assert_eq!(lines[1..], ["1 warning: addresses of the earlier checkout no longer work."]);
    let (stdout, _) = written(&content(base.root(), &["removed-urls", "--base", folder]));
    assert_eq!(stdout, "Every address of the earlier checkout still works.\n");
}

#[test]
fn an_earlier_checkout_with_errors_is_a_warning() {
    let (base, head) = (Checkout::fixture_site(), Checkout::fixture_site());
    base.replace(FIRST, "summary: The first post.\n", "");
    let folder = base.root().to_str().unwrap();
    let output = content(head.root(), &["removed-urls", "--base", folder, "--format", "github"]);
    let (stdout, stderr) = written(&output);
    assert!(output.status.success() && stderr.is_empty(), "{stderr}");
    assert!(
        stdout.starts_with("::warning title=Warning about the content::the addresses cannot be compared"),
        "{stdout}"
    );
    assert!(stdout.ends_with("has 1 error\nThe addresses were not compared.\n"), "{stdout}");
}

#[test]
fn errors_that_the_check_reports_are_not_repeated() {
    let (base, head) = (Checkout::fixture_site(), Checkout::fixture_site());
    head.replace(FIRST, "summary: The first post.\n", "");
    let folder = base.root().to_str().unwrap();
    for format in ["text", "github"] {
        let output = content(head.root(), &["removed-urls", "--base", folder, "--format", format]);
        let (stdout, stderr) = written(&output);
        assert!(!output.status.success() && stdout.is_empty(), "{stdout}");
        let expected = "The addresses cannot be compared: 1 error in the content.\n    \
            help: run `cargo content check`, and correct what it reports\n";
        assert_eq!(stderr, expected);
    }
}

#[test]
fn a_folder_without_content_is_an_error() {
    let head = Checkout::fixture_site();
    let output = content(head.root(), &["removed-urls", "--base", "public"]);
    let (_, stderr) = written(&output);
    assert!(!output.status.success());
    assert!(stderr.starts_with("There is no content in the folder public.\n    help: "), "{stderr}");
}
