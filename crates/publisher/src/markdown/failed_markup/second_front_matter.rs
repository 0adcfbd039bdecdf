//! Settings at the start of the text, below the front matter: readers would see them as a heading.

use super::FailedMarkup;
use crate::diagnostic::Problem;
use crate::source::file::lines;
use crate::source::front_matter_keys::key_of;

/// Returns an error for a second front matter, from its first line `---` to its second.
pub(super) fn find(body: &str) -> Option<FailedMarkup> {
    let start = body.len() - body.trim_start().len();
    let mut end = None;
    let mut has_setting = false;
    for (index, (offset, line)) in lines(&body[start..]).enumerate() {
        match (index, line.trim_end()) {
            (0, "---") => {}
            (0, _) => return None,
            (_, "---") => {
                end = Some(start + offset + line.len());
                break;
            }
            (_, line) if is_setting(line) => has_setting = true,
            (_, line) if has_setting && (line.is_empty() || line.starts_with([' ', '\t', '-', '#'])) => {}
            _ => return None,
        }
    }
    let problem = Problem::error(
        "there are settings in the text: they would be shown",
        "remove these lines, from `---` to `---`; the settings of a page are at the top of its file, between the first two \
         lines `---`",
    );
    end.filter(|_| has_setting).map(|end| FailedMarkup { range: start..end, problem })
}

/// `layout: post`
fn is_setting(line: &str) -> bool {
    line.starts_with(|sign: char| sign.is_ascii_lowercase()) && key_of(line).is_some()
}
