//! The body of a page: blocks and inlines.

use super::dated_cards::dated_cards;
use super::dates::dates;
use super::initiative_cards::initiative_cards;
use super::table::table;
use super::{
    HeadingLevel, IN_BODY, LARGE, ON_CARD, SMALL, app_button, cover, grid, heading_with_link, image, link,
    member_cards, pattern, post_cards,
};
use crate::context::ViewContext;
use crate::state::Action;
use crate::view::html::{
    self, a, blockquote, br, dd, details, div, dl, dt, em, figcaption, figure, h2, h3, h4, h5, h6, hr, li, nav, ol, p,
    pre, s, section, span, strong, summary, sup, ul,
};
use crate::view::{CollectView, Element, IntoView, Node, ev};
use model::body::{Block, Card, Footnote, Inline, ListItem, code_name, code_tokens, pattern_name, plain_text};
use model::strings::interpolate;

/// The body of a page, post or initiative.
pub fn body(content: &[Block], context: &ViewContext<'_>) -> Element {
    div().class("body").child(blocks(content, context))
}

/// Renders a sequence of blocks.
#[must_use]
pub fn blocks(blocks: &[Block], context: &ViewContext<'_>) -> Vec<Node> {
    blocks.iter().map(|one| block(one, context)).collect_view()
}

/// Renders a sequence of inlines.
pub fn inlines(content: &[Inline], context: &ViewContext<'_>) -> Vec<Node> {
    content.iter().map(|one| inline(one, context)).collect_view()
}

fn block(block: &Block, context: &ViewContext<'_>) -> Vec<Node> {
    block_of_width(block, IN_BODY, context)
}

/// Renders a block. `sizes` is the width of an image that it is.
fn block_of_width(block: &Block, sizes: &str, context: &ViewContext<'_>) -> Vec<Node> {
    let element = match block {
        Block::Heading { level, id, source_id, content } => {
            with_link(heading(*level, id, source_id.as_ref(), content, context), id, content, context)
        }
        Block::Paragraph(content) => p().child(inlines(content, context)),
        Block::Plain(content) => return inlines(content, context),
        Block::BulletList(items) => {
            let is_task_list = items.iter().any(|item| item.done.is_some());
            ul().class(is_task_list.then_some("task-list")).child(list_items(items, context))
        }
        Block::NumberedList { start, items } => ol().attr("start", start.to_string()).child(list_items(items, context)),
        Block::Quote(quoted) => blockquote().child(blocks(quoted, context)),
        Block::Code { language, text, kinds } => code(language.as_deref(), text, kinds, context),
        Block::Table { alignments, header, rows } => table(alignments, header, rows, context),
        Block::Figure { image: shown, caption } => {
            let caption = caption.as_ref().map(|caption| figcaption().child(caption));
            figure().child((image(shown, sizes, context), caption))
        }
        Block::Rule => hr(),
        Block::Footnotes(notes) => footnotes(notes, context),
        Block::Initiatives(initiatives) => initiative_cards(initiatives, context),
        Block::Team(team) => return member_cards(team, context).into_view(),
        Block::News(posts) => post_cards(posts, HeadingLevel::Three, false, context),
        Block::DatedCards(list) => return dated_cards(list, context),
        Block::Dates(all) => return dates(all, context),
        Block::Actions(links) => p().class("actions").child(inlines(links, context)),
        Block::Navigation { label, links } => {
            nav().class("actions").attr("aria-label", label).child(inlines(links, context))
        }
        Block::Cards(cards) => grid("grid", cards.iter().map(|one| card(one, Vec::new(), context)).collect_view()),
        Block::Panel(content) => panel(content, context),
        Block::CallOut(content) => call_out("call-out", content, context),
        Block::Warning(content) => call_out("call-out warning", content, context),
        Block::Details(content) => details().child(blocks(content, context)),
        Block::Summary(content) => summary().child(inlines(content, context)),
        Block::Gallery(pictures) => {
            let pictures = pictures.iter().map(|picture| block_of_width(picture, ON_CARD, context));
            div().class("grid").child(pictures.collect_view())
        }
        Block::Quotation(content) => figure().child(blocks(content, context)),
        Block::Source(content) => figcaption().child(inlines(content, context)),
        Block::DescriptionList(list) => dl().child(blocks(list, context)),
        Block::Term(content) => dt().child(inlines(content, context)),
        Block::Description(content) => dd().child(inlines(content, context)),
    };
    element.into_view()
}

/// Code can be wider than the screen, so it has a scroll container. The keyboard must reach the container, so it has a
/// name. Only the app can copy the code.
fn code(language: Option<&str>, content: &str, kinds: &str, context: &ViewContext<'_>) -> Element {
    let strings = context.strings();
    let name = interpolate(&strings.code_beginning.text, &[("line", code_name(content))]);
    let container = pre().attr("dir", "ltr").attr("role", "region").attr("aria-label", name).attr("tabindex", "0");
    let code = html::code().attr("data-language", language);
    // Feed readers have no style sheet with the colours.
    if context.is_feed() {
        return container.child(code.child(content));
    }
    let code = match kinds {
        "" => code.child(content),
        kinds => code.child(code_tokens(content, kinds).map(token).collect_view()),
    };
    let copy = app_button(&strings.copy_code).on(ev::click, Action::CopyCode(String::from(content)));
    div().class("code").child((container.child(code), copy))
}

/// A token of code, with its kind as class.
fn token((kind, text): (&str, &str)) -> Vec<Node> {
    match kind {
        " " => text.into_view(),
        kind => span().class(kind).child(text).into_view(),
    }
}

