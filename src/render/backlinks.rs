//! The paragraphs of other notes that link a note.

use std::borrow::Cow;
use std::ops::Range;

use tera::Value;

use crate::catalogue::NoteIx;
use crate::index::Backlink;

use super::builder::Builder;
use super::html::Html;
use super::rows::{Row, seen};
use super::view::{Anchor, BacklinkRow, Excerpt, Markup};
use crate::text::apostrophe::Apostrophes;
use crate::words::Words;

/// The notes in one line, and their paragraphs folded away, for the end of the page.
pub(crate) fn rows(builder: &Builder<'_>, ix: NoteIx) -> Markup {
    // Collect first so that the cache misses overlap.
    let found = |backlink| LinkingParagraph::new(builder, backlink);
    let backlinks = builder.site.backlinks(ix).iter().map(found).collect::<Vec<_>>();
    if backlinks.is_empty() {
        return Markup::default();
    }
    Html::finished(|html| {
        html.markup("<p class=\"linking\">");
        for (number, found) in backlinks.chunk_by(|a, b| a.from == b.from).enumerate() {
            if number > 0 {
                html.comma(builder.words);
            }
            html.anchor(&builder.root, found[0].link);
        }
        let n = builder.words.count("linking_paragraphs", backlinks.len());
        html.markup("</p>\n<details>\n<summary>").text(&n).markup("</summary>\n");
        html.markup("<ul class=\"backlinks\">\n");
        backlinks.iter().for_each(|found| builder.write(html, &found.row()));
        html.markup("</ul>\n</details>\n");
    })
}

/// A paragraph with the note it is from.
struct LinkingParagraph<'a> {
    from: NoteIx,
    link: &'a Anchor,
    kind: &'a str,
    paragraph: &'a str,
    /// The span of the linking words in the paragraph.
    span: Range<usize>,
    /// The language of the note.
    language: &'a str,
}

impl<'a> LinkingParagraph<'a> {
    fn new(builder: &Builder<'a>, backlink: &Backlink) -> LinkingParagraph<'a> {
        let (link, kind) = builder.overview.link_and_kind(builder.site, backlink.from);
        let paragraph = &builder.site.links(backlink.from).text[backlink.paragraph.clone()];
        let begin = backlink.paragraph.start;
        let span = backlink.span.start - begin..backlink.span.end - begin;
        let language = builder.site.language(builder.site.named(backlink.from));
        LinkingParagraph { from: backlink.from, link, kind, paragraph, span, language }
    }

    fn row(&self) -> BacklinkRow<'a> {
        let is_empty = self.paragraph.trim().is_empty();
        let mut excerpt =
            if is_empty { Excerpt::default() } else { excerpt(self.paragraph, &self.span) };
        if Apostrophes::are_in(self.language) {
            excerpt.set_apostrophes();
        }
        BacklinkRow { link: self.link, kind: self.kind, excerpt }
    }
}

impl Row for BacklinkRow<'_> {
    const NAME: &'static str = "backlink";

    fn write(&self, html: &mut Html, _: &Words, root: &str) {
        html.markup("<li>\n<p class=\"from\">").anchor(root, self.link).remark(self.kind);
        html.markup("</p>\n");
        if self.excerpt != Excerpt::default() {
            html.markup("<blockquote>");
            self.excerpt.write(html);
            html.markup("</blockquote>\n");
        }
        html.markup("</li>\n");
    }

    fn view(&self, _: &str) -> Value {
        seen(self)
    }
}

impl Excerpt<'_> {
    fn set_apostrophes(&mut self) {
        let mut line = Apostrophes::default();
        for part in [&mut self.before, &mut self.marked, &mut self.after] {
            let set = line.set(part).into_owned();
            if set != **part {
                *part = Cow::Owned(set);
            }
        }
    }

    fn write(&self, html: &mut Html) {
        html.markup(if self.is_cut_before { "… " } else { "" }).text(&self.before);
        if !self.marked.is_empty() {
            html.markup("<mark>").text(&self.marked).markup("</mark>");
        }
        html.text(&self.after).markup(if self.is_cut_after { " …" } else { "" });
    }
}

/// A paragraph around the linking words, cut to a readable length.
fn excerpt<'a>(paragraph: &'a str, span: &Range<usize>) -> Excerpt<'a> {
    const REACH: usize = 240;
    let from = paragraph.floor_char_boundary(span.start.saturating_sub(REACH));
    let to = paragraph.ceil_char_boundary((span.end + REACH).min(paragraph.len()));
    let from = if from == 0 {
        0
    } else {
        paragraph[from..span.start].find(' ').map_or(span.start, |at| from + at + 1)
    };
    let to = if to == paragraph.len() {
        to
    } else {
        paragraph[span.end..to].rfind(' ').map_or(span.end, |at| span.end + at)
    };
    let (is_cut_before, is_cut_after) = (from > 0, to < paragraph.len());
    let (before, after) = (&paragraph[from..span.start], &paragraph[span.end..to]);
    Excerpt {
        before: Cow::Borrowed(if is_cut_before { before } else { before.trim_start() }),
        marked: Cow::Borrowed(&paragraph[span.clone()]),
        after: Cow::Borrowed(if is_cut_after { after } else { after.trim_end() }),
        is_cut_before,
        is_cut_after,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(paragraph: &str, span: Range<usize>) -> String {
        let mut html = Html::default();
        excerpt(paragraph, &span).write(&mut html);
        html.into_string()
    }

    #[test]
    fn an_excerpt_keeps_whole_words_around_what_it_marks() {
        assert_eq!(shown("a <b> c ", 2..5), "a <mark>&lt;b&gt;</mark> c");
        let long = format!("{} NAME {}", "before ".repeat(60).trim(), "after ".repeat(60).trim());
        let at = long.find("NAME").expect("the name");
        let shown = shown(&long, at..at + 4);
        assert!(shown.starts_with("… before") && shown.ends_with("after …"), "{shown}");
        assert!(shown.contains("before <mark>NAME</mark> after"));
    }
}
