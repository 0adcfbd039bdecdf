//! Work on many items with all processors at once.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// So many portions for each processor: some take longer than others, and no processor is to wait for that.
const PORTIONS: usize = 8;

/// Has portions of the items worked on with all processors, and puts the results together in the order of the items.
pub fn in_portions<T, R>(items: &[T], work: impl Fn(&[T]) -> Vec<R> + Sync) -> Vec<R>
where
    T: Sync,
    R: Send,
{
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let portions: Vec<&[T]> = items.chunks(items.len().div_ceil(PORTIONS * processors).max(1)).collect();
    // One portion needs no thread of its own.
    if let [] | [_] = portions[..] {
        return work(items);
    }
    let next = AtomicUsize::new(0);
    let take_next = || {
        let number = next.fetch_add(1, Ordering::Relaxed);
        portions.get(number).map(|portion| (number, work(portion)))
    };
    let mut done: Vec<(usize, Vec<R>)> = thread::scope(|scope| {
        let worker = || scope.spawn(|| std::iter::from_fn(take_next).collect::<Vec<_>>());
        let workers: Vec<_> = (0..processors.min(portions.len())).map(|_| worker()).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    });
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_their_items() {
        let double = |numbers: &[usize]| numbers.iter().map(|number| number * 2).collect();
        for count in [0, 1, 2, 1000] {
            let numbers: Vec<usize> = (0..count).collect();
            assert_eq!(in_portions(&numbers, double), double(&numbers));
        }
    }
}
