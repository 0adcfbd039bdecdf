//! A stub of the crate `wasm-streams`.
//!
//! Leptos depends on `wasm-streams` for streaming server functions, which an app of static files does not have. The linker
//! cannot drop it, because wasm-bindgen exports its functions to JavaScript: 4 KB that every visitor would load. The stub
//! has the functions that `server_fn` calls; the app never calls `server_fn`. See `docs/decisions/0033-no-streams.md`.

use futures_util::stream::{Pending, Stream};
use wasm_bindgen::JsValue;

/// An uninhabited type: no code of the app creates a stream.
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

    /// Returns nothing, because no value exists to call it on.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self {}
    }

    /// Returns nothing, because no value exists to call it on.
    pub fn into_stream(self) -> Pending<Result<JsValue, JsValue>> {
        match self {}
    }
}
