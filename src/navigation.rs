//! Follows the URL: loads the content of a new route and shows it once it has arrived.
//!
//! Until then the old page stays, as in a browser without scripts. The router's `BrowserUrl` intercepts clicks on links
//! and handles back and forward. It writes a new URL only once [`Navigation`] reports that the page is complete.

use crate::app::reload;
use crate::loader::{self, LoadError, RequestCache};
use crate::site_context::SiteContext;
use crate::{focus, head, menu, scroll, theme, transition};
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use model::page::PageContent;
use model::route::Route;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use ui::state::{Announcement, UiState};
use web_sys::AbortController;

/// The time after which a page that is still loading is announced as such.
const LOADING_ANNOUNCEMENT_DELAY: Duration = Duration::from_millis(700);

/// The time for which a brief announcement is visible.
const BRIEF_ANNOUNCEMENT: Duration = Duration::from_secs(6);

/// A page, or the reason why it could not be loaded.
#[derive(Clone)]
pub struct LoadedPage {
    /// The route of the URL, or `None` if it has none.
    pub route: Option<Route>,
    /// The content of the page.
    pub content: Result<PageContent, LoadError>,
}

/// A handle to the navigation. Copies share its state.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// The current page.
    pub page: RwSignal<LoadedPage>,
    /// The state that dynamic values follow.
    pub state: RwSignal<UiState>,
    /// The site, its URLs and the language.
    pub context: SiteContext,
    internals: StoredValue<Internals, LocalStorage>,
}

/// The state that no view reads.
struct Internals {
    location: BrowserUrl,
    /// The number of the latest load, by which a stale answer is recognised.
    latest_load: Cell<u32>,
    abort_controller: RefCell<Option<AbortController>>,
}

/// How the visitor came to a URL, named as by the Navigation API:
/// <https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigationtype>.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NavigationType {
    /// By a link. The address bar still shows the old URL.
    Push,
    /// By back or forward.
    Traverse,
    /// By the button of an error message.
    Retry,
}

impl Navigation {
    /// Starts to follow the URL. The first page is already loaded.
    #[must_use]
    pub fn start(first_page: LoadedPage, location: BrowserUrl, context: SiteContext) -> Navigation {
        let url = location.as_url().clone();
        let state = UiState { theme: theme::current(), ..UiState::new(first_page.route.clone()) };
        let internals = Internals { location, latest_load: Cell::new(0), abort_controller: RefCell::default() };
        let navigation = Navigation {
            page: RwSignal::new(first_page),
            state: RwSignal::new(state),
            context,
            internals: StoredValue::new_local(internals),
        };
        navigation.update_head();
        let follow = move |previous: Option<String>| {
            url.with(|current| {
                match previous {
                    None => {}
                    Some(previous) if previous == current.path() => same_page_shown(current),
                    Some(_) => navigation.navigate(current, navigation_type(current)),
                }
                String::from(current.path())
            })
        };
        // The effect lives as long as the document.
        std::mem::forget(RenderEffect::new(follow));
        navigation
    }

    /// Announces something, and hides the announcement after a while.
    pub fn announce_briefly(self, announcement: Announcement) {
        let message = announcement.message.clone();
        self.announce(announcement);
        let hide =
            move || self.state.update(|state| state.announcement.is_visible &= state.announcement.message != message);
        set_timeout(hide, BRIEF_ANNOUNCEMENT);
    }

    /// Loads the current page again after it could not be loaded.
    pub fn retry(self) {
        let url = self.internals.with_value(|internals| internals.location.as_url().get_untracked());
        self.navigate(&url, NavigationType::Retry);
    }

    fn announce(self, announcement: Announcement) {
        self.state.update(|state| state.announcement = announcement);
    }

    fn navigate(self, url: &Url, navigation_type: NavigationType) {
        let (load, signal) = self.start_load();
        self.state.update(|state| state.is_loading = true);
        self.announce_if_slow(load);
        let (url, context) = (url.clone(), self.context);
        spawn_local(async move {
            let location = context.urls.resolve(url.path());
            // WebKit answers with the failed response of a preload again and again.
            let is_retry = navigation_type == NavigationType::Retry;
            let cache = if is_retry { RequestCache::Reload } else { RequestCache::Default };
            let content = loader::load(context.urls, &location, signal.as_ref(), cache).await;
            if !self.is_latest(load) {
                return;
            }
            self.state.update(|state| state.is_loading = false);
            if matches!(content, Err(LoadError::NewerSchema)) && !is_retry {
                return self.load_newer_site(navigation_type).await;
            }
            scroll::before_navigation();
            let page = LoadedPage { route: location.route, content };
            transition::run(self.show(page, url, navigation_type)).await;
        });
    }

