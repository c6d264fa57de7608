//! What is wrong with the references of notes to passages, as the lock knows them.

use std::collections::BTreeMap;

use crate::article::PassageNumber;
use crate::diagnostic::Diagnostic;
use crate::id::Id;
use crate::rule::{self, Rule};

use super::citing::{Citing, Form};
use super::fate::{Fate, Outcome};
use super::file::LOCK;
use super::{CitingNote, Lock};

impl Lock {
    /// The problems of this build: those of the file, and of the notes that the build shows.
    pub fn problems(&self) -> Vec<Diagnostic> {
        let mut problems = match &self.lines {
            Ok(_) => Vec::new(),
            Err(problems) => return problems.clone(),
        };
        let mut replaced = BTreeMap::new();
        let mut warned = BTreeMap::new();
        for (note, citing) in self.places().filter(|(note, _)| note.is_published) {
            match self.outcome(citing, &mut replaced) {
                Outcome::Sound => {}
                Outcome::Replaced => *warned.entry(citing.source.as_str()).or_insert(0) += 1,
                outcome => problems.push(self.problem(note, citing, &outcome)),
            }
        }
        problems.extend(warned.into_iter().map(|(id, places)| self.replacement(id, places)));
        problems
    }

    /// The places that cite what the lock does not have yet: what `--locked` refuses to add.
    pub fn missing(&self) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        if self.lines.is_err() {
            return problems;
        }
        for (note, citing) in self.places().filter(|(note, _)| note.is_published) {
            let Some(source) = self.sources.get(&citing.source) else { continue };
            let numbers = self.numbers(citing).into_iter();
            let mut new =
                numbers.filter(|number| self.fate(&citing.source, source, *number) == Fate::New);
            if let Some(number) = new.next() {
                let message = format!("`{LOCK}` has no line for `{}#p{number}`", citing.source);
                let problem = Diagnostic::new(&rule::UNLOCKED_PASSAGE, message);
                let problem = problem.at(&note.note.file, &citing.span).label("cited here");
                problems.push(
                    problem
                        .hint("build once without `--locked`, and commit the file with the notes"),
                );
            }
        }
        problems
    }

    /// The problem of one place.
    pub(super) fn problem(
        &self,
        note: &CitingNote,
        citing: &Citing,
        outcome: &Outcome,
    ) -> Diagnostic {
        let (rule, rest, hint) = match outcome {
            Outcome::Moved(now) => moved(citing, format!("{now} now")),
            Outcome::Parted => changed(
                "is no longer in one piece",
                format!(
                    "look for its passages with `briefing show @{}`, and write the ranges that are meant",
                    Id::key_of(&citing.source)
                ),
            ),
            Outcome::Lost(_, Fate::Repeated(places)) => {
                let places = places.iter().map(|place| format!("p{place}")).collect::<Vec<_>>();
                changed(
                    &format!("stands in {} now", and(&places)),
                    String::from("write the number of the one that is meant"),
                )
            }
            Outcome::Lost(number, fate) => lost(citing, *number, fate),
            Outcome::Sound | Outcome::Replaced => {
                lost(citing, citing.passages.first, &Fate::Changed)
            }
        };
        let words = self.cited_words(citing, outcome);
        let reference = format!("{} {}", written(citing), verb(citing));
        let message = match (words, outcome) {
            (Some(words), _) => format!("{reference} \"{words}\", which {rest}"),
            (None, Outcome::Moved(now)) => format!("{reference} what {now} says now"),
            (None, _) => format!("{reference} other words, which {rest}"),
        };
        let problem = Diagnostic::new(rule, message).at(&note.note.file, &citing.span);
        problem.label("says something else now").hint(hint)
    }

    /// What a place was cited for: its first words if everybody may see them.
    fn cited_words(&self, citing: &Citing, outcome: &Outcome) -> Option<&str> {
        let number = match outcome {
            Outcome::Lost(number, _) => *number,
            _ => citing.passages.first,
        };
        let is_shown =
            self.sources.get(&citing.source).is_some_and(|source| source.shown.is_some());
        let said = self.of(&citing.source).and_then(|lines| lines.passages.get(&number));
        said.and_then(|said| said.words.as_deref()).filter(|_| is_shown)
    }

    fn replacement(&self, id: &str, places: usize) -> Diagnostic {
        let source = &self.sources[id];
        let cited = if places == 1 {
            String::from("one reference was")
        } else {
            format!("{places} references were")
        };
        let message = format!(
            "`{id}` was replaced as a whole: as many passages of the same kinds, with other words than those that {cited} \
             written for"
        );
        let problem = Diagnostic::new(&rule::REPLACED_SOURCE, message).at(&source.file, &(0..0));
        problem.hint(
            "if every reference still fits, such as with the original in the place of a digest, take it over with \
             `briefing fix --accept`",
        )
    }
}

type Parts = (&'static Rule, String, String);

fn moved(citing: &Citing, place: String) -> Parts {
    let is = if citing.passages.first == citing.passages.last { "is" } else { "are" };
    (&rule::MOVED_PASSAGE, format!("{is} {place}"), String::from("`briefing fix` puts it right"))
}

fn changed(rest: &str, hint: String) -> Parts {
    (&rule::CHANGED_PASSAGE, rest.to_owned(), hint)
}

fn lost(citing: &Citing, number: PassageNumber, fate: &Fate) -> Parts {
    let id = Id::key_of(&citing.source);
    let hint = match fate {
        Fate::Gone => format!("look for what is meant with `briefing show @{id}`"),
        _ => format!(
            "read it with `briefing show @{id}#p{number}`, and cite the passage that is meant; if it still fits, \
             `briefing fix --accept` takes over what it says now"
        ),
    };
    changed(&format!("`{id}` no longer says"), hint)
}

/// The reference as it may be written.
fn written(citing: &Citing) -> String {
    let Citing { source, passages, form, .. } = citing;
    match form {
        Form::Text => format!("`[@{}#{passages}]`", Id::key_of(source)),
        Form::Link => format!("`[[{source}#{passages}]]`"),
        Form::Key => format!("passage {} of `{source}`", passages.first),
        Form::Drop => format!("`{passages}`"),
    }
}

fn verb(citing: &Citing) -> &'static str {
    if citing.form == Form::Drop { "was dropped for" } else { "was cited for" }
}

fn and(items: &[String]) -> String {
    match items {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        items => items.concat(),
    }
}
