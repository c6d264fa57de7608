//! What has become of a cited passage since it was cited.

use std::collections::BTreeMap;

use crate::article::{PassageNumber, PassageRange};

use super::citing::Citing;
use super::{Lock, LockedSource};

/// What has become of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// It says the same.
    Same,
    /// The lock does not have it yet.
    New,
    /// There is no such source, or no such passage and never was: other rules report that.
    Unknown,
    /// Another passage says it now.
    Moved(PassageNumber),
    /// Several other passages say it now.
    Repeated(Vec<PassageNumber>),
    /// It says something else, and no passage says what was cited.
    Changed,
    /// There is no passage of this number any more, and none says what was cited.
    Gone,
}

/// What has become of all that one place refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing to mend.
    Sound,
    /// Passages of these numbers say it now.
    Moved(PassageRange),
    /// They are no longer one after the other.
    Parted,
    /// The first passage of which nobody can tell.
    Lost(PassageNumber, Fate),
    /// The source was replaced as a whole.
    Replaced,
}

impl Lock {
    pub(super) fn fate(&self, id: &str, source: &LockedSource, number: PassageNumber) -> Fate {
        let said = self.of(id).and_then(|lines| lines.passages.get(&number));
        let now = source.stand.at(number);
        let said = match (said, now) {
            (None, None) => return Fate::Unknown,
            (None, Some(_)) => return Fate::New,
            (Some(said), Some(now)) if said.digest == now.digest => return Fate::Same,
            (Some(said), _) => said,
        };
        match source.stand.saying(said.digest).as_slice() {
            [] if now.is_some() => Fate::Changed,
            [] => Fate::Gone,
            [only] => Fate::Moved(*only),
            several => {
                let same = self.same_by_rank(id, source, number);
                match same.filter(|number| several.contains(number)) {
                    Some(number) => Fate::Moved(number),
                    None => Fate::Repeated(several.to_vec()),
                }
            }
        }
    }

    /// The number now of a passage that is not the only one with its words.
    fn same_by_rank(
        &self,
        id: &str,
        source: &LockedSource,
        number: PassageNumber,
    ) -> Option<PassageNumber> {
        let before = self.of(id)?.shape.as_ref().filter(|_| !number.is_kept())?;
        before.same_in(&source.stand.shape(), number.number()).map(PassageNumber::found)
    }

    /// Whether a source was replaced as a whole: as many passages of the same kinds, with other words.
    pub(super) fn is_replaced(&self, id: &str, source: &LockedSource) -> bool {
        let before = self.of(id).and_then(|lines| lines.shape.as_ref());
        before.is_some_and(|before| before.is_replaced_by(&source.stand.shape()))
    }

    /// What has become of what a place refers to. `replaced` remembers which sources were replaced.
    pub(super) fn outcome<'l>(
        &'l self,
        citing: &'l Citing,
        replaced: &mut BTreeMap<&'l str, bool>,
    ) -> Outcome {
        let id = citing.source.as_str();
        let Some(source) = self.sources.get(id) else { return Outcome::Sound };
        let fates = self.numbers(citing).into_iter();
        let fates = fates.map(|number| (number, self.fate(id, source, number))).collect::<Vec<_>>();
        if fates.iter().all(|(_, fate)| matches!(fate, Fate::Same | Fate::New | Fate::Unknown)) {
            return Outcome::Sound;
        }
        if *replaced.entry(id).or_insert_with(|| self.is_replaced(id, source)) {
            return Outcome::Replaced;
        }
        let mut now = Vec::with_capacity(fates.len());
        for (number, fate) in fates {
            match fate {
                Fate::Same => now.push(number),
                Fate::Moved(place) => now.push(place),
                // What was added between the passages of a range was not cited.
                Fate::New | Fate::Unknown => {}
                fate => return Outcome::Lost(number, fate),
            }
        }
        let range = PassageRange { first: now[0], last: now[now.len() - 1] };
        let is_whole = now.len() == 1 || source.stand.within(range).eq(now);
        if is_whole { Outcome::Moved(range) } else { Outcome::Parted }
    }
}
