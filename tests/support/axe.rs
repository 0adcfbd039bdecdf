//! axe-core: looks at the page that a browser shows, with every rule that it has.

use crate::Browser;
use crate::tools::{checkout, package_file};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

/// The diagnostics that axe leaves to a person, and how a person has judged them.
const JUDGED: &str = "tests/accessibility-incompletes.toml";

/// A diagnostic that axe leaves to a person.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The rule of axe.
    pub rule: String,
    /// What the rule could not decide.
    pub diagnostic: String,
    /// A selector that the elements match.
    pub elements: String,
    /// A page on which it is found. Where it is not, the entry is out of date.
    pub seen_on: String,
}

/// axe-core, and what a person has judged in its place.
pub struct Axe {
    script: String,
    judged: Vec<Judged>,
}

/// What axe found on a page.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is wrong.
    pub problems: Vec<String>,
    /// What a person has judged, by its index.
    pub met: BTreeSet<usize>,
}

impl Axe {
    /// Reads the package and the list.
    #[must_use]
    pub fn read() -> Axe {
        let axe = fs::read_to_string(package_file("axe-core/axe.min.js")).expect("the package can be read");
        let script = format!("(() => {{ {axe}\n{}\nreturn true; }})()", include_str!("scripts/axe.js"));
        Axe { script, judged: judged() }
    }

    /// What a person has judged.
    #[must_use]
    pub fn judged(&self) -> &[Judged] {
        &self.judged
    }

    /// Puts axe into the page that is open.
    pub async fn put_into(&self, browser: &Browser) {
        browser.value(&self.script).await;
    }

    /// Looks at the whole page as it is now.
    pub async fn run(&self, browser: &Browser) -> Outcome {
        self.run_on(browser, "html").await
    }

    /// Looks at a part of the page as it is now, by its selector.
    pub async fn run_on(&self, browser: &Browser, part: &str) -> Outcome {
        let judged = self
            .judged
            .iter()
            .map(|entry| json!({ "rule": entry.rule, "diagnostic": entry.diagnostic, "elements": entry.elements }));
        let outcome = browser.promised(&format!("runAxe({}, {part:?})", Value::from_iter(judged))).await;
        assert!(outcome["error"].is_null(), "axe breaks down: {}", outcome["error"]);
        assert!(outcome["rules"].as_u64() > Some(90), "axe has only {} rules", outcome["rules"]);
        let texts = |kind: &str, mark: &str| {
            let found = outcome[kind].as_array().cloned().unwrap_or_default();
            found.iter().map(|text| format!("{mark}{}", text.as_str().unwrap_or_default())).collect::<Vec<_>>()
        };
        let problems = [texts("violations", "violated: "), texts("incompletes", "not decided: ")].concat();
        let met = outcome["met"].as_array().cloned().unwrap_or_default();
        let met = met.iter().filter_map(|index| usize::try_from(index.as_u64()?).ok()).collect();
        Outcome { problems, met }
    }
}

fn judged() -> Vec<Judged> {
    let text = fs::read_to_string(checkout().join(JUDGED)).unwrap_or_else(|error| panic!("{JUDGED}: {error}"));
    let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{JUDGED}: {error}"));
    let entries = table.get("judged").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let entry = |entry: &toml::Value| {
        let text = |key: &str| {
            let text = entry.get(key).and_then(toml::Value::as_str).filter(|text| !text.is_empty());
            String::from(text.unwrap_or_else(|| panic!("an entry of {JUDGED} has no `{key}`: {entry:?}")))
        };
        // The reason is for people; that there is one is checked here.
        text("reason");
        Judged {
            rule: text("rule"),
            diagnostic: text("diagnostic"),
            elements: text("elements"),
            seen_on: text("seen_on"),
        }
    };
    entries.iter().map(entry).collect()
}
