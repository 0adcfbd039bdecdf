//! The offer of another language: whom it is made to, where it leads, and that it comes once.

use serde_json::json;
use support::keyboard::{ENTER, TAB};
use support::{
    Appearance, Axe, Browser, ColorScheme, Engine, Publication, SUB_PATH, TestServer, fixture_folder,
    fixture_under_path_folder,
};

support::test_in_every_engine!(
    a_visitor_is_offered_the_page_in_their_language,
    the_offer_leads_to_the_page_that_is_shown,
    a_closed_offer_does_not_come_back,
    a_chosen_language_is_the_last_word,
    nothing_is_loaded_for_a_visitor_who_reads_the_language,
    languages_are_matched_by_their_tags,
    the_offer_works_without_storage,
    the_keyboard_reaches_the_offer_and_everything_else,
    the_offer_has_no_violations,
    the_offer_works_under_a_base_path,
);
support::test_in!(chromium_only Chromium: the_offer_is_not_printed);

const BAR: &str = ".language-offer";
const HAS_BAR: &str = "document.querySelector('.language-offer')";

/// The languages that a test gives the browser in the query.
const LANGUAGES_OF_QUERY: &str = "Object.defineProperty(navigator, 'languages', {
    get: () => new URLSearchParams(location.search).get('languages')?.split(',') ?? ['es-MX', 'es', 'en'],
})";

/// Serves a site to visitors whose browsers prefer Spanish, or the languages of the query.
async fn serve(folder: &std::path::Path) -> TestServer {
    prepare(TestServer::serve(folder).await)
}

fn prepare(server: TestServer) -> TestServer {
    server.offer_languages();
    server.add_init_script(LANGUAGES_OF_QUERY);
    server
}

async fn visit(engine: Engine, path: &str) -> (TestServer, Browser) {
    let server = serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&server.url(path)).await;
    (server, browser)
}

/// Asserts that nothing of the offer is requested for the open page. The script is requested before the app has started.
async fn assert_not_offered(server: &TestServer, browser: &Browser, context: &str) {
    browser.evaluate_promise("fetch('/icon.svg', { cache: 'no-store' }).then(icon => icon.text())").await;
    let requests = server.take_requests();
    assert!(requests.iter().any(|url| url.ends_with("/icon.svg")), "{requests:?}");
    let offers: Vec<_> = requests.iter().filter(|url| url.contains("language_offer")).collect();
    assert!(offers.is_empty(), "{context}: {offers:?}");
    assert_eq!(browser.evaluate(&format!("!!{HAS_BAR}")).await, false, "{context}");
}

async fn a_visitor_is_offered_the_page_in_their_language(engine: Engine) {
    let (server, browser) = visit(engine, "/about/").await;
    assert_eq!(browser.text_content(&format!("{BAR} a")).await, "Leer esta página en español");
    assert_eq!(browser.text_content(&format!("{BAR} button")).await, "No, gracias");
    let attributes =
        "['lang', 'dir', 'aria-label'].map(name => document.querySelector('.language-offer').getAttribute(name))";
    assert_eq!(browser.evaluate(attributes).await, json!(["es", "ltr", "Idiomas"]));
    assert_eq!(browser.text_content("main h1").await, "About the fixture", "nobody is moved");
    if engine == Engine::Chromium {
        assert_eq!(browser.layout_shifts().await, [""; 0]);
    }
    let requests = server.take_requests();
    let of_others: Vec<_> = requests.iter().filter(|url| url.contains("/content/es/")).collect();
    assert_eq!(of_others, [&server.url("/content/es/language_offer.json")]);
    browser.click(&format!("{BAR} a")).await;
    browser.wait_for_page("/es/about/", "Acerca de").await;
    assert_not_offered(&server, &browser, "on the page in Spanish").await;
    browser.open(&server.url("/about/")).await;
    server.take_requests();
    browser.open(&server.url("/support/")).await;
    assert_not_offered(&server, &browser, "after the choice").await;
    assert_eq!(browser.console_messages().await, [""; 0]);
}

async fn the_offer_leads_to_the_page_that_is_shown(engine: Engine) {
    let (_server, browser) = visit(engine, "/about/").await;
    browser.wait_until(HAS_BAR).await;
    browser.click("header nav a[href='/support/']").await;
    browser.wait_until("document.title.startsWith('Support')").await;
    browser.click(&format!("{BAR} a")).await;
    browser.wait_for_page("/es/support/", "Apoyo").await;
    // The same place.
    let (_server, browser) = visit(engine, "/community/#partners").await;
    browser.click(&format!("{BAR} a")).await;
    browser.wait_for_page("/es/community/#partners", "Comunidad").await;
}

