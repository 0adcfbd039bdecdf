//! Loads published content. The only module that fetches.

#![expect(clippy::disallowed_methods, reason = "this is the module that fetches")]

use crate::json;
use crate::memory;
use gloo_net::http::Request;
use js_sys::Promise;
use model::page::PageContent;
use model::route::Route;
use model::site::Site;
use model::urls::SiteUrls;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
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

impl LoadFailure {
    /// The status of the host's answer, or a number that is none.
    fn number(self) -> u16 {
        match self {
            LoadFailure::Connection => 0,
            LoadFailure::Unreadable => 1,
            LoadFailure::Newer => 2,
            LoadFailure::NotFound => 404,
            LoadFailure::Status(status) => status,
        }
    }

    fn numbered(number: &JsValue) -> LoadFailure {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was a u16 before")]
        match number.as_f64().unwrap_or_default() as u16 {
            0 => LoadFailure::Connection,
            1 => LoadFailure::Unreadable,
            2 => LoadFailure::Newer,
            404 => LoadFailure::NotFound,
            status => LoadFailure::Status(status),
        }
    }
}

/// Loads what every page shares.
///
/// # Errors
/// See [`LoadFailure`].
pub async fn load_site(urls: &SiteUrls, language: &str) -> Result<Site, LoadFailure> {
    let url = urls.content(language, "site.json");
    let promise = memory::ahead().take(&url).unwrap_or_else(|| request(&url, None, false));
    read(await_json(promise).await?, json::read).await
}

/// Loads what a route shows: from memory where it has been loaded before or is on its way, and else from the host. What was
/// shown before is then loaded again for the next time. Once `signal` is aborted the request ends and the answer no longer
/// matters. With `anew`, neither memory nor what the browser has kept will do.
///
/// # Errors
/// See [`LoadFailure`].
pub async fn load(
    urls: &SiteUrls,
    language: &str,
    route: Option<&Route>,
    signal: Option<&AbortSignal>,
    anew: bool,
) -> Result<PageContent, LoadFailure> {
    let route = route.ok_or(LoadFailure::NotFound)?;
    let url = urls.content(language, &route.content_file());
    let (ahead, seen) = (memory::ahead().take(&url), memory::seen().take(&url));
    let was_seen = ahead.is_none() && seen.is_some() && !anew;
    let known = ahead.or(seen).filter(|_| !anew);
    let promise = known.unwrap_or_else(|| request(&url, signal.cloned(), anew));
    let content = match await_json(promise.clone()).await {
        Ok(value) => read(value, |value| json::read_with(value, |file| PageContent::deserialize(route, file))).await,
        Err(failure) => Err(failure),
    };
    if content.is_ok() {
        memory::seen().keep(&url, &promise);
    }
    if was_seen {
        refresh(url);
    }
    content
}

/// Loads the content at a URL before anybody asks for it.
pub async fn load_ahead(url: String) {
    if memory::seen().recall(&url).or_else(|| memory::ahead().recall(&url)).is_none() {
        let promise = request(&url, None, false);
        memory::ahead().keep(&url, &promise);
        if await_json(promise).await.is_err() {
            memory::ahead().take(&url);
        }
    }
}

/// Loads again what memory has. Where that fails, what it has is good enough.
fn refresh(url: String) {
    spawn_local(async move {
        let promise = request(&url, None, false);
        if await_json(promise.clone()).await.is_ok() {
            memory::seen().keep(&url, &promise);
        }
    });
}

/// A request whose answer several can wait for. It fails with the number of a [`LoadFailure`].
fn request(url: &str, signal: Option<AbortSignal>, anew: bool) -> Promise {
    let url = String::from(url);
    let cache = if anew { RequestCache::Reload } else { RequestCache::Default };
    future_to_promise(async move {
        fetch(&url, signal.as_ref(), cache).await.map_err(|failure| JsValue::from(failure.number()))
    })
}

async fn await_json(promise: Promise) -> Result<JsValue, LoadFailure> {
    JsFuture::from(promise).await.map_err(|number| LoadFailure::numbered(&number))
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
    // Some browsers fail with an error of the language, some with one of the document.
    JsFuture::from(parsed).await.map_err(|error| match json::key(&error, "name").as_string().as_deref() {
        Some("SyntaxError") => LoadFailure::Unreadable,
        _ => LoadFailure::Connection,
    })
}

async fn read<T>(value: JsValue, read: impl Fn(JsValue) -> T) -> Result<T, LoadFailure> {
    let mut result = None;
    json::attempt(&mut || result = Some(read(value.clone()))).await;
    let is_newer = || json::key(&value, "schema").as_f64() > Some(f64::from(model::SCHEMA));
    result.ok_or_else(|| if is_newer() { LoadFailure::Newer } else { LoadFailure::Unreadable })
}
