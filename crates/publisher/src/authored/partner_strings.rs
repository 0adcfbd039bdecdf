//! `[partners]` in `strings.toml`: the strings of the list of partners.

use super::string_table::string_table;

string_table! {
    /// The strings of the list of partners. A `{name}` in one is a placeholder.
    PartnerStrings, "partners";
    /// The heading of the organisations that hold the money of this one.
    fiscal_sponsor = "Fiscal sponsor",
    /// The heading of the sponsors of this organisation.
    sponsor = "Sponsors",
    /// The heading of the organisations whose courses and books are cheaper for members.
    learning = "Learning partners",
    /// The heading of the conferences that this organisation sponsors.
    conference = "Conferences that we support",
    /// Shown if there are no partners.
    none = "There are no partners yet.",
    /// Since when a partnership exists.
    since(date) = "Since {date}",
    /// The link to the site of a partner.
    link(partner) = "Website of {partner}",
    /// The label of the posts about a partnership.
    news = "News about it",
}
