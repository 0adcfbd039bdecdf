//! Writing of the output into the target folder. A file that cannot be written is an error in the report.

use crate::output::ImportOutput;
use crate::report::{Cause, FileReport, Report};
use crate::source::Site;
use crate::target::{Content, Outcome, Stale, Target};
use std::error::Error;

/// Writes the output. Documents that cannot be written leave the list of imported documents.
pub(crate) fn write(target: &mut Target, site: &Site, output: &mut ImportOutput, report: &mut Report) {
    let mut errors = target.write(&output.files);
    errors.extend(target.write_additions(&output.additions));
    for (path, error) in &errors {
        let source = match (output.origins.remove(path), output.files.get(path)) {
            (Some(origin), _) => Some(origin.file),
            (None, Some(Content::File(file))) => site.relative_path(file),
            _ => None,
        };
        let mut file_report = FileReport::new(&source.unwrap_or_else(|| target.reported_path(path)));
        file_report.add(Cause::FileNotWritten, 1, &reason(error), &target.reported_path(path));
        report.add(file_report);
    }
    report.documents.retain(|(_, path)| !errors.contains_key(path));
}

/// Reports the files that an earlier import wrote and this one did not, and removes them if `prune` asks for it.
pub(crate) fn report_stale(target: &mut Target, output: &ImportOutput, prune: bool, report: &mut Report) {
    for Stale { path, outcome } in target.find_stale(&output.files, prune) {
        let reported_path = target.reported_path(&path);
        let mut file_report = FileReport::new(&reported_path);
        match outcome {
            Outcome::NotPruned => file_report.add(Cause::StaleFileNotPruned, 1, "", ""),
            Outcome::Changed => file_report.add(Cause::StaleFileChanged, 1, "", ""),
            Outcome::Used => file_report.add(Cause::StaleFileUsed, 1, "", ""),
            Outcome::Removed => file_report.add(Cause::StaleFileRemoved, 1, &reported_path, ""),
            Outcome::Failed(error) => file_report.add(Cause::StaleFileNotRemoved, 1, &reason(&error), ""),
        }
        report.add(file_report);
    }
}

/// Names the files of a site in a subfolder as they are found below the source.
pub(crate) fn name_files_of_source(site: &Site, report: &mut Report) {
    let Some(subfolder) = &site.subfolder else { return };
    let name = |file: &mut String| {
        if site.has_entry(file) {
            *file = format!("{subfolder}/{file}");
        }
    };
    report.entries.iter_mut().for_each(|entry| name(&mut entry.file));
    report.teams.iter_mut().for_each(|team| name(&mut team.file));
    report.documents.iter_mut().for_each(|(file, _)| name(file));
}

/// Returns the innermost error, which is that of the system. The entry names the file itself.
fn reason(error: &dyn Error) -> String {
    error.source().map_or_else(|| error.to_string(), reason)
}
