//! Days and numbers, written as the reader's language does.

use js_sys::{Date, Number, Object, Reflect};
use markup::context::Formats;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// The browser's own ways of writing in a language.
#[derive(Clone)]
pub struct BrowserFormats {
    /// The code of the language.
    pub language: Arc<str>,
}

impl Formats for BrowserFormats {
    fn day(&self, day: &str) -> String {
        let options = Object::new();
        // A published day begins in Greenwich; it must not become the day before further west.
        for (name, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
            // Setting a property of a new object does not fail.
            let _ = Reflect::set(&options, &JsValue::from(name), &JsValue::from(value));
        }
        Date::new(&JsValue::from(day)).to_locale_date_string(&self.language, &options).into()
    }

    fn number(&self, number: u32) -> String {
        Number::from(number).to_locale_string(&self.language).into()
    }
}
