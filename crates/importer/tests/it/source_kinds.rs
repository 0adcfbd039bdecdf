//! The kinds of sources: sites of Jekyll in a subfolder, plain folders, documents in other formats, and sites of other programs.

use crate::support::Folder;
use importer::report::{Attention, Cause, Report};
use std::fs;

const HEAD: &str = "---\ntitle: T\n---\n";

/// Returns the files with an error.
fn errors(report: &Report) -> Vec<&str> {
    let errors = report.entries.iter().filter(|entry| entry.attention == Attention::Error);
    errors.map(|entry| entry.file.as_str()).collect()
}

/// Returns the content of the only imported document.
fn import_one(checkout: &Folder, old: &Folder) -> String {
    let report = checkout.import(old.path()).unwrap();
    let [(_, new)] = report.documents.as_slice() else { panic!("{:?} {:?}", report.documents, report.entries) };
    fs::read_to_string(checkout.content().join(new)).unwrap()
}

#[test]
fn documents_in_other_formats_are_errors_in_a_jekyll_site() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("_config.yml", b"title: T\ncollections: [guides]\n");
    old.write("about.md", HEAD.as_bytes());
    for path in ["_posts/2024-01-02-a.textile", "_drafts/b.adoc", "_guides/c.rst", "d.org", "_posts/2024-01-03-e.weird"]
    {
        old.write(path, format!("{HEAD}Text.\n").as_bytes());
    }
    // Jekyll copies or ignores these.
    for path in ["notes.txt", "_other/f.rst", "data.ipynb", "_data/g.txt"] {
        old.write(path, b"Text.\n");
    }
    old.write("robots.txt", format!("{HEAD}User-agent: *\n").as_bytes());
    let report = checkout.import(old.path()).unwrap();
    let expected =
        ["_drafts/b.adoc", "_guides/c.rst", "_posts/2024-01-02-a.textile", "_posts/2024-01-03-e.weird", "d.org"];
    assert_eq!(errors(&report), expected);
    assert!(report.entries.iter().any(|entry| entry.advice.contains("pandoc")));
}

#[test]
fn documents_in_other_formats_are_errors_in_a_plain_folder() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("about.md", format!("{HEAD}See [the rules](rules.txt).\n").as_bytes());
    for path in ["a.textile", "sub/b.asciidoc", "c.txt", "d.ipynb", "e.ORG", "rules.txt"] {
        old.write(path, b"Text.\n");
    }
    for path in ["LICENSE.txt", "requirements.txt", "robots.txt", "README.rst", "CNAME", "data.csv"] {
        old.write(path, b"Text.\n");
    }
    let report = checkout.import(old.path()).unwrap();
    assert_eq!(errors(&report), ["a.textile", "c.txt", "d.ipynb", "e.ORG", "sub/b.asciidoc"]);
    assert!(checkout.content().join("media/rules.txt").is_file());
    let about_repository = report.entries.iter().filter(|entry| entry.cause == Some(Cause::RepositoryTextLeftOut));
    assert_eq!(about_repository.count(), 4);
}

#[test]
fn liquid_stays_text_where_no_jekyll_ran_it() {
    let body = "Write `{{ x }}` and {{ page.title }} and {% if x %}this{% endif %}.\n";
    let cases = [
        ("plain.md", format!("{HEAD}{body}"), None),
        ("page.md", format!("# T\n\n{body}"), Some("title: T\n")),
        ("page.md", format!("---\ntitle: T\nrender_with_liquid: false\n---\n{body}"), Some("title: T\n")),
        (
            "page.md",
            format!("{HEAD}{body}"),
            Some("defaults:\n- scope: {path: \"\"}\n  values: {render_with_liquid: false}\n"),
        ),
    ];
    for (path, text, config) in cases {
        let (checkout, old) = (Folder::checkout(), Folder::new());
        if let Some(config) = config {
            old.write("_config.yml", config.as_bytes());
        }
        old.write(path, text.as_bytes());
        let page = import_one(&checkout, &old);
        let visible = crate::text_preservation::visible_text(&page);
        assert!(visible.contains("{{ page.title }} and {% if x %}this{% endif %}."), "{path} {config:?}: {page}");
        assert_eq!(checkout.diagnostics(), Vec::<String>::new(), "{page}");
    }
}

#[test]
fn liquid_is_run_where_jekyll_ran_it() {
    for sign in ["_config.yml", "_layouts/page.html", "_includes/a.html", "_posts/2024-01-02-a.txt"] {
        let (checkout, old) = (Folder::checkout(), Folder::new());
        old.write(sign, b"# nothing\n");
        old.write("page.md", format!("{HEAD}The title is {{{{ page.title }}}}.\n").as_bytes());
        let page = import_one(&checkout, &old);
        assert!(page.ends_with("\nThe title is T.\n"), "{sign}: {page}");
    }
}

