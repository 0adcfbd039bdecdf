//! The URL paths of documents on the old site, as Jekyll generates them.
//!
//! Reference: <https://jekyllrb.com/docs/permalinks/>

use super::config::Config;
use super::source_path::SourcePath;
use jiff::civil::Date;
use publisher::source::slugify::slugify;

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
    /// The categories in the front matter.
    pub categories: &'a [String],
    /// `permalink` in the front matter.
    pub permalink: Option<&'a str>,
}

/// Returns the URL path of the document on the old site, with a leading slash.
#[must_use]
pub fn url_path(config: &Config, context: &PermalinkContext<'_>) -> String {
    if let Some(permalink) = context.permalink {
        return expand(permalink, context);
    }
    let style = config.get_str("permalink").unwrap_or("date");
    let collection = context.source_path.collection.as_deref().filter(|name| !matches!(*name, "posts" | "drafts"));
    match (context.date.filter(|_| collection.is_none()), collection) {
        (Some(_), _) => expand(post_template(style), context),
        (None, Some(name)) => {
            let template = config.get_str(&format!("collections.{name}.permalink"));
            expand(template.unwrap_or("/:collection/:path:output_ext"), context)
        }
        (None, None) => page_path(style, context.path),
    }
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

fn page_path(style: &str, path: &str) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let with_slash = style == "pretty" || style.ends_with('/');
    match stem.strip_suffix("index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
        _ if with_slash => format!("/{stem}/"),
        _ => format!("/{stem}.html"),
    }
}

fn expand(template: &str, context: &PermalinkContext<'_>) -> String {
    let mut expanded = String::from("/");
    let mut rest = template.trim_start_matches('/');
    while let Some((before, after)) = rest.split_once(':') {
        expanded.push_str(before);
        let length =
            after.find(|character: char| !character.is_ascii_lowercase() && character != '_').unwrap_or(after.len());
        let (name, after) = after.split_at(length);
        expanded.push_str(&placeholder_value(name, context));
        rest = after;
    }
    expanded.push_str(rest);
    while expanded.contains("//") {
        expanded = expanded.replace("//", "/");
    }
    expanded
}

fn placeholder_value(name: &str, context: &PermalinkContext<'_>) -> String {
    let format_date = |format: &str| context.date.map(|date| date.strftime(format).to_string()).unwrap_or_default();
    let path_in_collection = || {
        let relative = context.path.split_once("/").map_or(context.path, |(_, relative)| relative);
        String::from(relative.rsplit_once('.').map_or(relative, |(stem, _)| stem))
    };
    match name {
        "categories" => {
            let folders = context.source_path.category_folders.iter().chain(context.categories);
            folders.map(|category| slugify(category)).filter(|slug| !slug.is_empty()).collect::<Vec<_>>().join("/")
        }
        "year" => format_date("%Y"),
        "month" => format_date("%m"),
        "day" => format_date("%d"),
        "i_month" => format_date("%-m"),
        "i_day" => format_date("%-d"),
        "short_year" => format_date("%y"),
        "y_day" => format_date("%j"),
        "week" => format_date("%V"),
        "short_day" => format_date("%a"),
        "title" | "name" | "basename" => String::from(context.name),
        "slug" => slugify(context.name),
        "path" => path_in_collection(),
        "collection" => context.source_path.collection.clone().unwrap_or_default(),
        "output_ext" => String::from(".html"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml;
    use jiff::civil::date;

    fn path_of(style: &str, permalink: Option<&str>) -> String {
        let config =
            Config::new(yaml::parse(&format!("permalink: {style}"), 1).ok(), std::path::Path::new("_config.yml"));
        let file = "_posts/2024-07-05-Big_News.md";
        let source_path = SourcePath::parse(file);
        let categories = [String::from("Our News")];
        let context = PermalinkContext {
            source_path: &source_path,
            path: file,
            date: Some(date(2024, 7, 5)),
            name: "Big_News",
            categories: &categories,
            permalink,
        };
        url_path(&config, &context)
    }

    #[test]
    fn source_urls_follow_jekyll() {
        assert_eq!(path_of("date", None), "/our-news/2024/07/05/Big_News.html");
        assert_eq!(path_of("pretty", None), "/our-news/2024/07/05/Big_News/");
        assert_eq!(path_of("/blog/:year/:i_month/:slug", None), "/blog/2024/7/big-news");
        assert_eq!(path_of("date", Some("/x/:title/")), "/x/Big_News/");
    }

    #[test]
    fn page_urls_follow_source_paths() {
        assert_eq!(page_path("date", "about.md"), "/about.html");
        assert_eq!(page_path("pretty", "docs/setup.md"), "/docs/setup/");
        assert_eq!(page_path("date", "docs/index.md"), "/docs/");
    }
}
