//! Follows the address: loads what a new one leads to and shows it when it is there.
//!
//! Until then the old page stays as it is, as in a browser without scripts. The router's `BrowserUrl` catches clicks on
//! links and the buttons back and forward; it writes the new address only once [`Navigation`] says that the page stands.

use crate::app::reload;
use crate::content::{self, LoadFailure};
use crate::head::{self, PageTags};
use crate::site_context::SiteContext;
use crate::{focus, menu, scroll, theme, transition};
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use model::page::PageContent;
use model::route::Route;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use ui::state::{State, Status};
use web_sys::AbortController;

/// A page, or why there is none.
#[derive(Clone)]
pub struct Shown {
    /// The route of the address, or `None` where it is no route.
    pub route: Option<Route>,
    /// What the route shows.
    pub content: Result<PageContent, LoadFailure>,
}

/// The state of the navigation. Copies share it.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// What is shown.
    pub shown: RwSignal<Shown>,
    /// What the live parts of the page follow.
    pub state: RwSignal<State>,
    /// The site's words and URLs.
    pub context: SiteContext,
    kept: StoredValue<Kept, LocalStorage>,
}

/// What nothing on the page follows.
struct Kept {
    location: BrowserUrl,
    /// Counts the pages that were asked for, so that a late answer is known as such.
    latest: Cell<u32>,
    request: RefCell<Option<AbortController>>,
}

/// A page that takes longer than this to load says so.
const SLOW: Duration = Duration::from_millis(700);

/// How long a sentence is shown that nobody has to answer.
const LONG_ENOUGH_TO_READ: Duration = Duration::from_secs(6);

/// How the visitor came to an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    /// By a link. The address bar still shows the old address.
    Link,
    /// By back or forward.
    History,
    /// By trying again.
    Retry,
}

impl Navigation {
    /// Starts to follow the address, with the first page already loaded.
    #[must_use]
    pub fn start(first: Shown, location: BrowserUrl, context: SiteContext) -> Navigation {
        let url = location.as_url().clone();
        let state = State { theme: theme::chosen(), ..State::of(first.route.clone()) };
        let navigation = Navigation {
            shown: RwSignal::new(first),
            state: RwSignal::new(state),
            context,
            kept: StoredValue::new_local(Kept { location, latest: Cell::new(0), request: RefCell::default() }),
        };
        navigation.show_head();
        let follow = move |previous: Option<String>| {
            url.with(|current| {
                match previous {
                    None => {}
                    Some(previous) if previous == current.path() => arrive_on_same_page(current),
                    Some(_) => navigation.go(current, arrival_at(current)),
                }
                String::from(current.path())
            })
        };
        // The address is followed as long as the document is there.
        std::mem::forget(RenderEffect::new(follow));
        navigation
    }

    /// Says something that need not stay.
    pub fn say_for_a_while(self, status: Status) {
        let text = status.text.clone();
        self.say(status);
        let hide = move || self.state.update(|state| state.status.is_visible &= state.status.text != text);
        set_timeout(hide, LONG_ENOUGH_TO_READ);
    }

    fn say(self, status: Status) {
        self.state.update(|state| state.status = status);
    }

    /// Loads the page again that could not be loaded.
    pub fn retry(self) {
        let url = self.kept.with_value(|kept| kept.location.as_url().get_untracked());
        self.go(&url, Arrival::Retry);
    }

