//! npm packages at pinned versions. Their install scripts are not run.

use crate::process::run;
use crate::tools::TOOLS_DIR;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;

/// An npm package at a pinned version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Package {
    name: &'static str,
    version: &'static str,
}

/// wasm-opt; Debian's version is too old for current WebAssembly.
pub const BINARYEN: Package = Package { name: "binaryen", version: "132.0.0" };
/// The bundler: tree-shakes and minifies JavaScript.
pub const ESBUILD: Package = Package { name: "esbuild", version: "0.28.2" };
/// The accessibility checker.
pub const AXE: Package = Package { name: "axe-core", version: "4.14.1" };
/// The Nu HTML checker.
pub const HTML_CHECKER: Package = Package { name: "vnu-jar", version: "26.9.27" };

const ALL: [Package; 4] = [BINARYEN, ESBUILD, AXE, HTML_CHECKER];

/// Installs packages that are missing or have another version.
pub fn ensure_installed(wanted: &[Package]) -> Result<()> {
    if wanted.iter().all(|package| package.is_installed()) {
        return Ok(());
    }
    // npm removes packages that a command does not name, so the installed ones are named too.
    let kept = ALL.into_iter().filter(|package| wanted.contains(package) || package.is_installed());
    let named: Vec<String> = kept.map(|package| format!("{}@{}", package.name, package.version)).collect();
    println!("Installing {} into {TOOLS_DIR}/.", named.join(", "));
    let mut command = Command::new("npm");
    command.args(["install", "--prefix", TOOLS_DIR, "--ignore-scripts"]);
    command.args(["--no-save", "--no-package-lock", "--no-audit", "--no-fund"]).args(named);
    run(command).context("cannot run npm: install Node.js, then try again")
}

impl Package {
    fn is_installed(self) -> bool {
        let file = Path::new(TOOLS_DIR).join("node_modules").join(self.name).join("package.json");
        fs::read_to_string(file).is_ok_and(|manifest| has_version(&manifest, self.version))
    }
}

/// Returns whether a `package.json` has this version.
fn has_version(manifest: &str, version: &str) -> bool {
    let manifest: String = manifest.split_whitespace().collect();
    manifest.contains(&format!("\"version\":\"{version}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_version_compares_the_full_version() {
        let manifest = "{\n  \"name\": \"a\",\n  \"version\": \"1.2.3\"\n}";
        assert!(has_version(manifest, "1.2.3"));
        assert!(!has_version(manifest, "1.2"));
        assert!(!has_version(manifest, "2.3"));
    }
}
