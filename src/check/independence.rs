//! What notes say of the independence of sources must not contradict itself.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::{Diagnostic, Location};
use crate::fields::Span;
use crate::note::{Details, Kind, Note, OtherSource, SourceNote};
use crate::rule;
use crate::site::Site;
use crate::source::{Families, SourceIx};

pub(super) fn check(site: &Site, problems: &mut Vec<Diagnostic>) {
    let mut is_judged = false;
    for (_, note, keys) in sources(site) {
        problems.extend(keys.others().filter(|entry| is_itself(note, entry)).map(|entry| {
            Diagnostic::new(&rule::NAMES_ITSELF, format!("`{}` names itself", note.id))
                .at(&note.file, &entry.source.span)
                .label("the source that this note is about")
                .hint("write the id of the other source, or remove the entry")
        }));
        is_judged |= !keys.independent_of.is_empty();
    }
    if is_judged {
        contradictions(site, problems);
    }
}

/// The sources that have a note, with its keys.
fn sources(site: &Site) -> impl Iterator<Item = (SourceIx, &Note, &SourceNote)> {
    site.iter_sources().filter_map(|(ix, source)| {
        let note = site.note(source.note?);
        match &note.details {
            Details::Source(keys) if note.kind == Kind::Source => Some((ix, note, &**keys)),
            _ => None,
        }
    })
}

fn is_itself(note: &Note, entry: &OtherSource) -> bool {
    note.is_called(&entry.source.value)
}

fn contradictions(site: &Site, problems: &mut Vec<Diagnostic>) {
    let families = &site.index.articles.kinship.families;
    let (joined, ties) = (families.joined_for(), Ties::new(site));
    for (ix, note, keys) in sources(site) {
        for entry in keys.independent_of.iter().filter(|entry| !is_itself(note, entry)) {
            let Some(other) = site.index.source(&entry.source.value) else { continue };
            for scope in entry.scopes() {
                let Some(shared) = shared(families, &joined, scope, ix, other) else { continue };
                let matter =
                    shared.map_or_else(String::new, |property| format!(" for `{property}`"));
                let id = &entry.source.value;
                let message = format!(
                    "`{}` is judged independent of `{id}`, but they rest on each other{matter}",
                    note.id
                );
                let mut problem = Diagnostic::new(&rule::DEPENDENT_SOURCES, message)
                    .at(&note.file, &entry.source.span)
                    .label("judged independent here");
                if let Some((place, label)) = ties.between(site, ix, other, shared) {
                    problem = problem.also(place, label);
                }
                problems.push(problem.hint(
                    "remove one of the two: sources that rest on each other, even through others, count as one",
                ));
            }
        }
    }
}

/// The property for which two sources are of one family, where they are for what was judged; `Some(None)` if they are
/// for everything.
fn shared<'a>(
    families: &Families,
    joined: &BTreeMap<SourceIx, Vec<&'a str>>,
    scope: Option<&'a str>,
    a: SourceIx,
    b: SourceIx,
) -> Option<Option<&'a str>> {
    if families.of(a) == families.of(b) {
        return Some(None);
    }
    let is_shared =
        |property: &&str| families.for_claims(property, a) == families.for_claims(property, b);
    match scope {
        Some(property) => Some(property).filter(is_shared).map(Some),
        None => {
            // One of the two families is joined to another, or both are.
            let ends = [families.of(a), families.of(b)];
            let mut properties = ends.iter().filter_map(|end| joined.get(end)).flatten().copied();
            properties.find(is_shared).map(Some)
        }
    }
}

/// Where notes say that sources rest on others.
struct Ties<'a> {
    /// From one source to another.
    between: HashMap<(SourceIx, SourceIx, Option<&'a str>), &'a Span>,
    /// The first of a source, for everything or for a property.
    first: HashMap<(SourceIx, Option<&'a str>), &'a OtherSource>,
}

impl<'a> Ties<'a> {
    fn new(site: &'a Site) -> Ties<'a> {
        let mut ties = Ties { between: HashMap::new(), first: HashMap::new() };
        for (ix, note, keys) in sources(site) {
            for entry in keys.derived_from.iter().filter(|entry| !is_itself(note, entry)) {
                let Some(other) = site.index.source(&entry.source.value) else { continue };
                for scope in entry.scopes() {
                    ties.between.entry((ix, other, scope)).or_insert(&entry.source.span);
                    ties.first.entry((ix, scope)).or_insert(entry);
                }
            }
        }
        ties
    }

    /// Where one of two sources is said to rest on the other; else the first step from one of them to the other.
    fn between(
        &self,
        site: &Site,
        a: SourceIx,
        b: SourceIx,
        property: Option<&str>,
    ) -> Option<(Location, String)> {
        let scopes = [None, property];
        let place = |ix: SourceIx, span: &Span| {
            let note = site.source(ix).note.map(|note| site.note(note))?;
            Some(Location::new(&note.file, span))
        };
        let ends =
            || [(a, b), (b, a)].into_iter().flat_map(|ends| scopes.map(|scope| (ends, scope)));
        let direct = ends().find_map(|((from, to), scope)| {
            let span = self.between.get(&(from, to, scope))?;
            Some((place(from, span)?, String::from("said here to rest on the other")))
        });
        direct.or_else(|| {
            ends().find_map(|((from, _), scope)| {
                let entry = self.first.get(&(from, scope))?;
                let label = format!("`{}` rests on this one", site.source(from).id);
                Some((place(from, &entry.source.span)?, label))
            })
        })
    }
}
