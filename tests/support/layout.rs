//! Where things are on a page: what sticks out, is cut off, overlaps, is too small to hit, or moves.

use crate::{Browser, Engine, Host};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// What can be wrong with the layout of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The page, or something on it, is wider than the screen.
    SticksOut,
    /// A text is cut off.
    IsCutOff,
    /// Two texts lie upon each other.
    TextsOverlap,
    /// Two controls lie upon each other.
    ControlsOverlap,
    /// A control is too small for a finger.
    TargetsTooSmall,
    /// Something moves, or would move.
    Moves,
}

/// What no page may have at any width.
pub const FLAWS: [Flaw; 5] =
    [Flaw::SticksOut, Flaw::IsCutOff, Flaw::TextsOverlap, Flaw::ControlsOverlap, Flaw::TargetsTooSmall];

impl Flaw {
    fn function(self) -> &'static str {
        match self {
            Flaw::SticksOut => "sticksOut",
            Flaw::IsCutOff => "isCutOff",
            Flaw::TextsOverlap => "textsOverlap",
            Flaw::ControlsOverlap => "controlsOverlap",
            Flaw::TargetsTooSmall => "targetsTooSmall",
            Flaw::Moves => "moves",
        }
    }
}

/// What has the focus.
pub struct Focused {
    /// Its element and text.
    pub name: String,
    /// What is wrong with how it shows.
    pub problems: Vec<String>,
}

impl Browser {
    /// Puts what looks at the layout into the page that is open.
    pub async fn prepare_layout(&self) {
        self.value(&format!("(() => {{ {} return true; }})()", include_str!("scripts/layout.js"))).await;
    }

    /// What is wrong with the layout, in one of these ways.
    pub async fn flaws(&self, flaws: &[Flaw]) -> Vec<String> {
        let calls: Vec<String> = flaws.iter().map(|flaw| format!("...layout.{}()", flaw.function())).collect();
        texts(&self.value(&format!("[{}]", calls.join(", "))).await)
    }

    /// Gives the text of the page as much room as readers may ask for: WCAG 1.4.12.
    pub async fn space_text(&self) {
        self.value("layout.spaceText()").await;
    }

    /// What has the focus, if anything has.
    pub async fn focused(&self) -> Option<Focused> {
        let focused = self.value("layout.focus()").await;
        let name = String::from(focused["name"].as_str()?);
        Some(Focused { name, problems: texts(&focused["problems"]) })
    }
}

fn texts(value: &Value) -> Vec<String> {
    let texts = value.as_array().cloned().unwrap_or_default();
    texts.iter().filter_map(|text| text.as_str().map(String::from)).collect()
}

/// Opens every page in one browser and looks at it. Fails if anything is wrong on any of them.
///
/// # Panics
/// Says what is wrong, and where first.
pub async fn walk(engine: Engine, folder: &Path, pages: &[String], look: impl AsyncFn(&Browser, &str, &mut Found)) {
    assert!(pages.len() > 5, "only {} pages were published", pages.len());
    let host = Host::serve(folder).await;
    let browser = Browser::start(engine).await;
    let mut found = Found::default();
    for page in pages {
        browser.open(&host.url(page)).await;
        browser.prepare_layout().await;
        look(&browser, page, &mut found).await;
    }
    found.report();
}

/// What is wrong, with the places where it is.
#[derive(Default)]
pub struct Found(BTreeMap<String, Vec<String>>);

impl Found {
    /// Adds what is wrong at a place.
    pub fn add(&mut self, flaws: Vec<String>, place: &str) {
        for flaw in flaws {
            self.0.entry(flaw).or_default().push(String::from(place));
        }
    }

    fn report(self) {
        let lines =
            self.0.iter().map(|(flaw, places)| format!("{flaw}\n    {} times, first: {}\n", places.len(), places[0]));
        let report: String = lines.collect();
        assert!(report.is_empty(), "{report}");
    }
}
