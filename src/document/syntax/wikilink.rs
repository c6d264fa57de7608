//! `[[target#heading|words]]`, `[[!Name]]` and `![[target]]`.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::inline::{Image, Inline, Line, Link, LinkForm, Target, Unread, UnreadKind};
use crate::document::run::Run;
use crate::picture;

use super::{Context, Pieces, Position, take_size, trim};

impl<'a> Context<'a, '_> {
    pub(super) fn wikilinks(self, line: Line<'a>) -> Line<'a> {
        let opening = self.find_all(&line, "[[");
        let closing = self.find_all(&line, "]]");
        let mut next_closing = 0;
        let mut pieces = Pieces::new(line);
        let mut read = Vec::new();
        let mut end: Position = (0, 0);
        // The brackets before a link that are still open.
        let mut depth = 0;
        for (nth, open) in opening.iter().copied().enumerate() {
            // Of the two openings in `[[[`, the second counts.
            let next = opening.get(nth + 1).copied();
            if open < end {
                continue;
            }
            if next == Some((open.0, open.1 + 1)) {
                let before = pieces.take_to(open);
                depth = (depth + n_open_brackets(&before)).max(0) + 1;
                self.extend(&mut read, before);
                read.push(unread(pieces.take_bytes(1)));
                continue;
            }
            while closing.get(next_closing).is_some_and(|close| *close < (open.0, open.1 + 2)) {
                next_closing += 1;
            }
            let before = pieces.take_to(open);
            depth = (depth + n_open_brackets(&before)).max(0);
            self.extend(&mut read, before);
            let close = closing.get(next_closing).copied();
            let Some(close) = close.filter(|close| next.is_none_or(|next| next > *close)) else {
                read.push(unread(pieces.take_bytes(2)));
                continue;
            };
            let brackets = pieces.take_bytes(2);
            let mut inside = pieces.take_to(close);
            // `[[a|b [c]]]`: the first bracket belongs to the words.
            let is_followed = closing.get(next_closing + 1) == Some(&(close.0, close.1 + 1));
            if is_followed && n_open_brackets(&inside) > 0 {
                self.push(&mut inside, Inline::Text(pieces.take_bytes(1)));
            }
            let closed_by = pieces.take_bytes(2);
            end = pieces.place();
            let is_embed = self.take_exclamation(&mut read, &brackets);
            let start = brackets.span().start - usize::from(is_embed);
            let span = start..closed_by.span().end;
            match link(inside, span.clone(), is_embed) {
                Ok(mut link) => {
                    if let Some(words) = link.children_mut() {
                        *words = self.open_comments(std::mem::take(words));
                    }
                    read.push(link);
                    // `[[a]]]`, unless the bracket closes one before the link.
                    let follows = closing.get(next_closing + 1) == Some(&(close.0, close.1 + 1));
                    if follows && end == (close.0, close.1 + 2) && depth == 0 {
                        read.push(unread(pieces.take_bytes(1)));
                        end = pieces.place();
                    }
                }
                Err(inside) => {
                    read.push(unread(brackets));
                    self.extend(&mut read, inside);
                    self.push(&mut read, Inline::Text(closed_by));
                }
            }
        }
        self.extend(&mut read, pieces.finish());
        read
    }

    /// Removes the `!` of an embed from the end of `read`.
    fn take_exclamation(&self, read: &mut Line<'a>, brackets: &Run<'a>) -> bool {
        let Some(Inline::Text(before)) = read.last_mut() else { return false };
        let is_beside = before.span().end == brackets.span().start;
        let at = before.text.len().saturating_sub(1);
        if !before.text.ends_with('!') || !is_beside || !self.is_plain(before, at) {
            return false;
        }
        *before = before.slice(0..at);
        read.pop_if(|piece| super::is_empty(piece));
        true
    }
}

fn unread(run: Run<'_>) -> Inline<'_> {
    Inline::Unread(Unread { kind: UnreadKind::Wikilink, run })
}

fn n_open_brackets(line: &[Inline<'_>]) -> i32 {
    let bytes = super::runs(line).flat_map(|(_, run)| run.text.bytes());
    bytes.map(|byte| i32::from(byte == b'[') - i32::from(byte == b']')).sum()
}

/// Makes a link of the line between the brackets; gives it back if it is none.
fn link(inside: Line<'_>, span: Range<usize>, is_embed: bool) -> Result<Inline<'_>, Line<'_>> {
    let Some(Inline::Text(first)) = inside.first() else { return Err(inside) };
    let bar = first.text.find('|');
    if bar.is_none() && inside.len() > 1 {
        return Err(inside);
    }
    let target = first.slice(0..bar.unwrap_or(first.text.len()));
    let page = target.text.split('#').next().unwrap_or_default();
    if target.text.trim().is_empty() || page.contains('[') {
        return Err(inside);
    }
    if let Some(name) = target.text.strip_prefix('!').filter(|_| !is_embed) {
        if name.trim().is_empty() {
            return Err(inside);
        }
        let blank = target.text.len() - name.len();
        return Ok(Inline::Unlinked(first.slice(blank..first.text.len())));
    }
    let words = bar.map_or_else(Vec::new, |bar| {
        let rest = Inline::Text(first.slice(bar + 1..first.text.len()));
        std::iter::once(rest).chain(inside.iter().skip(1).cloned()).collect()
    });
    // In a table the bar may be written `\|`.
    let written = target.text.strip_suffix('\\').unwrap_or(&target.text);
    let (address, heading) =
        written.split_once('#').map_or((written, None), |(page, heading)| (page, Some(heading)));
    let link = Box::new(Link {
        target: Target::Written(one_line(address)),
        heading: heading.map(one_line),
        title: Cow::Borrowed(""),
        form: LinkForm::Wikilink,
        line: trim(words),
        span,
    });
    Ok(match is_embed {
        true if is_picture(address) => {
            let Link { mut line, span, .. } = *link;
            let size = take_size(&mut line);
            let (address, title) = (one_line(address), Cow::Borrowed(""));
            Inline::Image(Box::new(Image { address, title, alt: line, size, span }))
        }
        true => Inline::Embed(link),
        false => Inline::Link(link),
    })
}

/// Whether the target of an embed is a picture, by its ending.
fn is_picture(address: &str) -> bool {
    picture::Kind::of_name(address).is_some()
}

/// Words without white space around them; a line break within becomes a space.
fn one_line(words: &str) -> Cow<'static, str> {
    Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" "))
}
