//! Formats days with weekdays, times, places and relative days as readers of a language write them, for events and deadlines.

use super::locale_formatter::{LocaleFormatter, iso_parts};
use super::published_entry::Place;
use crate::authored::{AuthoredPlace, DeadlineZone, EventStrings, OpportunityStrings, ScheduledOccurrence, Timing};
use crate::countries::CountryNames;
use icu_datetime::fieldsets::zone::ExemplarCity;
use icu_datetime::fieldsets::{E, T, YMDE};
use icu_datetime::input::{Date as IcuDate, Time as IcuTime};
use icu_datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_experimental::relativetime::options::Numeric;
use icu_experimental::relativetime::{RelativeTimeFormatter, RelativeTimeFormatterOptions};
use icu_locale::Locale;
use icu_time::zone::IanaParser;
use jiff::civil::{Date, Time, date, time};
use jiff::{ToSpan, tz::TimeZone};
use model::dated::ClockStrings;
use model::strings::interpolate;

/// The days that can be described relative to today.
const RELATIVE_DAYS: u32 = 60;
/// The days before a deadline on which the app says that it is near.
const DAYS_OF_CLOSING_SOON: u32 = 14;

/// Formats what events and deadlines have in one locale, with the data of the CLDR and the strings of the language.
pub struct ScheduleFormatter<'a> {
    strings: &'a EventStrings,
    formatter: &'a LocaleFormatter,
    days: Option<DateTimeFormatter<YMDE>>,
    weekdays: Option<DateTimeFormatter<E>>,
    times: Option<NoCalendarFormatter<T>>,
    cities: Option<NoCalendarFormatter<ExemplarCity>>,
    numbers: Option<DecimalFormatter>,
    relative_days: Option<RelativeTimeFormatter>,
    countries: CountryNames,
}

