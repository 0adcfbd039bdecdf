//! Why an image cannot be used, and how to fix it.

use crate::diagnostic::Problem;
use crate::encoded_images::{EncoderError, EncodingError};
use crate::source::images::{in_markdown, with_folder};
use image_variants::Refusal;
use thiserror::Error;

/// An image that an editor named cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImageError {
    /// It has no alternative text.
    #[error("the image `{path}` has no description")]
    NoDescription {
        /// The path as the editor wrote it.
        path: String,
    },
    /// It is on another site, or its path is relative.
    #[error("the image `{path}` does not start with `/`")]
    NotLocal {
        /// The path as the editor wrote it.
        path: String,
        /// The path of the file that the editor most likely means.
        similar: Option<String>,
    },
    /// Its file does not exist.
    #[error("the image file `{}` does not exist", with_folder(path))]
    MissingFile {
        /// The path without the leading slash.
        path: String,
        /// The path of the file that the editor most likely means.
        similar: Option<String>,
    },
    /// It is a drawing without a size, or of an unknown type.
    #[error("the width and height of the image `{}` cannot be read", with_folder(path))]
    UnknownSize {
        /// The path without the leading slash.
        path: String,
    },
    /// The file cannot be converted.
    #[error("`{path}`: {error}")]
    NotConverted {
        /// The path of the file below the root of the checkout.
        path: String,
        /// The cause.
        error: EncodingError,
    },
}

impl ImageError {
    /// Returns how to fix it in Markdown.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            ImageError::NoDescription { path } => {
                format!(
                    "say what it shows, for people who cannot see it: `![Three speakers on a stage]({})`",
                    in_markdown(path)
                )
            }
            ImageError::NotLocal { similar: Some(similar), .. } => format!("write `{similar}`"),
            ImageError::NotLocal { similar: None, .. } => {
                String::from("put the file into the folder content/media, and write its name after /media/")
            }
            ImageError::MissingFile { similar: Some(similar), .. } => {
                format!("did you mean `{similar}`? If not, add the file there")
            }
            ImageError::MissingFile { similar: None, .. } => String::from("add the file there"),
            ImageError::UnknownSize { .. } => {
                String::from("use a PNG, JPEG, GIF or WebP file, or an SVG file with a viewBox")
            }
            ImageError::NotConverted { error, .. } => encoding_help(error),
        }
    }
}

impl From<ImageError> for Problem {
    fn from(error: ImageError) -> Problem {
        Problem::error(error.to_string(), error.help())
    }
}

/// Returns how to fix an image that cannot be converted.
#[must_use]
pub fn encoding_help(error: &EncodingError) -> String {
    String::from(match error {
        EncodingError::Refused(Refusal::TooLarge { .. } | Refusal::TooLong { .. }) => {
            "make it smaller in a program for photos: 4000 pixels on the longer side are plenty"
        }
        EncodingError::Refused(Refusal::Format { .. }) => {
            "save it as JPEG: open it in a program for photos, choose Export or Save as, and name the new file here"
        }
        EncodingError::Refused(Refusal::NotAnImage) => {
            "put the image itself there: this may be a page about it that was saved under its name"
        }
        EncodingError::Refused(Refusal::Truncated) => {
            "copy it again from where it comes from: a download or an upload broke off"
        }
        EncodingError::Refused(Refusal::Damaged { .. }) => {
            "open it in a program for photos and save it again as JPEG or PNG"
        }
        EncodingError::Encoder(EncoderError::Changed) => "publish again: the file was being written",
        EncodingError::Encoder(EncoderError::NotBuilt { .. }) => {
            "run `cargo build --release --package image-encoder` to see what is missing"
        }
        EncodingError::Encoder(_) => {
            "open the image in a program for photos and save it again as JPEG; if that does not help, report it with the file"
        }
        EncodingError::Unreadable(_) => "check that the file can be opened",
    })
}
