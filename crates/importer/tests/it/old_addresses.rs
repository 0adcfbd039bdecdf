//! Addresses of the old site, compared with the files that Jekyll 4.3.1 wrote for the same sources.

use crate::support::Folder;
use std::collections::BTreeSet;
use std::fs;

const CATEGORIES: &str = "[Our News, x/y]";

/// The sources: path and a line of front matter.
fn sources() -> Vec<(&'static str, String)> {
    let line = |text: &str| String::from(text);
    vec![
        ("_posts/2024-01-02-Our_News.md", line("category: Our News")),
        ("_posts/2024-01-03-b.md", line("categories: a B")),
        ("_posts/2024-01-04-c.md", format!("categories: {CATEGORIES}\ncategory: Z z")),
        ("_posts/2024-01-05-привет мир.md", line("x: 1")),
        ("_posts/2024-01-06-what's new & (old)!.md", line("x: 1")),
        ("news/_posts/2024-01-07-sub.md", line("categories: News")),
        ("_posts/2024-01-08-e.md", line("slug: Other Name")),
        ("_posts/2024-01-09-f.md", line("permalink: /über uns/:title/")),
        ("_posts/2024-01-11-dots...md", line("x: 1")),
        ("_posts/2024-01-12-h.i.md", line("category: Straße")),
        ("_posts/2024-01-13-100% [x] a+b,c;d=e@f$g.md", line("x: 1")),
        ("_guides/My Guide.md", line("x: 1")),
        ("our docs/My Page.md", line("x: 1")),
        ("our docs/index.md", line("x: 1")),
        ("a~b.md", line("x: 1")),
        ("x.md", line("permalink: nopage.html")),
        ("y.md", line("permalink: /a b/:basename/")),
    ]
}

/// The files that Jekyll wrote, by `permalink` in `_config.yml`.
const WRITTEN_BY_JEKYLL: [(&str, &[&str]); 4] = [
    (
        "date",
        &[
            "2024/01/05/привет-мир.html",
            "2024/01/06/what's-new-&-(old)!.html",
            "2024/01/08/Other-Name.html",
            "2024/01/11/dots.html",
            "2024/01/13/100-x-a+b,c;d=e@f$g.html",
            "a b/y/index.html",
            "a/b/2024/01/03/b.html",
            "a~b.html",
            "guides/My Guide.html",
            "news/2024/01/07/sub.html",
            "nopage.html",
            "our docs/My Page.html",
            "our docs/index.html",
            "our news/2024/01/02/Our_News.html",
            "our news/x/y/z z/2024/01/04/c.html",
            "straße/2024/01/12/h.i.html",
            "über uns/f/index.html",
        ],
    ),
    (
        "pretty",
        &[
            "2024/01/05/привет-мир/index.html",
            "2024/01/06/what's-new-&-(old)!/index.html",
            "2024/01/08/Other-Name/index.html",
            "2024/01/11/dots/index.html",
            "2024/01/13/100-x-a+b,c;d=e@f$g/index.html",
            "a b/y/index.html",
            "a/b/2024/01/03/b/index.html",
            "a~b/index.html",
            "guides/My Guide/index.html",
            "news/2024/01/07/sub/index.html",
            "nopage.html",
            "our docs/My Page/index.html",
            "our docs/index.html",
            "our news/2024/01/02/Our_News/index.html",
            "our news/x/y/z z/2024/01/04/c/index.html",
            "straße/2024/01/12/h.i/index.html",
            "über uns/f/index.html",
        ],
    ),
    (
        "/blog/:slugified_categories/:short_year/:title:output_ext",
        &[
            "a b/y/index.html",
            "a~b.html",
            "blog/24/100-x-a+b,c;d=e@f$g.html",
            "blog/24/Other-Name.html",
            "blog/24/dots.html",
            "blog/24/what's-new-&-(old)!.html",
            "blog/24/привет-мир.html",
            "blog/a/b/24/b.html",
            "blog/news/24/sub.html",
            "blog/our-news/24/Our_News.html",
            "blog/our-news/x-y/z-z/24/c.html",
            "blog/straße/24/h.i.html",
            "guides/My Guide.html",
            "nopage.html",
            "our docs/My Page.html",
            "our docs/index.html",
            "über uns/f/index.html",
        ],
    ),
    (
        "weekdate",
        &[
            "2024/W01/Fri/привет-мир.html",
            "2024/W01/Sat/what's-new-&-(old)!.html",
            "2024/W02/Mon/Other-Name.html",
            "2024/W02/Sat/100-x-a+b,c;d=e@f$g.html",
            "2024/W02/Thu/dots.html",
            "a b/y/index.html",
            "a/b/2024/W01/Wed/b.html",
            "a~b/index.html",
            "guides/My Guide/index.html",
            "news/2024/W01/Sun/sub.html",
            "nopage.html",
            "our docs/My Page/index.html",
            "our docs/index.html",
            "our news/2024/W01/Tue/Our_News.html",
            "our news/x/y/z z/2024/W01/Thu/c.html",
            "straße/2024/W02/Fri/h.i.html",
            "über uns/f/index.html",
        ],
    ),
];

