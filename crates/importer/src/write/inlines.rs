//! Inlines as Markdown.

use super::escape::{self, Place};
use crate::tree::{Image, Inline};

/// The Markdown of inlines.
#[must_use]
pub fn text(inlines: &[Inline], place: Place) -> String {
    let mut writer = Writer { place, written: String::new(), hide_next: false };
    writer.inlines(&joined(inlines));
    writer.written
}

struct Writer {
    place: Place,
    written: String,
    /// Whether a letter that comes next would keep the mark before it from closing.
    hide_next: bool,
}

impl Writer {
    fn inlines(&mut self, inlines: &[Inline]) {
        for (index, inline) in inlines.iter().enumerate() {
            let next = inlines.get(index + 1);
            let followed = next.is_some_and(|next| !matches!(next, Inline::Break));
            let hide = std::mem::take(&mut self.hide_next);
            match inline {
                Inline::Text(text) => self.text(text, followed, hide),
                Inline::Emphasis(inner) => self.marked("_", inner, next),
                Inline::Strong(inner) => self.marked("**", inner, next),
                Inline::Strikethrough(inner) => self.marked("~~", inner, next),
                Inline::Code(code) => self.code(code),
                Inline::Link { to, content, .. } => self.link(to, content),
                Inline::Image(image) => self.image(image),
                Inline::Break => match self.place {
                    Place::Paragraph => self.written.push_str("\\\n"),
                    _ => self.written.push(' '),
                },
                Inline::FootnoteReference(label) => self.written.push_str(&format!("[^{label}]")),
            }
        }
    }

    fn text(&mut self, text: &str, followed: bool, hide: bool) {
        let first = text.chars().next().filter(|first| hide && first.is_alphanumeric());
        let rest = match first {
            Some(first) => {
                self.written.push_str(&format!("&#{};", u32::from(first)));
                &text[first.len_utf8()..]
            }
            None => text,
        };
        escape::add(rest, self.place, followed, &mut self.written);
    }

    /// Puts marks around inlines. Between a letter outside and a sign inside, a mark would not be one: then the letter is
    /// written as its number, which counts as a sign.
    fn marked(&mut self, mark: &str, inner: &[Inline], next: Option<&Inline>) {
        let mut writer = Writer { place: self.place, written: String::from("\u{0}"), hide_next: false };
        writer.inlines(inner);
        let inner = &writer.written[1..];
        let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let before = self.written.chars().next_back();
        let behind = match next {
            Some(Inline::Text(text)) => text.chars().next(),
            _ => None,
        };
        let mark = if mark == "_" && (is_word(before) || is_word(behind)) { "*" } else { mark };
        if is_word(before) && !is_word(inner.chars().next()) {
            let letter = self.written.pop().map(u32::from).unwrap_or_default();
            self.written.push_str(&format!("&#{letter};"));
        }
        self.hide_next = is_word(behind) && !is_word(inner.chars().next_back());
        self.written.push_str(mark);
        self.written.push_str(inner);
        self.written.push_str(mark);
    }

    fn code(&mut self, code: &str) {
        let mut code = code.replace('\n', " ");
        if self.place == Place::Cell {
            code = code.replace('|', "\\|");
        }
        let longest = code.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest + 1);
        let is_padded = code.starts_with('`') || code.ends_with('`') || code.starts_with(' ') && code.ends_with(' ');
        let space = if is_padded { " " } else { "" };
        self.written.push_str(&format!("{fence}{space}{code}{space}{fence}"));
    }

    fn link(&mut self, to: &str, content: &[Inline]) {
        let shown = match content {
            [Inline::Text(text)] => Some(text.as_str()),
            _ => None,
        };
        let is_plain = |text: &str| text.chars().all(|letter| letter.is_ascii_graphic() && !"<>;\\|`".contains(letter));
        let is_web = to.starts_with("https://") || to.starts_with("http://");
        let address = to.strip_prefix("mailto:").filter(|address| is_mail_address(address));
        let address =
            address.or_else(|| is_web.then_some(to)).filter(|address| is_plain(address) && shown == Some(*address));
        if let Some(address) = address {
            self.written.push_str(&format!("<{address}>"));
            return;
        }
        self.written.push('[');
        self.inlines(content);
        self.hide_next = false;
        self.written.push_str(&format!("]({})", self.destination(to)));
    }

    fn image(&mut self, image: &Image) {
        self.written.push_str("![");
        escape::add(&image.alternative, Place::Heading, true, &mut self.written);
        self.written.push_str(&format!("]({}", self.destination(&image.source)));
        if !image.caption.trim().is_empty() {
            let caption = image.caption.trim().replace('\\', "\\\\").replace('"', "\\\"").replace('&', "\\&");
            let caption = if self.place == Place::Cell { caption.replace('|', "\\|") } else { caption };
            self.written.push_str(&format!(" \"{caption}\""));
        }
        self.written.push(')');
    }

    fn destination(&self, to: &str) -> String {
        let mut written = String::with_capacity(to.len());
        for letter in to.chars() {
            match letter {
                '(' => written.push_str("%28"),
                ')' => written.push_str("%29"),
                '|' => written.push_str("%7C"),
                '&' | '*' | '_' | '[' | ']' | '~' | '\'' if self.place == Place::Cell || letter == '&' => {
                    written.push('\\');
                    written.push(letter);
                }
                plain => written.push(plain),
            }
        }
        if written.is_empty() { String::from("<>") } else { written }
    }
}

/// Whether an address of e-mail can stand between `<` and `>`.
fn is_mail_address(address: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "-._".contains(letter);
    address.split_once('@').is_some_and(|(name, host)| {
        let is_host =
            host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
        !name.is_empty() && is_host && name.chars().chain(host.chars()).all(is_letter) && !host.contains('_')
    })
}

/// Inlines in which two marks of one kind never touch or hold each other.
fn joined(inlines: &[Inline]) -> Vec<Inline> {
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
    let inner = |inline: Inline| match inline {
        Inline::Emphasis(inner) => {
            Inline::Emphasis(joined(&without(&inner, |inline| matches!(inline, Inline::Emphasis(_)))))
        }
        Inline::Strong(inner) => Inline::Strong(joined(&without(&inner, |inline| matches!(inline, Inline::Strong(_))))),
        Inline::Strikethrough(inner) => {
            Inline::Strikethrough(joined(&without(&inner, |inline| matches!(inline, Inline::Strikethrough(_)))))
        }
        Inline::Link { to, content, line } => Inline::Link { to, content: joined(&content), line },
        other => other,
    };
    result.into_iter().map(inner).collect()
}

/// Inlines with those of one kind unwrapped, however deep they are.
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
            Inline::Link { to, content, line } => {
                result.push(Inline::Link { to: to.clone(), content: without(content, is_unwrapped), line: *line });
            }
            other => result.push(other.clone()),
        }
    }
    result
}

/// Inlines without emphasis.
#[must_use]
pub fn without_marks(inlines: &[Inline]) -> Vec<Inline> {
    let mut result = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                result.extend(without_marks(inner));
            }
            Inline::Link { to, content, line } => {
                let content = without_marks(content);
                result.push(Inline::Link { to: to.clone(), content, line: *line });
            }
            other => result.push(other.clone()),
        }
    }
    result
}
