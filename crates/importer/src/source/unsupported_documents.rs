//! Reports of documents of the old site that the importer does not read.

use super::{Site, locate, other_formats, text};
use crate::report::{Cause, FileReport, Report};
use std::path::Path;

impl Site {
    /// Reports a file that is a document of the site in another format. Images and other files are copied where a document uses
    /// them.
    pub(super) fn add_other_text(&mut self, path: &str, extension: &str, report: &mut Report) {
        let file = self.root.join(path);
        let mut file_report = FileReport::new(path);
        if locate::is_wordpress_export(&file) {
            file_report.add(Cause::WordPressExport, 1, "", "");
        } else if self.is_jekyll {
            if other_formats::is_jekyll_document(path, extension, &self.config, || text::has_front_matter(&file)) {
                file_report.add(Cause::OtherFormat, 1, "", "");
            }
        } else if other_formats::is_text_format(extension) {
            match other_formats::is_repository_file(path) && !self.is_single_file {
                true => file_report.add(Cause::RepositoryTextLeftOut, 1, path, ""),
                false => self.unsupported_documents.push(String::from(path)),
            }
        } else if self.is_single_file {
            file_report.add(Cause::NeitherMarkdownNorHtml, 1, "", "");
        }
        report.add(file_report);
    }

    /// Reports the documents in other formats to which no imported document links.
    pub fn report_unsupported_documents(&self, is_copied: impl Fn(&Path) -> bool, report: &mut Report) {
        for path in &self.unsupported_documents {
            if self.file(path).is_some_and(|file| is_copied(&file)) {
                continue;
            }
            let mut file_report = FileReport::new(path);
            file_report.add(Cause::OtherFormat, 1, "", "");
            report.add(file_report);
        }
    }
}
