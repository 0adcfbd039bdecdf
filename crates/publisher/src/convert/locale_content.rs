//! The content of one language. What is not translated falls back to the default language.

use crate::authored::{
    AuthoredInitiative, AuthoredLeadership, AuthoredPage, AuthoredPost, AuthoredStrings, AuthoredTeam, Content,
    LanguageContent,
};
use model::news::Tag;
use model::site::Language;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// The content that readers of one language see.
pub struct LocaleContent<'a> {
    /// The language.
    pub language: &'a Language,
    /// The strings of the language.
    pub strings: &'a AuthoredStrings,
    /// The pages by slug.
    pub pages: BTreeMap<&'a str, &'a AuthoredPage>,
    /// The initiatives in the editors' order.
    pub initiatives: Vec<&'a AuthoredInitiative>,
    /// The teams and councils.
    pub leadership: Option<&'a AuthoredLeadership>,
    /// All posts, newest first; those of one day by slug.
    pub posts: Vec<&'a AuthoredPost>,
}

impl<'a> LocaleContent<'a> {
    /// Returns the content of each language, the default language first.
    #[must_use]
    pub fn all(content: &'a Content) -> Vec<LocaleContent<'a>> {
        let Some(default) = content.languages.first() else { return Vec::new() };
        let languages = content.site.languages.iter().zip(&content.languages);
        languages.map(|(language, own)| LocaleContent::new(language, own, default)).collect()
    }

    fn new(language: &'a Language, own: &'a LanguageContent, default: &'a LanguageContent) -> LocaleContent<'a> {
        let both = || [default, own].into_iter();
        let pages = both().flat_map(|content| &content.pages).map(|(slug, page)| (slug.as_str(), page)).collect();
        let initiatives: BTreeMap<&str, &AuthoredInitiative> = both()
            .flat_map(|content| &content.initiatives)
            .map(|(slug, initiative)| (slug.as_str(), initiative))
            .collect();
        let mut initiatives: Vec<_> = initiatives.into_values().collect();
        initiatives.sort_by_key(|initiative| initiative.order);
        let leadership = own.leadership.as_ref().or(default.leadership.as_ref());
        LocaleContent { language, strings: &own.strings, pages, initiatives, leadership, posts: posts(own, default) }
    }

    /// Returns the tag with this slug. Its label is in the language of the locale.
    #[must_use]
    pub fn tag(&self, slug: &str) -> Option<&'a Tag> {
        self.strings.tags.iter().find(|tag| tag.slug == slug)
    }

    /// Returns the teams and councils in the editors' order.
    pub fn teams(&self) -> impl Iterator<Item = &'a AuthoredTeam> {
        self.leadership.into_iter().flat_map(|leadership| &leadership.teams)
    }

    /// Returns the title of a page, or an empty string if there is no such page.
    #[must_use]
    pub fn page_title(&self, slug: &str) -> String {
        self.pages.get(slug).map_or_else(String::new, |page| page.meta.title.clone())
    }
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
