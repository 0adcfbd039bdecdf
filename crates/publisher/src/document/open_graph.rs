//! What other sites show when they link to a page: Open Graph (ogp.me) and the cards of X.

use super::{DocumentPage, DocumentSettings};
use crate::convert::PublishedPage;
use crate::files::share_cards;
use jiff::civil::Date;
use maud::{Markup, html};
use model::news::Post;

/// The tags of a page's preview.
pub fn open_graph(page: &DocumentPage<'_>, shown: &PublishedPage, settings: &DocumentSettings) -> Markup {
    let post = shown.post();
    let picture = share_cards::picture(shown, page.frame);
    html! {
        meta property="og:type" content=(if post.is_some() { "article" } else { "website" });
        meta property="og:title" content=(page.title());
        meta property="og:description" content=(page.description());
        @if let Some(url) = page.canonical(&settings.address) { meta property="og:url" content=(url); }
        meta property="og:site_name" content=(page.frame.site.title);
        @if let Some(locale) = locale(&page.frame.language.code) { meta property="og:locale" content=(locale); }
        meta property="og:image" content=(settings.address.full().file(&picture.path));
        meta property="og:image:width" content=(picture.width);
        meta property="og:image:height" content=(picture.height);
        meta property="og:image:alt" content=(picture.alternative);
        meta name="twitter:card" content="summary_large_image";
        meta name="twitter:image" content=(settings.address.full().file(&picture.path));
        meta name="twitter:image:alt" content=(picture.alternative);
        @if let Some(post) = post { (article(post, shown.modified)) }
    }
}

fn article(post: &Post, modified: Option<Date>) -> Markup {
    html! {
        meta property="article:published_time" content=(post.summary.date);
        @if let Some(modified) = modified { meta property="article:modified_time" content=(modified); }
        @for tag in &post.summary.tags { meta property="article:tag" content=(tag.label); }
    }
}

/// Open Graph writes a language with its country; for a language alone there is no form.
fn locale(language: &str) -> Option<String> {
    let (language, country) = language.split_once('-')?;
    Some([language, "_", country].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_language_with_its_country_is_a_locale() {
        assert_eq!(locale("en-GB").as_deref(), Some("en_GB"));
        assert_eq!(locale("en"), None);
    }
}
