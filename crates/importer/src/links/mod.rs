//! Links and pictures: where they led on the old site → where they lead on the new one.

mod paths;
mod pictures;

use crate::addresses::Addresses;
use crate::headings::Fragments;
use crate::media::{self, Media};
use crate::report::Notes;
use crate::source::{Document, Site};
use crate::tree::{Block, Inline, for_each_inlines};
use paths::{encoded, joined};

/// What links are resolved with.
pub struct Resolver<'a> {
    /// The old site.
    pub site: &'a Site,
    /// The addresses of its documents.
    pub addresses: &'a Addresses,
    /// What their pages offer to links, in the same order; none for those that are not written.
    pub fragments: &'a [Option<Fragments>],
    /// The documents that only list posts.
    pub lists_of_posts: &'a [bool],
    /// The full address of the new site.
    pub base_url: Option<&'a str>,
    /// The files to be copied.
    pub media: &'a mut Media,
}

/// A link's new destination, or none where only its text remains.
type Destination = Option<String>;

impl Resolver<'_> {
    /// Resolves all links and pictures of a document.
    pub fn resolve(&mut self, index: usize, document: &Document, blocks: &mut [Block], notes: &mut Notes) {
        for_each_inlines(blocks, &mut |inlines, _| self.inlines((index, document), inlines, false, notes));
    }

    /// The new address of a picture in the front matter.
    pub fn picture(&mut self, index: usize, document: &Document, source: &str) -> Option<String> {
        let path = self.local_path(source)?;
        self.paths((index, document), &path).iter().find_map(|path| self.media.add(self.site, path))
    }

    fn inlines(&mut self, at: (usize, &Document), inlines: &mut Vec<Inline>, in_link: bool, notes: &mut Notes) {
        let mut resolved = Vec::with_capacity(inlines.len());
        for mut inline in std::mem::take(inlines) {
            match &mut inline {
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                    self.inlines(at, inner, in_link, notes);
                    resolved.push(inline);
                }
                Inline::Link { to, content, line } => {
                    self.inlines(at, content, true, notes);
                    match self.destination(at, to, *line, notes) {
                        Some(new) => {
                            *to = new;
                            resolved.push(inline);
                        }
                        None => resolved.append(content),
                    }
                }
                Inline::Image(image) => resolved.push(self.image(at, image, in_link, notes)),
                _ => resolved.push(inline),
            }
        }
        *inlines = resolved;
    }

    fn destination(&mut self, at: (usize, &Document), to: &str, line: usize, notes: &mut Notes) -> Destination {
        let written = to.trim();
        if let Some(fragment) = written.strip_prefix('#') {
            return self.fragment(at.0, fragment, line, notes).map(|fragment| format!("#{fragment}"));
        }
        let has_scheme = written.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
        });
        let is_mail = written.strip_prefix("mailto:").is_some_and(|address| address.contains('@'));
        if is_mail {
            return Some(encoded(written));
        }
        if let Some(path) = self.local_path(written) {
            let new = self.local(at, &path, line, notes);
            let is_absolute = has_scheme || written.starts_with("//");
            return match (new, is_absolute) {
                (Some(new), _) => {
                    if is_absolute {
                        notes.record(
                            line,
                            "a link to the old site's own address became one within the site",
                            written,
                            &new,
                        );
                    }
                    Some(new)
                }
                (None, true) => {
                    notes.look(
                        line,
                        "a link leads to the old site, where no page or file of it was found",
                        written,
                        "",
                    );
                    Some(encoded(written))
                }
                (None, false) => Some(self.unknown(at, &path, line, notes)),
            };
        }
        let address =
            written.strip_prefix("//").map_or_else(|| String::from(written), |rest| format!("https://{rest}"));
        if publisher::markdown::parse_target(&encoded(&address)).is_ok() {
            return Some(encoded(&address));
        }
        notes.look(line, "a link that the new site cannot have was removed; its text is there", written, "");
        None
    }

    /// The path in the old site, if an address is one or leads to its own host.
    fn local_path(&self, address: &str) -> Option<String> {
        let without_scheme = ["https://", "http://", "//"].iter().find_map(|scheme| address.strip_prefix(scheme));
        let path = match without_scheme {
            Some(rest) => {
                let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
                let plain = |host: &str| host.trim_start_matches("www.").to_ascii_lowercase();
                self.site.config.hosts().any(|own| plain(own) == plain(host)).then(|| &rest[host.len()..])?
            }
            None if address.starts_with('/') || !address.contains(':') => address,
            None => return None,
        };
        let base = self.site.config.base_path();
        let path = if base.is_empty() { path } else { path.strip_prefix(base).unwrap_or(path) };
        Some(if path.is_empty() { String::from("/") } else { String::from(path) })
    }

    fn local(&mut self, at: (usize, &Document), path: &str, line: usize, notes: &mut Notes) -> Destination {
        let (path, fragment) = path.split_once('#').map_or((path, None), |(path, fragment)| (path, Some(fragment)));
        let path = path.split('?').next().unwrap_or_default();
        for candidate in self.paths(at, path) {
            if let Some(index) =
                self.addresses.find(&candidate).or_else(|| self.addresses.find(&media::decode(&candidate)))
            {
                return self.page(at, index, fragment, line, notes);
            }
            if let Some(file) = self.media.add(self.site, &candidate) {
                return Some(file);
            }
        }
        if path == "/" {
            return Some(String::from("/"));
        }
        let is_feed = matches!(path, "/feed.xml" | "/atom.xml" | "/rss.xml" | "/feed/");
        self.base_url.filter(|_| is_feed).map(|base| format!("{base}feed.xml"))
    }

    fn page(
        &mut self,
        at: (usize, &Document),
        index: usize,
        fragment: Option<&str>,
        line: usize,
        notes: &mut Notes,
    ) -> Destination {
        let Some(address) = self.addresses.of(index) else {
            return self.lists_of_posts[index].then(|| String::from("/news/"));
        };
        let own = self.addresses.of(at.0).map(|address| address.language.as_str());
        let mut new = match (own == Some(address.language.as_str()), self.base_url) {
            (false, Some(base)) => format!("{base}{}{}", address.language, address.path),
            _ => address.path.clone(),
        };
        let fragment = fragment.filter(|fragment| !fragment.is_empty());
        if let Some(fragment) = fragment.and_then(|fragment| self.fragment(index, fragment, line, notes)) {
            new.push('#');
            new.push_str(&fragment);
        }
        Some(new)
    }

    /// The new fragment of a page, if it has one that fits.
    fn fragment(&self, index: usize, fragment: &str, line: usize, notes: &mut Notes) -> Option<String> {
        let decoded = media::decode(fragment);
        let found = self.fragments[index].as_ref().and_then(|fragments| fragments.find(&decoded));
        match found {
            Some(new) => {
                if new != fragment {
                    notes.record(
                        line,
                        "a link to a part of a page leads to its nearest heading",
                        &format!("#{fragment}"),
                        &format!("#{new}"),
                    );
                }
                Some(new)
            }
            None if matches!(fragment, "" | "top") => {
                notes.record(line, "a link to the top of the page became text", &format!("#{fragment}"), "");
                None
            }
            None => {
                let kept = encoded(&decoded);
                notes.person(
                    line,
                    "a link leads to a part that the page does not have",
                    &format!("#{fragment}"),
                    &kept,
                );
                Some(kept)
            }
        }
    }

    /// The paths that a path can mean: seen from the page's address, and from its file.
    fn paths(&self, (_, document): (usize, &Document), path: &str) -> Vec<String> {
        if path.starts_with('/') {
            return vec![joined("/", path)];
        }
        let folder = |path: &str| path.rsplit_once('/').map_or(String::from("/"), |(folder, _)| format!("{folder}/"));
        let from_file = format!("/{}", document.path);
        vec![joined(&folder(&document.old_path), path), joined(&folder(&from_file), path)]
    }

    /// The form in which the publisher names what it does not find.
    fn unknown(&mut self, at: (usize, &Document), path: &str, line: usize, notes: &mut Notes) -> String {
        let (bare, fragment) = path.split_once('#').map_or((path, ""), |(bare, fragment)| (bare, fragment));
        let absolute = self.paths(at, bare).swap_remove(0);
        let is_file = absolute.rsplit('/').next().is_some_and(|name| name.contains('.'));
        let slash = if is_file || absolute.ends_with('/') { "" } else { "/" };
        let mark = if fragment.is_empty() { "" } else { "#" };
        let new = encoded(&format!("{absolute}{slash}{mark}{fragment}"));
        notes.person(line, "a link leads to a page or file that the old site does not have", path, &new);
        new
    }
}
