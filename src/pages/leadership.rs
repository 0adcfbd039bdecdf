//! All teams and councils with their members.

use crate::components::{Introduction, MemberCards};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::leadership::{LeadershipPage, Team};

/// The teams and councils.
#[component]
pub fn Leadership(
    /// The page.
    page: LeadershipPage,
) -> impl IntoView {
    let lang = SiteContext::get().lang_of_part(&page.head.language);
    view! {
        <Introduction head=page.head blocks=page.introduction />
        <div lang=lang>{page.teams.into_iter().map(section).collect_view()}</div>
    }
}

fn section(team: Team) -> impl IntoView {
    view! {
        <section class="section stack">
            <h2 id=team.id>{team.name}</h2>
            <p>{team.description}</p>
            <MemberCards members=team.members />
        </section>
    }
}
