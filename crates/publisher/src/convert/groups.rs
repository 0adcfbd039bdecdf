//! The list of groups (`::groups`): how many there are, their cards by country, and how to start one.

use super::Publishable;
use super::block_builders::{SEPARATOR, external_link, heading, labelled, link_to_page, text};
use super::publishable_events::PublishableEvent;
use crate::authored::{AuthoredEvent, AuthoredGroup, EventStatus, GroupStrings, route_of};
use crate::countries::CountryNames;
use crate::languages::LanguageNames;
use model::body::{Block, Card, Inline};
use model::dated::Occurrence;
use model::leadership::person_fragment;
use model::route::Route;
use model::strings::interpolate;
use std::collections::BTreeMap;

/// What the cards of all groups share.
struct GroupList<'a> {
    publishable: &'a Publishable<'a>,
    strings: &'a GroupStrings,
    languages: LanguageNames,
}

/// Returns the blocks of the directive. Ids of headings in a body have no underscore, and these have one.
pub(super) fn blocks(publishable: &Publishable<'_>) -> Vec<Block> {
    let locale = &publishable.locale.language.locale;
    let strings = &publishable.locale.strings.groups;
    let list = GroupList { publishable, strings, languages: LanguageNames::new(locale) };
    let countries = CountryNames::new(locale);
    let mut by_country: BTreeMap<(String, &str), Vec<&AuthoredGroup>> = BTreeMap::new();
    for group in publishable.content.groups.values() {
        by_country.entry((countries.of(&group.country), &group.country)).or_default().push(group);
    }
    let mut blocks = vec![list.count(by_country.len())];
    for ((country, code), mut groups) in by_country {
        groups.sort_by_cached_key(|group| group.name.to_lowercase());
        blocks.push(heading(3, format!("groups_{}", code.to_lowercase()), &country));
        blocks.push(Block::Cards(groups.into_iter().map(|group| list.card(group)).collect()));
    }
    blocks.extend(list.start());
    blocks
}

impl GroupList<'_> {
    /// How many groups there are. With a next event in a card, also the day of the build.
    fn count(&self, countries: usize) -> Block {
        let groups = &self.publishable.content.groups;
        if groups.is_empty() {
            return Block::Paragraph(vec![text(&self.strings.none)]);
        }
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let (groups_count, countries_count) = (count(groups.len()), count(countries));
        let [groups_label, countries_label] =
            [groups_count, countries_count].map(|count| self.publishable.formatter.number(count));
        let countries = self.strings.countries.form(countries_count);
        let countries = interpolate(countries, &[("countries", &countries_label)]);
        let line = self.strings.count.form(groups_count);
        let mut line = vec![text(&interpolate(line, &[("groups", &groups_label), ("countries", &countries)]))];
        if groups.values().any(|group| self.next_event(group).is_some()) {
            line.extend([text(SEPARATOR), Inline::Emphasis(vec![text(&self.publishable.events.as_of)])]);
        }
        Block::Paragraph(line)
    }

    fn card(&self, group: &AuthoredGroup) -> Card {
        let places: Vec<&str> = [&group.city, &group.region].into_iter().flatten().map(String::as_str).collect();
        let mut blocks = Vec::new();
        if !places.is_empty() {
            blocks.push(Block::Paragraph(vec![text(&places.join(", "))]));
        }
        blocks.extend(self.leads(group));
        if !group.languages.is_empty() {
            let names = group.languages.iter().map(|code| text(&self.languages.of(code))).collect();
            blocks.push(labelled(&self.strings.languages, self.publishable.lists.list(names)));
        }
        blocks.extend(self.next_event(group).map(|(event, next)| self.event(event, next)));
        blocks.extend(self.link(group));
        Card { level: 4, id: format!("group_{}", group.id), source_id: None, heading: vec![text(&group.name)], blocks }
    }

    /// The people who lead a group, with links to their cards among the teams.
    fn leads(&self, group: &AuthoredGroup) -> Option<Block> {
        let mut names = Vec::new();
        for lead in &group.leads {
            let Some(person) = self.publishable.content.people.get(&lead.value) else { continue };
            let name = &person.person.name;
            names.push(match self.card_of_person(&lead.value) {
                Some(fragment) => link_to_page(&Route::Leadership, &fragment, name),
                None => text(name),
            });
        }
        (!names.is_empty()).then(|| labelled(&self.strings.contact, self.publishable.lists.list(names)))
    }

    /// Returns the fragment of a person's card among the teams.
    fn card_of_person(&self, id: &str) -> Option<String> {
        let mut members = self.publishable.locale.teams().flat_map(|team| &team.members);
        members.any(|member| member.person.value == id).then(|| person_fragment(id)).flatten()
    }

    /// Returns the next event of a group that takes place. The list of upcoming events also has yesterday's, which may be
    /// ahead for visitors in other time zones.
    fn next_event(&self, group: &AuthoredGroup) -> Option<(&AuthoredEvent, &Occurrence)> {
        let today = self.publishable.today.to_string();
        let confirmed =
            self.publishable.events.upcoming.iter().filter_map(|PublishableEvent { event, next, .. }| {
                let is_own = event.group.as_ref().is_some_and(|own| own.value == group.id);
                let next = next.as_ref().filter(|next| *next.final_day() >= *today)?;
                (is_own && event.status == EventStatus::Confirmed).then_some((*event, next))
            });
        confirmed.min_by_key(|(_, next)| next.start())
    }

    fn event(&self, event: &AuthoredEvent, next: &Occurrence) -> Block {
        let link = link_to_page(&Route::Event(event.slug.clone()), "", &event.title);
        labelled(&self.strings.next_event, vec![link, Inline::LineBreak, text(&next.label)])
    }

    /// The site of a group or, if it has none, the contact address.
    fn link(&self, group: &AuthoredGroup) -> Option<Block> {
        match &group.link {
            Some(url) => {
                let label = interpolate(&self.strings.link, &[("group", &group.name)]);
                Some(Block::Paragraph(vec![external_link(url, &label)]))
            }
            None => {
                let address = self.publishable.content.site.contact.as_ref()?;
                let link = external_link(&format!("mailto:{address}"), &self.strings.write);
                Some(Block::Paragraph(vec![link]))
            }
        }
    }

    /// Returns the link to the page about starting a group or, without one, to the contact address.
    fn start(&self) -> Option<Block> {
        let site = &self.publishable.content.site;
        let label = &self.strings.start;
        let link = match (&site.start_group, &site.contact) {
            (Some(page), _) => link_to_page(&route_of(&page.value), "", label),
            (None, Some(address)) => external_link(&format!("mailto:{address}"), label),
            (None, None) => return None,
        };
        Some(Block::Actions(vec![link]))
    }
}
