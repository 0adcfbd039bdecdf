//! Hostile input: an error for each bad file, an import of the others, and linear time.

use crate::support::Folder;
use importer::report::Attention;
use std::time::{Duration, Instant};

#[test]
fn bad_files_are_errors_and_good_ones_are_imported() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    let head = "---\ntitle: T\ndate: 2024-01-02\n---\n";
    let files: [(&str, Vec<u8>); 9] = [
        ("binary.md", [head.as_bytes(), &[0, 1, 2]].concat()),
        ("huge.md", vec![b'a'; 5 * 1024 * 1024]),
        ("deep.md", format!("{head}{} text", ">".repeat(10_000)).into_bytes()),
        (
            "deep-lists.md",
            format!("{head}{}", (0..500).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect::<String>())
                .into_bytes(),
        ),
        // Shallow enough for the importer's parser, but deeper than the publisher allows.
        ("rather-deep.md", format!("{head}{} text", ">".repeat(20)).into_bytes()),
        ("deep-html.md", format!("{head}{}x", "<div><b>".repeat(10_000)).into_bytes()),
        ("latin.md", [head.as_bytes(), b"caf\xe9"].concat()),
        ("no-end.md", b"---\ntitle: T\n\nText".to_vec()),
        ("not-yaml.md", b"---\ntitle: \"a\n: : [\n---\nText".to_vec()),
    ];
    for (path, content) in &files {
        old.write(path, content);
    }
    old.write("good.md", b"---\ntitle: Good\ndescription: Good.\n---\nStill here.\n");
    let start = Instant::now();
    let report = checkout.import(old.path()).unwrap();
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    for (path, _) in &files {
        let error = report.entries.iter().find(|entry| entry.attention == Attention::Error && entry.file == *path);
        assert!(
            error.is_some(),
            "{path}: {:?}",
            report.entries.iter().filter(|entry| entry.file == *path).collect::<Vec<_>>()
        );
    }
    assert_eq!(report.documents.iter().map(|(old, _)| old.as_str()).collect::<Vec<_>>(), ["good.md"]);
    assert_eq!(checkout.diagnostics(), Vec::<String>::new());
}

#[test]
fn exponential_includes_terminate() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("_config.yml", b"title: T\n");
    for level in 0..12 {
        let next = format!("{{% include l{}.html %}}", level + 1).repeat(10);
        old.write(&format!("_includes/l{level}.html"), next.as_bytes());
    }
    old.write("_includes/l12.html", b"boom");
    old.write("a.md", b"---\ntitle: A\n---\n{% include l0.html %}\n");
    let start = Instant::now();
    let report = checkout.import(old.path()).unwrap();
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert_eq!(report.count(Attention::Error), 1);
}

/// Returns the CPU time of importing a document: the lower of two measurements.
fn import_time(text: &str) -> Duration {
    let bytes = [b"---\ntitle: T\ndate: 2024-01-02\n---\n", text.as_bytes()].concat();
    let measure = || {
        let start = cpu_time();
        let _ = importer::import_bytes("_posts/2024-01-02-t.md", bytes.clone());
        cpu_time() - start
    };
    measure().min(measure())
}

/// Returns the CPU time of this thread, where the system reports it; otherwise the elapsed time.
fn cpu_time() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = statistics.split(' ').next().and_then(|first| first.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

#[test]
fn import_time_is_linear() {
    const PARTS: [&str; 38] = [
        ">",
        "> ",
        "*",
        "_",
        "**a ",
        "[",
        "![",
        "](",
        "[a](",
        "<",
        "<div>",
        "<div>\n\n",
        "<b>",
        "<p>",
        "</div>",
        "<!--",
        "<a b='",
        "{{",
        "{%",
        "{% raw %}",
        "{% if a %}",
        "{% include a %}",
        "{{ a | b",
        "{:",
        "{: .a}\n",
        "{: #a}\n",
        "`",
        "``` \n",
        "- a\n",
        "  - a\n",
        "1. a\n\n",
        "| a ",
        "|-|\n",
        "[^a]",
        "[^a]: b\n",
        "# a\n\n",
        "&amp;",
        "<div markdown=\"1\">\n",
    ];
    const SHORT_LENGTH: usize = 4_000;
    let mut slow = Vec::new();
    for part in PARTS {
        let time = |length: usize| import_time(&part.repeat(length / part.len()));
        let (short, long) = (time(SHORT_LENGTH), time(SHORT_LENGTH * 8));
        // Quadratic time would be 64 times as long; short durations are all noise.
        if long > Duration::from_millis(100) && long > short * 30 {
            slow.push(format!("{part:?}: {short:?} → {long:?}"));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
