//! The strings of the interface, which editors write in `content/<language>/strings.toml`.

use crate::interface_string::InterfaceString;
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

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
    values.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
}

macro_rules! strings {
    ($($(#[$doc:meta])* $key:ident $(($($placeholder:ident),*))?),* $(,)?) => {
        /// The strings of the interface. A `{name}` in one is a placeholder for [`interpolate`].
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
        pub struct Strings {
            $($(#[$doc])* pub $key: InterfaceString,)*
        }

        impl Strings {
            /// The keys of all strings, each with the names of its placeholders.
            pub const KEYS: &'static [(&'static str, &'static [&'static str])] =
                &[$((stringify!($key), &[$($(stringify!($placeholder)),*)?])),*];

            /// The keys alone, in the order of the fields.
            const NAMES: &'static [&'static str] = &[$(stringify!($key)),*];

            /// Returns the string of a key, to be written.
            pub fn get_mut(&mut self, key: &str) -> Option<&mut InterfaceString> {
                self.entries_mut().find(|(known, _)| *known == key).map(|(_, string)| string)
            }

            /// Returns all strings with their keys.
            pub fn entries_mut(&mut self) -> impl Iterator<Item = (&'static str, &mut InterfaceString)> {
                Strings::NAMES.iter().copied().zip(self.fields_mut())
            }

            /// Shared by reading and marking, because the array is large.
            #[inline(never)]
            fn fields_mut(&mut self) -> [&mut InterfaceString; Strings::NAMES.len()] {
                [$(&mut self.$key),*]
            }
        }

        /// One loop over the fields: the derived code reads each field on its own, which costs every visitor 2.5 KB. An
        /// unknown key is skipped, and a missing string is empty.
        impl<'de> Deserialize<'de> for Strings {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Strings, D::Error> {
                struct StringsVisitor;

                impl<'de> Visitor<'de> for StringsVisitor {
                    type Value = Strings;

                    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                        formatter.write_str("strings")
                    }

                    /// The app reads the fields in their order, and a missing one as no element.
                    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Strings, A::Error> {
                        let mut strings = Strings::default();
                        for string in strings.fields_mut() {
                            if let Some(value) = values.next_element()? {
                                string.text = value;
                            }
                        }
                        Ok(strings)
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Strings, A::Error> {
                        let mut strings = Strings::default();
                        while let Some(key) = entries.next_key::<String>()? {
                            match strings.get_mut(&key) {
                                Some(string) => string.text = entries.next_value()?,
                                None => _ = entries.next_value::<IgnoredAny>()?,
                            }
                        }
                        Ok(strings)
                    }
                }

                deserializer.deserialize_struct("Strings", Strings::NAMES, StringsVisitor)
            }
        }
    };
}

strings! {
    /// The link that skips the header.
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
    /// The link in the header to where people join. The name of that site follows, for assistive technology.
    join_us,
    /// The name of the theme switch.
    theme,
    /// The theme of the device.
    theme_system,
    /// The light theme.
    theme_light,
    /// The dark theme.
    theme_dark,
    /// The heading of the links to other sites in the footer.
    social,
    /// The link in the footer to the feed of the news.
    follow_by_feed,
    /// The link in the footer to the top of the page.
    back_to_top,
    /// The line in the footer about the organisation, such as its legal form.
    about_organisation,
    /// The line in the footer about the licence of the site's code.
    code_licence,
    /// The link in the footer to the repository of the site.
    source_code,
    /// Added to a link that leaves the site, for assistive technology.
    external_link,
    /// The link to the Atom feed of the news.
    atom_feed,
    /// The link to the JSON Feed of the news.
    json_feed,
    /// Announced when a page takes long to load.
    loading,
    /// The heading of a page that could not be loaded.
    failure_heading,
    /// The reason: there was no response.
    failure_connection,
    /// The reason: the server answered with an error.
    failure_status(status),
    /// The reason: the file is malformed.
    failure_unreadable,
    /// The reason: the file is newer than the app.
    failure_newer,
    /// The button that loads the page again.
    retry,
    /// The button that reloads the document.
    reload,
    /// The title and heading of a page that does not exist.
    not_found_heading,
    /// The advice below it.
    not_found_text,
    /// The authors of a post.
    by_authors(authors),
    /// The reading time.
    reading_time(minutes),
    /// The name of the list of tags.
    tags,
    /// The heading of the posts with a tag.
    tagged(tag),
    /// The title of the posts by an author.
    news_by(author),
    /// The link to all posts.
    all_news,
    /// The heading of the ways to share a post.
    share,
    /// The button that shares a post through the device's own sheet, where the browser has one.
    share_from_device,
    /// The button that copies the URL of a post.
    copy_link,
    /// Announced once the URL is copied.
    link_copied,
    /// Announced if the browser does not allow copying.
    link_not_copied,
    /// The button that copies a block of code.
    copy_code,
    /// The message after that.
    code_copied,
    /// The message if the browser does not allow it.
    code_not_copied,
    /// The link that sends a post by e-mail.
    share_by_email,
    /// The link that shares a post on a service, for assistive technology.
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
    /// The badge of a post on another site.
    published_on(site),
    /// The notice of a post on another site.
    forwarding(site),
    /// The status while the redirect is pending.
    forwarding_soon,
    /// The link to a post on another site.
    read_on(site),
    /// The button that cancels the redirect.
    stay_here,
    /// The status once the redirect is cancelled.
    staying,
    /// The badge of a post about something that ends on a day, until then.
    relevant_until(date),
    /// The same badge after that day.
    ended_on(date),
    /// The badge of a draft.
    draft,
    /// The badge of a post whose date is in the future.
    scheduled,
    /// The heading of the footnotes, for assistive technology.
    footnotes,
    /// The link from a footnote to its reference, for assistive technology.
    back_to_reference(number),
    /// The name of a table, for assistive technology.
    table_of(columns),
    /// The name of a code block, for assistive technology.
    code_beginning(line),
    /// The status of a done item of a task list, for assistive technology.
    task_done,
    /// The status of an open item of a task list, for assistive technology.
    task_open,
    /// In place of the members of a team whose members are not listed.
    unlisted_members,
    /// The name of the link from a heading to itself, for assistive technology.
    link_to_heading(heading),
    /// A role that a member had before.
    earlier_role(role),
    /// The notice of a page that is not translated.
    not_translated(language),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_round_trip_through_json() {
        let mut strings = Strings::default();
        for (key, _) in Strings::KEYS {
            strings.get_mut(key).unwrap().text = format!("The string {key}.");
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
