//! Escaping of text, so that none of its characters is Markdown syntax.
//!
//! Quotation marks, dashes and dots stay as they are: the new site makes them typographic, as the old one did.

/// The context of inline content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InlineContext {
    /// A paragraph, which may have several lines.
    Paragraph,
    /// A heading.
    Heading,
    /// A table cell.
    TableCell,
}

/// Returns the length of the longest run of backticks. The fence of code must be longer.
#[must_use]
pub fn longest_backtick_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or_default()
}

/// Appends escaped text. `is_followed` is whether other inlines follow it on its line.
pub fn push_escaped(text: &str, context: InlineContext, is_followed: bool, markdown: &mut String) {
    let mut characters = text.chars().peekable();
    let mut rest = text;
    while let Some(character) = characters.next() {
        if matches!(character, ' ' | '\n') && markdown.ends_with('\n') {
            // Leading white space of a line is dropped.
        } else if character == '\n' {
            markdown.push(if context == InlineContext::Paragraph { '\n' } else { ' ' });
        } else {
            let before = markdown.chars().next_back();
            match context != InlineContext::TableCell && is_line_start(markdown) && starts_block(rest) {
                true if character.is_ascii_digit() => {
                    // The delimiter after the number is escaped, not the number.
                    markdown.push(character);
                    while let Some(digit) = characters.next_if(char::is_ascii_digit) {
                        markdown.push(digit);
                        rest = &rest[1..];
                    }
                    markdown.push('\\');
                }
                true => {
                    markdown.push('\\');
                    markdown.push(character);
                }
                false => {
                    push_character(character, &rest[character.len_utf8()..], (before, is_followed), context, markdown);
                }
            }
        }
        rest = &rest[character.len_utf8()..];
    }
}

/// Whether the last line of the Markdown has nothing but white space.
fn is_line_start(markdown: &str) -> bool {
    let end = markdown.trim_end_matches(|character: char| character.is_whitespace() && character != '\n');
    end.is_empty() || end.ends_with('\n')
}

fn push_character(
    character: char,
    after: &str,
    (before, is_followed): (Option<char>, bool),
    context: InlineContext,
    markdown: &mut String,
) {
    let next = after.chars().next();
    let is_word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    let is_escaped = match character {
        '\\' | '`' | '*' | '[' | ']' | '~' | '|' => true,
        '<' => {
            next.is_none_or(|next| next.is_ascii_alphabetic() || "/!?".contains(next))
                || may_be_email_autolink(after, is_followed)
        }
        '_' => !(is_word(before) && is_word(next)),
        '&' => is_character_reference(after) || after.is_empty() && is_followed,
        '!' => next == Some('[') || next.is_none() && is_followed,
        // `A:\*` looks like a path of Windows whose backslash is not shown.
        ':' => {
            before == Some(']')
                || before.is_some_and(|before| before.is_ascii_alphabetic())
                    && next.is_some_and(|next| "*_[]~|`<{&!#".contains(next))
        }
        // The publisher reports `{{`, `{%`, `{:` and braces after a link as instructions for another program.
        '{' => {
            context == InlineContext::Heading
                || matches!(before, Some(')' | '>'))
                || matches!(next, Some('{' | '%' | ':'))
                || next.is_none() && is_followed
        }
        '#' => context == InlineContext::Heading,
        _ => false,
    };
    match character {
        // The parser reads trailing braces of a heading as attributes, escaped or not.
        '}' if context == InlineContext::Heading => markdown.push_str("&#125;"),
        character => {
            if is_escaped {
                markdown.push('\\');
            }
            markdown.push(character);
        }
    }
}

/// Returns whether the characters after `<`, perhaps with the inlines that follow, complete an e-mail autolink, such as
/// `<#@a>` (CommonMark 0.31, section 6.5).
fn may_be_email_autolink(after: &str, is_followed: bool) -> bool {
    match after.split_once('>') {
        Some((address, _)) => address.contains('@') && !address.contains(char::is_whitespace),
        None => is_followed && !after.contains(char::is_whitespace),
    }
}

/// Returns whether the characters after `&` complete a character reference.
fn is_character_reference(after: &str) -> bool {
    let name = after.trim_start_matches('#').trim_start_matches(|character: char| character.is_ascii_alphanumeric());
    name.starts_with(';')
}

/// Returns whether a line that begins like this would start a block other than a paragraph, or looks as if it should.
fn starts_block(text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or_default();
    let run_length = |delimiter: char| line.chars().take_while(|character| *character == delimiter).count();
    let is_followed_by_space = |length: usize| line[length..].is_empty() || line[length..].starts_with([' ', '\t']);
    let is_marker = |length: usize| is_followed_by_space(length) || line[length..].starts_with(char::is_alphabetic);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    line.starts_with('>')
        || line.starts_with('=')
        || line.starts_with(':')
        || line.starts_with('-')
        || line.starts_with('+') && is_marker(1)
        || line.starts_with("<<<<<<< ")
        || line.starts_with("'''")
        || run_length('#') > 1
        || run_length('#') == 1 && is_followed_by_space(1)
        || (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) && is_marker(digits + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syntax_characters_are_escaped() {
        let cases = [
            ("# a\n- b\n12. c\n> d", "\\# a\n\\- b\n12\\. c\n\\> d"),
            (" \u{a0}::news 3", " \u{a0}\\::news 3"),
            ("::news 3", "\\::news 3"),
            ("a\n: b\n:c", "a\n\\: b\n\\:c"),
            ("snake_case _x_ *y*", "snake_case \\_x\\_ \\*y\\*"),
            ("AT&T 3 < 4 <b> a -- b ... c &amp; & d \"q\"", "AT&T 3 < 4 \\<b> a -- b ... c \\&amp; & d \"q\""),
            ("3.5 and #1", "3.5 and #1"),
            ("A:*b C: d", "A\\:\\*b C: d"),
            ("A:{:", "A\\:\\{:"),
            ("'''python\n####### x\n(a){b}", "\\'''python\n\\####### x\n(a)\\{b}"),
            ("0 <#@A> <3 and <#a", "0 \\<#@A> <3 and <#a"),
        ];
        for (text, escaped) in cases {
            let mut markdown = String::new();
            push_escaped(text, InlineContext::Paragraph, false, &mut markdown);
            assert_eq!(markdown, escaped);
        }
    }

    #[test]
    fn an_autolink_that_the_next_inline_could_complete_is_escaped() {
        for (text, escaped) in [("a<#", "a\\<#"), ("3 < 4", "3 < 4")] {
            let mut markdown = String::new();
            push_escaped(text, InlineContext::Paragraph, true, &mut markdown);
            assert_eq!(markdown, escaped);
        }
    }
}
