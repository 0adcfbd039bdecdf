//! The strings of the interface, which editors write in `content/<language>/strings.toml`.

use serde::{Deserialize, Serialize};

/// Replaces each `{name}` in a string of the interface by the value of that name. An unknown name stays as it is.
#[must_use]
pub fn interpolate(template: &str, values: &[(&str, &str)]) -> String {
    let mut result = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        result.push_str(before);
        let placeholder = after.split_once('}').and_then(|(name, after)| Some((value_of(name, values)?, after)));
        let (value, after) = placeholder.unwrap_or(("{", after));
        result.push_str(value);
        rest = after;
    }
    result.push_str(rest);
    result
}

fn value_of<'a>(name: &str, values: &[(&str, &'a str)]) -> Option<&'a str> {
    values.iter().find(|(of, _)| *of == name).map(|(_, value)| *value)
}

macro_rules! strings {
    ($($(#[$doc:meta])* $key:ident $(($($placeholder:ident),*))?),* $(,)?) => {
        /// The strings of the interface. A `{name}` in one is a placeholder for [`interpolate`].
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Strings {
            $($(#[$doc])* pub $key: String,)*
        }

        impl Strings {
            /// The keys of all strings, each with the names of its placeholders.
            pub const KEYS: &'static [(&'static str, &'static [&'static str])] =
                &[$((stringify!($key), &[$($(stringify!($placeholder)),*)?])),*];

            /// Returns the string of a key, to be written.
            pub fn get_mut(&mut self, key: &str) -> Option<&mut String> {
                match key {
                    $(stringify!($key) => Some(&mut self.$key),)*
                    _ => None,
                }
            }
        }
    };
}

strings! {
    /// The link that passes over the header.
    skip_to_content,
    /// The name of the header's navigation, for assistive technology.
    main_navigation,
    /// The name of the footer's navigation, for assistive technology.
    footer_navigation,
    /// The button that opens the navigation on small screens.
    menu,
    /// The button that closes it.
    close_menu,
    /// The name of the list of languages, for assistive technology.
    languages,
    /// The name of the choice of colours.
    theme,
    /// The choice of the colours that the device asks for.
    theme_system,
    /// The choice of dark text on light ground.
    theme_light,
    /// The choice of light text on dark ground.
    theme_dark,
    /// Before the links to other sites in the footer.
    social,
    /// Added, for assistive technology, to a link that leaves the site.
    external_link,
    /// The link to the Atom feed of the news.
    atom_feed,
    /// The link to the JSON Feed of the news.
    json_feed,
    /// Shown when a page takes long to load.
    loading,
    /// The heading of a page that could not be loaded.
    failure_heading,
    /// Why: there was no connection.
    failure_connection,
    /// Why: the server answered with an error.
    failure_status(status),
    /// Why: the file is none that the app can read.
    failure_unreadable,
    /// Why: the file is newer than the app.
    failure_newer,
    /// The button that loads the page again.
    retry,
    /// The button that loads the whole site again.
    reload,
    /// The title and heading of a page that does not exist.
    not_found_heading,
    /// What the reader can do about it.
    not_found_text,
    /// Before a post's authors.
    by_authors(authors),
    /// How long reading takes.
    reading_time(minutes),
    /// The name of the list of tags.
    tags,
    /// The heading of a tag's list of posts.
    tagged(tag),
    /// The link to all posts.
    all_news,
    /// The heading of the ways to share a post.
    share,
    /// The button that copies the address of a post.
    copy_link,
    /// Said once the address is copied.
    link_copied,
    /// Said when the browser does not let the address be copied.
    link_not_copied,
    /// The link that sends a post by e-mail.
    share_by_email,
    /// The link that shares a post by way of a service, for assistive technology.
    share_on(service),
    /// The name of the links to older and newer posts, for assistive technology.
    post_navigation,
    /// Before the title of the next newer post.
    newer_post,
    /// Before the title of the next older post.
    older_post,
    /// The name of the links to the other pages of news, for assistive technology.
    news_pages,
    /// The title of one page of news.
    page_of(page, pages),
    /// The link to the page of newer posts.
    newer_posts,
    /// The link to the page of older posts.
    older_posts,
    /// The mark of a post that stands on another site.
    published_on(site),
    /// What a post that stands on another site says.
    forwarding(site),
    /// Said behind it, before the post forwards.
    forwarding_soon,
    /// The link to a post on another site.
    read_on(site),
    /// The button that stops the forwarding.
    stay_here,
    /// What is said once the forwarding is stopped.
    staying,
    /// The mark of a draft.
    draft,
    /// The mark of a post whose date lies in the future.
    scheduled,
    /// The heading of the footnotes, for assistive technology.
    footnotes,
    /// The link from a footnote to its reference, for assistive technology.
    back_to_reference(number),
    /// The name of a table, for assistive technology.
    table_of(columns),
    /// The name of a piece of code, for assistive technology.
    code_beginning(line),
    /// Said of a done item of a task list, for assistive technology.
    task_done,
    /// Said of an open item of a task list, for assistive technology.
    task_open,
    /// A role that a member had before.
    earlier_role(role),
    /// Said where a page is not translated.
    not_translated(language),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_round_trip_through_json() {
        let mut strings = Strings::default();
        for (key, _) in Strings::KEYS {
            *strings.get_mut(key).unwrap() = format!("The string {key}.");
        }
        let json = serde_json::to_string(&strings).unwrap();
        assert_eq!(serde_json::from_str::<Strings>(&json).unwrap(), strings);
        let newer = json.replacen('{', r#"{"added_later":{"other":1},"#, 1);
        assert_eq!(serde_json::from_str::<Strings>(&newer).unwrap(), strings);
    }
    #[test]
    fn interpolate_replaces_every_placeholder() {
        let result = interpolate("Page {page} of {pages}", &[("page", "2"), ("pages", "7")]);
        assert_eq!(result, "Page 2 of 7");
    }

    #[test]
    fn interpolate_keeps_unknown_placeholders() {
        assert_eq!(interpolate("{a} and {b}", &[("a", "1")]), "1 and {b}");
        assert_eq!(interpolate("{a and {a}", &[("a", "1")]), "{a and 1");
    }

    #[test]
    fn interpolate_does_not_look_into_values() {
        assert_eq!(interpolate("{a}{b}", &[("a", "{b}"), ("b", "1")]), "{b}1");
    }
}
