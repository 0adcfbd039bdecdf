//! How pages read: headings and the links beside them, cards, the fragment of an initiative, the layout of a post.

use serde_json::json;
use support::{Engine, visit, visit_at};

support::test_in_every_engine!(
    a_heading_is_selectable_and_its_link_follows_it,
    headings_leave_no_holes_and_wrap_only_beside_something,
    a_fragment_of_an_initiative_begins_with_its_pattern,
    every_card_with_one_link_is_one_click_target,
    a_post_shows_its_text_with_its_details_beside_it,
    long_words_in_buttons_wrap,
);

async fn a_heading_is_selectable_and_its_link_follows_it(engine: Engine) {
    let (_server, browser) = visit(engine, "/about/").await;
    let enclosed = "[...document.querySelectorAll('main :is(h2, h3, h4, h5, h6)')]
        .filter(heading => heading.closest('a') || heading.querySelector('a[href^=\"#\"]:only-child'))
        .map(heading => heading.outerHTML)";
    assert_eq!(browser.evaluate(enclosed).await, json!([]), "a heading that is a link cannot be selected");
    let others = "[...document.querySelectorAll('.heading-link')].filter(link => {
        const heading = link.previousElementSibling;
        return link.hash != '#' + heading.id || !link.ariaLabel.includes(heading.textContent.trim());
    }).map(link => link.outerHTML)";
    assert_eq!(browser.evaluate(others).await, json!([]));
    assert!(browser.evaluate("document.querySelectorAll('.heading-link').length").await.as_u64() > Some(4));
    // The mark is drawn by the style sheet, so that a selection of the heading has its words alone.
    assert_eq!(browser.text_content("#own + .heading-link").await, "");
    browser.click("#own + .heading-link").await;
    browser.wait_until("location.hash == '#own'").await;
}

/// The blocks of the body in the second column, each with the distance to the block above beyond its margin.
const HOLES: &str = "(() => {
    const column = [...document.querySelectorAll('.page-header + .body > *')]
        .filter(block => getComputedStyle(block).gridColumnStart == '2');
    const between = (above, block) => [...block.parentElement.children].slice(
        [...block.parentElement.children].indexOf(above) + 1, [...block.parentElement.children].indexOf(block));
    return column.slice(1).map((block, index) => {
        const above = column[index];
        if (between(above, block).length > 0) return 0;
        const gap = block.getBoundingClientRect().top - above.getBoundingClientRect().bottom;
        return Math.max(0, gap - parseFloat(getComputedStyle(block).marginTop));
    });
})()";

async fn headings_leave_no_holes_and_wrap_only_beside_something(engine: Engine) {
    let (server, browser) = visit_at(engine, "/support/", 1024, 900).await;
    for width in [1024, 1280, 1920] {
        browser.set_viewport_size(width, 900).await;
        let heading = "#give-what-somebody-else-in-the-guild-can-use";
        let lines = format!("document.querySelector('{heading}').getClientRects().length");
        assert!(browser.evaluate(&lines).await.as_u64() > Some(1), "the heading has no more than one line at {width}");
        let holes = browser.evaluate(HOLES).await;
        let holes: Vec<f64> = holes.as_array().unwrap().iter().filter_map(serde_json::Value::as_f64).collect();
        assert!(holes.len() > 4, "{holes:?}");
        assert!(holes.iter().all(|hole| *hole < 9.0), "{holes:?} at {width}");
    }
    browser.open(&server.url("/")).await;
    for width in [768, 1024, 1920] {
        browser.set_viewport_size(width, 900).await;
        let lines = "document.querySelector('#what-we-work-for').getClientRects().length";
        assert_eq!(browser.evaluate(lines).await, 1, "nothing is beside the heading at {width}");
    }
}

async fn a_fragment_of_an_initiative_begins_with_its_pattern(engine: Engine) {
    let (server, browser) = visit_at(engine, "/initiatives/#second", 390, 500).await;
    let tops = "['.pattern', 'h2'].map(part => document.querySelector(`#second ${part}`).getBoundingClientRect())
        .map(box => box.top >= 0 && box.bottom <= innerHeight)";
    assert_eq!(browser.evaluate(tops).await, json!([true, true]), "pattern and heading are in view");
    browser.open(&server.url("/")).await;
    browser.click("main a[href='/initiatives/#second']").await;
    browser.wait_until("document.title.startsWith('Initiatives') && scrollY > 0").await;
    browser.wait_until(&format!("String({tops}) == 'true,true'")).await;
}

