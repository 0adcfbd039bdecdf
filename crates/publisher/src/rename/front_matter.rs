//! Notes the old address and the old slug in the front matter of a renamed file.

use super::entries::{PAGES, RenamedEntry, RenamedFile};
use crate::source::front_matter;

/// Returns the text of a file whose front matter has the alias, and the id if the entry has one and was published. An alias
/// that is the new address again is removed. Returns `None` if the front matter has another form than its usual ones.
pub fn with_old_name(text: &str, file: &RenamedFile, alias: Option<&str>, entry: &RenamedEntry<'_>) -> Option<String> {
    let (range, _) = front_matter::find(text)?;
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let mut lines: Vec<String> = text[range].split_inclusive('\n').map(String::from).collect();
    let line_break = if before.ends_with("\r\n") { "\r\n" } else { "\n" };
    remove_alias(&mut lines, &file.new_url);
    if let Some(alias) = alias {
        add_alias(&mut lines, alias, line_break)?;
    }
    let id = lines.iter().position(|line| line.starts_with("id:"));
    match id {
        Some(line) if lines[line].trim_start_matches("id:").trim().trim_matches(['"', '\'']) == entry.new => {
            lines.remove(line);
        }
        None if entry.folder != PAGES && alias.is_some() => lines.push(format!("id: {}{line_break}", entry.old)),
        _ => {}
    }
    Some([before, &lines.concat(), after].concat())
}

fn add_alias(lines: &mut Vec<String>, alias: &str, line_break: &str) -> Option<()> {
    let Some(key) = lines.iter().position(|line| line.starts_with("aliases:")) else {
        // The key can be in quotation marks, or have a space before the colon.
        if lines.iter().any(|line| line.trim_start_matches(['"', '\'']).starts_with("aliases")) {
            return None;
        }
        lines.push(format!("aliases: [{alias}]{line_break}"));
        return Some(());
    };
    let items = items(lines, key);
    if let Some(last) = items.last() {
        let indent = &lines[*last][..lines[*last].find('-')?];
        let item = format!("{indent}- {alias}{line_break}");
        lines.insert(last + 1, item);
        return Some(());
    }
    let line = &mut lines[key];
    let (start, end) = brackets(line)?;
    let separator = match line[start + 1..end].trim() {
        "" => "",
        items if items.ends_with(',') => " ",
        _ => ", ",
    };
    line.insert_str(line[..end].trim_end().len(), &[separator, alias].concat());
    Some(())
}

fn remove_alias(lines: &mut Vec<String>, alias: &str) {
    let is_alias = |item: &str| item.trim().trim_matches(['"', '\'']) == alias;
    let Some(key) = lines.iter().position(|line| line.starts_with("aliases:")) else { return };
    let items = items(lines, key);
    if let Some(item) = items.iter().find(|item| is_alias(lines[**item].trim_start().trim_start_matches('-'))) {
        lines.remove(*item);
        if items.len() == 1 {
            lines.remove(key);
        }
        return;
    }
    let line = &lines[key];
    let Some((start, end)) = brackets(line) else { return };
    let all: Vec<&str> = line[start + 1..end].split(',').collect();
    let kept: Vec<&str> = all.iter().copied().filter(|item| !is_alias(item)).collect();
    if kept.len() == all.len() {
        return;
    }
    match kept.is_empty() {
        true => _ = lines.remove(key),
        false => lines[key] = [&line[..=start], kept.join(",").trim_start(), &line[end..]].concat(),
    }
}

/// Returns where the list on a line begins and ends. A comment can follow it.
fn brackets(line: &str) -> Option<(usize, usize)> {
    let list = &line[..line.find(" #").unwrap_or(line.len())];
    list.find('[').zip(list.rfind(']'))
}

/// Returns the lines `- item` below a key.
fn items(lines: &[String], key: usize) -> Vec<usize> {
    let is_of_list = |line: &usize| lines[*line].trim_start().starts_with(['-', '#']);
    let below = (key + 1..lines.len()).take_while(is_of_list);
    below.filter(|line| lines[*line].trim_start().starts_with("- ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::route::Route;
    use std::path::PathBuf;

    fn renamed(front_matter: &str) -> Option<String> {
        let file = RenamedFile {
            file: PathBuf::new(),
            renamed: PathBuf::new(),
            old_url: String::from("/news/old/"),
            new_url: String::from("/news/new/"),
            is_published: true,
        };
        let entry = RenamedEntry {
            old: String::from("old"),
            new: "new",
            old_route: Route::Home,
            new_route: Route::Home,
            folder: "news",
            files: Vec::new(),
        };
        let text = with_old_name(&format!("---\n{front_matter}---\nBody\n"), &file, Some("/news/old/"), &entry)?;
        Some(text.strip_prefix("---\n")?.strip_suffix("---\nBody\n")?.to_string())
    }

    #[test]
    fn the_alias_joins_those_that_exist() {
        for (before, after) in [
            ("title: A\n", "title: A\naliases: [/news/old/]\nid: old\n"),
            ("aliases: [/a/]  # b\n", "aliases: [/a/, /news/old/]  # b\nid: old\n"),
            ("aliases: []\n", "aliases: [/news/old/]\nid: old\n"),
            ("aliases: [/a/,] # a [b]\n", "aliases: [/a/, /news/old/] # a [b]\nid: old\n"),
            ("aliases:\n  # b\n  - /a/\n", "aliases:\n  # b\n  - /a/\n  - /news/old/\nid: old\n"),
            ("aliases:\n  - /a/\ntitle: A\n", "aliases:\n  - /a/\n  - /news/old/\ntitle: A\nid: old\n"),
            ("id: first\n", "id: first\naliases: [/news/old/]\n"),
        ] {
            assert_eq!(renamed(before).as_deref(), Some(after));
        }
        for other in ["aliases: [\n  /a/\n]\n", "aliases : [/a/]\n", "\"aliases\": [/a/]\n"] {
            assert_eq!(renamed(other), None, "{other}");
        }
    }

    #[test]
    fn a_name_that_returns_is_no_alias() {
        for (before, after) in [
            ("aliases: [/news/new/]\nid: new\n", "aliases: [/news/old/]\n"),
            ("aliases: [/a/, \"/news/new/\"]\n", "aliases: [/a/, /news/old/]\nid: old\n"),
            ("aliases:\n- /news/new/\ntitle: A\n", "title: A\naliases: [/news/old/]\nid: old\n"),
        ] {
            assert_eq!(renamed(before).as_deref(), Some(after));
        }
    }
}
