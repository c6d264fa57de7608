//! Quotations of claims must be in the passages they cite, preferred claims must give a reason, and judgements must not
//! mix likelihood and confidence.

use foldhash::{HashMap, HashMapExt};

use crate::article::PassageRange;
use crate::catalogue::NoteIx;
use crate::diagnostic::{Diagnostic, Location};
use crate::links::CitedPassage;
use crate::note::{Claim, Details, Judgement, Note};
use crate::rule;
use crate::site::Site;
use crate::source::{Passages, Source};

pub(super) fn check(site: &Site, ix: NoteIx, note: &Note, problems: &mut Vec<Diagnostic>) {
    problems.extend(unreasoned(note));
    let mut passages = Passages::default();
    // Each search reads the whole article: without a limit, the time would be quadratic.
    let mut searches = MOST_SEARCHES;
    for claim in &note.claims {
        problems.extend(drifted(site, note, claim, &mut passages, &mut searches));
    }
    for citation in &site.links[ix.index()].citations {
        problems.extend(misquoted(site, note, citation, &mut passages, &mut searches));
    }
    if let Details::Briefing(briefing) = &note.details {
        problems.extend(briefing.judgements.iter().filter_map(|judgement| mixed(note, judgement)));
    }
}

/// The number of misplaced quotations per note for which the other passages are searched.
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
        let problem = Diagnostic::new(
            &rule::QUOTE_WITHOUT_PASSAGE,
            "a claim that quotes must name the passage",
        );
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
    let hint =
        whereabouts(source, Some(PassageRange::of(number)), &quote.value, passages, searches);
    let problem = Diagnostic::new(&rule::QUOTE_DRIFT, message).at(&note.file, &quote.span);
    Some(problem.label("not found there").hint(hint))
}

/// The words of a citation must stand in one of the passages that it cites.
fn misquoted<'a>(
    site: &'a Site,
    note: &Note,
    citation: &CitedPassage,
    passages: &mut Passages<'a>,
    searches: &mut usize,
) -> Option<Diagnostic> {
    let (words, span) = citation.words.as_ref()?;
    let source = site.source(site.index.source(&citation.source)?);
    let cited = match citation.passages {
        Some(range) => source.article.passages_in(range),
        None => source.article.passages.as_slice(),
    };
    let is_there = cited.iter().any(|at| passages.find(&source.text, &at.span, words).is_some());
    if is_there || cited.is_empty() {
        return None;
    }
    let place = match citation.passages {
        Some(range) if range.first == range.last => format!("passage {} of ", range.first),
        Some(range) => format!("passages {}-{} of ", range.first, range.last),
        None => String::new(),
    };
    let message = format!("`{words}` is not in {place}`{}`", source.id);
    let hint = whereabouts(source, citation.passages, words, passages, searches);
    let problem = Diagnostic::new(&rule::QUOTE_DRIFT, message).at(&note.file, span);
    Some(problem.label("not found there").hint(hint))
}

/// Where words stand that are not where they should be, or how to find out.
fn whereabouts<'a>(
    source: &'a Source,
    cited: Option<PassageRange>,
    words: &str,
    passages: &mut Passages<'a>,
    searches: &mut usize,
) -> String {
    let others = if *searches > 0 { source.article.passages.as_slice() } else { &[] };
    *searches = searches.saturating_sub(1);
    let mut others = others.iter();
    match others.find(|at| passages.find(&source.text, &at.span, words).is_some()) {
        Some(passage) => format!("it stands in passage {}", passage.number),
        None => {
            let at = cited.map(|range| format!("#{range}")).unwrap_or_default();
            let id = &source.id;
            format!("read it with `briefing show @{id}{at}` and quote a few words of it")
        }
    }
}

/// A preferred claim needs a reason, and only one claim on the same property and scope may be preferred.
fn unreasoned(note: &Note) -> Vec<Diagnostic> {
    let preferred = note.claims.iter().filter(|claim| claim.preferred);
    let mut problems = Vec::new();
    let mut first = HashMap::new();
    for claim in preferred {
        let thing = (&claim.property.value, claim.part());
        let first: &Claim = first.entry(thing).or_insert(claim);
        if !std::ptr::eq(first, claim) {
            let problem =
                Diagnostic::new(&rule::PREFERRED_TWICE, "two claims on one thing are preferred");
            let problem = problem.at(&note.file, &claim.property.span).label("the second");
            problems
                .push(problem.also(Location::new(&note.file, &first.property.span), "the first"));
        }
        if claim.reason.is_none() {
            let problem = Diagnostic::new(
                &rule::PREFERRED_WITHOUT_REASON,
                "a preferred claim gives no reason",
            );
            let problem = problem.at(&note.file, &claim.property.span).label("why this one?");
            problems.push(problem.hint("add `reason = \"...\"`; readers see it beside the value"));
        }
    }
    problems
}

/// ICD 203: likelihood and confidence must not be stated in the same sentence.
fn mixed(note: &Note, judgement: &Judgement) -> Option<Diagnostic> {
    let text = judgement.text.value.to_lowercase();
    if !text.contains("confidence") || judgement.likelihood.is_none() {
        return None;
    }
    let message = "a judgement states its likelihood and its confidence in one sentence";
    let problem =
        Diagnostic::new(&rule::MIXED_JUDGEMENT, message).at(&note.file, &judgement.text.span);
    Some(
        problem
            .label("speaks of confidence")
            .hint("keep the confidence in `confidence`; the page shows it apart"),
    )
}
