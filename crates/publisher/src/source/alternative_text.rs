//! Alternative text that says nothing about its image.

use crate::diagnostic::{Diagnostics, Problem};
use crate::source::fields::Spanned;
use std::path::Path;

/// Words that say that there is an image, which screen readers say, too.
const GENERIC: [&str; 20] = [
    "alt",
    "alt text",
    "banner",
    "cover",
    "foto",
    "fotografia",
    "fotografía",
    "image",
    "imagem",
    "imagen",
    "img",
    "logo",
    "photo",
    "photograph",
    "pic",
    "picha",
    "picture",
    "screenshot",
    "thumbnail",
    "untitled",
];
/// What cameras, phones and programs begin names with, before numbers.
const CAMERA_PREFIXES: [&str; 9] = ["dsc", "dscf", "dscn", "image", "img", "mvimg", "picture", "pxl", "screenshot"];
const HELP: &str = "say what the image shows, for people who cannot see it, such as `Three speakers on a stage`";

/// Reports an alternative text that does not describe its image.
pub fn report(file: &Path, alternative: &Spanned<String>, title: &str, diagnostics: &mut Diagnostics) {
    if let Some(message) = weakness(alternative.value.trim(), title) {
        diagnostics.add(file, alternative.position, Problem::warning(message, HELP));
    }
}

/// Returns the defect of an alternative text, on a page of this title.
fn weakness(alternative: &str, title: &str) -> Option<String> {
    let lower = alternative.to_lowercase();
    if lower.is_empty() {
        return None;
    }
    if !lower.contains(char::is_alphanumeric) {
        return Some(format!("`{alternative}` has no words that describe the image"));
    }
    if is_file_name(&lower) {
        return Some(format!("`{alternative}` is the name of a file, which says nothing about the image"));
    }
    if GENERIC.contains(&lower.trim_end_matches('.')) {
        return Some(format!("`{alternative}` says that there is an image, but not what it shows"));
    }
    let is_title = lower == title.trim().to_lowercase();
    is_title
        .then(|| String::from("the description of the image repeats the title of the page, which readers hear already"))
}

fn is_file_name(lower: &str) -> bool {
    const EXTENSIONS: [&str; 8] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".heic", ".avif"];
    let start = lower.trim_end_matches(|sign: char| sign.is_ascii_digit() || "-_ .()".contains(sign));
    let has_digits = lower.ends_with(|sign: char| sign.is_ascii_digit() || sign == ')');
    let is_of_camera = has_digits && (start.is_empty() || CAMERA_PREFIXES.contains(&start));
    EXTENSIONS.iter().any(|extension| lower.ends_with(extension)) || is_of_camera || lower.starts_with("whatsapp image")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_and_titles_describe_nothing() {
        for (alternative, is_weak) in [
            ("DSC_0001.jpg", true),
            ("DSC_0001", true),
            ("IMG-20240817-WA0003.jpeg", true),
            ("image", true),
            ("Photo.", true),
            ("Screenshot 2024-08-17", true),
            ("20240817_153000", true),
            ("a meetup in accra", true),
            ("A meetup in Accra, with 22 people around a table", false),
            ("Three speakers on a stage in 2024", false),
            ("The logo of setup.py.svg, a project of the group", false),
            ("team photo.jpg", true),
            ("WhatsApp Image 2024-08-17 at 15.30.00", true),
            ("Foto", true),
            ("…", true),
            ("Picture 1", true),
            ("", false),
        ] {
            assert_eq!(weakness(alternative, "A meetup in Accra").is_some(), is_weak, "{alternative}");
        }
    }
}
