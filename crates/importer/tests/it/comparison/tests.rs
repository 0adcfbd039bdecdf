//! Two documents that differ in one thing have one difference of that kind.

use super::difference::differences;
use super::html::parse;
use super::links::{LinkContext, Page, SitePages};
use super::parts::{KINDS, Kind, lines};
use super::reported::Reported;
use super::selectors::ADDED_BY_JEKYLL;
use importer::report::{Attention, Entry};

/// Returns the differences of two documents, as strings.
fn compare(old: &str, new: &str) -> Vec<(Kind, String, String)> {
    compare_with(old, new, &[])
}

fn compare_with(old: &str, new: &str, entries: &[Entry]) -> Vec<(Kind, String, String)> {
    let site = |html: &str| {
        let about = Page { document: String::from("about.md"), content: parse("<h2 id=\"aim\">The aim</h2>", &[]) };
        let page = Page { document: String::from("page.md"), content: parse(html, &ADDED_BY_JEKYLL) };
        let pages = [(String::from("/about/"), about), (String::from("/page/"), page)];
        SitePages { base_url: String::from("https://old.example"), pages: pages.into(), files: "media/" }
    };
    let (old, new) = (site(old), site(new));
    let mut reported = Reported::new(entries.iter().collect());
    let mut found = Vec::new();
    for kind in KINDS {
        let extract = |site| lines(kind, &site_page(site).content, &LinkContext { site, path: "/page/" });
        for difference in differences(kind, &extract(&old), &extract(&new)) {
            found.extend(reported.unreported(difference));
        }
    }
    let join = |lines: &[super::line::Line]| lines.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    found.iter().map(|difference| (difference.kind, join(&difference.before), join(&difference.after))).collect()
}

fn site_page(site: &SitePages) -> &Page {
    &site.pages["/page/"]
}

fn of_kind(kind: Kind, differences: Vec<(Kind, String, String)>) -> Vec<(String, String)> {
    let found = differences.into_iter().filter(|(found, _, _)| *found == kind);
    found.map(|(_, before, after)| (before, after)).collect()
}

fn pair(before: &str, after: &str) -> (String, String) {
    (String::from(before), String::from(after))
}

fn entry(before: &str, after: &str) -> Entry {
    Entry {
        attention: Attention::Review,
        file: String::from("page.md"),
        line: 1,
        cause: None,
        message: String::from("something was changed"),
        advice: String::new(),
        before: String::from(before),
        after: String::from(after),
        diagnostics: Vec::new(),
    }
}

#[test]
fn the_same_text_in_other_elements_is_no_difference() {
    let old =
        "<p>It’s “one” – <a href=\"../about/#aim\">two</a>…</p><pre><code>a &lt; b\n</code></pre><script>x</script>";
    let new = "<section><p>It's \"one\" -- <a href=\"/about/#aim\">two</a>...</p><pre>a &lt; b</pre></section>";
    assert_eq!(compare(old, new), []);
}

#[test]
fn lost_word_is_a_difference() {
    let difference = (Kind::Words, String::from("three"), String::new());
    assert_eq!(compare("<p>one two three four</p>", "<p>one two four</p>"), [difference]);
}

#[test]
fn lost_punctuation_and_description_are_differences() {
    assert_eq!(
        compare("<p>not [^/]</p>", "<p>not [/]</p>"),
        [(Kind::Words, String::from("[^/]"), String::from("[/]"))]
    );
    let image = |alt: &str| format!("<p><img src=\"/a.svg\" alt=\"{alt}\"></p>");
    let found = of_kind(Kind::Words, compare(&image("A loom"), &image("A")));
    assert_eq!(found, [pair("loom", "")]);
}

#[test]
fn changed_byte_of_code_is_a_difference() {
    let found =
        of_kind(Kind::Code, compare("<pre><code>if a:\n\tb\n</code></pre>", "<pre><code>if a:\n b\n</code></pre>"));
    assert_eq!(found, [pair("if a:\n\tb", "if a:\n b")]);
}

#[test]
fn changed_destination_is_a_difference() {
    let found = compare("<a href=\"https://a.example/1\">x</a>", "<a href=\"https://a.example/2\">x</a>");
    let difference =
        (Kind::Links, String::from("x [→ https://a.example/1]"), String::from("x [→ https://a.example/2]"));
    assert_eq!(found, [difference]);
    let found = compare("<a href=\"/about/#aim\">x</a>", "<a href=\"/about/#end\">x</a>");
    let (before, after) = ("x [→ about.md, at “The aim”]", "x [→ about.md, at “(no such part)”]");
    assert_eq!(found, [(Kind::Links, String::from(before), String::from(after))]);
}

