//! Images and their variants.

use serde::{Deserialize, Serialize};

/// An image that the site serves itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Its path within the site, without base path and without a leading slash. If it has variants, that of one for
    /// readers of feeds and link previews, which every browser shows.
    pub path: String,
    /// The alternative text.
    pub alternative: String,
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// The widths of its variants in pixels, smallest first, with spaces between them. Each exists as AVIF and in the format of
    /// `path`. Empty for a drawing (SVG), which has no variants.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub widths: String,
    /// The part that stays visible where the image is cropped, in tenths of its width and height such as `x4 y2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<String>,
}

impl Image {
    /// Returns the beginning of the paths of its variants, which a hyphen and the width follow, and the extension of those
    /// that every browser shows. Returns `None` for a drawing.
    #[must_use]
    pub fn variants(&self) -> Option<(&str, &str)> {
        let (stem, _, extension) = self.parts()?;
        Some((stem, extension))
    }

    /// Returns the width and the height of the file at `path`.
    #[must_use]
    pub fn fallback_size(&self) -> (u32, u32) {
        let width = self.parts().and_then(|(_, width, _)| width.parse().ok()).unwrap_or(self.width);
        let full_width = self.width.max(1);
        (width, (self.height * width + full_width / 2) / full_width)
    }

    /// Returns the beginning of the path, the width, and the extension, if there are variants.
    fn parts(&self) -> Option<(&str, &str, &str)> {
        if self.widths.is_empty() {
            return None;
        }
        let (stem, rest) = self.path.rsplit_once('-')?;
        let (width, extension) = rest.split_once('.')?;
        Some((stem, width, extension))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(path: &str, widths: &str) -> Image {
        let (path, widths) = (String::from(path), String::from(widths));
        Image { path, alternative: String::from("A hall"), width: 1600, height: 1200, widths, focus: None }
    }

    #[test]
    fn variants_have_the_name_of_the_image() {
        let photo = image("assets/images/a-hall-1f-960.jpg", "320 960 1600");
        assert_eq!(photo.variants(), Some(("assets/images/a-hall-1f", "jpg")));
        assert_eq!(photo.fallback_size(), (960, 720));
        let drawing = image("images/a-1.svg", "");
        assert_eq!((drawing.variants(), drawing.fallback_size()), (None, (1600, 1200)));
    }
}
