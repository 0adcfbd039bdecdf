//! Decides what links, back, forward and a retry do with the page and the session history.
//!
//! The browser changes the session history without asking. So nothing here records its entries: each decision compares
//! with what the address bar shows at that moment. The app reads and writes the address bar; this crate does no I/O, so its
//! tests run every sequence of navigations against a model of a browser.

/// How the visitor came to a URL, named as by the Navigation API:
/// <https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigationtype>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavigationType {
    /// By a link. The address bar still shows the old URL.
    Push,
    /// By back or forward. The address bar shows the new URL already.
    Traverse,
    /// By the button of an error message. The address bar shows the URL already.
    Retry,
}

/// A URL, and the page that it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination<Url, Page> {
    /// The URL, written as the address bar writes it.
    pub url: Url,
    /// The page, whatever the spelling of its URL and the fragment.
    pub page: Page,
}

/// What the app does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The page is already shown. An earlier load is cancelled.
    SamePage {
        /// Whether the URL is a new entry of the session history.
        push: bool,
    },
    /// The page is to be loaded. An earlier load is cancelled.
    Load {
        /// The number of the load, for [`Navigator::complete`].
        load: u32,
        /// Whether caches are bypassed, because an earlier load of the page failed.
        bypass_caches: bool,
    },
    /// The load in progress is that of the page.
    KeepLoading,
}

/// A completed navigation, whose page is shown now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion<Url> {
    /// The URL of the page.
    pub url: Url,
    /// How the visitor came to it.
    pub navigation_type: NavigationType,
    /// Whether the URL is a new entry of the session history.
    pub push: bool,
}

/// The page on the screen, and the navigation in progress.
#[derive(Debug)]
pub struct Navigator<Url, Page> {
    shown: Page,
    has_failed: bool,
    pending: Option<(NavigationType, Destination<Url, Page>)>,
    latest_load: u32,
}

impl<Url: PartialEq, Page: Clone + PartialEq> Navigator<Url, Page> {
    /// Starts with the first page.
    #[must_use]
    pub fn new(shown: Page, has_failed: bool) -> Navigator<Url, Page> {
        Navigator { shown, has_failed, pending: None, latest_load: 0 }
    }

    /// Starts a navigation, which cancels the one in progress. `address` is the URL in the address bar.
    pub fn start(&mut self, navigation_type: NavigationType, to: Destination<Url, Page>, address: &Url) -> Step {
        let bypass_caches = navigation_type == NavigationType::Retry || self.has_failed && self.shown == to.page;
        if !bypass_caches && self.shown == to.page {
            self.pending = None;
            return Step::SamePage { push: navigation_type == NavigationType::Push && to.url != *address };
        }
        let is_loading = self.pending.as_ref().is_some_and(|(_, pending)| pending.page == to.page);
        self.pending = Some((navigation_type, to));
        if is_loading {
            return Step::KeepLoading;
        }
        self.latest_load += 1;
        Step::Load { load: self.latest_load, bypass_caches }
    }

    /// Returns whether a load is still in progress: no other navigation has cancelled it.
    #[must_use]
    pub fn is_pending(&self, load: u32) -> bool {
        self.pending.is_some() && self.latest_load == load
    }

    /// Completes the navigation of a load, or returns `None` if it was cancelled. The caller shows the page and writes its
    /// URL in one task, so that no navigation comes between. `address` is the URL in the address bar.
    pub fn complete(&mut self, load: u32, has_failed: bool, address: &Url) -> Option<Completion<Url>> {
        let (page, completion) = self.take(load, address)?;
        self.shown = page;
        self.has_failed = has_failed;
        Some(completion)
    }

    /// Cancels the navigation of a load and returns what it would have completed, or `None` if it was cancelled already.
    pub fn cancel(&mut self, load: u32, address: &Url) -> Option<Completion<Url>> {
        self.take(load, address).map(|(_, completion)| completion)
    }

    fn take(&mut self, load: u32, address: &Url) -> Option<(Page, Completion<Url>)> {
        if !self.is_pending(load) {
            return None;
        }
        let (navigation_type, Destination { url, page }) = self.pending.take()?;
        let push = navigation_type == NavigationType::Push && url != *address;
        Some((page, Completion { url, navigation_type, push }))
    }
}
