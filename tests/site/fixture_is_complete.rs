//! The distinct pages of the fixture have every construct that content can have.
//!
//! The constructs are not listed here: they are the variants and the optional fields of the model's types, and the routes.

use model::body::{Alignment, Block, Inline, LinkTarget, ListItem};
use model::dated::{DatedCard, DatedCards, Dates, Filters, Occurrence, OccurrenceTime};
use model::image::Image;
use model::leadership::{Member, Person};
use model::news::{NewsList, Post, PostSummary, RelevantUntil};
use model::route::Route;
use model::site::Direction;
use serde::de::value::Error;
use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fs;
use support::fixture::distinct_pages_in_every_language;
use support::fixture_folder;
use support::site::{PublishedPage, languages, published_pages};
use support::tools::repository_root;

/// The names of an enum's variants or of a struct's fields, as they are in JSON.
struct Names(Vec<&'static str>);

/// A deserializer that records the names, then fails on purpose.
impl<'de> Deserializer<'de> for &mut Names {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("neither an enum nor a struct"))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.extend(variants);
        self.deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.extend(fields);
        self.deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map identifier ignored_any
    }
}

fn names<T: DeserializeOwned>() -> Vec<&'static str> {
    let mut names = Names(Vec::new());
    assert!(T::deserialize(&mut names).is_err() && !names.0.is_empty());
    names.0
}

fn is_a<T: DeserializeOwned>(value: &Value) -> bool {
    T::deserialize(value).is_ok()
}

fn distinct_pages() -> Vec<PublishedPage> {
    let distinct = distinct_pages_in_every_language();
    published_pages(fixture_folder()).into_iter().filter(|page| distinct.contains(&page.path)).collect()
}

fn read(file: &str) -> Value {
    serde_json::from_slice(&fs::read(fixture_folder().join(file)).unwrap()).unwrap()
}

/// Returns the values in the content files of the distinct pages and in the settings of each language.
fn values() -> Vec<Value> {
    let pages = distinct_pages().into_iter().map(|page| page.content_file());
    let settings = languages(fixture_folder()).into_iter().map(|language| format!("content/{language}/site.json"));
    let mut values = Vec::new();
    pages.chain(settings).for_each(|file| collect(read(&file), &mut values));
    values
}

fn collect(value: Value, values: &mut Vec<Value>) {
    match &value {
        Value::Array(items) => items.iter().for_each(|item| collect(item.clone(), values)),
        Value::Object(entries) => entries.values().for_each(|entry| collect(entry.clone(), values)),
        _ => {}
    }
    values.push(value);
}

/// Returns the variants that no value has.
fn missing_variants<T: DeserializeOwned>(values: &[Value]) -> Vec<&'static str> {
    let has = |variant: &str, value: &Value| {
        let is_named = value.get(variant).is_some() || value.as_str() == Some(variant);
        is_named && is_a::<T>(value)
    };
    names::<T>().into_iter().filter(|variant| !values.iter().any(|value| has(variant, value))).collect()
}

#[test]
fn every_variant_occurs() {
    let values = values();
    assert_eq!(missing_variants::<Block>(&values), [""; 0]);
    assert_eq!(missing_variants::<Inline>(&values), [""; 0]);
    assert_eq!(missing_variants::<LinkTarget>(&values), [""; 0]);
    assert_eq!(missing_variants::<Alignment>(&values), [""; 0]);
    assert_eq!(missing_variants::<Direction>(&values), [""; 0]);
}

/// Returns the fields that no value has, and the optional ones that all values have.
fn missing_fields<T: DeserializeOwned>(values: &[Value]) -> Vec<String> {
    let names = names::<T>();
    let is_own = |object: &Map<String, Value>| object.keys().all(|key| names.contains(&key.as_str()));
    let objects = values.iter().filter(|value| is_a::<T>(value)).filter_map(Value::as_object);
    let objects: Vec<&Map<String, Value>> = objects.filter(|object| is_own(object)).collect();
    let mut missing = Vec::new();
    for name in &names {
        let Some(object) = objects.iter().find(|object| object.contains_key(*name)) else {
            missing.push(format!("no value has {name}"));
            continue;
        };
        let mut without = (*object).clone();
        without.remove(*name);
        let is_optional = is_a::<T>(&Value::Object(without));
        if is_optional && objects.iter().all(|object| object.contains_key(*name)) {
            missing.push(format!("every value has {name}"));
        }
    }
    missing
}

