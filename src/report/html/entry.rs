//! An entry of a report on its page.

use crate::render::view::Markup;
use crate::report::view::Entry;
use crate::words::Words;

use super::figures;
use super::text::Texts;
use super::view::{ClaimHtml, EntryHtml, FactHtml, RelationsHtml};

/// Makes the parts in the order of the page, as references number their uses in it.
pub(super) fn entry<'a>(words: &Words, entry: &'a Entry, texts: &mut Texts<'_>) -> EntryHtml<'a> {
    let lead = texts.summary(entry);
    let facts = entry.facts.iter().map(|fact| FactHtml {
        fact,
        values: fact.values.iter().map(|row| texts.cited(row, &row.refs)).collect(),
    });
    let facts = facts.collect();
    let html = Markup::finished(&texts.html(entry));
    let claims = entry.claims.iter().map(|table| ClaimHtml {
        table,
        rows: table.rows.iter().map(|row| texts.cited(row, &row.refs)).collect(),
    });
    let claims = claims.collect();
    let relations = entry.relations.iter().map(|relations| RelationsHtml {
        label: &relations.label,
        others: relations.others.iter().map(|row| texts.cited(row, &row.refs)).collect(),
    });
    let relations = relations.collect();
    let figure = |drawn| figures::of(words, drawn);
    EntryHtml {
        entry,
        lead,
        facts,
        html,
        claims,
        relations,
        locator: figure(entry.locator.as_ref()),
        ranges: entry.ranges.iter().map(|drawn| figures::figure(words, drawn)).collect(),
        by_year: figure(entry.by_year.as_ref()),
        ties: figure(entry.ties.as_ref()),
    }
}
