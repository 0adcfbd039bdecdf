//! Who an author is: the introduction of the list of their posts.

use crate::convert::Publishable;
use model::body::{Block, Inline, LinkTarget};
use model::leadership::Person;
use model::route::Route;
use model::strings::interpolate;

/// Returns a paragraph with the places in teams, one with the location, and one with the links.
pub(super) fn introduction(person: &Person, publishable: &Publishable<'_>) -> Vec<Block> {
    let location = person.location.iter().map(|location| vec![Inline::Text(location.clone())]);
    let paragraphs = [places(person, publishable)].into_iter().chain(location).chain([profiles(person)]);
    paragraphs.filter(|paragraph| !paragraph.is_empty()).map(Block::Paragraph).collect()
}

/// Returns the person's roles in each team, with a link to the team, on a line of its own.
fn places(person: &Person, publishable: &Publishable<'_>) -> Vec<Inline> {
    let earlier = &publishable.locale.strings.strings.earlier_role;
    let mut places = Vec::new();
    for team in publishable.locale.teams() {
        for member in team.members.iter().filter(|member| member.person.value == person.id) {
            let earlier_role = member.earlier_role.as_ref().map(|role| interpolate(earlier, &[("role", role)]));
            let roles: String = member.role.iter().chain(&earlier_role).flat_map(|role| [role, ", "]).collect();
            let to = LinkTarget::Page(format!("{}#{}", Route::Leadership.path(), team.id.value));
            let link = Inline::Link { to, content: vec![Inline::Text(team.name.clone())] };
            let line_break = (!places.is_empty()).then_some(Inline::LineBreak);
            places
                .extend(line_break.into_iter().chain((!roles.is_empty()).then_some(Inline::Text(roles))).chain([link]));
        }
    }
    places
}

fn profiles(person: &Person) -> Vec<Inline> {
    let links = person.links.iter().map(|link| Inline::Link {
        to: LinkTarget::External(link.url.clone()),
        content: vec![Inline::Text(link.name.clone())],
    });
    let mut inlines: Vec<Inline> = links.flat_map(|link| [link, Inline::Text(String::from(", "))]).collect();
    inlines.pop();
    inlines
}
