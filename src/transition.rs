//! Smooth passage from one page to the next, where the browser has it and motion is welcome.
//!
//! The interface is `Document.startViewTransition`: <https://www.w3.org/TR/css-view-transitions-1/>.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window};
use std::future::Future;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

/// Runs a change of the page to its end. The browser may show it as a passage from the old picture to the new one.
pub async fn pass(change: impl Future<Output = ()> + 'static) {
    let is_welcome = !prefers_stillness();
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
