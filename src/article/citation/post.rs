//! The line under a post of a social network that was shown within an article: `— Bo Quill (@boquill) May 13, 2022`.

use std::ops::Range;

use super::{Citation, Citing};
use crate::article::item::{CitationItem, YearBasis};
use crate::article::{Field, PassageNumber, date};
use crate::text::span::trimmed;
use crate::text::words;

/// Reads such a line at the end or the beginning of a passage: a name, an account and a date.
pub(super) fn read(
    citing: &Citing<'_>,
    passage: &Range<usize>,
    number: PassageNumber,
) -> Option<Citation> {
    let text = &citing.text[passage.clone()];
    if !text.contains('@') {
        return None;
    }
    let last = text.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let first = text.find(['\n', '\r']).unwrap_or(text.len());
    let lines = [last..text.len(), 0..first];
    let item = lines
        .into_iter()
        .find_map(|line| signature(citing, passage.start + line.start..passage.start + line.end))?;
    Some(Citation { span: item.span.clone(), passage: number, items: vec![item] })
}

fn signature(citing: &Citing<'_>, line: Range<usize>) -> Option<CitationItem> {
    const LONGEST_NAME: usize = 8;
    const LONGEST_REST: usize = 4;
    let text = citing.text;
    let line = trimmed(text, line);
    let named = text[line.clone()].trim_start_matches(['—', '–', '-', ' ', '\u{a0}']);
    let at = line.end - named.len() + named.find('@')?;
    let is_account = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '@');
    let account = &text[at..line.end];
    let account = &account[..account.find(|c| !is_account(c)).unwrap_or(account.len())];
    let name = trimmed(text, line.end - named.len()..at);
    let name = name.start..name.start + text[name.clone()].trim_end_matches(['(', ' ']).len();
    let after = text[at + account.len()..line.end].trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ')' | '·' | ',' | '•' | '|' | '-' | '–' | '—')
    });
    let read = date::read(after)?;
    // `7:40 pm` may follow.
    let is_whole = account.len() > 1
        && words::count(&text[name.clone()]) <= LONGEST_NAME
        && words::count(&after[read.length..]) <= LONGEST_REST;
    let end = line.end - after.len() + read.length;
    is_whole.then(|| {
        let mut item = CitationItem::at(name.start.min(at)..end);
        item.outlet = Some(Field::read(text, at..at + account.len()));
        item.author = Some(Field::read(text, name)).filter(|author| !author.value.is_empty());
        item.date = read.date.in_year(citing.issued.map(|issued| issued.year));
        item.year = if read.date.year.is_some() { YearBasis::Stated } else { YearBasis::Inferred };
        item
    })
}
