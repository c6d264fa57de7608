//! The claims on an entity: a group of rows for each property.

use crate::model::{ClaimGroup, ClaimRow};
use crate::text::apostrophe;
use crate::vocabulary::List;

use super::address;
use super::builder::Builder;
use super::view::{self, ClaimTable, Link};
use super::words::claims::{basis, range, row_in_words};
use super::words::in_words;
use super::words::place::place;

/// Values of more signs stand in the rows alone, and not above them as well.
const LONGEST_RANGE: usize = 60;

/// The claims on an entity by property, each group in the order of the sources' dates.
pub(crate) fn tables(builder: &mut Builder<'_>, groups: &[ClaimGroup<'_>]) -> Vec<ClaimTable> {
    let words = builder.words;
    let tables = groups.iter().map(|group| {
        let rows = group.by_date(builder.site).into_iter();
        let rows = rows.map(|row| table_row(builder, row)).collect();
        ClaimTable {
            property: words.vocabulary.heading(List::Property, group.property),
            scope: words.vocabulary.label(List::Scope, group.scope.unwrap_or_default()).to_owned(),
            range: Some(range(words, group))
                .filter(|range| range.chars().nth(LONGEST_RANGE).is_none())
                .unwrap_or_default(),
            disagreement: group.is_disagreement(),
            basis: basis(words, group.n_sources(), group.independence),
            rows,
        }
    });
    tables.collect()
}

fn table_row(builder: &mut Builder<'_>, row: &ClaimRow<'_>) -> view::ClaimRow {
    let citation = builder.citation(row.reference.source);
    let short = builder.overview.short(builder.site, row.reference.source);
    let passages = row.reference.passages();
    let url = address::of_passages(&short.url, passages);
    view::ClaimRow {
        value: row_in_words(builder.words, row),
        source: Link { text: short.text.clone(), url },
        date: citation.date.clone(),
        place: place(builder.site, row.reference.source, passages),
        quote: row.quote.unwrap_or_default().to_owned(),
        as_of: in_words(builder.words, row.as_of),
        preferred: row.is_preferred,
        reason: apostrophe::set(row.reason.unwrap_or_default(), builder.words.language())
            .into_owned(),
        refs: builder.cite(&[row.reference]),
    }
}
