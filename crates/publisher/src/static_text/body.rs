//! The typed tree of a body → HTML. The app's `components/body.rs`.

use super::TextContext;
use super::cards::{HeadingLevel, initiative_cards, post_cards};
use super::cloth::{LARGE, SMALL, cloth};
use super::members::member_cards;
use maud::{Markup, html};
use model::body::{
    Alignment, Block, Card, Footnote, Image, Inline, LinkTarget, ListItem, columns, first_line, holds_link, name_of,
};
use model::text::fill;

/// The body of a page, post or initiative.
pub fn body(content: &[Block], context: &TextContext<'_>) -> Markup {
    html! { div.body { (blocks(content, context)) } }
}

/// Blocks one after the other.
pub fn blocks(blocks: &[Block], context: &TextContext<'_>) -> Markup {
    html! { @for one in blocks { (block(one, context)) } }
}

/// A link to another site, or to an e-mail address.
pub fn external_link(url: &str, content: &Markup, context: &TextContext<'_>) -> Markup {
    let leaves_site = !url.starts_with("mailto:");
    html! {
        a class=[leaves_site.then_some("external-link")] href=(url) {
            (content)
            // A reader of feeds has no style sheet that would keep the note from sight.
            @if leaves_site && !context.is_feed() { span.visually-hidden { " " (context.strings().external_link) } }
        }
    }
}

/// An image that loads when it is about to be seen.
pub fn image(image: &Image, context: &TextContext<'_>) -> Markup {
    html! {
        img src=(context.urls.file(&image.path)) alt=(image.alternative) width=(image.width) height=(image.height)
            loading="lazy";
    }
}

fn block(block: &Block, context: &TextContext<'_>) -> Markup {
    match block {
        Block::Heading { level, id, content } => heading(*level, id, content, context),
        Block::Paragraph(content) => html! { p { (inlines(content, context)) } },
        Block::Plain(content) => inlines(content, context),
        Block::BulletList(items) => {
            let class = items.iter().any(|item| item.done.is_some()).then_some("task-list");
            html! { ul class=[class] { (list_items(items, context)) } }
        }
        Block::NumberedList { start, items } => html! { ol start=(start) { (list_items(items, context)) } },
        Block::Quote(quoted) => html! { blockquote { (blocks(quoted, context)) } },
        Block::Code { language, text } => {
            let name = fill(&context.strings().code_beginning, &[("line", first_line(text))]);
            html! {
                pre role="region" aria-label=(name) tabindex="0" { code data-language=[language.as_deref()] { (text) } }
            }
        }
        Block::Table { alignments, header, rows } => table(alignments, header, rows, context),
        Block::Figure { image: shown, caption } => html! {
            figure { (image(shown, context)) @if let Some(caption) = caption { figcaption { (caption) } } }
        },
        Block::Rule => html! { hr; },
        Block::Footnotes(notes) => footnotes(notes, context),
        Block::Initiatives(initiatives) => initiative_cards(initiatives, context),
        Block::Team(team) => member_cards(team, context),
        Block::News(posts) => post_cards(posts, HeadingLevel::Three, false, context),
        Block::Actions(links) => html! { p.actions { (inlines(links, context)) } },
        Block::Cards(cards) => html! { ul.grid { @for one in cards { (card(one, context)) } } },
        Block::Panel(content) => panel(content, context),
    }
}

fn panel(content: &[Block], context: &TextContext<'_>) -> Markup {
    html! {
        div.panel {
            (body(content, context))
            @if !context.is_feed() { (cloth("part", name_of(content), LARGE)) }
        }
    }
}

fn card(card: &Card, context: &TextContext<'_>) -> Markup {
    html! {
        li.card {
            @if !context.is_feed() { (cloth("part", &card.id, SMALL)) }
            (heading(card.level, &card.id, &card.heading, context))
            (blocks(&card.blocks, context))
        }
    }
}

