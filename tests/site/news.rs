//! Posts and their lists.

use support::{Browser, Engine, TestServer, site_folder};

support::test_in_every_engine!(
    a_post_shows_its_details_tags_and_neighbours,
    the_first_and_the_last_post_have_one_neighbour,
    the_news_list_has_ten_posts_per_page,
    a_tag_link_lists_its_posts,
    the_list_marks_external_posts_and_links_to_them,
    an_external_post_explains_and_redirects,
    a_redirect_can_be_cancelled_and_ends_with_navigation,
);

async fn visit(engine: Engine, path: &str) -> (TestServer, Browser) {
    let server = TestServer::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&server.url(path)).await;
    (server, browser)
}

async fn a_post_shows_its_details_tags_and_neighbours(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/black-python-devs-partners-with-pyohio/").await;
    assert_eq!(browser.text_content("main h1").await, "Black Python Devs partners with PyOhio");
    assert_eq!(browser.evaluate_string("document.querySelector('main time').dateTime").await, "2024-07-20");
    assert_eq!(browser.text_content("main time").await, "July 20, 2024");
    let details = browser.text_content(".post-meta").await;
    assert!(details.contains("By Anotida Expected Msiiwa") && details.contains("1 min read"), "{details}");
    assert_eq!(browser.text_content("article .tags").await, "PartnershipsConferencesSponsorship");
    assert_eq!(browser.text_content(".post-navigation a[rel=next]").await, "Newer A partnership with Python Morsels");
    assert_eq!(
        browser.text_content(".post-navigation a[rel=prev]").await,
        "Older Four Black developers run for the PSF Board"
    );
    browser.click(".post-navigation a[rel=next]").await;
    browser.wait_until("document.title.startsWith('A partnership with Python Morsels')").await;
}

async fn the_first_and_the_last_post_have_one_neighbour(engine: Engine) {
    let (server, browser) = visit(engine, "/news/leadership-summit/").await;
    assert_eq!(browser.evaluate("document.querySelectorAll('.post-navigation a').length").await, 1);
    browser.open(&server.url("/news/djangocon-us-2023/")).await;
    assert_eq!(browser.evaluate("document.querySelectorAll('.post-navigation a').length").await, 1);
}

async fn the_news_list_has_ten_posts_per_page(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/").await;
    assert_eq!(browser.evaluate("document.querySelectorAll('.card').length").await, 10);
    assert_eq!(browser.text_content(".pagination").await, "Page 1 of 2Older posts");
    browser.click(".pagination a[rel=next]").await;
    browser.wait_until("location.pathname == '/news/page/2/'").await;
    assert_eq!(browser.evaluate("document.querySelectorAll('.card').length").await, 9);
    browser.click(".pagination a[rel=prev]").await;
    browser.wait_until("location.pathname == '/news/'").await;
}

async fn a_tag_link_lists_its_posts(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/").await;
    browser.click("main > .tags a[href='/news/tags/partnerships/']").await;
    browser.wait_until("document.querySelector('main h1').textContent == 'News about Partnerships'").await;
    assert_eq!(browser.evaluate("document.querySelectorAll('.card').length").await, 4);
    assert_eq!(browser.text_content("main > .tags [aria-current]").await, "Partnerships");
}

async fn the_list_marks_external_posts_and_links_to_them(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/").await;
    let link = "main .card a[href='https://micro.webology.dev/2024/06/19/follow-black-python.html']";
    assert_eq!(browser.text_content(link).await, "Follow Black Python Devs on Juneteenth 💜 (another site)");
    let card = browser.evaluate_string(&format!("document.querySelector({link:?}).closest('.card').innerText")).await;
    assert!(card.contains("On micro.webology.dev"), "{card}");
}

const EXTERNAL_POST: &str = "/news/follow-black-python-devs-on-juneteenth/";
/// Shortens the ten seconds that a reader has before the redirect.
const SHORT_REDIRECT_DELAY: &str =
    "const wait = setTimeout; window.setTimeout = (run, time) => wait(run, time >= 10000 ? 3000 : time)";

async fn visit_external_post(engine: Engine) -> (TestServer, Browser) {
    let server = TestServer::serve(&site_folder()).await;
    server.add_init_script(SHORT_REDIRECT_DELAY);
    let browser = Browser::start(engine).await;
    browser.open(&server.url(EXTERNAL_POST)).await;
    (server, browser)
}

async fn an_external_post_explains_and_redirects(engine: Engine) {
    let (_server, browser) = visit_external_post(engine).await;
    assert!(browser.text_content(".notice").await.contains("is on another site, micro.webology.dev"));
    browser.wait_for_url("https://micro.webology.dev/2024/06/19/follow-black-python.html").await;
}

async fn a_redirect_can_be_cancelled_and_ends_with_navigation(engine: Engine) {
    let (_server, browser) = visit_external_post(engine).await;
    browser.click(".notice button").await;
    assert!(browser.text_content(".notice").await.contains("Redirect cancelled."));
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    assert_eq!(browser.path().await, EXTERNAL_POST);

    browser.reload().await;
    browser.wait_for_app().await;
    browser.click("header nav a[href='/about/']").await;
    browser.wait_until("document.title.startsWith('About')").await;
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    assert_eq!(browser.path().await, "/about/");
}
