//! An attack as other pages and reports show it, and the figures of entities in lists.

use crate::model::Dossier;
use crate::vocabulary::List;
use crate::words::Words;

use super::view::{Anchor, AttackRow, Figure};
use super::words::{claims, in_words, special_kind};

/// The row of an attack.
pub(crate) fn row(words: &Words, dossier: &Dossier<'_>, link: Anchor) -> AttackRow {
    let summary = dossier.attack_summary();
    AttackRow {
        link,
        kind: special_kind(words, dossier.note).to_owned(),
        date: in_words(words, summary.date),
        role: String::new(),
        place: summary.place.unwrap_or_default().to_owned(),
        figures: figures(words, dossier),
    }
}

/// The figures of an entity in lists.
pub(crate) fn figures(words: &Words, dossier: &Dossier<'_>) -> Vec<Figure> {
    let figures = dossier.figures().into_iter().map(|(property, figure)| {
        let least = figure.as_ref().and_then(|figure| figure.least);
        Figure {
            label: words.vocabulary.label(List::Property, property).to_owned(),
            heading: words.vocabulary.heading(List::Property, property),
            value: figure.map(|figure| claims::figure(words, &figure)).unwrap_or_default(),
            least: least.map(|least| least.to_string()).unwrap_or_default(),
        }
    });
    figures.collect()
}
