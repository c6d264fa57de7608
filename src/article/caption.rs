//! The text under a picture: known by the buttons and credits around it, its number, its last words, or its place.

use std::ops::Range;

use super::dropped::DropReason;
use super::heading::{self, Likeness};
use super::lists::{DATES, SHAPES};
use super::role::Role;
use super::state::Reading;
use super::{PassageKind, date};
use crate::text::{sentence, words};

/// Sets captions and the names of those who made the pictures aside.
pub(super) fn classify_captions(reading: &mut Reading) {
    let first = reading.title_block.map_or(0, |title| title + 1);
    for index in first..reading.blocks.len() {
        if !reading.is_free(index) {
            continue;
        }
        if let Some(reason) = by_words(reading, index) {
            reading.set_aside(index, reason);
        }
    }
    for index in first..reading.blocks.len() {
        if reading.is_free(index) && (is_beside_credit(reading, index) || is_dated(reading, index))
        {
            reading.set_aside_in_doubt(index, DropReason::Caption);
        }
    }
}

fn by_words(reading: &Reading, index: usize) -> Option<DropReason> {
    const LONGEST: usize = 70;
    let line = reading.line(index);
    if reading.n_words(index) > LONGEST {
        return None;
    }
    let folded = reading.folded(index);
    let ends = |end: &&str| {
        folded.ends_with(end) || end.starts_with('(') && folded.trim_end_matches('.').ends_with(end)
    };
    if SHAPES.caption_ends.iter().any(ends) {
        return Some(DropReason::Caption);
    }
    if is_numbered(line) && !stands_by_table(reading, index) {
        return Some(DropReason::Caption);
    }
    if is_maker(line) && index >= reading.head_end {
        return Some(DropReason::ImageCredit);
    }
    ends_with_maker(line).then_some(DropReason::Caption)
}

/// `Figure 3: Losses by year`: a word for a figure, its number, and a sign.
pub(super) fn is_numbered(line: &str) -> bool {
    const LONGEST: usize = 40;
    let mut parts = line.split_whitespace();
    let (Some(word), Some(number)) = (parts.next(), parts.next()) else { return false };
    let word = words::fold(word.trim_end_matches('.'));
    let digits = number.trim_end_matches([':', '.', '–', '—', '-', '|']);
    let is_number = !digits.is_empty()
        && digits.len() <= 4
        && digits.starts_with(char::is_numeric)
        && digits.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-');
    let is_parted = digits.len() < number.len()
        || parts.next().is_none_or(|next| matches!(next, "-" | "–" | "—" | "|" | ":"));
    SHAPES.figure_words.has(&word) && is_number && is_parted && words::count(line) <= LONGEST
}

/// The title of a table stays with it.
fn stands_by_table(reading: &Reading, index: usize) -> bool {
    let has_tab = |index: usize| {
        reading.blocks.get(index).is_some_and(|_| reading.line(index).contains('\t'))
    };
    (index + 1..index + 6).any(has_tab) || index > 0 && has_tab(index - 1)
}

/// Gives the title of a table its kind, once the other passages have theirs.
pub(super) fn is_table_title(reading: &Reading, index: usize) -> bool {
    let is_table = |index: usize| {
        matches!(reading.roles.get(index), Some(Some(Role::Passage(PassageKind::Table, _))))
    };
    is_numbered(reading.line(index)) && (is_table(index + 1) || index > 0 && is_table(index - 1))
}

/// `Jane Doe/Agency` and nothing else: names without spaces around the stroke.
fn is_maker(line: &str) -> bool {
    const LONGEST: usize = 8;
    let line = line.trim_matches(['(', ')', '[', ']', ' ']);
    words::count(line) <= LONGEST && line.contains('/') && is_names(line)
}

/// Names that strokes part.
fn is_names(text: &str) -> bool {
    let is_name = |part: &str| {
        let mut words = part.split_whitespace().peekable();
        let is_close = !part.is_empty() && part.trim() == part;
        is_close
            && words.peek().is_some()
            && words.all(|word| {
                let letters =
                    word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '’' | '\''));
                letters && (words::is_capitalised(word) || word.len() <= 3)
            })
    };
    let parts = text.split('/').collect::<Vec<_>>();
    (2..=3).contains(&parts.len()) && parts.into_iter().all(is_name)
}

/// `A market in the old town. Jane Doe/Agency`: after the last sentence, the maker alone.
fn ends_with_maker(line: &str) -> bool {
    const LONGEST: usize = 8;
    const LONGEST_CAPTION: usize = 50;
    let Some(stop) = last_stop(line) else { return false };
    if words::count(line) > LONGEST_CAPTION || sentence::sentences(&line[..stop.end]).len() > 2 {
        return false;
    }
    let rest = line[stop.end..].trim();
    let n_words = words::count(rest);
    if n_words == 0 || n_words > LONGEST {
        return false;
    }
    let folded = words::fold(rest);
    let label = folded.split([':', ' ']).next().unwrap_or("");
    let is_labelled = SHAPES.maker_labels.has(label)
        && folded[label.len()..].starts_with([':', ' '])
        && !words::ends_sentence(rest);
    is_labelled || rest.starts_with('©') || rest.contains('/') && is_names(rest)
}

