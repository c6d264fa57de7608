//! The page of an attack, and its row on other pages.

use std::sync::Arc;

use tera::Value;

use crate::model::{self, Dossier, Property};

use super::builder::Builder;
use super::entity::entity;
use super::facts;
use super::graphics::map;
use super::html::Html;
use super::rows::{Row, seen};
use super::strip;
use super::view::{AttackRow, AttackTableRow, AttackView, Entity, Markup};
use crate::words::Words;

/// How many related attacks a page shows.
const MOST_RELATED: usize = 8;

/// The views of an attack's page.
pub(crate) fn view(builder: &mut Builder<'_>, dossier: &Dossier<'_>) -> (Entity, AttackView) {
    let is_attribution = |fact: &model::Fact<'_>| fact.property == Property::AttributedTo;
    let (attributed, facts) = dossier.facts().into_iter().partition::<Vec<_>, _>(is_attribution);
    let card = facts::card(builder, &strip::beside_strip(facts));
    let body = builder.body(dossier.ix);
    let attributed = facts::card(builder, &attributed);
    let entity = entity(builder, dossier, &card, body);
    let related = dossier.related_attacks(MOST_RELATED).into_iter();
    let related = related.filter_map(|ix| builder.attack_row(ix)).collect::<Vec<_>>();
    let details = AttackView {
        perpetrators: attributed
            .first()
            .map(|fact| facts::perpetrators(builder, &fact.values))
            .unwrap_or_default(),
        related: table(builder, &related),
        locator: map::locator(builder, dossier),
    };
    (entity, details)
}

/// Turns attacks from chronological order to newest first; those without a date, which come last, stay there.
pub(crate) fn newest_first<T>(attacks: &mut [T], has_date: impl Fn(&T) -> bool) {
    let dated = attacks.iter().take_while(|attack| has_date(attack)).count();
    attacks[..dated].reverse();
}

/// A column of a table of attacks: its heading, and the text of its cells.
type Column<'a> = (&'a str, Box<dyn Fn(&AttackRow) -> &str + 'a>);

/// Head and body of a table of attacks in chronological order, newest first. A column that is empty for all of them is left
/// out.
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
        let mut rows = (1..).zip(attacks).collect::<Vec<_>>();
        newest_first(&mut rows, |(_, attack)| !attack.date.is_empty());
        for (number, attack) in rows {
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
