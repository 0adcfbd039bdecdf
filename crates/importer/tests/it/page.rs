//! A page of a Jekyll site with includes and data, imported into a checkout.

use crate::support::Folder;
use importer::report::Report;
use std::fs;

/// Imports a page of a Jekyll site and returns its Markdown below the front matter, with the report.
pub fn import_page(body: &str) -> (String, Report) {
    import_page_with("title: Page\ndescription: A page.", body)
}

/// Imports a page with front matter.
pub fn import_page_with(front_matter: &str, body: &str) -> (String, Report) {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("_config.yml", b"title: Old\n");
    old.write(
        "_includes/img.html",
        b"<figure><img src=\"{{ include.src }}\" alt=\"{{ include.alt }}\">{% if include.caption %}<figcaption>\
          {{ include.caption }}</figcaption>{% endif %}</figure>\n",
    );
    old.write("_includes/kind.html", b"{% case include.kind %}{% when 'a', 'b' %}letter{% else %}other{% endcase %}\n");
    old.write("_includes/box.html", b"<div>A box</div>\n");
    old.write(
        "_data/people.yml",
        b"- name: Ada Example\n  role: Chair\n  tags: [lead, loom]\n- name: Bola Sample\n  age: 40\n",
    );
    old.write("_data/towns/west.json", br#"{ "accra": { "country": "Ghana" }, "lagos": { "country": "Nigeria" } }"#);
    old.write("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
    old.write("page.md", format!("---\n{front_matter}\n---\n{body}\n").as_bytes());
    let report = checkout.import(old.path()).unwrap();
    let page = fs::read_to_string(checkout.content().join("en/pages/page.md"));
    let page = page.unwrap_or_else(|error| panic!("{error}: {body}\n{:?}", report.entries));
    let body = page.split("\n---\n").nth(1).unwrap_or_else(|| panic!("{page}"));
    (String::from(body.trim_matches('\n')), report)
}

/// Asserts what the text of each page becomes.
pub fn assert_pages(cases: &[(&str, &str)]) {
    for (body, expected) in cases {
        let (markdown, report) = import_page(body);
        assert_eq!(&markdown, expected, "{body}\n{:?}", report.entries);
    }
}
