//! The app as a whole: loads what the first page needs, then shows header, page and footer.

use crate::components::{Footer, Header, StatusLine};
use crate::content;
use crate::focus::{self, MAIN_ID};
use crate::language;
use crate::navigation::{Navigation, Shown};
use crate::pages::{RoutedPage, StartFailure};
use crate::scroll;
use crate::site_context::SiteContext;
use futures_util::future::join;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider};
use std::borrow::Cow;
use std::sync::Arc;

/// The id of the element that stands in for the app until it is ready.
const PLACEHOLDER_ID: &str = "placeholder";

/// Loads the first page and takes the place of the placeholder in one step.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        let urls = language::site_urls();
        let place = urls.locate(&window().location().pathname().unwrap_or_default());
        let site = content::load_site(&urls, &place.language);
        let page = content::load(&urls, &place.language, place.route.as_ref(), None);
        let (site, page) = join(site, page).await;
        match site {
            Ok(site) => {
                let context = SiteContext {
                    site: Arc::new(site),
                    urls: Arc::new(urls),
                    language: Arc::from(place.language.as_str()),
                };
                let first = Shown { route: place.route, content: page };
                mount_to_body(move || view! { <App context first /> });
            }
            Err(failure) => mount_to_body(move || view! { <StartFailure failure /> }),
        }
        if let Some(placeholder) = document().get_element_by_id(PLACEHOLDER_ID) {
            placeholder.remove();
        }
    });
}

/// Header, page and footer.
#[component]
pub fn App(
    /// The site's words and URLs.
    context: SiteContext,
    /// The first page, already loaded.
    first: Shown,
) -> impl IntoView {
    context.clone().provide();
    scroll::take_over();
    let skip = context.strings().skip_to_content.clone();
    let location = BrowserUrl::new().expect("every browser with WebAssembly has an address and a history");
    location.init(Some(Cow::Owned(String::from(context.urls.base_path()))));
    let navigation = Navigation::start(first, location, context);
    view! {
        <a class="skip-link" href=format!("#{MAIN_ID}") on:click=move |event| {
            event.prevent_default();
            scroll::to_id(MAIN_ID);
            focus::to_id(MAIN_ID);
        }>{skip}</a>
        <Header />
        <main id=MAIN_ID tabindex="-1" aria-busy=move || navigation.busy.get().to_string()>
            <RoutedPage navigation />
        </main>
        <Footer />
        <StatusLine status=navigation.status />
    }
}
