//! People and teams that the old site seems to list. They are only proposed in the report.

use crate::ast::{Block, BlockKind, plain_text};
use crate::dom::{self, Element, Node, is_block};
use crate::report::{ProposedPerson, ProposedTeam};
use crate::source::Site;
use crate::yaml::{Value, Yaml};
use std::collections::BTreeSet;

/// Words in headings above lists of people.
const TEAM_WORDS: [&str; 14] = [
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

/// Finds teams in grids: sibling elements that each hold one image, a name and optionally a role.
#[must_use]
pub fn teams_in_grids(file: &str, nodes: &[Node]) -> Vec<ProposedTeam> {
    let mut search = GridSearch { file, heading: String::new(), teams: Vec::new() };
    search.nodes(nodes);
    search.teams
}

struct GridSearch<'a> {
    file: &'a str,
    heading: String,
    teams: Vec<ProposedTeam>,
}

impl GridSearch<'_> {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            if matches!(element.name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
                self.heading = dom::text_content(&element.children);
                continue;
            }
            let members: Vec<ProposedPerson> = element.elements().filter_map(person_in_card).collect();
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

/// Returns the person in an element that holds one image and few words.
fn person_in_card(element: &Element) -> Option<ProposedPerson> {
    let mut parts = CardParts::default();
    parts.collect(std::slice::from_ref(&Node::Element(element.clone())));
    parts.strings.retain(|text| !text.trim().is_empty());
    let name = parts.strings.first().filter(|name| is_person_name(name))?;
    let role = parts.strings.get(1).filter(|role| role.chars().count() <= 80);
    (parts.images.len() == 1 && parts.strings.len() <= 5).then(|| ProposedPerson {
        name: String::from(name.trim()),
        role: role.map(|role| String::from(role.trim())),
        photo: parts.images.pop(),
        links: std::mem::take(&mut parts.links),
    })
}

/// The content of a card, in document order.
#[derive(Default)]
struct CardParts {
    strings: Vec<String>,
    images: Vec<String>,
    links: Vec<String>,
}

impl CardParts {
    fn collect(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text { text, .. } => {
                    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    match self.strings.last_mut() {
                        Some(last) if !text.is_empty() => *last = [last.trim(), &text].join(" "),
                        None => self.strings.push(text),
                        _ => {}
                    }
                }
                Node::Comment { .. } => {}
                Node::Element(element) => {
                    let is_boundary = is_block(&element.name)
                        || matches!(element.name.as_str(), "br" | "img" | "strong" | "b" | "small" | "span");
                    if is_boundary {
                        self.strings.push(String::new());
                    }
                    if element.name == "img" {
                        self.images.extend(element.non_empty_attribute("src").map(String::from));
                    } else {
                        self.links.extend(element.non_empty_attribute("href").map(String::from));
                        self.collect(&element.children);
                    }
                    if is_boundary {
                        self.strings.push(String::new());
                    }
                }
            }
        }
    }
}

/// Finds teams in lists of "Name - Role" below headings about a team.
#[must_use]
pub fn teams_in_lists(file: &str, blocks: &[Block]) -> Vec<ProposedTeam> {
    let mut teams = Vec::new();
    let mut heading = String::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } => heading = plain_text(content),
            BlockKind::List { items, .. } => {
                let lower = heading.to_lowercase();
                let member_in = |blocks: &[Block]| match blocks.first().map(|block| &block.kind) {
                    Some(BlockKind::Paragraph(content)) => member_from_text(&plain_text(content)),
                    _ => None,
                };
                let members: Vec<ProposedPerson> = items.iter().filter_map(|item| member_in(&item.blocks)).collect();
                let is_team = TEAM_WORDS.iter().any(|word| lower.contains(word));
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

fn member_from_text(text: &str) -> Option<ProposedPerson> {
    let separators = [" - ", " – ", " — ", " -- ", ": "];
    let (name, role) = separators.iter().find_map(|separator| text.split_once(separator))?;
    is_person_name(name).then(|| ProposedPerson {
        name: String::from(name.trim()),
        role: Some(String::from(role.trim())).filter(|role| !role.is_empty()),
        photo: None,
        links: Vec::new(),
    })
}

/// Finds teams in data files: lists or mappings of people with names, and with roles unless the name of the file says
/// that it lists a team.
#[must_use]
pub fn teams_in_data(site: &Site) -> Vec<ProposedTeam> {
    let mut teams = Vec::new();
    for (name, (file, data)) in &site.data {
        let needs_role = !TEAM_WORDS.iter().any(|word| name.to_lowercase().contains(word));
        let items: Vec<&Yaml> = match &data.value {
            Value::List(items) => items.iter().collect(),
            Value::Table(entries) => entries.iter().map(|(_, value)| value).collect(),
            Value::Null | Value::Scalar { .. } => continue,
        };
        let members = items.into_iter().filter_map(|item| member_from_data(item, needs_role));
        let members: Vec<ProposedPerson> = members.collect();
        if members.len() > 1 {
            teams.push(ProposedTeam { file: file.clone(), line: data.position.line, name: name.clone(), members });
        }
    }
    teams
}

/// Adds teams, but for those whose members another team has already.
pub fn add_teams(teams: &mut Vec<ProposedTeam>, new: Vec<ProposedTeam>) {
    let names =
        |team: &ProposedTeam| -> BTreeSet<String> { team.members.iter().map(|member| member.name.clone()).collect() };
    for team in new {
        if !teams.iter().any(|present| names(&team).is_subset(&names(present))) {
            teams.push(team);
        }
    }
}

fn member_from_data(item: &Yaml, needs_role: bool) -> Option<ProposedPerson> {
    let property = |keys: &[&str]| keys.iter().find_map(|key| item.get(key).and_then(Yaml::as_str)).map(String::from);
    let name = property(&["name"]).filter(|name| is_person_name(name))?;
    let role = property(&["role", "title", "position", "job"]);
    (role.is_some() || !needs_role).then(|| ProposedPerson {
        name,
        role,
        photo: property(&["image", "photo", "picture", "avatar"]),
        links: property(&["url", "website", "github", "link"]).into_iter().collect(),
    })
}

/// Returns whether a string can be a person's name: few words that begin with capitals.
fn is_person_name(text: &str) -> bool {
    let text = text.trim();
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name_part = |word: &&str| {
        let first = word.trim_start_matches(['“', '"', '(', '‘', '\'']).chars().next();
        first.is_some_and(char::is_uppercase)
            || matches!(*word, "de" | "da" | "van" | "von" | "bin" | "el" | "al" | "dos")
    };
    (1..=5).contains(&words.len())
        && text.chars().count() <= 60
        && words.iter().all(is_name_part)
        && !text.contains(|character: char| character.is_ascii_digit() || "?!:;".contains(character))
}
