//! The members of a team.

use super::{OF_PERSON, SMALL, grid, pattern, profile_link, sized_image, with_variants};
use crate::context::ViewContext;
use crate::view::html::{div, li, p, span, ul};
use crate::view::{CollectView, Element};
use model::leadership::{Member, Person, Team};

/// One card for each member, or nothing for a team whose members are not listed.
pub fn member_cards(team: &Team, context: &ViewContext<'_>) -> Option<Element> {
    let cards = team.members.iter().map(|member| member_card(member, &team.id, context));
    (!team.members.is_empty()).then(|| grid("members grid", cards.collect_view()))
}

/// In place of the members of a team whose members are not listed: the pattern of the team, and a line that says so.
pub fn unlisted_members(team: &Team, context: &ViewContext<'_>) -> Element {
    let portrait = span().class("avatar").child(pattern("team", &team.id, SMALL));
    let note = p().class("member-role").child(&context.strings().unlisted_members);
    div().class("members").child(div().class("member").child((portrait, note)))
}

/// The photo of a person, if there is one. The name is next to it and would only be read twice.
pub fn photo(person: &Person, context: &ViewContext<'_>) -> Option<Element> {
    let photo = person.photo.as_ref()?;
    let img = sized_image(photo, context).class("avatar").attr("alt", "").attr("loading", "lazy");
    Some(with_variants(photo, OF_PERSON, img, context))
}

fn member_card(member: &Member, team: &str, context: &ViewContext<'_>) -> Element {
    let person = &member.person;
    let earlier_role = |role: &String| context.strings().earlier_role.interpolate(&[("role", role)]);
    let details = div().child((
        div().class("member-name").child(&person.name),
        member.role.as_ref().map(|role| p().class("member-role").child(role)),
        member.earlier_role.as_ref().map(|role| p().class("member-role").child(&earlier_role(role))),
        person.location.as_ref().map(|location| p().class("member-location").child(location)),
        member_links(person, context),
    ));
    li().class("member").attr("id", member.fragment.as_deref()).child((portrait(person, team, context), details))
}

/// The photo of a person or, without one, the initials on a pattern.
fn portrait(person: &Person, team: &str, context: &ViewContext<'_>) -> Element {
    photo(person, context).unwrap_or_else(|| {
        let initials = span().class("initials").child(&person.initials);
        span().class("avatar").attr("aria-hidden", "true").child((pattern(team, &person.id, SMALL), initials))
    })
}

fn member_links(person: &Person, context: &ViewContext<'_>) -> Option<Element> {
    let items = person.links.iter().map(|profile| li().child(profile_link(&person.name, profile, context)));
    (!person.links.is_empty()).then(|| ul().class("member-links").child(items.collect_view()))
}
