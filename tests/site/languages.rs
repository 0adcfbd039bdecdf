//! A site in several languages, and the elements of every Markdown construct.

use support::keyboard::ENTER;
use support::{Browser, Engine, Publication, TestServer, fixture_folder, visit};

support::test_in_every_engine!(
    a_translated_page_renders_in_its_language,
    the_language_can_be_switched_on_every_page,
    the_language_control_leads_to_the_same_place,
    the_language_control_never_leads_to_no_page,
    a_translation_says_what_is_known_of_it,
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
    assert_eq!(browser.text_content("main .notice").await, "Esta página aún no está traducida. Se muestra en inglés.");
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

async fn a_translation_says_what_is_known_of_it(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&server.url("/es/support/")).await;
    let notice = browser.text_content("main > .notice").await;
    assert_eq!(notice, "El original de esta página ha cambiado desde que se tradujo. Leer el original en inglés.");
    browser.click("main > .notice a").await;
    browser.wait_for_page("/support/", "Support the fixture").await;
    assert_eq!(browser.evaluate("!document.querySelector('main > .notice')").await, true);
    // Pages that the app shows have it too.
    browser.open(&server.url("/es/about/")).await;
    assert_eq!(browser.evaluate("!document.querySelector('main > .notice')").await, true, "it is current and reviewed");
    browser.click("header nav a[href='/es/support/']").await;
    browser.wait_for_page("/es/support/", "Apoyo").await;
    assert_eq!(browser.text_content("main > .notice").await, notice);
    browser.open(&server.url("/es/community/")).await;
    let notice = browser.text_content("main > .notice").await;
    let draft = "Esta traducción es un borrador que nadie ha revisado todavía. Ayuda a mejorarla.";
    assert!(notice.starts_with(draft), "{notice}");
    browser.wait_for_element("main > .notice a[href='https://forge.example/guild/fixture']").await;
    browser.open(&server.url("/es/news/first/")).await;
    assert_eq!(browser.evaluate("!document.querySelector('main > .notice')").await, true, "nothing is known of it");
    assert_eq!(browser.console_messages().await, [""; 0]);
}

/// Opens the list of languages and follows the link to one of them.
async fn switch_to(browser: &Browser, language: &str) {
    browser.click(".language-button").await;
    let link = format!(".language-list a[hreflang={language}]");
    browser.wait_until(&format!("document.querySelector('{link}').checkVisibility()")).await;
    // A driver scrolls to what it clicks, which would change the place.
    browser.evaluate(&format!("document.querySelector('{link}').focus({{ preventScroll: true }})")).await;
    browser.press(ENTER).await;
}

async fn the_language_control_leads_to_the_same_place(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    browser.set_viewport_size(1280, 400).await;
    let heading_is_at_top = |id: &str| {
        format!("Math.abs(document.getElementById('{id}').closest('h2, li').getBoundingClientRect().top) < 150")
    };
    browser.open(&server.url("/es/community/#alianzas")).await;
    switch_to(&browser, "en").await;
    browser.wait_for_page("/community/#partners", "Community").await;
    browser.wait_until(&heading_is_at_top("partners")).await;
    switch_to(&browser, "es").await;
    browser.wait_for_page("/es/community/#partners", "Comunidad").await;
    browser.wait_until(&heading_is_at_top("alianzas")).await;
    switch_to(&browser, "ar").await;
    browser.wait_until("location.pathname + location.hash == '/ar/community/#partners'").await;
    browser.wait_for_app().await;
    browser.wait_until(&heading_is_at_top("partners")).await;
    // A link within the page changes the place.
    browser.open(&server.url("/about/")).await;
    browser.click("main a[href='#own']").await;
    browser.wait_until("location.hash == '#own'").await;
    switch_to(&browser, "ar").await;
    browser.wait_until("location.pathname + location.hash == '/ar/about/#own'").await;
    // A reader who has scrolled on is at the last heading above. Scrolling up shows the header.
    browser.open(&server.url("/es/community/")).await;
    browser.wait_for_app().await;
    browser.scroll_to(100_000).await;
    browser.evaluate("document.getElementById('alianzas').scrollIntoView()").await;
    // The header slides in.
    browser.wait_until("document.querySelector('[data-pinned]')?.getBoundingClientRect().top == 0").await;
    for event in ["auxclick", "contextmenu"] {
        // The link is not followed: WebKit follows it in this tab.
        let hash = format!(
            "(() => {{
                const link = document.querySelector('.language-list a[hreflang=ar]');
                link.hash = '';
                link.addEventListener('{event}', event => event.preventDefault(), {{ once: true }});
                link.dispatchEvent(new MouseEvent('{event}', {{ bubbles: true, cancelable: true }}));
                return link.hash;
            }})()"
        );
        assert_eq!(browser.evaluate(&hash).await, "#partners", "{event}");
    }
    switch_to(&browser, "en").await;
    browser.wait_for_page("/community/#partners", "Community").await;
    // The start of a page has no heading above.
    browser.open(&server.url("/community/")).await;
    switch_to(&browser, "es").await;
    browser.wait_for_page("/es/community/", "Comunidad").await;
    // Cards of people and filters are the same in every language.
    browser.open(&server.url("/leadership/#person-kofi")).await;
    switch_to(&browser, "es").await;
    browser.wait_for_page("/es/leadership/#person-kofi", "Leadership").await;
    browser.open(&server.url("/events/?kind=talk")).await;
    switch_to(&browser, "es").await;
    browser.wait_until("location.pathname + location.search == '/es/events/?kind=talk'").await;
    assert_eq!(browser.console_messages().await, [""; 0]);
}

async fn the_language_control_never_leads_to_no_page(engine: Engine) {
    let publication = Publication::fixture();
    let post = "---\ntitle: Propia\ndate: 2024-05-30\ntags: [solo]\nsummary: Propia.\n---\n\n## Lugar\n\nTexto.\n";
    publication.write("content/es/news/2024-05-30-propia.md", post);
    publication.edit("content/es/strings.toml", |strings| {
        strings.replacen("[tags_of_news]", "[tags_of_news]\nsolo = \"Solo\"", 1)
    });
    let server = TestServer::serve(publication.publish("/")).await;
    let browser = Browser::start(engine).await;
    // Opened by a link, and as a document.
    browser.open(&server.url("/es/news/")).await;
    browser.click(".card a[href='/es/news/propia/']").await;
    browser.wait_for_page("/es/news/propia/", "Propia").await;
    switch_to(&browser, "en").await;
    browser.wait_for_page("/news/", "News").await;
    for (from, to) in [
        ("/es/news/propia/", "/news/"),
        ("/es/news/tags/solo/", "/news/"),
        ("/news/authors/kofi/page/2/", "/ar/news/authors/kofi/page/2/"),
        ("/nothing/", "/ar/"),
        ("/es/nothing/", "/"),
    ] {
        browser.open(&server.url(from)).await;
        switch_to(&browser, if to.starts_with("/ar/") { "ar" } else { "en" }).await;
        browser.wait_until(&format!("location.pathname == {to:?}")).await;
        browser.wait_for_app().await;
        assert_eq!(browser.evaluate("!document.querySelector('meta[name=robots]')").await, true, "{from} → {to}");
    }
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
