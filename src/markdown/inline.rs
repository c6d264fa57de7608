//! What stands in a run of text beside plain words: `[[links]]`, `[@citations]` and `[[!unlinked names]]`.

use std::ops::Range;

use crate::span::trimmed;
use crate::work;

/// One piece of a run. All ranges are bytes of the run's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words, in which names are looked for.
    Text(Range<usize>),
    /// `[[target#heading|text]]`
    Link {
        /// An id, title or alias; empty for a heading of the same page.
        target: Range<usize>,
        /// After `#`.
        heading: Option<Range<usize>>,
        /// After `|`.
        text: Option<Range<usize>>,
        /// The whole of it.
        span: Range<usize>,
    },
    /// `[[!Name]]`: the name without a link.
    Unlinked {
        /// The name.
        name: Range<usize>,
    },
    /// `[@source#p7; @other#p2]`
    Citation {
        /// What is cited, in order.
        items: Vec<CitationItem>,
        /// The whole of it.
        span: Range<usize>,
    },
}

/// One passage in a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitationItem {
    /// The source's id.
    pub source: Range<usize>,
    /// The passage after `#p`; nothing where the whole source is cited. An unreadable one is [`Err`] with its place.
    pub passage: Option<Result<u32, Range<usize>>>,
    /// Everything between the separators.
    pub span: Range<usize>,
}

/// Reads the pieces of a run. What is not well formed is text: an analyst may write brackets.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut plain, mut at) = (0, 0);
    // After the last closing bracket nothing can be read; looking on would take time by the square.
    let last = memchr::memrchr(b']', text.as_bytes()).unwrap_or(0);
    let open = |from: usize| memchr::memchr(b'[', &text.as_bytes()[from..last]);
    let mut citations = Citations::default();
    while let Some(bracket) = open(at).map(|found| at + found) {
        let piece = read_link(text, bracket).or_else(|| citations.read(text, bracket));
        let Some((piece, end)) = piece else {
            at = bracket + 1;
            continue;
        };
        push_text(&mut pieces, plain..bracket);
        pieces.push(piece);
        (plain, at) = (end, end);
        if at > last {
            break;
        }
    }
    push_text(&mut pieces, plain..text.len());
    pieces
}

fn push_text(pieces: &mut Vec<Piece>, span: Range<usize>) {
    if !span.is_empty() {
        pieces.push(Piece::Text(span));
    }
}

fn read_link(text: &str, start: usize) -> Option<(Piece, usize)> {
    let inside = text[start..].strip_prefix("[[")?;
    // It ends before the next bracket opens, so each text is looked through once. A line may end in it: editors wrap lines.
    let limit = memchr::memchr(b'[', inside.as_bytes()).unwrap_or(inside.len());
    let length = inside[..limit].find("]]")?;
    let (from, to) = (start + 2, start + 2 + length);
    let end = to + 2;
    let inside = &text[from..to];
    if inside.trim().is_empty() {
        return None;
    }
    if let Some(name) = inside.strip_prefix('!') {
        return Some((Piece::Unlinked { name: to - name.len()..to }, end));
    }
    // In a table the bar is written `\|`; pulldown-cmark leaves the backslash where the cell was split by hand.
    let bar = inside.find('|').map(|at| from + at);
    let address_end = bar.map_or(to, |bar| if text[..bar].ends_with('\\') { bar - 1 } else { bar });
    let hash = text[from..address_end].find('#').map(|at| from + at);
    let piece = Piece::Link {
        target: trimmed(text, from..hash.unwrap_or(address_end)),
        heading: hash.map(|hash| trimmed(text, hash + 1..address_end)),
        text: bar.map(|bar| trimmed(text, bar + 1..to)).filter(|span| !span.is_empty()),
        span: start..end,
    };
    Some((piece, end))
}

/// The citations of a text, read one after the other.
#[derive(Default)]
struct Citations {
    /// From the bracket of one that is none to the part of it that names no source. What begins within reads the same
    /// part, so it is none either; to look again would take time by the square.
    refused: Range<usize>,
    /// The next closing bracket that was found.
    close: usize,
}

