//! Directive lines such as `::news 3`: they insert other content of the site, or start and end a container.

use super::or_as_text;
use super::quotations::CALL_OUTS;
use super::videos::Video;
use crate::diagnostic::{Problem, suggestion_as};
use model::route::Route;

/// A directive: a request to insert other content of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    /// `::initiatives`: cards of all initiatives.
    Initiatives,
    /// `::team <id>`: the roster of a team.
    Team(String),
    /// `::news <count>`: cards of the newest posts.
    News(usize),
    /// `::events <count>`: cards of the next events.
    Events(usize),
    /// `::opportunities <count>`: cards of the opportunities that close next.
    Opportunities(usize),
    /// `::groups`: cards of all groups, by country.
    Groups,
    /// `::partners`: cards of all partners by kind, or `::partners <kind>`: those of one kind.
    Partners(Option<String>),
    /// `::video <url> <title>`, once or several times in a row.
    Videos(Vec<Video>),
}

impl Directive {
    /// Returns whether the inserted content has headings.
    #[must_use]
    pub fn has_headings(&self) -> bool {
        !matches!(self, Directive::Team(_) | Directive::Videos(_))
    }

    /// Returns the page that lists all entries of which the directive inserts some, with the same fragments.
    #[must_use]
    pub fn list(&self) -> Option<Route> {
        match self {
            Directive::Events(_) => Some(Route::Events),
            Directive::Opportunities(_) => Some(Route::Opportunities),
            _ => None,
        }
    }
}

/// A kind of container: a group of blocks between a start line and an `::end` line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Container {
    /// `::cards`: each heading becomes a card with the blocks below it.
    Cards,
    /// `::panel`: a highlighted box.
    Panel,
    /// `::details A summary`: a part that readers can open.
    Details(String),
    /// `::gallery`: pictures side by side.
    Gallery,
}

/// The names of all containers.
const CONTAINERS: [&str; 4] = ["cards", "details", "gallery", "panel"];

impl Container {
    /// Returns the line that starts the container.
    #[must_use]
    pub fn start_line(&self) -> &'static str {
        match self {
            Container::Cards => "::cards",
            Container::Panel => "::panel",
            Container::Details(_) => "::details",
            Container::Gallery => "::gallery",
        }
    }
}

/// A parsed line that starts with `::`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DirectiveLine {
    /// A directive.
    Directive(Directive),
    /// The start of a container.
    ContainerStart(Container),
    /// `::end`: the end of the open container.
    ContainerEnd,
    /// `::video <url> <title>`, with a picture in the next line or without one.
    Video {
        /// The address of the video.
        url: String,
        /// Its title.
        title: String,
    },
}

/// The names of all directive lines.
const NAMES: [&str; 13] = [
    "cards",
    "details",
    "end",
    "events",
    "gallery",
    "groups",
    "initiatives",
    "news",
    "opportunities",
    "panel",
    "partners",
    "team",
    "video",
];

/// Parses a paragraph that starts with `::` and the name of a directive. Returns `None` for any other paragraph, such as
/// `::1 is localhost`. Every help says how to show it as text.
pub fn parse(paragraph: &str) -> Option<Result<DirectiveLine, Problem>> {
    let line = paragraph.trim().strip_prefix("::")?;
    if let Some(name) = line.strip_prefix(':') {
        return box_of_another_program(name);
    }
    let name = line.split_whitespace().next().unwrap_or_default();
    let is_in_name = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_');
    let is_name = name.starts_with(char::is_alphabetic) && name.chars().all(is_in_name);
    if !is_name && !name.is_empty() {
        return None;
    }
    Some(
        parse_line(line)
            .map_err(|problem| Problem::error(problem.message, or_as_text(&problem.help, &format!("`\\::{name}`")))),
    )
}

/// Returns whether a paragraph is meant to end a container: `::end`, also with other letters or words.
#[must_use]
pub fn is_end(paragraph: &str) -> bool {
    starts_with_name(paragraph, |name| name.eq_ignore_ascii_case("end"))
}

