//! The built `index.html`, with slots for what differs from page to page.

use crate::fs::FileError;
use thiserror::Error;

/// The built `index.html` cannot serve as a template.
#[derive(Debug, Error)]
pub enum TemplateError {
    /// The file cannot be read. Most likely the site was never built.
    #[error("{0}\n    help: build the site there first: cargo xtask build")]
    NotBuilt(#[source] FileError),
    /// The file lacks a slot.
    #[error("{slot} is missing in index.html")]
    MissingSlot {
        /// The tag or comment at which the slot begins or ends.
        slot: &'static str,
    },
}

/// The content of the slots.
pub struct TemplateParts {
    /// The start tag `<html …>`.
    pub html_tag: String,
    /// The content of the slot in the head.
    pub head: String,
    /// The content of the slot in the body.
    pub body: String,
}

/// The built `index.html`, without the content of its slots.
///
/// The slots are the start tag `<html …>`, everything between the comments `<!--head-->` and `<!--/head-->`, and the
/// same for `body`. A document made from a template is a template too, so content can be published on a built site at
/// any time.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    before_html: String,
    before_head: String,
    before_body: String,
    after_body: String,
}

const HEAD: Slot = Slot { start: "<!--head-->", end: "<!--/head-->" };
const BODY: Slot = Slot { start: "<!--body-->", end: "<!--/body-->" };

struct Slot {
    start: &'static str,
    end: &'static str,
}

impl Template {
    /// Finds the slots in an HTML document.
    ///
    /// # Errors
    /// Errors if a slot is missing.
    pub fn new(html: &str) -> Result<Template, TemplateError> {
        let (before_html, rest) = html.split_once("<html").ok_or_else(|| missing("<html>"))?;
        let (_, rest) = rest.split_once('>').ok_or_else(|| missing("<html>"))?;
        let (before_head, rest) = HEAD.split(rest)?;
        let (before_body, after_body) = BODY.split(rest)?;
        Ok(Template {
            before_html: String::from(before_html),
            before_head: String::from(before_head),
            before_body: String::from(before_body),
            after_body: String::from(after_body),
        })
    }

    /// Fills the slots.
    #[must_use]
    pub fn document(&self, parts: &TemplateParts) -> String {
        let Template { before_html, before_head, before_body, after_body } = self;
        let TemplateParts { html_tag, head, body } = parts;
        let head = [before_head.as_str(), HEAD.start, head, HEAD.end];
        let body = [before_body.as_str(), BODY.start, body, BODY.end];
        [&[before_html.as_str(), html_tag], &head[..], &body, &[after_body]].concat().concat()
    }
}

impl Slot {
    /// Returns what precedes and follows the slot.
    fn split<'a>(&self, html: &'a str) -> Result<(&'a str, &'a str), TemplateError> {
        let (before, rest) = html.split_once(self.start).ok_or_else(|| missing(self.start))?;
        let (_, after) = rest.split_once(self.end).ok_or_else(|| missing(self.end))?;
        Ok((before, after))
    }
}

fn missing(slot: &'static str) -> TemplateError {
    TemplateError::MissingSlot { slot }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str =
        "<!doctype html><html lang=x><head><!--head-->x<!--/head--></head><!--body--><!--/body--></html>";

    fn parts() -> TemplateParts {
        TemplateParts {
            html_tag: String::from("<html lang=\"es\">"),
            head: String::from("<title>A</title>"),
            body: String::from("<p>B"),
        }
    }

    #[test]
    fn document_fills_every_slot() {
        assert_eq!(
            Template::new(INDEX).unwrap().document(&parts()),
            "<!doctype html><html lang=\"es\"><head><!--head--><title>A</title><!--/head--></head><!--body--><p>B<!--/body--></html>"
        );
    }

    #[test]
    fn a_document_is_a_template() {
        let document = Template::new(INDEX).unwrap().document(&parts());
        assert_eq!(Template::new(&document).unwrap().document(&parts()), document);
    }

    #[test]
    fn the_error_names_the_missing_slot() {
        let message = |html| Template::new(html).unwrap_err().to_string();
        assert_eq!(message("<p>"), "<html> is missing in index.html");
        assert_eq!(message("<html><!--head--><!--/head-->"), "<!--body--> is missing in index.html");
    }
}
