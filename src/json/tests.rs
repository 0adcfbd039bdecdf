//! Tests of the reader: each type that published content has, and the published fixtures against `serde_json`.

use super::{Json, JsonError};
use model::page::PageContent;
use model::route::Route;
use model::site::Site;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt::Debug;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Reads a JSON text as the loader does: the browser parses it.
fn json_of(text: &str) -> Json {
    Json::from(js_sys::JSON::parse(text).unwrap())
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    T::deserialize(json_of(text)).map_err(|error| error.to_string())
}

fn message_of<T: DeserializeOwned + Debug>(text: &str) -> String {
    read::<T>(text).unwrap_err()
}

#[derive(Debug, PartialEq, Deserialize)]
struct Record {
    required: String,
    #[serde(default)]
    optional: Option<u32>,
    #[serde(default, rename = "other")]
    renamed: Vec<bool>,
}

#[derive(Debug, PartialEq, Deserialize)]
enum Kind {
    Unit,
    #[serde(rename = "renamed")]
    Renamed,
    Newtype(Vec<u32>),
    Tuple(u32, String),
    Struct {
        number: u8,
        #[serde(default)]
        note: Option<String>,
    },
}

#[wasm_bindgen_test]
fn booleans() {
    assert_eq!((read("true"), read("false")), (Ok(true), Ok(false)));
    for other in ["1", "\"true\"", "null", "[]", "{}"] {
        assert_eq!(message_of::<bool>(other), "expected a boolean", "{other}");
    }
}

#[wasm_bindgen_test]
fn whole_numbers() {
    assert_eq!((read("0"), read("255")), (Ok(0_u8), Ok(255_u8)));
    assert_eq!((read("-0"), read("4294967295")), (Ok(0_u32), Ok(u32::MAX)));
    assert_eq!(read("1e3"), Ok(1000_u32));
    // The largest integer up to which every integer has a number of its own: ECMA-262, section 21.1.2.6.
    assert_eq!(read("9007199254740991"), Ok(9_007_199_254_740_991_u64));
    for other in ["\"1\"", "true", "null", "[1]", "{}"] {
        assert_eq!(message_of::<u32>(other), "expected a number", "{other}");
    }
}

#[wasm_bindgen_test]
fn numbers_are_not_rounded_into_range() {
    for number in ["-1", "1.5", "-0.1", "1e-9", "1e300", "1e999", "-1e999"] {
        assert_eq!(message_of::<u64>(number), "expected a whole number that is not negative", "{number}");
    }
    assert!(message_of::<u8>("256").starts_with("invalid value: integer `256`"));
    assert!(message_of::<u32>("4294967296").starts_with("invalid value: integer `4294967296`"));
    // JSON cannot express it, but a value of JavaScript can be it.
    assert!(u32::deserialize(Json::from(JsValue::from_f64(f64::NAN))).is_err());
}

