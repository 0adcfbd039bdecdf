//! Optimises the size of a release build.
//!
//! WebAssembly and its JavaScript share import and export names that contain hashes, which do not compress, and nobody
//! reads them in a release. wasm-opt shortens these names and the code; esbuild tree-shakes and minifies the JavaScript.

use crate::process::run;
use crate::tools;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::fs;
use std::path::Path;
use std::process::Stdio;

/// The files that Trunk writes, named after the root package.
const WASM: &str = "black-python-devs_bg.wasm";
const MODULE: &str = "black-python-devs.js";
/// The import module of the WebAssembly: wasm-bindgen's name, and the one that wasm-opt replaces it with.
const IMPORT_MODULE: (&str, &str) = (r#""./black-python-devs_bg.js""#, r#""a""#);

/// The names that wasm-opt has minified, each with its replacement.
#[derive(Debug, Deserialize)]
struct MinifiedNames {
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

/// Optimises the WebAssembly, renames its imports and exports in the JavaScript, and minifies the JavaScript.
///
/// # Errors
/// Errors if wasm-opt or esbuild fails, or wasm-bindgen's module has an unknown format.
pub fn optimize(folder: &Path) -> Result<()> {
    let names = optimize_wasm(&folder.join(WASM))?;
    let path = folder.join(MODULE);
    let module = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    fs::write(&path, rename_symbols(&module, &names)?).with_context(|| format!("cannot write {}", path.display()))?;
    minify(folder)
}

/// Runs wasm-opt, and returns the names that it has minified.
fn optimize_wasm(wasm: &Path) -> Result<MinifiedNames> {
    let mut command = tools::command("wasm-opt")?;
    // Flattening and relooping after the first round yields smaller code than rounds of -Os alone.
    command.args(["-Os", "--flatten", "--rereloop", "-Os", "-Os"]);
    // The stripped sections (`producers`, `target_features`) are metadata for tools.
    command.args(["--minify-imports-and-exports-and-modules", "--strip-producers", "--strip-target-features"]);
    command.arg(wasm).arg("-o").arg(wasm);
    let output = command.stderr(Stdio::inherit()).output().context("cannot start wasm-opt")?;
    if !output.status.success() {
        bail!("wasm-opt cannot optimise {}", wasm.display());
    }
    serde_json::from_slice(&output.stdout).context("wasm-opt did not print the minified names as JSON")
}

/// Renames imports and exports in the module that wasm-bindgen has generated.
fn rename_symbols(module: &str, names: &MinifiedNames) -> Result<String> {
    let mut module = replace(module, IMPORT_MODULE.0, IMPORT_MODULE.1)?;
    for (_, name, short) in &names.imports {
        // Each import is a property of an object, on a line of its own.
        module = replace(&module, &format!("\n        {name}: "), &format!("\n        {short}: "))?;
    }
    for (name, short) in &names.exports {
        module = rename_export(&module, name, short);
    }
    Ok(module)
}

fn replace(module: &str, name: &str, short: &str) -> Result<String> {
    if !module.contains(name) {
        bail!("{MODULE} has no {}: this version of wasm-bindgen is not supported", name.trim());
    }
    Ok(module.replace(name, short))
}

/// Replaces `wasm.NAME`, except where NAME is only a prefix of a longer identifier.
fn rename_export(module: &str, name: &str, short: &str) -> String {
    let continues = |rest: &str| rest.starts_with(|next: char| next.is_alphanumeric() || next == '_' || next == '$');
    let full_name = format!("wasm.{name}");
    let mut parts = module.split(&full_name);
    let mut renamed = String::from(parts.next().unwrap_or_default());
    for part in parts {
        renamed.push_str("wasm.");
        renamed.push_str(if continues(part) { name } else { short });
        renamed.push_str(part);
    }
    renamed
}

/// Minifies the JavaScript and drops the classes that a dependency exports and the app never uses. Without the `--define`,
/// esbuild keeps them because of their `Symbol.dispose` methods, which no code calls.
fn minify(folder: &Path) -> Result<()> {
    let mut command = tools::command("esbuild")?;
    command.args(["--bundle", "--minify", "--format=esm", "--define:Symbol.dispose=undefined", "--log-level=warning"]);
    command.args(["--allow-overwrite", &format!("--outfile={MODULE}"), "entry.js"]).current_dir(folder);
    let entry = folder.join("entry.js");
    let source = format!("export {{ default, start }} from './{MODULE}';");
    fs::write(&entry, source).with_context(|| format!("cannot write {}", entry.display()))?;
    let minified = run(command);
    fs::remove_file(&entry).with_context(|| format!("cannot remove {}", entry.display()))?;
    minified
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> MinifiedNames {
        serde_json::from_str(r#"{ "imports": [["./app_bg.js", "__wbg_a_1", "b"]], "exports": [["run", "c"]] }"#)
            .unwrap()
    }

    #[test]
    fn imports_and_exports_are_renamed() {
        let module = "{\n    \"./black-python-devs_bg.js\": {\n        __wbg_a_1: function() { wasm.run(); wasm.run_on(); },\n    }\n}";
        let expected = "{\n    \"a\": {\n        b: function() { wasm.c(); wasm.run_on(); },\n    }\n}";
        assert_eq!(rename_symbols(module, &names()).unwrap(), expected);
    }

    #[test]
    fn an_unknown_module_format_is_rejected() {
        let message = rename_symbols("{ \"./black-python-devs_bg.js\": {} }", &names()).unwrap_err().to_string();
        assert_eq!(message, "black-python-devs.js has no __wbg_a_1:: this version of wasm-bindgen is not supported");
    }
}
