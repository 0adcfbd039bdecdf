//! Navigations in a browser beside a model of its session history. After each, page, address and a reload must agree.

use crate::{Browser, TestServer};
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
}

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
        HistoryWalk { browser, urls, pages, entries: vec![0], current: 0 }
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

    /// Takes a step and asserts that page and address are those of the model.
    pub async fn step(&mut self, step: Step, so_far: &[Step]) {
        match step {
            Step::Link(url) => {
                follow(&mut self.entries, &mut self.current, url);
                self.browser.evaluate(&format!("document.querySelectorAll('a.walk')[{url}].click()")).await;
            }
            Step::Go(distance) => {
                self.current = self.target(distance).expect("the step is possible");
                let traversed = "new Promise(resolve => addEventListener('popstate', resolve, { once: true }))";
                let go = format!("(history.go({distance}), {traversed}).then(() => 0)");
                self.browser.evaluate_promise(&go).await;
            }
        }
        self.assert_is_shown(so_far).await;
    }

    /// Reloads the document and asserts that page and address stay.
    pub async fn reload(&self, so_far: &[Step]) {
        self.browser.reload().await;
        self.browser.wait_for_app().await;
        self.assert_is_shown(so_far).await;
    }

    async fn assert_is_shown(&self, so_far: &[Step]) {
        let url = self.urls[self.entries[self.current]];
        let (title, heading) = &self.pages[path(url)];
        let expected = format!("[{url:?}, {title:?}, {heading:?}]");
        let shown = "[location.pathname + location.search + location.hash, document.title,
            document.querySelector('main h1')?.textContent]";
        let last = &so_far[so_far.len().saturating_sub(8)..];
        self.browser.wait_until(&format!("/* {last:?} */ String({shown}) == String({expected})")).await;
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
