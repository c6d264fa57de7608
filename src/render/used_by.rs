//! The notes that rest on a source: those whose claims, relations or texts cite it, with the
//! passages.

use crate::index::{Use, UseRole};
use crate::note::Note;
use crate::source::SourceIx;
use crate::vocabulary::List;

use super::builder::Builder;
use super::html::Html;
use super::view::Markup;
use super::words::claims::{self, value_in_words};
use crate::words::Words;

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
            items(html, builder, builder.site.note(note), uses);
            html.markup("</ul></td>\n</tr>\n");
        }
    })
}

/// The parts that rest on each passage, such as `claim: killed at least 145 (total)` or `text`.
fn items(html: &mut Html, builder: &Builder<'_>, note: &Note, uses: &[Use]) {
    let words = builder.words;
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
            UseRole::Text => html.text(words.say("use_text")),
            UseRole::Claim(number) => html.text(&claim_in_words(words, note, number)),
            UseRole::Relation(_) => html.text(words.say("use_relation")),
            UseRole::Perpetrator(_) => html.text(words.say("use_attribution")),
        };
        links(html, words, &same.iter().filter_map(|(_, passage)| *passage).collect::<Vec<_>>());
        html.markup("</li>");
    }
}

fn links(html: &mut Html, words: &Words, passages: &[u32]) {
    if passages.is_empty() {
        return;
    }
    html.markup(" <span class=\"passages\">").text(words.noun("passage", passages.len()));
    for number in passages.iter().map(|number| *number as usize) {
        html.markup(" <a href=\"#p").number(number).markup("\" aria-label=\"");
        html.text(&words.count("passage_label", number))
            .markup("\">")
            .number(number)
            .markup("</a>");
    }
    html.markup("</span>");
}

fn claim_in_words(words: &Words, note: &Note, number: usize) -> String {
    let Some(claim) = note.claims.get(number) else { return words.say("use_claim").to_owned() };
    let property = words.vocabulary.label(List::Property, &claim.property.value).to_owned();
    let property = match &claim.scope {
        Some(scope) => claims::property_of_scope(words, &property, scope),
        None => property,
    };
    let (value, unit) = (&claim.value.value, claim.unit.as_deref());
    let value = value_in_words(words, value, unit, claim.qualifier());
    words.fill("use_claim_of", &[("property", &property), ("value", &value)])
}
