//! The publisher: what editors write → checked, typed JSON and one HTML document per route.
//!
//! A run passes through the modules in this order:
//!
//! 1. [`source`] reads files, with the position of everything in them.
//! 2. [`markdown`] parses Markdown into the typed body of the model.
//! 3. [`authored`] reads the content as editors write it, strictly.
//! 4. `checks` reports what only the whole content shows, such as a link that leads nowhere.
//! 5. [`convert`] makes the pages of each language.
//! 6. [`document`] makes the HTML document of each page.
//! 7. [`mod@files`] makes the rest: the JSON that the app loads, feeds, sitemap, icons, share cards, files for hosts.
//! 8. [`output`] writes the files whose bytes differ, and their precompressed forms.
//!
//! [`diagnostic`] has the errors of content, [`fs`] those of the file system, and [`PublishError`] is either of them.
//!
//! A problem in the content is a [`diagnostic::Diagnostic`] and never aborts a run: one run reports all of them. It writes
//! nothing if one of them is an error; warnings never stop it.
//!
//! The output depends on the checkout, the built app and the options alone. Between runs the publisher keeps only results
//! that are expensive, in [`output::result_cache`]; deleting them changes no byte.

pub mod authored;
mod checks;
pub mod convert;
mod countries;
pub mod diagnostic;
pub mod document;
pub mod encoded_images;
mod error;
pub mod files;
pub mod fs;
pub mod github;
pub mod issue_form;
pub mod languages;
pub mod markdown;
pub mod new_entry;
pub mod output;
pub mod post_counts;
pub mod progress;
pub mod removed_urls;
pub mod rename;
pub mod source;
pub mod today;
pub mod translations;

pub use error::{PublishError, nothing_published};

use authored::{AuthoredIcon, Content, SiteSettings};
use convert::{PublishOptions, Published};
use diagnostic::{Diagnostic, Diagnostics};
use document::DocumentSettings;
use files::{
    calendars, content_json, feeds, hosting, icons, image_files, language_offer, manifest, redirects, robots,
    share_cards, sitemap, static_files, translations_json,
};
use output::assets::{Assets, Styles};
use output::result_cache::ResultCache;
use output::site_address::SiteAddress;
use output::{Output, style};
use post_counts::PostCounts;
use progress::Progress;
use source::file::SourceFile;
use source::images::Images;
use std::path::Path;
use std::sync::Arc;

/// The folder to publish into, and how to write there.
#[derive(Clone, Copy, Debug)]
pub struct Destination<'a> {
    /// A folder with a built site.
    pub folder: &'a Path,
    /// The path of the site on its host.
    pub base_path: &'a str,
    /// Whether to write the compressed forms of each file too, unless the settings of the site say otherwise. If not, those
    /// of earlier runs are removed.
    pub precompress: bool,
}

/// Content without errors.
#[derive(Debug)]
pub struct CheckedContent {
    /// The content as editors write it.
    pub content: Content,
    /// The content as it is published.
    pub published: Published,
    /// The numbers of posts.
    pub posts: PostCounts,
    /// The warnings, sorted.
    pub warnings: Vec<Diagnostic>,
}

/// What a run has published.
#[derive(Debug)]
pub struct BuildReport {
    /// The number of files.
    pub file_count: usize,
    /// The numbers of posts.
    pub posts: PostCounts,
    /// What looks like a slip in the content, sorted.
    pub warnings: Vec<Diagnostic>,
}

/// Reads, checks and converts the content of a checkout, without writing anything.
///
/// # Errors
/// Errors if the content has errors. Warnings are not errors.
pub fn check(root: &Path, options: PublishOptions) -> Result<CheckedContent, PublishError> {
    check_with_images(root, &Images::new(root), options)
}

/// Checks as [`check`] does, with images that the caller configures.
///
/// # Errors
/// Errors if the content has errors. Warnings are not errors.
pub fn check_with_images(
    root: &Path,
    images: &Images,
    options: PublishOptions,
) -> Result<CheckedContent, PublishError> {
    let (content, published, diagnostics) = read_and_convert(root, None, images, options);
    match diagnostics.has_errors() {
        true => Err(PublishError::Diagnostics(diagnostics.sorted())),
        false => {
            let posts = PostCounts::new(&content, options);
            Ok(CheckedContent { content, published, posts, warnings: diagnostics.sorted() })
        }
    }
}

