//! Replaces addresses of a page or a picture in the text of a file.

use crate::markdown::PARSER_OPTIONS;
use crate::source::front_matter;
use model::urls::language_folder;
use pulldown_cmark::{Event, Parser, Tag};
use std::ops::Range;

/// An address that changes.
pub struct Address {
    /// Without a trailing slash.
    old: String,
    new: String,
    /// What can stand before it, the longest first: the address of the site and the folder of a language.
    prefixes: Vec<String>,
    /// Whether a slash can be behind it.
    is_page: bool,
}

impl Address {
    /// The address of a page in all languages.
    pub fn of_page(old: &str, new: &str, languages: &[String], base_url: &str) -> Address {
        // Editors write the code of a language or the folder of its addresses.
        let folders = languages.iter().flat_map(|code| [format!("/{code}"), format!("/{}", language_folder(code))]);
        let mut prefixes: Vec<String> = folders.chain([String::new()]).collect();
        let site = base_url.trim_end_matches('/');
        prefixes.extend(prefixes.clone().iter().map(|folder| [site, folder].concat()));
        prefixes.sort_by_key(|prefix| std::cmp::Reverse(prefix.len()));
        let without_slash = |path: &str| String::from(path.trim_end_matches('/'));
        Address { old: without_slash(old), new: without_slash(new), prefixes, is_page: true }
    }

    /// The address of a picture.
    pub fn of_picture(old: String, new: String) -> Address {
        Address { old, new, prefixes: vec![String::new()], is_page: false }
    }

    /// Replaces the address in the settings and links of a file. Returns the new text with the number of places.
    pub fn replace(&self, text: &str, is_markdown: bool) -> (String, usize) {
        if !text.contains(&self.old) {
            return (String::from(text), 0);
        }
        let body_start = match is_markdown {
            true => front_matter::find(text).map_or(0, |(_, body_start)| body_start),
            false => text.len(),
        };
        let code = code(text, body_start);
        let is_code = |offset: usize| code.iter().any(|range| range.contains(&offset));
        let (mut replaced, mut end, mut count) = (String::new(), 0, 0);
        for (start, _) in text.match_indices(&self.old) {
            let after = start + self.old.len();
            let is_address = self.ends_at(&text[after..]) && self.begins_at(&text[..start], start >= body_start);
            if !is_address || is_code(start) {
                continue;
            }
            replaced.push_str(&text[end..start]);
            replaced.push_str(&self.new);
            (end, count) = (after, count + 1);
        }
        replaced.push_str(&text[end..]);
        (replaced, count)
    }

    fn ends_at(&self, after: &str) -> bool {
        let rest = after.strip_prefix('/').filter(|_| self.is_page).unwrap_or(after);
        rest.is_empty() || rest.starts_with(|sign: char| sign.is_whitespace() || "#?)>\"'],}".contains(sign))
    }

    fn begins_at(&self, before: &str, is_in_body: bool) -> bool {
        self.prefixes.iter().filter_map(|prefix| Some((prefix, before.strip_suffix(prefix.as_str())?))).any(
            |(prefix, before)| match is_in_body {
                true => prefix.contains("://") || is_destination(before),
                false => before.ends_with(|sign: char| sign.is_whitespace() || "\"'[,".contains(sign)),
            },
        )
    }
}

/// Returns the bytes of code in the body of a Markdown file.
fn code(text: &str, body_start: usize) -> Vec<Range<usize>> {
    let events = Parser::new_ext(&text[body_start..], PARSER_OPTIONS).into_offset_iter();
    let is_code = |event: &Event<'_>| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
    let code = events.filter(|(event, _)| is_code(event));
    code.map(|(_, range)| body_start + range.start..body_start + range.end).collect()
}

/// Whether an address of Markdown comes next: `[text](`, `[name]: ` or one of these with `<`.
fn is_destination(before: &str) -> bool {
    let before = before.strip_suffix('<').unwrap_or(before).trim_end();
    let line = before.rsplit('\n').next().unwrap_or_default();
    // A definition can be in a quotation or in an entry of a list.
    let line = line.trim_start_matches(|sign: char| " \t>-*+.)".contains(sign) || sign.is_ascii_digit());
    before.ends_with("](") || line.starts_with('[') && line.ends_with("]:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_address_itself_is_replaced() {
        let languages = ["en", "es", "pt-BR"].map(String::from);
        let address = Address::of_page("/news/old/", "/news/new/", &languages, "https://site.example/base/");
        let replace = |body: &str| address.replace(&format!("---\ntitle: A\n---\n{body}"), true).0[17..].to_string();
        for (body, expected) in [
            ("[a](/news/old/)", "[a](/news/new/)"),
            ("[a](/news/old)", "[a](/news/new)"),
            ("[a](</news/old/#b> \"c\")", "[a](</news/new/#b> \"c\")"),
            ("[a](/es/news/old/?q#b)", "[a](/es/news/new/?q#b)"),
            ("> [a]: /news/old/ \"b\"", "> [a]: /news/new/ \"b\""),
            ("1. [a]:\n  /news/old/", "1. [a]:\n  /news/new/"),
            ("[a](\n/news/old/)", "[a](\n/news/new/)"),
            ("[a](/pt-br/news/old/)", "[a](/pt-br/news/new/)"),
            ("<https://site.example/base/news/old/>", "<https://site.example/base/news/new/>"),
            ("[a](https://site.example/base/es/news/old/)", "[a](https://site.example/base/es/news/new/)"),
        ] {
            assert_eq!(replace(body), expected);
        }
        for body in [
            "[a](/news/older/)",
            "[a](/news/old/page/)",
            "[a](/x/news/old/)",
            "[a](https://other.example/news/old/)",
            "`[a](/news/old/)`",
            "```\n[a](/news/old/)\n```",
            "/news/old/ in words",
        ] {
            assert_eq!(replace(body), body);
        }
        let settings = |text: &str| address.replace(text, false).0;
        assert_eq!(settings("a = \"/news/old/\"\nb = ['/news/old/']"), "a = \"/news/new/\"\nb = ['/news/new/']");
        assert_eq!(
            address.replace("---\nlink: /news/old/\n---\n", true),
            (String::from("---\nlink: /news/new/\n---\n"), 1)
        );
    }
}
