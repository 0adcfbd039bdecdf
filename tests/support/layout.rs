//! Layout checks of a page: overflow, clipped and overlapping text, target sizes, motion, and the visible focus.

use crate::{Browser, Engine, TestServer};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// A kind of layout issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayoutIssue {
    /// The page, or an element, is wider than the viewport.
    HorizontalOverflow,
    /// A line of text is clipped.
    ClippedText,
    /// Two lines of text overlap.
    OverlappingText,
    /// Two controls overlap.
    OverlappingControls,
    /// A control is smaller than the minimum target size.
    SmallTarget,
    /// An animation runs, or a transition would.
    Motion,
}

/// The issues that no page may have at any width.
pub const STATIC_ISSUES: [LayoutIssue; 5] = [
    LayoutIssue::HorizontalOverflow,
    LayoutIssue::ClippedText,
    LayoutIssue::OverlappingText,
    LayoutIssue::OverlappingControls,
    LayoutIssue::SmallTarget,
];

impl LayoutIssue {
    /// Returns the function of `scripts/layout.js` that finds it.
    fn function(self) -> &'static str {
        match self {
            LayoutIssue::HorizontalOverflow => "horizontalOverflow",
            LayoutIssue::ClippedText => "clippedText",
            LayoutIssue::OverlappingText => "overlappingText",
            LayoutIssue::OverlappingControls => "overlappingControls",
            LayoutIssue::SmallTarget => "smallTargets",
            LayoutIssue::Motion => "motion",
        }
    }
}

/// The focused element.
pub struct FocusedElement {
    /// Its tag and text.
    pub name: String,
    /// What is wrong with its focus indicator.
    pub issues: Vec<String>,
}

impl Browser {
    /// Injects the layout checks into the page that is open.
    pub async fn inject_layout_checks(&self) {
        self.evaluate(&format!("(() => {{ {} return true; }})()", include_str!("scripts/layout.js"))).await;
    }

    /// Returns the layout issues of these kinds.
    pub async fn layout_issues(&self, kinds: &[LayoutIssue]) -> Vec<String> {
        let calls: Vec<String> = kinds.iter().map(|kind| format!("...layout.{}()", kind.function())).collect();
        strings(&self.evaluate(&format!("[{}]", calls.join(", "))).await)
    }

    /// Applies the text spacing that readers may ask for: WCAG 1.4.12.
    pub async fn apply_text_spacing(&self) {
        self.evaluate("layout.applyTextSpacing()").await;
    }

    /// Returns the focused element, if there is one.
    pub async fn focused_element(&self) -> Option<FocusedElement> {
        // WebKit scrolls to the focused element in a task of its own.
        let focused =
            self.evaluate_promise("new Promise(done => setTimeout(() => done(layout.focusedElement())))").await;
        let name = String::from(focused["name"].as_str()?);
        Some(FocusedElement { name, issues: strings(&focused["issues"]) })
    }
}

fn strings(value: &Value) -> Vec<String> {
    let strings = value.as_array().cloned().unwrap_or_default();
    strings.iter().filter_map(|string| string.as_str().map(String::from)).collect()
}

/// Opens every page in one browser and checks it, with its index.
///
/// # Panics
/// Panics if a page has an issue; the message lists each issue with the first location.
pub async fn check_pages(
    engine: Engine,
    folder: &Path,
    pages: &[String],
    check: impl AsyncFn(&Browser, (usize, &str), &mut IssueReport),
) {
    assert!(pages.len() > 5, "only {} pages were published", pages.len());
    let server = TestServer::serve(folder).await;
    server.stay_on_external_posts();
    let browser = Browser::start(engine).await;
    let mut report = IssueReport::default();
    for (index, page) in pages.iter().enumerate() {
        browser.open(&server.url(page)).await;
        browser.inject_layout_checks().await;
        check(&browser, (index, page), &mut report).await;
    }
    report.assert_empty();
}

/// Issues with their locations.
#[derive(Default)]
pub struct IssueReport(BTreeMap<String, Vec<String>>);

impl IssueReport {
    /// Adds the issues of a location.
    pub fn add(&mut self, issues: Vec<String>, location: &str) {
        for issue in issues {
            self.0.entry(issue).or_default().push(String::from(location));
        }
    }

    /// Asserts that there are no layout issues.
    ///
    /// # Panics
    /// Panics with each issue and its first location.
    pub fn assert_empty(self) {
        let lines = self
            .0
            .iter()
            .map(|(issue, locations)| format!("{issue}\n    {} times, first: {}\n", locations.len(), locations[0]));
        let report: String = lines.collect();
        assert!(report.is_empty(), "{report}");
    }
}
