//! Whether a sentence states that an event happened, or speaks of one that is feared, planned, denied or prevented.

use super::sentence::{Determiner, Sentence, Trigger};

/// How many words before a noun may say that it did not happen; a verb has them nearer.
const BEFORE_NOUN: usize = 6;
const BEFORE_VERB: usize = 3;

/// How many words behind a noun may say so.
const BEHIND: usize = 10;

/// How far behind a noun a modal verb belongs to it.
const MODAL: usize = 6;

/// Whether the event of a noun or verb is said to have happened.
///
/// A known event did: in `fears grew after the blast` nobody fears it. Words between its determiner and the noun, such as
/// `the planned attack`, and words behind it, such as `was foiled`, still say otherwise.
pub(super) fn is_stated(
    sentence: &Sentence<'_>,
    trigger: Trigger,
    is_own: impl Fn(&str) -> bool,
) -> bool {
    let Trigger { first, behind, is_verb } = trigger;
    let language = sentence.language;
    let (determiner, from) = match is_verb {
        true => (Determiner::None, first),
        false => sentence.determiner(first, is_own),
    };
    if determiner == Determiner::Negative || sentence.is_infinitive(first) {
        return false;
    }
    let is_known = determiner == Determiner::Definite;
    let reach = if is_verb { BEFORE_VERB } else { BEFORE_NOUN };
    for at in sentence.before(first).take(reach) {
        if is_known && at <= from {
            break;
        }
        let word = sentence.word(at);
        let is_denied = (is_verb || first - at <= BEFORE_VERB)
            && sentence.has_phrase(&language.negations, at, first);
        let is_possible = is_verb && language.modals.has(word) && !sentence.starts_capital(at);
        if is_denied
            || is_possible
            || language.conditionals.has(word)
            || sentence.has_phrase(&language.unreal, at, first)
        {
            return false;
        }
    }
    let is_denied = |at| sentence.has_phrase(&language.denied_after, at, sentence.n_words());
    if sentence.after(behind).next().is_some_and(is_denied) {
        return false;
    }
    let mut after = sentence.after(behind).take(BEHIND);
    !after.any(|at| {
        let is_possible = !is_known
            && !is_verb
            && at < behind + MODAL
            && language.modals.has(sentence.word(at))
            && !sentence.starts_capital(at);
        is_possible || sentence.has_phrase(&language.unreal_after, at, sentence.n_words())
    })
}
