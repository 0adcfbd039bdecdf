//! All teams and councils with their members.

use crate::components::{heading_and_body, heading_with_link, in_language, member_cards, unlisted_members};
use crate::context::ViewContext;
use crate::view::html::{self, div, h2, p};
use crate::view::{CollectView, Element, IntoView};
use model::leadership::{LeadershipPage, Team};

/// The page of all teams and councils.
pub fn leadership(path: &str, page: &LeadershipPage, context: &ViewContext<'_>) -> impl IntoView {
    let sections = page.teams.iter().map(|team| section(team, context));
    let teams = in_language(div(), &page.meta.language, context).child(sections.collect_view());
    (heading_and_body(path, None, &page.meta, &page.introduction, context), teams)
}

fn section(team: &Team, context: &ViewContext<'_>) -> Element {
    html::section().class("section stack").child((
        heading_with_link(h2().attr("id", &team.id).child(&team.name), &team.id, &team.name, context),
        p().child(&team.description),
        member_cards(team, context).unwrap_or_else(|| unlisted_members(team, context)),
    ))
}

#[cfg(test)]
pub(super) mod snapshot {
    use super::*;
    use crate::snapshots::examples::{meta, on_arabic_page, on_page, team as full_team, team_without_members};
    use crate::snapshots::{Case, case};
    use model::SCHEMA;

    /// The views of the snapshot.
    pub fn cases() -> Vec<Case> {
        let page = |language: &str, teams| LeadershipPage {
            schema: SCHEMA,
            meta: meta(language),
            introduction: Vec::new(),
            teams,
        };
        let two = page("en", vec![full_team(), team_without_members()]);
        vec![
            case("Two teams", on_page(|context| leadership("/leadership/", &two, context).into_view())),
            case(
                "The same, not translated into Arabic",
                on_arabic_page(|context| leadership("/leadership/", &two, context).into_view()),
            ),
        ]
    }
}
