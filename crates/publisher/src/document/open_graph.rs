//! Metadata for link previews: Open Graph (ogp.me) and the cards of X.

use super::{DocumentPage, DocumentSettings};
use crate::convert::PublishedPage;
use icu_locale::Locale;
use icu_locale::subtags::Region;
use jiff::civil::Date;
use maud::{Markup, html};
use model::image::Image;
use model::news::Post;

/// Writes the metadata of a page, with the image that previews show.
pub fn open_graph(
    page: &DocumentPage<'_>,
    published: &PublishedPage,
    image: &Image,
    settings: &DocumentSettings,
) -> Markup {
    let post = published.post();
    html! {
        meta property="og:type" content=(if post.is_some() { "article" } else { "website" });
        meta property="og:title" content=(page.title());
        meta property="og:description" content=(page.description());
        @if let Some(url) = page.canonical(&settings.address) { meta property="og:url" content=(url); }
        meta property="og:site_name" content=(page.locale.site.title);
        @if let Some(locale) = locale(&page.locale.locale) { meta property="og:locale" content=(locale); }
        meta property="og:image" content=(settings.address.absolute_urls().file(&image.path));
        meta property="og:image:width" content=(image.width);
        meta property="og:image:height" content=(image.height);
        meta property="og:image:alt" content=(image.alternative);
        meta name="twitter:card" content="summary_large_image";
        meta name="twitter:image" content=(settings.address.absolute_urls().file(&image.path));
        meta name="twitter:image:alt" content=(image.alternative);
        @if let Some(post) = post { (article(post, published.modified)) }
    }
}

fn article(post: &Post, modified: Option<Date>) -> Markup {
    html! {
        meta property="article:published_time" content=(post.summary.date);
        @if let Some(modified) = modified { meta property="article:modified_time" content=(modified); }
        @for tag in &post.summary.tags { meta property="article:tag" content=(tag.label); }
    }
}

/// Returns a locale as Open Graph writes it: a language with its country. A language alone has no notation.
fn locale(locale: &Locale) -> Option<String> {
    let country = locale.id.region.filter(Region::is_alphabetic)?;
    Some(format!("{}_{country}", locale.id.language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_a_language_with_a_country() {
        let locale = |code: &str| locale(&code.parse().unwrap());
        assert_eq!(locale("en-GB").as_deref(), Some("en_GB"));
        assert_eq!(locale("zh-Hant-TW").as_deref(), Some("zh_TW"));
        for code in ["en", "zh-Hant", "es-419"] {
            assert_eq!(locale(code), None, "{code}");
        }
    }
}
