//! The pages of a language. [`pages_of`] has the publisher's only match over the kinds of page.

mod author;
mod dated_list;
mod event_filters;
mod events;
mod filters;
pub(super) mod initiatives;
pub(super) mod leadership;
mod news;
mod opportunities;
mod opportunity_filters;
mod posts;

use super::directives::blocks;
use super::header_width::header_width;
use super::locale_content::LocaleContent;
use super::{Publishable, PublishedPage};
use crate::authored::{AuthoredLanguage, AuthoredPage, Fallback, SiteSettings, route_of};
use crate::languages::LanguageNames;
use crate::source::fields::Spanned;
use icu_locale::locale;
use model::SCHEMA;
use model::body::Block;
use model::page::{PageContent, PageMeta};
use model::route::Route;
use model::site::{NavigationLink, Site};
use model::strings::Strings;
use model::text_page::TextPage;

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
    let content = match route {
        Route::Home | Route::Page(_) => text(page, publishable),
        Route::Initiatives => PageContent::Initiatives(initiatives::content(page, publishable)),
        Route::Leadership => PageContent::Leadership(leadership::content(page, publishable)),
        Route::News => return news::pages(page, publishable).into_iter().chain(posts::pages(publishable)).collect(),
        Route::Events => return events::pages(page, publishable),
        Route::Opportunities => return opportunities::pages(page, publishable),
        // The pages of lists, such as `pages/news.md`, lead to these. No other file does.
        Route::NewsPage(_)
        | Route::NewsTag(_)
        | Route::NewsTagPage(..)
        | Route::NewsAuthor(_)
        | Route::NewsAuthorPage(..)
        | Route::Post(_)
        | Route::EventsPage(_)
        | Route::EventArchive(_)
        | Route::EventArchivePage(..)
        | Route::Event(_)
        | Route::OpportunitiesPage(_)
        | Route::OpportunityArchive
        | Route::OpportunityArchivePage(_)
        | Route::Opportunity(_) => return Vec::new(),
    };
    // The home page shows the newest posts.
    let newest = publishable.posts.first().filter(|_| route == Route::Home).map(|newest| newest.post.date);
    let updated = publishable.last_change(page.updated.as_ref());
    vec![PublishedPage::new(route, content, updated.max(newest), &page.aliases)]
}

fn text(page: &AuthoredPage, publishable: &Publishable<'_>) -> PageContent {
    text_page(page.meta.clone(), blocks(&page.body, publishable))
}

/// Returns title, heading and description of the page of one entry.
fn entry_meta(language: &str, title: &str, summary: &str) -> PageMeta {
    PageMeta {
        language: String::from(language),
        title: String::from(title),
        heading: String::from(title),
        description: String::from(summary),
        substitutes: Vec::new(),
        notice: Vec::new(),
        edit_link: Vec::new(),
    }
}

fn text_page(meta: PageMeta, body: Vec<Block>) -> PageContent {
    PageContent::Text(TextPage { schema: SCHEMA, meta, body })
}

/// Returns what the app shows around every page.
pub(super) fn site(publishable: &Publishable<'_>) -> Site {
    let settings = &publishable.content.site;
    let links = |slugs: &[Spanned<String>]| {
        let pages = slugs.iter().filter_map(|slug| publishable.locale.pages.get(slug.value.as_str()));
        pages.map(|page| NavigationLink { path: route_of(&page.slug).path(), label: page.label.clone() }).collect()
    };
    let mut site = Site {
        schema: SCHEMA,
        title: settings.title.clone(),
        base_url: settings.base_url.clone(),
        languages: settings.languages.iter().map(AuthoredLanguage::published).collect(),
        navigation: links(&settings.navigation),
        footer_navigation: links(&settings.footer_navigation),
        social: settings.social.clone(),
        join: settings.join.clone(),
        contact: settings.contact.clone(),
        repository: settings.repository.as_ref().map(|repository| repository.url.clone()),
        header_width: None,
        strings: strings(publishable.locale, settings),
        untranslated_strings: publishable.locale.strings.keys_in(Fallback::DefaultLanguage),
        english_strings: publishable.locale.strings.keys_in(Fallback::English),
    };
    site.header_width = header_width(&site, &publishable.locale.language.name);
    site
}

/// Returns the strings of the interface. That of pages that are not translated names the language they are shown in.
fn strings(locale: &LocaleContent<'_>, site: &SiteSettings) -> Strings {
    let mut strings = locale.strings.strings.clone();
    if let Some(default) = site.languages.first() {
        let locale_of_string = match locale.strings.untranslated.get("not_translated") {
            None => &locale.language.locale,
            Some(Fallback::DefaultLanguage) => &default.locale,
            Some(Fallback::English) => &locale!("en"),
        };
        let name = LanguageNames::new(locale_of_string).of(&default.code);
        strings.not_translated = strings.not_translated.interpolate(&[("language", &name)]);
    }
    strings
}
