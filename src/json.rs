//! Published JSON, parsed by the browser → the model's types.
//!
//! The browser has a parser already, and a struct asks for its keys by name instead of looking at each key that is there.
//! Together this is a fraction of what a parser of our own adds to the app. A key that may be missing needs
//! `#[serde(default)]`, as all of the model's have.

use js_sys::{Array, Object, Promise, Reflect};
use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What reading fails with: nothing, because it is left by an exception of JavaScript.
///
/// If it could fail in the usual way, each field would come with code that takes apart what was read before it: 2 KB that every
/// visitor loads, for files that the publisher has read back.
#[derive(Debug)]
pub enum Unexpected {}

/// Reads a value. Only to be called within [`attempt`]: it does not return where the value is of another shape than the type.
#[must_use]
pub fn read<T: DeserializeOwned>(value: JsValue) -> T {
    read_with(value, T::deserialize)
}

/// Reads a value by a function. See [`read`].
#[must_use]
pub fn read_with<T>(value: JsValue, deserialize: impl FnOnce(Json) -> Result<T, Unexpected>) -> T {
    let Ok(read) = deserialize(Json(value));
    read
}

/// Has something read, to its end or until it is left. What it had read until then stays in memory, unused.
pub async fn attempt(read: &mut dyn FnMut()) {
    // A promise catches what is thrown. What was on WebAssembly's stack is gone when this function returns.
    let promise = Promise::new(&mut |resolve, _| {
        read();
        // A promise that waits for this can be resolved.
        let _ = resolve.call0(&JsValue::UNDEFINED);
    });
    // Whether it was read to the end shows in what was read.
    let _ = JsFuture::from(promise).await;
}

/// A value is of another kind than was expected. Nobody reads which one, so it is not said.
#[cold]
#[inline(never)]
fn leave() -> ! {
    wasm_bindgen::throw_str("")
}

/// What an object has under a key.
#[must_use]
pub fn key(object: &JsValue, name: &str) -> JsValue {
    // Only what is no object has no keys.
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}

/// A value to deserialize from.
pub struct Json(JsValue);

impl fmt::Display for Unexpected {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Unexpected {}

impl Error for Unexpected {
    fn custom<T: fmt::Display>(_: T) -> Unexpected {
        leave()
    }
}

impl<'de> Deserializer<'de> for Json {
    type Error = Unexpected;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unexpected> {
        leave()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        visitor.visit_bool(self.0.as_bool().unwrap_or_else(|| leave()))
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        let number = self.0.as_f64().unwrap_or_else(|| leave());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a saturating cast is what is meant"
        )]
        visitor.visit_u64(number as u64)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        visitor.visit_string(self.0.as_string().unwrap_or_else(|| leave()))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        visitor.visit_seq(Items { array: self.0.dyn_into().unwrap_or_else(|_| leave()), next: 0 })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        let object = self.0.dyn_into().unwrap_or_else(|_| leave());
        visitor.visit_map(Entries { entries: Object::entries(&object), next: 0 })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unexpected> {
        visitor.visit_seq(Fields { object: self.0, names: fields.iter() })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unexpected> {
        if let Some(name) = self.0.as_string() {
            return visitor.visit_enum(Variant { name, content: JsValue::UNDEFINED });
        }
        // A variant with content is an object of one key.
        let object = self.0.dyn_into().unwrap_or_else(|_| leave());
        let entry = Object::entries(&object).get(0).dyn_into::<Array>().unwrap_or_else(|_| leave());
        visitor.visit_enum(Variant { name: entry.get(0).as_string().unwrap_or_else(|| leave()), content: entry.get(1) })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u16 f32 f64 char str bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct identifier
        ignored_any
    }
}

struct Items {
    array: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Unexpected;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unexpected> {
        if self.next == self.array.length() {
            return Ok(None);
        }
        self.next += 1;
        seed.deserialize(Json(self.array.get(self.next - 1))).map(Some)
    }
}

/// The values of a struct, in the order of its fields.
struct Fields {
    object: JsValue,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Unexpected;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unexpected> {
        let Some(name) = self.names.next() else { return Ok(None) };
        let value = key(&self.object, name);
        // `None` for one field is not the end: it is what makes serde take the default.
        if value.is_undefined() { Ok(None) } else { seed.deserialize(Json(value)).map(Some) }
    }
}

struct Entries {
    entries: Array,
    next: u32,
}

impl Entries {
    fn part(&self, index: u32) -> JsValue {
        self.entries.get(self.next).unchecked_into::<Array>().get(index)
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Unexpected;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unexpected> {
        if self.next == self.entries.length() {
            return Ok(None);
        }
        seed.deserialize(Json(self.part(0))).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Unexpected> {
        let value = self.part(1);
        self.next += 1;
        seed.deserialize(Json(value))
    }
}

struct Variant {
    name: String,
    content: JsValue,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Unexpected;
    type Variant = Json;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Json), Unexpected> {
        let name: StringDeserializer<Unexpected> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, Json(self.content)))
    }
}

impl<'de> VariantAccess<'de> for Json {
    type Error = Unexpected;

    fn unit_variant(self) -> Result<(), Unexpected> {
        if self.0.is_undefined() { Ok(()) } else { leave() }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unexpected> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unexpected> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unexpected> {
        self.deserialize_struct("", fields, visitor)
    }
}
