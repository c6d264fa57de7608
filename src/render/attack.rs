//! The page of an attack, and its row on other pages.

use std::sync::Arc;

use tera::Value;

use crate::model::{Dossier, Property};

use super::builder::Builder;
use super::entity::entity;
use super::facts;
use super::html::Html;
use super::rows::{Row, seen};
use super::view::{AttackRow, AttackTableRow, AttackView, Entity, Fact, Markup};
use super::words;
use crate::words::Words;

/// How many related attacks a page shows.
const MOST_RELATED: usize = 8;

/// The views of an attack's page.
pub(crate) fn view(builder: &mut Builder<'_>, dossier: &Dossier<'_>) -> (Entity, AttackView) {
    let card = facts::card(builder, &dossier.facts());
    let body = builder.body(dossier.ix);
    let entity = entity(builder, dossier, &card, body);
    let label = words::facts::label(builder.words, Property::AttributedTo);
    let attributed = card.iter().find(|fact| fact.label == label);
    let related = dossier.related_attacks(MOST_RELATED).into_iter();
    let related = related.filter_map(|ix| builder.attack_row(ix)).collect::<Vec<_>>();
    let details = AttackView {
        perpetrators: attributed
            .map(|fact: &Fact| facts::perpetrators(builder, &fact.values))
            .unwrap_or_default(),
        related: table(builder, &related),
    };
    (entity, details)
}

/// A column of a table of attacks: its heading, and the text of its cells.
type Column<'a> = (&'a str, Box<dyn Fn(&AttackRow) -> &str + 'a>);

/// Head and body of a table of attacks, in this order. A column that is empty for all of them is left out.
pub(crate) fn table(builder: &Builder<'_>, attacks: &[Arc<AttackRow>]) -> Markup {
    let words = builder.words;
    let Some(first) = attacks.first() else { return Markup::default() };
    let mut columns: Vec<Column<'_>> = vec![
        (words.say("attribution"), Box::new(|row| &row.role)),
        (words.say("place"), Box::new(|row| &row.place)),
    ];
    for (at, figure) in first.figures.iter().enumerate() {
        columns.push((&figure.heading, Box::new(move |row| &row.figures[at].value)));
    }
    columns.retain(|(_, text)| attacks.iter().any(|row| !text(row).is_empty()));
    Html::finished(|html| {
        html.markup("<thead><tr>");
        let further = columns.iter().map(|(heading, _)| *heading);
        for heading in [words.say("date"), words.say("attack")].into_iter().chain(further) {
            html.markup("<th scope=\"col\">").text(heading).markup("</th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
        for (number, attack) in (1..).zip(attacks) {
            builder.write(html, &Line { number, attack, columns: &columns });
        }
        html.markup("</tbody>\n");
    })
}

/// A line of a table of attacks.
struct Line<'t> {
    number: usize,
    attack: &'t AttackRow,
    columns: &'t [Column<'t>],
}

impl Line<'_> {
    fn cells(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(_, text)| text(self.attack))
    }
}

impl Row for Line<'_> {
    const NAME: &'static str = "attack";

    fn write(&self, html: &mut Html, words: &Words, root: &str) {
        let attack = self.attack;
        html.markup("<tr>\n<td class=\"date\" data-sort=\"").number(self.number).markup("\">");
        html.text(if attack.date.is_empty() { words.say("undated") } else { &attack.date });
        html.markup("</td>\n<th scope=\"row\">").anchor(root, &attack.link).remark(&attack.kind);
        html.markup("</th>\n");
        for text in self.cells() {
            html.markup("<td>").text(text).markup("</td>\n");
        }
        html.markup("</tr>\n");
    }

    fn view(&self, _: &str) -> Value {
        let cells = self.cells().collect();
        seen(&AttackTableRow { number: self.number, attack: self.attack, cells })
    }
}
