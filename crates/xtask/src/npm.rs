//! Packages from npm, at exact versions. Their own install scripts are not run.

use crate::process::run;
use crate::tools::FOLDER;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Package {
    name: &'static str,
    version: &'static str,
}

/// wasm-opt; Debian's own is too old for today's WebAssembly.
pub const BINARYEN: Package = Package { name: "binaryen", version: "132.0.0" };
/// Leaves out of JavaScript what is not used.
pub const ESBUILD: Package = Package { name: "esbuild", version: "0.28.2" };
/// Looks for barriers in a page.
pub const AXE: Package = Package { name: "axe-core", version: "4.14.1" };
/// The Nu HTML checker.
pub const HTML_CHECKER: Package = Package { name: "vnu-jar", version: "26.9.27" };

const ALL: [Package; 4] = [BINARYEN, ESBUILD, AXE, HTML_CHECKER];

/// Makes sure of packages.
pub fn provide(wanted: &[Package]) -> Result<()> {
    if wanted.iter().all(|package| package.is_there()) {
        return Ok(());
    }
    // npm removes what a command does not name, so what is there already is named too.
    let kept = ALL.into_iter().filter(|package| wanted.contains(package) || package.is_there());
    let named: Vec<String> = kept.map(|package| format!("{}@{}", package.name, package.version)).collect();
    println!("Installing {} into {FOLDER}/.", named.join(", "));
    let mut command = Command::new("npm");
    command.args(["install", "--prefix", FOLDER, "--ignore-scripts"]);
    command.args(["--no-save", "--no-package-lock", "--no-audit", "--no-fund"]).args(named);
    run(command).context("install Node.js, then try again")
}

impl Package {
    fn is_there(self) -> bool {
        let file = Path::new(FOLDER).join("node_modules").join(self.name).join("package.json");
        fs::read_to_string(file).is_ok_and(|text| has_version(&text, self.version))
    }
}

/// Whether the text of a `package.json` is of this version.
fn has_version(text: &str, version: &str) -> bool {
    let text: String = text.split_whitespace().collect();
    text.contains(&format!("\"version\":\"{version}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_a_whole() {
        let text = "{\n  \"name\": \"a\",\n  \"version\": \"1.2.3\"\n}";
        assert!(has_version(text, "1.2.3"));
        assert!(!has_version(text, "1.2"));
        assert!(!has_version(text, "2.3"));
    }
}
