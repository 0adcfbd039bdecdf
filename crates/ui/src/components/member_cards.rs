//! The members of a team.

use super::{SMALL, external_link, grid, pattern, sized_image};
use crate::context::ViewContext;
use crate::view::html::{div, li, p, span, ul};
use crate::view::{CollectView, Element};
use model::leadership::{Member, Person, Team};
use model::strings::interpolate;

/// One card for each member, or nothing for a team whose members are not listed.
pub fn member_cards(team: &Team, context: &ViewContext<'_>) -> Option<Element> {
    let cards = team.members.iter().map(|member| member_card(member, &team.id, context));
    (!team.members.is_empty()).then(|| grid("members grid", cards.collect_view()))
}

fn member_card(member: &Member, team: &str, context: &ViewContext<'_>) -> Element {
    let person = &member.person;
    let earlier_role = |role: &String| interpolate(&context.strings().earlier_role, &[("role", role)]);
    let details = div().child((
        div().class("member-name").child(&person.name),
        member.role.as_ref().map(|role| p().class("member-role").child(role)),
        member.earlier_role.as_ref().map(|role| p().class("member-role").child(earlier_role(role))),
        person.location.as_ref().map(|location| p().class("member-location").child(location)),
        member_links(person, context),
    ));
    li().class("member").child((portrait(person, team, context), details))
}

fn portrait(person: &Person, team: &str, context: &ViewContext<'_>) -> Element {
    match &person.photo {
        // The name is next to the photo and would only be read twice.
        Some(photo) => sized_image(photo, context).class("avatar").attr("alt", "").attr("loading", "lazy"),
        None => span()
            .class("avatar")
            .attr("aria-hidden", "true")
            .child((pattern(team, &person.id, SMALL), span().class("initials").child(&person.initials))),
    }
}

fn member_links(person: &Person, context: &ViewContext<'_>) -> Option<Element> {
    let items = person.links.iter().map(|link| {
        let owner = span().class("visually-hidden").child([&person.name, ": "].concat());
        li().child(external_link(&link.url, (owner, &link.name), context))
    });
    (!person.links.is_empty()).then(|| ul().class("member-links").child(items.collect_view()))
}
