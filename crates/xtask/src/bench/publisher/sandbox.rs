//! The folders in which the publisher and Hugo are measured: the site's own content in its default language, with generated
//! posts. Each further language would be a further site of the same size, which Hugo does not build.

use super::posts;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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
        keep_default_language(&folder.join("content"))?;
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

    /// Makes the next runs clean builds: with empty output folders and unchanged posts.
    pub fn reset(&mut self) -> Result<()> {
        self.write_post(self.posts / 2, "")?;
        self.empty_output()
    }

    /// Makes the output folders of the next runs empty. Earlier output is kept, because ext4 takes several times as long to
    /// create files for minutes after thousands were removed.
    pub fn empty_output(&mut self) -> Result<()> {
        self.resets += 1;
        let output = self.output("publisher");
        APP_FILES.iter().try_for_each(|path| copy(&self.built_site.join(path), &output.join(path)))
    }

    /// Moves the cache of the publisher's results away.
    pub fn delete_cache(&self) -> Result<()> {
        let cache = self.folder.join("target/publisher-cache");
        if !cache.exists() {
            return Ok(());
        }
        let deleted = self.folder.join(format!("deleted-cache-{}", self.resets));
        fs::rename(&cache, &deleted).with_context(|| format!("cannot move {}", cache.display()))
    }

    /// Returns whether the publisher's output has the same files as another folder, byte by byte.
    pub fn has_same_output(&self, other: &Path) -> Result<bool> {
        let mut diff = Command::new("diff");
        diff.args(["--recursive", "--brief"]).arg(other).arg(self.output("publisher"));
        Ok(diff.status().context("cannot start diff")?.success())
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

/// Removes all languages but the first from the settings of a site, with their folders and their lines about partners.
fn keep_default_language(content: &Path) -> Result<()> {
    let file = content.join("site.toml");
    let settings = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let (mut kept, mut codes) = (Vec::new(), Vec::new());
    for table in settings.split("\n[[") {
        let code = table.strip_prefix("languages]]").and_then(|language| language.split('"').nth(1));
        // The first one is the default language.
        if code.is_none() || codes.is_empty() {
            kept.push(table);
        }
        codes.extend(code);
    }
    if codes.is_empty() {
        bail!("{} has no `[[languages]]`", file.display());
    }
    for code in &codes[1..] {
        let folder = content.join(code);
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    remove_languages_of_partners(&content.join("partners"), &codes[1..])?;
    fs::write(&file, kept.join("\n[[")).with_context(|| format!("cannot write {}", file.display()))
}

fn remove_languages_of_partners(folder: &Path, codes: &[&str]) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let file = entry?.path();
        let partner = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let is_removed = |line: &str| line.split_once(" = ").is_some_and(|(key, _)| codes.contains(&key));
        let kept: Vec<&str> = partner.lines().filter(|line| !is_removed(line)).collect();
        fs::write(&file, kept.join("\n")).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
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
