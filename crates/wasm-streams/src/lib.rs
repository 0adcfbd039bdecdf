//! A stand-in for the crate `wasm-streams`, without streams.
//!
//! Leptos depends on that crate for server functions that stream, which an app of static files does not have. The linker
//! cannot drop it, because wasm-bindgen exports its functions to JavaScript: 4 KB that every visitor would load. This crate
//! has what `server_fn` calls, and nothing calls `server_fn`. See `docs/decisions/0033-no-streams.md`.

use futures_util::stream::{Pending, Stream};
use wasm_bindgen::JsValue;

/// A stream that does not exist.
#[derive(Debug)]
pub enum ReadableStream {}

impl ReadableStream {
    /// Panics: the app has no server function that answers with a stream.
    #[must_use]
    pub fn from_raw(_: web_sys::ReadableStream) -> ReadableStream {
        panic!("this app has no server functions")
    }

    /// Panics: the app has no server function that sends a stream.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> ReadableStream {
        panic!("this app has no server functions")
    }

    /// Is never called, as there is no stream.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self {}
    }

    /// Is never called, as there is no stream.
    pub fn into_stream(self) -> Pending<Result<JsValue, JsValue>> {
        match self {}
    }
}
