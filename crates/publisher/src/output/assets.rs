//! What every page loads: WebAssembly and its script, named after their bytes, and what stands in the document itself.
//!
//! Trunk would name WebAssembly and JavaScript before other tools have changed them. Here each name comes from the final
//! bytes, so a host can let browsers keep such a file for ever.

use crate::fs;
use crate::output::app_start::with_start;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha384};
use std::path::Path;

/// The folder of all assets, below the output folder.
pub const FOLDER: &str = "assets";
/// Which assets of the app the folder holds, so that content can be published there again without building it. It does not
/// lie among them, because it keeps its name when it changes.
const APP_LIST: &str = "content/app.json";
/// What Trunk writes, named after the root package.
const BUILT_WASM: &str = "black-python-devs_bg.wasm";
const BUILT_SCRIPT: &str = "black-python-devs.js";
const WATCHDOG: &str = "src/watchdog.js";

/// What every page loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The text of the style sheet. It stands in the documents.
    pub style: String,
    /// The script that notices when the app does not start. It stands in the documents too.
    pub watchdog: String,
    /// The script that starts the app.
    pub script: Asset,
    /// The app.
    pub wasm: Asset,
}

/// A file named after its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// Its path below the output folder.
    pub path: String,
    /// Its digest as the attribute `integrity` wants it: <https://www.w3.org/TR/sri/>.
    pub integrity: String,
}

#[derive(Serialize, Deserialize)]
struct App {
    script: Asset,
    wasm: Asset,
}

impl Assets {
    /// Puts the assets into their folder and tells their names. Earlier ones stay: a page that is open may need them.
    ///
    /// # Errors
    /// The folder has no built app, or a file cannot be read or written.
    pub fn collect(root: &Path, folder: &Path, style: String) -> Result<Assets, String> {
        let app = if folder.join(BUILT_WASM).is_file() { take_built_app(folder)? } else { earlier_app(folder)? };
        let watchdog = fs::read_to_string(&root.join(WATCHDOG)).map_err(|error| error.to_string())?;
        Ok(Assets { style, watchdog: without_comments(&watchdog), script: app.script, wasm: app.wasm })
    }
}

/// Gives what Trunk has built its final names.
fn take_built_app(folder: &Path) -> Result<App, String> {
    let read = |name: &str| fs::read(&folder.join(name)).map_err(|error| error.to_string());
    let wasm = write(folder, "app", "wasm", &read(BUILT_WASM)?)?;
    let script = String::from_utf8(read(BUILT_SCRIPT)?).map_err(|error| format!("{BUILT_SCRIPT}: {error}"))?;
    let script = with_start(&script, &wasm)
        .map_err(|error| format!("{BUILT_SCRIPT}: {error}: this version of wasm-bindgen is not known"))?;
    let script = write(folder, "app", "js", script.as_bytes())?;
    let app = App { script, wasm };
    let list = serde_json::to_string(&app).map_err(|error| format!("{APP_LIST}: {error}"))?;
    fs::write(&folder.join(APP_LIST), list.as_bytes()).map_err(|error| error.to_string())?;
    for name in [BUILT_WASM, BUILT_SCRIPT] {
        fs::remove(&folder.join(name)).map_err(|error| error.to_string())?;
    }
    Ok(app)
}

fn earlier_app(folder: &Path) -> Result<App, String> {
    let list = fs::read_to_string(&folder.join(APP_LIST))
        .map_err(|error| format!("{error}\n    help: build the site there first: cargo xtask build"))?;
    serde_json::from_str(&list).map_err(|error| format!("{}: {error}", folder.join(APP_LIST).display()))
}

/// A script of ours without what is for its readers: indentation, and lines that are comments.
pub(crate) fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn write(folder: &Path, name: &str, extension: &str, content: &[u8]) -> Result<Asset, String> {
    let digest = Sha384::digest(content);
    let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let path = format!("{FOLDER}/{name}-{hash}.{extension}");
    fs::write(&folder.join(&path), content).map_err(|error| error.to_string())?;
    Ok(Asset { path, integrity: format!("sha384-{}", STANDARD.encode(digest)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkout(wasm: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(&folder.path().join(name), text.as_bytes()).unwrap();
        write("src/watchdog.js", "0;");
        write("out/black-python-devs_bg.wasm", wasm);
        write("out/black-python-devs.js", "export function start() {}\nexport { initSync, __wbg_init as default };");
        folder
    }

    #[test]
    fn names_follow_the_bytes() {
        let collect = |wasm| {
            let folder = checkout(wasm);
            Assets::collect(folder.path(), &folder.path().join("out"), String::new()).unwrap()
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
    fn a_second_run_finds_the_app_again() {
        let folder = checkout("one");
        let out = folder.path().join("out");
        let first = Assets::collect(folder.path(), &out, String::new()).unwrap();
        assert!(!out.join(BUILT_WASM).exists() && !out.join(BUILT_SCRIPT).exists());
        assert_eq!(Assets::collect(folder.path(), &out, String::new()).unwrap(), first);
        let script = fs::read_to_string(&out.join(&first.script.path)).unwrap();
        assert!(script.contains(&first.wasm.integrity) && first.wasm.path.contains("app-"), "{script}");
    }

    #[test]
    fn visitors_load_no_comments() {
        assert_eq!(without_comments("// What it does.\nif (a) {\n  // Why.\n\n  b();\n}\n"), "if (a) {\nb();\n}");
    }

    #[test]
    fn a_folder_without_a_site_says_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let message = Assets::collect(folder.path(), folder.path(), String::new()).unwrap_err();
        assert!(message.contains("cargo xtask build"), "{message}");
    }
}
