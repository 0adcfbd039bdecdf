//! What stands in `<main>`, for each kind of page. The app's `pages/`.

use super::body::body;
use super::members::member_cards;
use super::{TextContext, news, post};
use maud::{Markup, html};
use model::body::Block;
use model::content::Content;
use model::initiative::InitiativesPage;
use model::leadership::LeadershipPage;
use model::page::PageHead;
use model::route::Route;
use model::text::fill;

/// The content of `<main>`.
pub fn main(content: Option<&Content>, context: &TextContext<'_>) -> Markup {
    match content {
        Some(Content::Page(page)) => introduction(&page.head, &page.body, context),
        Some(Content::Initiatives(page)) => initiatives(page, context),
        Some(Content::Leadership(page)) => leadership(page, context),
        Some(Content::News(list)) => news::news(list, context),
        Some(Content::Post(post)) => post::post(post, context),
        None => not_found(context),
    }
}

/// The heading of a page and the text below it, with a notice where they are not translated.
pub fn introduction(head: &PageHead, text: &[Block], context: &TextContext<'_>) -> Markup {
    html! {
        (language_notice(&head.language, context))
        div.stack lang=[context.lang_of_part(&head.language)] {
            h1 { (head.heading) }
            @if !text.is_empty() { (body(text, context)) }
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

fn initiatives(page: &InitiativesPage, context: &TextContext<'_>) -> Markup {
    html! {
        (introduction(&page.head, &page.introduction, context))
        @for initiative in &page.initiatives {
            section.section.stack lang=[context.lang_of_part(&initiative.language)] {
                h2 #(initiative.summary.slug) { (initiative.summary.title) }
                p.lead { (initiative.summary.summary) }
                (body(&initiative.body, context))
            }
        }
    }
}

fn leadership(page: &LeadershipPage, context: &TextContext<'_>) -> Markup {
    html! {
        (introduction(&page.head, &page.introduction, context))
        div lang=[context.lang_of_part(&page.head.language)] {
            @for team in &page.teams {
                section.section.stack {
                    h2 #(team.id) { (team.name) }
                    p { (team.description) }
                    (member_cards(&team.members, context))
                }
            }
        }
    }
}

fn not_found(context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    html! {
        h1 { (strings.not_found_heading) }
        p { (strings.not_found_text) }
        ul {
            li { a href=(context.page_url(&Route::Home)) { (context.site.title) } }
            @for link in &context.site.navigation {
                li { a href=(context.href(&link.path)) { (link.label) } }
            }
        }
    }
}