#[test]
fn a_single_file_belongs_to_the_site_around_it() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("_config.yml", b"title: T\n");
    old.write("_includes/note.html", b"From the include.");
    old.write("other.md", b"---\ntitle: Other\n---\nText.\n");
    old.write("_posts/2024-01-02-a.md", b"---\ntitle: A\n---\n{% include note.html %}\n\n![A dot](/dot.svg)\n");
    old.write("dot.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
    let report = checkout.import(&old.path().join("_posts/2024-01-02-a.md")).unwrap();
    assert_eq!(report.documents.len(), 1);
    let post = fs::read_to_string(checkout.content().join("en/news/2024-01-02-a.md")).unwrap();
    assert!(post.contains("aliases: [/2024/01/02/a.html]") && post.contains("From the include."), "{post}");
    assert!(checkout.content().join("media/dot.svg").is_file());
}

#[test]
fn sites_of_other_programs_are_refused_with_what_to_do() {
    for (files, words) in [
        (&["hugo.toml", "content/a.md"][..], "hugo convert toYAML"),
        (&["config.toml", "content/a.md"], "hugo convert toYAML"),
        (&["config/_default/hugo.toml", "content/a.md"], "hugo convert toYAML"),
        (&[".obsidian/app.json", "a.md"], "obsidian-export"),
    ] {
        let (checkout, old) = (Folder::checkout(), Folder::new());
        files.iter().for_each(|file| old.write(file, b"Text.\n"));
        let message = checkout.import(old.path()).unwrap_err();
        assert!(message.contains(words), "{message}");
        assert!(!checkout.content().join("import-report.md").exists());
    }
    let (checkout, old) = (Folder::checkout(), Folder::new());
    let export = "<?xml version=\"1.0\"?>\n<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"></rss>\n";
    old.write("export.xml", export.as_bytes());
    let message = checkout.import(&old.path().join("export.xml")).unwrap_err();
    assert!(message.contains("wordpress-export-to-markdown"), "{message}");
    old.write("a.md", HEAD.as_bytes());
    assert_eq!(errors(&checkout.import(old.path()).unwrap()), ["export.xml"]);
}

#[test]
fn a_file_with_syntax_of_another_program_is_an_error_for_itself() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("good.md", format!("{HEAD}Text with `[[code]]` and `{{{{< code >}}}}`.\n").as_bytes());
    old.write("toml.md", b"+++\ntitle = \"T\"\n+++\nText.\n");
    old.write("shortcode.md", format!("{HEAD}Text.\n\n{{{{< youtube abc >}}}}\n").as_bytes());
    old.write("note.md", format!("{HEAD}See [[Note|the note]].\n").as_bytes());
    old.write("embed.md", format!("{HEAD}![[picture.png]]\n").as_bytes());
    let report = checkout.import(old.path()).unwrap();
    assert_eq!(errors(&report), ["embed.md", "note.md", "shortcode.md", "toml.md"]);
    let line = report.entries.iter().find(|entry| entry.file == "shortcode.md").map(|entry| entry.line);
    assert_eq!((line, report.documents.len()), (Some(6), 1));
}

#[test]
fn a_jekyll_site_in_a_subfolder_is_found() {
    for subfolder in ["docs", "site/src"] {
        let (checkout, old) = (Folder::checkout(), Folder::new());
        old.write("README.md", b"# Code\n");
        old.write("lib/notes.md", b"# Notes\n");
        old.write(&format!("{subfolder}/_config.yml"), b"title: T\n");
        old.write(&format!("{subfolder}/about.md"), format!("{HEAD}![Gone](gone.png)\n").as_bytes());
        let report = checkout.import(old.path()).unwrap();
        let source = format!("{subfolder}/about.md");
        assert_eq!(report.documents, [(source.clone(), String::from("en/pages/about-2.md"))]);
        assert_eq!(report.subfolder.as_deref(), Some(subfolder));
        assert!(report.entries.iter().any(|entry| entry.before == subfolder));
        let files: Vec<&str> = report.entries.iter().map(|entry| entry.file.as_str()).collect();
        assert!(files.contains(&source.as_str()) && !files.contains(&"about.md"), "{files:?}");
        let json = fs::read_to_string(checkout.content().join("import-report.json")).unwrap();
        assert!(json.contains(&format!("\"{source}\": ")), "{json}");
    }
}

#[test]
fn several_jekyll_sites_are_listed_with_commands() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("docs/_config.yml", b"title: T\n");
    old.write("sites/other/_config.yml", b"title: T\n");
    // A theme within a site is not another site, and a deeper one is not looked for.
    old.write("docs/theme/_config.yml", b"title: T\n");
    old.write("a/b/c/_config.yml", b"title: T\n");
    let message = checkout.import(old.path()).unwrap_err();
    let commands: Vec<&str> = message.lines().filter(|line| line.contains("cargo import")).collect();
    assert_eq!(commands.len(), 2, "{message}");
    assert!(commands[0].ends_with("/docs") && commands[1].ends_with("/sites/other"), "{message}");
}
