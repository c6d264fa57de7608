//! A citation that is nothing but an address: `(https://post.example/2021/ice)`.

use std::ops::Range;

use super::item::CitationItem;
use crate::article::Field;
use crate::article::bibliography::entry::address;
use crate::text::span::trimmed;

/// Reads brackets around an address of a page; the host alone is an aside, and `[words](address)` is a link.
pub(super) fn read(text: &str, group: &Range<usize>) -> Option<CitationItem> {
    let inner = trimmed(text, group.start + 1..group.end - 1);
    let address = address(text, inner.clone()).filter(|address| *address == inner)?;
    let is_link = text[..group.start].ends_with(']');
    let written = &text[address.clone()];
    let host = written.trim_start_matches("https://").trim_start_matches("http://");
    let (name, page) = host.split_once('/')?;
    let name = name.strip_prefix("www.").unwrap_or(name);
    if is_link || page.is_empty() || !name.contains('.') {
        return None;
    }
    let start = address.end - host.len() + host.find(name)?;
    let mut item = CitationItem::at(inner);
    item.outlet = Some(Field::read(text, start..start + name.len()));
    item.address = Some(written.to_owned());
    Some(item)
}
