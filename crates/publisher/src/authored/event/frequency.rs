//! How often an event takes place: `repeats`.

use super::written_moment::{Meant, meant_by};
use crate::diagnostic::{Position, Problem};
use crate::source::node::{Node, Value};

/// How often an event takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// Every week, on the weekday of the start.
    Weekly,
    /// Every second week, on the weekday of the start.
    EverySecondWeek,
    /// Every month on the day of the start, such as the 15th. Months without that day are left out.
    MonthlyByDay,
    /// Every month on the weekday of the start, such as the second Tuesday. A start in the fifth such week means the last one.
    MonthlyByWeekday,
}

const WORDS: [(&str, Frequency); 4] = [
    ("weekly", Frequency::Weekly),
    ("every second week", Frequency::EverySecondWeek),
    ("monthly by day", Frequency::MonthlyByDay),
    ("monthly by weekday", Frequency::MonthlyByWeekday),
];
/// Other words, each with all that they can mean.
const SYNONYMS: [(&str, &[&str]); 20] = [
    ("biweekly", &["every second week"]),
    ("bi-weekly", &["every second week"]),
    ("every 2 weeks", &["every second week"]),
    ("every other week", &["every second week"]),
    ("every two weeks", &["every second week"]),
    ("fortnightly", &["every second week"]),
    ("once a week", &["weekly"]),
    ("each week", &["weekly"]),
    ("every week", &["weekly"]),
    ("every 7 days", &["weekly"]),
    ("every 14 days", &["every second week"]),
    ("week", &["weekly"]),
    ("each month", MONTHLY),
    ("every month", MONTHLY),
    ("month", MONTHLY),
    ("monthly", MONTHLY),
    ("once a month", MONTHLY),
    ("monthly on the same day", &["monthly by day"]),
    ("by day", &["monthly by day"]),
    ("by weekday", &["monthly by weekday"]),
];
const MONTHLY: &[&str] = &["monthly by day", "monthly by weekday"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Frequency {
    /// Reads a node. Returns the problem of one that is no frequency, and `None` for an empty one.
    pub(super) fn read(node: &Node) -> Option<Result<Frequency, (Position, Problem)>> {
        let problem = |message: String, help: String| Some(Err((node.position, Problem::error(message, help))));
        match (&node.value, node.as_str()) {
            (_, Some(written)) => match WORDS.iter().find(|(word, _)| *word == written) {
                Some((_, frequency)) => Some(Ok(*frequency)),
                None => problem(format!("`repeats` cannot be `{written}`"), help(written)),
            },
            (Value::Null | Value::Scalar { .. }, None) => None,
            (Value::Table(entries), None) => {
                let words = entries.first().map(|(key, _)| key.name.as_str());
                let word = words.filter(|word| WORDS.iter().any(|(known, _)| known == word)).unwrap_or("weekly");
                let keys = entries.iter().filter_map(|(key, value)| Some((key.name.as_str(), value.as_str()?)));
                let keys: String = keys
                    .filter(|(key, _)| ["until", "times"].contains(key))
                    .map(|(key, value)| format!(", and in a line of its own `{key}: {value}`"))
                    .collect();
                problem(
                    String::from("`repeats` cannot be a group of values"),
                    format!("write how often it takes place alone, like `repeats: {word}`{keys}"),
                )
            }
            (Value::List(_), None) => problem(String::from("`repeats` cannot be a list"), use_one_of()),
        }
    }

    /// Returns the fewest days between two occurrences.
    pub(super) fn min_days(self) -> i32 {
        match self {
            Frequency::Weekly => 7,
            Frequency::EverySecondWeek => 14,
            Frequency::MonthlyByDay | Frequency::MonthlyByWeekday => 28,
        }
    }
}

fn help(written: &str) -> String {
    let lower = written.trim().to_lowercase();
    match limited(&lower) {
        Some((meant, line)) => format!("write {}, and in a line of its own `{line}`", choice(&meant)),
        None => match meant(&lower) {
            meant if meant.is_empty() => use_one_of(),
            meant => format!("write {}", choice(&meant)),
        },
    }
}

/// Returns the words that an editor may mean by others.
fn meant(lower: &str) -> Vec<&'static str> {
    let near = WORDS.iter().map(|(word, _)| *word).find(|word| strsim::osa_distance(word, lower) <= 1);
    if let Some(near) = near {
        return vec![near];
    }
    let synonym = SYNONYMS.iter().find(|(synonym, _)| *synonym == lower);
    synonym.map_or_else(|| by_weekday(lower), |(_, meant)| meant.to_vec())
}

