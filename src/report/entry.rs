//! What a report says of one note.

use crate::catalogue::NoteIx;
use crate::note::{Details, Note};
use crate::render::counted::Counted;
use crate::render::view::{Fact, Link, RefUse};
use crate::render::{
    actor, attack, briefing, entity, evidence, in_words, join_names, kind_label, outlet,
};
use crate::source::PartKind;

use super::builder::ReportBuilder;
use super::entry_id;
use super::view::{
    AttackRow, ClaimRow, ClaimTable, Entry, EvidenceRow, FactRow, FactValue, Judgement, OutletRow,
    Relation,
};

/// The entry of a note. Its parts are built in the order in which they stand, since references are numbered by use.
pub(super) fn entry(report: &mut ReportBuilder<'_>, ix: NoteIx) -> Entry {
    let note = report.pages.site.note(ix);
    let facts = facts(report, ix, note);
    let body = report.text(ix);
    let claims = claims(report, note);
    let common = &note.common;
    let mut entry = Entry {
        id: entry_id(note),
        section: note.kind.folder(),
        kind: kind_label(note),
        title: note.title().to_owned(),
        summary: common.summary.clone().unwrap_or_default(),
        marking: super::marking(common.tlp),
        content_warning: common.content_warning.clone(),
        date: String::new(),
        authors: String::new(),
        judgements: Vec::new(),
        names: common.aliases.iter().map(|alias| alias.text.value.clone()).collect(),
        facts,
        body,
        claims,
        relations: Vec::new(),
        attacks: Vec::new(),
        outlets: Vec::new(),
        evidence: evidence_rows(report, ix),
    };
    match &note.details {
        Details::Briefing(briefing) => {
            entry.date = in_words(briefing.date.as_ref());
            entry.authors = join_names(&briefing.authors);
            entry.judgements = judgements(note);
        }
        Details::Actor(actor) => {
            entry.relations = relations(report, ix, actor);
            entry.attacks = attacks(report, ix);
            let outlets = actor::outlets(&report.pages, ix, actor);
            entry.outlets = outlets.into_iter().map(|outlet| outlet_row(report, outlet)).collect();
        }
        _ => {}
    }
    entry
}

/// The key judgements of a note.
pub(super) fn judgements(note: &Note) -> Vec<Judgement> {
    let Details::Briefing(keys) = &note.details else { return Vec::new() };
    let judgement = |judgement: crate::render::view::JudgementView| Judgement {
        text: judgement.text,
        likelihood: judgement.likelihood,
        confidence: judgement.confidence,
        from: note.title().to_owned(),
        to: entry_id(note),
    };
    briefing::judgements(keys).map(judgement).collect()
}

fn facts(report: &mut ReportBuilder<'_>, ix: NoteIx, note: &Note) -> Vec<FactRow> {
    let facts = match &note.details {
        Details::Actor(actor) => actor::facts(&report.pages, ix, actor),
        Details::Attack(attack) => {
            let perpetrators = attack::perpetrators(&mut report.pages, attack);
            attack::facts(&report.pages, ix, attack, &perpetrators)
        }
        Details::Outlet(outlet) => outlet::facts(&mut report.pages, ix, outlet),
        _ => Vec::new(),
    };
    facts.into_iter().map(|fact| fact_row(report, fact)).collect()
}

fn fact_row(report: &mut ReportBuilder<'_>, fact: Fact) -> FactRow {
    let values = fact.values.into_iter().map(|value| {
        let (text, to) = linked(report, &value.link);
        FactValue { text, to, remark: value.remark, refs: numbers(&value.refs) }
    });
    FactRow { values: values.collect(), label: fact.label.to_owned() }
}

/// What a page links, by its name and its entry.
fn linked(report: &mut ReportBuilder<'_>, link: &Link) -> (String, String) {
    (link.text.clone(), report.entry_at(&link.url))
}

fn numbers(refs: &[RefUse]) -> Vec<usize> {
    refs.iter().map(|used| used.number).collect()
}

fn claims(report: &mut ReportBuilder<'_>, note: &Note) -> Vec<ClaimTable> {
    let tables = entity::claims(&mut report.pages, note).into_iter();
    let row = |row: crate::render::view::ClaimRow| ClaimRow {
        value: row.value,
        source: row.source.text,
        date: row.date,
        passage: row.passage,
        quote: row.quote,
        as_of: row.as_of,
        preferred: row.preferred,
        reason: row.reason,
        refs: numbers(&row.refs),
    };
    tables
        .map(|table| ClaimTable {
            property: table.property,
            scope: table.scope,
            range: table.range,
            disagreement: table.disagreement,
            independent: table.independent,
            sources: table.sources,
            rows: table.rows.into_iter().map(row).collect(),
        })
        .collect()
}

fn relations(
    report: &mut ReportBuilder<'_>,
    ix: NoteIx,
    actor: &crate::note::Actor,
) -> Vec<Relation> {
    let rows = actor::relations(&mut report.pages, ix, actor);
    let mut relation = |row: actor::RelationRow<'_>| {
        let (text, to) = linked(report, row.link);
        Relation { label: row.label, text, to, when: row.when, refs: numbers(&row.refs) }
    };
    rows.into_iter().map(&mut relation).collect()
}

fn attacks(report: &mut ReportBuilder<'_>, ix: NoteIx) -> Vec<AttackRow> {
    let rows = actor::attacks(&report.pages, ix);
    let mut attack = |row: &crate::render::view::AttackRow| {
        let (text, to) = linked(report, &row.link);
        AttackRow {
            text,
            to,
            kind: row.kind,
            date: row.date.clone(),
            role: row.role.clone(),
            place: row.place.clone(),
            killed: row.killed.clone(),
        }
    };
    rows.iter().map(|row| attack(row)).collect()
}

fn outlet_row(report: &mut ReportBuilder<'_>, outlet: Counted<'_>) -> OutletRow {
    let (text, to) = linked(report, outlet.link);
    OutletRow { text, to, kind: outlet.kind }
}

/// Where sources speak of an entity, by source, in the order of their dates. Quotations stay on the website.
fn evidence_rows(report: &ReportBuilder<'_>, ix: NoteIx) -> Vec<EvidenceRow> {
    let site = report.pages.site;
    let groups = evidence::by_source(&report.pages, site.evidence(ix)).into_iter();
    let rows = groups.filter_map(|items| {
        let passages =
            items.iter().filter(|item| item.is_firm).filter_map(|item| match item.part {
                PartKind::Passage(number) => Some(number.to_string()),
                _ => None,
            });
        let passages = passages.collect::<Vec<_>>();
        let noun = match passages.len() {
            0 => return None,
            1 => "passage",
            _ => "passages",
        };
        let citation = report.pages.citation(items[0].source);
        Some(EvidenceRow {
            source: citation.title.clone(),
            outlet: citation.outlet.text.clone(),
            date: citation.date.clone(),
            passages: format!("{noun} {}", join_names(&passages)),
        })
    });
    rows.collect()
}
