//! The typed tree of a text → elements.

use super::initiative_cards::initiative_cards;
use super::table::table;
use super::{HeadingLevel, LARGE, SMALL, grid, image, link, member_cards, pattern, post_cards};
use crate::context::Context;
use crate::node::{Element, Node, element, text};
use model::body::{Block, Card, Footnote, Inline, ListItem, first_line, holds_link, name_of};
use model::strings::interpolate;

/// The body of a page, post or initiative.
pub fn body(content: &[Block], context: &Context<'_>) -> Element {
    element("div").class("body").nodes(blocks(content, context))
}

/// Blocks one after the other.
#[must_use]
pub fn blocks(blocks: &[Block], context: &Context<'_>) -> Vec<Node> {
    blocks.iter().flat_map(|one| block(one, context)).collect()
}

/// Inlines one after the other.
pub fn inlines(content: &[Inline], context: &Context<'_>) -> Vec<Node> {
    content.iter().map(|one| inline(one, context)).collect()
}

fn block(block: &Block, context: &Context<'_>) -> Vec<Node> {
    let element = match block {
        Block::Heading { level, id, content } => heading(*level, id, content, context),
        Block::Paragraph(content) => element("p").nodes(inlines(content, context)),
        Block::Plain(content) => return inlines(content, context),
        Block::BulletList(items) => {
            let is_task_list = items.iter().any(|item| item.done.is_some());
            element("ul").set_some("class", is_task_list.then_some("task-list")).children(list_items(items, context))
        }
        Block::NumberedList { start, items } => {
            element("ol").set("start", &start.to_string()).children(list_items(items, context))
        }
        Block::Quote(quoted) => element("blockquote").nodes(blocks(quoted, context)),
        Block::Code { language, text } => code(language.as_deref(), text, context),
        Block::Table { alignments, header, rows } => table(alignments, header, rows, context),
        Block::Figure { image: shown, caption } => {
            let caption = caption.as_ref().map(|caption| element("figcaption").text(caption));
            element("figure").child(image(shown, context)).child_some(caption)
        }
        Block::Rule => element("hr"),
        Block::Footnotes(notes) => footnotes(notes, context),
        Block::Initiatives(initiatives) => initiative_cards(initiatives, context),
        Block::Team(team) => return member_cards(team, context).map(Node::Element).into_iter().collect(),
        Block::News(posts) => post_cards(posts, HeadingLevel::Three, false, context),
        Block::Actions(links) => element("p").class("actions").nodes(inlines(links, context)),
        Block::Cards(cards) => grid("grid", cards.iter().map(|one| card(one, context)).collect()),
        Block::Panel(content) => panel(content, context),
    };
    vec![Node::Element(element)]
}

/// Code can be wider than the screen: it scrolls in its own box, which the keyboard must be able to reach, so the box
/// has a name.
fn code(language: Option<&str>, content: &str, context: &Context<'_>) -> Element {
    let name = interpolate(&context.strings().code_beginning, &[("line", first_line(content))]);
    let box_of_its_own = element("pre").set("role", "region").set("aria-label", &name).set("tabindex", "0");
    box_of_its_own.child(element("code").set_some("data-language", language).text(content))
}

fn panel(content: &[Block], context: &Context<'_>) -> Element {
    let pattern = (!context.is_feed()).then(|| pattern("part", name_of(content), LARGE));
    element("div").class("panel").child(body(content, context)).child_some(pattern)
}

fn card(card: &Card, context: &Context<'_>) -> Element {
    element("li")
        .class("card")
        .child_some((!context.is_feed()).then(|| pattern("part", &card.id, SMALL)))
        .child(heading(card.level, &card.id, &card.heading, context))
        .nodes(blocks(&card.blocks, context))
}

/// A heading that links to itself, unless it holds a link or is read in a feed.
fn heading(level: u8, id: &str, content: &[Inline], context: &Context<'_>) -> Element {
    let heading = element(match level {
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    });
    let text = inlines(content, context);
    let heading = heading.set("id", id);
    if context.is_feed() || holds_link(content) {
        return heading.nodes(text);
    }
    heading.child(element("a").class("heading-link").set("href", &["#", id].concat()).nodes(text))
}

fn list_items(items: &[ListItem], context: &Context<'_>) -> Vec<Element> {
    items.iter().map(|item| list_item(item, context)).collect()
}

fn list_item(item: &ListItem, context: &Context<'_>) -> Element {
    let strings = context.strings();
    let item_element = match item.done {
        None => element("li"),
        Some(done) => {
            let (value, said) = if done { ("true", &strings.task_done) } else { ("false", &strings.task_open) };
            let said = element("span").class("visually-hidden").text(said).text(" ");
            element("li").set("data-done", value).child(said)
        }
    };
    item_element.nodes(blocks(&item.blocks, context))
}

fn footnotes(notes: &[Footnote], context: &Context<'_>) -> Element {
    let notes = notes.iter().map(|note| {
        // Ids of footnotes have an underscore, which ids of headings cannot have.
        element("li")
            .set("id", &["note_", &note.number.to_string()].concat())
            .nodes(blocks(&note.blocks, context))
            .child(back_link(note.number, context))
    });
    let list = element("ol").children(notes);
    element("section").class("footnotes").set("aria-label", &context.strings().footnotes).child(list)
}

/// The link from a footnote to the first reference to it.
fn back_link(number: u32, context: &Context<'_>) -> Element {
    const SIGN: &str = "↩";
    let number = number.to_string();
    let said = interpolate(&context.strings().back_to_reference, &[("number", &number)]);
    let href = context.fragment(&["reference_", &number, "_1"].concat());
    let link = element("a").class("back-link").set("href", &href);
    // As with links to other sites: feeds have no style sheet.
    if context.is_feed() {
        return link.set("aria-label", &said).text(SIGN);
    }
    link.child(element("span").set("aria-hidden", "true").text(SIGN))
        .child(element("span").class("visually-hidden").text(&said))
}

fn inline(inline: &Inline, context: &Context<'_>) -> Node {
    let marked = |name, content| element(name).nodes(inlines(content, context));
    Node::Element(match inline {
        Inline::Text(content) => return text(content),
        Inline::Emphasis(content) => marked("em", content),
        Inline::Strong(content) => marked("strong", content),
        Inline::Strikethrough(content) => marked("s", content),
        Inline::Code(code) => element("code").text(code),
        Inline::Link { to, content } => link(to, inlines(content, context), context),
        Inline::Image(shown) => image(shown, context),
        Inline::LineBreak => element("br"),
        Inline::FootnoteReference { number, occurrence } => {
            let number = number.to_string();
            let id = ["reference_", &number, "_", &occurrence.to_string()].concat();
            let href = context.fragment(&["note_", &number].concat());
            element("sup").child(element("a").set("id", &id).set("href", &href).text(&number))
        }
    })
}
