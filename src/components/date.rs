//! A day, written as the reader's language does.

use crate::site_context::SiteContext;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// A day.
#[component]
pub fn Date(
    /// YYYY-MM-DD
    day: String,
) -> impl IntoView {
    let written = write_out(&day, &SiteContext::get().language);
    view! { <time datetime=day>{written}</time> }
}

fn write_out(day: &str, language: &str) -> String {
    let options = Object::new();
    // A published day begins in Greenwich; it must not become the day before further west.
    for (name, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
        // Setting a property of a new object does not fail.
        let _ = Reflect::set(&options, &JsValue::from(name), &JsValue::from(value));
    }
    js_sys::Date::new(&JsValue::from(day)).to_locale_date_string(language, &options).into()
}
