//! The typed tree of a body → elements.

use super::cloth::{LARGE, SMALL, cloth};
use super::{ExternalLink, HeadingLevel, InitiativeCards, MemberCards, PostCards};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::body::{
    Alignment, Block, Card, Footnote, Image, Inline, LinkTarget, ListItem, columns, first_line, holds_link, name_of,
};
use model::text::fill;

/// The sign of the link from a footnote to its reference. It is no text of the element, since elements that never
/// change become HTML from a string, which the policy forbids.
const BACK_SIGN: &str = "↩";

/// The body of a page, post or initiative.
#[component]
pub fn Body(
    /// Its blocks.
    blocks: Vec<Block>,
) -> impl IntoView {
    view! { <div class="body">{many(blocks)}</div> }
}

/// Inlines as elements and texts.
fn inlines(content: Vec<Inline>) -> Vec<AnyView> {
    content.into_iter().map(inline).collect()
}

fn many(blocks: Vec<Block>) -> Vec<AnyView> {
    blocks.into_iter().map(block).collect()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Heading { level, id, content } => heading(level, id, content),
        Block::Paragraph(content) => view! { <p>{inlines(content)}</p> }.into_any(),
        Block::Plain(content) => inlines(content).into_any(),
        Block::BulletList(items) => {
            let is_task_list = items.iter().any(|item| item.done.is_some());
            let class = is_task_list.then_some("task-list");
            view! { <ul class=class>{list_items(items)}</ul> }.into_any()
        }
        Block::NumberedList { start, items } => {
            view! { <ol start=start.to_string()>{list_items(items)}</ol> }.into_any()
        }
        Block::Quote(blocks) => view! { <blockquote>{many(blocks)}</blockquote> }.into_any(),
        Block::Code { language, text } => code(language, text),
        Block::Table { alignments, header, rows } => table(&alignments, header, rows),
        Block::Figure { image: shown, caption } => {
            let caption = caption.map(|caption| view! { <figcaption>{caption}</figcaption> });
            view! { <figure>{image(&shown)} {caption}</figure> }.into_any()
        }
        Block::Rule => view! { <hr /> }.into_any(),
        Block::Footnotes(notes) => footnotes(notes),
        Block::Initiatives(initiatives) => view! { <InitiativeCards initiatives /> }.into_any(),
        Block::Team(team) => view! { <MemberCards team /> }.into_any(),
        Block::News(posts) => view! { <PostCards posts level=HeadingLevel::Three featured=false /> }.into_any(),
        Block::Actions(links) => view! { <p class="actions">{inlines(links)}</p> }.into_any(),
        Block::Cards(cards) => {
            view! { <ul class="grid">{cards.into_iter().map(card).collect::<Vec<_>>()}</ul> }.into_any()
        }
        Block::Panel(blocks) => {
            let cloth = cloth("part", name_of(&blocks), LARGE);
            view! { <div class="panel"><Body blocks />{cloth}</div> }.into_any()
        }
    }
}

/// Code can be wider than the screen: it scrolls in its own box, which the keyboard must be able to reach, so the box
/// has a name.
fn code(language: Option<String>, text: String) -> AnyView {
    let context = SiteContext::get();
    let name = fill(&context.strings().code_beginning, &[("line", first_line(&text))]);
    view! {
        <pre role="region" aria-label=name tabindex="0"><code data-language=language>{text}</code></pre>
    }
    .into_any()
}

fn card(card: Card) -> AnyView {
    view! {
        <li class="card">
            {cloth("part", &card.id, SMALL)}
            {heading(card.level, card.id, card.heading)}
            {many(card.blocks)}
        </li>
    }
    .into_any()
}

/// A heading that links to itself, unless it holds a link.
fn heading(level: u8, id: String, content: Vec<Inline>) -> AnyView {
    let content = match holds_link(&content) {
        true => inlines(content).into_any(),
        false => view! { <a class="heading-link" href=format!("#{id}")>{inlines(content)}</a> }.into_any(),
    };
    match level {
        2 => view! { <h2 id=id>{content}</h2> }.into_any(),
        3 => view! { <h3 id=id>{content}</h3> }.into_any(),
        4 => view! { <h4 id=id>{content}</h4> }.into_any(),
        5 => view! { <h5 id=id>{content}</h5> }.into_any(),
        _ => view! { <h6 id=id>{content}</h6> }.into_any(),
    }
}

