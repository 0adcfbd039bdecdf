//! The visitor's clock.

use crate::navigation::Navigation;
use js_sys::Date;
use leptos::prelude::*;
use model::clock::Clock;
use std::time::Duration;

/// Tells the state the time, once the first page is shown as its document has it, and then with each minute.
pub fn start(navigation: Navigation) {
    update_after(Duration::ZERO, navigation);
}

/// Reads the clock.
#[must_use]
pub fn read() -> Clock {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the time is positive, and below 2^53")]
    let now = (Date::new_0().get_time() / 1000.0) as u64;
    Clock { now, offset_at }
}

fn update_after(delay: Duration, navigation: Navigation) {
    let update = move || {
        let clock = read();
        navigation.state.update(|state| state.clock = Some(clock));
        update_after(Duration::from_secs(60 - clock.now % 60), navigation);
    };
    set_timeout(update, delay);
}

#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "times and offsets are below 2^53")]
fn offset_at(seconds: i64) -> i64 {
    let date = Date::new_0();
    date.set_time(seconds as f64 * 1000.0);
    // In minutes, and positive west of Greenwich.
    (date.get_timezone_offset() * -60.0) as i64
}
