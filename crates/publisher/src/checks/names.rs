//! Names that refer to something in another file: people, tags and teams. A list that could not be read is reported itself, so
//! the names in it are not looked for.

use super::CheckContext;
use crate::authored::{AuthoredLeadership, Content};
use crate::diagnostic::{Diagnostics, nearest, suggestion};
use crate::markdown::Directive;
use crate::source::fields::Spanned;
use crate::source::slugify::slugify;
use crate::source::unicode::composed;
use model::slug::is_slug;
use std::collections::BTreeSet;
use std::path::Path;

pub(super) fn people_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let entries = context.locale.own_entries.iter();
    let people = entries.flat_map(|entry| entry.people.iter().map(|person| (entry.file, *person)));
    for (file, Spanned { position, value: id }) in people {
        let is_known = context.content.people.contains_key(id) || is_unreadable_person(context.content, id);
        if !is_known && !id.is_empty() {
            let help = unknown_person_help(context.content, id);
            diagnostics.error(file, *position, format!("there is no person `{id}`"), help);
        }
    }
}

fn is_unreadable_person(content: &Content, id: &str) -> bool {
    let people = content.unreadable.keys().filter(|file| file.parent() == Some(Path::new("content/people")));
    let mut stems = people.filter_map(|file| file.file_stem());
    stems.any(|stem| composed(&stem.to_string_lossy()) == id)
}

fn unknown_person_help(content: &Content, id: &str) -> String {
    let by_name = || {
        let named = |name: &str| composed(name).to_lowercase() == id.to_lowercase();
        content.people.values().map(|person| &person.person).find(|person| named(&person.name))
    };
    if let Some(person) = by_name() {
        return format!("write the name of the file in content/people: `{}`", person.id);
    }
    let slug = slugify(id);
    let create = match is_slug(id) || !is_slug(&slug) {
        true => format!("add a file content/people/{id}.toml with a line `name = \"…\"`"),
        false => format!("write `{slug}`, and add a file content/people/{slug}.toml with a line `name = \"{id}\"`"),
    };
    match nearest(id, content.people.keys().map(String::as_str)) {
        Some(known) => format!("did you mean `{known}`? If not, {create}"),
        None => create,
    }
}

/// A tag that no language knows is reported where it is written; one that this language lacks, where its label is missing.
pub(super) fn tags_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let locale = context.locale;
    let Some(list) = locale.strings.tags_position else { return };
    let languages = &context.content.languages;
    let mut without_label: BTreeSet<&str> = BTreeSet::new();
    for post in &locale.posts {
        for tag in post.tags.iter().filter(|tag| locale.tag(&tag.value).is_none()) {
            if languages.iter().any(|language| language.strings.has_tag(&tag.value)) {
                without_label.insert(&tag.value);
            } else if post.language == locale.language.code {
                let help = unknown_tag_help(context, &tag.value);
                diagnostics.error(&post.file, tag.position, format!("there is no tag `{}`", tag.value), help);
            }
        }
    }
    for tag in without_label {
        let message = format!("the tag `{tag}` has no label in this language");
        let help = format!("add `{tag} = \"…\"` below [tags_of_news]");
        diagnostics.error(&locale.strings.file, list, message, help);
    }
}

fn unknown_tag_help(context: &CheckContext<'_>, tag: &str) -> String {
    let tags = &context.locale.strings.tags;
    if let Some(known) = tags.iter().find(|known| composed(&known.label).to_lowercase() == tag.to_lowercase()) {
        return format!("write `{}`, the name of that tag in {}", known.slug, context.locale.strings.file.display());
    }
    let files = context.content.languages.iter().filter(|language| language.strings.tags_position.is_some());
    let files: Vec<String> = files.map(|language| language.strings.file.display().to_string()).collect();
    let files = files.join(" and ");
    let slug = slugify(tag);
    let add = match is_slug(tag) || !is_slug(&slug) {
        true => format!("add `{tag} = \"…\"` below [tags_of_news] in {files}"),
        false => format!("write `{slug}`, and add `{slug} = \"{tag}\"` below [tags_of_news] in {files}"),
    };
    match nearest(tag, tags.iter().map(|known| known.slug.as_str())) {
        Some(known) => format!("did you mean `{known}`? If not, {add}"),
        None => add,
    }
}

pub(super) fn directive_targets_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let locale = context.locale;
    let file = Path::new("content").join(&locale.language.code).join("leadership.toml");
    let is_unreadable = context.content.unreadable.contains_key(&file);
    let Some(leadership) = locale.leadership.filter(|leadership| leadership.has_all_ids && !is_unreadable) else {
        return;
    };
    let teams = leadership.teams.iter().map(|team| team.id.value.as_str());
    for entry in &locale.own_entries {
        for (directive, position) in entry.body.iter().flat_map(|body| body.directives()) {
            let Directive::Team(id) = directive else { continue };
            if !teams.clone().any(|team| team == id) {
                let help = unknown_team_help(id, leadership);
                diagnostics.error(entry.file, position, format!("there is no team `{id}`"), help);
            }
        }
    }
}

fn unknown_team_help(id: &str, leadership: &AuthoredLeadership) -> String {
    match leadership.teams.is_empty() {
        true => format!("add a team with `id = \"{id}\"` to {}", leadership.file.display()),
        false => suggestion(id, leadership.teams.iter().map(|team| team.id.value.as_str())),
    }
}
