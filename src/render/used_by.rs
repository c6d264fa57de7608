//! What rests on a source: the notes whose claims, relations or texts cite it, with the passages.

use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::disagreement::value_in_words;
use crate::index::{Use, UseRole};
use crate::note::Note;
use crate::source::SourceIx;

use super::builder::Builder;
use super::html::Html;
use super::view::Markup;

/// A row of the table for each note.
pub(crate) fn rows(builder: &Builder<'_>, ix: SourceIx) -> Markup {
    let mut by_note = BTreeMap::<NoteIx, Vec<&Use>>::new();
    for used in builder.site.uses(ix) {
        by_note.entry(used.note).or_default().push(used);
    }
    let by_note = by_note.into_iter().collect::<Vec<_>>();
    Html::rows(&by_note, |html, (note, uses)| {
        let (link, kind) = builder.overview.link_and_kind(builder.site, *note);
        html.markup("<tr>\n<th scope=\"row\">").anchor(&builder.root, link).remark(kind);
        html.markup("</th>\n<td><ul>");
        items(html, builder.site.note(*note), uses);
        html.markup("</ul></td>\n</tr>\n");
    })
}

/// What rests on which passages, such as `claim: killed at least 145 (total)` or `text`.
fn items(html: &mut Html, note: &Note, uses: &[&Use]) {
    let mut items = BTreeMap::<(UseRole, String), Vec<u32>>::new();
    for used in uses {
        let (role, text) = match used.role {
            UseRole::Text => (UseRole::Text, String::from("text")),
            UseRole::Claim(number) => (used.role, claim_in_words(note, number)),
            UseRole::Relation(_) => (UseRole::Relation(0), String::from("relation")),
            UseRole::Perpetrator(_) => (UseRole::Perpetrator(0), String::from("perpetrator")),
        };
        items.entry((role, text)).or_default().extend(used.passage);
    }
    for ((_, text), mut passages) in items {
        passages.sort_unstable();
        passages.dedup();
        html.markup("<li>").text(&text);
        links(html, &passages);
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

fn claim_in_words(note: &Note, number: usize) -> String {
    let Some(claim) = note.claims.get(number) else { return String::from("claim") };
    let scope = claim.scope.as_ref().map_or_else(String::new, |scope| format!(" ({scope})"));
    format!("claim: {} {}{scope}", claim.property.value.replace('-', " "), value_in_words(claim))
}
