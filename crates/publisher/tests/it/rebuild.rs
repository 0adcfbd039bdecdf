//! A build over an earlier output equals a build into a new folder, to the byte, whatever has changed in between.

use crate::support::{Checkout, Files, RELEASE, TODAY, assert_same, files_below, fixtures};
use publisher::convert::PublishOptions;
use publisher::progress::{Progress, Step};
use publisher::{BuildReport, Destination};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

const FIRST: &str = "content/en/news/2024-01-02-first.md";
const SAME_DAY: &str = "content/en/news/2024-01-02-same-day.md";
const DRAFT: &str = "content/en/news/2024-05-06-draft.md";
const NEW: &str = "content/en/news/2024-02-03-new.md";
const NEW_IN_SPANISH: &str = "content/es/news/2024-02-03-new.md";
const NEW_PAGE: &str = "content/en/pages/new.md";
const STRINGS: &str = "content/en/strings.toml";
const DOCUMENT: &str = "out/news/same-day/index.html";

type Edit = fn(&Checkout);

/// Edits, one after the other. Each changes something that another page, a list, a feed or a document shows too.
const EDITS: [(&str, Edit); 37] = [
    ("the body of a post", |site| site.replace(SAME_DAY, "Text.", "Another text.")),
    ("the title of a post", |site| site.replace(SAME_DAY, "On the same day", "On that day")),
    ("the tags of a post", |site| site.replace(SAME_DAY, "tags: [events]", "tags: [learning]")),
    ("the author of a post", |site| site.replace(SAME_DAY, "tags:", "authors: [kofi]\ntags:")),
    ("the name of its author", |site| site.replace("content/people/kofi.toml", "Kofi", "Kofi B.")),
    ("directives in a post", |site| {
        site.replace(SAME_DAY, "Another text.", "## Part\n\nText.\n\n::news 3\n\n::initiatives\n\n::team council");
    }),
    ("an initiative in that post", |site| site.replace("content/en/initiatives/one.md", "title: ", "title: New ")),
    ("a team in that post", |site| site.replace("content/en/leadership.toml", "Gives advice.", "Gives good advice.")),
    ("a post in that post", |site| site.replace(FIRST, "The first post.", "The very first post.")),
    ("a new post", |site| {
        site.write(NEW, b"---\ntitle: New\ndate: 2024-02-03\ntags: []\nsummary: New.\n---\n\nNew.\n");
    }),
    ("its translation", |site| {
        site.write(NEW_IN_SPANISH, b"---\ntitle: Nueva\ndate: 2024-02-03\ntags: []\nsummary: Nueva.\n---\n\nNueva.\n");
    }),
    ("another date of a post", |site| {
        site.replace(NEW, "date: 2024-02-03", "date: 2023-02-03");
        fs::rename(site.root().join(NEW), site.root().join(NEW.replace("2024", "2023"))).unwrap();
    }),
    ("the date of its last change", |site| {
        site.replace(&NEW.replace("2024", "2023"), "tags: []", "updated: 2024-02-04\ntags: []");
    }),
    ("a removed post", |site| fs::remove_file(site.root().join(NEW_IN_SPANISH)).unwrap()),
    ("a link in a draft", |site| site.replace(DRAFT, "Links to [the scheduled one](/news/scheduled/).", "Text.")),
    ("a draft that is ready", |site| site.replace(DRAFT, "draft: true\n", "")),
    ("an alias", |site| site.replace(SAME_DAY, "/the/same-day/", "/that/day/")),
    ("the body of a page", |site| site.replace("content/en/pages/about.md", "The same heading again", "It again")),
    ("the title of the home page", |site| site.replace("content/en/pages/home.md", "title: Fixture", "title: Home")),
    ("the title of the news", |site| site.replace("content/en/pages/news.md", "title: News", "title: What is new")),
    ("the description of the news", |site| {
        site.replace("content/en/pages/news.md", "description: ", "description: All ");
    }),
    ("a new page", |site| site.write(NEW_PAGE, b"---\ntitle: New\ndescription: New.\n---\n\nNew.\n")),
    ("another slug of that page", |site| {
        fs::rename(site.root().join(NEW_PAGE), site.root().join("content/en/pages/newer.md")).unwrap();
    }),
    ("the label of a tag", |site| site.replace(STRINGS, "events = \"", "events = \"All ")),
    ("a string of the interface", |site| site.replace("content/es/strings.toml", "retry = \"", "retry = \"Otra vez: ")),
    ("the title of the site", |site| site.replace("content/site.toml", "title = \"Fixture\"", "title = \"New\"")),
    ("the address of the site", |site| {
        site.replace("content/site.toml", "base_url = \"https://", "base_url = \"https://new.");
    }),
    ("a group", |site| site.replace("content/groups/new-york.toml", "Weavers", "Spinners")),
    ("a new group", |site| site.write("content/groups/lagos.toml", b"name = \"Lagos\"\ncountry = \"NG\"\n")),
    ("a partner", |site| site.replace("content/partners/yarn-market.toml", "every meetup", "all")),
    ("the kind of a partner", |site| site.replace("content/partners/yarn-market.toml", "sponsor", "learning")),
    ("an image", |site| site.replace("public/images/bars.svg", "viewBox=\"0 0 ", "viewBox=\"0 0 1")),
    ("the icon", |site| {
        let icon = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M1 1h6v6h-6z"/></svg>"#;
        site.write("public/icon.svg", icon);
    }),
    ("the background of the icon", |site| site.replace("content/site.toml", "#102030", "#302010")),
    ("a new media file", |site| site.write("content/media/notes.txt", b"one")),
    ("that media file", |site| site.write("content/media/notes.txt", b"two")),
    ("the style sheet", |site| site.write("style/main.css", b"a { color: red }")),
];

