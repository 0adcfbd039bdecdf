//! Texts as Markdown: no sign in them means anything.
//!
//! Quotation marks, dashes and dots stay as they are: the new site makes them typographic, as the old one did.

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a paragraph, which may have several lines.
    Paragraph,
    /// In a heading.
    Heading,
    /// In the cell of a table.
    Cell,
}

/// Adds a text to what is written of a paragraph so far. `followed` says whether more comes behind it on its line.
pub fn add(text: &str, place: Place, followed: bool, written: &mut String) {
    let mut letters = text.chars().peekable();
    let mut rest = text;
    while let Some(letter) = letters.next() {
        if matches!(letter, ' ' | '\n') && written.ends_with('\n') {
            // Space at the beginning of a line is none.
        } else if letter == '\n' {
            written.push(if place == Place::Paragraph { '\n' } else { ' ' });
        } else {
            let before = written.chars().next_back();
            let is_line_start = place != Place::Cell && before.is_none_or(|before| before == '\n');
            match is_line_start && begins_block(rest) {
                true if letter.is_ascii_digit() => {
                    // The sign behind the number is escaped, not the number.
                    written.push(letter);
                    while let Some(digit) = letters.next_if(char::is_ascii_digit) {
                        written.push(digit);
                        rest = &rest[1..];
                    }
                    written.push('\\');
                }
                true => {
                    written.push('\\');
                    written.push(letter);
                }
                false => add_letter(letter, &rest[letter.len_utf8()..], (before, followed), place, written),
            }
        }
        rest = &rest[letter.len_utf8()..];
    }
}

fn add_letter(
    letter: char,
    behind: &str,
    (before, followed): (Option<char>, bool),
    place: Place,
    written: &mut String,
) {
    let next = behind.chars().next();
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let is_escaped = match letter {
        '\\' | '`' | '*' | '[' | ']' | '~' | '|' => true,
        '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
        '_' => !(is_word(before) && is_word(next)),
        '&' => is_entity(behind) || behind.is_empty() && followed,
        '!' => next == Some('[') || next.is_none() && followed,
        ':' => before == Some(']'),
        '#' | '{' => place == Place::Heading,
        _ => false,
    };
    match letter {
        // At the end of a heading braces are attributes, escaped or not.
        '}' if place == Place::Heading => written.push_str("&#125;"),
        letter => {
            if is_escaped {
                written.push('\\');
            }
            written.push(letter);
        }
    }
}

/// Whether what stands behind `&` makes it a character's name or number.
fn is_entity(behind: &str) -> bool {
    let name = behind.trim_start_matches('#').trim_start_matches(|letter: char| letter.is_ascii_alphanumeric());
    name.starts_with(';')
}

/// Whether a line that begins like this would be something else than text.
fn begins_block(text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or_default();
    let signs = |sign: char| line.chars().take_while(|letter| *letter == sign).count();
    let is_alone = |length: usize| line[length..].is_empty() || line[length..].starts_with([' ', '\t']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    line.starts_with('>')
        || line.starts_with('=')
        || line.starts_with("::")
        || line.starts_with('-')
        || line.starts_with('+') && is_alone(1)
        || (1..=6).contains(&signs('#')) && is_alone(signs('#'))
        || (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) && is_alone(digits + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_mean_nothing() {
        let cases = [
            ("# a\n- b\n12. c\n> d", "\\# a\n\\- b\n12\\. c\n\\> d"),
            ("::news 3", "\\::news 3"),
            ("snake_case _x_ *y*", "snake_case \\_x\\_ \\*y\\*"),
            ("AT&T 3 < 4 <b> a -- b ... c &amp; & d \"q\"", "AT&T 3 < 4 \\<b> a -- b ... c \\&amp; & d \"q\""),
            ("3.5 and #1", "3.5 and #1"),
        ];
        for (text, escaped) in cases {
            let mut written = String::new();
            add(text, Place::Paragraph, false, &mut written);
            assert_eq!(written, escaped);
        }
    }
}
