//! All teams and councils with their members.

use crate::components::{in_language, introduction, member_cards};
use crate::context::Context;
use crate::node::{Element, element};
use model::leadership::{LeadershipPage, Team};

/// The teams and councils.
pub fn leadership(path: &str, page: &LeadershipPage, context: &Context<'_>) -> Vec<Element> {
    let mut parts = introduction(path, &page.meta, &page.introduction, context);
    let teams = in_language(element("div"), &page.meta.language, context);
    parts.push(teams.children(page.teams.iter().map(|team| section(team, context))));
    parts
}

fn section(team: &Team, context: &Context<'_>) -> Element {
    element("section")
        .class("section stack")
        .child(element("h2").set("id", &team.id).text(&team.name))
        .child(element("p").text(&team.description))
        .child_some(member_cards(team, context))
}
