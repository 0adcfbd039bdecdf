//! The format of a file, by its first bytes: its name can have a wrong extension.

use image::{ImageFormat, guess_format};
use image_variants::Refusal;
use std::path::Path;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceFormat {
    /// JPEG
    Jpeg,
    /// PNG
    Png,
    /// WebP
    WebP,
    /// GIF
    Gif,
}

/// The names of formats that are not read, by the major brand of their container (ISO/IEC 14496-12, section 4.3).
const BRANDS: [(&[u8; 4], &str); 8] = [
    (b"heic", "HEIC"),
    (b"heix", "HEIC"),
    (b"hevc", "HEIC"),
    (b"heim", "HEIC"),
    (b"mif1", "HEIF"),
    (b"msf1", "HEIF"),
    (b"avif", "AVIF"),
    (b"avis", "AVIF"),
];

impl SourceFormat {
    /// Returns the format of a file.
    ///
    /// # Errors
    /// Errors if the file is of another format, or not an image.
    pub fn of(file: &[u8]) -> Result<SourceFormat, Refusal> {
        if let Some(format) = format_of_container(file) {
            return Err(Refusal::Format { format: String::from(format) });
        }
        match guess_format(file) {
            Ok(ImageFormat::Jpeg) => Ok(SourceFormat::Jpeg),
            Ok(ImageFormat::Png) => Ok(SourceFormat::Png),
            Ok(ImageFormat::WebP) => Ok(SourceFormat::WebP),
            Ok(ImageFormat::Gif) => Ok(SourceFormat::Gif),
            Ok(other) => Err(Refusal::Format { format: format!("{other:?}").to_uppercase() }),
            Err(_) => Err(Refusal::NotAnImage),
        }
    }

    /// Returns the format that the name of a file promises. Hosts believe the name.
    #[must_use]
    pub fn of_name(file: &Path) -> Option<SourceFormat> {
        let extension = file.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "jpg" | "jpeg" | "jfif" => Some(SourceFormat::Jpeg),
            "png" | "apng" => Some(SourceFormat::Png),
            "webp" => Some(SourceFormat::WebP),
            "gif" => Some(SourceFormat::Gif),
            _ => None,
        }
    }

    /// Returns the extension of its files.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            SourceFormat::Jpeg => "jpg",
            SourceFormat::Png => "png",
            SourceFormat::WebP => "webp",
            SourceFormat::Gif => "gif",
        }
    }
}

fn format_of_container(file: &[u8]) -> Option<&'static str> {
    if file.starts_with(b"\xff\x0a") || file.starts_with(b"\0\0\0\x0cJXL ") {
        return Some("JPEG XL");
    }
    if file.starts_with(b"\0\0\0\x0cjP  ") {
        return Some("JPEG 2000");
    }
    let brand = file.get(4..12)?.strip_prefix(b"ftyp")?;
    BRANDS.iter().find(|(known, _)| *known == brand).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_bytes() {
        assert_eq!(SourceFormat::of(b"\xff\xd8\xff\xe0"), Ok(SourceFormat::Jpeg));
        assert_eq!(SourceFormat::of(b"GIF89a"), Ok(SourceFormat::Gif));
        for (file, expected) in [(&b"\0\0\0\x18ftypheic"[..], "HEIC"), (b"\0\0\0\x18ftypavif", "AVIF"), (b"BM", "BMP")]
        {
            assert_eq!(SourceFormat::of(file), Err(Refusal::Format { format: String::from(expected) }));
        }
        for file in [&b""[..], b"<!doctype html>", b"\0\0\0\x18ftyp"] {
            assert_eq!(SourceFormat::of(file), Err(Refusal::NotAnImage));
        }
    }
}
