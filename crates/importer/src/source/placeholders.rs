//! The placeholders in permalink templates of posts and collections.

use super::jekyll_slug::{SlugMode, jekyll_slug};
use super::permalink::PermalinkContext;

/// Returns the value of a placeholder, or `None` if Jekyll has no such placeholder.
pub fn placeholder_value(name: &str, context: &PermalinkContext<'_>) -> Option<String> {
    let slug = || context.slug.unwrap_or(context.name.trim_end_matches('.'));
    Some(match name {
        "categories" => joined(context.categories.iter().map(|category| category.to_lowercase())),
        "slugified_categories" => {
            joined(context.categories.iter().map(|category| jekyll_slug(category, SlugMode::Default)))
        }
        "title" => jekyll_slug(slug(), SlugMode::Pretty),
        "slug" => jekyll_slug(slug(), SlugMode::Default),
        "name" => jekyll_slug(&context.source_path.stem, SlugMode::Default),
        "path" => path_in_collection(context.path),
        "collection" => context.source_path.collection.clone().unwrap_or_default(),
        "output_ext" => String::from(".html"),
        // The time of a post is not part of its new address, so it is not known here.
        "hour" | "minute" | "second" => String::from("00"),
        name => {
            let format = date_format(name)?;
            context.date.map(|date| date.strftime(format).to_string()).unwrap_or_default()
        }
    })
}

fn date_format(name: &str) -> Option<&'static str> {
    Some(match name {
        "year" => "%Y",
        "month" => "%m",
        "day" => "%d",
        "i_month" => "%-m",
        "i_day" => "%-d",
        "short_year" => "%y",
        "short_month" => "%b",
        "long_month" => "%B",
        "y_day" => "%j",
        "week" => "%V",
        "w_day" => "%u",
        "w_year" => "%G",
        "short_day" => "%a",
        "long_day" => "%A",
        _ => return None,
    })
}

/// Joins different values with slashes.
fn joined(values: impl Iterator<Item = String>) -> String {
    let mut different: Vec<String> = Vec::new();
    for value in values {
        if !different.contains(&value) {
            different.push(value);
        }
    }
    different.join("/")
}

fn path_in_collection(path: &str) -> String {
    let relative = path.split_once('/').map_or(path, |(_, relative)| relative);
    let stem = relative.rsplit_once('.').map_or(relative, |(stem, _)| stem);
    String::from(stem.trim_end_matches('.'))
}
