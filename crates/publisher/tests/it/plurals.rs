//! Strings with a number: one line, or a form for each plural category of the language.

use crate::support::{Checkout, Files, RELEASE, dated_cards, json, text};
use model::body::{Block, plain_text};
use model::news::{NewsList, Post};
use model::site::Site;
use model::text_page::TextPage;

const READING_TIME: &str = "reading_time = \"{minutes} min de lectura\"";

/// Returns a checkout whose Spanish reading time is another line.
fn with_reading_time(line: &str) -> Checkout {
    let checkout = Checkout::fixture_site();
    checkout.replace("content/es/strings.toml", READING_TIME, line);
    checkout
}

fn reading_time(files: &Files, path: &str) -> String {
    json::<Post>(files, path).reading_time
}

fn groups_line(files: &Files, path: &str) -> String {
    let page: TextPage = json(files, path);
    let lines = page.body.iter().filter_map(|block| match block {
        Block::Paragraph(content) => Some(plain_text(content)),
        _ => None,
    });
    lines.into_iter().find(|line| line.contains("rupo")).unwrap()
}

#[test]
fn the_number_chooses_the_form() {
    let line = "reading_time = { one = \"Un minuto\", many = \"{minutes} de minutos\", other = \"{minutes} minutos\" }";
    let checkout = with_reading_time(line);
    let long = format!("---\ntitle: Long\ndate: 2024-05-01\nsummary: S.\n---\n\n{}\n", "una palabra ".repeat(200));
    let short = "---\ntitle: Short\ndate: 2024-05-02\nsummary: S.\n---\n\nPalabras.\n";
    checkout.write("content/es/news/2024-05-01-long.md", long.as_bytes());
    checkout.write("content/es/news/2024-05-02-short.md", short.as_bytes());
    assert_eq!(checkout.report(), "");
    let files = checkout.build("/", RELEASE).unwrap();
    assert_eq!(reading_time(&files, "content/es/news/short.json"), "Un minuto");
    assert_eq!(reading_time(&files, "content/es/news/long.json"), "2 minutos");
    // An app of an earlier version reads strings.
    assert_eq!(json::<Site>(&files, "content/es/site.json").strings.reading_time.text, "{minutes} minutos");
}

#[test]
fn the_position_in_a_list_has_forms() {
    let checkout = Checkout::fixture_site();
    let line = "page_of = \"Página {page} de {pages}\"";
    checkout.replace(
        "content/es/strings.toml",
        line,
        "page_of = { one = \"La página\", many = \"{page}, {pages}\", other = \"{page} de {pages} páginas\" }",
    );
    assert!(checkout.report().contains("`{page}` is missing in this line"), "{}", checkout.report());
    checkout.replace("content/es/strings.toml", "\"La página\"", "\"La página {page}\"");
    let files = checkout.build("/", RELEASE).unwrap();
    let position = json::<NewsList>(&files, "content/es/news/index.json").position;
    assert!(position.starts_with("1 de ") && position.ends_with(" páginas"), "{position}");
}

#[test]
fn forms_are_those_of_the_language() {
    let needs = "this language needs: one, many, other. Write `reading_time = { one = ";
    for (line, place, message, suggested) in [
        (
            "reading_time = { one = \"Un minuto\", other = \"{minutes} minutos\" }",
            33,
            "`reading_time` lacks the form `many`",
            "\"Un minuto\", many = \"…\", other = \"{minutes} minutos\" }`",
        ),
        (
            "reading_time = { other = \"{minutes} \\\"minutos\\\"\" }",
            33,
            "`reading_time` lacks the forms `one`, `many`",
            "\"…\", many = \"…\", other = \"{minutes} \\\"minutos\\\"\" }`",
        ),
        (
            "reading_time = { one = \"1\", few = \"{minutes} m\", many = \"{minutes}\", other = \"{minutes}\" }",
            33,
            "this language has no form `few`",
            "\"1\", many = \"{minutes}\", other = \"{minutes}\" }`",
        ),
        (
            "reading_time = { one = \"1\", many = \"{minutes}\", oter = \"{minutes} m\" }",
            33,
            "`oter` is not the name of a form",
            "\"1\", many = \"{minutes}\", other = \"{minutes} m\" }`",
        ),
    ] {
        let report = with_reading_time(line).report();
        assert!(report.contains(&format!("content/es/strings.toml:{place}:")), "{line}: {report}");
        assert!(report.contains(&format!("error: {message}\n    help: {needs}{suggested}\n")), "{line}: {report}");
        assert!(report.contains("\n1 error in"), "{line}: {report}");
    }
}

#[test]
fn a_suggested_line_can_be_filled_in() {
    let report = with_reading_time("reading_time = { one = \"Un minuto\", other = \"{minutes} minutos\" }").report();
    let suggested = report.split("Write `").nth(1).unwrap().split('`').next().unwrap();
    let report = with_reading_time(suggested).report();
    assert!(report.contains("the form `many` of `reading_time` is empty"), "{report}");
    assert!(report.contains("\n1 error in"), "{report}");
    let filled_in = suggested.replace('…', "{minutes} de minutos");
    assert_eq!(with_reading_time(&filled_in).report(), "");
}

