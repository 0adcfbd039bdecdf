//! Serialization of inlines as Markdown.

use super::escape::{self, InlineContext, longest_backtick_run};
use crate::ast::{Image, Inline};

/// Serializes inlines.
#[must_use]
pub fn to_markdown(inlines: &[Inline], context: InlineContext) -> String {
    let is_figure = context == InlineContext::Paragraph && matches!(inlines, [Inline::Image(_)]);
    let mut writer = Writer { context, markdown: String::new(), escape_next: false, needs_space: false, is_figure };
    writer.push_inlines(&merge_adjacent(inlines));
    writer.markdown
}

struct Writer {
    context: InlineContext,
    markdown: String,
    /// Whether a letter that comes next would keep the preceding delimiter from closing.
    escape_next: bool,
    /// Whether the text that comes next needs a space before it.
    needs_space: bool,
    /// Whether an image is all that is in its paragraph, so that it can have a caption.
    is_figure: bool,
}

impl Writer {
    fn push_inlines(&mut self, inlines: &[Inline]) {
        for (index, inline) in inlines.iter().enumerate() {
            let next = inlines.get(index + 1);
            let is_followed = next.is_some_and(|next| !matches!(next, Inline::LineBreak));
            let escape_first = std::mem::take(&mut self.escape_next);
            if std::mem::take(&mut self.needs_space) && !starts_with_space(inline) {
                self.markdown.push(' ');
            }
            match inline {
                Inline::Text(text) => self.push_text(text, is_followed, escape_first),
                Inline::Emphasis(inner) => self.push_delimited("_", inner, next),
                Inline::Strong(inner) => self.push_delimited("**", inner, next),
                Inline::Strikethrough(inner) => self.push_delimited("~~", inner, next),
                Inline::Code(code) => self.push_code(code),
                Inline::Link { url, content, .. } => self.push_link(url, content),
                Inline::Image(image) => self.push_image(image, is_followed),
                Inline::LineBreak => match self.context {
                    InlineContext::Paragraph => self.markdown.push_str("\\\n"),
                    _ => self.markdown.push(' '),
                },
                Inline::FootnoteReference(label) => self.markdown.push_str(&format!("[^{label}]")),
            }
        }
    }

    fn push_text(&mut self, text: &str, is_followed: bool, escape_first: bool) {
        let first = text.chars().next().filter(|first| escape_first && first.is_alphanumeric());
        let rest = match first {
            Some(first) => {
                self.markdown.push_str(&format!("&#{};", u32::from(first)));
                &text[first.len_utf8()..]
            }
            None => text,
        };
        escape::push_escaped(rest, self.context, is_followed, &mut self.markdown);
    }

    /// Writes inlines between delimiters. Between an outer letter and inner punctuation a delimiter would not be
    /// flanking. The letter then becomes a character reference, whose `;` counts as punctuation.
    fn push_delimited(&mut self, delimiter: &str, inner: &[Inline], next: Option<&Inline>) {
        let mut writer = Writer {
            context: self.context,
            markdown: String::from("\u{0}"),
            escape_next: false,
            needs_space: false,
            is_figure: false,
        };
        writer.push_inlines(inner);
        self.needs_space = writer.needs_space;
        let inner = &writer.markdown[1..];
        let is_word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        let before = self.markdown.chars().next_back();
        let after = match next {
            Some(Inline::Text(text)) => text.chars().next(),
            _ => None,
        };
        let delimiter = if delimiter == "_" && (is_word(before) || is_word(after)) { "*" } else { delimiter };
        if is_word(before) && !is_word(inner.chars().next()) {
            let character = self.markdown.pop().map(u32::from).unwrap_or_default();
            self.markdown.push_str(&format!("&#{character};"));
        }
        self.escape_next = is_word(after) && !is_word(inner.chars().next_back());
        self.markdown.push_str(delimiter);
        self.markdown.push_str(inner);
        self.markdown.push_str(delimiter);
    }

    fn push_code(&mut self, code: &str) {
        let mut code = code.replace('\n', " ");
        if self.context == InlineContext::TableCell {
            code = code.replace('|', "\\|");
        }
        let fence = "`".repeat(longest_backtick_run(&code) + 1);
        let is_padded = code.starts_with('`') || code.ends_with('`') || code.starts_with(' ') && code.ends_with(' ');
        let space = if is_padded { " " } else { "" };
        self.markdown.push_str(&format!("{fence}{space}{code}{space}{fence}"));
    }

    fn push_link(&mut self, url: &str, content: &[Inline]) {
        let link_text = match content {
            [Inline::Text(text)] => Some(text.as_str()),
            _ => None,
        };
        let is_plain =
            |text: &str| text.chars().all(|character| character.is_ascii_graphic() && !"<>;\\|`".contains(character));
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        let email = url.strip_prefix("mailto:").filter(|address| is_email_address(address));
        let autolink =
            email.or_else(|| is_web.then_some(url)).filter(|address| is_plain(address) && link_text == Some(*address));
        if let Some(autolink) = autolink {
            self.markdown.push_str(&format!("<{autolink}>"));
            return;
        }
        self.markdown.push('[');
        self.push_inlines(content);
        self.escape_next = false;
        self.markdown.push_str(&format!("]({})", self.encode_destination(url)));
    }

