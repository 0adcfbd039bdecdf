//! `cargo content check` and `build`, run as editors and workflows run them.

use crate::support::{Checkout, fixtures, text};
use std::path::Path;
use std::process::{Command, Output};

/// Runs `cargo content` in a folder, on the day of the fixtures.
pub fn content(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_content"));
    command.args(arguments).args(["--today", "2024-06-01"]).current_dir(folder);
    command.env_remove("TRUNK_PROFILE").env_remove("TRUNK_STAGING_DIR").env_remove("TRUNK_PUBLIC_URL");
    command.output().unwrap()
}

/// Returns what a command has written: standard output, and standard error without the lines about its progress, which it
/// writes on a busy machine.
pub fn written(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let errors = text(&output.stderr);
    let errors = errors.split_inclusive('\n').filter(|line| !line.trim_end().ends_with(" …"));
    (text(&output.stdout), errors.collect())
}

/// Returns a checkout with the files of a diagnostic.
fn checkout(diagnostic: &str) -> Checkout {
    Checkout::fixture_site().overlay(&fixtures().join("diagnostics").join(diagnostic))
}

#[test]
fn content_without_diagnostics_passes_strictly() {
    let output = content(Checkout::fixture_site().root(), &["check", "--strict"]);
    let (stdout, stderr) = written(&output);
    assert!(output.status.success() && stderr.is_empty(), "{stderr}");
    assert!(stdout.starts_with("No errors in the content: ") && stdout.lines().count() == 1, "{stdout}");
}

#[test]
fn warnings_are_counted_and_fail_only_strictly() {
    let checkout = checkout("optional-value-empty");
    let output = content(checkout.root(), &["check"]);
    let (stdout, stderr) = written(&output);
    assert!(output.status.success(), "{stderr}");
    assert!(stdout.starts_with("No errors in the content, 8 warnings: "), "{stdout}");
    assert!(
        stderr.contains("content/people/kofi.toml:2:12: warning: `location` is empty\n    help: fill in"),
        "{stderr}"
    );
    let output = content(checkout.root(), &["check", "--strict"]);
    let (_, stderr) = written(&output);
    assert!(!output.status.success());
    assert_eq!(stderr.lines().last(), Some("8 warnings in the content, and `--strict` allows none."));
}

