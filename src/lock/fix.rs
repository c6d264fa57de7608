//! What `briefing fix` does: writes the numbers of passages that have moved, and drops from the lock what nobody cites.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::article::{PassageNumber, PassageRange};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::note::Note;

use super::citing::{Citing, Form};
use super::fate::{Fate, Outcome};
use super::file::{Lines, Said};
use super::{CitingNote, Lock};

/// What is to be done.
#[derive(Debug, Default)]
pub struct Fixed {
    /// The notes that change.
    pub notes: Vec<FixedNote>,
    /// The text of the lock; `None` if it stays as it is.
    pub lock: Option<String>,
    /// How many lines of the lock nobody needs any more.
    pub n_dropped: usize,
    /// What was taken over as it is now: passages of sources.
    pub accepted: BTreeSet<(String, PassageNumber)>,
    /// What a person must mend.
    pub left: Diagnostics,
}

/// A note that changes.
#[derive(Debug)]
pub struct FixedNote {
    /// The note.
    pub note: Arc<Note>,
    /// The text of its file.
    pub text: String,
    /// The changes, in order.
    pub changes: Vec<Change>,
}

/// A change of one reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The range in the file as it was.
    pub span: Range<usize>,
    /// The source's id.
    pub source: String,
    /// The passages that it referred to.
    pub before: PassageRange,
    /// The passages that it refers to now.
    pub now: PassageRange,
}

/// A place with what is to become of it.
struct Plan<'l> {
    note: &'l CitingNote,
    citing: &'l Citing,
    outcome: Outcome,
    /// What to write for its numbers; `None` if they stay.
    written: Option<String>,
}

impl Lock {
    /// Works out what can be mended. With `accept`, what a passage says now is taken over where nothing else says what
    /// was cited.
    pub fn fix(&self, accept: bool) -> Fixed {
        let mut fixed = Fixed::default();
        let before = match &self.lines {
            Ok(before) => before,
            Err(problems) => {
                fixed.left.extend(problems.iter().cloned());
                return fixed;
            }
        };
        let mut replaced = BTreeMap::new();
        let plans = self.places().map(|(note, citing)| {
            let outcome = self.outcome(citing, &mut replaced);
            let written = match outcome {
                Outcome::Moved(now) => rewritten(&note.note.text, citing, now),
                _ => None,
            };
            Plan { note, citing, outcome, written }
        });
        let mut plans = plans.collect::<Vec<_>>();
        let blocked = self.leave_what_others_need(&mut plans, accept);
        fixed.notes =
            plans.chunk_by(|a, b| std::ptr::eq(a.note, b.note)).filter_map(changed).collect();
        let mut after = Lines::default();
        for plan in &plans {
            if plan.written.is_none() && !plan.is_sound() && !plan.is_taken(accept) {
                fixed.left.push(self.left(plan, &blocked));
            }
            for (number, said) in self.lines_after(plan, accept) {
                if plan.is_taken(accept) && self.fate_of(plan, number) != Fate::Same {
                    fixed.accepted.insert((plan.citing.source.clone(), number));
                }
                let of = after.0.entry(plan.citing.source.clone()).or_default();
                of.passages.entry(number).or_insert(said);
            }
        }
        self.complete(&mut after, before);
        let keys = |lines: &Lines| {
            let keys = lines.0.iter().map(|(id, of)| {
                of.passages.keys().map(|number| (id.clone(), *number)).collect::<Vec<_>>()
            });
            keys.flatten().collect::<BTreeSet<_>>()
        };
        let moved = fixed.notes.iter().flat_map(|note| &note.changes);
        let moved = moved
            .flat_map(|change| change.before.ends().map(|number| (change.source.clone(), number)));
        let needed = keys(&after).into_iter().chain(moved).collect::<BTreeSet<_>>();
        fixed.n_dropped = keys(before).difference(&needed).count();
        fixed.lock = self.changed(&after);
        fixed
    }

