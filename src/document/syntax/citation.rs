//! Citations as Pandoc writes them: `[see @a#p2, p. 3; also @b]`, `[-@a]`, `@a [p. 2]`.
//!
//! A key follows an `@` without a letter before it. It belongs to the innermost bracket around it; one in no bracket is
//! part of its sentence. See <https://pandoc.org/MANUAL.html#citation-syntax>; `#p7` for passages is an addition.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::inline::{
    Citation, CitationForm, CitationItem, Inline, Line, Locator, Passages, Unread, UnreadKind,
    span_of,
};
use crate::document::run::Run;

use super::locator::locator;
use super::{Context, Pieces, Position, is_empty, runs, trim};

/// The marks that citations consist of, in the order in which they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    Key,
}

impl<'a> Context<'a, '_> {
    pub(super) fn citations(self, line: Line<'a>) -> Line<'a> {
        let marks = self.citation_marks(&line);
        let (groups, bare) = grouped(&marks);
        let mut pieces = Pieces::new(line);
        let mut read = Vec::new();
        let (mut groups, mut bare) = (groups.into_iter().peekable(), bare.into_iter().peekable());
        loop {
            let group = groups.peek().copied();
            let key = bare.peek().copied();
            match (group, key) {
                // Brackets behind a key in the sentence are read with it.
                (Some((open, _)), _) if open < pieces.place() => _ = groups.next(),
                (Some((open, close)), key) if key.is_none_or(|key| open < key) => {
                    groups.next();
                    self.extend(&mut read, pieces.take_to(open));
                    let opening = pieces.take_bytes(1);
                    let inside = pieces.take_to(close);
                    let closing = pieces.take_bytes(1);
                    self.bracketed(opening, inside, closing, &mut read);
                }
                (_, Some(key)) => {
                    bare.next();
                    if key >= pieces.place() {
                        self.extend(&mut read, pieces.take_to(key));
                        self.in_text(&mut pieces, &mut read);
                    }
                }
                (_, None) => break,
            }
        }
        self.extend(&mut read, pieces.finish());
        read
    }

    fn citation_marks(&self, line: &[Inline<'a>]) -> Vec<(Position, Mark)> {
        let mut marks = Vec::new();
        for (piece, run) in runs(line) {
            let bytes = run.text.as_bytes();
            for at in memchr::memchr3_iter(b'[', b']', b'@', bytes) {
                let mark = match bytes[at] {
                    b'[' => Mark::Open,
                    b']' => Mark::Close,
                    b'@' if begins_key(&run.text, at) => Mark::Key,
                    _ => continue,
                };
                // `\[@id]` is plain text, as is `\@id`.
                let is_escaped = |at: usize| !self.is_plain(run, at);
                let follows_escaped =
                    mark == Mark::Key && run.text[..at].ends_with('[') && is_escaped(at - 1);
                if !is_escaped(at) && !follows_escaped {
                    marks.push(((piece, at), mark));
                }
            }
        }
        marks
    }

    /// Reads the contents of brackets that hold a key.
    fn bracketed(&self, opening: Run<'a>, inside: Line<'a>, closing: Run<'a>, read: &mut Line<'a>) {
        let span = opening.span().start..closing.span().end;
        let items = self.items(&inside);
        let begins_so = items
            .as_ref()
            .is_ok_and(|items| items.first().is_some_and(|item| item.prefix.is_empty()));
        let knows_one = |keys: &[&str]| keys.iter().any(|key| (self.is_source)(key));
        match items {
            Ok(items) if begins_so || knows_one(&keys_of(&items)) => {
                let form = CitationForm::Bracketed;
                read.push(Inline::Citation(Box::new(Citation { form, items, span })));
            }
            Err(keys) if knows_one(&keys.iter().map(|key| &**key).collect::<Vec<_>>()) => {
                read.push(Inline::Unread(Unread { kind: UnreadKind::Citation, run: opening }));
                self.extend(read, inside);
                self.push(read, Inline::Text(closing));
            }
            _ => {
                self.push(read, Inline::Text(opening));
                self.extend(read, inside);
                self.push(read, Inline::Text(closing));
            }
        }
    }

    /// The items between the semicolons; the keys alone if an item has none.
    fn items(&self, inside: &[Inline<'a>]) -> Result<Vec<CitationItem<'a>>, Vec<Cow<'a, str>>> {
        let mut pieces = Pieces::new(inside.to_vec());
        let mut parts = Vec::new();
        for semicolon in self.find_all(inside, ";") {
            parts.push(pieces.take_to(semicolon));
            pieces.take_bytes(1);
        }
        parts.push(pieces.finish());
        let parts = parts.into_iter().map(trim).filter(|part| !part.is_empty());
        let (mut items, mut is_whole) = (Vec::new(), true);
        for part in parts {
            match self.item(part) {
                Some(item) => items.push(item),
                None => is_whole = false,
            }
        }
        match is_whole && !items.is_empty() {
            true => Ok(items),
            false => Err(items.into_iter().map(|item| item.source).collect()),
        }
    }

    fn item(&self, part: Line<'a>) -> Option<CitationItem<'a>> {
        let marks = self.citation_marks(&part);
        let place = marks.iter().find(|(_, mark)| *mark == Mark::Key)?.0;
        let span = span_of(&part)?;
        let mut pieces = Pieces::new(part);
        let mut prefix = pieces.take_to(place);
        let is_without_author = take_hyphen(&mut prefix);
        let mut item = read_key(&mut pieces)?;
        let rest = pieces.finish();
        item.prefix = trim(prefix);
        item.is_without_author = is_without_author;
        item.span = span;
        item.key.start -= usize::from(is_without_author);
        read_rest(&mut item, rest);
        Some(item)
    }

    /// A key in the sentence, with a bracket directly after it.
    fn in_text(&self, pieces: &mut Pieces<'a>, read: &mut Line<'a>) {
        let name = pieces.words().and_then(|words| key_of(words.strip_prefix('@')?));
        let is_source = name.is_some_and(|(_, name)| (self.is_source)(name));
        let Some(mut item) = is_source.then(|| read_key(pieces)).flatten() else {
            return self.push(read, Inline::Text(pieces.take_bytes(1)));
        };
        let mut form = CitationForm::InText;
        if take_hyphen(read) {
            (item.is_without_author, form) = (true, CitationForm::Bracketed);
            item.key.start -= 1;
            item.span.start -= 1;
            read.pop_if(|piece| is_empty(piece));
        }
        let (mut span, mut items) = (item.span.clone(), Vec::new());
        if let Some((length, more)) = pieces.words().and_then(|words| self.behind(words)) {
            let bracket = pieces.take_bytes(length);
            let open = bracket.text.find('[').unwrap_or_default() + 1;
            let end = more.unwrap_or(length - 1);
            span.end = bracket.span().end;
            item.span.end =
                if more.is_some() { bracket.source(&(open..end)).end } else { span.end };
            read_rest(&mut item, vec![Inline::Text(bracket.slice(open..end))]);
            if let Some(more) = more {
                let rest = bracket.slice(more + 1..length - 1);
                items = self.items(&[Inline::Text(rest)]).unwrap_or_default();
            }
        }
        items.insert(0, item);
        read.push(Inline::Citation(Box::new(Citation { form, items, span })));
    }

    /// The length of ` [...]` directly after a key in the sentence, without another bracket in it, and the place of the
    /// semicolon after which further items are in it.
    fn behind(&self, words: &str) -> Option<(usize, Option<usize>)> {
        let inside = words.strip_prefix([' ', '\n']).unwrap_or(words).strip_prefix('[')?;
        let from = words.len() - inside.len();
        let end = inside.find([']', '[']).filter(|end| inside[*end..].starts_with(']'))?;
        let inside = &inside[..end];
        let length = from + end + 1;
        let Some(key) = inside.find('@') else { return Some((length, None)) };
        let first = inside.find(';').filter(|semicolon| *semicolon < key)?;
        let is_item = |part: &str| {
            let known =
                |at: usize| key_of(&part[at + 1..]).is_some_and(|(_, name)| (self.is_source)(name));
            part.trim().is_empty()
                || part.match_indices('@').any(|(at, _)| begins_key(part, at) && known(at))
        };
        inside[first + 1..].split(';').all(is_item).then_some((length, Some(from + first)))
    }
}

fn keys_of<'i>(items: &'i [CitationItem<'_>]) -> Vec<&'i str> {
    items.iter().map(|item| &*item.source).collect()
}

/// The outermost brackets that directly hold a key, and the keys that are in no closed bracket.
fn grouped(marks: &[(Position, Mark)]) -> (Vec<(Position, Position)>, Vec<Position>) {
    let mut open: Vec<(Position, Vec<Position>)> = Vec::new();
    let (mut groups, mut bare) = (Vec::<(Position, Position)>::new(), Vec::new());
    for (place, mark) in marks {
        match mark {
            Mark::Open => open.push((*place, Vec::new())),
            Mark::Key => match open.last_mut() {
                Some((_, keys)) => keys.push(*place),
                None => bare.push(*place),
            },
            Mark::Close => {
                if let Some((start, keys)) = open.pop()
                    && !keys.is_empty()
                {
                    while groups.pop_if(|(inner, _)| *inner > start).is_some() {}
                    groups.push((start, *place));
                }
            }
        }
    }
    bare.extend(open.into_iter().flat_map(|(_, keys)| keys));
    bare.sort_unstable();
    (groups, bare)
}

/// Whether an `@` begins a key: no letter, digit or `@` before it, and one after it.
fn begins_key(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + 1..].chars().next();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    !before.is_some_and(|c| is_word(c) || matches!(c, '@' | '.' | '/'))
        && after.is_some_and(|c| is_word(c) || c == '{')
}

/// The key at the start of the text after an `@`, with its length in bytes.
fn key_of(text: &str) -> Option<(usize, &str)> {
    if let Some(inside) = text.strip_prefix('{') {
        let end = inside.find('}')?;
        return Some((end + 2, &inside[..end]));
    }
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let is_letter = letter.is_alphanumeric() || letter == '_';
        let is_joint = matches!(letter, ':' | '.' | '-' | '+' | '/' | '~' | '&' | '$' | '%')
            && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric() || *next == '_');
        if !is_letter && !is_joint {
            break;
        }
        end = at + letter.len_utf8();
    }
    (end > 0).then(|| (end, &text[..end]))
}

/// Reads `@key#p7` from the pieces.
fn read_key<'a>(pieces: &mut Pieces<'a>) -> Option<CitationItem<'a>> {
    let (length, name) = key_of(pieces.words()?.strip_prefix('@')?)?;
    let inside = if name.len() == length { 1 } else { 2 };
    let source = inside..inside + name.len();
    let run = pieces.take_bytes(length + 1);
    let start = run.span().start;
    let source = run.slice(source).text;
    let mut end = run.span().end;
    let named = pieces.words().and_then(locate_passages).map(|(length, from)| {
        let run = pieces.take_bytes(length);
        end = run.span().end;
        run.slice(from..length)
    });
    let numbers = named.as_ref().map(Run::span);
    let passages = named.map(|named| passages(named.text));
    Some(CitationItem {
        prefix: Vec::new(),
        is_without_author: false,
        source,
        passages,
        numbers,
        locator: None,
        words: None,
        suffix: Vec::new(),
        key: start..end,
        span: start..end,
    })
}

