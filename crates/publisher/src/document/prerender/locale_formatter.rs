//! Formats dates and numbers as browsers do.

use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_datetime::input::Date;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use ui::context::LocaleFormatter;

/// Formats dates and numbers of one language. Browsers and ICU4X use the same data, the CLDR.
pub struct IcuFormatter {
    days: Option<DateTimeFormatter<YMD>>,
    numbers: Option<DecimalFormatter>,
}

impl IcuFormatter {
    /// A formatter for a language. Dates have the long format: `July 20, 2024` in English.
    #[must_use]
    pub fn new(language: &str) -> IcuFormatter {
        let locale = language.parse::<Locale>().ok();
        let days = locale.as_ref().and_then(|locale| DateTimeFormatter::try_new(locale.into(), YMD::long()).ok());
        let numbers =
            locale.as_ref().and_then(|locale| DecimalFormatter::try_new(locale.into(), Default::default()).ok());
        IcuFormatter { days, numbers }
    }

    fn format_day(&self, day: &str) -> Option<String> {
        let formatter = self.days.as_ref()?;
        let day: jiff::civil::Date = day.parse().ok()?;
        let day = Date::try_new_iso(day.year().into(), day.month().unsigned_abs(), day.day().unsigned_abs()).ok()?;
        Some(formatter.format(&day).to_string())
    }
}

/// Returns values that cannot be formatted unchanged.
impl LocaleFormatter for IcuFormatter {
    fn day(&self, day: &str) -> String {
        self.format_day(day).unwrap_or_else(|| String::from(day))
    }

    fn number(&self, number: u32) -> String {
        let formatted = self.numbers.as_ref().map(|numbers| numbers.format(&Decimal::from(number)).to_string());
        formatted.unwrap_or_else(|| number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_formatted_by_language() {
        for (language, expected) in [
            ("en", "July 2, 2024"),
            ("en-GB", "2 July 2024"),
            ("es", "2 de julio de 2024"),
            ("fr", "2 juillet 2024"),
            ("pt", "2 de julho de 2024"),
            ("ar", "2 يوليو 2024"),
        ] {
            assert_eq!(IcuFormatter::new(language).day("2024-07-02"), expected, "{language}");
        }
    }

    #[test]
    fn numbers_are_formatted_by_language() {
        for (language, expected) in
            [("en", "1,234"), ("de", "1.234"), ("hi", "1,234"), ("fa", "۱٬۲۳۴"), ("no language", "1234")]
        {
            assert_eq!(IcuFormatter::new(language).number(1234), expected, "{language}");
        }
    }

    #[test]
    fn an_invalid_day_is_returned_unchanged() {
        assert_eq!(IcuFormatter::new("en").day("soon"), "soon");
        assert_eq!(IcuFormatter::new("no language").day("2024-07-02"), "2024-07-02");
    }
}
