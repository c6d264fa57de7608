//! The item that a citation of a work of a bibliography has.

use std::ops::Range;

use super::Entry;
use crate::article::Field;
use crate::article::item::CitationItem;

impl CitationItem {
    /// The item of an entry of a bibliography.
    pub(crate) fn of_entry(text: &str, entry: &Entry, span: Range<usize>) -> CitationItem {
        let mut item = CitationItem::at(span);
        item.outlet = entry.outlet.clone().map(|span| Field::read(text, span));
        item.date = entry.date.and_then(|date| date.in_year(None));
        item.add_work(text, entry);
        item
    }

    /// Adds who wrote what, from an entry that says the same as the item.
    pub(crate) fn add_work(&mut self, text: &str, entry: &Entry) {
        self.author = entry.authors.clone().map(|span| Field::read(text, span));
        self.title = entry.title.clone().map(|span| Field::read(text, span));
        self.address = entry.address.clone().map(|span| text[span].to_owned());
    }
}
