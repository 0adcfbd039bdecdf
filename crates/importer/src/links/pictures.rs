//! Pictures: local ones are copied, those on other hosts become links.

use super::Resolver;
use super::paths::encoded;
use crate::report::Notes;
use crate::source::Document;
use crate::tree::{Image, Inline};

impl Resolver<'_> {
    pub(super) fn image(
        &mut self,
        at: (usize, &Document),
        image: &mut Image,
        in_link: bool,
        notes: &mut Notes,
    ) -> Inline {
        let line = image.line;
        let local = self.local_path(&image.source);
        let Some(path) = local else {
            return remote(image, in_link, notes);
        };
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let candidates = self.paths(at, path);
        match candidates.iter().find_map(|path| self.media.add(self.site, path)) {
            Some(new) => image.source = new,
            None => {
                let new = encoded(candidates.first().map_or(path, String::as_str));
                notes.person(line, "the picture is not there", &image.source, new.trim_start_matches('/'));
                image.source = new;
            }
        }
        if image.alternative.trim().is_empty() {
            match image.caption.is_empty() {
                false => {
                    notes.look(line, "the description of a picture was taken from its caption", "", &image.caption);
                    image.alternative = image.caption.clone();
                }
                true => notes.person(line, "a picture has no description", "", &image.source),
            }
        }
        Inline::Image(image.clone())
    }
}

/// A picture on another host becomes a link.
fn remote(image: &Image, in_link: bool, notes: &mut Notes) -> Inline {
    let name = image.source.rsplit('/').next().unwrap_or_default();
    let text = [&image.alternative, &image.caption].into_iter().find(|text| !text.trim().is_empty());
    let text = text
        .cloned()
        .unwrap_or_else(|| if image.source.starts_with("data:") { String::new() } else { String::from(name) });
    let to = image.source.strip_prefix("//").map_or_else(|| image.source.clone(), |rest| format!("https://{rest}"));
    let to = encoded(&to);
    let is_address = publisher::markdown::parse_target(&to).is_ok();
    let message = match is_address {
        true => "a picture on another host became a link: take the picture over if you may",
        false => "a picture without an address that can be kept became text",
    };
    notes.look(image.line, message, &image.source, &text);
    match in_link || !is_address || text.is_empty() {
        true => Inline::Text(text),
        false => Inline::Link { to, content: vec![Inline::Text(text)], line: image.line },
    }
}
