//! `join` in `content/site.toml`: where people join the organisation.

use crate::diagnostic::{Diagnostics, suggestion};
use crate::source::fields::Fields;
use crate::source::node::Node;
use model::leadership::NamedLink;
use std::path::Path;

/// Reads `{ social = "…" }`, which names one of the organisation's profiles, and returns that profile.
pub(super) fn read(
    file: &Path,
    node: Node,
    profiles: &[NamedLink],
    diagnostics: &mut Diagnostics,
) -> Option<NamedLink> {
    let mut fields = Fields::new(file, node, diagnostics);
    let name = fields.string("social");
    let profile = profiles.iter().find(|profile| profile.name == name.value);
    if profile.is_none() && !name.value.is_empty() {
        let names = profiles.iter().map(|profile| profile.name.as_str());
        let help = match profiles {
            [] => format!("add a profile first: `[[social]]`, and below it `name = \"{}\"` and its `url`", name.value),
            _ => suggestion(&name.value, names),
        };
        fields.diagnostics().error(
            file,
            name.position,
            format!("there is no profile `{}` in `[[social]]`", name.value),
            help,
        );
    }
    fields.deny_unknown_keys();
    profile.cloned()
}
