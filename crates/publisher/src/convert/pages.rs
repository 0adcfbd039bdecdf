//! The pages of a language. [`pages_of`] is the only place of the publisher that depends on the kind of a page.

use super::directives::blocks;
use super::{Publishable, PublishedPage, initiatives, leadership, news, posts};
use crate::authored::AuthoredPage;
use crate::source::fields::Spanned;
use model::SCHEMA;
use model::page::PageContent;
use model::route::Route;
use model::site::{NavigationLink, Site};
use model::text_page::TextPage;

/// Returns the route of `pages/<slug>.md`.
#[must_use]
pub fn route_of(slug: &str) -> Route {
    match slug {
        "home" => Route::Home,
        _ => Route::parse(&format!("/{slug}/")).unwrap_or_else(|| Route::Page(String::from(slug))),
    }
}

/// Makes all pages: single ones first, then the news lists and the posts.
pub(super) fn pages(publishable: &Publishable<'_>) -> Vec<PublishedPage> {
    let pages = publishable.locale.pages.values();
    let mut pages: Vec<PublishedPage> = pages.flat_map(|page| pages_of(page, publishable)).collect();
    pages.sort_by_cached_key(|page| page.route.is_within(&Route::News));
    pages
}

/// Makes the pages that an authored page leads to: itself and, if it introduces a list, the pages of its entries.
fn pages_of(page: &AuthoredPage, publishable: &Publishable<'_>) -> Vec<PublishedPage> {
    let route = route_of(&page.slug);
    match route {
        Route::Home => {
            // The home page shows the newest posts.
            let newest = publishable.posts.first().map(|newest| newest.post.date);
            vec![PublishedPage::new(route, text(page, publishable), page.updated.max(newest), &page.aliases)]
        }
        Route::Initiatives => {
            let content = initiatives::content(page, publishable);
            vec![PublishedPage::new(route, PageContent::Initiatives(content), page.updated, &page.aliases)]
        }
        Route::Leadership => {
            let content = leadership::content(page, publishable);
            vec![PublishedPage::new(route, PageContent::Leadership(content), page.updated, &page.aliases)]
        }
        Route::News => news::pages(page, publishable).into_iter().chain(posts::pages(publishable)).collect(),
        Route::Page(_) => vec![PublishedPage::new(route, text(page, publishable), page.updated, &page.aliases)],
        // No file in `pages/` has one of these routes: `Route::News` makes them.
        Route::NewsPage(_) | Route::NewsTag(_) | Route::Post(_) => Vec::new(),
    }
}

fn text(page: &AuthoredPage, publishable: &Publishable<'_>) -> PageContent {
    PageContent::Text(TextPage { schema: SCHEMA, meta: page.meta.clone(), body: blocks(&page.body, publishable) })
}

/// Returns what the app shows around every page.
pub(super) fn site(publishable: &Publishable<'_>) -> Site {
    let settings = &publishable.content.site;
    let links = |slugs: &[Spanned<String>]| {
        let pages = slugs.iter().filter_map(|slug| publishable.locale.pages.get(slug.value.as_str()));
        pages.map(|page| NavigationLink { path: route_of(&page.slug).path(), label: page.label.clone() }).collect()
    };
    Site {
        schema: SCHEMA,
        title: settings.title.clone(),
        base_url: settings.base_url.clone(),
        languages: settings.languages.clone(),
        navigation: links(&settings.navigation),
        footer_navigation: links(&settings.footer_navigation),
        social: settings.social.clone(),
        strings: publishable.locale.strings.strings.clone(),
    }
}