/// The length in bytes of the passages after a key, and the offset of the first after the `#`.
fn locate_passages(words: &str) -> Option<(usize, usize)> {
    let blank = words.len() - words.trim_start().len();
    let named = words[blank..].strip_prefix('#')?;
    let from = blank + 1;
    // `#p. 7` and `#p 7` are accepted as well.
    let gap = ["p. ", "p ", "p."].iter().find(|gap| {
        named.strip_prefix(**gap).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    let skipped = gap.map_or(0, |gap| gap.len());
    let is_end = |c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '{' | '"' | '“' | '[' | ']' | '\'' | '’')
    };
    let length = named[skipped..].find(is_end).unwrap_or(named.len() - skipped);
    let length = skipped + length;
    // `#p2,p3` means passages, which no page may be taken for.
    let further = further_passage(&named[length..]);
    // A full stop or comma after it belongs to the sentence.
    let length = match further {
        0 => named[..length].trim_end_matches(['.', ':', '!', '?', ')']).len(),
        further => length + further,
    };
    Some((from + length, from))
}

/// The length in bytes of passages after the first ones, without an `@` of their own: `,p3`, ` and p3`, ` & #p3`.
fn further_passage(rest: &str) -> usize {
    let mut end = 0;
    loop {
        let blank = |text: &str| text.len() - text.trim_start().len();
        let joint = rest[end..].trim_start();
        let joint = ["and ", ",", "&", "+", "/"].iter().find_map(|sign| joint.strip_prefix(*sign));
        let Some(next) = joint else { return end };
        let next = &next[blank(next)..];
        let number = next.strip_prefix('#').unwrap_or(next).strip_prefix('p');
        let Some(number) = number.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        else {
            return end;
        };
        let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–');
        end = rest.len() - number.trim_start_matches(is_of_number).len();
    }
}