/// Returns whether a paragraph is meant to start a container.
#[must_use]
pub fn is_container_start(paragraph: &str) -> bool {
    starts_with_name(paragraph, |name| CONTAINERS.iter().any(|known| name.eq_ignore_ascii_case(known)))
}

fn starts_with_name(paragraph: &str, is_meant: impl Fn(&str) -> bool) -> bool {
    let line = paragraph.trim().strip_prefix("::");
    line.and_then(|line| line.split_whitespace().next()).is_some_and(is_meant)
}

/// `:::note`, which other programs show as a box.
fn box_of_another_program(name: &str) -> Option<Result<DirectiveLine, Problem>> {
    let name = name.trim_start_matches([':', ' ']).split_whitespace().next()?;
    if !name.starts_with(char::is_alphabetic) {
        return None;
    }
    let kind = name.to_uppercase();
    let kind = CALL_OUTS.iter().find(|known| **known == kind).unwrap_or(&CALL_OUTS[0]);
    let help = format!("write `> [!{kind}]`, and `> ` before each line of the words below it");
    Some(Err(Problem::error(format!("`:::{name}` is not known"), or_as_text(&help, &format!("`\\:::{name}`")))))
}

fn parse_line(line: &str) -> Result<DirectiveLine, Problem> {
    let is_known = |line: &str| NAMES.contains(&line.split_whitespace().next().unwrap_or_default());
    let line = without_picture(line);
    if let Some((first, _)) = line.split_once('\n').filter(|(first, _)| is_known(first)) {
        let help = "write this line on its own, with an empty line above and below it";
        return Err(Problem::error(format!("there is text directly below `::{}`", first.trim()), help));
    }
    let mut words = line.split_whitespace();
    let name = words.next().unwrap_or_default();
    let argument = words.next();
    let help = |usage: &str| format!("write {usage} on its own line, with an empty line above and below it");
    let without_argument = |line: DirectiveLine| match argument {
        None => Ok(line),
        Some(_) => Err(Problem::error(format!("nothing can be after `::{name}`"), help(&format!("`::{name}`")))),
    };
    let further = words.next();
    let with_count = |entries: &str, directive: fn(usize) -> Directive| {
        let count = argument.filter(|_| further.is_none()).and_then(count);
        let problem = || {
            let message = format!("`::{name}` needs the number of {entries} to show");
            Problem::error(message, help(&format!("`::{name} 3`")))
        };
        count.map(|count| DirectiveLine::Directive(directive(count))).ok_or_else(problem)
    };
    match (name, argument, further) {
        ("cards", ..) => without_argument(DirectiveLine::ContainerStart(Container::Cards)),
        ("panel", ..) => without_argument(DirectiveLine::ContainerStart(Container::Panel)),
        ("gallery", ..) => without_argument(DirectiveLine::ContainerStart(Container::Gallery)),
        ("details", None, _) => Err(Problem::error(
            "`::details` needs the words that readers see while it is closed",
            help("`::details How to apply`"),
        )),
        ("details", Some(_), _) => {
            let summary = line["details".len()..].trim();
            Ok(DirectiveLine::ContainerStart(Container::Details(String::from(summary))))
        }
        ("end", ..) => without_argument(DirectiveLine::ContainerEnd),
        ("initiatives", ..) => without_argument(DirectiveLine::Directive(Directive::Initiatives)),
        ("groups", ..) => without_argument(DirectiveLine::Directive(Directive::Groups)),
        ("partners", kind, None) => Ok(DirectiveLine::Directive(Directive::Partners(kind.map(String::from)))),
        ("partners", ..) => Err(Problem::error(
            "only one kind of partner can be after `::partners`",
            help("`::partners` or `::partners learning`"),
        )),
        ("team", Some(id), None) => Ok(DirectiveLine::Directive(Directive::Team(String::from(id)))),
        ("team", ..) => Err(Problem::error(
            "`::team` needs the id of one team from leadership.toml",
            help("`::team leadership-team`"),
        )),
        ("video", Some(url), Some(_)) => {
            let title = line["video".len()..].trim_start()[url.len()..].trim();
            Ok(DirectiveLine::Video { url: String::from(url), title: String::from(title) })
        }
        ("video", ..) => Err(Problem::error(
            "`::video` needs the address of a video and a title",
            help("`::video https://videos.example/watch A title`"),
        )),
        ("news", ..) => with_count("posts", Directive::News),
        ("events", ..) => with_count("events", Directive::Events),
        ("opportunities", ..) => with_count("opportunities", Directive::Opportunities),
        (other, ..) => {
            let help = suggestion_as(other, NAMES, |name| format!("::{name}"));
            Err(Problem::error(format!("`::{other}` is not known"), help))
        }
    }
}

