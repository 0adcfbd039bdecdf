//! Optimises the size of a release build.
//!
//! WebAssembly and its JavaScript share import and export names that contain hashes, which do not compress, and nobody
//! reads them in a release. wasm-opt shortens these names and the code; esbuild tree-shakes and minifies the JavaScript.

use crate::process::run;
use crate::tools;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// The files that Trunk writes, named after the root package.
const WASM: &str = "black-python-devs_bg.wasm";
const MODULE: &str = "black-python-devs.js";
/// wasm-opt's options. Flattening and relooping after the first round yields smaller code than rounds of -Os alone. The
/// stripped sections (`producers`, `target_features`) are metadata for tools.
const WASM_OPT_OPTIONS: [&str; 8] = [
    "-Os",
    "--flatten",
    "--rereloop",
    "-Os",
    "-Os",
    "--minify-imports-and-exports-and-modules",
    "--strip-producers",
    "--strip-target-features",
];
/// The folder with the latest input and output of wasm-opt, which takes as long as the rest of a build without changes.
const LATEST: &str = "target/wasm-opt";
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
    let names = optimize_wasm(&folder.join(WASM), &latest_folder(), wasm_opt)?;
    let path = folder.join(MODULE);
    let module = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    fs::write(&path, rename_symbols(&module, &names)?).with_context(|| format!("cannot write {}", path.display()))?;
    minify(folder)
}

/// Optimises a WebAssembly file in place, and returns the names that wasm-opt has minified. An input that equals the latest
/// one gets its output.
fn optimize_wasm(wasm: &Path, latest: &Path, run: impl Fn(&Path, &Path) -> Result<Vec<u8>>) -> Result<MinifiedNames> {
    let input = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let [input_file, output_file, names_file] =
        ["input.wasm", "output.wasm", "names.json"].map(|name| latest.join(name));
    let is_latest = fs::read(&input_file).is_ok_and(|latest| latest == input) && names_file.is_file();
    if !is_latest {
        // The input is written last, so an interrupted run leaves no wrong result.
        let _ = fs::remove_file(&input_file);
        fs::create_dir_all(latest).with_context(|| format!("cannot create {}", latest.display()))?;
        let names = run(wasm, &output_file)?;
        fs::write(&names_file, names).with_context(|| format!("cannot write {}", names_file.display()))?;
        fs::write(&input_file, input).with_context(|| format!("cannot write {}", input_file.display()))?;
    }
    fs::copy(&output_file, wasm).with_context(|| format!("cannot write {}", wasm.display()))?;
    let names = fs::read(&names_file).with_context(|| format!("cannot read {}", names_file.display()))?;
    serde_json::from_slice(&names).context("wasm-opt did not print the minified names as JSON")
}

/// Runs wasm-opt, and returns its output: the minified names as JSON.
fn wasm_opt(input: &Path, output: &Path) -> Result<Vec<u8>> {
    let mut command = tools::command("wasm-opt")?;
    command.args(WASM_OPT_OPTIONS).arg(input).arg("-o").arg(output);
    let output = command.stderr(Stdio::inherit()).output().context("cannot start wasm-opt")?;
    if !output.status.success() {
        bail!("wasm-opt cannot optimise {}", input.display());
    }
    Ok(output.stdout)
}

/// Returns the folder for this version of wasm-opt with these options.
fn latest_folder() -> PathBuf {
    Path::new(LATEST).join(format!("{}{}", tools::WASM_OPT_VERSION, WASM_OPT_OPTIONS.concat()))
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
    use std::cell::Cell;

    fn names() -> MinifiedNames {
        serde_json::from_str(r#"{ "imports": [["./app_bg.js", "__wbg_a_1", "b"]], "exports": [["run", "c"]] }"#)
            .unwrap()
    }

    #[test]
    fn only_another_input_is_optimised_again() {
        let folder = tempfile::tempdir().unwrap();
        let (wasm, latest) = (folder.path().join(WASM), folder.path().join("latest"));
        let runs = Cell::new(0);
        let optimized = |input: &str| {
            fs::write(&wasm, input).unwrap();
            let names = optimize_wasm(&wasm, &latest, |input, output| {
                runs.set(runs.get() + 1);
                let input = fs::read_to_string(input).unwrap();
                anyhow::ensure!(input != "broken", "no");
                fs::write(output, format!("small {input}")).unwrap();
                Ok(format!(r#"{{ "imports": [], "exports": [["{input}", "a"]] }}"#).into_bytes())
            });
            names.map(|names| (fs::read_to_string(&wasm).unwrap(), names.exports[0].0.clone(), runs.get()))
        };
        let result = |input: &str, runs: i32| (format!("small {input}"), String::from(input), runs);
        assert_eq!(optimized("one").unwrap(), result("one", 1));
        assert_eq!(optimized("one").unwrap(), result("one", 1));
        assert_eq!(optimized("two").unwrap(), result("two", 2));
        assert!(optimized("broken").is_err());
        assert_eq!(optimized("two").unwrap(), result("two", 4));
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
