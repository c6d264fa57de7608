//! One part of a citation, between semicolons: names of publications, each with its dates.

use std::ops::Range;

use super::dated::{Dated, date_piece, ends_piece, name_and_date};
use crate::article::date::{self, WrittenDate};
use crate::article::lists::{CITATIONS, DATES};
use crate::text::span::trimmed;
use crate::text::words;

/// The part of a citation between two semicolons.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CitationEntry {
    pub(super) references: Vec<Reference>,
    /// Whether it names a volume or an issue: then a year is enough of a date.
    has_volume: bool,
}

/// A publication, as far as it is named, and the dates that follow it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reference {
    pub(super) outlet: Option<Range<usize>>,
    /// The title in quotes before the outlet, and the author before it.
    pub(super) title: Option<Range<usize>>,
    pub(super) author: Option<Range<usize>>,
    pub(super) dates: Vec<Dated>,
    pub(super) see: bool,
    pub(super) span: Range<usize>,
    /// Whether a comma is in the place of the outlet.
    lost_outlet: bool,
}

impl Reference {
    fn of(outlet: Option<Range<usize>>, span: Range<usize>) -> Reference {
        Reference {
            outlet,
            title: None,
            author: None,
            dates: Vec::new(),
            see: false,
            span,
            lost_outlet: false,
        }
    }
}

impl CitationEntry {
    pub(super) fn is_empty(&self) -> bool {
        self.references.is_empty()
    }

    pub(super) fn has_date(&self) -> bool {
        self.references.iter().any(|reference| !reference.dates.is_empty())
    }

    /// Whether some date has a month: a year alone after a name is more often a place and year than a reference.
    pub(super) fn has_exact_date(&self) -> bool {
        let exact = |dated: &Dated| self.has_volume || dated.date.month.is_some() || dated.coarser;
        self.references.iter().any(|reference| reference.dates.iter().any(exact))
    }

    pub(super) fn lost_outlet(&self) -> bool {
        self.references.iter().any(|reference| reference.lost_outlet)
    }

    pub(super) fn first_outlet(&self) -> Option<Range<usize>> {
        self.references.first()?.outlet.clone()
    }
}

/// Reads an entry: pieces between commas are dates, details of a location in the publication, or parts of a name.
pub(super) fn read(text: &str, span: Range<usize>) -> CitationEntry {
    let span = trimmed(text, span);
    let (see, body) = without_lead(text, span.clone());
    let mut entry = CitationEntry { references: Vec::new(), has_volume: false };
    let mut state = State { entry: &mut entry, name: None, see };
    let lost_outlet = text[body.clone()].starts_with([',', '،']);
    let mut at = body.start;
    while at < body.end {
        let (start, separator_see) = skip_separator(text, at, body.end);
        if start >= body.end {
            break;
        }
        state.see |= separator_see;
        at = state.take_piece(text, start, body.end);
    }
    state.finish();
    entry.references.iter_mut().for_each(|reference| part_title(text, reference));
    if let Some(first) = entry.references.first_mut().filter(|_| lost_outlet) {
        first.lost_outlet = first.outlet.is_none();
    }
    entry
}

/// Parts the outlet from a quoted title and the author before it: `Jane Doe, “Title,” Outlet, date`. A name that is in
/// quotes as a whole is an outlet.
fn part_title(text: &str, reference: &mut Reference) {
    let Some(outlet) = &mut reference.outlet else { return };
    let named = &text[outlet.clone()];
    let is_open = |c: char| matches!(c, '“' | '"' | '«' | '„');
    let close = named.char_indices().rfind(|(_, c)| matches!(c, '”' | '"' | '»' | '“'));
    let Some((open, (close, quote))) = named.find(is_open).zip(close) else { return };
    let first = named[open..].chars().next().map_or(0, char::len_utf8);
    if close <= open {
        return;
    }
    let quoted = outlet.start + open + first..outlet.start + close;
    let quoted =
        quoted.start..quoted.start + text[quoted.clone()].trim_end_matches([',', '.', ' ']).len();
    let after = named[close + quote.len_utf8()..]
        .trim_start_matches(|c: char| matches!(c, ',' | '.' | '،') || c.is_whitespace());
    let after = after.strip_prefix("in ").unwrap_or(after);
    if after.is_empty() && open == 0 && !quoted.is_empty() {
        *outlet = quoted;
        return;
    }
    let before = trimmed(text, outlet.start..outlet.start + open);
    let before =
        before.start..before.start + text[before.clone()].trim_end_matches([',', ':']).len();
    reference.title = Some(quoted).filter(|title| !title.is_empty());
    // `Outlet, “Title,” date`
    if after.is_empty() {
        *outlet = before;
        return;
    }
    reference.author = Some(before).filter(|author| !author.is_empty());
    outlet.start = outlet.end - after.len();
}

