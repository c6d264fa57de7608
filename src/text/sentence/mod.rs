//! Sentence boundaries: needed to quote a sentence, and to find the one that contains a citation.

mod stop;

use std::ops::Range;

use self::stop::stop_ends;
use crate::text::plain::{run_length, table_of};
use crate::work;

/// Parentheses longer than this do not keep a sentence together: a bracket is probably missing.
const LONGEST_ASIDE: usize = 600;

/// Splits a text into sentences that cover it without gaps; white space belongs to the sentence before it.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    // Most sentences are longer.
    let mut sentences = Vec::with_capacity(text.len() / 64 + 1);
    sentences.extend(Sentences::of(text));
    sentences
}

/// The sentences of a text, one after the other.
pub(crate) struct Sentences<'t> {
    text: &'t str,
    /// The start of the next sentence.
    start: usize,
}

impl<'t> Sentences<'t> {
    pub(crate) fn of(text: &'t str) -> Sentences<'t> {
        Sentences { text, start: 0 }
    }

    /// Returns the end of the next sentence; `None` if it is the end of the text.
    fn next_end(&self) -> Option<usize> {
        let Sentences { text, start } = *self;
        let mut at = start;
        while let Some((sign, character)) = next_sign(text, at) {
            work::step();
            let next = sign + character.len_utf8();
            let end = match character {
                '.' | '!' | '?' | '…' => {
                    // If the stops together end nothing, no single one of them does.
                    at = sign + stops_length(&text[sign..]);
                    match sentence_end(text, start, sign, at) {
                        None => continue,
                        end => return end,
                    }
                }
                '\n' | '\r' => paragraph_end(text, sign),
                '(' | '[' => {
                    at = aside_end(text, sign).unwrap_or(next);
                    match aside_sentence_end(text, start, sign, at) {
                        None => continue,
                        own_sentence => return own_sentence,
                    }
                }
                _ => None,
            };
            at = end.unwrap_or(next);
            if end.is_some() && !is_blank(&text[start..at]) {
                return end;
            }
        }
        None
    }
}

impl Iterator for Sentences<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.start;
        if start == self.text.len() {
            return None;
        }
        let end = self.next_end().filter(|end| !is_blank(&self.text[*end..]));
        self.start = end.unwrap_or(self.text.len());
        Some(start..self.start)
    }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Returns the next character, with its offset, at which a sentence may end or a parenthesis begin.
fn next_sign(text: &str, from: usize) -> Option<(usize, char)> {
    const NO_SIGN: [bool; 256] = table_of!(is_no_sign);
    let at = from + run_length(&text.as_bytes()[from..], is_no_sign, &NO_SIGN);
    text[at..].chars().next().map(|character| (at, character))
}

/// Whether no sign begins with the byte. All signs but `…` are one byte; the first byte of `…` is always a lead byte.
const fn is_no_sign(byte: u8) -> bool {
    const ELLIPSIS: u8 = "…".as_bytes()[0];
    let is_stop = (byte == b'.') | (byte == b'!') | (byte == b'?') | (byte == ELLIPSIS);
    let is_break = (byte == b'\n') | (byte == b'\r');
    !(is_stop | is_break | (byte == b'(') | (byte == b'['))
}

/// Returns the length of the stops that a text begins with.
fn stops_length(text: &str) -> usize {
    work::step();
    let is_stop = |c: char| matches!(c, '.' | '!' | '?' | '…');
    text.find(|c| !is_stop(c)).unwrap_or(text.len())
}

/// Returns the start of the next sentence if the stops from `at` to `after_stops` end one.
fn sentence_end(text: &str, start: usize, at: usize, after_stops: usize) -> Option<usize> {
    let closed = skip_closers(text, after_stops);
    let rest = &text[closed..];
    if rest.is_empty() {
        return Some(closed);
    }
    let next = closed + (rest.len() - rest.trim_start().len());
    if next == closed {
        return None;
    }
    let follower = &text[next..];
    let single_stop = &text[at..after_stops] == ".";
    if single_stop && closed == after_stops && !stop_ends(&text[start..at], follower) {
        return None;
    }
    if !opens_sentence(follower) {
        return None;
    }
    Some(with_citation(text, next).unwrap_or(next))
}

/// Skips quotes, brackets and note numbers between a stop and the space after it.
fn skip_closers(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        let rest = &text[at..];
        let closers = rest.find(|c: char| {
            !matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']')
                && !crate::text::words::is_superscript(c)
        });
        at += closers.unwrap_or(rest.len());
        match note_number(&text[at..]) {
            Some(length) => at += length,
            None => return at,
        }
    }
}

/// Returns the length of a `[12]` at the start of the text.
fn note_number(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('[')?;
    let n_digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    (n_digits > 0 && inner[n_digits..].starts_with(']')).then_some(n_digits + 2)
}

/// Whether a sentence may begin here: not in lower case, not with a closing mark.
fn opens_sentence(follower: &str) -> bool {
    let first = follower
        .chars()
        .find(|c| !matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '¿' | '¡' | '.' | '…'));
    match first {
        None => false,
        Some(c) if c.is_lowercase() => has_small_article(follower),
        Some(c) => {
            c.is_alphanumeric()
                || matches!(c, '—' | '–' | '-' | '•' | '@' | '#' | '$' | '€' | '£' | '+')
        }
    }
}

