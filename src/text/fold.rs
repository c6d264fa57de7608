//! A folded text is a text reduced to what matters when spelling is ignored, with offsets back to the original.
//!
//! Diacritics go, typographic apostrophes, quotation marks, dashes and spaces become plain, a run of white space is one
//! space, invisible characters vanish. Letters and digits that Arabic and Persian write differently are one. It is kept twice, with equal offsets: with capitals as written, for the rules
//! about capitals, and in lower case, for searching.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

use super::character::{
    is_diacritic, is_ignorable, is_unspaced, is_word, one_of_arabic, plain, spelled_out,
};
use super::plain::plain_length;

/// A text without insignificant differences of spelling.
pub struct Folded<'a> {
    source: &'a str,
    /// The source itself if nothing had to be folded.
    cased: Cow<'a, str>,
    lower: String,
    /// Where the distance between folded and source offsets changes, in order.
    steps: Vec<Step>,
}

/// From the offset `folded` on, until the next step, the two texts run in parallel.
#[derive(Clone, Copy)]
struct Step {
    folded: usize,
    source: usize,
}

/// Returns the form in which two equal names are equal strings, for look-ups by title or alias.
pub fn key(name: &str) -> String {
    // Plain text has no white space at its ends.
    if plain_length(name) == name.len() {
        return name.to_ascii_lowercase();
    }
    Folded::new(name.trim()).lower.trim().to_owned()
}

/// As [`key`], with Arabic letters and digits as they are written: for words that lists have in one language.
pub(crate) fn key_as_written(word: &str) -> String {
    if plain_length(word) == word.len() {
        return word.to_ascii_lowercase();
    }
    Folded::as_written(word.trim()).lower.trim().to_owned()
}

impl<'a> Folded<'a> {
    /// Folds a text.
    pub fn new(source: &'a str) -> Folded<'a> {
        Folded::with(source, true)
    }

    /// Folds a text, with Arabic letters and digits as they are written.
    pub(crate) fn as_written(source: &'a str) -> Folded<'a> {
        Folded::with(source, false)
    }

    fn with(source: &'a str, joins_arabic: bool) -> Folded<'a> {
        let plain = plain_length(source);
        if plain == source.len() {
            let (cased, lower) = (Cow::Borrowed(source), source.to_ascii_lowercase());
            return Folded { source, cased, lower, steps: Vec::new() };
        }
        let cased = String::with_capacity(source.len());
        let mut folding = Folding { source, cased, steps: Vec::new(), joins_arabic };
        let mut at = folding.copy(0..plain);
        while let Some(c) = source[at..].chars().next() {
            at = folding.fold_character(c, at);
            at = folding.copy(at..at + plain_length(&source[at..]));
        }
        let Folding { cased, steps, .. } = folding;
        Folded { source, lower: small(&cased), cased: Cow::Owned(cased), steps }
    }

    /// Returns the text in lower case.
    pub fn lower(&self) -> &str {
        &self.lower
    }

    /// Returns the text with its capitals; offsets are the same as in [`Folded::lower`].
    pub fn cased(&self) -> &str {
        &self.cased
    }

    /// Returns the source bytes of a range of the folded text, accents included.
    pub fn source(&self, folded: Range<usize>) -> Range<usize> {
        let start = self.source_offset(folded.start);
        let end = self.source_offset(folded.end).max(start);
        start..start + self.source[start..end].trim_end_matches(is_ignorable).len()
    }

    /// Returns the range of the folded text that comes from a range of the source.
    pub(crate) fn folded(&self, source: Range<usize>) -> Range<usize> {
        let start = self.folded_offset(source.start);
        start..self.folded_offset(source.end).max(start)
    }

    /// Returns the whole text as it was before folding.
    pub(crate) fn text(&self) -> &'a str {
        self.source
    }

    fn folded_offset(&self, source: usize) -> usize {
        let after = self.steps.partition_point(|step| step.source <= source);
        let offset = match after.checked_sub(1) {
            Some(index) => self.steps[index].folded + (source - self.steps[index].source),
            None => source,
        };
        // What was left out has no counterpart: the next step begins behind it.
        let most = self.steps.get(after).map_or(self.lower.len(), |step| step.folded);
        self.lower.floor_char_boundary(offset.min(most))
    }

    fn source_offset(&self, folded: usize) -> usize {
        let after = self.steps.partition_point(|step| step.folded <= folded);
        let offset = match after.checked_sub(1) {
            Some(index) => self.steps[index].source + (folded - self.steps[index].folded),
            None => folded,
        };
        // An offset inside the expansion of one character has no counterpart in the source: take the character's start.
        self.source.floor_char_boundary(offset.min(self.source.len()))
    }
}

/// A text while it is being folded.
struct Folding<'a> {
    source: &'a str,
    cased: String,
    steps: Vec<Step>,
    /// Whether letters and digits that Arabic and Persian write differently become one.
    joins_arabic: bool,
}

impl Folding<'_> {
    /// Copies a range that needs no folding, nearly always most of the text, and returns its end.
    fn copy(&mut self, plain: Range<usize>) -> usize {
        self.cased.push_str(&self.source[plain.clone()]);
        plain.end
    }

