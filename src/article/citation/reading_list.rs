//! A list of titles to read, each with its author and outlet in brackets: `The long winter (Ivo Reve — The Post)`.

use std::ops::Range;

use super::Citation;
use crate::article::item::{CitationItem, YearBasis};
use crate::article::outlet::is_name;
use crate::article::person::is_person;
use crate::article::{Field, PassageNumber};
use crate::text::span::trimmed;
use crate::text::words;

/// The line of a list of titles: the words before the bracket, and what is in it.
struct Listed {
    group: Range<usize>,
    author: Option<Range<usize>>,
    outlet: Range<usize>,
}

/// Finds the citations of passages that follow each other, each a title with an outlet in brackets at its end. One of them
/// must name an author as well: `(The Lake)` alone may be an aside.
pub(crate) fn find(text: &str, passages: &[(PassageNumber, Range<usize>)]) -> Vec<Citation> {
    let mut found = Vec::new();
    let mut run: Vec<(PassageNumber, Listed)> = Vec::new();
    for (number, span) in passages {
        match listed(text, span.clone()) {
            Some(line) => run.push((*number, line)),
            None => found.extend(citations(text, std::mem::take(&mut run))),
        }
    }
    found.extend(citations(text, run));
    found
}

fn citations(text: &str, run: Vec<(PassageNumber, Listed)>) -> Vec<Citation> {
    let has_author = run.iter().any(|(_, line)| line.author.is_some());
    let run = if has_author { run } else { Vec::new() };
    let citation = |(passage, line): (PassageNumber, Listed)| {
        let mut item = CitationItem::at(line.group.start + 1..line.group.end - 1);
        item.year = YearBasis::Inferred;
        item.outlet = Some(Field::read(text, line.outlet));
        item.author = line.author.map(|author| Field::read(text, author));
        Citation { span: line.group, passage, items: vec![item] }
    };
    run.into_iter().map(citation).collect()
}

fn listed(text: &str, span: Range<usize>) -> Option<Listed> {
    const LONGEST: usize = 25;
    let line = &text[span.clone()];
    let (before, inner) = line.strip_suffix(')')?.rsplit_once('(')?;
    let n_words = words::count(before);
    if !(1..=LONGEST).contains(&n_words) || inner.contains([')', ',', ';']) {
        return None;
    }
    let start = span.end - 1 - inner.len();
    let dash =
        [" — ", " – ", " - ", " | "].iter().find_map(|dash| Some((inner.find(dash)?, dash.len())));
    let (author, outlet) = match dash {
        Some((at, length)) => {
            let author = trimmed(text, start..start + at);
            (Some(author), trimmed(text, start + at + length..span.end - 1))
        }
        None => (None, trimmed(text, start..span.end - 1)),
    };
    let is_sound = author.as_ref().is_none_or(|author| is_person(&text[author.clone()]))
        && is_name(&text[outlet.clone()]);
    is_sound.then_some(Listed { group: start - 1..span.end, author, outlet })
}