#[wasm_bindgen_test]
fn strings() {
    assert_eq!(read(r#""""#), Ok(String::new()));
    assert_eq!(read(r#""a\n\u0000\"é""#), Ok(String::from("a\n\0\"é")));
    assert_eq!(read(r#""\ud83e\uddf5 and 🧵""#), Ok(String::from("🧵 and 🧵")));
    for other in ["1", "false", "null", "[\"a\"]", "{}"] {
        assert_eq!(message_of::<String>(other), "expected a string", "{other}");
    }
}

#[wasm_bindgen_test]
fn a_lone_surrogate_becomes_the_replacement_character() {
    // UTF-8 has no surrogates, so the browser replaces them: Encoding Standard, section 7.3.
    assert_eq!(read(r#""a\ud83eb""#), Ok(String::from("a\u{fffd}b")));
    assert_eq!(read(r#""\uddf5\ud83e""#), Ok(String::from("\u{fffd}\u{fffd}")));
    assert_eq!(read(r#"{"required":"\ud83e"}"#).map(|record: Record| record.required), Ok(String::from("\u{fffd}")));
}

#[wasm_bindgen_test]
fn options() {
    assert_eq!((read("null"), read("7")), (Ok(None::<u32>), Ok(Some(7_u32))));
    assert_eq!(read("[null, \"a\"]"), Ok(vec![None, Some(String::from("a"))]));
    assert_eq!(message_of::<Option<u32>>("\"7\""), "expected a number");
}

#[wasm_bindgen_test]
fn arrays() {
    assert_eq!((read("[]"), read("[1,2]")), (Ok(vec![0_u32; 0]), Ok(vec![1_u32, 2])));
    assert_eq!(read("[[[1]],[[],[2]]]"), Ok(vec![vec![vec![1_u32]], vec![vec![], vec![2]]]));
    for other in ["1", "\"[]\"", "null", "{\"0\":1,\"length\":1}"] {
        assert_eq!(message_of::<Vec<u32>>(other), "expected an array", "{other}");
    }
}

#[wasm_bindgen_test]
fn fields_are_read_by_name_in_any_order() {
    let record = Record { required: String::from("a"), optional: Some(1), renamed: vec![true] };
    assert_eq!(read(r#"{"other":[true],"optional":1,"required":"a"}"#), Ok(record));
}

#[wasm_bindgen_test]
fn unknown_keys_are_skipped() {
    let text = r#"{"later":{"a":[null]},"renamed":[5],"__proto__":{"optional":3},"required":"a"}"#;
    let expected = Record { required: String::from("a"), optional: None, renamed: Vec::new() };
    // `JSON.parse` makes `__proto__` a key like any other: ECMA-262, section 25.5.1.
    assert_eq!(read(text), Ok(expected));
}

#[wasm_bindgen_test]
fn missing_keys_have_their_default_or_are_an_error() {
    let record = |optional| Ok(Record { required: String::new(), optional, renamed: Vec::new() });
    assert_eq!(read(r#"{"required":""}"#), record(None));
    assert_eq!(read(r#"{"required":"","optional":null}"#), record(None));
    // A missing key does not end the fields: the next one is read.
    assert_eq!(read::<Record>(r#"{"required":"","other":[false]}"#).map(|record| record.renamed), Ok(vec![false]));
    assert!(message_of::<Record>("{}").starts_with("invalid length 0"));
    assert_eq!(message_of::<Record>(r#"{"required":null}"#), "required: expected a string");
}

#[wasm_bindgen_test]
fn a_struct_is_an_object() {
    for other in ["1", "\"a\"", "null", "true"] {
        assert_eq!(message_of::<Record>(other), "expected an object", "{other}");
        // All of its fields have a default.
        assert_eq!(message_of::<model::strings::Strings>(other), "expected an object", "{other}");
    }
    assert!(read::<Record>("[\"a\"]").is_err());
}

#[wasm_bindgen_test]
fn variants_without_content_are_strings() {
    assert_eq!((read("\"Unit\""), read("\"renamed\"")), (Ok(Kind::Unit), Ok(Kind::Renamed)));
    for unknown in ["\"unit\"", "\"\"", "\"Renamed\""] {
        assert!(message_of::<Kind>(unknown).starts_with("unknown variant"), "{unknown}");
    }
    assert_eq!(message_of::<Kind>("{\"Unit\":1}"), "expected no content");
}

#[wasm_bindgen_test]
fn variants_with_content_are_objects_with_one_key() {
    assert_eq!(read("{\"Newtype\":[1]}"), Ok(Kind::Newtype(vec![1])));
    assert_eq!(read("{\"Tuple\":[1,\"a\"]}"), Ok(Kind::Tuple(1, String::from("a"))));
    let later = r#"{"Struct":{"later":1,"number":2}}"#;
    assert_eq!(read(later), Ok(Kind::Struct { number: 2, note: None }));
    for malformed in ["1", "null", "{}", "[]"] {
        assert_eq!(message_of::<Kind>(malformed), "expected a variant", "{malformed}");
    }
    assert!(message_of::<Kind>("{\"Other\":[1]}").starts_with("unknown variant `Other`"));
    assert_eq!(message_of::<Kind>("\"Newtype\""), "expected an array");
    assert_eq!(message_of::<Kind>("\"Struct\""), "expected an object");
}

#[wasm_bindgen_test]
fn errors_have_the_path_to_the_value() {
    let message = message_of::<Vec<Kind>>(r#"["Unit",{"Struct":{"number":"2"}}]"#);
    assert_eq!(message, "1: number: expected a number");
    let message = message_of::<Vec<Record>>(r#"[{"required":"","other":[true,1]}]"#);
    assert_eq!(message, "0: other: 1: expected a boolean");
    assert_eq!(message_of::<Kind>("{\"Tuple\":[1,2]}"), "1: expected a string");
}

/// The reader has no code for types that published content has not. Asking for one is an error, never a wrong value.
#[wasm_bindgen_test]
fn types_that_published_content_has_not_are_rejected() {
    fn assert_rejected<T: DeserializeOwned + Debug>(text: &str) {
        assert_eq!(message_of::<T>(text), "expected a type that published content has", "{text}");
    }
    assert_rejected::<i32>("1");
    assert_rejected::<i64>("-1");
    assert_rejected::<u16>("1");
    assert_rejected::<f64>("1.5");
    assert_rejected::<char>("\"a\"");
    assert_rejected::<()>("null");
    assert_rejected::<(u32, u32)>("[1,2]");
    assert_rejected::<BTreeMap<String, u32>>("{\"a\":1}");
    assert_rejected::<Value>("1");
    // A string is copied out of JavaScript, so nothing can be borrowed from it.
    assert!(<&str>::deserialize(json_of("\"a\"")).is_err());
}

/// A published file of the publisher's fixture site, which holds every construct.
macro_rules! fixture {
    ($file:literal) => {
        include_str!(concat!("../../crates/publisher/tests/fixtures/expected/content/en/", $file))
    };
}

const PAGES: [(&str, &str); 12] = [
    ("/", fixture!("pages/home.json")),
    ("/about/", fixture!("pages/about.json")),
    ("/initiatives/", fixture!("initiatives.json")),
    ("/leadership/", fixture!("leadership.json")),
    ("/news/", fixture!("news/index.json")),
    ("/news/page/2/", fixture!("news/page/2.json")),
    ("/news/tags/events/", fixture!("news/tags/events.json")),
    ("/news/elsewhere/", fixture!("news/elsewhere.json")),
    ("/news/first/", fixture!("news/first.json")),
    ("/news/same-day/", fixture!("news/same-day.json")),
    ("/events/archive/2023/", fixture!("events/archive/2023.json")),
    ("/events/weavers-conference/", fixture!("events/weavers-conference.json")),
];

/// Reads a file with both readers, and compares the results.
struct Comparison<T> {
    reader: fn(&Route, Json) -> Result<T, JsonError>,
    reference: fn(&Route, &Value) -> Result<T, serde_json::Error>,
    route: Route,
}

impl<T: PartialEq + Debug> Comparison<T> {
    /// Checks that the reader accepts what `serde_json` accepts, with an equal value, and nothing else.
    fn check(&self, file: &Value, change: &str) {
        let actual = (self.reader)(&self.route, json_of(&file.to_string()));
        match ((self.reference)(&self.route, file), actual) {
            (Ok(expected), Ok(actual)) => assert_eq!(actual, expected, "{:?} {change}", self.route),
            (Err(_), Err(_)) => {}
            (expected, actual) => panic!("{:?} {change}: {actual:?} instead of {expected:?}", self.route),
        }
    }

    /// Checks the file, and the file with each of its values removed or replaced by a value of another type.
    fn check_with_changes(&self, text: &str) {
        let file: Value = serde_json::from_str(text).unwrap();
        assert!((self.reference)(&self.route, &file).is_ok(), "{:?}", self.route);
        self.check(&file, "as published");
        for pointer in pointers(&file) {
            for other in [json!(null), json!(true), json!(0), json!(-1), json!(1.5), json!("a"), json!([]), json!({})] {
                let mut changed = file.clone();
                *changed.pointer_mut(&pointer).unwrap() = other.clone();
                self.check(&changed, &format!("with {other} at {pointer}"));
            }
            let mut changed = file.clone();
            if remove(&mut changed, &pointer) {
                self.check(&changed, &format!("without {pointer}"));
            }
        }
    }
}

/// Returns the JSON Pointer (RFC 6901) of every value below a value.
fn pointers(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect(),
        Value::Object(object) => object.iter().map(|(key, value)| (key.clone(), value)).collect(),
        _ => Vec::new(),
    };
    let below = |(key, child): (String, &Value)| {
        let own = format!("/{key}");
        let nested = pointers(child).into_iter().map(|pointer| format!("{own}{pointer}")).collect::<Vec<_>>();
        std::iter::once(own).chain(nested).collect::<Vec<_>>()
    };
    children.into_iter().flat_map(below).collect()
}

/// Removes a key of an object. Returns whether the pointer led to one.
fn remove(file: &mut Value, pointer: &str) -> bool {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = file.pointer_mut(parent).and_then(Value::as_object_mut);
    parent.and_then(|object: &mut Map<String, Value>| object.remove(key)).is_some()
}

#[wasm_bindgen_test]
fn pages_are_read_as_serde_json_reads_them() {
    for (path, text) in PAGES {
        let route = Route::parse(path).unwrap();
        let comparison = Comparison {
            reader: |route, file| PageContent::deserialize(route, file),
            reference: |route, file| PageContent::deserialize(route, file),
            route,
        };
        comparison.check_with_changes(text);
    }
}

#[wasm_bindgen_test]
fn the_site_is_read_as_serde_json_reads_it() {
    let comparison = Comparison {
        reader: |_, file| Site::deserialize(file),
        reference: |_, file| Site::deserialize(file),
        route: Route::Home,
    };
    comparison.check_with_changes(fixture!("site.json"));
}