fn passages(named: Cow<'_, str>) -> Passages<'_> {
    let written = named.strip_prefix('p').map(|rest| rest.trim_start_matches(['.', ' ']));
    let range = written.and_then(|written| written.parse().ok());
    range.map_or(Passages::Unread(named), Passages::Read)
}

/// Reads the text after a key: quoted words, a locator, and further words.
fn read_rest<'a>(item: &mut CitationItem<'a>, rest: Line<'a>) {
    let mut rest = take_words(item, without_comma(trim(rest)));
    if let Some(Inline::Text(run)) = rest.first_mut()
        && let Some((label, value, length)) = locator(&run.text)
    {
        item.locator = Some(Locator { label, value: run.slice(value).text });
        *run = run.slice(length..run.text.len());
        rest = without_comma(trim(rest));
        if item.words.is_none() {
            rest = take_words(item, rest);
        }
    }
    item.key.end = span_of(&rest).map_or(item.span.end, |rest| rest.start);
    item.suffix = rest;
}

/// Takes the quoted words from the beginning of the text after a key.
fn take_words<'a>(item: &mut CitationItem<'a>, mut rest: Line<'a>) -> Line<'a> {
    if let Some(Inline::Text(run)) = rest.first_mut()
        && let Some((inside, length)) = quoted(&run.text)
    {
        let words = run.slice(inside);
        item.words = Some((words.text.clone(), words.span()));
        *run = run.slice(length..run.text.len());
        return without_comma(trim(rest));
    }
    rest
}

fn without_comma(mut line: Line<'_>) -> Line<'_> {
    if let Some(Inline::Text(run)) = line.first_mut()
        && run.text.starts_with(',')
    {
        *run = run.slice(1..run.text.len());
        return trim(line);
    }
    line
}

/// The range of the quoted words at the beginning of a text, and their length with the quotation marks.
fn quoted(text: &str) -> Option<(Range<usize>, usize)> {
    let (open, close) =
        [('"', '"'), ('“', '”')].into_iter().find(|(open, _)| text.starts_with(*open))?;
    let from = open.len_utf8();
    let to = from + text[from..].find(close)?;
    Some((from..to, to + close.len_utf8()))
}

/// Removes a hyphen from the end of a prefix and returns whether it was there: the author is omitted.
fn take_hyphen(prefix: &mut Line<'_>) -> bool {
    let Some(Inline::Text(run)) = prefix.last_mut() else { return false };
    let Some(before) = run.text.strip_suffix('-') else { return false };
    if !before.is_empty() && !before.ends_with(char::is_whitespace) {
        return false;
    }
    *run = run.slice(0..run.text.len() - 1);
    true
}
