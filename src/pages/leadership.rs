//! All teams and councils with their members.

use crate::components::{Introduction, MemberCards};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::leadership::{LeadershipPage, Team};

/// The teams and councils.
#[component]
pub fn Leadership(
    /// The path of the page.
    path: String,
    /// The page.
    page: LeadershipPage,
) -> impl IntoView {
    let context = SiteContext::get();
    let (lang, dir) = (context.lang_of_part(&page.head.language), context.dir_of_part(&page.head.language));
    view! {
        <Introduction path head=page.head blocks=page.introduction />
        <div lang=lang dir=dir>{page.teams.into_iter().map(section).collect_view()}</div>
    }
}

fn section(team: Team) -> impl IntoView {
    view! {
        <section class="section stack">
            <h2 id=team.id.clone()>{team.name.clone()}</h2>
            <p>{team.description.clone()}</p>
            <MemberCards team />
        </section>
    }
}
