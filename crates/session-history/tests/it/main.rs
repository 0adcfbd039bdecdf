//! Every short sequence of navigations, in a model of a browser.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use session_history::{Destination, NavigationType, Navigator, Step};

/// URLs of three pages, some with a fragment or a query.
const URLS: [&str; 6] = ["/", "/#goal", "/about/", "/about/#goal", "/news/", "/news/?kind=talk"];
const DISTANCES: [isize; 4] = [-2, -1, 1, 2];

/// What a visitor does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Action {
    Link(&'static str),
    Go(isize),
    Retry,
}

/// How the load that an action starts ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    Loaded,
    Failed,
    /// The next action comes before the response.
    Unfinished,
}

fn page(url: &str) -> String {
    String::from(url.split(['#', '?']).next().unwrap())
}

fn destination(url: &'static str) -> Destination<&'static str, String> {
    Destination { url, page: page(url) }
}

/// A browser with the app: the session history is the browser's, and what is on the screen is the app's.
struct Tab {
    entries: Vec<&'static str>,
    current: usize,
    navigator: Navigator<&'static str, String>,
    shown: String,
    shows_error: bool,
    loading: Option<(u32, String)>,
}

impl Tab {
    fn open(url: &'static str) -> Tab {
        Tab {
            entries: vec![url],
            current: 0,
            navigator: Navigator::new(page(url), false),
            shown: page(url),
            shows_error: false,
            loading: None,
        }
    }

    fn address(&self) -> &'static str {
        self.entries[self.current]
    }

    fn push(&mut self, url: &'static str) {
        self.entries.truncate(self.current + 1);
        self.entries.push(url);
        self.current += 1;
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Link(url) => self.start(NavigationType::Push, url),
            Action::Retry if self.shows_error => self.start(NavigationType::Retry, self.address()),
            Action::Retry => {}
            Action::Go(distance) => {
                // A browser does nothing if there is no such entry.
                let entry = self.current.checked_add_signed(distance).filter(|entry| *entry < self.entries.len());
                if let Some(entry) = entry {
                    self.current = entry;
                    self.start(NavigationType::Traverse, self.address());
                }
            }
        }
    }

    fn start(&mut self, navigation_type: NavigationType, url: &'static str) {
        let step = self.navigator.start(navigation_type, destination(url), &self.entries[self.current]);
        match step {
            Step::SamePage { push } => {
                self.loading = None;
                if push {
                    self.push(url);
                }
            }
            Step::Load { load, .. } => self.loading = Some((load, page(url))),
            Step::KeepLoading => {}
        }
    }

    /// The response of the load in progress arrives.
    fn respond(&mut self, has_failed: bool) {
        let Some((load, loaded)) = self.loading.take() else { return };
        let completion = self.navigator.complete(load, has_failed, &self.entries[self.current]).unwrap();
        self.shown = loaded;
        self.shows_error = has_failed;
        if completion.push {
            self.push(URLS.into_iter().find(|url| *url == completion.url).unwrap());
        }
    }
}

/// The session history of a browser without scripts.
struct PlainHistory {
    entries: Vec<&'static str>,
    current: usize,
}

impl PlainHistory {
    fn act(&mut self, action: Action) {
        match action {
            Action::Link(url) if url == self.entries[self.current] => {}
            Action::Link(url) => {
                self.entries.truncate(self.current + 1);
                self.entries.push(url);
                self.current += 1;
            }
            Action::Go(distance) => {
                let entry = self.current.checked_add_signed(distance);
                self.current = entry.filter(|entry| *entry < self.entries.len()).unwrap_or(self.current);
            }
            Action::Retry => {}
        }
    }
}

/// Calls `check` with every sequence of `length` items.
fn every_sequence<Item: Copy>(items: &[Item], length: usize, check: &mut impl FnMut(&[Item])) {
    fn extend<Item: Copy>(sequence: &mut Vec<Item>, items: &[Item], length: usize, check: &mut impl FnMut(&[Item])) {
        if sequence.len() == length {
            return check(sequence);
        }
        for item in items {
            sequence.push(*item);
            extend(sequence, items, length, check);
            sequence.pop();
        }
    }
    extend(&mut Vec::new(), items, length, check);
}

fn actions() -> Vec<Action> {
    URLS.map(Action::Link).into_iter().chain(DISTANCES.map(Action::Go)).collect()
}

