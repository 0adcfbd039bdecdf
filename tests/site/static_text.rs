//! The text of the documents, and the moment in which the app takes its place.

use compression::Encoding as Form;
use std::collections::BTreeSet;
use std::time::Duration;
use support::site::{EACH_KIND, asset, published_files, routes};
use support::{Browser, Engine, Fault, Host, Publication, site_folder};

support::test_in_every_engine!(
    the_text_of_every_document_is_what_the_app_shows,
    the_text_of_every_construct_and_language_is_what_the_app_shows,
    the_app_takes_over_without_a_trace,
    a_fragment_and_a_place_on_the_page_stay_when_the_app_takes_over,
    what_a_document_loads_ahead_is_what_the_app_asks_for,
);

/// Writes an element down so that two of the same look and meaning are equal: attributes by name, texts in one piece,
/// without the comments and empty texts that the app uses as marks.
const WRITE_DOWN: &str = "
    function writeDown(node) {
        if (node.nodeType === Node.TEXT_NODE) return node.data;
        if (node.nodeType !== Node.ELEMENT_NODE) return '';
        const attributes = [...node.attributes].map(attribute => ` ${attribute.name}=\"${attribute.value}\"`).sort();
        const children = [...node.childNodes].map(writeDown).join('');
        return `\\n<${node.localName}${attributes.join('')}>${children}</${node.localName}>`;
    }
    function writeDownPage() {
        const page = [...document.querySelectorAll('.skip-link, .site-header, main, .site-footer')];
        return page.map(writeDown).join('\\n');
    }
    document.addEventListener('DOMContentLoaded', () => window.textOfDocument = writeDownPage());
";

async fn the_text_of_every_document_is_what_the_app_shows(engine: Engine) {
    let folder = site_folder();
    let host = Host::serve(&folder).await;
    let browser = Browser::start(engine).await;
    host.run_in_every_document(WRITE_DOWN);
    let mut paths: Vec<String> = routes(&folder).iter().map(|route| route.path()).collect();
    paths.push(String::from("/no/such/page/"));
    for path in paths {
        browser.open(&host.url(&path)).await;
        let text = browser.text("window.textOfDocument").await;
        assert!(text.contains("<h1>"), "{path} has no text");
        pretty_assertions::assert_eq!(text, browser.text("writeDownPage()").await, "{path}");
    }
}

async fn the_text_of_every_construct_and_language_is_what_the_app_shows(engine: Engine) {
    let fixture = Publication::of_fixture();
    let folder = fixture.publish("/");
    let host = Host::serve(folder).await;
    let browser = Browser::start(engine).await;
    host.run_in_every_document(WRITE_DOWN);
    for route in routes(folder) {
        for (language, prefix) in [("en", ""), ("es", "/es")] {
            // A tag is there only for languages that have posts with it.
            if !folder.join("content").join(language).join(route.content_file()).is_file() {
                continue;
            }
            let path = format!("{prefix}{}", route.path());
            browser.open(&host.url(&path)).await;
            let text = browser.text("window.textOfDocument").await;
            pretty_assertions::assert_eq!(text, browser.text("writeDownPage()").await, "{path}");
        }
    }
}

/// What a reader does before the app is there: scrolls, and moves the focus to a link. Each frame is looked at, before and
/// after the app takes over.
const READ_ON: &str = "
    addEventListener('DOMContentLoaded', () => {
        window.focused = document.querySelectorAll('main a')[2];
        window.focused.focus({ preventScroll: true });
        scrollTo(0, 600);
        window.frames_of = { text: [], app: [] };
        const look = () => {
            const shown = document.querySelector('[data-text]') ? frames_of.text : frames_of.app;
            shown.push(document.querySelectorAll('main h1').length);
            requestAnimationFrame(look);
        };
        look();
    });
";

