//! How many posts are published, and when the others will be.

use crate::authored::{Content, Publication};
use crate::convert::PublishOptions;
use jiff::civil::Date;
use model::news::Unpublished;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The days that are named one by one.
const MAX_DAYS: usize = 3;

/// The numbers of posts. A translation is not another post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostCounts {
    /// Those that a release contains.
    pub published: usize,
    /// The drafts.
    pub drafts: usize,
    /// Those of later days, by day.
    pub scheduled: BTreeMap<Date, usize>,
}

impl PostCounts {
    pub(crate) fn new(content: &Content, options: PublishOptions) -> PostCounts {
        let mut counts = PostCounts::default();
        let mut seen = BTreeSet::new();
        let posts = content.languages.iter().flat_map(|language| &language.posts);
        for post in posts.filter(|post| seen.insert(&post.slug)) {
            counts.add(post.publication(), options);
        }
        counts
    }

    fn add(&mut self, publication: Publication, options: PublishOptions) {
        match options.unpublished(publication) {
            None => self.published += 1,
            Some(Unpublished::Draft) => self.drafts += 1,
            Some(Unpublished::Scheduled) => *self.scheduled.entry(publication.date).or_default() += 1,
        }
    }
}

impl fmt::Display for PostCounts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} published", self.published)?;
        match self.drafts {
            0 => {}
            1 => formatter.write_str(", 1 draft")?,
            drafts => write!(formatter, ", {drafts} drafts")?,
        }
        for (day, count) in self.scheduled.iter().take(MAX_DAYS) {
            write!(formatter, ", {count} on {}", day.strftime("%-d %B %Y"))?;
        }
        match self.scheduled.values().skip(MAX_DAYS).sum() {
            0 => Ok(()),
            later => write!(formatter, ", {later} later"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn counts_are_one_phrase() {
        let mut counts = PostCounts { published: 21, drafts: 1, scheduled: BTreeMap::new() };
        assert_eq!(counts.to_string(), "21 published, 1 draft");
        counts.scheduled.insert(date(2026, 12, 24), 1);
        assert_eq!(counts.to_string(), "21 published, 1 draft, 1 on 24 December 2026");
        counts.drafts = 2;
        counts.scheduled.extend([(date(2027, 1, 3), 2), (date(2027, 1, 4), 1), (date(2027, 1, 5), 4)]);
        let expected =
            "21 published, 2 drafts, 1 on 24 December 2026, 2 on 3 January 2027, 1 on 4 January 2027, 4 later";
        assert_eq!(counts.to_string(), expected);
        assert_eq!(PostCounts::default().to_string(), "0 published");
    }
}
