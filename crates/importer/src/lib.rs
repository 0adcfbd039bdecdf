//! The importer: a Jekyll site, or a folder of Markdown files → content of this site, with a report of all that was
//! mended, left out or guessed.
//!
//! One way through: [`source`] reads the old site · [`names`] gives each document its new name · [`keys`] reads its front
//! matter · [`liquid`] resolves what can be resolved without running the old site · [`kramdown`] turns its Markdown into
//! that of the parser · [`dom`] makes one tree of Markdown and HTML · [`convert`] makes the blocks and inlines of the new
//! site from it · [`headings`] and [`links`] mend what only the whole shows · [`write`](mod@write) and [`compose`] write
//! the file · [`people`] proposes teams · [`target`] puts everything into the target folder · [`checking`] asks the
//! publisher what is left to do.
//!
//! A file that cannot be imported is an error in the [`report`] and never ends the import of the others.

pub mod addresses;
pub mod aliases;
pub mod checking;
pub mod compose;
pub mod convert;
pub mod dates;
mod documents;
pub mod dom;
pub mod front_matter;
pub mod headings;
pub mod keys;
pub mod kramdown;
pub mod lines;
pub mod links;
pub mod liquid;
pub mod media;
pub mod names;
pub mod people;
pub mod report;
pub mod site_files;
pub mod source;
pub mod target;
pub mod tree;
pub mod write;
pub mod yaml;

use checking::Imported;
use documents::Documents;
use jiff::civil::Date;
use report::{Notes, Report};
use source::{Document, Site};
use std::path::Path;
use target::{JSON_REPORT, REPORT, Target};

/// What to import, and where to.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// A Jekyll site, a folder of Markdown files, or one such file.
    pub source: &'a Path,
    /// The folder `content` of a checkout, or any other.
    pub into: &'a Path,
    /// Whether files that were changed since they were imported are overwritten.
    pub force: bool,
    /// The day that decides which posts lie in the future.
    pub today: Date,
}

/// Imports a site, and gives the report that lies in the target folder as well.
///
/// # Errors
/// The source cannot be read, the target has changes that would be lost, or a file cannot be written.
pub fn import(options: Options<'_>) -> Result<Report, String> {
    let mut target = Target::read(options.into, options.force)?;
    let (mut imported, mut report) = (Imported::default(), Report::default());
    let mut site = Site::read(options.source, options.into, &mut report)?;
    site_files::settle_settings(&mut target, &site, &mut imported, &mut report);
    let documents = std::mem::take(&mut site.documents);
    Documents::read(&site, documents, &target, &mut report).write(&mut imported, &mut report);
    target.check(&imported.files)?;
    target.write(&imported.files)?;
    target.add_to(&imported.additions)?;
    checking::note_findings(&target, &imported, options.today, &mut report);
    report.sort();
    target.write_report(REPORT, report::to_markdown(&report).as_bytes())?;
    let json = report::to_json(&report, target.manifest()).map_err(|error| error.to_string())?;
    target.write_report(JSON_REPORT, json.as_bytes())?;
    Ok(report)
}

/// Imports one file that lies nowhere, and gives what would be written. `path` says what kind of document it is.
#[must_use]
pub fn import_bytes(path: &str, bytes: Vec<u8>) -> (Imported, Report) {
    let (site, target, mut report) = (Site::default(), Target::default(), Report::default());
    let mut notes = Notes::new(path);
    let text = source::decode(bytes, &mut notes);
    let document = text.and_then(|text| Document::read(path, text, &site, &mut notes));
    let documents = match document {
        Some(document) => vec![Document { notes, ..document }],
        None => {
            report.add(notes);
            Vec::new()
        }
    };
    let mut imported = Imported::default();
    Documents::read(&site, documents, &target, &mut report).write(&mut imported, &mut report);
    report.sort();
    (imported, report)
}
