//! Work on many items with all processors at once.

use std::panic::resume_unwind;
use std::thread;

/// Gives each processor a portion of the items, and puts the results together in the order of the items.
pub fn in_portions<T, R>(items: &[T], work: impl Fn(&[T]) -> Vec<R> + Sync) -> Vec<R>
where
    T: Sync,
    R: Send,
{
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let portions = items.chunks(items.len().div_ceil(processors).max(1));
    thread::scope(|scope| {
        let workers: Vec<_> = portions.map(|portion| scope.spawn(|| work(portion))).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
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
