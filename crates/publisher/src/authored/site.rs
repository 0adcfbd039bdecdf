//! `content/site.toml`: the settings of the whole site.

use super::language::{AuthoredLanguage, AuthoredLanguages};
use super::{AuthoredRepository, ContentReader, Hsts, join};
use crate::source::color::Color;
use crate::source::fields::{Fields, Spanned, repeated};
use crate::source::node::Node;
use crate::source::web_url;
use model::leadership::NamedLink;
use std::path::{Path, PathBuf};

/// The settings of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteSettings {
    /// The file itself.
    pub file: PathBuf,
    /// The name of the site.
    pub title: String,
    /// The absolute URL of the home page, with a trailing slash.
    pub base_url: String,
    /// How many posts a list of news shows.
    pub news_per_page: usize,
    /// The colour of the browser's interface around the site.
    pub theme_color: Color,
    /// The colour behind icons and of the splash screen.
    pub background_color: Color,
    /// The languages, the default language first. Empty if that one cannot be read.
    pub languages: Vec<AuthoredLanguage>,
    /// The codes of languages that cannot be read, as they are written.
    pub unreadable_languages: Vec<String>,
    /// Whether documents contain the page as static HTML. The key is `static_text`.
    pub prerender: bool,
    /// Whether files have compressed forms.
    pub precompress: bool,
    /// Where browsers use HTTPS only. The key is `https_only`.
    pub hsts: Hsts,
    /// The repository of the sources. Without it, no page links to its source.
    pub repository: Option<AuthoredRepository>,
    /// The organisation's e-mail address.
    pub contact: Option<String>,
    /// The profile where people join the organisation, one of `social`.
    pub join: Option<NamedLink>,
    /// The slug of the page that says how to start a group.
    pub start_group: Option<Spanned<String>>,
    /// The slugs of the pages in the header.
    pub navigation: Vec<Spanned<String>>,
    /// The slugs of the pages in the footer.
    pub footer_navigation: Vec<Spanned<String>>,
    /// The organisation's profiles on other sites.
    pub social: Vec<NamedLink>,
}

impl SiteSettings {
    /// Returns the codes of the languages, the default language first.
    #[must_use]
    pub fn language_codes(&self) -> Vec<String> {
        self.languages.iter().map(|language| language.code.clone()).collect()
    }

    pub(super) fn read(reader: &mut ContentReader<'_>) -> SiteSettings {
        let file = Path::new("content/site.toml");
        let Some(node) = reader.toml(file, None, "add this file: it has the settings of the whole site") else {
            return SiteSettings::default();
        };
        let mut fields = Fields::new(file, node, reader.diagnostics);
        let title = fields.string("title").value;
        let base_url = fields.string("base_url");
        if !is_base_url(&base_url.value) && !base_url.value.is_empty() {
            let help = "write it like `https://example.org/`";
            let message = format!(
                "the address `{}` must be complete, start with `https://` and end with `/`, without a space",
                base_url.value
            );
            fields.diagnostics().error(file, base_url.position, message, help);
        }
        let news_per_page = usize::try_from(fields.integer("news_per_page")).unwrap_or(0).max(1);
        let prerender = fields.optional_bool("static_text").unwrap_or(true);
        let precompress = fields.optional_bool("precompress").unwrap_or(true);
        let hsts = Hsts::read(&mut fields, file);
        let repository = fields.take("repository");
        let contact = fields.optional_string("contact");
        let contact = contact.map(|address| email_address(&mut fields, file, address));
        let join = fields.take("join");
        let start_group = fields.optional_string("start_group");
        let navigation = fields.names("navigation");
        let footer_navigation = fields.names("footer_navigation");
        let theme_color = color(&mut fields, file, "theme_colour");
        let background_color = color(&mut fields, file, "background_colour");
        let position = fields.position();
        let has_readable_languages = fields.has_readable_list("languages");
        let languages = fields.list("languages");
        if languages.is_empty() && has_readable_languages {
            let help = "add a line `[[languages]]`, and below it `code = \"en\"` and `name = \"English\"`";
            fields.diagnostics().error(file, position, "the site has no language", help);
        }
        let social = fields.list("social");
        fields.deny_unknown_keys();
        let languages = AuthoredLanguages::read(file, languages, reader);
        let social = named_links(file, "social", social, reader);
        SiteSettings {
            file: file.to_path_buf(),
            title,
            base_url: base_url.value,
            news_per_page,
            theme_color,
            background_color,
            languages: languages.readable,
            unreadable_languages: languages.unreadable,
            prerender,
            precompress,
            hsts,
            repository: repository.map(|node| AuthoredRepository::read(file, node, reader.diagnostics)),
            contact,
            join: join.and_then(|node| join::read(file, node, &social, reader.diagnostics)),
            start_group,
            navigation,
            footer_navigation,
            social,
        }
    }
}

