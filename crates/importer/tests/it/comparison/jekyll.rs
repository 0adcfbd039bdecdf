//! Renders a site with Jekyll, as Debian packages it.

use super::ComparisonError;
use serde::Deserialize;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The plugin that records what Jekyll renders.
const RECORD_PLUGIN: &str = include_str!("record.rb");

/// Replaces what would need more than Debian packages: plugins and themes.
const SETTINGS: &str = "plugins: []\ngems: []\ntheme: null\nremote_theme: null\n";

/// What Jekyll rendered.
#[derive(Debug, Deserialize)]
pub struct RenderedSite {
    /// The setting `url`.
    pub url: String,
    /// The setting `baseurl`.
    pub base_path: String,
    /// The documents with their HTML.
    pub documents: Vec<RenderedDocument>,
    /// The documents that Jekyll could not render.
    pub failures: Vec<FailedDocument>,
}

/// A document as Jekyll rendered it, without its layout.
#[derive(Debug, Deserialize)]
pub struct RenderedDocument {
    /// The source file, with `/` between folders.
    pub path: String,
    /// The URL path.
    pub url: String,
    /// The HTML.
    pub html: String,
}

/// A document that Jekyll could not render.
#[derive(Debug, Deserialize)]
pub struct FailedDocument {
    /// The source file.
    pub path: String,
    /// The URL path; empty if it has none.
    pub url: String,
    /// Jekyll's message.
    pub message: String,
}

/// Returns whether Jekyll is installed.
pub fn is_installed() -> bool {
    Command::new("jekyll").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Renders all documents of a site, drafts too, and writes nothing into its folder.
pub fn render(source: &Path) -> Result<RenderedSite, ComparisonError> {
    let folder = tempfile::tempdir()?;
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("plugins"))?;
    fs::write(path("plugins/record.rb"), RECORD_PLUGIN)?;
    fs::write(path("settings.yml"), SETTINGS)?;
    let own_settings = source.join("_config.yml");
    let settings = [own_settings.as_path(), &path("settings.yml")];
    let settings = settings.into_iter().filter(|path| path.is_file()).map(|path| path.to_string_lossy());
    let settings = settings.collect::<Vec<_>>().join(",");
    let output = Command::new("jekyll")
        .args(["build", "--drafts", "--future", "--unpublished", "--disable-disk-cache", "--quiet", "--source"])
        .arg(source)
        .arg("--destination")
        .arg(path("site"))
        .arg("--plugins")
        .arg(path("plugins"))
        .args(["--config", &settings])
        .env("RECORD", path("record.json"))
        // A Gemfile names gems that need not be installed.
        .env("JEKYLL_NO_BUNDLER_REQUIRE", "true")
        .env("LANG", "C.UTF-8")
        .output()?;
    match fs::read_to_string(path("record.json")) {
        Ok(record) if output.status.success() => Ok(serde_json::from_str(&record)?),
        _ => Err(ComparisonError::Jekyll { message: String::from_utf8_lossy(&output.stderr).into_owned() }),
    }
}
