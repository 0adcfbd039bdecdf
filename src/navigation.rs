//! Follows links, back and forward: loads the content of a page and shows it once it has arrived.
//!
//! Until then the old page stays, as in a browser without scripts. [`session_history`] decides what each step does; the
//! URL of a link is written together with its page.

use crate::app::reload;
use crate::history::Address;
use crate::loader::{self, LoadError, RequestCache};
use crate::site_context::SiteContext;
use crate::{clock, focus, head, history, menu, scroll, theme, transition};
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use model::page::PageContent;
use model::route::Route;
use model::urls::LocalizedRoute;
use session_history::{Completion, Destination, NavigationType, Navigator, Step};
use std::cell::RefCell;
use std::time::Duration;
use ui::MAIN_ID;
use ui::state::{Announcement, UiState};
use web_sys::{AbortController, AbortSignal};

/// The time after which a page that is still loading is announced as such.
const LOADING_ANNOUNCEMENT_DELAY: Duration = Duration::from_millis(700);

/// The time for which a brief announcement is visible.
const BRIEF_ANNOUNCEMENT: Duration = Duration::from_secs(6);

/// What an address leads to: the page of a route, or else whatever the host has at the path.
type Target = Result<Route, String>;

/// A page, or the reason why it could not be loaded.
#[derive(Clone)]
pub struct LoadedPage {
    /// The route of the URL, or `None` if it has none.
    pub route: Option<Route>,
    /// The content of the page.
    pub content: Result<PageContent, LoadError>,
}

impl LoadedPage {
    /// Whether it is an error message. "Not found" is a page like any other.
    fn has_failed(&self) -> bool {
        matches!(&self.content, Err(error) if *error != LoadError::NotFound)
    }

    fn initial_state(&self) -> UiState {
        UiState::new(self.route.clone(), self.content.as_ref().ok())
    }
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
    navigator: RefCell<Navigator<Address, Target>>,
    abort_controller: RefCell<Option<AbortController>>,
}

