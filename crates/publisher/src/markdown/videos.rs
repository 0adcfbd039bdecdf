//! Videos on other sites (`::video <url> <title>`): cards that lead there. Nothing of the other site is loaded.

use super::blocks::BodyParser;
use super::{Directive, Part};
use model::body::{Inline, LinkTarget};
use model::image::Image;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// A video on another site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Video {
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: String,
    /// A picture of it, which the site serves itself.
    pub poster: Option<Image>,
    /// The level of its heading.
    pub level: u8,
    /// The fragment that links to it.
    pub id: String,
}

impl BodyParser<'_> {
    /// Adds the video of the line that was just opened. Several in a row stand side by side.
    pub(super) fn video(&mut self, url: String, title: String, range: &Range<usize>) {
        let poster = self.poster();
        let is_web_page = url.starts_with("https://") || url.starts_with("http://");
        if !is_web_page {
            let help = "copy the address of its page from the browser: `::video https://videos.example/watch A title`";
            return self.error(range, format!("`{url}` is not the address of a video on the web"), help);
        }
        let Some(LinkTarget::External(url)) = self.add_link(url, false, range) else { return };
        let shift = u8::from(self.options.section_id.is_some());
        let level = (self.last_heading_level + 1 + shift).min(6);
        let id = self.heading_id(None, &title, true, range);
        let video = Video { url, title, poster, level, id };
        match self.body.parts.last_mut() {
            Some(Part::Directive(Directive::Videos(videos), _)) => videos.push(video),
            _ => {
                let videos = Directive::Videos(vec![video]);
                self.body.parts.push(Part::Directive(videos, self.position(range)));
                self.body.has_directives = true;
            }
        }
    }

    /// Returns the picture in the open paragraph, if it has one.
    fn poster(&mut self) -> Option<Image> {
        let mut inlines = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(TagEnd::Paragraph) => break,
                Event::Start(Tag::Image { .. }) => self.inline(event, &range, &mut inlines),
                _ => {}
            }
        }
        inlines.into_iter().find_map(|inline| match inline {
            Inline::Image(image) => Some(image),
            _ => None,
        })
    }
}
