//! Which notes go into a report: those that are asked for, and those they are about.

use std::collections::BTreeSet;

use crate::catalogue::NoteIx;
use crate::config::{Order, Selection};
use crate::diagnostic::{Diagnostic, nearest};
use crate::edtf::Edtf;
use crate::fields::{Span, Spanned};
use crate::note::{Details, Kind, Note};
use crate::render::Reader;

/// The kinds that have entries, in the order of a report's parts.
pub(super) const KINDS: [Kind; 4] = [Kind::Briefing, Kind::Attack, Kind::Actor, Kind::Outlet];

/// What is wrong with a selection, and which of its words is to blame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unfit {
    /// Where it was written.
    pub(super) span: Option<Span>,
    pub(super) problem: Diagnostic,
}

/// Finds the notes of a selection, each once, those that were asked for first.
///
/// A briefing brings the entities it names, an attack its perpetrators, an actor its attacks. Tags and `all` say
/// exactly what is wanted, so nothing comes along.
pub(super) fn select(
    site: &Reader<'_>,
    selection: &Selection,
    order: Order,
) -> Result<Vec<NoteIx>, Vec<Unfit>> {
    let mut unfit = Vec::new();
    let named = selection.notes.iter().filter_map(|name| match find(site, name) {
        Ok(found) => found,
        Err(problem) => {
            unfit.push(Unfit { span: Some(name.span.clone()), problem: *problem });
            None
        }
    });
    let named = named.collect::<Vec<_>>();
    unfit.extend(selection.tags.iter().filter_map(|tag| unknown_tag(site, tag)));
    if !unfit.is_empty() {
        return Err(unfit);
    }
    let has_period = selection.from.is_some() || selection.to.is_some();
    let wanted = match selection.notes.is_empty() {
        false => named.clone(),
        true => {
            let kinds = KINDS.into_iter().filter(|kind| {
                !has_period || selection.all || is_dated(*kind) || !selection.tags.is_empty()
            });
            kinds.flat_map(|kind| site.of(kind).map(|(ix, _)| ix).collect::<Vec<_>>()).collect()
        }
    };
    let fits = |ix: &NoteIx| {
        let note = site.note(*ix);
        has_tag(note, &selection.tags) && (!is_dated(note.kind) || is_within(note, selection))
    };
    let mut chosen = wanted.into_iter().filter(fits).collect::<Vec<_>>();
    if selection.tags.is_empty() && !selection.all {
        let companions = chosen.iter().flat_map(|ix| companions(site, *ix)).collect::<Vec<_>>();
        chosen.extend(companions);
    }
    let mut seen = BTreeSet::new();
    chosen.retain(|ix| seen.insert(*ix));
    if chosen.is_empty() {
        let problem = Diagnostic::error("empty-report", "nothing fits what this report asks for");
        return Err(vec![Unfit {
            span: None,
            problem: problem.hint(
                "a period holds attacks and briefings with a date in it; tags must be on the notes themselves",
            ),
        }]);
    }
    sort(site, &mut chosen, order);
    Ok(chosen)
}

/// The note that is meant by `actors/red-hill`; nothing where this build leaves it out.
fn find(site: &Reader<'_>, name: &Spanned<String>) -> Result<Option<NoteIx>, Box<Diagnostic>> {
    let written = name.value.trim_matches('/');
    let (folder, id) = written.rsplit_once('/').unwrap_or(("", written));
    let catalogue = site.catalogue();
    let fits = |ix: &NoteIx| {
        let kind = catalogue[*ix].kind;
        KINDS.contains(&kind) && (folder.is_empty() || kind.folder() == folder)
    };
    if let Some(ix) = catalogue.by_id(id).filter(fits) {
        return Ok(Some(ix));
    }
    let is_source = catalogue.by_id(id).is_some_and(|ix| catalogue[ix].kind == Kind::Source);
    if !is_source && catalogue.is_withheld(id) {
        return Ok(None);
    }
    let known = catalogue.iter().filter(|(_, note)| KINDS.contains(&note.kind));
    let known = known.map(|(_, note)| super::entry_id(note)).collect::<Vec<_>>();
    let same_id = known.iter().find(|known| known.rsplit('/').next() == Some(id));
    let meant =
        same_id.map(String::as_str).or_else(|| nearest(written, known.iter().map(String::as_str)));
    let hint = match (meant, is_source) {
        (_, true) => {
            String::from("a report lists every source it rests on; select what sources speak of")
        }
        (Some(meant), _) => format!("did you mean `{meant}`?"),
        (None, _) => String::from("write the folder and the id of a note, such as `attacks/<id>`"),
    };
    let message = format!("no briefing, attack, actor or outlet is called `{}`", name.value);
    Err(Box::new(Diagnostic::error("unknown-selection", message).hint(hint)))
}

