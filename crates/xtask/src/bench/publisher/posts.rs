//! News posts for measurements: any number of them, always the same, and as various as those of people.

use super::random::Random;

/// The first and the last day of the posts: these days are counted from 1970-01-01.
const DAYS: (u64, u64) = (14_610, 20_089);
/// Ids of people and tags that the site's own content has.
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

/// A post.
pub struct Post {
    /// The name of its file.
    pub file_name: String,
    /// Its front matter and text.
    pub text: String,
}

/// The post with this number among so many.
pub fn post(number: usize, count: usize) -> Post {
    let mut random = Random::new(number as u64);
    let days = DAYS.1 - DAYS.0;
    let date = date(DAYS.0 + days * number as u64 / count as u64);
    let title = capitalised(&words(&mut random, 5));
    let author = AUTHORS[random.below(AUTHORS.len())];
    let first_tag = random.below(TAGS.len());
    let tags = [TAGS[first_tag], TAGS[(first_tag + 1 + random.below(TAGS.len() - 1)) % TAGS.len()]].join(", ");
    let summary = sentence(&mut random);
    let mut text = format!(
        "---\ntitle: {title} {number}\ndate: {date}\nauthors: [{author}]\ntags: [{tags}]\nsummary: {summary}\n---\n\n"
    );
    text += &paragraph(&mut random);
    for section in 0..2 + random.below(4) {
        text += &format!("\n## {} {section}\n\n{}", capitalised(&words(&mut random, 3)), paragraph(&mut random));
        text += &part(&mut random, number);
    }
    Post { file_name: format!("{date}-generated-{number}.md"), text }
}

/// Something that is no plain paragraph.
fn part(random: &mut Random, number: usize) -> String {
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

fn paragraph(random: &mut Random) -> String {
    let sentences: Vec<String> = (0..3 + random.below(4)).map(|_| sentence(random)).collect();
    format!("{} **{}** and *{}* or `{}`.\n", sentences.join(" "), words(random, 2), words(random, 2), "pip install")
}

fn list(random: &mut Random, mark: &str) -> String {
    let items = (0..3 + random.below(4)).map(|_| format!("{mark}{}\n", words(random, 9)));
    std::iter::once(String::from("\n")).chain(items).collect()
}

fn code(random: &mut Random) -> String {
    (0..4 + random.below(8))
        .map(|line| format!("value_{line} = compute({}, \"{}\")\n", random.below(100), line))
        .collect()
}

fn table(random: &mut Random) -> String {
    let rows = (0..3 + random.below(4)).map(|_| format!("| {} | {} |\n", words(random, 2), random.below(500)));
    std::iter::once(String::from("\n| place | members |\n| --- | ---: |\n")).chain(rows).collect()
}

fn sentence(random: &mut Random) -> String {
    let length = 6 + random.below(12);
    format!("{}.", capitalised(&words(random, length)))
}

fn words(random: &mut Random, count: usize) -> String {
    (0..count).map(|_| WORDS[random.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The day so many days after 1970-01-01: <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>.
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
    fn days_have_their_dates() {
        assert_eq!(
            [0, 59, 11_016, DAYS.0, DAYS.1].map(date),
            ["1970-01-01", "1970-03-01", "2000-02-29", "2010-01-01", "2025-01-01"]
        );
    }

    #[test]
    fn posts_are_the_same_each_time_and_differ_from_each_other() {
        let text = |number| post(number, 100).text;
        assert_eq!(text(7), text(7));
        assert_ne!(text(7).replace('7', ""), text(8).replace('8', ""));
        assert!((0..100).map(text).all(|text| text.len() > 800 && text.len() < 12_000));
    }
}
