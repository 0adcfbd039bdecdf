//! Access to JavaScript objects for which there are no bindings.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Returns a property of an object, or `undefined`.
#[must_use]
pub fn property(object: &JsValue, name: &str) -> JsValue {
    // Only a value that is not an object has no properties.
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}
