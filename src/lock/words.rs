//! What a passage says, as the lock keeps it: a hash of its words, and the first few of them.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The hash of what a passage says, as 16 hexadecimal digits.
pub(super) type Digest = u64;

/// The hash of the words of a passage. The lock files of all sites rest on it, so it must not change without another
/// version of the file: BLAKE3 of the text in Unicode's normalization form C, with one space for white space, straight
/// quotation marks, hyphens for dashes, and without soft hyphens and marks of direction.
pub(super) fn digest(passage: &str) -> Digest {
    // Normalizing costs several times what all else does, and nearly all texts are in the form already.
    let is_normal = passage.is_ascii() || is_nfc_quick(passage.chars()) == IsNormalized::Yes;
    let text = if is_normal { words(passage) } else { words(&passage.nfc().collect::<String>()) };
    let hash = blake3::hash(text.trim_end().as_bytes());
    let first = hash.as_bytes().first_chunk().expect("a hash is longer");
    u64::from_be_bytes(*first)
}

/// The characters that count, with one space for white space.
fn words(passage: &str) -> String {
    let mut text = String::with_capacity(passage.len());
    let mut rest = passage;
    loop {
        let graphic = rest.bytes().take_while(u8::is_ascii_graphic).count();
        text.push_str(&rest[..graphic]);
        let mut others = rest[graphic..].chars();
        let Some(c) = others.next() else { return text };
        match plain(c) {
            Some(' ') if text.is_empty() || text.ends_with(' ') => {}
            Some(c) => text.push(c),
            None => {}
        }
        rest = others.as_str();
    }
}

/// The character that counts as the same; `None` for one that does not count.
fn plain(c: char) -> Option<char> {
    match c {
        _ if c.is_whitespace() => Some(' '),
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' => Some('\''),
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' => Some('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' => {
            None
        }
        '\u{2066}'..='\u{2069}' | '\u{feff}' => None,
        _ => Some(c),
    }
}

/// The first words of a passage, on one line; with ` ...` if there are more.
pub(super) fn first(passage: &str) -> String {
    const MOST: usize = 8;
    const LONGEST: usize = 70;
    let printable = |word: &str| word.chars().filter(|c| !c.is_control()).collect::<String>();
    let mut words = passage.split_whitespace().map(printable).filter(|word| !word.is_empty());
    let mut shown = String::new();
    for nth in 0.. {
        let Some(word) = words.next() else { break };
        let is_too_long = shown.chars().count() + word.chars().count() > LONGEST;
        if nth == MOST || nth > 0 && is_too_long {
            shown += " ...";
            break;
        }
        if is_too_long {
            shown.extend(word.chars().take(LONGEST));
            shown += " ...";
            break;
        }
        shown += if nth > 0 { " " } else { "" };
        shown += &word;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_of_a_passage_count() {
        let same = [
            ("Ice  on\nthe\u{a0}lake ", "Ice on the lake"),
            ("“No,” the town’s mayor said – twice", "\"No,\" the town's mayor said - twice"),
            ("cafe\u{301}", "café"),
            ("a\u{323}\u{302} b", "a\u{302}\u{323} b"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("un\u{ad}der\u{200b}way \u{200f}", "underway"),
        ];
        for (one, other) in same {
            assert_eq!(digest(one), digest(other), "{one:?}");
        }
        for (one, other) in
            [("145 killed", "146 killed"), ("It is", "it is"), ("ab", "a b"), ("é", "e")]
        {
            assert_ne!(digest(one), digest(other), "{one:?}");
        }
    }

    #[test]
    fn the_hash_of_a_passage_stays_what_it_was() {
        assert_eq!(format!("{:016x}", digest("Ice on the lake.")), "b738823dd2781f02");
    }

    #[test]
    fn a_passage_is_named_by_its_first_words() {
        let cases = [
            ("Ice on\nthe lake.", "Ice on the lake."),
            ("one two three four five six seven eight", "one two three four five six seven eight"),
            (
                "one two three four five six seven eight nine",
                "one two three four five six seven eight ...",
            ),
            ("", ""),
            ("a\u{1b}b\u{0} c", "ab c"),
        ];
        for (passage, expected) in cases {
            assert_eq!(first(passage), expected, "{passage:?}");
        }
        let long = first(&"x".repeat(1000));
        assert_eq!(long, format!("{} ...", "x".repeat(70)));
    }
}
