//! Images: local files are copied, images on other hosts become links.

use super::url::percent_encode;
use super::{DeadLinks, Resolver};
use crate::ast::{Image, Inline};
use crate::report::{Cause, FileReport};
use crate::source::Document;

impl Resolver<'_> {
    pub(super) fn image(
        &mut self,
        page: (usize, &Document),
        image: &mut Image,
        in_link: bool,
        file_report: &mut FileReport,
    ) -> Inline {
        let line = image.line;
        let Some(path) = self.local_path(&image.url) else {
            return remote_image(image, in_link, file_report);
        };
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let candidates = self.candidate_paths(page, path);
        match candidates.iter().find_map(|path| self.media.add(self.site, path)) {
            Some(new_url) => image.url = new_url,
            None if self.dead_links == DeadLinks::Unlink => {
                let words =
                    if image.alt == image.caption { &image.alt } else { &format!("{} {}", image.alt, image.caption) };
                let words = String::from(words.trim());
                file_report.add(Cause::DeadImageBecameText, line, &image.url, &words);
                return Inline::Text(words);
            }
            None => {
                let new_url = percent_encode(candidates.first().map_or(path, String::as_str));
                file_report.add(Cause::ImageFileMissing, line, &image.url, new_url.trim_start_matches('/'));
                image.url = new_url;
            }
        }
        if image.alt.trim().is_empty() {
            match image.caption.is_empty() {
                false => {
                    file_report.add(Cause::ImageDescriptionFromCaption, line, "", &image.caption);
                    image.alt = image.caption.clone();
                }
                true => file_report.add(Cause::ImageWithoutDescription, line, "", &image.url),
            }
        }
        Inline::Image(image.clone())
    }
}

/// Converts an image on another host to a link.
fn remote_image(image: &Image, in_link: bool, file_report: &mut FileReport) -> Inline {
    let name = image.url.rsplit('/').next().unwrap_or_default();
    let text = [&image.alt, &image.caption].into_iter().find(|text| !text.trim().is_empty());
    let text = text
        .cloned()
        .unwrap_or_else(|| if image.url.starts_with("data:") { String::new() } else { String::from(name) });
    let url = image.url.strip_prefix("//").map_or_else(|| image.url.clone(), |rest| format!("https://{rest}"));
    let url = percent_encode(&url);
    let is_valid_url = publisher::source::web_url::parse(&url).is_ok();
    let cause = if is_valid_url { Cause::RemoteImageBecameLink } else { Cause::RemoteImageBecameText };
    file_report.add(cause, image.line, &image.url, &text);
    match in_link || !is_valid_url || text.is_empty() {
        true => Inline::Text(text),
        false => Inline::Link { url, content: vec![Inline::Text(text)], line: image.line },
    }
}
