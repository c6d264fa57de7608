//! The home page.

use std::cmp::Reverse;

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::note::Kind;
use crate::vocabulary::List;
use crate::words::Words;

use super::briefing::judgements;
use super::builder::Builder;
use super::counted;
use super::description::counting;
use super::graphics::bar;
use super::graphics::map;
use super::graphics::ranges::has_range;
use super::graphics::timeline::{self, Place};
use super::list::newest_briefings;
use super::overview::menu_link;
use super::reference_list;
use super::view::{
    Body, BriefingRow, Count, Counted, Difference, HomeJudgement, HomeView, Link, Markup,
};
use super::words::claims::{basis, property_of, range};
use super::words::{in_words, value_of};

const MOST_BRIEFINGS: usize = 5;
const MOST_JUDGEMENTS: usize = 3;
const MOST_DIFFERENCES: usize = 6;
const MOST_COVERED: usize = 8;

/// The view of the home page. `index` is `content/_index.md`.
pub(crate) fn view(builder: &mut Builder<'_>, index: Option<NoteIx>) -> HomeView {
    let body = index.map_or_else(Body::default, |ix| builder.body(ix));
    let newest = newest_briefings(builder);
    let (differences, more) = differences(builder);
    let attacks = builder.site.of(Kind::Attack).map(|(ix, _)| ix).collect::<Vec<_>>();
    let briefings = newest.iter().take(MOST_BRIEFINGS);
    HomeView {
        basis: rests_on(builder),
        span: span(builder),
        counts: counts(builder),
        judgements: newest
            .iter()
            .flat_map(|ix| judged(builder, *ix))
            .take(MOST_JUDGEMENTS)
            .collect(),
        differences,
        more_differences: match more {
            0 => String::new(),
            more => builder.words.count("more_differences", more),
        },
        timeline: timeline::view(builder, &attacks, Place::Home),
        map: map::small(builder),
        body,
        briefings: briefings.map(|ix| briefing_row(builder, *ix)).collect(),
        actors: builder.list(&most_covered(builder, Kind::Actor), counted::PASSAGES),
        attacks: builder.list(&most_covered(builder, Kind::Attack), counted::PASSAGES),
        references: reference_list::rows(builder),
    }
}

/// What the site has, where its settings do not describe it.
pub(crate) fn description(words: &Words, view: &HomeView) -> String {
    let counts = view.counts.iter().map(|count| (count.link.text.as_str(), count.number));
    let basis = words.join([view.basis.as_str(), &view.span].into_iter());
    words.join_clauses([counting(words, "", counts).as_str(), &basis].into_iter())
}

fn briefing_row(builder: &Builder<'_>, ix: NoteIx) -> BriefingRow {
    let note = builder.site.note(ix);
    let briefing = note.details.briefing();
    let date = in_words(builder.words, briefing.and_then(|briefing| value_of(&briefing.date)));
    BriefingRow {
        link: builder.link(ix).clone(),
        date,
        summary: builder.site.summary(ix).into_owned(),
    }
}

/// The key judgements of a briefing, in words.
fn judged(builder: &Builder<'_>, ix: NoteIx) -> Vec<HomeJudgement> {
    let Some(briefing) = builder.site.note(ix).details.briefing() else { return Vec::new() };
    let said = judgements(builder.site, ix, briefing).zip(&briefing.judgements);
    let judgement = said.map(|(said, judgement)| HomeJudgement {
        text: said.text,
        bar: judgement
            .likelihood
            .map_or_else(Markup::default, |it| bar(builder.words, it, &said.likelihood)),
        likelihood: said.likelihood,
        confidence: match said.confidence {
            level if level.is_empty() => level,
            level => builder.words.fill("confidence_is", &[("confidence", &level)]),
        },
        briefing: builder.link(ix).clone(),
    });
    judgement.collect()
}

