//! What the pages of actors, attacks and outlets share: names, claims, evidence and company.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::disagreement::{self, Sourced};
use crate::index::Evidence;
use crate::note::Note;
use crate::source::{By, Mention, SourceIx};

use super::builder::{Builder, in_words};
use super::view::{Body, ClaimRow, ClaimTable, Counted, Entity, Fact, Link};
use super::{address, backlinks, counted, evidence, facts, names};

/// How many companions an entity's page shows.
const MOST_COMPANIONS: usize = 16;

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
        facts: facts::rows(&facts, &builder.root),
        body,
        names: names::rows(builder, ix, note),
        disagreements: claims.iter().filter(|table| table.disagreement).count(),
        claims,
        evidence: evidence::rows(builder, site.evidence(ix)),
        passages: coverage.passages,
        sources: coverage.sources,
        appears_with: counted::rows(&appears_with(builder, ix), "passage", &builder.root),
        backlinks: backlinks::rows(builder, ix),
        // Last: whatever the page cites is built.
        references: builder.references(),
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
    let place = |ix| builder.overview.place_by_title(builder.site, ix);
    counts.sort_unstable_by_key(|(ix, count)| (Reverse(*count), place(*ix)));
    counts.into_iter().take(most).map(|(ix, count)| builder.counted(ix, count)).collect()
}
