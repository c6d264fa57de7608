//! Articles that credit an outlet, with no word in their notes on whether they rest on it.
//!
//! A credit is a candidate for `derived_from`, to be judged by the analyst. It counts where the outlet has a note: its
//! name is among the mentions of the article, or in a line that was set aside or read as metadata.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::article::DropReason;
use crate::article::credit::{LinePlace, credited};
use crate::catalogue::{Catalogue, NoteIx};
use crate::diagnostic::Diagnostic;
use crate::note::SourceNote;
use crate::rule;
use crate::site::Site;
use crate::source::{MentionKind, PartKind, Source, SourceIx};
use crate::text::words;
use crate::vocabulary::known::PLATFORM;

/// The candidates of all sources, each outlet once for each source.
pub(super) fn candidates(site: &Site) -> Vec<Diagnostic> {
    let of_each = site.iter_sources().map(|(ix, source)| of_source(site, ix, source));
    of_each.flatten().collect()
}

fn of_source(site: &Site, ix: SourceIx, source: &Source) -> Vec<Diagnostic> {
    let keys = source.note.and_then(|note| site.note(note).details.source());
    let mut settled = judged(site, keys);
    settled.extend(source.outlet);
    let mut lines = passages(site, ix, source);
    lines.extend(lines_beside(&site.catalogue, source));
    lines.sort_by_key(|line| line.span.start);
    let mut problems = Vec::new();
    for line in lines {
        let spans = line.names.iter().map(|(span, _)| span.clone()).collect::<Vec<_>>();
        for span in credited(&source.text[line.span.clone()], &spans, line.place) {
            let named = line.names.iter().find(|(name, _)| name == span);
            let Some((_, outlet)) = named.filter(|(_, outlet)| settled.insert(*outlet)) else {
                continue;
            };
            let span = line.span.start + span.start..line.span.start + span.end;
            problems.push(candidate(site, source, *outlet, &span));
        }
    }
    problems
}

/// The outlets of the sources that the note names: what this source owes to them is said there.
fn judged(site: &Site, keys: Option<&SourceNote>) -> BTreeSet<NoteIx> {
    let named = keys.into_iter().flat_map(SourceNote::others);
    let named = named.filter_map(|entry| site.index.source(&entry.source.value));
    named.filter_map(|ix| site.source(ix).outlet).collect()
}

fn candidate(site: &Site, source: &Source, outlet: NoteIx, span: &Range<usize>) -> Diagnostic {
    let title = site.note(outlet).title();
    let message =
        format!("this article credits `{title}`, and its note does not say whether it rests on it");
    let published = site.index.articles.published[outlet.index()].iter();
    let published = published.map(|ix| format!("`{}`", site.source(*ix).id)).collect::<Vec<_>>();
    let note = match source.note {
        Some(note) => site.note(note).file.to_string(),
        None => String::from("a note on this article"),
    };
    let hint = match published.as_slice() {
        [] => format!(
            "if it does, add the report of `{title}` under seeds/ with a note, and write `derived_from = [\"its-id\"]` in {note}"
        ),
        [first, ..] => format!(
            "write `derived_from = [{0}]` in {note} if it rests on that, `independent_of = [{0}]` if it does not (sources of `{title}`: {1})",
            first.replace('`', "\""),
            and_more(&published)
        ),
    };
    Diagnostic::new(&rule::CREDITED_OUTLET, message)
        .at(&source.file, &source.text.written(span))
        .label("credited here")
        .hint(hint)
}