/// Names such as `al-Masri` begin a sentence in lower case.
fn has_small_article(follower: &str) -> bool {
    let after_article = follower.strip_prefix("al-").or_else(|| follower.strip_prefix("el-"));
    after_article.is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// A citation after the stop belongs to the sentence before: returns the offset after the citation.
fn with_citation(text: &str, next: usize) -> Option<usize> {
    let end = text[next..].starts_with('(').then(|| aside_end(text, next)).flatten()?;
    let inner = &text[next + 1..end - 1];
    let is_sentence = crate::text::words::ends_sentence(inner);
    let rest = text[end..].trim_start_matches('.');
    let goes_on = rest.trim_start();
    let breaks_off = goes_on.is_empty() || rest.len() > goes_on.len() && opens_sentence(goes_on);
    (!is_sentence && breaks_off && inner.contains(|c: char| c.is_ascii_digit()))
        .then(|| text.len() - goes_on.len())
}

/// A parenthesis that begins a sentence and holds its stop is a whole sentence: returns the start of the next one.
fn aside_sentence_end(text: &str, start: usize, open: usize, after: usize) -> Option<usize> {
    let is_whole = is_blank(&text[start..open])
        && after > open + 2
        && crate::text::words::ends_sentence(&text[open + 1..after - 1]);
    let follower = text[after..].trim_start();
    let parted = follower.len() < text.len() - after;
    (is_whole && parted && opens_sentence(follower)).then(|| text.len() - follower.len())
}

/// Returns the offset after the bracket that closes the one at `open`, if it is near and in the same paragraph.
fn aside_end(text: &str, open: usize) -> Option<usize> {
    let mut closing = Vec::new();
    for (offset, character) in text[open..].char_indices() {
        work::step();
        match character {
            _ if offset > LONGEST_ASIDE => return None,
            '(' => closing.push(')'),
            '[' => closing.push(']'),
            ')' | ']' => {
                if closing.pop() != Some(character) {
                    return None;
                }
                if closing.is_empty() {
                    return Some(open + offset + 1);
                }
            }
            '\n' | '\r' => return None,
            _ => {}
        }
    }
    None
}

/// Returns the start of the next paragraph if the line break at `at` is followed by a blank line.
fn paragraph_end(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let space = rest.len() - rest.trim_start().len();
    let breaks = rest[..space].replace("\r\n", "\n");
    let n_breaks = breaks.chars().filter(|c| matches!(c, '\n' | '\r')).count();
    (n_breaks >= 2).then_some(at + space)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).into_iter().map(|span| text[span].trim()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn short_forms_do_not_end_a_sentence() {
        check("The U.S. Army left. It was late.", &["The U.S. Army left.", "It was late."]);
        check(
            "He went to the U.S. The trip was long.",
            &["He went to the U.S.", "The trip was long."],
        );
        check("Dr. Jane P. Roe met Mr. Doe.", &["Dr. Jane P. Roe met Mr. Doe."]);
        check(
            "See No. 5 and vol. 2 vs. the rest, i.e. all, e.g. Kabul.",
            &["See No. 5 and vol. 2 vs. the rest, i.e. all, e.g. Kabul."],
        );
        check("He said no. Then he left.", &["He said no.", "Then he left."]);
        check(
            "It rose 3.5 percent. Aug. 17 was calm.",
            &["It rose 3.5 percent.", "Aug. 17 was calm."],
        );
        check("They chose plan B. It failed.", &["They chose plan B.", "It failed."]);
        check("St. Mary’s burned.", &["St. Mary’s burned."]);
        check("Messrs. Roe and Doe left.", &["Messrs. Roe and Doe left."]);
        check("It was the U.N.I.F.I.L. Mission.", &["It was the U.N.I.F.I.L. Mission."]);
    }

    #[test]
    fn stops_inside_quotes_and_brackets_are_told_apart() {
        check("“It is over.” He left.", &["“It is over.”", "He left."]);
        check("“Why?” he asked. “So.”", &["“Why?” he asked.", "“So.”"]);
        check(
            "They want them [i.e., the Xs] gone. Now.",
            &["They want them [i.e., the Xs] gone.", "Now."],
        );
        check(
            "It grew (it did. Really.) and grew. End.",
            &["It grew (it did. Really.) and grew.", "End."],
        );
        check("He said \"run!\"[1] Then he ran.", &["He said \"run!\"[1]", "Then he ran."]);
        check("“… and so on … but not …” They left.", &["“… and so on … but not …”", "They left."]);
    }

    #[test]
    fn a_citation_stays_with_its_sentence() {
        check("It fell (Wire, July 19). It rose.", &["It fell (Wire, July 19).", "It rose."]);
        check("Is it so (Wire, July 19)? It is.", &["Is it so (Wire, July 19)?", "It is."]);
        check("It fell. (Wire, July 19) It rose.", &["It fell. (Wire, July 19)", "It rose."]);
        check(
            "It fell. (It rose later.) It ended.",
            &["It fell.", "(It rose later.)", "It ended."],
        );
    }

    #[test]
    fn no_part_of_a_text_is_looked_at_again_and_again() {
        for kind in
            [".", ". ", "(", "[(", ".(", "((. ", "a. ", "U.S. ", "(a) ", "[1]. ", "\n", "“. "]
        {
            work::assert_linear(2_000, |size| {
                sentences(&kind.repeat(size));
            });
        }
    }

    #[test]
    fn the_sentences_cover_the_text() {
        for text in [
            "",
            " ",
            "a",
            " A. B. ",
            "One.  Two?\u{a0}Three",
            "A (b",
            "1. First. 2",
            "…",
            "Para one\n\nPara two. Three\r\n\r\n",
        ] {
            let mut end = 0;
            for span in sentences(text) {
                assert_eq!(span.start, end);
                end = span.end;
            }
            assert_eq!(end, text.len(), "{text:?}");
        }
        check("1. First. Second.", &["1. First.", "Second."]);
        check("No stop\n\nNew paragraph", &["No stop", "New paragraph"]);
    }
}
