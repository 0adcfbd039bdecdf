//! The folders in which the publisher and Hugo are measured: the site's own content with generated posts.

use super::posts;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The inputs of the publisher.
const INPUTS: [&str; 4] = ["content", "public", "src/watchdog.js", "style"];
/// The files of a built app, which the publisher expects in its output folder.
const APP_FILES: [&str; 3] = ["assets", "content/app.json", "index.html"];

/// A partial checkout whose posts are the input of both programs.
pub struct Sandbox {
    folder: PathBuf,
    built_site: PathBuf,
    posts: usize,
    /// The number of resets, which is part of the names of output folders.
    resets: usize,
}

impl Sandbox {
    /// Creates a partial checkout with a number of generated posts. The app is copied from a built site.
    pub fn new(folder: &Path, built_site: &Path, posts: usize) -> Result<Sandbox> {
        for path in INPUTS {
            copy(Path::new(path), &folder.join(path))?;
        }
        let sandbox = Sandbox { folder: folder.to_path_buf(), built_site: built_site.to_path_buf(), posts, resets: 0 };
        for number in 0..posts {
            sandbox.write_post(number, "")?;
        }
        Ok(sandbox)
    }

    /// Returns the root of the checkout.
    pub fn checkout(&self) -> &Path {
        &self.folder
    }

    /// Returns the output folder of a program.
    pub fn output(&self, program: &str) -> PathBuf {
        self.folder.join(format!("{program}-{}", self.resets))
    }

    /// Makes the next runs clean builds: with empty output folders and unchanged posts. Earlier output is kept, because ext4
    /// takes several times as long to create files for minutes after thousands were removed.
    pub fn reset(&mut self) -> Result<()> {
        self.resets += 1;
        self.write_post(self.posts / 2, "")?;
        let output = self.output("publisher");
        APP_FILES.iter().try_for_each(|path| copy(&self.built_site.join(path), &output.join(path)))
    }

    /// Changes the body of one post.
    pub fn change_post(&self) -> Result<()> {
        self.write_post(self.posts / 2, "\nOne more sentence.\n")
    }

    /// Changes the body of the nth post after the middle one.
    pub fn change_nth_post(&self, number: usize) -> Result<()> {
        self.write_post((self.posts / 2 + number) % self.posts, &format!("\nSentence {number}.\n"))
    }

    fn write_post(&self, number: usize, addition: &str) -> Result<()> {
        let post = posts::post(number, self.posts);
        let file = self.folder.join("content/en/news").join(post.file_name);
        fs::write(&file, post.source + addition).with_context(|| format!("cannot write {}", file.display()))
    }
}

/// Copies a file, or a folder recursively.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).with_context(|| format!("cannot create {}", parent.display()))?;
    }
    fs::copy(from, to).map(|_| ()).with_context(|| format!("cannot copy {}", from.display()))
}
