//! Images are described.

use super::CheckContext;
use crate::diagnostic::Diagnostics;
use crate::source::alternative_text;

/// An alternative text that repeats the title, or is the name of a file, describes nothing.
pub fn images_are_described(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    for entry in &context.locale.own_entries {
        for alternative in entry.body.iter().flat_map(|body| &body.alternatives) {
            alternative_text::report(entry.file, alternative, entry.title, diagnostics);
        }
    }
}
