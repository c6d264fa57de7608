//! Foreign text made safe for a terminal: characters that control a terminal, turn a line or are invisible are escaped.
//!
//! An article may hold codes that rename a window, paint over lines or hide words; so may the name of a file. Such a
//! character is shown as `\u{1b}`. What a script needs is kept: joiners between its letters, marks of direction in a
//! line with right-to-left letters, and joiners of emoji.

use std::borrow::Cow;
use std::ops::Range;

use super::direction::has_leftward;

/// A text of several lines: newlines and tabs are kept.
pub fn text(text: &str) -> Cow<'_, str> {
    spelled(text, |c| matches!(c, '\n' | '\t'), push_escape)
}

/// A name or path, which is one line: newlines are escaped, since the next line would not be ours.
pub fn line(text: &str) -> Cow<'_, str> {
    spelled(text, |_| false, push_escape)
}

/// JSON with the same characters as JSON escapes: a parser gets the original back.
pub fn json(json: &str) -> Cow<'_, str> {
    spelled(
        json,
        |c| matches!(c, '\n' | '\t'),
        |shown, c| {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                shown.push_str(&format!("\\u{unit:04x}"));
            }
        },
    )
}

/// A text as [`text`] shows it, and the given range in the result.
pub(crate) fn with_place(written: &str, place: Range<usize>) -> (Cow<'_, str>, Range<usize>) {
    let shown = text(written);
    if let Cow::Borrowed(_) = shown {
        return (shown, place);
    }
    // Whether a character is escaped depends on its neighbours, so the result is made once and walked beside the text.
    let moved = [place.start, place.end].map(|offset| moved(written, &shown, offset));
    (shown, moved[0]..moved[1])
}

/// The position of an offset of the text in its escaped form.
fn moved(text: &str, shown: &str, offset: usize) -> usize {
    let mut rest = shown;
    for (at, c) in text.char_indices() {
        if at >= offset {
            break;
        }
        let width = match rest.chars().next() {
            Some(same) if same == c => c.len_utf8(),
            _ => escape_of(c).len(),
        };
        rest = rest.get(width..).unwrap_or_default();
    }
    shown.len() - rest.len()
}

fn escape_of(c: char) -> String {
    format!("\\u{{{:x}}}", c as u32)
}

fn push_escape(shown: &mut String, c: char) {
    shown.push_str(&escape_of(c));
}

/// The text with every hidden character escaped, except those that lay it out.
fn spelled(
    text: &str,
    lays_out: impl Fn(char) -> bool,
    write: impl Fn(&mut String, char),
) -> Cow<'_, str> {
    let is_plain = |byte: u8| (b' '..=b'~').contains(&byte) || lays_out(byte as char);
    if text.bytes().all(is_plain) || !text.chars().any(|c| is_hidden(c) && !lays_out(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for part in text.split_inclusive('\n') {
        // The mark is itself among the right-to-left letters.
        let may_mark = part.split(is_mark).any(has_leftward);
        let mut before = None;
        let mut letters = part.chars().peekable();
        while let Some(c) = letters.next() {
            let after = letters.peek().copied();
            let stays = !is_hidden(c)
                || lays_out(c)
                || (is_mark(c) && may_mark)
                || before.is_some_and(|before| belongs(before, c, after));
            if stays {
                shown.push(c);
            } else {
                write(&mut shown, c);
            }
            before = Some(c);
        }
    }
    Cow::Owned(shown)
}

/// Whether a character is a control, turns text or is invisible: controls, line separators, characters of direction,
/// and those that Unicode declares ignorable (`Default_Ignorable_Code_Point`).
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character is a mark of direction. It turns no letters, and affects only its line.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
}

/// Whether an invisible character has a function between its two neighbours.
fn belongs(before: char, c: char, after: Option<char>) -> bool {
    let between = |is: fn(char) -> bool| is(before) && after.is_some_and(is);
    match c {
        '\u{200c}' => between(is_joining),
        '\u{200d}' => between(is_joining) || between(is_pictured),
        // The emoji or plain form of a sign; a digit is a keycap only with its frame.
        '\u{fe0e}' | '\u{fe0f}' if before.is_ascii() => after == Some('\u{20e3}'),
        '\u{fe0e}' | '\u{fe0f}' => is_pictured(before),
        '\u{fe00}'..='\u{fe02}' | '\u{e0100}'..='\u{e01ef}' => is_ideograph(before),
        '\u{180b}'..='\u{180d}' | '\u{180f}' => matches!(before, '\u{1820}'..='\u{18aa}'),
        _ => false,
    }
}

