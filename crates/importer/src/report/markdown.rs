//! `import-report.md`: the report for the editor who works through it.

use super::{Attention, Cause, Entry, ProposedTeam, Report, languages};
use crate::target::JSON_REPORT;
use crate::write::longest_backtick_run;
use publisher::source::slugify::slugify;
use std::collections::BTreeMap;
use std::fmt::Write;

const SECTIONS: [(Attention, &str, &str); 4] = [
    (
        Attention::Error,
        "Could not be imported",
        "These files were left out. Correct them in the old site and import again.",
    ),
    (
        Attention::ActionRequired,
        "To do",
        "Correct these, then the site can be published. The errors are those of `cargo content check`.",
    ),
    (Attention::Review, "To check", "Guesses, and parts left out that readers could see on the old site."),
    (Attention::Info, "Done", "Corrected or converted. There is nothing left to do."),
];

/// Renders the report as Markdown.
#[must_use]
pub fn to_markdown(report: &Report) -> String {
    let mut text = String::from("# Import report\n\n");
    let files = if report.documents.len() == 1 { "file was" } else { "files were" };
    let _ = writeln!(text, "{} {files} imported from the old site.\n", report.documents.len());
    for (attention, title, _) in SECTIONS {
        let _ = writeln!(text, "- {title}: {}", report.count(attention));
    }
    let _ = writeln!(text, "- Proposed teams: {}\n", report.teams.len());
    for (attention, title, explanation) in SECTIONS {
        let entries: Vec<&Entry> = report.entries.iter().filter(|entry| entry.attention == attention).collect();
        if !entries.is_empty() {
            let _ = writeln!(text, "## {title}\n\n{explanation}\n");
            for entries in by_cause(&entries) {
                render_cause(&mut text, &entries);
            }
            text.push('\n');
        }
        if attention == Attention::ActionRequired && !report.languages.is_empty() {
            languages::render(&mut text, &report.languages);
        }
        if attention == Attention::ActionRequired && !report.teams.is_empty() {
            render_proposals(&mut text, &report.teams);
        }
    }
    text
}

/// Returns the entries of each cause, the causes in their order and the diagnostics before them.
fn by_cause<'a>(entries: &[&'a Entry]) -> Vec<Vec<&'a Entry>> {
    let mut causes: BTreeMap<(Option<Cause>, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        causes.entry((entry.cause, &entry.message)).or_default().push(entry);
    }
    causes.into_values().collect()
}

/// Renders the entries of one cause: how many there are, what to do, and the first of them.
fn render_cause(text: &mut String, entries: &[&Entry]) {
    let Some(first) = entries.first() else { return };
    let count = if entries.len() > 1 { format!(" ({} times)", entries.len()) } else { String::new() };
    let advice = if first.advice.is_empty() { String::new() } else { format!(" {}", sentence(&first.advice)) };
    let _ = writeln!(text, "- **{}**{count}{advice}", sentence(&first.message));
    let limit = example_count(first.attention);
    entries.iter().take(limit).for_each(|entry| text.push_str(&render_entry(entry)));
    if entries.len() > limit {
        let _ = writeln!(text, "  - and {} more, all in `{JSON_REPORT}`", entries.len() - limit);
    }
}

/// Returns how many entries of a cause are listed. Nobody reads thousands of equal lines.
fn example_count(attention: Attention) -> usize {
    match attention {
        Attention::Error | Attention::ActionRequired => 100,
        Attention::Review => 10,
        Attention::Info => 3,
    }
}

/// Returns words as a sentence: with a capital, and a full stop at the end.
fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().map(char::to_uppercase);
    let stop = if words.ends_with(['.', '!', '?', ':', '…']) { "" } else { "." };
    first.into_iter().flatten().chain(characters).chain(stop.chars()).collect()
}

fn render_entry(entry: &Entry) -> String {
    let mut line = format!("  - {}", code_span(&format!("{}:{}", entry.file, entry.line)));
    match (entry.before.as_str(), entry.after.as_str()) {
        ("", "") => {}
        (before, "") => {
            let _ = write!(line, ": {}", code_span(before));
        }
        ("", after) => {
            let _ = write!(line, ": {}", code_span(after));
        }
        (before, after) => {
            let _ = write!(line, ": {} → {}", code_span(before), code_span(after));
        }
    }
    for diagnostic in &entry.diagnostics {
        let _ = write!(line, " — {}", code_span(diagnostic));
    }
    line.push('\n');
    line
}

/// Renders a code span on one line, of limited length.
fn code_span(text: &str) -> String {
    const MAX_CHARACTERS: usize = 160;
    let mut content = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = content.char_indices().nth(MAX_CHARACTERS) {
        content.truncate(end);
        content.push('…');
    }
    let fence = "`".repeat(longest_backtick_run(&content) + 1);
    let space = if content.starts_with('`') || content.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{content}{space}{fence}")
}

fn render_proposals(text: &mut String, teams: &[ProposedTeam]) {
    text.push_str("## Proposed people and teams\n\n");
    text.push_str("The old site seems to list these people. Nothing was added: copy what is right.\n\n");
    for team in teams {
        let _ = writeln!(text, "### {} ({}:{})\n", team.name.trim(), team.file, team.line);
        text.push_str("For `leadership.toml`:\n\n```toml\n[[teams]]\n");
        let _ = writeln!(text, "id = {}\nname = {}", toml_string(&slugify(&team.name)), toml_string(&team.name));
        text.push_str("description = \"What the team does.\"\nmembers = [\n");
        for member in &team.members {
            let role = member.role.as_deref().map(|role| format!(", role = {}", toml_string(role))).unwrap_or_default();
            let _ = writeln!(text, "  {{ person = {}{role} }},", toml_string(&slugify(&member.name)));
        }
        text.push_str("]\n```\n\nFor `people/`, each in its own file:\n\n```toml\n");
        for member in &team.members {
            let _ = writeln!(text, "# {}.toml\nname = {}", slugify(&member.name), toml_string(&member.name));
            for comment in member.photo.iter().chain(&member.links) {
                let _ = writeln!(text, "# {}", comment.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
        text.push_str("```\n\n");
    }
}

/// Returns a TOML basic string.
pub(crate) fn toml_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.trim().chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
    quoted
}
