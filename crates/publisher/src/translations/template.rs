//! `cargo content new translation`: a file to fill in, with the source beside each part.

use super::lookup;
use super::{TRANSLATABLE_KEYS, TranslationError, UNFILLED, wording};
use crate::authored::{AuthoredEntry, Content, LEDGER_TABLES, LanguageContent};
use crate::diagnostic::nearest;
use crate::fs;
use crate::markdown::{PARSER_OPTIONS, is_directive};
use crate::source::file::SourceFile;
use crate::source::front_matter;
use pulldown_cmark::{Event, Parser, Tag};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The keys that belong to the source alone.
const KEYS_OF_SOURCE: [&str; 3] = ["aliases", "id", "extra"];

/// Creates the translation of a file, which is named as below the folder of the language: `pages/about`. Returns the path
/// of the new file.
///
/// # Errors
/// Errors if the site has no such language or file, the translation exists, or it cannot be written.
pub fn create(root: &Path, content: &Content, code: &str, name: &str) -> Result<PathBuf, TranslationError> {
    let language = lookup::language(content, code)?;
    let default = content.languages.first().ok_or_else(|| unknown(name, &[]))?;
    let (source, translation) = find(default, language, name)?;
    if let Some(file) = translation {
        return Err(TranslationError::Exists { file });
    }
    let below_language: PathBuf = source.iter().skip(2).collect();
    let file = Path::new("content").join(&language.code).join(below_language);
    if root.join(&file).exists() {
        return Err(TranslationError::Exists { file });
    }
    let text = fs::read_to_string(&root.join(&source))?;
    let text = SourceFile::new(&source, text.trim_start_matches('\u{feff}'));
    let template = match source.extension().is_some_and(|extension| extension == "toml") {
        true => toml_template(&text, &file),
        false => markdown_template(&text).ok_or(TranslationError::Unreadable { file: source })?,
    };
    fs::create_new(&root.join(&file), template.as_bytes())?;
    Ok(file)
}

/// Returns the file of a name in the default language, and its translation if there is one.
fn find(
    default: &LanguageContent,
    language: &LanguageContent,
    name: &str,
) -> Result<(PathBuf, Option<PathBuf>), TranslationError> {
    let written = name.replace('\\', "/");
    let prefix = format!("content/{}/", default.code);
    let name = written.strip_prefix(&prefix).unwrap_or(&written);
    let name = name.trim_end_matches(".md").trim_end_matches(".toml");
    let is_named = |(folder, slug): (&str, &str)| name.split_once('/') == Some((folder, slug));
    let entries: Vec<AuthoredEntry<'_>> = default.entries().filter(|entry| entry.translation.is_some()).collect();
    let stem = |entry: &AuthoredEntry<'_>| entry.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let entry =
        entries.iter().find(|entry| is_named((entry.folder, entry.slug)) || is_named((entry.folder, &stem(entry))));
    if let Some(entry) = entry {
        let own = language.entries().find(|own| (own.folder, own.slug) == (entry.folder, entry.slug));
        return Ok((entry.file.to_path_buf(), own.map(|own| own.file.to_path_buf())));
    }
    let tables = LEDGER_TABLES.iter().zip(&default.tables).filter(|(_, table)| table.is_some());
    if let Some(((_, file), _)) = tables.clone().find(|((table, _), _)| *table == name) {
        return Ok((Path::new("content").join(&default.code).join(file), None));
    }
    let names = entries.iter().map(|entry| format!("{}/{}", entry.folder, stem(entry)));
    let names: Vec<String> = names.chain(tables.map(|((table, _), _)| String::from(*table))).collect();
    Err(unknown(name, &names))
}

fn unknown(name: &str, names: &[String]) -> TranslationError {
    let help = match nearest(name, names.iter().map(String::as_str)) {
        Some(known) => format!("did you mean `{known}`?"),
        None => String::from("name a file as in the folder of the language, such as `pages/about` or `strings`"),
    };
    TranslationError::UnknownSource { name: format!("`{name}`"), help }
}

/// Returns the translation of a TOML file, to be filled in. Without ids and people, the lines of `leadership.toml` would be
/// no teams, so they stay as they are: the check reports words that are those of the source.
fn toml_template(source: &SourceFile, file: &Path) -> String {
    let mut template =
        format!("# Translate the strings. Then run `cargo content translated {}`.\n", fs::with_slashes(file));
    let is_list = source.text.lines().any(|line| line.trim_start().starts_with("[["));
    for line in source.text.lines() {
        let is_kept = is_list || line.trim().is_empty() || line.starts_with(['[', '#']);
        _ = writeln!(template, "{}{line}", if is_kept { "" } else { "# " });
    }
    template
}

