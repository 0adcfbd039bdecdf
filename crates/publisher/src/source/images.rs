//! Static files in `public/` and `content/media/`, and the images among them with their sizes.

use crate::diagnostic::{Diagnostics, Position, Problem, nearest};
use crate::encoded_images::{EncodedImages, EncodingError, StoredImage};
use crate::fs;
use crate::progress::Progress;
use crate::source::image_error::{ImageError, encoding_help};
use crate::source::raster_images::is_raster_image;
use crate::source::static_folders::{MEDIA_FOLDER, STATIC_FOLDERS};
use crate::source::svg;
use crate::source::unicode::composed;
use crate::source::web_url::encode_path;
use image_variants::{NARROW_WIDTH, Usage, VariantKind, budget, height_at};
use model::image::Image;
use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The static files of a checkout, and the images among them.
#[derive(Clone, Debug)]
pub struct Images {
    root: PathBuf,
    /// Read when it is first needed.
    index: Arc<OnceLock<Index>>,
    /// `None` if images are not converted, because nothing is published.
    encoded: Option<Arc<EncodedImages>>,
}

/// The paths of all static files, without a leading slash.
#[derive(Debug, Default)]
struct Index {
    /// As they are on disk, sorted.
    paths: BTreeSet<String>,
    /// By their composed form: a file system can have `é` as two characters, an editor as one.
    composed: FxHashMap<String, String>,
    /// Those that are raster images, by their names or by their bytes.
    rasters: BTreeSet<String>,
    /// Files whose names are no text, relative to the root.
    not_utf8: Vec<PathBuf>,
}

impl Images {
    /// Creates the static files of a checkout. Nothing is read yet.
    #[must_use]
    pub fn new(root: &Path) -> Images {
        Images::with_progress(root, Arc::default())
    }

    /// Creates the static files of a checkout, and notes how far the conversion of images is.
    #[must_use]
    pub fn with_progress(root: &Path, progress: Arc<Progress>) -> Images {
        let encoded = Some(Arc::new(EncodedImages::new(root, progress)));
        Images { root: root.to_path_buf(), index: Arc::default(), encoded }
    }

    /// Creates the static files of a checkout whose images are not converted. They have neither a size nor variants.
    #[must_use]
    pub fn unconverted(root: &Path) -> Images {
        Images { encoded: None, ..Images::new(root) }
    }

    /// Returns whether a file is served at this path, which has no leading slash and is not encoded. Capitals count, even
    /// if the file system of the editor ignores them: that of the host does not.
    #[must_use]
    pub fn has_file(&self, path: &str) -> bool {
        self.index().paths.contains(path)
    }

