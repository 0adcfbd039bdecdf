//! One budget of the file: a limit, and what was accepted below it.

use super::FILE;
use crate::bench::table::grouped;
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// The files of a part with their sizes under brotli, by names that last.
pub type Sizes = BTreeMap<String, u64>;

/// What a limit holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All files together.
    Together,
    /// Each file alone.
    Each,
}

impl Reach {
    /// What is compared with the limit: the sum, or the largest file.
    pub fn weight(self, sizes: &Sizes) -> u64 {
        match self {
            Reach::Together => sizes.values().sum(),
            Reach::Each => sizes.values().max().copied().unwrap_or_default(),
        }
    }
}

/// A limit, and what was accepted below it.
#[derive(Debug, PartialEq, Eq)]
pub struct Budget {
    /// How many bytes are too few to be over it.
    pub limit: u64,
    name: String,
    reach: Reach,
    accepted: Sizes,
}

impl Budget {
    /// Reads the budget of a part.
    ///
    /// # Errors
    /// Says what the file lacks.
    pub fn read(budgets: &toml::Table, name: &str, reach: Reach) -> Result<Budget> {
        let part = budgets.get(name).and_then(toml::Value::as_table);
        let part = part.with_context(|| format!("{FILE} has no part [{name}]"))?;
        let number = |value: &toml::Value| value.as_integer().and_then(|number| u64::try_from(number).ok());
        let limit = part.get("limit").and_then(number);
        let limit = limit.with_context(|| format!("{FILE} has no `limit` in bytes in [{name}]"))?;
        let accepted = part.get("accepted").and_then(toml::Value::as_table);
        let accepted = accepted.with_context(|| format!("{FILE} has no sizes `accepted` in [{name}]"))?;
        let accepted = accepted.iter().filter_map(|(file, size)| Some((file.clone(), number(size)?))).collect();
        Ok(Budget { limit, name: String::from(name), reach, accepted })
    }

    /// A message for each way in which a part is over its limit.
    pub fn excesses(&self, sizes: &Sizes) -> Vec<String> {
        match self.reach {
            Reach::Together => self.excess_of_all(sizes).into_iter().collect(),
            Reach::Each => {
                let over = sizes.iter().filter(|(_, size)| **size > self.limit);
                over.map(|(file, size)| format!("{file}: {}{}", self.over(*size), self.growth(file, *size))).collect()
            }
        }
    }

    fn excess_of_all(&self, sizes: &Sizes) -> Option<String> {
        let weight = self.reach.weight(sizes);
        let lines = sizes
            .iter()
            .map(|(file, size)| format!("\n        {file}: {} bytes{}", grouped(*size), self.growth(file, *size)));
        (weight > self.limit).then(|| [self.over(weight)].into_iter().chain(lines).collect())
    }

    fn over(&self, weight: u64) -> String {
        let (weight, excess, limit) = (grouped(weight), grouped(weight - self.limit), grouped(self.limit));
        format!("{weight} bytes are {excess} over the limit of {limit} for `{}`", self.name)
    }

    /// How far a file is from what was accepted.
    fn growth(&self, file: &str, size: u64) -> String {
        match (self.accepted.get(file), self.accepted.values().max()) {
            (Some(before), _) if *before == size => String::from(", as before"),
            (Some(before), _) if *before < size => format!(", grown by {}", grouped(size - before)),
            (Some(before), _) => format!(", smaller by {}", grouped(before - size)),
            (None, Some(largest)) if self.reach == Reach::Each => format!(", the largest had {}", grouped(*largest)),
            (None, _) => String::from(", was not there before"),
        }
    }
}

/// The text of the file with other accepted sizes for a part, or `None` where it has no line for them.
pub fn with_accepted(text: &str, name: &str, sizes: &Sizes) -> Option<String> {
    let start = text.find(&format!("[{name}]\n"))?;
    let line = start + text[start..].find("\naccepted = ")? + 1;
    let end = line + text[line..].find('\n')?;
    let is_of_next_part = text[start + 1..line].contains("\n[");
    let entries: Vec<String> = sizes.iter().map(|(file, size)| format!("\"{file}\" = {size}")).collect();
    let accepted = format!("accepted = {{ {} }}", entries.join(", "));
    (!is_of_next_part).then(|| [&text[..line], &accepted, &text[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Why.\n[app]\nlimit = 100\naccepted = { \"a.js\" = 40, \"gone.js\" = 9 }\n\n[document]\nlimit = 50\naccepted = { \"a.html\" = 45 }\n";

    fn excesses<const N: usize>(name: &str, reach: Reach, files: [(&str, u64); N]) -> Vec<String> {
        Budget::read(&TEXT.parse().unwrap(), name, reach).unwrap().excesses(&sizes(files))
    }

    fn sizes<const N: usize>(sizes: [(&str, u64); N]) -> Sizes {
        sizes.map(|(file, size)| (String::from(file), size)).into()
    }

    #[test]
    fn files_are_weighed_together() {
        assert!(excesses("app", Reach::Together, [("a.js", 60), ("b.js", 40)]).is_empty());
        assert_eq!(
            excesses("app", Reach::Together, [("a.js", 60), ("b.js", 41)]),
            [
                "101 bytes are 1 over the limit of 100 for `app`\n        a.js: 60 bytes, grown by 20\n        b.js: 41 bytes, was not there before"
            ]
        );
    }

    #[test]
    fn or_each_alone() {
        assert_eq!(
            excesses("document", Reach::Each, [("a.html", 51), ("b.html", 50), ("c.html", 70)]),
            [
                "a.html: 51 bytes are 1 over the limit of 50 for `document`, grown by 6",
                "c.html: 70 bytes are 20 over the limit of 50 for `document`, the largest had 45",
            ]
        );
    }

    #[test]
    fn sizes_are_accepted_and_the_rest_of_the_file_stays() {
        let text = with_accepted(TEXT, "app", &sizes([("a.js", 41)])).unwrap();
        assert_eq!(text, TEXT.replace("{ \"a.js\" = 40, \"gone.js\" = 9 }", "{ \"a.js\" = 41 }"));
        assert_eq!(with_accepted("[app]\nlimit = 1\n[document]\naccepted = {}\n", "app", &Sizes::new()), None);
        assert_eq!(with_accepted(TEXT, "style", &Sizes::new()), None);
    }
}
