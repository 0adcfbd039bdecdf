//! The assets of every page: WebAssembly and its script, fingerprinted, and what documents inline.
//!
//! Trunk would fingerprint WebAssembly and JavaScript before other tools have changed them. Here each name is derived
//! from the final bytes, so a host can let browsers cache the file for ever.

use crate::fs::{self, FileError};
use crate::output::app_start::{MissingExport, with_start};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha384};
use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;
use thiserror::Error;

/// The folder of all assets, below the output folder.
pub const FOLDER: &str = "assets";
/// Lists the assets of the app in the folder, so that content can be published again without building the app. It is
/// not in the folder of assets, because its name does not depend on its bytes.
const APP_LIST: &str = "content/app.json";
/// The files that Trunk writes, named after the root package.
const BUILT_WASM: &str = "black-python-devs_bg.wasm";
const BUILT_SCRIPT: &str = "black-python-devs.js";
const WATCHDOG: &str = "src/watchdog.js";

/// The assets of the app are missing or cannot be used.
#[derive(Debug, Error)]
pub enum AssetError {
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The folder has neither a built app nor the list of one. Most likely the site was never built.
    #[error("{0}\n    help: build the site there first: cargo xtask build")]
    NotBuilt(#[source] FileError),
    /// The script of the built app is not UTF-8.
    #[error("{BUILT_SCRIPT}: {0}")]
    ScriptEncoding(#[from] FromUtf8Error),
    /// The script of the built app lacks an export: an unknown version of wasm-bindgen generated it.
    #[error("{BUILT_SCRIPT}: {0}: this version of wasm-bindgen is not known")]
    UnknownBindgen(#[from] MissingExport),
    /// The list of the app's assets cannot be serialized or deserialized.
    #[error("{}: {source}", path.display())]
    AppList {
        /// The file.
        path: PathBuf,
        /// The cause, with line and column.
        source: serde_json::Error,
    },
}

/// The assets of every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet, which documents inline.
    pub style: String,
    /// The style sheet for paper, which documents link: few visitors need it.
    pub print_style: Asset,
    /// The script that detects that the app does not start. Documents inline it too.
    pub watchdog: String,
    /// The script that starts the app.
    pub script: Asset,
    /// The app.
    pub wasm: Asset,
}

/// The minified style sheets of every page.
#[derive(Debug, Default)]
pub struct Styles {
    /// For screens.
    pub main: String,
    /// For paper.
    pub print: String,
}

/// A fingerprinted file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// The path below the output folder.
    pub path: String,
    /// The value of the attribute `integrity`: <https://www.w3.org/TR/sri/>.
    pub integrity: String,
}

#[derive(Serialize, Deserialize)]
struct AppAssets {
    script: Asset,
    wasm: Asset,
}

impl Assets {
    /// Moves the assets into their folder. Earlier ones stay: a page that is open may need them.
    ///
    /// # Errors
    /// Errors if the folder has no built app, or a file cannot be read or written.
    pub fn collect(root: &Path, folder: &Path, Styles { main, print }: Styles) -> Result<Assets, AssetError> {
        let app =
            if folder.join(BUILT_WASM).is_file() { fingerprint_built_app(folder)? } else { read_app_list(folder)? };
        let watchdog = fs::read_to_string(&root.join(WATCHDOG))?;
        let print_style = write(folder, "print", "css", print.as_bytes())?;
        let watchdog = without_comments(&watchdog);
        Ok(Assets { style: main, print_style, watchdog, script: app.script, wasm: app.wasm })
    }
}

/// Moves the files that Trunk has built into the folder of assets, under fingerprinted names.
fn fingerprint_built_app(folder: &Path) -> Result<AppAssets, AssetError> {
    let wasm = write(folder, "app", "wasm", &fs::read(&folder.join(BUILT_WASM))?)?;
    let script = String::from_utf8(fs::read(&folder.join(BUILT_SCRIPT))?)?;
    let script = with_start(&script, &wasm)?;
    let script = write(folder, "app", "js", script.as_bytes())?;
    let app = AppAssets { script, wasm };
    let path = folder.join(APP_LIST);
    match serde_json::to_string(&app) {
        Ok(list) => fs::write(&path, list.as_bytes())?,
        Err(source) => return Err(AssetError::AppList { path, source }),
    }
    for name in [BUILT_WASM, BUILT_SCRIPT] {
        fs::remove(&folder.join(name))?;
    }
    Ok(app)
}

fn read_app_list(folder: &Path) -> Result<AppAssets, AssetError> {
    let path = folder.join(APP_LIST);
    let list = fs::read_to_string(&path).map_err(AssetError::NotBuilt)?;
    serde_json::from_str(&list).map_err(|source| AssetError::AppList { path, source })
}

/// Removes indentation and comment lines from a script of this repository.
pub(crate) fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn write(folder: &Path, name: &str, extension: &str, content: &[u8]) -> Result<Asset, FileError> {
    let digest = Sha384::digest(content);
    let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let path = format!("{FOLDER}/{name}-{hash}.{extension}");
    fs::write(&folder.join(&path), content)?;
    Ok(Asset { path, integrity: format!("sha384-{}", STANDARD.encode(digest)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkout(wasm: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &str| fs::write(&folder.path().join(name), content.as_bytes()).unwrap();
        write("src/watchdog.js", "0;");
        write("out/black-python-devs_bg.wasm", wasm);
        write("out/black-python-devs.js", "export function start() {}\nexport { initSync, __wbg_init as default };");
        folder
    }

    #[test]
    fn names_depend_on_the_bytes() {
        let collect = |wasm| {
            let folder = checkout(wasm);
            Assets::collect(folder.path(), &folder.path().join("out"), Styles::default()).unwrap()
        };
        let (one, same, other) = (collect("one"), collect("one"), collect("other"));
        assert_eq!(one, same);
        assert_ne!(one.wasm.path, other.wasm.path);
        assert_ne!(one.script.path, other.script.path, "the script names the wasm, so its bytes differ too");
        assert_eq!(one.style, other.style);
        // `printf one | openssl dgst -sha384 -binary | base64`
        assert_eq!(one.wasm.integrity, "sha384-Xby+2wDRMaKeBZP5dvK0N5QpOSORmtQnZt6Bf+yCSmJieZ/sjQTLmxfEjo6ukSZY");
    }

    #[test]
    fn a_second_run_finds_the_app() {
        let folder = checkout("one");
        let out = folder.path().join("out");
        let first = Assets::collect(folder.path(), &out, Styles::default()).unwrap();
        assert!(!out.join(BUILT_WASM).exists() && !out.join(BUILT_SCRIPT).exists());
        assert_eq!(Assets::collect(folder.path(), &out, Styles::default()).unwrap(), first);
        let script = fs::read_to_string(&out.join(&first.script.path)).unwrap();
        assert!(script.contains(&first.wasm.integrity) && first.wasm.path.contains("app-"), "{script}");
    }

    #[test]
    fn scripts_have_no_comments() {
        assert_eq!(without_comments("// What it does.\nif (a) {\n  // Why.\n\n  b();\n}\n"), "if (a) {\nb();\n}");
    }

    #[test]
    fn a_folder_without_a_built_site_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let message = Assets::collect(folder.path(), folder.path(), Styles::default()).unwrap_err().to_string();
        assert!(message.contains("cargo xtask build"), "{message}");
    }
}
