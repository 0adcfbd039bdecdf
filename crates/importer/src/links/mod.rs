//! Resolution of links and images from URLs of the old site to URLs of the new one.

mod images;
mod url;

use crate::ast::{Block, Inline, for_each_inlines};
use crate::headings::Fragments;
use crate::media::{self, Media};
use crate::report::{Cause, FileReport};
use crate::source::{Document, Site};
use crate::url_map::UrlMap;
use model::route::ATOM_FEED;
use url::{join_path, percent_encode};

/// What becomes of links and images that lead nowhere on the old site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeadLinks {
    /// They stay, and `cargo content check` reports each as an error.
    Keep,
    /// Only their text stays.
    #[default]
    Unlink,
}

/// The context of link resolution.
pub struct Resolver<'a> {
    /// The old site.
    pub site: &'a Site,
    /// The URLs and locations of its documents.
    pub url_map: &'a UrlMap,
    /// The fragments of each document; `None` for documents that are not written.
    pub fragments: &'a [Option<Fragments>],
    /// Whether each document only lists posts.
    pub lists_posts: &'a [bool],
    /// The files to copy.
    pub media: &'a mut Media,
    /// What becomes of links that lead nowhere.
    pub dead_links: DeadLinks,
}

impl Resolver<'_> {
    /// Resolves all links and images of a document.
    pub fn resolve(&mut self, index: usize, document: &Document, blocks: &mut [Block], file_report: &mut FileReport) {
        for_each_inlines(blocks, &mut |inlines, _| {
            self.resolve_inlines((index, document), inlines, false, file_report);
        });
    }

    /// Returns the new URL of a cover image.
    pub fn cover_image(&mut self, index: usize, document: &Document, source: &str) -> Option<String> {
        let path = self.local_path(source)?;
        self.candidate_paths((index, document), &path).iter().find_map(|path| self.media.add(self.site, path))
    }

    fn resolve_inlines(
        &mut self,
        page: (usize, &Document),
        inlines: &mut Vec<Inline>,
        in_link: bool,
        file_report: &mut FileReport,
    ) {
        let mut resolved = Vec::with_capacity(inlines.len());
        for mut inline in std::mem::take(inlines) {
            match &mut inline {
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                    self.resolve_inlines(page, inner, in_link, file_report);
                    resolved.push(inline);
                }
                Inline::Link { url, content, line } => {
                    self.resolve_inlines(page, content, true, file_report);
                    match self.destination(page, url, *line, file_report) {
                        Some(new_url) => {
                            *url = new_url;
                            resolved.push(inline);
                        }
                        None => resolved.append(content),
                    }
                }
                Inline::Image(image) => resolved.push(self.image(page, image, in_link, file_report)),
                _ => resolved.push(inline),
            }
        }
        *inlines = resolved;
    }

    /// Returns the new URL of a link, or `None` if only its text remains.
    fn destination(
        &mut self,
        page: (usize, &Document),
        url: &str,
        line: usize,
        file_report: &mut FileReport,
    ) -> Option<String> {
        let written = url.trim();
        if let Some(fragment) = written.strip_prefix('#') {
            return self.fragment(page.0, fragment, line, file_report).map(|fragment| format!("#{fragment}"));
        }
        let has_scheme = written.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                && scheme.chars().all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character))
        });
        let is_email = written.strip_prefix("mailto:").is_some_and(|address| address.contains('@'));
        if is_email {
            return Some(percent_encode(written));
        }
        if let Some(path) = self.local_path(written) {
            let new_url = self.resolve_local(page, &path, line, file_report);
            let is_absolute = has_scheme || written.starts_with("//");
            return match (new_url, is_absolute) {
                (Some(new_url), _) => {
                    if is_absolute {
                        file_report.add(Cause::OwnAddressBecameLink, line, written, &new_url);
                    }
                    Some(new_url)
                }
                (None, true) => {
                    file_report.add(Cause::OwnAddressNotFound, line, written, "");
                    Some(percent_encode(written))
                }
                (None, false) => self.unresolved_url(page, &path, line, file_report),
            };
        }
        let url = written.strip_prefix("//").map_or_else(|| String::from(written), |rest| format!("https://{rest}"));
        if publisher::source::web_url::parse(&percent_encode(&url)).is_ok() {
            return Some(percent_encode(&url));
        }
        file_report.add(Cause::LinkUnsupported, line, written, "");
        None
    }

    /// Returns the path within the old site, if a URL is relative or has one of the site's hosts.
    fn local_path(&self, url: &str) -> Option<String> {
        let without_scheme = ["https://", "http://", "//"].iter().find_map(|scheme| url.strip_prefix(scheme));
        let path = match without_scheme {
            Some(rest) => {
                let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
                let normalize = |host: &str| host.trim_start_matches("www.").to_ascii_lowercase();
                self.site
                    .config
                    .hosts()
                    .any(|site_host| normalize(site_host) == normalize(host))
                    .then(|| &rest[host.len()..])?
            }
            None if url.starts_with('/') || !url.contains(':') => url,
            None => return None,
        };
        let base = self.site.config.base_path();
        let path = if base.is_empty() { path } else { path.strip_prefix(base).unwrap_or(path) };
        Some(if path.is_empty() { String::from("/") } else { String::from(path) })
    }

    fn resolve_local(
        &mut self,
        page: (usize, &Document),
        path: &str,
        line: usize,
        file_report: &mut FileReport,
    ) -> Option<String> {
        let (path, fragment) = path.split_once('#').map_or((path, None), |(path, fragment)| (path, Some(fragment)));
        let path = path.split('?').next().unwrap_or_default();
        for candidate in self.candidate_paths(page, path) {
            if let Some(index) =
                self.url_map.find(&candidate).or_else(|| self.url_map.find(&media::percent_decode(&candidate)))
            {
                return self.page_url(page, index, fragment, line, file_report);
            }
            if let Some(file) = self.media.add(self.site, &candidate) {
                return Some(file);
            }
        }
        if path == "/" {
            return Some(String::from("/"));
        }
        let is_feed = matches!(path, "/feed.xml" | "/atom.xml" | "/rss.xml" | "/feed/");
        is_feed.then(|| String::from(ATOM_FEED))
    }

    fn page_url(
        &mut self,
        page: (usize, &Document),
        index: usize,
        fragment: Option<&str>,
        line: usize,
        file_report: &mut FileReport,
    ) -> Option<String> {
        let Some(location) = self.url_map.location(index) else {
            return self.lists_posts[index].then(|| String::from("/news/"));
        };
        let own_language = self.url_map.location(page.0).map(|location| location.language.as_str());
        let mut new_url = match own_language == Some(location.language.as_str()) {
            true => location.path.clone(),
            false => format!("/{}{}", location.language, location.path),
        };
        let fragment = fragment.filter(|fragment| !fragment.is_empty());
        if let Some(fragment) = fragment.and_then(|fragment| self.fragment(index, fragment, line, file_report)) {
            new_url.push('#');
            new_url.push_str(&fragment);
        }
        Some(new_url)
    }

    /// Returns the new fragment of a page, if it has a matching one.
    fn fragment(&self, index: usize, fragment: &str, line: usize, file_report: &mut FileReport) -> Option<String> {
        let decoded = media::percent_decode(fragment);
        let new_fragment = self.fragments[index].as_ref().and_then(|fragments| fragments.find(&decoded));
        match new_fragment {
            Some(new_fragment) => {
                if new_fragment != fragment {
                    file_report.add(
                        Cause::LinkToNearestHeading,
                        line,
                        &format!("#{fragment}"),
                        &format!("#{new_fragment}"),
                    );
                }
                Some(new_fragment)
            }
            None if matches!(fragment, "" | "top") => {
                file_report.add(Cause::LinkToTopBecameText, line, &format!("#{fragment}"), "");
                None
            }
            None if self.dead_links == DeadLinks::Unlink => {
                file_report.add(Cause::DeadFragmentLeftOut, line, &format!("#{fragment}"), "");
                None
            }
            None => {
                let encoded = percent_encode(&decoded);
                file_report.add(Cause::LinkToNoHeading, line, &format!("#{fragment}"), &encoded);
                Some(encoded)
            }
        }
    }

    /// Returns the possible meanings of a path: relative to the page's URL, and to its file.
    fn candidate_paths(&self, (_, document): (usize, &Document), path: &str) -> Vec<String> {
        if path.starts_with('/') {
            return vec![join_path("/", path)];
        }
        let folder = |path: &str| path.rsplit_once('/').map_or(String::from("/"), |(folder, _)| format!("{folder}/"));
        let from_file = format!("/{}", document.path);
        vec![join_path(&folder(&document.source_url), path), join_path(&folder(&from_file), path)]
    }

    /// Returns the URL under which the publisher reports the broken link, or `None` if only the text of the link stays.
    fn unresolved_url(
        &mut self,
        page: (usize, &Document),
        path: &str,
        line: usize,
        file_report: &mut FileReport,
    ) -> Option<String> {
        if self.dead_links == DeadLinks::Unlink {
            file_report.add(Cause::DeadLinkBecameText, line, path, "");
            return None;
        }
        let (bare_path, fragment) =
            path.split_once('#').map_or((path, ""), |(bare_path, fragment)| (bare_path, fragment));
        let absolute = self.candidate_paths(page, bare_path).swap_remove(0);
        let is_file = absolute.rsplit('/').next().is_some_and(|name| name.contains('.'));
        let slash = if is_file || absolute.ends_with('/') { "" } else { "/" };
        let hash = if fragment.is_empty() { "" } else { "#" };
        let new_url = percent_encode(&format!("{absolute}{slash}{hash}{fragment}"));
        file_report.add(Cause::LinkToNoPage, line, path, &new_url);
        Some(new_url)
    }
}
