//! Comments in the Markdown of a clip, `%%...%%` and `<!-- -->`: its author hid them, so they are never shown.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::Run;
use super::piece::Piece;
use super::write::PAGE;
use crate::text::comment::{self, MASK};

/// The comments of a text in the order of their starts. Those that name a page are none.
pub(super) fn find(markdown: &str, options: Options) -> Vec<Range<usize>> {
    if !markdown.contains("%%") && !markdown.contains("<!--") {
        return Vec::new();
    }
    let code = code(markdown, options);
    let html = comment::in_html(markdown, |at| is_within(&code, at));
    let is_literal = |at| is_within(&code, at) || is_within(&html, at);
    let mut comments = comment::in_percents(markdown, is_literal);
    let html = html.into_iter().filter(|range| !is_within(&comments, range.start));
    let html = html.filter(|range| !names_page(markdown, range)).collect::<Vec<_>>();
    comments.extend(html);
    comments.sort_by_key(|comment| comment.start);
    comments
}

/// The text with comments masked, as long as before.
pub(super) fn masked(markdown: &str, comments: &[Range<usize>]) -> String {
    let mut bytes = markdown.as_bytes().to_vec();
    comments.iter().for_each(|found| comment::overwrite(&mut bytes, found));
    String::from_utf8(bytes).expect("whole comments are overwritten by ASCII")
}

/// The parts of a text outside comments, with their places.
pub(super) fn visible(
    text: &str,
    place: Range<usize>,
    comments: &[Range<usize>],
) -> Vec<(String, Range<usize>)> {
    let first = comments.partition_point(|comment| comment.end <= place.start);
    let within = comments[first..].iter().take_while(|comment| comment.start < place.end);
    let mut within = within.peekable();
    if within.peek().is_none() {
        return vec![(text.to_owned(), place)];
    }
    if text.len() != place.len() {
        return vec![(text.replace(MASK, ""), place)];
    }
    let mut parts = Vec::new();
    let mut at = place.start;
    let ends = within.map(|comment| (comment.start, comment.end));
    for (start, end) in ends.chain([(place.end, place.end)]) {
        if at < start
            && let Some(part) = text.get(at - place.start..start - place.start)
        {
            parts.push((part.to_owned(), at..start));
        }
        at = at.max(end);
    }
    parts
}

/// Takes away the second of two spaces or line ends that a comment stood between, and spaces at the ends of lines.
pub(super) fn close_gaps(pieces: &mut Vec<Piece>) {
    let mut kept = Vec::<Piece>::with_capacity(pieces.len());
    for mut piece in pieces.drain(..) {
        match (kept.last(), &mut piece.run) {
            (None, Run::Break) => continue,
            (Some(Piece { run: Run::Break, .. }), Run::Break) => continue,
            (
                Some(Piece { run: Run::Text { text: before, .. }, place }),
                Run::Text { text, .. },
            ) if before.ends_with(' ')
                && text.starts_with(' ')
                && place.end < piece.place.start
                && text.len() == piece.place.len() =>
            {
                text.remove(0);
                piece.place.start += 1;
            }
            _ => {}
        }
        if piece.run == Run::Break {
            cut_spaces(kept.last_mut());
        }
        kept.push(piece);
    }
    cut_spaces(kept.last_mut());
    *pieces = kept;
}

/// Takes away the spaces at the end of a piece that is written in the file as it is.
fn cut_spaces(piece: Option<&mut Piece>) {
    let Some(Piece { run: Run::Text { text, .. }, place }) = piece else { return };
    if text.len() == place.len() {
        text.truncate(text.trim_end_matches(' ').len());
        place.end = place.start + text.len();
    }
}

/// Code, where no character is syntax.
fn code(markdown: &str, options: Options) -> Vec<Range<usize>> {
    let events = Parser::new_ext(markdown, options).into_offset_iter();
    let is_code =
        |event: &Event<'_>| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
    events.filter(|(event, _)| is_code(event)).map(|(_, range)| range).collect()
}

/// Whether one of some ranges holds an offset.
pub(super) fn is_within(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).is_some_and(|range| range.contains(&at))
}

/// Whether a comment is the label of a page of the original, on a line by itself.
fn names_page(markdown: &str, comment: &Range<usize>) -> bool {
    markdown[comment.clone()].starts_with(PAGE.0)
        && comment::fills_lines(markdown.as_bytes(), comment)
}

