//! Counts steps of work in tests: they assert linear cost by counting, since timings vary.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Counts one step in tests, and does nothing otherwise. Loops that a hostile text could make long call it.
#[inline(always)]
pub(crate) fn step() {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// The number of steps that `run` takes on this thread.
#[cfg(test)]
pub(crate) fn steps(run: impl FnOnce()) -> u64 {
    let before = STEPS.get();
    run();
    STEPS.get() - before
}

/// Asserts that twice the size takes at most about twice the steps.
#[cfg(test)]
#[track_caller]
pub(crate) fn assert_linear(size: usize, mut run: impl FnMut(usize)) {
    assert_twice(steps(|| run(size)), steps(|| run(2 * size)));
}

/// Asserts that the steps for twice the size are at most about twice those for the size.
#[cfg(test)]
#[track_caller]
pub(crate) fn assert_twice(once: u64, twice: u64) {
    assert!(once > 0, "nothing is counted");
    assert!(twice * 10 <= once * 22, "{once} steps, and {twice} for twice as much");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_counted() {
        assert_eq!(steps(|| (0..3).for_each(|_| step())), 3);
        assert_linear(10, |size| (0..size).for_each(|_| step()));
    }

    #[test]
    #[should_panic(expected = "100 steps, and 400 for twice as much")]
    fn a_square_is_no_line() {
        assert_linear(10, |size| (0..size * size).for_each(|_| step()));
    }
}
