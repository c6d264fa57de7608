//! The page of an attack, and its row on other pages.

use std::sync::Arc;

use crate::model::{Dossier, Property};

use super::builder::Builder;
use super::entity::entity;
use super::facts;
use super::html::Html;
use super::view::{AttackRow, AttackView, Entity, Fact, Markup};
use super::words;

/// How many related attacks a page shows.
const MOST_RELATED: usize = 8;

/// The views of an attack's page.
pub(crate) fn view(builder: &mut Builder<'_>, dossier: &Dossier<'_>) -> (Entity, AttackView) {
    let card = facts::card(builder, &dossier.facts());
    let body = builder.body(dossier.ix);
    let entity = entity(builder, dossier, &card, body);
    let label = words::facts::label(Property::AttributedTo);
    let attributed = card.iter().find(|fact| fact.label == label);
    let related = dossier.related_attacks(MOST_RELATED).into_iter();
    let related = related.filter_map(|ix| builder.attack_row(ix)).collect::<Vec<_>>();
    let details = AttackView {
        perpetrators: attributed
            .map(|fact: &Fact| facts::rows_again(&fact.values, &builder.root))
            .unwrap_or_default(),
        related: table(&related, &builder.root),
    };
    (entity, details)
}

/// A column of a table of attacks: its heading and its text.
type Column = (&'static str, fn(&AttackRow) -> &str);

/// The optional columns of a table of attacks, besides dates and names.
const COLUMNS: [Column; 3] =
    [("Attribution", |row| &row.role), ("Place", |row| &row.place), ("Killed", |row| &row.killed)];

/// Head and body of a table of attacks, in this order. A column that is empty for all of them is
/// left out.
pub(crate) fn table(attacks: &[Arc<AttackRow>], root: &str) -> Markup {
    if attacks.is_empty() {
        return Markup::default();
    }
    let columns = COLUMNS.map(|(label, text)| {
        let is_filled = attacks.iter().any(|row| !text(row).is_empty());
        is_filled.then_some((label, text))
    });
    Html::finished(|html| {
        html.markup("<thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Attack</th>");
        for (label, _) in columns.iter().flatten() {
            html.markup("<th scope=\"col\">").markup(label).markup("</th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
        for (number, row) in (1..).zip(attacks) {
            html.markup("<tr>\n<td class=\"date\" data-sort=\"").number(number).markup("\">");
            html.text(if row.date.is_empty() { "undated" } else { &row.date });
            html.markup("</td>\n<th scope=\"row\">").anchor(root, &row.link).remark(&row.kind);
            html.markup("</th>\n");
            for (_, text) in columns.iter().flatten() {
                html.markup("<td>").text(text(row)).markup("</td>\n");
            }
            html.markup("</tr>\n");
        }
        html.markup("</tbody>\n");
    })
}
