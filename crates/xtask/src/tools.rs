//! The tools that builds and tests need. Missing ones are installed into `.tools/`, at pinned versions.

use crate::cargo_tools::{self, CargoTool};
use crate::debian;
use crate::npm;
use crate::process::{cargo, run, stdout_of};
use crate::python_tools;
use anyhow::{Context, Result};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The newest Trunk that builds with the pinned toolchain.
const TRUNK_VERSION: &str = "0.21.14";
/// The version that `wasm-opt --version` prints.
pub const WASM_OPT_VERSION: &str = "132";
/// The target of the app.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// The folder that tools are installed into.
pub const TOOLS_DIR: &str = ".tools";

/// Installs the missing tools of a debug build.
pub fn ensure_debug_tools() -> Result<()> {
    ensure_wasm_target()?;
    cargo_tools::ensure_installed(&debug_tools()?)
}

/// Returns the tools of a debug build that are compiled where they are missing.
pub fn debug_tools() -> Result<[CargoTool; 2]> {
    Ok([wasm_bindgen()?, trunk_tool()])
}

/// Installs the runner of the app's unit tests if it is missing.
pub fn ensure_wasm_test_runner() -> Result<()> {
    ensure_wasm_target()?;
    cargo_tools::ensure_installed(&[wasm_bindgen()?])
}

/// Trunk. Its features are for downloads and for HTTPS, which are not used.
fn trunk_tool() -> CargoTool {
    CargoTool {
        package: "trunk",
        version: String::from(TRUNK_VERSION),
        programs: &["trunk"],
        options: &["--locked", "--no-default-features"],
        optimized: &[],
        processor_seconds: 290,
    }
}

/// wasm-bindgen's programs, which need the version of the crate. The test runner takes seconds beside the other one.
fn wasm_bindgen() -> Result<CargoTool> {
    Ok(CargoTool {
        package: "wasm-bindgen-cli",
        version: wasm_bindgen_version()?,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        // Without `--locked`: its lock file can name crate versions that the registry no longer has.
        options: &["--bin", "wasm-bindgen", "--bin", "wasm-bindgen-test-runner"],
        // Unoptimised, these would make each reload of `cargo xtask serve` seconds slower.
        optimized: &["walrus", "wasm-bindgen-cli-support", "wasm-encoder", "wasmparser"],
        processor_seconds: 140,
    })
}

/// Installs the missing tools of a release build.
pub fn ensure_release_tools() -> Result<()> {
    ensure_debug_tools()?;
    ensure_optimizers()
}

/// Returns a command that, like its child processes, prefers the tools in `.tools/` to the system's.
pub fn command(name: &str) -> Result<Command> {
    let mut command = Command::new(name);
    command.env("PATH", search_path()?);
    Ok(command)
}

/// Returns the command of Trunk, which finds the other tools on its `PATH`.
pub fn trunk() -> Result<Command> {
    let mut command = command("trunk")?;
    // Trunk must not download missing tools: it would not take the pinned versions. The setting makes cargo offline too,
    // so `fetch_crates` must run first.
    command.env("TRUNK_OFFLINE", "true").env("TRUNK_SKIP_VERSION_CHECK", "true");
    // A backtrace of Trunk would hide the publisher's diagnostics.
    command.env_remove("RUST_BACKTRACE");
    // Trunk accepts only `true` and `false`, while no-color.org allows any value of NO_COLOR.
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        command.env("NO_COLOR", "true");
    }
    Ok(command)
}

/// Returns the command that downloads the missing crates of this workspace.
pub fn fetch_crates() -> Command {
    cargo(["fetch", "--locked", "--target", WASM_TARGET, "--target", "host-tuple"])
}

/// Adds the WebAssembly target to the toolchain if it is missing.
pub fn ensure_wasm_target() -> Result<()> {
    if sysroot()?.join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    println!("Adding the target {WASM_TARGET} to Rust.");
    let mut command = Command::new("rustup");
    command.args(["target", "add", WASM_TARGET]);
    run(command).with_context(|| format!("cannot add {WASM_TARGET}: run `rustup target add {WASM_TARGET}`"))
}

/// Adds the source of the standard library to the toolchain if it is missing. Returns whether it is installed.
pub fn ensure_rust_src() -> Result<bool> {
    let source = sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock");
    if source.is_file() {
        return Ok(true);
    }
    println!("Adding the component rust-src to Rust.");
    let mut command = Command::new("rustup");
    command.args(["component", "add", "rust-src"]);
    Ok(run(command).is_ok() && source.is_file())
}

fn sysroot() -> Result<PathBuf> {
    let root = stdout_of("rustc", &["--print", "sysroot"]);
    root.map(PathBuf::from).context("Rust is not installed: install it from https://rustup.rs")
}

/// Installs wasm-opt and esbuild if they are missing.
pub fn ensure_optimizers() -> Result<()> {
    match has_version("wasm-opt", WASM_OPT_VERSION) {
        true => npm::ensure_installed(&[npm::ESBUILD]),
        false => npm::ensure_installed(&[npm::BINARYEN, npm::ESBUILD]),
    }
}

/// Installs the accessibility checker and the HTML checker if they are missing.
pub fn ensure_page_checkers() -> Result<()> {
    npm::ensure_installed(&[npm::AXE, npm::HTML_CHECKER])?;
    if stdout_of("java", &["-version"]).is_some() {
        return Ok(());
    }
    debian::install("the checks of the HTML", &["default-jre-headless"])
}

/// Returns whether a program is installed.
pub fn is_installed(program: &str) -> bool {
    find(program).is_some()
}

/// Returns the path of a program's executable.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = search_path().ok()?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Returns whether a program is installed at exactly this version.
pub fn has_version(program: &str, version: &str) -> bool {
    let printed = find(program).and_then(|file| stdout_of(file, &["--version"])).unwrap_or_default();
    printed.split_whitespace().any(|word| word == version)
}

/// Returns a `PATH` with the folders of `.tools/` before the system's.
pub fn search_path() -> Result<OsString> {
    let root = env::current_dir().context("cannot determine the working directory")?;
    let tools = root.join(TOOLS_DIR);
    let tools = [tools.join("node_modules/.bin"), tools.join("bin"), python_tools::programs(&tools)];
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = tools.into_iter().chain(env::split_paths(&path)).collect();
    env::join_paths(folders).context("the path of the checkout cannot be an entry of PATH")
}

/// Returns the version of the crate `wasm-bindgen`, which the CLI must match.
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
    fn version_in_lock_finds_a_package_by_name() {
        let lock = "version = 4\n[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n[[package]]\nname = \"b\"\nversion = \"4.5.6\"\n";
        assert_eq!(version_in_lock(lock, "b").as_deref(), Some("4.5.6"));
        assert_eq!(version_in_lock(lock, "c"), None);
    }
}
