//! What the pages of actors, attacks and outlets share: names, claims, evidence and company.

use std::collections::BTreeMap;

use crate::article::sentence;
use crate::catalogue::NoteIx;
use crate::disagreement::{self, Sourced};
use crate::index::Evidence;
use crate::mention::fold;
use crate::note::Note;
use crate::source::{By, Mention, PartKind, Source, SourceIx};
use crate::span::trimmed;

use super::address;
use super::builder::{Builder, in_words};
use super::cited;
use super::quote::{Overlay, quote};
use super::view::{
    Body, ClaimRow, ClaimTable, Counted, Entity, EvidencePassage, EvidenceSource, Fact, Link, Name,
};

/// How many companions an entity's page shows.
const MOST_COMPANIONS: usize = 16;

/// Passages of up to this many words are quoted whole; of longer ones, the sentences that speak of the entity.
const WHOLE_PASSAGE_WORDS: usize = 60;

/// The shared part of an entity's page. `facts` and `body` are built before, since their references come first.
pub(crate) fn entity(
    builder: &mut Builder<'_>,
    ix: NoteIx,
    facts: Vec<Fact>,
    body: Body,
) -> Entity {
    let (site, note) = (builder.site, builder.site.note(ix));
    let claims = claims(builder, note);
    let coverage = builder.overview.of(builder.site, ix);
    Entity {
        summary: note.common.summary.clone().unwrap_or_default(),
        facts,
        body,
        names: names(builder, ix, note),
        disagreements: claims.iter().filter(|table| table.disagreement).count(),
        claims,
        evidence: evidence(builder, site.evidence(ix)),
        passages: coverage.passages,
        appears_with: appears_with(builder, ix),
        backlinks: builder.backlinks(ix),
        references: Vec::new(),
    }
}

/// The claims of a note, by property and scope.
pub(crate) fn claims(builder: &mut Builder<'_>, note: &Note) -> Vec<ClaimTable> {
    let site = builder.site;
    let groups = disagreement::groups(&site.claims(note), site.families());
    groups
        .iter()
        .map(|group| {
            let rows =
                group.claims.iter().map(|sourced| claim_row(builder, *sourced)).collect::<Vec<_>>();
            let mut sources = group.claims.iter().map(|sourced| sourced.source).collect::<Vec<_>>();
            sources.sort();
            sources.dedup();
            ClaimTable {
                property: capitalised(group.property),
                scope: group.scope.unwrap_or_default().to_owned(),
                range: group.range(),
                disagreement: group.is_disagreement(),
                independent: group.independent,
                sources: sources.len(),
                rows,
            }
        })
        .collect()
}

fn claim_row(builder: &mut Builder<'_>, Sourced { claim, source }: Sourced<'_>) -> ClaimRow {
    let passage = claim.cited.passage.as_ref().map(|passage| passage.value);
    let citation = builder.citation(source);
    let url = address::of_passage(builder.site, source, passage);
    ClaimRow {
        value: disagreement::value_in_words(claim),
        source: Link { text: citation.title.clone(), url },
        date: citation.date.clone(),
        passage: passage.unwrap_or_default(),
        quote: claim
            .quote
            .as_ref()
            .filter(|quote| is_visible(builder, source, passage, &quote.value))
            .map_or_else(String::new, |quote| quote.value.clone()),
        as_of: in_words(claim.as_of.as_ref()),
        preferred: claim.preferred,
        reason: claim.reason.clone().unwrap_or_default(),
        refs: builder.cite(&claim.cited),
    }
}

/// Whether the rights in a source allow to show the words a claim quotes.
fn is_visible(builder: &Builder<'_>, ix: SourceIx, passage: Option<u32>, words: &str) -> bool {
    let source = builder.site.source(ix);
    let Some(span) = passage.and_then(|number| source.passage_span(number)) else { return false };
    let found = crate::check::find_quote(&source.text[span.clone()], words);
    found.is_some_and(|found| {
        builder.site.visible(ix).covers(&(found.start + span.start..found.end + span.start))
    })
}

