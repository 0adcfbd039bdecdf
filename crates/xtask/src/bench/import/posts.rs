//! A Jekyll site with any number of posts, which repeat those of another site.

use crate::process::run;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The year of the first generated posts.
const FIRST_YEAR: usize = 1990;
/// The days of a month that every month has.
const DAYS: usize = 28;
const MONTHS: usize = 12;
/// The length of a date in the name of a post, with the hyphen after it.
const DATE_LENGTH: usize = "2023-01-01-".len();

/// Copies a site, and repeats its posts with other dates and names until there are `count` of them.
pub fn multiply(source: &Path, folder: &Path, count: usize) -> Result<()> {
    copy(source, folder)?;
    let posts = folder.join("_posts");
    let originals = originals(&posts)?;
    if originals.is_empty() {
        bail!("{} has no posts in _posts/", source.display());
    }
    for (number, (name, content)) in (originals.len()..count).zip(originals.iter().cycle()) {
        let file = posts.join(file_name(name, number));
        fs::write(&file, content).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    let mut command = Command::new("cp");
    command.arg("--recursive").arg(from).arg(to);
    run(command)
}

/// Returns the names and the content of the posts, sorted by name.
fn originals(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let failed = || format!("cannot read {}", folder.display());
    let entries = fs::read_dir(folder).with_context(failed)?;
    let mut files = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<PathBuf>, std::io::Error>>()
        .with_context(failed)?;
    files.retain(|file| file.is_file());
    files.sort();
    let names = files.iter().filter_map(|file| Some((file, file.file_name()?.to_str()?)));
    names.map(|(file, name)| Ok((String::from(name), fs::read(file).with_context(failed)?))).collect()
}

/// Returns the name of a repeated post.
fn file_name(original: &str, number: usize) -> String {
    let (month, day) = (number / DAYS % MONTHS + 1, number % DAYS + 1);
    let year = FIRST_YEAR + number / (DAYS * MONTHS);
    let name = original.get(DATE_LENGTH..).unwrap_or(original);
    format!("{year}-{month:02}-{day:02}-{number}-{name}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn posts_are_repeated_with_other_names() {
        let folder = tempfile::tempdir().unwrap();
        let (source, copy) = (folder.path().join("source"), folder.path().join("copy"));
        fs::create_dir_all(source.join("_posts")).unwrap();
        fs::write(source.join("_config.yml"), "title: A\n").unwrap();
        fs::write(source.join("_posts/2023-01-01-one.md"), "one").unwrap();
        fs::write(source.join("_posts/2023-01-02-two.md"), "two").unwrap();
        multiply(&source, &copy, 5).unwrap();
        let names: BTreeSet<String> =
            originals(&copy.join("_posts")).unwrap().into_iter().map(|(name, _)| name).collect();
        let expected = [
            "1990-01-03-2-one.md",
            "1990-01-04-3-two.md",
            "1990-01-05-4-one.md",
            "2023-01-01-one.md",
            "2023-01-02-two.md",
        ];
        assert_eq!(names, expected.map(String::from).into());
        assert!(copy.join("_config.yml").is_file());
    }

    #[test]
    fn dates_exist() {
        assert_eq!(file_name("2023-01-01-a.md", 27), "1990-01-28-27-a.md");
        assert_eq!(file_name("2023-01-01-a.md", 28), "1990-02-01-28-a.md");
        assert_eq!(file_name("2023-01-01-a.md", 336), "1991-01-01-336-a.md");
    }
}
