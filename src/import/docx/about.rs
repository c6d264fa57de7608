//! What a document without styles for them says above its text: title, byline, day; and what is no text of it.

use std::ops::Range;

use crate::article::{self, Article, Basis, DropReason, Overrides, PassageKind};
use crate::clip::Run;
use crate::import::text::joined;

use super::item::{Item, Paragraph};
use super::styles::Kind;

/// The reading of a document as a copied text: a line for each paragraph.
pub(super) struct About {
    article: Article,
    text: String,
    /// The line of each item; empty for a table.
    lines: Vec<Range<usize>>,
}

impl About {
    pub(super) fn read(items: &[Item]) -> About {
        let mut text = String::new();
        let mut lines = Vec::new();
        for item in items {
            let start = text.len();
            if let Item::Paragraph(paragraph) = item {
                text.push_str(&plain(&paragraph.runs));
            }
            lines.push(start..text.len());
            text.push_str("\n\n");
        }
        About { article: article::parse(&text, &Overrides::default()), text, lines }
    }

    pub(super) fn title(&self) -> Option<&str> {
        self.article.title.as_ref().map(|title| title.value.as_str())
    }

    pub(super) fn authors(&self) -> Vec<String> {
        self.article.authors.iter().map(|author| author.value.clone()).collect()
    }

    pub(super) fn site(&self) -> Option<String> {
        self.article.container_title.as_ref().map(|field| field.value.clone())
    }

    pub(super) fn volume(&self) -> Option<String> {
        self.article.volume.as_ref().map(|field| field.value.clone())
    }

    pub(super) fn issue(&self) -> Option<String> {
        self.article.issue.as_ref().map(|field| field.value.clone())
    }

    /// The day of publication, if the text states it.
    pub(super) fn published(&self) -> Option<String> {
        let issued = &self.article.issued;
        issued.date.filter(|_| issued.basis == Basis::Stated).map(|date| date.edtf())
    }

    /// The only line that is nothing but an address, beside the text.
    pub(super) fn url(&self) -> Option<String> {
        crate::import::text::address(&self.text, &self.article).map(str::to_owned)
    }

    /// Why a paragraph is no text of the article.
    pub(super) fn reason(&self, at: usize) -> Option<DropReason> {
        let is_here = |span: &Range<usize>| self.lines[at] == *span;
        if self.lines[at].is_empty() {
            return None;
        }
        if self.article.metadata.iter().any(is_here) {
            return Some(DropReason::Metadata);
        }
        self.article
            .dropped
            .iter()
            .find(|dropped| is_here(&dropped.span))
            .map(|dropped| dropped.reason)
    }

    /// Whether a paragraph is the title.
    pub(super) fn is_title(&self, at: usize) -> bool {
        self.article.title.as_ref().is_some_and(|title| title.span == self.lines[at])
    }

    /// The standfirst, if it is the first passage.
    pub(super) fn standfirst(&self) -> Option<String> {
        let first = self.article.passages.first()?;
        let is_standfirst = first.kind == PassageKind::Standfirst;
        is_standfirst.then(|| joined(&self.text[first.span.clone()]))
    }

    /// The text, if the document has no other structure than its lines: then the reader of texts knows more of it.
    pub(super) fn of_plain<'a>(&'a self, items: &[Item]) -> Option<&'a str> {
        let is_plain = |item: &Item| match item {
            Item::Table(_) => false,
            Item::Paragraph(Paragraph { kind, runs, in_list, is_bold }) => {
                let is_text = |run: &Run| {
                    matches!(run, Run::Text { link: None, style, .. } if !style.emphasis && !style.strong)
                        || *run == Run::Break
                };
                *kind == Kind::Body && in_list.is_none() && !is_bold && runs.iter().all(is_text)
            }
        };
        items.iter().all(is_plain).then_some(&self.text)
    }
}

/// The text of a line, without references to notes.
pub(super) fn plain(runs: &[Run]) -> String {
    let text = |run: &Run| match run {
        Run::Text { text, .. } => text.replace(['\n', '\r', '\t'], " "),
        Run::Note(_) => String::new(),
        Run::Break => " ".into(),
    };
    runs.iter().map(text).collect::<String>().trim().to_owned()
}