    fn go(self, url: &Url, arrival: Arrival) {
        let controller = AbortController::new().ok();
        let signal = controller.as_ref().map(AbortController::signal);
        let number = self.kept.with_value(|kept| {
            if let Some(earlier) = kept.request.replace(controller) {
                earlier.abort();
            }
            kept.latest.set(kept.latest.get() + 1);
            kept.latest.get()
        });
        self.state.update(|state| state.is_loading = true);
        let context = self.context;
        let place = context.urls.resolve(url.path());
        let url = url.clone();
        self.say_if_slow(number, context.strings().loading.clone());
        spawn_local(async move {
            let (route, signal) = (place.route.as_ref(), signal.as_ref());
            // WebKit would give the failed answer of a preload again and again.
            let anew = arrival == Arrival::Retry;
            let content = content::load(context.urls, &place.language, route, signal, anew).await;
            if self.is_latest(number) {
                self.state.update(|state| state.is_loading = false);
                if matches!(content, Err(LoadFailure::Newer)) && arrival != Arrival::Retry {
                    return self.load_newer_site(arrival).await;
                }
                scroll::leave();
                transition::pass(async move {
                    // Firefox can lose the place that it is given below to the one that it takes in a page that is
                    // shorter than the last one was scrolled.
                    scroll::to_top();
                    self.state.update(|state| {
                        let (theme, status) = (state.theme, std::mem::take(&mut state.status));
                        *state = State { theme, status, ..State::of(place.route.clone()) };
                    });
                    self.shown.set(Shown { route: place.route, content });
                    tick().await;
                    self.arrive(&url, arrival).await;
                })
                .await;
            }
        });
    }

    /// The site has been deployed anew since it was opened here: its document is loaded instead, once.
    async fn load_newer_site(self, arrival: Arrival) {
        self.write_address(arrival).await;
        reload();
    }

    /// Writes the address of a link that was followed. Back, forward and a retry have it written already.
    async fn write_address(self, arrival: Arrival) {
        if arrival == Arrival::Link {
            self.kept.with_value(|kept| kept.location.ready_to_complete());
            tick().await;
        }
    }

    /// What happens once the new page stands: address, title, place on the page, focus, announcement, in this order.
    async fn arrive(self, url: &Url, arrival: Arrival) {
        self.write_address(arrival).await;
        menu::close();
        scroll::enter();
        head::leave_first_page();
        self.show_head();
        if arrival == Arrival::History && !scroll::restore(fragment_of(url)) {
            scroll::to_top();
        }
        let at_fragment = arrival == Arrival::Link && focus::to_id(fragment_of(url));
        if !at_fragment {
            focus::to_heading();
        }
        self.say(Status { text: document().title(), is_visible: false });
    }

    fn is_latest(self, number: u32) -> bool {
        self.kept.with_value(|kept| kept.latest.get() == number)
    }

    fn say_if_slow(self, number: u32, text: String) {
        let say = move || {
            if self.is_latest(number) && self.state.with_untracked(|state| state.is_loading) {
                self.say(Status { text, is_visible: true });
            }
        };
        set_timeout(say, SLOW);
    }

    fn show_head(self) {
        let strings = self.context.strings();
        self.shown.with_untracked(|shown| {
            let meta = shown.content.as_ref().map(PageContent::meta);
            let (title, description) = match &meta {
                Ok(meta) => (&meta.title, &meta.description),
                Err(LoadFailure::NotFound) => (&strings.not_found_heading, &strings.not_found_text),
                Err(_) => (&strings.failure_heading, &strings.failure_connection),
            };
            head::show(&PageTags { title, description }, self.context);
        });
    }
}

/// After a link within the page the router has scrolled; after back and forward nobody has.
fn arrive_on_same_page(url: &Url) {
    let came_back = scroll::enter();
    if came_back && !scroll::restore(fragment_of(url)) {
        scroll::to_top();
    }
    focus::to_id(fragment_of(url));
}

/// The router writes the address of a link only when the page stands, while back and forward have written it before.
fn arrival_at(url: &Url) -> Arrival {
    let location = window().location();
    let is_written = location.pathname().is_ok_and(|path| path == url.path())
        && location.hash().is_ok_and(|hash| hash == url.hash());
    if is_written { Arrival::History } else { Arrival::Link }
}

fn fragment_of(url: &Url) -> &str {
    url.hash().trim_start_matches('#')
}
