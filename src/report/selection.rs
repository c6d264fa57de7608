//! The notes of a report: the selected ones, and those they are about.

use std::collections::BTreeSet;

use crate::catalogue::NoteIx;
use crate::config::{Order, Selection};
use crate::diagnostic::Diagnostic;
use crate::edtf::Edtf;
use crate::fields::{Span, Spanned};
use crate::id::Id;
use crate::model::Reader;
use crate::note::{Details, Kind, Note};
use crate::rule;
use crate::text::fold;
use crate::text::similar::nearest;

/// The kinds that have entries, in the order of a report's parts.
pub(super) const KINDS: [Kind; 4] = [Kind::Briefing, Kind::Attack, Kind::Actor, Kind::Outlet];

/// A problem of a selection, with the word that causes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SelectionProblem {
    /// Its place in the settings.
    pub(super) span: Option<Span>,
    pub(super) problem: Diagnostic,
}

/// The notes of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Selected {
    /// The notes, each once.
    pub(super) notes: Vec<NoteIx>,
    /// Named notes that the report's audience may not see.
    pub(super) left_out: Vec<Spanned<String>>,
}

/// Finds the notes of a selection.
///
/// A briefing brings the entities it names, an attack its perpetrators, an actor its attacks. Tags
/// and `all` select exactly, without related notes.
pub(super) fn select(
    site: &Reader<'_>,
    selection: &Selection,
    order: Order,
) -> Result<Selected, Vec<SelectionProblem>> {
    let named = named(site, selection)?;
    let wanted = if selection.notes.is_empty() { every(site, selection) } else { named.notes };
    let mut notes =
        wanted.into_iter().filter(|ix| fits(site.note(*ix), selection)).collect::<Vec<_>>();
    if selection.tags.is_empty() && !selection.all {
        let companions = notes.iter().flat_map(|ix| companions(site, *ix));
        let companions = companions.filter(|ix| fits(site.note(*ix), selection));
        let companions = companions.collect::<Vec<_>>();
        notes.extend(companions);
    }
    let mut seen = BTreeSet::new();
    notes.retain(|ix| seen.insert(*ix));
    if notes.is_empty() {
        return Err(vec![SelectionProblem { span: None, problem: nothing(&named.left_out) }]);
    }
    sort(site, &mut notes, order);
    Ok(Selected { notes, left_out: named.left_out })
}

/// The notes that a selection names, in its order.
fn named(site: &Reader<'_>, selection: &Selection) -> Result<Selected, Vec<SelectionProblem>> {
    let mut selected = Selected { notes: Vec::new(), left_out: Vec::new() };
    let mut unfit = Vec::new();
    for name in &selection.notes {
        match find(site, name) {
            Ok(Some(ix)) => selected.notes.push(ix),
            Ok(None) => selected.left_out.push(name.clone()),
            Err(problem) => {
                unfit.push(SelectionProblem { span: Some(name.span.clone()), problem: *problem })
            }
        }
    }
    unfit.extend(selection.tags.iter().filter_map(|tag| unknown_tag(site, tag)));
    if unfit.is_empty() { Ok(selected) } else { Err(unfit) }
}

/// All candidates for a selection without names; with a period alone, those that have a date.
fn every(site: &Reader<'_>, selection: &Selection) -> Vec<NoteIx> {
    let is_period = selection.from.is_some() || selection.to.is_some();
    let is_period = is_period && !selection.all && selection.tags.is_empty();
    let kinds = KINDS.into_iter().filter(|kind| !is_period || is_dated(*kind));
    kinds.flat_map(|kind| site.of(kind).map(|(ix, _)| ix).collect::<Vec<_>>()).collect()
}

fn fits(note: &Note, selection: &Selection) -> bool {
    has_tag(note, &selection.tags) && (!is_dated(note.kind) || is_within(note, selection))
}

fn nothing(left_out: &[Spanned<String>]) -> Diagnostic {
    match left_out {
        [] => {
            let problem =
                Diagnostic::new(&rule::EMPTY_REPORT, "nothing fits what this report asks for");
            problem.hint("a period holds attacks and briefings with a date in it; tags must be on the notes themselves")
        }
        [name, ..] => {
            let message = format!("`{}` is marked above this report, or a draft", name.value);
            Diagnostic::new(&rule::EMPTY_REPORT, message)
                .hint("use --tlp or --drafts if its readers may see it")
        }
    }
}

