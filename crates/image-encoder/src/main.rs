//! Makes the variants of an image.
//!
//! It is a program of its own for two reasons: encoders take a minute to compile, which a site without images never waits
//! for, and a hostile file cannot take the publisher down with it.
//!
//! `decode` turns a file into upright pixels in sRGB, `plan` decides about the variants, and `encode` makes their bytes.
//! Nothing but the pixels gets that far, so no variant has metadata.

mod budget;
mod decode;
mod encode;
mod plan;
mod resize;

use anyhow::{Context, Result};
use image_variants::{Answer, Request};
use std::fs;
use std::io::{Write, stdin, stdout};

fn main() -> Result<()> {
    let request: Request = serde_json::from_reader(stdin()).context("the request cannot be read")?;
    let file = fs::read(&request.file).with_context(|| format!("cannot read {}", request.file.display()))?;
    let (answer, contents) = match decode::decode(&file) {
        Ok(image) => plan::encode(&image, &request)?,
        Err(refusal) => (Answer::Refused(refusal), Vec::new()),
    };
    stdout().write_all(&answer.to_bytes(&contents)?).context("the answer cannot be written")
}