async fn a_closed_offer_does_not_come_back(engine: Engine) {
    let (server, browser) = visit(engine, "/about/").await;
    browser.click(&format!("{BAR} button")).await;
    browser.wait_until(&format!("!{HAS_BAR}")).await;
    let room = "getComputedStyle(document.body).paddingBlockEnd";
    assert_eq!(browser.evaluate_string(room).await, "0px");
    server.take_requests();
    browser.open(&server.url("/support/")).await;
    assert_not_offered(&server, &browser, "after it was closed").await;
}

async fn a_chosen_language_is_the_last_word(engine: Engine) {
    let server = serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&server.url("/es/about/")).await;
    browser.click(".language-button").await;
    browser.click(".language-list a[hreflang=en]").await;
    browser.wait_for_page("/about/", "About the fixture").await;
    assert_not_offered(&server, &browser, "after the visitor came from Spanish").await;
    browser.open(&server.url("/support/")).await;
    assert_not_offered(&server, &browser, "in a later visit").await;
}

async fn nothing_is_loaded_for_a_visitor_who_reads_the_language(engine: Engine) {
    let server = serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    for (path, other) in [("/about/?languages=en-GB,en,es", "es"), ("/es/about/?languages=es", "en")] {
        browser.open(&server.url(path)).await;
        browser.evaluate_promise("fetch('/icon.svg', { cache: 'no-store' }).then(icon => icon.text())").await;
        let requests = server.take_requests();
        assert!(requests.iter().any(|url| url.ends_with("site.json")), "{requests:?}");
        let of_another = |url: &&String| {
            url.contains("language_offer")
                || url.contains(&format!("/content/{other}/"))
                || url.contains("/content/ar/")
        };
        assert_eq!(requests.iter().find(of_another), None, "{path}");
    }
    // The home page is not written in Spanish, and there is no page at all.
    for path in ["/", "/nothing/"] {
        server.take_requests();
        browser.open(&server.url(path)).await;
        assert_not_offered(&server, &browser, path).await;
    }
}

async fn languages_are_matched_by_their_tags(engine: Engine) {
    let publication = Publication::fixture();
    publication
        .edit("content/site.toml", |source| source + "\n[[languages]]\ncode = \"pt-BR\"\nname = \"Português\"\n");
    publication.write(
        "content/pt-BR/strings.toml",
        &publication.read("content/es/strings.toml").replace("offer = \"Leer esta página en español\"\n", ""),
    );
    let page = "---\ntitle: Sobre\ndescription: Sobre.\n---\n\nTexto.\n";
    publication.write("content/pt-BR/pages/about.md", page);
    let server = serve(publication.publish("/")).await;
    let browser = Browser::start(engine).await;
    for (path, languages, offered) in [
        ("/about/", "pt-BR,pt", Some("pt-BR")),
        ("/about/", "pt", Some("pt-BR")),
        ("/about/", "pt-br", Some("pt-BR")),
        ("/about/", "pt-AO", Some("pt-BR")),
        ("/about/", "es-419", Some("es")),
        ("/about/", "sw,zh-Hant-TW,ar-EG,en", Some("ar")),
        ("/about/", "en-US,pt-BR", None),
        ("/about/", "sw,en", None),
        ("/about/", "sw", None),
        ("/about/", "e,p,est", None),
        ("/pt-br/about/", "pt", None),
        ("/pt-br/about/", "pt-PT,en", None),
        ("/pt-br/about/", "en-GB", Some("en")),
    ] {
        let context = format!("{path} for {languages}");
        server.take_requests();
        browser.open(&server.url(&format!("{path}?languages={languages}"))).await;
        match offered {
            Some(code) => {
                browser.wait_until(HAS_BAR).await;
                assert_eq!(browser.evaluate_string(&format!("{HAS_BAR}.lang")).await, code, "{context}");
            }
            None => assert_not_offered(&server, &browser, &context).await,
        }
    }
    // A language without the string has its name as the link.
    browser.open(&server.url("/about/?languages=pt")).await;
    assert_eq!(browser.text_content(&format!("{BAR} a")).await, "Português");
    browser.click(&format!("{BAR} a")).await;
    browser.wait_until("location.pathname == '/pt-br/about/' && document.title.startsWith('Sobre')").await;
    browser.wait_for_app().await;
    // The app runs there, too.
    browser.evaluate("window.sameDocument = true").await;
    browser.click("header nav a[href='/pt-br/news/']").await;
    browser.wait_until("location.pathname == '/pt-br/news/' && document.title.startsWith('News')").await;
    assert_eq!(browser.evaluate("window.sameDocument").await, true);
    browser.back().await;
    browser.wait_until("location.pathname == '/pt-br/about/' && document.title.startsWith('Sobre')").await;
    assert_eq!(browser.console_messages().await, [""; 0]);
}

