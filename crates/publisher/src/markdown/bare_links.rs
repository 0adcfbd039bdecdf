//! Addresses and e-mail addresses without brackets, which become links as on GitHub.

use super::blocks::BodyParser;
use super::text_runs::TextRun;
use crate::source::web_url;
use linkify::{LinkFinder, LinkKind};
use model::body::{Inline, LinkTarget};
use pulldown_cmark::{CowStr, Event};
use std::ops::Range;

/// The scheme of addresses that are written without one.
const IMPLIED_SCHEME: &str = "https://";

/// A bare address in a body.
#[derive(Debug, PartialEq, Eq)]
pub struct BareLink {
    /// Its bytes in the body.
    pub range: Range<usize>,
    /// The absolute URL.
    pub url: String,
    /// The address as readers see it.
    pub text: String,
}

/// Returns the bare addresses of text runs, in order.
#[must_use]
pub fn find(runs: &[TextRun]) -> Vec<BareLink> {
    let mut finder = LinkFinder::new();
    // Only those that begin with `www.` count: `file.py` is no address.
    finder.url_must_have_scheme(false);
    let mut links = Vec::new();
    for run in runs.iter().filter(|run| !run.is_in_link) {
        for link in finder.links(&run.text) {
            let source = before_punctuation(link.as_str());
            let text = source.replace("&amp;", "&");
            let url = match link.kind() {
                // `git@host.example:path` is no e-mail address.
                LinkKind::Email if is_remote(&run.text[link.end()..]) => continue,
                LinkKind::Email => format!("mailto:{text}"),
                _ if starts_with(&text, "www.") => format!("{IMPLIED_SCHEME}{text}"),
                _ if starts_with(&text, "http") && text.contains("://") => text.clone(),
                _ => continue,
            };
            let start = run.start + link.start();
            links.push(BareLink { range: start..start + source.len(), url, text });
        }
    }
    links
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|prefix| prefix.eq_ignore_ascii_case(start))
}

/// Returns an address up to an entity, a no-break space, or punctuation that scripts without spaces write directly after it.
fn before_punctuation(address: &str) -> &str {
    const PUNCTUATION: &str = "。，、；：！？「」『』（）《》【】،؛؟";
    let punctuation = address.find(|sign: char| PUNCTUATION.contains(sign) || sign.is_whitespace());
    let entity = ["&lt", "&gt", "&quot"].iter().filter_map(|entity| address.find(entity)).min();
    let end = [punctuation, entity].into_iter().flatten().min().unwrap_or(address.len());
    &address[..end]
}

/// Whether the text after an e-mail address makes it the address of a git repository.
fn is_remote(after: &str) -> bool {
    after.strip_prefix(':').is_some_and(|path| path.starts_with(|sign: char| sign.is_alphanumeric() || sign == '/'))
}

impl BodyParser<'_> {
    /// Adds the text of an event, with the bare addresses in it as links.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>, inlines: &mut Vec<Inline>) {
        // Links in skipped events are not reached.
        while self.bare_links.next_if(|link| link.range.start < range.start).is_some() {}
        // An entity and its text differ in length, but neither contains a link.
        let is_verbatim = self.masked.get(range.clone()) == Some(text);
        let shown = if is_verbatim { self.source_of(&range) } else { text };
        let Some(link) = self.bare_links.next_if(|link| is_verbatim && link.range.start < range.end) else {
            push_text(shown, inlines);
            return;
        };
        push_text(&shown[..link.range.start - range.start], inlines);
        let target = self.add_link(link.url, true, &link.range);
        let content = Inline::Text(link.text);
        inlines.push(target.map_or(content.clone(), |to| Inline::Link { to, content: vec![content] }));
        // Smart punctuation splits text into several events, and an address can extend over them.
        let (mut last, mut end) = (CowStr::Borrowed(text), range.end);
        while end < link.range.end {
            match self.events.next_if(|(event, _)| matches!(event, Event::Text(_))) {
                Some((Event::Text(text), range)) => (last, end) = (text, range.end),
                _ => return,
            }
        }
        let rest = last.len().checked_sub(end - link.range.end).and_then(|start| last.get(start..));
        self.text(rest.unwrap_or_default(), link.range.end..end, inlines);
    }
}

/// Whether a link shows its own address.
pub(super) fn is_bare(link: &Inline) -> bool {
    let Inline::Link { to: LinkTarget::External(url), content } = link else { return false };
    let [Inline::Text(text)] = content.as_slice() else { return false };
    let implied = ["mailto:", IMPLIED_SCHEME].iter().any(|scheme| url.strip_prefix(scheme) == Some(text));
    implied || web_url::parse(text).as_ref() == Ok(url)
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