impl Checkout {
    /// A folder of the checkout with what Trunk would have built.
    fn built_folder(&self, name: &str) -> PathBuf {
        let folder = self.root().join(name);
        let _ = fs::remove_dir_all(&folder);
        self.write_built_site(name);
        self.fill_cache();
        folder
    }

    /// Compares a folder with what a build into a new folder writes.
    fn assert_equals_fresh_build(&self, folder: &Path, destination: Destination<'_>, options: PublishOptions) {
        let fresh = self.built_folder("fresh");
        publisher::build(self.root(), Destination { folder: &fresh, ..destination }, options).unwrap();
        let mut found = files_below(folder);
        let expected = files_below(&fresh);
        // Assets of earlier builds stay.
        found.retain(|path, _| !path.starts_with("assets/") || expected.contains_key(path));
        assert_same(&found, &expected);
    }
}

/// Whether an edit changes the output: a release contains no drafts.
fn is_visible(edit: &str, options: PublishOptions) -> bool {
    edit != "a link in a draft" || options.with_unpublished
}

/// Builds into the same folder after each group of so many edits.
fn assert_edits_are_published(group: usize, precompress: bool, options: PublishOptions) {
    let site = Checkout::fixture_site();
    let folder = site.built_folder("out");
    let destination = Destination { folder: &folder, base_path: "/sub/", precompress };
    publisher::build(site.root(), destination, options).unwrap();
    let mut before = files_below(&folder);
    for edits in EDITS.chunks(group) {
        let names: Vec<&str> = edits.iter().map(|(name, _)| *name).collect();
        println!("{names:?}");
        edits.iter().for_each(|(_, edit)| edit(&site));
        publisher::build(site.root(), destination, options).unwrap();
        let after = files_below(&folder);
        assert_eq!(after != before, names.iter().any(|name| is_visible(name, options)), "{names:?}");
        site.assert_equals_fresh_build(&folder, destination, options);
        before = after;
    }
}

