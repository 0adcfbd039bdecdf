//! `.ci/propose`: with a repository of its own, and a `gh` that only takes notes.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const PATH: &str = "content/en/events/2024-06-01-pair-night.md";
const ENTRY: &str = "---\ntitle: '$(touch owned) `id` @everyone'\n---\n";
const BRANCH: &str = "proposal/issue-12";
/// The open pull request of the branch: whether it is from a fork, its state and its number.
const OPEN: &str = "false OPEN 40\n";

/// Answers as GitHub's command does, and writes down each call, with the file that it posts. `PULLS` has the pull requests of
/// branches of that name, newest first, as the query of the script prints them.
const GH: &str = r#"#!/usr/bin/env bash
printf '%s\n' "gh $*" >> "$NOTES"
command="$1 $2"
limit=30
while (($#)); do
  if [[ $1 == --limit ]]; then limit=$2; fi
  if [[ $1 == --body-file ]]; then
    cat "$2" >> "$NOTES"
    if (($(wc -m < "$2") > 65536)); then echo 'Body is too long (maximum is 65536 characters)' >&2; exit 1; fi
  fi
  shift
done
if [[ $command == "pr list" ]]; then printf '%s' "$PULLS" | head -n "$limit"; fi
"#;

/// A clone of a repository, in which the script runs.
struct Clone {
    folder: TempDir,
}

impl Clone {
    fn new() -> Clone {
        let clone = Clone { folder: tempfile::tempdir().unwrap() };
        let origin = clone.path("origin.git");
        clone.git(".", &["init", "--quiet", "--bare", "--initial-branch", "main", origin.to_str().unwrap()]);
        clone.git(".", &["clone", "--quiet", origin.to_str().unwrap(), "clone"]);
        clone.git("clone", &["checkout", "--quiet", "-B", "main"]);
        clone.write("clone/README.md", "A site");
        clone.commit_and_push("main");
        clone.write("bin/gh", GH);
        fs::set_permissions(clone.path("bin/gh"), fs::Permissions::from_mode(0o755)).unwrap();
        clone.propose("created", PATH, ENTRY);
        clone
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    fn git(&self, folder: &str, arguments: &[&str]) -> String {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=A person", "-c", "user.email=person@example.org"]);
        let output = command.args(arguments).current_dir(self.path(folder)).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn commit_and_push(&self, branch: &str) {
        self.git("clone", &["add", "--all", "."]);
        self.git("clone", &["commit", "--quiet", "--message", "A change"]);
        self.git("clone", &["push", "--quiet", "origin", &format!("HEAD:{branch}")]);
    }

    /// Writes what the first job has made.
    fn propose(&self, outcome: &str, path: &str, entry: &str) {
        self.write("proposal/outcome", outcome);
        self.write("proposal/path", path);
        self.write("proposal/entry.md", entry);
        self.write("proposal/message.md", "The check warns of this:\n\n    `x` @everyone\n");
        self.write("proposal/check", "No errors.\n```\n@everyone closes #1\n");
        self.write("proposal/check-result", "passed\n");
    }

    /// Runs the script. `pulls` are the pull requests of branches of the proposal's name.
    fn run(&self, pulls: &str) -> Output {
        self.git("clone", &["checkout", "--quiet", "--force", "main"]);
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.ci/propose").canonicalize().unwrap();
        let search = format!("{}:{}", self.path("bin").display(), std::env::var("PATH").unwrap());
        let mut command = Command::new("bash");
        command.arg(script).arg(self.path("proposal")).current_dir(self.path("clone"));
        command.envs([("PATH", search.as_str()), ("ISSUE", "12"), ("BASE", "main"), ("PULLS", pulls)]);
        command.env("NOTES", self.path("notes")).output().unwrap()
    }

    /// Returns what `gh` was asked to do since the last time.
    fn notes(&self) -> String {
        let notes = fs::read_to_string(self.path("notes")).unwrap_or_default();
        let _ = fs::remove_file(self.path("notes"));
        notes
    }

    fn branches(&self) -> String {
        self.git("origin.git", &["branch", "--format", "%(refname:short)"])
    }
}

fn assert_success(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_form_becomes_a_branch_and_a_pull_request() {
    let clone = Clone::new();
    assert_success(&clone.run(""));
    assert_eq!(clone.branches(), format!("main\n{BRANCH}\n"));
    assert_eq!(clone.git("origin.git", &["show", &format!("{BRANCH}:{PATH}")]), ENTRY);
    assert_eq!(clone.git("origin.git", &["diff", "--name-only", "main", BRANCH]), format!("{PATH}\n"));
    // Nothing of the form is in the message of the commit, where GitHub would act on it.
    let log = clone.git("origin.git", &["log", "--format=%an|%B", "-1", BRANCH]);
    assert_eq!(log.trim(), "github-actions[bot]|Add what issue 12 proposes");
    let notes = clone.notes();
    let calls: Vec<&str> =
        notes.lines().filter(|line| line.starts_with("gh ")).map(|call| call.split(" --").next().unwrap()).collect();
    assert_eq!(calls, ["gh auth setup-git", "gh pr list", "gh pr create", "gh issue comment 12"]);
    assert!(notes.contains("--title Add what issue 12 proposes"), "{notes}");
    assert!(
        notes.contains("Closes #12.") && notes.contains("To start the other checks, close it and open it again."),
        "{notes}"
    );
    // The result of the check is code, line by line.
    assert!(
        notes.contains("`cargo content check` has passed:\n\n    No errors.\n    ```\n    @everyone closes #1\n\n"),
        "{notes}"
    );
    assert!(!clone.path("clone/owned").exists());
}

#[test]
fn a_form_that_is_edited_updates_its_pull_request() {
    let clone = Clone::new();
    assert_success(&clone.run(""));
    clone.notes();
    let renamed = "content/en/events/2024-06-01-another-name.md";
    clone.propose("created", renamed, "New");
    assert_success(&clone.run(OPEN));
    // The earlier file is gone.
    assert_eq!(clone.git("origin.git", &["diff", "--name-only", "main", BRANCH]), format!("{renamed}\n"));
    let notes = clone.notes();
    assert!(notes.contains("gh pr edit 40 --body-file") && !notes.contains("gh pr create"), "{notes}");
    // The comment says again how it stands, should it have asked for a change.
    assert!(notes.contains("gh issue comment 12 --edit-last") && notes.contains("Thank you."), "{notes}");
}

#[test]
fn a_form_that_must_be_changed_gets_a_comment_alone() {
    let clone = Clone::new();
    clone.propose("refused", "", "");
    assert_success(&clone.run(""));
    assert_eq!(clone.branches(), "main\n");
    let notes = clone.notes();
    // Each attempt changes the same comment.
    let call = "gh issue comment 12 --edit-last --create-if-none --body-file ";
    assert!(notes.starts_with(call) && notes.contains("    `x` @everyone"), "{notes}");
    assert_eq!(notes.lines().filter(|line| line.starts_with("gh ")).count(), 1, "{notes}");
}

#[test]
fn the_work_of_a_person_is_kept() {
    let clone = Clone::new();
    assert_success(&clone.run(""));
    clone.git("clone", &["checkout", "--quiet", "-B", "edit", &format!("origin/{BRANCH}")]);
    clone.write(&format!("clone/{PATH}"), "Corrected by a person");
    clone.commit_and_push(BRANCH);
    clone.notes();
    clone.propose("created", PATH, "Changed by the form");
    assert_success(&clone.run(OPEN));
    assert_eq!(clone.git("origin.git", &["show", &format!("{BRANCH}:{PATH}")]), "Corrected by a person");
    let notes = clone.notes();
    assert!(notes.contains("Somebody has edited the pull request") && !notes.contains("gh pr edit"), "{notes}");
}

#[test]
fn a_closed_proposal_stays_closed() {
    for pulls in ["false CLOSED 40\n", "false MERGED 40\n", "true OPEN 41\nfalse CLOSED 40\n"] {
        let clone = Clone::new();
        assert_success(&clone.run(pulls));
        assert_eq!(clone.branches(), "main\n");
        let notes = clone.notes();
        assert!(notes.contains("Please submit a new one.") && !notes.contains("gh pr create"), "{notes}");
    }
}

#[test]
fn a_pull_request_from_a_fork_blocks_no_proposal() {
    let clone = Clone::new();
    let of_strangers: String = (41..80).rev().map(|number| format!("true CLOSED {number}\n")).collect();
    assert_success(&clone.run(&of_strangers));
    assert_eq!(clone.branches(), format!("main\n{BRANCH}\n"));
    assert!(clone.notes().contains("gh pr create "));
    // Its own is found among them.
    assert_success(&clone.run(&format!("{of_strangers}{OPEN}")));
    let notes = clone.notes();
    assert!(notes.contains("gh pr edit 40 ") && !notes.contains("gh pr create "), "{notes}");
}

#[test]
fn a_long_result_of_the_check_is_cut_to_what_github_takes() {
    let clone = Clone::new();
    let lines: String = (0..400).map(|line| format!("{line}: {}\n", "ọ".repeat(200))).collect();
    clone.write("proposal/check", &lines);
    assert_success(&clone.run(""));
    let notes = clone.notes();
    let (_, check) = notes.split_once("has passed:\n\n").unwrap();
    let (check, _) = check.split_once("\n\n").unwrap();
    let (shown, more) = check.rsplit_once('\n').unwrap();
    let shown: Vec<&str> = shown.lines().collect();
    assert!(shown.iter().all(|line| line.starts_with("    ") && line.ends_with('ọ')), "whole lines");
    assert!((50..400).contains(&shown.len()), "{}", shown.len());
    assert_eq!(more, format!("    and {} more lines", 400 - shown.len()));
    assert!(notes.contains("Closes #12."));
}

#[test]
fn a_path_outside_of_the_lists_is_never_written() {
    for path in [
        "../outside.md",
        "content/en/events/../../../.github/workflows/evil.md",
        ".github/workflows/evil.yml",
        "content/en/news/2024-06-01-post.md",
        "content/en/events/a.md\n.github/workflows/evil.yml",
        "content/en/events/$(id).md",
        "/tmp/a.md",
        "",
    ] {
        let clone = Clone::new();
        clone.propose("created", path, "x");
        assert_eq!(clone.run("").status.code(), Some(1), "{path}");
        assert_eq!(clone.branches(), "main\n", "{path}");
        assert_eq!(clone.notes(), "", "{path}");
    }
}

#[test]
fn a_file_is_never_replaced() {
    let clone = Clone::new();
    clone.write(&format!("clone/{PATH}"), "The file of another proposal");
    clone.commit_and_push("main");
    assert_eq!(clone.run("").status.code(), Some(1));
    assert_eq!(clone.branches(), "main\n");
}
