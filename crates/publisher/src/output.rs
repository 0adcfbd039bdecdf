//! Writes what is published into a folder with a built site.

use crate::document::{Address, Template};
use crate::files;
use crate::publish::Published;
use std::collections::BTreeMap;
use std::path::Path;

/// The list of all files that the publisher has written, so that the next run can remove those that are gone.
const FILE_LIST: &str = "content/published.txt";

/// Writes the content and the documents. Files of an earlier run that are no longer published are removed.
///
/// # Errors
/// The folder has no `index.html` that can serve as a template, or a file cannot be written.
pub fn write(folder: &Path, published: &Published, address: &Address) -> Result<usize, String> {
    let index = files::read_text(&folder.join("index.html"))
        .map_err(|error| format!("{error}\n    help: build the site there first: cargo xtask build"))?;
    let template = Template::new(&index)?;
    let mut output: BTreeMap<String, String> = published.files.clone();
    for head in &published.documents {
        output.insert(head.path(&address.languages), template.document(head, address));
    }
    let earlier = files::read_text(&folder.join(FILE_LIST)).unwrap_or_default();
    for (path, content) in &output {
        files::write(&folder.join(path), content.as_bytes()).map_err(|error| error.to_string())?;
    }
    for path in earlier.lines().filter(|path| !output.contains_key(*path) && is_inside(path)) {
        files::remove(&folder.join(path)).map_err(|error| error.to_string())?;
    }
    let list: String = output.keys().map(|path| format!("{path}\n")).collect();
    files::write(&folder.join(FILE_LIST), list.as_bytes()).map_err(|error| error.to_string())?;
    Ok(output.len())
}

/// Whether a path of the list stays within the folder, whoever has written the list.
fn is_inside(path: &str) -> bool {
    !path.is_empty() && path.split('/').all(|segment| !matches!(segment, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_the_list_stay_inside() {
        assert!(is_inside("about/index.html"));
        for path in ["", "/etc/passwd", "../x", "a/../../x", "./a"] {
            assert!(!is_inside(path), "{path}");
        }
    }
}
