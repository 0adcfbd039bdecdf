//! The members of a team.

use super::{SMALL, external_link, grid, pattern};
use crate::context::Context;
use crate::node::{Element, Node, element, text};
use model::leadership::{Member, Person, Team};
use model::strings::interpolate;

/// One card for each member, or nothing for a team whose members are not listed.
pub fn member_cards(team: &Team, context: &Context<'_>) -> Option<Element> {
    let cards = team.members.iter().map(|member| member_card(member, &team.id, context));
    (!team.members.is_empty()).then(|| grid("members grid", cards.collect()))
}

fn member_card(member: &Member, team: &str, context: &Context<'_>) -> Element {
    let person = &member.person;
    let line = |class: &str, content: &str| element("p").class(class).text(content);
    let earlier = member
        .earlier_role
        .as_ref()
        .map(|role| line("member-role", &interpolate(&context.strings().earlier_role, &[("role", role)])));
    let details = element("div")
        .child(element("div").class("member-name").text(&person.name))
        .child_some(member.role.as_ref().map(|role| line("member-role", role)))
        .child_some(earlier)
        .child_some(person.location.as_ref().map(|place| line("member-place", place)))
        .child_some(member_links(person, context));
    element("li").class("member").child(portrait(person, team, context)).child(details)
}

fn portrait(person: &Person, team: &str, context: &Context<'_>) -> Element {
    match &person.photo {
        // The name stands beside the photo and would only be read twice.
        Some(photo) => element("img")
            .class("portrait")
            .set("src", &context.urls.file(&photo.path))
            .set("alt", "")
            .set("width", &photo.width.to_string())
            .set("height", &photo.height.to_string())
            .set("loading", "lazy"),
        None => element("span")
            .class("portrait")
            .set("aria-hidden", "true")
            .child(pattern(team, &person.id, SMALL))
            .child(element("span").class("initials").text(&person.initials)),
    }
}

fn member_links(person: &Person, context: &Context<'_>) -> Option<Element> {
    let entries = person.links.iter().map(|link| {
        let whose = element("span").class("visually-hidden").text(&[&person.name, ": "].concat());
        let content = vec![Node::Element(whose), text(&link.name)];
        element("li").child(external_link(&link.url, content, context))
    });
    (!person.links.is_empty()).then(|| element("ul").class("member-links").children(entries))
}
