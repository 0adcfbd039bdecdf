//! The typed tree of a body → elements.

use super::{ExternalLink, HeadingLevel, InitiativeCards, MemberCards, PostCards};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::body::{Alignment, Block, Footnote, Image, Inline, LinkTarget, ListItem};

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
        Block::Heading { level, id, content } => heading(level, id, inlines(content)),
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
        // Code can be wider than the screen: it scrolls in its own box, which the keyboard must be able to reach.
        Block::Code { language, text } => {
            view! { <pre tabindex="0"><code data-language=language>{text}</code></pre> }.into_any()
        }
        Block::Table { alignments, header, rows } => table(&alignments, header, rows),
        Block::Figure { image: shown, caption } => {
            let caption = caption.map(|caption| view! { <figcaption>{caption}</figcaption> });
            view! { <figure>{image(&shown)} {caption}</figure> }.into_any()
        }
        Block::Rule => view! { <hr /> }.into_any(),
        Block::Footnotes(notes) => footnotes(notes),
        Block::Initiatives(initiatives) => view! { <InitiativeCards initiatives /> }.into_any(),
        Block::Team(team) => view! { <MemberCards members=team.members /> }.into_any(),
        Block::News(posts) => view! { <PostCards posts level=HeadingLevel::Three /> }.into_any(),
    }
}

fn heading(level: u8, id: String, content: Vec<AnyView>) -> AnyView {
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
        <div class="table-box" tabindex="0">
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
    let back = strings.back_to_reference.clone();
    let items = notes.into_iter().map(|note| {
        let number = note.number.to_string();
        view! {
            <li id=format!("note_{number}")>
                {many(note.blocks)}
                <a class="back-link" href=format!("#reference_{number}_1") aria-label=back.clone()>"↩"</a>
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
