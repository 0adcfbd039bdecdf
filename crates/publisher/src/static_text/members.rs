//! The members of a team. The app's `components/member_cards.rs`.

use super::TextContext;
use super::body::external_link;
use super::cloth::{SMALL, cloth};
use maud::{Markup, html};
use model::leadership::{Member, NamedLink, Person, Team};
use model::text::{fill, initials};

/// One card for each member, or nothing for a team whose members are not listed.
pub fn member_cards(team: &Team, context: &TextContext<'_>) -> Markup {
    html! {
        @if !team.members.is_empty() {
            ul.members.grid { @for member in &team.members { (member_card(member, &team.id, context)) } }
        }
    }
}

fn member_card(member: &Member, team: &str, context: &TextContext<'_>) -> Markup {
    let person = &member.person;
    html! {
        li.member {
            (portrait(person, team, context))
            div {
                div.member-name { (person.name) }
                @if let Some(role) = &member.role { p.member-role { (role) } }
                @if let Some(role) = &member.earlier_role {
                    p.member-role { (fill(&context.strings().earlier_role, &[("role", role)])) }
                }
                @if let Some(place) = &person.location { p.member-place { (place) } }
                (member_links(&person.name, &person.links, context))
            }
        }
    }
}

fn portrait(person: &Person, team: &str, context: &TextContext<'_>) -> Markup {
    match &person.photo {
        Some(photo) => html! {
            img.portrait src=(context.urls.file(&photo.path)) alt="" width=(photo.width) height=(photo.height)
                loading="lazy";
        },
        None => html! {
            span.portrait aria-hidden="true" {
                (cloth(team, &person.id, SMALL))
                span.initials { (initials(&person.name)) }
            }
        },
    }
}

fn member_links(person: &str, links: &[NamedLink], context: &TextContext<'_>) -> Markup {
    html! {
        @if !links.is_empty() {
            ul.member-links {
                @for link in links {
                    @let name = html! { span.visually-hidden { (person) ": " } (link.name) };
                    li { (external_link(&link.url, &name, context)) }
                }
            }
        }
    }
}