#[test]
fn every_edit_is_published() {
    assert_edits_are_published(1, false, RELEASE);
}

#[test]
fn every_edit_is_published_with_drafts() {
    // What follows each edit is the same as without drafts, which the test above shows. The link in a draft and the draft
    // that is ready are in different groups.
    assert_edits_are_published(5, false, PublishOptions { today: TODAY, with_unpublished: true });
}

#[test]
fn every_edit_is_published_with_compressed_forms() {
    // Compression takes most of the time and sees only bytes, so it need not follow each edit.
    assert_edits_are_published(EDITS.len().div_ceil(4), true, RELEASE);
}

/// Builds the fixture site twice into one folder, with a change in between, and once into another folder after the same
/// change. Both outputs must be the same, and differ from the first if they are meant to.
fn assert_rebuild_equals_fresh_build(change: impl Fn(&Checkout), differs_from_first: bool) {
    for precompress in [false, true] {
        let build = |checkout: &Checkout| checkout.build_with("/", RELEASE, precompress).unwrap();
        let (again, fresh) = (Checkout::fixture_site(), Checkout::fixture_site());
        let first = build(&again);
        change(&again);
        change(&fresh);
        let expected = build(&fresh);
        assert_eq!(first != expected, differs_from_first);
        assert_same(&build(&again), &expected);
    }
}

#[test]
fn a_removed_post_without_translation() {
    assert_rebuild_equals_fresh_build(|checkout| fs::remove_file(checkout.root().join(SAME_DAY)).unwrap(), true);
}

#[test]
fn a_changed_string_of_the_default_language() {
    let change = |checkout: &Checkout| checkout.replace(STRINGS, "Skip to the content", "Skip");
    assert_rebuild_equals_fresh_build(change, true);
}

#[test]
fn another_template() {
    let template = "<!doctype html><html><head><meta charset=utf-8><!--head--><!--/head--></head>\n\
        <body class=new><!--body--><!--/body--></body></html>";
    let change = |checkout: &Checkout| {
        // The folder of a first build is still empty.
        for name in ["black-python-devs.js", "black-python-devs_bg.wasm"] {
            checkout.write(&format!("out/{name}"), &fs::read(fixtures().join("built").join(name)).unwrap());
        }
        checkout.write("out/index.html", template.as_bytes());
    };
    assert_rebuild_equals_fresh_build(change, true);
}

#[test]
fn output_files_that_others_have_changed_or_removed() {
    for damage in [Some("other"), None] {
        let change = |checkout: &Checkout| {
            for damaged in [DOCUMENT, "out/content/en/news/same-day.json", "out/sitemap.xml", "out/icons/icon-192.png"]
            {
                let file = checkout.root().join(damaged);
                match damage {
                    // A first build overwrites what it finds in its folder too.
                    Some(content) => checkout.write(damaged, content.as_bytes()),
                    None if file.exists() => fs::remove_file(file).unwrap(),
                    None => {}
                }
            }
        };
        assert_rebuild_equals_fresh_build(change, false);
    }
}

/// The fixture site, built once into the folder `out`.
struct BuiltSite {
    site: Checkout,
    folder: PathBuf,
}

impl BuiltSite {
    fn new() -> BuiltSite {
        let site = Checkout::fixture_site();
        let folder = site.built_folder("out");
        let built = BuiltSite { site, folder };
        built.build(RELEASE).unwrap();
        built
    }

    fn destination(&self) -> Destination<'_> {
        Destination { folder: &self.folder, base_path: "/", precompress: false }
    }

    fn build(&self, options: PublishOptions) -> Result<BuildReport, String> {
        publisher::build(self.site.root(), self.destination(), options).map_err(|error| error.to_string())
    }

    fn files(&self) -> Files {
        files_below(&self.folder)
    }

    fn assert_equals_fresh_build(&self, options: PublishOptions) {
        self.site.assert_equals_fresh_build(&self.folder, self.destination(), options);
    }
}

