//! wasm-bindgen's module with the script that starts the app behind it. They are one file, because only what a document names
//! has an integrity that the browser checks; what a module imports has none.

use crate::output::assets::{Asset, without_comments};

/// A function to which the module's functions and the place of the WebAssembly are handed.
const SCRIPT: &str = include_str!("app_start.js");

/// In the first line of a script, it has Chromium compile all functions beside the page while the WebAssembly is on its way,
/// and not each when it is first called: <https://v8.dev/blog/explicit-compile-hints>. For all others it is a comment.
const CALLED_ON_LOAD: &str = "//# allFunctionsCalledOnLoad";

/// The module with its start.
///
/// # Errors
/// Names what the module does not export.
pub fn with_start(module: &str, wasm: &Asset) -> Result<String, String> {
    let function = |name: &'static str| exported(module, name).ok_or_else(|| format!("it exports no `{name}`"));
    let (initialise, start) = (function("default")?, function("start")?);
    let Asset { path, integrity } = wasm;
    let name = path.rsplit('/').next().unwrap_or(path);
    let script = without_comments(SCRIPT);
    let call = format!(r#"({initialise}, {start}, new URL("{name}", import.meta.url), "{integrity}");"#);
    Ok([CALLED_ON_LOAD, "\n", module, "\n", &script, &call, "\n"].concat())
}

/// By which name a module knows what it exports, whether or not it was made smaller.
fn exported<'a>(module: &'a str, name: &'a str) -> Option<&'a str> {
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
    fn exports_are_found_by_whatever_name_they_have() {
        let built = "export function start(files) {}\nexport { initSync, __wbg_init as default };";
        assert_eq!(exported(built, "default"), Some("__wbg_init"));
        assert_eq!(exported(built, "start"), Some("start"));
        let minified = "var a;export{$b as default,c as start};\n";
        assert_eq!(exported(minified, "default"), Some("$b"));
        assert_eq!(exported(minified, "start"), Some("c"));
        assert_eq!(exported("export { initSync };", "default"), None);
    }

    #[test]
    fn the_functions_of_the_module_are_handed_to_the_script() {
        let wasm = Asset { path: String::from("assets/app-0.wasm"), integrity: String::from("sha384-0") };
        let script = with_start("export{a as default,b as start};", &wasm).unwrap();
        // The browser looks for it in the first line alone.
        assert!(script.starts_with("//# allFunctionsCalledOnLoad\nexport{a as default,b as start};\n(("), "{script}");
        let call = r#"})(a, b, new URL("app-0.wasm", import.meta.url), "sha384-0");"#;
        assert!(script.trim_end().ends_with(call), "{script}");
        assert_eq!(with_start("export{a as default};", &wasm).unwrap_err(), "it exports no `start`");
    }
}