/// The note named `actors/red-hill`; `None` if this build leaves it out.
fn find(site: &Reader<'_>, name: &Spanned<String>) -> Result<Option<NoteIx>, Box<Diagnostic>> {
    let (folder, id) = parts(&name.value);
    let catalogue = site.catalogue();
    let fits = |ix: &NoteIx| {
        let kind = catalogue[*ix].kind;
        KINDS.contains(&kind) && (folder.is_empty() || kind.folder() == folder)
    };
    if let Some(ix) = catalogue.by_id(id).filter(fits) {
        return Ok(Some(ix));
    }
    let is_source = catalogue.by_id(id).is_some_and(|ix| catalogue[ix].kind == Kind::Source);
    if !is_source && catalogue.withholds(id) {
        return Ok(None);
    }
    let known = catalogue.iter().filter(|(_, note)| KINDS.contains(&note.kind));
    let known = known.map(|(_, note)| super::entry_id(note)).collect::<Vec<_>>();
    let same_id = known.iter().find(|known| known.rsplit('/').next() == Some(id));
    let meant = same_id.cloned().or_else(|| nearest(&name.value, known.iter().map(String::as_str)));
    let hint = match (meant, is_source) {
        (_, true) => {
            String::from("a report lists every source it rests on; select what sources speak of")
        }
        (Some(meant), _) => format!("did you mean `{meant}`?"),
        (None, _) => String::from("write the folder and the id of a note, such as `attacks/<id>`"),
    };
    let message = format!("no briefing, attack, actor or outlet is called `{}`", name.value);
    Err(Box::new(Diagnostic::new(&rule::UNKNOWN_SELECTION, message).hint(hint)))
}

/// The folder and the id of a note as it is named in a selection: `actors/red-hill`, or its id alone.
pub(crate) fn parts(name: &str) -> (&str, &str) {
    let name = name.trim_matches('/');
    let name = name.strip_prefix("content/").unwrap_or(name);
    let name = name.strip_suffix(".md").unwrap_or(name);
    let id = name.rsplit('/').next().unwrap_or(name);
    let folder = name.split_once('/').map_or("", |(folder, _)| folder);
    (folder, id)
}

fn unknown_tag(site: &Reader<'_>, tag: &Spanned<String>) -> Option<SelectionProblem> {
    let notes = site.catalogue().iter().flat_map(|(_, note)| &note.common.tags);
    let known = notes.map(|tag| tag.value.as_str()).collect::<BTreeSet<_>>();
    let wanted = Id::slug(&tag.value);
    if known.iter().any(|known| Id::slug(known) == wanted) {
        return None;
    }
    let meant = nearest(&tag.value, known.iter().copied());
    let problem =
        Diagnostic::new(&rule::UNKNOWN_SELECTION, format!("no note has the tag `{}`", tag.value));
    let problem = problem.maybe_hint(meant.map(|tag| format!("did you mean `{tag}`?")));
    Some(SelectionProblem { span: Some(tag.span.clone()), problem })
}

fn has_tag(note: &Note, tags: &[Spanned<String>]) -> bool {
    // Spellings that share a page are one tag.
    let has = |wanted: &Spanned<String>| {
        let page = Id::slug(&wanted.value);
        note.common.tags.iter().any(|tag| Id::slug(&tag.value) == page)
    };
    tags.is_empty() || tags.iter().any(has)
}

/// Whether notes of this kind have a date.
fn is_dated(kind: Kind) -> bool {
    matches!(kind, Kind::Briefing | Kind::Attack)
}

/// The date of an attack or briefing.
pub(super) fn date_of(note: &Note) -> Option<&Edtf> {
    let date = match &note.details {
        Details::Attack(attack) => attack.date.as_ref(),
        Details::Briefing(briefing) => briefing.date.as_ref(),
        Details::Actor(_) | Details::Outlet(_) | Details::Source(_) | Details::Plain => None,
    };
    date.map(|date| &date.value)
}

/// Whether an attack or briefing may be within the period; one without a date is not.
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

/// The notes that a note is about, one step away.
fn companions(site: &Reader<'_>, ix: NoteIx) -> Vec<NoteIx> {
    let catalogue = site.catalogue();
    match &site.note(ix).details {
        Details::Briefing(_) => {
            let named = site.links(ix).edges.iter().map(|edge| edge.target);
            named.filter(|ix| site.named(*ix).kind.is_entity()).collect()
        }
        Details::Attack(attack) => {
            let perpetrators = attack.perpetrators.iter();
            perpetrators.filter_map(|by| catalogue.of_kind(&by.actor.value, Kind::Actor)).collect()
        }
        Details::Actor(_) => site.attacks(ix).iter().map(|by| by.attack).collect(),
        Details::Outlet(_) | Details::Source(_) | Details::Plain => Vec::new(),
    }
}

fn sort(site: &Reader<'_>, chosen: &mut [NoteIx], order: Order) {
    let title = |ix: NoteIx| fold::key(site.named(ix).title());
    match order {
        Order::Given => {}
        Order::Title => chosen.sort_by_cached_key(|ix| title(*ix)),
        Order::Standard => chosen.sort_by_cached_key(|ix| {
            let date = date_of(site.note(*ix)).map(Edtf::sort_key);
            (date.is_none(), date, title(*ix))
        }),
    }
}
