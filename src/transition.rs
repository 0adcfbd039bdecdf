//! View transitions between pages. They run only if the browser supports them, the visitor does not prefer reduced motion
//! and the device is fast: before the new page appears, the browser takes a snapshot of the old one.
//!
//! The interface is `Document.startViewTransition`: <https://www.w3.org/TR/css-view-transitions-1/>.

use crate::js::property;
use js_sys::{Date, Function, Promise};
use leptos::prelude::{document, window};
use std::cell::Cell;
use std::future::Future;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

/// The longest time in which a fast device builds a page, in milliseconds: one frame.
const FRAME: f64 = 16.0;

thread_local! {
    static IS_FAST_DEVICE: Cell<bool> = const { Cell::new(false) };
}

/// Builds the first page, and measures how fast the device is.
pub fn build_first_page(build: impl FnOnce()) {
    let start = Date::now();
    build();
    IS_FAST_DEVICE.set(Date::now() - start <= FRAME);
}

/// Runs an update of the page to its end, within a view transition if possible.
pub async fn run(update: impl Future<Output = ()> + 'static) {
    let is_enabled = IS_FAST_DEVICE.get() && !prefers_reduced_motion();
    match start_function().filter(|_| is_enabled) {
        None => update.await,
        Some(start) => {
            let update = Closure::once_into_js(move || -> Promise {
                future_to_promise(async move {
                    update.await;
                    Ok(JsValue::UNDEFINED)
                })
            });
            let transition = start.call1(&document(), &update).unwrap_or_default();
            let promise = |name: &str| property(&transition, name).dyn_into::<Promise>().ok();
            if let Some(ready) = promise("ready") {
                // It rejects if the visitor navigates on during the transition, which is not an error.
                spawn_local(async move { drop(JsFuture::from(ready).await) });
            }
            if let Some(done) = promise("updateCallbackDone") {
                // The update itself does not fail.
                drop(JsFuture::from(done).await);
            }
        }
    }
}

fn start_function() -> Option<Function> {
    property(&document(), "startViewTransition").dyn_into().ok()
}

fn prefers_reduced_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
