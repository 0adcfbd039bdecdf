//! `[groups]` in `strings.toml`: the strings of the list of groups.

use super::string_table::string_table;

string_table! {
    /// The strings of the list of groups. A `{name}` in one is a placeholder.
    GroupStrings, "groups";
    /// How many groups there are. The built-in line is right for every number.
    count(groups, countries) by groups = "Groups: {groups} · Countries: {countries}",
    /// What `{countries}` becomes in `count`, so that each of the two numbers has its forms.
    countries(countries) by countries = "{countries}",
    /// Shown if there are no groups.
    none = "There are no groups yet.",
    /// The label of the people who lead a group.
    contact = "Contact",
    /// The label of the languages that a group speaks.
    languages = "Languages",
    /// The label of a group's next event.
    next_event = "Next event",
    /// The link to the site of a group.
    link(group) = "Website of {group}",
    /// The link to the contact address, of groups without a site.
    write = "Write to us",
    /// The link to how to start a group.
    start = "Start a group",
}