    /// Returns the paths of all files, without a leading slash, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.index().paths.iter().map(String::as_str)
    }

    /// Finds the file at the beginning of an address without a leading slash, such as `files/a%20b.pdf#page=2`. Returns its
    /// path, and the query and fragment after it. The name in the address may be encoded or not.
    #[must_use]
    pub fn find<'a>(&self, address: &'a str) -> Option<(String, &'a str)> {
        let ends = address.match_indices(['#', '?']).map(|(end, _)| end);
        let ends: Vec<usize> = ends.chain([address.len()]).collect();
        // A file's name can have these signs, too.
        ends.into_iter().rev().find_map(|end| {
            let (name, rest) = address.split_at(end);
            let decoded = percent_decode_str(name).decode_utf8().unwrap_or(Cow::Borrowed(name));
            [name, &decoded].into_iter().find_map(|name| Some((self.path_on_disk(name)?, rest)))
        })
    }

    fn path_on_disk(&self, path: &str) -> Option<String> {
        self.index().composed.get(&*composed(path)).cloned()
    }

    /// Returns the address of the file that an editor most likely means by one that leads to no file.
    #[must_use]
    pub fn similar(&self, address: &str) -> Option<String> {
        let address = address.split(['#', '?']).next().unwrap_or_default();
        let decoded = percent_decode_str(address).decode_utf8_lossy();
        let path = decoded.trim_start_matches(['.', '/']);
        let path = path.strip_prefix("public/").or_else(|| path.strip_prefix("content/")).unwrap_or(path);
        let wanted = composed(path).to_lowercase();
        let (folder, name) = wanted.rsplit_once('/').unwrap_or(("", &wanted));
        let lower: Vec<(String, &str)> = self.paths().map(|path| (composed(path).to_lowercase(), path)).collect();
        let same_name = || {
            let mut found = lower.iter().filter(|(lower, _)| lower.rsplit('/').next() == Some(name));
            found.next().filter(|_| !name.is_empty() && found.next().is_none())
        };
        let alike = || {
            let siblings =
                lower.iter().filter(|(lower, _)| lower.rsplit_once('/').map_or("", |(path, _)| path) == folder);
            let best = nearest(&wanted, siblings.map(|(lower, _)| lower.as_str()))?;
            lower.iter().find(|(lower, _)| lower == best)
        };
        let (_, path) = same_name().or_else(alike)?;
        Some(format!("/{}", encode_path(path)))
    }

    /// Resolves an image that an editor named by its path and described.
    ///
    /// # Errors
    /// Errors if the path is not local, the file does not exist or cannot be used, or the description is missing.
    pub fn resolve(&self, path: &str, alternative: &str, usage: Usage) -> Result<Image, ImageError> {
        let alternative = alternative.trim();
        if alternative.is_empty() {
            return Err(ImageError::NoDescription { path: String::from(path) });
        }
        let Some(local) = path.strip_prefix('/').filter(|path| !path.starts_with('/')) else {
            return Err(ImageError::NotLocal { path: String::from(path), similar: self.similar(path) });
        };
        let Some((file, _)) = self.find(local) else {
            return Err(ImageError::MissingFile { path: String::from(local), similar: self.similar(path) });
        };
        let size = match (self.is_raster(&file), &self.encoded) {
            (true, Some(encoded)) => {
                let not_converted = |error| ImageError::NotConverted { path: with_folder(&file), error };
                let stored = encoded.get(&self.file(&file), usage).map_err(not_converted)?;
                return Ok(raster_image(&stored, alternative));
            }
            (true, None) => Some((0, 0)),
            (false, _) => self.drawing_size(&file),
        };
        let Some((width, height)) = size else { return Err(ImageError::UnknownSize { path: file }) };
        let (path, alternative) = (encode_path(&file), String::from(alternative));
        Ok(Image { path, alternative, width, height, widths: String::new(), focus: None })
    }

    fn drawing_size(&self, file: &str) -> Option<(u32, u32)> {
        let svg = has_extension(file, &["svg"]).then(|| fs::read_to_string(&self.file(file)).ok())??;
        svg::dimensions(&svg)
    }

    /// Converts images that a page shows, in parallel, before the page asks for one after the other.
    pub fn prefetch<'a>(&self, paths: impl Iterator<Item = &'a str>, usage: Usage) {
        let Some(encoded) = &self.encoded else { return };
        let files = paths.filter_map(|path| self.find(path.strip_prefix('/')?));
        let files = files.filter(|(file, _)| self.is_raster(file)).map(|(file, _)| (self.file(&file), usage));
        encoded.prefetch(&files.collect::<Vec<_>>());
    }

    /// Returns what pages show of the raster images, and what their own addresses lead to.
    #[must_use]
    pub fn encoded(&self) -> Option<&Arc<EncodedImages>> {
        self.encoded.as_ref()
    }

    /// Returns the image at the address of a raster image. Returns `None` for other files.
    ///
    /// # Errors
    /// Errors if the file cannot be converted.
    pub fn original(&self, path: &str) -> Option<Result<Arc<StoredImage>, EncodingError>> {
        let encoded = self.encoded.as_ref().filter(|_| self.is_raster(path))?;
        let file = self.file(path);
        Some(encoded.get(&file, encoded.widest_usage(&file)))
    }

    /// Reports defects of the images themselves, whether a page shows them or not: their addresses work, too.
    pub fn check(&self, diagnostics: &mut Diagnostics) {
        for file in &self.index().not_utf8 {
            let help = "rename the file: use letters, digits and hyphens";
            diagnostics.error_in_file(file, "the name of this file is not text, so it has no address", help);
        }
        let problems = |path: &String| {
            let file = with_folder(path);
            let found = match has_extension(path, &["svg"]) {
                true => self.svg_problems(path),
                false if has_extension(path, &["svgz"]) => vec![(Position::START, compressed_drawing())],
                false => self.raster_problems(path),
            };
            found.into_iter().map(|(position, problem)| (file.clone(), position, problem)).collect::<Vec<_>>()
        };
        let found: Vec<_> = self.index().paths.par_iter().flat_map_iter(problems).collect();
        for (file, position, problem) in found {
            diagnostics.add(Path::new(&file), position, problem);
        }
    }

    fn svg_problems(&self, path: &str) -> Vec<(Position, Problem)> {
        let file = self.file(path);
        match fs::read_to_string(&file) {
            // The icon has a reader of its own, which reports that.
            Ok(svg) if path == "icon.svg" && !svg::is_valid(&svg) => Vec::new(),
            Ok(svg) => svg::problems(&file, &svg),
            Err(error) => vec![(
                Position::START,
                Problem::error(error.to_string(), "save the drawing as plain SVG, with the encoding UTF-8"),
            )],
        }
    }

    fn raster_problems(&self, path: &str) -> Vec<(Position, Problem)> {
        let problem = match self.original(path) {
            None => return Vec::new(),
            // Where a page shows the image, that is said there.
            Some(Err(_)) if self.is_shown(path) => return Vec::new(),
            Some(Err(error)) => Problem::error(error.to_string(), encoding_help(&error)),
            Some(Ok(stored)) => match warning(&stored) {
                Some(warning) => warning,
                None => return Vec::new(),
            },
        };
        vec![(Position::START, problem)]
    }

    fn is_shown(&self, path: &str) -> bool {
        self.encoded.as_ref().is_some_and(|encoded| encoded.widest_usage(&self.file(path)) != Usage::Unused)
    }

    /// Returns the file that is served at a path, which has no leading slash.
    #[must_use]
    pub fn file(&self, path: &str) -> PathBuf {
        let public = self.root.join("public").join(path);
        match path.strip_prefix("media/") {
            Some(rest) if !public.exists() => self.root.join(MEDIA_FOLDER).join(rest),
            _ => public,
        }
    }

    fn is_raster(&self, path: &str) -> bool {
        self.index().rasters.contains(path)
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut paths = BTreeSet::new();
            let mut not_utf8 = Vec::new();
            for folder in STATIC_FOLDERS {
                // A folder that cannot be read is an error when its files are written.
                for file in folder.files(&self.root).unwrap_or_default() {
                    match file.to_str() {
                        Some(path) => _ = paths.insert([folder.prefix, &path.replace('\\', "/")].concat()),
                        None => not_utf8.push(Path::new(folder.path).join(file)),
                    }
                }
            }
            let composed = paths.iter().map(|path| (composed(path).into_owned(), path.clone())).collect();
            // One after the other: a thread that waited for others here could read a file that asks for this index.
            let rasters: BTreeSet<String> =
                paths.iter().filter(|path| is_raster_image(&self.file(path))).cloned().collect();
            if let Some(encoded) = &self.encoded {
                encoded.start_progress(rasters.len());
            }
            Index { paths, composed, rasters, not_utf8 }
        })
    }
}

