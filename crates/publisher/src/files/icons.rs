//! The icons: PNG files, all drawn from `public/icon.svg`.

use crate::authored::AuthoredIcon;
use crate::memory::{Memory, Shared, Source};
use crate::output::{Output, OutputFile};
use crate::source::color::Color;
use resvg::tiny_skia::{self, Pixmap, Transform};

/// A picture that is drawn from the icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The path below the output folder.
    pub path: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// The path of the icon itself, which is served as it is.
pub const SVG_ICON: &str = "icon.svg";
/// The icon for launchers with small tiles.
pub const SMALL_ICON: Picture = Picture { path: "icons/icon-192.png", width: 192, height: 192 };
/// The icon for launchers and for the screen before the site is there.
pub const LARGE_ICON: Picture = Picture { path: "icons/icon-512.png", width: 512, height: 512 };
/// The icon for launchers that cut icons into a form of their own.
pub const MASKABLE_ICON: Picture = Picture { path: "icons/icon-maskable-512.png", width: 512, height: 512 };
/// The icon for the home screens of Apple's devices, which show what is transparent in black.
pub const APPLE_TOUCH_ICON: Picture = Picture { path: "icons/apple-touch-icon.png", width: 180, height: 180 };

/// How a picture is drawn.
#[derive(Debug, PartialEq)]
struct Drawing {
    picture: Picture,
    /// The icon's part of the picture's shorter side, from 0 to 1.
    share: f32,
    /// Whether the background colour fills the picture.
    filled: bool,
}

/// The safe zone is a circle of 4/5 of the width: <https://www.w3.org/TR/appmanifest/#icon-masks>. A square fits into it
/// with a side of 4/5 × √½, which is a little more than this.
const SHARE_IN_SAFE_ZONE: f32 = 0.56;

const DRAWINGS: [Drawing; 4] = [
    Drawing { picture: SMALL_ICON, share: 1.0, filled: false },
    Drawing { picture: LARGE_ICON, share: 1.0, filled: false },
    Drawing { picture: MASKABLE_ICON, share: SHARE_IN_SAFE_ZONE, filled: true },
    Drawing { picture: APPLE_TOUCH_ICON, share: 1.0, filled: true },
];

/// What all pictures are drawn from.
#[derive(Debug, PartialEq)]
pub(crate) struct IconSource {
    /// The icon.
    pub icon: AuthoredIcon,
    /// The colour behind it.
    pub background: Color,
}

/// Adds all pictures.
///
/// # Errors
/// A picture cannot be drawn, which is a mistake of the publisher.
pub(crate) fn add(output: &mut Output, icon: &Shared<IconSource>, memory: &mut Memory) -> Result<(), String> {
    let sources = DRAWINGS.iter().map(|drawing| DrawingSource { drawing, icon: icon.clone() });
    let files = memory.icons.results(sources.collect(), |sources| {
        sources.iter().map(|wanted| wanted.source.drawing.file(&icon.icon, icon.background)).collect()
    });
    for file in files {
        output.add_shared(file?);
    }
    Ok(())
}

/// What one picture is drawn from.
#[derive(Debug, PartialEq)]
pub(crate) struct DrawingSource {
    drawing: &'static Drawing,
    icon: Shared<IconSource>,
}

impl Source for DrawingSource {
    type Key = &'static str;

    fn key(&self) -> &'static str {
        self.drawing.picture.path
    }
}

impl Drawing {
    fn file(&self, icon: &AuthoredIcon, background: Color) -> Result<Shared<OutputFile>, String> {
        let Picture { path, width, height } = self.picture;
        let background = self.filled.then_some(background);
        let pixels = draw(width, height, self.share, icon, background).ok_or_else(|| format!("{path} has no size"))?;
        let content = encode(pixels).map_err(|error| format!("{path} cannot be written: {error}"))?;
        Ok(OutputFile::shared(path, content))
    }
}

/// Draws the icon into the middle. `share` is its part of the picture's shorter side, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "the lengths are small whole numbers")]
pub(crate) fn draw(
    width: u32,
    height: u32,
    share: f32,
    icon: &AuthoredIcon,
    background: Option<Color>,
) -> Option<Pixmap> {
    let mut pixels = Pixmap::new(width, height)?;
    if let Some(Color { red, green, blue }) = background {
        pixels.fill(tiny_skia::Color::from_rgba8(red, green, blue, 255));
    }
    let side = width.min(height) as f32 * share;
    let scale = side / icon.drawing.size().width();
    let (left, top) = ((width as f32 - side) / 2.0, (height as f32 - side) / 2.0);
    let place = Transform::from_scale(scale, scale).post_translate(left, top);
    resvg::render(&icon.drawing, place, &mut pixels.as_mut());
    Some(pixels)
}

/// The PNG file of a picture, as small as possible.
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