fn panel(content: &[Block], context: &ViewContext<'_>) -> Element {
    let decoration = (!context.is_feed()).then(|| pattern("panel", pattern_name(content), LARGE));
    div().class("panel").child((body(content, context), decoration))
}

/// A call-out, with its label as the first block.
fn call_out(class: &str, content: &[Block], context: &ViewContext<'_>) -> Element {
    div().class(class).attr("role", "note").child(blocks(content, context))
}

/// A card. `details` stand between its heading and its blocks, and have no links. A picture that comes first is shown
/// in place of the pattern.
pub fn card(card: &Card, details: Vec<Node>, context: &ViewContext<'_>) -> Element {
    let (picture, rest) = match card.blocks.split_first() {
        Some((Block::Figure { image: shown, caption: None }, rest)) => (Some(cover(shown, ON_CARD, context)), rest),
        _ => (None, &card.blocks[..]),
    };
    let decoration = (!context.is_feed() && picture.is_none()).then(|| pattern("card", &card.id, SMALL));
    let heading = heading(card.level, &card.id, card.source_id.as_ref(), &card.heading, context);
    let content = blocks(rest, context);
    // A card with one link is one click target.
    if count_links(&heading.data().children) + count_links(&content) == 1 {
        return li().class("card card-link").child((picture, decoration, heading, details, content));
    }
    let heading = with_link(heading, &card.id, &card.heading, context);
    li().class("card").child((picture, decoration, heading, details, content))
}

fn count_links(nodes: &[Node]) -> usize {
    let links = nodes.iter().map(|node| match node {
        Node::Element(element) => usize::from(element.data().tag.name == "a") + count_links(&element.data().children),
        Node::Text(_) => 0,
    });
    links.sum()
}

/// Adds a link to itself to a heading. Feed readers would show it like the words of the heading.
fn with_link(heading: Element, id: &str, content: &[Inline], context: &ViewContext<'_>) -> Element {
    match context.is_feed() {
        true => heading,
        false => heading_with_link(heading, id, &plain_text(content), context),
    }
}

/// A heading. An empty element before its content has the second fragment, which links from other languages have.
fn heading(level: u8, id: &str, source_id: Option<&String>, content: &[Inline], context: &ViewContext<'_>) -> Element {
    let heading = match level {
        2 => h2(),
        3 => h3(),
        4 => h4(),
        5 => h5(),
        _ => h6(),
    };
    let source_id = source_id.filter(|_| !context.is_feed()).map(|id| span().attr("id", id));
    heading.attr("id", id).child((source_id, inlines(content, context)))
}

fn list_items(items: &[ListItem], context: &ViewContext<'_>) -> Vec<Node> {
    items.iter().map(|item| list_item(item, context)).collect_view()
}

fn list_item(item: &ListItem, context: &ViewContext<'_>) -> Element {
    let strings = context.strings();
    let task =
        item.done.map(|is_done| if is_done { ("true", &strings.task_done) } else { ("false", &strings.task_open) });
    let status = task.map(|(_, label)| span().class("visually-hidden").child((label, " ")));
    li().attr("data-done", task.map(|(is_done, _)| is_done)).child((status, blocks(&item.blocks, context)))
}

fn footnotes(notes: &[Footnote], context: &ViewContext<'_>) -> Element {
    let items = notes.iter().map(|note| {
        // Ids of footnotes have an underscore, which ids of headings cannot have.
        let id = ["note_", &note.number.to_string()].concat();
        li().attr("id", id).child((blocks(&note.blocks, context), back_link(note.number, context)))
    });
    let list = ol().child(items.collect_view());
    section().class("footnotes").attr("aria-label", &context.strings().footnotes.text).child(list)
}

/// The link from a footnote to the first reference to it.
fn back_link(number: u32, context: &ViewContext<'_>) -> Element {
    const ARROW: &str = "↩";
    let number = number.to_string();
    let label = context.strings().back_to_reference.interpolate(&[("number", &number)]);
    let href = context.fragment_url(&["reference_", &number, "_1"].concat());
    let link = a().class("footnote-backref").attr("href", href);
    // Feed readers have no style sheet to hide the label with.
    if context.is_feed() {
        return link.attr("aria-label", label.text).child(ARROW);
    }
    link.child((span().attr("aria-hidden", "true").child(ARROW), span().class("visually-hidden").child(&label)))
}

fn inline(inline: &Inline, context: &ViewContext<'_>) -> Vec<Node> {
    let element = match inline {
        Inline::Text(content) => return content.into_view(),
        Inline::Emphasis(content) => em().child(inlines(content, context)),
        Inline::Strong(content) => strong().child(inlines(content, context)),
        Inline::Strikethrough(content) => s().child(inlines(content, context)),
        Inline::Code(content) => html::code().child(content),
        Inline::Link { to, content } => link(to, inlines(content, context), context),
        Inline::Image(shown) => image(shown, IN_BODY, context),
        Inline::LineBreak => br(),
        Inline::FootnoteReference { number, occurrence } => footnote_reference(*number, *occurrence, context),
    };
    element.into_view()
}

fn footnote_reference(number: u32, occurrence: u32, context: &ViewContext<'_>) -> Element {
    let number = number.to_string();
    let id = ["reference_", &number, "_", &occurrence.to_string()].concat();
    let href = context.fragment_url(&["note_", &number].concat());
    sup().child(a().attr("id", id).attr("href", href).child(number))
}
