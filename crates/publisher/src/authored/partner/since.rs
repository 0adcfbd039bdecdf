//! `since` of a partner: a day, a month or a year, as far as it is known.

use crate::source::fields::{Fields, Spanned, parse_date};
use jiff::civil::Date;
use std::path::Path;

/// When something began, as far as it is known. The date of a month or year is its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// A day.
    Day(Date),
    /// A month.
    Month(Date),
    /// A year.
    Year(Date),
}

impl Since {
    /// Parses `2024-05-16`, `2024-05` or `2024`.
    fn parse(string: &str) -> Option<Since> {
        match string.len() {
            10 => parse_date(string).map(Since::Day),
            7 => parse_date(&format!("{string}-01")).map(Since::Month),
            4 => parse_date(&format!("{string}-01-01")).map(Since::Year),
            _ => None,
        }
    }

    pub(super) fn read(file: &Path, fields: &mut Fields<'_>) -> Option<Since> {
        let Spanned { position, value } = fields.optional_string("since")?;
        let since = Since::parse(&value);
        if since.is_none() && !value.is_empty() {
            let help = "write as much as is known, like this: `since = \"2024-05-16\"`, `\"2024-05\"` or `\"2024\"`";
            fields.diagnostics().error(file, position, format!("`since` cannot be `{value}`"), help);
        }
        since
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_months_and_years_are_parsed() {
        assert_eq!(Since::parse("2024-05-16"), Some(Since::Day(date(2024, 5, 16))));
        assert_eq!(Since::parse("2024-05"), Some(Since::Month(date(2024, 5, 1))));
        assert_eq!(Since::parse("2024"), Some(Since::Year(date(2024, 1, 1))));
        for wrong in ["", "May 2024", "2024-13", "2024-02-30", "24", "05/2024", "2024-5"] {
            assert_eq!(Since::parse(wrong), None, "{wrong}");
        }
    }
}
