//! Generated news posts: any number of them, deterministic, and as varied as real ones.

use super::prng::SplitMix64;

/// The range of dates, in days since 1970-01-01.
const DAYS: (u64, u64) = (14_610, 20_089);
/// Ids of people and tags that exist in the site's own content.
const AUTHORS: [&str; 4] = ["jay-miller", "velda-kiara", "abigail-afi-gbadago", "dawn-wages"];
const TAGS: [&str; 6] = ["community", "conferences", "learning", "partnerships", "leadership", "meetups"];
const WORDS: [&str; 56] = [
    "we",
    "the",
    "members",
    "of",
    "a",
    "community",
    "meet",
    "online",
    "and",
    "in",
    "many",
    "places",
    "to",
    "write",
    "Python",
    "together",
    "this",
    "year",
    "more",
    "people",
    "than",
    "ever",
    "gave",
    "their",
    "first",
    "talk",
    "at",
    "conferences",
    "that",
    "were",
    "held",
    "for",
    "organisers",
    "who",
    "want",
    "everyone",
    "find",
    "mentors",
    "with",
    "work",
    "is",
    "paid",
    "fairly",
    "learn",
    "about",
    "data",
    "web",
    "packages",
    "tests",
    "from",
    "Lagos",
    "Kumasi",
    "Nairobi",
    "São Paulo",
    "Kingston",
    "Atlanta",
];

/// A generated post.
pub struct Post {
    /// The name of its file.
    pub file_name: String,
    /// Its front matter and Markdown.
    pub source: String,
}

/// Returns post `number` of `count`.
pub fn post(number: usize, count: usize) -> Post {
    let mut random = SplitMix64::new(number as u64);
    let days = DAYS.1 - DAYS.0;
    let date = date(DAYS.0 + days * number as u64 / count as u64);
    let title = capitalize(&words(&mut random, 5));
    let author = AUTHORS[random.below(AUTHORS.len())];
    let first_tag = random.below(TAGS.len());
    let tags = [TAGS[first_tag], TAGS[(first_tag + 1 + random.below(TAGS.len() - 1)) % TAGS.len()]].join(", ");
    let summary = sentence(&mut random);
    let mut source = format!(
        "---\ntitle: {title} {number}\ndate: {date}\nauthors: [{author}]\ntags: [{tags}]\nsummary: {summary}\n---\n\n"
    );
    source += &paragraph(&mut random);
    for section in 0..2 + random.below(4) {
        source += &format!("\n## {} {section}\n\n{}", capitalize(&words(&mut random, 3)), paragraph(&mut random));
        source += &block(&mut random, number);
    }
    Post { file_name: format!("{date}-generated-{number}.md"), source }
}

/// Returns a block other than a plain paragraph.
fn block(random: &mut SplitMix64, number: usize) -> String {
    match random.below(6) {
        0 => list(random, "- "),
        1 => list(random, "1. "),
        2 => format!("\n> {}", paragraph(random)),
        3 => format!("\n```python\n{}```\n", code(random)),
        4 => table(random),
        _ => format!(
            "\n{} [{}](/news/generated-{}/) and [{}](https://example.org/{}).\n",
            words(random, 8),
            words(random, 2),
            number.saturating_sub(random.below(50)),
            words(random, 3),
            random.below(1000)
        ),
    }
}

fn paragraph(random: &mut SplitMix64) -> String {
    let sentences: Vec<String> = (0..3 + random.below(4)).map(|_| sentence(random)).collect();
    format!("{} **{}** and *{}* or `{}`.\n", sentences.join(" "), words(random, 2), words(random, 2), "pip install")
}

fn list(random: &mut SplitMix64, marker: &str) -> String {
    let items = (0..3 + random.below(4)).map(|_| format!("{marker}{}\n", words(random, 9)));
    std::iter::once(String::from("\n")).chain(items).collect()
}

fn code(random: &mut SplitMix64) -> String {
    (0..4 + random.below(8))
        .map(|line| format!("value_{line} = compute({}, \"{}\")\n", random.below(100), line))
        .collect()
}

fn table(random: &mut SplitMix64) -> String {
    let rows = (0..3 + random.below(4)).map(|_| format!("| {} | {} |\n", words(random, 2), random.below(500)));
    std::iter::once(String::from("\n| place | members |\n| --- | ---: |\n")).chain(rows).collect()
}

fn sentence(random: &mut SplitMix64) -> String {
    let length = 6 + random.below(12);
    format!("{}.", capitalize(&words(random, length)))
}

fn words(random: &mut SplitMix64, count: usize) -> String {
    (0..count).map(|_| WORDS[random.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
}

fn capitalize(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Returns the ISO date of a day, counted from 1970-01-01: <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>.
fn date(days: u64) -> String {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_converts_days_since_the_epoch() {
        assert_eq!(
            [0, 59, 11_016, DAYS.0, DAYS.1].map(date),
            ["1970-01-01", "1970-03-01", "2000-02-29", "2010-01-01", "2025-01-01"]
        );
    }

    #[test]
    fn posts_are_deterministic_and_differ_from_each_other() {
        let source = |number| post(number, 100).source;
        assert_eq!(source(7), source(7));
        assert_ne!(source(7).replace('7', ""), source(8).replace('8', ""));
        assert!((0..100).map(source).all(|source| source.len() > 800 && source.len() < 12_000));
    }
}