/// The last stop within a line that white space and words follow.
fn last_stop(line: &str) -> Option<Range<usize>> {
    const STOPS: [char; 7] = ['.', '!', '?', '…', '”', '"', '|'];
    let is_stop = |(at, stop): &(usize, &str)| {
        let after = line[at + stop.len()..].chars().next();
        // The stop of an initial ends no sentence: `J. Doe/Agency`.
        let before = &line[..*at];
        let initial = before.ends_with(char::is_uppercase)
            && before.chars().nth_back(1).is_none_or(|c| !c.is_alphanumeric());
        after.is_some_and(|c| c.is_whitespace() || c == '©') && !(initial && *stop == ".")
    };
    let (at, stop) = line.rmatch_indices(STOPS).find(is_stop)?;
    Some(at..at + stop.len())
}

/// A line right above the credit or the button of a picture.
fn is_beside_credit(reading: &Reading, index: usize) -> bool {
    const LONGEST: usize = 45;
    let is_credit = |index: usize| {
        let role = reading.roles.get(index).and_then(Option::as_ref);
        matches!(role, Some(Role::Dropped(DropReason::ImageCredit)))
    };
    let n_words = reading.n_words(index);
    let close = reading.blocks.get(index + 1).is_some_and(|next| next.gap == 0)
        && reading.blocks[index].gap > 0;
    let is_line = n_words <= LONGEST && !reading.line(index).ends_with(':');
    let line = reading.line(index);
    let is_short = n_words >= 7
        && heading::likeness(line) == Likeness::Some
        && !line.contains(':')
        && (shows(reading.folded(index)) || ends_with_day(line));
    is_line && is_credit(index + 1) && (close || is_short) || is_line && is_enlarged(reading, index)
}

/// Between the buttons of a picture.
fn is_enlarged(reading: &Reading, index: usize) -> bool {
    let is_button = |index: Option<usize>| {
        index
            .and_then(|index| reading.roles.get(index))
            .is_some_and(|role| matches!(role, Some(Role::Dropped(DropReason::Caption))))
    };
    let before = index.checked_sub(1);
    let is_sign = |index: Option<usize>| {
        is_button(index)
            && index.is_some_and(|index| SHAPES.caption_buttons.has(reading.bare(index)))
    };
    is_sign(before) && (is_sign(Some(index + 1)) || !reading.is_prose(index))
}

/// A line without a stop in sentence case that says what is seen and when, between the head and the text or between
/// paragraphs: no heading names the day.
fn is_dated(reading: &Reading, index: usize) -> bool {
    const LENGTH: std::ops::RangeInclusive<usize> = 7..=30;
    let line = reading.line(index);
    let is_line = LENGTH.contains(&reading.n_words(index))
        && reading.blocks[index].marker.is_none()
        && !line.ends_with([':', ',', ';', '.', '?', '!', '…'])
        && !line.contains(['“', '"', '«', '|'])
        && !heading::is_title_case(line);
    let next_is_text = || {
        reading
            .roles
            .get(index + 1)
            .is_some_and(|role| role.is_none() && reading.is_prose(index + 1))
    };
    let after_head = || {
        index <= reading.head_end
            && index
                .checked_sub(1)
                .is_some_and(|before| reading.roles[before] == Some(Role::Metadata))
            && reading.title_block.is_some_and(|title| title + 1 < index)
    };
    let after_text = || {
        index
            .checked_sub(1)
            .is_some_and(|before| reading.roles[before].is_none() && reading.is_prose(before))
    };
    is_line
        && next_is_text()
        && (after_head() || after_text())
        && ends_with_day(line)
        && shows(reading.folded(index))
}

/// Whether the last words are those of a day or a year.
fn ends_with_day(line: &str) -> bool {
    const LAST: usize = 6;
    let words = line.split_whitespace().collect::<Vec<_>>();
    let tail = words[words.len().saturating_sub(LAST)..].join(" ");
    let folded = crate::text::fold::key_as_written(&tail);
    let is_weekday = |word: &str| DATES.weekdays.contains(&word);
    words::bare_words(&folded).any(is_weekday) || date::all(&tail).next().is_some()
}

/// Whether a line has a verb of what is seen in a picture: `passes`, `stand`, `looks on`.
fn shows(folded: &str) -> bool {
    words::bare_words(folded).skip(1).any(|word| SHAPES.caption_verbs.has(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_known_by_its_number_and_a_sign() {
        for line in
            ["Figure 3: Losses by year", "Fig. 2. The lake", "Abb. 4 – Der See", "Рис. 1. Озеро"]
        {
            assert!(is_numbered(line), "{line}");
        }
        for line in [
            "Figure 3 shows the losses of a year",
            "Figures rose: by 3",
            "Table tennis: 3 won",
            "Chapter 3: Ice",
        ] {
            assert!(!is_numbered(line), "{line}");
        }
    }

    #[test]
    fn a_maker_stands_alone_or_after_the_last_stop() {
        for line in ["Ann Lee/Lima Wire", "(Ann Lee/Wire)", "J. Lee/Wire/Post"] {
            assert!(is_maker(line), "{line}");
        }
        for line in ["The lake and/or the river", "Ann Lee", "Home / World / Lakes", "12/2020"] {
            assert!(!is_maker(line), "{line}");
        }
        for line in [
            "A boat is pulled ashore by a crane. Ann Lee/Lima Wire",
            "A boat is pulled ashore. Photograph: Ann Lee/Wire",
            "Ein Boot liegt am Ufer. Foto: Ann Lee",
            "The boat. © Lima Wire",
        ] {
            assert!(ends_with_maker(line), "{line}");
        }
        for line in [
            "A boat is pulled ashore by a crane.",
            "It froze. And then nothing",
            "He chose. Either/or was the question",
            "It was said. Photo by photo the story was told.",
        ] {
            assert!(!ends_with_maker(line), "{line}");
        }
    }
}
