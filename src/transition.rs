//! Smooth passage from one page to the next, where the browser has it, motion is welcome, and the device is quick enough:
//! before a passage the browser takes a picture of the old page, and on a slow phone the new one would wait for that.
//!
//! The interface is `Document.startViewTransition`: <https://www.w3.org/TR/css-view-transitions-1/>.

use js_sys::{Date, Function, Promise, Reflect};
use leptos::prelude::{document, window};
use std::cell::Cell;
use std::future::Future;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

/// How long a quick device takes to draw a page at most, in milliseconds: a frame.
const QUICK: f64 = 16.0;

thread_local! {
    static IS_QUICK: Cell<bool> = const { Cell::new(false) };
}

/// Draws the first page, and learns from it how quick the device is.
pub fn draw_first(draw: impl FnOnce()) {
    let start = Date::now();
    draw();
    IS_QUICK.set(Date::now() - start <= QUICK);
}

/// Runs a change of the page to its end. The browser may show it as a passage from the old picture to the new one.
pub async fn pass(change: impl Future<Output = ()> + 'static) {
    let is_welcome = IS_QUICK.get() && !prefers_stillness();
    match start_function().filter(|_| is_welcome) {
        None => change.await,
        Some(start) => {
            let change = Closure::once_into_js(move || -> Promise {
                future_to_promise(async move {
                    change.await;
                    Ok(JsValue::UNDEFINED)
                })
            });
            let transition = start.call1(&document(), &change).unwrap_or_default();
            let promise = |name: &str| Reflect::get(&transition, &name.into()).ok()?.dyn_into::<Promise>().ok();
            if let Some(ready) = promise("ready") {
                // A visitor who is quicker than the passage sees none, which is no error.
                spawn_local(async move { drop(JsFuture::from(ready).await) });
            }
            if let Some(done) = promise("updateCallbackDone") {
                // The change itself cannot fail.
                drop(JsFuture::from(done).await);
            }
        }
    }
}

fn start_function() -> Option<Function> {
    Reflect::get(&document(), &"startViewTransition".into()).ok()?.dyn_into().ok()
}

fn prefers_stillness() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
