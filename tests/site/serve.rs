//! `cargo xtask serve`, run on a copy of the checkout, as developers and editors use it.

use std::collections::HashSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use support::tools::repository_root;
use support::{Browser, Engine};

support::test_in!(chromium Chromium: content_edits_reload_the_page_and_errors_keep_the_last_good_site);

/// The folder of the fixture, with a folder for content and one for public files.
const FIXTURE: &str = "tests/fixtures/site/";

/// Limit until the site is served. A cold build of the app takes a minute or two.
const BUILD_TIMEOUT: Duration = Duration::from_secs(600);
/// Limit for each later line of output.
const TIMEOUT: Duration = Duration::from_secs(60);

async fn content_edits_reload_the_page_and_errors_keep_the_last_good_site(engine: Engine) {
    let checkout = copy_of_checkout();
    let about = checkout.join("content/en/pages/about.md");
    let mut server = Server::start(&checkout);
    server.wait_for("server listening", BUILD_TIMEOUT);
    server.lines.clear();
    let browser = Browser::start(engine).await;
    browser.open(&format!("http://127.0.0.1:{}/about/", server.port)).await;
    assert_eq!(browser.text_content("main h1").await, "About the fixture");
    let document = "fetch(location).then(answer => answer.text())";
    let document = browser.evaluate_string(document).await;
    assert!(document.contains("<h1>About the fixture</h1>"), "the same documents are served: {document}");

    let good = fs::read_to_string(&about).unwrap();
    let changed = good.replace("heading: About the fixture", "heading: A new heading");
    fs::write(&about, &changed).unwrap();
    server.wait_for("success", TIMEOUT);
    browser.wait_until("document.querySelector('main h1')?.textContent == 'A new heading'").await;
    assert!(!server.has_compiled(), "the wasm was built again for a change of content: {:?}", server.lines);

    fs::write(&about, changed.replace("heading:", "headnig:")).unwrap();
    server.wait_for("content/en/pages/about.md:3:1: error: `headnig` is not known here", TIMEOUT);
    server.wait_for("help: did you mean `heading`?", TIMEOUT);
    let visitor = Browser::start(engine).await;
    visitor.open(&format!("http://127.0.0.1:{}/about/", server.port)).await;
    assert_eq!(visitor.text_content("main h1").await, "A new heading", "the last good site is served");

    fs::write(&about, &good).unwrap();
    server.wait_for("success", TIMEOUT);
    browser.wait_until("document.querySelector('main h1')?.textContent == 'About the fixture'").await;
}

/// A running `cargo xtask serve`. Dropping it ends the process group.
struct Server {
    process: Child,
    port: u16,
    output: Receiver<String>,
    /// The lines that it printed since the site was first served.
    lines: Vec<String>,
}

impl Drop for Server {
    fn drop(&mut self) {
        // Trunk is a child of the command, in the same process group.
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-TERM", "--", &group]).status();
        let _ = self.process.wait();
    }
}

impl Server {
    fn start(checkout: &Path) -> Server {
        use std::os::unix::process::CommandExt;
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut process = Command::new("cargo")
            .args(["xtask", "serve", "--port", &port.to_string()])
            .current_dir(checkout)
            // Reuses what was compiled for the checkout itself.
            .env("CARGO_TARGET_DIR", repository_root().join("target"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
            .unwrap();
        let (sender, output) = channel();
        let streams: [Box<dyn std::io::Read + Send>; 2] =
            [Box::new(process.stdout.take().unwrap()), Box::new(process.stderr.take().unwrap())];
        for stream in streams {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        return;
                    }
                }
            });
        }
        Server { process, port, output, lines: Vec::new() }
    }

    /// Waits until a line that contains this text is printed.
    fn wait_for(&mut self, needle: &str, timeout: Duration) {
        let end = Instant::now() + timeout;
        loop {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) if line.contains(needle) => break,
                Ok(line) => self.lines.push(line),
                Err(_) => panic!("`{needle}` was never printed, but:\n{}", self.lines.join("\n")),
            }
        }
    }

    fn has_compiled(&self) -> bool {
        self.lines.iter().any(|line| line.contains("Compiling"))
    }
}

/// Copies the files that git tracks or would track, with the content of the fixture, and links the installed tools. The
/// copy stays for the next run, so that only changes are compiled.
fn copy_of_checkout() -> PathBuf {
    // Trunk watches nothing below a folder named target.
    let name = repository_root().to_string_lossy().replace(['/', '\\'], "-");
    let copy = std::env::temp_dir().join(format!("serve-test{name}"));
    for folder in ["content", "public"] {
        let _ = fs::remove_dir_all(copy.join(folder));
    }
    let arguments = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let list = Command::new("git").args(arguments).current_dir(repository_root()).output().unwrap();
    assert!(list.status.success(), "{}", String::from_utf8_lossy(&list.stderr));
    let list = String::from_utf8(list.stdout).unwrap();
    for folder in ["crates", "src", "style", "tests"] {
        remove_others(&copy, Path::new(folder), &list.lines().collect());
    }
    for file in list.lines() {
        if file.starts_with("content/") || file.starts_with("public/") {
            continue;
        }
        let target = copy.join(file.strip_prefix(FIXTURE).unwrap_or(file));
        // A file that was removed and not yet committed is in the list, but does not exist.
        let Ok(content) = fs::read(repository_root().join(file)) else { continue };
        if fs::read(&target).ok().as_ref() != Some(&content) {
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(target, content).unwrap();
        }
    }
    // It may exist from an earlier run.
    let _ = std::os::unix::fs::symlink(repository_root().join(".tools"), copy.join(".tools"));
    copy
}

/// Removes the files of an earlier copy that the checkout no longer has: cargo would find modules that have moved.
fn remove_others(copy: &Path, folder: &Path, files: &HashSet<&str>) {
    let Ok(entries) = fs::read_dir(copy.join(folder)) else { return };
    for entry in entries {
        let entry = entry.unwrap();
        let path = folder.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            remove_others(copy, &path, files);
        } else if !files.contains(path.to_str().unwrap()) || !repository_root().join(&path).exists() {
            fs::remove_file(entry.path()).unwrap();
        }
    }
}
