//! `content/partners/*.toml`

mod kind;
mod since;

pub use kind::PartnerKind;
pub use since::Since;

use super::keyword;
use super::localized_string::LocalizedString;
use super::site::absolute_url;
use super::{ContentReader, data_file_id};
use crate::source::fields::{Fields, Spanned};
use std::path::{Path, PathBuf};

/// A partner.
#[derive(Clone, Debug)]
pub struct AuthoredPartner {
    /// The file itself.
    pub file: PathBuf,
    /// The name of the file.
    pub id: String,
    /// The name.
    pub name: String,
    /// What kind of partner it is.
    pub kind: PartnerKind,
    /// What the partnership is, in one or two sentences.
    pub summary: LocalizedString,
    /// When the partnership began.
    pub since: Option<Since>,
    /// The URL of its site.
    pub url: Option<String>,
    /// The slugs of posts about the partnership.
    pub news: Vec<Spanned<String>>,
}

impl AuthoredPartner {
    pub(super) fn read(file: &Path, reader: &mut ContentReader<'_>) -> Option<AuthoredPartner> {
        let node = reader.toml(file, None, "add this file: content refers to it")?;
        let mut fields = Fields::new(file, node, reader.diagnostics);
        let name = fields.string("name").value;
        let kind = keyword::read(&fields.string("kind"), file, &mut fields);
        let summary = LocalizedString::read("summary", file, &mut fields, &reader.languages);
        let since = Since::read(file, &mut fields);
        let url = fields.optional_string("url").map(|url| absolute_url(&mut fields, file, url));
        let news = fields.names("news");
        fields.deny_unknown_keys();
        let id = data_file_id(file, "partner", reader.diagnostics);
        Some(AuthoredPartner { file: file.to_path_buf(), id, name, kind, summary, since, url, news })
    }
}
