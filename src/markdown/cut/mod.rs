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
    let footnotes = gone_footnotes(&items, is_left_out);
    let mut items = without_tags(items, &footnotes, is_left_out).into_iter().peekable();
    let mut cut = Cut { left: Vec::new(), emptied: None };
    while let Some(item) = items.next() {
        let ends = items.peek().is_none_or(|next| ends_line(&next.kind));
        cut.push(item, ends, is_left_out);
    }
    cut.left
}

/// The footnotes of which nothing will be left: what refers to them goes with them.
fn gone_footnotes(items: &[Item<'_>], is_left_out: IsLeftOut<'_>) -> BTreeSet<String> {
    let mut gone = BTreeSet::new();
    // The footnote that is open, and whether all its words go, once it has some.
    let mut open = None;
    for item in items {
        match (&item.kind, &mut open) {
            (ItemKind::Start(Tag::FootnoteDefinition(name)), _) => open = Some((name, None)),
            (ItemKind::End(TagEnd::FootnoteDefinition), _) => {
                if let Some((name, Some(true))) = open.take() {
                    gone.insert(name.to_string());
                }
            }
            (_, None) | (ItemKind::Start(Tag::Paragraph) | ItemKind::End(TagEnd::Paragraph), _) => {
            }
            (ItemKind::Run(run), Some((_, goes))) => {
                *goes = Some(*goes != Some(false) && is_gone(&run.text, is_left_out));
            }
            (_, Some((_, goes))) => *goes = Some(false),
        }
    }
    gone
}

/// Whether nothing will be left of a text.
fn is_gone(words: &str, is_left_out: IsLeftOut<'_>) -> bool {
    text(words, is_left_out).is_some_and(|left| left.is_empty())
}

/// Takes away the tags of links that lead to what is left out, and of mark-up that holds nothing else: what stands in
/// them stands in the text then. With them go the numbers of these footnotes.
fn without_tags<'a>(
    items: Vec<Item<'a>>,
    footnotes: &BTreeSet<String>,
    is_left_out: IsLeftOut<'_>,
) -> Vec<Item<'a>> {
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
            ItemKind::FootnoteReference(name) => Some(footnotes.contains(&**name)),
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
    let is_gone = is_gone(&run.text, is_left_out);
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
        let goes = |item: &mut Item<'_>| {
            matches!(item.kind, ItemKind::Start(Tag::FootnoteDefinition(_) | Tag::Paragraph))
        };
        let is_gone = self.left.pop_if(goes).is_some();
        if is_gone {
            self.emptied = Some(self.left.len());
        }
        is_gone
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
