//! The paragraphs of other notes that link a note.

use std::ops::Range;

use crate::catalogue::NoteIx;
use crate::index::Backlink;

use super::builder::Builder;
use super::html::Html;
use super::view::{Anchor, Markup};

/// How many are shown open; the others are folded away.
const OPEN: usize = 6;

/// The lists for the end of the page.
pub(crate) fn rows(builder: &Builder<'_>, ix: NoteIx) -> Markup {
    // Collect first so that the cache misses overlap.
    let found = |backlink| LinkingParagraph::new(builder, backlink);
    let backlinks = builder.site.backlinks(ix).iter().map(found).collect::<Vec<_>>();
    let (open, folded) = backlinks.split_at(backlinks.len().min(OPEN));
    let list = |html: &mut Html, backlinks: &[LinkingParagraph<'_>]| {
        html.markup("<ul class=\"backlinks\">\n");
        backlinks.iter().for_each(|found| found.write(html, &builder.root));
        html.markup("</ul>\n");
    };
    Html::finished(|html| {
        if !open.is_empty() {
            list(html, open);
        }
        if !folded.is_empty() {
            let more = builder.words.count("more_links", folded.len());
            html.markup("<details>\n<summary>").text(&more).markup("</summary>\n");
            list(html, folded);
            html.markup("</details>\n");
        }
    })
}

/// A paragraph with the note it is from.
struct LinkingParagraph<'a> {
    link: &'a Anchor,
    kind: &'a str,
    paragraph: &'a str,
    /// The span of the linking words in the paragraph.
    span: Range<usize>,
}

impl<'a> LinkingParagraph<'a> {
    fn new(builder: &Builder<'a>, backlink: &Backlink) -> LinkingParagraph<'a> {
        let (link, kind) = builder.overview.link_and_kind(builder.site, backlink.from);
        let paragraph = &builder.site.links(backlink.from).text[backlink.paragraph.clone()];
        let begin = backlink.paragraph.start;
        let span = backlink.span.start - begin..backlink.span.end - begin;
        LinkingParagraph { link, kind, paragraph, span }
    }

    fn write(&self, html: &mut Html, root: &str) {
        html.markup("<li>\n<p class=\"from\">").anchor(root, self.link).remark(self.kind);
        html.markup("</p>\n");
        if !self.paragraph.trim().is_empty() {
            html.markup("<blockquote>");
            excerpt(html, self.paragraph, &self.span);
            html.markup("</blockquote>\n");
        }
        html.markup("</li>\n");
    }
}

/// A paragraph with the linking words marked, cut to a readable length around them.
fn excerpt(html: &mut Html, paragraph: &str, span: &Range<usize>) {
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
    if from > 0 {
        html.markup("… ").text(&paragraph[from..span.start]);
    } else {
        html.text(paragraph[..span.start].trim_start());
    }
    if !span.is_empty() {
        html.markup("<mark>").text(&paragraph[span.clone()]).markup("</mark>");
    }
    if to < paragraph.len() {
        html.text(&paragraph[span.end..to]).markup(" …");
    } else {
        html.text(paragraph[span.end..].trim_end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(paragraph: &str, span: Range<usize>) -> String {
        let mut html = Html::default();
        excerpt(&mut html, paragraph, &span);
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