async fn the_app_takes_over_without_a_trace(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    host.run_in_every_document(READ_ON);
    host.fail(&asset(&site_folder(), "app-", ".wasm"), Fault::Late(Duration::from_millis(800)));
    browser.open(&host.url("/about/")).await;
    assert_eq!(browser.scroll_offset().await, 600);
    assert_eq!(browser.value("focused.isConnected").await, false, "the text is gone");
    assert_eq!(
        browser.text("document.activeElement.outerHTML.replaceAll('<!---->', '')").await,
        browser.text("focused.outerHTML").await,
        "the same link has the focus"
    );
    for shown in ["frames_of.text", "frames_of.app"] {
        browser.wait_until(&format!("{shown}.length > 1")).await;
        assert_eq!(
            browser.value(&format!("{shown}.filter(count => count != 1).length")).await,
            0,
            "{shown} has no text"
        );
    }
    assert_eq!(browser.layout_shifts().await, [""; 0]);
    assert_eq!(browser.text("document.querySelector('[role=status]').textContent").await, "", "nothing is announced");
}

/// Notes how far the text is scrolled, as long as the app is not there.
const NOTE_PLACE: &str = "
    (function note() {
        if (document.querySelector('[data-text]')) window.placeInText = Math.round(scrollY);
        requestAnimationFrame(note);
    })();
";

async fn a_fragment_and_a_place_on_the_page_stay_when_the_app_takes_over(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    host.fail(&asset(&site_folder(), "app-", ".wasm"), Fault::Late(Duration::from_millis(800)));
    let at_target =
        "Math.abs(document.getElementById('black-leadership-opportunity-fund').getBoundingClientRect().top - 20) < 3";
    browser.open(&host.url("/initiatives/#black-leadership-opportunity-fund")).await;
    assert_eq!(browser.value(at_target).await, true);
    // An address without a fragment: at one with it, WebKit goes now to the fragment and now to the place.
    browser.open(&host.url("/about/")).await;
    browser.value("scrollTo(0, 250)").await;
    browser.wait_until("window.scrollY == 250").await;
    host.run_in_every_document(NOTE_PLACE);
    browser.reload().await;
    browser.wait_for_app().await;
    assert_eq!(browser.scroll_offset().await, 250);
    assert_eq!(browser.value("placeInText").await, 250, "the text was at its place before the app was there");
    // A reader who went back to the top while the app was loading stays there.
    host.run_in_every_document(
        "addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => scrollTo(0, 0)))",
    );
    browser.open(&host.url("/initiatives/#build-black-excellence-equally")).await;
    assert_eq!(browser.scroll_offset().await, 0);
    assert_eq!(browser.layout_shifts().await, [""; 0]);
}

async fn what_a_document_loads_ahead_is_what_the_app_asks_for(engine: Engine) {
    let folder = site_folder();
    let host = Host::serve(&folder).await;
    let browser = Browser::start(engine).await;
    let note = "const original = window.fetch; window.fetched = [];
        window.fetch = (what, options) => { fetched.push(new URL(what.url ?? what, location).href); return original(what, options); };";
    host.run_in_every_document(note);
    let mut loaded = BTreeSet::new();
    // All but the last of them lead to a page.
    for path in &EACH_KIND[..7] {
        host.requests();
        browser.open(&host.url(path)).await;
        let ahead =
            browser.value("[...document.querySelectorAll('link[rel=preload]')].map(link => link.href).sort()").await;
        assert_eq!(ahead, browser.value("fetched.sort()").await, "{path}");
        assert_eq!(ahead.as_array().map(Vec::len), Some(3), "the app, the site and the page");
        let requests = host.requests();
        for url in ahead.as_array().unwrap().iter().filter_map(|url| url.as_str()) {
            let times = requests.iter().filter(|request| *request == url).count();
            // The app is kept by browsers, and content is asked for in every document; but WebKit keeps whatever an
            // earlier document has loaded ahead.
            let may_be_kept = url.contains("/assets/") || engine == Engine::WebKitGtk;
            let is_kept = !loaded.insert(String::from(url)) && may_be_kept;
            assert!(times == 1 || times == 0 && is_kept, "{path}: {url} is loaded {times} times");
        }
    }
}

#[test]
fn documents_are_small() {
    let folder = site_folder();
    let documents = published_files(&folder).into_iter().filter(|file| file.ends_with(".html"));
    for file in documents {
        let document = std::fs::read(folder.join(&file)).unwrap();
        let size = Form::Brotli.compress(&document).len();
        // What fits into the first answer of a connection: ten packets, RFC 6928.
        assert!(size <= 14_000, "{file} has {size} bytes after compression");
    }
}
