//! A site in several languages, and the elements of every Markdown construct.

use support::{Browser, Engine, TestServer, fixture_folder, visit};

support::test_in_every_engine!(
    a_translated_page_renders_in_its_language,
    the_language_can_be_switched_on_every_page,
    links_in_the_text_lead_to_other_languages_and_keep_their_query,
    every_markdown_construct_renders_its_element,
);

async fn a_translated_page_renders_in_its_language(engine: Engine) {
    let (_server, browser) = visit(engine, "/es/about/").await;
    assert_eq!(browser.text_content("main h1").await, "Acerca de");
    assert_eq!(browser.evaluate_string("document.documentElement.lang").await, "es");
    assert_eq!(browser.text_content(".skip-link").await, "Saltar al contenido");
    assert_eq!(browser.evaluate("document.querySelectorAll('main .notice').length").await, 0);
    browser.click("main a[href='/es/']").await;
    browser.wait_for_page("/es/", "A site to test with").await;
    assert_eq!(browser.text_content("main .notice").await, "Esta página aún no está traducida. Se muestra en English.");
    assert_eq!(browser.evaluate_string("document.querySelector('main .stack').lang").await, "en");
    assert_eq!(browser.console_messages().await, [""; 0]);
}

async fn the_language_can_be_switched_on_every_page(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/first/").await;
    assert_eq!(browser.text_content("main h1").await, "First: a post");
    browser.click(".language-button").await;
    browser.click(".language-list a[hreflang=es]").await;
    browser.wait_for_page("/es/news/first/", "Primera").await;
    assert_eq!(browser.text_content("main time").await, "2 de enero de 2024");
    browser.click("header nav a[href='/es/about/']").await;
    browser.wait_for_page("/es/about/", "Acerca de").await;
    browser.click(".language-button").await;
    browser.click(".language-list a[hreflang=en]").await;
    browser.wait_for_page("/about/", "About the fixture").await;
}

async fn links_in_the_text_lead_to_other_languages_and_keep_their_query(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&server.url("/es/support/")).await;
    browser.click("main a[href='/support/#give-a-loom']").await;
    browser.wait_for_page("/support/#give-a-loom", "Support the fixture").await;
    assert_eq!(browser.evaluate_string("document.documentElement.lang").await, "en");
    browser.click("main a[href='/es/about/']").await;
    browser.wait_for_page("/es/about/", "Acerca de").await;
    assert_eq!(browser.evaluate_string("document.documentElement.lang").await, "es");
    browser.open(&server.url("/support/")).await;
    browser.evaluate("window.sameDocument = true").await;
    browser.click("main a[href^='/about/?']").await;
    browser.wait_for_page("/about/?from=support#own", "About the fixture").await;
    assert_eq!(browser.evaluate("window.sameDocument").await, true);
    assert_eq!(browser.console_messages().await, [""; 0]);
}

async fn every_markdown_construct_renders_its_element(engine: Engine) {
    let (_server, browser) = visit(engine, "/about/").await;
    let elements = [
        "em",
        "strong",
        "s",
        "p code",
        "br",
        "h2#why-it-is-here",
        "h2#why-it-is-here-2",
        "h3#own",
        "ol[start='1']",
        "ol ul",
        "li[data-done=true]",
        "li[data-done=false]",
        "blockquote blockquote",
        "table th[scope=col]",
        "td[data-align=end]",
        "figure img[alt='Three bars'][width='120'][height='60']",
        "figcaption",
        "p img",
        "pre code[data-language=python]",
        "hr",
        "sup a#reference_1_1",
        "sup a#reference_1_2",
        "sup a#reference_2_1",
        "li#note_1",
        "li#note_2",
        "a[href='mailto:mail@fixture.example']",
        "a[href='/images/bars.svg'][rel=external]",
        "a[href='/news/tags/events/']",
        "a[href='/leadership/#team']",
        "a[href='#own']",
    ];
    for selector in elements {
        assert_eq!(
            browser.evaluate(&format!("!!document.querySelector({:?})", format!("main {selector}"))).await,
            true,
            "{selector}"
        );
    }
    let ids =
        "(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(element => element.id))";
    assert_eq!(browser.evaluate(ids).await, 0, "an id is not unique");
    assert_eq!(browser.evaluate_string("document.querySelector('pre').textContent").await, "print(\"<hello>\")\n");
    assert_eq!(browser.console_messages().await, [""; 0]);
}
