//! The words a claim quotes must still stand in its passage; and a judgement keeps likelihood and confidence apart.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place};
use crate::mention::fold::{self, Folded};
use crate::note::{Claim, Details, Judgement, Note};
use crate::site::Site;

pub(super) fn check(site: &Site, note: &Note, problems: &mut Vec<Diagnostic>) {
    problems.extend(unreasoned(note));
    problems.extend(note.claims.iter().filter_map(|claim| drifted(site, note, claim)));
    if let Details::Briefing(briefing) = &note.details {
        problems.extend(briefing.judgements.iter().filter_map(|judgement| mixed(note, judgement)));
    }
}

/// Where a quotation stands in a passage: spelling of quotation marks, dashes and spaces does not matter, words do.
pub fn find_quote(passage: &str, quote: &str) -> Option<Range<usize>> {
    let folded = Folded::new(passage);
    let wanted = fold::key(quote);
    let found = memchr::memmem::find(folded.lower().as_bytes(), wanted.as_bytes());
    let found = found.filter(|_| !wanted.is_empty())?;
    Some(folded.source(found..found + wanted.len()))
}

fn drifted(site: &Site, note: &Note, claim: &Claim) -> Option<Diagnostic> {
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
    let passage = source.passage(number)?;
    if find_quote(passage, &quote.value).is_some() {
        return None;
    }
    let message = format!("`{}` is not in passage {number} of `{}`", quote.value, source.id);
    let elsewhere = source
        .article
        .passages
        .iter()
        .find(|passage| find_quote(&source.text[passage.span.clone()], &quote.value).is_some());
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
    let preferred = note.claims.iter().filter(|claim| claim.preferred).collect::<Vec<_>>();
    let mut problems = Vec::new();
    for (number, claim) in preferred.iter().enumerate() {
        let same = |other: &&&Claim| {
            (&other.property.value, other.part()) == (&claim.property.value, claim.part())
        };
        if let Some(first) = preferred[..number].iter().find(same) {
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
            assert_eq!(find_quote(passage, quote).map(|span| &passage[span]), expected, "{quote}");
        }
    }
}
