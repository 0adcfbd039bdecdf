//! How diagnostics are shown: to people, or as annotations of a pull request on GitHub.

use clap::ValueEnum;
use publisher::diagnostic::Diagnostic;
use publisher::github::{workflow_command, workflow_warning};
use publisher::{PublishError, nothing_published};
use std::error::Error;

/// The form of diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// As workflow commands, which GitHub shows beside the changed lines.
    Github,
}

impl Format {
    /// Prints diagnostics.
    pub fn print(self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            match self {
                Format::Text => eprintln!("{diagnostic}"),
                Format::Github => println!("{}", workflow_command(diagnostic)),
            }
        }
    }

    /// Prints a warning that concerns no file.
    pub fn print_warning(self, message: &str) {
        match self {
            Format::Text => eprintln!("warning: {message}"),
            Format::Github => println!("{}", workflow_warning(message)),
        }
    }

    /// Prints the diagnostics of an error. Returns the error with what is left to say.
    pub fn explain(self, error: PublishError) -> Box<dyn Error> {
        match error {
            PublishError::Diagnostics(diagnostics) => {
                self.print(&diagnostics);
                nothing_published(&diagnostics).into()
            }
            other => other.into(),
        }
    }
}
