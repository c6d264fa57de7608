//! Surnames: a person introduced in full is afterwards found by the surname alone.
//!
//! A surname counts only after the full name, in the same document, and only while it can mean one person. Strong names
//! win; a weak name that is no longer than the surname gives way to it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::MatchKind;
use super::capitals::Capitals;
use super::full_name::full_name;
use super::lexicon::{Lexicon, Strength};
use super::names::FoundName;
use super::namesake::{
    is_addressed, is_namesake, is_namesake_in_form, takes_form_from_before, takes_from_before,
};
use super::opening::{is_date, opens_as_date};
use super::person::{SurnamePart, given_name, in_order, surname_forms, two_surnames};
use super::phrasebook::Hit;
use crate::text::fold::Folded;

/// The surnames of the people of a lexicon.
#[derive(Default)]
pub(super) struct Surnames {
    /// Each form of a surname, numbered.
    forms: Vec<Capitals>,
    /// By form, the part of a name that it is.
    parts: Vec<SurnamePart>,
    /// By form, the persons who have it.
    owners: Vec<Vec<Owner>>,
    /// By name, the forms that the name introduces.
    introduced_by: BTreeMap<u32, Vec<u32>>,
}

/// A person with a surname.
struct Owner {
    entity: u32,
    /// The number of the name that has the surname.
    name: u32,
    /// The first given name in it, in small letters.
    given: Option<String>,
}

/// The persons introduced so far in a document: by form, those it may mean.
#[derive(Default)]
pub(super) struct Introductions {
    people: BTreeMap<u32, BTreeSet<u32>>,
    /// The forms of surnames that another person had since.
    namesakes: BTreeSet<u32>,
    /// Whether the document was read once already.
    are_known: bool,
}

impl Surnames {
    /// Takes the strong names of people, and hands each form of a surname to `look_for` with its number.
    pub(super) fn new(lexicon: &Lexicon, look_for: &mut dyn FnMut(String, u32)) -> Surnames {
        let people: BTreeSet<u32> = lexicon.people.iter().copied().collect();
        let mut surnames = Surnames::default();
        let mut numbers: BTreeMap<(String, SurnamePart), u32> = BTreeMap::new();
        for (name, id) in lexicon.names.iter().zip(0..) {
            if name.strength != Strength::Strong || !people.contains(&name.entity) {
                continue;
            }
            let folded = Folded::new(&name.text);
            let ordered = in_order(folded.cased());
            let given = given_name(&ordered);
            let forms = surname_forms(&ordered).into_iter().map(|form| (form, SurnamePart::Last));
            let two = two_surnames(&ordered).into_iter().flat_map(|(first, two)| {
                [(first, SurnamePart::FirstOfTwo), (two, SurnamePart::Two)]
            });
            for form in forms.chain(two) {
                let number = *numbers
                    .entry(form)
                    .or_insert_with_key(|(form, part)| surnames.add(form, *part, look_for));
                let given = given.clone();
                surnames.owners[number as usize].push(Owner {
                    entity: name.entity,
                    name: id,
                    given,
                });
                surnames.introduced_by.entry(id).or_default().push(number);
            }
        }
        surnames
    }

    fn add(&mut self, form: &str, part: SurnamePart, look_for: &mut dyn FnMut(String, u32)) -> u32 {
        let number = self.forms.len() as u32;
        look_for(Folded::new(form).lower().to_owned(), number);
        self.forms.push(Capitals::of_surname(form));
        self.parts.push(part);
        self.owners.push(Vec::new());
        number
    }

    /// Adds the surnames to the names found in a text in a language, and records the persons introduced in it.
    pub(super) fn complete(
        &self,
        folded: &Folded<'_>,
        names: Vec<FoundName>,
        mut hits: Vec<Hit>,
        language: &str,
        introductions: &mut Introductions,
    ) -> Vec<FoundName> {
        hits.retain(|hit| {
            let form = &self.forms[hit.id as usize];
            let fits = match hit.is_exact {
                true => form.fit(folded, hit.start),
                false => form.fit_other(&folded.cased()[hit.start..hit.end]),
            };
            self.parts[hit.id as usize].serves_in(language)
                && (fits || self.is_before_given(folded, *hit))
        });
        hits.sort_by_key(|hit| (hit.start, Reverse(hit.end), hit.id));

        let mut surnames: Vec<FoundName> = Vec::new();
        let mut n_heard = 0;
        for same in hits.chunk_by(|a, b| (a.start, a.end) == (b.start, b.end)) {
            let (start, end) = (same[0].start, same[0].end);
            while n_heard < names.len() && names[n_heard].span.end <= start {
                self.hear(&names[n_heard], introductions);
                n_heard += 1;
            }
            let is_taken = surnames.last().is_some_and(|last| last.span.end > start)
                || names
                    .iter()
                    .skip(n_heard)
                    .take_while(|name| name.span.start < end)
                    .any(|name| holds(name, start, end));
            if is_taken {
                continue;
            }
            if let Some(full) = self.full(folded, same, introductions) {
                let next = names.partition_point(|name| name.span.end <= full.span.start);
                let is_free = names.get(next).is_none_or(|name| name.span.start >= full.span.end)
                    && surnames.last().is_none_or(|last| last.span.end <= full.span.start);
                if is_free {
                    self.hear(&full, introductions);
                    surnames.push(full);
                    continue;
                }
            }
            let is_exact = same.iter().any(|hit| hit.is_exact);
            let is_taken = match is_exact {
                true => takes_from_before(&folded.cased()[..start]),
                false => takes_form_from_before(folded, start, end),
            };
            if is_taken {
                introductions.namesakes.extend(same.iter().map(|hit| hit.id));
                continue;
            }
            let is_other = if is_exact { is_namesake } else { is_namesake_in_form };
            let may_be_namesake = || {
                (introductions.are_known || is_addressed(&folded.cased()[..start]))
                    && same.iter().any(|hit| introductions.namesakes.contains(&hit.id))
            };
            if let Some(entity) = introductions.only_one(same)
                && !is_other(folded, start, end)
                && !may_be_namesake()
                && !is_date(folded, start, end)
                && !opens_as_date(folded, start, end)
            {
                surnames.push(FoundName {
                    span: start..end,
                    entity,
                    by: MatchKind::Surname,
                    name: None,
                });
            }
        }
        for name in &names[n_heard..] {
            self.hear(name, introductions);
        }
        merge(names, surnames)
    }

