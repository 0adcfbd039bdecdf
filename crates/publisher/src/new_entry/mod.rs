//! `cargo content new …`: a file for an editor to complete, or one that a form has filled in.
//!
//! A kind is a list of keys ([`kinds`]), from which the options of the command, the comments in the file and the file itself are
//! made. Nothing here knows which values are right: the new file is checked as if it were written already.

mod author;
mod error;
mod file_name;
pub mod key;
pub mod kinds;
pub(crate) mod quote;
mod template;
mod values;

pub use author::name_in_git;
pub use error::NewEntryError;
pub use kinds::{EntryKind, KINDS};
pub use values::Values;

use crate::convert::PublishOptions;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::file::SourceFile;
use crate::source::images::Images;
use crate::{fs, read_and_convert};
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use template::{Origin, Template};

/// The settings of the site.
const SITE: &str = "content/site.toml";
/// The option for the name in the address.
const SLUG: &str = "slug";

/// What somebody asks to create.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// The kind.
    pub kind: &'static EntryKind,
    /// The language, or `None` for the default language of the site.
    pub language: Option<String>,
    /// The name in the address, or `None` for that of the title.
    pub slug: Option<String>,
    /// The values of its keys.
    pub values: Values,
    /// The text below the front matter.
    pub text: Option<String>,
    /// The name of who creates it, if it is known: the author, if one of the people has it.
    pub author: Option<String>,
    /// What the file explains.
    pub comments: Comments,
}

impl NewEntry {
    /// Returns what the name of the file comes from: a key, or the option `slug`.
    fn name_source(&self) -> &'static str {
        if self.slug.is_some() { SLUG } else { self.kind.name_key }
    }
}

/// What a new file explains to its editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comments {
    /// Each key that has no value yet.
    OtherKeys,
    /// Nothing: it is complete.
    None,
}

/// A file that is not written yet.
#[derive(Debug)]
pub struct Prepared {
    /// The file, relative to the root.
    pub file: PathBuf,
    /// Its text.
    pub text: String,
    /// What the check says about its values and its text.
    pub about_values: Vec<AboutValue>,
    /// What else the check reports that it would not report without the file.
    pub others: Vec<Diagnostic>,
}

/// A diagnostic about a value or the text.
#[derive(Clone, Debug)]
pub struct AboutValue {
    /// The key, `slug` for a name in the address that was chosen, or `None` for the text.
    pub key: Option<&'static str>,
    /// Whether it is given. Otherwise the file waits for it.
    pub is_given: bool,
    /// The diagnostic.
    pub diagnostic: Diagnostic,
}

/// A file that is written.
#[derive(Debug)]
pub struct Created {
    /// The file, relative to the root.
    pub file: PathBuf,
    /// What the check reports until the file is complete, and warnings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Prepares the file of an entry, and checks it together with the content of a checkout.
///
/// # Errors
/// Errors if the file cannot have a name, or one of that name exists.
pub fn prepare(root: &Path, entry: &NewEntry, options: PublishOptions) -> Result<Prepared, NewEntryError> {
    let images = Images::unconverted(root);
    let (content, _, existing) = read_and_convert(root, None, &images, options);
    let codes = content.site.language_codes();
    let existing = existing.sorted();
    if codes.is_empty() {
        let is_about_site = |found: &Diagnostic| found.severity == Severity::Error && found.file == Path::new(SITE);
        return Err(NewEntryError::Site(existing.into_iter().filter(is_about_site).collect()));
    }
    let file = file_name::find(root, entry, &codes, options.today)?;
    let template = Template::new(entry, &author::with_author(entry, &content), options.today);
    let source = SourceFile::new(&file, &template.text);
    let (_, _, found) = read_and_convert(root, Some(&source), &images, options);
    let (mut about_values, mut others) = (Vec::new(), Vec::new());
    for mut diagnostic in found.sorted().into_iter().filter(|found| !existing.contains(found)) {
        let line = diagnostic.position.filter(|_| diagnostic.file == file).map(|position| position.line);
        let (key, is_given) = match line.map(|line| template.origin(line)) {
            Some(Origin::Key(key)) => (Some(key), true),
            Some(Origin::Missing(key)) => (Some(key), false),
            Some(Origin::Text) => (None, true),
            Some(Origin::MissingText) => (None, false),
            Some(Origin::FileName) => {
                if diagnostic.severity == Severity::Error {
                    // The check says how to rename a file that exists.
                    diagnostic.help = format!("choose another {}", entry.name_source());
                }
                (Some(entry.name_source()), true)
            }
            Some(Origin::Boilerplate) | None => {
                others.push(diagnostic);
                continue;
            }
        };
        about_values.push(AboutValue { key, is_given, diagnostic });
    }
    Ok(Prepared { file, text: template.text, about_values, others })
}

/// Returns the text of an entry's file as it would be written, unchecked.
#[doc(hidden)]
#[must_use]
pub fn text(entry: &NewEntry, today: Date) -> String {
    Template::new(entry, &entry.values, today).text
}

/// Creates the file of an entry, with placeholders for missing values.
///
/// # Errors
/// Errors if a value that is given has an error, the file cannot have a name, one of that name exists, or it cannot be written.
pub fn create(root: &Path, entry: &NewEntry, options: PublishOptions) -> Result<Created, NewEntryError> {
    let Prepared { file, text, about_values, others } = prepare(root, entry, options)?;
    let is_refused = |about: &AboutValue| about.is_given && about.diagnostic.severity == Severity::Error;
    let (refused, kept): (Vec<AboutValue>, Vec<AboutValue>) = about_values.into_iter().partition(is_refused);
    if !refused.is_empty() {
        return Err(NewEntryError::Values(refused));
    }
    fs::create_new(&root.join(&file), text.as_bytes())?;
    Ok(Created { file, diagnostics: kept.into_iter().map(|about| about.diagnostic).chain(others).collect() })
}
