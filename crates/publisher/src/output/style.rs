//! Joins the style sheets of `style/` into one file, makes it small and puts it into words that older browsers know.

use crate::fs;
use crate::memory::Memory;
use lightningcss::error::Error;
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};
use std::fmt::Display;
use std::path::Path;

/// The text of a site's style sheet.
///
/// # Errors
/// As [`bundle`].
pub(crate) fn of_site(root: &Path, memory: &mut Memory) -> Result<String, String> {
    let folder = root.join("style");
    let files = fs::stamps(std::slice::from_ref(&folder)).map_err(|error| error.to_string())?;
    memory.style.result(files, |_| bundle(&folder.join("main.css")))
}

/// The text of a style sheet with every `@import "file.css";` replaced by that file's text.
///
/// # Errors
/// A file cannot be read, is no style sheet, or has an import of another form. The message names file and line.
pub fn bundle(file: &Path) -> Result<String, String> {
    let text = fs::read_text(file).map_err(|error| error.to_string())?;
    let (mut own, mut imported) = (String::new(), String::new());
    for (number, line) in text.lines().enumerate() {
        match line.strip_prefix("@import") {
            Some(import) => {
                let name = import.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix("\";"));
                let name =
                    name.ok_or_else(|| format!("{}:{}: write `@import \"file.css\";`", file.display(), number + 1))?;
                imported.push_str(&bundle(&file.with_file_name(name))?);
            }
            None => own.push_str(line),
        }
        // Also in the place of an import, so that a mistake is reported on its line.
        own.push('\n');
    }
    Ok(compact(file, &own)? + &imported)
}

fn compact(file: &Path, text: &str) -> Result<String, String> {
    let targets = Targets::from(oldest_browsers());
    let mut sheet = StyleSheet::parse(text, ParserOptions::default()).map_err(|error| describe(file, error))?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| describe(file, error))?;
    let printed = sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() });
    Ok(printed.map_err(|error| describe(file, error))?.code)
}

/// The first browsers with cascade layers, which the style sheets cannot do without.
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
    let place = error.loc.map(|place| format!(":{}:{}", place.line + 1, place.column)).unwrap_or_default();
    format!("{}{place}: {}\n    help: this is no style sheet that browsers understand", file.display(), error.kind)
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
    fn older_browsers_get_colours_that_they_know() {
        let (folder, write) = folder();
        write("main.css", "a { color: oklch(50% 0.1 20) }");
        assert!(bundle(&folder.path().join("main.css")).unwrap().starts_with("a{color:#"));
    }

    #[test]
    fn a_mistake_is_reported_where_it_stands() {
        let (folder, write) = folder();
        write("main.css", "@import \"a.css\";\n");
        write("a.css", "a {}\n\n..b {}\n");
        let message = bundle(&folder.path().join("main.css")).unwrap_err();
        assert!(message.contains("a.css:3:"), "{message}");
    }
}
