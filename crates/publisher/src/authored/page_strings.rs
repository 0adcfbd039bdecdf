//! `[pages]` in `strings.toml`: what pages say beside their content.

use super::string_table::string_table;

string_table! {
    /// What pages say beside their content. A `{name}` in one is a placeholder.
    PageStrings, "pages";
    /// The link to where editors change the page, on a site with a repository.
    edit = "Edit this page",
    /// Below the title of a video.
    video(site) = "Video on {site}",
}
