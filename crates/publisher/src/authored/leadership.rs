//! `content/<language>/leadership.toml`

use super::{AuthoredEntry, ContentReader};
use crate::diagnostic::Diagnostics;
use crate::source::fields::{Fields, Spanned, repeated};
use crate::source::node::Node;
use model::leadership::person_fragment;
use model::route::Route;
use model::slug::is_slug;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The help for a file that is missing.
const MISSING: &str = "add this file: it has the teams and their members";

/// The teams and councils.
#[derive(Clone, Debug)]
pub struct AuthoredLeadership {
    /// The file itself.
    pub file: PathBuf,
    /// The teams in the editors' order.
    pub teams: Vec<AuthoredTeam>,
    /// Whether the ids of all teams could be read.
    pub has_all_ids: bool,
    /// The fragments that lead to the members.
    person_fragments: BTreeSet<String>,
}

/// A team or council.
#[derive(Clone, Debug)]
pub struct AuthoredTeam {
    /// The fragment of its URL.
    pub id: Spanned<String>,
    /// The name.
    pub name: String,
    /// The description.
    pub description: String,
    /// The members.
    pub members: Vec<AuthoredMember>,
}

/// A person's membership of a team.
#[derive(Clone, Debug)]
pub struct AuthoredMember {
    /// The id of the person: the name of the file.
    pub person: Spanned<String>,
    /// The current role.
    pub role: Option<String>,
    /// A former role.
    pub earlier_role: Option<String>,
}

impl AuthoredMember {
    fn has_same_roles(&self, other: &AuthoredMember) -> bool {
        self.role == other.role && self.earlier_role == other.earlier_role
    }
}

impl AuthoredLeadership {
    pub(super) fn read(file: &Path, reader: &mut ContentReader<'_>) -> Option<AuthoredLeadership> {
        if !reader.exists(file) {
            return None;
        }
        let node = reader.toml(file, Some(Route::Leadership), MISSING)?;
        let mut fields = Fields::new(file, node, reader.diagnostics);
        let is_readable = fields.has_readable_list("teams");
        let teams = fields.list("teams");
        fields.deny_unknown_keys();
        let teams: Vec<AuthoredTeam> = teams.into_iter().map(|node| team(file, node, reader.diagnostics)).collect();
        for (index, team) in teams.iter().enumerate() {
            let id = &team.id.value;
            if teams.iter().take(index).any(|earlier| earlier.id.value == *id) && !id.is_empty() {
                let message = format!("two teams have the id `{id}`");
                reader.diagnostics.error(file, team.id.position, message, "write another `id` for one of them");
            }
        }
        let has_all_ids = is_readable && teams.iter().all(|team| !team.id.value.is_empty());
        let members = teams.iter().flat_map(|team| &team.members).map(|member| member.person.value.as_str());
        let person_fragments = members.filter_map(person_fragment).collect();
        Some(AuthoredLeadership { file: file.to_path_buf(), teams, has_all_ids, person_fragments })
    }

    pub(super) fn entry(&self) -> AuthoredEntry<'_> {
        let members = self.teams.iter().flat_map(|team| &team.members);
        let teams = self.teams.iter().map(|team| team.id.value.as_str());
        AuthoredEntry {
            fragments: teams.chain(self.person_fragments.iter().map(String::as_str)).collect(),
            has_unknown_fragments: !self.has_all_ids,
            people: members.map(|member| &member.person).collect(),
            ..AuthoredEntry::new(&self.file, "", "leadership", Route::Leadership)
        }
    }
}

fn team(file: &Path, node: Node, diagnostics: &mut Diagnostics) -> AuthoredTeam {
    let mut fields = Fields::new(file, node, diagnostics);
    let id = fields.string("id");
    let name = fields.string("name").value;
    let description = fields.string("description").value;
    let has_readable_members = fields.has_readable_list("members");
    let members = fields.list("members");
    let unlisted = fields.bool("unlisted");
    let position = fields.position();
    if !is_slug(&id.value) && !id.value.is_empty() {
        let message = format!("`{}` cannot be the id of a team", id.value);
        fields.diagnostics().error(
            file,
            id.position,
            message,
            "use only lower-case letters, digits and hyphens, for example `leadership-team`",
        );
    }
    if members.is_empty() && !unlisted && has_readable_members {
        let help = "add `members = [{ person = \"…\" }]`, or `unlisted = true` if the site should not name them";
        fields.diagnostics().error(file, position, format!("the team `{name}` has no members"), help);
    }
    fields.deny_unknown_keys();
    let members = members.into_iter().map(|node| member(file, node, diagnostics)).collect();
    AuthoredTeam { id, name, description, members: without_repeated(members, file, diagnostics) }
}

/// Reports people who are listed twice. Keeps one entry of each.
fn without_repeated(members: Vec<AuthoredMember>, file: &Path, diagnostics: &mut Diagnostics) -> Vec<AuthoredMember> {
    let mut unique: Vec<AuthoredMember> = Vec::with_capacity(members.len());
    for member in members {
        let Spanned { position, value: person } = &member.person;
        match unique.iter().find(|earlier| earlier.person.value == *person && !person.is_empty()) {
            None => unique.push(member),
            Some(earlier) if earlier.has_same_roles(&member) => {
                diagnostics.add(file, *position, repeated(person, "members"));
            }
            Some(earlier) => {
                let message = format!("`{person}` is listed twice in `members`, with different roles");
                let roles: Vec<&str> =
                    [&earlier.role, &member.role].into_iter().flatten().map(String::as_str).collect();
                let help = format!("write one entry, with all roles in it: `role = \"{}\"`", roles.join(", "));
                diagnostics.error(file, *position, message, help);
            }
        }
    }
    unique
}

fn member(file: &Path, node: Node, diagnostics: &mut Diagnostics) -> AuthoredMember {
    let mut fields = Fields::new(file, node, diagnostics);
    let person = fields.name("person");
    let role = fields.optional_string("role").map(|role| role.value);
    let earlier_role = fields.optional_string("earlier_role").map(|role| role.value);
    fields.deny_unknown_keys();
    AuthoredMember { person, role, earlier_role }
}
