//! Changes of files, which are made together or not at all.

use super::addresses::Address;
use super::entries::RenamedEntry;
use super::{RenameError, read};
use crate::fs;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use toml_edit::{DocumentMut, Item, Value};

/// Keys with slugs in a TOML file, or in those of a folder.
struct SlugKeys {
    file: &'static str,
    keys: &'static [&'static str],
    /// The folder of the entries that they name.
    of: &'static str,
}

const SLUG_KEYS: [SlugKeys; 2] = [
    SlugKeys { file: "content/site.toml", keys: &["navigation", "footer_navigation", "start_group"], of: "pages" },
    SlugKeys { file: "content/partners", keys: &["news"], of: "news" },
];

/// The text files of the content, with what changes in them.
pub struct Changes {
    texts: BTreeMap<PathBuf, ChangedText>,
    moves: Vec<(PathBuf, PathBuf)>,
}

struct ChangedText {
    original: String,
    text: String,
    /// The number of updated links and paths of pictures.
    updated: usize,
}

impl Changes {
    /// Reads the text files of the content.
    pub fn read(root: &Path) -> Result<Changes, RenameError> {
        let mut texts = BTreeMap::new();
        for file in fs::walk(&root.join("content"))? {
            let file = file.strip_prefix(root).map(Path::to_path_buf).unwrap_or(file);
            if file.extension().is_some_and(|extension| extension == "md" || extension == "toml") {
                let original = read(root, &file)?;
                texts.insert(file, ChangedText { text: original.clone(), original, updated: 0 });
            }
        }
        Ok(Changes { texts, moves: Vec::new() })
    }

    /// Whether a file has an address.
    pub fn contains(&self, file: &Path, address: &Address) -> bool {
        self.texts.get(file).is_some_and(|changed| address.replace(&changed.original, is_markdown(file)).1 > 0)
    }

    /// Replaces an address in all files.
    pub fn update(&mut self, address: &Address) {
        for (file, changed) in &mut self.texts {
            let (text, count) = address.replace(&changed.text, is_markdown(file));
            if count > 0 {
                changed.text = text;
                changed.updated += count;
            }
        }
    }

    /// Replaces the slug where TOML files name the entry: in the settings of the site, and among the posts of a partner.
    pub fn update_slugs(&mut self, entry: &RenamedEntry<'_>) -> Result<(), RenameError> {
        for (file, changed) in &mut self.texts {
            let keys = SLUG_KEYS.iter().filter(|keys| keys.of == entry.folder && file.starts_with(keys.file));
            for key in keys.flat_map(|keys| keys.keys) {
                let document: DocumentMut = changed.text.parse()?;
                let (text, count) = with_slug(document, key, entry);
                if count > 0 {
                    (changed.text, changed.updated) = (text, changed.updated + count);
                }
            }
        }
        Ok(())
    }

    /// Changes the text of a file. `edit` returns `None` if that is not possible.
    pub fn edit(&mut self, file: &Path, edit: impl FnOnce(&str) -> Option<String>) -> Result<(), RenameError> {
        let failed = || RenameError::FrontMatter { file: file.to_path_buf() };
        let changed = self.texts.get_mut(file).ok_or_else(failed)?;
        changed.text = edit(&changed.text).ok_or_else(failed)?;
        Ok(())
    }

    /// Moves a file.
    pub fn rename(&mut self, from: &Path, to: &Path) {
        self.moves.push((from.to_path_buf(), to.to_path_buf()));
    }

    /// Writes and moves the files. If that fails, everything is as it was.
    pub fn apply(&self, root: &Path) -> Result<(), RenameError> {
        self.write(root).inspect_err(|_| self.restore(root))
    }

    fn write(&self, root: &Path) -> Result<(), RenameError> {
        for (file, changed) in self.changed() {
            fs::write(&root.join(file), changed.text.as_bytes())?;
        }
        for (from, to) in &self.moves {
            fs::rename(&root.join(from), &root.join(to))?;
            fs::remove_empty_parent(&root.join(from));
        }
        Ok(())
    }

    /// Makes everything as it was. What cannot be restored is as it was already.
    pub fn restore(&self, root: &Path) {
        for (from, to) in self.moves.iter().filter(|(from, _)| !root.join(from).exists()) {
            _ = fs::rename(&root.join(to), &root.join(from));
            fs::remove_empty_parent(&root.join(to));
        }
        for (file, changed) in self.changed() {
            _ = fs::write(&root.join(file), changed.original.as_bytes());
        }
    }

    /// Returns the files that were moved.
    pub fn moved(&self) -> Vec<(PathBuf, PathBuf)> {
        self.moves.clone()
    }

    /// Returns the files with updated links under their new names, with the number of these.
    pub fn updated(&self) -> Vec<(PathBuf, usize)> {
        let new_name =
            |file: &PathBuf| self.moves.iter().find(|(from, _)| from == file).map_or(file, |(_, to)| to).clone();
        let updated = self.texts.iter().filter(|(_, changed)| changed.updated > 0);
        updated.map(|(file, changed)| (new_name(file), changed.updated)).collect()
    }

    fn changed(&self) -> impl Iterator<Item = (&PathBuf, &ChangedText)> {
        self.texts.iter().filter(|(_, changed)| changed.text != changed.original)
    }
}

/// Returns a TOML file with the new slug in the value or the list of a key, and the number of places.
fn with_slug(mut document: DocumentMut, key: &str, entry: &RenamedEntry<'_>) -> (String, usize) {
    let mut count = 0;
    let values: Vec<&mut Value> = match document.get_mut(key).and_then(Item::as_value_mut) {
        Some(Value::Array(list)) => list.iter_mut().collect(),
        value => value.into_iter().collect(),
    };
    for value in values.into_iter().filter(|value| value.as_str() == Some(&entry.old)) {
        let decor = value.decor().clone();
        *value = entry.new.into();
        *value.decor_mut() = decor;
        count += 1;
    }
    (document.to_string(), count)
}

fn is_markdown(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "md")
}
