//! What differs between the passages of two clips.

use foldhash::{HashMap, HashMapExt};

/// A difference between two lists of passages. Places count from 0, in the old or the new list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Difference {
    /// A passage is new.
    Added(usize),
    /// A passage is gone.
    Gone(usize),
    /// A passage says something else: the old and the new.
    Changed(usize, usize),
}

/// The differences, in the order of the new list; what is gone stands where it was.
pub(super) fn between(old: &[String], new: &[String]) -> Vec<Difference> {
    let mut differences = Vec::new();
    let (mut from_old, mut from_new) = (0, 0);
    let ends = [(old.len(), new.len())];
    for (at_old, at_new) in same(old, new).into_iter().chain(ends) {
        gap(from_old..at_old, from_new..at_new, old, new, &mut differences);
        (from_old, from_new) = (at_old + 1, at_new + 1);
    }
    differences
}

/// Pairs of passages that say the same, in the order of both lists. A passage that one list has twice is paired by its
/// neighbours alone.
fn same(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    let begin = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let behind = old[begin..].iter().rev().zip(new[begin..].iter().rev());
    let end = behind.take_while(|(one, other)| one == other).count();
    let mut pairs = (0..begin).map(|at| (at, at)).collect::<Vec<_>>();
    let (middle_old, middle_new) = (&old[begin..old.len() - end], &new[begin..new.len() - end]);
    let unique = once(middle_new);
    let candidates = once(middle_old);
    let mut common = middle_old
        .iter()
        .enumerate()
        .filter(|(at, text)| candidates.get(text.as_str()) == Some(&Some(*at)))
        .filter_map(|(at, text)| Some((at, (*unique.get(text.as_str())?)?)))
        .collect::<Vec<_>>();
    common = ascending(&common);
    pairs.extend(common.into_iter().map(|(one, other)| (one + begin, other + begin)));
    pairs.extend((0..end).rev().map(|at| (old.len() - 1 - at, new.len() - 1 - at)));
    pairs
}

/// Each text with its place; `None` if it occurs twice.
fn once(texts: &[String]) -> HashMap<&str, Option<usize>> {
    let mut places = HashMap::with_capacity(texts.len());
    for (at, text) in texts.iter().enumerate() {
        places.entry(text.as_str()).and_modify(|place| *place = None).or_insert(Some(at));
    }
    places
}

/// The longest list of pairs of which both numbers ascend; the first ones do.
fn ascending(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair that ends the list with the smallest number; for each pair, the one before it.
    let mut ends = Vec::<usize>::new();
    let mut before = vec![None; pairs.len()];
    for (at, (_, place)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *place);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut longest = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        longest.push(pairs[at]);
        next = before[at];
    }
    longest.reverse();
    longest
}

/// Passages between two pairs: those alike are one that was changed.
fn gap(
    gone: std::ops::Range<usize>,
    added: std::ops::Range<usize>,
    old: &[String],
    new: &[String],
    differences: &mut Vec<Difference>,
) {
    const LOOKS_AHEAD: usize = 20;
    let mut gone = gone;
    for at in added {
        let mut next = gone.clone().take(LOOKS_AHEAD);
        match next.find(|was| is_alike(&old[*was], &new[at])) {
            Some(was) => {
                differences.extend((gone.start..was).map(Difference::Gone));
                differences.push(Difference::Changed(was, at));
                gone.start = was + 1;
            }
            None => differences.push(Difference::Added(at)),
        }
    }
    differences.extend(gone.map(Difference::Gone));
}

/// Whether two passages share half of their words.
fn is_alike(one: &str, other: &str) -> bool {
    let mut words = HashMap::new();
    one.split_whitespace().for_each(|word| *words.entry(word).or_insert(0_usize) += 1);
    let shared = other.split_whitespace().filter(|word| match words.get_mut(word) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    });
    let longer = one.split_whitespace().count().max(other.split_whitespace().count());
    2 * shared.count() >= longer && longer > 0
}

#[cfg(test)]
mod tests {
    use super::Difference::{Added, Changed, Gone};
    use super::*;

    fn check(old: &[&str], new: &[&str], expected: &[Difference]) {
        let list = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(between(&list(old), &list(new)), expected, "{old:?} {new:?}");
    }

    #[test]
    fn passages_are_new_gone_or_changed() {
        check(&["a", "b"], &["a", "b"], &[]);
        check(&["a", "b"], &["x", "a", "b"], &[Added(0)]);
        check(&["a", "b", "c"], &["a", "c"], &[Gone(1)]);
        check(&["a", "it fell by 3", "c"], &["a", "it fell by 4", "c"], &[Changed(1, 1)]);
        check(&["a", "b", "c", "d"], &["c", "a", "b", "d"], &[Added(0), Gone(2)]);
        check(&["a", "a"], &["a", "a", "a"], &[Added(2)]);
        check(&[], &["a"], &[Added(0)]);
        check(&["a"], &[], &[Gone(0)]);
        check(
            &["a", "b c d"],
            &["new", "b c e", "f"],
            &[Added(0), Gone(0), Changed(1, 1), Added(2)],
        );
    }
}