#[cfg(test)]
mod tests {
    use crate::article::{DropReason, Overrides};
    use crate::clip::{HeadFields, article, plain};

    /// The passages of Markdown, and the comments in it.
    fn read(markdown: &str) -> (Vec<String>, Vec<String>) {
        let head = HeadFields::default();
        let plain = plain(markdown, 0..markdown.len(), &head);
        let article = article(markdown, &plain, &head, &Overrides::default());
        let hidden = article.dropped.iter().filter(|dropped| dropped.reason == DropReason::Hidden);
        let words = |span: &std::ops::Range<usize>| plain.text[span.clone()].to_owned();
        (
            article.passages.iter().map(|passage| words(&passage.span)).collect(),
            hidden.map(|dropped| words(&dropped.span)).collect(),
        )
    }

    #[test]
    fn comments_are_no_passages() {
        let cases: [(&str, &[&str], &[&str]); 19] = [
            ("One %%two%% three.\n", &["One three."], &["%%two%%"]),
            ("One <!-- two --> three.\n", &["One three."], &["<!-- two -->"]),
            ("One\n%%two%%\nthree.\n", &["One\nthree."], &["%%two%%"]),
            ("One %%two\nthree%% four.\n", &["One four."], &["%%two\nthree%%"]),
            (
                "One.\n\n%%\ntwo\n\n# three\n%%\n\nFour.\n",
                &["One.", "Four."],
                &["%%\ntwo\n\n# three\n%%"],
            ),
            (
                "One.\n\n<!--\ntwo\n\nthree\n-->\n\nFour.\n",
                &["One.", "Four."],
                &["<!--\ntwo\n\nthree\n-->"],
            ),
            ("<!-- one --> Two *three*.\n", &["Two three."], &["<!-- one -->"]),
            ("%%one%%\n", &[], &["%%one%%"]),
            (
                "<div>\nOne <!-- two --> three\n</div>\n",
                &["<div>\nOne three\n</div>"],
                &["<!-- two -->"],
            ),
            ("<div>\n<!-- two -->\n</div>\n", &[], &["<!-- two -->"]),
            ("<!-- one\n\ntwo > three\n", &[], &["<!-- one\n\ntwo > three"]),
            ("- one %%a%%\n- %%b%%\n- two\n", &["one", "two"], &["%%a%%", "%%b%%"]),
            ("| a | b %%x | y%% |\n|---|---|\n| c | d |\n", &["a\tb\nc\td"], &["%%x | y%%"]),
            ("> One\n> %%two\n> three%%\n", &["One"], &["%%two\n> three%%"]),
            ("<!-- %% --> One %% two.\n", &["One %% two."], &["<!-- %% -->"]),
            ("%% <!-- one --> %%\n\nTwo.\n", &["Two."], &["%% <!-- one --> %%"]),
            // What hides nothing.
            ("100 %% of it.\n\nAnd %% more.\n", &["100 %% of it.", "And %% more."], &[]),
            ("`%%one%%` and `<!-- two -->`\n", &["%%one%% and <!-- two -->"], &[]),
            ("\\%\\%one\\%\\% and \\<!-- two -->\n", &["%%one%% and <!-- two -->"], &[]),
        ];
        for (markdown, passages, hidden) in cases {
            let read = read(markdown);
            assert_eq!(read.0, passages, "{markdown}");
            assert_eq!(read.1, hidden, "{markdown}");
        }
    }

    #[test]
    fn marks_of_highlights_are_cut() {
        let cases = [
            ("One ==two three== four.", "One two three four."),
            ("==One *two* three==", "One two three"),
            ("==One\ntwo==", "One\ntwo"),
            ("==a== and ==b== and ==c", "a and b and ==c"),
            ("a == b, and c == d", "a == b, and c == d"),
            ("a ===b=== c", "a ===b=== c"),
            ("`==a==` \\=\\=b\\=\\=", "==a== ==b=="),
        ];
        for (markdown, words) in cases {
            assert_eq!(read(markdown).0, [words], "{markdown}");
        }
        assert_eq!(read("| ==a== |\n|---|\n| b |\n").0, ["a\nb"]);
    }
}
