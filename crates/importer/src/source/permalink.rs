//! The addresses that a document had on the old site, as Jekyll makes them.
//!
//! Source: <https://jekyllrb.com/docs/permalinks/>

use super::config::Config;
use super::place::Place;
use jiff::civil::Date;
use model::slug::slugify;

/// What an address is made of.
pub struct Parts<'a> {
    /// The path taken apart.
    pub place: &'a Place,
    /// The file's path.
    pub path: &'a str,
    /// The day of a post.
    pub date: Option<Date>,
    /// The file's name without day and extension.
    pub name: &'a str,
    /// The categories in the front matter.
    pub categories: &'a [String],
    /// `permalink` in the front matter.
    pub permalink: Option<&'a str>,
}

/// The path of the document on the old site, with a leading slash.
#[must_use]
pub fn path(config: &Config, parts: &Parts<'_>) -> String {
    if let Some(permalink) = parts.permalink {
        return fill(permalink, parts);
    }
    let style = config.text("permalink").unwrap_or("date");
    let collection = parts.place.collection.as_deref().filter(|name| !matches!(*name, "posts" | "drafts"));
    match (parts.date.filter(|_| collection.is_none()), collection) {
        (Some(_), _) => fill(post_template(style), parts),
        (None, Some(name)) => {
            let own = config.text(&format!("collections.{name}.permalink"));
            fill(own.unwrap_or("/:collection/:path:output_ext"), parts)
        }
        (None, None) => page_path(style, parts.path),
    }
}

fn post_template(style: &str) -> &str {
    match style {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        own => own,
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

fn fill(template: &str, parts: &Parts<'_>) -> String {
    let mut filled = String::from("/");
    let mut rest = template.trim_start_matches('/');
    while let Some((before, behind)) = rest.split_once(':') {
        filled.push_str(before);
        let length = behind.find(|letter: char| !letter.is_ascii_lowercase() && letter != '_').unwrap_or(behind.len());
        let (name, behind) = behind.split_at(length);
        filled.push_str(&value(name, parts));
        rest = behind;
    }
    filled.push_str(rest);
    while filled.contains("//") {
        filled = filled.replace("//", "/");
    }
    filled
}

fn value(name: &str, parts: &Parts<'_>) -> String {
    let of_date = |format: &str| parts.date.map(|date| date.strftime(format).to_string()).unwrap_or_default();
    let path_in_collection = || {
        let inside = parts.path.split_once("/").map_or(parts.path, |(_, inside)| inside);
        String::from(inside.rsplit_once('.').map_or(inside, |(stem, _)| stem))
    };
    match name {
        "categories" => {
            let folders = parts.place.before.iter().chain(parts.categories);
            folders.map(|category| slugify(category)).filter(|slug| !slug.is_empty()).collect::<Vec<_>>().join("/")
        }
        "year" => of_date("%Y"),
        "month" => of_date("%m"),
        "day" => of_date("%d"),
        "i_month" => of_date("%-m"),
        "i_day" => of_date("%-d"),
        "short_year" => of_date("%y"),
        "y_day" => of_date("%j"),
        "week" => of_date("%V"),
        "short_day" => of_date("%a"),
        "title" | "name" | "basename" => String::from(parts.name),
        "slug" => slugify(parts.name),
        "path" => path_in_collection(),
        "collection" => parts.place.collection.clone().unwrap_or_default(),
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
        let place = Place::of(file);
        let categories = [String::from("Our News")];
        let parts = Parts {
            place: &place,
            path: file,
            date: Some(date(2024, 7, 5)),
            name: "Big_News",
            categories: &categories,
            permalink,
        };
        path(&config, &parts)
    }

    #[test]
    fn addresses_are_those_of_jekyll() {
        assert_eq!(path_of("date", None), "/our-news/2024/07/05/Big_News.html");
        assert_eq!(path_of("pretty", None), "/our-news/2024/07/05/Big_News/");
        assert_eq!(path_of("/blog/:year/:i_month/:slug", None), "/blog/2024/7/big-news");
        assert_eq!(path_of("date", Some("/x/:title/")), "/x/Big_News/");
    }

    #[test]
    fn pages_lie_where_their_files_do() {
        assert_eq!(page_path("date", "about.md"), "/about.html");
        assert_eq!(page_path("pretty", "docs/setup.md"), "/docs/setup/");
        assert_eq!(page_path("date", "docs/index.md"), "/docs/");
    }
}
