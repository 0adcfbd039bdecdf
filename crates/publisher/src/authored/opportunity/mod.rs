//! `content/<language>/opportunities/slug.md`

mod deadline;
mod kind;
mod other_keys;
mod region;

pub(crate) use deadline::{ANYWHERE_ON_EARTH, means_anywhere_on_earth};
pub use deadline::{Deadline, DeadlineZone};
pub use kind::OpportunityKind;
pub use region::Region;

use super::entry::latest_change;
use super::keyword;
use super::page::language_of;
use super::post_name::{check_id, check_slug};
use super::site::absolute_url;
use super::{AuthoredEntry, ContentReader, MarkdownFile, Publication, stem};
use crate::markdown::{Body, ParseOptions};
use crate::source::fields::{Fields, Spanned};
use crate::source::slugify::slugify;
use crate::translations::{TranslationKeys, TranslationRecord};
use jiff::civil::Date;
use model::route::{RESERVED_OPPORTUNITY_SLUGS, Route};
use std::path::{Path, PathBuf};

/// Something that people can apply for, such as a grant or a discount.
#[derive(Clone, Debug)]
pub struct AuthoredOpportunity {
    /// The file itself.
    pub file: PathBuf,
    /// The name of the file.
    pub slug: String,
    /// The slug that it was first published with, if it was renamed since. Feeds identify it by it.
    pub id: Option<Spanned<String>>,
    /// The language of the content.
    pub language: String,
    /// The title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The day of posting.
    pub date: Date,
    /// The kind of opportunity.
    pub kind: OpportunityKind,
    /// The last day to apply, if there is one.
    pub deadline: Option<Deadline>,
    /// Whether it has closed, whatever its deadline.
    pub closed: bool,
    /// Where people can benefit from it, if that is limited or known.
    pub region: Option<Region>,
    /// Whether people can take part remotely.
    pub remote: bool,
    /// The payment, as the editor describes it.
    pub pay: Option<String>,
    /// The URL to apply or find out more.
    pub link: Option<String>,
    /// The day of the last change that readers should know of.
    pub updated: Option<Spanned<Date>>,
    /// Former paths of the opportunity.
    pub aliases: Vec<Spanned<String>>,
    /// Whether the opportunity must not be published yet.
    pub draft: bool,
    /// The body.
    pub body: Body,
    /// What the ledger of translations knows of the file.
    pub translation: TranslationRecord,
}

impl AuthoredOpportunity {
    pub(super) fn read(file: &Path, reader: &mut ContentReader<'_>) -> Option<AuthoredOpportunity> {
        let slug = stem(file);
        let route = Route::Opportunity(slugify(&slug));
        let MarkdownFile { front_matter, body, wording, is_source, .. } =
            reader.markdown(file, Some(route.clone()), ParseOptions::default())?;
        let mut fields = Fields::new(file, front_matter, reader.diagnostics);
        fields.correct_keys(&other_keys::OTHER_KEYS);
        // Optional keys are read before required ones, which would count as mistyped if they were missing.
        let deadline = Deadline::read(file, &mut fields);
        let link = fields.optional_string("link").map(|url| absolute_url(&mut fields, file, url));
        let pay = fields.optional_string("pay").map(|pay| pay.value).filter(|pay| !pay.is_empty());
        let title = fields.title();
        let id = fields
            .optional_string("id")
            .filter(|id| check_id(id, "opportunity", &RESERVED_OPPORTUNITY_SLUGS, file, fields.diagnostics()));
        let kind = keyword::read(&fields.string("kind"), file, &mut fields);
        let region = Region::read(file, &reader.languages, &mut fields);
        let remote = fields.bool("remote");
        let summary = fields.string("summary").value;
        let date = fields.date("date");
        let closed = fields.bool("closed");
        let updated = fields.optional_date("updated");
        let aliases = fields.strings("aliases");
        let draft = fields.bool("draft");
        fields.ignored_table("extra");
        let keys = TranslationKeys::read(is_source, &mut fields);
        fields.deny_unknown_keys();
        if !check_slug(&slug, &RESERVED_OPPORTUNITY_SLUGS, file, reader.root, reader.diagnostics) {
            // Links to it are right as soon as the file has its right name.
            reader.unreadable.insert(file.to_path_buf(), Some(route));
            return None;
        }
        Some(AuthoredOpportunity {
            file: file.to_path_buf(),
            slug,
            id,
            language: language_of(file),
            title,
            summary,
            // The opportunity exists, even if its day is wrong.
            date: date.map_or(Date::MIN, |date| date.value),
            kind,
            deadline,
            closed,
            region,
            remote,
            pay,
            link,
            updated,
            aliases,
            draft,
            body,
            translation: TranslationRecord { wording, keys },
        })
    }

    /// Returns when the opportunity is published.
    #[must_use]
    pub fn publication(&self) -> Publication {
        Publication { date: self.date, draft: self.draft }
    }

    /// Returns the slug that the opportunity was first published with.
    #[must_use]
    pub fn first_slug(&self) -> &str {
        self.id.as_ref().map_or(&self.slug, |id| &id.value)
    }

    /// Returns the day of the last change.
    #[must_use]
    pub fn changed(&self, today: Date) -> Date {
        latest_change(self.updated.as_ref(), self.date, today)
    }

    pub(super) fn entry(&self) -> AuthoredEntry<'_> {
        AuthoredEntry {
            noun: "opportunity",
            title: &self.title,
            body: Some(&self.body),
            translation: Some(&self.translation),
            aliases: Some(&self.aliases),
            id: self.id.as_ref(),
            updated: self.updated.as_ref(),
            publication: Some(self.publication()),
            ..AuthoredEntry::new(&self.file, "opportunities", &self.slug, Route::Opportunity(self.slug.clone()))
        }
    }
}
