//! Deserializes published JSON that the browser has parsed.
//!
//! The browser has a parser already, and a struct reads its fields by name instead of visiting all keys of an object.
//! Together this adds a fraction of serde_json to the app. A field that may be missing needs `#[serde(default)]`.

use js_sys::{Array, Object, Reflect};
use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

#[cfg(test)]
mod tests;

/// A parsed value, to deserialize from.
pub struct Json(JsValue);

/// A value does not have the shape of its type. A debug build says where; a release has no message, which visitors would
/// pay for and nobody reads.
#[derive(Debug)]
pub struct JsonError {
    #[cfg(debug_assertions)]
    message: String,
}

impl From<JsValue> for Json {
    fn from(value: JsValue) -> Json {
        Json(value)
    }
}

// Code that does not depend on the visitor has functions of its own, because each visitor gets a copy of the methods below.
impl Json {
    fn integer(&self) -> Result<u64, JsonError> {
        let number = self.0.as_f64().ok_or_else(|| expected("a number"))?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the comparison detects both")]
        let integer = number as u64;
        #[expect(clippy::cast_precision_loss, reason = "`number` has this precision already")]
        if integer as f64 == number { Ok(integer) } else { Err(expected("a whole number that is not negative")) }
    }
}

fn expected(what: &str) -> JsonError {
    JsonError::custom(format_args!("expected {what}"))
}

impl JsonError {
    /// Adds the name of the field or the index of the item in which the error occurred.
    #[cfg_attr(not(debug_assertions), expect(unused_variables, reason = "a release has no message"))]
    fn within(self, part: impl fmt::Display) -> JsonError {
        JsonError {
            #[cfg(debug_assertions)]
            message: format!("{part}: {}", self.message),
        }
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[cfg(debug_assertions)]
        return formatter.write_str(&self.message);
        #[cfg(not(debug_assertions))]
        formatter.write_str("unexpected JSON")
    }
}

impl std::error::Error for JsonError {}

impl Error for JsonError {
    #[cfg_attr(not(debug_assertions), expect(unused_variables, reason = "a release has no message"))]
    fn custom<T: fmt::Display>(message: T) -> JsonError {
        JsonError {
            #[cfg(debug_assertions)]
            message: message.to_string(),
        }
    }
}

impl<'de> Deserializer<'de> for Json {
    type Error = JsonError;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, JsonError> {
        Err(expected("a type that published content has"))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_bool(self.0.as_bool().ok_or_else(|| expected("a boolean"))?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_u64(self.integer()?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_string(self.0.as_string().ok_or_else(|| expected("a string"))?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        let array = self.0.dyn_into().map_err(|_| expected("an array"))?;
        visitor.visit_seq(Items { array, next: 0 })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        visitor.visit_seq(Fields { object: self.0, names: fields.iter() })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        if let Some(name) = self.0.as_string() {
            return visitor.visit_enum(Variant { name, content: JsValue::UNDEFINED });
        }
        // A variant with content is an object with one key.
        let object: Object = self.0.dyn_into().map_err(|_| expected("a variant"))?;
        let entry: Array = Object::entries(&object).get(0).dyn_into().map_err(|_| expected("a variant"))?;
        let name = entry.get(0).as_string().ok_or_else(|| expected("a variant"))?;
        visitor.visit_enum(Variant { name, content: entry.get(1) })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u16 f32 f64 char str bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct map
        identifier ignored_any
    }
}

struct Items {
    array: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = JsonError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, JsonError> {
        if self.next == self.array.length() {
            return Ok(None);
        }
        let index = self.next;
        self.next += 1;
        seed.deserialize(Json(self.array.get(index))).map(Some).map_err(|error| error.within(index))
    }
}

/// The values of a struct, in the order of its fields.
struct Fields {
    object: JsValue,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = JsonError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, JsonError> {
        // `None` for one field is not the end: it makes serde take the default.
        let Some((name, value)) = self.next()? else { return Ok(None) };
        seed.deserialize(Json(value)).map(Some).map_err(|error| error.within(name))
    }
}

impl Fields {
    /// Returns the next field with its value, or `None` if the object does not have it.
    fn next(&mut self) -> Result<Option<(&'static str, JsValue)>, JsonError> {
        let Some(name) = self.names.next() else { return Ok(None) };
        // Only a value that is not an object throws.
        let value = Reflect::get(&self.object, &JsValue::from_str(name)).map_err(|_| expected("an object"))?;
        Ok((!value.is_undefined()).then_some((name, value)))
    }
}

struct Variant {
    name: String,
    content: JsValue,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = JsonError;
    type Variant = Json;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Json), JsonError> {
        let name: StringDeserializer<JsonError> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, Json(self.content)))
    }
}

impl<'de> VariantAccess<'de> for Json {
    type Error = JsonError;

    fn unit_variant(self) -> Result<(), JsonError> {
        if self.0.is_undefined() { Ok(()) } else { Err(expected("no content")) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, JsonError> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.deserialize_struct("", fields, visitor)
    }
}
