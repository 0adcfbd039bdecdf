//! Links and images that do not work: each suggestion of their diagnostics, followed to the letter, passes the check.

use crate::support::{Checkout, RELEASE, fixtures, text};
use publisher::diagnostic::Diagnostic;
use std::fs;

const PAGE: &str = "content/en/pages/links.md";

/// Returns the diagnostics of pages with these bodies. One check of all takes a moment, one of each takes minutes.
fn diagnostics_of_pages(bodies: &[String]) -> Vec<Vec<Diagnostic>> {
    let file = |index: usize| format!("content/en/pages/links-{index}.md");
    let checkout = checkout_with_files();
    for (index, body) in bodies.iter().enumerate() {
        let page = format!("---\ntitle: Links\ndescription: Links.\n---\n\n## Own\n\n{body}\n");
        checkout.write(&file(index), page.as_bytes());
    }
    let found = checkout.diagnostics();
    let of_page = |index| found.iter().filter(|found| found.path() == file(index)).cloned().collect();
    let by_page: Vec<Vec<Diagnostic>> = (0..bodies.len()).map(of_page).collect();
    assert_eq!(by_page.iter().map(Vec::len).sum::<usize>(), found.len(), "{found:?}");
    by_page
}

/// Returns the only page's diagnostics.
fn diagnostics_of_page(body: &str) -> Vec<Diagnostic> {
    diagnostics_of_pages(&[String::from(body)]).remove(0)
}

/// Returns the addresses and the Markdown in a help, which an editor can paste.
fn suggestions(help: &str) -> Vec<&str> {
    help.split('`').skip(1).step_by(2).filter(|code| is_pasted(code)).collect()
}

fn is_pasted(code: &str) -> bool {
    ["/", "#", "http", "mailto:", "tel:", "[", "!["].iter().any(|start| code.starts_with(start))
}

/// A checkout with files whose names have all kinds of signs.
fn checkout_with_files() -> Checkout {
    let checkout = Checkout::fixture_site();
    let bars = fs::read(fixtures().join("site/public/images/bars.svg")).unwrap();
    for name in ["images/a#b.svg", "images/50%.svg", "images/my photo.svg", "images/My Photo.SVG", "files/paper.pdf"] {
        checkout.write(&format!("public/{name}"), &bars);
    }
    checkout
}

fn link_to(destination: &str) -> String {
    format!("[words]({destination})")
}

#[test]
fn the_home_page_is_not_suggested_for_an_unknown_page() {
    let found = diagnostics_of_page(&link_to("/xyz/"));
    assert_eq!(found[0].help, "correct the link, or add that page first", "{found:?}");
}

#[test]
fn links_that_work_have_no_diagnostic() {
    let destinations = [
        "/",
        "/about/",
        "/about/?q=1",
        "/about/?q=1#own",
        "#own",
        "/links-0/",
        "/es/about/",
        "/es/about/#por-que-existe",
        "/news/page/2/",
        "/news/tags/events/",
        "/feed.xml",
        "/feed.json",
        "/es/feed.xml",
        "/sitemap.xml",
        "/robots.txt",
        "/manifest.webmanifest",
        "/icons/icon-512.png",
        "/icon.svg",
        "/content/en/site.json",
        "/images/a#b.svg",
        "/images/a%23b.svg",
        "/images/50%.svg",
        "/images/my%20photo.svg",
        "</images/my photo.svg>",
        "</images/My Photo.SVG>",
        "/files/paper.pdf#page=2",
        "tel:+14155550100",
        "mailto:a@b.org",
        "HTTP://OK.org",
        "https://other.fixture.example/about/",
    ];
    for (destination, found) in destinations.iter().zip(diagnostics_of_pages(&destinations.map(link_to))) {
        assert_eq!(found, [], "{destination}");
    }
}

