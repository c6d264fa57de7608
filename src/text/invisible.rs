//! Characters that cannot be seen: a word with one of them in it is not found.

use std::ops::Range;

/// Returns the places of the characters of a text that cannot be seen and say nothing: soft hyphens, spaces without
/// width, marks of direction, and joiners between letters that have no joined forms. A mark at the very start is left
/// out, as it belongs to the file.
pub(crate) fn places(text: &str) -> Vec<Range<usize>> {
    // The lead bytes of all of them; most texts have few others.
    const LEADS: [u8; 4] = [0xc2, 0xcd, 0xd8, 0xe1];
    let may_begin = |byte: &u8| LEADS.contains(byte) || *byte == 0xe2 || *byte == 0xef;
    let bytes = text.as_bytes();
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    while let Some(ahead) = bytes[at..].iter().position(may_begin) {
        at += ahead;
        let character = text[at..].chars().next().expect("a lead byte begins a character");
        let end = at + character.len_utf8();
        if is_invisible(character) || is_joiner(character) && joins_nothing(text, at, end) {
            match places.last_mut().filter(|last| last.end == at) {
                Some(last) => last.end = end,
                None => places.push(at..end),
            }
        }
        at = end;
    }
    places
}

fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner stands between letters of scripts whose letters stand apart, or beside white space. Arabic, Indic
/// and other scripts, and pictures, need their joiners.
fn joins_nothing(text: &str, start: usize, end: usize) -> bool {
    let stands_apart = |neighbour: Option<char>| {
        neighbour.is_none_or(|c| c < '\u{590}' || ('\u{2000}'..'\u{2070}').contains(&c))
    };
    stands_apart(text[..start].chars().next_back()) && stands_apart(text[end..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut seen = String::new();
        let mut at = 0;
        for place in places(text) {
            seen.push_str(&text[at..place.start]);
            at = place.end;
        }
        seen.push_str(&text[at..]);
        assert_eq!(seen, expected, "{text:?}");
    }

    #[test]
    fn what_cannot_be_seen_is_found_in_any_script() {
        check("Ma\u{200b}y 4", "May 4");
        check("Ca\u{ad}nis\u{ad}ter\u{2060}s \u{feff}here", "Canisters here");
        check("\u{200f}٤ مايو\u{200e}\u{200f}", "٤ مايو");
        check("кани\u{ad}стра", "канистра");
        check("a\u{200d}b\u{200c} c", "ab c");
        check("\u{202a}word\u{202c}", "word");
    }

    #[test]
    fn what_can_be_seen_or_has_a_meaning_stays() {
        for text in [
            "",
            "plain",
            "Größe – “quoted” — ١٢٣ мир € ﷼",
            "می\u{200c}شود",
            "👩\u{200d}🚒",
            "क्\u{200d}ष",
            "\u{feff}Title",
            "a\u{a0}b\u{2009}c",
        ] {
            check(text, text);
        }
    }
}
