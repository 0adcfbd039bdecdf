//! Joins the style sheets of `style/` into one file, so that a visitor's browser makes one request for them.

use crate::files;
use std::path::Path;

/// The text of a style sheet with every `@import "file.css";` replaced by that file's text.
///
/// # Errors
/// A file cannot be read, or an import is not written in that form.
pub fn bundle(file: &Path) -> Result<String, String> {
    let text = files::read_text(file).map_err(|error| error.to_string())?;
    let mut bundled = String::new();
    for (number, line) in text.lines().enumerate() {
        match line.strip_prefix("@import") {
            Some(import) => {
                let name = import.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix("\";"));
                let name =
                    name.ok_or_else(|| format!("{}:{}: write `@import \"file.css\";`", file.display(), number + 1))?;
                bundled.push_str(&bundle(&file.with_file_name(name))?);
            }
            None => bundled.push_str(line),
        }
        bundled.push('\n');
    }
    Ok(bundled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_replaced_by_their_files() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| files::write(&folder.path().join(name), text.as_bytes()).unwrap();
        write("main.css", "@layer a;\n@import \"a.css\";\n");
        write("a.css", "a { color: red }\n");
        assert_eq!(bundle(&folder.path().join("main.css")).unwrap(), "@layer a;\na { color: red }\n\n");
        write("main.css", "@import url(a.css);\n");
        assert!(bundle(&folder.path().join("main.css")).unwrap_err().ends_with(":1: write `@import \"file.css\";`"));
    }
}
