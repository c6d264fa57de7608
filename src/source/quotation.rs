//! Quotations from sources: lines of the document tree, cut to what the rights allow, with the names in them.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::document::{Inline, Line, Run};

use super::rights::FEWEST_WORDS;
use super::{Mention, SourceText, Visible};

/// Signs that end a sentence, and what may close after them.
const ENDS: [char; 7] = ['.', '!', '?', '…', '؟', '。', '۔'];
const CLOSING: [char; 7] = ['"', '”', '“', '’', '»', ')', ']'];

/// A quotation already cut to what the source's rights allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    shown: Vec<Range<usize>>,
    is_cut: bool,
    /// What is quoted whole, so that what is missing at its ends is marked; `None` if nothing is said of that.
    whole: Option<Range<usize>>,
}

impl Quotation {
    /// Cuts ranges of a source to what its rights allow.
    pub(crate) fn of(visible: &Visible, wanted: &[Range<usize>]) -> Quotation {
        Quotation {
            shown: wanted.iter().flat_map(|span| visible.within(span)).collect(),
            is_cut: wanted.iter().any(|span| !visible.covers(span)),
            whole: None,
        }
    }

    /// Cuts a range of a source to what its rights allow; its line says where words are missing at the ends.
    pub(crate) fn whole(visible: &Visible, wanted: &Range<usize>) -> Quotation {
        let quotation = Quotation::of(visible, std::slice::from_ref(wanted));
        Quotation { whole: Some(wanted.clone()), ..quotation }
    }

    /// Drops the parts for which `keep` is false.
    pub(crate) fn only(mut self, keep: impl FnMut(&Range<usize>) -> bool) -> Quotation {
        self.shown.retain(keep);
        self
    }

    /// Parts the scraps from a quotation that is cut: fewer words than can be read by themselves, as where a note quotes a
    /// figure, and no sentence. What is shown in one piece, or whole, has none.
    pub(crate) fn without_scraps(self, text: &SourceText) -> (Quotation, Vec<Quotation>) {
        if !self.is_cut {
            return (self, Vec::new());
        }
        let is_scrap = |part: &Range<usize>| {
            let words = &text[part.clone()];
            let is_sentence = words.trim_end_matches(CLOSING).ends_with(ENDS);
            !is_sentence && words.unicode_words().nth(FEWEST_WORDS - 1).is_none()
        };
        let (scraps, shown) = self.shown.into_iter().partition::<Vec<_>, _>(is_scrap);
        let cut = |shown| Quotation { shown, is_cut: true, whole: None };
        let scraps = scraps.into_iter().map(|part| cut(vec![part])).collect();
        (Quotation { shown, is_cut: true, whole: self.whole }, scraps)
    }

    /// Whether nothing is left to show.
    pub(crate) fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Whether the rights withhold part or all of it.
    pub(crate) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The remaining text of the source as a line. Names come in the order of their starts; those that overlap an
    /// earlier one or a cut are left out.
    pub(crate) fn line<'t>(&self, text: &'t SourceText, names: &[&Mention]) -> Line<'t> {
        let mut line = Vec::with_capacity(2 * self.shown.len() + 4);
        let omission = |from: usize, to: usize| Inline::Omission {
            is_of_words: !text[from..to].trim().is_empty(),
        };
        let mut last = self.whole.as_ref().map(|whole| whole.start);
        for part in &self.shown {
            if let Some(last) = last.filter(|last| *last < part.start) {
                line.push(omission(last, part.start));
            }
            push_part(&mut line, text, part, names);
            last = Some(part.end);
        }
        if let (Some(last), Some(whole)) = (last, &self.whole)
            && last < whole.end
        {
            line.push(omission(last, whole.end));
        }
        line
    }
}

fn push_part<'t>(
    line: &mut Line<'t>,
    text: &'t SourceText,
    part: &Range<usize>,
    names: &[&Mention],
) {
    let run = |span: Range<usize>| {
        let written = text.written(&span);
        Run::new(Cow::Borrowed(&text[span]), written)
    };
    // Between the cells of a table that is quoted in a line.
    let push_text = |line: &mut Line<'t>, span: Range<usize>| {
        let mut start = span.start;
        for tab in memchr::memchr_iter(b'\t', &text.as_bytes()[span.clone()]) {
            let tab = span.start + tab;
            if start < tab {
                line.push(Inline::Text(run(start..tab)));
            }
            let written = text.written(&(tab..tab + 1));
            line.push(Inline::Text(Run::new(Cow::Borrowed(" | "), written)));
            start = tab + 1;
        }
        if start < span.end {
            line.push(Inline::Text(run(start..span.end)));
        }
    };
    let mut at = part.start;
    let first = names.partition_point(|name| name.span.start < part.start);
    for name in names[first..].iter().take_while(|name| name.span.start < part.end) {
        if name.span.start < at || name.span.end > part.end {
            continue;
        }
        if at < name.span.start {
            push_text(line, at..name.span.start);
        }
        line.push(Inline::Name { entity: name.entity.0, run: run(name.span.clone()) });
        at = name.span.end;
    }
    if at < part.end {
        push_text(line, at..part.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Text;

    /// Checks a text of which the words in square brackets are shown: what stays, and what is a scrap of it.
    fn check(marked: &str, expected: (&str, &[&str])) {
        let (mut text, mut parts, mut start) = (String::new(), Vec::new(), 0);
        for letter in marked.chars() {
            match letter {
                '[' => start = text.len(),
                ']' => parts.push(start..text.len()),
                letter => text.push(letter),
            }
        }
        let whole = 0..text.len();
        let text = SourceText::plain(Text::from(text.as_str()));
        let quotation = Quotation::of(&Visible::Parts(parts), &[whole]);
        let words = |quotation: &Quotation| {
            let parts = quotation.shown.iter().map(|part| text[part.clone()].to_owned());
            parts.collect::<Vec<_>>().join(" | ")
        };
        let (shown, scraps) = quotation.without_scraps(&text);
        let scraps = scraps.iter().map(&words).collect::<Vec<_>>();
        assert_eq!(
            (words(&shown).as_str(), scraps),
            (expected.0, expected.1.iter().map(|it| it.to_string()).collect())
        );
    }

    #[test]
    fn few_words_of_a_cut_passage_are_scraps() {
        check("[2003] was the year, not [August 2021] or so.", ("", &["2003", "August 2021"]));
        check("[The lake fell by] much.", ("", &["The lake fell by"]));
        check("[The lake fell by two] metres.", ("The lake fell by two", &[]));
        check("[It fell.] Nobody knew why for long.", ("It fell.", &[]));
        check("It was big. [“It fell.”] So they said.", ("“It fell.”", &[]));
        check("[The Lake]", ("The Lake", &[]));
        check(
            "[In spring the lake fell again] by [two metres] or so.",
            ("In spring the lake fell again", &["two metres"]),
        );
    }
}
