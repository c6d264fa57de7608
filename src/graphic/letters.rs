//! How wide a text is, estimated by its letters: a graphic is made where no font is at hand.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The widths of common letters.
const WIDTHS: &str = include_str!("widths.txt");

/// Bold letters are so much wider.
pub(super) const BOLD: f64 = 1.07;

/// Widths in parts of the size of the type.
struct Widths {
    /// By letter of ASCII; 0.6 where the table has none.
    ascii: [f64; 128],
    /// Of other letters.
    others: BTreeMap<char, f64>,
}

static TABLE: LazyLock<Widths> = LazyLock::new(|| {
    let mut table = Widths { ascii: [0.6; 128], others: BTreeMap::new() };
    for line in WIDTHS.lines().filter(|line| !line.starts_with('#')) {
        let Some((width, letters)) = line.split_once(' ') else { continue };
        let width = width.parse::<f64>().unwrap_or(60.0) / 100.0;
        for letter in letters.chars() {
            match table.ascii.get_mut(letter as usize) {
                Some(known) => *known = width,
                None => _ = table.others.insert(letter, width),
            }
        }
    }
    table
});

/// The width of a text in pixels at a size of type.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(letter_width).sum::<f64>() * size
}

fn letter_width(letter: char) -> f64 {
    match letter {
        _ if letter.is_ascii() => TABLE.ascii[letter as usize],
        // Marks over letters, and characters that are not seen.
        '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' => 0.0,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => 0.0,
        '\u{a0}' | '\u{202f}' => 0.26,
        // Joined letters.
        '\u{600}'..='\u{6ff}' => 0.5,
        // Scripts whose signs fill a square.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' => 1.0,
        '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{3ffff}' => 1.0,
        _ => TABLE.others.get(&letter).copied().unwrap_or(0.62),
    }
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

/// No name within a text is shortened to less than so many times the size of the type.
const LEAST_NAME: f64 = 4.0;

/// A text no wider than this: the names in it, given in their order, are shortened, the longest first, so that all parties
/// and what is said of them stay. Only what is still too wide loses its end.
pub(super) fn fitted(text: &str, names: &[String], size: f64, most: f64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let widest = names.iter().map(|name| width(name, size)).fold(0.0, f64::max);
    // Names lose half the size of the type at a time; the fewest times are found by halving.
    let step = size / 2.0;
    let with_loss = |steps: usize| {
        let widest = (widest - steps as f64 * step).max(LEAST_NAME * size);
        with_names(text, names, |name| shortened(name, size, widest))
    };
    let (mut least, mut enough) =
        (0, ((widest - LEAST_NAME * size) / step).ceil().max(0.0) as usize);
    while least < enough {
        let middle = least.midpoint(enough);
        match width(&with_loss(middle), size) <= most {
            true => enough = middle,
            false => least = middle + 1,
        }
    }
    shortened(&with_loss(enough), size, most)
}

/// A text with other forms of the names in it.
fn with_names(text: &str, names: &[String], form: impl Fn(&str) -> String) -> String {
    let (mut made, mut rest) = (String::new(), text);
    for name in names {
        let Some(at) = rest.find(name.as_str()) else { continue };
        made.push_str(&rest[..at]);
        made.push_str(&form(name));
        rest = &rest[at + name.len()..];
    }
    made + rest
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

    #[test]
    fn a_sentence_is_shortened_in_its_names() {
        let names = ["Ann Ash", "Union of the Harbours of the Northern Lakes"].map(str::to_owned);
        let said = "Ann Ash member of: Union of the Harbours of the Northern Lakes";
        for (most, expected) in [
            (500.0, said),
            (300.0, "Ann Ash member of: Union of the Harbours of the…"),
            (200.0, "Ann Ash member of: Union of the…"),
            (60.0, "Ann Ash…"),
        ] {
            let fitted = fitted(said, &names, 12.0, most);
            assert_eq!(fitted, expected, "{most}");
            assert!(width(&fitted, 12.0) <= most);
        }
        let twice = ["A long name of a party", "A long name of a party"].map(str::to_owned);
        let said = "A long name of a party opposes: A long name of a party";
        assert_eq!(fitted(said, &twice, 12.0, 230.0), "A long name… opposes: A long name…");
        assert_eq!(fitted(said, &[], 12.0, 130.0), shortened(said, 12.0, 130.0));
    }
}