#[test]
fn suggestions_for_links_pass_the_check() {
    // With the number of suggestions.
    let destinations = [
        ("/about", 1),
        ("/about#own", 1),
        ("/about?q=1", 1),
        ("/abuot", 1),
        ("/abuot/?q=1#own", 1),
        ("/abuot/?q=1#no-such", 1),
        ("/About/", 1),
        ("/about//", 1),
        ("/about.html", 1),
        ("/about/index.html#own", 1),
        ("/about/?q=1#owm", 1),
        ("/about/#nothing-like-it", 8),
        ("#onw", 1),
        ("/news/same-day/#x", 1),
        ("/news/2024-01-02-first/", 1),
        ("/news/first.md#own", 1),
        ("/who/we-are/", 1),
        ("/who/we-are/#own", 1),
        ("/who/we-are/#nothing", 1),
        ("/who-we-are.html", 1),
        ("/es/abuot/", 1),
        ("/es/about/#por-que", 1),
        ("/es/about", 1),
        ("/es/about.html#por-que-existe", 1),
        ("../../es/pages/about.md", 1),
        ("content/es/news/2024-01-02-first.md", 1),
        ("/en/about/#own", 1),
        ("about", 1),
        ("about.md", 1),
        ("../pages/about.md#own", 1),
        ("content/en/news/2024-01-02-first.md", 1),
        ("own", 1),
        ("images/bars.svg", 1),
        ("/images/bar.svg", 1),
        ("/images/BARS.svg", 1),
        ("/public/images/bars.svg", 1),
        ("/images/my-photo.svg#x", 1),
        ("</images/MY PHOTO.pdf>", 1),
        ("www.python.org", 1),
        ("python.org/about", 1),
        ("//python.org", 1),
        ("me@a.example", 1),
        ("<https://x.org/a b>", 1),
        ("<https://x.org/?q=a b#c d>", 1),
        ("mailto:me", 1),
        ("tel:me", 1),
        ("https://fixture.example/about/", 1),
        ("http://fixture.example/about?q=1#own", 1),
        ("https://www.fixture.example", 1),
        ("https://fixture.example/es/about/", 1),
        ("https://fixture.example/images/a%23b.svg", 1),
        ("https://fixture.example/feed.xml", 1),
        ("https://fixture.example/who/we-are/", 1),
        ("https://fixture.example/abuot/", 1),
        ("https://fixture.example/nothing-like-it/", 0),
        ("/nothing-like-it/", 0),
        ("/files/quite-different.zip", 0),
        ("/news/draft/", 0),
        ("https://", 0),
        ("javascript:alert", 0),
    ];
    let mut followed = Vec::new();
    let links = destinations.map(|(destination, _)| link_to(destination));
    for ((destination, count), found) in destinations.into_iter().zip(diagnostics_of_pages(&links)) {
        assert_eq!(found.len(), 1, "{destination}: {found:?}");
        let suggestions = suggestions(&found[0].help);
        assert_eq!(suggestions.len(), count, "{destination}: {}", found[0].help);
        followed.extend(suggestions.into_iter().map(link_to));
    }
    assert_no_diagnostics(&followed);
}

fn assert_no_diagnostics(bodies: &[String]) {
    for (body, found) in bodies.iter().zip(diagnostics_of_pages(bodies)) {
        assert_eq!(found, [], "{body}");
    }
}

#[test]
fn suggestions_for_bare_addresses_pass_the_check() {
    let found = diagnostics_of_page("See https://fixture.example/about/, and more.");
    assert_eq!(suggestions(&found[0].help), ["[https://fixture.example/about/](/about/)"], "{found:?}");
    assert_no_diagnostics(&[String::from("See [https://fixture.example/about/](/about/), and more.")]);
}

#[test]
fn suggestions_for_images_pass_the_check() {
    let images = [
        "![](/images/bars.svg)",
        "![](</images/my photo.svg>)",
        "![Bars](images/bars.svg)",
        "![Bars](../../public/images/bars.svg)",
        "![Bars](/images/bar.svg)",
        "![Bars](/images/Bars.SVG)",
        "![Bars](https://fixture.example/images/bars.svg)",
        "![Bars](/images/my_photo.svg)",
    ];
    let mut followed = Vec::new();
    for (image, found) in images.iter().zip(diagnostics_of_pages(&images.map(String::from))) {
        assert_eq!(found.len(), 1, "{image}: {found:?}");
        let [suggestion] = suggestions(&found[0].help)[..] else { panic!("{image}: {found:?}") };
        let is_image = suggestion.starts_with('!');
        followed.push(if is_image { String::from(suggestion) } else { format!("![Bars]({suggestion})") });
    }
    assert_no_diagnostics(&followed);
}

