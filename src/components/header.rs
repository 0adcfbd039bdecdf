//! The header: the site's name, which leads home, the navigation and the choice of colours.

use super::ThemeSwitch;
use crate::menu::MENU_ID;
use crate::navigation::Navigation;
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::route::{Route, current_mark};
use model::site::Language;

/// The header.
#[component]
pub fn Header() -> impl IntoView {
    let context = SiteContext::get();
    let navigation: Navigation = expect_context();
    let home_is_current = move || navigation.shown.with(|shown| shown.route == Some(Route::Home)).then_some("page");
    let entries = context.site.navigation.iter().map(|link| {
        let section = Route::parse(&link.path);
        let current = move || navigation.shown.with(|shown| current_mark(shown.route.as_ref(), section.as_ref()));
        view! {
            <li>
                <a href=context.href(&link.path) aria-current=current>{link.label.clone()}</a>
            </li>
        }
    });
    let languages = context.site.languages.as_slice();
    let strings = context.strings();
    view! {
        <header class="site-header">
            <a class="site-name" href=context.page(&Route::Home) aria-current=home_is_current>
                <img src=context.urls.file("icon.svg") alt="" width="64" height="64" />
                {context.site.title.clone()}
            </a>
            <button class="menu-button" type="button" popovertarget=MENU_ID>{strings.menu.clone()}</button>
            <div class="site-menu" id=MENU_ID popover="auto">
                <button class="menu-button" type="button" popovertarget=MENU_ID popovertargetaction="hide">
                    {strings.close_menu.clone()}
                </button>
                <nav class="site-navigation" aria-label=strings.main_navigation.clone()>
                    <ul>{entries.collect_view()}</ul>
                </nav>
                {(languages.len() > 1).then(|| language_list(languages, navigation, &context))}
                <ThemeSwitch />
            </div>
        </header>
    }
}

fn language_list(languages: &[Language], navigation: Navigation, context: &SiteContext) -> AnyView {
    let entries = languages.iter().map(|language| {
        let urls = context.urls.clone();
        let code = language.code.clone();
        let href = {
            let code = code.clone();
            move || navigation.shown.with(|shown| urls.page(&code, shown.route.as_ref().unwrap_or(&Route::Home)))
        };
        let current = (*context.language == *code).then_some("true");
        // Another language is another document: `external` keeps the router away.
        view! {
            <li>
                <a href=href rel="external" lang=code.clone() hreflang=code aria-current=current>
                    {language.name.clone()}
                </a>
            </li>
        }
    });
    view! {
        <nav class="site-languages" aria-label=context.strings().languages.clone()>
            <ul>{entries.collect_view()}</ul>
        </nav>
    }
    .into_any()
}
