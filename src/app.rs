//! The app as a whole: loads what the first page needs, then shows header, page and footer.

use crate::content::{self, LoadFailure};
use crate::drawing::Drawing;
use crate::language;
use crate::navigation::{Navigation, Shown};
use crate::site_context::SiteContext;
use crate::{ahead, memory, page, scroll, takeover, transition};
use js_sys::Map;
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider};
use model::page::PageContent;
use model::site::Site;
use model::urls::{LocalizedRoute, SiteUrls};
use std::borrow::Cow;
use std::time::Duration;
use ui::node::Element;
use ui::{MAIN_ID, footer, header, skip_link, status_line};
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes the place of the document's text in one step. `files` are those of the first page, as far as they could be had while
/// the app was on its way: promises by URL (`start.js` of the publisher).
#[wasm_bindgen]
pub fn start(files: Map) {
    memory::begin_with(files);
    wasm_bindgen_futures::spawn_local(async {
        let urls = language::site_urls();
        let place = urls.resolve(&window().location().pathname().unwrap_or_default());
        let site = content::load_site(&urls, &place.language).await;
        let page = content::load(&urls, &place.language, place.route.as_ref(), None, false).await;
        match (site, page) {
            (Err(LoadFailure::Newer), _) | (_, Err(LoadFailure::Newer)) if takeover::may_reload() => reload(),
            // A page that was never found is a page; any other failure leaves the reader the text that is there.
            (Ok(site), page) if !takeover::has_text() || matches!(page, Ok(_) | Err(LoadFailure::NotFound)) => {
                // What is read and what is drawn are two tasks, so that the visitor is heard between them.
                set_timeout(move || show(site, urls, place, page), Duration::ZERO);
            }
            _ => takeover::say_that_start_failed(),
        }
    });
}

/// Loads the document again. If it cannot be loaded, the browser says so itself.
pub fn reload() {
    let _ = window().location().reload();
}

fn show(site: Site, urls: SiteUrls, place: LocalizedRoute, content: Result<PageContent, LoadFailure>) {
    let context = SiteContext::new(site, urls, place.language);
    let first = Shown { route: place.route, content };
    transition::draw_first(|| takeover::take_over(move || view! { <App context first /> }));
}

/// Header, page and footer.
#[component]
pub fn App(
    /// The site's words and URLs.
    context: SiteContext,
    /// The first page, already loaded.
    first: Shown,
) -> impl IntoView {
    scroll::take_over();
    ahead::start(context);
    let location = BrowserUrl::new().expect("every browser with WebAssembly has an address and a history");
    location.init(Some(Cow::Owned(String::from(context.urls.base_path()))));
    let navigation = Navigation::start(first, location, context);
    let (before, after) = {
        let context = context.for_markup();
        let mut after = vec![footer(&context)];
        after.extend(status_line());
        (vec![skip_link(&context), header(&context)], after)
    };
    let draw = move |elements: Vec<Element>| Drawing { elements, navigation };
    let page = move || draw(navigation.shown.with(|shown| page::main(shown, navigation)));
    let is_busy = move || navigation.state.with(|state| state.is_loading.then_some("true"));
    view! {
        {draw(before)}
        <main id=MAIN_ID tabindex="-1" aria-busy=is_busy>{page}</main>
        {draw(after)}
    }
}
