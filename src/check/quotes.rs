//! The words a claim quotes must still stand in its passage; and a judgement keeps likelihood and confidence apart.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::{Diagnostic, Place};
use crate::note::{Claim, Details, Judgement, Note};
use crate::site::Site;
use crate::text::fold::{self, Folded};
use crate::work;

pub(super) fn check(site: &Site, note: &Note, problems: &mut Vec<Diagnostic>) {
    problems.extend(unreasoned(note));
    let mut passages = Passages::default();
    // To look through a whole article for each of very many would take longer than to mend the first.
    let mut searches = MOST_SEARCHES;
    for claim in &note.claims {
        problems.extend(drifted(site, note, claim, &mut passages, &mut searches));
    }
    if let Details::Briefing(briefing) = &note.details {
        problems.extend(briefing.judgements.iter().filter_map(|judgement| mixed(note, judgement)));
    }
}

/// The passages in which quotations are looked for. A passage is made ready for it once, however many claims quote it.
#[derive(Default)]
pub(crate) struct Passages<'a>(HashMap<(usize, usize), Folded<'a>>);

impl<'a> Passages<'a> {
    /// Where a quotation stands in a passage of a text: spelling of quotation marks, dashes and spaces does not matter,
    /// words do.
    pub(crate) fn find(
        &mut self,
        text: &'a str,
        passage: &Range<usize>,
        quote: &str,
    ) -> Option<Range<usize>> {
        let words = &text[passage.clone()];
        let place = (words.as_ptr().addr(), words.len());
        let folded = self.0.entry(place).or_insert_with(|| {
            work::step();
            Folded::new(words)
        });
        let wanted = fold::key(quote);
        let found = memchr::memmem::find(folded.lower().as_bytes(), wanted.as_bytes());
        let found = found.filter(|_| !wanted.is_empty())?;
        let found = folded.source(found..found + wanted.len());
        Some(found.start + passage.start..found.end + passage.start)
    }
}

/// For how many quotations of a note that are not in their passages the others are looked through.
const MOST_SEARCHES: usize = 20;

fn drifted<'a>(
    site: &'a Site,
    note: &Note,
    claim: &Claim,
    passages: &mut Passages<'a>,
    searches: &mut usize,
) -> Option<Diagnostic> {
    let quote = claim.quote.as_ref()?;
    let source = site.source(site.cited(&claim.cited)?);
    let Some(number) = claim.cited.passage.as_ref().map(|passage| passage.value) else {
        let problem =
            Diagnostic::error("quote-without-passage", "a claim that quotes must name the passage");
        return Some(
            problem
                .at(&note.file, &quote.span)
                .label("quoted from where?")
                .hint("add `passage = ` to the claim"),
        );
    };
    let span = source.passage_span(number)?;
    if passages.find(&source.text, &span, &quote.value).is_some() {
        return None;
    }
    let message = format!("`{}` is not in passage {number} of `{}`", quote.value, source.id);
    let others = if *searches > 0 { source.article.passages.as_slice() } else { &[] };
    *searches = searches.saturating_sub(1);
    let elsewhere = others
        .iter()
        .find(|passage| passages.find(&source.text, &passage.span, &quote.value).is_some());
    let hint = match elsewhere {
        Some(passage) => format!("it stands in passage {}", passage.number),
        None => format!(
            "read the passage with `briefing inspect {}` and quote a few words of it",
            source.file
        ),
    };
    Some(
        Diagnostic::error("quote-drift", message)
            .at(&note.file, &quote.span)
            .label("not found there")
            .hint(hint),
    )
}

/// A preference needs its reason, and there is only one among claims on one thing.
fn unreasoned(note: &Note) -> Vec<Diagnostic> {
    let preferred = note.claims.iter().filter(|claim| claim.preferred);
    let mut problems = Vec::new();
    let mut first = HashMap::new();
    for claim in preferred {
        let thing = (&claim.property.value, claim.part());
        let first: &Claim = first.entry(thing).or_insert(claim);
        if !std::ptr::eq(first, claim) {
            let problem =
                Diagnostic::error("preferred-twice", "two claims on one thing are preferred");
            let problem = problem.at(&note.file, &claim.property.span).label("the second");
            problems.push(problem.also(Place::new(&note.file, &first.property.span), "the first"));
        }
        if claim.reason.is_none() {
            let problem = Diagnostic::warning(
                "preferred-without-reason",
                "a preferred claim gives no reason",
            );
            let problem = problem.at(&note.file, &claim.property.span).label("why this one?");
            problems.push(problem.hint("add `reason = \"...\"`; readers see it beside the value"));
        }
    }
    problems
}

/// ICD 203: likelihood and confidence are never stated in one sentence.
fn mixed(note: &Note, judgement: &Judgement) -> Option<Diagnostic> {
    let text = judgement.text.value.to_lowercase();
    if !text.contains("confidence") || judgement.likelihood.is_none() {
        return None;
    }
    let message = "a judgement states its likelihood and its confidence in one sentence";
    let problem =
        Diagnostic::warning("mixed-judgement", message).at(&note.file, &judgement.text.span);
    Some(
        problem
            .label("speaks of confidence")
            .hint("keep the confidence in `confidence`; the page shows it apart"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_is_found_whatever_its_marks_and_spaces() {
        let cases = [
            ("killed at least\u{a0}145 people", "at least 145", Some("at least\u{a0}145")),
            ("the group’s “own” claim", "group's \"own\"", Some("group’s “own”")),
            ("killed 146", "145", None),
        ];
        for (passage, quote, expected) in cases {
            let text = format!("Before. {passage}");
            let found = Passages::default().find(&text, &(8..text.len()), quote);
            assert_eq!(found.map(|span| &text[span]), expected, "{quote}");
        }
    }

    #[test]
    fn a_passage_is_made_ready_once_for_all_its_quotations() {
        work::assert_linear(1, |passages| {
            let text = "one two ".repeat(passages);
            let mut ready = Passages::default();
            for number in 0..100 * passages {
                let at = number % passages * 8;
                assert_eq!(ready.find(&text, &(at..at + 8), "two"), Some(at + 4..at + 7));
            }
        });
        let text = "one two";
        assert_eq!(
            work::steps(|| (0..9).for_each(|_| {
                let mut ready = Passages::default();
                (0..9).for_each(|_| _ = ready.find(text, &(0..7), "three"));
            })),
            9
        );
    }
}
