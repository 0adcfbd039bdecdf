//! Files from issue forms, which anybody can submit.
//!
//! Every answer is a value of the file, or the text below its settings, and nothing else. The file is checked as if an editor had
//! written it, and is created only if the check has nothing against it.

mod answers;
mod event;
mod opportunity;
mod problem;
pub mod question;
mod report;
mod sections;

pub use problem::FormProblem;
pub use report::remove_report;

use crate::convert::PublishOptions;
use crate::diagnostic::{Diagnostic, Severity};
use crate::fs::{self, FileError};
use crate::new_entry::{self, AboutValue, Comments, Created, EntryKind, NewEntry, NewEntryError, Prepared, Values};
use crate::source::file::SourceFile;
use answers::Answers;
use jiff::civil::Date;
use problem::MAX_FORM;
use question::{InputType, Question};
use std::path::Path;
use thiserror::Error;

/// A form in `.github/ISSUE_TEMPLATE/`.
#[derive(Debug)]
pub struct IssueForm {
    /// The kind of file that it fills in.
    pub kind: &'static EntryKind,
    /// The name of its file.
    pub file: &'static str,
    /// The label that it sets. The workflow reads it.
    #[doc(hidden)]
    pub label: &'static str,
    /// Its questions, in their order. Only the last one takes several lines.
    pub questions: &'static [Question],
    values: fn(&Answers<'_>, &mut Vec<FormProblem>) -> Values,
}

/// All forms.
pub static FORMS: [&IssueForm; 2] = [&event::FORM, &opportunity::FORM];

/// What became of a form.
#[derive(Debug)]
pub enum Outcome {
    /// The file was created.
    Created(Created),
    /// The person who submitted the form must change it.
    Refused(Vec<FormProblem>),
}

/// A form cannot be handled, whatever it says.
#[derive(Debug, Error)]
pub enum FormError {
    /// The content of the checkout does not allow a new file.
    #[error("The file cannot be added to this content:\n{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Content(Vec<Diagnostic>),
    /// The file cannot be prepared.
    #[error(transparent)]
    Entry(NewEntryError),
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
}

impl IssueForm {
    /// Returns the form of a kind.
    #[must_use]
    pub fn of(kind: &EntryKind) -> Option<&'static IssueForm> {
        FORMS.into_iter().find(|form| form.kind.keyword == kind.keyword)
    }

    fn labels(&self, key: Option<&str>) -> Vec<&'static str> {
        let is_about = |question: &&Question| match key {
            Some(key) => question.keys.contains(&key),
            None => matches!(question.input, InputType::Textarea(_)),
        };
        self.questions.iter().filter(is_about).map(|question| question.label).collect()
    }

    /// Returns the question whose answer becomes the name of the file.
    fn name(&self) -> &'static str {
        self.labels(Some(self.kind.name_key)).first().copied().unwrap_or_default()
    }

    fn text(&self) -> &'static str {
        self.labels(None).first().copied().unwrap_or_default()
    }
}

/// Creates the file that a submitted form describes. `issue` is a file with the text of the issue.
///
/// # Errors
/// Errors if the content of the checkout does not allow a new file, or a file cannot be read or written.
pub fn read(
    root: &Path,
    form: &'static IssueForm,
    issue: &Path,
    options: PublishOptions,
) -> Result<Outcome, FormError> {
    let bytes = fs::read(issue)?;
    let entry = match parse(form, &bytes, options.today) {
        Ok(entry) => entry,
        Err(problems) => return Ok(Outcome::Refused(problems)),
    };
    let prepared = match new_entry::prepare(root, &entry, options) {
        Ok(prepared) => prepared,
        Err(error) if error.is_about_name() => {
            return Ok(Outcome::Refused(vec![FormProblem::Name { label: form.name(), error }]));
        }
        Err(error) => return Err(FormError::Entry(error)),
    };
    let Prepared { file, text, about_values, others } = prepared;
    let is_error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error;
    let problems: Vec<FormProblem> =
        about_values.iter().filter(|about| is_error(&about.diagnostic)).map(|about| problem(form, about)).collect();
    if !problems.is_empty() {
        return Ok(Outcome::Refused(problems));
    }
    // A link of another file, such as an old address of a page, can be wrong through the address of the new page alone.
    let is_about_address = |found: &&Diagnostic| found.file != file && found.subject.is_some();
    let (about_address, rest): (Vec<_>, Vec<_>) =
        others.iter().filter(|found| is_error(found)).partition(is_about_address);
    if !rest.is_empty() {
        return Err(FormError::Content(others));
    }
    if !about_address.is_empty() {
        return Ok(Outcome::Refused(vec![FormProblem::AddressTaken { label: form.name() }]));
    }
    fs::create_new(&root.join(&file), text.as_bytes())?;
    let diagnostics = about_values.into_iter().map(|about| about.diagnostic).chain(others).collect();
    Ok(Outcome::Created(Created { file, diagnostics }))
}

fn problem(form: &IssueForm, AboutValue { key, diagnostic, .. }: &AboutValue) -> FormProblem {
    let labels = form.labels(*key);
    // The person sees no keys, and writes the value alone.
    let keys = form.questions.iter().flat_map(|question| question.keys);
    let help = keys.fold(diagnostic.help.clone(), |help, key| help.replace(&format!("`{key}: "), "`"));
    FormProblem::Content { labels, message: diagnostic.message.clone(), help }
}

/// Reads the text of a form on a day.
///
/// # Errors
/// Errors if the answers are not what the form asks for.
pub fn parse(form: &'static IssueForm, bytes: &[u8], today: Date) -> Result<NewEntry, Vec<FormProblem>> {
    let text = std::str::from_utf8(bytes).map_err(|_| vec![FormProblem::NotUtf8])?;
    let length = text.chars().count();
    if length > MAX_FORM {
        return Err(vec![FormProblem::FormTooLong { length }]);
    }
    let text = SourceFile::new(Path::new(form.file), text).text;
    let mut problems = Vec::new();
    let sections = sections::split(&text, form.questions, &mut problems);
    // Country names in the languages of editors are not those of people who fill in a form.
    let languages = [String::from("en")];
    let answers = Answers::read(&sections, form.questions, &languages, today, &mut problems);
    let values = (form.values)(&answers, &mut problems);
    match problems.is_empty() {
        true => {
            let text = Some(String::from(answers.get(form.text())));
            Ok(NewEntry {
                kind: form.kind,
                language: None,
                slug: None,
                values,
                text,
                author: None,
                comments: Comments::None,
            })
        }
        false => Err(problems),
    }
}
