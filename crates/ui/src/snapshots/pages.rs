//! The snapshots of pages.

use super::examples::{
    bare_site, external_post, full_post, initiatives, meta, on_arabic_page, on_page, on_page_of, paragraph, post,
    post_link, tag, team, team_without_members,
};
use super::{Case, Snapshot, case, case_in};
use crate::pages::initiatives::initiatives as initiatives_page;
use crate::pages::leadership::leadership;
use crate::pages::news::news;
use crate::pages::post::post as post_page;
use crate::pages::{LoadErrorMessage, load_error, not_found};
use crate::state::{Action, UiState};
use crate::view::{IntoView, Node};
use model::SCHEMA;
use model::initiative::{Initiative, InitiativesPage};
use model::leadership::LeadershipPage;
use model::news::{NewsList, Post, PostSummary};

/// One snapshot for each file in `pages/`.
pub const ALL: &[Snapshot] = &[
    ("initiatives", pages_of_initiatives),
    ("leadership", pages_of_teams),
    ("load_error", load_errors),
    ("news", lists_of_posts),
    ("not_found", unknown_pages),
    ("post", posts),
];

fn pages_of_initiatives() -> Vec<Case> {
    let section = |summary, language: &str| Initiative {
        summary,
        language: String::from(language),
        body: vec![paragraph("What it does.")],
    };
    let [one, other] = <[_; 2]>::try_from(initiatives()).unwrap();
    let page = |language: &str, initiatives| InitiativesPage {
        schema: SCHEMA,
        meta: meta(language),
        introduction: vec![paragraph("An introduction.")],
        initiatives,
    };
    let two = page("en", vec![section(one, "en"), section(other, "ar")]);
    let view = |page: &InitiativesPage| on_page(|context| initiatives_page("/initiatives/", page, context).into_view());
    vec![
        case("Two, one of them in another language", view(&two)),
        case("None, not translated", view(&page("es", Vec::new()))),
    ]
}

fn pages_of_teams() -> Vec<Case> {
    let page = |language: &str, teams| LeadershipPage {
        schema: SCHEMA,
        meta: meta(language),
        introduction: Vec::new(),
        teams,
    };
    let two = page("en", vec![team(), team_without_members()]);
    vec![
        case("Two teams", on_page(|context| leadership("/leadership/", &two, context).into_view())),
        case(
            "The same, not translated into Arabic",
            on_arabic_page(|context| leadership("/leadership/", &two, context).into_view()),
        ),
    ]
}

fn load_errors() -> Vec<Case> {
    let message = || LoadErrorMessage { reason: "A reason.", button_label: "Try again", action: Action::Retry };
    vec![case("With a button", on_page(|context| load_error(message(), context)))]
}

fn lists_of_posts() -> Vec<Case> {
    let events = tag("events", "Events");
    let page = |page, pages| NewsList {
        schema: SCHEMA,
        meta: meta("en"),
        introduction: Vec::new(),
        posts: vec![post(), external_post()],
        page,
        pages,
        tag: None,
        tags: vec![events.clone()],
    };
    let with_tag = NewsList { tag: Some(events.clone()), posts: vec![full_post()], ..page(1, 1) };
    let empty = NewsList { posts: Vec::new(), tags: Vec::new(), ..page(1, 1) };
    let view = |list: &NewsList| on_page(|context| news("/news/", list, context).into_view());
    vec![
        case("The first page, whose first post is featured", view(&page(1, 3))),
        case("A page between others", view(&page(3, 4))),
        case("The second and last page", view(&page(2, 2))),
        case("The posts with a tag", view(&with_tag)),
        case("No post", view(&empty)),
    ]
}

fn unknown_pages() -> Vec<Case> {
    vec![
        case("With the entries of the navigation", on_page(not_found)),
        case("On a site without navigation", on_page_of(&bare_site(), not_found)),
    ]
}

fn posts() -> Vec<Case> {
    let page = |summary: PostSummary| Post {
        schema: SCHEMA,
        summary,
        reading_minutes: 3,
        body: vec![paragraph("The body.")],
        newer: None,
        older: None,
    };
    let between =
        Post { newer: Some(post_link("newer", "en")), older: Some(post_link("older", "ar")), ..page(full_post()) };
    let external = page(external_post());
    let cancelled = UiState { redirect_pending: false, ..UiState::new(None) };
    let view = |post: &Post| -> Vec<Node> { on_page(|context| post_page(post, context).into_view()) };
    vec![
        case("With the least", view(&page(post()))),
        case("With everything, in another language", view(&between)),
        case("On another site", view(&external)),
        case_in("On another site, redirect cancelled", cancelled, view(&external)),
    ]
}