async fn every_card_with_one_link_is_one_click_target(engine: Engine) {
    let (server, browser) = visit(engine, "/").await;
    let wrong = "[...document.querySelectorAll('.card')].filter(card => {
        const ownMark = card.querySelector(':scope > .heading > .heading-link');
        const links = [...card.querySelectorAll('a')].filter(link => link != ownMark);
        card.scrollIntoView({ block: 'end' });
        const box = card.getBoundingClientRect();
        const corner = document.elementFromPoint(box.right - 8, box.bottom - 8);
        const isTarget = corner == links[0];
        return (links.length == 1) != (links.length > 0 && isTarget);
    }).map(card => card.outerHTML)";
    for page in ["/", "/news/", "/about/"] {
        browser.open(&server.url(page)).await;
        assert_eq!(browser.evaluate(wrong).await, json!([]), "{page}");
        let count = browser.evaluate("document.querySelectorAll('.card').length").await;
        assert!(count.as_u64() >= Some(3), "{page} has {count} cards");
    }
    browser.open(&server.url("/news/")).await;
    let more = "[...document.querySelectorAll('.card')].filter(card => card.querySelectorAll('a').length != 1).length";
    assert_eq!(browser.evaluate(more).await, 0, "the card of a post has one link");
    browser.open(&server.url("/")).await;
    // WebDriver does not click on text that a link covers.
    let click_on_text = "(() => {
        const text = document.querySelector('#a-card-that-is-a-link').closest('.card').querySelector('p');
        text.scrollIntoView({ block: 'center' });
        const box = text.getBoundingClientRect();
        document.elementFromPoint(box.left + 5, box.top + 5).click();
        return true;
    })()";
    browser.evaluate(click_on_text).await;
    browser.wait_until("location.pathname + location.hash == '/about/#own'").await;
}

async fn a_post_shows_its_text_with_its_details_beside_it(engine: Engine) {
    let (server, browser) = visit_at(engine, "/news/weaving-meetup/", 1366, 768).await;
    for post in ["/news/weaving-meetup/", "/news/a-partnership/", "/news/notes/"] {
        browser.open(&server.url(post)).await;
        let top = browser.evaluate("document.querySelector('article > .body').getBoundingClientRect().top").await;
        assert!(top.as_f64() < Some(500.0), "the text of {post} starts at {top}");
        let beside = "(() => {
            const [text, side] = ['article > .body', '.post-side']
                .map(selector => document.querySelector(selector).getBoundingClientRect());
            return side.left > text.right && Math.abs(side.top - text.top) < 80;
        })()";
        assert_eq!(browser.evaluate(beside).await, true, "{post}");
    }
    browser.set_viewport_size(390, 768).await;
    let below = "document.querySelector('.post-side').getBoundingClientRect().top
        >= document.querySelector('article > .body').getBoundingClientRect().bottom";
    assert_eq!(browser.evaluate(below).await, true, "on a small screen the text comes first");
}

async fn long_words_in_buttons_wrap(engine: Engine) {
    let (server, browser) = visit_at(engine, "/", 320, 900).await;
    // A label keeps its element within the button, as links to other sites and posts have one.
    let wide = "(() => {
        const buttons = [...document.querySelectorAll('button, .actions > a, .pagination a, .share a')]
            .filter(button => button.checkVisibility());
        const label = () => Object.assign(document.createElement('span'),
            { textContent: 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(2) });
        for (const button of buttons) button.replaceChildren(button.children.length ? label() : label().textContent);
        const end = part => Math.floor(part.getBoundingClientRect().right);
        const text = button => (range => (range.selectNodeContents(button), range))(document.createRange());
        return buttons.filter(button => end(button) > innerWidth || end(text(button)) > end(button))
            .map(button => button.outerHTML);
    })()";
    for page in ["/", "/news/", "/news/page/2/", "/news/a-partnership/", "/news/elsewhere/"] {
        browser.open(&server.url(page)).await;
        assert_eq!(browser.evaluate(wide).await, json!([]), "{page}");
    }
}
