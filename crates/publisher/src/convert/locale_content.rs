//! The content of one language. What is not translated falls back to the default language.

use crate::authored::{
    AuthoredEntry, AuthoredEvent, AuthoredLanguage, AuthoredLeadership, AuthoredOpportunity, AuthoredPage,
    AuthoredPost, AuthoredStrings, AuthoredTeam, Content, LanguageContent,
};
use model::news::Tag;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The content that readers of one language see.
pub struct LocaleContent<'a> {
    /// The language.
    pub language: &'a AuthoredLanguage,
    /// The strings of the language.
    pub strings: &'a AuthoredStrings,
    /// The pages by slug.
    pub pages: BTreeMap<&'a str, &'a AuthoredPage>,
    /// The teams and councils.
    pub leadership: Option<&'a AuthoredLeadership>,
    /// All posts, newest first; those of one day by slug.
    pub posts: Vec<&'a AuthoredPost>,
    /// All events, by slug.
    pub events: Vec<&'a AuthoredEvent>,
    /// All opportunities by slug.
    pub opportunities: BTreeMap<&'a str, &'a AuthoredOpportunity>,
    /// The entries of the language's own files.
    pub own_entries: Vec<AuthoredEntry<'a>>,
    /// The entries of the default language that are not translated.
    pub fallback_entries: Vec<AuthoredEntry<'a>>,
    /// The events of the default language, by slug. Empty in that language itself.
    default_events: FxHashMap<&'a str, &'a AuthoredEvent>,
    /// What the language has itself.
    pub own: &'a LanguageContent,
    default: &'a LanguageContent,
}

impl<'a> LocaleContent<'a> {
    /// Returns the content of each language, the default language first.
    #[must_use]
    pub fn all(content: &'a Content) -> Vec<LocaleContent<'a>> {
        let Some(default) = content.languages.first() else { return Vec::new() };
        let languages = content.site.languages.iter().zip(&content.languages);
        languages.map(|(language, own)| LocaleContent::new(language, own, default)).collect()
    }

    fn new(
        language: &'a AuthoredLanguage,
        own: &'a LanguageContent,
        default: &'a LanguageContent,
    ) -> LocaleContent<'a> {
        let pages = with_fallback(&own.pages, &default.pages);
        let leadership = own.leadership.as_ref().or(default.leadership.as_ref());
        let own_entries: Vec<_> = own.entries().collect();
        let fallback_entries = fallback_entries(&own_entries, own, default);
        let (strings, posts, events) = (&own.strings, posts(own, default), events(own, default));
        let opportunities = with_fallback(&own.opportunities, &default.opportunities);
        let originals = default.events.iter().filter(|_| own.code != default.code);
        let default_events = originals.map(|event| (event.slug.as_str(), event)).collect();
        LocaleContent {
            language,
            strings,
            pages,
            leadership,
            posts,
            events,
            opportunities,
            own_entries,
            fallback_entries,
            default_events,
            own,
            default,
        }
    }

    /// Returns the folder of the default language.
    #[must_use]
    pub fn source_folder(&self) -> PathBuf {
        Path::new("content").join(&self.default.code)
    }

    /// Returns the entries of all kinds.
    pub fn entries(&self) -> impl Iterator<Item = &AuthoredEntry<'a>> {
        self.fallback_entries.iter().chain(&self.own_entries)
    }

    /// Returns the files of a folder by slug. Those that are not translated are in the default language.
    pub fn by_slug<T>(
        &self,
        folder: impl Fn(&'a LanguageContent) -> &'a BTreeMap<String, T>,
    ) -> BTreeMap<&'a str, &'a T> {
        with_fallback(folder(self.own), folder(self.default))
    }

    /// Returns the event in the default language that an event translates, or the event itself.
    #[must_use]
    pub fn original(&self, event: &'a AuthoredEvent) -> &'a AuthoredEvent {
        self.default_events.get(event.slug.as_str()).copied().unwrap_or(event)
    }

    /// Returns the opportunity in the default language that an opportunity translates, or the opportunity itself.
    #[must_use]
    pub fn original_opportunity(&self, opportunity: &'a AuthoredOpportunity) -> &'a AuthoredOpportunity {
        self.default.opportunities.get(&opportunity.slug).unwrap_or(opportunity)
    }

    /// Returns the tag with this slug. Its label is in the language of the locale.
    #[must_use]
    pub fn tag(&self, slug: &str) -> Option<&'a Tag> {
        self.strings.tag(slug)
    }

    /// Returns the teams and councils in the editors' order.
    pub fn teams(&self) -> impl Iterator<Item = &'a AuthoredTeam> {
        self.leadership.into_iter().flat_map(|leadership| &leadership.teams)
    }
}

/// Returns all values by slug. A value of the default language is replaced by its translation.
fn with_fallback<'a, T>(own: &'a BTreeMap<String, T>, default: &'a BTreeMap<String, T>) -> BTreeMap<&'a str, &'a T> {
    default.iter().chain(own).map(|(slug, value)| (slug.as_str(), value)).collect()
}

/// Returns the entries of the default language that have no translation.
fn fallback_entries<'a>(
    own_entries: &[AuthoredEntry<'a>],
    own: &LanguageContent,
    default: &'a LanguageContent,
) -> Vec<AuthoredEntry<'a>> {
    if own.code == default.code {
        return Vec::new();
    }
    let translated: FxHashSet<_> = own_entries.iter().map(|entry| (entry.folder, entry.slug)).collect();
    default.entries().filter(|entry| !translated.contains(&(entry.folder, entry.slug))).collect()
}

/// Returns the posts of a language and those that are not translated, newest first; those of one day by slug.
fn posts<'a>(own: &'a LanguageContent, default: &'a LanguageContent) -> Vec<&'a AuthoredPost> {
    let mut posts: Vec<&AuthoredPost> = own.posts.iter().rev().collect();
    if own.code != default.code {
        let translated: FxHashSet<&str> = own.posts.iter().map(|post| post.slug.as_str()).collect();
        posts.extend(default.posts.iter().filter(|post| !translated.contains(post.slug.as_str())));
    }
    // The files of a language are already sorted by day, which makes sorting fast.
    posts.sort_by(|one, other| other.date.cmp(&one.date).then_with(|| one.slug.cmp(&other.slug)));
    posts
}

/// Returns the events of a language and those that are not translated, by slug.
fn events<'a>(own: &'a LanguageContent, default: &'a LanguageContent) -> Vec<&'a AuthoredEvent> {
    let all = default.events.iter().chain(&own.events);
    all.map(|event| (event.slug.as_str(), event)).collect::<BTreeMap<_, _>>().into_values().collect()
}
