//! Loads published content. The only module that fetches.

#![expect(clippy::disallowed_methods, reason = "this is the module that fetches")]

use crate::cache;
use crate::js::property;
use crate::json::{Json, JsonError};
use gloo_net::http::Request;
use js_sys::Promise;
use model::page::PageContent;
use model::site::Site;
use model::urls::{LocalizedRoute, SiteUrls};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{AbortSignal, RequestCredentials, RequestInit, RequestMode, Response};

pub use web_sys::RequestCache;

/// The reason why content could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// There was no response.
    Offline,
    /// The response has this status, which is an error.
    Status(u16),
    /// There is no such file, so there is no such page.
    NotFound,
    /// The file does not have the expected shape.
    Malformed,
    /// The file was written for a newer app.
    NewerSchema,
}

/// Loads what all pages share.
///
/// # Errors
/// Errors if the file cannot be fetched or deserialized. See [`LoadError`].
pub async fn load_site(urls: &SiteUrls, language: &str) -> Result<Site, LoadError> {
    let url = urls.content(language, "site.json");
    let response = cache::prefetched().remove(&url).unwrap_or_else(|| request(&url, None, RequestCache::Default));
    deserialize(await_json(response).await?, Site::deserialize)
}

/// Loads the content of a route: from a cache, even if the response is still pending, else from the host. A visited page is
/// fetched again for the next visit. Aborting `signal` ends the request. With [`RequestCache::Reload`], neither cache is
/// used, nor that of the browser.
///
/// # Errors
/// Errors if the URL has no route, or if the file cannot be fetched or deserialized. See [`LoadError`].
pub async fn load(
    urls: &SiteUrls,
    location: &LocalizedRoute,
    signal: Option<&AbortSignal>,
    cache: RequestCache,
) -> Result<PageContent, LoadError> {
    let route = location.route.as_ref().ok_or(LoadError::NotFound)?;
    let url = urls.content(&location.language, &route.content_file());
    let is_reload = cache == RequestCache::Reload;
    let prefetched = cache::prefetched().remove(&url).filter(|_| !is_reload);
    let visited = cache::visited().get(&url).filter(|_| !is_reload);
    let is_revisit = prefetched.is_none() && visited.is_some();
    let response = prefetched.or(visited).unwrap_or_else(|| request(&url, signal, cache));
    let json = await_json(response.clone()).await?;
    let content = deserialize(json, |json| PageContent::deserialize(route, json));
    if content.is_ok() {
        cache::visited().insert(&url, &response);
        // The visitor may have pointed at the link again in the meantime.
        cache::prefetched().remove(&url);
    }
    if is_revisit {
        revalidate(url);
    }
    content
}

/// Fetches the content at a URL before it is needed.
pub async fn prefetch(url: String) {
    if cache::contains(&url) {
        return;
    }
    let response = request(&url, None, RequestCache::Default);
    cache::prefetched().insert(&url, &response);
    if await_json(response).await.is_err() {
        // Not kept, so that a click tries again.
        cache::prefetched().remove(&url);
    }
}

/// Fetches the content of a visited page again. If that fails, the cached content is good enough.
fn revalidate(url: String) {
    spawn_local(async move {
        let response = request(&url, None, RequestCache::Default);
        if await_json(response.clone()).await.is_ok() {
            cache::visited().insert(&url, &response);
        }
    });
}

/// Fetches a file. The promise resolves to a `Response`; several readers can each read a clone of it.
fn request(url: &str, signal: Option<&AbortSignal>, cache: RequestCache) -> Promise {
    // Not with a `RequestBuilder`: it would bring the formatting of queries and headers into the app, which is 1 KB.
    let options = RequestInit::new();
    // The same mode and credentials as the document's preloads: only then do all browsers reuse the preloaded file.
    options.set_mode(RequestMode::NoCors);
    options.set_credentials(RequestCredentials::Include);
    options.set_cache(cache);
    options.set_signal(signal);
    let request = web_sys::Request::new_with_str_and_init(url, &options);
    future_to_promise(async move {
        let response = Request::from(request?).send().await.map_err(|_| JsValue::UNDEFINED)?;
        Ok(Response::from(response).into())
    })
}

async fn await_json(response: Promise) -> Result<JsValue, LoadError> {
    let response = JsFuture::from(response).await.map_err(|_| LoadError::Offline)?;
    let response: Response = response.unchecked_into();
    match response.status() {
        404 | 410 => return Err(LoadError::NotFound),
        _ if response.ok() => {}
        status => return Err(LoadError::Status(status)),
    }
    // A host that answers every unknown URL with the start page has no such file either.
    let content_type = response.headers().get("content-type").ok().flatten();
    if content_type.is_some_and(|content_type| content_type.starts_with("text/html")) {
        return Err(LoadError::NotFound);
    }
    let json = response.clone().and_then(|clone| clone.json()).map_err(|_| LoadError::Offline)?;
    // Some browsers fail with an error of JavaScript, some with one of the DOM, so only the name is the same.
    JsFuture::from(json).await.map_err(|error| match property(&error, "name").as_string().as_deref() {
        Some("SyntaxError") => LoadError::Malformed,
        _ => LoadError::Offline,
    })
}

/// Deserializes a file, or returns an error that says whether a newer app could.
fn deserialize<T>(json: JsValue, deserialize: impl FnOnce(Json) -> Result<T, JsonError>) -> Result<T, LoadError> {
    let is_newer = property(&json, "schema").as_f64() > Some(f64::from(model::SCHEMA));
    deserialize(Json::from(json)).map_err(|error| {
        leptos::logging::debug_warn!("{error}");
        if is_newer { LoadError::NewerSchema } else { LoadError::Malformed }
    })
}
