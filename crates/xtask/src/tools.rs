//! The tools that a build needs. What is missing is installed into `.tools/`, at an exact version.

use crate::npm;
use crate::process::{cargo, output_of, run};
use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The newest Trunk that the pinned compiler builds.
const TRUNK: &str = "0.21.14";
/// The version that wasm-opt says it is of.
const WASM_OPT: &str = "132";
const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// Where tools are installed.
pub const FOLDER: &str = ".tools";

/// Makes sure of all that a debug build needs.
pub fn for_debug_build() -> Result<()> {
    wasm_target()?;
    cargo_tool("trunk", "trunk", TRUNK, &["--locked", "--no-default-features", "--features", "rustls"])?;
    // Its own lock file can name crates that the registry no longer has, so this one is installed without it.
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", &wasm_bindgen_version()?, &[])
}

/// Makes sure of all that a release build needs.
pub fn for_release_build() -> Result<()> {
    for_debug_build()?;
    for_small_app()
}

/// A program that, like all that it starts, prefers the installed tools to the machine's own.
pub fn program(name: &str) -> Result<Command> {
    let mut command = Command::new(name);
    command.env("PATH", search_path()?);
    Ok(command)
}

/// Trunk, which finds the other tools by itself.
pub fn trunk() -> Result<Command> {
    let mut command = program("trunk")?;
    // Trunk must not download what it does not find: the versions here are the ones that were asked for. It has cargo
    // download nothing either, so `fetch_crates` comes first.
    command.env("TRUNK_OFFLINE", "true").env("TRUNK_SKIP_VERSION_CHECK", "true");
    // A backtrace of Trunk's own would bury the publisher's message about a mistake in the content.
    command.env_remove("RUST_BACKTRACE");
    // Trunk accepts only `true` and `false`, while others set NO_COLOR to anything (no-color.org).
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        command.env("NO_COLOR", "true");
    }
    Ok(command)
}

/// Downloads the crates of this checkout, as far as they are missing.
pub fn fetch_crates() -> Command {
    cargo(["fetch", "--locked", "--target", WASM_TARGET, "--target", "host-tuple"])
}

/// Makes sure of an nginx that serves brotli files.
pub fn nginx() -> Result<()> {
    let has_module = Path::new("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so").is_file();
    if has_module && output_of("nginx", &["-v"]).is_some() {
        return Ok(());
    }
    debian_packages("the tests of nginx", &["nginx", "libnginx-mod-http-brotli-static"])
}

/// Installs packages as root; anyone else is told to.
pub fn debian_packages(purpose: &str, packages: &[&str]) -> Result<()> {
    let packages = packages.join(" ");
    let is_root = output_of("id", &["-u"]).is_some_and(|user| user == "0");
    if !is_root || output_of("apt-get", &["--version"]).is_none() {
        bail!("{purpose} need more programs; on Debian: apt-get install {packages}");
    }
    println!("Installing {packages} from Debian's packages.");
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

fn wasm_target() -> Result<()> {
    if sysroot()?.join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    println!("Adding the compiler's target {WASM_TARGET}.");
    let mut command = Command::new("rustup");
    command.args(["target", "add", WASM_TARGET]);
    run(command).context("install the target with the tool that your Rust came with")
}

/// Whether the source of the standard library is there, or could be added to the compiler.
pub fn has_library_source() -> Result<bool> {
    let source = sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock");
    if source.is_file() {
        return Ok(true);
    }
    println!("Adding the compiler's component rust-src.");
    let mut command = Command::new("rustup");
    command.args(["component", "add", "rust-src"]);
    Ok(run(command).is_ok() && source.is_file())
}

fn sysroot() -> Result<PathBuf> {
    let root = output_of("rustc", &["--print", "sysroot"]);
    root.map(PathBuf::from).context("rustc is missing: install Rust from rustup.rs")
}

/// Installs a crate's program unless that very version is already there.
pub fn cargo_tool(program: &str, package: &str, version: &str, options: &[&str]) -> Result<()> {
    if has_version(program, version) {
        return Ok(());
    }
    println!("Installing {package} {version} into {FOLDER}/. This takes some minutes, once.");
    let build = Path::new(FOLDER).join("build");
    let mut command = cargo(["install", package, "--version", version, "--force"]);
    command.args(options).args(["--root", FOLDER, "--target-dir"]).arg(&build);
    // Trunk's own profile optimises across all crates, which doubles the wait for a tool that is not slow anyway.
    for (setting, value) in [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "1")] {
        command.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
    }
    run(command)?;
    // What was only needed to build it takes a gigabyte.
    fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))
}

/// Makes sure of what makes the built app small.
pub fn for_small_app() -> Result<()> {
    match has_version("wasm-opt", WASM_OPT) {
        true => npm::provide(&[npm::ESBUILD]),
        false => npm::provide(&[npm::BINARYEN, npm::ESBUILD]),
    }
}

/// Makes sure of what looks for mistakes in pages.
pub fn checkers_of_pages() -> Result<()> {
    npm::provide(&[npm::AXE, npm::HTML_CHECKER])?;
    if output_of("java", &["-version"]).is_some() {
        return Ok(());
    }
    debian_packages("the checks of the HTML", &["default-jre-headless"])
}

/// Whether a program is there.
pub fn has(program: &str) -> bool {
    find(program).is_some()
}

/// The file of a program.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = search_path().ok()?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn has_version(program: &str, version: &str) -> bool {
    let printed = find(program).and_then(|file| output_of(file, &["--version"])).unwrap_or_default();
    printed.split_whitespace().any(|word| word == version)
}

/// The folders of tools before the machine's own.
pub fn search_path() -> Result<OsString> {
    let root = env::current_dir().context("the current folder is gone")?;
    let ours = [root.join(FOLDER).join("node_modules/.bin"), root.join(FOLDER).join("bin")];
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = ours.into_iter().chain(env::split_paths(&path)).collect();
    env::join_paths(folders).context("the folder of the checkout has a name that PATH cannot hold")
}

/// The version of `wasm-bindgen` that the app is built with: its tool must be of the same.
fn wasm_bindgen_version() -> Result<String> {
    let lock = fs::read_to_string("Cargo.lock").context("cannot read Cargo.lock")?;
    version_in_lock(&lock, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let lock: toml::Table = lock.parse().ok()?;
    let packages = lock.get("package")?.as_array()?;
    let found = packages.iter().find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))?;
    found.get("version")?.as_str().map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_the_lock_file() {
        let lock = "version = 4\n[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n[[package]]\nname = \"b\"\nversion = \"4.5.6\"\n";
        assert_eq!(version_in_lock(lock, "b").as_deref(), Some("4.5.6"));
        assert_eq!(version_in_lock(lock, "c"), None);
    }
}
