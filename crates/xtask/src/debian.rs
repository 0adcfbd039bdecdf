//! Programs that Debian packages.

use crate::process::{run, stdout_of};
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;

/// Installs nginx with the module that serves precompressed brotli files, if it is missing.
pub fn ensure_nginx() -> Result<()> {
    let has_module = Path::new("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so").is_file();
    if has_module && stdout_of("nginx", &["-v"]).is_some() {
        return Ok(());
    }
    install("The tests of nginx", &["nginx", "libnginx-mod-http-brotli-static"])
}

/// Installs Jekyll, with which the tests compare imports, if it is missing.
pub fn ensure_jekyll() -> Result<()> {
    match stdout_of("jekyll", &["--version"]) {
        Some(_) => Ok(()),
        None => install("The tests of the importer", &["jekyll"]),
    }
}

/// Installs Debian packages.
///
/// # Errors
/// Errors if the user is not root or the system has no apt; the message names the packages.
pub fn install(purpose: &str, packages: &[&str]) -> Result<()> {
    let packages = packages.join(" ");
    let is_root = stdout_of("id", &["-u"]).is_some_and(|user| user == "0");
    if !is_root || stdout_of("apt-get", &["--version"]).is_none() {
        bail!("{purpose} need programs that are not installed. On Debian, run: apt-get install {packages}");
    }
    println!("Installing the Debian packages {packages}.");
    run(apt_get(&["update"]))?;
    let mut command = apt_get(&["install", "--yes", "--no-install-recommends"]);
    command.args(packages.split(' '));
    run(command)
}

fn apt_get(arguments: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