fn unknown_tag(site: &Reader<'_>, tag: &Spanned<String>) -> Option<Unfit> {
    let notes = site.catalogue().iter().flat_map(|(_, note)| &note.common.tags);
    let known = notes.map(|tag| tag.value.as_str()).collect::<BTreeSet<_>>();
    if known.contains(tag.value.as_str()) {
        return None;
    }
    let meant = nearest(&tag.value, known.iter().copied());
    let problem =
        Diagnostic::error("unknown-selection", format!("no note has the tag `{}`", tag.value));
    let problem = problem.maybe_hint(meant.map(|tag| format!("did you mean `{tag}`?")));
    Some(Unfit { span: Some(tag.span.clone()), problem })
}

fn has_tag(note: &Note, tags: &[Spanned<String>]) -> bool {
    let has =
        |wanted: &Spanned<String>| note.common.tags.iter().any(|tag| tag.value == wanted.value);
    tags.is_empty() || tags.iter().any(has)
}

/// Whether notes of this kind speak of a time.
fn is_dated(kind: Kind) -> bool {
    matches!(kind, Kind::Briefing | Kind::Attack)
}

/// The date of an attack or briefing.
pub(super) fn date_of(note: &Note) -> Option<&Edtf> {
    let date = match &note.details {
        Details::Attack(attack) => attack.date.as_ref(),
        Details::Briefing(briefing) => briefing.date.as_ref(),
        _ => None,
    };
    date.map(|date| &date.value)
}

/// Whether an attack or briefing may be of the period; one without a date cannot be said to be.
fn is_within(note: &Note, Selection { from, to, .. }: &Selection) -> bool {
    if from.is_none() && to.is_none() {
        return true;
    }
    let Some(date) = date_of(note) else { return false };
    let begins = from.as_ref().and_then(Edtf::earliest);
    let ends = to.as_ref().and_then(Edtf::latest);
    let is_late = date.latest().zip(begins).is_none_or(|(latest, begins)| latest >= begins);
    let is_early = date.earliest().zip(ends).is_none_or(|(earliest, ends)| earliest <= ends);
    is_late && is_early
}

/// What a note is about, one step away.
fn companions(site: &Reader<'_>, ix: NoteIx) -> Vec<NoteIx> {
    let catalogue = site.catalogue();
    match &site.note(ix).details {
        Details::Briefing(_) => {
            let named = site.links(ix).edges.iter().map(|edge| edge.target);
            named.filter(|ix| site.named(*ix).kind.is_entity()).collect()
        }
        Details::Attack(attack) => {
            let actors = site.perpetrators(attack);
            actors.filter_map(|by| catalogue.of_kind(&by.actor.value, Kind::Actor)).collect()
        }
        Details::Actor(_) => site.attacks(ix).iter().map(|by| by.attack).collect(),
        _ => Vec::new(),
    }
}

fn sort(site: &Reader<'_>, chosen: &mut [NoteIx], order: Order) {
    let title = |ix: NoteIx| site.named(ix).title().to_lowercase();
    match order {
        Order::Given => {}
        Order::Title => chosen.sort_by_cached_key(|ix| title(*ix)),
        Order::Standard => chosen.sort_by_cached_key(|ix| {
            let date = date_of(site.note(*ix)).map(Edtf::sort_key);
            (date.is_none(), date, title(*ix))
        }),
    }
}
