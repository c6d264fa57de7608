//! Counts steps of work, in tests alone: that cost grows with size is held by counting, since clocks differ.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Counts one step. It stands in loops that a hostile text could make long; outside of tests it is nothing.
#[inline(always)]
pub(crate) fn step() {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// How many steps `run` takes on this thread.
#[cfg(test)]
pub(crate) fn steps(run: impl FnOnce()) -> u64 {
    let before = STEPS.get();
    run();
    STEPS.get() - before
}

/// Holds that twice the size takes no more than about twice the steps.
#[cfg(test)]
#[track_caller]
pub(crate) fn assert_linear(size: usize, mut run: impl FnMut(usize)) {
    assert_twice(steps(|| run(size)), steps(|| run(2 * size)));
}

/// Holds that the steps for twice the size are no more than about twice those for once.
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
