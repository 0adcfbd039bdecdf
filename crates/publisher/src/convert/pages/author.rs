//! Authors: who they are, for the list of their posts, and the line of a post that names them.

use crate::authored::AuthoredPost;
use crate::convert::Publishable;
use crate::convert::block_builders::{external_link, link_to_page, text};
use model::body::{Block, Inline};
use model::leadership::Person;
use model::route::Route;
use model::strings::interpolate;

/// Returns a paragraph with a line for each place in a team, one for the location, and one for the links.
pub(super) fn introduction(person: &Person, publishable: &Publishable<'_>) -> Vec<Block> {
    let location = person.location.iter().map(|location| vec![text(location)]);
    let links = person.links.iter().map(|link| external_link(&link.url, &link.name));
    let links = [publishable.lists.list(links.collect())].into_iter().filter(|links| !links.is_empty());
    let lines: Vec<Vec<Inline>> = places(person, publishable).into_iter().chain(location).chain(links).collect();
    let lines = lines.join(&Inline::LineBreak);
    if lines.is_empty() { Vec::new() } else { vec![Block::Paragraph(lines)] }
}

/// Returns the person's roles in each team, with a link to the team.
fn places(person: &Person, publishable: &Publishable<'_>) -> Vec<Vec<Inline>> {
    let earlier = &publishable.locale.strings.strings.earlier_role.text;
    let mut places = Vec::new();
    for team in publishable.locale.teams() {
        for member in team.members.iter().filter(|member| member.person.value == person.id) {
            let earlier_role = member.earlier_role.as_ref().map(|role| interpolate(earlier, &[("role", role)]));
            let roles = member.role.iter().chain(&earlier_role).map(|role| Inline::Text(format!("{role}, ")));
            let link = link_to_page(&Route::Leadership, &team.id.value, &team.name);
            places.push(roles.chain([link]).collect());
        }
    }
    places
}

/// Returns the line that names the authors of a post, each with a link to their posts.
pub(super) fn byline(post: &AuthoredPost, publishable: &Publishable<'_>) -> Vec<Inline> {
    let people = post.authors.iter().filter_map(|id| publishable.content.people.get(&id.value));
    let names = publishable.lists.list(people.map(|author| name(&author.person)).collect());
    let template = &publishable.locale.strings.strings.by_authors.text;
    match template.split_once("{authors}") {
        Some((before, after)) if !names.is_empty() => {
            let part = |part: &str| (!part.is_empty()).then(|| text(part));
            part(before).into_iter().chain(names).chain(part(after)).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the name of a person, with a link to their posts if those have a page.
fn name(person: &Person) -> Inline {
    match Route::news_author(&person.id) {
        Some(list) => link_to_page(&list, "", &person.name),
        None => text(&person.name),
    }
}
