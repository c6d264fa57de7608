//! The entry of one note in a report.

use crate::article::PassageNumber;
use crate::catalogue::NoteIx;
use crate::model::{ClaimGroup, Dossier, Property};
use crate::note::{Details, Kind};
use crate::render::text::other_language;
use crate::render::view::JudgementView;
use crate::render::words::facts::{self, Shown};
use crate::render::words::place::place;
use crate::render::words::source::short_name;
use crate::render::words::{attribution, claims, in_words, kind_label, value_of};
use crate::render::{actor, briefing, warnings};
use crate::source::PartKind;
use crate::vocabulary::List;

use super::builder::ReportBuilder;
use super::entry_id;
use super::text::{self, Block};
use super::view::{
    AttackRow, ClaimRow, ClaimTable, Entry, EvidenceRow, FactRow, FactValue, Judgement, OutletRow,
    Relation, Relations,
};

/// The longest text of an outlet that has a row of a table, in letters.
const LONGEST_IN_ROW: usize = 1500;

/// The entry of a note. Its parts are built in the order of the page, since references are numbered
/// by use.
pub(super) fn entry(report: &mut ReportBuilder<'_>, ix: NoteIx) -> Entry {
    let dossier = report.pages.site.dossier(ix);
    let note = dossier.note;
    let lead =
        report.sentence(ix, note.common.summary.as_ref().map_or("", |summary| &summary.value));
    let judgements = judgements(report, ix);
    let evidence = evidence_rows(report, ix);
    let facts = facts(report, &dossier, !evidence.is_empty());
    let body = report.text(ix);
    let groups = dossier.claims();
    let claims = claims(report, &groups);
    let common = &note.common;
    let (language, direction) = other_language(report.pages.site, note);
    let mut entry = Entry {
        language,
        direction,
        id: entry_id(note),
        level: 2,
        is_row: false,
        section: note.kind.folder(),
        kind: kind_label(report.pages.words, note).to_owned(),
        title: note.title().to_owned(),
        summary: report.pages.site.summary(ix).into_owned(),
        lead,
        marking: super::marking(report.pages.site.marking(ix)),
        content_warning: warnings(report.pages.site, ix),
        date: String::new(),
        authors: String::new(),
        judgements,
        names: common.aliases.iter().map(|alias| alias.text.value.clone()).collect(),
        facts,
        body,
        locator: super::drawn::locator(report, &dossier),
        claims,
        ranges: super::drawn::ranges(report, note.kind, &groups),
        by_year: super::drawn::by_year(report, &dossier),
        ties: super::drawn::ties(report, &dossier),
        relations: Vec::new(),
        attacks: Vec::new(),
        outlets: Vec::new(),
        evidence,
    };
    match &note.details {
        Details::Briefing(briefing) => {
            entry.date = in_words(report.pages.words, value_of(&briefing.date));
            entry.authors = report.pages.words.list(&briefing.authors);
        }
        Details::Actor(_) => {
            entry.relations = relations(report, &dossier);
            entry.attacks = attacks(report, &dossier);
            entry.outlets = outlets(report, &dossier);
        }
        Details::Attack(_) | Details::Outlet(_) | Details::Source(_) | Details::Plain => {}
    }
    entry
}

/// The key judgements of a note.
pub(super) fn judgements(report: &mut ReportBuilder<'_>, ix: NoteIx) -> Vec<Judgement> {
    let note = report.pages.site.note(ix);
    let Details::Briefing(keys) = &note.details else { return Vec::new() };
    let views = briefing::judgements(report.pages.site, ix, keys).collect::<Vec<_>>();
    let judgement = |(view, judgement): (JudgementView, &crate::note::Judgement)| Judgement {
        text: view.text,
        line: report.sentence(ix, &judgement.text.value),
        likelihood: view.likelihood,
        confidence: view.confidence,
        from: note.title().to_owned(),
        to: entry_id(note),
    };
    views.into_iter().zip(&keys.judgements).map(judgement).collect()
}

/// Whether an entry fits a row of a table: an outlet with a short text and nothing else to show.
pub(super) fn fits_row(entry: &Entry) -> bool {
    let is_line = |block: &Block| matches!(block, Block::Paragraph { .. });
    let has_more = !entry.claims.is_empty() || !entry.content_warning.is_empty();
    entry.section == Kind::Outlet.folder()
        && !has_more
        && entry.marking.is_empty()
        && entry.language.is_empty()
        && entry.body.iter().all(is_line)
        && text::length(&entry.body) <= LONGEST_IN_ROW
}

/// The facts but those that an entry says elsewhere: what a note is stands below its title, and the passages that speak of
/// it may be listed.
fn facts(
    report: &mut ReportBuilder<'_>,
    dossier: &Dossier<'_>,
    lists_passages: bool,
) -> Vec<FactRow> {
    let mut rows = Vec::new();
    for fact in dossier.facts() {
        let is_said = match fact.property {
            Property::Coverage => lists_passages,
            Property::Kind | Property::Class => true,
            _ => false,
        };
        if is_said {
            continue;
        }
        let values = fact.values.iter().filter_map(|value| fact_value(report, value));
        let values = values.collect::<Vec<_>>();
        if !values.is_empty() {
            let label = facts::label_of(report.pages.words, &fact);
            rows.push(FactRow { id: facts::label_id(fact.property), label, values });
        }
    }
    rows
}

fn fact_value(
    report: &mut ReportBuilder<'_>,
    value: &crate::model::FactValue<'_>,
) -> Option<FactValue> {
    let (text, to) = match facts::shown(report.pages.words, &value.value) {
        Shown::Entity(ix) => report.named(ix),
        Shown::Source(ix) => (short_name(report.pages.site, ix), String::new()),
        Shown::Words(text) => (text, String::new()),
    };
    let remark = facts::remark(report.pages.site, &value.remark);
    let refs = report.cite(&value.references);
    (!text.is_empty()).then_some(FactValue { text, to, remark, refs })
}

