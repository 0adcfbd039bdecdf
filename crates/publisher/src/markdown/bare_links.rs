//! Addresses and e-mail addresses without brackets, which become links as on GitHub.

use super::blocks::BodyParser;
use super::text_runs::TextRun;
use crate::source::fields::Spanned;
use linkify::{LinkFinder, LinkKind};
use model::body::{Inline, LinkTarget};
use pulldown_cmark::{CowStr, Event};
use std::ops::Range;

/// A bare address in a body.
#[derive(Debug, PartialEq, Eq)]
pub struct BareLink {
    /// Its bytes in the body.
    pub range: Range<usize>,
    /// The absolute URL.
    pub url: String,
}

/// Returns the bare addresses of text runs, in order.
#[must_use]
pub fn find(runs: &[TextRun]) -> Vec<BareLink> {
    let finder = LinkFinder::new();
    let mut links = Vec::new();
    for run in runs.iter().filter(|run| !run.is_in_link) {
        for link in finder.links(&run.text) {
            let url = match link.kind() {
                LinkKind::Email => format!("mailto:{}", link.as_str()),
                _ if link.as_str().starts_with("http") => String::from(link.as_str()),
                _ => continue,
            };
            links.push(BareLink { range: run.start + link.start()..run.start + link.end(), url });
        }
    }
    links
}

impl BodyParser<'_> {
    /// Adds the text of an event, with the bare addresses in it as links.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>, inlines: &mut Vec<Inline>) {
        let Some(link) = self.bare_links.next_if(|link| link.range.start < range.end) else {
            push_text(text, inlines);
            return;
        };
        push_text(&text[..link.range.start - range.start], inlines);
        inlines.push(self.bare_link(&link));
        // Smart punctuation splits text into several events, and an address can extend over them.
        let (mut last, mut end) = (CowStr::Borrowed(text), range.end);
        while end < link.range.end {
            let Some((Event::Text(text), range)) = self.events.next() else { return };
            (last, end) = (text, range.end);
        }
        let rest = last.len().checked_sub(end - link.range.end).and_then(|start| last.get(start..));
        self.text(rest.unwrap_or_default(), link.range.end..end, inlines);
    }

    fn bare_link(&mut self, link: &BareLink) -> Inline {
        let target = LinkTarget::External(link.url.clone());
        self.body.links.push(Spanned { position: self.position(&link.range), value: target.clone() });
        let text = &self.source.text[self.body_start..][link.range.clone()];
        Inline::Link { to: target, content: vec![Inline::Text(String::from(text))] }
    }
}

/// Whether a link shows its own address.
pub(super) fn is_bare(link: &Inline) -> bool {
    let Inline::Link { to: LinkTarget::External(url), content } = link else { return false };
    matches!(content.as_slice(), [Inline::Text(text)] if url.strip_prefix("mailto:").unwrap_or(url) == text)
}

/// Appends text to inlines.
pub(super) fn push_text(text: &str, inlines: &mut Vec<Inline>) {
    match inlines.last_mut() {
        _ if text.is_empty() => {}
        // Smart punctuation splits text into several events.
        Some(Inline::Text(last)) => last.push_str(text),
        _ => inlines.push(Inline::Text(String::from(text))),
    }
}
