//! Cuts out of a text what it says of notes that a build leaves out, as if it had been written without: a link leaves
//! its own words or `[withheld]`, a citation nothing, not even the space before it.

mod edits;

use std::collections::BTreeSet;

use pulldown_cmark::{LinkType, Tag, TagEnd};

use super::{Item, ItemKind, is_block};
use edits::{Around, edits};

pub(super) use edits::Edit;

/// What stands for a link without words that is cut.
pub(crate) const WITHHELD: &str = "[withheld]";

/// What a text refers to another note by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reference<'a> {
    /// The target of a `[[wikilink]]`.
    Wikilink(&'a str),
    /// The address of a Markdown link.
    Address(&'a str),
    /// The id in a citation.
    Source(&'a str),
}

/// Whether a build leaves out what is referred to.
pub(crate) type IsLeftOut<'a> = &'a dyn Fn(Reference<'_>) -> bool;

/// Cuts a text without mark-up; nothing where it stays as it is.
pub(crate) fn text(text: &str, is_left_out: IsLeftOut<'_>) -> Option<String> {
    let edits = edits(text, Around { begins: true, ends: true }, is_left_out);
    if edits.is_empty() {
        return None;
    }
    let mut left = String::with_capacity(text.len());
    let mut at = 0;
    for (span, put) in edits {
        left.push_str(&text[at..span.start]);
        left.push_str(put);
        at = span.end;
    }
    Some(left + &text[at..])
}

/// Cuts the items of a Markdown text.
pub(crate) fn items<'a>(items: Vec<Item<'a>>, is_left_out: IsLeftOut<'_>) -> Vec<Item<'a>> {
    let mut items = without_tags(items, is_left_out).into_iter().peekable();
    let mut cut = Cut { left: Vec::new(), emptied: None, footnotes: BTreeSet::new() };
    while let Some(item) = items.next() {
        let ends = items.peek().is_none_or(|next| ends_line(&next.kind));
        cut.push(item, ends, is_left_out);
    }
    let Cut { left, footnotes, .. } = cut;
    if footnotes.is_empty() {
        return left;
    }
    let mut rest = Vec::with_capacity(left.len());
    let is_gone = |item: &Item<'_>| matches!(&item.kind, ItemKind::FootnoteReference(name) if footnotes.contains(&**name));
    left.into_iter().filter(|item| !is_gone(item)).for_each(|item| push(&mut rest, item));
    rest
}

/// Takes away the tags of links that lead to what is left out, and of mark-up that holds nothing else. What stands in
/// them stands in the text then.
fn without_tags<'a>(items: Vec<Item<'a>>, is_left_out: IsLeftOut<'_>) -> Vec<Item<'a>> {
    let mut left = Vec::with_capacity(items.len());
    // For each open link, whether its tags are taken away.
    let mut open = Vec::new();
    for item in items {
        let is_cut = match &item.kind {
            ItemKind::Start(Tag::Link { link_type, dest_url, .. }) => {
                let page = dest_url.split('#').next().unwrap_or_default();
                let may_be_note = *link_type != LinkType::Email && !page.is_empty();
                open.push(may_be_note && is_left_out(Reference::Address(page)));
                open.last().copied()
            }
            ItemKind::End(TagEnd::Link) => open.pop(),
            ItemKind::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {
                Some(unwrap_gone(&mut left, is_left_out))
            }
            _ => None,
        };
        if is_cut != Some(true) {
            push(&mut left, item);
        }
    }
    left
}

/// Takes back the tag that was opened last, where only a run follows it of which nothing will be left.
fn unwrap_gone(items: &mut Vec<Item<'_>>, is_left_out: IsLeftOut<'_>) -> bool {
    let [.., Item { kind: ItemKind::Start(_), .. }, Item { kind: ItemKind::Run(run), .. }] =
        &items[..]
    else {
        return false;
    };
    let is_gone = text(&run.text, is_left_out).is_some_and(|left| left.is_empty());
    if is_gone && let Some(run) = items.pop() {
        items.pop();
        push(items, run);
    }
    is_gone
}

/// Adds an item. Runs that nothing parts any more are one.
fn push<'a>(items: &mut Vec<Item<'a>>, item: Item<'a>) {
    if let (ItemKind::Run(run), Some(Item { kind: ItemKind::Run(before), span })) =
        (&item.kind, items.last_mut())
    {
        before.append(run);
        span.end = item.span.end;
        return;
    }
    items.push(item);
}

/// The items that are left.
struct Cut<'a> {
    left: Vec<Item<'a>>,
    /// How many there were when something was cut that stood there alone.
    emptied: Option<usize>,
    /// The footnotes of which nothing is left.
    footnotes: BTreeSet<String>,
}

impl<'a> Cut<'a> {
    fn push(&mut self, mut item: Item<'a>, ends: bool, is_left_out: IsLeftOut<'_>) {
        match &mut item.kind {
            ItemKind::Run(run) => {
                let begins = self.left.last().is_none_or(|before| begins_line(&before.kind));
                let edits = edits(&run.text, Around { begins, ends }, is_left_out);
                if !edits.is_empty() {
                    *run = run.edited(&edits);
                    if run.text.is_empty() {
                        self.emptied = Some(self.left.len());
                        return;
                    }
                }
            }
            ItemKind::End(_) if self.goes_with_its_words() => return,
            _ => {}
        }
        push(&mut self.left, item);
    }

    /// Takes back the beginning of what ends and has lost all its words, where nothing may be left of it.
    fn goes_with_its_words(&mut self) -> bool {
        if self.emptied != Some(self.left.len()) {
            return false;
        }
        let is_break = |item: &mut Item<'_>| matches!(item.kind, ItemKind::HardBreak);
        while self.left.pop_if(is_break).is_some() {}
        match self.left.last().map(|item| &item.kind) {
            Some(ItemKind::Start(Tag::FootnoteDefinition(name))) => {
                self.footnotes.insert(name.to_string());
            }
            Some(ItemKind::Start(Tag::Paragraph)) => {}
            _ => return false,
        }
        self.left.pop();
        self.emptied = Some(self.left.len());
        true
    }
}

/// Whether a line begins after an item.
fn begins_line(kind: &ItemKind<'_>) -> bool {
    match kind {
        // Words within mark-up begin without a space as those of a line do.
        ItemKind::Start(_) | ItemKind::HardBreak | ItemKind::Rule | ItemKind::Task(_) => true,
        ItemKind::End(tag) => is_block_end(*tag),
        _ => false,
    }
}

/// Whether a line ends before an item.
fn ends_line(kind: &ItemKind<'_>) -> bool {
    match kind {
        ItemKind::Start(tag) => is_block(tag),
        ItemKind::End(tag) => is_block_end(*tag),
        _ => false,
    }
}

fn is_block_end(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

#[cfg(test)]
mod tests;
