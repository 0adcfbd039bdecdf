//! The URL paths of documents on the old site, as Jekyll generates them, with the characters encoded that Jekyll encodes.
//!
//! Reference: <https://jekyllrb.com/docs/permalinks/>, and `url.rb` and `url_drop.rb` of Jekyll 4.3.

use super::config::Config;
use super::placeholders::placeholder_value;
use super::source_path::SourcePath;
use jiff::civil::Date;
use percent_encoding::{AsciiSet, utf8_percent_encode};
use publisher::source::web_url;
use std::borrow::Cow;

/// The characters that Jekyll encodes in the value of a placeholder, and `?`, which ends a path.
const ENCODED: &AsciiSet = &web_url::IN_PATH.remove(b'[').remove(b']');

/// The values of the placeholders in a permalink template.
pub struct PermalinkContext<'a> {
    /// The parsed source path.
    pub source_path: &'a SourcePath,
    /// The source path.
    pub path: &'a str,
    /// The date of a post.
    pub date: Option<Date>,
    /// The file stem without the date.
    pub name: &'a str,
    /// `slug` in the front matter.
    pub slug: Option<&'a str>,
    /// The categories: those of folders first, then those of the front matter.
    pub categories: &'a [String],
    /// `permalink` in the front matter.
    pub permalink: Option<&'a str>,
    /// Whether Jekyll builds the site. Otherwise any document with a date is a post.
    pub is_jekyll: bool,
}

/// The kind of a document to Jekyll, which decides its template.
enum Kind<'a> {
    Post,
    Collection(&'a str),
    Page,
}

/// Returns the URL path of the document on the old site, with a leading slash.
#[must_use]
pub fn url_path(config: &Config, context: &PermalinkContext<'_>) -> String {
    let style = config.get_str("permalink").unwrap_or("date");
    let kind = match context.source_path.collection.as_deref() {
        Some("posts" | "drafts") => Kind::Post,
        Some(name) => Kind::Collection(name),
        None if context.date.is_some() && !context.is_jekyll => Kind::Post,
        None => Kind::Page,
    };
    let url = match (context.permalink, kind) {
        (permalink, Kind::Page) => {
            let template = permalink.map_or_else(|| page_template(style, context), Cow::Borrowed);
            expand_page(&template, context)
        }
        (Some(permalink), _) => expand(permalink, context),
        (None, Kind::Post) if context.date.is_none() => expand_page(&page_template(style, context), context),
        (None, Kind::Post) => {
            expand(config.get_str("collections.posts.permalink").unwrap_or_else(|| post_template(style)), context)
        }
        (None, Kind::Collection(name)) => {
            let template = config.get_str(&format!("collections.{name}.permalink"));
            expand(&template.map_or_else(|| with_suffix("/:collection/:path", style), Cow::Borrowed), context)
        }
    };
    sanitize(&url)
}

fn post_template(style: &str) -> &str {
    match style {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        template => template,
    }
}

fn page_template<'a>(style: &str, context: &PermalinkContext<'_>) -> Cow<'a, str> {
    match context.source_path.stem.as_str() {
        "index" => Cow::Borrowed("/:path/"),
        _ => with_suffix("/:path/:basename", style),
    }
}

/// Adds the end of the permalinks of posts to the template of other documents.
fn with_suffix<'a>(template: &str, style: &str) -> Cow<'a, str> {
    let suffix = match style {
        "pretty" => "/",
        "date" | "ordinal" | "none" => ":output_ext",
        style if style.ends_with('/') => "/",
        style if style.ends_with(":output_ext") => ":output_ext",
        _ => "",
    };
    Cow::Owned([template, suffix].concat())
}

fn sanitize(url: &str) -> String {
    let mut url = format!("/{url}").replace("..", "/").replace("./", "");
    while url.contains("//") {
        url = url.replace("//", "/");
    }
    url
}

fn encode(value: &str) -> String {
    utf8_percent_encode(value, ENCODED).to_string()
}

/// Replaces the placeholders of pages, and leaves others as they are, as Jekyll does.
fn expand_page(template: &str, context: &PermalinkContext<'_>) -> String {
    let folder = context.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    template
        .replace(":path", &encode(folder))
        .replace(":basename", &encode(&context.source_path.stem))
        .replace(":output_ext", ".html")
}

fn expand(template: &str, context: &PermalinkContext<'_>) -> String {
    let mut expanded = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(':') {
        expanded.push_str(before);
        let length =
            after.find(|character: char| !character.is_ascii_lowercase() && character != '_').unwrap_or(after.len());
        let (name, after) = after.split_at(length);
        // An underscore after a placeholder is not part of it.
        let (name, underscore) = name.strip_suffix('_').map_or((name, ""), |name| (name, "_"));
        match placeholder_value(name, context) {
            Some(value) => expanded.push_str(&encode(&value)),
            None => expanded.extend([":", name]),
        }
        expanded.push_str(underscore);
        rest = after;
    }
    expanded.push_str(rest);
    expanded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::languages::LanguageFolders;
    use crate::yaml;
    use jiff::civil::date;

    fn path_of(style: &str, permalink: Option<&str>) -> String {
        let config =
            Config::new(yaml::parse(&format!("permalink: {style}"), 1).ok(), std::path::Path::new("_config.yml"));
        let file = "_posts/2024-07-05-Big_News.md";
        let source_path = SourcePath::parse(file, &LanguageFolders::default());
        let categories = [String::from("Our News"), String::from("C#")];
        let context = PermalinkContext {
            source_path: &source_path,
            path: file,
            date: Some(date(2024, 7, 5)),
            name: "Big_News",
            slug: None,
            categories: &categories,
            permalink,
            is_jekyll: true,
        };
        url_path(&config, &context)
    }

    #[test]
    fn source_urls_follow_jekyll() {
        assert_eq!(path_of("date", None), "/our%20news/c%23/2024/07/05/Big_News.html");
        assert_eq!(path_of("pretty", None), "/our%20news/c%23/2024/07/05/Big_News/");
        assert_eq!(path_of("/blog/:year/:i_month/:slug", None), "/blog/2024/7/big-news");
        assert_eq!(path_of("/:year_:month/:name", None), "/2024_07/2024-07-05-big-news");
        assert_eq!(path_of("/:slugified_categories/:title/", None), "/our-news/c/Big_News/");
        assert_eq!(path_of("date", Some("/x/:title/")), "/x/Big_News/");
        assert_eq!(path_of("date", Some("über uns/")), "/über uns/");
    }

    #[test]
    fn page_urls_follow_source_paths() {
        for (style, path, expected) in [
            ("date", "about.md", "/about.html"),
            ("pretty", "docs/setup.md", "/docs/setup/"),
            ("date", "docs/index.md", "/docs/"),
            ("date", "our docs/My Page.md", "/our%20docs/My%20Page.html"),
            ("/:title", "about.md", "/about"),
        ] {
            let config = Config::new(yaml::parse(&format!("permalink: {style}"), 1).ok(), "_config.yml".as_ref());
            let source_path = SourcePath::parse(path, &LanguageFolders::default());
            let context = PermalinkContext {
                source_path: &source_path,
                path,
                date: None,
                name: &source_path.stem,
                slug: None,
                categories: &[],
                permalink: None,
                is_jekyll: true,
            };
            assert_eq!(url_path(&config, &context), expected);
        }
    }
}