    /// Writes an image. The caption of one in a line of text becomes text, because readers would not see it.
    fn push_image(&mut self, image: &Image, is_followed: bool) {
        self.markdown.push_str("![");
        escape::push_escaped(&image.alt, InlineContext::Heading, true, &mut self.markdown);
        self.markdown.push_str(&format!("]({}", self.encode_destination(&image.url)));
        let caption = image.caption.trim();
        if !caption.is_empty() && !self.is_figure {
            self.markdown.push_str(") ");
            escape::push_escaped(caption, self.context, is_followed, &mut self.markdown);
            self.needs_space = true;
            return;
        }
        if !caption.is_empty() {
            let caption = caption.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "\\&");
            self.markdown.push_str(&format!(" \"{caption}\""));
        }
        self.markdown.push(')');
    }

    fn encode_destination(&self, url: &str) -> String {
        let mut markdown = String::with_capacity(url.len());
        for character in url.chars() {
            match character {
                '(' => markdown.push_str("%28"),
                ')' => markdown.push_str("%29"),
                '|' => markdown.push_str("%7C"),
                '&' | '*' | '_' | '[' | ']' | '~' | '\''
                    if self.context == InlineContext::TableCell || character == '&' =>
                {
                    markdown.push('\\');
                    markdown.push(character);
                }
                plain => markdown.push(plain),
            }
        }
        if markdown.is_empty() { String::from("<>") } else { markdown }
    }
}

fn starts_with_space(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.starts_with([' ', '\n']),
        Inline::LineBreak => true,
        _ => false,
    }
}

/// Returns whether an e-mail address can be an autolink.
fn is_email_address(address: &str) -> bool {
    let is_allowed = |character: char| character.is_ascii_alphanumeric() || "-._".contains(character);
    address.split_once('@').is_some_and(|(name, host)| {
        let is_host =
            host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
        !name.is_empty() && is_host && name.chars().chain(host.chars()).all(is_allowed) && !host.contains('_')
    })
}

/// Merges adjacent inlines of one kind, and unwraps those nested in their own kind.
fn merge_adjacent(inlines: &[Inline]) -> Vec<Inline> {
    let mut result: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (result.last_mut(), inline) {
            (Some(Inline::Emphasis(last)), Inline::Emphasis(inner))
            | (Some(Inline::Strong(last)), Inline::Strong(inner))
            | (Some(Inline::Strikethrough(last)), Inline::Strikethrough(inner)) => last.extend_from_slice(inner),
            (Some(Inline::Text(last)), Inline::Text(text)) | (Some(Inline::Code(last)), Inline::Code(text)) => {
                last.push_str(text);
            }
            (_, inline) => result.push(inline.clone()),
        }
    }
    let unwrap_nested = |inline: Inline| match inline {
        Inline::Emphasis(inner) => {
            Inline::Emphasis(merge_adjacent(&without(&inner, |inline| matches!(inline, Inline::Emphasis(_)))))
        }
        Inline::Strong(inner) => {
            Inline::Strong(merge_adjacent(&without(&inner, |inline| matches!(inline, Inline::Strong(_)))))
        }
        Inline::Strikethrough(inner) => {
            Inline::Strikethrough(merge_adjacent(&without(&inner, |inline| matches!(inline, Inline::Strikethrough(_)))))
        }
        Inline::Link { url, content, line } => Inline::Link { url, content: merge_adjacent(&content), line },
        other => other,
    };
    result.into_iter().map(unwrap_nested).collect()
}

/// Unwraps inlines of one kind at any depth.
fn without(inlines: &[Inline], is_unwrapped: fn(&Inline) -> bool) -> Vec<Inline> {
    let mut result = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) if is_unwrapped(inline) => {
                result.extend(without(inner, is_unwrapped));
            }
            Inline::Emphasis(inner) => result.push(Inline::Emphasis(without(inner, is_unwrapped))),
            Inline::Strong(inner) => result.push(Inline::Strong(without(inner, is_unwrapped))),
            Inline::Strikethrough(inner) => result.push(Inline::Strikethrough(without(inner, is_unwrapped))),
            Inline::Link { url, content, line } => {
                result.push(Inline::Link { url: url.clone(), content: without(content, is_unwrapped), line: *line });
            }
            other => result.push(other.clone()),
        }
    }
    result
}

/// Unwraps emphasis, strong and strikethrough.
#[must_use]
pub fn without_formatting(inlines: &[Inline]) -> Vec<Inline> {
    without(inlines, |_| true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_in_a_line_of_text_becomes_text() {
        let text = |text: &str| Inline::Text(String::from(text));
        let image = || {
            let (url, alt, caption) = (String::from("/b.png"), String::from("a"), String::from("c"));
            Inline::Image(Image { url, alt, caption, line: 1 })
        };
        for (inlines, markdown) in [
            (vec![image()], "![a](/b.png \"c\")"),
            (vec![text("x "), image()], "x ![a](/b.png) c"),
            (vec![image(), text("x")], "![a](/b.png) c x"),
            (vec![Inline::Strong(vec![image()]), text("x")], "**![a](/b.png) c** x"),
        ] {
            assert_eq!(to_markdown(&inlines, InlineContext::Paragraph), markdown);
        }
        assert_eq!(to_markdown(&[image()], InlineContext::TableCell), "![a](/b.png) c");
    }
}