/// Returns what words with a weekday can mean: `every Friday`, `last Friday of the month`, `every second Friday`.
fn by_weekday(lower: &str) -> Vec<&'static str> {
    let is_weekday = |word: &&str| {
        let word = word.trim_end_matches('s');
        WEEKDAYS.contains(&word)
    };
    let words: Vec<&str> = lower.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let has = |one_of: &[&str]| words.iter().any(|word| one_of.contains(word));
    let is_of_month = has(&["month", "monthly"]);
    match words.iter().filter(|word| is_weekday(word)).count() {
        1 if has(&["first", "1st", "third", "3rd", "fourth", "4th", "last"]) => vec!["monthly by weekday"],
        1 if has(&["second", "2nd"]) && is_of_month => vec!["monthly by weekday"],
        1 if has(&["second", "2nd"]) => vec!["every second week", "monthly by weekday"],
        1 if has(&["other"]) => vec!["every second week"],
        1 if is_of_month => vec!["monthly by weekday"],
        1 if words.iter().all(|word| is_weekday(word) || ["every", "each", "on", "weekly"].contains(word)) => {
            vec!["weekly"]
        }
        _ => Vec::new(),
    }
}

/// Splits words with a limit: `weekly until 2026-05-01`, `weekly, 6 times`. Returns what they mean and the line of the limit.
fn limited(lower: &str) -> Option<(Vec<&'static str>, String)> {
    let separators = [" until ", " till ", ", until ", ", "];
    let (words, limit) = separators.iter().find_map(|separator| lower.split_once(separator))?;
    let words = words.trim_end_matches(',');
    let meant = match WORDS.iter().find(|(word, _)| *word == words) {
        Some((word, _)) => vec![*word],
        None => meant(words),
    };
    let limit = limit.trim_start_matches("until").trim_start_matches(':').trim();
    let times =
        limit.strip_suffix(" times").or_else(|| limit.strip_prefix("times: ")).and_then(|it| it.parse::<u32>().ok());
    let line = match (times, meant_by(limit, None)) {
        (Some(times), _) => format!("times: {times}"),
        (None, Some(Meant::Moment(moment, _))) => format!("until: {}", moment.day()),
        _ => String::from("until: …"),
    };
    (!meant.is_empty()).then_some((meant, line))
}

/// Returns a choice of words with what they mean, as code.
fn choice(words: &[&str]) -> String {
    let explained = |word: &&str| match *word {
        "monthly by day" => "`monthly by day` (each 15th)",
        "monthly by weekday" => "`monthly by weekday` (each second Tuesday)",
        "every second week" => "`every second week` (each other Tuesday)",
        _ => "`weekly`",
    };
    match words {
        [word] => format!("`repeats: {word}`"),
        words => words.iter().map(explained).collect::<Vec<_>>().join(" or "),
    }
}

fn use_one_of() -> String {
    let words = WORDS.map(|(word, _)| format!("`{word}`"));
    format!("use one of {}; for other days, write a file for each", words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_what_exists() {
        let nothing = use_one_of();
        for (written, expected) in [
            ("Weekly", "write `repeats: weekly`"),
            ("weekley", "write `repeats: weekly`"),
            ("fortnightly", "write `repeats: every second week`"),
            ("monthly", "write `monthly by day` (each 15th) or `monthly by weekday` (each second Tuesday)"),
            ("weekly until 2026-05-01", "write `repeats: weekly`, and in a line of its own `until: 2026-05-01`"),
            ("weekly, until 1 May 2026", "write `repeats: weekly`, and in a line of its own `until: 2026-05-01`"),
            ("weekly until summer", "write `repeats: weekly`, and in a line of its own `until: …`"),
            ("weekly, 6 times", "write `repeats: weekly`, and in a line of its own `times: 6`"),
            (
                "every second Friday",
                "write `every second week` (each other Tuesday) or `monthly by weekday` (each second Tuesday)",
            ),
            ("every other Friday", "write `repeats: every second week`"),
            ("every Friday", "write `repeats: weekly`"),
            ("fridays", "write `repeats: weekly`"),
            ("last Friday of the month", "write `repeats: monthly by weekday`"),
            ("every Friday and Saturday", nothing.as_str()),
            ("every day", nothing.as_str()),
            ("daily", nothing.as_str()),
            ("yearly", nothing.as_str()),
            ("every three weeks", nothing.as_str()),
            ("every weekday", nothing.as_str()),
            ("quarterly", nothing.as_str()),
            ("yes", nothing.as_str()),
        ] {
            assert_eq!(help(written), expected, "{written}");
        }
    }
}
