//! The posts about partners, and the kinds of partners that pages ask for.

use super::CheckContext;
use super::names::{Unknown, by_name, nearest_or};
use crate::authored::{Content, Keyword, PartnerKind};
use crate::diagnostic::Diagnostics;
use crate::markdown::Directive;
use std::collections::BTreeSet;

/// The help for a name that is similar to that of no post.
const NAME_OF_POST: &str = "write the name of a file in news without its date, or remove the entry";

pub(super) fn partnerships_are_known(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    // All languages share the partners.
    if context.is_default_language() {
        posts_exist(context.content, diagnostics);
    }
    for entry in &context.locale.own_entries {
        for (directive, position) in entry.body.iter().flat_map(|body| body.directives()) {
            let Directive::Partners(Some(kind)) = directive else { continue };
            if PartnerKind::of_word(kind).is_none() {
                let message = format!("there is no kind of partner `{kind}`");
                diagnostics.error(entry.file, position, message, PartnerKind::suggestion(kind));
            }
        }
    }
}

fn posts_exist(content: &Content, diagnostics: &mut Diagnostics) {
    let posts = content.languages.iter().flat_map(|language| &language.posts);
    let known: BTreeSet<&str> = posts.map(|post| post.slug.as_str()).collect();
    let is_known = |slug: &str| known.contains(slug) || content.is_unreadable_post(slug);
    let news = content.partners.values().flat_map(|partner| partner.news.iter().map(|it| (partner.file.as_path(), it)));
    let unknown = news.filter(|(_, it)| !is_known(&it.value));
    for Unknown { name, file, position, others } in by_name(unknown) {
        let help = match meant(name, &known) {
            Some(slug) => format!("write `{slug}`"),
            None => nearest_or(name, known.iter().copied(), String::from(NAME_OF_POST)),
        };
        diagnostics.error(file, position, format!("there is no post `{name}`{others}"), help);
    }
}

/// Returns the slug of a post whose file or address is written in its place.
fn meant<'a>(written: &str, known: &BTreeSet<&'a str>) -> Option<&'a str> {
    let name = written.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let name = name.strip_suffix(".md").unwrap_or(name);
    // `2024-07-20-` is before the slug in the name of a file.
    let slugs = [Some(name), name.get(11..)];
    slugs.into_iter().flatten().find_map(|slug| known.get(slug).copied())
}