/// `date-of-birth` as `Date of birth`.
pub(crate) fn capitalised(text: &str) -> String {
    let text = text.replace(['-', '_'], " ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The title, the aliases and what else sources call it, each with the sources that use it.
fn names(builder: &Builder<'_>, ix: NoteIx, note: &Note) -> Vec<Name> {
    let site = builder.site;
    let mut uses = BTreeMap::<String, BTreeMap<SourceIx, usize>>::new();
    for evidence in site.evidence(ix) {
        let source = site.source(evidence.source);
        for mention in mentions(builder, evidence).filter(|mention| mention.by != By::Cue) {
            let key = fold::key(&source.text[mention.span.clone()]);
            *uses.entry(key).or_default().entry(evidence.source).or_default() += 1;
        }
    }
    let title = note.common.title.iter().map(|title| (title.as_str(), false));
    let aliases = note.common.aliases.iter().map(|alias| (alias.text.as_str(), false));
    let weak = note.common.weak_aliases.iter().map(|name| (name.as_str(), true));
    title
        .chain(aliases)
        .chain(weak)
        .map(|(text, weak)| {
            let used_by = uses.get(&fold::key(text)).into_iter().flatten();
            let used_by =
                used_by.map(|(source, count)| counted_source(builder, *source, *count)).collect();
            Name { text: text.to_owned(), weak, used_by }
        })
        .collect()
}

/// A source with a number, by its short name.
pub(crate) fn counted_source(builder: &Builder<'_>, ix: SourceIx, count: usize) -> Counted {
    Counted { link: builder.overview.short(builder.site, ix).clone(), kind: "", count }
}

fn mentions<'a>(
    builder: &Builder<'a>,
    evidence: &'a Evidence,
) -> impl Iterator<Item = &'a Mention> {
    let list = &builder.site.mentions(evidence.source).list;
    evidence.mentions.iter().map(move |mention| &list[*mention as usize])
}

fn evidence(builder: &Builder<'_>, evidence: &[Evidence]) -> Vec<EvidenceSource> {
    let group = |(source, items): (SourceIx, Vec<&Evidence>)| EvidenceSource {
        citation: builder.citation(source).clone(),
        html: cited::html(builder.citation(source), &builder.root),
        passages: items.into_iter().map(|item| evidence_passage(builder, item)).collect(),
    };
    by_source(builder, evidence).into_iter().map(group).collect()
}

/// Evidence by source: newest last, as the story went; undated sources at the end.
pub(crate) fn by_source<'a>(
    builder: &Builder<'_>,
    evidence: &'a [Evidence],
) -> Vec<(SourceIx, Vec<&'a Evidence>)> {
    let mut by_source = Vec::<(SourceIx, Vec<&Evidence>)>::new();
    for item in evidence {
        match by_source.last_mut() {
            Some((source, items)) if *source == item.source => items.push(item),
            _ => by_source.push((item.source, vec![item])),
        }
    }
    by_source.sort_by_key(|(source, _)| {
        let date = &builder.site.source(*source).issued.date;
        (date.is_none(), date.as_ref().map(|date| date.sort_key()), *source)
    });
    by_source
}

