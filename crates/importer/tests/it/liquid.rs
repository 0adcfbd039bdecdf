//! Values, conditions and filters of Liquid, as Jekyll evaluates them.

use crate::page::{assert_pages, import_page, import_page_with};
use crate::support::Folder;
use importer::report::{Attention, Cause};
use std::time::{Duration, Instant};

#[test]
fn values_are_those_of_yaml() {
    for (value, template, expected) in [
        ("no", "{% if page.value %}shown{% else %}hidden{% endif %}", "hidden"),
        ("off", "{% unless page.value %}hidden{% endunless %}", "hidden"),
        ("'no'", "{% if page.value %}shown{% endif %}", "shown"),
        ("3.50", "{{ page.value }}", "3.5"),
        ("1_000", "{{ page.value }}", "1000"),
        ("[10, 9, 1]", "{{ page.value | sort | join: ' ' }}", "1 9 10"),
        ("[b, a, C]", "{{ page.value | array_to_sentence_string }}", "b, a, and C"),
        ("[b, a]", "{{ page.value | array_to_sentence_string: 'or' }}", "b or a"),
        ("hello WORLD", "{{ page.value | capitalize }}", "Hello world"),
        ("Ünï cödé", "{{ page.value | slugify }}", "ünï-cödé"),
        ("a", "{% if page.missing == blank %}blank{% else %}nil{% endif %}", "nil"),
        ("a", "{% for x in (1..2) %}{% for y in (1..1) %}{{ forloop.parentloop.index }}{% endfor %}{% endfor %}", "12"),
    ] {
        let front_matter = format!("title: T\ndescription: D.\nvalue: {value}");
        assert_eq!(import_page_with(&front_matter, template).0, expected, "{value}: {template}");
    }
}

#[test]
fn filters_that_are_not_known_are_reported() {
    let (_, report) = import_page("Text {{ '2024-01-02' | date_to_long_string: 'ordinal' }}{{ 'a' | truncate: 3 }}.");
    let removed = report.entries.iter().filter(|entry| entry.cause == Some(Cause::LiquidRemoved));
    assert_eq!(removed.count(), 2);
}

#[test]
fn settings_of_an_include_are_no_lost_words() {
    let (_, report) = import_page("{% include img.html src=\"/a.svg\" alt=\"A dot\" hidden=true %}");
    assert!(report.entries.iter().all(|entry| entry.cause != Some(Cause::IncludeArgumentUnused)));
}

#[test]
fn templates_without_end_are_errors() {
    let doubling = format!("{{% assign a = 'xxxxxxxxxx' %}}{}", "{% assign a = a | append: a %}".repeat(40));
    for template in ["{% for i in (1..9999) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}", &doubling] {
        let (checkout, old) = (Folder::checkout(), Folder::new());
        old.write("_config.yml", b"title: T\n");
        old.write("a.md", format!("---\ntitle: A\n---\nText {template}\n").as_bytes());
        let start = Instant::now();
        let report = checkout.import(old.path()).unwrap();
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
        assert_eq!(report.count(Attention::Error), 1, "{template}");
    }
}

#[test]
fn deep_templates_stop_no_import() {
    const DEPTH: usize = 20_000;
    let brackets = format!("{{{{ {}a{} }}}}", "a[".repeat(DEPTH), "]".repeat(DEPTH));
    let conditions = format!("{{% if {}true %}}shown{{% endif %}}", "true and ".repeat(DEPTH));
    let blocks = format!("{}x{}", "{% if true %}".repeat(DEPTH), "{% endif %}".repeat(DEPTH));
    assert_eq!(import_page(&format!("Text {brackets}.")).0, "Text .");
    assert_eq!(import_page(&conditions).0, "shown");
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("_config.yml", b"title: T\n");
    old.write("a.md", format!("---\ntitle: A\n---\nText {blocks}\n").as_bytes());
    let report = checkout.import(old.path()).unwrap();
    let causes: Vec<_> = report.entries.iter().filter_map(|entry| entry.cause).collect();
    assert!(causes.contains(&Cause::TemplateTooDeep), "{causes:?}");
}

#[test]
fn line_breaks_are_kept_with_hard_wrap() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("_config.yml", b"title: T\nkramdown:\n  hard_wrap: true\n");
    old.write("poem.md", b"---\ntitle: A\ndescription: D.\n---\nOne\ntwo\n");
    checkout.import(old.path()).unwrap();
    let page = std::fs::read_to_string(checkout.content().join("en/pages/poem.md")).unwrap();
    assert!(page.ends_with("One\\\ntwo\n"), "{page}");
    assert_pages(&[("One\ntwo", "One\ntwo")]);
}
