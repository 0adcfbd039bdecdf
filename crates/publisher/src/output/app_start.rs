//! wasm-bindgen's module, followed by the script that starts the app. They are one file, because browsers check the
//! integrity only of files that a document names, not of a module's imports.

use crate::output::assets::{Asset, without_comments};
use thiserror::Error;

/// A module lacks an export.
#[derive(Debug, Error)]
#[error("it exports no `{name}`")]
pub struct MissingExport {
    name: &'static str,
}

/// A function that takes the module's functions, the URL of the WebAssembly, its integrity, and the function of [`LANGUAGES`].
const SCRIPT: &str = include_str!("app_start.js");
/// An expression for links between languages. Its value is a function, which is called once the app starts.
const LANGUAGES: &str = include_str!("languages.js");

/// A compile hint, which must be the first line of a script. Chromium then compiles all functions in the background
/// while the WebAssembly loads, instead of each at its first call: <https://v8.dev/blog/explicit-compile-hints>. For
/// all other browsers it is a comment.
const COMPILE_HINT: &str = "//# allFunctionsCalledOnLoad";

/// Appends the script to a module.
///
/// # Errors
/// Errors if the module lacks an export.
pub fn with_start(module: &str, wasm: &Asset) -> Result<String, MissingExport> {
    let function = |name: &'static str| local_name(module, name).ok_or(MissingExport { name });
    let (initialize, start) = (function("default")?, function("start")?);
    let Asset { path, integrity } = wasm;
    let name = path.rsplit('/').next().unwrap_or(path);
    let (script, languages) = (without_comments(SCRIPT), without_comments(LANGUAGES));
    let call = format!(r#"({initialize}, {start}, new URL("{name}", import.meta.url), "{integrity}", {languages});"#);
    Ok([COMPILE_HINT, "\n", module, "\n", &script, &call, "\n"].concat())
}

/// Returns the local name of a module's export, whether or not the module is minified.
fn local_name<'a>(module: &'a str, name: &'a str) -> Option<&'a str> {
    let Some((before, _)) = module.rsplit_once(&format!(" as {name}")) else {
        return module.contains(&format!("export function {name}(")).then_some(name);
    };
    let is_name = |character: char| character.is_alphanumeric() || character == '_' || character == '$';
    Some(&before[before.trim_end_matches(is_name).len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_name_finds_exports_of_minified_modules() {
        let built = "export function start(files) {}\nexport { initSync, __wbg_init as default };";
        assert_eq!(local_name(built, "default"), Some("__wbg_init"));
        assert_eq!(local_name(built, "start"), Some("start"));
        let minified = "var a;export{$b as default,c as start};\n";
        assert_eq!(local_name(minified, "default"), Some("$b"));
        assert_eq!(local_name(minified, "start"), Some("c"));
        assert_eq!(local_name("export { initSync };", "default"), None);
    }

    #[test]
    fn the_script_takes_the_functions_of_the_module() {
        let wasm = Asset { path: String::from("assets/app-0.wasm"), integrity: String::from("sha384-0") };
        let script = with_start("export{a as default,b as start};", &wasm).unwrap();
        // Browsers look for the compile hint in the first line only.
        assert!(script.starts_with("//# allFunctionsCalledOnLoad\nexport{a as default,b as start};\n(("), "{script}");
        let call = r#"})(a, b, new URL("app-0.wasm", import.meta.url), "sha384-0", (() => {"#;
        assert!(script.contains(call) && script.trim_end().ends_with("})());"), "{script}");
        assert_eq!(with_start("export{a as default};", &wasm).unwrap_err().to_string(), "it exports no `start`");
    }
}
