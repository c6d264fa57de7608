//! The pages of briefings and of plain notes.

use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::note::Briefing;

use super::builder::Builder;
use super::entity::most_often;
use super::view::{BriefingView, Counted, JudgementView, NotePageView};
use super::{backlinks, counted};

/// How many of the entities it names a briefing lists.
const MOST_NAMES: usize = 24;

/// The view of a briefing's page.
pub(crate) fn view(builder: &mut Builder<'_>, ix: NoteIx, briefing: &Briefing) -> BriefingView {
    let body = builder.body(ix);
    BriefingView {
        judgements: judgements(briefing).collect(),
        body,
        names: counted::rows(&names(builder, ix), "mention", &builder.root),
        references: builder.references(),
        backlinks: backlinks::rows(builder, ix),
    }
}

/// The key judgements of a briefing.
pub(crate) fn judgements(briefing: &Briefing) -> impl Iterator<Item = JudgementView> {
    briefing.judgements.iter().map(|judgement| JudgementView {
        text: judgement.text.value.clone(),
        likelihood: judgement.likelihood.map_or("", |likelihood| likelihood.label()).to_owned(),
        confidence: judgement.confidence.map_or("", |confidence| confidence.label()).to_owned(),
    })
}

/// The entities a briefing names, by the paragraphs that name them.
fn names(builder: &Builder<'_>, ix: NoteIx) -> Vec<Counted> {
    let mut counts = BTreeMap::new();
    for edge in &builder.site.links(ix).edges {
        if builder.site.named(edge.target).kind.is_entity() {
            *counts.entry(edge.target).or_default() += 1;
        }
    }
    most_often(builder, counts, MOST_NAMES)
}

/// The view of a page of its own.
pub(crate) fn page_view(builder: &mut Builder<'_>, ix: NoteIx) -> NotePageView {
    let body = builder.body(ix);
    NotePageView { body, references: builder.references(), backlinks: backlinks::rows(builder, ix) }
}