impl Navigation {
    /// Starts to follow links, back and forward. The first page is already loaded.
    #[must_use]
    pub fn start(first_page: LoadedPage, context: SiteContext) -> Navigation {
        let address = history::address();
        let query = address.query.clone();
        let state = UiState { theme: theme::current(), query, ..first_page.initial_state() };
        let navigator = Navigator::new(target(first_page.route.clone(), &address), first_page.has_failed()).into();
        let navigation = Navigation {
            page: RwSignal::new(first_page),
            state: RwSignal::new(state),
            context,
            internals: StoredValue::new_local(Internals { navigator, abort_controller: RefCell::default() }),
        };
        navigation.update_head();
        history::on_link(move |url| navigation.follow_link(url));
        history::on_traverse(move || navigation.navigate(NavigationType::Traverse, navigation.address()));
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

    /// Loads the page of the address bar again after it could not be loaded.
    pub fn retry(self) {
        self.navigate(NavigationType::Retry, self.address());
    }

    /// Announces something. A message that was announced before is announced again, since it is empty in between.
    fn announce(self, announcement: Announcement) {
        self.state.update(|state| state.announcement = Announcement::default());
        spawn_local(async move {
            tick().await;
            self.state.update(|state| state.announcement = announcement);
        });
    }

    /// Follows a link if the app has a route for it, and a place to show the page. Returns `false` if the browser must
    /// follow it.
    fn follow_link(self, url: Address) -> bool {
        let to = self.destination(url);
        let is_followed = to.page.is_ok() && focus::element_by_id(MAIN_ID).is_some();
        if is_followed {
            self.navigate(NavigationType::Push, to);
        }
        is_followed
    }

    fn address(self) -> Destination<Address, Target> {
        self.destination(history::address())
    }

    fn destination(self, url: Address) -> Destination<Address, Target> {
        Destination { page: target(self.context.resolve(&url.path), &url), url }
    }

    fn navigate(self, navigation_type: NavigationType, to: Destination<Address, Target>) {
        let Destination { url, page } = to.clone();
        match self.with_navigator(|navigator| navigator.start(navigation_type, to, &history::address())) {
            Step::KeepLoading => {}
            Step::SamePage { push } => {
                self.cancel_load();
                self.state.update(|state| state.query = url.query.clone());
                same_page_shown(&Completion { url, navigation_type, push });
            }
            Step::Load { load, bypass_caches } => self.load(load, page.ok(), bypass_caches),
        }
    }

    fn load(self, load: u32, route: Option<Route>, bypass_caches: bool) {
        let controller = AbortController::new().ok();
        let signal = controller.as_ref().map(AbortController::signal);
        self.replace_abort_controller(controller);
        self.state.update(|state| state.is_loading = true);
        self.announce_if_slow(load);
        spawn_local(async move {
            let page = self.load_page(route, signal, bypass_caches).await;
            match page.content {
                Err(LoadError::NewerSchema | LoadError::NotFound) if !bypass_caches => self.load_document(load),
                _ => transition::run(self.show(load, page)).await,
            }
        });
    }

    async fn load_page(self, route: Option<Route>, signal: Option<AbortSignal>, bypass_caches: bool) -> LoadedPage {
        let context = self.context;
        let location = LocalizedRoute { language: String::from(context.language), route };
        // WebKit answers with the failed response of a preload again and again.
        let cache = if bypass_caches { RequestCache::Reload } else { RequestCache::Default };
        let content = loader::load(context.urls, &location, signal.as_ref(), cache).await;
        LoadedPage { route: location.route, content }
    }

    fn cancel_load(self) {
        self.replace_abort_controller(None);
        self.state.update(|state| state.is_loading = false);
    }

    /// Aborts the load in progress.
    fn replace_abort_controller(self, controller: Option<AbortController>) {
        let earlier = self.internals.with_value(|internals| internals.abort_controller.replace(controller));
        if let Some(earlier) = earlier {
            earlier.abort();
        }
    }

    /// Shows a page, unless its load was cancelled. Runs in one task, so that no other navigation comes between.
    async fn show(self, load: u32, page: LoadedPage) {
        let Some(completion) = self.complete(load, page.has_failed()) else { return };
        scroll::before_navigation();
        // If the new page is shorter than the scroll offset of the old one, Firefox can lose the offset that is set below.
        scroll::to_top();
        self.state.update(|state| {
            let (theme, announcement) = (state.theme, std::mem::take(&mut state.announcement));
            let (clock, query) = (Some(clock::read()), completion.url.query.clone());
            *state = UiState { theme, announcement, clock, query, ..page.initial_state() };
        });
        self.page.set(page);
        tick().await;
        self.page_shown(&completion);
    }

    /// Loads the document of a page that this app cannot show: the site may have a newer version, or the host may redirect
    /// the URL.
    fn load_document(self, load: u32) {
        let cancelled = self.with_navigator(|navigator| navigator.cancel(load, &history::address()));
        if let Some(Completion { push, url, .. }) = cancelled {
            self.cancel_load();
            if push {
                history::push(&url);
            }
            // A document that was reloaded does not reload itself once more for a newer site.
            reload();
        }
    }

    /// Completes a navigation: URL, head, scroll position, focus, announcement, in this order.
    fn page_shown(self, completion: &Completion<Address>) {
        if completion.push {
            history::push(&completion.url);
        }
        menu::close();
        scroll::entry_shown();
        head::remove_canonical_link();
        self.update_head();
        let fragment = history::fragment(&completion.url);
        let is_at_fragment = match completion.navigation_type {
            NavigationType::Push => scroll::to_id(&fragment) && focus::focus_id(&fragment),
            NavigationType::Traverse if !scroll::restore(&fragment) => {
                scroll::to_top();
                false
            }
            NavigationType::Traverse | NavigationType::Retry => false,
        };
        if !is_at_fragment {
            focus::focus_heading();
        }
        self.announce(Announcement { message: document().title(), is_visible: false });
    }

    fn complete(self, load: u32, has_failed: bool) -> Option<Completion<Address>> {
        let completion = self.with_navigator(|navigator| navigator.complete(load, has_failed, &history::address()))?;
        // The response is in the cache now. Aborting its request would make it unreadable.
        self.internals.with_value(|internals| internals.abort_controller.take());
        Some(completion)
    }

    fn with_navigator<Output>(self, act: impl FnOnce(&mut Navigator<Address, Target>) -> Output) -> Output {
        self.internals.with_value(|internals| act(&mut internals.navigator.borrow_mut()))
    }

    fn announce_if_slow(self, load: u32) {
        let announce = move || {
            if self.with_navigator(|navigator| navigator.is_pending(load)) {
                self.announce(Announcement { message: self.context.strings().loading.text.clone(), is_visible: true });
            }
        };
        set_timeout(announce, LOADING_ANNOUNCEMENT_DELAY);
    }

    fn update_head(self) {
        let strings = self.context.strings();
        self.page.with_untracked(|page| {
            let (title, description) = match &page.content {
                Ok(content) => content.title_and_description(),
                Err(LoadError::NotFound) => (&*strings.not_found_heading.text, &*strings.not_found_text.text),
                Err(_) => (&*strings.failure_heading.text, &*strings.failure_connection.text),
            };
            head::update(title, description, self.context);
        });
    }
}

fn target(route: Option<Route>, url: &Address) -> Target {
    route.ok_or_else(|| url.path.clone())
}

/// Completes a navigation within the page.
fn same_page_shown(completion: &Completion<Address>) {
    let fragment = history::fragment(&completion.url);
    if completion.push {
        scroll::before_navigation();
        history::push(&completion.url);
    }
    let is_revisited = scroll::entry_shown();
    let is_scrolled = match completion.navigation_type {
        NavigationType::Push => {
            menu::close();
            scroll::to_id(&fragment)
        }
        // An edited fragment adds an entry, to which the browser itself scrolls.
        _ => !is_revisited || scroll::restore(&fragment),
    };
    if !is_scrolled {
        scroll::to_top();
    }
    focus::focus_id(&fragment);
}
