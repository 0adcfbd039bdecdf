//! Pictures, and what is embedded: video frames become links, scripts, forms and other frames are removed.

use super::Converter;
use super::text::collapse;
use crate::dom::{Element, text_of};
use crate::tree::{Image, Inline};

/// Whether an element is nothing that the new site shows.
#[must_use]
pub fn is_removed(name: &str) -> bool {
    matches!(
        name,
        "applet"
            | "audio"
            | "base"
            | "button"
            | "canvas"
            | "dialog"
            | "embed"
            | "form"
            | "frame"
            | "frameset"
            | "iframe"
            | "input"
            | "link"
            | "map"
            | "math"
            | "meta"
            | "noscript"
            | "object"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
            | "video"
    )
}

impl Converter<'_> {
    /// A picture, or a link where its target is a video's page.
    pub(super) fn image(&mut self, element: &Element) -> Option<Inline> {
        let line = element.line;
        let source = element.filled("src").or_else(|| element.filled("data-src"));
        let Some(source) = source.map(String::from) else {
            self.notes.look(
                line,
                "a picture without an address was left out",
                element.attribute("alt").unwrap_or_default(),
                "",
            );
            return None;
        };
        let of_children = text_of(&element.children);
        let written = element.filled("alt").map(String::from).or(Some(of_children).filter(|text| !text.is_empty()));
        let caption = collapse(element.filled("title").unwrap_or_default()).replace('\n', " ");
        if let Some(video) = video_page(&source) {
            let text = written.or(Some(caption).filter(|caption| !caption.is_empty())).unwrap_or_else(|| video.clone());
            self.notes.look(line, "a picture whose address is a video's page became a link", &source, &video);
            let text = vec![Inline::Text(collapse(&text))];
            return match self.in_link {
                true => text.into_iter().next(),
                false => Some(Inline::Link { to: video, content: text, line }),
            };
        }
        let alternative = collapse(&written.unwrap_or_default()).replace('\n', " ");
        Some(Inline::Image(Image { source, alternative: String::from(alternative.trim()), caption, line }))
    }

    /// What remains of something embedded.
    pub(super) fn embedded(&mut self, element: &Element) -> Vec<Inline> {
        let line = element.line;
        let of_source =
            || element.elements().find(|inner| inner.name == "source").and_then(|source| source.filled("src"));
        let address = element.filled("src").or_else(|| element.filled("data")).or_else(of_source);
        let text = text_of(&element.children);
        let is_frame = matches!(element.name.as_str(), "iframe" | "embed" | "object" | "frame");
        let is_file = matches!(element.name.as_str(), "video" | "audio");
        let to = match address {
            Some(address) if is_frame => video_page(address),
            Some(address) if is_file => Some(String::from(address)),
            _ => None,
        };
        if let Some(to) = to {
            let name = to.rsplit('/').next().filter(|_| is_file).unwrap_or(&to);
            let title = element.filled("title").or_else(|| element.filled("aria-label")).unwrap_or(name);
            self.notes.look(line, "an embedded video or sound became a link", address.unwrap_or_default(), &to);
            let content = vec![Inline::Text(collapse(title))];
            return match self.in_link {
                true => content,
                false => vec![Inline::Link { to, content, line }],
            };
        }
        // The words that a reader could see; the code of a script is none of them.
        let shown = match element.name.as_str() {
            "style" | "link" | "meta" | "base" => {
                self.notes.record(line, format!("the element `<{}>` was removed", element.name), &text, "");
                return Vec::new();
            }
            _ => [address.unwrap_or_default(), &text].join(" "),
        };
        self.notes.look(line, format!("the element `<{}>` was removed", element.name), &shown, "");
        Vec::new()
    }
}

/// The page of a video, for the address of that page or of a frame that shows it.
#[must_use]
pub fn video_page(address: &str) -> Option<String> {
    let address = address.trim();
    let rest = ["https://", "http://", "//"].iter().find_map(|scheme| address.strip_prefix(scheme))?;
    let (host, path) = rest.split_once('/')?;
    let path = path.split(['#', '&']).next().unwrap_or_default();
    let host = host.to_ascii_lowercase();
    let host = host.trim_start_matches("www.").trim_start_matches("m.");
    let id_of = |rest: &str| {
        let id = rest.split(['?', '/']).next().unwrap_or_default();
        let is_id = !id.is_empty() && id.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
        is_id.then(|| String::from(id))
    };
    match host {
        "youtube.com" | "youtube-nocookie.com" => {
            let list = path.strip_prefix("embed/videoseries?list=").or_else(|| path.strip_prefix("playlist?list="));
            if let Some(list) = list.and_then(id_of) {
                return Some(format!("https://www.youtube.com/playlist?list={list}"));
            }
            let beginnings = ["embed/", "v/", "shorts/", "live/", "watch?v="];
            let id = beginnings.iter().find_map(|beginning| path.strip_prefix(beginning)).and_then(id_of)?;
            Some(format!("https://www.youtube.com/watch?v={id}"))
        }
        "youtu.be" => Some(format!("https://www.youtube.com/watch?v={}", id_of(path)?)),
        "vimeo.com" | "player.vimeo.com" => {
            let id = id_of(path.strip_prefix("video/").unwrap_or(path))?;
            id.bytes().all(|byte| byte.is_ascii_digit()).then(|| format!("https://vimeo.com/{id}"))
        }
        "dailymotion.com" => Some(format!(
            "https://www.dailymotion.com/video/{}",
            id_of(path.strip_prefix("embed/").unwrap_or(path).strip_prefix("video/")?)?
        )),
        "player.twitch.tv" => Some(String::from(address)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_lead_to_the_pages_of_their_videos() {
        let cases = [
            ("https://www.youtube.com/embed/abc_-1?rel=0", Some("https://www.youtube.com/watch?v=abc_-1")),
            ("//www.youtube-nocookie.com/embed/abc", Some("https://www.youtube.com/watch?v=abc")),
            ("https://youtu.be/abc?t=3", Some("https://www.youtube.com/watch?v=abc")),
            ("https://player.vimeo.com/video/12?h=x", Some("https://vimeo.com/12")),
            ("https://a.example/embed/abc", None),
            ("/images/youtube.com/embed/abc.png", None),
        ];
        for (address, page) in cases {
            assert_eq!(video_page(address).as_deref(), page, "{address}");
        }
    }
}