/// Reads the content of a checkout as it is, whatever is wrong with it.
#[must_use]
pub fn read(root: &Path) -> Content {
    Content::read(root, &Images::unconverted(root), &mut Diagnostics::default())
}

/// Reads, checks and converts the content of a checkout. `overlay` is read in place of the file on disk.
fn read_and_convert(
    root: &Path,
    overlay: Option<&SourceFile>,
    images: &Images,
    options: PublishOptions,
) -> (Content, Published, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let content = Content::read_with_overlay(root, overlay, images, &mut diagnostics);
    images.check(&mut diagnostics);
    let published = convert::convert(&content, images, options, &mut diagnostics);
    (content, published, diagnostics)
}

/// Publishes the content of a checkout into a folder with a built site.
///
/// # Errors
/// Errors if the content has errors, the base path is not a path, the folder has no built site, two files have the same
/// path, or a file cannot be written.
pub fn build(root: &Path, destination: Destination<'_>, options: PublishOptions) -> Result<BuildReport, PublishError> {
    build_with_progress(root, destination, options, &Arc::default())
}

/// Publishes as [`build`] does, and notes how far it is.
///
/// # Errors
/// Errors as [`build`] does.
pub fn build_with_progress(
    root: &Path,
    destination: Destination<'_>,
    options: PublishOptions,
    progress: &Arc<Progress>,
) -> Result<BuildReport, PublishError> {
    if !destination.base_path.starts_with('/') {
        return Err(PublishError::BasePath { base_path: String::from(destination.base_path) });
    }
    let images = Images::with_progress(root, Arc::clone(progress));
    let CheckedContent { content, published, posts, warnings } = check_with_images(root, &images, options)?;
    let settings = document_settings(root, destination, options, &content, &published)?;
    let mut output = Output::default();
    translations_json::add(&mut output, &content, options)?;
    let (site, icon) = content.into_site_and_icon();
    add_files(&mut output, root, options, (&site, icon.as_ref(), &images), &published, &settings)?;
    let precompress = destination.precompress && site.precompress;
    output.write(destination.folder, precompress.then(|| ResultCache::new(root, "compressed")), progress)?;
    if let Some(encoded) = images.encoded() {
        encoded.prune_cache();
    }
    Ok(BuildReport { file_count: output.files().len(), posts, warnings })
}

/// Collects what all documents share.
fn document_settings(
    root: &Path,
    destination: Destination<'_>,
    options: PublishOptions,
    content: &Content,
    published: &Published,
) -> Result<DocumentSettings, PublishError> {
    let site = &content.site;
    let address = SiteAddress::new(&site.base_url, destination.base_path, &site.language_codes());
    let style = |name: &str| style::bundle(&root.join("style").join(name));
    let styles = Styles { main: style("main.css")?, print: style("print.css")? };
    let assets = Assets::collect(root, destination.folder, styles)?;
    let template = document::template(destination.folder)?;
    Ok(DocumentSettings::new(site, published, address, assets, template, options))
}

/// Adds all files that are made from published content. Those of pages are made when they are written.
fn add_files<'a>(
    output: &mut Output<'a>,
    root: &Path,
    options: PublishOptions,
    (site, icon, images): (&SiteSettings, Option<&AuthoredIcon>, &'a Images),
    published: &'a Published,
    settings: &'a DocumentSettings,
) -> Result<(), PublishError> {
    let DocumentSettings { address, policy, .. } = settings;
    content_json::add(output, published);
    language_offer::add(output, published, &style::bundle(&root.join("style/language_offer.css"))?)?;
    static_files::add(output, root, images)?;
    image_files::add(output, images);
    sitemap::add(output, published, address)?;
    robots::add(output, address);
    feeds::add(output, published, address)?;
    calendars::add(output, published, address, options.today);
    manifest::add(output, published, address, site)?;
    // `check` requires an icon.
    if let Some(icon) = icon {
        icons::add(output, icon, site.background_color, &ResultCache::new(root, "icons"))?;
        let cache = ResultCache::new(root, "share-cards");
        share_cards::add(output, published, icon, site.background_color, &cache)?;
    }
    document::add(output, published, settings);
    redirects::add(output, published, address, policy);
    hosting::add(output, published, address, policy, site.hsts);
    Ok(())
}
