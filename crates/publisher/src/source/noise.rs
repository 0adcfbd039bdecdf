//! Files that systems, editors and version control leave behind. They are not content.

use std::path::Path;

/// Names of files and folders, in lower case.
const NAMES: [&str; 8] =
    [".ds_store", ".git", ".gitignore", ".gitkeep", "thumbs.db", "desktop.ini", "icon\r", "__macosx"];
/// The ends of the names of backup, swap and unfinished files, in lower case.
const ENDS: [&str; 8] = ["~", ".bak", ".orig", ".rej", ".swo", ".swp", ".tmp", ".part"];

/// Whether a relative path is, or lies in, something that editors did not write as content.
#[must_use]
pub fn is_noise(path: &Path) -> bool {
    path.iter().any(|segment| {
        let name = segment.to_string_lossy();
        // A dot at the start of a text's name is most likely a slip.
        let is_text = Path::new(&*name).extension().is_some_and(|extension| extension == "md" || extension == "toml");
        name.starts_with('.') && !is_text || is_name_left_behind(&name)
    })
}

/// Whether a relative path is, or lies in, something that a program has left behind. Hidden files that are published, such as
/// `.well-known/security.txt`, are not.
#[must_use]
pub fn is_left_behind(path: &Path) -> bool {
    path.iter().any(|segment| is_name_left_behind(&segment.to_string_lossy()))
}

fn is_name_left_behind(name: &str) -> bool {
    let name = name.to_lowercase();
    let is_auto_save = name.starts_with('#') && name.ends_with('#');
    // AppleDouble files such as `._photo.jpg`, and the lock files of Office and Emacs, such as `~$notes.docx`.
    let is_companion = ["._", "~$", ".#"].iter().any(|start| name.starts_with(start));
    is_companion || is_auto_save || NAMES.contains(&name.as_str()) || ENDS.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_files_can_be_published() {
        for path in [".well-known/security.txt", ".nojekyll", "images/a.png"] {
            assert!(!is_left_behind(Path::new(path)), "{path}");
        }
        for path in [".DS_Store", "images/._a.png", "images/.a.png.swp", "images/Thumbs.db", ".gitkeep"] {
            assert!(is_left_behind(Path::new(path)), "{path}");
        }
    }

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
            "en/.obsidian/notes.md",
            "en/news/.#2024-01-02-a.md",
            "media/Thumbs.db",
        ] {
            assert!(is_noise(Path::new(path)), "{path}");
        }
        for path in
            ["en/news/2024-01-02-a.md", "site.toml", "media/a b.png", "en/news/a.markdown", "en/news/swp", "en/.a.md"]
        {
            assert!(!is_noise(Path::new(path)), "{path}");
        }
    }
}
