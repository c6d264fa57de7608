//! Facts in words, the same on pages and in reports. Nothing here depends on either.

pub(crate) mod attribution;
pub(crate) mod claims;
pub(crate) mod facts;

use crate::edtf::Edtf;
use crate::fields::Spanned;
use crate::note::{Details, Kind, Note};
use crate::text::direction;
use crate::vocabulary::{List, Vocabulary};

/// A date in words; empty if there is none.
pub(crate) fn in_words(date: Option<&Edtf>) -> String {
    date.map(Edtf::in_words).unwrap_or_default()
}

/// The date without its place in the head.
pub(crate) fn value_of(date: &Option<Spanned<Edtf>>) -> Option<&Edtf> {
    date.as_ref().map(|date| &date.value)
}

/// The kind of a note in a word or two.
pub(crate) fn kind_label<'a>(vocabulary: &'a Vocabulary, note: &'a Note) -> &'a str {
    let (list, word) = match &note.details {
        Details::Actor(actor) => (List::Actor, actor.kind.as_ref()),
        Details::Attack(attack) => return vocabulary.label(List::Attack, attack.kind()),
        Details::Outlet(outlet) => (List::Class, outlet.class.as_ref()),
        Details::Source(_) | Details::Briefing(_) | Details::Plain => {
            return general_kind(note.kind);
        }
    };
    word.map_or(general_kind(note.kind), |word| vocabulary.label(list, &word.value))
}

fn general_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Actor => "actor",
        Kind::Attack => "attack",
        Kind::Outlet => "outlet",
        Kind::Source => "source",
        Kind::Briefing => "briefing",
        Kind::Page => "page",
        Kind::Section => "section",
    }
}

/// Such as `vol. 21, issue 114`.
pub(crate) fn volume(volume: Option<&str>, issue: Option<&str>) -> String {
    let volume = volume.map(|volume| format!("vol. {volume}"));
    let issue = issue.map(|issue| format!("issue {issue}"));
    volume.into_iter().chain(issue).collect::<Vec<_>>().join(", ")
}

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn join_names(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Words of an author, isolated so that they do not change the direction of the text beside them.
pub(crate) fn held_together(words: &str) -> String {
    let mut words = words.to_owned();
    direction::isolate_bidi(&mut words);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_as_in_a_bibliography() {
        let names = ["A", "B", "C"].map(String::from);
        assert_eq!(join_names(&names), "A, B and C");
        assert_eq!(join_names(&names[..2]), "A and B");
    }
}