/// Removes the line with the picture of a video.
fn without_picture(line: &str) -> &str {
    let is_picture = |below: &str| below.trim_start().starts_with("![") && !below.contains('\n');
    let video = line.split_once('\n').filter(|(first, below)| first.starts_with("video ") && is_picture(below));
    video.map_or(line, |(first, _)| first)
}

/// Parses a number of 1 or more.
fn count(word: &str) -> Option<usize> {
    word.parse().ok().filter(|count| *count > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parse_recognizes_each_directive_line() {
        assert_eq!(parse("plain"), None);
        let directive = |directive| Some(Ok(DirectiveLine::Directive(directive)));
        assert_eq!(parse("::initiatives"), directive(Directive::Initiatives));
        assert_eq!(parse("::team a-b"), directive(Directive::Team(String::from("a-b"))));
        assert_eq!(parse("::news 3"), directive(Directive::News(3)));
        assert_eq!(parse("::events 3"), directive(Directive::Events(3)));
        assert_eq!(parse("::opportunities 3"), directive(Directive::Opportunities(3)));
        assert_eq!(parse("::groups"), directive(Directive::Groups));
        assert_eq!(parse("::partners"), directive(Directive::Partners(None)));
        assert_eq!(parse("::partners sponsor"), directive(Directive::Partners(Some(String::from("sponsor")))));
        assert_eq!(parse("::cards"), Some(Ok(DirectiveLine::ContainerStart(Container::Cards))));
        let details = Container::Details(String::from("How to apply"));
        assert_eq!(parse("::details  How to apply"), Some(Ok(DirectiveLine::ContainerStart(details))));
        assert_eq!(parse("::gallery"), Some(Ok(DirectiveLine::ContainerStart(Container::Gallery))));
        assert_eq!(parse("::end"), Some(Ok(DirectiveLine::ContainerEnd)));
    }

    #[test]
    fn parse_rejects_invalid_directive_lines_with_a_help() {
        for line in [
            "::news",
            "::news 0",
            "::news x",
            "::news 3 4",
            "::events",
            "::events 0",
            "::opportunities",
            "::opportunities some",
            "::groups 2",
            "::partners a b",
            "::team",
            "::team a b",
            "::initiatives 2",
            "::nws 3",
            "::",
            "::end x",
            "::panel a",
            "::details",
            "::gallery a",
        ] {
            assert!(matches!(parse(line), Some(Err(_))), "{line}");
        }
        let Some(Err(problem)) = parse("::nwes 3") else { panic!("an error is expected") };
        let help = "did you mean `::news`? (to show it as text, write `\\::nwes`)";
        assert_eq!(problem, Problem::error("`::nwes` is not known", help));
        for text in ["::before", "::", "::end of the story"] {
            let Some(Err(problem)) = parse(text) else { panic!("{text}") };
            let first = text.split(' ').next().unwrap_or_default();
            assert!(problem.help.ends_with(&format!("write `\\{first}`)")), "{}", problem.help);
        }
        let Some(Err(problem)) = parse(":::note\nWords") else { panic!("an error is expected") };
        assert!(problem.help.contains("`> [!NOTE]`"), "{}", problem.help);
        for text in ["\\::before", "::1 is localhost", "::ffff:1", "::std::string", ":::"] {
            assert_eq!(parse(text), None, "{text}");
        }
        for text in ["::end", "::END", "::end panel", "::end\ntext"] {
            assert!(is_end(text), "{text}");
        }
    }
}
