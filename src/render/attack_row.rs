//! An attack as other pages and reports show it.

use crate::model::Dossier;
use crate::vocabulary::Vocabulary;

use super::view::{Anchor, AttackRow};
use super::words::{claims, in_words, kind_label};

/// The row of an attack, with the least total number of killed to sort by.
pub(crate) fn row(
    vocabulary: &Vocabulary,
    dossier: &Dossier<'_>,
    link: Anchor,
) -> (AttackRow, String) {
    let summary = dossier.attack_summary();
    let killed = summary.killed.as_ref().map(|killed| claims::killed(vocabulary, killed));
    let (killed, least) = killed.unwrap_or_default();
    let row = AttackRow {
        link,
        kind: kind_label(vocabulary, dossier.note).to_owned(),
        date: in_words(summary.date),
        role: String::new(),
        place: summary.place.unwrap_or_default().to_owned(),
        killed,
    };
    (row, least)
}
