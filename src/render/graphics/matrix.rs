//! The matrix of those with the most ties: a line for each tie above the diagonal, the passages they share below it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::graphic::{Graphic, TieLine, square};
use crate::model::{Declared, DeclaredKind, Network, Reader};
use crate::note::{Details, Kind};
use crate::render::builder::Builder;
use crate::render::declared::label_of;
use crate::render::html::Html;
use crate::render::view::MatrixView;
use crate::render::words::facts::period;
use crate::render::words::shown_title;
use crate::vocabulary::{End, List, Term};

use super::svg;
use super::ties::line_of;

/// More rows are not taken in at a glance.
const MOST: usize = 20;

/// The side of a square for the most passages.
const LARGEST: f64 = 24.0;

/// A tie as read from a row to a column.
#[derive(Debug)]
struct Read {
    line: TieLine,
    label: String,
    is_vague: bool,
    /// All that is said of it.
    said: String,
}

/// The matrix; `None` for fewer than three with ties.
pub(crate) fn view(builder: &Builder<'_>, network: &Network<'_>) -> Option<MatrixView> {
    let (site, words) = (builder.site, builder.words);
    let rows = most_tied(site, &network.bonds, MOST);
    if rows.len() < 3 {
        return None;
    }
    let places = rows.iter().enumerate().map(|(at, ix)| (*ix, at)).collect::<BTreeMap<_, _>>();
    let cell = |a, b| {
        let (a, b) = (places.get(&a)?, places.get(&b)?);
        Some((*a.min(b), *a.max(b)))
    };
    let mut between = BTreeMap::<(usize, usize), Vec<&Declared<'_>>>::new();
    for declared in &network.bonds {
        if let Some(cell) = cell(declared.from, declared.to) {
            between.entry(cell).or_default().push(declared);
        }
    }
    let pairs = network.pairs.iter();
    let shared = pairs.filter_map(|pair| {
        let (a, b) = cell(pair.one, pair.other)?;
        Some(((b, a), pair.passages))
    });
    let shared = shared.collect::<BTreeMap<_, _>>();
    let most = shared.values().copied().max().unwrap_or_default();
    let mut legend = BTreeMap::new();
    let table = Html::finished(|html| {
        head(builder, html, &rows);
        html.markup("<tbody>\n");
        for (row, ix) in rows.iter().enumerate() {
            html.markup("<tr><th scope=\"row\">").anchor(&builder.root, builder.link(*ix));
            html.markup("</th>");
            for (column, other) in rows.iter().enumerate() {
                if row == column {
                    html.markup("<td class=\"self\"></td>");
                    continue;
                }
                html.markup("<td>");
                for declared in between.get(&(row, column)).into_iter().flatten() {
                    let read = read(site, declared, (*ix, *other));
                    let sign = read.line.alone(read.is_vague, &read.said);
                    html.piece(&svg::markup(&sign.in_direction(words), "sign", ""));
                    legend.entry((read.line, read.label)).or_insert(());
                }
                let n = shared.get(&(row, column)).copied().unwrap_or_default();
                if n > 0 {
                    let said = words.count("shared_passages", n);
                    let side = LARGEST * (n as f64 / most as f64).sqrt();
                    let drawn: Graphic = square(side.max(3.0), LARGEST, &said);
                    html.piece(&svg::markup(&drawn, "sign", ""));
                }
                html.markup("</td>");
            }
            html.markup("</tr>\n");
        }
        html.markup("</tbody>\n");
    });
    let mut notes = vec![words.say("matrix_ties").to_owned()];
    if most > 0 {
        notes.push(words.count("matrix_shared", most));
    }
    let legend = Html::finished(|html| {
        for (line, label) in legend.keys() {
            html.markup("<li>");
            let sign = line.alone(false, "").in_direction(words);
            html.piece(&svg::hidden(&sign, "sign")).text(label).markup("</li>\n");
        }
    });
    Some(MatrixView { title: words.count("matrix_of", rows.len()), table, legend, notes })
}

fn head(builder: &Builder<'_>, html: &mut Html, rows: &[NoteIx]) {
    html.markup("<thead><tr><td></td>");
    for ix in rows {
        html.markup("<th scope=\"col\">").anchor(&builder.root, builder.link(*ix)).markup("</th>");
    }
    html.markup("</tr></thead>\n");
}

/// Those with ties to the most others, by kind and then by name.
fn most_tied(site: &Reader<'_>, declared: &[Declared<'_>], most: usize) -> Vec<NoteIx> {
    let mut others = BTreeMap::<_, BTreeSet<_>>::new();
    for declared in declared {
        others.entry(declared.from).or_default().insert(declared.to);
        others.entry(declared.to).or_default().insert(declared.from);
    }
    let mut tied = others.iter().map(|(ix, others)| (*ix, others.len())).collect::<Vec<_>>();
    tied.sort_by_cached_key(|(ix, n)| {
        (Reverse(*n), Reverse(site.coverage(*ix).passages), site.rank_by_title(*ix))
    });
    let mut tied = tied.into_iter().take(most).map(|(ix, _)| ix).collect::<Vec<_>>();
    tied.sort_by_cached_key(|ix| (order_of_kind(site, *ix), site.rank_by_title(*ix)));
    tied
}

/// Actors in the order of their kinds, then outlets, then others.
fn order_of_kind(site: &Reader<'_>, ix: NoteIx) -> (u8, usize) {
    let note = site.note(ix);
    match (&note.details, note.kind) {
        (Details::Actor(actor), _) => {
            let kinds = site.words().vocabulary.ids(List::Actor);
            let place = |kind: &Term| kinds.iter().position(|id| *kind == **id);
            let kind = actor.kind.as_ref().and_then(|kind| place(&kind.value));
            (0, kind.unwrap_or(kinds.len()))
        }
        (_, Kind::Outlet) => (1, 0),
        _ => (2, 0),
    }
}

/// A tie as read from the entity of a row to that of a column.
fn read(site: &Reader<'_>, declared: &Declared<'_>, (row, column): (NoteIx, NoteIx)) -> Read {
    let words = site.words();
    let (kind, end) =
        if declared.from == row { (declared.kind(), End::Holder) } else { declared.turned(words) };
    let label = match declared.kind {
        DeclaredKind::Affiliation if end == End::Holder => label_of(words, declared),
        _ => words.vocabulary.relation(&kind, end, declared.time),
    };
    let names = [row, column].map(|ix| shown_title(site, ix));
    let from = words.join([&*names[0], label].into_iter());
    let said = words.fill("labelled", &[("label", &from), ("value", &*names[1])]);
    Read {
        line: line_of(words, &kind, end, declared.time),
        label: label.to_owned(),
        is_vague: [declared.since, declared.until].into_iter().flatten().any(Edtf::is_vague),
        said: words.join([&*said, &*period(words, declared.since, declared.until)].into_iter()),
    }
}
