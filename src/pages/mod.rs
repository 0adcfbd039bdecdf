//! One file for each kind of page.

mod failure;
mod initiatives;
mod leadership;
mod news;
mod not_found;
mod post;

use crate::components::Introduction;
use crate::content::LoadFailure;
use crate::navigation::{Navigation, Shown};
use failure::Failure;
use initiatives::Initiatives;
use leadership::Leadership;
use leptos::either::Either;
use leptos::prelude::*;
use model::content::Content;
use news::News;
use not_found::NotFound;
use post::PostPage;

/// The page that the navigation has loaded.
#[component]
pub fn RoutedPage(
    /// Decides which page is shown.
    navigation: Navigation,
) -> impl IntoView {
    // A new page takes the place of the old one as a whole. Elements of the old one that were used again would keep its
    // focus and its scrolled boxes, and the browser would take the change for a layout shift.
    let is_odd = StoredValue::new(false);
    move || {
        let page = page(navigation.shown.get(), navigation);
        is_odd.update_value(|is_odd| *is_odd = !*is_odd);
        if is_odd.get_value() { Either::Left(page) } else { Either::Right(page) }
    }
}

fn page(shown: Shown, navigation: Navigation) -> AnyView {
    let path = shown.route.map(|route| route.path()).unwrap_or_default();
    match shown.content {
        Ok(Content::Page(page)) => view! { <Introduction path head=page.head blocks=page.body /> }.into_any(),
        Ok(Content::Initiatives(page)) => view! { <Initiatives path page /> }.into_any(),
        Ok(Content::Leadership(page)) => view! { <Leadership path page /> }.into_any(),
        Ok(Content::News(list)) => view! { <News path list /> }.into_any(),
        Ok(Content::Post(post)) => view! { <PostPage post /> }.into_any(),
        Err(LoadFailure::NotFound) => view! { <NotFound /> }.into_any(),
        Err(failure) => view! { <Failure failure navigation /> }.into_any(),
    }
}
