//! The structured data of a page: JSON-LD with the vocabulary of schema.org.

use super::DocumentPage;
use crate::authored::EventStatus;
use crate::convert::{PublishedEntry, PublishedEvent, PublishedPage};
use crate::files::icons::LARGE_ICON;
use crate::output::site_address::SiteAddress;
use jiff::Timestamp;
use jiff::tz::Offset;
use model::body::{Inline, LinkTarget, plain_text};
use model::dated::Occurrence;
use model::image::Image;
use model::news::Post;
use model::route::Route;
use serde_json::{Value, json};

/// Returns the organisation and its site for the home page; else the breadcrumbs, and for a post the article, for an event
/// the event.
pub fn json_ld(document: &DocumentPage<'_>, page: &PublishedPage, image: &Image, address: &SiteAddress) -> Value {
    let breadcrumbs = || breadcrumbs(document, page, address);
    // A post on another site is an article of that site.
    let own_post = page.post().filter(|post| post.summary.external.is_none());
    if let Some(PublishedEntry::Event(event)) = &page.entry {
        let graph =
            [self::event(event, page, image, document, address), organisation(document, address), breadcrumbs()];
        return json!({ "@context": "https://schema.org", "@graph": graph });
    }
    let graph = match own_post {
        Some(post) => {
            vec![article(post, page, image, document, address), organisation(document, address), breadcrumbs()]
        }
        None if page.route == Route::Home => vec![organisation(document, address), website(document, address)],
        None => vec![breadcrumbs()],
    };
    json!({ "@context": "https://schema.org", "@graph": graph })
}

fn organisation(document: &DocumentPage<'_>, address: &SiteAddress) -> Value {
    let site = &document.locale.site;
    let profiles: Vec<&str> = site.social.iter().map(|link| link.url.as_str()).collect();
    json!({
        "@type": "Organization",
        "@id": organisation_id(address),
        "name": site.title,
        "url": address.base_url,
        "logo": address.absolute_urls().file(LARGE_ICON.path),
        "sameAs": profiles,
    })
}

fn website(document: &DocumentPage<'_>, address: &SiteAddress) -> Value {
    let language = &document.locale.language.code;
    json!({
        "@type": "WebSite",
        "name": document.locale.site.title,
        "url": address.absolute_urls().page(language, &Route::Home),
        "inLanguage": language,
        "publisher": { "@id": organisation_id(address) },
    })
}

fn article(
    post: &Post,
    page: &PublishedPage,
    image: &Image,
    document: &DocumentPage<'_>,
    address: &SiteAddress,
) -> Value {
    let summary = &post.summary;
    let authors: Vec<Value> = summary.authors.iter().map(|name| person(name, post, document, address)).collect();
    let organisation = json!({ "@id": organisation_id(address) });
    let mut article = json!({
        "@type": "NewsArticle",
        "headline": summary.title,
        "description": page.meta.description,
        "datePublished": summary.date,
        "dateModified": page.modified.map_or_else(|| summary.date.clone(), |day| day.to_string()),
        "inLanguage": page.meta.language,
        "mainEntityOfPage": document.canonical(address),
        "author": if authors.is_empty() { organisation.clone() } else { Value::Array(authors) },
        "publisher": organisation,
        "image": address.absolute_urls().file(&image.path),
    });
    if let Some(until) = &summary.relevant_until {
        article["expires"] = Value::from(until.day.as_str());
    }
    article
}

/// Returns an author, with the page of their posts if the byline links to it.
fn person(name: &str, post: &Post, document: &DocumentPage<'_>, address: &SiteAddress) -> Value {
    let path = post.byline.iter().find_map(|inline| match inline {
        Inline::Link { to: LinkTarget::Page(path), content } if plain_text(content) == *name => Some(path),
        _ => None,
    });
    let url = path.map(|path| address.absolute_urls().href(&document.locale.language.code, path));
    match url {
        Some(url) => json!({ "@type": "Person", "name": name, "url": url }),
        None => json!({ "@type": "Person", "name": name }),
    }
}

/// Returns an event with its next occurrence.
fn event(
    event: &PublishedEvent,
    page: &PublishedPage,
    image: &Image,
    document: &DocumentPage<'_>,
    address: &SiteAddress,
) -> Value {
    let url = document.canonical(address);
    let status = match event.status {
        EventStatus::Confirmed => "EventScheduled",
        EventStatus::Postponed => "EventPostponed",
        EventStatus::Cancelled => "EventCancelled",
    };
    let mode = if event.place.online { "OnlineEventAttendanceMode" } else { "OfflineEventAttendanceMode" };
    let mut value = json!({
        "@type": "Event",
        "name": page.meta.title,
        "description": page.meta.description,
        "eventStatus": format!("https://schema.org/{status}"),
        "eventAttendanceMode": format!("https://schema.org/{mode}"),
        "location": location(event, url.as_deref()),
        "inLanguage": page.meta.language,
        "organizer": { "@id": organisation_id(address) },
        "url": url,
        "image": address.absolute_urls().file(&image.path),
    });
    if let Some(next) = &event.next {
        let (start, end) = start_and_end(next);
        value["startDate"] = json!(start);
        if let Some(end) = end {
            value["endDate"] = json!(end);
        }
    }
    value
}

fn location(event: &PublishedEvent, url: Option<&str>) -> Value {
    let place = &event.place;
    if place.online {
        return json!({ "@type": "VirtualLocation", "url": event.link.as_deref().or(url) });
    }
    json!({
        "@type": "Place",
        "name": place.venue.as_ref().or(place.city.as_ref()),
        "address": {
            "@type": "PostalAddress",
            "addressLocality": place.city,
            "addressCountry": place.country,
        },
    })
}

/// Returns start and end in ISO 8601: days, or times with the offset of the event's zone.
fn start_and_end(occurrence: &Occurrence) -> (String, Option<String>) {
    let Some(time) = &occurrence.time else {
        return (occurrence.day.clone(), occurrence.last_day.clone());
    };
    let seconds = |seconds: u64| i64::try_from(seconds).unwrap_or(0);
    let offset = i32::try_from(seconds(time.local_start) - seconds(time.start)).ok();
    let offset = offset.and_then(|seconds| Offset::from_seconds(seconds).ok()).unwrap_or(Offset::UTC);
    let written = |at: u64| {
        let timestamp = Timestamp::from_second(seconds(at)).unwrap_or_default();
        timestamp.display_with_offset(offset).to_string()
    };
    (written(time.start), time.end.map(written))
}

/// Returns the pages that lead from the home page to this one, as the links of the site do.
fn breadcrumbs(document: &DocumentPage<'_>, page: &PublishedPage, address: &SiteAddress) -> Value {
    let locale = document.locale;
    let ancestors = [Some(Route::Home), page.route.section()].into_iter().flatten();
    let ancestors = ancestors.map(|route| (locale.title_of(&route), route));
    let items: Vec<Value> = (1..)
        .zip(ancestors.chain([(page.meta.title.as_str(), page.route.clone())]))
        .map(|(position, (name, route))| {
            let url = address.absolute_urls().page(&locale.language.code, &route);
            json!({ "@type": "ListItem", "position": position, "name": name, "item": url })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

fn organisation_id(address: &SiteAddress) -> String {
    [&address.base_url, "#organisation"].concat()
}
