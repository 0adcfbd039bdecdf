//! Smooth passage from one page to the next, where the browser has it and motion is welcome.
//!
//! The interface is `Document.startViewTransition`: <https://www.w3.org/TR/css-view-transitions-1/>.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window};
use std::future::Future;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

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
            let transition = start.call1(&document(), &change);
            let done = transition.and_then(|transition| Reflect::get(&transition, &"updateCallbackDone".into()));
            if let Some(done) = done.ok().and_then(|done| done.dyn_into::<Promise>().ok()) {
                // The change itself cannot fail.
                let _ = JsFuture::from(done).await;
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