#[test]
fn every_field_occurs_and_optional_ones_are_missing_somewhere() {
    let values = values();
    assert_eq!(missing_fields::<ListItem>(&values), [""; 0]);
    assert_eq!(missing_fields::<Image>(&values), [""; 0]);
    assert_eq!(missing_fields::<Member>(&values), [""; 0]);
    assert_eq!(missing_fields::<Person>(&values), [""; 0]);
    assert_eq!(missing_fields::<Occurrence>(&values), [""; 0]);
    assert_eq!(missing_fields::<OccurrenceTime>(&values), [""; 0]);
    assert_eq!(missing_fields::<DatedCards>(&values), [""; 0]);
    assert_eq!(missing_fields::<DatedCard>(&values), [""; 0]);
    assert_eq!(missing_fields::<Dates>(&values), [""; 0]);
    assert_eq!(missing_fields::<Filters>(&values), [""; 0]);
    // Labels are optional only for readers of earlier files. Every language of the fixture has all posts, and its settings name
    // a repository; those of the real content do not.
    assert_eq!(missing_fields::<NewsList>(&values), ["every value has position"]);
    assert_eq!(
        missing_fields::<Post>(&values),
        ["every value has reading_time", "no value has substitutes", "every value has edit_link"]
    );
    assert_eq!(missing_fields::<RelevantUntil>(&values), [""; 0]);
    // A release has no unpublished posts.
    assert_eq!(missing_fields::<PostSummary>(&values), ["every value has date_label", "no value has unpublished"]);
}

#[test]
fn headings_have_every_level() {
    let values = values();
    let level = |value: &Value| value.get("Heading")?.get("level")?.as_u64();
    let levels: BTreeSet<u64> = values.iter().filter_map(level).collect();
    assert_eq!(levels, (2..=6).collect());
}

#[test]
fn every_kind_of_route_occurs() {
    let source = fs::read_to_string(repository_root().join("crates/model/src/route.rs")).unwrap();
    let variants = source.split_once("pub enum Route {\n").unwrap().1.split_once("\n}\n").unwrap().0;
    let name = |line: &str| String::from(line.split(['(', ',', '{']).next().unwrap_or_default().trim());
    let variants = variants.lines().map(str::trim).filter(|line| line.starts_with(char::is_uppercase)).map(name);
    // Further pages and the archive of opportunities consist of what those of events do.
    let are_distinct =
        |name: &String| !name.starts_with("Opportunit") || matches!(&**name, "Opportunities" | "Opportunity");
    let kinds: BTreeSet<String> = distinct_pages().iter().map(|page| name(&format!("{:?}", page.route))).collect();
    assert_eq!(kinds, variants.filter(are_distinct).collect());
}

#[test]
fn languages_lack_translations_and_tags() {
    let pages = published_pages(fixture_folder());
    let is_fallback = |page: &PublishedPage| {
        let file = read(&page.content_file());
        let language = file["head"]["language"].as_str().or(file["summary"]["language"].as_str());
        language != Some(page.language.as_str())
    };
    let translations: BTreeSet<bool> =
        distinct_pages().iter().filter(|page| page.language == "es").map(is_fallback).collect();
    assert_eq!(translations.len(), 2, "the pages in Spanish are a translated and an untranslated one");
    let has_spanish = |route: &Route| pages.iter().any(|page| page.language == "es" && page.route == *route);
    assert!(
        pages.iter().any(|page| page.language == "en" && !has_spanish(&page.route)),
        "each tag has posts in Spanish"
    );
}

#[test]
fn front_matter_aliases_and_long_words_occur() {
    let content = repository_root().join("tests/fixtures/site/content/en");
    let mut source = String::new();
    for folder in ["pages", "news"] {
        for entry in fs::read_dir(content.join(folder)).unwrap() {
            source.push_str(&fs::read_to_string(entry.unwrap().path()).unwrap());
        }
    }
    for key in [
        "heading",
        "navigation_title",
        "aliases",
        "updated",
        "relevant_until",
        "extra",
        "image_alt",
        "external",
        "draft",
    ] {
        assert!(source.contains(&format!("\n{key}: ")), "no page has the key {key}");
    }
    let titles = source.lines().filter(|line| line.starts_with("title: ") || line.starts_with("## "));
    let longest = titles.flat_map(str::split_whitespace).map(str::len).max();
    assert!(longest > Some(40), "no heading has a word that is longer than a phone is wide");
    assert!(fs::metadata(fixture_folder().join("who-we-are.html")).is_ok(), "no page has an alias");
}
