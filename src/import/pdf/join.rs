//! Joins the lines of a paragraph to running text: words that were divided at line ends are whole again.

use std::collections::HashSet;

use crate::clip::{Run, Style};

use super::line::Line;
use super::lists::WORDS;
use super::note::References;

/// The words that the text has within its lines, which tell how words are written that are divided between two.
#[derive(Default)]
pub(super) struct Vocabulary(HashSet<String>);

impl Vocabulary {
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Vocabulary {
        let mut words = HashSet::new();
        for line in lines {
            let text = line.text();
            let n_words = text.split_whitespace().count();
            // The last word may be divided, the first one may be the rest of one.
            words.extend(text.split_whitespace().take(n_words.saturating_sub(1)).skip(1).map(bare));
        }
        Vocabulary(words)
    }

    /// Whether a word has a hyphen at its division, elsewhere; `None` if it is not found.
    fn has_hyphen(&self, first: &str, second: &str) -> Option<bool> {
        let (first, second) = (bare(first), bare(second));
        if self.0.contains(&format!("{first}{second}")) {
            return Some(false);
        }
        self.0.contains(&format!("{first}-{second}")).then_some(true)
    }
}

/// A word without the signs around it, in small letters.
fn bare(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.chars()
        .filter(|c| *c != '\u{ad}')
        .map(|c| if c == '\u{2010}' { '-' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// What runs are made with.
pub(super) struct Joiner<'a> {
    pub(super) references: &'a References,
    pub(super) vocabulary: &'a Vocabulary,
    /// Whether bold and italic letters are kept as such.
    pub(super) keeps_style: bool,
}

/// The runs of lines, one after another.
pub(super) fn runs(lines: &[Line], joiner: &Joiner<'_>) -> Vec<Run> {
    let Joiner { references, vocabulary, keeps_style } = *joiner;
    let mut runs: Vec<Run> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mut is_start = at > 0;
        for piece in &line.runs {
            if let Some(labels) = references.of(piece, line.page).filter(|_| !is_power(&runs)) {
                trim_end(&mut runs);
                runs.extend(labels.into_iter().map(Run::Note));
                // What follows a reference may begin with a space of its own.
                is_start = false;
                continue;
            }
            let text = if piece.raised { raised(&piece.text) } else { piece.text.clone() };
            if is_start {
                join_line(&mut runs, &text, vocabulary);
                is_start = false;
            }
            let style = Style {
                emphasis: keeps_style && piece.italic,
                strong: keeps_style && piece.bold,
                code: false,
            };
            push(&mut runs, text, style);
        }
        if is_start {
            push(&mut runs, " ".to_string(), Style::default());
        }
    }
    remove_soft_hyphens(&mut runs);
    tidy(runs)
}

/// Whether what comes next is the power of a unit: `m²`.
fn is_power(runs: &[Run]) -> bool {
    let Some(Run::Text { text, .. }) = runs.last() else { return false };
    let mut words = text.rsplitn(3, [' ', '\u{a0}', '/']);
    let is_unit = words.next().is_some_and(|word| WORDS.units.contains(&word));
    is_unit && words.next().is_some_and(|word| word.ends_with(|c: char| c.is_ascii_digit()))
}

/// Raised letters that refer to nothing: digits as raised digits.
fn raised(text: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let is_number = text.chars().all(|c| c.is_ascii_digit());
    if !is_number {
        return text.to_string();
    }
    text.chars().filter_map(|c| RAISED.get(c.to_digit(10)? as usize)).collect()
}

fn push(runs: &mut Vec<Run>, text: String, style: Style) {
    match runs.last_mut() {
        Some(Run::Text { text: last, style: same, .. })
            if *same == style || text.trim().is_empty() =>
        {
            last.push_str(&text)
        }
        _ => runs.push(Run::Text { text, style, link: None }),
    }
}

fn trim_end(runs: &mut [Run]) {
    if let Some(Run::Text { text, .. }) = runs.last_mut() {
        text.truncate(text.trim_end().len());
    }
}

/// Ends a line before the next one: with a space, or with its hyphen taken off.
fn join_line(runs: &mut Vec<Run>, next: &str, vocabulary: &Vocabulary) {
    let ending = match runs.last_mut() {
        Some(Run::Text { text, .. }) => {
            text.truncate(text.trim_end().len());
            Some(text)
        }
        _ => None,
    };
    let Some(text) = ending else {
        push(runs, " ".to_string(), Style::default());
        return;
    };
    match end_of_line(text, next, vocabulary) {
        LineEnd::Divided => {
            text.pop();
        }
        LineEnd::Hyphen => {}
        LineEnd::Words => text.push(' '),
    }
}

/// How a line ends.
#[derive(Debug, PartialEq)]
enum LineEnd {
    /// Within a word, with a hyphen that is not part of it.
    Divided,
    /// With a hyphen, or a dash, that is part of the text and has no space after it.
    Hyphen,
    /// With a word.
    Words,
}

fn end_of_line(line: &str, next: &str, vocabulary: &Vocabulary) -> LineEnd {
    let Some(last) = line.chars().next_back() else { return LineEnd::Words };
    match last {
        '\u{ad}' => return LineEnd::Divided,
        '-' | '\u{2010}' | '\u{2011}' => {}
        // Web addresses are cut after a slash, ranges and compounds after a dash.
        '/' if is_address(last_word(line)) => return LineEnd::Hyphen,
        '–' | '—'
            if !line.ends_with([' '])
                && line.chars().rev().nth(1).is_some_and(|c| !c.is_whitespace()) =>
        {
            return LineEnd::Hyphen;
        }
        _ => return LineEnd::Words,
    }
    let before: Vec<char> = line.chars().rev().skip(1).take(2).collect();
    let Some(&letter) = before.first() else { return LineEnd::Words };
    let first = next.chars().next().unwrap_or(' ');
    let word = last_word(line);
    if is_address(word) || last == '\u{2011}' {
        return LineEnd::Hyphen;
    }
    match (letter.is_alphabetic(), first) {
        // A dash with a space before it.
        _ if letter.is_whitespace() => LineEnd::Words,
        // `2024-` and `25`, `A-` and `10`.
        _ if letter.is_numeric() || first.is_numeric() => LineEnd::Hyphen,
        // `Anglo-` and `Saxon`.
        (true, first) if first.is_uppercase() => LineEnd::Hyphen,
        // `vor- und nachmittags`: a hyphen that stands for a word.
        (true, first) if first.is_lowercase() && is_and(next) => LineEnd::Words,
        (true, first) if first.is_lowercase() => {
            let rest = next.split(char::is_whitespace).next().unwrap_or_default();
            let is_chain = word.matches(['-', '\u{2010}']).count() > 2;
            if vocabulary.has_hyphen(word, rest).unwrap_or(is_chain) {
                LineEnd::Hyphen
            } else {
                LineEnd::Divided
            }
        }
        (true, first) if first.is_alphabetic() => LineEnd::Hyphen,
        _ => LineEnd::Words,
    }
}

/// Whether a line begins with a word that joins two: after it a hyphen stands for what both have in common.
fn is_and(next: &str) -> bool {
    let word: &str = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    WORDS.joining_words.contains(&word) && next[word.len()..].starts_with(' ')
}

fn last_word(line: &str) -> &str {
    line.rsplit(char::is_whitespace).next().unwrap_or_default()
}

fn is_address(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '<', '[', '“', '"']);
    word.contains("://") || word.starts_with("www.") || word.contains('@') && word.contains('.')
}