/// Whether a character's script uses joiners: Arabic and related scripts, those of India, Tibetan, Burmese, Khmer,
/// Mongolian.
fn is_joining(c: char) -> bool {
    let is_of_script = matches!(c,
        '\u{600}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{1900}'..='\u{1cff}'
        | '\u{a800}'..='\u{a8ff}' | '\u{a980}'..='\u{aaff}' | '\u{abc0}'..='\u{abff}' | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' | '\u{10a00}'..='\u{10fff}' | '\u{11000}'..='\u{11fff}' | '\u{1e900}'..='\u{1e95f}');
    is_of_script && !is_hidden(c)
}

/// Whether a character is an emoji or part of one.
fn is_pictured(c: char) -> bool {
    matches!(c,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{23ff}' | '\u{24c2}' | '\u{25a0}'..='\u{27bf}' | '\u{2934}'..='\u{2935}'
        | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{fe0f}'
        | '\u{1f000}'..='\u{1faff}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_or_hides_is_spelled_out() {
        for (written, expected) in [
            ("plain — Ünïcode, Россия, 漢字", "plain — Ünïcode, Россия, 漢字"),
            ("a\u{1b}]0;owned\u{7}\u{1b}[31mb", "a\\u{1b}]0;owned\\u{7}\\u{1b}[31mb"),
            (
                "a\u{0}b\rc\u{b}\u{c}\u{7f}\u{85}\u{9b}2J",
                "a\\u{0}b\\u{d}c\\u{b}\\u{c}\\u{7f}\\u{85}\\u{9b}2J",
            ),
            ("a\u{202e}b\u{202c}\u{2066}c\u{2069}", "a\\u{202e}b\\u{202c}\\u{2066}c\\u{2069}"),
            (
                "a\u{200b}b\u{ad}c\u{2060}d\u{feff}e\u{206f}",
                "a\\u{200b}b\\u{ad}c\\u{2060}d\\u{feff}e\\u{206f}",
            ),
            ("a\u{e0041}\u{e007f}b\u{fff9}c\u{fffb}", "a\\u{e0041}\\u{e007f}b\\u{fff9}c\\u{fffb}"),
            ("a\u{2028}b\u{2029}c\u{34f}\u{3164}", "a\\u{2028}b\\u{2029}c\\u{34f}\\u{3164}"),
            ("a\u{fe0f}b \u{fe0f}\u{e0101}", "a\\u{fe0f}b \\u{fe0f}\\u{e0101}"),
            ("a\u{200d}b\u{200c}c", "a\\u{200d}b\\u{200c}c"),
            ("left\u{200f}\u{200e}\u{61c}", "left\\u{200f}\\u{200e}\\u{61c}"),
            ("tab\tand\nline", "tab\tand\nline"),
        ] {
            assert_eq!(text(written), expected);
            let written_in_json = serde_json::to_string(written).unwrap();
            let shown = json(&written_in_json);
            assert!(!shown.chars().any(|c| is_hidden(c) && !is_mark(c)), "{shown}");
            assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), written);
        }
        assert_eq!(line("a\nb\tc"), "a\\u{a}b\\u{9}c");
    }

    #[test]
    fn what_a_script_needs_stays() {
        for needed in [
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "ශ්\u{200d}රී",
            "עם\u{200f}: Telia\u{200e}, 27",
            "صوت\u{61c} 27",
            "👩\u{200d}👩\u{200d}👧 and 🏳\u{fe0f}\u{200d}🌈 and ☎\u{fe0f} and 1\u{fe0f}\u{20e3}",
            "葛\u{e0100}",
        ] {
            assert_eq!(text(needed), needed);
            assert_eq!(line(needed), needed);
            assert_eq!(json(needed), needed);
        }
        // The same characters between letters that do not need them, at an end, and twice.
        for (written, expected) in [
            ("می\u{200c} خواهم", "می\\u{200c} خواهم"),
            ("می\u{200c}\u{200c}خواهم", "می\\u{200c}\\u{200c}خواهم"),
            ("\u{200d}क", "\\u{200d}क"),
            ("עם\u{202e}", "עם\\u{202e}"),
            ("left\u{200f}\nעם\u{200f}", "left\\u{200f}\nעם\u{200f}"),
            ("👩\u{200d}a", "👩\\u{200d}a"),
        ] {
            assert_eq!(text(written), expected, "{written:?}");
        }
    }

    #[test]
    fn a_stretch_is_found_again() {
        let written = "a\u{1b}b\u{202e}c";
        for place in [0..1, 2..3, 1..6, 6..7, 7..7] {
            let (shown, moved) = with_place(written, place.clone());
            assert_eq!(&shown[moved], text(&written[place]));
        }
    }
}
