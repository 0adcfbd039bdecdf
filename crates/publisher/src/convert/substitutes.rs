//! The nearest page in a language that does not have a page, for the language switch.
//!
//! Most pages exist in every language, because a page that is not translated falls back to the default language. But a
//! language can have posts of its own, and so longer lists and further tags, or drafts of translations.

use super::PublishedLocale;
use model::page::Substitute;
use model::route::Route;
use rustc_hash::FxHashSet;

/// Sets the substitutes of all pages.
pub(super) fn set(locales: &mut [PublishedLocale]) {
    let languages: Vec<(String, FxHashSet<Route>)> = locales
        .iter()
        .map(|locale| (locale.language.code.clone(), locale.pages.iter().map(|page| page.route.clone()).collect()))
        .collect();
    for page in locales.iter_mut().flat_map(|locale| &mut locale.pages) {
        let missing = languages.iter().filter(|(_, routes)| !routes.contains(&page.route));
        let substitutes = missing
            .map(|(code, routes)| Substitute { language: code.clone(), path: nearest(&page.route, routes).path() });
        let substitutes: Vec<Substitute> = substitutes.collect();
        if !substitutes.is_empty() {
            page.content.set_substitutes(substitutes);
            page.meta = page.content.meta();
        }
    }
}

fn nearest(route: &Route, routes: &FxHashSet<Route>) -> Route {
    let mut ancestors = std::iter::successors(route.parent(), Route::parent);
    ancestors.find(|ancestor| routes.contains(ancestor)).unwrap_or(Route::Home)
}
