//! One file for each kind of page.

mod failure;
mod initiatives;
mod leadership;
mod news;
mod not_found;
mod post;
mod text_page;

pub use failure::StartFailure;

use crate::content::{Content, LoadFailure};
use crate::navigation::Navigation;
use failure::Failure;
use initiatives::Initiatives;
use leadership::Leadership;
use leptos::prelude::*;
use news::News;
use not_found::NotFound;
use post::PostPage;
use text_page::TextPage;

/// The page that the navigation has loaded.
#[component]
pub fn RoutedPage(
    /// Decides which page is shown.
    navigation: Navigation,
) -> impl IntoView {
    move || match navigation.shown.get().content {
        Ok(Content::Page(page)) => view! { <TextPage page /> }.into_any(),
        Ok(Content::Initiatives(page)) => view! { <Initiatives page /> }.into_any(),
        Ok(Content::Leadership(page)) => view! { <Leadership page /> }.into_any(),
        Ok(Content::News(list)) => view! { <News list /> }.into_any(),
        Ok(Content::Post(post)) => view! { <PostPage post /> }.into_any(),
        Err(LoadFailure::NotFound) => view! { <NotFound /> }.into_any(),
        Err(failure) => view! { <Failure failure navigation /> }.into_any(),
    }
}