/// The numbers and dates on which the sources differ, and how many more there are: first those that lists show, and
/// those of the most covered entities.
fn differences(builder: &Builder<'_>) -> (Vec<Difference>, usize) {
    let (site, words) = (builder.site, builder.words);
    let kinds = [Kind::Attack, Kind::Actor, Kind::Outlet].into_iter();
    let notes = kinds.flat_map(|kind| site.of(kind));
    let mut found = Vec::new();
    let is_listed = |ix: NoteIx, property: &str| {
        site.list_properties(site.named(ix).kind).iter().any(|listed| listed == property)
    };
    for (ix, _) in notes.filter(|(_, note)| note.claims.len() > 1) {
        for group in site.dossier(ix).claims_about(|_| true) {
            if group.is_disagreement() && has_range(&group) {
                found.push((ix, group));
            }
        }
    }
    found.sort_by_cached_key(|(ix, group)| {
        let passages = Reverse(site.coverage(*ix).passages);
        (!is_listed(*ix, group.property), passages, site.rank_by_title(*ix))
    });
    let more = found.len().saturating_sub(MOST_DIFFERENCES);
    let shown = found.iter().take(MOST_DIFFERENCES).map(|(ix, group)| {
        let label = words.vocabulary.label(List::Property, group.property);
        let property = property_of(words, label, group);
        Difference { link: builder.link(*ix).clone(), property, range: range(words, group) }
    });
    (shown.collect(), more)
}

fn most_covered<'a>(builder: &Builder<'a>, kind: Kind) -> Vec<Counted<'a>> {
    let mut notes = builder.site.of(kind).map(|(ix, _)| ix).collect::<Vec<_>>();
    notes.sort_by_cached_key(|ix| {
        let passages = builder.site.coverage(*ix).passages;
        (Reverse(passages), builder.site.rank_by_title(*ix))
    });
    let covered = notes
        .into_iter()
        .take(MOST_COVERED)
        .map(|ix| builder.counted(ix, builder.site.coverage(ix).passages));
    covered.filter(|counted| counted.count > 0).collect()
}

/// How many sources there are, and how far they are known to be independent; nothing without any.
fn rests_on(builder: &Builder<'_>) -> String {
    let sources = builder.site.sources().map(|(ix, _)| ix).collect::<Vec<_>>();
    if sources.is_empty() {
        return String::new();
    }
    let independence = builder.site.kinship().independence(None, sources.iter().copied());
    basis(builder.words, sources.len(), independence)
}

/// From the oldest to the newest source, by month: a day would say more than a reader of this line asks.
fn span(builder: &Builder<'_>) -> String {
    let dates = builder.site.sources().filter_map(|(_, source)| source.issued.date.as_ref());
    let dates = dates.collect::<Vec<_>>();
    let first = dates.iter().min_by_key(|date| date.sort_key());
    let last = dates.iter().max_by_key(|date| (date.latest(), date.earliest()));
    let (Some(first), Some(last)) = (first, last) else { return String::new() };
    let words = builder.words;
    let (first, last) = (month(words, first), month(words, last));
    if first == last { first } else { words.fill("range", &[("from", &first), ("to", &last)]) }
}

/// The month of a day in words; a date that is less exact as it is.
fn month(words: &Words, date: &Edtf) -> String {
    let is_day = date.earliest().is_some() && date.earliest() == date.latest();
    let month = date.as_str().get(..7).filter(|_| is_day).and_then(|text| Edtf::parse(text).ok());
    words.date(month.as_ref().unwrap_or(date))
}

fn counts(builder: &Builder<'_>) -> Vec<Count> {
    let menu = &builder.overview.site.menu;
    let is_other = |section: &str| section != Kind::Source.folder();
    let sections = menu.iter().filter(|item| item.count > 0 && is_other(&item.section));
    let sections = sections.map(|item| {
        // The plural form fits the number, where the section has no `_index.md` with a title.
        let link = menu_link(item);
        let is_named = link.text != builder.words.say(&item.section);
        let noun = builder.words.noun(&item.section, item.count);
        let text = if is_named { link.text } else { noun.to_owned() };
        Count { number: item.count, link: Link { text, ..link } }
    });
    sections.collect()
}
