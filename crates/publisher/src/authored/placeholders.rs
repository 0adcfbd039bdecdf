//! What a new file contains until its editor replaces it.

use crate::diagnostic::Diagnostics;
use crate::source::fields::Spanned;
use crate::source::file::SourceFile;

/// The summary of a new post.
pub(crate) const SUMMARY: &str = "One or two sentences that make people want to read the post.";
/// The text of a new post.
pub(crate) const POST_TEXT: &str = "Write the post here. When it is ready, remove the line `draft: true`.";
/// The text of a new page.
pub(crate) const PAGE_TEXT: &str = "Write the text of the page here, in place of this line.";

/// Reports what a post that is no draft still contains of a new one.
pub(super) fn report_in_post(
    source: &SourceFile,
    body_start: usize,
    summary: &Spanned<String>,
    diagnostics: &mut Diagnostics,
) {
    if summary.value == SUMMARY {
        let help = "write what the post says, in one or two sentences, or add the line `draft: true`";
        diagnostics.error(&source.path, summary.position, "the summary is still that of a new draft", help);
    }
    let help = "replace this line by the text of the post, or add the line `draft: true` at the top";
    report_text(source, body_start, POST_TEXT, "the text is still that of a new draft", help, diagnostics);
}

/// Reports a page that still has the text of a new one. A page has no drafts, so it would be published.
pub(super) fn report_in_page(source: &SourceFile, body_start: usize, diagnostics: &mut Diagnostics) {
    let help = "replace this line by the text of the page";
    report_text(source, body_start, PAGE_TEXT, "the text is still that of a new page", help, diagnostics);
}

fn report_text(
    source: &SourceFile,
    body_start: usize,
    placeholder: &str,
    message: &str,
    help: &str,
    diagnostics: &mut Diagnostics,
) {
    if let Some(offset) = source.text[body_start..].find(placeholder) {
        diagnostics.error(&source.path, source.position(body_start + offset), message, help);
    }
}