#[test]
fn content_with_warnings_is_published() {
    let checkout = checkout("optional-value-empty");
    checkout.write_built_site("out");
    let output = content(checkout.root(), &["build", "--out", "out", "--no-precompress"]);
    let (stdout, stderr) = written(&output);
    assert!(output.status.success(), "{stderr}");
    assert!(stdout.starts_with("Published ") && stdout.ends_with(" 8 warnings in the content.\n"), "{stdout}");
    assert!(stderr.contains("warning: `heading` is empty"), "{stderr}");
    // An empty setting counts as left out.
    let page = std::fs::read_to_string(checkout.root().join("out/content/en/pages/more.json")).unwrap();
    assert!(page.contains(r#""heading":"More""#), "{page}");
}

#[test]
fn errors_follow_warnings_and_the_last_line_counts_both() {
    let output = content(checkout("errors-and-warnings").root(), &["check"]);
    let (stdout, stderr) = written(&output);
    assert!(!output.status.success() && stdout.is_empty(), "{stdout}");
    let severities: Vec<&str> = stderr.lines().filter_map(|line| line.split(": ").nth(1)).collect();
    let severities: Vec<&str> = severities.into_iter().filter(|word| ["error", "warning"].contains(word)).collect();
    assert_eq!(severities, [&["warning"; 5][..], &["error"; 2]].concat());
    assert_eq!(stderr.lines().last(), Some("2 errors, 5 warnings in the content. Nothing was published."));
}

#[test]
fn github_gets_a_workflow_command_for_each_diagnostic() {
    let output = content(checkout("errors-and-warnings").root(), &["check", "--format", "github"]);
    let (stdout, stderr) = written(&output);
    assert!(!output.status.success());
    assert_eq!(stderr, "2 errors, 5 warnings in the content. Nothing was published.\n");
    assert_eq!(stdout.lines().filter(|line| line.starts_with("::warning ")).count(), 5, "{stdout}");
    let errors: Vec<&str> = stdout.lines().filter(|line| line.starts_with("::error ")).collect();
    assert_eq!(errors.len(), 2, "{stdout}");
    assert_eq!(
        errors[1],
        "::error file=content/en/news/2024-02-03-post.md,line=9,endLine=9,col=32,title=Error in the content::\
         there is no page `/abuot/`%0Ahelp: did you mean `/about/`?"
    );
    assert_eq!(stdout.lines().count(), 7, "{stdout}");
}

#[test]
fn github_gets_warnings_of_content_without_errors_and_of_missing_files() {
    let output = content(checkout("updated-before-date").root(), &["check", "--format", "github"]);
    let (stdout, stderr) = written(&output);
    assert!(output.status.success() && stderr.is_empty(), "{stderr}");
    let lines: Vec<&str> = stdout.lines().collect();
    assert!(
        lines[0].starts_with(
            "::warning file=content/en/news/2024-02-03-post.md,line=6,endLine=6,col=10,title=Warning about the content::"
        ),
        "{stdout}"
    );
    assert!(lines[1].starts_with("No errors in the content, 1 warning: ") && lines.len() == 2, "{stdout}");
    let checkout = Checkout::fixture_site();
    std::fs::remove_file(checkout.root().join("public/icon.svg")).unwrap();
    let (stdout, _) = written(&content(checkout.root(), &["check", "--format", "github"]));
    assert!(
        stdout.starts_with("::error file=public/icon.svg,title=Error in the content::this file is missing%0Ahelp: add"),
        "{stdout}"
    );
}

#[test]
fn a_link_without_its_slash_leads_to_the_page() {
    let checkout = checkout("link-without-slash");
    let files = checkout.build("/", crate::support::RELEASE).unwrap();
    let page = text(&files, "more/index.html");
    assert!(page.contains("href=\"/about/#own\""), "{page}");
}

#[test]
fn an_alias_that_is_listed_twice_has_one_document() {
    let checkout = Checkout::fixture_site();
    checkout.replace(
        "content/en/news/2024-01-02-first.md",
        "aliases: [/2024-01-02-first/]",
        "aliases: [/2024-01-02-first/, /2024-01-02-first/index.html]",
    );
    let files = checkout.build("/", crate::support::RELEASE).unwrap();
    assert!(files.contains_key("2024-01-02-first/index.html"));
}

#[test]
fn a_change_before_the_publication_is_published_as_the_publication() {
    let files = checkout("updated-before-date").build("/", crate::support::RELEASE).unwrap();
    let sitemap = text(&files, "sitemap.xml");
    let (_, entry) = sitemap.split_once("/news/post/</loc>").unwrap();
    assert!(entry.trim_start().starts_with("<lastmod>2024-02-03</lastmod>"), "{entry}");
}

#[test]
fn the_repository_is_read_from_the_settings() {
    let checkout = Checkout::fixture_site();
    let repository = |checkout: &Checkout| {
        publisher::check(checkout.root(), crate::support::RELEASE).unwrap().content.site.repository
    };
    let found = repository(&checkout).unwrap();
    assert_eq!((found.url.as_str(), found.branch.as_str()), ("https://code.example/owner/name", "main"));
    let key = r#"repository = { url = "https://code.example/owner/name", branch = "main" }"#;
    checkout.replace("content/site.toml", key, "");
    assert_eq!(repository(&checkout), None, "it may be left out");
}

/// Creates a draft in a time zone. Returns the command's output.
fn draft_in(zone: &str, checkout: &Checkout) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_content"));
    command.args(["new", "post", "A new post"]).env("TZ", zone).current_dir(checkout.root()).output().unwrap()
}

#[test]
fn today_is_the_day_in_the_time_zone() {
    for (zone, hours) in [("Pacific/Kiritimati", 14), ("Etc/GMT+12", -12), ("WAT-1", 1)] {
        let offset = jiff::tz::Offset::constant(hours);
        let today = || offset.to_datetime(jiff::Timestamp::now()).date();
        let checkout = Checkout::fixture_site();
        let before = today();
        let (stdout, stderr) = written(&draft_in(zone, &checkout));
        // Midnight may have passed in between.
        let found = [before, today()].iter().any(|day| stdout.contains(&format!("news/{day}-a-new-post.md")));
        assert!(found, "{zone}: {stdout}{stderr}");
    }
}

#[test]
fn an_unknown_time_zone_is_said() {
    let checkout = Checkout::fixture_site();
    let output = draft_in("Mars/Olympus", &checkout);
    let (_, stderr) = written(&output);
    assert!(!output.status.success());
    assert!(stderr.starts_with("The time zone `Mars/Olympus` in the variable TZ does not exist"), "{stderr}");
    // The day alone needs no zone.
    let mut command = Command::new(env!("CARGO_BIN_EXE_content"));
    command.args(["check", "--today", "2024-06-01"]).env("TZ", "Mars/Olympus").current_dir(checkout.root());
    assert!(command.output().unwrap().status.success());
}

#[test]
fn a_day_that_does_not_exist_is_rejected() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_content"));
    let output = command.args(["check", "--today", "2024-02-30"]).output().unwrap();
    let (_, stderr) = written(&output);
    assert!(
        !output.status.success() && stderr.contains("write the year, month and day like this: 2024-07-20"),
        "{stderr}"
    );
}

#[test]
fn the_last_line_counts_posts() {
    let checkout = Checkout::fixture_site();
    checkout.write_built_site("out");
    let posts = "Posts: 3 published, 1 draft, 1 on 24 December 2024.\n";
    for arguments in [&["check"][..], &["build", "--out", "out", "--no-precompress"]] {
        let (stdout, stderr) = written(&content(checkout.root(), arguments));
        assert!(stdout.ends_with(posts), "{stdout}{stderr}");
    }
}

#[test]
fn a_file_of_public_is_published_and_removed() {
    let checkout = Checkout::fixture_site();
    let build = || checkout.build("/", crate::support::RELEASE).unwrap();
    checkout.write("public/images/new.txt", b"one");
    checkout.write("public/.well-known/security.txt", b"Contact: mailto:a@b.example");
    checkout.write("public/.DS_Store", b"x");
    let files = build();
    assert_eq!(files["images/new.txt"], b"one");
    assert!(files.contains_key(".well-known/security.txt") && !files.contains_key(".DS_Store"));
    std::fs::remove_file(checkout.root().join("public/images/new.txt")).unwrap();
    assert!(!build().contains_key("images/new.txt"));
}

#[test]
fn a_change_in_the_future_is_published_as_today() {
    let files = checkout("updated-in-future").build("/", crate::support::RELEASE).unwrap();
    let sitemap = text(&files, "sitemap.xml");
    for page in ["/news/post/", "/more/"] {
        let (_, entry) = sitemap.split_once(&format!("{page}</loc>")).unwrap();
        assert!(entry.trim_start().starts_with("<lastmod>2024-06-01</lastmod>"), "{page}: {entry}");
    }
}
