//! What one run leaves for the next in the same process: results, each with all that it was made from.
//!
//! Nothing here knows what depends on what. A result is taken again only where it would be made from the same once more, so
//! a run with a memory writes what a run without one would.

mod memo;
mod shared;

use crate::authored::{PostFile, ReadPost};
use crate::convert::{Frame, ListSettings, PageSource, PublishedPage, SummarySettings, SummarySource};
use crate::document::{DocumentSettings, DocumentSource};
use crate::files::feeds::FeedSource;
use crate::files::hosting::HostsSource;
use crate::files::icons::{DrawingSource, IconSource};
use crate::files::media::MediaSource;
use crate::files::share_cards::CardSource;
use crate::files::sitemap::SitemapSource;
use crate::fs::Stamps;
use crate::output::{OutputFile, Written};
use model::news::PostSummary;
use std::collections::BTreeMap;

pub(crate) use memo::{Latest, Memo, Source, Wanted};
pub(crate) use shared::Settled;
pub use shared::Shared;

/// Everything that is remembered.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// The files that pictures can be.
    pub pictures: Settled<Stamps>,
    pub style: Latest<Stamps, Result<String, String>>,
    pub media: Memo<MediaSource, Result<Shared<OutputFile>, String>>,
    pub document_settings: Settled<DocumentSettings>,
    pub sitemap: Latest<SitemapSource, Shared<OutputFile>>,
    pub icon: Settled<IconSource>,
    pub icons: Memo<DrawingSource, Result<Shared<OutputFile>, String>>,
    pub share_cards: Memo<CardSource, Result<Vec<Shared<OutputFile>>, String>>,
    pub hosts: Latest<HostsSource, Vec<Shared<OutputFile>>>,
    /// By language.
    pub locales: BTreeMap<String, LocaleMemory>,
    pub written: Option<Written>,
}

/// What is remembered of one language. A site has thousands of posts, so it is they that matter.
#[derive(Debug, Default)]
pub(crate) struct LocaleMemory {
    pub posts: Memo<PostFile, Shared<ReadPost>>,
    pub frame: Settled<Frame>,
    pub summary_settings: Settled<SummarySettings>,
    pub summaries: Memo<SummarySource, Shared<PostSummary>>,
    pub list_settings: Settled<ListSettings>,
    pub pages: Memo<PageSource, Result<Shared<PublishedPage>, String>>,
    pub documents: Memo<DocumentSource, Shared<OutputFile>>,
    pub feeds: Latest<FeedSource, Result<Vec<Shared<OutputFile>>, String>>,
}
