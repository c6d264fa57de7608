//! The pages of briefings and of plain notes.

use crate::catalogue::NoteIx;
use crate::note::Briefing;

use super::backlinks;
use super::builder::Builder;
use super::counted::{self, Counted};
use super::entity::most_often;
use super::view::{BriefingView, JudgementView, NotePageView};

/// How many of the entities it names a briefing lists.
const MOST_NAMES: usize = 24;

/// The view of a briefing's page.
pub(crate) fn view(builder: &mut Builder<'_>, ix: NoteIx, briefing: &Briefing) -> BriefingView {
    let body = builder.body(ix);
    BriefingView {
        judgements: judgements(briefing).collect(),
        body,
        names: counted::list(&names(builder, ix), "paragraph", &builder.root),
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
fn names<'a>(builder: &Builder<'a>, ix: NoteIx) -> Vec<Counted<'a>> {
    let named = builder.site.links(ix).edges.iter().map(|edge| edge.target);
    let entities = named.filter(|target| builder.site.named(*target).kind.is_entity());
    most_often(builder, entities.collect(), MOST_NAMES)
}

/// The view of a page of its own.
pub(crate) fn page_view(builder: &mut Builder<'_>, ix: NoteIx) -> NotePageView {
    let body = builder.body(ix);
    NotePageView { body, references: builder.references(), backlinks: backlinks::rows(builder, ix) }
}
