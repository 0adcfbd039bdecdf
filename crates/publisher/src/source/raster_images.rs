//! Which files are raster images: by their names, or by their first bytes. Cameras and programs have more extensions than are
//! listed here, and none of their files may be published with its metadata.

use std::fs::File;
use std::io::Read;
use std::path::Path;

const EXTENSIONS: [&str; 12] =
    ["apng", "avif", "gif", "heic", "heif", "jfif", "jpeg", "jpg", "png", "tif", "tiff", "webp"];
/// The first bytes of formats that have metadata: JPEG, PNG, GIF, TIFF in both orders of bytes, JPEG XL in two forms, JPEG 2000.
const SIGNATURES: [&[u8]; 8] = [
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"\xff\x0a",
    b"\0\0\0\x0cJXL ",
    b"\0\0\0\x0cjP  ",
];
/// The brands of containers with images (ISO/IEC 14496-12, section 4.3).
const BRANDS: [&[u8]; 8] = [b"heic", b"heim", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis"];

/// Returns whether a file is a raster image, as far as its name or its first bytes say so.
#[must_use]
pub fn is_raster_image(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension)) || begins_like_an_image(file)
}

fn begins_like_an_image(file: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(file).and_then(|file| file.take(12).read_to_end(&mut start));
    read.is_ok() && is_signature(&start)
}

fn is_signature(start: &[u8]) -> bool {
    let is_webp = start.starts_with(b"RIFF") && start.ends_with(b"WEBP");
    let is_container = start.get(4..8) == Some(b"ftyp") && BRANDS.iter().any(|brand| start.ends_with(brand));
    is_webp || is_container || SIGNATURES.iter().any(|signature| start.starts_with(signature))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_are_known_by_name_or_by_bytes() {
        let folder = tempfile::tempdir().unwrap();
        for (name, content, expected) in [
            ("empty.JPG", &b""[..], true),
            ("photo.JPE", b"\xff\xd8\xff\xe0", true),
            ("photo", b"RIFF\0\0\0\0WEBPVP8 ", true),
            ("photo.mpo", b"\0\0\0\x18ftypheic\0\0", true),
            ("raw.dng", b"II*\0\x08\0\0\0", true),
            ("report.pdf", b"%PDF-1.7", false),
            ("sound", b"RIFF\0\0\0\0WAVEfmt ", false),
            ("video.mp4", b"\0\0\0\x18ftypisom\0\0", false),
            ("icon.ico", b"\0\0\x01\0", false),
        ] {
            let file = folder.path().join(name);
            std::fs::write(&file, content).unwrap();
            assert_eq!(is_raster_image(&file), expected, "{name}");
        }
    }
}
