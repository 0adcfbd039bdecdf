//! Navigations in a browser beside a model of its session history. After each, page, address and a reload must agree.

use crate::{Browser, TestServer};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A step of a visitor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Follows the link to a URL of the walk.
    Link(usize),
    /// Goes this far in the session history.
    Go(isize),
}

/// The session history of one document, from the entry with which it was opened.
pub struct HistoryWalk<'a> {
    browser: &'a Browser,
    urls: &'a [&'static str],
    /// The title and the heading that the document at each path has.
    pages: BTreeMap<String, (String, String)>,
    entries: Vec<usize>,
    current: usize,
    pending: Vec<PendingStep>,
}

/// A step to take.
#[derive(Debug)]
struct PendingStep {
    step: Step,
    /// Whether the history has another entry for it. Otherwise it has no effect.
    has_effect: bool,
    /// The page that it leads to.
    expected: String,
}

impl PendingStep {
    /// Returns it as the script takes it.
    fn argument(&self) -> Value {
        let PendingStep { step, has_effect, expected } = self;
        match step {
            Step::Link(url) => json!(["link", url, expected]),
            Step::Go(distance) if *has_effect => json!(["traverse", distance, expected]),
            Step::Go(distance) => json!(["stay", distance, expected]),
        }
    }
}

/// What the visitor sees of a page: its address, title and heading.
const SHOWN: &str = "String([location.pathname + location.search + location.hash, document.title,
    document.querySelector('main h1')?.textContent])";

/// Takes steps, and returns the first after which the page does not become the expected one. Browsers ignore a document
/// that changes its history more than 200 times in ten seconds, so each step takes at least a twentieth of a second.
///
/// An entry can have the URL of the entry before the step, so the address does not show when the browser has traversed. A
/// link that is followed before would be cancelled.
const TAKE_STEPS: &str = "async (steps, shown) => {
    const pause = time => new Promise(resolve => setTimeout(resolve, time));
    let traversals = 0;
    addEventListener('popstate', () => traversals++);
    for (const [index, [kind, value, expected]] of steps.entries()) {
        const expectedTraversals = traversals + (kind == 'traverse');
        if (kind == 'link') {
            document.querySelectorAll('a.walk')[value].click();
        } else {
            history.go(value);
        }
        await pause(55);
        for (let waited = 0; shown() != expected || traversals != expectedTraversals; waited++) {
            if (waited == 1000) return { index, expected, shown: shown(), traversals: traversals - expectedTraversals };
            await pause(10);
        }
    }
    return {};
}";

/// No more entries than every browser keeps.
const MAX_ENTRIES: usize = 40;

impl<'a> HistoryWalk<'a> {
    /// Opens the first of the URLs, with a link to each in the page.
    pub async fn start(
        browser: &'a Browser,
        server: &TestServer,
        folder: &Path,
        urls: &'a [&'static str],
    ) -> HistoryWalk<'a> {
        server.add_init_script(&format!(
            "addEventListener('DOMContentLoaded', () => {{
                for (const url of {urls:?}) {{
                    document.body.append(Object.assign(document.createElement('a'), {{ href: url, className: 'walk' }}));
                }}
            }})"
        ));
        browser.open(&server.url(urls[0])).await;
        let pages = urls.iter().map(|url| path(url)).map(|path| (String::from(path), page_at(folder, path))).collect();
        HistoryWalk { browser, urls, pages, entries: vec![0], current: 0, pending: Vec::new() }
    }

    /// Returns whether the history has an entry for a step.
    #[must_use]
    pub fn is_possible(&self, step: Step) -> bool {
        match step {
            Step::Link(_) => true,
            Step::Go(distance) => self.target(distance).is_some(),
        }
    }

    /// Returns whether the history has an entry for each of several steps.
    #[must_use]
    pub fn are_possible(&self, steps: &[Step]) -> bool {
        let mut entries = self.entries.clone();
        let mut current = self.current;
        steps.iter().all(|step| match *step {
            Step::Link(url) => {
                follow(&mut entries, &mut current, url);
                true
            }
            Step::Go(distance) => {
                let target = current.checked_add_signed(distance).filter(|target| *target < entries.len());
                current = target.unwrap_or(current);
                target.is_some()
            }
        })
    }

    /// Adds steps to an entry with six entries on either side, enough for every sequence that has entries at all.
    pub fn add_preparation(&mut self) {
        while !self.is_possible(Step::Go(-12)) {
            self.add_step(Step::Link(self.pending.len() % 4));
        }
        self.add_step(Step::Go(-6));
    }

    /// Adds a step, to be taken by [`Self::take_steps`].
    pub fn add_step(&mut self, step: Step) {
        let before = self.current;
        match step {
            Step::Link(url) => follow(&mut self.entries, &mut self.current, url),
            // Without such an entry, a browser stays where it is.
            Step::Go(distance) => self.current = self.target(distance).unwrap_or(self.current),
        }
        self.pending.push(PendingStep { step, has_effect: self.current != before, expected: self.expected() });
    }

    /// Takes the steps that were added, and asserts after each that page and address are those of the model. One script
    /// takes several: a thousand steps with several commands each would take minutes, and a driver ends a script before a busy
    /// machine has taken all.
    pub async fn take_steps(&mut self) {
        const STEPS_OF_A_SCRIPT: usize = 12;
        let pending = std::mem::take(&mut self.pending);
        for (number, steps) in pending.chunks(STEPS_OF_A_SCRIPT).enumerate() {
            let arguments: Vec<Value> = steps.iter().map(PendingStep::argument).collect();
            let script = format!("({TAKE_STEPS})({}, () => {SHOWN})", Value::from(arguments));
            let failure = self.browser.evaluate_promise(&script).await;
            let taken = failure["index"].as_u64().and_then(|index| usize::try_from(index).ok()).unwrap_or_default();
            assert_eq!(failure, json!({}), "after {:?}", &pending[..=number * STEPS_OF_A_SCRIPT + taken]);
        }
    }

    /// Takes the steps that were added, reloads the document, and asserts that page and address stay.
    pub async fn reload(&mut self) {
        self.take_steps().await;
        self.browser.reload().await;
        self.browser.wait_for_app().await;
        let expected = Value::from(self.expected());
        self.browser.wait_until(&format!("{SHOWN} == {expected}")).await;
    }

    /// Returns what a page shows in the script's [`SHOWN`].
    fn expected(&self) -> String {
        let url = self.urls[self.entries[self.current]];
        let (title, heading) = &self.pages[path(url)];
        format!("{url},{title},{heading}")
    }

    fn target(&self, distance: isize) -> Option<usize> {
        self.current.checked_add_signed(distance).filter(|target| *target < self.entries.len())
    }
}

fn follow(entries: &mut Vec<usize>, current: &mut usize, url: usize) {
    if entries[*current] == url {
        return;
    }
    entries.truncate(*current + 1);
    entries.push(url);
    if entries.len() > MAX_ENTRIES {
        entries.remove(0);
    }
    *current = entries.len() - 1;
}

fn path(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}

/// Returns the title and the heading of a document: what a reload shows.
fn page_at(folder: &Path, path: &str) -> (String, String) {
    let file = folder.join(path.trim_start_matches('/')).join("index.html");
    let document = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let between = |start: &str, end: &str| {
        let (_, rest) = document.split_once(start).unwrap_or_else(|| panic!("{} has no {start}", file.display()));
        String::from(rest.split_once(end).map_or(rest, |(text, _)| text))
    };
    (between("<title>", "</title>"), between("<h1>", "</h1>"))
}