#[test]
fn an_empty_form_is_one_error() {
    for form in ["\"\"", "\" \"", "[]", "{ a = \"b\" }"] {
        let line = format!("reading_time = {{ one = {form}, many = \"{{minutes}}\", other = \"{{minutes}}\" }}");
        let report = with_reading_time(&line).report();
        assert!(report.contains("the form `one` of `reading_time` is empty"), "{form}: {report}");
        assert!(report.contains("\n1 error in"), "{form}: {report}");
    }
}

#[test]
fn a_string_without_a_number_has_no_forms() {
    let checkout = Checkout::fixture_site();
    checkout.replace("content/es/strings.toml", "menu = \"Menú\"", "menu = { one = \"Menú\", other = \"Menús\" }");
    let report = checkout.report();
    assert!(report.contains("`menu` must be text, not a group of values"), "{report}");
    assert!(report.contains("`menu = \"…\"`") && report.contains("\n1 error in"), "{report}");
}

#[test]
fn placeholders_are_checked_in_each_form() {
    for (forms, message) in [
        ("one = \"Un {minuto}\", many = \"{minutes}\", other = \"{minutes}\"", "`{minuto}` cannot be used"),
        ("one = \"Uno\", many = \"Muchos\", other = \"Otros\"", "`{minutes}` is missing in this line"),
    ] {
        let report = with_reading_time(&format!("reading_time = {{ {forms} }}")).report();
        assert!(report.contains(message) && report.contains("\n1 error in"), "{forms}: {report}");
    }
}

#[test]
fn a_form_for_several_numbers_says_which() {
    let shown = |one: &str| {
        let checkout = Checkout::fixture_site();
        checkout.replace("content/site.toml", "\"es\"\nname = \"Español\"", "\"fr\"\nname = \"Français\"");
        std::fs::rename(checkout.root().join("content/es"), checkout.root().join("content/fr")).unwrap();
        let forms = "many = \"{count} événements\", other = \"{count} événements\"";
        let line = format!("shown = {{ one = \"{one}\", {forms} }}");
        checkout.replace("content/fr/strings.toml", "shown = \"Eventos a la vista: {count}\"", &line);
        checkout.report()
    };
    // Zero is singular in French, and a filter can leave no event.
    let report = shown("Un événement");
    assert!(report.contains("`{count}` is missing in the form `one`, which stands for 0, 1"), "{report}");
    assert!(!shown("{count} événement").contains("in the form"));
}

#[test]
fn each_of_two_numbers_has_its_forms() {
    let checkout = Checkout::fixture_site();
    let line = "count = \"{groups} grupos en {countries} países\"";
    let forms = "count = { one = \"Un grupo en {countries}\", many = \"{groups} de grupos en {countries}\", other = \"{groups} grupos en {countries}\" }\n\
        countries = { one = \"un país\", many = \"{countries} de países\", other = \"{countries} países\" }";
    checkout.replace("content/es/strings.toml", line, forms);
    let files = checkout.build("/", RELEASE).unwrap();
    assert!(groups_line(&files, "content/es/pages/about.json").starts_with("3 grupos en 2 países"));
    std::fs::remove_file(checkout.root().join("content/groups/accra.toml")).unwrap();
    let files = checkout.build("/", RELEASE).unwrap();
    assert!(groups_line(&files, "content/es/pages/about.json").starts_with("2 grupos en un país"));
    std::fs::remove_file(checkout.root().join("content/groups/albany.toml")).unwrap();
    let files = checkout.build("/", RELEASE).unwrap();
    assert!(groups_line(&files, "content/es/pages/about.json").starts_with("Un grupo en un país"));
}

#[test]
fn the_app_gets_the_words_of_each_number() {
    let checkout = Checkout::fixture_site();
    let filters = |files: &Files, path: &str| dated_cards(files, path).filters.unwrap();
    let english = "content/en/events/index.json";
    let files = checkout.build("/", RELEASE).unwrap();
    assert!(filters(&files, english).shown_by_count.is_empty());
    assert!(!text(&files, english).contains("shown_by_count"));
    let lines = "shown = { one = \"One event\", other = \"{count} events\" }";
    let last = "learning = \"Learning\"";
    checkout.replace("content/en/strings.toml", last, &format!("{last}\n\n[events]\n{lines}"));
    let files = checkout.build("/", RELEASE).unwrap();
    let cards = dated_cards(&files, english);
    let filters = cards.filters.unwrap();
    assert_eq!(filters.shown, "{count} events");
    assert_eq!(filters.shown_by_count.len(), cards.cards.len() + 1);
    assert_eq!(filters.shown_by_count[..3], ["{count} events", "One event", "{count} events"]);
}
