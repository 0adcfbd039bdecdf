//! The image encoder: how it is built, and how it is run.

use super::encoder_key;
use crate::fs::FileError;
use crate::output::result_cache::Key;
use crate::progress::Progress;
use image_variants::{AnswerError, Request};
use serde::Deserialize;
use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use thiserror::Error;

/// The workspace that the encoder is part of.
const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// The package and the program.
pub const PACKAGE: &str = "image-encoder";
/// What `cargo xtask build` sets for the app's standard library. Native programs keep the precompiled one.
const APP_VARIABLES: [&str; 3] = ["RUSTC_BOOTSTRAP", "CARGO_UNSTABLE_BUILD_STD", "CARGO_UNSTABLE_BUILD_STD_FEATURES"];

/// The encoder does not work.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EncoderError {
    /// It cannot be built.
    #[error("the image encoder cannot be built: {output}")]
    NotBuilt {
        /// The output of Cargo.
        output: String,
    },
    /// It cannot be started.
    #[error("the image encoder cannot be started: {reason}")]
    NotStarted {
        /// The cause.
        reason: String,
    },
    /// It has stopped without an answer.
    #[error("the image encoder has stopped: {output}")]
    Failed {
        /// What it has written before.
        output: String,
    },
    /// Its answer cannot be read.
    #[error("the answer of the image encoder cannot be read: {reason}")]
    Answer {
        /// The cause.
        reason: String,
    },
    /// It has made no file for the address of the original.
    #[error("the image encoder has left out the original")]
    NoOriginal,
    /// The file has changed since it was encoded.
    #[error("the image has changed in the meantime")]
    Changed,
}

/// The image encoder. It is built when it is first needed.
#[derive(Debug, Default)]
pub struct Encoder {
    key: OnceLock<Key>,
    program: OnceLock<Result<PathBuf, EncoderError>>,
}

/// The messages of Cargo that are needed here: <https://doc.rust-lang.org/cargo/reference/external-tools.html>.
#[derive(Deserialize)]
struct CargoMessage {
    executable: Option<PathBuf>,
}

impl Encoder {
    /// Returns the key of everything that decides about the bytes of variants, apart from the image.
    ///
    /// # Errors
    /// Errors if the sources of the encoder cannot be read.
    pub fn key(&self) -> Result<Key, FileError> {
        match self.key.get() {
            Some(key) => Ok(*key),
            None => encoder_key::read(Path::new(WORKSPACE)).map(|key| *self.key.get_or_init(|| key)),
        }
    }

    /// Encodes an image.
    ///
    /// # Errors
    /// Errors if the encoder cannot be built or started, or has stopped.
    pub fn run(&self, request: &Request, progress: &Progress) -> Result<Vec<u8>, EncoderError> {
        let program = self.program.get_or_init(|| build(progress)).as_ref().map_err(Clone::clone)?;
        let not_started = |error: io::Error| EncoderError::NotStarted { reason: error.to_string() };
        let mut command = Command::new(program);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).env_remove("RUST_BACKTRACE");
        let mut process = command.spawn().map_err(not_started)?;
        let request = serde_json::to_vec(request)?;
        if let Some(mut input) = process.stdin.take() {
            // If it does not read the request, its exit says so.
            _ = input.write_all(&request);
        }
        let output = process.wait_with_output().map_err(not_started)?;
        match output.status.success() {
            true => Ok(output.stdout),
            false => Err(EncoderError::Failed { output: explanation(&output) }),
        }
    }
}

impl From<AnswerError> for EncoderError {
    fn from(error: AnswerError) -> EncoderError {
        EncoderError::Answer { reason: error.to_string() }
    }
}

impl From<serde_json::Error> for EncoderError {
    fn from(error: serde_json::Error) -> EncoderError {
        EncoderError::Answer { reason: error.to_string() }
    }
}

/// Builds the encoder, and returns the path of the program. With assembly, it is four times as fast and makes the same bytes.
fn build(progress: &Progress) -> Result<PathBuf, EncoderError> {
    progress.set_building_encoder(true);
    // Old versions of nasm cannot build it.
    let with_assembly = if can_assemble() { build_with(&["--features", "assembly"]).ok() } else { None };
    let program = with_assembly.map_or_else(|| build_with(&[]), Ok);
    progress.set_building_encoder(false);
    program
}

/// Builds the encoder optimised, because it would take minutes for an image otherwise.
fn build_with(features: &[&str]) -> Result<PathBuf, EncoderError> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet", "--release", "--locked", "--package", PACKAGE]).args(features);
    command.arg("--message-format=json-render-diagnostics");
    for variable in APP_VARIABLES {
        command.env_remove(variable);
    }
    let output = command.current_dir(WORKSPACE).output();
    let output = output.map_err(|error| EncoderError::NotBuilt { output: error.to_string() })?;
    let messages = output.stdout.split(|byte| *byte == b'\n');
    let executables = messages.filter_map(|line| serde_json::from_slice::<CargoMessage>(line).ok()?.executable);
    match executables.collect::<Vec<_>>().pop().filter(|_| output.status.success()) {
        Some(program) => Ok(program),
        None => Err(EncoderError::NotBuilt { output: explanation(&output) }),
    }
}

/// Whether there is an assembler: that of Arm comes with the compiler, that of x86 is nasm.
fn can_assemble() -> bool {
    let has_nasm = || Command::new("nasm").arg("-v").output().is_ok_and(|output| output.status.success());
    cfg!(target_arch = "aarch64") || has_nasm()
}

/// Returns what a failed program has written, or else how it ended.
fn explanation(output: &Output) -> String {
    let written = String::from_utf8_lossy(&output.stderr);
    match written.trim() {
        "" => output.status.to_string(),
        written => String::from(written),
    }
}
