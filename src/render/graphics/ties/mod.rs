//! The ties of an actor or outlet as a picture: what stands above and below it, allies and opponents.

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::graphic::{TieGroup, TieLine, TiedName, Ties};
use crate::model::{Dossier, Reader, Tie};
use crate::render::builder::Builder;
use crate::render::view::TiesView;
use crate::render::words::facts::when;
use crate::render::words::shown_title;
use crate::vocabulary::known::{AFFILIATE_OF, bond};
use crate::vocabulary::{End, List, Term, Time};
use crate::words::Words;

use super::svg;

/// More names are not taken in at a glance.
const MOST: usize = 24;

/// One or two ties are a line or two of the list, which says the same with dates and references.
const LEAST: usize = 3;

/// The width of a column of text in pixels.
const COLUMN: f64 = 640.0;

/// What a picture of ties is made of.
#[derive(Debug)]
pub(crate) struct TiesOf {
    /// What is drawn.
    pub(crate) ties: Ties,
    /// What its signs mean: a sentence each.
    pub(crate) notes: Vec<String>,
}

/// A tie with what is said of it.
#[derive(Debug, Clone)]
struct Found {
    line: TieLine,
    label: String,
    other: NoteIx,
    name: TiedName,
}

/// The line of a tie.
pub(crate) fn line_of(words: &Words, kind: &Term, end: End, time: Time) -> TieLine {
    let (bond, side) = bond(kind);
    let is_symmetric = words.vocabulary.inverse(kind).as_ref() == Some(kind);
    TieLine {
        bond,
        side: if end == End::Holder { side } else { side.turned() },
        is_outward: (!is_symmetric).then_some(end == End::Holder),
        is_past: time == Time::Past,
    }
}

/// Whether a date of a tie is approximate or uncertain.
pub(crate) fn is_vague(tie: &Tie<'_>) -> bool {
    [tie.since, tie.until].into_iter().flatten().any(Edtf::is_vague)
}

/// The picture of the ties of an actor or outlet; `None` for so few that a list says them. `address` gives what a note leads
/// to, `all` is what leads to the list of them.
pub(crate) fn ties(
    dossier: &Dossier<'_>,
    all: &str,
    address: &dyn Fn(NoteIx) -> String,
) -> Option<TiesOf> {
    let (site, words) = (dossier.site(), dossier.site().words());
    let found = found(dossier, address);
    if found.len() < LEAST {
        return None;
    }
    let n = found.len();
    let mut groups = grouped(found, |ix| site.rank_by_title(ix));
    let label = words.count("n_ties", n);
    let kinds = groups.iter().map(|group| {
        let n = group.names.len().to_string();
        words.fill("ties_of_kind", &[("label", &group.label), ("n", &n)])
    });
    let kinds = words.list(&kinds.collect::<Vec<_>>());
    cut(&mut groups, MOST);
    let lines = || groups.iter().flat_map(|group| &group.names);
    let mut notes = Vec::new();
    for (id, has) in [
        ("ties_over", groups.iter().any(|group| group.line.is_past)),
        ("ties_vague", lines().any(|tied| tied.is_vague)),
    ] {
        notes.extend(has.then(|| words.say(id).to_owned()));
    }
    let ties = Ties {
        title: words.fill("labelled", &[("label", &label), ("value", &kinds)]),
        name: shown_title(site, dossier.ix).into_owned(),
        groups,
        more: if n > MOST { words.count("and_n_more", n - MOST) } else { String::new() },
        all: all.to_owned(),
    };
    Some(TiesOf { ties, notes })
}

/// The same as a page shows it.
pub(crate) fn view(builder: &Builder<'_>, dossier: &Dossier<'_>, list: &str) -> Option<TiesView> {
    let address = |ix| builder.link(ix).url.clone();
    let all = [&*builder.link(dossier.ix).url, list].concat();
    let TiesOf { ties, notes } = ties(dossier, &all, &address)?;
    let drawing = svg::in_figure(&ties.draw(COLUMN, builder.words), "wide", &builder.root);
    Some(TiesView { title: ties.title, drawing, notes })
}

/// The relations of an actor with the outlets affiliated with it, or those of an outlet.
fn found(dossier: &Dossier<'_>, address: &dyn Fn(NoteIx) -> String) -> Vec<Found> {
    let (site, words) = (dossier.site(), dossier.site().words());
    let ties = if dossier.actor().is_some() { dossier.relations() } else { dossier.held_by() };
    let mut found = Vec::new();
    for tie in &ties {
        let label = words.vocabulary.relation(&tie.kind, tie.end, tie.time);
        let line = line_of(words, &tie.kind, tie.end, tie.time);
        let further = [when(words, tie)];
        let mut of = named(site, (line, label), tie.other, &further, address);
        of.name.is_vague = is_vague(tie);
        found.push(of);
    }
    let affiliation = dossier.outlet().and_then(|outlet| outlet.affiliation.as_ref());
    let outlets = dossier.outlets().into_iter().map(|(ix, degree)| (ix, degree, End::Target));
    let actor = affiliation.and_then(|affiliation| {
        let actor = site.catalogue().by_id(&affiliation.actor.value)?;
        Some((actor, affiliation.degree.as_ref().map(|degree| &degree.value), End::Holder))
    });
    for (other, degree, end) in outlets.chain(actor) {
        if ties.iter().any(|tie| tie.other == other) {
            continue;
        }
        let kind = Term::new(AFFILIATE_OF);
        let label = words.vocabulary.relation(&kind, end, Time::Present);
        let line = line_of(words, &kind, end, Time::Present);
        let degree = degree.map_or("", |degree| words.vocabulary.label(List::Degree, degree));
        found.push(named(site, (line, label), other, &[degree.to_owned()], address));
    }
    found
}

fn named(
    site: &Reader<'_>,
    (line, label): (TieLine, &str),
    other: NoteIx,
    further: &[String],
    address: &dyn Fn(NoteIx) -> String,
) -> Found {
    let words = site.words();
    let name = shown_title(site, other).into_owned();
    let said = words.fill("labelled", &[("label", label), ("value", &name)]);
    let full = words.join(std::iter::once(&said).chain(further).map(String::as_str));
    let name = TiedName { name, full, to: address(other), is_vague: false };
    Found { line, label: label.to_owned(), other, name }
}

/// Ties by what they are, those that are over last; in each group by name.
fn grouped(mut found: Vec<Found>, rank: impl Fn(NoteIx) -> u32) -> Vec<TieGroup> {
    let key = |found: &Found| (found.line.is_past, found.line, found.label.clone());
    found.sort_by_cached_key(|found| (key(found), rank(found.other)));
    let groups = found.chunk_by(|a, b| key(a) == key(b));
    let group = |same: &[Found]| TieGroup {
        line: same[0].line,
        label: same[0].label.clone(),
        names: same.iter().map(|found| found.name.clone()).collect(),
    };
    groups.map(group).collect()
}

/// Leaves so many names, of each group as many as of the others while it has any.
fn cut(groups: &mut Vec<TieGroup>, most: usize) {
    let longest = groups.iter().map(|group| group.names.len()).max().unwrap_or_default();
    let (mut kept, mut left) = (vec![0; groups.len()], most);
    for row in 0..longest {
        for (group, kept) in groups.iter().zip(&mut kept) {
            if row < group.names.len() && left > 0 {
                (*kept, left) = (row + 1, left - 1);
            }
        }
    }
    for (group, kept) in groups.iter_mut().zip(kept) {
        group.names.truncate(kept);
    }
    groups.retain(|group| !group.names.is_empty());
}

#[cfg(test)]
mod tests;
