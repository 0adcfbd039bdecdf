//! Files that systems, editors and version control leave behind. They are not content.

use std::path::Path;

/// Names of files and folders, in lower case.
const NAMES: [&str; 4] = ["thumbs.db", "desktop.ini", "icon\r", "__macosx"];
/// The ends of the names of backup, swap and unfinished files, in lower case.
const ENDS: [&str; 8] = ["~", ".bak", ".orig", ".rej", ".swo", ".swp", ".tmp", ".part"];

/// Whether a relative path is, or lies in, something that editors did not write as content.
#[must_use]
pub fn is_noise(path: &Path) -> bool {
    path.iter().any(|segment| {
        let name = segment.to_string_lossy().to_lowercase();
        let is_auto_save = name.starts_with('#') && name.ends_with('#');
        // Names such as `.DS_Store` and `._photo.jpg`, and Office's lock files such as `~$notes.docx`.
        let is_hidden = name.starts_with('.') || name.starts_with("~$");
        is_hidden || is_auto_save || NAMES.contains(&name.as_str()) || ENDS.iter().any(|end| name.ends_with(end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_leave_behind_is_noise() {
        for path in [
            ".DS_Store",
            "en/news/._2024-01-02-a.md",
            "en/news/.2024-01-02-a.md.swp",
            "en/news/2024-01-02-a.md~",
            "en/news/2024-01-02-a.md.bak",
            "en/news/2024-01-02-a.md.ORIG",
            "en/news/#2024-01-02-a.md#",
            "en/.obsidian/app.json",
            "media/Thumbs.db",
        ] {
            assert!(is_noise(Path::new(path)), "{path}");
        }
        for path in ["en/news/2024-01-02-a.md", "site.toml", "media/a b.png", "en/news/a.markdown", "en/news/swp"] {
            assert!(!is_noise(Path::new(path)), "{path}");
        }
    }
}
