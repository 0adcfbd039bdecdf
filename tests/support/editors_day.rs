//! The edits of an editor's day: what an editor may do with any content without touching a test.
//!
//! Posts, people and teams are chosen by their position, so that the edits fit whatever the content is.

use jiff::civil::Date;
use std::fs;
use std::path::{Path, PathBuf};

/// The codes of languages that content may get; the first that it does not have is added.
const LANGUAGES: [(&str, &str); 3] = [("wo", "Wolof"), ("ln", "Lingála"), ("ht", "Kreyòl ayisyen")];

const PAGE: &str = "---
title: Mentoring circles
description: A page that an editor has just added, with a heading, a list and buttons.
---

A circle is a handful of members and a mentor, who meet every other week.

[See the news](/news/) [Meet the people](/leadership/)

## How a circle works

1. Members say what they want to learn.
2. The mentor suggests a first step.

::panel

## Lead a circle

Anybody who has been a member for a year can lead one.

[Read the news](/news/mentoring-circles-have-begun/)

::end
";

const INITIATIVE: &str = "---
title: Mentoring for newcomers
summary: Whoever joins is met by somebody who has been here for a while.
order: 1000
---

Newcomers often leave before they have spoken with anybody.

## Strategy

A [circle](/mentoring-circles/) has a place for each of them.
";