#[test]
fn suggestions_of_all_fixtures_pass_the_check() {
    let mut followed = 0;
    for folder in fs::read_dir(fixtures().join("diagnostics")).unwrap() {
        let folder = folder.unwrap().path();
        // `diagnostics.rs` compares the file with the messages, so most folders need not be checked again.
        let expected = fs::read_to_string(folder.join("expected.txt")).unwrap();
        if !expected.split('`').any(is_pasted) {
            continue;
        }
        let checkout = || Checkout::fixture_site().overlay(&folder);
        for diagnostic in checkout().diagnostics() {
            let (Some(subject), Some(position)) = (&diagnostic.subject, diagnostic.position) else { continue };
            let file = diagnostic.path();
            for suggestion in suggestions(&diagnostic.help) {
                let checkout = checkout();
                let text = fs::read_to_string(checkout.root().join(&file)).unwrap();
                let line = text.lines().nth(position.line - 1).unwrap();
                let changed = match suggestion.starts_with('!') {
                    true => String::from(suggestion),
                    false => line.replacen(subject.as_str(), suggestion, 1),
                };
                checkout.replace(&file, line, &changed);
                let found = checkout.diagnostics();
                let same = found.iter().find(|it| {
                    it.path() == file && it.position == Some(position) && it.subject.as_deref() == Some(suggestion)
                });
                assert_eq!(same, None, "{}: {suggestion}", folder.display());
                assert!(!found.contains(&diagnostic), "{}: {suggestion}", folder.display());
                followed += 1;
            }
        }
    }
    assert!(followed > 10, "only {followed}");
}

#[test]
fn suggestions_for_aliases_pass_the_check() {
    let with_alias = |alias: &str| {
        let checkout = Checkout::fixture_site();
        let page = format!("---\ntitle: Links\ndescription: Links.\naliases: [\"{alias}\"]\n---\n\nWords.\n");
        checkout.write(PAGE, page.as_bytes());
        checkout.diagnostics()
    };
    for (alias, count) in [
        ("old", 1),
        ("/old", 1),
        ("old/page.html", 1),
        ("https://old.example/2024/page.html?x=1", 1),
        ("http://old.example/2024/#part", 1),
        ("about", 0),
        ("links", 0),
        ("https://old.example/", 0),
        ("/icons/x/", 0),
        ("/a:b/", 0),
        ("a b", 1),
        ("/a%20b/", 1),
        ("/caf%C3%A9.html", 1),
        ("/a%3Ab/", 0),
        ("/%61bout/", 0),
    ] {
        let found = with_alias(alias);
        assert_eq!(found.len(), 1, "{alias}: {found:?}");
        let suggestions = suggestions(&found[0].help);
        assert_eq!(suggestions.len(), count, "{alias}: {}", found[0].help);
        for suggestion in suggestions {
            assert_eq!(with_alias(suggestion), [], "{alias}: {suggestion}");
        }
    }
}

/// The check and the publisher count the pages of lists in different ways.
#[test]
fn every_published_page_and_file_can_be_linked() {
    let checkout = Checkout::fixture_site();
    let files = checkout.build("/", RELEASE).unwrap();
    let hidden = ["_headers", "_redirects", "nginx.conf", "vercel.json", "404.html", "es/404.html"];
    let list = text(&files, "content/published.txt");
    let mut links = 0;
    let mut text = String::new();
    for path in list.lines().filter(|path| !hidden.contains(path)) {
        let address = path.strip_suffix("index.html").unwrap_or(path);
        let is_alias = files[path].windows(7).any(|bytes| bytes == b"refresh");
        if !is_alias {
            text.push_str(&format!("[{links}](/{address})\n"));
            links += 1;
        }
    }
    assert!(links > 40 && text.contains("(/news/page/2/)") && text.contains("(/icons/share/"), "{text}");
    let page = format!("---\ntitle: Links\ndescription: Links.\n---\n\n{text}");
    checkout.write(PAGE, page.as_bytes());
    assert_eq!(checkout.diagnostics(), []);
}
