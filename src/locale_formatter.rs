//! Formats days and numbers with the browser's `Intl`.

use js_sys::{Array, Date, Function, Intl, Number, Object, Reflect};
use std::cell::OnceCell;
use ui::context::LocaleFormatter;
use wasm_bindgen::JsValue;

thread_local! {
    /// Formats a day. Browsers take long to load a language, which never changes while the app runs.
    static FORMAT_DAY: OnceCell<Function> = const { OnceCell::new() };
}

/// The browser's formatter of a language.
#[derive(Clone, Copy)]
pub struct BrowserFormatter {
    /// The code of the language.
    pub language: &'static str,
}

impl LocaleFormatter for BrowserFormatter {
    fn day(&self, day: &str) -> String {
        let date = Date::new(&JsValue::from(day));
        let label =
            FORMAT_DAY.with(|format| format.get_or_init(|| self.day_format()).call1(&JsValue::UNDEFINED, &date));
        // The publisher has checked that days are valid.
        label.ok().and_then(|label| label.as_string()).unwrap_or_default()
    }

    fn number(&self, number: u32) -> String {
        Number::from(number).to_locale_string(self.language).into()
    }
}

impl BrowserFormatter {
    fn day_format(&self) -> Function {
        let options = Object::new();
        // A published day starts at midnight UTC, which is the day before in zones further west.
        for (name, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
            // Setting a property of a new object does not fail.
            let _ = Reflect::set(&options, &JsValue::from(name), &JsValue::from(value));
        }
        Intl::DateTimeFormat::new(&Array::of1(&JsValue::from(self.language)), &options).format()
    }
}
