//! Posts and their lists.

use std::time::Duration;
use support::{Browser, Engine, TestServer, fixture_folder, visit};

support::test_in_every_engine!(
    a_post_shows_its_details_tags_and_neighbours,
    the_first_and_the_last_post_have_one_neighbour,
    the_news_list_has_five_posts_per_page,
    a_tag_link_lists_its_posts,
    the_list_marks_external_posts_and_links_to_them,
    an_external_post_explains_and_redirects,
    a_redirect_can_be_cancelled_and_ends_with_navigation,
);

async fn a_post_shows_its_details_tags_and_neighbours(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/a-partnership/").await;
    assert_eq!(browser.text_content("main h1").await, "A partnership with a maker of looms");
    assert_eq!(browser.evaluate_string("document.querySelector('main time').dateTime").await, "2024-04-20");
    assert_eq!(browser.text_content("main time").await, "April 20, 2024");
    let details = browser.text_content(".post-meta").await;
    assert!(
        details.contains("By Oluwaseunfunmilayo Wolfeschlegelsteinhausenbergerdorff-Fernández and Ama Mensah")
            && details.contains("1 min read"),
        "{details}"
    );
    assert_eq!(browser.text_content("article .tags").await, "PartnershipsEventsLearning");
    assert_eq!(browser.text_content(".post-navigation a[rel=next]").await, "Newer Weaving meetup");
    assert_eq!(browser.text_content(".post-navigation a[rel=prev]").await, "Older Elsewhere");
    browser.click(".post-navigation a[rel=next]").await;
    browser.wait_until("document.title.startsWith('Weaving meetup')").await;
}

async fn the_first_and_the_last_post_have_one_neighbour(engine: Engine) {
    let (server, browser) = visit(engine, "/news/newest/").await;
    assert_eq!(browser.evaluate("document.querySelectorAll('.post-navigation a').length").await, 1);
    browser.open(&server.url("/news/tables-and-code/")).await;
    assert_eq!(browser.evaluate("document.querySelectorAll('.post-navigation a').length").await, 1);
}

async fn the_news_list_has_five_posts_per_page(engine: Engine) {
    let shown_page = "document.querySelector('.pagination').textContent.match(/\\d+/)";
    let (_server, browser) = visit(engine, "/news/").await;
    assert_eq!(browser.evaluate("document.querySelectorAll('.card').length").await, 5);
    assert_eq!(browser.text_content(".pagination").await, "Page 1 of 3Older posts");
    browser.click(".pagination a[rel=next]").await;
    browser.wait_until(&format!("location.pathname == '/news/page/2/' && {shown_page} == 2")).await;
    assert_eq!(browser.evaluate("document.querySelectorAll('.card').length").await, 5);
    browser.click(".pagination a[rel=next]").await;
    browser.wait_until(&format!("location.pathname == '/news/page/3/' && {shown_page} == 3")).await;
    assert_eq!(browser.evaluate("document.querySelectorAll('.card').length").await, 1);
    browser.click(".pagination a[rel=prev]").await;
    browser.wait_until(&format!("location.pathname == '/news/page/2/' && {shown_page} == 2")).await;
    browser.click(".pagination a[rel=prev]").await;
    browser.wait_until(&format!("location.pathname == '/news/' && {shown_page} == 1")).await;
}

async fn a_tag_link_lists_its_posts(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/").await;
    browser.click(".tag-disclosure summary").await;
    browser.click("main .tags a[href='/news/tags/partnerships/']").await;
    browser.wait_for_page("/news/tags/partnerships/", "News about Partnerships").await;
    assert_eq!(browser.evaluate("document.querySelectorAll('.card').length").await, 3);
    assert_eq!(browser.text_content("main .tags [aria-current]").await, "Partnerships");
}

async fn the_list_marks_external_posts_and_links_to_them(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/").await;
    let link = "main .card a[href='https://elsewhere.example/post']";
    assert_eq!(browser.text_content(link).await, "Elsewhere (another site)");
    let card = browser.evaluate_string(&format!("document.querySelector({link:?}).closest('.card').innerText")).await;
    assert!(card.contains("On elsewhere.example"), "{card}");
}

const EXTERNAL_POST: &str = "/news/elsewhere/";
/// Holds the timer of ten seconds that a reader has before the redirect. `redirectNow()` lets these seconds pass. Other
/// timers run: WebKit's driver limits the time of a script by a timer in the page.
const HOLD_REDIRECT_TIMER: &str = "
    const [start, stop] = [setTimeout, clearTimeout];
    const held = new Map();
    window.setTimeout = (run, time) => time != 10000 ? start(run, time) : (held.set(held.size + 1e9, run), held.size + 1e9 - 1);
    window.clearTimeout = id => held.delete(id) || stop(id);
    window.redirectNow = () => held.forEach(run => run());
";
/// The time within which the browser would have begun to leave the page after a redirect.
const SETTLING_TIME: Duration = Duration::from_millis(500);

async fn visit_external_post(engine: Engine) -> (TestServer, Browser) {
    let server = TestServer::serve(fixture_folder()).await;
    server.add_init_script(HOLD_REDIRECT_TIMER);
    let browser = Browser::start(engine).await;
    browser.open(&server.url(EXTERNAL_POST)).await;
    (server, browser)
}

async fn an_external_post_explains_and_redirects(engine: Engine) {
    let (_server, browser) = visit_external_post(engine).await;
    assert!(browser.text_content(".notice").await.contains("is on another site, elsewhere.example"));
    browser.evaluate("redirectNow()").await;
    browser.wait_for_url("https://elsewhere.example/post").await;
}

async fn a_redirect_can_be_cancelled_and_ends_with_navigation(engine: Engine) {
    let (_server, browser) = visit_external_post(engine).await;
    browser.click(".notice button").await;
    assert!(browser.text_content(".notice").await.contains("Redirect cancelled."));
    browser.evaluate("redirectNow()").await;
    tokio::time::sleep(SETTLING_TIME).await;
    assert_eq!(browser.path().await, EXTERNAL_POST);

    browser.reload().await;
    browser.wait_for_app().await;
    browser.click("header nav a[href='/about/']").await;
    browser.wait_until("document.title.startsWith('About')").await;
    browser.evaluate("redirectNow()").await;
    tokio::time::sleep(SETTLING_TIME).await;
    assert_eq!(browser.path().await, "/about/");
}
