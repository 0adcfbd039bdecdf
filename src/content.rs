//! Loads published content. The only module that fetches.

#![expect(clippy::disallowed_methods, reason = "this is the module that fetches")]

use crate::json;
use gloo_net::http::Request;
use js_sys::SyntaxError;
use model::content::Content;
use model::route::Route;
use model::site::Site;
use model::urls::SiteUrls;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCache, RequestCredentials, RequestMode};

/// Why content could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadFailure {
    /// There was no answer.
    Connection,
    /// The answer was an error of this status.
    Status(u16),
    /// There is no such file, so there is no such page.
    NotFound,
    /// The file is none that the app can read.
    Unreadable,
    /// The file was written for a newer app.
    Newer,
}

/// Loads what every page shares.
///
/// # Errors
/// See [`LoadFailure`].
pub async fn load_site(urls: &SiteUrls, language: &str) -> Result<Site, LoadFailure> {
    read(fetch(&urls.content(language, "site.json"), None, RequestCache::Default).await?)
}

/// Loads what a route shows. Once `signal` is aborted the request ends and the answer no longer matters. `cache` says
/// whether what the browser has kept will do.
///
/// # Errors
/// See [`LoadFailure`].
pub async fn load(
    urls: &SiteUrls,
    language: &str,
    route: Option<&Route>,
    signal: Option<&AbortSignal>,
    cache: RequestCache,
) -> Result<Content, LoadFailure> {
    let route = route.ok_or(LoadFailure::NotFound)?;
    let value = fetch(&urls.content(language, &route.content_file()), signal, cache).await?;
    match route {
        Route::Home | Route::Page(_) => read(value).map(Content::Page),
        Route::Initiatives => read(value).map(Content::Initiatives),
        Route::Leadership => read(value).map(Content::Leadership),
        Route::News | Route::NewsPage(_) | Route::NewsTag(_) => read(value).map(Content::News),
        Route::Post(_) => read(value).map(Content::Post),
    }
}

async fn fetch(url: &str, signal: Option<&AbortSignal>, cache: RequestCache) -> Result<JsValue, LoadFailure> {
    // As the document's preloads are made: only then do all browsers take the file that has already been loaded.
    let request = Request::get(url).mode(RequestMode::NoCors).credentials(RequestCredentials::Include);
    let request = request.cache(cache).abort_signal(signal).send();
    let response = request.await.map_err(|_| LoadFailure::Connection)?;
    match response.status() {
        404 | 410 => return Err(LoadFailure::NotFound),
        _ if response.ok() => {}
        status => return Err(LoadFailure::Status(status)),
    }
    // A host that answers every unknown address with the start page has no such file either.
    let is_html = response.headers().get("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    if is_html {
        return Err(LoadFailure::NotFound);
    }
    let parsed = web_sys::Response::from(response).json().map_err(|_| LoadFailure::Connection)?;
    JsFuture::from(parsed).await.map_err(|error| match error.is_instance_of::<SyntaxError>() {
        true => LoadFailure::Unreadable,
        false => LoadFailure::Connection,
    })
}

fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, LoadFailure> {
    let schema = json::key(&value, "schema").as_f64();
    json::read(value).map_err(|_| match schema > Some(f64::from(model::SCHEMA)) {
        true => LoadFailure::Newer,
        false => LoadFailure::Unreadable,
    })
}
