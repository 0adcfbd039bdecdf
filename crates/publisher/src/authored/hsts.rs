//! `https_only` in `content/site.toml`: the scope of HTTP Strict Transport Security.

use crate::diagnostic::suggestion;
use crate::source::fields::Fields;
use std::path::Path;

/// Where browsers use HTTPS only after the first response of the site: <https://www.rfc-editor.org/rfc/rfc6797>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hsts {
    /// On the host of the site.
    #[default]
    ThisHost,
    /// On the host and all its subdomains.
    Subdomains,
    /// As `Subdomains`, and the domain may enter the preload lists of browsers: <https://hstspreload.org/>.
    Preload,
}

impl Hsts {
    const VALUES: [(&str, Hsts); 3] =
        [("this host", Hsts::ThisHost), ("subdomains", Hsts::Subdomains), ("preload", Hsts::Preload)];

    pub(super) fn read(fields: &mut Fields<'_>, file: &Path) -> Hsts {
        let Some(found) = fields.optional_string("https_only") else { return Hsts::default() };
        let known = Hsts::VALUES.into_iter().find(|(name, _)| *name == found.value);
        if known.is_none() && !found.value.is_empty() {
            let message = format!("`{}` is not a value of `https_only`", found.value);
            let help = suggestion(&found.value, Hsts::VALUES.map(|(name, _)| name));
            fields.diagnostics().error(file, found.position, message, help);
        }
        known.map_or_else(Hsts::default, |(_, hsts)| hsts)
    }
}
