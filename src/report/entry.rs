//! The entry of one note in a report.

use crate::catalogue::NoteIx;
use crate::model::Dossier;
use crate::note::Details;
use crate::render::text::other_language;
use crate::render::view::JudgementView;
use crate::render::words::facts::{self, Shown};
use crate::render::words::place::place;
use crate::render::words::{attribution, claims, in_words, kind_label, value_of};
use crate::render::{actor, briefing, warnings};
use crate::source::PartKind;
use crate::vocabulary::List;

use super::builder::ReportBuilder;
use super::entry_id;
use super::view::{
    AttackRow, ClaimRow, ClaimTable, Entry, EvidenceRow, FactRow, FactValue, Judgement, OutletRow,
    Relation,
};

/// The entry of a note. Its parts are built in the order of the page, since references are numbered
/// by use.
pub(super) fn entry(report: &mut ReportBuilder<'_>, ix: NoteIx) -> Entry {
    let dossier = report.pages.site.dossier(ix);
    let note = dossier.note;
    let lead = report.sentence(ix, note.common.summary.as_deref().unwrap_or_default());
    let judgements = judgements(report, ix);
    let facts = facts(report, &dossier);
    let body = report.text(ix);
    let claims = claims(report, &dossier);
    let common = &note.common;
    let (language, direction) = other_language(report.pages.site, note);
    let mut entry = Entry {
        language,
        direction,
        id: entry_id(note),
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
        claims,
        ranges: super::drawn::ranges(report, &dossier),
        relations: Vec::new(),
        attacks: Vec::new(),
        outlets: Vec::new(),
        evidence: evidence_rows(report, ix),
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

fn facts(report: &mut ReportBuilder<'_>, dossier: &Dossier<'_>) -> Vec<FactRow> {
    let mut rows = Vec::new();
    for fact in dossier.facts() {
        let values = fact.values.iter().filter_map(|value| fact_value(report, value));
        let values = values.collect::<Vec<_>>();
        if !values.is_empty() {
            rows.push(FactRow { values, label: facts::label_of(report.pages.words, &fact) });
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
        Shown::Source(ix) => (report.pages.citation(ix).title.clone(), String::new()),
        Shown::Words(text) => (text, String::new()),
    };
    let remark = facts::remark(report.pages.site, &value.remark);
    let refs = report.cite(&value.references);
    (!text.is_empty()).then_some(FactValue { text, to, remark, refs })
}

fn claims(report: &mut ReportBuilder<'_>, dossier: &Dossier<'_>) -> Vec<ClaimTable> {
    let (groups, words) = (dossier.claims(), report.pages.words);
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
    let citation = report.pages.citation(row.reference.source);
    ClaimRow {
        value: claims::row_in_words(report.pages.words, row),
        source: citation.title.clone(),
        date: citation.date.clone(),
        place: place(report.pages.site, row.reference.source, row.reference.passages()),
        quote: row.quote.unwrap_or_default().to_owned(),
        as_of: in_words(report.pages.words, row.as_of),
        preferred: row.is_preferred,
        reason: row.reason.unwrap_or_default().to_owned(),
        refs: report.cite(&[row.reference]),
    }
}

fn relations(report: &mut ReportBuilder<'_>, dossier: &Dossier<'_>) -> Vec<Relation> {
    let relations = actor::relations(report.pages.words, dossier).into_iter().map(|relation| {
        let (text, to) = report.named(relation.other);
        let refs = report.cite(&relation.references);
        Relation { label: relation.label, text, to, when: relation.when, refs }
    });
    relations.collect()
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
            figures: row.figures.iter().map(|figure| figure.value.clone()).collect(),
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
                PartKind::Passage(number) => Some(number.to_string()),
                _ => None,
            });
        let passages = passages.collect::<Vec<_>>();
        if passages.is_empty() {
            return None;
        }
        let words = report.pages.words;
        let numbers = words.list(&passages);
        let passages = words.count_with("in_passages", passages.len(), &[("numbers", &numbers)]);
        let citation = report.pages.citation(items[0].source);
        Some(EvidenceRow {
            source: citation.title.clone(),
            outlet: citation.outlet.text.clone(),
            date: citation.date.clone(),
            passages,
        })
    });
    rows.collect()
}
