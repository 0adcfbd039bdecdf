//! The groups that events name. Without a file about a group, any name is right: it only makes a calendar.

use super::CheckContext;
use super::names::{Unknown, by_name, nearest_or};
use crate::diagnostic::Diagnostics;
use std::path::Path;

const FOLDER: &str = "content/groups";

pub(super) fn groups_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let (content, own) = (context.content, &context.locale.language.code);
    let has_groups =
        !content.groups.is_empty() || content.unreadable.keys().any(|file| file.parent() == Some(Path::new(FOLDER)));
    if !has_groups {
        return;
    }
    let is_known = |id: &str| content.groups.contains_key(id) || content.is_unreadable(FOLDER, id);
    let own_events = context.locale.events.iter().filter(|event| event.language == *own);
    let groups = own_events.filter_map(|event| Some((event.file.as_path(), event.group.as_ref()?)));
    let unknown = groups.filter(|(_, group)| !group.value.is_empty() && !is_known(&group.value));
    for Unknown { name: id, file, position, others } in by_name(unknown) {
        let create = format!("add a file {FOLDER}/{id}.toml with the lines `name = \"…\"` and `country = \"…\"`");
        let help = nearest_or(id, content.groups.keys().map(String::as_str), create);
        diagnostics.error(file, position, format!("there is no group `{id}`{others}"), help);
    }
}
