//! What the pages of actors, attacks and outlets share: names, claims, evidence and company.

use std::cmp::Reverse;

use crate::catalogue::NoteIx;
use crate::check::Passages;
use crate::disagreement::{self, Sourced};
use crate::note::Note;
use crate::source::{By, SourceIx};

use super::builder::{Builder, in_words};
use super::counted::{self, Counted};
use super::view::{Body, ClaimRow, ClaimTable, Entity, Fact, Link};
use super::{address, backlinks, evidence, facts, names};

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
    let coverage = builder.site.coverage(ix);
    Entity {
        facts: facts::rows(&facts, &builder.root),
        body,
        names: names::rows(builder, ix, note),
        disagreements: claims.iter().filter(|table| table.disagreement).count(),
        claims,
        evidence: evidence::rows(builder, site.evidence(ix)),
        passages: coverage.passages,
        sources: coverage.sources,
        appears_with: counted::list(&appears_with(builder, ix), "passage", &builder.root),
        backlinks: backlinks::rows(builder, ix),
        // Last: whatever the page cites is built.
        references: builder.references(),
    }
}

/// The claims of a note, by property and scope.
pub(crate) fn claims<'a>(builder: &mut Builder<'a>, note: &Note) -> Vec<ClaimTable> {
    let site = builder.site;
    let groups = disagreement::groups(&site.claims(note), site.families());
    let mut passages = Passages::default();
    groups
        .iter()
        .map(|group| {
            let rows = group.claims.iter().map(|it| claim_row(builder, *it, &mut passages));
            let rows = rows.collect::<Vec<_>>();
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

fn claim_row<'a>(
    builder: &mut Builder<'a>,
    Sourced { claim, source }: Sourced<'_>,
    passages: &mut Passages<'a>,
) -> ClaimRow {
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
            .filter(|quote| is_visible(builder, source, passage, &quote.value, passages))
            .map_or_else(String::new, |quote| quote.value.clone()),
        as_of: in_words(claim.as_of.as_ref()),
        preferred: claim.preferred,
        reason: claim.reason.clone().unwrap_or_default(),
        refs: builder.cite(&claim.cited),
    }
}

/// Whether the rights in a source allow to show the words a claim quotes.
fn is_visible<'a>(
    builder: &Builder<'a>,
    ix: SourceIx,
    passage: Option<u32>,
    words: &str,
    passages: &mut Passages<'a>,
) -> bool {
    let source = builder.site.source(ix);
    let Some(span) = passage.and_then(|number| source.passage_span(number)) else { return false };
    let found = passages.find(&source.text, &span, words);
    found.is_some_and(|found| builder.site.visible(ix).covers(&found))
}

/// `date-of-birth` as `Date of birth`.
pub(crate) fn capitalised(text: &str) -> String {
    let text = text.replace(['-', '_'], " ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Who and what stands in the same passages.
fn appears_with<'a>(builder: &Builder<'a>, ix: NoteIx) -> Vec<Counted<'a>> {
    let site = builder.site;
    let mut together = Vec::new();
    for item in site.firm_passages(ix) {
        let mut others = evidence::beside(builder, item)
            .filter(|mention| mention.entity != ix && mention.by != By::WeakName)
            .map(|mention| mention.entity)
            .collect::<Vec<_>>();
        others.sort();
        others.dedup();
        together.extend(others);
    }
    most_often(builder, together, MOST_COMPANIONS)
}

/// Notes by how often they are in a list, most often first; equal ones by name.
pub(crate) fn most_often<'a>(
    builder: &Builder<'a>,
    mut named: Vec<NoteIx>,
    most: usize,
) -> Vec<Counted<'a>> {
    named.sort_unstable();
    let counts = named.chunk_by(|a, b| a == b).map(|same| (same[0], same.len()));
    let mut counts = counts.collect::<Vec<_>>();
    let place = |ix| builder.site.rank_by_title(ix);
    counts.sort_unstable_by_key(|(ix, count)| (Reverse(*count), place(*ix)));
    counts.into_iter().take(most).map(|(ix, count)| builder.counted(ix, count)).collect()
}
