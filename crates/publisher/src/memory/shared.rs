//! Values with several owners, which are compared by identity.

use std::ops::Deref;
use std::sync::Arc;

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
