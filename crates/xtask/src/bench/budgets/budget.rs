//! One budget: a limit, and the sizes that were last accepted.

use super::FILE;
use crate::bench::table::format_thousands;
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// Brotli sizes by file name, without content hashes.
pub type Sizes = BTreeMap<String, u64>;

/// What a limit applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The sum of all files.
    Total,
    /// Each file.
    PerFile,
}

impl Scope {
    /// Returns the value that is compared with the limit: the sum, or the largest file.
    pub fn size(self, sizes: &Sizes) -> u64 {
        match self {
            Scope::Total => sizes.values().sum(),
            Scope::PerFile => sizes.values().max().copied().unwrap_or_default(),
        }
    }
}

/// A size limit, and the sizes that were last accepted.
#[derive(Debug, PartialEq, Eq)]
pub struct Budget {
    /// The largest allowed size in bytes.
    pub limit: u64,
    name: String,
    scope: Scope,
    accepted: Sizes,
}

impl Budget {
    /// Parses the budget of a metric.
    ///
    /// # Errors
    /// Errors if the table, its `limit` or its `accepted` is missing or malformed.
    pub fn parse(budgets: &toml::Table, name: &str, scope: Scope) -> Result<Budget> {
        let table = budgets.get(name).and_then(toml::Value::as_table);
        let table = table.with_context(|| format!("{FILE} has no table [{name}]"))?;
        let number = |value: &toml::Value| value.as_integer().and_then(|number| u64::try_from(number).ok());
        let limit = table.get("limit").and_then(number);
        let limit = limit.with_context(|| format!("{FILE} has no `limit` in bytes in [{name}]"))?;
        let accepted = table.get("accepted").and_then(toml::Value::as_table);
        let accepted = accepted.with_context(|| format!("{FILE} has no sizes `accepted` in [{name}]"))?;
        let accepted = accepted.iter().filter_map(|(file, size)| Some((file.clone(), number(size)?))).collect();
        Ok(Budget { limit, name: String::from(name), scope, accepted })
    }

    /// Returns a message for each size that exceeds the limit.
    pub fn violations(&self, sizes: &Sizes) -> Vec<String> {
        match self.scope {
            Scope::Total => self.total_violation(sizes).into_iter().collect(),
            Scope::PerFile => {
                let over = sizes.iter().filter(|(_, size)| **size > self.limit);
                over.map(|(file, size)| format!("{file}: {}{}", self.excess(*size), self.change(file, *size))).collect()
            }
        }
    }

    fn total_violation(&self, sizes: &Sizes) -> Option<String> {
        let total = self.scope.size(sizes);
        let lines = sizes.iter().map(|(file, size)| {
            format!("\n        {file}: {} bytes{}", format_thousands(*size), self.change(file, *size))
        });
        (total > self.limit).then(|| [self.excess(total)].into_iter().chain(lines).collect())
    }

    fn excess(&self, size: u64) -> String {
        let [size, excess, limit] = [size, size - self.limit, self.limit].map(format_thousands);
        format!("{size} bytes are {excess} over the limit of {limit} for `{}`", self.name)
    }

    /// Returns how a file differs from its accepted size.
    fn change(&self, file: &str, size: u64) -> String {
        match (self.accepted.get(file), self.accepted.values().max()) {
            (Some(accepted), _) if *accepted == size => String::from(", unchanged"),
            (Some(accepted), _) if *accepted < size => format!(", {} larger", format_thousands(size - accepted)),
            (Some(accepted), _) => format!(", {} smaller", format_thousands(accepted - size)),
            (None, Some(largest)) if self.scope == Scope::PerFile => {
                format!(", the largest accepted file had {}", format_thousands(*largest))
            }
            (None, _) => String::from(", new"),
        }
    }
}

/// Returns the source of the budgets file with other accepted sizes for a metric, or `None` if it has no line for them.
pub fn with_accepted(source: &str, name: &str, sizes: &Sizes) -> Option<String> {
    let start = source.find(&format!("[{name}]\n"))?;
    let line = start + source[start..].find("\naccepted = ")? + 1;
    let end = line + source[line..].find('\n')?;
    let is_in_next_table = source[start + 1..line].contains("\n[");
    let entries: Vec<String> = sizes.iter().map(|(file, size)| format!("\"{file}\" = {size}")).collect();
    let accepted = format!("accepted = {{ {} }}", entries.join(", "));
    (!is_in_next_table).then(|| [&source[..line], &accepted, &source[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "# Why.\n[app]\nlimit = 100\naccepted = { \"a.js\" = 40, \"gone.js\" = 9 }\n\n[document]\nlimit = 50\naccepted = { \"a.html\" = 45 }\n";

    fn violations<const N: usize>(name: &str, scope: Scope, files: [(&str, u64); N]) -> Vec<String> {
        Budget::parse(&SOURCE.parse().unwrap(), name, scope).unwrap().violations(&sizes(files))
    }

    fn sizes<const N: usize>(sizes: [(&str, u64); N]) -> Sizes {
        sizes.map(|(file, size)| (String::from(file), size)).into()
    }

    #[test]
    fn total_scope_limits_the_sum_of_files() {
        assert!(violations("app", Scope::Total, [("a.js", 60), ("b.js", 40)]).is_empty());
        assert_eq!(
            violations("app", Scope::Total, [("a.js", 60), ("b.js", 41)]),
            [
                "101 bytes are 1 over the limit of 100 for `app`\n        a.js: 60 bytes, 20 larger\n        b.js: 41 bytes, new"
            ]
        );
    }

    #[test]
    fn per_file_scope_limits_each_file() {
        assert_eq!(
            violations("document", Scope::PerFile, [("a.html", 51), ("b.html", 50), ("c.html", 70)]),
            [
                "a.html: 51 bytes are 1 over the limit of 50 for `document`, 6 larger",
                "c.html: 70 bytes are 20 over the limit of 50 for `document`, the largest accepted file had 45",
            ]
        );
    }

    #[test]
    fn with_accepted_changes_only_the_accepted_line() {
        let source = with_accepted(SOURCE, "app", &sizes([("a.js", 41)])).unwrap();
        assert_eq!(source, SOURCE.replace("{ \"a.js\" = 40, \"gone.js\" = 9 }", "{ \"a.js\" = 41 }"));
        assert_eq!(with_accepted("[app]\nlimit = 1\n[document]\naccepted = {}\n", "app", &Sizes::new()), None);
        assert_eq!(with_accepted(SOURCE, "style", &Sizes::new()), None);
    }
}