/// The first few of many.
fn and_more(ids: &[String]) -> String {
    const SHOWN: usize = 5;
    let more = ids.len().saturating_sub(SHOWN);
    let shown = ids[..ids.len() - more].join(", ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}

/// A line of an article with the outlets named in it.
struct Line {
    span: Range<usize>,
    place: LinePlace,
    /// Ranges in the line, in order and apart.
    names: Vec<(Range<usize>, NoteIx)>,
}

/// The passages that name outlets.
fn passages(site: &Site, ix: SourceIx, source: &Source) -> Vec<Line> {
    /// How many passages a byline may be in.
    const FIRST: usize = 2;
    let mut passages = source.article.passages.iter().map(|passage| passage.number);
    let first = passages.clone().nth(FIRST - 1).or(passages.clone().next_back());
    let last = passages.next_back();
    let mut lines = Vec::<Line>::new();
    for mention in &site.mentions[ix.index()].list {
        let PartKind::Passage(number) = mention.part else { continue };
        let is_name = matches!(mention.by, MentionKind::Name | MentionKind::Citation);
        let Some(span) = source.passage_span(number).filter(|_| is_name) else { continue };
        if !is_reporting(&site.catalogue, mention.entity) {
            continue;
        }
        let name = mention.span.start - span.start..mention.span.end - span.start;
        match lines.last_mut().filter(|line| line.span == span) {
            Some(line) => {
                if line.names.last().is_none_or(|(before, _)| before.end <= name.start) {
                    line.names.push((name, mention.entity));
                }
            }
            None => {
                let place = match number {
                    _ if Some(number) == last => LinePlace::End,
                    _ if Some(number) <= first => LinePlace::Start,
                    _ => LinePlace::Middle,
                };
                lines.push(Line { span, place, names: vec![(name, mention.entity)] });
            }
        }
    }
    lines
}

/// The lines of metadata, and those set aside in which a publisher speaks of the article; not those about pictures.
fn lines_beside(catalogue: &Catalogue, source: &Source) -> Vec<Line> {
    use DropReason::{Copyright, Disclaimer, Note, Promotion, SubscriptionNotice};
    const LONGEST: usize = 60;
    let article = &source.article;
    let dropped = article.dropped.iter().filter(|dropped| {
        matches!(dropped.reason, Copyright | Disclaimer | Note | Promotion | SubscriptionNotice)
    });
    let spans = article.metadata.iter().chain(dropped.map(|dropped| &dropped.span));
    let lines = spans.filter_map(|span| {
        let text = &source.text[span.clone()];
        let names = (words::count(text) <= LONGEST).then(|| names_in(catalogue, text))?;
        let place = LinePlace::Beside;
        (!names.is_empty()).then(|| Line { span: span.clone(), place, names })
    });
    lines.collect()
}

/// The outlets named in a short line, the longest names first: such lines are not searched for mentions.
fn names_in(catalogue: &Catalogue, line: &str) -> Vec<(Range<usize>, NoteIx)> {
    const LONGEST: usize = 6;
    let words = words_of(line);
    let (mut names, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let ends = (at..words.len().min(at + LONGEST)).rev();
        let found = ends.into_iter().find_map(|end| {
            let span = words[at].start..words[end].end;
            let outlet = catalogue.outlet_named(&line[span.clone()])?;
            is_reporting(catalogue, outlet).then_some((end, span, outlet))
        });
        at = match found {
            Some((end, span, outlet)) => {
                names.push((span, outlet));
                end + 1
            }
            None => at + 1,
        };
    }
    names
}

/// The words of a line without the marks around them; `AP/Reuters` is two.
fn words_of(line: &str) -> Vec<Range<usize>> {
    let start_of = |word: &str| word.as_ptr() as usize - line.as_ptr() as usize;
    let words = line.split(|c: char| c.is_whitespace() || c == '/' || c == '|');
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let words = words.filter(|word| !word.is_empty());
    words.map(|word| start_of(word)..start_of(word) + word.len()).collect()
}

/// Whether an outlet publishes reports that others may rest on; a platform carries those of others.
fn is_reporting(catalogue: &Catalogue, ix: NoteIx) -> bool {
    let outlet = catalogue[ix].details.outlet();
    outlet.is_some_and(|it| it.class.as_ref().is_none_or(|class| class.value != PLATFORM))
}
