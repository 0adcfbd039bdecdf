//! The opportunities to publish, each with what lists show of it.

use super::PublishOptions;
use super::block_builders::{SEPARATOR, link_to_page, text};
use super::dated::{self, DatedEntry, MAX_BUILD_AGE_DAYS, unpublished_label};
use super::locale_content::LocaleContent;
use super::schedule_formatter::ScheduleFormatter;
use crate::authored::{AuthoredOpportunity, AuthoredStrings, OpportunityKind, OpportunityStrings};
use jiff::ToSpan;
use jiff::civil::Date;
use model::body::{Block, Card, Inline};
use model::dated::{ClockStrings, DatedCard, DatedCards, Occurrence};
use model::news::Unpublished;
use model::route::Route;
use model::strings::interpolate;
use rayon::prelude::*;
use std::cmp::Reverse;

/// The opportunities to publish in one language, and the strings that their pages share.
pub(super) struct PublishableOpportunities<'a> {
    /// By the deadline. Those without one are the last ones, the newest first.
    pub open: Vec<PublishableOpportunity<'a>>,
    /// The latest deadline or, without one, the latest posting first.
    pub closed: Vec<PublishableOpportunity<'a>>,
    pub clock: ClockStrings,
    pub strings: &'a OpportunityStrings,
}

pub(super) struct PublishableOpportunity<'a> {
    pub opportunity: &'a AuthoredOpportunity,
    /// The opportunity in the default language, by which feeds identify it. The opportunity itself, if it has no original.
    pub original: &'a AuthoredOpportunity,
    /// The kind, whether it is remote, and whether it is closed or a draft, on one line.
    pub details: Vec<Inline>,
    /// The name of the region. Empty without one.
    pub region: String,
    /// Whether a release leaves it out.
    pub unpublished: Option<Unpublished>,
    pub card: DatedCard,
    /// The last minute of the deadline, if it has one.
    pub deadline: Option<Occurrence>,
    /// Whether an editor has not closed it, and its deadline may not have passed.
    pub is_open: bool,
    is_soon: bool,
}

impl DatedEntry for PublishableOpportunity<'_> {
    fn card(&self) -> &DatedCard {
        &self.card
    }

    fn is_soon(&self) -> bool {
        self.is_soon
    }

    fn changed(&self, today: Date) -> Date {
        self.opportunity.changed(today)
    }
}

impl PublishableOpportunity<'_> {
    /// Returns in words until when it is open.
    pub fn deadline_label<'b>(&'b self, strings: &'b OpportunityStrings) -> &'b str {
        match &self.deadline {
            Some(deadline) => &deadline.label,
            None if self.is_open => &strings.no_deadline,
            None => &strings.closed,
        }
    }
}

impl<'a> PublishableOpportunities<'a> {
    pub fn new(locale: &LocaleContent<'a>, formatter: &ScheduleFormatter<'_>, options: PublishOptions) -> Self {
        let strings = locale.strings;
        let is_published = |opportunity: &&AuthoredOpportunity| {
            options.with_unpublished || options.unpublished(opportunity.publication()).is_none()
        };
        let opportunities: Vec<_> = locale.opportunities.values().copied().filter(is_published).collect();
        let publishable = |opportunity: &&'a AuthoredOpportunity| {
            publishable(opportunity, locale.original_opportunity(opportunity), formatter, strings, options)
        };
        let opportunities: Vec<_> = opportunities.par_iter().map(publishable).collect();
        let (mut open, mut closed): (Vec<_>, Vec<_>) = opportunities.into_iter().partition(|it| it.is_open);
        let deadline = |it: &PublishableOpportunity<'_>| it.deadline.as_ref().map_or(i64::MAX, Occurrence::start);
        // Opportunities of one time stay sorted by slug.
        open.sort_by_key(|it| (deadline(it), Reverse(it.opportunity.date)));
        let last_day = |it: &PublishableOpportunity<'_>| {
            it.opportunity.deadline.as_ref().map_or(it.opportunity.date, |deadline| deadline.day.value)
        };
        closed.sort_by_key(|it| Reverse(last_day(it)));
        PublishableOpportunities {
            open,
            closed,
            clock: formatter.closing_strings(&strings.opportunities),
            strings: &strings.opportunities,
        }
    }

    /// Returns the opportunities that close next, for cards.
    pub fn next(&self, count: usize) -> DatedCards {
        dated::upcoming_cards(&self.open, count, &self.strings.none, &self.clock)
    }
}

