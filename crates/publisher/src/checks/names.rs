//! Names that refer to something in another file: people, tags and teams. A list that could not be read is reported itself, so
//! the names in it are not looked for.

use super::CheckContext;
use crate::authored::{AuthoredLeadership, Content};
use crate::diagnostic::{Diagnostics, Position, nearest, suggestion};
use crate::markdown::Directive;
use crate::source::fields::Spanned;
use crate::source::slugify::slugify;
use crate::source::unicode::composed;
use model::slug::is_slug;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub(super) fn people_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let entries = context.locale.own_entries.iter();
    let people = entries.flat_map(|entry| {
        let reviewers = entry.translation.iter().flat_map(|translation| &translation.keys.reviewed_by);
        entry.people.iter().copied().chain(reviewers).map(|person| (entry.file, person))
    });
    let ledger = &context.locale.own.ledger;
    let reviewers = ledger.tables.iter().flat_map(|table| &table.reviewed_by);
    let reviewers = reviewers.map(|person| (ledger.file.as_path(), person));
    // All languages share the groups.
    let groups = context.content.groups.values().filter(|_| context.is_default_language());
    let leads = groups.flat_map(|group| group.leads.iter().map(|lead| (group.file.as_path(), lead)));
    let is_known =
        |id: &String| context.content.people.contains_key(id) || context.content.is_unreadable("content/people", id);
    let unknown =
        people.chain(reviewers).chain(leads).filter(|(_, person)| !person.value.is_empty() && !is_known(&person.value));
    for Unknown { name: id, file, position, others } in by_name(unknown) {
        let message = format!("there is no person `{id}`{others}");
        diagnostics.error(file, position, message, unknown_person_help(context.content, id));
    }
}

/// A name that nothing has, where it is first used.
pub(super) struct Unknown<'a> {
    pub name: &'a str,
    pub file: &'a Path,
    pub position: Position,
    /// How often it is used elsewhere, as the end of a message.
    pub others: String,
}

/// Returns each name once: that it is unknown has one cause, such as a file that was deleted.
pub(super) fn by_name<'a>(names: impl Iterator<Item = (&'a Path, &'a Spanned<String>)>) -> Vec<Unknown<'a>> {
    let mut places: BTreeMap<&str, Vec<(&Path, Position)>> = BTreeMap::new();
    for (file, Spanned { position, value }) in names {
        places.entry(value).or_default().push((file, *position));
    }
    let unknown = places.into_iter().filter_map(|(name, mut places)| {
        places.sort();
        let (file, position) = *places.first()?;
        let others = match places.len() {
            1 => String::new(),
            2 => String::from(", here and in one more place"),
            count => format!(", here and in {} more places", count - 1),
        };
        Some(Unknown { name, file, position, others })
    });
    unknown.collect()
}

fn unknown_person_help(content: &Content, id: &str) -> String {
    let mut people = content.people.values().map(|person| &person.person);
    if let Some(person) = people.find(|person| composed(&person.name).to_lowercase() == id.to_lowercase()) {
        return format!("write the name of the file in content/people: `{}`", person.id);
    }
    let slug = slugify(id);
    let create = match is_slug(id) || !is_slug(&slug) {
        true => format!("add a file content/people/{id}.toml with a line `name = \"…\"`"),
        false => format!("write `{slug}`, and add a file content/people/{slug}.toml with a line `name = \"{id}\"`"),
    };
    nearest_or(id, content.people.keys().map(String::as_str), create)
}

/// Returns a help that names the most similar name, if there is one, before how to add this one.
pub(super) fn nearest_or<'a>(name: &str, known: impl IntoIterator<Item = &'a str>, add: String) -> String {
    match nearest(name, known) {
        Some(known) => format!("did you mean `{known}`? If not, {add}"),
        None => add,
    }
}

/// A tag that no language knows is reported where it is written; one that this language lacks, where its label is missing.
pub(super) fn tags_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let locale = context.locale;
    let Some(list) = locale.strings.tags_position else { return };
    let languages = &context.content.languages;
    let mut without_label: BTreeSet<&str> = BTreeSet::new();
    let mut unknown: Vec<(&Path, &Spanned<String>)> = Vec::new();
    for post in &locale.posts {
        for tag in post.tags.iter().filter(|tag| locale.tag(&tag.value).is_none()) {
            if languages.iter().any(|language| language.strings.tag(&tag.value).is_some()) {
                without_label.insert(&tag.value);
            } else if post.language == locale.language.code {
                unknown.push((&post.file, tag));
            }
        }
    }
    for Unknown { name: tag, file, position, others } in by_name(unknown.into_iter()) {
        let message = format!("there is no tag `{tag}`{others}");
        diagnostics.error(file, position, message, unknown_tag_help(context, tag));
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
    nearest_or(tag, tags.iter().map(|known| known.slug.as_str()), add)
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
