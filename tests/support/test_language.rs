//! A test language that is written from right to left: the content of `content/en`, letter by letter in Arabic script.
//!
//! Titles, texts, sentences of the interface and names of tags are turned into it; addresses, code and the names of
//! people stay as they are, as they would in a translation.

use model::slug::slugify;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The code of the language, and the folder of its pages.
pub const TEST_LANGUAGE: &str = "ar";

/// What `content/site.toml` says about it.
const SETTINGS: &str = "\n[[languages]]\ncode = \"ar\"\nname = \"العربية\"\nright_to_left = true\n";

/// One letter for each of a to z, so that different words stay different.
const LETTERS: [char; 26] = [
    'ا', 'ب', 'ك', 'د', 'ي', 'ف', 'غ', 'ه', 'ئ', 'ج', 'ق', 'ل', 'م', 'ن', 'و', 'پ', 'ظ', 'ر', 'س', 'ت', 'ع', 'ط', 'ش',
    'خ', 'ى', 'ز',
];

/// The keys of TOML files whose values are no text.
const NAMES_IN_TOML: [&str; 2] = ["id", "person"];

/// The keys of front matter whose values are text.
const TEXTS_IN_FRONT_MATTER: [&str; 6] =
    ["title", "heading", "description", "navigation_title", "summary", "image_alt"];

/// Adds the language to content.
pub(crate) fn add_to(content: &Path) {
    let settings = content.join("site.toml");
    let text = fs::read_to_string(&settings).expect("content has settings");
    fs::write(&settings, text + SETTINGS).expect("a temporary folder can be written");
    translate_folder(&content.join("en"), &content.join(TEST_LANGUAGE));
}

fn translate_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a temporary folder can be written");
    for entry in fs::read_dir(from).expect("content can be listed") {
        let file = entry.expect("content can be listed").path();
        let target = to.join(file.file_name().expect("a file has a name"));
        if file.is_dir() {
            translate_folder(&file, &target);
            continue;
        }
        let text = fs::read_to_string(&file).expect("content can be read");
        let is_toml = file.extension().is_some_and(|extension| extension == "toml");
        let translated = if is_toml { translate_toml(&text) } else { translate_markdown(&text) };
        fs::write(&target, translated).expect("a temporary folder can be written");
    }
}

fn translate_toml(text: &str) -> String {
    text.lines()
        .map(|line| if line.starts_with('#') { String::from("\n") } else { translate_toml_line(line) })
        .collect()
}

/// Every second part of a line that is cut at its quotation marks is a value; its key stands before it.
fn translate_toml_line(line: &str) -> String {
    let mut parts: Vec<String> = line.split('"').map(String::from).collect();
    for index in (1..parts.len()).step_by(2) {
        let key = parts[index - 1].trim_end_matches([' ', '=']).rsplit([' ', '{', ',']).next().unwrap_or_default();
        if !NAMES_IN_TOML.contains(&key) {
            parts[index] = in_arabic_letters(&parts[index]);
        }
    }
    parts.join("\"") + "\n"
}

fn translate_markdown(text: &str) -> String {
    let (front_matter, body) = text
        .strip_prefix("---\n")
        .and_then(|text| text.split_once("\n---\n"))
        .unwrap_or_else(|| panic!("this text has no front matter:\n{text}"));
    let front_matter: String = front_matter.lines().filter_map(translate_key).collect();
    let mut ids = BTreeSet::new();
    let mut is_code = false;
    let body: String = body.lines().map(|line| translate_line(line, &mut is_code, &mut ids) + "\n").collect();
    format!("---\n{front_matter}---\n{body}")
}

/// A line of front matter. Old addresses belong to one language only.
fn translate_key(line: &str) -> Option<String> {
    let (key, value) = line.split_once(": ").unwrap_or((line, ""));
    if TEXTS_IN_FRONT_MATTER.contains(&key) {
        return Some(format!("{key}: {}\n", in_arabic_letters(value)));
    }
    (key != "aliases").then(|| format!("{line}\n"))
}

fn translate_line(line: &str, is_code: &mut bool, ids: &mut BTreeSet<String>) -> String {
    let is_fence = line.starts_with("```");
    *is_code ^= is_fence;
    if *is_code || is_fence || line.starts_with("::") {
        return String::from(line);
    }
    let translated = in_arabic_letters(line);
    match line.starts_with('#') && !line.contains("{#") {
        true => format!("{translated} {{#{}}}", heading_id(line, ids)),
        false => translated,
    }
}

/// The id that the heading has in English, where the second of a name counts as the publisher counts it.
fn heading_id(line: &str, ids: &mut BTreeSet<String>) -> String {
    let stem = slugify(line);
    let mut id = stem.clone();
    let mut count = 1;
    while !ids.insert(id.clone()) {
        count += 1;
        id = format!("{stem}-{count}");
    }
    id
}

/// Puts letters in the place of letters, except in what is no text: addresses, code, places to fill and marks.
fn in_arabic_letters(text: &str) -> String {
    const KEPT: [(&str, &str); 7] =
        [("](", ")"), ("[^", "]"), ("[x]", ""), ("{", "}"), ("<", ">"), ("`", "`"), ("https://", " ")];
    let mut translated = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let kept = KEPT.iter().find(|(start, _)| rest.starts_with(start)).map(|(start, end)| {
            let after = &rest[start.len()..];
            start.len() + after.find(end).map_or(after.len(), |place| place + end.len())
        });
        let length = kept.unwrap_or(letter.len_utf8());
        match kept {
            Some(length) => translated.push_str(&rest[..length]),
            None => translated.push(arabic(letter)),
        }
        rest = &rest[length..];
    }
    translated
}

fn arabic(letter: char) -> char {
    let index = u32::from(letter.to_ascii_lowercase()).checked_sub(u32::from('a'));
    let found = index.and_then(|index| LETTERS.get(usize::try_from(index).ok()?));
    found.copied().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_changes_and_addresses_stay() {
        assert_eq!(in_arabic_letters("Bad [cab](/about/) `code` {page}[^a]"), "باد [كاب](/about/) `code` {page}[^a]");
        assert_eq!(
            translate_toml_line("  { person = \"a-b\", role = \"Ad\" },"),
            "  { person = \"a-b\", role = \"اد\" },\n"
        );
    }

    #[test]
    fn headings_keep_their_ids() {
        let translated = translate_markdown("---\ntitle: A\ndate: 2024-01-01\naliases: [/a/]\n---\n## Abc\n## Abc\n");
        assert_eq!(translated, "---\ntitle: ا\ndate: 2024-01-01\n---\n## ابك {#abc}\n## ابك {#abc-2}\n");
    }
}
