//! The page of the teams and councils, and the places of an author in them.

use crate::authored::{AuthoredPage, AuthoredTeam};
use crate::convert::Publishable;
use crate::convert::directives::blocks;
use model::SCHEMA;
use model::leadership::{Author, LeadershipPage, Member, Membership, Team};

/// Returns the content of the page. `page` introduces the teams.
pub(super) fn content(page: &AuthoredPage, publishable: &Publishable<'_>) -> LeadershipPage {
    LeadershipPage {
        schema: SCHEMA,
        meta: page.meta.clone(),
        introduction: blocks(&page.body, publishable),
        teams: publishable.locale.teams().map(|authored| team(authored, publishable)).collect(),
    }
}

/// Returns a team with the people in it.
pub(in crate::convert) fn team(authored: &AuthoredTeam, publishable: &Publishable<'_>) -> Team {
    let members = authored.members.iter().filter_map(|member| {
        let authored_person = publishable.content.people.get(&member.person.value)?;
        Some(Member {
            person: authored_person.person.clone(),
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

/// Returns a person with their places in the teams. An id without a person has none.
pub(super) fn author(id: &str, publishable: &Publishable<'_>) -> Option<Author> {
    let person = publishable.content.people.get(id)?.person.clone();
    let memberships = publishable.locale.teams().flat_map(|team| {
        let own = team.members.iter().filter(|member| member.person.value == id);
        own.map(|member| Membership {
            team_id: team.id.value.clone(),
            team: team.name.clone(),
            role: member.role.clone(),
            earlier_role: member.earlier_role.clone(),
        })
    });
    let memberships = memberships.collect();
    let language = publishable.locale.leadership.map(|leadership| leadership.language.clone()).unwrap_or_default();
    Some(Author { person, memberships, language })
}
