//! The events that a document has introduced, to which later sentences refer.

use super::families::Families;

/// How many events are kept in mind.
const MOST: usize = 4;

/// For how many sentences a noun of an event's kind refers to it.
const REACH: usize = 25;

/// For how many sentences a thing that belongs to it, or a word of its cues alone, does.
const SHORT_REACH: usize = 2;

/// The events introduced so far, the last one at the end.
#[derive(Default)]
pub(in crate::mention) struct Trail {
    introduced: Vec<Introduced>,
    /// The number of sentences before the present one.
    sentence: usize,
}

struct Introduced {
    /// The number of the event.
    event: u32,
    families: Families,
    /// The sentence that spoke of it last.
    last: usize,
    /// The families whose nouns mean another event by now, and those that do so in passing, until a sentence.
    taken: Families,
    in_passing: (Families, usize),
}

impl Trail {
    pub(super) fn is_empty(&self) -> bool {
        self.introduced.is_empty()
    }

    /// Goes on by a number of sentences.
    pub(super) fn pass(&mut self, n_sentences: usize) {
        self.sentence += n_sentences;
    }

    /// The present sentence speaks of an event.
    pub(super) fn introduce(&mut self, event: u32, families: Families) {
        self.introduced.retain(|known| known.event != event);
        if self.introduced.len() == MOST {
            self.introduced.remove(0);
        }
        let (taken, in_passing) = (Families::NONE, (Families::NONE, 0));
        let last = self.sentence;
        self.introduced.push(Introduced { event, families, last, taken, in_passing });
    }

    /// The present sentence refers to an event, which stays where it is among the others.
    pub(super) fn refer(&mut self, event: u32) {
        for known in self.introduced.iter_mut().filter(|known| known.event == event) {
            known.last = self.sentence;
        }
    }

    /// Another event takes the nouns of its families.
    pub(super) fn take(&mut self, families: Families) {
        for known in &mut self.introduced {
            known.taken |= families;
        }
    }

    /// An event of another time takes the nouns of its families for as long as the text looks back at it.
    pub(super) fn take_in_passing(&mut self, families: Families) {
        for known in &mut self.introduced {
            known.in_passing = (families, self.sentence + SHORT_REACH);
        }
    }

    /// An event is not spoken of any longer.
    pub(super) fn end(&mut self, event: u32) {
        self.introduced.retain(|known| known.event != event);
    }

    /// The newest event that a noun of these families may mean.
    pub(super) fn newest(&self, families: Families) -> Option<u32> {
        let mut known = self.introduced.iter().rev().filter(|known| {
            let (in_passing, until) = known.in_passing;
            let in_passing = if self.sentence <= until { in_passing } else { Families::NONE };
            let free = families & !known.taken & !in_passing;
            self.sentence - known.last <= REACH && known.families.meet(free)
        });
        known.next().map(|known| known.event)
    }

    /// The events in reach, the newest first, each with whether it was spoken of just before.
    pub(super) fn in_reach(&self) -> impl Iterator<Item = (u32, bool)> {
        let known = self.introduced.iter().rev();
        let known = known.map(|known| (known.event, self.sentence - known.last));
        known
            .filter(|(_, distance)| *distance <= REACH)
            .map(|(event, distance)| (event, distance <= SHORT_REACH))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_means_the_newest_event_of_its_family() {
        let [bombing, shooting] = ["bombing", "shooting"].map(|name| name.parse().expect("known"));
        let mut trail = Trail::default();
        trail.introduce(0, bombing | Families::ATTACK);
        trail.pass(1);
        trail.introduce(1, shooting | Families::ATTACK);
        assert_eq!(trail.newest(bombing), Some(0));
        assert_eq!(trail.newest(Families::ATTACK), Some(1));
        trail.take(bombing);
        assert_eq!(trail.newest(bombing), None);
        trail.introduce(0, bombing);
        assert_eq!(trail.newest(bombing), Some(0));
        trail.take_in_passing(bombing);
        assert_eq!(trail.newest(bombing), None);
        trail.pass(SHORT_REACH + 1);
        assert_eq!(trail.newest(bombing), Some(0));
        trail.end(1);
        assert_eq!(trail.newest(shooting), None);
        trail.pass(REACH + 1);
        assert_eq!(trail.newest(bombing), None);
    }

    #[test]
    fn things_have_a_shorter_reach_than_nouns_of_events() {
        let mut trail = Trail::default();
        trail.introduce(7, Families::ATTACK);
        trail.pass(SHORT_REACH);
        assert_eq!(trail.in_reach().collect::<Vec<_>>(), [(7, true)]);
        trail.pass(1);
        assert_eq!(trail.in_reach().collect::<Vec<_>>(), [(7, false)]);
        trail.refer(7);
        assert_eq!(trail.in_reach().collect::<Vec<_>>(), [(7, true)]);
    }
}
