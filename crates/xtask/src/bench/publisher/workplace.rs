//! The folders in which the publisher and Hugo are measured: the site's own content, and many more posts.

use super::posts;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What the publisher reads besides content.
const READ: [&str; 4] = ["content", "public", "src/watchdog.js", "style"];
/// What it finds in a folder with a built app.
const BUILT: [&str; 3] = ["assets", "content/app.json", "index.html"];

/// Folders with the same posts for both programs.
pub struct Workplace {
    folder: PathBuf,
    built_site: PathBuf,
    posts: usize,
    /// How many times everything was begun anew.
    beginnings: usize,
}

impl Workplace {
    /// Writes a checkout with so many generated posts. The app is taken from a built site.
    pub fn new(folder: &Path, built_site: &Path, posts: usize) -> Result<Workplace> {
        for path in READ {
            copy(Path::new(path), &folder.join(path))?;
        }
        let workplace =
            Workplace { folder: folder.to_path_buf(), built_site: built_site.to_path_buf(), posts, beginnings: 0 };
        for number in 0..posts {
            workplace.write_post(number, "")?;
        }
        Ok(workplace)
    }

    /// The root of the checkout.
    pub fn checkout(&self) -> &Path {
        &self.folder
    }

    /// Where a program writes its site.
    pub fn output(&self, program: &str) -> PathBuf {
        self.folder.join(format!("{program}-{}", self.beginnings))
    }

    /// Makes the next runs first ones: no output is there, and all posts are as they were. Earlier output stays, because
    /// for minutes after thousands of files were removed, ext4 takes several times as long to make new ones.
    pub fn reset(&mut self) -> Result<()> {
        self.beginnings += 1;
        self.write_post(self.posts / 2, "")?;
        let output = self.output("publisher");
        BUILT.iter().try_for_each(|path| copy(&self.built_site.join(path), &output.join(path)))
    }

    /// Changes the text of one post.
    pub fn change(&self) -> Result<()> {
        self.write_post(self.posts / 2, "\nOne more sentence.\n")
    }

    /// Changes the text of one of many posts, from the middle on.
    pub fn change_post(&self, number: usize) -> Result<()> {
        self.write_post((self.posts / 2 + number) % self.posts, &format!("\nSentence {number}.\n"))
    }

    fn write_post(&self, number: usize, addition: &str) -> Result<()> {
        let post = posts::post(number, self.posts);
        let file = self.folder.join("content/en/news").join(post.file_name);
        fs::write(&file, post.text + addition).with_context(|| format!("cannot write {}", file.display()))
    }
}

/// Copies a file, or a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    }
    fs::copy(from, to).map(|_| ()).with_context(|| format!("cannot copy {}", from.display()))
}
