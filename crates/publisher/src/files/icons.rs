//! The icons: PNG files, all rendered from `public/icon.svg` and kept in the cache of results.

use crate::authored::AuthoredIcon;
use crate::output::result_cache::{Key, ResultCache};
use crate::output::{Output, OutputFile};
use crate::source::color::Color;
use rayon::prelude::*;
use resvg::tiny_skia::{self, Pixmap, Transform};
use thiserror::Error;

/// An icon cannot be rendered, which is a bug in the publisher.
#[derive(Debug, Error)]
pub enum IconError {
    /// A side has no length.
    #[error("{path} has no size")]
    NoSize {
        /// The path below the output folder.
        path: &'static str,
    },
    /// The pixels cannot be encoded.
    #[error("{path} cannot be written: {source}")]
    Encode {
        /// The path below the output folder.
        path: &'static str,
        /// The cause.
        source: png::EncodingError,
    },
}

/// A PNG file that is rendered from the icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IconImage {
    /// The path below the output folder.
    pub path: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// The path of the icon itself, which is served unchanged.
pub const SVG_ICON: &str = "icon.svg";
/// The icon for launchers with small tiles.
pub const SMALL_ICON: IconImage = IconImage { path: "icons/icon-192.png", width: 192, height: 192 };
/// The icon for launchers and splash screens.
pub const LARGE_ICON: IconImage = IconImage { path: "icons/icon-512.png", width: 512, height: 512 };
/// The icon for launchers that apply a mask of their own.
pub const MASKABLE_ICON: IconImage = IconImage { path: "icons/icon-maskable-512.png", width: 512, height: 512 };
/// The icon for the home screens of Apple's devices, which show transparent pixels in black.
pub const APPLE_TOUCH_ICON: IconImage = IconImage { path: "icons/apple-touch-icon.png", width: 180, height: 180 };

/// How an image is rendered.
struct Rendering {
    image: IconImage,
    /// The side of the icon, as a fraction of the shorter side of the image.
    scale: f32,
    /// Whether the background colour fills the image.
    has_background: bool,
}

/// The safe zone is a circle of 4/5 of the width: <https://www.w3.org/TR/appmanifest/#icon-masks>. A square fits into
/// it with a side of 4/5 × √½, which is a little more than this.
const SCALE_IN_SAFE_ZONE: f32 = 0.56;

const RENDERINGS: [Rendering; 4] = [
    Rendering { image: SMALL_ICON, scale: 1.0, has_background: false },
    Rendering { image: LARGE_ICON, scale: 1.0, has_background: false },
    Rendering { image: MASKABLE_ICON, scale: SCALE_IN_SAFE_ZONE, has_background: true },
    Rendering { image: APPLE_TOUCH_ICON, scale: 1.0, has_background: true },
];

/// What renders an image: this file and the versions of all libraries.
const RENDERER: [&[u8]; 2] =
    [include_bytes!("icons.rs"), include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock"))];

/// Returns the paths of all images.
pub(super) fn paths() -> impl Iterator<Item = &'static str> {
    RENDERINGS.iter().map(|rendering| rendering.image.path)
}

/// Adds all images.
///
/// # Errors
/// Errors if an image cannot be rendered, which is a bug in the publisher.
pub(crate) fn add(
    output: &mut Output<'_>,
    icon: &AuthoredIcon,
    background: Color,
    cache: &ResultCache,
) -> Result<(), IconError> {
    let Color { red, green, blue } = background;
    let inputs = Key::of(&[&RENDERER.concat(), icon.source.as_bytes(), &[red, green, blue]]);
    let files = RENDERINGS.par_iter().map(|rendering| {
        let path = rendering.image.path;
        let key = Key::of(&[inputs.bytes(), path.as_bytes()]);
        let content = cache.get_or_make(key, || content(rendering, icon, background))?;
        Ok((key, OutputFile::new(path, content)))
    });
    let files = files.collect::<Result<Vec<_>, _>>()?;
    cache.prune(&files.iter().map(|(key, _)| *key).collect());
    output.extend(files.into_iter().map(|(_, file)| file));
    Ok(())
}

fn content(rendering: &Rendering, icon: &AuthoredIcon, background: Color) -> Result<Vec<u8>, IconError> {
    let IconImage { path, width, height } = rendering.image;
    let background = rendering.has_background.then_some(background);
    let pixels = render(width, height, rendering.scale, icon, background).ok_or(IconError::NoSize { path })?;
    encode(pixels).map_err(|source| IconError::Encode { path, source })
}

/// Renders the icon into the middle of an image. `scale` is its side as a fraction of the shorter side of the image.
#[expect(clippy::cast_precision_loss, reason = "the lengths are small whole numbers")]
pub(crate) fn render(
    width: u32,
    height: u32,
    scale: f32,
    icon: &AuthoredIcon,
    background: Option<Color>,
) -> Option<Pixmap> {
    let mut pixels = Pixmap::new(width, height)?;
    if let Some(Color { red, green, blue }) = background {
        pixels.fill(tiny_skia::Color::from_rgba8(red, green, blue, 255));
    }
    let side = width.min(height) as f32 * scale;
    let factor = side / icon.svg.size().width();
    let (left, top) = ((width as f32 - side) / 2.0, (height as f32 - side) / 2.0);
    let transform = Transform::from_scale(factor, factor).post_translate(left, top);
    resvg::render(&icon.svg, transform, &mut pixels.as_mut());
    Some(pixels)
}

/// Encodes an image as PNG, as small as possible.
fn encode(pixels: Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels.take_demultiplied())?;
    writer.finish()?;
    Ok(file)
}
