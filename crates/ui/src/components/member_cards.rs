//! The members of a team.

use super::{SMALL, external_link, grid, pattern, sized_image};
use crate::context::ViewContext;
use crate::view::html::{div, li, p, span, ul};
use crate::view::{CollectView, Element};
use model::body::Image;
use model::leadership::{Member, Person, Team, person_fragment};
use model::slug::is_slug;
use model::strings::interpolate;

/// One card for each member, or nothing for a team whose members are not listed. On the page of all teams,
/// `earlier_teams` are those before this one: the first card of a person has an id.
pub fn member_cards(team: &Team, earlier_teams: Option<&[Team]>, context: &ViewContext<'_>) -> Option<Element> {
    let cards = team.members.iter().enumerate().map(|(index, member)| {
        let id = earlier_teams.and_then(|teams| {
            let mut earlier = teams.iter().flat_map(|team| &team.members).chain(&team.members[..index]);
            let id = member.person.id.as_str();
            (is_slug(id) && earlier.all(|other| other.person.id != id)).then(|| person_fragment(id))
        });
        member_card(member, &team.id, context).attr("id", id)
    });
    (!team.members.is_empty()).then(|| grid("members grid", cards.collect_view()))
}

/// In place of the members of a team whose members are not listed: the pattern of the team, and a line that says so.
pub fn unlisted_members(team: &Team, context: &ViewContext<'_>) -> Element {
    let portrait = span().class("avatar").child(pattern("team", &team.id, SMALL));
    let note = p().class("member-role").child(&context.strings().unlisted_members);
    div().class("members").child(div().class("member").child((portrait, note)))
}

/// The photo of a person, in the size of a portrait. The name is next to it and would only be read twice.
pub fn photo(photo: &Image, person: &Person, context: &ViewContext<'_>) -> Element {
    let image = sized_image(photo, context).class("avatar").attr("alt", "").attr("loading", "lazy");
    image.attr("data-focus", person.photo_focus.as_deref())
}

/// The links of a person, if there are any.
pub fn member_links(person: &Person, context: &ViewContext<'_>) -> Option<Element> {
    let items = person.links.iter().map(|link| {
        let owner = span().class("visually-hidden").child([&person.name, ": "].concat());
        li().child(external_link(&link.url, (owner, &link.name), context))
    });
    (!person.links.is_empty()).then(|| ul().class("member-links").child(items.collect_view()))
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
        Some(shown) => photo(shown, person, context),
        None => span()
            .class("avatar")
            .attr("aria-hidden", "true")
            .child((pattern(team, &person.id, SMALL), span().class("initials").child(&person.initials))),
    }
}
