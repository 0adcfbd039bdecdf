//! The part of an image that stays visible where it is cropped: `top left`, or `40% 20%` from the left and the top.

use crate::diagnostic::Problem;
use crate::source::fields::{Fields, Spanned};
use std::path::Path;

/// Reads the focus of an image from a key. Reports one that cannot be read.
pub fn image_focus(key: &'static str, file: &Path, fields: &mut Fields<'_>) -> Option<Spanned<String>> {
    let Spanned { position, value } = fields.optional_string(key)?;
    match read_focus(key, &value) {
        // The middle is what every image has.
        Ok(value) => Some(Spanned { position, value }).filter(|focus| !focus.value.is_empty()),
        Err(problem) => {
            fields.diagnostics().add(file, position, problem);
            None
        }
    }
}

/// Reads a focus. Returns it as the published content has it, in tenths: `x4 y2`.
///
/// # Errors
/// Errors if it is neither sides nor percentages.
fn read_focus(key: &str, written: &str) -> Result<String, Problem> {
    let words: Vec<&str> = written.split_whitespace().collect();
    let focus = match words.as_slice() {
        [x, y] if x.ends_with('%') || y.ends_with('%') => tenths("x", x).zip(tenths("y", y)),
        [x] if x.ends_with('%') => tenths("x", x).map(|x| (x, String::new())),
        [] | [_, _, _, ..] => None,
        sides => sides_in_tenths(sides),
    };
    let Some((x, y)) = focus else {
        let message = format!("`{key}` must name a place in the image, not `{written}`");
        let help = "write how far it is from the left and from the top, such as `40% 20%`, or a side: `top`, `bottom`, `left` \
                    or `right`, or two of them such as `top left`";
        return Err(Problem::error(message, help));
    };
    Ok(String::from([x, y].join(" ").trim()))
}

fn tenths(axis: &str, percentage: &str) -> Option<String> {
    let number: f32 = percentage.strip_suffix('%')?.parse().ok()?;
    let is_inside = (0.0..=100.0).contains(&number);
    is_inside.then(|| format!("{axis}{:.0}", (number / 10.0).round().abs()))
}

fn sides_in_tenths(sides: &[&str]) -> Option<(String, String)> {
    let (mut x, mut y) = (String::new(), String::new());
    for side in sides {
        match *side {
            "left" if x.is_empty() => x = String::from("x0"),
            "right" if x.is_empty() => x = String::from("x10"),
            "top" if y.is_empty() => y = String::from("y0"),
            "bottom" if y.is_empty() => y = String::from("y10"),
            "center" | "centre" => {}
            _ => return None,
        }
    }
    Some((x, y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_and_percentages_are_read() {
        for (written, expected) in [
            ("40% 20%", Some("x4 y2")),
            ("44.9%  -0%", Some("x4 y0")),
            ("25% 35%", Some("x3 y4")),
            ("100% 96%", Some("x10 y10")),
            ("30%", Some("x3")),
            ("top", Some("y0")),
            ("left top", Some("x0 y0")),
            ("bottom right", Some("x10 y10")),
            ("center", Some("")),
            ("", None),
            ("40 20", None),
            ("40% top", None),
            ("140% 20%", None),
            ("-1% 0%", None),
            ("NaN% 0%", None),
            ("left right", None),
            ("top top", None),
            ("face", None),
            ("top left right", None),
        ] {
            assert_eq!(read_focus("photo_focus", written).ok().as_deref(), expected, "{written}");
        }
    }
}
