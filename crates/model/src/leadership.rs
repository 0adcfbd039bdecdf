//! Teams and councils with their members.

use crate::body::Block;
use crate::image::Image;
use crate::page::PageMeta;
use crate::slug::is_slug;
use serde::{Deserialize, Serialize};

/// `content/<language>/leadership.json`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadershipPage {
    /// See [`crate::SCHEMA`].
    pub schema: u32,
    /// Language, title, heading and description.
    #[serde(rename = "head")]
    pub meta: PageMeta,
    /// The blocks before the teams.
    pub introduction: Vec<Block>,
    /// In the editors' order.
    pub teams: Vec<Team>,
}

/// A team or council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// The fragment of `/leadership/` that links to it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does, in a sentence or two.
    pub description: String,
    /// Its members in the editors' order; empty only for a team whose members are not listed on the site.
    pub members: Vec<Member>,
}

/// The membership of a person in a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The person.
    pub person: Person,
    /// The fragment of `/leadership/` that leads to the person: that of their first card there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fragment: Option<String>,
    /// The role that the person has now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// A role that the person had before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier_role: Option<String>,
}

/// Returns the fragment of `/leadership/` that leads to a person's first card, or `None` if the id cannot be part of it.
#[must_use]
pub fn person_fragment(id: &str) -> Option<String> {
    is_slug(id).then(|| ["person-", id].concat())
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name of the person's file. It also decides the pattern behind the initials.
    pub id: String,
    /// The name as the person writes it.
    pub name: String,
    /// A portrait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<Image>,
    /// Shown without a portrait. The publisher makes them, because tables of capital letters would add 7 KB to the app.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub initials: String,
    /// Where the person lives or works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Profiles elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<NamedLink>,
}

/// A link to another site under a short name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedLink {
    /// The name of the site.
    pub name: String,
    /// The absolute URL.
    pub url: String,
}