async fn the_offer_works_without_storage(engine: Engine) {
    let server = serve(fixture_folder()).await;
    server.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })",
    );
    let browser = Browser::start(engine).await;
    browser.open(&server.url("/about/")).await;
    browser.click(&format!("{BAR} button")).await;
    browser.wait_until(&format!("!{HAS_BAR}")).await;
    browser.open(&server.url("/about/")).await;
    browser.click(&format!("{BAR} a")).await;
    browser.wait_for_page("/es/about/", "Acerca de").await;
    server.take_requests();
    browser.click(".language-button").await;
    browser.click(".language-list a[hreflang=en]").await;
    browser.wait_for_page("/about/", "About the fixture").await;
    assert_not_offered(&server, &browser, "after the visitor came from the site").await;
    assert_eq!(browser.console_messages().await, [""; 0]);
}

async fn the_keyboard_reaches_the_offer_and_everything_else(engine: Engine) {
    let (_server, browser) = visit(engine, "/support/").await;
    // WebKitGTK's display focuses the window at its centre: a small window is not there.
    let (width, height) = if engine == Engine::WebKitGtk { (1280, 900) } else { (700, 500) };
    browser.set_viewport_size(width, height).await;
    browser.wait_until(HAS_BAR).await;
    browser.press(TAB).await;
    assert!(browser.has_focus(&format!("{BAR} a")).await, "the offer is before the page that the visitor may not read");
    browser.press(TAB).await;
    assert!(browser.has_focus(&format!("{BAR} button")).await);
    // The bar hides no focused control. Firefox does not scroll to a wide table that has begun.
    let is_in_sight = "(element => {
        const { top, height } = element.getBoundingClientRect();
        const least = element.matches('.table-wrapper') ? 1 : height / 2;
        return top + least < document.querySelector('.language-offer').getBoundingClientRect().top;
    })(document.activeElement)";
    let mut stops = 0;
    while stops < 60 && !browser.has_focus("footer li:last-child a").await {
        browser.press(TAB).await;
        // WebKit scrolls to the focused control in a task of its own.
        browser.wait_until(is_in_sight).await;
        stops += 1;
    }
    assert!(stops > 20, "the focus has only been on {stops} controls");
    browser.evaluate("scrollTo(0, document.documentElement.scrollHeight)").await;
    let gap = "document.querySelector('.language-offer').getBoundingClientRect().top
        - document.querySelector('footer').getBoundingClientRect().bottom";
    let gap = browser.evaluate(gap).await.as_f64().unwrap();
    assert!(gap.abs() < 1.0, "the page ends above the bar: {gap}");
    browser.evaluate("document.querySelector('.language-offer button').focus()").await;
    browser.press(ENTER).await;
    browser.wait_until(&format!("!{HAS_BAR}")).await;
}

async fn the_offer_has_no_violations(engine: Engine) {
    let axe = Axe::load();
    let light = Appearance::default();
    let dark = Appearance { color_scheme: ColorScheme::Dark, ..light };
    let forced = Appearance { forced_colors: true, ..light };
    for appearance in [light, dark, forced].into_iter().filter(|appearance| engine.supports(*appearance)) {
        let server = serve(fixture_folder()).await;
        let browser = Browser::start_with(engine, appearance).await;
        for (path, width) in [("/support/", 320), ("/support/?languages=ar", 1280), ("/ar/support/?languages=en", 320)]
        {
            browser.set_viewport_size(width, 900).await;
            browser.open(&server.url(path)).await;
            browser.wait_until(HAS_BAR).await;
            axe.inject(&browser).await;
            assert_eq!(axe.run_on(&browser, BAR).await.problems(), [""; 0], "{path} {appearance:?}");
            let fits =
                format!("{HAS_BAR}.scrollWidth <= innerWidth && document.documentElement.scrollWidth <= innerWidth");
            assert_eq!(browser.evaluate(&fits).await, true, "{path} at {width} pixels");
        }
    }
    // The open menu covers the page, and so the offer.
    let (_server, browser) = visit(engine, "/about/").await;
    browser.set_viewport_size(360, 700).await;
    browser.wait_until(HAS_BAR).await;
    browser.click(support::disclosures::MENU_BUTTON).await;
    browser.wait_until(support::disclosures::MENU_IS_OPEN).await;
    assert_eq!(browser.evaluate_string(&format!("getComputedStyle({HAS_BAR}).visibility")).await, "hidden");
}

async fn the_offer_works_under_a_base_path(engine: Engine) {
    let server = prepare(TestServer::serve_under(fixture_under_path_folder(), SUB_PATH).await);
    let browser = Browser::start(engine).await;
    browser.open(&server.url("/some/path/about/")).await;
    browser.click(&format!("{BAR} a")).await;
    browser.wait_for_page("/some/path/es/about/", "Acerca de").await;
    assert_eq!(browser.console_messages().await, [""; 0]);
}

async fn the_offer_is_not_printed(engine: Engine) {
    let (_server, browser) = visit(engine, "/about/").await;
    browser.wait_until(HAS_BAR).await;
    browser.execute_cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" })).await;
    let shown = format!("{HAS_BAR}.checkVisibility() || getComputedStyle(document.body).paddingBlockEnd != '0px'");
    assert_eq!(browser.evaluate(&shown).await, false);
}
