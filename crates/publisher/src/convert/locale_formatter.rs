//! Formats days and numbers as readers of a language write them.

use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD};
use icu_datetime::input::Date as IcuDate;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale::subtags::language;
use icu_locale::{Locale, locale};
use jiff::civil::{Date, date};

/// Formats days and numbers of one locale with the data of the CLDR.
pub struct LocaleFormatter {
    /// `None` for a language that the CLDR has no days of.
    days: Option<DateTimeFormatter<YMD>>,
    months: Option<DateTimeFormatter<YM>>,
    numbers: Option<DecimalFormatter>,
}

impl LocaleFormatter {
    /// A formatter for a locale. Days have the long format: `20 July 2024` in British English.
    #[must_use]
    pub fn new(locale: &Locale) -> LocaleFormatter {
        let days = |locale: &Locale| DateTimeFormatter::try_new(locale.into(), YMD::long()).ok();
        // A language without data gets the days of no language: `2024 M07 20`.
        let example = |days: &DateTimeFormatter<YMD>| format_day(days, date(2024, 7, 20));
        let of_no_language = days(&Locale::UNKNOWN).and_then(|days| example(&days));
        LocaleFormatter {
            days: days(locale).filter(|days| example(days) != of_no_language),
            months: months(locale),
            numbers: DecimalFormatter::try_new(locale.into(), Default::default()).ok(),
        }
    }

    /// Formats a day. Returns it as YYYY-MM-DD in a language without data.
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        self.days.as_ref().and_then(|days| format_day(days, day)).unwrap_or_else(|| day.to_string())
    }

    /// Formats the month of a day. Returns it as YYYY-MM in a language without data.
    #[must_use]
    pub fn month(&self, day: Date) -> String {
        let (year, month, number) = iso_parts(day);
        let first = IcuDate::try_new_iso(year, month, number).ok();
        let months = self.months.as_ref().filter(|_| self.days.is_some());
        let formatted = months.zip(first).map(|(months, day)| months.format(&day).to_string());
        formatted.unwrap_or_else(|| day.strftime("%Y-%m").to_string())
    }

    /// Formats a number.
    #[must_use]
    pub fn number(&self, number: u32) -> String {
        let formatted = self.numbers.as_ref().map(|numbers| numbers.format(&Decimal::from(number)).to_string());
        formatted.unwrap_or_else(|| number.to_string())
    }
}

fn months(locale: &Locale) -> Option<DateTimeFormatter<YM>> {
    // ICU4X 2.4 fails to write months in Brazilian Portuguese. They are the same in Portugal.
    let locale = if locale.id.language == language!("pt") { &locale!("pt-PT") } else { locale };
    DateTimeFormatter::try_new(locale.into(), YM::long()).ok()
}

fn format_day(formatter: &DateTimeFormatter<YMD>, day: Date) -> Option<String> {
    let (year, month, number) = iso_parts(day);
    Some(formatter.format(&IcuDate::try_new_iso(year, month, number).ok()?).to_string())
}

/// Returns year, month and day, as ICU4X takes them.
pub(super) fn iso_parts(day: Date) -> (i32, u8, u8) {
    (day.year().into(), day.month().unsigned_abs(), day.day().unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formatter(locale: &str) -> LocaleFormatter {
        LocaleFormatter::new(&locale.parse().unwrap())
    }

    #[test]
    fn days_are_formatted_by_locale() {
        for (locale, expected) in [
            ("en", "July 2, 2024"),
            ("en-GB", "2 July 2024"),
            ("es", "2 de julio de 2024"),
            ("fr", "2 juillet 2024"),
            ("pt-BR", "2 de julho de 2024"),
            ("sw", "2 Julai 2024"),
            ("yo", "2 Oṣù Agẹmọ 2024"),
            ("ha", "2024, Yuli 2"),
            ("ig", "2 Julaị 2024"),
            ("am", "ጁላይ 2 2024"),
            ("ar", "2 يوليو 2024"),
            ("ar-u-nu-arab", "٢ يوليو ٢٠٢٤"),
            ("fa", "۱۲ تیر ۱۴۰۳"),
            ("pcm", "2 Julai 2024"),
            ("wo", "2 Sulet 2024"),
            // The CLDR has no days of these.
            ("ln", "2024-07-02"),
            ("xx", "2024-07-02"),
        ] {
            assert_eq!(formatter(locale).day(date(2024, 7, 2)), expected, "{locale}");
        }
    }

    #[test]
    fn months_are_formatted_by_locale() {
        for (locale, expected) in [
            ("en", "July 2024"),
            ("es", "julio de 2024"),
            ("fr", "juillet 2024"),
            ("pt-BR", "julho de 2024"),
            ("ha", "Yuli 2024"),
            ("ar-u-nu-arab", "يوليو ٢٠٢٤"),
            ("ln", "2024-07"),
            ("xx", "2024-07"),
        ] {
            assert_eq!(formatter(locale).month(date(2024, 7, 2)), expected, "{locale}");
        }
    }

    #[test]
    fn numbers_are_formatted_by_locale() {
        for (locale, expected) in [("en", "1,234"), ("de", "1.234"), ("hi", "1,234"), ("fa", "۱٬۲۳۴"), ("yo", "1,234")]
        {
            assert_eq!(formatter(locale).number(1234), expected, "{locale}");
        }
    }
}
