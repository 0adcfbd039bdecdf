//! The edits of an editor's day: what an editor may do with any content without touching a test.
//!
//! Posts, people and teams are chosen by their position, so that the edits fit whatever the content is. Posts and
//! people get other names, so that a test that names one of them fails.

mod files;
mod names;
mod new_entries;

pub(crate) use names::with_former_names;

use files::{edit_file, files_in, files_with_links, read, write};
use jiff::civil::Date;
use new_entries::{GROUP, INITIATIVE, MEMBER, PAGE, PARTNER, PERSON, PHOTO, STRINGS, post};
use std::fs;
use std::path::{Path, PathBuf};

/// The codes of languages that content may get; the first that it does not have is added.
const LANGUAGES: [(&str, &str); 3] = [("wo", "Wolof"), ("ln", "Lingála"), ("ht", "Kreyòl ayisyen")];

/// Makes all edits to a checkout.
pub(crate) fn edit(root: &Path, today: Date) {
    let content = root.join("content");
    let language = default_language(&content);
    let own = content.join(&language);
    let tags = tags_entry(&read(&oldest_post(&own)));
    delete_oldest_post(&content, &own);
    names::rename_all(&content, &own);
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
    write(&own.join(format!("news/{today}-mentoring-circles-have-begun.md")), post(&tags, today));
    add_language(&content, &own);
}

/// Returns the code of the first language in the settings.
fn default_language(content: &Path) -> String {
    let settings: toml::Table = read(&content.join("site.toml")).parse().expect("the settings are TOML");
    String::from(settings["languages"][0]["code"].as_str().expect("a language has a code"))
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

/// Deletes the oldest post, and leads the links to it to the list of news.
fn delete_oldest_post(content: &Path, own: &Path) {
    let oldest = oldest_post(own);
    fs::remove_file(&oldest).expect("a temporary folder can be written");
    let slug = names::slug(&oldest);
    for file in files_with_links(content) {
        edit_file(&file, |source| source.replace(&format!("/news/{slug}/"), "/news/"));
    }
    for partner in files_in(&content.join("partners")) {
        edit_file(&partner, |source| source.replace(&format!("\"{slug}\", "), "").replace(&format!("\"{slug}\""), ""));
    }
}

/// Inserts a member into the first team that has members.
fn insert_member(source: &str) -> String {
    let starts = source.match_indices("members = [").map(|(start, text)| start + text.len());
    let mut lists = starts.filter(|start| !source[*start..].trim_start().starts_with(']'));
    let start = lists.next().expect("a team has members");
    format!("{}{MEMBER}{}", &source[..start], &source[start..])
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