impl<'a> ScheduleFormatter<'a> {
    /// A formatter for a locale. `formatter` formats the days of the same locale without their weekdays.
    #[must_use]
    pub fn new(locale: &Locale, formatter: &'a LocaleFormatter, strings: &'a EventStrings) -> ScheduleFormatter<'a> {
        let mut relative = RelativeTimeFormatterOptions::default();
        relative.numeric = Some(Numeric::Auto);
        ScheduleFormatter {
            strings,
            formatter,
            days: DateTimeFormatter::try_new(locale.into(), YMDE::long()).ok(),
            weekdays: DateTimeFormatter::try_new(locale.into(), E::long()).ok(),
            times: NoCalendarFormatter::try_new(locale.into(), T::hm()).ok(),
            cities: NoCalendarFormatter::try_new(locale.into(), ExemplarCity).ok(),
            numbers: DecimalFormatter::try_new(locale.into(), Default::default()).ok(),
            relative_days: RelativeTimeFormatter::try_new_long_day(locale.into(), relative).ok(),
            countries: CountryNames::new(locale),
        }
    }

    /// Returns day and time of an occurrence, in the event's own time zone, whose city is `city`.
    #[must_use]
    pub fn occurrence(&self, occurrence: &ScheduledOccurrence, timing: Timing, city: &str) -> String {
        let (first, last) = (self.day(occurrence.first), self.day(occurrence.last));
        let days = match occurrence.first == occurrence.last {
            true => first.clone(),
            false => interpolate(&self.strings.days, &[("first", &first), ("last", &last)]),
        };
        match (&occurrence.time, timing) {
            (Some(time), _) => {
                let start = self.time(time.start.time());
                let at =
                    |day: &str, time: &str| interpolate(&self.strings.day_and_time, &[("day", day), ("time", time)]);
                let text = match &time.end {
                    None => at(&first, &start),
                    Some(end) if occurrence.first == occurrence.last => {
                        at(&first, &format!("{start}–{}", self.time(end.time())))
                    }
                    Some(end) => {
                        let end = at(&self.day(end.date()), &self.time(end.time()));
                        interpolate(&self.strings.days, &[("first", &at(&first, &start)), ("last", &end)])
                    }
                };
                interpolate(&self.strings.in_zone, &[("time", &text), ("city", city)])
            }
            (None, Timing::ToBeAnnounced(_)) => interpolate(&self.strings.to_be_announced, &[("day", &days)]),
            (None, _) => days,
        }
    }

    /// Returns the name of a time zone's city.
    #[must_use]
    pub fn city(&self, zone: &TimeZone) -> String {
        let name = zone.iana_name().unwrap_or_default();
        // UTC has no city.
        if name == "UTC" {
            return String::from(name);
        }
        let zone = IanaParser::new().parse(name);
        let localized = self.cities.as_ref().map(|cities| cities.format(&zone.without_offset()).to_string());
        let last_segment = || name.rsplit('/').next().unwrap_or(name).replace('_', " ");
        localized.filter(|_| !zone.is_unknown()).unwrap_or_else(last_segment)
    }

    /// Returns a place as it is published.
    #[must_use]
    pub fn place(&self, place: &AuthoredPlace) -> Place {
        match place {
            AuthoredPlace::Online => Place { online: true, label: self.strings.online.clone(), ..Place::default() },
            AuthoredPlace::Venue { venue, city, country } => {
                let country_label = self.countries.of(country);
                let parts = venue.iter().chain([city, &country_label]).map(String::as_str);
                Place {
                    online: false,
                    label: parts.collect::<Vec<_>>().join(", "),
                    venue: venue.clone(),
                    city: Some(city.clone()),
                    country: Some(country.clone()),
                    country_label,
                }
            }
        }
    }

    /// Returns the strings from which the app describes times by the visitor's clock.
    #[must_use]
    pub fn clock_strings(&self) -> ClockStrings {
        // A Monday.
        let monday = date(2024, 1, 1);
        let weekday = |offset: i32| monday.checked_add(offset.days()).map(|day| self.weekday(day)).unwrap_or_default();
        ClockStrings {
            weekdays: (0..7).map(weekday).collect(),
            hours: (0..24).map(|hour| self.hour(hour)).collect(),
            digits: (0..10_u32).map(|digit| self.number(digit)).collect(),
            in_days: (0..=RELATIVE_DAYS).map_while(|days| self.in_days(days)).collect(),
            now: self.strings.now.clone(),
            over: self.strings.over.clone(),
            for_you: self.strings.for_you.clone(),
            day_and_time: self.strings.day_and_time.clone(),
        }
    }

    /// Returns the last minute of a deadline, in its zone.
    #[must_use]
    pub fn deadline(
        &self,
        last_minute: &ScheduledOccurrence,
        zone: &DeadlineZone,
        strings: &OpportunityStrings,
    ) -> String {
        let day = self.day(last_minute.last);
        let time = last_minute.time.as_ref().map(|time| self.time(time.start.time())).unwrap_or_default();
        let time = interpolate(&self.strings.day_and_time, &[("day", &day), ("time", &time)]);
        match zone {
            DeadlineZone::AnywhereOnEarth => interpolate(&strings.anywhere_on_earth, &[("time", &time)]),
            DeadlineZone::Place(zone) => {
                interpolate(&self.strings.in_zone, &[("time", &time), ("city", &self.city(zone))])
            }
        }
    }

    /// Returns the strings from which the app says by the visitor's clock that an opportunity closes soon, or has closed.
    #[must_use]
    pub fn closing_strings(&self, strings: &OpportunityStrings) -> ClockStrings {
        let closes = |days: u32| Some(interpolate(&strings.closes, &[("when", &self.in_days(days)?)]));
        ClockStrings {
            in_days: (0..=DAYS_OF_CLOSING_SOON).map_while(closes).collect(),
            // The last minute.
            now: closes(0).unwrap_or_else(|| self.strings.now.clone()),
            over: strings.closed.clone(),
            ..self.clock_strings()
        }
    }

    /// Returns the name of a country or another region, by its code.
    #[must_use]
    pub fn region(&self, code: &str) -> String {
        self.countries.of(code)
    }

    /// Returns a day relative to today, or `None` if the CLDR has no words for it in this language.
    fn in_days(&self, days: u32) -> Option<String> {
        let formatted = self.relative_days.as_ref()?.format(Decimal::from(days)).to_string();
        // The CLDR writes `+3 d` in a language that it has no words of.
        (!formatted.starts_with('+')).then_some(formatted)
    }

    /// Returns a day with its weekday.
    fn day(&self, day: Date) -> String {
        let own_form = &self.strings.weekday_and_day;
        if !own_form.is_empty() {
            return interpolate(own_form, &[("weekday", &self.weekday(day)), ("day", &self.formatter.day(day))]);
        }
        let (year, month, number) = iso_parts(day);
        let icu_day = IcuDate::try_new_iso(year, month, number).ok();
        let formatted = self.days.as_ref().zip(icu_day).map(|(days, day)| days.format(&day).to_string());
        formatted.unwrap_or_else(|| day.to_string())
    }

    fn weekday(&self, day: Date) -> String {
        let (year, month, number) = iso_parts(day);
        let icu_day = IcuDate::try_new_iso(year, month, number).ok();
        let formatted = self.weekdays.as_ref().zip(icu_day).map(|(days, day)| days.format(&day).to_string());
        formatted.unwrap_or_default()
    }

    fn time(&self, time: Time) -> String {
        let icu_time = IcuTime::try_new(time.hour().unsigned_abs(), time.minute().unsigned_abs(), 0, 0).ok();
        let formatted = self.times.as_ref().zip(icu_time).map(|(times, time)| times.format(&time).to_string());
        formatted.unwrap_or_else(|| time.strftime("%H:%M").to_string())
    }

    fn number(&self, number: u32) -> String {
        let formatted = self.numbers.as_ref().map(|numbers| numbers.format(&Decimal::from(number)).to_string());
        formatted.unwrap_or_else(|| number.to_string())
    }

    /// Returns an hour with `{minute}` in place of the minutes: two times whose minutes have no digit in common show where
    /// these are.
    fn hour(&self, hour: i8) -> String {
        let [one, other] = [11, 44].map(|minute| self.time(time(hour, minute, 0, 0)));
        let differs = |(a, b): (char, char)| a != b;
        let first = one.chars().zip(other.chars()).position(differs);
        let last = one.chars().rev().zip(other.chars().rev()).position(differs);
        let Some((first, last)) = first.zip(last) else { return one };
        let count = one.chars().count();
        let before: String = one.chars().take(first).collect();
        let after: String = one.chars().skip(count - last).collect();
        format!("{before}{{minute}}{after}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authored::{EventLength, Schedule, Timing};
    use jiff::SignedDuration;

    fn with_formatter<T>(locale: &str, test: impl FnOnce(&ScheduleFormatter<'_>) -> T) -> T {
        with_strings(locale, &EventStrings::default(), test)
    }

    fn with_strings<T>(locale: &str, strings: &EventStrings, test: impl FnOnce(&ScheduleFormatter<'_>) -> T) -> T {
        let locale = locale.parse().unwrap();
        test(&ScheduleFormatter::new(&locale, &LocaleFormatter::new(&locale), strings))
    }

    fn label(locale: &str, first: Date, timing: Timing, zone: Option<&str>) -> String {
        let zone = zone.map(|zone| TimeZone::get(zone).unwrap());
        let schedule = Schedule { first, timing, zone, repeats: None };
        with_formatter(locale, |formatter| {
            let city = schedule.zone.as_ref().map(|zone| formatter.city(zone)).unwrap_or_default();
            formatter.occurrence(&schedule.occurrence(first).unwrap(), timing, &city)
        })
    }

    #[test]
    fn occurrences_are_described_by_locale() {
        let first = date(2026, 3, 6);
        let at = |minutes: Option<i64>| Timing::At {
            time: time(18, 0, 0, 0),
            length: minutes.map(|minutes| EventLength::Elapsed(SignedDuration::from_mins(minutes))),
        };
        let accra = Some("Africa/Accra");
        for (locale, timing, zone, expected) in [
            ("en-GB", Timing::Days(1), None, "Friday, 6 March 2026"),
            ("en-GB", Timing::Days(3), None, "Friday, 6 March 2026 – Sunday, 8 March 2026"),
            ("en-GB", Timing::ToBeAnnounced(1), None, "Friday, 6 March 2026, time to be announced"),
            ("en-GB", at(None), accra, "Friday, 6 March 2026, 18:00 in Accra"),
            ("en-GB", at(Some(90)), accra, "Friday, 6 March 2026, 18:00–19:30 in Accra"),
            ("en-GB", at(Some(600)), accra, "Friday, 6 March 2026, 18:00 – Saturday, 7 March 2026, 04:00 in Accra"),
            ("en-US", at(None), Some("America/Sao_Paulo"), "Friday, March 6, 2026, 6:00\u{202f}PM in São Paulo"),
            ("es", at(None), Some("America/New_York"), "viernes, 6 de marzo de 2026, 18:00 in Nueva York"),
            ("en-GB", at(None), Some("UTC"), "Friday, 6 March 2026, 18:00 in UTC"),
        ] {
            assert_eq!(label(locale, first, timing, zone), expected, "{locale}");
        }
    }

    #[test]
    fn a_language_may_join_weekday_and_day_itself() {
        let own = EventStrings { weekday_and_day: String::from("{weekday}, {day}"), ..EventStrings::default() };
        let day = |locale: &str| with_strings(locale, &own, |formatter| formatter.day(date(2026, 12, 4)));
        assert_eq!(day("sw"), "Ijumaa, 4 Desemba 2026");
        assert_eq!(day("yo"), "Ẹtì, 4 Oṣù Ọ̀pẹ̀ 2026");
    }

    #[test]
    fn the_clock_has_texts_in_the_language() {
        let texts = |locale: &str| with_formatter(locale, |formatter| formatter.clock_strings());
        let british = texts("en-GB");
        assert_eq!(british.weekdays[0], "Monday");
        assert_eq!(british.hours[17], "17:{minute}");
        assert_eq!(british.in_days[..3], ["today", "tomorrow", "in 2 days"]);
        assert_eq!(british.in_days.len(), 61);
        assert_eq!(british.digits, "0123456789");
        assert_eq!(texts("en-US").hours[17], "5:{minute}\u{202f}PM");
        assert_eq!(texts("es").in_days[2], "pasado mañana");
        let arabic = texts("ar-u-nu-arab");
        assert_eq!(arabic.digits, "٠١٢٣٤٥٦٧٨٩");
        assert!(arabic.hours[17].contains("{minute}"), "{}", arabic.hours[17]);
        // The CLDR has words for today, tomorrow and the day after alone.
        assert_eq!(texts("yo").in_days, ["Òní", "Ọ̀la", "òtúùnla"]);
        // A language that the CLDR does not know.
        assert_eq!(texts("xx").in_days, ["today", "tomorrow"]);
        assert_eq!(texts("xx").hours[17], "17:{minute}");
    }
}