/// A heading that links to itself, unless it holds a link or is read in a feed.
fn heading(level: u8, id: &str, content: &[Inline], context: &TextContext<'_>) -> Markup {
    let text = inlines(content, context);
    let content = match context.is_feed() || holds_link(content) {
        true => text,
        false => html! { a.heading-link href={ "#" (id) } { (text) } },
    };
    match level {
        2 => html! { h2 #(id) { (content) } },
        3 => html! { h3 #(id) { (content) } },
        4 => html! { h4 #(id) { (content) } },
        5 => html! { h5 #(id) { (content) } },
        _ => html! { h6 #(id) { (content) } },
    }
}

fn list_items(items: &[ListItem], context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    html! {
        @for item in items {
            li data-done=[item.done] {
                @if let Some(done) = item.done {
                    span.visually-hidden { (if done { &strings.task_done } else { &strings.task_open }) " " }
                }
                (blocks(&item.blocks, context))
            }
        }
    }
}

fn table(
    alignments: &[Alignment],
    header: &[Vec<Inline>],
    rows: &[Vec<Vec<Inline>>],
    context: &TextContext<'_>,
) -> Markup {
    let align = |column: usize| match alignments.get(column) {
        None | Some(Alignment::None) => None,
        Some(Alignment::Start) => Some("start"),
        Some(Alignment::Center) => Some("center"),
        Some(Alignment::End) => Some("end"),
    };
    let name = fill(&context.strings().table_of, &[("columns", &columns(header))]);
    html! {
        div.table-box role="region" aria-label=(name) tabindex="0" {
            table {
                thead {
                    tr {
                        @for (column, cell) in header.iter().enumerate() {
                            th scope="col" data-align=[align(column)] { (inlines(cell, context)) }
                        }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            @for (column, cell) in row.iter().enumerate() {
                                td data-align=[align(column)] { (inlines(cell, context)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn footnotes(notes: &[Footnote], context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    html! {
        section.footnotes aria-label=(strings.footnotes) {
            ol {
                @for note in notes {
                    li #{ "note_" (note.number) } {
                        (blocks(&note.blocks, context))
                        (back_link(note.number, context))
                    }
                }
            }
        }
    }
}

fn back_link(number: u32, context: &TextContext<'_>) -> Markup {
    let back = fill(&context.strings().back_to_reference, &[("number", &number.to_string())]);
    html! {
        @let href = context.fragment(format_args!("reference_{number}_1"));
        // As with links to other sites: feeds have no style sheet.
        @if context.is_feed() {
            a.back-link href=(href) aria-label=(back) { "↩" }
        } @else {
            a.back-link href=(href) {
                span aria-hidden="true" { "↩" }
                span.visually-hidden { (back) }
            }
        }
    }
}

fn inlines(content: &[Inline], context: &TextContext<'_>) -> Markup {
    html! { @for one in content { (inline(one, context)) } }
}

fn inline(inline: &Inline, context: &TextContext<'_>) -> Markup {
    match inline {
        Inline::Text(text) => html! { (text) },
        Inline::Emphasis(content) => html! { em { (inlines(content, context)) } },
        Inline::Strong(content) => html! { strong { (inlines(content, context)) } },
        Inline::Strikethrough(content) => html! { s { (inlines(content, context)) } },
        Inline::Code(code) => html! { code { (code) } },
        Inline::Link { to, content } => link(to, &inlines(content, context), context),
        Inline::Image(shown) => image(shown, context),
        Inline::LineBreak => html! { br; },
        Inline::FootnoteReference { number, occurrence } => html! {
            sup { a #{ "reference_" (number) "_" (occurrence) } href=(context.fragment(format_args!("note_{number}"))) { (number) } }
        },
    }
}

fn link(target: &LinkTarget, content: &Markup, context: &TextContext<'_>) -> Markup {
    match target {
        LinkTarget::Page(path) => html! { a href=(context.href(path)) { (content) } },
        LinkTarget::Fragment(fragment) => html! { a href=(context.fragment(fragment)) { (content) } },
        LinkTarget::File(path) => html! { a href=(context.urls.file(path)) rel="external" { (content) } },
        LinkTarget::External(url) => external_link(url, content, context),
    }
}
