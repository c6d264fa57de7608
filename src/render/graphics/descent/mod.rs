//! Descent: which actors came of which, and when.

mod order;

use jiff::civil::Date as Day;

use crate::catalogue::NoteIx;
use crate::edtf::{Edtf, Value};
use crate::graphic::{Descent, Joint, Strand, days_of, year_of};
use crate::model::{ClaimRow, Declared, Dossier, Reader};
use crate::render::builder::Builder;
use crate::render::html::Html;
use crate::render::view::{Link, Markup, TimelineView};
use crate::render::words::claims::range;
use crate::render::words::facts::period;
use crate::render::words::shown_title;
use crate::vocabulary::known::{self, FOUNDED};
use crate::vocabulary::{Bond, List, Side};
use crate::words::Words;

use super::svg;
use super::timeline::TALL;
use order::{Branch, in_order};

/// Widths in pixels: of a page, and of a page on a screen of middling width.
const PAGE: f64 = 1040.0;
const MIDDLE: f64 = 690.0;

/// More rows are not taken in at a glance.
const MOST: usize = 40;

/// When an actor was there: in words, and as the days of its start and end.
#[derive(Debug, Default)]
struct Life {
    start: Option<(f64, f64)>,
    end: Option<(f64, f64)>,
    is_vague: bool,
    said: String,
}

/// The actors that came of others or that others came of, drawn; `None` if nothing of them has a date.
pub(crate) fn view(builder: &Builder<'_>, bonds: &[Declared<'_>]) -> Option<TimelineView> {
    let words = builder.words;
    let (descent, said) = descent(builder.site, bonds, &|ix| builder.link(ix).url.clone())?;
    let draw = |class, width| {
        let graphic = descent.draw(width, words)?;
        Some((svg::markup(&graphic, class, &builder.root), graphic.height))
    };
    let (middle, height) = draw("middle", MIDDLE)?;
    Some(TimelineView {
        title: descent.title.clone(),
        wide: draw("wide", PAGE)?.0,
        middle,
        is_tall: height > TALL,
        list: list(builder, &descent, &said),
        notes: signs(words, &descent),
        ..TimelineView::default()
    })
}

