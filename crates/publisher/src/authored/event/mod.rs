//! `content/<language>/events/YYYY-MM-DD-slug.md`

mod duration;
mod extent;
mod frequency;
mod kind;
mod moment;
mod moment_help;
mod moves;
mod occurrences;
mod other_keys;
mod repeats;
mod schedule;
mod status;
mod written_day;
mod written_moment;
mod written_time;

pub use extent::EventLength;
pub use frequency::Frequency;
pub use kind::EventKind;
pub use occurrences::{ScheduledOccurrence, ScheduledTime};
pub(crate) use occurrences::{at, week_of_month};
pub use repeats::{RepeatLimit, Repeats};
pub use schedule::{Schedule, Timing};
pub use status::EventStatus;
pub(super) use written_day::WrittenDay;

use moment::Moment;

use super::entry::latest_change;
use super::keyword;
use super::page::language_of;
use super::place::AuthoredPlace;
use super::post_name::{FileName, check_id, intended_slug};
use super::site::absolute_url;
use super::{AuthoredEntry, ContentReader, MarkdownFile, Publication, stem};
use crate::markdown::{Body, ParseOptions};
use crate::source::fields::{Fields, Spanned};
use crate::source::slugify::slugify;
use crate::translations::{TranslationKeys, TranslationRecord};
use jiff::civil::Date;
use model::route::{RESERVED_EVENT_SLUGS, Route};
use model::slug::is_slug;
use std::path::{Path, PathBuf};

/// An event.
#[derive(Clone, Debug)]
pub struct AuthoredEvent {
    /// The file itself.
    pub file: PathBuf,
    /// The part of the file name after the day.
    pub slug: String,
    /// The day in the file name, on which the entry was written.
    pub name_day: Date,
    /// The slug that the event was first published with, if it was renamed since. Calendars and feeds identify it by it.
    pub id: Option<Spanned<String>>,
    /// The language of the content.
    pub language: String,
    /// The title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// When it takes place.
    pub schedule: Schedule,
    /// Where it takes place.
    pub place: AuthoredPlace,
    /// The kind of event.
    pub kind: EventKind,
    /// Whether it takes place.
    pub status: EventStatus,
    /// The URL to join or register.
    pub link: Option<String>,
    /// The id of the group that organises it.
    pub group: Option<Spanned<String>>,
    /// The day of the last change that readers should know of.
    pub updated: Option<Spanned<Date>>,
    /// Former paths of the event.
    pub aliases: Vec<Spanned<String>>,
    /// Whether the event must not be published yet.
    pub draft: bool,
    /// The body.
    pub body: Body,
    /// What the ledger of translations knows of the file.
    pub translation: TranslationRecord,
}

impl AuthoredEvent {
    pub(super) fn read(file: &Path, reader: &mut ContentReader<'_>) -> Option<AuthoredEvent> {
        let route = Route::Event(intended_slug(&stem(file)));
        let MarkdownFile { front_matter, body, wording, is_source, .. } =
            reader.markdown(file, Some(route.clone()), ParseOptions::default())?;
        let mut fields = Fields::new(file, front_matter, reader.diagnostics);
        fields.correct_keys(&other_keys::OTHER_KEYS);
        // `time` and `link` are read before `title` and `kind`, which would count as mistyped if they were missing.
        let schedule = Schedule::read(file, &mut fields);
        let link = fields.optional_string("link").map(|url| absolute_url(&mut fields, file, url));
        let title = fields.title();
        let id = fields
            .optional_string("id")
            .filter(|id| check_id(id, "event", &RESERVED_EVENT_SLUGS, file, fields.diagnostics()));
        let place = AuthoredPlace::read(file, &reader.languages, &mut fields);
        let kind = keyword::read(&fields.string("kind"), file, &mut fields);
        let status = fields.optional_string("status");
        let status = status.map(|word| keyword::read(&word, file, &mut fields)).unwrap_or_default();
        let group = read_group(file, &mut fields);
        let summary = fields.string("summary").value;
        let updated = fields.optional_date("updated");
        let aliases = fields.strings("aliases");
        let draft = fields.bool("draft");
        fields.ignored_table("extra");
        let keys = TranslationKeys::read(is_source, &mut fields);
        fields.deny_unknown_keys();
        let Some(FileName { date: name_day, slug }) =
            FileName::parse(file, None, &RESERVED_EVENT_SLUGS, reader.root, reader.diagnostics)
        else {
            // Links to it are right as soon as the file has its right name.
            reader.unreadable.insert(file.to_path_buf(), Some(route));
            return None;
        };
        Some(AuthoredEvent {
            file: file.to_path_buf(),
            slug,
            name_day,
            id,
            language: language_of(file),
            title,
            summary,
            // The event exists, even if its day is wrong.
            schedule: schedule.unwrap_or_else(|| Schedule::on_day(name_day)),
            place,
            kind,
            status,
            link,
            group,
            updated,
            aliases,
            draft,
            body,
            translation: TranslationRecord { wording, keys },
        })
    }

    /// Returns when the event is published: at once, unless it is a draft.
    #[must_use]
    pub fn publication(&self) -> Publication {
        Publication { date: Date::MIN, draft: self.draft }
    }

    /// Returns the slug that the event was first published with.
    #[must_use]
    pub fn first_slug(&self) -> &str {
        self.id.as_ref().map_or(&self.slug, |id| &id.value)
    }

    /// Returns the day of the last change. It stays the same from day to day.
    #[must_use]
    pub fn changed(&self, today: Date) -> Date {
        latest_change(self.updated.as_ref(), self.name_day, today)
    }

    pub(super) fn entry(&self) -> AuthoredEntry<'_> {
        AuthoredEntry {
            noun: "event",
            title: &self.title,
            body: Some(&self.body),
            translation: Some(&self.translation),
            aliases: Some(&self.aliases),
            id: self.id.as_ref(),
            updated: self.updated.as_ref(),
            publication: Some(self.publication()),
            ..AuthoredEntry::new(&self.file, "events", &self.slug, Route::Event(self.slug.clone()))
        }
    }
}

/// Whether a `start` has a time, so that `time_zone` is needed.
pub(crate) fn has_time(start: &str) -> bool {
    matches!(Moment::parse(start), Some(Moment::Time(_)))
}

fn read_group(file: &Path, fields: &mut Fields<'_>) -> Option<Spanned<String>> {
    let Spanned { position, value } = fields.optional_string("group")?;
    if value.is_empty() || is_slug(&value) {
        return Some(Spanned { position, value });
    }
    let slug = slugify(&value);
    let help = match is_slug(&slug) {
        true => format!("write `group: {slug}`"),
        false => String::from("use only lower-case letters, digits and hyphens"),
    };
    fields.diagnostics().error(file, position, format!("`{value}` cannot be the name of a group"), help);
    None
}
