//! Acronyms that a document defines: after `Joint Relief Council (JRC)`, `JRC` names the council, and after `First
//! Pipeline Lenders (FPL)`, `FPL` does not name the Free Port League.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::MatchKind;
use super::boundary::{closes, opens};
use super::initials::{has_shape, initials, is_numbered, letters_fit, share_words};
use super::lists::NAMES;
use super::names::{FoundName, Names};
use crate::text::fold::Folded;
use crate::text::is_word;

/// The greatest length of a definition in bytes.
const LONGEST: usize = 64;

/// The most words of a name that an acronym stands for.
const MOST_WORDS: usize = 9;

/// The least letters of an acronym that need not be those of the name before it.
const SHORTEST_FOREIGN: usize = 3;

/// The acronyms defined so far in a document, with their entities; `None` if it defines one twice.
#[derive(Default)]
pub(super) struct Acronyms {
    entities: BTreeMap<String, Option<u32>>,
    /// Acronyms of entities that the document defines for others.
    of_others: BTreeSet<(u32, String)>,
}

impl Acronyms {
    /// Records what a text defines, adds the acronyms in it to the names found, and drops those that mean others.
    pub(super) fn complete(
        &mut self,
        folded: &Folded<'_>,
        mut found: Vec<FoundName>,
        names: &Names,
    ) -> Vec<FoundName> {
        self.drop_of_others(folded, &mut found, names);
        let mut from = BTreeMap::new();
        for name in found.iter().filter(|name| name.by == MatchKind::Name) {
            let Some((acronym, at)) = defined(folded, name, &found, names) else { continue };
            let singular = acronym.strip_suffix('s').filter(|rest| has_shape(rest));
            for acronym in [Some(acronym.as_str()), singular].into_iter().flatten() {
                let entity = self.entities.entry(acronym.to_owned()).or_insert(Some(name.entity));
                if *entity != Some(name.entity) {
                    *entity = None;
                }
                from.entry(acronym.to_owned()).or_insert(at);
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

    /// Drops the acronyms of entities from where the document defines them for another name.
    fn drop_of_others(&mut self, folded: &Folded<'_>, found: &mut Vec<FoundName>, names: &Names) {
        let cased = folded.cased();
        let is_other = |name: &FoundName| {
            let acronym = &cased[name.span.clone()];
            let expansions = names.expansions(name.entity, acronym);
            if expansions.is_empty() || !cased[..name.span.start].ends_with(" (") {
                return false;
            }
            let Some(words) = expansion(&cased[..name.span.start - 2], acronym) else {
                return false;
            };
            let is_named = found.iter().any(|other| {
                other.entity == name.entity
                    && other.span.start < words.end
                    && words.start < other.span.end
            });
            !is_named && !expansions.iter().any(|known| share_words(known, &cased[words.clone()]))
        };
        let others = found.iter().filter(|name| is_other(name));
        let others = others.map(|name| (name.entity, name.span.clone())).collect::<Vec<_>>();
        let mut from = BTreeMap::new();
        for (entity, span) in others {
            let acronym = (entity, cased[span.clone()].to_owned());
            from.entry(acronym.clone()).or_insert(span.start);
            self.of_others.insert(acronym);
        }
        if self.of_others.is_empty() {
            return;
        }
        found.retain(|name| {
            let acronym = (name.entity, cased[name.span.clone()].to_owned());
            let from = from.get(&acronym).copied().unwrap_or_default();
            name.span.start < from || !self.of_others.contains(&acronym)
        });
    }
}

/// The words at the end of a text that an acronym stands for: the initials of those with capitals are its letters.
fn expansion(head: &str, acronym: &str) -> Option<Range<usize>> {
    let mut start = head.len();
    for _ in 0..MOST_WORDS {
        let word = head[..start].trim_end_matches(|c| !is_word(c) && c != '.');
        let gap = &head[word.len()..start];
        if gap.len() > 2 && start < head.len() || word.ends_with('.') {
            return None;
        }
        start = word.trim_end_matches(is_word).len();
        let words = start..head.len();
        if head[start..].starts_with(char::is_uppercase)
            && initials(&head[start..]).as_deref() == Some(&*acronym.to_lowercase())
        {
            return Some(words);
        }
        if start == 0 {
            return None;
        }
    }
    None
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
            && !is_numbered(&folded.cased()[span.end..])
            && found.get(next).is_none_or(|name| name.span.start >= span.end)
    });
    free.map(|span| FoundName { span, entity, by: MatchKind::Name, name: None }).collect()
}

/// The acronym that is defined after a name, or before a name in brackets, and its place.
fn defined(
    folded: &Folded<'_>,
    name: &FoundName,
    found: &[FoundName],
    names: &Names,
) -> Option<(String, usize)> {
    let cased = folded.cased();
    let (before, behind) = (&cased[..name.span.start], &cased[name.span.end..]);
    let long = &cased[name.span.clone()];
    let fits = |word: &&str| has_shape(word) && letters_fit(word, long);
    if let Some(inside) = behind.strip_prefix(" (") {
        let inside = &inside[..inside.find(')').filter(|end| *end <= LONGEST)?];
        let mut words = inside.split([' ', ',', ';', ':', '"', '\'']);
        if let Some(acronym) = words.find(fits) {
            return Some((acronym.to_owned(), name.span.end + behind.find(acronym)?));
        }
        let acronym = inside.split([',', ';']).next()?.trim_matches(['"', '\'']);
        let at = name.span.end + behind.find(acronym)?;
        let is_foreign = has_shape(acronym)
            && acronym.chars().count() >= SHORTEST_FOREIGN
            && acronym.chars().all(char::is_uppercase)
            && long.contains(' ')
            && name.name.is_some_and(|name| !names.is_of_person(name))
            && !found.iter().any(|other| other.span.contains(&at))
            && cased[at + acronym.len()..].contains(acronym);
        return is_foreign.then(|| (acronym.to_owned(), at));
    }
    if let Some(rest) = behind.strip_prefix(", ") {
        let link = NAMES.definitions.iter().find_map(|link| {
            rest.strip_prefix(link)?
                .strip_prefix(' ')
                .map(|rest| rest.trim_start_matches(['"', '\'']))
        });
        let acronym = link?.split([' ', ',', '.', ';', '"', '\'']).next().filter(fits)?;
        return Some((acronym.to_owned(), name.span.end + behind.find(acronym)?));
    }
    let head = behind.starts_with(')').then(|| before.strip_suffix(" ("))??;
    let acronym = head.rsplit(' ').next()?.trim_matches(['"', '\'']);
    fits(&acronym).then(|| (acronym.to_owned(), head.rfind(acronym).unwrap_or_default()))
}
