//! The pages of briefings and of plain notes.

use crate::catalogue::NoteIx;
use crate::model::Reader;
use crate::note::Briefing;
use crate::vocabulary::Word;

use super::backlinks;
use super::builder::Builder;
use super::counted;
use super::reference_list;
use super::view::{BriefingView, JudgementView, Markup, NotePageView};
use crate::words::Words;

/// How many of the named entities a briefing lists.
const MOST_NAMES: usize = 24;

/// The view of a briefing's page.
pub(crate) fn view(builder: &mut Builder<'_>, ix: NoteIx, briefing: &Briefing) -> BriefingView {
    let texts = briefing.judgements.iter().map(|judgement| judgement.text.value.as_str());
    let html = texts.map(|text| builder.sentence(ix, text)).collect::<Vec<_>>();
    let judgements = judgements(builder.site, ix, briefing).zip(html);
    let judgements =
        judgements.map(|(judgement, html)| JudgementView { html, ..judgement }).collect();
    let body = builder.body(ix);
    let names = builder.all_counted(builder.site.dossier(ix).named_in_text(MOST_NAMES));
    BriefingView {
        judgements,
        body,
        names: builder.list(&names, counted::PARAGRAPHS),
        references: reference_list::rows(builder),
        backlinks: backlinks::rows(builder, ix),
    }
}

/// The key judgements of a briefing, in words.
pub(crate) fn judgements(
    site: &Reader<'_>,
    ix: NoteIx,
    briefing: &Briefing,
) -> impl Iterator<Item = JudgementView> {
    let words = site.words();
    briefing.judgements.iter().map(move |judgement| JudgementView {
        text: site.words_of(ix, &judgement.text.value).into_owned(),
        html: Markup::default(),
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
    NotePageView {
        body,
        references: reference_list::rows(builder),
        backlinks: backlinks::rows(builder, ix),
    }
}