/// Returns the translation of a Markdown file, to be filled in.
fn markdown_template(source: &SourceFile) -> Option<String> {
    let split = front_matter::split(source, &mut crate::diagnostic::Diagnostics::default())?;
    let digest = wording::Wording::new(&split.front_matter, source, split.body_start).digest();
    let (front_matter, body) = source.text.split_at(split.body_start);
    let mut template = String::from("---\n");
    for setting in settings(front_matter) {
        let key = setting.split(':').next().unwrap_or_default();
        if TRANSLATABLE_KEYS.contains(&key) && !matches!(key, "link" | "external") {
            setting.lines().for_each(|line| _ = writeln!(template, "# {line}"));
            _ = writeln!(template, "{key}:");
        } else if !KEYS_OF_SOURCE.contains(&key) {
            template.push_str(setting);
        }
    }
    _ = writeln!(template, "translation_of: {digest}\n---");
    for part in parts(body) {
        _ = write!(template, "\n{part}\n");
    }
    Some(template)
}

/// Returns the settings of front matter, each with the lines that belong to it.
fn settings(front_matter: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    let mut offset = 0;
    let mut end = front_matter.len();
    for line in front_matter.split_inclusive('\n') {
        let is_fence = matches!(line.trim_end(), "---" | "...");
        match is_fence && !starts.is_empty() {
            true => end = offset,
            false if !is_fence && line.starts_with(|first: char| first.is_alphanumeric()) => starts.push(offset),
            false => {}
        }
        offset += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts.iter().zip(ends).map(|(start, end)| &front_matter[*start..end]).collect()
}

/// Returns the parts of a body: prose as comments, and directives, code and lines as they are.
fn parts(body: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut depth = 0;
    let mut events = Parser::new_ext(body, PARSER_OPTIONS).into_offset_iter();
    let mut definitions: Vec<_> = events.reference_definitions().iter().map(|(_, it)| it.span.clone()).collect();
    for (event, range) in events.by_ref() {
        let text = body[range].trim();
        match event {
            Event::Start(Tag::HtmlBlock | Tag::CodeBlock(_)) if depth == 0 => {
                depth += 1;
                parts.push(String::from(text));
            }
            Event::Start(_) => {
                if depth == 0 {
                    parts.push(if is_directive(text) { String::from(text) } else { comment(text) });
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            Event::Rule if depth == 0 => parts.push(String::from(text)),
            _ => {}
        }
    }
    definitions.sort_by_key(|definition| definition.start);
    let definitions: Vec<&str> = definitions.into_iter().map(|definition| body[definition].trim()).collect();
    if !definitions.is_empty() {
        parts.push(definitions.join("\n"));
    }
    parts
}

/// Returns a comment with a part of the source.
fn comment(text: &str) -> String {
    format!("{UNFILLED} {} -->", text.replace("-->", "-- >"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(text: &str) -> String {
        markdown_template(&SourceFile::new(Path::new("a.md"), text)).unwrap()
    }

    #[test]
    fn a_translation_has_the_source_beside_each_part() {
        let text = "---\ntitle: About us\nsummary: >\n  Who\n  we are\naliases:\n  - /we/\ntags: [a]\n---\n\n## Goals\n\n\
             We *weave*\nat [the loom][1].\n\n- one\n\n- two --> three\n\n::news 3\n\n```\ncode\n```\n\n---\n\n[1]: /loom/\n";
        let expected = "---\n# title: About us\ntitle:\n# summary: >\n#   Who\n#   we are\nsummary:\ntags: [a]\n\
             translation_of: DIGEST\n---\n\n<!-- translate: ## Goals -->\n\n<!-- translate: We *weave*\nat [the loom][1]. \
             -->\n\n<!-- translate: - one\n\n- two -- > three -->\n\n::news 3\n\n```\ncode\n```\n\n---\n\n[1]: /loom/\n";
        let found = template(text);
        let digest = found.split_once("translation_of: ").unwrap().1.get(..10).unwrap();
        assert_eq!(found.replace(digest, "DIGEST"), expected);
    }
}
