//! The root of the app: loads what the first page needs, then mounts header, page and footer.

use crate::loader::{self, LoadError, RequestCache};
use crate::navigation::{LoadedPage, Navigation};
use crate::page_view::{page_view, replace_on_navigation};
use crate::render::ElementView;
use crate::site_context::SiteContext;
use crate::site_urls::FirstRoute;
use crate::{cache, clock, menu, mount, prefetch, redirect, scroll, site_header, site_urls, transition};
use js_sys::Map;
use leptos::prelude::*;
use model::page::PageContent;
use model::site::Site;
use model::urls::{LocalizedRoute, SiteUrls};
use std::time::Duration;
use ui::state::UiState;
use ui::view::{IntoView as _, html};
use ui::{MAIN_ID, footer, header, live_region, skip_link};
use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the app in place of the document's static HTML. `responses` maps URLs to promises of the responses that arrived
/// while the app was loading (`app_start.js` of the publisher).
#[wasm_bindgen]
pub fn start(responses: Map) {
    // A release aborts without a message; the watchdog reports it.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    cache::seed(responses);
    wasm_bindgen_futures::spawn_local(async {
        let urls = site_urls::from_document();
        let FirstRoute { route: mut location, fallback } = site_urls::first_route(&urls);
        let mut content = loader::load(&urls, &location, None, RequestCache::Default).await;
        if let (Err(LoadError::NotFound), Some(named)) = (&content, fallback) {
            location = named;
            content = loader::load(&urls, &location, None, RequestCache::Default).await;
        }
        let site = loader::load_site(&urls, &location.language).await;
        match (site, content) {
            (Err(LoadError::NewerSchema), _) | (_, Err(LoadError::NewerSchema)) if mount::may_reload() => reload(),
            // The document of unknown addresses names no route. After an error the reader keeps the static HTML.
            (Ok(site), content) if !mount::has_static_html() || content.is_ok() || location.route.is_none() => {
                // Parse and render in separate tasks, so that input events are handled in between.
                set_timeout(move || mount_app(site, urls, location, content), Duration::ZERO);
            }
            _ => mount::report_start_failure(),
        }
    });
}

/// Reloads the document. If that fails, the browser shows its own error page.
pub fn reload() {
    let _ = window().location().reload();
}

fn mount_app(site: Site, urls: SiteUrls, location: LocalizedRoute, content: Result<PageContent, LoadError>) {
    let first_page = LoadedPage { route: location.route.clone(), content };
    let context = SiteContext::new(site, urls, location);
    transition::build_first_page(|| mount::replace_static_html(move || view! { <App context first_page /> }));
}

/// Header, page and footer.
#[component]
pub fn App(
    /// The site, its URLs and the language.
    context: SiteContext,
    /// The first page, already loaded.
    first_page: LoadedPage,
) -> impl IntoView {
    scroll::use_manual_restoration();
    prefetch::start(context);
    menu::close_on_wide_screens();
    site_header::pin_on_scrolling_up();
    let navigation = Navigation::start(first_page, context);
    redirect::start(navigation);
    clock::start(navigation);
    replace_on_navigation(navigation);
    let view_context = context.view_context(None);
    let main = html::main()
        .attr("id", MAIN_ID)
        .attr("tabindex", "-1")
        .attr("aria-busy", |state: &UiState| state.is_loading.then_some("true"))
        .child(navigation.page.with_untracked(|page| page_view(page, navigation)));
    let nodes = (skip_link(&view_context), header(&view_context), main, footer(&view_context), live_region());
    ElementView { nodes: nodes.into_view(), navigation }
}
