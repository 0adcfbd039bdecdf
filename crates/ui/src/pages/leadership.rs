//! All teams and councils with their members.

use crate::components::{in_language, member_cards, text_page};
use crate::context::Context;
use crate::view::html::{self, div, h2, p};
use crate::view::{CollectView, Element, IntoView};
use model::leadership::{LeadershipPage, Team};

/// The page of all teams and councils.
pub fn leadership(path: &str, page: &LeadershipPage, context: &Context<'_>) -> impl IntoView {
    let sections = page.teams.iter().map(|team| section(team, context));
    let teams = in_language(div(), &page.meta.language, context).child(sections.collect_view());
    (text_page(path, &page.meta, &page.introduction, context), teams)
}

fn section(team: &Team, context: &Context<'_>) -> Element {
    html::section().class("section stack").child((
        h2().attr("id", &team.id).child(&team.name),
        p().child(&team.description),
        member_cards(team, context),
    ))
}
