//! What one run leaves for the next in the same process: results, each with all that it was made from.
//!
//! Nothing here knows what depends on what. A result is taken again only where it would be made from the same once more, so
//! a run with a memory writes what a run without one would.

use crate::authored::{AuthoredPost, ReadPost};
use crate::document::{DocumentSettings, DocumentSource};
use crate::files::{Stamp, Stamps};
use crate::icons::IconSource;
use crate::output::{FileContent, Written};
use crate::parallel::in_portions;
use crate::publish::{Frame, PageSource, PublishedPage, SummarySettings};
use crate::share_cards::CardSource;
use crate::sitemap::SitemapSource;
use model::cloth::Weave;
use model::news::PostSummary;
use model::route::Route;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::hash::Hash;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;

/// Everything that is remembered.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// The files that pictures can be.
    pub pictures: Settled<Stamps>,
    /// By the folder of the style sheets.
    pub style: Memo<PathBuf, Stamps, Result<String, String>>,
    /// By the file.
    pub media: Memo<PathBuf, Stamp, Result<FileContent, String>>,
    pub document_settings: Settled<DocumentSettings>,
    /// By the path of the file.
    pub sitemap: Memo<&'static str, SitemapSource, FileContent>,
    pub icon: Settled<IconSource>,
    /// By the number of the picture.
    pub icons: Memo<usize, Shared<IconSource>, Result<FileContent, String>>,
    pub share_cards: Memo<Weave, CardSource, Result<Vec<FileContent>, String>>,
    /// By language.
    pub editions: BTreeMap<String, EditionMemory>,
    pub written: Option<Written>,
}

/// What is remembered of one language. A site has thousands of posts, so it is they that matter.
#[derive(Debug, Default)]
pub(crate) struct EditionMemory {
    /// By the name of the file. Where a picture has changed, texts are read anew as well.
    pub posts: Memo<OsString, (Stamp, Shared<Stamps>), Shared<ReadPost>>,
    pub frame: Settled<Frame>,
    pub summary_settings: Settled<SummarySettings>,
    /// By the name of the post.
    pub summaries: Memo<String, (Shared<AuthoredPost>, Shared<SummarySettings>), Shared<PostSummary>>,
    pub pages: Memo<Route, PageSource, Result<Shared<PublishedPage>, String>>,
    /// By the path of the document.
    pub documents: Memo<String, DocumentSource, FileContent>,
}

/// The results of one kind, by key.
#[derive(Debug)]
pub(crate) struct Memo<Key, Source, Value> {
    known: FxHashMap<Key, Known<Source, Value>>,
    /// How many times results were asked for.
    runs: u64,
}

#[derive(Debug)]
struct Known<Source, Value> {
    source: Source,
    value: Value,
    /// The last run that asked for it.
    run: u64,
}

/// A result that is not known.
pub(crate) struct Wanted<'a, Key, Source, Value> {
    pub key: &'a Key,
    pub source: &'a Source,
    /// What was made for this key from something else.
    pub earlier: Option<Value>,
}

impl<Key, Source, Value> Default for Memo<Key, Source, Value> {
    fn default() -> Self {
        Memo { known: FxHashMap::default(), runs: 0 }
    }
}

impl<Key: Eq + Hash + Sync, Source: PartialEq + Sync, Value: Clone + Send + Sync> Memo<Key, Source, Value> {
    /// The results for all items, in their order; no key is there twice. Those that were not made from the same before are
    /// made by `work`, with all processors. Those that are no longer asked for are forgotten.
    pub fn results(
        &mut self,
        items: Vec<(Key, Source)>,
        work: impl Fn(&[Wanted<'_, Key, Source, Value>]) -> Vec<Value> + Sync,
    ) -> Vec<Value> {
        self.runs += 1;
        let mut values: Vec<Option<Value>> = Vec::with_capacity(items.len());
        let mut wanted = Vec::new();
        for (key, source) in &items {
            let known = self.known.get_mut(key);
            let (earlier, is_same) = known.map_or((None, false), |known| {
                known.run = self.runs;
                (Some(known.value.clone()), known.source == *source)
            });
            if is_same {
                values.push(earlier);
            } else {
                values.push(None);
                wanted.push(Wanted { key, source, earlier });
            }
        }
        let made = in_portions(&wanted, work);
        let places = values.iter_mut().zip(items).filter(|(value, _)| value.is_none());
        for ((place, (key, source)), value) in places.zip(made) {
            *place = Some(value.clone());
            self.known.insert(key, Known { source, value, run: self.runs });
        }
        if self.known.len() > values.len() {
            self.known.retain(|_, known| known.run == self.runs);
        }
        values.into_iter().flatten().collect()
    }

    /// The same for the only item of its kind.
    pub fn result(&mut self, key: Key, source: Source, make: impl Fn(&Source) -> Value) -> Value {
        match self.known.get(&key) {
            Some(known) if known.source == source => known.value.clone(),
            _ => {
                let value = make(&source);
                self.known.insert(key, Known { source, value: value.clone(), run: self.runs });
                value
            }
        }
    }
}

/// A value that stays the same one as long as it is equal.
#[derive(Debug)]
pub(crate) struct Settled<T> {
    last: Option<Shared<T>>,
}

impl<T> Default for Settled<T> {
    fn default() -> Self {
        Settled { last: None }
    }
}

impl<T: PartialEq> Settled<T> {
    /// The earlier value if it is equal to this one, or else this one.
    pub fn settle(&mut self, value: T) -> Shared<T> {
        match &self.last {
            Some(last) if **last == value => last.clone(),
            _ => self.last.insert(Shared::new(value)).clone(),
        }
    }
}

/// A value with several owners. It equals itself alone and no other, however alike, so that comparing takes no time.
#[derive(Debug)]
pub struct Shared<T> {
    value: Arc<T>,
}

impl<T> Shared<T> {
    /// Shares a value.
    pub(crate) fn new(value: T) -> Shared<T> {
        Shared { value: Arc::new(value) }
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared { value: Arc::clone(&self.value) }
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.value, &other.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn a_result_is_made_again_only_from_something_else() {
        let made = AtomicUsize::new(0);
        let mut memo = Memo::default();
        let mut results = |items: &[(&'static str, u32)]| {
            made.store(0, Ordering::Relaxed);
            let results = memo.results(items.to_vec(), |items| {
                made.fetch_add(items.len(), Ordering::Relaxed);
                items.iter().map(|wanted| format!("{}{}", wanted.key, wanted.source)).collect()
            });
            (results.join(" "), made.load(Ordering::Relaxed))
        };
        assert_eq!(results(&[("a", 1), ("b", 2)]), (String::from("a1 b2"), 2));
        assert_eq!(results(&[("c", 3), ("b", 2), ("a", 4)]), (String::from("c3 b2 a4"), 2));
        assert_eq!(results(&[("b", 2)]), (String::from("b2"), 0));
        assert_eq!(results(&[("a", 4)]), (String::from("a4"), 1), "it was not asked for in between");
    }

    #[test]
    fn equal_values_settle_to_one() {
        let mut settled = Settled::default();
        let first = settled.settle(String::from("one"));
        assert!(settled.settle(String::from("one")) == first);
        assert!(Shared::new(String::from("one")) != first);
        assert!(settled.settle(String::from("two")) != first);
        assert!(settled.settle(String::from("one")) != first, "what was in between is what counts");
    }
}
