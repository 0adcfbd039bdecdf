//! `content/people/*.toml`

use super::site::named_link;
use super::{Reading, stem};
use crate::fields::Fields;
use model::leadership::Person;
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
    pub(super) fn read(file: &Path, reading: &mut Reading<'_>) -> Option<AuthoredPerson> {
        let node = reading.toml(file)?;
        let mut fields = Fields::new(file, node, reading.findings);
        let name = fields.text("name").value;
        let location = fields.optional_text("location").map(|location| location.value);
        let photo = fields.optional_text("photo");
        let links = fields.nodes("links");
        fields.finish();
        let photo = photo.and_then(|photo| {
            // The name stands beside the photo, so it is all that the photo needs to say.
            let image = reading.images.image(&photo.value, &name);
            image.map_err(|(message, help)| reading.findings.at(file, photo.position, message, help)).ok()
        });
        let links = links.into_iter().map(|node| named_link(file, node, reading)).collect();
        let person = Person { id: stem(file), name, photo, location, links };
        Some(AuthoredPerson { file: file.to_path_buf(), person })
    }
}
