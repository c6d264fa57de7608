//! The events that a document has introduced, to which later sentences refer.

use super::families::Families;

/// How many events are kept in mind.
const MOST: usize = 4;

/// For how many sentences a noun of an event's kind refers to it.
const REACH: usize = 25;

/// For how many sentences what follows any event does, or a word of its cues alone.
const SHORT_REACH: usize = 3;

/// The events introduced so far, the last one at the end.
#[derive(Default)]
pub(in crate::mention) struct Trail {
    introduced: Vec<Introduced>,
    /// The number of sentences before the present one.
    sentence: usize,
    /// The number of those before the present text.
    text: usize,
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

    /// Goes on to the next text.
    pub(super) fn begin_text(&mut self) {
        self.text = self.sentence;
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

    /// The events in reach, the newest first.
    pub(super) fn in_reach(&self) -> Vec<InReach> {
        let known = self.introduced.iter().rev().map(|known| {
            let distance = self.sentence - known.last;
            let is_same_text = known.last >= self.text;
            InReach { event: known.event, distance, is_same_text }
        });
        known.filter(|known| known.distance <= REACH).collect()
    }
}

/// An event in reach of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct InReach {
    pub(super) event: u32,
    /// How many sentences before it was spoken of.
    distance: usize,
    /// Whether that was in the same text.
    is_same_text: bool,
}

impl InReach {
    /// Whether it was spoken of in the sentence before, in the same text.
    pub(super) fn is_just_before(&self) -> bool {
        self.distance <= 1 && self.is_same_text
    }

    /// Whether at most one sentence lies between.
    pub(super) fn is_close(&self) -> bool {
        self.distance <= 2
    }

    /// Whether it was spoken of a few sentences before.
    pub(super) fn is_near(&self) -> bool {
        self.distance <= SHORT_REACH
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
    fn an_event_is_near_for_a_few_sentences() {
        let mut trail = Trail::default();
        let near = |trail: &Trail| {
            trail.in_reach().iter().map(|it| (it.is_close(), it.is_near())).collect::<Vec<_>>()
        };
        trail.introduce(7, Families::ATTACK);
        trail.pass(1);
        assert_eq!(near(&trail), [(true, true)]);
        assert!(trail.in_reach()[0].is_just_before());
        trail.begin_text();
        assert!(!trail.in_reach()[0].is_just_before());
        trail.pass(SHORT_REACH - 1);
        assert_eq!(near(&trail), [(false, true)]);
        trail.pass(1);
        assert_eq!(near(&trail), [(false, false)]);
        trail.refer(7);
        trail.pass(1);
        assert_eq!(near(&trail), [(true, true)]);
        trail.pass(REACH);
        assert_eq!(near(&trail), []);
    }
}
