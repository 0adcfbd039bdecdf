//! axe-core, run on the page that a browser shows, with every rule enabled.

use crate::Browser;
use crate::tools::{npm_package_file, repository_root};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

/// The incomplete results that a person has reviewed.
const REVIEWED_INCOMPLETES: &str = "tests/accessibility-incompletes.toml";

/// An incomplete result of axe ("needs review") that a person has reviewed.
#[derive(Clone, Debug)]
pub struct ReviewedIncomplete {
    /// The id of the rule.
    pub rule: String,
    /// What the rule could not decide: the message key of a check, or its id.
    pub finding: String,
    /// A selector that the elements match.
    pub elements: String,
    /// A page that has this result. If it no longer has it, the entry is stale.
    pub seen_on: String,
}

/// axe-core and the reviewed incomplete results.
pub struct Axe {
    script: String,
    reviewed: Vec<ReviewedIncomplete>,
}

/// The results of axe for a page.
#[derive(Debug, Default)]
pub struct Results {
    /// Violations.
    pub violations: Vec<String>,
    /// Incomplete results that nobody has reviewed.
    pub incompletes: Vec<String>,
    /// The indices of the reviewed incomplete results that the page has.
    pub reviewed: BTreeSet<usize>,
}

impl Axe {
    /// Loads the npm package and the reviewed incomplete results.
    #[must_use]
    pub fn load() -> Axe {
        let axe = fs::read_to_string(npm_package_file("axe-core/axe.min.js")).expect("the package can be read");
        let script = format!("(() => {{ {axe}\n{}\nreturn true; }})()", include_str!("scripts/axe.js"));
        Axe { script, reviewed: reviewed_incompletes() }
    }

    /// Returns the reviewed incomplete results.
    #[must_use]
    pub fn reviewed(&self) -> &[ReviewedIncomplete] {
        &self.reviewed
    }

    /// Injects axe into the page that is open.
    pub async fn inject(&self, browser: &Browser) {
        browser.evaluate(&self.script).await;
    }

    /// Runs on the whole page in its current state.
    pub async fn run(&self, browser: &Browser) -> Results {
        self.run_on(browser, "html").await
    }

    /// Runs on the part of the page that matches a selector, in its current state.
    pub async fn run_on(&self, browser: &Browser, selector: &str) -> Results {
        let reviewed = self
            .reviewed
            .iter()
            .map(|entry| json!({ "rule": entry.rule, "finding": entry.finding, "elements": entry.elements }));
        let results = browser.evaluate_promise(&format!("runAxe({}, {selector:?})", Value::from_iter(reviewed))).await;
        assert!(results["error"].is_null(), "axe fails: {}", results["error"]);
        assert!(results["rules"].as_u64() > Some(90), "axe has only {} rules", results["rules"]);
        let prefixed = |kind: &str, prefix: &str| {
            let entries = results[kind].as_array().cloned().unwrap_or_default();
            entries.iter().map(|entry| format!("{prefix}{}", entry.as_str().unwrap_or_default())).collect::<Vec<_>>()
        };
        let violations = prefixed("violations", "violated: ");
        let incompletes = prefixed("incompletes", "not decided: ");
        let reviewed = results["reviewed"].as_array().cloned().unwrap_or_default();
        let reviewed = reviewed.iter().filter_map(|index| usize::try_from(index.as_u64()?).ok()).collect();
        Results { violations, incompletes, reviewed }
    }
}

impl Results {
    /// Returns violations, and incomplete results that nobody has reviewed.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        [&self.violations[..], &self.incompletes].concat()
    }
}

fn reviewed_incompletes() -> Vec<ReviewedIncomplete> {
    let source = fs::read_to_string(repository_root().join(REVIEWED_INCOMPLETES))
        .unwrap_or_else(|error| panic!("{REVIEWED_INCOMPLETES}: {error}"));
    let table: toml::Table = source.parse().unwrap_or_else(|error| panic!("{REVIEWED_INCOMPLETES}: {error}"));
    let entries = table.get("judged").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let parse = |entry: &toml::Value| {
        let string = |key: &str| {
            let value = entry.get(key).and_then(toml::Value::as_str).filter(|value| !value.is_empty());
            String::from(
                value.unwrap_or_else(|| panic!("an entry of {REVIEWED_INCOMPLETES} has no `{key}`: {entry:?}")),
            )
        };
        // The reason is for people; only its presence is checked.
        string("reason");
        ReviewedIncomplete {
            rule: string("rule"),
            finding: string("finding"),
            elements: string("elements"),
            seen_on: string("seen_on"),
        }
    };
    entries.iter().map(parse).collect()
}
