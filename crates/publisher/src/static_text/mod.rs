//! The text of a post as HTML, for readers outside the app.

use model::body::{Block, Inline, LinkTarget};
use model::news::Post;
use model::route::Route;
use model::strings::Strings;
use model::urls::SiteUrls;

/// The text of a post as HTML for feeds, with absolute URLs.
#[must_use]
pub fn feed_html(post: &Post, urls: &SiteUrls, _strings: &Strings) -> String {
    post.body.iter().map(|block| block_html(block, post, urls)).collect()
}

fn block_html(block: &Block, post: &Post, urls: &SiteUrls) -> String {
    match block {
        Block::Heading { content, .. } | Block::Paragraph(content) | Block::Plain(content) => {
            format!("<p>{}</p>", inlines_html(content, post, urls))
        }
        Block::Quote(blocks) => blocks.iter().map(|block| block_html(block, post, urls)).collect(),
        _ => String::new(),
    }
}

fn inlines_html(inlines: &[Inline], post: &Post, urls: &SiteUrls) -> String {
    inlines.iter().map(|inline| inline_html(inline, post, urls)).collect()
}

fn inline_html(inline: &Inline, post: &Post, urls: &SiteUrls) -> String {
    match inline {
        Inline::Text(text) | Inline::Code(text) => escape(text),
        Inline::Emphasis(content) | Inline::Strong(content) | Inline::Strikethrough(content) => {
            inlines_html(content, post, urls)
        }
        Inline::Link { to, content } => {
            format!(r#"<a href="{}">{}</a>"#, escape(&url(to, post, urls)), inlines_html(content, post, urls))
        }
        _ => String::new(),
    }
}

fn url(target: &LinkTarget, post: &Post, urls: &SiteUrls) -> String {
    let language = &post.summary.language;
    match target {
        LinkTarget::Page(path) => urls.href(language, path),
        LinkTarget::Fragment(id) => urls.page(language, &Route::Post(post.summary.slug.clone())) + "#" + id,
        LinkTarget::File(path) => urls.file(path),
        LinkTarget::External(url) => url.clone(),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
