//! The pages of briefings and of plain notes.

use crate::catalogue::NoteIx;
use crate::note::Briefing;
use crate::vocabulary::Word;

use super::backlinks;
use super::builder::Builder;
use super::counted;
use super::view::{BriefingView, JudgementView, NotePageView};
use crate::words::Words;

/// How many of the named entities a briefing lists.
const MOST_NAMES: usize = 24;

/// The view of a briefing's page.
pub(crate) fn view(builder: &mut Builder<'_>, ix: NoteIx, briefing: &Briefing) -> BriefingView {
    let body = builder.body(ix);
    let names = builder.all_counted(builder.site.dossier(ix).named_in_text(MOST_NAMES));
    BriefingView {
        judgements: judgements(builder.words, briefing).collect(),
        body,
        names: builder.list(&names, counted::PARAGRAPHS),
        references: builder.references(),
        backlinks: backlinks::rows(builder, ix),
    }
}

/// The key judgements of a briefing.
pub(crate) fn judgements(
    words: &Words,
    briefing: &Briefing,
) -> impl Iterator<Item = JudgementView> {
    briefing.judgements.iter().map(|judgement| JudgementView {
        text: judgement.text.value.clone(),
        likelihood: label(words, judgement.likelihood),
        confidence: label(words, judgement.confidence),
    })
}

fn label<W: Word>(words: &Words, word: Option<W>) -> String {
    word.map(|word| words.vocabulary.label(W::LIST, word.id()).to_owned()).unwrap_or_default()
}

/// The view of a plain note's page.
pub(crate) fn page_view(builder: &mut Builder<'_>, ix: NoteIx) -> NotePageView {
    let body = builder.body(ix);
    NotePageView { body, references: builder.references(), backlinks: backlinks::rows(builder, ix) }
}
