//! The standfirst: a sentence between title and text that summarises the article, often repeated in the body.

use foldhash::HashSet;

use super::PassageKind;
use super::dropped::DropReason;
use super::role::Role;
use super::state::Reading;
use crate::rule;
use crate::text::sentence;
use crate::text::words;

/// Finds the standfirst: the first line of a text, if something separates it from the text, or the text repeats it.
pub(super) fn classify_standfirst(reading: &mut Reading) {
    const LENGTH: std::ops::RangeInclusive<usize> = 5..=80;
    let open = reading.open_blocks();
    let first_of_text = reading.title_block.map_or(0, |title| title + 1);
    let Some(&index) = open.iter().find(|&&index| index >= first_of_text) else { return };
    let line = reading.line(index);
    let goes_on = open.iter().any(|&other| other > index);
    let is_candidate = reading.title_block.is_some()
        && goes_on
        && LENGTH.contains(&reading.n_words(index))
        && reading.blocks[index].marker.is_none();
    if !is_candidate || crate::text::sentence::sentences(line).len() > 3 {
        return;
    }
    let is_parted = index + 1 < reading.blocks.len() && parts(reading.roles[index + 1].as_ref());
    if !is_parted && !words::ends_sentence(line) {
        return;
    }
    let words_of_line: Vec<&str> = words::bare_words(reading.folded(index)).collect();
    let repeated_in = open
        .iter()
        .copied()
        .filter(|&other| other > index)
        .filter(|&other| may_say(words_of_line.len(), reading.n_words(other)))
        .find(|&other| says_again(&words_of_line, reading.line(other)));
    if !is_parted && repeated_in.is_none() {
        return;
    }
    if repeated_in.is_none() && is_of_other_matter(reading, index, &open) {
        reading.roles[index] = Some(Role::Dropped(DropReason::RelatedLinks));
        reading.remark(
            index,
            &rule::DOUBTFUL_LINE,
            "set aside as a link to another article: it stands below the title, but has no word of the text",
        );
        return;
    }
    let span = reading.blocks[index].span.clone();
    reading.roles[index] = Some(Role::Passage(PassageKind::Standfirst, span));
    if let Some(other) = repeated_in {
        reading.remark(
            other,
            &rule::REPEATED_TEXT,
            "says again what the standfirst says; a fact in both counts once",
        );
    }
}

/// Whether a line without a stop has none of the longer words of the text, not even in another form.
fn is_of_other_matter(reading: &Reading, index: usize, open: &[usize]) -> bool {
    const LONGER: usize = 4;
    const FEWEST: usize = 3;
    if words::ends_sentence(reading.line(index)) {
        return false;
    }
    let stem = |word: &'_ str| -> Option<String> {
        let (end, _) = word.char_indices().nth(LONGER)?;
        Some(word[..end].to_owned())
    };
    let of_block = |index: usize| {
        words::bare_words(reading.folded(index)).filter_map(stem).collect::<Vec<_>>()
    };
    let stems = of_block(index);
    let others = reading.title_block.into_iter().chain(open.iter().copied());
    let others = others.filter(|&other| other != index).flat_map(of_block);
    let others = others.collect::<HashSet<_>>();
    stems.len() >= FEWEST && !stems.iter().any(|stem| others.contains(stem))
}

/// Whether a block separates a standfirst from the text: a repeated title or a line of metadata.
fn parts(role: Option<&Role>) -> bool {
    matches!(role, Some(Role::Metadata | Role::Dropped(DropReason::DuplicateTitle)))
}

/// The share of common words from which on two sentences count as the same.
const ALIKE: f64 = 0.6;

/// Whether a paragraph has enough words to repeat a sentence of `n_words` words.
fn may_say(n_words: usize, n_of_paragraph: usize) -> bool {
    n_of_paragraph >= n_words || share(n_of_paragraph, n_words + n_of_paragraph) >= ALIKE
}

/// Whether one of the sentences of a paragraph consists of almost the same words.
fn says_again(words: &[&str], paragraph: &str) -> bool {
    sentence::sentences(paragraph).into_iter().any(|other| {
        let other = &paragraph[other];
        // If the lengths differ too much, not even all words in common would be enough.
        let n_words = words::count(other);
        share(words.len().min(n_words), words.len() + n_words) >= ALIKE
            && likeness(words, words::bare_words(&words::fold(other)).collect()) >= ALIKE
    })
}

/// Returns the share of words that two sentences have in common, from 0 to 1.
fn likeness(one: &[&str], mut other: Vec<&str>) -> f64 {
    let n_words = one.len() + other.len();
    let mut common = 0;
    for word in one {
        if let Some(at) = other.iter().position(|candidate| candidate == word) {
            other.swap_remove(at);
            common += 1;
        }
    }
    share(common, n_words)
}

/// Returns the ratio of common words to the words of both sentences.
fn share(common: usize, n_words: usize) -> f64 {
    if n_words == 0 { 0.0 } else { 2.0 * common as f64 / n_words as f64 }
}
