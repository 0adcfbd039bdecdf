//! `content/people/*.toml`

use super::site::named_links;
use super::{ContentReader, stem};
use crate::diagnostic::{Position, Problem};
use crate::source::fields::Fields;
use crate::source::focus::image_focus;
use crate::source::slugify::slugify;
use crate::source::unicode::composed;
use image_variants::Usage;
use model::image::Image;
use model::leadership::Person;
use model::slug::is_slug;
use std::path::{Path, PathBuf};

/// A person.
#[derive(Clone, Debug)]
pub struct AuthoredPerson {
    /// The file itself.
    pub file: PathBuf,
    /// The person as it is published.
    pub person: Person,
}

impl AuthoredPerson {
    pub(super) fn read(file: &Path, reader: &mut ContentReader<'_>) -> Option<AuthoredPerson> {
        let node = reader.toml(file, None, "add this file: content refers to it")?;
        let mut fields = Fields::new(file, node, reader.diagnostics);
        let name = fields.string("name").value;
        let location = fields.optional_string("location").map(|location| location.value);
        let photo = fields.optional_string("photo");
        let focus = image_focus("photo_focus", file, &mut fields);
        let links = fields.list("links");
        fields.deny_unknown_keys();
        let photo = photo.and_then(|photo| {
            // The name is next to the photo, so it is enough as the alternative text.
            let image = reader.images.resolve(&photo.value, &name, Usage::Portrait);
            let report = |error| reader.diagnostics.about(file, photo.position, &photo.value, error);
            let focus = focus.map(|focus| focus.value);
            image.map_err(report).ok().map(|image| Image { focus, ..image })
        });
        let links = named_links(file, "links", links, reader);
        let initials = if photo.is_none() { initials(&name) } else { String::new() };
        let id = composed(&stem(file)).into_owned();
        if !is_slug(&id) {
            let message = format!("`{id}` cannot be part of a web address, so this person has no page");
            let right = slugify(&id);
            let help = match right.is_empty() {
                true => String::from("rename the file: use lower-case letters, digits and hyphens"),
                false => format!(
                    "rename the file to {right}.toml, and write `{right}` where posts and teams name this person"
                ),
            };
            reader.diagnostics.add(file, Position::START, Problem::warning(message, help));
        }
        let person = Person { id, name, photo, initials, location, links };
        Some(AuthoredPerson { file: file.to_path_buf(), person })
    }
}

/// Returns the first letters of a name's first and last word, or the first two of a single word, in capitals.
///
/// Skips words in quotation marks: they are nicknames.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter(|word| word.chars().next().is_some_and(char::is_alphabetic));
    let first = words.next().unwrap_or_default();
    match words.next_back() {
        Some(last) => first.chars().take(1).chain(last.chars().take(1)).flat_map(char::to_uppercase).collect(),
        None => first.chars().take(2).flat_map(char::to_uppercase).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_first_and_last_name() {
        assert_eq!(initials("Jay Miller"), "JM");
        assert_eq!(initials("Abigail Mesrenyame Dogbe"), "AD");
        assert_eq!(initials("Nadir “Q” Abdullahq"), "NA");
        assert_eq!(initials("Stancy"), "ST");
        assert_eq!(initials("émile ọlá"), "ÉỌ");
        assert_eq!(initials(""), "");
    }
}
