//! `content/groups/*.toml`

use super::language_names::language_by_name;
use super::place::check_country;
use super::site::absolute_url;
use super::{ContentReader, data_file_id};
use crate::languages;
use crate::source::fields::{Fields, Spanned};
use std::path::{Path, PathBuf};

/// A local group.
#[derive(Clone, Debug)]
pub struct AuthoredGroup {
    /// The file itself.
    pub file: PathBuf,
    /// The name of the file, by which events refer to the group.
    pub id: String,
    /// The name.
    pub name: String,
    /// The ISO 3166 code of the country, in capitals.
    pub country: String,
    /// The city.
    pub city: Option<String>,
    /// The part of the country.
    pub region: Option<String>,
    /// The ids of the people who lead it.
    pub leads: Vec<Spanned<String>>,
    /// The codes of the languages that it speaks.
    pub languages: Vec<String>,
    /// The URL of its site.
    pub link: Option<String>,
}

impl AuthoredGroup {
    pub(super) fn read(file: &Path, reader: &mut ContentReader<'_>) -> Option<AuthoredGroup> {
        let node = reader.toml(file, None, "add this file: content refers to it")?;
        let mut fields = Fields::new(file, node, reader.diagnostics);
        let name = fields.string("name").value;
        let country = fields.string("country");
        check_country(&country.value, country.position, &reader.languages, file, &mut fields);
        let city = fields.optional_string("city").map(|city| city.value);
        let region = fields.optional_string("region").map(|region| region.value);
        let leads = fields.names("leads");
        let languages = read_languages(file, &mut fields);
        let link = fields.optional_string("link").map(|url| absolute_url(&mut fields, file, url));
        fields.deny_unknown_keys();
        let id = data_file_id(file, "group", reader.diagnostics);
        let country = country.value;
        Some(AuthoredGroup { file: file.to_path_buf(), id, name, country, city, region, leads, languages, link })
    }
}

/// Reads the codes of languages. Reports those that are not known.
fn read_languages(file: &Path, fields: &mut Fields<'_>) -> Vec<String> {
    let codes = fields.names("languages");
    for Spanned { position, value: code } in codes.iter().filter(|code| !languages::is_code(&code.value)) {
        let named = || language_by_name(code).map(|(right, _)| String::from(right));
        let help = match languages::code_of(code).or_else(named) {
            Some(right) => format!("write `{right}`"),
            None => String::from("write the code of the language, such as `en` for English"),
        };
        fields.diagnostics().error(file, *position, format!("there is no language `{code}`"), help);
    }
    codes.into_iter().map(|code| code.value).collect()
}
