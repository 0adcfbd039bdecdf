//! The top of the list of posts by an author: who they are.

use super::{in_language, member_links, page_header, photo, text_link};
use crate::context::ViewContext;
use crate::view::html::{h1, li, p, ul};
use crate::view::{CollectView, Element};
use model::leadership::{Author, Membership};
use model::page::PageMeta;
use model::route::Route;
use model::strings::interpolate;

/// The heading of the list, with the author's portrait, places in teams, location and links.
pub fn author_header(author: &Author, meta: &PageMeta, context: &ViewContext<'_>) -> Element {
    let person = &author.person;
    let places = author.memberships.iter().map(|place| membership(place, context)).collect_view();
    let places =
        (!places.is_empty()).then(|| in_language(ul(), &author.language, context).class("memberships").child(places));
    page_header(
        &person.id,
        (
            person.photo.as_ref().map(|shown| photo(shown, person, context)),
            h1().child(&meta.heading),
            places,
            person.location.as_ref().map(|location| p().class("member-location").child(location)),
            member_links(person, context),
        ),
    )
}

/// The roles of the author in a team, and a link to the team.
fn membership(place: &Membership, context: &ViewContext<'_>) -> Element {
    let earlier_role = place.earlier_role.as_ref();
    let earlier_role = earlier_role.map(|role| interpolate(&context.strings().earlier_role, &[("role", role)]));
    let roles = place.role.iter().chain(&earlier_role).map(|role| [role, ", "].concat()).collect_view();
    let url = [&context.page_url(&Route::Leadership), "#", &place.team_id].concat();
    li().child((roles, text_link(&url, &place.team)))
}
