//! `import-report.md`: the report for the editor who works through it.

use super::{Attention, Entry, ProposedTeam, Report};
use publisher::source::slugify::slugify;
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
    let _ = writeln!(text, "{} files were imported from the old site.\n", report.documents.len());
    for (attention, title, _) in SECTIONS {
        let _ = writeln!(text, "- {title}: {}", report.count(attention));
    }
    let _ = writeln!(text, "- Proposed teams: {}\n", report.teams.len());
    for (attention, title, explanation) in SECTIONS {
        let entries: Vec<&Entry> = report.entries.iter().filter(|entry| entry.attention == attention).collect();
        if !entries.is_empty() {
            let _ = writeln!(text, "## {title}\n\n{explanation}\n");
            entries.iter().for_each(|entry| text.push_str(&render_entry(entry)));
            text.push('\n');
        }
        if attention == Attention::ActionRequired && !report.teams.is_empty() {
            render_proposals(&mut text, &report.teams);
        }
    }
    text
}

fn render_entry(entry: &Entry) -> String {
    let mut line = format!("- {} {}", code_span(&format!("{}:{}", entry.file, entry.line)), entry.message);
    match (entry.before.as_str(), entry.after.as_str()) {
        ("", "") => {}
        (before, "") => {
            let _ = write!(line, ": {}", code_span(before));
        }
        ("", after) => {
            let _ = write!(line, ": now {}", code_span(after));
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
    let longest_run = content.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest_run + 1);
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
