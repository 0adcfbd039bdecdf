//! Results, each with what it was made from.

use crate::parallel::in_portions;
use rustc_hash::FxHashMap;
use std::hash::Hash;
use std::iter::zip;

/// All that a result is made from.
pub(crate) trait Source: PartialEq + Sync {
    /// What tells it from the others of its kind, whatever else it holds.
    type Key: Eq + Hash;

    fn key(&self) -> Self::Key;
}

/// The results of one kind, in the order in which the last run asked for them.
#[derive(Debug)]
pub(crate) struct Memo<S, Value> {
    known: Vec<Known<S, Value>>,
}

#[derive(Debug)]
struct Known<S, Value> {
    source: S,
    value: Value,
}

/// A result that is not known.
pub(crate) struct Wanted<'a, S, Value> {
    pub source: &'a S,
    /// What the last run made for the same key from something else.
    pub earlier: Option<&'a Value>,
}

impl<S, Value> Default for Memo<S, Value> {
    fn default() -> Self {
        Memo { known: Vec::new() }
    }
}

impl<S: Source, Value: Clone + Send + Sync> Memo<S, Value> {
    /// The results for all sources, in their order; no key is there twice. Those that the last run did not make from the
    /// same are made by `work`, with all processors. Those that are no longer asked for are forgotten.
    ///
    /// Mostly, nearly all sources are as they were. So those at the beginning and at the end are compared in their order,
    /// which takes no keys, and only those between the first and the last that differ are looked up.
    pub fn results(
        &mut self,
        mut sources: Vec<S>,
        work: impl Fn(&[Wanted<'_, S, Value>]) -> Vec<Value> + Sync,
    ) -> Vec<Value> {
        let is_same = |(known, source): &(&Known<S, Value>, &S)| known.source == **source;
        let first = zip(&self.known, &sources).take_while(is_same).count();
        let rest = zip(self.known[first..].iter().rev(), sources[first..].iter().rev());
        let last = rest.take_while(is_same).count();
        let changed: Vec<S> = sources.drain(first..sources.len() - last).collect();
        let earlier = first..self.known.len() - last;
        let changed = renewed(&self.known[earlier.clone()], changed, work);
        self.known.splice(earlier, changed);
        self.known.iter().map(|known| known.value.clone()).collect()
    }
}

/// The results for these sources, those that are not among the earlier ones made by `work`.
fn renewed<S: Source, Value: Clone + Send + Sync>(
    earlier: &[Known<S, Value>],
    sources: Vec<S>,
    work: impl Fn(&[Wanted<'_, S, Value>]) -> Vec<Value> + Sync,
) -> Vec<Known<S, Value>> {
    let earlier: FxHashMap<S::Key, &Known<S, Value>> =
        earlier.iter().map(|known| (known.source.key(), known)).collect();
    let mut values = Vec::with_capacity(sources.len());
    let mut wanted = Vec::new();
    for source in &sources {
        let found = earlier.get(&source.key());
        let same = found.filter(|known| known.source == *source);
        values.push(same.map(|known| known.value.clone()));
        if same.is_none() {
            wanted.push(Wanted { source, earlier: found.map(|known| &known.value) });
        }
    }
    let mut made = in_portions(&wanted, work).into_iter();
    let values: Vec<Option<Value>> = values.into_iter().map(|value| value.or_else(|| made.next())).collect();
    zip(sources, values).filter_map(|(source, value)| Some(Known { source, value: value? })).collect()
}

/// The result of which there is only one, with what it was made from.
#[derive(Debug)]
pub(crate) struct Latest<S, Value> {
    known: Option<Known<S, Value>>,
}

impl<S, Value> Default for Latest<S, Value> {
    fn default() -> Self {
        Latest { known: None }
    }
}

impl<S: PartialEq, Value: Clone> Latest<S, Value> {
    /// The result for a source, made by `make` if the last one was made from something else.
    pub fn result(&mut self, source: S, make: impl FnOnce(&S) -> Value) -> Value {
        match &self.known {
            Some(known) if known.source == source => known.value.clone(),
            _ => {
                let value = make(&source);
                self.known.insert(Known { source, value }).value.clone()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    impl Source for (&'static str, u32) {
        type Key = &'static str;

        fn key(&self) -> &'static str {
            self.0
        }
    }

    #[test]
    fn a_result_is_made_again_only_from_something_else() {
        let made = AtomicUsize::new(0);
        let mut memo = Memo::default();
        let mut results = |sources: &[(&'static str, u32)]| {
            made.store(0, Ordering::Relaxed);
            let results = memo.results(sources.to_vec(), |wanted| {
                made.fetch_add(wanted.len(), Ordering::Relaxed);
                let make = |wanted: &Wanted<'_, (&'static str, u32), String>| {
                    let (key, number) = wanted.source;
                    format!("{key}{number}{}", wanted.earlier.map_or("", |_| "!"))
                };
                wanted.iter().map(make).collect()
            });
            (results.join(" "), made.load(Ordering::Relaxed))
        };
        assert_eq!(results(&[("a", 1), ("b", 2)]), (String::from("a1 b2"), 2));
        assert_eq!(results(&[("a", 1), ("b", 3)]), (String::from("a1 b3!"), 1), "the end");
        assert_eq!(results(&[("a", 2), ("b", 3)]), (String::from("a2! b3!"), 1), "the beginning");
        assert_eq!(results(&[("a", 2), ("c", 1), ("b", 3)]), (String::from("a2! c1 b3!"), 1), "one more between");
        assert_eq!(results(&[("b", 3), ("c", 1), ("a", 4)]), (String::from("b3! c1 a4!"), 1), "another order");
        assert_eq!(results(&[("b", 3), ("a", 4)]), (String::from("b3! a4!"), 0), "one less between");
        assert_eq!(results(&[("b", 3)]), (String::from("b3!"), 0));
        assert_eq!(results(&[("a", 4)]), (String::from("a4"), 1), "it was not asked for in between");
        assert_eq!(results(&[]), (String::new(), 0));
    }

    #[test]
    fn the_only_result_is_made_again_from_something_else() {
        let mut latest = Latest::default();
        assert_eq!(latest.result(1, |number| number + 1), 2);
        assert_eq!(latest.result(1, |_| 0), 2);
        assert_eq!(latest.result(3, |number| number + 1), 4);
        assert_eq!(latest.result(1, |_| 0), 0, "what was in between is what counts");
    }
}
