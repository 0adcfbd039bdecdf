//! Converts a Jekyll site, or a folder of Markdown files, into content of this site. A report lists everything that
//! was fixed, left out or guessed.
//!
//! The pipeline: [`source`] reads the old site. [`slugs`] assigns each document its new slug. [`key_mapping`] maps its
//! front matter. [`liquid`] resolves what can be resolved without running the old site. [`kramdown`] rewrites its
//! Markdown as CommonMark. [`dom`] parses Markdown and HTML into one element tree. [`convert`] turns that tree into
//! the [`ast`] of the new site. [`headings`] and [`links`] fix what needs the whole document or site.
//! [`write`](mod@write) and [`content_file`] serialize the file. [`people`] proposes teams. [`target`] writes
//! everything into the target folder. [`validate`] runs the publisher's checks on the result.
//!
//! A file that cannot be imported is an error in the [`report`] and never stops the import of the others.

pub mod aliases;
pub mod ast;
mod brackets;
pub mod content_file;
pub mod convert;
pub mod dates;
mod documents;
pub mod dom;
pub mod error;
pub mod front_matter;
pub mod headings;
pub mod key_mapping;
pub mod kramdown;
pub mod links;
pub mod liquid;
pub mod media;
pub mod output;
pub mod people;
pub mod report;
pub mod site_files;
pub mod slugs;
pub mod source;
pub mod source_map;
pub mod target;
pub mod url_map;
pub mod validate;
pub mod write;
mod write_output;
pub mod yaml;

use documents::Documents;
use error::ImportError;
use jiff::civil::Date;
use links::DeadLinks;
use output::ImportOutput;
use report::{FileReport, Report};
use source::{Document, Site};
use std::path::Path;
use target::{JSON_REPORT, MARKDOWN_REPORT, Target};

/// Options of an import.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// A Jekyll site, a folder of Markdown files, or a single file.
    pub source: &'a Path,
    /// The `content` folder of a checkout, or any other folder.
    pub into: &'a Path,
    /// Whether to overwrite files that were changed since they were imported.
    pub force: bool,
    /// What becomes of links that led nowhere on the old site.
    pub dead_links: DeadLinks,
    /// Whether to remove the unchanged files of an earlier import that this one does not write.
    pub prune: bool,
    /// The current day, which decides which posts lie in the future.
    pub today: Date,
}

/// Imports a site and returns its report, which is also written into the target folder.
///
/// # Errors
/// Errors if the source cannot be read or is no site that can be imported, if the target has changes that would be lost,
/// or if the report cannot be written.
pub fn import(options: Options<'_>) -> Result<Report, ImportError> {
    let mut target = Target::read(options.into, options.force)?;
    let (mut output, mut report) = (ImportOutput::default(), Report::default());
    let mut site = Site::read(options.source, options.into, &mut report)?;
    site_files::add_default_settings(&mut target, &site, &mut output, &mut report);
    let documents = std::mem::take(&mut site.documents);
    report.found = documents.len();
    Documents::read(&site, documents, &target, &mut report).write(options.dead_links, &mut output, &mut report);
    site.report_unsupported_documents(|file| output.has_copy_of(file), &mut report);
    target.check_conflicts(&output.files)?;
    write_output::write(&mut target, &site, &mut output, &mut report);
    // A single file says nothing about the others, and a source without documents is most likely a wrong folder.
    if !site.is_single_file {
        let prune = options.prune && !report.documents.is_empty();
        write_output::report_stale(&mut target, &output, prune, &mut report);
    }
    let origins = output.into_origins();
    validate::report_diagnostics(&target, &origins, options.today, &mut report);
    report.subfolder = site.subfolder.clone();
    write_output::name_files_of_source(&site, &mut report);
    report.sort();
    target.write_report(MARKDOWN_REPORT, report::to_markdown(&report).as_bytes())?;
    let json = report::to_json(&report, target.manifest())?;
    target.write_report(JSON_REPORT, json.as_bytes())?;
    Ok(report)
}

/// Imports one file from memory and returns its output without writing it. `path` decides the kind of document.
#[must_use]
pub fn import_bytes(path: &str, bytes: Vec<u8>) -> (ImportOutput, Report) {
    let (site, target, mut report) = (Site::of_document(path), Target::default(), Report::default());
    let mut file_report = FileReport::new(path);
    let text = source::decode(bytes, &mut file_report);
    let document = text.and_then(|text| Document::parse(path, text, &site, &mut file_report));
    let documents = match document {
        Some(document) => vec![Document { file_report, ..document }],
        None => {
            report.add(file_report);
            Vec::new()
        }
    };
    let mut output = ImportOutput::default();
    // Nothing is known of the files around it.
    Documents::read(&site, documents, &target, &mut report).write(DeadLinks::Keep, &mut output, &mut report);
    report.sort();
    (output, report)
}
