//! How wide a text is, estimated by its letters: a graphic is made where no font is at hand.

use std::sync::LazyLock;

/// The widths of common letters.
const WIDTHS: &str = include_str!("widths.txt");

/// Bold letters are so much wider.
pub(super) const BOLD: f64 = 1.07;

/// By letter of ASCII: its width in parts of the size of the type; 0 where the table has none.
static ASCII: LazyLock<[f64; 128]> = LazyLock::new(|| {
    let mut widths = [0.0; 128];
    for (width, letters) in entries() {
        for letter in letters.chars().filter(char::is_ascii) {
            widths[letter as usize] = width;
        }
    }
    widths
});

fn entries() -> impl Iterator<Item = (f64, &'static str)> {
    let lines = WIDTHS.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let (width, letters) = line.split_once(' ')?;
        Some((width.parse::<f64>().ok()? / 100.0, letters))
    })
}

/// The width of a text in pixels at a size of type.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(letter_width).sum::<f64>() * size
}

fn letter_width(letter: char) -> f64 {
    match letter {
        _ if letter.is_ascii() => match ASCII[letter as usize] {
            0.0 => 0.6,
            width => width,
        },
        // Marks over letters, and characters that are not seen.
        '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' => 0.0,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => 0.0,
        '\u{a0}' | '\u{202f}' => 0.26,
        // Joined letters.
        '\u{600}'..='\u{6ff}' => 0.5,
        // Scripts whose signs fill a square.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' => 1.0,
        '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{3ffff}' => 1.0,
        _ => known(letter).unwrap_or(0.62),
    }
}

fn known(letter: char) -> Option<f64> {
    entries().find(|(_, letters)| letters.contains(letter)).map(|(width, _)| width)
}

/// The beginning of a text that is no wider than this, with dots where something is left out.
pub(super) fn shortened(text: &str, size: f64, most: f64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let room = most - width("…", size);
    let mut used = 0.0;
    let fits = |letter: &char| {
        used += letter_width(*letter) * size;
        used <= room
    };
    let kept = text.chars().take_while(fits).collect::<String>();
    // Half a word is no word, unless it is most of what there is.
    let whole = kept.rfind(' ').filter(|at| at * 2 > kept.len()).map_or(&*kept, |at| &kept[..at]);
    let whole = whole.trim_end_matches([' ', '.', ',', '،', '-', '–', ':']);
    // An isolate that lost its end would turn what follows.
    let open = whole.matches('\u{2068}').count().saturating_sub(whole.matches('\u{2069}').count());
    [whole, "…", &"\u{2069}".repeat(open)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_count_for_more_than_narrow_ones() {
        assert!(width("mmm", 12.0) > 2.0 * width("iii", 12.0));
        assert!(width("سبتمبر", 12.0) > 0.0);
        assert_eq!(width("e\u{301}", 10.0), width("e", 10.0));
        assert_eq!(width("日本", 12.0), 24.0);
    }

    #[test]
    fn a_long_text_ends_with_a_whole_word_and_dots() {
        let title = "Raid on the harbour of the old town";
        assert_eq!(shortened(title, 12.0, 500.0), title);
        assert_eq!(shortened(title, 12.0, 130.0), "Raid on the harbour…");
        assert_eq!(shortened("Donaudampfschiff", 12.0, 60.0), "Donaud…");
    }
}
