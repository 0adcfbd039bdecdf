//! Posts and their lists.

use support::{Browser, Engine, Host, site_folder};

support::test_in_every_engine!(
    a_post_shows_all_that_belongs_to_it,
    the_first_and_the_last_post_have_one_neighbour,
    news_come_ten_a_page,
    a_tag_leads_to_its_posts,
    a_post_elsewhere_is_marked_and_the_list_links_out,
    a_post_elsewhere_explains_and_forwards,
    forwarding_can_be_stopped_and_ends_with_the_page,
);

async fn visit(engine: Engine, path: &str) -> (Host, Browser) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&host.url(path)).await;
    (host, browser)
}

async fn a_post_shows_all_that_belongs_to_it(engine: Engine) {
    let (_host, browser) = visit(engine, "/news/black-python-devs-partners-with-pyohio/").await;
    assert_eq!(browser.text_of("main h1").await, "Black Python Devs partners with PyOhio");
    assert_eq!(browser.text("document.querySelector('main time').dateTime").await, "2024-07-20");
    assert_eq!(browser.text_of("main time").await, "July 20, 2024");
    let details = browser.text_of(".post-details").await;
    assert!(details.contains("By Anotida Expected Msiiwa") && details.contains("1 min read"), "{details}");
    assert_eq!(browser.text_of("article .tags").await, "PartnershipsConferencesSponsorship");
    assert_eq!(browser.text_of(".post-navigation a[rel=next]").await, "Newer A partnership with Python Morsels");
    assert_eq!(
        browser.text_of(".post-navigation a[rel=prev]").await,
        "Older Four Black developers run for the PSF Board"
    );
    browser.click(".post-navigation a[rel=next]").await;
    browser.wait_until("document.title.startsWith('A partnership with Python Morsels')").await;
}

async fn the_first_and_the_last_post_have_one_neighbour(engine: Engine) {
    let (host, browser) = visit(engine, "/news/leadership-summit/").await;
    assert_eq!(browser.value("document.querySelectorAll('.post-navigation a').length").await, 1);
    browser.open(&host.url("/news/djangocon-us-2023/")).await;
    assert_eq!(browser.value("document.querySelectorAll('.post-navigation a').length").await, 1);
}

async fn news_come_ten_a_page(engine: Engine) {
    let (_host, browser) = visit(engine, "/news/").await;
    assert_eq!(browser.value("document.querySelectorAll('.card').length").await, 10);
    assert_eq!(browser.text_of(".pagination").await, "Page 1 of 2Older posts");
    browser.click(".pagination a[rel=next]").await;
    browser.wait_until("location.pathname == '/news/page/2/'").await;
    assert_eq!(browser.value("document.querySelectorAll('.card').length").await, 9);
    browser.click(".pagination a[rel=prev]").await;
    browser.wait_until("location.pathname == '/news/'").await;
}

async fn a_tag_leads_to_its_posts(engine: Engine) {
    let (_host, browser) = visit(engine, "/news/").await;
    browser.click("main > .tags a[href='/news/tags/partnerships/']").await;
    browser.wait_until("document.querySelector('main h1').textContent == 'News about Partnerships'").await;
    assert_eq!(browser.value("document.querySelectorAll('.card').length").await, 4);
    assert_eq!(browser.text_of("main > .tags [aria-current]").await, "Partnerships");
}

async fn a_post_elsewhere_is_marked_and_the_list_links_out(engine: Engine) {
    let (_host, browser) = visit(engine, "/news/").await;
    let link = "main .card a[href='https://micro.webology.dev/2024/06/19/follow-black-python.html']";
    assert_eq!(browser.text_of(link).await, "Follow Black Python Devs on Juneteenth 💜 (another site)");
    let card = browser.text(&format!("document.querySelector({link:?}).closest('.card').innerText")).await;
    assert!(card.contains("On micro.webology.dev"), "{card}");
}

const EXTERNAL: &str = "/news/follow-black-python-devs-on-juneteenth/";
/// The reader has ten seconds to read why; a test need not wait so long.
const HURRY: &str =
    "const wait = setTimeout; window.setTimeout = (run, time) => wait(run, time >= 10000 ? 3000 : time)";

async fn visit_external(engine: Engine) -> (Host, Browser) {
    let host = Host::serve(&site_folder()).await;
    host.run_in_every_document(HURRY);
    let browser = Browser::start(engine).await;
    browser.open(&host.url(EXTERNAL)).await;
    (host, browser)
}

async fn a_post_elsewhere_explains_and_forwards(engine: Engine) {
    let (_host, browser) = visit_external(engine).await;
    assert!(browser.text_of(".notice").await.contains("stands on another site, micro.webology.dev"));
    browser.wait_for_url("https://micro.webology.dev/2024/06/19/follow-black-python.html").await;
}

async fn forwarding_can_be_stopped_and_ends_with_the_page(engine: Engine) {
    let (_host, browser) = visit_external(engine).await;
    browser.click(".notice button").await;
    assert!(browser.text_of(".notice").await.contains("You stay on this page."));
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    assert_eq!(browser.path().await, EXTERNAL);

    browser.reload().await;
    browser.wait_for_app().await;
    browser.click("header nav a[href='/about/']").await;
    browser.wait_until("document.title.startsWith('About')").await;
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    assert_eq!(browser.path().await, "/about/");
}
