//! The page of the teams and councils.

use crate::authored::{AuthoredPage, AuthoredTeam};
use crate::convert::Publishable;
use crate::convert::directives::blocks;
use model::SCHEMA;
use model::leadership::{LeadershipPage, Member, Team, person_fragment};
use rustc_hash::FxHashSet;

/// Returns the content of the page. `page` introduces the teams.
pub(super) fn content(page: &AuthoredPage, publishable: &Publishable<'_>) -> LeadershipPage {
    LeadershipPage {
        schema: SCHEMA,
        meta: page.meta.clone(),
        introduction: blocks(&page.body, publishable),
        teams: teams(publishable),
    }
}

/// Returns all teams. The first card of each person has a fragment.
fn teams(publishable: &Publishable<'_>) -> Vec<Team> {
    let mut teams: Vec<Team> = publishable.locale.teams().map(|authored| team(authored, publishable)).collect();
    let mut seen = FxHashSet::default();
    for member in teams.iter_mut().flat_map(|team| &mut team.members) {
        let id = &member.person.id;
        member.fragment = person_fragment(id).filter(|_| seen.insert(id.clone()));
    }
    teams
}

/// Returns a team with the people in it.
pub(in crate::convert) fn team(authored: &AuthoredTeam, publishable: &Publishable<'_>) -> Team {
    let members = authored.members.iter().filter_map(|member| {
        let authored_person = publishable.content.people.get(&member.person.value)?;
        Some(Member {
            person: authored_person.person.clone(),
            fragment: None,
            role: member.role.clone(),
            earlier_role: member.earlier_role.clone(),
        })
    });
    Team {
        id: authored.id.value.clone(),
        name: authored.name.clone(),
        description: authored.description.clone(),
        members: members.collect(),
    }
}
