//! Names as labels: whole on one or two lines, and cut where they are longer, so that no two that differ look the same.

use std::collections::BTreeMap;

use crate::graphic::letters;

/// The size of labels in pixels.
pub(super) const SIZE: f64 = 12.0;
/// A name that is wider than this is broken into lines.
const ONE_LINE: f64 = 110.0;
/// The widest line.
const WIDEST: f64 = 150.0;
/// The most lines of a label, unless the drawing is enlarged.
const MOST_LINES: usize = 2;
const OPEN: char = '\u{2068}';
const CLOSED: char = '\u{2069}';

/// A name in lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// As much as two lines hold.
    pub(crate) short: Vec<String>,
    /// All of it.
    pub(crate) whole: Vec<String>,
}

fn width(text: &str) -> f64 {
    letters::width(text, SIZE)
}

/// The labels for all names of a drawing.
pub(super) fn labels(names: &[&str]) -> Vec<Label> {
    let label = |name: &&str| {
        let whole = broken(name);
        let short = if whole.len() > MOST_LINES { cut_inside(name) } else { whole.clone() };
        Label { short, whole }
    };
    let mut labels = names.iter().map(label).collect::<Vec<_>>();
    let mut alike = BTreeMap::<Vec<String>, BTreeMap<&str, Vec<usize>>>::new();
    for (at, label) in labels.iter().enumerate().filter(|(_, label)| label.short != label.whole) {
        alike.entry(label.short.clone()).or_default().entry(names[at]).or_default().push(at);
    }
    for group in alike.into_values().filter(|group| group.len() > 1) {
        let sorted = group.keys().copied().collect::<Vec<_>>();
        for (nth, (name, places)) in group.iter().enumerate() {
            // In this order, the names most like a name stand beside it.
            let before = nth.checked_sub(1).map_or(0, |nth| shared(name, sorted[nth]));
            let after = sorted.get(nth + 1).map_or(0, |next| shared(name, next));
            let short = cut_before(name, before.max(after));
            places.iter().for_each(|at| labels[*at].short.clone_from(&short));
        }
    }
    labels
}

/// The length of what two names begin with.
fn shared(one: &str, other: &str) -> usize {
    let pairs = one.char_indices().zip(other.chars());
    let mut differing = pairs.skip_while(|((_, a), b)| a == b);
    differing.next().map_or(one.len().min(other.len()), |((at, _), _)| at)
}

/// A name in as few lines as hold it, as narrow as these may be.
fn broken(name: &str) -> Vec<String> {
    let full = width(name);
    if full <= ONE_LINE {
        return vec![name.to_owned()];
    }
    let fewest = filled(name, WIDEST).len();
    let wanted = fewest.max(2);
    // Where no line may be broken, the widest is the only one.
    let narrowest = (full / wanted as f64).min(WIDEST);
    let tries = (0..=10).map(|tenth| narrowest + (WIDEST - narrowest) * f64::from(tenth) / 10.0);
    let fitting = tries.map(|most| filled(name, most)).find(|lines| lines.len() <= wanted);
    isolated(fitting.unwrap_or_else(|| filled(name, WIDEST)))
}

/// A name in lines that are filled one after the other. Words alone are broken only if they are wider than any line.
fn filled(name: &str, most: f64) -> Vec<String> {
    let mut lines = Vec::<String>::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(last) if width(last) + width(" ") + width(word) <= most => {
                last.push(' ');
                last.push_str(word);
            }
            _ => {
                let mut rest = word;
                while width(rest) > WIDEST {
                    let (piece, others) = rest.split_at(head(rest, WIDEST));
                    lines.push(piece.to_owned());
                    rest = others;
                }
                lines.push(rest.to_owned());
            }
        }
    }
    lines
}

/// The beginning and the end of a name.
fn cut_inside(name: &str) -> Vec<String> {
    let first = &name[..head(name, WIDEST)];
    let last = &name[tail(name, WIDEST - width("…"))..];
    isolated(vec![first.trim_end().to_owned(), ["…", last.trim_start()].concat()])
}

/// The beginning of a name, and what follows from the word on that holds this place.
fn cut_before(name: &str, place: usize) -> Vec<String> {
    let first = &name[..head(name, WIDEST)];
    let rest = &name[name[..place].rfind(' ').map_or(place, |at| at + 1)..];
    let rest = letters::shortened(rest, SIZE, WIDEST - width("…"));
    isolated(vec![first.trim_end().to_owned(), ["…", &*rest].concat()])
}

