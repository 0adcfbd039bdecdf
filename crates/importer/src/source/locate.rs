//! Where the old site is: the given folder, the Jekyll site in one of its subfolders, or the site around a single file.

use super::walk::is_skipped_folder;
use crate::error::ImportError;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The names of the settings of a Jekyll site.
pub const JEKYLL_CONFIGS: [&str; 2] = ["_config.yml", "_config.yaml"];

/// Folders that only Jekyll sites have.
const JEKYLL_FOLDERS: [&str; 4] = ["_posts", "_drafts", "_layouts", "_includes"];

/// How many folders above a file belong to its site.
const MAX_DEPTH_OF_FILE: usize = 8;

/// The place of the old site.
#[derive(Debug)]
pub struct SiteLocation {
    /// Its folder.
    pub root: PathBuf,
    /// The path of the only file to import, relative to the folder.
    pub only: Option<String>,
    /// The path of its folder, relative to the given one, if it was found in a subfolder.
    pub subfolder: Option<String>,
}

/// Finds the old site.
///
/// # Errors
/// Errors if the source cannot be read, or is a site of another program, or holds several Jekyll sites.
pub fn locate(source: &Path, target: &Path) -> Result<SiteLocation, ImportError> {
    if source.is_file() {
        return match is_wordpress_export(source) {
            true => Err(ImportError::WordPress { path: source.to_path_buf() }),
            false => Ok(locate_file(source)),
        };
    }
    let names = names_in(source)?;
    let has = |name: &&str| names.iter().any(|found| found == name);
    let is_jekyll = JEKYLL_CONFIGS.iter().any(&has);
    if !is_jekyll {
        refuse_other_programs(source, &names)?;
    }
    let root = source.to_path_buf();
    if is_jekyll || JEKYLL_FOLDERS.iter().any(has) {
        return Ok(SiteLocation { root, only: None, subfolder: None });
    }
    let mut sites = sites_below(source, target)?;
    match sites.len() {
        0 => Ok(SiteLocation { root, only: None, subfolder: None }),
        1 => {
            let subfolder = sites.remove(0);
            Ok(SiteLocation { root: source.join(&subfolder), only: None, subfolder: Some(subfolder) })
        }
        _ => Err(ImportError::SeveralSites {
            path: source.to_path_buf(),
            sites: sites.iter().map(|site| source.join(site)).collect(),
        }),
    }
}

/// Returns whether one of these paths shows that Jekyll builds the folder.
pub fn is_jekyll_site<'a>(mut paths: impl Iterator<Item = &'a str>) -> bool {
    paths.any(|path| JEKYLL_CONFIGS.contains(&path) || path.split('/').any(|name| JEKYLL_FOLDERS.contains(&name)))
}

/// Returns whether a file is an export of WordPress (WXR).
pub fn is_wordpress_export(file: &Path) -> bool {
    const HEAD_BYTES: u64 = 4096;
    let is_xml = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xml"));
    let head = || {
        let mut head = Vec::new();
        fs::File::open(file).ok()?.take(HEAD_BYTES).read_to_end(&mut head).ok()?;
        Some(String::from_utf8_lossy(&head).into_owned())
    };
    is_xml && head().is_some_and(|head| head.contains("wordpress.org/export/"))
}

fn refuse_other_programs(source: &Path, names: &[String]) -> Result<(), ImportError> {
    let has_any = |candidates: &[&str]| names.iter().any(|name| candidates.contains(&name.as_str()));
    let has_hugo_config = has_any(&["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"])
        || has_any(&["config.toml", "config.yaml", "config.yml", "config.json"]) && has_any(&["content"])
        || source.join("config/_default").is_dir();
    if has_hugo_config {
        return Err(ImportError::Hugo { path: source.to_path_buf() });
    }
    match has_any(&[".obsidian"]) {
        true => Err(ImportError::Obsidian { path: source.to_path_buf() }),
        false => Ok(()),
    }
}

/// Locates a single file in the Jekyll site around it, whose settings and includes it needs.
fn locate_file(source: &Path) -> SiteLocation {
    let name = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = source.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let around = || {
        let file = source.canonicalize().ok()?;
        let root = file.ancestors().skip(1).take(MAX_DEPTH_OF_FILE).find(|folder| is_root_of_file(folder, &file))?;
        let path = file.strip_prefix(root).ok()?.to_string_lossy().replace('\\', "/");
        Some((root.to_path_buf(), path))
    };
    let (root, path) = around().unwrap_or_else(|| (folder.to_path_buf(), name));
    SiteLocation { root, only: Some(path), subfolder: None }
}

/// Returns whether a folder has the settings of a Jekyll site, or the file in its `_posts`.
fn is_root_of_file(folder: &Path, file: &Path) -> bool {
    let first = file.strip_prefix(folder).ok().and_then(|path| path.iter().next());
    JEKYLL_CONFIGS.iter().any(|name| folder.join(name).is_file())
        || first.is_some_and(|first| first == "_posts" || first == "_drafts")
}

/// Returns the paths of the Jekyll sites in subfolders and their subfolders.
fn sites_below(source: &Path, target: &Path) -> Result<Vec<String>, ImportError> {
    let target = target.canonicalize().ok();
    let is_target = |path: &Path| target.is_some() && path.canonicalize().ok() == target;
    let mut sites = Vec::new();
    let mut folders = vec![(String::new(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        for name in names_in(&source.join(&folder))? {
            let relative = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            let path = source.join(&relative);
            let is_entered = path.is_dir() && !path.is_symlink() && !name.starts_with('.');
            if !is_entered || is_skipped_folder(&name) || is_target(&path) {
                continue;
            }
            // A site below another one belongs to it.
            if JEKYLL_CONFIGS.iter().any(|name| path.join(name).is_file()) {
                sites.push(relative);
            } else if depth == 0 {
                folders.push((relative, depth + 1));
            }
        }
    }
    sites.sort();
    Ok(sites)
}

fn names_in(folder: &Path) -> Result<Vec<String>, ImportError> {
    let entries = fs::read_dir(folder).map_err(ImportError::unreadable(folder))?;
    let name =
        |entry: std::io::Result<fs::DirEntry>| entry.map(|entry| entry.file_name().to_string_lossy().into_owned());
    entries.map(name).collect::<Result<_, _>>().map_err(ImportError::unreadable(folder))
}
