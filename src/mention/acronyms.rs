//! Acronyms that a document defines: after `Joint Relief Council (JRC)`, `JRC` names the council.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::MatchKind;
use super::boundary::{closes, opens};
use super::capitals::is_acronym;
use super::names::FoundName;
use crate::text::fold::Folded;

/// The greatest length of a definition in bytes.
const LONGEST: usize = 48;

/// The acronyms defined so far in a document, with their entities; `None` if it defines one twice.
#[derive(Default)]
pub(super) struct Acronyms {
    entities: BTreeMap<String, Option<u32>>,
}

impl Acronyms {
    /// Records what a text defines, and adds the acronyms in it to the names found.
    pub(super) fn complete(
        &mut self,
        folded: &Folded<'_>,
        mut found: Vec<FoundName>,
    ) -> Vec<FoundName> {
        let mut from = BTreeMap::new();
        for name in found.iter().filter(|name| name.by == MatchKind::Name) {
            if let Some((acronym, at)) = defined(folded, name) {
                let entity = self.entities.entry(acronym.clone()).or_insert(Some(name.entity));
                if *entity != Some(name.entity) {
                    *entity = None;
                }
                from.entry(acronym).or_insert(at);
            }
        }
        let mut acronyms = Vec::new();
        for (acronym, entity) in &self.entities {
            let from = from.get(acronym).copied().unwrap_or_default();
            if let Some(entity) = *entity {
                acronyms.extend(occurrences(folded, acronym, from, &found, entity));
            }
        }
        if !acronyms.is_empty() {
            found.extend(acronyms);
            found.sort_by_key(|name| (name.span.start, Reverse(name.span.end)));
            // One acronym may be a part of another.
            let mut end = 0;
            found.retain(|name| {
                let is_free = name.span.start >= end;
                end = end.max(name.span.end);
                is_free
            });
        }
        found
    }
}

/// The places of an acronym that no name takes. `found` is in order.
fn occurrences(
    folded: &Folded<'_>,
    acronym: &str,
    from: usize,
    found: &[FoundName],
    entity: u32,
) -> Vec<FoundName> {
    let places = folded.cased().match_indices(acronym).map(|(at, _)| at..at + acronym.len());
    let free = places.filter(|span| {
        let next = found.partition_point(|name| name.span.end <= span.start);
        span.start >= from
            && opens(folded, span.start)
            && closes(folded, span.end)
            && found.get(next).is_none_or(|name| name.span.start >= span.end)
    });
    free.map(|span| FoundName { span, entity, by: MatchKind::Name, name: None }).collect()
}

/// The acronym in brackets after a name, or before a name in brackets, and its place.
fn defined(folded: &Folded<'_>, name: &FoundName) -> Option<(String, usize)> {
    let cased = folded.cased();
    let (before, behind) = (&cased[..name.span.start], &cased[name.span.end..]);
    let acronym = match behind.strip_prefix(" (") {
        Some(inside) => {
            let inside = &inside[..inside.find([')', ',', ';']).filter(|end| *end <= LONGEST)?];
            inside.trim_matches(['"', '\'', ' ']).rsplit(' ').next()?
        }
        None if behind.starts_with(')') => before.strip_suffix(" (")?.rsplit(' ').next()?,
        None => return None,
    };
    let acronym = acronym.trim_matches(['"', '\'']);
    let fits = is_acronym(acronym)
        && acronym.chars().count() <= 10
        && acronym.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-')
        && letters_fit(acronym, &cased[name.span.clone()]);
    let at = match behind.find(acronym).filter(|_| behind.starts_with(" (")) {
        Some(at) => name.span.end + at,
        None => before.rfind(acronym)?,
    };
    fits.then(|| (acronym.to_owned(), at))
}

/// Whether the letters of an acronym are letters of a name in their order, from the beginning of a word on.
fn letters_fit(acronym: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let acronym = acronym.to_lowercase();
    let mut letters = acronym.chars().filter(|c| c.is_alphanumeric());
    let Some(first) = letters.next() else { return false };
    let words = name.split([' ', '-']).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let Some(start) = words.iter().position(|word| word.starts_with(first)) else { return false };
    let rest = words[start..].concat();
    let mut rest = rest.chars().skip(1);
    words.len() > 1 && letters.all(|letter| rest.any(|c| c == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_an_acronym_are_those_of_its_name() {
        for (acronym, name, expected) in [
            ("JRC", "Joint Relief Council", true),
            ("GHR", "Gemeinsamer Hilfsrat", true),
            ("J.R.C.", "Joint Relief Council", true),
            ("UN", "Joint Relief Council", false),
            ("JRX", "Joint Relief Council", false),
            ("LND", "Lund", false),
        ] {
            assert_eq!(letters_fit(acronym, name), expected, "{acronym} {name}");
        }
    }
}
