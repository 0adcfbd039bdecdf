//! What readers are told of a translation: that its source has changed since, or that no native speaker has reviewed it.

use super::PublishedLocale;
use super::block_builders::text;
use super::locale_content::LocaleContent;
use crate::authored::{SiteSettings, TranslationStrings};
use crate::languages::LanguageNames;
use crate::translations::{TranslationState, TranslationStatus};
use icu_locale::locale;
use model::body::{Inline, LinkTarget};
use model::route::Route;
use model::strings::interpolate;

/// The page about translating, if there is one: it is linked from the notice.
const TRANSLATING: &str = "translating";

/// Sets the notices of the pages of a language.
pub(super) fn set(published: &mut PublishedLocale, locale: &LocaleContent<'_>, site: &SiteSettings) {
    let Some(source_language) = site.languages.first() else { return };
    let strings = &locale.strings.translations;
    // The built-in sentence is in English, and so is the name in it.
    let is_built_in = strings.read_source == TranslationStrings::default().read_source;
    let locale_of_name = if is_built_in { &locale!("en") } else { &locale.language.locale };
    let name = LanguageNames::new(locale_of_name).of(&source_language.code);
    let read_source = interpolate(&strings.read_source, &[("language", &name)]);
    let improve = improve_target(locale, site);
    for page in &mut published.pages {
        let Some(status) = page.translation else { continue };
        let notice = notice(status, &page.route, &read_source, improve.as_ref(), strings);
        if !notice.is_empty() {
            page.content.set_notice(notice);
            page.meta = page.content.meta();
        }
    }
}

/// Returns sentences, each followed by a link. Of an unknown state, nothing is said.
fn notice(
    status: TranslationStatus,
    route: &Route,
    read_source: &str,
    improve: Option<&LinkTarget>,
    strings: &TranslationStrings,
) -> Vec<Inline> {
    let mut sentences: Vec<Inline> = Vec::new();
    if status.state == TranslationState::OutOfDate {
        // The default language has no folder.
        let source = LinkTarget::File(String::from(route.path().trim_start_matches('/')));
        sentences.extend([text(&strings.out_of_date), link(&source, read_source)]);
    }
    if status.state != TranslationState::Unknown && !status.is_reviewed {
        sentences.push(text(&strings.not_reviewed));
        sentences.extend(improve.map(|target| link(target, &strings.improve)));
    }
    let mut notice = Vec::new();
    for sentence in sentences {
        if !notice.is_empty() {
            notice.push(text(" "));
        }
        notice.push(sentence);
    }
    notice
}

fn link(to: &LinkTarget, label: &str) -> Inline {
    Inline::Link { to: to.clone(), content: vec![text(label)] }
}

/// Returns where readers learn how to improve a translation, or whom they can write to.
fn improve_target(locale: &LocaleContent<'_>, site: &SiteSettings) -> Option<LinkTarget> {
    if locale.pages.contains_key(TRANSLATING) {
        return Some(LinkTarget::Page(Route::Page(String::from(TRANSLATING)).path()));
    }
    let repository = site.repository.as_ref().map(|repository| repository.url.clone());
    let contact = || site.contact.as_ref().map(|address| format!("mailto:{address}"));
    repository.or_else(contact).map(LinkTarget::External)
}