#[test]
fn progress_counts_every_file() {
    let built = BuiltSite::new();
    let progress = Arc::<Progress>::default();
    assert_eq!(progress.step(), Step::Reading);
    let report = publisher::build_with_progress(built.site.root(), built.destination(), RELEASE, &progress).unwrap();
    assert_eq!(progress.step(), Step::Files(report.file_count, report.file_count));
}

#[test]
fn a_scheduled_post_is_published_on_its_day() {
    let built = BuiltSite::new();
    let options = PublishOptions { today: jiff::civil::date(2025, 1, 1), ..RELEASE };
    built.build(options).unwrap();
    assert!(built.folder.join("news/scheduled/index.html").is_file());
    built.assert_equals_fresh_build(options);
}

#[test]
fn an_error_is_reported_until_it_is_fixed() {
    let built = BuiltSite::new();
    let (site, before) = (&built.site, built.files());
    site.replace(SAME_DAY, "tags: [events]", "tags: [event]");
    for _ in 0..2 {
        let message = built.build(RELEASE).unwrap_err();
        assert!(message.contains("2024-01-02-same-day.md:5:8: error: there is no tag `event`"), "{message}");
        assert_same(&built.files(), &before);
    }
    site.replace(SAME_DAY, "title: On", "titel: On");
    for _ in 0..2 {
        let message = built.build(RELEASE).unwrap_err();
        assert!(message.contains("`titel` is not known here"), "{message}");
    }
    site.replace(SAME_DAY, "titel: On", "title: On");
    site.replace(SAME_DAY, "tags: [event]", "tags: [events]");
    built.build(RELEASE).unwrap();
    assert_same(&built.files(), &before);
}

#[test]
fn an_edit_that_keeps_the_modification_time_is_published() {
    let built = BuiltSite::new();
    let now = SystemTime::now();
    for (from, to) in [("Text.", "One."), ("One.", "Two.")] {
        built.site.replace(SAME_DAY, from, to);
        set_modified(&built.site.root().join(SAME_DAY), now);
        built.build(RELEASE).unwrap();
        assert!(fs::read_to_string(built.site.root().join(DOCUMENT)).unwrap().contains(to), "{to}");
    }
}

#[test]
fn a_file_whose_bytes_stay_the_same_is_not_written() {
    let built = BuiltSite::new();
    let hour_ago = SystemTime::now() - Duration::from_secs(3600);
    for path in built.files().into_keys() {
        set_modified(&built.folder.join(path), hour_ago);
    }
    built.site.replace(SAME_DAY, "Text.", "Another text.");
    let before = built.files();
    built.build(RELEASE).unwrap();
    let after = built.files();
    let (same, different): (Vec<_>, Vec<_>) = after.keys().partition(|path| before.get(*path) == after.get(*path));
    let is_written = |path: &str| {
        let modified = fs::metadata(built.folder.join(path)).unwrap().modified().unwrap();
        modified.duration_since(hour_ago).unwrap() > Duration::from_secs(60)
    };
    assert!(same.len() > 10 && !different.is_empty());
    assert!(different.iter().all(|path| is_written(path)), "{different:?}");
    let written: Vec<_> = same.into_iter().filter(|path| is_written(path)).collect();
    assert!(written.is_empty(), "{written:?}");
}

#[test]
fn a_build_over_the_output_of_another_build() {
    let built = BuiltSite::new();
    built.site.replace("content/site.toml", "title = \"Fixture\"", "title = \"Other\"");
    built.site.built_folder("out");
    built.build(RELEASE).unwrap();
    built.site.replace("content/site.toml", "title = \"Other\"", "title = \"Fixture\"");
    built.build(RELEASE).unwrap();
    built.assert_equals_fresh_build(RELEASE);
}

fn set_modified(file: &Path, time: SystemTime) {
    fs::File::options().write(true).open(file).unwrap().set_modified(time).unwrap();
}