#[test]
fn addresses_are_those_of_jekyll_and_work_on_the_new_site() {
    for (style, expected) in WRITTEN_BY_JEKYLL {
        let (checkout, old) = (Folder::checkout(), Folder::new());
        old.write("_config.yml", format!("permalink: {style}\ncollections:\n  guides: {{output: true}}\n").as_bytes());
        for (path, line) in sources() {
            old.write(path, format!("---\ntitle: T\ndescription: D.\n{line}\n---\nText.\n").as_bytes());
        }
        let before: BTreeSet<String> = checkout.build().into_keys().collect();
        let report = checkout.import(old.path()).unwrap();
        assert_eq!(report.documents.len(), sources().len(), "{style}");
        assert_eq!(checkout.diagnostics(), Vec::<String>::new(), "{style}");
        let built = checkout.build();
        for path in expected {
            assert!(built.contains_key(*path) && !before.contains(*path), "{style}: {path} is missing");
        }
    }
}

#[test]
fn names_in_other_scripts_have_a_transliterated_slug_and_keep_their_address() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("_config.yml", b"title: T\n");
    old.write("_posts/2024-01-05-привет мир.md", b"---\ntitle: T\n---\nText.\n");
    checkout.import(old.path()).unwrap();
    let post = fs::read_to_string(checkout.content().join("en/news/2024-01-05-privet-mir.md")).unwrap();
    assert!(post.contains("\naliases: [/2024/01/05/привет-мир.html]\n"), "{post}");
}

#[test]
fn links_lead_to_encoded_and_decoded_addresses() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("_config.yml", b"title: T\n");
    old.write("_posts/2024-01-02-a.md", b"---\ntitle: A\ncategory: Our News\n---\nText.\n");
    old.write(
        "b.md",
        b"---\ntitle: B\n---\n[one](/our%20news/2024/01/02/a.html) [two](</our news/2024/01/02/a.html>) \
          [three]({% post_url 2024-01-02-a %})\n",
    );
    checkout.import(old.path()).unwrap();
    let page = fs::read_to_string(checkout.content().join("en/pages/b.md")).unwrap();
    assert!(page.contains("[one](/news/a/) [two](/news/a/) [three](/news/a/)"), "{page}");
}

#[test]
fn addresses_with_a_query_are_kept_without_it() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("_config.yml", b"title: T\n");
    old.write("a.md", b"---\ntitle: A\nredirect_from:\n- /old?page=1\n- /caf%C3%A9/\n- /a:b/\n---\nText.\n");
    let report = checkout.import(old.path()).unwrap();
    let page = fs::read_to_string(checkout.content().join("en/pages/a.md")).unwrap();
    assert!(page.contains("\naliases: [/a.html, /old/, /café/]\n"), "{page}");
    for before in ["page=1", "/a:b/"] {
        assert!(report.entries.iter().any(|entry| entry.before == before), "{:?}", report.entries);
    }
    assert_eq!(checkout.diagnostics(), Vec::<String>::new());
}