const PERSON: &str = "name = \"Wilhelmina Adebayo-Oyelaran de Vasconcelos\"
location = \"Ouagadougou\"
photo = \"/media/a-circle.jpg\"
photo_focus = \"30% 70%\"
links = [{ name = \"Code\", url = \"https://code.example/wilhelmina\" }]
";

/// A photo as a camera makes it.
const PHOTO: &[u8] = include_bytes!("../fixtures/site/content/media/market.jpg");

const GROUP: &str = "name = \"Pythonistas of Ouagadougou\"
country = \"BF\"
city = \"Ouagadougou\"
leads = [\"an-editors-person\"]
languages = [\"fr\"]
link = \"https://groups.example/ouagadougou\"
";

const PARTNER: &str = "name = \"A school of an editor\"
kind = \"learning\"
since = \"2026-01\"
summary = \"Courses cost half the price.\"
";

/// The strings of a language that has just been begun. The rest falls back to the default language.
const STRINGS: &str = "menu = \"Le menu\"
skip_to_content = \"Aller au contenu\"
reading_time = \"{minutes} minutes\"
";

const MEMBER: &str = "\n  { person = \"an-editors-person\", role = \"Coordinator of the mentoring circles\" },";

/// Makes all edits to a checkout.
pub(crate) fn edit(root: &Path, today: Date) {
    let content = root.join("content");
    let language = default_language(&content);
    let own = content.join(&language);
    write(&own.join("pages/mentoring-circles.md"), PAGE);
    edit_file(&content.join("site.toml"), |source| {
        insert_after(&source, "\nnavigation = [", "\"mentoring-circles\", ")
    });
    write(&own.join("initiatives/mentoring-for-newcomers.md"), INITIATIVE);
    write(&content.join("people/an-editors-person.toml"), PERSON);
    write(&content.join("groups/an-editors-group.toml"), GROUP);
    write(&content.join("media/a-circle.jpg"), PHOTO);
    write(&content.join("partners/an-editors-partner.toml"), PARTNER);
    edit_file(&own.join("leadership.toml"), |source| insert_member(&source));
    write(&own.join(format!("news/{today}-mentoring-circles-have-begun.md")), post(&own, today));
    delete_oldest_post(&content, &own);
    add_language(&content, &own);
}

/// Returns the code of the first language in the settings.
fn default_language(content: &Path) -> String {
    let settings: toml::Table = read(&content.join("site.toml")).parse().expect("the settings are TOML");
    String::from(settings["languages"][0]["code"].as_str().expect("a language has a code"))
}

/// Returns a post with the tags of the oldest post, so that none of them disappears with that.
fn post(own: &Path, today: Date) -> String {
    let tags = tags_entry(&read(&oldest_post(own)));
    format!(
        "---
title: Mentoring circles have begun
date: {today}
authors: [an-editors-person]
{tags}
summary: The first circles of members have met.
image: /media/a-circle.jpg
image_alt: Members in a hall with looms
image_focus: 40% 80%
---

![Members between two looms](/media/a-circle.jpg \"A circle that has just met\")

The first [circles](/mentoring-circles/) have met[^1]. They belong to [an initiative](/initiatives/#mentoring-for-newcomers).

## What they said

> We wish it had existed before.

| Circle | Members |
| ------ | ------: |
| First  |       5 |
| Second |       6 |

```python
print(\"welcome\")
```

[^1]: In the week of this post.
"
    )
}

/// Returns the lines of a front matter that list the tags: one, or one for each tag.
fn tags_entry(post: &str) -> String {
    let mut lines = post.lines().skip_while(|line| !line.starts_with("tags:"));
    let key = lines.next().unwrap_or("tags: []");
    let items = lines.take_while(|line| *line != "---" && line.starts_with([' ', '-']));
    [key].into_iter().chain(items).collect::<Vec<_>>().join("\n")
}

fn oldest_post(own: &Path) -> PathBuf {
    files_in(&own.join("news")).into_iter().next().expect("there are posts")
}

/// Inserts a member into the first team that has members.
fn insert_member(source: &str) -> String {
    let starts = source.match_indices("members = [").map(|(start, text)| start + text.len());
    let mut lists = starts.filter(|start| !source[*start..].trim_start().starts_with(']'));
    let start = lists.next().expect("a team has members");
    format!("{}{MEMBER}{}", &source[..start], &source[start..])
}

/// Deletes the oldest post, and leads the links to it to the list of news.
fn delete_oldest_post(content: &Path, own: &Path) {
    let oldest = oldest_post(own);
    fs::remove_file(&oldest).expect("a temporary folder can be written");
    let name = oldest.file_stem().expect("a post has a name").to_string_lossy();
    // `YYYY-MM-DD-slug`
    let slug = &name["YYYY-MM-DD-".len()..];
    let path = format!("/news/{slug}/");
    for language in folders_in(content) {
        let folders = ["news", "pages", "initiatives"].map(|folder| language.join(folder));
        for file in folders.iter().filter(|folder| folder.is_dir()).flat_map(|folder| files_in(folder)) {
            edit_file(&file, |source| source.replace(&path, "/news/"));
        }
    }
    for partner in files_in(&content.join("partners")) {
        edit_file(&partner, |source| source.replace(&format!("\"{slug}\", "), "").replace(&format!("\"{slug}\""), ""));
    }
}

/// Adds a language with a few strings, a translated page and a translated post. The rest falls back to the default language.
fn add_language(content: &Path, own: &Path) {
    let is_new = |(code, _): &&(&str, &str)| !content.join(code).exists();
    let (code, name) = LANGUAGES.iter().find(is_new).expect("the content has not all of these languages");
    edit_file(&content.join("site.toml"), |source| {
        source + &format!("\n[[languages]]\ncode = \"{code}\"\nname = \"{name}\"\n")
    });
    let folder = content.join(code);
    write(&folder.join("strings.toml"), STRINGS);
    let page = "---\ntitle: Cercles\ndescription: Une page traduite.\n---\n\nUn cercle a quelques membres.\n";
    write(&folder.join("pages/mentoring-circles.md"), page);
    let newest = files_in(&own.join("news")).pop().expect("there are posts");
    let newest = newest.file_name().expect("a post has a name").to_string_lossy();
    let post = format!(
        "---\ntitle: Une nouvelle\ndate: {}\ntags: []\nsummary: En bref.\n---\n\nDu texte.\n",
        &newest[.."YYYY-MM-DD".len()]
    );
    write(&folder.join("news").join(&*newest), &post);
}

fn insert_after(source: &str, marker: &str, text: &str) -> String {
    let start =
        source.find(marker).unwrap_or_else(|| panic!("the file has no line `{}`", marker.trim())) + marker.len();
    format!("{}{text}{}", &source[..start], &source[start..])
}

/// Returns the files of a folder in the order of their names.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    files.sort();
    files
}

/// Returns the folders of the languages, and those that all languages share.
fn folders_in(content: &Path) -> Vec<PathBuf> {
    files_in(content).into_iter().filter(|path| path.is_dir()).collect()
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn write(file: &Path, content: impl AsRef<[u8]>) {
    fs::create_dir_all(file.parent().expect("a file has a folder")).expect("a temporary folder can be written");
    fs::write(file, content).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

fn edit_file(file: &Path, change: impl FnOnce(String) -> String) {
    write(file, change(read(file)));
}
