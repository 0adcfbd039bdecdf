//! A publisher that publishes again and again: whatever has changed, it writes what a new one would, to the byte.

use crate::support::{Checkout, RELEASE, TODAY, assert_same, files_below, fixtures};
use publisher::convert::Options;
use publisher::{Destination, Publisher};
use std::fs;
use std::path::{Path, PathBuf};
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

/// Changes, one after the other. Each is something that another page, a list, a feed or a document shows as well.
const EDITS: [(&str, Edit); 33] = [
    ("the text of a post", |site| site.replace(SAME_DAY, "Text.", "Another text.")),
    ("the title of a post", |site| site.replace(SAME_DAY, "On the same day", "On that day")),
    ("the tags of a post", |site| site.replace(SAME_DAY, "tags: [events]", "tags: [learning]")),
    ("the author of a post", |site| site.replace(SAME_DAY, "tags:", "authors: [kofi]\ntags:")),
    ("the name of its author", |site| site.replace("content/people/kofi.toml", "Kofi", "Kofi B.")),
    ("a post with other content in it", |site| {
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
    ("another day for a post", |site| {
        site.replace(NEW, "date: 2024-02-03", "date: 2023-02-03");
        fs::rename(site.root().join(NEW), site.root().join(NEW.replace("2024", "2023"))).unwrap();
    }),
    ("the day of its last change", |site| {
        site.replace(&NEW.replace("2024", "2023"), "tags: []", "updated: 2024-02-04\ntags: []");
    }),
    ("a post that is gone", |site| fs::remove_file(site.root().join(NEW_IN_SPANISH)).unwrap()),
    ("a link in a draft", |site| site.replace(DRAFT, "Links to [the scheduled one](/news/scheduled/).", "Text.")),
    ("a draft that is ready", |site| site.replace(DRAFT, "draft: true\n", "")),
    ("an old address", |site| site.replace(SAME_DAY, "/the/same-day/", "/that/day/")),
    ("a text of a page", |site| site.replace("content/en/pages/about.md", "The same heading again", "It again")),
    ("the title of the home page", |site| site.replace("content/en/pages/home.md", "title: Fixture", "title: Home")),
    ("the title of the news", |site| site.replace("content/en/pages/news.md", "title: News", "title: What is new")),
    ("the description of the news", |site| {
        site.replace("content/en/pages/news.md", "description: ", "description: All ");
    }),
    ("a new page", |site| site.write(NEW_PAGE, b"---\ntitle: New\ndescription: New.\n---\n\nNew.\n")),
    ("another name for it", |site| {
        fs::rename(site.root().join(NEW_PAGE), site.root().join("content/en/pages/newer.md")).unwrap();
    }),
    ("the name of a tag", |site| site.replace(STRINGS, "events = \"", "events = \"All ")),
    ("a word of the interface", |site| site.replace("content/es/strings.toml", "retry = \"", "retry = \"Otra vez: ")),
    ("the title of the site", |site| site.replace("content/site.toml", "title = \"Fixture\"", "title = \"New\"")),
    ("the address of the site", |site| {
        site.replace("content/site.toml", "base_url = \"https://", "base_url = \"https://new.");
    }),
    ("a picture", |site| site.replace("public/images/bars.svg", "viewBox=\"0 0 ", "viewBox=\"0 0 1")),
    ("the icon", |site| {
        let icon = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M1 1h6v6h-6z"/></svg>"#;
        site.write("public/icon.svg", icon);
    }),
    ("the ground of the icon", |site| site.replace("content/site.toml", "#102030", "#302010")),
    ("a file that came with imported texts", |site| site.write("content/media/notes.txt", b"one")),
    ("that file", |site| site.write("content/media/notes.txt", b"two")),
    ("the style sheet", |site| site.write("style/main.css", b"a { color: red }")),
];

impl Checkout {
    /// Makes changes old enough for their times to be trusted, each other than those before.
    fn age(&self, hours: u64) {
        let hour = Duration::from_secs(3600);
        let time = SystemTime::now() - 1000 * hour + u32::try_from(hours).unwrap() * hour;
        for folder in ["content", "public"] {
            for path in files_below(&self.root().join(folder)).into_keys() {
                let file = fs::File::options().write(true).open(self.root().join(folder).join(path)).unwrap();
                let modified = file.metadata().unwrap().modified().unwrap();
                if modified.elapsed().is_ok_and(|age| age < hour) {
                    file.set_modified(time).unwrap();
                }
            }
        }
    }

    /// A folder of the checkout with what Trunk would have built.
    fn new_folder(&self, name: &str) -> PathBuf {
        let folder = self.root().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        for (path, content) in files_below(&fixtures().join("built")) {
            fs::write(folder.join(path), content).unwrap();
        }
        folder
    }

    /// Compares a folder with what a new publisher writes into a new one.
    fn assert_as_new(&self, folder: &Path, destination: Destination<'_>, options: Options) {
        let new = self.new_folder("new");
        publisher::build(self.root(), Destination { folder: &new, ..destination }, options).unwrap();
        let mut found = files_below(folder);
        let expected = files_below(&new);
        // Assets of earlier builds stay.
        found.retain(|path, _| !path.starts_with("assets/") || expected.contains_key(path));
        assert_same(&found, &expected);
    }
}

/// Whether an edit is to be seen: readers see no draft.
fn changes(edit: &str, options: Options) -> bool {
    edit != "a link in a draft" || options.with_unpublished
}

/// Publishes after each of the edits.
fn assert_edits_are_seen(precompress: bool, options: Options) {
    let site = Checkout::fixture_site();
    site.age(0);
    let folder = site.new_folder("out");
    let destination = Destination { folder: &folder, base_path: "/sub/", precompress };
    let mut publisher = Publisher::new(site.root(), destination);
    publisher.publish(options).unwrap();
    let mut before = files_below(&folder);
    for (hours, (name, edit)) in (1..).zip(EDITS) {
        println!("{name}");
        edit(&site);
        site.age(hours);
        publisher.publish(options).unwrap();
        let after = files_below(&folder);
        assert_eq!(after != before, changes(name, options), "{name}");
        site.assert_as_new(&folder, destination, options);
        before = after;
    }
}

#[test]
fn every_change_is_seen() {
    assert_edits_are_seen(false, RELEASE);
}

#[test]
fn every_change_is_seen_with_drafts() {
    assert_edits_are_seen(false, Options { today: TODAY, with_unpublished: true });
}

#[test]
fn every_change_is_seen_with_compressed_forms() {
    assert_edits_are_seen(true, RELEASE);
}

/// Publishes the fixture site, and gives what has published it.
fn with_publisher(test: impl FnOnce(&Checkout, &mut Publisher<'_>, Destination<'_>)) {
    let site = Checkout::fixture_site();
    site.age(0);
    let folder = site.new_folder("out");
    let destination = Destination { folder: &folder, base_path: "/", precompress: false };
    let mut publisher = Publisher::new(site.root(), destination);
    publisher.publish(RELEASE).unwrap();
    test(&site, &mut publisher, destination);
}

#[test]
fn another_day_shows_other_posts() {
    with_publisher(|site, publisher, destination| {
        let options = Options { today: jiff::civil::date(2025, 1, 1), ..RELEASE };
        publisher.publish(options).unwrap();
        assert!(site.root().join("out/news/scheduled/index.html").is_file());
        site.assert_as_new(destination.folder, destination, options);
    });
}

#[test]
fn a_mistake_is_reported_until_it_is_mended() {
    with_publisher(|site, publisher, destination| {
        let before = files_below(destination.folder);
        site.replace(SAME_DAY, "tags: [events]", "tags: [event]");
        site.age(1);
        for _ in 0..2 {
            let message = publisher.publish(RELEASE).unwrap_err().to_string();
            assert!(message.contains("2024-01-02-same-day.md:5:8: unknown tag `event`"), "{message}");
            assert_same(&files_below(destination.folder), &before);
        }
        site.replace(SAME_DAY, "title: On", "titel: On");
        site.age(2);
        for _ in 0..2 {
            let message = publisher.publish(RELEASE).unwrap_err().to_string();
            assert!(message.contains("unknown key `titel`"), "{message}");
        }
        site.replace(SAME_DAY, "titel: On", "title: On");
        site.replace(SAME_DAY, "tags: [event]", "tags: [events]");
        site.age(3);
        publisher.publish(RELEASE).unwrap();
        assert_same(&files_below(destination.folder), &before);
    });
}

#[test]
fn a_second_change_in_the_same_moment_is_seen() {
    with_publisher(|site, publisher, _| {
        let now = SystemTime::now();
        for (from, to) in [("Text.", "One."), ("One.", "Two.")] {
            site.replace(SAME_DAY, from, to);
            fs::File::options().write(true).open(site.root().join(SAME_DAY)).unwrap().set_modified(now).unwrap();
            publisher.publish(RELEASE).unwrap();
            assert!(fs::read_to_string(site.root().join(DOCUMENT)).unwrap().contains(to), "{to}");
        }
    });
}

#[test]
fn what_has_not_changed_is_neither_read_nor_written_again() {
    with_publisher(|site, publisher, _| {
        let (post, document) = (site.root().join(SAME_DAY), site.root().join(DOCUMENT));
        let modified = fs::metadata(&post).unwrap().modified().unwrap();
        site.replace(SAME_DAY, "Text.", "Read.");
        fs::File::options().write(true).open(&post).unwrap().set_modified(modified).unwrap();
        fs::write(&document, "other").unwrap();
        publisher.publish(RELEASE).unwrap();
        assert_eq!(fs::read_to_string(&document).unwrap(), "other");
    });
}

#[test]
fn what_others_publish_into_the_folder_is_looked_at() {
    with_publisher(|site, publisher, destination| {
        site.replace("content/site.toml", "title = \"Fixture\"", "title = \"Other\"");
        site.new_folder("out");
        publisher::build(site.root(), destination, RELEASE).unwrap();
        site.replace("content/site.toml", "title = \"Other\"", "title = \"Fixture\"");
        publisher.publish(RELEASE).unwrap();
        site.assert_as_new(destination.folder, destination, RELEASE);
    });
}