/// How much of the beginning fits: whole words, unless the first is too wide. At least a letter.
fn head(text: &str, most: f64) -> usize {
    let mut used = 0.0;
    let fits = |(_, letter): &(usize, char)| {
        used += width(letter.encode_utf8(&mut [0; 4]));
        used <= most
    };
    let after = |(at, letter): (usize, char)| at + letter.len_utf8();
    let first = text.chars().next().map_or(0, char::len_utf8);
    let end = text.char_indices().take_while(fits).last().map_or(first, after);
    if end == text.len() || text[end..].starts_with(' ') {
        return end;
    }
    text[..end].rfind(' ').unwrap_or(end)
}

/// Where the end begins that fits: at a word, unless the last is too wide.
fn tail(text: &str, most: f64) -> usize {
    let mut used = 0.0;
    let fits = |(_, letter): &(usize, char)| {
        used += width(letter.encode_utf8(&mut [0; 4]));
        used <= most
    };
    let fitting = text.char_indices().rev().take_while(fits);
    // A name is never cut between a letter and its combining mark.
    let fitting = fitting.filter(|(_, letter)| width(letter.encode_utf8(&mut [0; 4])) > 0.0);
    let start = fitting.last().map_or(text.len(), |(at, _)| at);
    if text[..start].ends_with(' ') {
        return start;
    }
    text[start..].find(' ').map_or(start, |at| start + at + 1)
}

/// Lines that each end the isolates that begin in them, and begin those that go on.
fn isolated(lines: Vec<String>) -> Vec<String> {
    let mut open = 0_usize;
    let line = |line: String| {
        let line = [OPEN.to_string().repeat(open), line].concat();
        open = 0;
        let mut unopened = 0;
        for letter in line.chars() {
            match letter {
                OPEN => open += 1,
                CLOSED if open == 0 => unopened += 1,
                CLOSED => open -= 1,
                _ => {}
            }
        }
        let [before, after] =
            [(OPEN, unopened), (CLOSED, open)].map(|(it, n)| it.to_string().repeat(n));
        [before, line, after].concat()
    };
    lines.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(names: &[&str]) -> Vec<String> {
        labels(names).iter().map(|label| label.short.join(" | ")).collect()
    }

    #[test]
    fn a_name_stands_whole_on_one_or_two_lines() {
        for (name, expected) in [
            ("Red Hill Group", "Red Hill Group"),
            (
                "Northern Dredging Union of Operators 30",
                "Northern Dredging | Union of Operators 30",
            ),
            (
                "Council of elders of the northern provinces",
                "Council of elders of the | northern provinces",
            ),
            ("Binnenschifffahrtsamt", "Binnenschifffahrtsamt"),
        ] {
            assert_eq!(short(&[name]), [expected]);
            assert_eq!(labels(&[name])[0].whole.join(" "), name);
        }
    }

    #[test]
    fn names_that_are_cut_differ() {
        let begun = |number: usize| {
            format!(
                "Committee number {number} of the assembly of all harbour towns of the inland sea"
            )
        };
        let ended = |end: &str| {
            format!(
                "Assembly of all the harbour towns that lie at the shores of the inland sea {end}"
            )
        };
        let amid = |word: &str| {
            format!(
                "Assembly of all the harbour towns of the {word} and of the islands in the inland sea"
            )
        };
        let names =
            [begun(1), begun(12), ended("East"), ended("West"), amid("north"), amid("northwest")];
        let names = names.iter().map(String::as_str).collect::<Vec<_>>();
        let cut = short(&names);
        for (nth, one) in cut.iter().enumerate() {
            assert!(one.contains('…'), "{one}");
            assert!(one.split(" | ").all(|line| width(line) <= WIDEST + 1.0), "{one}");
            assert!(!cut[nth + 1..].contains(one), "{cut:?}");
        }
        assert_eq!(labels(&names)[2].whole.join(" "), names[2]);
        assert_eq!(short(&[names[0], names[0]])[0], cut[0], "of one name, both look the same");
    }

    #[test]
    fn words_without_an_end_are_broken_by_letters() {
        let word = "e\u{301}".repeat(80);
        let label = &labels(&[&word])[0];
        assert_eq!(label.whole.concat(), word);
        assert!(label.whole.iter().all(|line| !line.starts_with('\u{301}')));
        assert!(label.short.len() == 2 && label.short[1].starts_with("…e"), "{label:?}");
    }

    #[test]
    fn each_line_is_isolated_as_the_name_is() {
        let label = &labels(&["\u{2068}Council of elders of the northern\u{2069} (12)"])[0];
        assert_eq!(
            label.whole,
            ["\u{2068}Council of elders of\u{2069}", "\u{2068}the northern\u{2069} (12)"]
        );
    }
}
