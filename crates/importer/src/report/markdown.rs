//! `import-report.md`: the report for the editor who works through it.

use super::{Entry, Group, ProposedTeam, Report};
use model::slug::slugify;
use std::fmt::Write;

const GROUPS: [(Group, &str, &str); 4] = [
    (Group::Error, "Could not be imported", "These files were left out. Mend them in the old site and import again."),
    (
        Group::Person,
        "Needs a person",
        "`cargo content check` reports what is quoted as a diagnostic; the site builds once it is mended.",
    ),
    (Group::Look, "Please look", "Guesses, and things left out that readers could see on the old site."),
    (Group::Record, "For the record", "Mended or converted; nothing to do."),
];

/// The report as Markdown.
#[must_use]
pub fn to_markdown(report: &Report) -> String {
    let mut text = String::from("# Import report\n\n");
    let _ = writeln!(text, "{} files were written from the old site.\n", report.documents.len());
    for (group, title, _) in GROUPS {
        let _ = writeln!(text, "- {title}: {}", report.count(group));
    }
    let _ = writeln!(text, "- Proposed teams: {}\n", report.teams.len());
    for (group, title, explanation) in GROUPS {
        let entries: Vec<&Entry> = report.entries.iter().filter(|entry| entry.group == group).collect();
        if !entries.is_empty() {
            let _ = writeln!(text, "## {title}\n\n{explanation}\n");
            entries.iter().for_each(|entry| text.push_str(&line(entry)));
            text.push('\n');
        }
        if group == Group::Person && !report.teams.is_empty() {
            proposals(&mut text, &report.teams);
        }
    }
    text
}

fn line(entry: &Entry) -> String {
    let mut line = format!("- {} {}", code(&format!("{}:{}", entry.file, entry.line)), entry.message);
    match (entry.before.as_str(), entry.after.as_str()) {
        ("", "") => {}
        (before, "") => {
            let _ = write!(line, ": {}", code(before));
        }
        ("", after) => {
            let _ = write!(line, ": now {}", code(after));
        }
        (before, after) => {
            let _ = write!(line, ": {} → {}", code(before), code(after));
        }
    }
    for diagnostic in &entry.diagnostics {
        let _ = write!(line, " — diagnostic: {}", code(diagnostic));
    }
    line.push('\n');
    line
}

/// A text between backticks, on one line and of bearable length.
fn code(text: &str) -> String {
    const LONGEST: usize = 160;
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(LONGEST) {
        words.truncate(end);
        words.push('…');
    }
    let longest = words.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{words}{space}{fence}")
}

fn proposals(text: &mut String, teams: &[ProposedTeam]) {
    text.push_str("## Proposed people and teams\n\n");
    text.push_str("The old site seems to list these people. Nothing was put into place: take over what is right.\n\n");
    for team in teams {
        let _ = writeln!(text, "### {} ({}:{})\n", team.name.trim(), team.file, team.line);
        text.push_str("For `leadership.toml`:\n\n```toml\n[[teams]]\n");
        let _ = writeln!(text, "id = {}\nname = {}", toml_text(&slugify(&team.name)), toml_text(&team.name));
        text.push_str("description = \"What the team does.\"\nmembers = [\n");
        for member in &team.members {
            let role = member.role.as_deref().map(|role| format!(", role = {}", toml_text(role))).unwrap_or_default();
            let _ = writeln!(text, "  {{ person = {}{role} }},", toml_text(&slugify(&member.name)));
        }
        text.push_str("]\n```\n\nFor `people/`, each in a file of its own:\n\n```toml\n");
        for member in &team.members {
            let _ = writeln!(text, "# {}.toml\nname = {}", slugify(&member.name), toml_text(&member.name));
            for comment in member.photo.iter().chain(&member.links) {
                let _ = writeln!(text, "# {}", comment.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
        text.push_str("```\n\n");
    }
}

/// A basic string of TOML.
pub(crate) fn toml_text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.trim().chars() {
        match letter {
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