fn list_items(items: Vec<ListItem>) -> Vec<AnyView> {
    let strings_of_tasks = |done: bool| {
        let context = SiteContext::get();
        let strings = context.strings();
        if done { strings.task_done.clone() } else { strings.task_open.clone() }
    };
    let views = items.into_iter().map(|item| {
        let task = item.done.map(|done| {
            let text = strings_of_tasks(done);
            view! { <span class="visually-hidden">{text} " "</span> }
        });
        view! { <li data-done=item.done.map(|done| done.to_string())>{task} {many(item.blocks)}</li> }.into_any()
    });
    views.collect()
}

fn table(alignments: &[Alignment], header: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>>) -> AnyView {
    let align = |column: usize| match alignments.get(column) {
        None | Some(Alignment::None) => None,
        Some(Alignment::Start) => Some("start"),
        Some(Alignment::Center) => Some("center"),
        Some(Alignment::End) => Some("end"),
    };
    let context = SiteContext::get();
    let name = fill(&context.strings().table_of, &[("columns", &columns(&header))]);
    let header = header.into_iter().enumerate().map(|(column, cell)| {
        view! { <th scope="col" data-align=align(column)>{inlines(cell)}</th> }
    });
    let rows = rows.into_iter().map(|row| {
        let cells = row.into_iter().enumerate().map(|(column, cell)| {
            view! { <td data-align=align(column)>{inlines(cell)}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="table-box" role="region" aria-label=name tabindex="0">
            <table>
                <thead><tr>{header.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

// Ids of footnotes have an underscore, which ids of headings cannot have.
fn footnotes(notes: Vec<Footnote>) -> AnyView {
    let context = SiteContext::get();
    let strings = context.strings();
    let items = notes.into_iter().map(|note| {
        let number = note.number.to_string();
        let back = fill(&strings.back_to_reference, &[("number", &number)]);
        view! {
            <li id=format!("note_{number}")>
                {many(note.blocks)}
                <a class="back-link" href=format!("#reference_{number}_1")>
                    <span aria-hidden="true">{BACK_SIGN}</span>
                    <span class="visually-hidden">{back}</span>
                </a>
            </li>
        }
    });
    view! {
        <section class="footnotes" aria-label=strings.footnotes.clone()>
            <ol>{items.collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn inline(inline: Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.into_any(),
        Inline::Emphasis(content) => view! { <em>{inlines(content)}</em> }.into_any(),
        Inline::Strong(content) => view! { <strong>{inlines(content)}</strong> }.into_any(),
        Inline::Strikethrough(content) => view! { <s>{inlines(content)}</s> }.into_any(),
        Inline::Code(code) => view! { <code>{code}</code> }.into_any(),
        Inline::Link { to, content } => link(to, inlines(content)),
        Inline::Image(shown) => image(&shown),
        Inline::LineBreak => view! { <br /> }.into_any(),
        Inline::FootnoteReference { number, occurrence } => {
            let id = format!("reference_{number}_{occurrence}");
            view! { <sup><a id=id href=format!("#note_{number}")>{number.to_string()}</a></sup> }.into_any()
        }
    }
}

fn link(target: LinkTarget, content: Vec<AnyView>) -> AnyView {
    let context = SiteContext::get();
    match target {
        LinkTarget::Page(path) => view! { <a href=context.href(&path)>{content}</a> }.into_any(),
        LinkTarget::Fragment(fragment) => view! { <a href=format!("#{fragment}")>{content}</a> }.into_any(),
        // The router would take a file for a page.
        LinkTarget::File(path) => view! { <a href=context.urls.file(&path) rel="external">{content}</a> }.into_any(),
        LinkTarget::External(url) => view! { <ExternalLink url>{content}</ExternalLink> }.into_any(),
    }
}

fn image(image: &Image) -> AnyView {
    let source = SiteContext::get().urls.file(&image.path);
    view! {
        <img src=source alt=image.alternative.clone() width=image.width height=image.height loading="lazy" />
    }
    .into_any()
}
