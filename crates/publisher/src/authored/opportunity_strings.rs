//! `[opportunities]` in `strings.toml`: the strings of the pages of opportunities. They share with `[events]` how days and times are
//! written, and the links between pages of a list.

use super::string_table::string_table;

string_table! {
    /// The strings of the pages of opportunities. A `{name}` in one is a placeholder.
    OpportunityStrings, "opportunities";
    /// The kind of grants.
    grant = "Grant",
    /// The kind of calls for speakers.
    call_for_speakers = "Call for speakers",
    /// The kind of scholarships.
    scholarship = "Scholarship",
    /// The kind of jobs.
    job = "Job",
    /// The kind of discounts.
    discount = "Discount",
    /// The last minute of a deadline.
    open_until(deadline) = "Open until {deadline}",
    /// The last minute of a deadline that has passed.
    was_open_until(deadline) = "Was open until {deadline}",
    /// A last minute that counts in every place.
    anywhere_on_earth(time) = "{time} anywhere on earth",
    /// Shown in place of a deadline.
    no_deadline = "No deadline",
    /// When an opportunity closes: today, tomorrow, in 2 days.
    closes(when) = "Closes {when}",
    /// Once an opportunity has closed.
    closed = "Closed",
    /// The region of opportunities for people everywhere.
    worldwide = "Worldwide",
    /// The label of opportunities that people can take part in remotely.
    remote = "Remote",
    /// The filter of all regions.
    any_region = "All regions",
    /// The filter of opportunities that can be done remotely.
    remote_only = "Remote only",
    /// How many opportunities pass the filters.
    shown(count) by count from 0 = "Opportunities shown: {count}",
    /// Shown if no opportunity is open.
    none = "No opportunities are open at the moment.",
    /// The link to the Atom feed of opportunities.
    feed = "Opportunities as an Atom feed",
    /// The title of the closed opportunities, and the link to them.
    archive = "Closed opportunities",
    /// The link to all open opportunities.
    all_opportunities = "All open opportunities",
    /// The name of the links to other pages of the list, for assistive technology.
    pages = "Pages of opportunities",
    /// The label of the deadline.
    deadline = "Deadline",
    /// The label of the region.
    region = "Region",
    /// The label of the payment.
    pay = "Pay",
    /// The label of the day of posting.
    posted = "Posted",
    /// The link to apply or find out more.
    link = "Apply or find out more",
    /// The link to write to the contact address, of an opportunity without a link.
    ask = "Ask us about it",
}
