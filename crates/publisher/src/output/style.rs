//! Bundles and minifies the style sheets of `style/`, and compiles them for older browsers.

use crate::fs;
use lightningcss::error::Error;
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};
use std::fmt::Display;
use std::path::Path;

/// Returns a minified style sheet in which every `@import "file.css";` is replaced by that file.
///
/// # Errors
/// Errors if a file cannot be read, is not a style sheet, or has an import of another form. The message names file and
/// line.
pub fn bundle(file: &Path) -> Result<String, String> {
    let css = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let (mut own, mut imported) = (String::new(), String::new());
    for (number, line) in css.lines().enumerate() {
        match line.strip_prefix("@import") {
            Some(import) => {
                let name = import.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix("\";"));
                let name =
                    name.ok_or_else(|| format!("{}:{}: write `@import \"file.css\";`", file.display(), number + 1))?;
                imported.push_str(&bundle(&file.with_file_name(name))?);
            }
            None => own.push_str(line),
        }
        // Imports keep their line, so that error messages name the right one.
        own.push('\n');
    }
    Ok(minify(file, &own)? + &imported)
}

fn minify(file: &Path, css: &str) -> Result<String, String> {
    let targets = Targets::from(oldest_browsers());
    let mut sheet = StyleSheet::parse(css, ParserOptions::default()).map_err(|error| describe(file, error))?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| describe(file, error))?;
    let printed = sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() });
    Ok(printed.map_err(|error| describe(file, error))?.code)
}

/// Returns the first browsers with cascade layers, which the style sheets require.
fn oldest_browsers() -> Browsers {
    let version = |major: u32, minor: u32| Some((major << 16) | (minor << 8));
    Browsers {
        android: version(99, 0),
        chrome: version(99, 0),
        edge: version(99, 0),
        firefox: version(97, 0),
        ios_saf: version(15, 4),
        safari: version(15, 4),
        samsung: version(18, 0),
        ..Browsers::default()
    }
}

fn describe<Kind: Display>(file: &Path, error: Error<Kind>) -> String {
    let position = error.loc.map(|location| format!(":{}:{}", location.line + 1, location.column)).unwrap_or_default();
    format!("{}{position}: {}\n    help: this is no style sheet that browsers understand", file.display(), error.kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, impl Fn(&str, &str)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_path_buf();
        (folder, move |name: &str, text: &str| fs::write(&path.join(name), text.as_bytes()).unwrap())
    }

    #[test]
    fn imports_are_replaced_by_their_files() {
        let (folder, write) = folder();
        write("main.css", "@layer a;\n@import \"a.css\";\n");
        write("a.css", "a { color: #ff0000 }\n");
        assert_eq!(bundle(&folder.path().join("main.css")).unwrap(), "@layer a;a{color:red}");
        write("main.css", "@import url(a.css);\n");
        assert!(bundle(&folder.path().join("main.css")).unwrap_err().ends_with(":1: write `@import \"file.css\";`"));
    }

    #[test]
    fn colours_are_compiled_for_older_browsers() {
        let (folder, write) = folder();
        write("main.css", "a { color: oklch(50% 0.1 20) }");
        assert!(bundle(&folder.path().join("main.css")).unwrap().starts_with("a{color:#"));
    }

    #[test]
    fn an_error_names_its_file_and_line() {
        let (folder, write) = folder();
        write("main.css", "@import \"a.css\";\n");
        write("a.css", "a {}\n\n..b {}\n");
        let message = bundle(&folder.path().join("main.css")).unwrap_err();
        assert!(message.contains("a.css:3:"), "{message}");
    }
}
