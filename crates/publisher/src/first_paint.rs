//! The script that runs in a document before its first paint: it sets the colours that the visitor has chosen.
//!
//! Any later and the page would appear in other colours first. It is so short that it stands in the document itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The script. The app's `theme.rs` stores what it reads.
pub const SCRIPT: &str = include_str!("first_paint.js").trim_ascii();

/// The digest by which the policy knows the script: <https://www.w3.org/TR/CSP3/#grammardef-hash-source>.
#[must_use]
pub fn digest() -> &'static str {
    // Every document names it.
    static DIGEST: LazyLock<String> = LazyLock::new(|| format!("sha256-{}", STANDARD.encode(Sha256::digest(SCRIPT))));
    &DIGEST
}