fn evidence_passage(builder: &Builder<'_>, item: &Evidence) -> EvidencePassage {
    let (site, source) = (builder.site, builder.site.source(item.source));
    let found = mentions(builder, item).collect::<Vec<_>>();
    let page = address::of_source(site, item.source);
    let (label, url) = match item.part {
        PartKind::Title => (String::from("Title"), page),
        PartKind::Passage(number) => (format!("Passage {number}"), format!("{page}#p{number}")),
        PartKind::Footnote(number) => {
            let marker = source
                .article
                .footnotes
                .get(number as usize)
                .map_or("", |footnote| &footnote.marker);
            (format!("Note {marker}"), page)
        }
    };
    let marks = found
        .iter()
        .filter(|mention| mention.by != By::Cue)
        .map(|mention| Overlay::mark(mention.span.clone()));
    let marks = marks.collect::<Vec<_>>();
    let wanted = wanted(source, item, &found, builder);
    // The title is metadata: it is shown whatever the rights in the text.
    let whole = crate::source::Visible::Whole;
    let visible = if item.part == PartKind::Title { &whole } else { site.visible(item.source) };
    // A visible fragment that does not speak of the entity, such as a figure another page quotes, says nothing here.
    let speaks = |part: &std::ops::Range<usize>| {
        found.iter().any(|mention| part.start < mention.span.end && mention.span.start < part.end)
    };
    let shown =
        wanted.iter().flat_map(|span| visible.within(span)).filter(speaks).collect::<Vec<_>>();
    let quotation = quote(source, visible, &shown, &marks);
    let withheld = wanted.iter().any(|span| !visible.covers(span));
    EvidencePassage {
        label,
        url,
        html: quotation.html,
        withheld,
        possible: found.iter().all(|mention| mention.by == By::WeakName),
    }
}

/// The sentences of a text that speak of the entity; the whole text when it is short.
fn wanted(
    source: &Source,
    item: &Evidence,
    found: &[&Mention],
    builder: &Builder<'_>,
) -> Vec<std::ops::Range<usize>> {
    let parts = &builder.site.mentions(item.source).parts;
    let Some(part) = parts.iter().find(|part| part.kind == item.part) else { return Vec::new() };
    let text = &source.text[part.span.clone()];
    if text.split_whitespace().nth(WHOLE_PASSAGE_WORDS).is_none() {
        return vec![part.span.clone()];
    }
    let sentences = sentence::sentences(text).into_iter();
    let sentences = sentences.map(|span| {
        let span = trimmed(text, span);
        part.span.start + span.start..part.span.start + span.end
    });
    sentences
        .filter(|span| {
            found
                .iter()
                .any(|mention| span.start < mention.span.end && mention.span.start < span.end)
        })
        .collect()
}

/// Who and what stands in the same passages.
fn appears_with(builder: &Builder<'_>, ix: NoteIx) -> Vec<Counted> {
    let site = builder.site;
    let mut together = BTreeMap::<NoteIx, usize>::new();
    for evidence in site.firm_passages(ix) {
        let mut others = beside(builder, evidence)
            .filter(|mention| mention.entity != ix && mention.by != By::WeakName)
            .map(|mention| mention.entity)
            .collect::<Vec<_>>();
        others.sort();
        others.dedup();
        for other in others {
            *together.entry(other).or_default() += 1;
        }
    }
    most_often(builder, together, MOST_COMPANIONS)
}

/// Everything that is named in the same text of a source. The mentions of a text stand together in the list.
pub(crate) fn beside<'a>(
    builder: &Builder<'a>,
    evidence: &'a Evidence,
) -> impl Iterator<Item = &'a Mention> {
    let list = &builder.site.mentions(evidence.source).list;
    let known = evidence.mentions.first().map_or(0, |mention| *mention as usize);
    let is_here = |mention: &&Mention| mention.part == evidence.part;
    let before = list[..known].iter().rev().take_while(is_here).count();
    list[known - before..].iter().take_while(move |mention| mention.part == evidence.part)
}

/// Notes by how often, most often first; equal ones by name.
pub(crate) fn most_often(
    builder: &Builder<'_>,
    counts: BTreeMap<NoteIx, usize>,
    most: usize,
) -> Vec<Counted> {
    let mut counts = counts.into_iter().collect::<Vec<_>>();
    let title = |ix: NoteIx| builder.site.named(ix).title();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| title(a.0).cmp(title(b.0))));
    counts.into_iter().take(most).map(|(ix, count)| builder.counted(ix, count)).collect()
}