struct State<'e> {
    entry: &'e mut CitationEntry,
    /// The name being collected.
    name: Option<Range<usize>>,
    see: bool,
}

impl State<'_> {
    /// Takes the piece at `start` and returns its end.
    fn take_piece(&mut self, text: &str, start: usize, end: usize) -> usize {
        if let Some((dated, after)) = date_piece(text, start, end, self.last_date()) {
            self.add_date(dated);
            return after;
        }
        let after = piece_end(text, start, end);
        let piece = trimmed(text, start..after);
        // `[in Spanish]` after a date.
        let is_remark = text[piece.clone()].starts_with('[')
            && text[piece.clone()].ends_with(']')
            && self.name.is_none()
            && !self.entry.references.is_empty();
        if is_detail(&text[piece.clone()]) {
            self.entry.has_volume |= is_volume(&text[piece.clone()]);
            return after_access_date(text, piece.clone(), end).unwrap_or(after);
        }
        if is_remark {
            return after;
        }
        if let Some((dated, after)) = self.led_date(text, piece.clone(), end) {
            self.add_date(dated);
            return after;
        }
        // `Outlet May 3, 2021`, without the comma.
        if let Some((name, dated, after)) = name_and_date(text, piece.clone(), end) {
            self.add_name(text, name);
            self.add_date(dated);
            return after;
        }
        self.add_name(text, piece);
        after
    }

    /// Reads a date after a word that leads to it: `le 3 mars 2021`, `vom 3. März`.
    fn led_date(&self, text: &str, piece: Range<usize>, end: usize) -> Option<(Dated, usize)> {
        let is_after_name = self.name.is_some() || !self.entry.references.is_empty();
        let (lead, rest) = text[piece.clone()].split_once(char::is_whitespace)?;
        let leads = is_after_name && CITATIONS.date_leads.has(&words::fold(lead));
        let start = piece.end - rest.trim_start().len();
        leads.then(|| date_piece(text, start, end, None)).flatten()
    }

    fn last_date(&self) -> Option<WrittenDate> {
        let reference = self.entry.references.last().filter(|_| self.name.is_none())?;
        reference.dates.last().map(|dated| dated.date)
    }

    fn add_name(&mut self, text: &str, piece: Range<usize>) {
        // `[Norwave]` is a name without its link.
        let piece = match text_in_brackets(text, &piece) {
            Some(inner) if self.name.is_none() => inner,
            _ => piece,
        };
        match &mut self.name {
            Some(name) => name.end = piece.end,
            None => self.name = Some(piece),
        }
    }

    fn add_date(&mut self, dated: Dated) {
        let outlet = self.name.take();
        let goes_on = outlet.is_none() && !self.entry.references.is_empty();
        if goes_on {
            let Some(reference) = self.entry.references.last_mut() else { return };
            // A year after `March 26, 28` applies to both days.
            if let (Some(year), Some(last)) = (dated.date.year, reference.dates.last_mut()) {
                let same_month =
                    last.date.month == dated.date.month && dated.span.start - last.span.end <= 2;
                if last.date.year.is_none() && same_month {
                    last.date.year = Some(year);
                }
            }
            reference.span.end = dated.span.end;
            reference.dates.push(dated);
            return;
        }
        let span = outlet.as_ref().map_or(dated.span.start, |name| name.start)..dated.span.end;
        let see = std::mem::take(&mut self.see);
        self.entry.references.push(Reference {
            dates: vec![dated],
            see,
            ..Reference::of(outlet, span)
        });
    }

    /// Keeps a name that no date followed.
    fn finish(mut self) {
        if let Some(name) = self.name.take() {
            let see = self.see;
            self.entry
                .references
                .push(Reference { see, ..Reference::of(Some(name.clone()), name) });
        }
    }
}

