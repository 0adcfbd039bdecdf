//! What stands in `<main>`, for each kind of page. The app's `pages/`.

use super::body::body;
use super::cloth::{SMALL, cloth};
use super::members::member_cards;
use super::page_head::page_head;
use super::{TextContext, news, post};
use maud::{Markup, html};
use model::body::{Block, split_lead};
use model::content::Content;
use model::initiative::InitiativesPage;
use model::leadership::LeadershipPage;
use model::page::PageHead;
use model::route::Route;
use model::text::fill;

/// The name that gives the page for unknown addresses its pattern; the app has the same.
const NOT_FOUND: &str = "not-found";

/// The content of `<main>`.
pub fn main(page: Option<(&Route, &Content)>, context: &TextContext<'_>) -> Markup {
    let Some((route, content)) = page else { return not_found(context) };
    let path = route.path();
    match content {
        Content::Page(page) => introduction(&path, &page.head, &page.body, context),
        Content::Initiatives(page) => initiatives(&path, page, context),
        Content::Leadership(page) => leadership(&path, page, context),
        Content::News(list) => news::news(&path, list, context),
        Content::Post(post) => post::post(post, context),
    }
}

/// The heading of a page and the text below it, with a notice where they are not translated.
pub fn introduction(path: &str, head: &PageHead, text: &[Block], context: &TextContext<'_>) -> Markup {
    let (lead, rest) = split_lead(text);
    html! {
        (language_notice(&head.language, context))
        div.stack lang=[context.lang_of_part(&head.language)] dir=[context.dir_of_part(&head.language)] {
            (page_head(path, &html! {
                h1 { (head.heading) }
                @if !lead.is_empty() { (body(lead, context)) }
            }))
            @if !rest.is_empty() { (body(rest, context)) }
        }
    }
}

/// Says that a text is not translated, where that is so.
pub fn language_notice(language: &str, context: &TextContext<'_>) -> Markup {
    let Some(code) = context.lang_of_part(language) else { return Markup::default() };
    let known = context.site.languages.iter().find(|known| known.code == code);
    let name = known.map_or(code, |known| &known.name);
    html! { p.notice { (fill(&context.strings().not_translated, &[("language", name)])) } }
}

fn initiatives(path: &str, page: &InitiativesPage, context: &TextContext<'_>) -> Markup {
    html! {
        (introduction(path, &page.head, &page.introduction, context))
        @for initiative in &page.initiatives {
            section.section.stack lang=[context.lang_of_part(&initiative.language)]
                dir=[context.dir_of_part(&initiative.language)] {
                (cloth("initiative", &initiative.summary.slug, SMALL))
                h2 #(initiative.summary.slug) { (initiative.summary.title) }
                p.lead { (initiative.summary.summary) }
                (body(&initiative.body, context))
            }
        }
    }
}

fn leadership(path: &str, page: &LeadershipPage, context: &TextContext<'_>) -> Markup {
    html! {
        (introduction(path, &page.head, &page.introduction, context))
        div lang=[context.lang_of_part(&page.head.language)] dir=[context.dir_of_part(&page.head.language)] {
            @for team in &page.teams {
                section.section.stack {
                    h2 #(team.id) { (team.name) }
                    p { (team.description) }
                    (member_cards(team, context))
                }
            }
        }
    }
}

fn not_found(context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    html! {
        (page_head(NOT_FOUND, &html! {
            h1 { (strings.not_found_heading) }
            p { (strings.not_found_text) }
            ul.page-links {
                li { a href=(context.page_url(&Route::Home)) { (context.site.title) } }
                @for link in &context.site.navigation {
                    li { a href=(context.href(&link.path)) { (link.label) } }
                }
            }
        }))
    }
}
