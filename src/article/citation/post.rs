//! The line under a post of a social network that was shown within an article: `— Bo Quill (@boquill) May 13, 2022`.

use std::ops::Range;

use super::item::{CitationItem, YearBasis};
use super::{Citation, Citing};
use crate::article::{Field, PassageNumber, date};
use crate::text::span::trimmed;
use crate::text::words;

/// Reads a passage that is such a line: a dash, a name, an account in brackets and a date.
pub(crate) fn read(
    citing: &Citing<'_>,
    passage: Range<usize>,
    number: PassageNumber,
) -> Option<Citation> {
    let text = citing.text;
    let line = &text[passage.clone()];
    let named = line.strip_prefix(['—', '–', '-']).unwrap_or(line);
    let (name, rest) = named.split_once("(@")?;
    let (account, written) = rest.split_once(')')?;
    let is_account = !account.is_empty()
        && account.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '@'));
    if !is_account || words::count(name) > 8 {
        return None;
    }
    let after =
        written.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '·' | ',' | '•'));
    let read = date::read(after)?;
    // `7:40 pm` may follow.
    if words::count(&after[read.length..]) > 3 {
        return None;
    }
    let start = passage.end - rest.len() - 1;
    let end = passage.end - after.len() + read.length;
    let author = trimmed(text, passage.end - named.len()..start - 1);
    let mut item = CitationItem::at(author.start.min(start)..end);
    item.outlet = Some(Field::read(text, start..start + 1 + account.len()));
    item.author = Some(Field::read(text, author)).filter(|author| !author.value.is_empty());
    item.date = read.date.in_year(citing.issued.map(|issued| issued.year));
    item.year = if read.date.year.is_some() { YearBasis::Stated } else { YearBasis::Inferred };
    Some(Citation { span: item.span.clone(), passage: number, items: vec![item] })
}
