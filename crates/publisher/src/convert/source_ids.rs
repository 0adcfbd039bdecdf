//! The fragments that a translation shares with its source, so that a link to another language leads to the same heading.
//!
//! Ids of headings come from their words. A translated heading gets the id of the heading at its place in the source as a
//! second one, if both bodies have the same headings: as many, of the same levels. Ids that the publisher makes, which have
//! an underscore, are the same in every language.

use super::PublishedLocale;
use model::body::{Block, ListItem};
use model::route::Route;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// A heading that an author wrote, or the heading of a card.
struct Heading<'a> {
    level: u8,
    id: &'a str,
    source_id: &'a mut Option<String>,
}

/// Level and id of the headings of each body on a page.
type Outline = Vec<Vec<(u8, String)>>;

/// Sets the second ids on all pages that are not in the default language.
pub(super) fn set(locales: &mut [PublishedLocale]) {
    let Some((default, others)) = locales.split_first_mut() else { return };
    let sources: FxHashMap<&Route, Outline> = default
        .pages
        .iter_mut()
        .map(|page| (&page.route, page.content.bodies_mut().into_iter().map(outline).collect()))
        .collect();
    let translated = others.par_iter_mut().flat_map(|locale| &mut locale.pages);
    translated.for_each(|page| {
        if let Some(source) = sources.get(&page.route) {
            set_on_page(page.content.bodies_mut(), source);
        }
    });
}

fn outline(blocks: &mut [Block]) -> Vec<(u8, String)> {
    headings(blocks).into_iter().map(|heading| (heading.level, String::from(heading.id))).collect()
}

fn set_on_page(bodies: Vec<&mut [Block]>, source: &Outline) {
    let mut bodies: Vec<Vec<Heading<'_>>> = bodies.into_iter().map(headings).collect();
    let own_ids: FxHashSet<String> = bodies.iter().flatten().map(|heading| String::from(heading.id)).collect();
    for (body, source) in bodies.iter_mut().zip(source) {
        let levels = body.iter().map(|heading| heading.level);
        if !levels.eq(source.iter().map(|(level, _)| *level)) {
            continue;
        }
        for (heading, (_, id)) in body.iter_mut().zip(source) {
            *heading.source_id = Some(id.clone()).filter(|id| !own_ids.contains(id));
        }
    }
}

/// Returns the headings of a body in their order.
fn headings(blocks: &mut [Block]) -> Vec<Heading<'_>> {
    let mut found = Vec::new();
    collect(blocks, &mut found);
    found.retain(|heading| !heading.id.contains('_'));
    found
}

fn collect<'a>(blocks: &'a mut [Block], found: &mut Vec<Heading<'a>>) {
    for block in blocks {
        match block {
            Block::Heading { level, id, source_id, .. } => found.push(Heading { level: *level, id, source_id }),
            Block::Quote(inner)
            | Block::Panel(inner)
            | Block::CallOut(inner)
            | Block::Warning(inner)
            | Block::Details(inner)
            | Block::Gallery(inner)
            | Block::Quotation(inner) => collect(inner, found),
            Block::BulletList(items) | Block::NumberedList { items, .. } => {
                items.iter_mut().for_each(|ListItem { blocks, .. }| collect(blocks, found));
            }
            Block::Cards(cards) => {
                for card in cards {
                    found.push(Heading { level: card.level, id: &card.id, source_id: &mut card.source_id });
                    collect(&mut card.blocks, found);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(level: u8, id: &str) -> Block {
        Block::Heading { level, id: String::from(id), source_id: None, content: Vec::new() }
    }

    /// Returns the second ids of a translation's headings.
    fn source_ids(source: &mut [Block], translation: &mut [Block]) -> Vec<Option<String>> {
        let source = vec![outline(source)];
        set_on_page(vec![&mut *translation], &source);
        headings(translation).into_iter().map(|heading| heading.source_id.clone()).collect()
    }

    #[test]
    fn a_heading_has_the_id_of_the_one_at_its_place() {
        let mut source = [heading(2, "why"), Block::Panel(vec![heading(3, "how"), heading(2, "mail")])];
        let mut translation = [heading(2, "porque"), Block::Panel(vec![heading(3, "como"), heading(2, "mail")])];
        let expected = [Some("why"), Some("how"), None].map(|id| id.map(String::from));
        assert_eq!(source_ids(&mut source, &mut translation), expected);
    }

    #[test]
    fn what_a_directive_adds_does_not_count() {
        let mut source = [heading(2, "why"), heading(3, "country_gh"), heading(2, "how")];
        let expected = [Some("why"), Some("how")].map(|id| id.map(String::from));
        assert_eq!(source_ids(&mut source, &mut [heading(2, "porque"), heading(2, "como")]), expected);
    }

    #[test]
    fn other_headings_have_no_second_id() {
        let mut source = [heading(2, "why"), heading(2, "how")];
        assert_eq!(source_ids(&mut source, &mut [heading(2, "porque")]), [None]);
        assert_eq!(source_ids(&mut source, &mut [heading(2, "porque"), heading(3, "como")]), [None, None]);
    }

    #[test]
    fn no_id_is_on_a_page_twice() {
        let mut source = [heading(2, "why"), heading(2, "how")];
        assert_eq!(source_ids(&mut source, &mut [heading(2, "how"), heading(2, "why")]), [None, None]);
    }
}
