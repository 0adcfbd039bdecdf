//! Bundles and minifies the style sheets of `style/`, and compiles them for older browsers.

use crate::fs::{self, FileError};
use lightningcss::printer::PrinterOptions;
use lightningcss::rules::CssRule;
use lightningcss::rules::import::ImportRule;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};
use lightningcss::traits::ToCss;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The style sheet cannot be bundled.
#[derive(Debug, Error)]
pub enum StyleError {
    /// The style sheet cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// An imported file cannot be read.
    #[error("{}:{line}: {source}\n    help: import a file by its path from this one", file.display())]
    Import {
        /// The file with the import.
        file: PathBuf,
        /// The line of the import.
        line: u32,
        /// Why the imported file cannot be read.
        source: FileError,
    },
    /// An import has a layer, a media query or another condition.
    #[error("{}:{line}: this import has a condition\n    help: write `@import \"file.css\";`", file.display())]
    ConditionalImport {
        /// The file with the import.
        file: PathBuf,
        /// The line of the import.
        line: u32,
    },
    /// A file is not CSS.
    #[error(
        "{}:{line}:{column}: {message}\n    help: correct this line: browsers ignore it as it is",
        file.display()
    )]
    Syntax {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u32,
        /// The column.
        column: u32,
        /// The message of the parser.
        message: String,
    },
    /// The bundle uses CSS that cannot be compiled for older browsers.
    #[error("{}: {message}\n    help: write the rule in CSS that browsers of 2022 understand", file.display())]
    Unsupported {
        /// The file with the imports.
        file: PathBuf,
        /// The message of the compiler.
        message: String,
    },
}

/// Returns a minified style sheet in which every `@import "file.css";` is replaced by that file.
///
/// # Errors
/// Errors if a file cannot be read, is not a style sheet, or has an import with a condition. The message names file and
/// line.
pub fn bundle(file: &Path) -> Result<String, StyleError> {
    let targets = Targets::from(oldest_browsers());
    let css = inline_imports(file)?;
    // The whole bundle is minified at once, so that neighbouring blocks of one layer are merged.
    let mut sheet = parse(file, &css)?;
    let options = MinifyOptions { targets, ..MinifyOptions::default() };
    sheet.minify(options).map_err(|error| unsupported(file, &error.kind))?;
    let printed = sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() });
    Ok(printed.map_err(|error| unsupported(file, &error.kind))?.code)
}

fn inline_imports(file: &Path) -> Result<String, StyleError> {
    let source = fs::read_to_string(file)?;
    let mut css = String::new();
    for rule in parse(file, &source)?.rules.0 {
        let printed = match rule {
            CssRule::Import(import) => imported(file, &import)?,
            rule => rule.to_css_string(PrinterOptions::default()).map_err(|error| unsupported(file, &error.kind))?,
        };
        css.push_str(&printed);
    }
    Ok(css)
}

fn imported(file: &Path, import: &ImportRule<'_>) -> Result<String, StyleError> {
    let (file_with_import, line) = (file.to_path_buf(), import.loc.line + 1);
    if import.layer.is_some() || import.supports.is_some() || !import.media.media_queries.is_empty() {
        return Err(StyleError::ConditionalImport { file: file_with_import, line });
    }
    inline_imports(&file.with_file_name(&*import.url)).map_err(|error| match error {
        StyleError::File(source) => StyleError::Import { file: file_with_import, line, source },
        error => error,
    })
}

fn unsupported(file: &Path, reason: &dyn Display) -> StyleError {
    StyleError::Unsupported { file: file.to_path_buf(), message: reason.to_string() }
}

fn parse<'css>(file: &Path, css: &'css str) -> Result<StyleSheet<'css>, StyleError> {
    StyleSheet::parse(css, ParserOptions::default()).map_err(|error| {
        let (line, column) = error.loc.map_or((1, 1), |location| (location.line + 1, location.column));
        StyleError::Syntax { file: file.to_path_buf(), line, column, message: error.kind.to_string() }
    })
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
        write("main.css", "@layer a;\n@import \"a.css\";\n@import url(b.css);\nd { color: #ff0000 }\n");
        write("a.css", "@import \"c.css\"; a { color: #ff0000 }\n");
        write("b.css", "b { margin: 0 }\n");
        write("c.css", "c { margin: 0 }\n");
        let css = bundle(&folder.path().join("main.css")).unwrap();
        assert_eq!(css, "@layer a;c{margin:0}a{color:red}b{margin:0}d{color:red}");
    }

    #[test]
    fn blocks_of_one_layer_are_merged() {
        let (folder, write) = folder();
        write("main.css", "@import \"a.css\";\n@import \"b.css\";\n");
        write("a.css", "@layer x { a { margin: 0 } }");
        write("b.css", "@layer x { b { padding: 0 } }");
        assert_eq!(bundle(&folder.path().join("main.css")).unwrap(), "@layer x{a{margin:0}b{padding:0}}");
    }

    #[test]
    fn an_import_with_a_condition_is_an_error() {
        let (folder, write) = folder();
        for condition in ["print", "layer", "layer(a)", "supports(display: grid)"] {
            write("main.css", &format!("@layer a;\n@import \"a.css\" {condition};\n"));
            let message = bundle(&folder.path().join("main.css")).unwrap_err().to_string();
            assert!(message.contains("main.css:2: "), "{message}");
            assert!(message.ends_with("write `@import \"file.css\";`"), "{message}");
        }
    }

    #[test]
    fn a_missing_import_names_the_file_with_the_import() {
        let (folder, write) = folder();
        write("main.css", "@layer a;\n@import \"a.css\";\n");
        let error = bundle(&folder.path().join("main.css")).unwrap_err();
        assert!(matches!(&error, StyleError::Import { line: 2, .. }), "{error:?}");
        assert!(error.to_string().contains("main.css:2: cannot read "), "{error}");
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
        let message = bundle(&folder.path().join("main.css")).unwrap_err().to_string();
        assert!(message.contains("a.css:3:"), "{message}");
    }
}
