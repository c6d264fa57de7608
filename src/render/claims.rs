//! The tables of the claims on an entity.

use crate::model::{ClaimRow, Dossier};
use crate::vocabulary::List;

use super::address;
use super::builder::Builder;
use super::view::{self, ClaimTable, Link};
use super::words::claims::{basis, range, row_in_words};
use super::words::in_words;
use super::words::place::place;

/// The tables of the claims on an entity.
pub(crate) fn tables(builder: &mut Builder<'_>, dossier: &Dossier<'_>) -> Vec<ClaimTable> {
    let (groups, words) = (dossier.claims(), builder.words);
    let tables = groups.iter().map(|group| {
        let rows = group.rows.iter().map(|row| table_row(builder, row)).collect();
        ClaimTable {
            property: words.vocabulary.heading(List::Property, group.property),
            scope: words.vocabulary.label(List::Scope, group.scope.unwrap_or_default()).to_owned(),
            range: range(words, group),
            disagreement: group.is_disagreement(),
            basis: basis(words, group.n_sources(), group.independence),
            rows,
        }
    });
    tables.collect()
}

fn table_row(builder: &mut Builder<'_>, row: &ClaimRow<'_>) -> view::ClaimRow {
    let citation = builder.citation(row.reference.source);
    let passages = row.reference.passages();
    let url = address::of_passages(&citation.url, passages);
    view::ClaimRow {
        value: row_in_words(builder.words, row),
        source: Link { text: citation.title.clone(), url },
        date: citation.date.clone(),
        place: place(builder.site, row.reference.source, passages),
        quote: row.quote.unwrap_or_default().to_owned(),
        as_of: in_words(builder.words, row.as_of),
        preferred: row.is_preferred,
        reason: row.reason.unwrap_or_default().to_owned(),
        refs: builder.cite(&[row.reference]),
    }
}
