//! `[tags_of_news]` in `strings.toml`: the tags that posts can have, with their labels.

use crate::diagnostic::Position;
use crate::source::fields::Fields;
use crate::source::node::Value;
use crate::source::unicode::composed;
use model::news::Tag;
use model::slug::is_slug;
use std::path::Path;

/// Returns the tags with the position of their list, unless that cannot be read.
pub(super) fn tags(file: &Path, fields: &mut Fields<'_>) -> Option<(Position, Vec<Tag>)> {
    let Some(node) = fields.take("tags_of_news") else {
        if let Some(position) = fields.take_unknown_strings() {
            let help = "write a line `[tags_of_news]` above this line and the other tags, after all other lines";
            fields.diagnostics().error(file, position, "the line `[tags_of_news]` is missing", help);
            return None;
        }
        return (!fields.is_mistyped("tags_of_news")).then(|| (fields.position(), Vec::new()));
    };
    let Value::Table(entries) = node.value else {
        fields.diagnostics().error(
            file,
            node.position,
            "`tags_of_news` must have a line for each tag",
            "write `[tags_of_news]`, and below it lines such as `events = \"Events\"`",
        );
        return None;
    };
    let mut tags: Vec<Tag> = Vec::new();
    for (key, value) in entries {
        let is_valid = is_slug(&key.name);
        if !is_valid {
            let message = format!("`{}` cannot be the name of a tag", key.name);
            fields.diagnostics().error(file, key.position, message, "use only lower-case letters, digits and hyphens");
        }
        let label = match value.value {
            Value::Scalar { string: label, .. } => String::from(label.trim()),
            _ => String::new(),
        };
        if label.is_empty() {
            let message = format!("the tag `{}` needs a label for readers", key.name);
            let help = format!("write `{} = \"…\"`", key.name);
            fields.diagnostics().error(file, value.position, message, help);
        } else if let Some(earlier) = tags.iter().find(|tag| is_valid && composed(&tag.label) == composed(&label)) {
            let message = format!("the tags `{}` and `{}` have the same label", earlier.slug, key.name);
            let help = "give each a label of its own, so that readers can tell them apart, or use one tag for both";
            fields.diagnostics().warning(file, value.position, message, help);
        }
        // A tag without a label exists all the same: what refers to it is right.
        tags.push(Tag { slug: composed(&key.name).into_owned(), label });
    }
    Some((node.position, tags))
}
