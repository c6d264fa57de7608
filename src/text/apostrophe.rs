//! Apostrophes as print has them: `State's` becomes `State’s`. Words are not changed otherwise, and quotations keep theirs.

use std::borrow::Cow;

/// Languages in which such a sign may be a letter (the ʻokina, the Uzbek oʻ): it stays as written.
const AS_WRITTEN: [&str; 7] = ["haw", "mi", "sm", "to", "ty", "uz", "kaa"];

/// What begins or ends a quotation, or is an apostrophe.
const SIGNS: [char; 12] = ['\'', '"', '“', '”', '„', '«', '»', '‹', '›', '‘', '’', '‚'];

/// The state within a line, whose pieces come one by one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Apostrophes {
    /// The letter before the next piece.
    before: Option<char>,
    /// The sign that ends the quotation which is open.
    quoted_until: Option<char>,
    /// Whether a single quotation mark is open.
    is_single_open: bool,
}

impl Apostrophes {
    /// Whether a language has them.
    pub(crate) fn are_in(language: &str) -> bool {
        let primary = language.split('-').next().unwrap_or_default();
        !AS_WRITTEN.iter().any(|other| primary.eq_ignore_ascii_case(other))
    }

    /// The next piece of a line in which nothing is replaced, such as a name or code.
    pub(crate) fn pass(&mut self, piece: &str) {
        self.before = piece.chars().next_back().or(self.before);
    }

    /// The next piece of a line with its apostrophes set.
    pub(crate) fn set<'t>(&mut self, piece: &'t str) -> Cow<'t, str> {
        // Most pieces have no sign of any quotation, which the bytes of plain ones tell fastest.
        let may_have_one = |byte: u8| !byte.is_ascii() || byte == b'\'' || byte == b'"';
        if !piece.bytes().any(may_have_one) || !piece.contains(SIGNS) {
            self.pass(piece);
            return Cow::Borrowed(piece);
        }
        let mut set = String::with_capacity(piece.len() + 8);
        let mut signs = piece.chars().peekable();
        while let Some(sign) = signs.next() {
            let is_apostrophe = sign == '\''
                && self.quoted_until.is_none()
                && self.is_apostrophe(signs.clone().take(2));
            if sign == '\'' && !is_apostrophe && self.quoted_until.is_none() {
                self.is_single_open = !self.is_single_open;
            }
            self.quotation(sign);
            set.push(if is_apostrophe { '’' } else { sign });
            self.before = Some(sign);
        }
        Cow::Owned(set)
    }

    /// Whether a straight sign after `self.before` is one, by the two letters behind it; none at the end of a piece.
    fn is_apostrophe(&self, mut behind: impl Iterator<Item = char>) -> bool {
        let (next, second) = (behind.next(), behind.next());
        let is_year = next.is_some_and(|next| next.is_ascii_digit())
            && second.is_some_and(|second| second.is_ascii_digit());
        match (self.before, next) {
            (Some(before), Some(next)) if is_lettered(before) && is_letter(next) => true,
            // `the states' own`, unless it closes what another sign opened.
            (Some(before), _) if is_letter(before) => !self.is_single_open,
            // `in the '90s`
            (before, _) => is_year && before.is_none_or(char::is_whitespace),
        }
    }

    fn quotation(&mut self, sign: char) {
        match self.quoted_until {
            Some(end) if sign == end || (end == '”' && sign == '“') => self.quoted_until = None,
            Some(_) => {}
            None => {
                self.quoted_until = match sign {
                    '"' => Some('"'),
                    '“' | '„' => Some('”'),
                    '«' => Some('»'),
                    '»' => Some('«'),
                    _ => None,
                }
            }
        }
    }
}

/// Text by itself, such as a title, with its apostrophes set.
pub(crate) fn set<'t>(text: &'t str, language: &str) -> Cow<'t, str> {
    match text.contains('\'') && Apostrophes::are_in(language) {
        true => Apostrophes::default().set(text),
        false => Cow::Borrowed(text),
    }
}

fn is_letter(sign: char) -> bool {
    is_lettered(sign) && sign.is_alphabetic()
}

/// Letters of the Latin, Greek and Cyrillic scripts, and digits.
fn is_lettered(sign: char) -> bool {
    let is_of_script = sign < '\u{530}' || ('\u{1e00}'..'\u{2000}').contains(&sign);
    sign.is_alphanumeric() && is_of_script
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apostrophes_are_set_and_quotations_are_left() {
        for (text, expected) in [
            ("the Islamic State's branch", "the Islamic State’s branch"),
            ("the states' own words don't", "the states’ own words don’t"),
            ("L'État d'urgence", "L’État d’urgence"),
            ("in the '90s", "in the ’90s"),
            ("from 1990's on", "from 1990’s on"),
            ("the 'lake' fell, the river's did not", "the 'lake' fell, the river’s did not"),
            ("it said 'the lake's edge' twice", "it said 'the lake’s edge' twice"),
            ("it said \"the lake's edge\", the town's", "it said \"the lake's edge\", the town’s"),
            ("it said “the lake's edge”, the town's", "it said “the lake's edge”, the town’s"),
            ("er sagte „Jens' See“, Hans' Haus", "er sagte „Jens' See“, Hans’ Haus"),
            ("5'3 and 5' long", "5'3 and 5' long"),
            ("' alone '", "' alone '"),
            ("القرآن'ي", "القرآن'ي"),
        ] {
            assert_eq!(set(text, "en"), expected);
        }
        assert_eq!(set("Hawai'i", "haw"), "Hawai'i");
    }

    #[test]
    fn pieces_of_a_line_go_on_from_each_other() {
        let mut line = Apostrophes::default();
        assert_eq!(line.set("The "), "The ");
        line.pass("Red Hill");
        assert_eq!(line.set("'s men, \"the"), "’s men, \"the");
        line.pass("Red Hill");
        assert_eq!(line.set("'s\" lake's"), "'s\" lake’s");
    }
}
