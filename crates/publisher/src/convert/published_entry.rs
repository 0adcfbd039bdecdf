//! The data of events and opportunities for feeds and search engines. Their pages consist of blocks, which do not name the facts.

use crate::authored::EventStatus;
use model::body::Block;
use model::dated::Occurrence;
use model::news::Unpublished;

/// An entry whose page consists of blocks.
#[derive(Clone, Debug)]
pub enum PublishedEntry {
    /// An event.
    Event(Box<PublishedEvent>),
    /// An opportunity.
    Opportunity(PublishedOpportunity),
}

impl PublishedEntry {
    /// Returns why a release leaves the entry out, if it does.
    #[must_use]
    pub fn unpublished(&self) -> Option<Unpublished> {
        match self {
            PublishedEntry::Event(event) => event.unpublished,
            PublishedEntry::Opportunity(opportunity) => opportunity.unpublished,
        }
    }
}

/// An event.
#[derive(Clone, Debug)]
pub struct PublishedEvent {
    /// Whether it takes place.
    pub status: EventStatus,
    /// The status as readers see it. Empty if the event is confirmed.
    pub status_label: String,
    /// Where it takes place.
    pub place: Place,
    /// The absolute URL to join or register.
    pub link: Option<String>,
    /// The next occurrence or, once it has passed, the last one.
    pub next: Option<Occurrence>,
    /// The body alone.
    pub body: Vec<Block>,
    /// Set on drafts, which only `serve` shows.
    pub unpublished: Option<Unpublished>,
}

/// An opportunity.
#[derive(Clone, Debug)]
pub struct PublishedOpportunity {
    /// The kind as readers see it.
    pub kind_label: String,
    /// The deadline as readers see it, or that there is no deadline.
    pub deadline_label: String,
    /// The body alone.
    pub body: Vec<Block>,
    /// Set on drafts and on opportunities of a later day, which only `serve` shows.
    pub unpublished: Option<Unpublished>,
}

/// Online, or a venue, a city and a country, as far as they are known.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// Whether it takes place online.
    pub online: bool,
    /// The building or the room.
    pub venue: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The ISO 3166 code of the country, in capitals.
    pub country: Option<String>,
    /// The name of the country in the language of the page. Empty without a country.
    pub country_label: String,
    /// The whole place on one line, in the language of the page.
    pub label: String,
}
