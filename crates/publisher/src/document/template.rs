//! The built `index.html`, with places for what differs from page to page.

/// What differs from page to page.
pub struct Parts {
    /// The start tag `<html …>`.
    pub html_tag: String,
    /// What stands in the head.
    pub head: String,
    /// What stands in the body.
    pub body: String,
}

/// The built `index.html`, without its places.
///
/// The places are the start tag `<html …>`, all between the comments `<!--head-->` and `<!--/head-->`, and the same for
/// `body`. A document made from a template is a template again, so content can be published on a built site at any time.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    before_html: String,
    before_head: String,
    before_body: String,
    after_body: String,
}

const HEAD: Place = Place { start: "<!--head-->", end: "<!--/head-->" };
const BODY: Place = Place { start: "<!--body-->", end: "<!--/body-->" };

struct Place {
    start: &'static str,
    end: &'static str,
}

impl Template {
    /// Finds the places in an HTML text.
    ///
    /// # Errors
    /// Names the place that is missing.
    pub fn new(html: &str) -> Result<Template, String> {
        let (before_html, rest) = html.split_once("<html").ok_or_else(|| missing("<html>"))?;
        let (_, rest) = rest.split_once('>').ok_or_else(|| missing("<html>"))?;
        let (before_head, rest) = HEAD.cut(rest)?;
        let (before_body, after_body) = BODY.cut(rest)?;
        Ok(Template {
            before_html: String::from(before_html),
            before_head: String::from(before_head),
            before_body: String::from(before_body),
            after_body: String::from(after_body),
        })
    }

    /// A document with these parts.
    #[must_use]
    pub fn document(&self, parts: &Parts) -> String {
        let Template { before_html, before_head, before_body, after_body } = self;
        let Parts { html_tag, head, body } = parts;
        let head = [before_head.as_str(), HEAD.start, head, HEAD.end];
        let body = [before_body.as_str(), BODY.start, body, BODY.end];
        [&[before_html.as_str(), html_tag], &head[..], &body, &[after_body]].concat().concat()
    }
}

impl Place {
    /// What stands before and behind the place.
    fn cut<'a>(&self, text: &'a str) -> Result<(&'a str, &'a str), String> {
        let (before, rest) = text.split_once(self.start).ok_or_else(|| missing(self.start))?;
        let (_, after) = rest.split_once(self.end).ok_or_else(|| missing(self.end))?;
        Ok((before, after))
    }
}

fn missing(place: &str) -> String {
    format!("{place} is missing in index.html")
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str =
        "<!doctype html><html lang=x><head><!--head-->x<!--/head--></head><!--body--><!--/body--></html>";

    fn parts() -> Parts {
        Parts {
            html_tag: String::from("<html lang=\"es\">"),
            head: String::from("<title>A</title>"),
            body: String::from("<p>B"),
        }
    }

    #[test]
    fn every_place_is_filled() {
        assert_eq!(
            Template::new(INDEX).unwrap().document(&parts()),
            "<!doctype html><html lang=\"es\"><head><!--head--><title>A</title><!--/head--></head><!--body--><p>B<!--/body--></html>"
        );
    }

    #[test]
    fn a_document_is_a_template_again() {
        let document = Template::new(INDEX).unwrap().document(&parts());
        assert_eq!(Template::new(&document).unwrap().document(&parts()), document);
    }

    #[test]
    fn a_missing_place_is_named() {
        assert_eq!(Template::new("<p>").unwrap_err(), "<html> is missing in index.html");
        assert_eq!(Template::new("<html><!--head--><!--/head-->").unwrap_err(), "<!--body--> is missing in index.html");
    }
}