fn publishable<'a>(
    opportunity: &'a AuthoredOpportunity,
    original: &'a AuthoredOpportunity,
    formatter: &ScheduleFormatter<'_>,
    strings: &AuthoredStrings,
    options: PublishOptions,
) -> PublishableOpportunity<'a> {
    let own = &strings.opportunities;
    let scheduled = opportunity.deadline.as_ref().and_then(|deadline| Some((deadline, deadline.last_minute()?)));
    let old = options.today.saturating_add(MAX_BUILD_AGE_DAYS.days());
    let has_passed = scheduled.as_ref().is_some_and(|(_, last_minute)| !last_minute.may_be_ahead(options.today));
    let is_open = !opportunity.closed && !has_passed;
    // A deadline means nothing any more if an editor has closed the opportunity before it.
    let relevant = scheduled.as_ref().filter(|_| is_open || has_passed);
    let deadline = relevant.map(|(deadline, last_minute)| {
        let template = if is_open { &own.open_until } else { &own.was_open_until };
        let label = formatter.deadline(last_minute, &deadline.zone, own);
        dated::occurrence(last_minute, interpolate(template, &[("deadline", &label)]))
    });
    let region = match &opportunity.region {
        Some(region) if region.is_worldwide() => own.worldwide.clone(),
        Some(region) => formatter.region(&region.code),
        None => String::new(),
    };
    let unpublished = options.unpublished(opportunity.publication());
    let details = details(opportunity, is_open, unpublished, strings);
    let no_deadline = Some(own.no_deadline.as_str()).filter(|_| is_open && deadline.is_none());
    let card = card(opportunity, &details, [&region, no_deadline.unwrap_or_default()], deadline.as_ref());
    PublishableOpportunity {
        opportunity,
        original,
        details,
        region,
        unpublished,
        card,
        is_open,
        is_soon: scheduled.is_some_and(|(deadline, _)| is_open && deadline.day.value < old),
        deadline,
    }
}

fn card(
    opportunity: &AuthoredOpportunity,
    details: &[Inline],
    [region, no_deadline]: [&str; 2],
    deadline: Option<&Occurrence>,
) -> DatedCard {
    let mut line = details.to_vec();
    let pay = opportunity.pay.as_deref().unwrap_or_default();
    for part in [region, pay, no_deadline].into_iter().filter(|part| !part.is_empty()) {
        line.extend([text(SEPARATOR), text(part)]);
    }
    DatedCard {
        language: opportunity.language.clone(),
        card: Card {
            level: 2,
            // Ids of headings in a body have no underscore.
            id: format!("opportunity_{}", opportunity.slug),
            source_id: None,
            heading: vec![link_to_page(&Route::Opportunity(opportunity.slug.clone()), "", &opportunity.title)],
            blocks: vec![Block::Paragraph(line), Block::Paragraph(vec![text(&opportunity.summary)])],
        },
        values: Vec::new(),
        occurrences: deadline.cloned().into_iter().collect(),
        is_called_off: false,
    }
}

/// Returns the kind, whether it is remote, and whether it is closed or a draft, on one line.
fn details(
    opportunity: &AuthoredOpportunity,
    is_open: bool,
    unpublished: Option<Unpublished>,
    strings: &AuthoredStrings,
) -> Vec<Inline> {
    let own = &strings.opportunities;
    let remote = Some(&own.remote).filter(|_| opportunity.remote);
    let words = [Some(kind_label(opportunity.kind, own)), remote].into_iter().flatten().map(String::as_str);
    let mut line = vec![text(&words.collect::<Vec<_>>().join(SEPARATOR))];
    let closed = Some(&own.closed).filter(|_| !is_open);
    for badge in closed.into_iter().chain(unpublished_label(unpublished, &strings.strings)) {
        line.extend([text(SEPARATOR), Inline::Strong(vec![text(badge)])]);
    }
    line
}

pub(super) fn kind_label(kind: OpportunityKind, strings: &OpportunityStrings) -> &String {
    match kind {
        OpportunityKind::Grant => &strings.grant,
        OpportunityKind::CallForSpeakers => &strings.call_for_speakers,
        OpportunityKind::Scholarship => &strings.scholarship,
        OpportunityKind::Job => &strings.job,
        OpportunityKind::Discount => &strings.discount,
    }
}