fn color(fields: &mut Fields<'_>, file: &Path, key: &'static str) -> Color {
    let Spanned { position, value } = fields.string(key);
    Color::parse(&value).unwrap_or_else(|| {
        if !value.is_empty() {
            let help = "write `#` and six digits or letters from a to f, for example `#f5a81c`";
            fields.diagnostics().error(file, position, format!("`{value}` is not a colour code"), help);
        }
        Color::default()
    })
}

/// Reads the links to other sites in the list `key`. Warns of an address that is listed twice, and keeps one of the two.
pub(super) fn named_links(file: &Path, key: &str, nodes: Vec<Node>, reader: &mut ContentReader<'_>) -> Vec<NamedLink> {
    let mut links: Vec<NamedLink> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let position = node.position;
        let link = named_link(file, node, reader);
        let is_same = |one: &str, other: &str| !one.is_empty() && one == other;
        let address = |link: &NamedLink| String::from(link.url.trim_end_matches('/'));
        if links.iter().any(|earlier| is_same(&address(earlier), &address(&link))) {
            reader.diagnostics.add(file, position, repeated(&link.url, key));
            continue;
        }
        if links.iter().any(|earlier| is_same(&earlier.name, &link.name)) {
            let message = format!("two entries of `{key}` have the name `{}`", link.name);
            let help = "give each a name of its own, so that readers can tell them apart";
            reader.diagnostics.warning(file, position, message, help);
        }
        links.push(link);
    }
    links
}

/// Checks that an e-mail address can be written to, and returns it.
fn email_address(fields: &mut Fields<'_>, file: &Path, address: Spanned<String>) -> String {
    let Spanned { position, value: address } = address;
    let is_address = web_url::parse(&format!("mailto:{address}")).is_ok_and(|url| url == format!("mailto:{address}"));
    if !is_address || address.contains(['?', ',']) {
        let help = "write the address alone, for example `contact@example.org`";
        fields.diagnostics().error(file, position, format!("`{address}` is not an e-mail address"), help);
    }
    address
}

/// Reads a link to another site: `{ name = "…", url = "https://…" }`.
fn named_link(file: &Path, node: Node, reader: &mut ContentReader<'_>) -> NamedLink {
    let mut fields = Fields::new(file, node, reader.diagnostics);
    let name = fields.string("name").value;
    let url = fields.string("url");
    let url = absolute_url(&mut fields, file, url);
    fields.deny_unknown_keys();
    NamedLink { name, url }
}

/// Checks that a URL is an absolute HTTP URL, and returns it.
pub(super) fn absolute_url(fields: &mut Fields<'_>, file: &Path, url: Spanned<String>) -> String {
    let Spanned { position, value: url } = url;
    match web_url::parse_web(&url) {
        Ok(url) => url,
        Err(_) if url.is_empty() => url,
        Err(error) => {
            // Most often, only the scheme is missing.
            let complete = format!("https://{}", url.trim_start_matches('/'));
            let is_path = url.starts_with('/') && !url.starts_with("//");
            let host = url.split('/').next().unwrap_or_default();
            let is_e_mail = host.contains('@');
            let is_without_scheme =
                !is_path && !is_e_mail && !url.contains(':') && web_url::parse_web(&complete).is_ok();
            let help = match is_without_scheme {
                true => format!("write `{complete}`"),
                false if is_e_mail => String::from("write the address of a page, not an e-mail address"),
                false => error.help(),
            };
            fields.diagnostics().error(file, position, error.to_string(), help);
            url
        }
    }
}

/// Whether an address can be that of the site: absolute URLs are made of it and a path.
fn is_base_url(url: &str) -> bool {
    let is_site = url.starts_with("https://") && url.ends_with('/') && !url.contains(['?', '#']);
    is_site && web_url::parse_web(url).as_deref() == Ok(url)
}
