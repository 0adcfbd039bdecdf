//! Makes the built app smaller. WebAssembly and its JavaScript know each other by names that were made for people and by
//! hashes that no compression can shorten; in a release nobody reads them. What the compiler has made of the code can be said
//! in fewer bytes, too.

use crate::process::run;
use crate::tools;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::fs;
use std::path::Path;
use std::process::Stdio;

/// What Trunk writes, named after the root package.
const WASM: &str = "black-python-devs_bg.wasm";
const MODULE: &str = "black-python-devs.js";
/// The name under which wasm-bindgen gives functions to the WebAssembly, and the one that wasm-opt puts in its place.
const FUNCTIONS: (&str, &str) = (r#""./black-python-devs_bg.js""#, r#""a""#);

/// The names that wasm-opt has replaced, each with its new one.
#[derive(Debug, Deserialize)]
struct ShortNames {
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

/// Shortens the names on both sides, and leaves out of the JavaScript what the app never uses and nobody reads.
pub fn shrink(folder: &Path) -> Result<()> {
    let names = optimise_wasm(&folder.join(WASM))?;
    let module = folder.join(MODULE);
    let text = fs::read_to_string(&module).with_context(|| format!("cannot read {}", module.display()))?;
    fs::write(&module, shorten_module(&text, &names)?).with_context(|| format!("cannot write {}", module.display()))?;
    minify(folder)
}

/// Optimises the WebAssembly, gives what it imports and exports short names, and tells which.
fn optimise_wasm(wasm: &Path) -> Result<ShortNames> {
    let mut command = tools::program("wasm-opt")?;
    // Code that is taken apart and put together anew after the first round ends up smaller than after rounds alone.
    command.args(["-Os", "--flatten", "--rereloop", "-Os", "-Os"]);
    // What is stripped says which programs have made it, and what these need to know.
    command.args(["--minify-imports-and-exports-and-modules", "--strip-producers", "--strip-target-features"]);
    command.arg(wasm).arg("-o").arg(wasm);
    let output = command.stderr(Stdio::inherit()).output().context("cannot start wasm-opt")?;
    if !output.status.success() {
        bail!("wasm-opt cannot make {} smaller", wasm.display());
    }
    serde_json::from_slice(&output.stdout).context("wasm-opt does not say which names it has shortened")
}

/// The module that wasm-bindgen has written, with the same short names.
fn shorten_module(module: &str, names: &ShortNames) -> Result<String> {
    let mut text = replace(module, FUNCTIONS.0, FUNCTIONS.1)?;
    for (_, name, short) in &names.imports {
        // Each import is a property of an object, on a line of its own.
        text = replace(&text, &format!("\n        {name}: "), &format!("\n        {short}: "))?;
    }
    for (name, short) in &names.exports {
        text = replace_export(&text, name, short);
    }
    Ok(text)
}

fn replace(text: &str, name: &str, short: &str) -> Result<String> {
    if !text.contains(name) {
        bail!("{MODULE} has no {}: this version of wasm-bindgen is not known", name.trim());
    }
    Ok(text.replace(name, short))
}

/// Replaces `wasm.NAME`, but not where a longer name begins like it.
fn replace_export(text: &str, name: &str, short: &str) -> String {
    let goes_on = |rest: &str| rest.starts_with(|next: char| next.is_alphanumeric() || next == '_' || next == '$');
    let full_name = format!("wasm.{name}");
    let mut parts = text.split(&full_name);
    let mut replaced = String::from(parts.next().unwrap_or_default());
    for part in parts {
        replaced.push_str("wasm.");
        replaced.push_str(if goes_on(part) { name } else { short });
        replaced.push_str(part);
    }
    replaced
}

/// Leaves out comments, spaces, long names, and the classes that a dependency exports and the app never uses: they count as
/// used only because of how they would be disposed of, which no code does.
fn minify(folder: &Path) -> Result<()> {
    let mut command = tools::program("esbuild")?;
    command.args(["--bundle", "--minify", "--format=esm", "--define:Symbol.dispose=undefined", "--log-level=warning"]);
    command.args(["--allow-overwrite", &format!("--outfile={MODULE}"), "entry.js"]).current_dir(folder);
    let entry = folder.join("entry.js");
    let text = format!("export {{ default, start }} from './{MODULE}';");
    fs::write(&entry, text).with_context(|| format!("cannot write {}", entry.display()))?;
    let minified = run(command);
    fs::remove_file(&entry).with_context(|| format!("cannot remove {}", entry.display()))?;
    minified
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> ShortNames {
        serde_json::from_str(r#"{ "imports": [["./app_bg.js", "__wbg_a_1", "b"]], "exports": [["run", "c"]] }"#)
            .unwrap()
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let module = "{\n    \"./black-python-devs_bg.js\": {\n        __wbg_a_1: function() { wasm.run(); wasm.run_on(); },\n    }\n}";
        let expected = "{\n    \"a\": {\n        b: function() { wasm.c(); wasm.run_on(); },\n    }\n}";
        assert_eq!(shorten_module(module, &names()).unwrap(), expected);
    }

    #[test]
    fn a_module_of_another_shape_is_refused() {
        let message = shorten_module("{ \"./black-python-devs_bg.js\": {} }", &names()).unwrap_err().to_string();
        assert_eq!(message, "black-python-devs.js has no __wbg_a_1:: this version of wasm-bindgen is not known");
    }
}