impl Citations {
    fn read(&mut self, text: &str, start: usize) -> Option<(Piece, usize)> {
        text[start..].strip_prefix("[@")?;
        if self.refused.contains(&start) {
            return None;
        }
        if self.close <= start {
            self.close = start + text[start..].find(']')?;
        }
        let end = self.close + 1;
        let parts = || {
            let mut at = start + 1;
            text[at..end - 1].split(';').map(move |part| {
                work::step();
                let span = at..at + part.len();
                at = span.end + 1;
                span
            })
        };
        let is_no_source = |part: &Range<usize>| !text[part.clone()].trim_start().starts_with('@');
        if let Some(part) = parts().find(is_no_source) {
            self.refused = start..part.start;
            return None;
        }
        let items = parts().map(|part| citation_item(text, trimmed(text, part))).collect();
        Some((Piece::Citation { items, span: start..end }, end))
    }
}

fn citation_item(text: &str, span: Range<usize>) -> CitationItem {
    let from = span.start + 1;
    let hash = text[from..span.end].find(['#', ',']).map(|at| from + at);
    let passage = hash.map(|hash| {
        let locator = trimmed(text, hash + 1..span.end);
        let digits =
            text[locator.clone()].strip_prefix('p').map(|rest| rest.trim_start_matches(['.', ' ']));
        digits.and_then(|digits| digits.parse().ok()).ok_or(locator)
    });
    CitationItem { source: trimmed(text, from..hash.unwrap_or(span.end)), passage, span }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows the pieces, one a line.
    fn check(text: &str, expected: &[&str]) {
        let shown = pieces(text).into_iter().map(|piece| match piece {
            Piece::Text(span) => format!("text {}", &text[span]),
            Piece::Unlinked { name } => format!("unlinked {}", &text[name]),
            Piece::Link { target, heading, text: label, .. } => {
                let part =
                    |span: Option<Range<usize>>| span.map_or("-", |span| &text[span]).to_owned();
                format!("link {} {} {}", &text[target], part(heading), part(label))
            }
            Piece::Citation { items, .. } => {
                let items = items.into_iter().map(|item| match item.passage {
                    None => text[item.source].to_owned(),
                    Some(Ok(number)) => format!("{} {number}", &text[item.source]),
                    Some(Err(place)) => format!("{} ?{}", &text[item.source], &text[place]),
                });
                format!("cite {}", items.collect::<Vec<_>>().join(", "))
            }
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn links_name_a_page_a_heading_and_a_text() {
        check("See [[iskp]].", &["text See ", "link iskp - -", "text ."]);
        check("[[iskp|the branch]]", &["link iskp - the branch"]);
        check("[[Islamic State#Media | its media]]", &["link Islamic State Media its media"]);
        check("[[#below]]", &["link  below -"]);
        check("[[a\\|b]]", &["link a - b"]);
        check("[[iskp|the\nbranch]]", &["link iskp - the\nbranch"]);
        check("[[[iskp]]", &["text [", "link iskp - -"]);
        check("[[!Moscow]] talks", &["unlinked Moscow", "text  talks"]);
    }

    #[test]
    fn citations_name_passages() {
        check("so [@edm#p7].", &["text so ", "cite edm 7", "text ."]);
        check("[@a#p1; @b, p. 2; @c]", &["cite a 1, b 2, c"]);
        check("[@a#p]", &["cite a ?p"]);
    }

    #[test]
    fn brackets_that_close_nothing_are_looked_at_once() {
        for (before, kind, after) in [
            ("", "[[a ", "]]"),
            ("", "[[a\n", "]]"),
            ("[[", "a] ", "]]"),
            ("", "[@a;", "b]"),
            ("", "[@a ", ";b]"),
            ("", "[@a ", &";@c".repeat(1_000)),
            ("", "[@a", &format!("{};b]", ";@c".repeat(500))),
            ("[@a", ";@a", ";[@b;b]"),
        ] {
            work::assert_linear(500, |size| {
                work::step();
                pieces(&format!("{before}{}{after}", kind.repeat(size)));
            });
        }
    }

    #[test]
    fn a_citation_after_one_that_is_none_is_read() {
        check("[@a;b [@c] d", &["text [@a;b ", "cite c", "text  d"]);
        check("[@a;b] [@c]", &["text [@a;b] ", "cite c"]);
        check("[@a [@b; c] [@d]", &["text [@a [@b; c] ", "cite d"]);
        check("[[a [[b]]", &["text [[a ", "link b - -"]);
        check("[[a] b]]", &["link a] b - -"]);
    }

    #[test]
    fn other_brackets_are_text() {
        for text in ["[i.e., them]", "[[", "[[]]", "[[a]", "[@a; b]", "a ] b [ c", "[@"] {
            check(text, &[&format!("text {text}")]);
        }
    }
}
