//! The current day, which decides which posts are published.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Error, Timestamp};
use std::env;
use std::ffi::OsString;
use thiserror::Error;

/// The variable that names a time zone: <https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html>.
const VARIABLE: &str = "TZ";

/// The variable `TZ` names no time zone, so the current day is not known.
#[derive(Debug, Error)]
#[error(
    "The time zone `{}` in the variable {VARIABLE} does not exist, so the current day is unknown.\n    \
     help: write a name such as `{VARIABLE}=Africa/Lagos`, or remove the variable: then the computer's time zone is used",
    name.display()
)]
pub struct UnknownTimeZone {
    name: OsString,
}

/// The current day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// The day.
    pub date: Date,
    /// Whether the computer has a time zone. Without one, the day is that of UTC.
    pub has_time_zone: bool,
}

/// Returns the current day in the time zone of the variable `TZ` or, without it, of the computer.
///
/// # Errors
/// Errors if `TZ` names no time zone.
pub fn today() -> Result<Today, UnknownTimeZone> {
    day(Timestamp::now(), env::var_os(VARIABLE), TimeZone::try_system())
}

/// Returns the day at `now`. `zone` is jiff's reading of the variable or, without it, of the computer's settings.
fn day(now: Timestamp, variable: Option<OsString>, zone: Result<TimeZone, Error>) -> Result<Today, UnknownTimeZone> {
    // POSIX leaves it open what an empty name means; in practice it is UTC.
    let variable = variable.filter(|name| !name.is_empty());
    let zone = zone.ok().filter(|zone| !zone.is_unknown());
    match (zone, variable) {
        (None, Some(name)) => Err(UnknownTimeZone { name }),
        (zone, _) => {
            let has_time_zone = zone.is_some();
            Ok(Today { date: zone.unwrap_or(TimeZone::UTC).to_datetime(now).date(), has_time_zone })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_is_that_of_the_time_zone() {
        let noon: Timestamp = "2024-06-01T12:00:00Z".parse().unwrap();
        let day_in = |name: &str| day(noon, Some(OsString::from(name)), TimeZone::get(name)).unwrap().date;
        assert_eq!(day_in("Pacific/Kiritimati"), date(2024, 6, 2));
        assert_eq!(day_in("Africa/Lagos"), date(2024, 6, 1));
        assert_eq!(day_in("Etc/GMT+12"), date(2024, 6, 1));
        let error = day(noon, Some(OsString::from("Mars/Base")), TimeZone::get("Mars/Base")).unwrap_err();
        assert!(
            error.to_string().starts_with("The time zone `Mars/Base` in the variable TZ does not exist"),
            "{error}"
        );
        assert!(day(noon, Some(OsString::from("Etc/Unknown")), Ok(TimeZone::unknown())).is_err());
    }

    #[test]
    fn a_computer_without_time_zone_has_the_day_of_utc() {
        let now: Timestamp = "2024-06-01T23:59:00Z".parse().unwrap();
        let found = day(now, None, Ok(TimeZone::unknown())).unwrap();
        assert_eq!(found, Today { date: date(2024, 6, 1), has_time_zone: false });
        assert!(day(now, Some(OsString::new()), Ok(TimeZone::UTC)).unwrap().has_time_zone);
    }
}
