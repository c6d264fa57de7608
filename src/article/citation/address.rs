//! A citation that is nothing but an address: `(https://post.example/2021/ice)`.

use std::ops::Range;

use super::Citing;
use crate::article::Field;
use crate::article::bibliography::entry::address;
use crate::article::item::{CitationItem, YearBasis};
use crate::article::lists::CITATIONS;
use crate::article::outlet::is_name;
use crate::text::span::trimmed;
use crate::text::words;

/// Reads brackets around an address of a page, or around nothing but links. The host alone is an aside, and
/// `[words](address)` is a link.
pub(super) fn read(citing: &Citing<'_>, group: &Range<usize>) -> Vec<CitationItem> {
    let inner = trimmed(citing.text, group.start + 1..group.end - 1);
    let linked = linked(citing, &inner);
    if linked.is_empty() {
        written(citing.text, group, inner).into_iter().collect()
    } else {
        linked
    }
}

fn written(text: &str, group: &Range<usize>, inner: Range<usize>) -> Option<CitationItem> {
    let address = address(text, inner.clone()).filter(|address| *address == inner)?;
    let is_link = text[..group.start].ends_with(']');
    let written = &text[address.clone()];
    let (host, page) = host(written)?;
    if is_link || page.is_empty() {
        return None;
    }
    let start = address.start + written.find(host)?;
    let mut item = CitationItem::at(inner);
    item.outlet = Some(Field::read(text, start..start + host.len()));
    item.address = Some(written.to_owned());
    Some(item)
}

/// The host of an address without its `www.`, and what follows it.
fn host(address: &str) -> Option<(&str, &str)> {
    let address = address.trim_start_matches("https://").trim_start_matches("http://");
    let (host, page) = address.split_once('/').unwrap_or((address, ""));
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.contains('.').then_some((host, page))
}

/// Reads `[Post](address)` and several of them with commas or semicolons between. Words that are no name are the title.
fn linked(citing: &Citing<'_>, inner: &Range<usize>) -> Vec<CitationItem> {
    const LONGEST_NAME: usize = 5;
    let Citing { text, links, .. } = *citing;
    let first = links.partition_point(|link| link.span.start < inner.start);
    let own = links[first..].iter().take_while(|link| link.span.end <= inner.end);
    let mut items = Vec::new();
    let mut at = inner.start;
    for link in own.filter(|link| link.address.starts_with("http")) {
        let between = text[at..link.span.start].trim();
        at = link.span.end;
        let see = CITATIONS.see_leads.contains(&words::fold(between).as_str());
        if !(between.is_empty() || matches!(between, "," | ";" | "؛" | "·" | "|") || see) {
            return Vec::new();
        }
        let mut item = CitationItem::at(link.span.clone());
        let named = &text[link.span.clone()];
        let is_outlet = words::count(named) <= LONGEST_NAME && is_name(named);
        let words = Some(Field::read(text, link.span.clone()));
        match is_outlet {
            true => item.outlet = words,
            false => item.title = words,
        }
        item.address = Some(link.address.clone());
        item.year = YearBasis::Inferred;
        item.see = see;
        items.push(item);
    }
    let rest = text[at..inner.end].trim();
    if rest.is_empty() { items } else { Vec::new() }
}
