//! Lines such as `::news 3`, by which an editor puts other content of the site into a page.

use crate::findings::suggestion;

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

/// A message and a help for a directive that is none.
pub type DirectiveError = (String, String);

/// Reads a paragraph that begins with `::`. Other paragraphs give `None`.
pub fn parse(paragraph: &str) -> Option<Result<Directive, DirectiveError>> {
    let text = paragraph.trim().strip_prefix("::")?;
    let mut words = text.split_whitespace();
    let name = words.next().unwrap_or_default();
    let argument = words.next();
    let help = |right: &str| String::from("write ") + right + " on a line of its own";
    let result = match (name, argument, words.next()) {
        ("initiatives", None, _) => Ok(Directive::Initiatives),
        ("initiatives", ..) => Err((String::from("`::initiatives` stands alone"), help("`::initiatives`"))),
        ("team", Some(id), None) => Ok(Directive::Team(String::from(id))),
        ("team", ..) => Err((String::from("`::team` needs the id of one team"), help("`::team leadership-team`"))),
        ("news", Some(count), None) if count.parse().is_ok_and(|count: usize| count > 0) => {
            Ok(Directive::News(count.parse().unwrap_or_default()))
        }
        ("news", ..) => Err((String::from("`::news` needs a number of posts"), help("`::news 3`"))),
        (other, ..) => {
            Err((format!("unknown directive `::{other}`"), suggestion(other, ["initiatives", "team", "news"])))
        }
    };
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_read() {
        assert_eq!(parse("plain"), None);
        assert_eq!(parse("::initiatives"), Some(Ok(Directive::Initiatives)));
        assert_eq!(parse("::team a-b"), Some(Ok(Directive::Team(String::from("a-b")))));
        assert_eq!(parse("::news 3"), Some(Ok(Directive::News(3))));
    }

    #[test]
    fn wrong_directives_say_what_is_right() {
        for text in
            ["::news", "::news 0", "::news x", "::news 3 4", "::team", "::team a b", "::initiatives 2", "::nws 3", "::"]
        {
            assert!(matches!(parse(text), Some(Err(_))), "{text}");
        }
        let Some(Err((message, help))) = parse("::nwes 3") else { panic!("an error is expected") };
        assert_eq!((message.as_str(), help.as_str()), ("unknown directive `::nwes`", "did you mean `news`?"));
    }
}
