//! The publisher: what editors write → checked, typed JSON and one small HTML document per route.
//!
//! One way through, each step in a module of its own:
//! [`source_text`] reads a file · [`front_matter`], [`node`] and [`fields`] read its keys · [`markdown`] reads its text ·
//! [`authored`] holds what was written · [`publish`] checks the whole and converts it · [`document`] with [`static_text`],
//! [`feeds`], [`sitemap`], [`icons`], [`share_cards`], [`hosts`] and others make files from it · [`assets`] names what every
//! page loads · [`output`] writes them, with their [`precompressed`] forms. A [`Publisher`] that publishes again and again
//! remembers in `memory` what it has made from what.
//!
//! A mistake in the content is a [`diagnostics::Diagnostic`] and never ends a run: one run reports all of them, and nothing is
//! written as long as there is one.

pub mod authored;
mod checks;
pub mod convert;
pub mod diagnostic;
pub mod document;
pub mod files;
pub mod fs;
pub mod markdown;
mod memory;
pub mod output;
mod parallel;
pub mod source;

use authored::Content;
use convert::{Options, Published};
use diagnostic::{Diagnostic, Diagnostics};
use document::DocumentSettings;
use files::headers::ContentSecurityPolicy;
use files::icons::IconSource;
use files::{feeds, hosting, icons, manifest, media, redirects, robots, share_cards, sitemap};
use memory::Memory;
use output::assets::Assets;
use output::site_address::SiteAddress;
use output::{Output, style};
use std::path::Path;

/// Why content could not be published.
#[derive(Debug)]
pub enum PublishError {
    /// Mistakes in the content, sorted.
    Diagnostics(Vec<Diagnostic>),
    /// Anything else, with its file.
    Other(String),
}

impl std::fmt::Display for PublishError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PublishError::Diagnostics(diagnostics) => {
                for diagnostic in diagnostics {
                    writeln!(formatter, "{diagnostic}")?;
                }
                let mistakes = if diagnostics.len() == 1 { "mistake" } else { "mistakes" };
                write!(formatter, "{} {mistakes} in the content: nothing was written", diagnostics.len())
            }
            PublishError::Other(message) => formatter.write_str(message),
        }
    }
}

impl std::error::Error for PublishError {}

/// Reads, checks and converts the content of a checkout, without writing anything.
///
/// # Errors
/// The content has mistakes.
pub fn check(root: &Path, options: Options) -> Result<(Content, Published), PublishError> {
    read(root, options, &mut Memory::default())
}

fn read(root: &Path, options: Options, memory: &mut Memory) -> Result<(Content, Published), PublishError> {
    let mut diagnostics = Diagnostics::default();
    let content = Content::read(root, memory, &mut diagnostics);
    let published = convert::publish(root, &content, options, memory, &mut diagnostics);
    match diagnostics.is_empty() {
        true => Ok((content, published.map_err(PublishError::Other)?)),
        false => Err(PublishError::Diagnostics(diagnostics.sorted())),
    }
}

/// Where and how to write what is published.
#[derive(Clone, Copy, Debug)]
pub struct Destination<'a> {
    /// A folder with a built site.
    pub folder: &'a Path,
    /// The path of the site on its host.
    pub base_path: &'a str,
    /// Whether each file is to be written in compressed forms too.
    pub precompress: bool,
}

/// Publishes the content of a checkout into a folder with a built site and gives the number of files.
///
/// # Errors
/// The content has mistakes, the base path is none, the folder has no built site, or a file cannot be written.
pub fn build(root: &Path, destination: Destination<'_>, options: Options) -> Result<usize, PublishError> {
    Publisher::new(root, destination).publish(options)
}

/// Publishes the content of a checkout into a folder again and again. What has not changed since the last time is not made
/// anew.
pub struct Publisher<'a> {
    root: &'a Path,
    destination: Destination<'a>,
    memory: Memory,
}

impl<'a> Publisher<'a> {
    /// A publisher that remembers nothing yet.
    #[must_use]
    pub fn new(root: &'a Path, destination: Destination<'a>) -> Publisher<'a> {
        Publisher { root, destination, memory: Memory::default() }
    }

    /// Publishes, and gives the number of files.
    ///
    /// # Errors
    /// As [`build`].
    pub fn publish(&mut self, options: Options) -> Result<usize, PublishError> {
        let Destination { folder, base_path, precompress } = self.destination;
        if !base_path.starts_with('/') {
            let message = format!("`{base_path}` is not a path: write `/`, or for a site below it `/some/path/`");
            return Err(PublishError::Other(message));
        }
        let (content, published) = read(self.root, options, &mut self.memory)?;
        let output = self.output(content, &published, options)?;
        output.write(folder, precompress, &mut self.memory.written).map_err(PublishError::Other)
    }

    /// All files, not yet written.
    fn output(&mut self, content: Content, published: &Published, options: Options) -> Result<Output, PublishError> {
        let (memory, Destination { folder, base_path, .. }) = (&mut self.memory, self.destination);
        let Content { site, icon, .. } = content;
        let languages: Vec<String> = site.languages.iter().map(|language| language.code.clone()).collect();
        let base_path = String::from(model::urls::SiteUrls::new(base_path, &languages).base_path());
        let address = SiteAddress { base_url: site.base_url.clone(), base_path, languages };
        let mut output = Output::default();
        published.locales.iter().for_each(|locale| locale.add_files(&mut output));
        media::add(&mut output, self.root, memory).map_err(PublishError::Other)?;
        let style = style::of_site(self.root, memory).map_err(PublishError::Other)?;
        let assets = Assets::collect(self.root, folder, style).map_err(PublishError::Other)?;
        let template = document::template(folder).map_err(PublishError::Other)?;
        let policy = ContentSecurityPolicy::new(&assets.style, &assets.watchdog);
        let policy_in_documents = (!options.with_unpublished).then(|| policy.clone());
        sitemap::add(&mut output, published, &address, memory).map_err(PublishError::Other)?;
        robots::add(&mut output, &address);
        feeds::add(&mut output, published, &address, memory).map_err(PublishError::Other)?;
        manifest::add(&mut output, published, &address, &site).map_err(PublishError::Other)?;
        // Without an icon there are no pictures; that was reported before.
        if let Some(icon) = icon {
            let icon = memory.icon.settle(IconSource { icon, background: site.background_colour });
            icons::add(&mut output, &icon, memory).map_err(PublishError::Other)?;
            share_cards::add(&mut output, published, &icon, memory).map_err(PublishError::Other)?;
        }
        let settings =
            DocumentSettings { site, address: address.clone(), assets, policy: policy_in_documents, template };
        document::add(&mut output, published, settings, memory);
        redirects::add(&mut output, published, &address, &policy);
        hosting::add(&mut output, published, &address, policy, memory);
        Ok(output)
    }
}