/// Returns a raster image with its variants.
fn raster_image(stored: &StoredImage, alternative: &str) -> Image {
    let widths = &stored.image.widths;
    let (full_width, full_height) = (stored.image.width, stored.image.height);
    let width = widths.last().copied().unwrap_or(full_width);
    let fallbacks = stored.variants(VariantKind::Fallback).filter(|(_, variant)| variant.width <= NARROW_WIDTH);
    Image {
        path: fallbacks.last().map(|(_, variant)| stored.path(variant)).unwrap_or_default(),
        alternative: String::from(alternative),
        width,
        height: height_at(width, (full_width, full_height)),
        widths: widths.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        focus: None,
    }
}

/// Returns an address as Markdown needs it: in angle brackets, if it has a space.
pub(crate) fn in_markdown(address: &str) -> String {
    if address.contains(' ') { format!("<{address}>") } else { String::from(address) }
}

/// Returns the file at a path of the site as editors know it, below the root of the checkout.
pub(crate) fn with_folder(path: &str) -> String {
    match path.strip_prefix("media/") {
        Some(rest) => format!("{MEDIA_FOLDER}/{rest}"),
        None => format!("public/{path}"),
    }
}

/// Returns what readers or editors should know of an image that works.
fn warning(stored: &StoredImage) -> Option<Problem> {
    if stored.image.is_animated {
        let help =
            "show the video in its place: put it on a site for videos, and write `::video`, its address and its title";
        return Some(Problem::warning("the image moves, and readers see its first frame alone", help));
    }
    let heaviest =
        stored.image.variants.iter().filter(|variant| variant.is_over_budget).max_by_key(|variant| variant.length)?;
    let message = format!(
        "the image is too heavy: with a width of {} pixels it has {} KB, and the limit is {} KB",
        heaviest.width,
        heaviest.length.div_ceil(1000),
        budget(heaviest.width) / 1000
    );
    let help = "show a smaller part of it, or an image with fewer details: readers pay for each kilobyte";
    Some(Problem::warning(message, help))
}

fn compressed_drawing() -> Problem {
    Problem::error(
        "a compressed drawing cannot be checked",
        "save it as a plain SVG file, with a name that ends with .svg",
    )
}

fn has_extension(path: &str, extensions: &[&str]) -> bool {
    let extension = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension);
    extension.is_some_and(|extension| extensions.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}
