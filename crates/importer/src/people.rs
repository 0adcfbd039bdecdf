//! People and teams that the old site seems to show. They are proposed in the report, never put into place.

use crate::dom::{self, Element, Node, is_block};
use crate::report::{ProposedPerson, ProposedTeam};
use crate::source::Site;
use crate::tree::{Block, BlockKind, plain_text};
use crate::yaml::{Value, Yaml};

/// Words in a heading above a list of people.
const OF_TEAMS: [&str; 14] = [
    "team",
    "leader",
    "council",
    "organiser",
    "organizer",
    "board",
    "staff",
    "member",
    "volunteer",
    "core",
    "committee",
    "people",
    "maintainer",
    "equipo",
];

/// Teams in pictures with names: elements side by side that each hold one picture, a name and perhaps a role.
#[must_use]
pub fn of_grids(file: &str, nodes: &[Node]) -> Vec<ProposedTeam> {
    let mut search = Search { file, heading: String::new(), teams: Vec::new() };
    search.nodes(nodes);
    search.teams
}

struct Search<'a> {
    file: &'a str,
    heading: String,
    teams: Vec<ProposedTeam>,
}

impl Search<'_> {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            if matches!(element.name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
                self.heading = dom::text_of(&element.children);
                continue;
            }
            let members: Vec<ProposedPerson> = element.elements().filter_map(card).collect();
            match members.len() {
                0 | 1 => self.nodes(&element.children),
                _ => self.teams.push(ProposedTeam {
                    file: String::from(self.file),
                    line: element.line,
                    name: self.heading.clone(),
                    members,
                }),
            }
        }
    }
}

/// A person in an element that holds one picture and few words.
fn card(element: &Element) -> Option<ProposedPerson> {
    let mut parts = Parts::default();
    parts.add(std::slice::from_ref(&Node::Element(element.clone())));
    parts.texts.retain(|text| !text.trim().is_empty());
    let name = parts.texts.first().filter(|name| is_name(name))?;
    let role = parts.texts.get(1).filter(|role| role.chars().count() <= 80);
    (parts.pictures.len() == 1 && parts.texts.len() <= 5).then(|| ProposedPerson {
        name: String::from(name.trim()),
        role: role.map(|role| String::from(role.trim())),
        photo: parts.pictures.pop(),
        links: std::mem::take(&mut parts.links),
    })
}

#[derive(Default)]
struct Parts {
    texts: Vec<String>,
    pictures: Vec<String>,
    links: Vec<String>,
}

impl Parts {
    fn add(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text { text, .. } => {
                    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    match self.texts.last_mut() {
                        Some(last) if !text.is_empty() => *last = [last.trim(), &text].join(" "),
                        None => self.texts.push(text),
                        _ => {}
                    }
                }
                Node::Comment { .. } => {}
                Node::Element(element) => {
                    let ends_text = is_block(&element.name)
                        || matches!(element.name.as_str(), "br" | "img" | "strong" | "b" | "small" | "span");
                    if ends_text {
                        self.texts.push(String::new());
                    }
                    if element.name == "img" {
                        self.pictures.extend(element.filled("src").map(String::from));
                    } else {
                        self.links.extend(element.filled("href").map(String::from));
                        self.add(&element.children);
                    }
                    if ends_text {
                        self.texts.push(String::new());
                    }
                }
            }
        }
    }
}

/// Teams in lists of "Name - Role" below headings that speak of a team.
#[must_use]
pub fn of_lists(file: &str, blocks: &[Block]) -> Vec<ProposedTeam> {
    let mut teams = Vec::new();
    let mut heading = String::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } => heading = plain_text(content),
            BlockKind::List { items, .. } => {
                let lower = heading.to_lowercase();
                let first = |blocks: &[Block]| match blocks.first().map(|block| &block.kind) {
                    Some(BlockKind::Paragraph(content)) => member(&plain_text(content)),
                    _ => None,
                };
                let members: Vec<ProposedPerson> = items.iter().filter_map(|item| first(&item.blocks)).collect();
                let is_team = OF_TEAMS.iter().any(|word| lower.contains(word));
                if is_team && members.len() > 1 && members.len() * 3 >= items.len() * 2 {
                    teams.push(ProposedTeam {
                        file: String::from(file),
                        line: block.line,
                        name: heading.clone(),
                        members,
                    });
                }
            }
            _ => {}
        }
    }
    teams
}

fn member(text: &str) -> Option<ProposedPerson> {
    let separators = [" - ", " – ", " — ", " -- ", ": "];
    let (name, role) = separators.iter().find_map(|separator| text.split_once(separator))?;
    is_name(name).then(|| ProposedPerson {
        name: String::from(name.trim()),
        role: Some(String::from(role.trim())).filter(|role| !role.is_empty()),
        photo: None,
        links: Vec::new(),
    })
}

/// Teams in data files: lists of tables with names and roles.
#[must_use]
pub fn of_data(site: &Site) -> Vec<ProposedTeam> {
    let mut teams = Vec::new();
    for (name, (file, data)) in &site.data {
        let Value::List(items) = &data.value else { continue };
        let members: Vec<ProposedPerson> = items.iter().filter_map(member_of_data).collect();
        if members.len() > 1 {
            teams.push(ProposedTeam { file: file.clone(), line: data.line, name: name.clone(), members });
        }
    }
    teams
}

fn member_of_data(item: &Yaml) -> Option<ProposedPerson> {
    let text = |keys: &[&str]| keys.iter().find_map(|key| item.get(key).and_then(Yaml::text)).map(String::from);
    let name = text(&["name"]).filter(|name| is_name(name))?;
    let role = text(&["role", "title", "position", "job"])?;
    Some(ProposedPerson {
        name,
        role: Some(role),
        photo: text(&["image", "photo", "picture", "avatar"]),
        links: text(&["url", "website", "github", "link"]).into_iter().collect(),
    })
}

/// Whether a text can be the name of a person: few words that begin with capitals.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    let words: Vec<&str> = text.split_whitespace().collect();
    let begins_name = |word: &&str| {
        let first = word.trim_start_matches(['“', '"', '(', '‘', '\'']).chars().next();
        first.is_some_and(char::is_uppercase)
            || matches!(*word, "de" | "da" | "van" | "von" | "bin" | "el" | "al" | "dos")
    };
    (1..=5).contains(&words.len())
        && text.chars().count() <= 60
        && words.iter().all(begins_name)
        && !text.contains(|letter: char| letter.is_ascii_digit() || "?!:;".contains(letter))
}