fn remove_soft_hyphens(runs: &mut [Run]) {
    for run in runs {
        if let Run::Text { text, .. } = run
            && text.contains('\u{ad}')
        {
            text.retain(|c| c != '\u{ad}');
        }
    }
}

/// Single spaces, none at both ends, and none at the edges of bold or italic words.
fn tidy(runs: Vec<Run>) -> Vec<Run> {
    let mut tidied: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        let Run::Text { text, style, .. } = run else {
            tidied.push(run);
            continue;
        };
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.starts_with(char::is_whitespace) {
            add_space(&mut tidied);
        }
        rejoin(&mut tidied, style);
        match tidied.last_mut() {
            Some(Run::Text { text, style: same, .. }) if *same == style => text.push_str(&words),
            _ if words.is_empty() => {}
            _ => tidied.push(Run::Text { text: words, style, link: None }),
        }
        if text.ends_with(char::is_whitespace) {
            add_space(&mut tidied);
        }
    }
    trim_end(&mut tidied);
    tidied.retain(|run| !matches!(run, Run::Text { text, .. } if text.is_empty()));
    tidied
}

/// Takes a space back into words of a style that go on after it.
fn rejoin(runs: &mut Vec<Run>, style: Style) {
    let [.., Run::Text { style: before, .. }, Run::Text { text: space, style: plain, .. }] =
        runs.as_slice()
    else {
        return;
    };
    if space == " " && *plain == Style::default() && style != *plain && *before == style {
        runs.pop();
        if let Some(Run::Text { text, .. }) = runs.last_mut() {
            text.push(' ');
        }
    }
}

/// Adds a space of no style, unless there is one or nothing is before it.
fn add_space(runs: &mut Vec<Run>) {
    match runs.last_mut() {
        None => {}
        Some(Run::Text { text, .. }) if text.ends_with(' ') => {}
        Some(Run::Text { text, style, .. }) if *style == Style::default() => text.push(' '),
        Some(_) => {
            runs.push(Run::Text { text: " ".to_string(), style: Style::default(), link: None })
        }
    }
}

/// The words of runs, without references.
pub(super) fn plain(runs: &[Run]) -> String {
    let texts = runs.iter().map(|run| match run {
        Run::Text { text, .. } => text.as_str(),
        Run::Note(_) => "",
        Run::Break => " ",
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_divided_at_the_end_of_a_line_is_whole() {
        for (line, next, ends) in [
            ("the coast-", "guard closed", LineEnd::Divided),
            ("the coast\u{ad}", "guard closed", LineEnd::Divided),
            ("береговая охра-", "на закрыла", LineEnd::Divided),
            ("the Anglo-", "Norse treaty", LineEnd::Hyphen),
            ("from 2019-", "2021", LineEnd::Hyphen),
            ("a Mi-", "8 helicopter", LineEnd::Hyphen),
            ("the harbour-", "master said", LineEnd::Hyphen),
            ("the harbour-mas-", "ter said", LineEnd::Divided),
            ("a sea-", "worthy boat", LineEnd::Divided),
            ("a state-of-the-", "art boat", LineEnd::Hyphen),
            ("https://example.org/a-", "b/c", LineEnd::Hyphen),
            ("vor-", "und nachmittags", LineEnd::Words),
            ("closed -", "for good", LineEnd::Words),
            ("closed—", "for good", LineEnd::Hyphen),
            ("the coast", "guard", LineEnd::Words),
            ("", "guard", LineEnd::Words),
        ] {
            let vocabulary =
                Vocabulary(HashSet::from(["harbour-master".to_string(), "seaworthy".to_string()]));
            assert_eq!(end_of_line(line, next, &vocabulary), ends, "{line} | {next}");
        }
    }
}
