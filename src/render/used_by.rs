//! The notes that rest on a source: those whose claims, relations or texts cite it, with the
//! passages.

use crate::index::{Use, UseRole};
use crate::note::Note;
use crate::source::SourceIx;
use crate::vocabulary::{List, Vocabulary};

use super::builder::Builder;
use super::html::Html;
use super::view::Markup;
use super::words::claims::value_in_words;

/// A row of the table for each note.
pub(crate) fn rows(builder: &Builder<'_>, ix: SourceIx) -> Markup {
    // The uses of one note are adjacent.
    let by_note = builder.site.uses(ix).chunk_by(|a, b| a.note == b.note);
    Html::finished(|html| {
        for uses in by_note {
            let note = uses[0].note;
            let (link, kind) = builder.overview.link_and_kind(builder.site, note);
            html.markup("<tr>\n<th scope=\"row\">").anchor(&builder.root, link).remark(kind);
            html.markup("</th>\n<td><ul>");
            items(html, builder.vocabulary(), builder.site.note(note), uses);
            html.markup("</ul></td>\n</tr>\n");
        }
    })
}

/// The parts that rest on each passage, such as `claim: killed at least 145 (total)` or `text`.
fn items(html: &mut Html, vocabulary: &Vocabulary, note: &Note, uses: &[Use]) {
    let item = |used: &Use| match used.role {
        UseRole::Relation(_) => (UseRole::Relation(0), used.passage),
        UseRole::Perpetrator(_) => (UseRole::Perpetrator(0), used.passage),
        role => (role, used.passage),
    };
    let mut items = uses.iter().map(item).collect::<Vec<_>>();
    items.sort_unstable();
    items.dedup();
    for same in items.chunk_by(|(a, _), (b, _)| a == b) {
        html.markup("<li>");
        match same[0].0 {
            UseRole::Text => html.markup("text"),
            UseRole::Claim(number) => html.text(&claim_in_words(vocabulary, note, number)),
            UseRole::Relation(_) => html.markup("relation"),
            UseRole::Perpetrator(_) => html.markup("attribution"),
        };
        links(html, &same.iter().filter_map(|(_, passage)| *passage).collect::<Vec<_>>());
        html.markup("</li>");
    }
}

fn links(html: &mut Html, passages: &[u32]) {
    if passages.is_empty() {
        return;
    }
    html.markup(" <span class=\"passages\">passage");
    html.markup(if passages.len() == 1 { "" } else { "s" });
    for number in passages.iter().map(|number| *number as usize) {
        html.markup(" <a href=\"#p").number(number).markup("\" aria-label=\"Passage ");
        html.number(number).markup("\">").number(number).markup("</a>");
    }
    html.markup("</span>");
}

fn claim_in_words(vocabulary: &Vocabulary, note: &Note, number: usize) -> String {
    let Some(claim) = note.claims.get(number) else { return String::from("claim") };
    let scope = claim.scope.as_ref();
    let scope = scope.map(|scope| format!(" ({})", vocabulary.label(List::Scope, scope)));
    let property = vocabulary.label(List::Property, &claim.property.value);
    let (value, unit) = (&claim.value.value, claim.unit.as_deref());
    let value = value_in_words(vocabulary, value, unit, claim.qualifier());
    format!("claim: {property} {value}{}", scope.unwrap_or_default())
}
