//! What newsletters say of themselves around their text, and the sentence that they begin with.

use super::lists::MAIL;
use crate::article::DropReason;
use crate::clip::{Aside, Block, BlockKind, Clip, Part, Run};
use crate::text::{fold, sentence, words};

/// Sets aside `View in browser` above the text, and `You are receiving this ...` with all that follows below it.
pub(super) fn set_notices_aside(clip: &mut Clip) {
    let n_parts = clip.parts.len();
    let n_above = clip.parts.iter().take_while(|part| !is_running_text(part)).count();
    let mut below = n_parts;
    // The reader of texts may have set the notice aside, and not the address of the sender below it.
    let is_notice_before =
        |at: usize| clip.aside.iter().any(|aside| aside.after == at && says_notice(&aside.text));
    for at in (n_above..n_parts).rev() {
        match &clip.parts[at] {
            part if is_running_text(part) => break,
            part if is_notice(part) || is_notice_before(at) => below = at,
            _ => {}
        }
    }
    let is_aside = |at: usize, part: &Part| at >= below || at < n_above && is_notice(part);
    let mut kept = Vec::with_capacity(n_parts);
    let mut aside = Vec::new();
    // How many parts are kept before each of the old ones.
    let mut before = vec![0];
    for (at, part) in std::mem::take(&mut clip.parts).into_iter().enumerate() {
        if is_aside(at, &part) {
            let reason = DropReason::SubscriptionNotice;
            aside.push(Aside { reason, after: kept.len(), text: plain(&part) });
        } else {
            kept.push(part);
        }
        before.push(kept.len());
    }
    for old in &mut clip.aside {
        old.after = before[old.after.min(n_parts)];
    }
    clip.parts = kept;
    clip.aside.append(&mut aside);
    clip.aside.sort_by_key(|aside| aside.after);
}

/// Whether a part is short and says what newsletters say of themselves.
fn is_notice(part: &Part) -> bool {
    says_notice(&plain(part))
}

fn says_notice(text: &str) -> bool {
    const MOST_WORDS: usize = 60;
    text.split_whitespace().count() <= MOST_WORDS
        && MAIL.notices.stand_in(&text.to_lowercase().replace('’', "'"))
}

/// Whether a part is more than a line of a head or foot.
fn is_running_text(part: &Part) -> bool {
    const WORDS: usize = 25;
    match part {
        Part::Page(_) => false,
        Part::Block(block) if matches!(block.kind, BlockKind::Table(_)) => true,
        Part::Block(_) => plain(part).split_whitespace().count() >= WORDS && !is_notice(part),
    }
}

/// The number of words of a part.
pub(super) fn n_words(part: &Part) -> usize {
    plain(part).split_whitespace().count()
}

/// The text of a part on one line.
pub(super) fn plain(part: &Part) -> String {
    let Part::Block(Block { kind, runs }) = part else { return String::new() };
    let text = |run: &Run| match run {
        Run::Text { text, .. } => text.clone(),
        Run::Note(marker) => format!("[{marker}]"),
        Run::Break => " ".into(),
    };
    let line = |runs: &Vec<Run>| runs.iter().map(text).collect::<String>();
    match kind {
        BlockKind::Table(rows) => rows.iter().flatten().map(line).collect::<Vec<_>>().join(" "),
        _ => line(runs),
    }
}

/// Takes the first paragraph for the standfirst if it is one sentence that the next ones say again at length.
pub(super) fn take_standfirst(clip: &mut Clip) {
    const WORDS: std::ops::RangeInclusive<usize> = 8..=40;
    if clip.head.description.is_some() {
        return;
    }
    let paragraph = |at: usize| match clip.parts.get(at) {
        Some(part @ Part::Block(Block { kind: BlockKind::Paragraph, .. })) => Some(plain(part)),
        _ => None,
    };
    let (Some(first), Some(next)) = (paragraph(0), paragraph(1)) else { return };
    let n_words = |text: &str| text.split_whitespace().count();
    let is_sentence = words::ends_sentence(&first) && sentence::sentences(&first).len() == 1;
    let is_lead =
        WORDS.contains(&n_words(&first)) && is_sentence && !first.contains(['(', '“', '"']);
    let is_longer =
        n_words(&next) * 2 > n_words(&first) * 3 && sentence::sentences(&next).len() > 1;
    if is_lead && is_longer && n_shared(&first, &next) >= 3 {
        clip.head.description = Some(first);
    }
}

/// How many words of a sentence, short ones aside, stand in a paragraph.
fn n_shared(sentence: &str, paragraph: &str) -> usize {
    const SHORTEST: usize = 4;
    let key = |text: &str| fold::key(text).to_lowercase();
    let (sentence, paragraph) = (key(sentence), key(paragraph));
    let in_paragraph: std::collections::BTreeSet<&str> = words::bare_words(&paragraph).collect();
    let long = words::bare_words(&sentence).filter(|word| word.chars().count() >= SHORTEST);
    long.filter(|word| in_paragraph.contains(word)).count()
}
