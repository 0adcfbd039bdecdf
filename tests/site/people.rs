//! People: the pages of authors, and the cards of members.

use serde_json::json;
use support::{Engine, visit};

support::test_in_every_engine!(
    an_author_leads_to_their_posts_and_who_they_are,
    portraits_are_large_and_no_team_is_a_hole,
    the_first_card_of_a_person_has_an_id,
);

async fn an_author_leads_to_their_posts_and_who_they_are(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/a-partnership/").await;
    browser.click(".post-meta a[href='/news/authors/ama-mensah/']").await;
    browser.wait_until("document.activeElement.textContent == 'News by Ama Mensah'").await;
    let who = browser.text_content(".page-header .body").await;
    assert!(who.contains("Lead, Earlier: Helper, Team") && who.contains("Accra"), "{who}");
    assert!(who.contains("Code") && who.contains("Mastodon"), "{who}");
    assert_eq!(browser.evaluate("document.querySelector('.page-header img').width >= 96").await, true);
    let posts = "[...document.querySelectorAll('.card h2')].map(heading => heading.textContent)";
    assert_eq!(
        browser.evaluate(posts).await,
        json!(["Weaving meetup", "A partnership with a maker of looms", "First: a post"])
    );
    browser.click(".page-header a[href='/leadership/#team']").await;
    browser.wait_until("location.hash == '#team' && document.title.startsWith('Leadership')").await;

    // The posts of an author are paged.
    let (_server, browser) = visit(engine, "/news/authors/kofi/").await;
    assert_eq!(browser.text_content(".pagination span").await, "Page 1 of 2");
    browser.click(".pagination a[rel=next]").await;
    browser
        .wait_until(
            "location.pathname == '/news/authors/kofi/page/2/' && document.querySelectorAll('.card').length == 1",
        )
        .await;
    browser.click(".pagination a[rel=prev]").await;
    browser.wait_until("location.pathname == '/news/authors/kofi/'").await;
}

async fn portraits_are_large_and_no_team_is_a_hole(engine: Engine) {
    let (_server, browser) = visit(engine, "/leadership/").await;
    for width in [320, 1280] {
        browser.set_viewport_size(width, 900).await;
        let small = "[...document.querySelectorAll('.avatar')].map(portrait => portrait.getBoundingClientRect())
            .filter(({ width, height }) => width < 96 || height != width).length";
        assert_eq!(browser.evaluate(small).await, 0, "at {width} pixels");
    }
    let bare = "[...document.querySelectorAll('.section')].filter(team => !team.querySelector('.member .avatar'))
        .map(team => team.textContent)";
    assert_eq!(browser.evaluate(bare).await, json!([]));
    let unlisted = browser.text_content(".section:has(#council) .members").await;
    assert_eq!(unlisted, "The members are not named on this site.");
    // A photo keeps the side that an editor chose.
    let focus = browser.evaluate_string("getComputedStyle(document.querySelector('img.avatar')).objectPosition").await;
    assert_eq!(focus.replace("px", "%"), "0% 0%");
}

async fn the_first_card_of_a_person_has_an_id(engine: Engine) {
    let (_server, browser) = visit(engine, "/support/").await;
    browser.click("main a[href='/leadership/#person-kofi']").await;
    browser.wait_until("document.title.startsWith('Leadership') && location.hash == '#person-kofi'").await;
    let first = "document.querySelector('#person-kofi')
        == [...document.querySelectorAll('.member')].find(card => card.textContent.includes('Kofi'))";
    assert_eq!(browser.evaluate(first).await, true);
    let ids = "[...document.querySelectorAll('[id]')].map(element => element.id)";
    assert_eq!(browser.evaluate(&format!("new Set({ids}).size == {ids}.length")).await, true, "each id is unique");
}
