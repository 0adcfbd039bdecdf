//! Days, written as browsers write them.

use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_datetime::input::Date;
use icu_locale_core::Locale;

/// Writes days in one language. Browsers and this library take their words from the same source, the CLDR.
pub struct DateFormat {
    formatter: Option<DateTimeFormatter<YMD>>,
}

impl DateFormat {
    /// The long form of a language: `July 20, 2024` in English.
    #[must_use]
    pub fn new(language: &str) -> DateFormat {
        let locale = language.parse::<Locale>().ok();
        let formatter = locale.and_then(|locale| DateTimeFormatter::try_new(locale.into(), YMD::long()).ok());
        DateFormat { formatter }
    }

    /// A day, given as YYYY-MM-DD. What cannot be written in the language stays as it is.
    #[must_use]
    pub fn write_out(&self, day: &str) -> String {
        self.in_words(day).unwrap_or_else(|| String::from(day))
    }

    fn in_words(&self, day: &str) -> Option<String> {
        let formatter = self.formatter.as_ref()?;
        let day: jiff::civil::Date = day.parse().ok()?;
        let day = Date::try_new_iso(day.year().into(), day.month().unsigned_abs(), day.day().unsigned_abs()).ok()?;
        Some(formatter.format(&day).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_the_language_does() {
        for (language, written) in [
            ("en", "July 2, 2024"),
            ("en-GB", "2 July 2024"),
            ("es", "2 de julio de 2024"),
            ("fr", "2 juillet 2024"),
            ("pt", "2 de julho de 2024"),
            ("ar", "2 يوليو 2024"),
        ] {
            assert_eq!(DateFormat::new(language).write_out("2024-07-02"), written, "{language}");
        }
    }

    #[test]
    fn what_is_no_day_stays_as_it_is() {
        assert_eq!(DateFormat::new("en").write_out("soon"), "soon");
        assert_eq!(DateFormat::new("no language").write_out("2024-07-02"), "2024-07-02");
    }
}
