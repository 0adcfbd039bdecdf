//! The text of the documents, and the moment in which the app takes its place.

use support::site::routes;
use support::{Browser, Host, site_folder};

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

#[tokio::test]
async fn the_text_of_every_document_is_what_the_app_shows() {
    let folder = site_folder();
    let host = Host::serve(&folder).await;
    let browser = Browser::start().await;
    browser.run_in_every_document(WRITE_DOWN).await;
    let mut paths: Vec<String> = routes(&folder).iter().map(|route| route.path()).collect();
    paths.push(String::from("/no/such/page/"));
    for path in paths {
        browser.open(&host.url(&path)).await;
        let text = browser.text("window.textOfDocument").await;
        assert!(text.contains("<h1>"), "{path} has no text");
        pretty_assertions::assert_eq!(text, browser.text("writeDownPage()").await, "{path}");
    }
}
