//! Results that are expensive, kept in `target/publisher-cache/` between runs.
//!
//! A result is a function of its [`Key`], which is a digest of everything that it is made from and of what makes it. So a
//! cache that is missing, damaged or read-only costs time and never changes a byte.

use crate::fs;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};

/// The folder of all caches, below the root of the checkout.
const FOLDER: &str = "target/publisher-cache";
const EXTENSION: &str = "result";
/// A cache may always have this many entries. One that has more, and more than twice as many as a run has used, keeps only
/// those: two runs that take turns, such as for two base paths, both find theirs.
const MIN_ENTRIES: usize = 2_000;
/// The length of a digest in bytes.
const DIGEST_LENGTH: usize = 32;

/// A digest of all inputs of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key([u8; DIGEST_LENGTH]);

/// A folder with the results of one kind.
#[derive(Debug)]
pub struct ResultCache {
    folder: PathBuf,
}

impl Key {
    /// Returns the key of these inputs. Each counts with its length, so no two lists have the same bytes.
    #[must_use]
    pub fn of(inputs: &[&[u8]]) -> Key {
        let mut digest = Sha256::new();
        for input in inputs {
            digest.update((input.len() as u64).to_le_bytes());
            digest.update(input);
        }
        Key(digest.finalize().into())
    }

    /// Returns the bytes of the digest, for the key of a result that is made from this one's inputs.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl ResultCache {
    /// The cache for results of one kind, which names its folder.
    #[must_use]
    pub fn new(root: &Path, kind: &str) -> ResultCache {
        ResultCache { folder: root.join(FOLDER).join(kind) }
    }

    /// Returns the result of a key from the cache, or else makes it and keeps it.
    ///
    /// # Errors
    /// Errors if the result cannot be made.
    pub fn get_or_make<Error>(
        &self,
        key: Key,
        make: impl FnOnce() -> Result<Vec<u8>, Error>,
    ) -> Result<Vec<u8>, Error> {
        if let Some(kept) = self.get(key) {
            return Ok(kept);
        }
        let result = make()?;
        // Without its entry, the next run makes the result again.
        let _ = self.insert(key, &result);
        Ok(result)
    }

    /// Stores a result. Returns whether it could be stored.
    pub fn insert(&self, key: Key, result: &[u8]) -> bool {
        let entry = [Sha256::digest(result).as_slice(), result].concat();
        fs::replace(&self.path(key), &entry).is_ok()
    }

    /// Removes the results that this run has not used, if there are many.
    pub fn prune(&self, used: &HashSet<Key>) {
        let entries = fs::list(&self.folder, EXTENSION).unwrap_or_default();
        if entries.len() <= MIN_ENTRIES.max(2 * used.len()) {
            return;
        }
        let used: HashSet<PathBuf> = used.iter().map(|key| self.path(*key)).collect();
        for entry in entries.iter().map(|name| self.folder.join(name)).filter(|entry| !used.contains(entry)) {
            // An entry that cannot be removed takes room, nothing else.
            let _ = fs::remove(&entry);
        }
    }

    /// Returns a result, unless its entry is missing or damaged.
    fn get(&self, key: Key) -> Option<Vec<u8>> {
        let entry = fs::read(&self.path(key)).ok()?;
        let (digest, result) = entry.split_at_checked(DIGEST_LENGTH)?;
        (Sha256::digest(result).as_slice() == digest).then(|| result.to_vec())
    }

    fn path(&self, key: Key) -> PathBuf {
        self.folder.join(format!("{key}.{EXTENSION}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    fn make(result: &str) -> impl FnOnce() -> Result<Vec<u8>, Infallible> {
        let result = result.as_bytes().to_vec();
        move || Ok(result)
    }

    fn never_made() -> Result<Vec<u8>, Infallible> {
        panic!("the result is in the cache")
    }

    #[test]
    fn inputs_are_not_concatenated() {
        assert_ne!(Key::of(&[b"ab", b"c"]), Key::of(&[b"a", b"bc"]));
        assert_eq!(Key::of(&[b"ab"]).to_string().len(), 2 * DIGEST_LENGTH);
    }

    #[test]
    fn a_result_is_made_once_for_each_key() {
        let folder = tempfile::tempdir().unwrap();
        let cache = ResultCache::new(folder.path(), "kind");
        let (one, other) = (Key::of(&[b"one"]), Key::of(&[b"other"]));
        assert_eq!(cache.get_or_make(one, make("first")), Ok(b"first".to_vec()));
        assert_eq!(cache.get_or_make(other, make("second")), Ok(b"second".to_vec()));
        assert_eq!(cache.get_or_make(one, never_made), Ok(b"first".to_vec()));
        assert!(folder.path().join(format!("target/publisher-cache/kind/{one}.result")).is_file());
    }

    #[test]
    fn a_damaged_entry_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let cache = ResultCache::new(folder.path(), "kind");
        let key = Key::of(&[b"one"]);
        cache.get_or_make(key, make("result")).unwrap();
        let good = std::fs::read(cache.path(key)).unwrap();
        let changed = [&good[..good.len() - 1], b"T"].concat();
        for damaged in [&[], &good[..10], &good[..good.len() - 1], &changed] {
            std::fs::write(cache.path(key), damaged).unwrap();
            assert_eq!(cache.get_or_make(key, make("result")), Ok(b"result".to_vec()));
            assert_eq!(std::fs::read(cache.path(key)).unwrap(), good);
        }
    }

    #[test]
    fn a_folder_that_cannot_be_written_costs_time_only() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("target"), "a file").unwrap();
        let cache = ResultCache::new(folder.path(), "kind");
        for result in ["first", "second"] {
            assert_eq!(cache.get_or_make(Key::of(&[b"one"]), make(result)), Ok(result.as_bytes().to_vec()));
        }
        cache.prune(&HashSet::new());
    }

    #[test]
    fn a_cache_keeps_twice_as_much_as_was_used() {
        let folder = tempfile::tempdir().unwrap();
        let cache = ResultCache::new(folder.path(), "kind");
        let keys: Vec<Key> = (0..=MIN_ENTRIES).map(|number| Key::of(&[&number.to_le_bytes()])).collect();
        keys.iter().for_each(|key| drop(cache.get_or_make(*key, make("result"))));
        let entries = || std::fs::read_dir(&cache.folder).unwrap().count();
        cache.prune(&keys.iter().copied().take(MIN_ENTRIES / 2 + 1).collect());
        assert_eq!(entries(), keys.len());
        cache.prune(&keys.iter().copied().take(MIN_ENTRIES / 2).collect());
        assert_eq!(entries(), MIN_ENTRIES / 2);
    }

    #[test]
    fn a_large_cache_keeps_what_was_used() {
        let folder = tempfile::tempdir().unwrap();
        let cache = ResultCache::new(folder.path(), "kind");
        let keys: Vec<Key> = (0..=MIN_ENTRIES).map(|number| Key::of(&[&number.to_le_bytes()])).collect();
        let used = HashSet::from([keys[7]]);
        for (count, key) in (1..).zip(&keys) {
            cache.get_or_make(*key, make("result")).unwrap();
            if count == MIN_ENTRIES {
                cache.prune(&used);
                assert!(cache.path(keys[0]).is_file(), "there are not too many yet");
            }
        }
        cache.prune(&used);
        assert!(cache.path(keys[7]).is_file() && !cache.path(keys[0]).exists());
        assert_eq!(std::fs::read_dir(&cache.folder).unwrap().count(), 1);
    }
}
