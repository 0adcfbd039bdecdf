//! What a page is, in the words of schema.org, as JSON-LD.

use super::DocumentPage;
use crate::convert::PublishedPage;
use crate::files::icons::LARGE_ICON;
use crate::files::share_cards;
use crate::output::site_address::SiteAddress;
use model::news::Post;
use model::page::PageContent;
use model::route::Route;
use serde_json::{Value, json};

/// The organisation and its site on the home page; elsewhere the way there, and for a post the article.
pub fn json_ld(document: &DocumentPage<'_>, address: &SiteAddress) -> Value {
    let Some(page) = document.page else { return Value::Null };
    let graph = match (&page.route, &page.content) {
        (Route::Home, _) => vec![organisation(document, address), website(document, address)],
        // A post that stands elsewhere is an article of that site.
        (_, PageContent::Post(post)) if post.summary.external.is_none() => {
            let article = article(post, page, document, address);
            vec![article, organisation(document, address), way_here(document, page, address)]
        }
        _ => vec![way_here(document, page, address)],
    };
    json!({ "@context": "https://schema.org", "@graph": graph })
}

fn organisation(document: &DocumentPage<'_>, address: &SiteAddress) -> Value {
    let site = &document.frame.site;
    let elsewhere: Vec<&str> = site.social.iter().map(|link| link.url.as_str()).collect();
    json!({
        "@type": "Organization",
        "@id": organisation_id(address),
        "name": site.title,
        "url": address.base_url,
        "logo": address.full().file(LARGE_ICON.path),
        "sameAs": elsewhere,
    })
}

fn website(document: &DocumentPage<'_>, address: &SiteAddress) -> Value {
    let language = &document.frame.language.code;
    json!({
        "@type": "WebSite",
        "name": document.frame.site.title,
        "url": address.full().page(language, &Route::Home),
        "inLanguage": language,
        "publisher": { "@id": organisation_id(address) },
    })
}

fn article(post: &Post, page: &PublishedPage, document: &DocumentPage<'_>, address: &SiteAddress) -> Value {
    let summary = &post.summary;
    let authors: Vec<Value> = summary.authors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect();
    let organisation = json!({ "@id": organisation_id(address) });
    json!({
        "@type": "NewsArticle",
        "headline": summary.title,
        "description": summary.summary,
        "datePublished": summary.date,
        "dateModified": page.modified.map_or_else(|| summary.date.clone(), |day| day.to_string()),
        "inLanguage": summary.language,
        "mainEntityOfPage": document.canonical(address),
        "author": if authors.is_empty() { organisation.clone() } else { Value::Array(authors) },
        "publisher": organisation,
        "image": address.full().file(&share_cards::picture(page, document.frame).path),
    })
}

/// The pages that lead from the home page to this one, as the links of the site do.
fn way_here(document: &DocumentPage<'_>, page: &PublishedPage, address: &SiteAddress) -> Value {
    let frame = document.frame;
    let is_in_news = page.route != Route::News && page.route.is_within(&Route::News);
    let news = is_in_news.then_some((&Route::News, frame.news_title.as_str()));
    let steps = [(&Route::Home, frame.home_title.as_str())].into_iter().chain(news);
    let items: Vec<Value> = (1..)
        .zip(steps.chain([(&page.route, page.meta.title.as_str())]))
        .map(|(position, (route, name))| {
            let url = address.full().page(&frame.language.code, route);
            json!({ "@type": "ListItem", "position": position, "name": name, "item": url })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

fn organisation_id(address: &SiteAddress) -> String {
    [&address.base_url, "#organisation"].concat()
}
