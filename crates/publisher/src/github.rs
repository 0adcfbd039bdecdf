//! Diagnostics as GitHub's workflow commands: GitHub shows them beside the changed lines of a pull request.
//!
//! The syntax is that of <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>. Values are
//! escaped as by `packages/core/src/command.ts` of <https://github.com/actions/toolkit>.

use crate::diagnostic::{Diagnostic, Severity};

/// Returns the workflow command of a diagnostic, on one line.
///
/// Lines and columns are counted from 1, columns in characters, as in [`crate::diagnostic::Position`].
#[must_use]
pub fn workflow_command(diagnostic: &Diagnostic) -> String {
    let mut properties = format!("file={}", escape_property(&diagnostic.path()));
    if let Some(position) = diagnostic.position {
        let (line, column) = (position.line, position.column);
        properties.push_str(&format!(",line={line},endLine={line},col={column}"));
    }
    let message = format!("{}\nhelp: {}", diagnostic.message, diagnostic.help);
    command(diagnostic.severity, &properties, &message)
}

/// Returns the workflow command of a warning that concerns no file.
#[must_use]
pub fn workflow_warning(message: &str) -> String {
    command(Severity::Warning, "", message)
}

fn command(severity: Severity, properties: &str, message: &str) -> String {
    let title = match severity {
        Severity::Warning => "Warning about the content",
        Severity::Error => "Error in the content",
    };
    let separator = if properties.is_empty() { "" } else { "," };
    format!("::{} {properties}{separator}title={}::{}", severity.name(), escape_property(title), escape_data(message))
}

/// Escapes a message. A percent sign comes first, because it starts the other escapes.
fn escape_data(value: &str) -> String {
    value.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property, which ends at a comma or a colon.
fn escape_property(value: &str) -> String {
    escape_data(value).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Position;
    use std::path::PathBuf;

    #[test]
    fn a_command_has_escaped_properties_and_an_escaped_message() {
        let diagnostic = Diagnostic {
            severity: Severity::Error,
            file: PathBuf::from("content/a,b: 100%.md"),
            position: Some(Position { line: 3, column: 7 }),
            message: String::from("`a: b, 50%`\r"),
            help: String::from("write `c::d`"),
            subject: None,
        };
        assert_eq!(
            workflow_command(&diagnostic),
            "::error file=content/a%2Cb%3A 100%25.md,line=3,endLine=3,col=7,title=Error in the content::\
             `a: b, 50%25`%0D%0Ahelp: write `c::d`"
        );
        let missing = Diagnostic { severity: Severity::Warning, position: None, ..diagnostic };
        assert!(
            workflow_command(&missing)
                .starts_with("::warning file=content/a%2Cb%3A 100%25.md,title=Warning about the content::"),
        );
        assert_eq!(workflow_warning("a\nb"), "::warning title=Warning about the content::a%0Ab");
    }
}
