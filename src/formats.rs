//! Days and numbers, written as the reader's language does.

use js_sys::{Array, Date, Function, Intl, Number, Object, Reflect};
use std::cell::OnceCell;
use ui::context::Formats;
use wasm_bindgen::JsValue;

thread_local! {
    /// Writes a day. Browsers take a while to get to know a language, which never changes while the app runs.
    static WRITE_DAY: OnceCell<Function> = const { OnceCell::new() };
}

/// The browser's own ways of writing in a language.
#[derive(Clone, Copy)]
pub struct BrowserFormats {
    /// The code of the language.
    pub language: &'static str,
}

impl Formats for BrowserFormats {
    fn day(&self, day: &str) -> String {
        let date = Date::new(&JsValue::from(day));
        let written = WRITE_DAY.with(|write| write.get_or_init(|| self.day_writer()).call1(&JsValue::UNDEFINED, &date));
        // Published days are days.
        written.ok().and_then(|written| written.as_string()).unwrap_or_default()
    }

    fn number(&self, number: u32) -> String {
        Number::from(number).to_locale_string(self.language).into()
    }
}

impl BrowserFormats {
    fn day_writer(&self) -> Function {
        let options = Object::new();
        // A published day begins in Greenwich; it must not become the day before further west.
        for (name, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
            // Setting a property of a new object does not fail.
            let _ = Reflect::set(&options, &JsValue::from(name), &JsValue::from(value));
        }
        Intl::DateTimeFormat::new(&Array::of1(&JsValue::from(self.language)), &options).format()
    }
}