    /// The full name in another form around a surname, if one person alone has it.
    fn full(
        &self,
        folded: &Folded<'_>,
        same: &[Hit],
        introductions: &Introductions,
    ) -> Option<FoundName> {
        let (start, end) = (same[0].start, same[0].end);
        let owners = same.iter().flat_map(|hit| &self.owners[hit.id as usize]);
        let mut found = owners.filter_map(|owner| {
            let full = full_name(folded, start, end, owner.given.as_deref()?)?;
            let is_known = full.is_written_out
                || same.iter().any(|hit| introductions.has(hit.id, owner.entity));
            is_known.then(|| FoundName {
                span: full.span,
                entity: owner.entity,
                by: if full.is_written_out { MatchKind::Name } else { MatchKind::Surname },
                name: full.is_written_out.then_some(owner.name),
            })
        });
        let first = found.next()?;
        found.all(|other| other.entity == first.entity).then_some(first)
    }

    /// Whether a surname written in capitals is followed by the given name: `LUND Anna`.
    fn is_before_given(&self, folded: &Folded<'_>, hit: Hit) -> bool {
        let found = &folded.cased()[hit.start..hit.end];
        let is_upper = !found.contains(char::is_lowercase) && found.contains(char::is_uppercase);
        let full = |given: &str| full_name(folded, hit.start, hit.end, given);
        is_upper
            && self.owners[hit.id as usize]
                .iter()
                .filter_map(|owner| full(owner.given.as_deref()?))
                .any(|full| full.span.end > hit.end)
    }

    /// Records the person of a name found as introduced.
    fn hear(&self, found: &FoundName, introductions: &mut Introductions) {
        if found.by != MatchKind::Name {
            return;
        }
        let forms = found.name.and_then(|name| self.introduced_by.get(&name));
        for form in forms.into_iter().flatten() {
            introductions.people.entry(*form).or_default().insert(found.entity);
            introductions.namesakes.remove(form);
        }
    }
}

impl Introductions {
    /// Whether a person was introduced by a name with this form of the surname.
    fn has(&self, form: u32, entity: u32) -> bool {
        self.people.get(&form).is_some_and(|people| people.contains(&entity))
    }

    /// Prepares for reading a text again, now that it is known who is introduced after it.
    pub(super) fn begin_again(&mut self) {
        self.namesakes.clear();
        self.are_known = true;
    }

    /// Whether nobody was introduced.
    pub(super) fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Returns the person that the surnames found at one position mean; `None` if there are several. What is written as a
    /// surname is no other form of another.
    fn only_one(&self, hits: &[Hit]) -> Option<u32> {
        let people = |is_exact: bool| {
            let hits = hits.iter().filter(move |hit| hit.is_exact == is_exact);
            hits.filter_map(|hit| self.people.get(&hit.id)).flatten()
        };
        let mut people =
            people(true).chain(people(false).filter(|_| people(true).next().is_none()));
        let first = *people.next()?;
        people.all(|person| *person == first).then_some(first)
    }
}

/// Whether a name that overlaps a surname is kept: a strong one, or a longer weak one.
fn holds(name: &FoundName, start: usize, end: usize) -> bool {
    let says_more = name.span.start < start || name.span.end > end;
    name.by == MatchKind::Name || says_more
}

/// Merges the surnames into the names, in order; a name that still overlaps gives way.
fn merge(names: Vec<FoundName>, surnames: Vec<FoundName>) -> Vec<FoundName> {
    if surnames.is_empty() {
        return names;
    }
    let mut surnames = surnames.into_iter().peekable();
    let mut merged: Vec<FoundName> = Vec::new();
    for name in names {
        while let Some(surname) = surnames.next_if(|surname| surname.span.start <= name.span.start)
        {
            merged.push(surname);
        }
        if merged.last().is_none_or(|last| last.span.end <= name.span.start) {
            merged.push(name);
        }
    }
    merged.extend(surnames);
    merged
}