    /// Aborts the load in progress and returns the number and the abort signal of a new one.
    fn start_load(self) -> (u32, Option<web_sys::AbortSignal>) {
        let controller = AbortController::new().ok();
        let signal = controller.as_ref().map(AbortController::signal);
        let load = self.internals.with_value(|internals| {
            if let Some(earlier) = internals.abort_controller.replace(controller) {
                earlier.abort();
            }
            internals.latest_load.set(internals.latest_load.get() + 1);
            internals.latest_load.get()
        });
        (load, signal)
    }

    async fn show(self, page: LoadedPage, url: Url, navigation_type: NavigationType) {
        // If the new page is shorter than the scroll offset of the old one, Firefox can lose the offset that is set below.
        scroll::to_top();
        self.state.update(|state| {
            let (theme, announcement) = (state.theme, std::mem::take(&mut state.announcement));
            *state = UiState { theme, announcement, ..UiState::new(page.route.clone()) };
        });
        self.page.set(page);
        tick().await;
        self.page_shown(&url, navigation_type).await;
    }

    /// Loads the document of a site that was deployed since this one was opened, once.
    async fn load_newer_site(self, navigation_type: NavigationType) {
        self.write_url(navigation_type).await;
        reload();
    }

    /// Writes the URL of a followed link. After back, forward and a retry the address bar shows it already.
    async fn write_url(self, navigation_type: NavigationType) {
        if navigation_type == NavigationType::Push {
            self.internals.with_value(|internals| internals.location.ready_to_complete());
            tick().await;
        }
    }

    /// Completes a navigation: URL, head, scroll position, focus, announcement, in this order.
    async fn page_shown(self, url: &Url, navigation_type: NavigationType) {
        self.write_url(navigation_type).await;
        menu::close();
        scroll::entry_shown();
        head::remove_canonical_link();
        self.update_head();
        if navigation_type == NavigationType::Traverse && !scroll::restore(fragment(url)) {
            scroll::to_top();
        }
        let is_at_fragment = navigation_type == NavigationType::Push && focus::focus_id(fragment(url));
        if !is_at_fragment {
            focus::focus_heading();
        }
        self.announce(Announcement { message: document().title(), is_visible: false });
    }

    fn is_latest(self, load: u32) -> bool {
        self.internals.with_value(|internals| internals.latest_load.get() == load)
    }

    fn announce_if_slow(self, load: u32) {
        let announce = move || {
            if self.is_latest(load) && self.state.with_untracked(|state| state.is_loading) {
                self.announce(Announcement { message: self.context.strings().loading.clone(), is_visible: true });
            }
        };
        set_timeout(announce, LOADING_ANNOUNCEMENT_DELAY);
    }

    fn update_head(self) {
        let strings = self.context.strings();
        self.page.with_untracked(|page| {
            let meta = page.content.as_ref().map(PageContent::meta);
            let (title, description) = match &meta {
                Ok(meta) => (&meta.title, &meta.description),
                Err(LoadError::NotFound) => (&strings.not_found_heading, &strings.not_found_text),
                Err(_) => (&strings.failure_heading, &strings.failure_connection),
            };
            head::update(title, description, self.context);
        });
    }
}

/// Completes a navigation within the page. The router scrolls after a link, but not after back and forward.
fn same_page_shown(url: &Url) {
    let is_revisited = scroll::entry_shown();
    if is_revisited && !scroll::restore(fragment(url)) {
        scroll::to_top();
    }
    focus::focus_id(fragment(url));
}

/// The router writes the URL of a link once the page is complete; back and forward write it before.
fn navigation_type(url: &Url) -> NavigationType {
    let location = window().location();
    let is_written = location.pathname().is_ok_and(|path| path == url.path())
        && location.hash().is_ok_and(|hash| hash == url.hash());
    if is_written { NavigationType::Traverse } else { NavigationType::Push }
}

fn fragment(url: &Url) -> &str {
    url.hash().trim_start_matches('#')
}