    /// Folds the character at `at` and returns the offset after it.
    fn fold_character(&mut self, c: char, at: usize) -> usize {
        let before = self.cased.len();
        self.push(c);
        let next = at + c.len_utf8();
        if self.cased.len() - before != c.len_utf8() {
            self.step(next);
        }
        next
    }

    fn push(&mut self, c: char) {
        if is_ignorable(c) || is_diacritic(c) {
            return;
        }
        if let Some(plain) = plain(c) {
            if plain != ' ' || !self.cased.ends_with(' ') {
                self.cased.push(plain);
            }
        } else if let Some(one) = one_of_arabic(c).filter(|_| self.joins_arabic) {
            self.cased.push(one);
        } else if !c.is_alphabetic() || is_unspaced(c) && !is_compatibility_ideograph(c) {
            self.cased.push(c);
        } else if let Some(letters) = spelled_out(c) {
            self.cased.push_str(letters);
        } else {
            self.push_letters(c);
        }
    }

    /// Decomposes a letter and keeps only its letters, so that no word boundary can fall inside it.
    fn push_letters(&mut self, c: char) {
        let Folding { cased, joins_arabic, .. } = self;
        let one = |part| one_of_arabic(part).filter(|_| *joins_arabic).unwrap_or(part);
        decompose_compatible(c, |part| {
            // Other parts are dropped, such as the apostrophe in `ŉ`.
            let is_kept = is_word(part) && !is_diacritic(part) && !is_ignorable(part);
            if is_kept && plain(part).is_none() {
                match spelled_out(part) {
                    Some(letters) => cased.push_str(letters),
                    None => cased.push(one(part)),
                }
            }
        });
    }

    fn step(&mut self, source: usize) {
        let folded = self.cased.len();
        match self.steps.last_mut() {
            Some(last) if last.folded == folded => last.source = source,
            _ => self.steps.push(Step { folded, source }),
        }
    }
}

fn is_compatibility_ideograph(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

/// Returns the text in lower case; the few letters whose lower case has another length are kept as they are.
fn small(cased: &str) -> String {
    let ascii = cased.to_ascii_lowercase();
    if ascii.is_ascii() {
        return ascii;
    }
    ascii.chars().map(small_letter).collect()
}

fn small_letter(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let mut letters = c.to_lowercase();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.len_utf8() == c.len_utf8() => letter,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, cased: &str) {
        let folded = Folded::new(source);
        assert_eq!(folded.cased(), cased);
        assert_eq!(folded.lower().len(), cased.len());
    }

    #[test]
    fn typographic_marks_become_plain() {
        check(
            "Du’at, Duʿat, Duʾat, Du`at, Du｀at, Duʼat, ‘Du´at",
            "Du'at, Du'at, Du'at, Du'at, Du'at, Du'at, 'Du'at",
        );
        check(
            "non\u{2011}state – or—not − „quoted” «so»",
            "non-state - or-not - \"quoted\" \"so\"",
        );
    }

    #[test]
    fn white_space_is_one_space() {
        check("a\u{a0}b \t c\r\n\u{2009}d ", "a b c d ");
    }

    #[test]
    fn diacritics_and_invisible_characters_vanish() {
        check(
            "Erdoğan vis-à-vis Łódź, Ma\u{308}rz, Straße, ﬁn",
            "Erdogan vis-a-vis Lodz, Marz, Strasse, fin",
        );
        check("Tali\u{ad}ban\u{200f} and\u{200b}", "Taliban and");
        check("الدَّوْلَة", "الدوله");
        check("Ёлки", "Елки");
        check("कि का", "कि का");
        check("ŉ", "n");
    }

    #[test]
    fn arabic_and_persian_letters_and_digits_are_one() {
        check("کتاب ی ى ٱلمجلس أإآ ة ١٢ ۱۲", "كتاب ي ي المجلس ااا ه 12 12");
        assert_eq!(key_as_written("کتاب ی ١"), "کتاب ی ١");
    }

    #[test]
    fn a_voiced_syllable_is_one_character() {
        for text in ["ガルム", "プラス", "ムズム"] {
            let folded = Folded::new(text);
            assert_eq!(crate::text::token::first_word(folded.lower()), folded.lower());
        }
    }

    #[test]
    fn the_key_of_a_name_ignores_how_it_is_typed() {
        for name in ["Du'at Al-Falah", "du’at  al\u{2011}falah", " DU`AT\u{a0}AL–FALÁH "] {
            assert_eq!(key(name), "du'at al-falah");
        }
        assert_ne!(key("Al Qaeda"), key("Al-Qaeda"));
    }

    #[test]
    fn every_stretch_leads_back_to_its_source() {
        let source = "Dr. Ze\u{301}\u{200f}  “Straße”\u{200b} end";
        let folded = Folded::new(source);
        let back = |part: &str| {
            let start = folded.cased().find(part).expect("the part is in the text");
            &source[folded.source(start..start + part.len())]
        };
        assert_eq!(back("Ze"), "Ze\u{301}");
        assert_eq!(back("Strasse"), "Straße");
        assert_eq!(back("\"Strasse\""), "“Straße”");
        assert_eq!(back("end"), "end");
    }
}
