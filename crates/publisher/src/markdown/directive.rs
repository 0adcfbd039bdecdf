//! Lines such as `::news 3`, by which an editor puts other content of the site into a page or marks a part of it.

use crate::diagnostic::suggestion;

/// What a directive puts in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    /// `::initiatives`: cards of all initiatives.
    Initiatives,
    /// `::team <id>`: the roster of a team.
    Team(String),
    /// `::news <count>`: cards of the newest posts.
    News(usize),
}

impl Directive {
    /// Whether what it puts in has headings.
    #[must_use]
    pub fn has_headings(&self) -> bool {
        matches!(self, Directive::Initiatives | Directive::News(_))
    }
}

/// A part of a page that lies between two lines of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// `::cards`: each heading and what stands below it becomes a card.
    Cards,
    /// `::panel`: stands out.
    Panel,
}

/// What a line that begins with `::` means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Other content of the site.
    Directive(Directive),
    /// The beginning of a container.
    Begin(Container),
    /// `::end`: the end of the container.
    End,
}

/// The names of all directives.
const NAMES: [&str; 6] = ["cards", "end", "initiatives", "news", "panel", "team"];

/// A message and a help for a directive that is none.
pub type DirectiveError = (String, String);

/// Reads a paragraph that begins with `::`. Other paragraphs give `None`.
pub fn parse(paragraph: &str) -> Option<Result<Line, DirectiveError>> {
    let text = paragraph.trim().strip_prefix("::")?;
    let mut words = text.split_whitespace();
    let name = words.next().unwrap_or_default();
    let argument = words.next();
    let help = |right: &str| String::from("write ") + right + " on a line of its own";
    let alone = |line: Line| match argument {
        None => Ok(line),
        Some(_) => Err((format!("`::{name}` stands alone"), help(&format!("`::{name}`")))),
    };
    let result = match (name, argument, words.next()) {
        ("cards", ..) => alone(Line::Begin(Container::Cards)),
        ("panel", ..) => alone(Line::Begin(Container::Panel)),
        ("end", ..) => alone(Line::End),
        ("initiatives", ..) => alone(Line::Directive(Directive::Initiatives)),
        ("team", Some(id), None) => Ok(Line::Directive(Directive::Team(String::from(id)))),
        ("team", ..) => Err((String::from("`::team` needs the id of one team"), help("`::team leadership-team`"))),
        ("news", Some(count), None) if count.parse().is_ok_and(|count: usize| count > 0) => {
            Ok(Line::Directive(Directive::News(count.parse().unwrap_or_default())))
        }
        ("news", ..) => Err((String::from("`::news` needs a number of posts"), help("`::news 3`"))),
        (other, ..) => Err((format!("unknown directive `::{other}`"), suggestion(other, NAMES))),
    };
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_read() {
        assert_eq!(parse("plain"), None);
        let directive = |directive| Some(Ok(Line::Directive(directive)));
        assert_eq!(parse("::initiatives"), directive(Directive::Initiatives));
        assert_eq!(parse("::team a-b"), directive(Directive::Team(String::from("a-b"))));
        assert_eq!(parse("::news 3"), directive(Directive::News(3)));
        assert_eq!(parse("::cards"), Some(Ok(Line::Begin(Container::Cards))));
        assert_eq!(parse("::end"), Some(Ok(Line::End)));
    }

    #[test]
    fn wrong_directives_say_what_is_right() {
        for text in [
            "::news",
            "::news 0",
            "::news x",
            "::news 3 4",
            "::team",
            "::team a b",
            "::initiatives 2",
            "::nws 3",
            "::",
            "::end x",
            "::panel a",
        ] {
            assert!(matches!(parse(text), Some(Err(_))), "{text}");
        }
        let Some(Err((message, help))) = parse("::nwes 3") else { panic!("an error is expected") };
        assert_eq!((message.as_str(), help.as_str()), ("unknown directive `::nwes`", "did you mean `news`?"));
    }
}