fn claims(report: &mut ReportBuilder<'_>, groups: &[ClaimGroup<'_>]) -> Vec<ClaimTable> {
    let words = report.pages.words;
    let tables = groups.iter().map(|group| {
        let rows = group.rows.iter().map(|row| claim_row(report, row)).collect();
        ClaimTable {
            property: words.vocabulary.heading(List::Property, group.property),
            scope: words.vocabulary.label(List::Scope, group.scope.unwrap_or_default()).to_owned(),
            range: claims::range(words, group),
            disagreement: group.is_disagreement(),
            basis: claims::basis(words, group.n_sources(), group.independence),
            rows,
        }
    });
    tables.collect()
}

fn claim_row(report: &mut ReportBuilder<'_>, row: &crate::model::ClaimRow<'_>) -> ClaimRow {
    let source = row.reference.source;
    let date = report.pages.citation(source).date.clone();
    let as_of = in_words(report.pages.words, row.as_of);
    ClaimRow {
        value: claims::row_in_words(report.pages.words, row),
        source: short_name(report.pages.site, source),
        place: place(report.pages.site, source, row.reference.passages()),
        quote: row.quote.unwrap_or_default().to_owned(),
        as_of: if as_of == date { String::new() } else { as_of },
        date,
        preferred: row.is_preferred,
        reason: row.reason.unwrap_or_default().to_owned(),
        refs: report.cite(&[row.reference]),
    }
}

/// The relations by what they are, in the order of a page.
fn relations(report: &mut ReportBuilder<'_>, dossier: &Dossier<'_>) -> Vec<Relations> {
    let mut groups = Vec::<Relations>::new();
    for relation in actor::relations(report.pages.words, dossier) {
        let (text, to) = report.named(relation.other);
        let refs = report.cite(&relation.references);
        let other = Relation { text, to, when: relation.when, refs };
        match groups.last_mut() {
            Some(last) if last.label == relation.label => last.others.push(other),
            _ => groups.push(Relations { label: relation.label, others: vec![other] }),
        }
    }
    groups
}

fn attacks(report: &ReportBuilder<'_>, dossier: &Dossier<'_>) -> Vec<AttackRow> {
    let rows = dossier.attacks().into_iter().filter_map(|(ix, said)| {
        let said = said.iter().map(|said| attribution::words(report.pages.site, said));
        let said = said.collect::<Vec<_>>();
        let role = report.pages.words.join_clauses(said.iter().map(String::as_str));
        let row = report.pages.attack_row(ix)?;
        Some(AttackRow {
            text: row.link.text.clone(),
            to: report.entry_of(ix),
            kind: row.kind.clone(),
            date: row.date.clone(),
            role,
            place: row.place.clone(),
            figures: report.figures_of(ix),
        })
    });
    rows.collect()
}

fn outlets(report: &ReportBuilder<'_>, dossier: &Dossier<'_>) -> Vec<OutletRow> {
    let outlets = dossier.outlets().into_iter().map(|(ix, degree)| {
        let (text, to) = report.named(ix);
        let words = report.pages.words;
        let kind = kind_label(words, report.pages.site.named(ix));
        let kind = degree.map_or(kind, |degree| words.vocabulary.label(List::Degree, degree));
        OutletRow { text, to, kind: kind.to_owned() }
    });
    outlets.collect()
}

/// The passages that mention an entity, by source, in the order of their dates. Quotations stay on
/// the website.
fn evidence_rows(report: &ReportBuilder<'_>, ix: NoteIx) -> Vec<EvidenceRow> {
    let site = report.pages.site;
    let groups = site.by_source(site.evidence(ix)).into_iter();
    let rows = groups.filter_map(|items| {
        let passages =
            items.iter().filter(|item| item.is_firm).filter_map(|item| match item.part {
                PartKind::Passage(number) => Some(number),
                _ => None,
            });
        let passages = passages.collect::<Vec<_>>();
        let (words, source) = (report.pages.words, items.first()?.source);
        let numbers = words.list(&runs(&passages));
        let passages = (!passages.is_empty()).then_some(passages.len())?;
        let passages = words.count_with("in_passages", passages, &[("numbers", &numbers)]);
        Some(EvidenceRow { source: short_name(site, source), passages })
    });
    rows.collect()
}

/// The numbers of passages in their order, with three or more that follow each other as one: `3`, `7–9`.
fn runs(passages: &[PassageNumber]) -> Vec<String> {
    let follow = |a: &PassageNumber, b: &PassageNumber| {
        !a.is_kept() && !b.is_kept() && b.number() == a.number() + 1
    };
    let shown = passages.chunk_by(follow).flat_map(|run| match run {
        [first, _, .., last] => vec![format!("{first}–{last}")],
        few => few.iter().map(ToString::to_string).collect(),
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_that_follow_each_other_are_joined() {
        for (numbers, expected) in [
            (&[][..], ""),
            (&[3], "3"),
            (&[3, 4], "3, 4"),
            (&[3, 4, 5], "3–5"),
            (&[1, 3, 4, 5, 6, 8, 9], "1, 3–6, 8, 9"),
        ] {
            let numbers = numbers.iter().copied().map(PassageNumber::found);
            assert_eq!(runs(&numbers.collect::<Vec<_>>()).join(", "), expected);
        }
        let kept = PassageNumber::found(4).next_kept();
        let numbers = [PassageNumber::found(4), kept, PassageNumber::found(5)];
        assert_eq!(runs(&numbers).join(", "), "4, 4a, 5");
    }
}