    /// A passage may have moved to a number under which another place still cites what nobody finds. One line cannot say
    /// two things, so it is left until the other place is mended. Returns those numbers.
    fn leave_what_others_need(
        &self,
        plans: &mut [Plan<'_>],
        accept: bool,
    ) -> BTreeSet<(String, PassageNumber)> {
        let mut needed = BTreeSet::new();
        loop {
            let left = plans.iter().filter(|plan| {
                plan.written.is_none() && !plan.is_sound() && !plan.is_taken(accept)
            });
            needed.extend(left.flat_map(|plan| {
                let numbers = self.numbers(plan.citing).into_iter();
                numbers.map(|number| (plan.citing.source.clone(), number))
            }));
            let mut is_stable = true;
            for plan in plans.iter_mut().filter(|plan| plan.written.is_some()) {
                let Outcome::Moved(now) = plan.outcome else { continue };
                let is_needed = |number| needed.contains(&(plan.citing.source.clone(), number));
                if self.sources[&plan.citing.source].stand.within(now).any(is_needed) {
                    plan.written = None;
                    is_stable = false;
                }
            }
            if is_stable {
                return needed;
            }
        }
    }

    /// The problem of a place that a person must mend.
    fn left(&self, plan: &Plan<'_>, needed: &BTreeSet<(String, PassageNumber)>) -> Diagnostic {
        let problem = self.problem(plan.note, plan.citing, &plan.outcome);
        let Outcome::Moved(now) = plan.outcome else { return problem };
        let id = &plan.citing.source;
        let mut numbers = now.ends();
        problem.hint(match numbers.find(|number| needed.contains(&(id.clone(), *number))) {
            Some(number) => format!(
                "`{id}#p{number}` is still cited for other words elsewhere: mend that first, then run `briefing fix` again"
            ),
            None => format!("its number is not written plainly: write `{now}` by hand"),
        })
    }

    fn fate_of(&self, plan: &Plan<'_>, number: PassageNumber) -> Fate {
        let id = &plan.citing.source;
        self.sources.get(id).map_or(Fate::Unknown, |source| self.fate(id, source, number))
    }

    /// The lines that a place needs once everything is mended.
    fn lines_after(&self, plan: &Plan<'_>, accept: bool) -> Vec<(PassageNumber, Said)> {
        let id = &plan.citing.source;
        let before = |number: &PassageNumber| Some(self.of(id)?.passages.get(number)?.clone());
        let Some(source) = self.sources.get(id) else {
            let kept = self.numbers(plan.citing).into_iter();
            return kept.filter_map(|number| Some((number, before(&number)?))).collect();
        };
        let now = |number: PassageNumber| {
            let digest = source.stand.at(number)?.digest;
            let known = before(&number).filter(|said| said.digest == digest);
            Some((number, known.unwrap_or(Said { digest, words: None })))
        };
        match plan.outcome {
            Outcome::Moved(range) if plan.written.is_some() => {
                source.stand.within(range).filter_map(now).collect()
            }
            _ if plan.is_taken(accept) => {
                self.numbers(plan.citing).into_iter().filter_map(now).collect()
            }
            _ => {
                let kept = self.numbers(plan.citing).into_iter();
                kept.filter_map(|number| Some((number, before(&number)?))).collect()
            }
        }
    }

    /// Adds the words and shapes to the lines.
    fn complete(&self, after: &mut Lines, before: &Lines) {
        for (id, of) in &mut after.0 {
            let Some(source) = self.sources.get(id) else { continue };
            for (number, said) in &mut of.passages {
                self.set_words(source, *number, said);
            }
            let is_now = |(number, said): (&PassageNumber, &Said)| {
                source.stand.at(*number).is_some_and(|now| now.digest == said.digest)
            };
            of.shape = match of.passages.iter().all(is_now) {
                true => Some(source.stand.shape()),
                false => before.0.get(id).and_then(|of| of.shape.clone()),
            };
        }
    }
}

impl Plan<'_> {
    fn is_sound(&self) -> bool {
        self.outcome == Outcome::Sound
    }

    /// Whether what it refers to is taken over as it is now.
    fn is_taken(&self, accept: bool) -> bool {
        let may_be = match self.outcome {
            Outcome::Replaced | Outcome::Parted => true,
            Outcome::Lost(_, ref fate) => matches!(fate, Fate::Changed | Fate::Repeated(_)),
            Outcome::Sound | Outcome::Moved(_) => false,
        };
        accept && may_be
    }
}

/// A note with the changes of its places; `None` if it has none.
fn changed(plans: &[Plan<'_>]) -> Option<FixedNote> {
    let note = &plans.first()?.note.note;
    let mut text = String::new();
    let (mut changes, mut at) = (Vec::new(), 0);
    for Plan { citing, outcome, written, .. } in plans {
        let (Some(written), Outcome::Moved(now)) = (written, outcome) else { continue };
        text += &note.text[at..citing.numbers.start];
        text += written;
        at = citing.numbers.end;
        let (span, source) = (citing.span.clone(), citing.source.clone());
        changes.push(Change { span, source, before: citing.passages, now: *now });
    }
    text += &note.text[at..];
    (!changes.is_empty()).then(|| FixedNote { note: Arc::clone(note), text, changes })
}

/// The numbers of a place as they are to be written; `None` if they are not written plainly.
fn rewritten(file: &str, citing: &Citing, now: PassageRange) -> Option<String> {
    let written = &file[citing.numbers.clone()];
    let numbers = match now.first == now.last {
        true => now.first.to_string(),
        false => format!("{}-{}", now.first, now.last),
    };
    let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''));
    let inside = match quote {
        Some(quote) => written.strip_prefix(quote)?.strip_suffix(quote)?,
        None => written,
    };
    let digits = inside.trim_start_matches(['p', 'P', '.', ' ']);
    if digits.trim_end().parse() != Ok(citing.passages) {
        return None;
    }
    let lead = &inside[..inside.len() - digits.len()];
    Some(match quote {
        Some(quote) => format!("{quote}{lead}{numbers}{quote}"),
        // A bare `7a` is no value of TOML.
        None if citing.form == Form::Key && now.first.is_kept() => format!("\"{lead}{numbers}\""),
        None => format!("{lead}{numbers}"),
    })
}
