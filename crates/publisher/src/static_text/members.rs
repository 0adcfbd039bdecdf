//! The members of a team. The app's `components/member_cards.rs`.

use super::TextContext;
use super::body::external_link;
use maud::{Markup, html};
use model::leadership::{Member, NamedLink, Person};
use model::text::{fill, initials, tone};

/// One card for each member, or nothing for a team whose members are not listed.
pub fn member_cards(members: &[Member], context: &TextContext<'_>) -> Markup {
    html! {
        @if !members.is_empty() {
            ul.members.grid { @for member in members { (member_card(member, context)) } }
        }
    }
}

fn member_card(member: &Member, context: &TextContext<'_>) -> Markup {
    let person = &member.person;
    html! {
        li.member {
            (portrait(person, context))
            div {
                p.member-name { (person.name) }
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

fn portrait(person: &Person, context: &TextContext<'_>) -> Markup {
    match &person.photo {
        Some(photo) => html! {
            img.portrait src=(context.urls.file(&photo.path)) alt="" width=(photo.width) height=(photo.height)
                loading="lazy";
        },
        None => html! {
            span.portrait data-tone=(tone(&person.id)) aria-hidden="true" { (initials(&person.name)) }
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