#[test]
fn files_are_the_same_in_the_folder_of_media() {
    assert_eq!(compare("<a href=\"/assets/a.pdf\">x</a>", "<a href=\"/media/assets/a.pdf\">x</a>"), []);
    assert_eq!(compare("<img src=\"/a.svg\" alt=\"x\">", "<img src=\"/media/b.svg\" alt=\"x\">").len(), 1);
}

#[test]
fn merged_items_of_a_list_are_a_difference() {
    let found = compare("<ul><li>a</li><li>b</li></ul>", "<ul><li>a b</li></ul>");
    let (before, after) = ("a ¦ b [level 1, unordered, 2 items]", "a b [level 1, unordered, 1 items]");
    assert_eq!(found, [(Kind::Lists, String::from(before), String::from(after))]);
}

#[test]
fn nesting_kind_and_start_of_lists_are_compared() {
    let old = "<ol><li>a<ul><li>b</li></ul></li></ol>";
    assert_eq!(of_kind(Kind::Lists, compare(old, "<ol><li>a</li></ol><ul><li>b</li></ul>")).len(), 1);
    assert_eq!(of_kind(Kind::Lists, compare(old, "<ul><li>a<ul><li>b</li></ul></li></ul>")).len(), 1);
    assert_eq!(of_kind(Kind::Lists, compare(old, "<ol start=\"4\"><li>a<ul><li>b</li></ul></li></ol>")).len(), 1);
    assert_eq!(compare(old, "<ol start=\"1\"><li><p>a</p><ul><li>b</li></ul></li></ol>"), []);
}

#[test]
fn lost_cell_is_a_difference() {
    let table = |row: &str| format!("<table><tbody><tr>{row}</tr></tbody></table>");
    let found = compare(&table("<td>a</td><td></td>"), &table("<td>a</td>"));
    assert_eq!(found, [(Kind::Tables, String::from("a ¦  [2 cells]"), String::from("a [1 cells]"))]);
}

#[test]
fn header_without_words_is_no_row() {
    let old = "<table><tbody><tr><td>a</td></tr></tbody></table>";
    assert_eq!(compare(old, "<table><thead><tr><th></th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>"), []);
}

#[test]
fn differences_that_the_report_names_are_left_out() {
    let (old, new) = ("<p>one <b>two</b></p>", "<p>one 2</p>");
    assert_eq!(compare_with(old, new, &[entry("two", "2")]), []);
    assert_eq!(compare_with(old, new, &[entry("two", "")]), [(Kind::Words, String::new(), String::from("2"))]);
    let (old, new) = ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a b</li></ul>");
    assert_eq!(compare_with(old, new, &[entry("a, b", "")]), []);
    assert_eq!(compare_with(old, new, &[entry("a", "")]).len(), 1);
    let (old, new) = ("<a href=\"/x\">y</a>", "<p>y</p>");
    assert_eq!(compare_with(old, new, &[entry("/x", "")]), []);
}

#[test]
fn links_of_a_difference_can_be_in_several_entries() {
    let (old, new) = ("<a href=\"/x\">a</a> <a href=\"/y\">b</a>", "<p>a b</p>");
    assert_eq!(compare_with(old, new, &[entry("/x", ""), entry("/y", "")]), []);
    let found = compare_with(old, new, &[entry("/x", "")]);
    assert_eq!(found, [(Kind::Links, String::from("b [→ file y]"), String::new())]);
}

#[test]
fn a_changed_link_can_be_named_by_its_new_address() {
    let (old, new) = ("<a href=\"/x\">a</a> <a href=\"/y\">b</a>", "<a href=\"/v\">a</a> <a href=\"/w\">b</a>");
    let found = compare_with(old, new, &[entry("{% link x.md %}", "/v")]);
    assert_eq!(found, [(Kind::Links, String::from("b [→ file y]"), String::from("b [→ file w]"))]);
}

#[test]
fn a_word_of_the_report_is_used_once() {
    let found = compare_with("<p>two two</p>", "<p></p>", &[entry("two", "")]);
    assert_eq!(found, [(Kind::Words, String::from("two"), String::new())]);
}