/// The text of a piece that is nothing but brackets around words.
fn text_in_brackets(text: &str, piece: &Range<usize>) -> Option<Range<usize>> {
    let inner = text[piece.clone()].strip_prefix('[')?.strip_suffix(']')?;
    let is_one = !inner.contains(['[', ']']) && !inner.trim().is_empty();
    is_one.then(|| trimmed(text, piece.start + 1..piece.end - 1))
}

/// Cuts the words before the first name that are no part of it.
fn without_lead(text: &str, span: Range<usize>) -> (bool, Range<usize>) {
    let mut see = false;
    let mut rest = span;
    loop {
        let start = &text[rest.clone()];
        let leads = |lead: &&&str| {
            let same =
                start.get(..lead.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(lead));
            same && start[lead.len()..]
                .starts_with(|c: char| c.is_whitespace() || c == ',' || c == ':')
        };
        let see_lead = CITATIONS.see_leads.iter().find(leads);
        let Some(lead) = see_lead.or_else(|| CITATIONS.other_leads.iter().find(leads)) else {
            return (see, rest);
        };
        let after = start[lead.len()..].trim_start_matches(|c: char| c.is_whitespace() || c == ':');
        // A comma here is in place of a lost name, unless the lead was a `see,`.
        see |= see_lead.is_some();
        rest.start = rest.end - after.len();
    }
}

/// Skips commas and `and` between pieces; returns whether a `see` was among them.
fn skip_separator(text: &str, at: usize, end: usize) -> (usize, bool) {
    let mut rest = &text[at..end];
    let mut see = false;
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '،' | '—' | '–' | '|')
        });
        for (word, means_see) in
            [("and ", false), ("& ", false), ("see ", true), ("see also ", true)]
        {
            if let Some(after) = rest.strip_prefix(word) {
                rest = after;
                see |= means_see;
            }
        }
        if rest.len() == before {
            return (end - rest.len(), see);
        }
    }
}

/// Returns the end of the piece at `start`: a comma outside quotes and brackets, or an ` and ` before a date.
fn piece_end(text: &str, start: usize, end: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, character) in text[start..end].char_indices() {
        match character {
            '(' | '[' | '“' => depth += 1,
            ')' | ']' | '”' => depth = depth.saturating_sub(1),
            ',' | '،' if depth == 0 => return start + offset,
            // `Norwave — May 13`
            '—' | '–' | '|' if depth == 0 && dash_before_date(&text[start + offset..end]) => {
                return start + offset;
            }
            _ => {}
        }
    }
    end
}

/// Whether a dash and a date follow.
fn dash_before_date(rest: &str) -> bool {
    let after = rest.trim_start_matches(['—', '–', '|']);
    after.starts_with(char::is_whitespace) && date::read(after.trim_start()).is_some()
}

/// Whether a location names a volume or an issue: `vol. 3`, `7(2)`.
fn is_volume(detail: &str) -> bool {
    let folded = words::fold(detail);
    CITATIONS.volume_starts.begin(&folded)
        || folded.contains('(') && !folded.contains(char::is_alphabetic)
}

/// The offset after `, 2021` where a detail is the day of access without its year: `accessed May 4, 2021`.
fn after_access_date(text: &str, detail: Range<usize>, end: usize) -> Option<usize> {
    let is_access = CITATIONS.access_words.stand_in(&words::fold(&text[detail.clone()]));
    let rest = text[detail.end..end].strip_prefix(", ")?;
    let read = date::read(rest).filter(|read| is_access && read.length == 4)?;
    ends_piece(&rest[4..]).then_some(end - rest.len() + read.length)
}

/// Whether a piece is a location in the publication: a page, a volume, an issue, an address, a day of access.
fn is_detail(piece: &str) -> bool {
    let folded = words::fold(piece);
    let labelled = CITATIONS.detail_starts.begin(&folded);
    let numbered = folded.contains(|c: char| c.is_ascii_digit())
        || folded.starts_with("http")
        || folded.starts_with("www.");
    let weekday = DATES.weekdays.contains(&folded.as_str());
    // `20(1)`, `15:3`, `12–14`
    let only_numbers = !folded.is_empty()
        && folded.chars().all(|c| c.is_ascii_digit() || "()/:-.".contains(c))
        && folded.len() <= 12;
    labelled && numbered || only_numbers || weekday
}
