//! Images and embedded content. Video frames become links; scripts, forms and other frames are removed.

use super::Converter;
use super::text::collapse;
use crate::ast::{BlockKind, Image, Inline, plain_text};
use crate::dom::{Element, text_content};
use crate::report::Cause;
use crate::write::text_of_markdown;

/// Returns whether the new site cannot show an element.
#[must_use]
pub fn is_unsupported(name: &str) -> bool {
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
    /// Converts an image. An image whose source is a video page becomes a link.
    pub(super) fn image(&mut self, element: &Element) -> Option<Inline> {
        let line = element.line;
        let source = element.non_empty_attribute("src").or_else(|| element.non_empty_attribute("data-src"));
        let Some(source) = source.map(String::from) else {
            self.file_report.add(Cause::ImageWithoutAddress, line, element.attribute("alt").unwrap_or_default(), "");
            return None;
        };
        let fallback = text_content(&element.children);
        let alt =
            element.non_empty_attribute("alt").map(String::from).or(Some(fallback).filter(|text| !text.is_empty()));
        let caption = collapse(element.non_empty_attribute("title").unwrap_or_default()).replace('\n', " ");
        if let Some(video) = video_page_url(&source) {
            let text = alt.or(Some(caption).filter(|caption| !caption.is_empty())).unwrap_or_else(|| video.clone());
            self.file_report.add(Cause::VideoImageBecameLink, line, &source, &video);
            let text = vec![Inline::Text(collapse(&text))];
            return match self.in_link {
                true => text.into_iter().next(),
                false => Some(Inline::Link { url: video, content: text, line }),
            };
        }
        let alt = collapse(&alt.unwrap_or_default()).replace('\n', " ");
        Some(Inline::Image(Image { url: source, alt: String::from(alt.trim()), caption, line }))
    }

    /// Converts embedded content to what the new site can keep of it.
    pub(super) fn embedded(&mut self, element: &Element) -> Vec<Inline> {
        let line = element.line;
        let nested_source = || {
            element.elements().find(|inner| inner.name == "source").and_then(|source| source.non_empty_attribute("src"))
        };
        let source =
            element.non_empty_attribute("src").or_else(|| element.non_empty_attribute("data")).or_else(nested_source);
        let text = text_content(&element.children);
        let is_frame = matches!(element.name.as_str(), "iframe" | "embed" | "object" | "frame");
        let is_file = matches!(element.name.as_str(), "video" | "audio");
        let url = match source {
            Some(source) if is_frame => video_page_url(source),
            Some(source) if is_file => Some(String::from(source)),
            _ => None,
        };
        if let Some(url) = url {
            let name = url.rsplit('/').next().filter(|_| is_file).unwrap_or(&url);
            let title = element
                .non_empty_attribute("title")
                .or_else(|| element.non_empty_attribute("aria-label"))
                .unwrap_or(name);
            self.file_report.add(Cause::EmbeddedBecameLink, line, source.unwrap_or_default(), &url);
            let content = vec![Inline::Text(collapse(title))];
            return match self.in_link {
                true => content,
                false => vec![Inline::Link { url, content, line }],
            };
        }
        // The words that a reader could see. The code of a script is not among them.
        let shown = match element.name.as_str() {
            "style" | "link" | "meta" | "base" => {
                let before = format!("<{}> {text}", element.name);
                self.file_report.add(Cause::HiddenElementRemoved, line, &before, "");
                return Vec::new();
            }
            _ => [source.unwrap_or_default(), &text].join(" "),
        };
        self.file_report.add(Cause::ElementRemoved, line, &format!("<{}> {shown}", element.name), "");
        Vec::new()
    }

    /// Whether an element is a frame with a title that can become a video at the top level of the page.
    pub(super) fn is_titled_frame(&self, element: &Element) -> bool {
        self.depth == 0 && element.name == "iframe" && element.non_empty_attribute("title").is_some()
    }

    /// Returns the video that a frame shows. `content` is the link that it became.
    pub(super) fn video(&self, element: &Element, content: &[Inline]) -> Option<BlockKind> {
        let [Inline::Link { url, content, .. }] = content else { return None };
        let title = plain_text(content);
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = format!("::video {url} {title}");
        // The title is text, so signs of markup would be shown.
        let is_video = self.is_titled_frame(element) && !title.is_empty() && text_of_markdown(&line) == line;
        is_video.then(|| BlockKind::Video { url: url.clone(), title })
    }
}

/// Returns the URL of a video page, given that URL or the one of an embedding frame.
#[must_use]
pub fn video_page_url(url: &str) -> Option<String> {
    let url = url.trim();
    let rest = ["https://", "http://", "//"].iter().find_map(|scheme| url.strip_prefix(scheme))?;
    let (host, path) = rest.split_once('/')?;
    let path = path.split(['#', '&']).next().unwrap_or_default();
    let host = host.to_ascii_lowercase();
    let host = host.trim_start_matches("www.").trim_start_matches("m.");
    let video_id = |rest: &str| {
        let id = rest.split(['?', '/']).next().unwrap_or_default();
        let is_id =
            !id.is_empty() && id.chars().all(|character| character.is_ascii_alphanumeric() || "-_".contains(character));
        is_id.then(|| String::from(id))
    };
    match host {
        "youtube.com" | "youtube-nocookie.com" => {
            let list = path.strip_prefix("embed/videoseries?list=").or_else(|| path.strip_prefix("playlist?list="));
            if let Some(list) = list.and_then(video_id) {
                return Some(format!("https://www.youtube.com/playlist?list={list}"));
            }
            let prefixes = ["embed/", "v/", "shorts/", "live/", "watch?v="];
            let id = prefixes.iter().find_map(|prefix| path.strip_prefix(prefix)).and_then(video_id)?;
            Some(format!("https://www.youtube.com/watch?v={id}"))
        }
        "youtu.be" => Some(format!("https://www.youtube.com/watch?v={}", video_id(path)?)),
        "vimeo.com" | "player.vimeo.com" => {
            let id = video_id(path.strip_prefix("video/").unwrap_or(path))?;
            id.bytes().all(|byte| byte.is_ascii_digit()).then(|| format!("https://vimeo.com/{id}"))
        }
        "dailymotion.com" => Some(format!(
            "https://www.dailymotion.com/video/{}",
            video_id(path.strip_prefix("embed/").unwrap_or(path).strip_prefix("video/")?)?
        )),
        "player.twitch.tv" => Some(String::from(url)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embed_urls_become_video_page_urls() {
        let cases = [
            ("https://www.youtube.com/embed/abc_-1?rel=0", Some("https://www.youtube.com/watch?v=abc_-1")),
            ("//www.youtube-nocookie.com/embed/abc", Some("https://www.youtube.com/watch?v=abc")),
            ("https://youtu.be/abc?t=3", Some("https://www.youtube.com/watch?v=abc")),
            ("https://player.vimeo.com/video/12?h=x", Some("https://vimeo.com/12")),
            ("https://a.example/embed/abc", None),
            ("/images/youtube.com/embed/abc.png", None),
        ];
        for (url, page) in cases {
            assert_eq!(video_page_url(url).as_deref(), page, "{url}");
        }
    }
}
