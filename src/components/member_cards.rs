//! The members of a team.

use super::ExternalLink;
use super::cloth::{SMALL, cloth};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::leadership::{Member, NamedLink, Person, Team};
use model::text::{fill, initials};

/// One card for each member, or nothing for a team whose members are not listed.
#[component]
pub fn MemberCards(
    /// The team.
    team: Team,
) -> impl IntoView {
    let cards: Vec<_> = team.members.into_iter().map(|member| member_card(member, &team.id)).collect();
    (!cards.is_empty()).then(|| view! { <ul class="members grid">{cards}</ul> })
}

fn member_card(member: Member, team: &str) -> AnyView {
    let earlier = member.earlier_role.map(|role| {
        let text = fill(&SiteContext::get().strings().earlier_role, &[("role", &role)]);
        view! { <p class="member-role">{text}</p> }
    });
    let portrait = portrait(&member.person, team);
    let links = member_links(&member.person.name, member.person.links);
    view! {
        <li class="member">
            {portrait}
            <div>
                <div class="member-name">{member.person.name}</div>
                {member.role.map(|role| view! { <p class="member-role">{role}</p> })}
                {earlier}
                {member.person.location.map(|place| view! { <p class="member-place">{place}</p> })}
                {links}
            </div>
        </li>
    }
    .into_any()
}

fn portrait(person: &Person, team: &str) -> AnyView {
    match &person.photo {
        // The name stands beside the photo and would only be read twice.
        Some(photo) => {
            let source = SiteContext::get().urls.file(&photo.path);
            view! {
                <img class="portrait" src=source alt="" width=photo.width height=photo.height loading="lazy" />
            }
            .into_any()
        }
        None => view! {
            <span class="portrait" aria-hidden="true">
                {cloth(team, &person.id, SMALL)}
                <span class="initials">{initials(&person.name)}</span>
            </span>
        }
        .into_any(),
    }
}

fn member_links(person: &str, links: Vec<NamedLink>) -> Option<AnyView> {
    let entries: Vec<_> = links
        .into_iter()
        .map(|link| {
            let whose = format!("{person}: ");
            view! {
                <li>
                    <ExternalLink url=link.url>
                        <span class="visually-hidden">{whose}</span>
                        {link.name}
                    </ExternalLink>
                </li>
            }
        })
        .collect();
    (!entries.is_empty()).then(|| view! { <ul class="member-links">{entries}</ul> }.into_any())
}
