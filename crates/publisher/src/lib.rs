//! The publisher: what editors write → checked, typed JSON and one small HTML document per route.
//!
//! One way through, each step in a module of its own:
//! [`source_text`] reads a file · [`front_matter`], [`node`] and [`fields`] read its keys · [`markdown`] reads its text ·
//! [`authored`] holds what was written · [`publish`] checks the whole and converts it · [`document`] with [`static_text`],
//! [`feeds`], [`sitemap`], [`icons`], [`share_cards`], [`hosts`] and others make files from it · [`assets`] names what every
//! page loads · [`output`] writes them, with their [`precompressed`] forms.
//!
//! A mistake in the content is a [`findings::Finding`] and never ends a run: one run reports all of them, and nothing is
//! written as long as there is one.

pub mod address;
pub mod assets;
pub mod authored;
pub mod colour;
pub mod document;
pub mod encoding;
pub mod feeds;
pub mod fields;
pub mod files;
pub mod findings;
mod first_paint;
pub mod front_matter;
pub mod hosts;
pub mod icons;
pub mod images;
pub mod manifest;
pub mod markdown;
mod media;
pub mod new_post;
pub mod node;
pub mod output;
mod parallel;
pub mod policy;
pub mod precompressed;
pub mod publish;
pub mod redirects;
pub mod robots;
pub mod share_cards;
pub mod sitemap;
pub mod source_text;
pub mod static_text;
pub mod style;
pub mod xml;

use address::Address;
use assets::Assets;
use authored::Content;
use document::DocumentSettings;
use findings::{Finding, Findings};
use output::Output;
use policy::ContentSecurityPolicy;
use publish::{Options, Published};
use std::path::Path;

/// Why content could not be published.
#[derive(Debug)]
pub enum PublishError {
    /// Mistakes in the content, sorted.
    Findings(Vec<Finding>),
    /// Anything else, with its file.
    Other(String),
}

impl std::fmt::Display for PublishError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PublishError::Findings(findings) => {
                for finding in findings {
                    writeln!(formatter, "{finding}")?;
                }
                let mistakes = if findings.len() == 1 { "mistake" } else { "mistakes" };
                write!(formatter, "{} {mistakes} in the content: nothing was written", findings.len())
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
    let mut findings = Findings::default();
    let content = Content::read(root, &mut findings);
    let published = publish::publish(root, &content, options, &mut findings);
    match findings.is_empty() {
        true => Ok((content, published.map_err(PublishError::Other)?)),
        false => Err(PublishError::Findings(findings.sorted())),
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
    let Destination { folder, base_path, precompress } = destination;
    if !base_path.starts_with('/') {
        let message = format!("`{base_path}` is not a path: write `/`, or for a site below it `/some/path/`");
        return Err(PublishError::Other(message));
    }
    let (content, mut published) = check(root, options)?;
    let languages: Vec<String> = content.site.languages.iter().map(|language| language.code.clone()).collect();
    let base_path = String::from(model::urls::SiteUrls::new(base_path, &languages).base_path());
    let address = Address { base_url: content.site.base_url.clone(), base_path, languages };
    let mut output = Output::default();
    for (path, json) in std::mem::take(&mut published.files) {
        output.add(path, json);
    }
    media::add(&mut output, root)?;
    let assets = Assets::collect(root, folder).map_err(PublishError::Other)?;
    let policy = ContentSecurityPolicy::new(&assets.style, &assets.watchdog);
    let policy_in_documents = (!options.with_unpublished).then_some(&policy);
    let settings =
        DocumentSettings { site: &content.site, address: &address, assets: &assets, policy: policy_in_documents };
    document::add(&mut output, &published, &settings, folder).map_err(PublishError::Other)?;
    sitemap::add(&mut output, &published, &address).map_err(PublishError::Other)?;
    robots::add(&mut output, &address);
    feeds::add(&mut output, &published, &address).map_err(PublishError::Other)?;
    manifest::add(&mut output, &published, &address, &content.site).map_err(PublishError::Other)?;
    let (icon, background) = (content.icon.as_ref(), content.site.background_colour);
    icons::add(&mut output, icon, background).map_err(PublishError::Other)?;
    share_cards::add(&mut output, &published, icon, background).map_err(PublishError::Other)?;
    redirects::add(&mut output, &published, &address, &policy);
    hosts::add(&mut output, &published, &address, &policy);
    output.write(folder, precompress).map_err(PublishError::Other)
}
