//! The visitor's clock.

use crate::navigation::Navigation;
use js_sys::Date;
use leptos::prelude::*;
use std::time::Duration;

/// Tells the state the visitor's day, once the first page is shown as its document has it.
pub fn start(navigation: Navigation) {
    set_timeout(move || navigation.state.update(|state| state.today = today()), Duration::ZERO);
}

/// Returns the visitor's day as YYYY-MM-DD.
#[must_use]
pub fn today() -> String {
    let now = Date::new_0();
    // A moment whose day in UTC is the visitor's.
    now.set_time(now.get_time() - now.get_timezone_offset() * 60_000.0);
    let mut day = String::from(now.to_iso_string());
    day.truncate("YYYY-MM-DD".len());
    day
}