#[test]
fn page_address_and_entries_are_those_of_a_browser_without_scripts() {
    let mut count = 0;
    every_sequence(&actions(), 5, &mut |sequence| {
        count += 1;
        let mut tab = Tab::open(URLS[0]);
        let mut plain = PlainHistory { entries: vec![URLS[0]], current: 0 };
        for action in sequence {
            tab.act(*action);
            tab.respond(false);
            plain.act(*action);
            assert_eq!((&tab.entries, tab.current), (&plain.entries, plain.current), "{sequence:?}");
            assert_eq!(tab.shown, page(tab.address()), "what a reload shows differs after {sequence:?}");
        }
    });
    assert_eq!(count, 100_000);
}

#[test]
fn the_last_of_several_unfinished_navigations_wins() {
    let urls = [URLS[0], URLS[1], URLS[2], URLS[4]].map(Action::Link);
    let actions = urls.into_iter().chain([-1, 1].map(Action::Go)).chain([Action::Retry]);
    let outcomes = [Outcome::Loaded, Outcome::Failed, Outcome::Unfinished];
    let steps: Vec<(Action, Outcome)> = actions.flat_map(|action| outcomes.map(|outcome| (action, outcome))).collect();
    every_sequence(&steps, 4, &mut |sequence| {
        let mut tab = Tab::open(URLS[0]);
        for (action, outcome) in sequence {
            tab.act(*action);
            if *outcome != Outcome::Unfinished {
                tab.respond(*outcome == Outcome::Failed);
            }
        }
        let had_error = tab.shows_error && tab.loading.is_none();
        tab.respond(false);
        assert_eq!(tab.shown, page(tab.address()), "what a reload shows differs after {sequence:?}");
        assert_eq!(tab.shows_error, had_error, "{sequence:?}");
        if let Some((Action::Link(url), _)) = sequence.last() {
            assert_eq!(tab.address(), *url, "{sequence:?}");
        }
    });
}

#[test]
fn a_link_to_a_page_that_could_not_be_loaded_loads_it_past_the_caches() {
    let mut navigator = Navigator::new(page("/"), false);
    let step = navigator.start(NavigationType::Push, destination("/about/"), &"/");
    assert_eq!(step, Step::Load { load: 1, bypass_caches: false });
    assert!(navigator.complete(1, true, &"/").unwrap().push);
    let step = navigator.start(NavigationType::Push, destination("/about/"), &"/about/");
    assert_eq!(step, Step::Load { load: 2, bypass_caches: true });
    assert!(!navigator.complete(2, false, &"/about/").unwrap().push);
}

#[test]
fn a_second_click_on_a_link_continues_the_load_with_the_last_fragment() {
    let mut navigator = Navigator::new(page("/"), false);
    navigator.start(NavigationType::Push, destination("/about/"), &"/");
    let step = navigator.start(NavigationType::Push, destination("/about/#goal"), &"/");
    assert_eq!(step, Step::KeepLoading);
    assert_eq!(navigator.complete(1, false, &"/").unwrap().url, "/about/#goal");
}

#[test]
fn a_cancelled_load_completes_nothing() {
    let mut navigator = Navigator::new(page("/"), false);
    navigator.start(NavigationType::Push, destination("/about/"), &"/");
    assert!(navigator.is_pending(1));
    navigator.start(NavigationType::Push, destination("/#goal"), &"/");
    assert!(!navigator.is_pending(1));
    assert_eq!(navigator.complete(1, false, &"/#goal"), None);
    navigator.start(NavigationType::Push, destination("/about/"), &"/#goal");
    navigator.start(NavigationType::Push, destination("/news/"), &"/#goal");
    assert_eq!(navigator.complete(2, false, &"/#goal"), None, "a late response of the first link");
    assert_eq!(navigator.complete(3, false, &"/#goal").unwrap().url, "/news/");
}

#[test]
fn a_load_that_the_host_answers_leaves_the_page() {
    let mut navigator = Navigator::new(page("/"), false);
    navigator.start(NavigationType::Push, destination("/about/"), &"/");
    assert!(navigator.cancel(1, &"/").unwrap().push);
    assert_eq!(navigator.cancel(1, &"/"), None);
    let step = navigator.start(NavigationType::Push, destination("/about/"), &"/");
    assert_eq!(step, Step::Load { load: 2, bypass_caches: false });
}