/// The strands of descent, with what is said of each beside its name; `None` if no two are joined, or nothing of them
/// has a date.
fn descent(
    site: &Reader<'_>,
    bonds: &[Declared<'_>],
    address: &dyn Fn(NoteIx) -> String,
) -> Option<(Descent, Vec<String>)> {
    let words = site.words();
    let branches = bonds.iter().filter_map(|bond| branch(site, bond)).collect::<Vec<_>>();
    let start = |ix: NoteIx| life(words, &site.dossier(ix)).start.map(|(from, _)| from);
    let rank = |ix| site.rank_by_title(ix);
    let rows = in_order(&branches, &start, &rank, MOST);
    let place = |ix: NoteIx| rows.iter().position(|row| row.ix == ix);
    let (mut strands, mut all_said) = (Vec::new(), Vec::new());
    for row in &rows {
        let dossier = site.dossier(row.ix);
        let mut life = life(words, &dossier);
        let (mut joints, mut said) = (Vec::new(), vec![life.said.clone()]);
        for branch in branches.iter().filter(|branch| branch.child == row.ix) {
            let Some(from) = place(branch.parent) else { continue };
            let bond = branch.bond;
            let at = bond.since.and_then(days);
            if life.start.is_none() && branch.is_origin {
                life.start = at;
                life.is_vague |= bond.since.is_some_and(Edtf::is_vague);
            }
            let (kind, end) = branch.read_by_child(words);
            let label = words.vocabulary.relation(&kind, end, bond.time);
            let parent = shown_title(site, branch.parent);
            let of = words.fill("labelled", &[("label", label), ("value", &*parent)]);
            let when = period(words, bond.since, bond.until);
            said.push(words.join([&*of, &*when].into_iter()));
            joints.push(Joint { from, at });
        }
        let name = shown_title(site, row.ix).into_owned();
        let said = words.join_clauses(said.iter().map(String::as_str));
        strands.push(Strand {
            full: words.join([&*name, &*said].into_iter()),
            name,
            to: address(row.ix),
            depth: row.depth,
            start: life.start,
            end: life.end,
            is_vague: life.is_vague,
            seen: seen(site, &dossier),
            joints,
        });
        all_said.push(said);
    }
    let has_date = |strand: &Strand| {
        let is_joined = strand.joints.iter().any(|joint| joint.at.is_some());
        strand.start.is_some() || strand.end.is_some() || is_joined
    };
    let has_dates = strands.iter().any(has_date);
    let title = words.count("descent_of", strands.len());
    has_dates.then_some((Descent { title, strands }, all_said))
}

/// A tie as a branch of one actor off another; `None` for other ties. People are no branches, nor are members.
fn branch<'t, 'a>(site: &Reader<'_>, bond: &'t Declared<'a>) -> Option<Branch<'t, 'a>> {
    let actor = |ix: NoteIx| site.note(ix).details.actor();
    let is_group = |ix| actor(ix).is_some_and(|actor| !actor.is_person());
    let (what, side) = known::bond(&bond.kind());
    if !matches!(what, Bond::Origin | Bond::Part) || !is_group(bond.from) || !is_group(bond.to) {
        return None;
    }
    let is_held_by_child = side == Side::Above;
    let (child, parent) =
        if is_held_by_child { (bond.from, bond.to) } else { (bond.to, bond.from) };
    Some(Branch { child, parent, is_origin: what == Bond::Origin, is_held_by_child, bond })
}

/// When an actor was there: by its active period and what sources say of its beginning. Where they contradict each other,
/// it can have begun on any of the days that one of them means.
fn life(words: &Words, dossier: &Dossier<'_>) -> Life {
    let mut life = Life::default();
    let active = dossier.actor().and_then(|actor| actor.active.as_ref()).map(|it| &it.value);
    if let Some(active) = active.filter(|active| matches!(active.value(), Value::Interval(..))) {
        life.start = active.start().map(stretch);
        life.end = active.end().map(stretch);
        life.is_vague = active.is_vague();
        life.said = words.date(active);
    }
    for group in dossier.claims_about(|property| property == FOUNDED) {
        let dates = group.rows.iter().filter_map(ClaimRow::date).collect::<Vec<_>>();
        let first = dates.iter().filter_map(Edtf::earliest).min();
        let last = dates.iter().filter_map(Edtf::latest).max();
        if let Some(days) = first.zip(last) {
            life.start = Some(joined(life.start, stretch(days)));
            life.is_vague |= dates.iter().any(Edtf::is_vague);
            let label = words.vocabulary.label(List::Property, FOUNDED);
            let range = range(words, &group);
            let founded = words.fill("labelled", &[("label", label), ("value", &range)]);
            life.said = words.join([&*life.said, &*founded].into_iter());
            break;
        }
    }
    life
}

/// The days of a beginning by a note and by the sources of its claims: those of the sources where they only make the
/// others more exact, else all.
fn joined(declared: Option<(f64, f64)>, claimed: (f64, f64)) -> (f64, f64) {
    match declared {
        Some((from, to)) if claimed.0 < from || to < claimed.1 => {
            (from.min(claimed.0), to.max(claimed.1))
        }
        _ => claimed,
    }
}

/// The days of the attacks that are attributed to an actor.
fn seen(site: &Reader<'_>, dossier: &Dossier<'_>) -> Vec<(f64, f64)> {
    let attacks = dossier.attacks().into_iter();
    let dates = attacks.filter_map(|(ix, _)| site.note(ix).details.attack()?.date.as_ref());
    let mut seen = dates.filter_map(|date| days(&date.value)).collect::<Vec<_>>();
    seen.dedup();
    seen
}

/// All days that a date can mean, from the beginning of the first to the end of the last.
fn days(date: &Edtf) -> Option<(f64, f64)> {
    date.earliest().zip(date.latest()).map(stretch)
}

fn stretch((first, last): (Day, Day)) -> (f64, f64) {
    (days_of(first), days_of(last) + 1.0)
}

/// What the signs mean that a descent has.
fn signs(words: &Words, descent: &Descent) -> Vec<String> {
    let strands = &descent.strands;
    let is_long = |range: Option<(f64, f64)>| range.is_some_and(|(from, to)| to - from > 31.0);
    let signs = [
        ("descent_soft", strands.iter().any(|it| is_long(it.start) || is_long(it.end))),
        ("descent_open", strands.iter().any(|it| it.start.is_none() || it.end.is_none())),
        ("descent_seen", strands.iter().any(|it| !it.seen.is_empty())),
        ("descent_joint", true),
    ];
    signs.into_iter().filter(|(_, has)| *has).map(|(id, _)| words.say(id).to_owned()).collect()
}

/// The strands as a list, each with the year of its beginning.
fn list(builder: &Builder<'_>, descent: &Descent, said: &[String]) -> Markup {
    Html::finished(|html| {
        for (strand, said) in descent.strands.iter().zip(said) {
            html.markup("<li><span class=\"year\">");
            if let Some((from, _)) = strand.start {
                html.text(&year_of(builder.words, from));
            }
            html.markup("</span> <span>");
            let link = Link { text: strand.name.clone(), url: strand.to.clone() };
            html.link(&builder.root, &link).remark(said).markup("</span></li>\n");
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_has_the_days_of_the_note_and_of_its_sources_unless_they_agree() {
        for (declared, claimed, expected) in [
            (None, (10.0, 20.0), (10.0, 20.0)),
            // A day within the year of the note.
            (Some((0.0, 365.0)), (100.0, 101.0), (100.0, 101.0)),
            (Some((0.0, 365.0)), (4000.0, 4001.0), (0.0, 4001.0)),
            (Some((4000.0, 4001.0)), (0.0, 365.0), (0.0, 4001.0)),
            (Some((0.0, 365.0)), (300.0, 500.0), (0.0, 500.0)),
        ] {
            assert_eq!(joined(declared, claimed), expected, "{declared:?} {claimed:?}");
        }
    }
}
