//! The notes that rest on a source: those whose claims, relations or texts cite it, with the
//! passages.

use std::borrow::Cow;

use tera::Value;

use crate::article::PassageNumber;
use crate::index::{Use, UseRole};
use crate::note::Note;
use crate::source::SourceIx;
use crate::vocabulary::List;

use super::builder::Builder;
use super::html::Html;
use super::rows::{Row, seen};
use super::view::{Anchor, Markup, UseItem, UseRow};
use super::words::claims::{self, value_in_words};
use crate::words::Words;

/// A row of the table for each note.
pub(crate) fn rows(builder: &Builder<'_>, ix: SourceIx) -> Markup {
    // The uses of one note are adjacent.
    let by_note = builder.site.uses(ix).chunk_by(|a, b| a.note == b.note);
    builder.written(by_note.map(|uses| OfNote { builder, uses }))
}

/// The uses of a source by one note.
struct OfNote<'n, 'a> {
    builder: &'n Builder<'a>,
    uses: &'n [Use],
}

impl<'a> OfNote<'_, 'a> {
    /// The note, and its kind.
    fn link(&self) -> (&'a Anchor, &'a str) {
        self.builder.overview.link_and_kind(self.builder.site, self.uses[0].note)
    }

    /// The parts that rest on each passage, such as `claim: killed at least 145 (total)` or `text`.
    fn items(&self, mut each: impl FnMut(UseItem<'a>)) {
        let words = self.builder.words;
        let note = self.builder.site.note(self.uses[0].note);
        let item = |used: &Use| match used.role {
            UseRole::Relation(_) => (UseRole::Relation(0), used.passage),
            UseRole::Perpetrator(_) => (UseRole::Perpetrator(0), used.passage),
            role => (role, used.passage),
        };
        let mut items = self.uses.iter().map(item).collect::<Vec<_>>();
        items.sort_unstable();
        items.dedup();
        for same in items.chunk_by(|(a, _), (b, _)| a == b) {
            let text = match same[0].0 {
                UseRole::Text => Cow::Borrowed(words.say("use_text")),
                UseRole::Claim(number) => Cow::Owned(claim_in_words(words, note, number)),
                UseRole::Relation(_) => Cow::Borrowed(words.say("use_relation")),
                UseRole::Perpetrator(_) => Cow::Borrowed(words.say("use_attribution")),
            };
            let passages = same.iter().filter_map(|(_, passage)| *passage);
            each(UseItem { text, passages: passages.collect() });
        }
    }
}

impl Row for OfNote<'_, '_> {
    const NAME: &'static str = "use";

    fn write(&self, html: &mut Html, words: &Words, root: &str) {
        let (link, kind) = self.link();
        html.markup("<tr>\n<th scope=\"row\">").anchor(root, link).remark(kind);
        html.markup("</th>\n<td><ul>");
        self.items(|item| {
            html.markup("<li>").text(&item.text);
            links(html, words, &item.passages);
            html.markup("</li>");
        });
        html.markup("</ul></td>\n</tr>\n");
    }

    fn view(&self, _: &str) -> Value {
        let (link, kind) = self.link();
        let mut items = Vec::new();
        self.items(|item| items.push(item));
        seen(&UseRow { link, kind, items })
    }
}

fn links(html: &mut Html, words: &Words, passages: &[PassageNumber]) {
    if passages.is_empty() {
        return;
    }
    html.markup(" <span class=\"passages\">").text(words.noun("in_passages_head", passages.len()));
    for number in passages.iter().copied() {
        html.markup(" <a href=\"#p").passage(number).markup("\" aria-label=\"");
        html.text(&words.numbered("passage_label", number)).markup("\">");
        html.passage(number).markup("</a>");
    }
    html.markup("</span>");
}

fn claim_in_words(words: &Words, note: &Note, number: usize) -> String {
    let Some(claim) = note.claims.get(number) else { return words.say("use_claim").to_owned() };
    let property = words.vocabulary.label(List::Property, &claim.property.value);
    let (value, unit) = (&claim.value.value, claim.unit.as_deref());
    let value = value_in_words(words, value, unit, claim.qualifier());
    let value = match &claim.scope {
        Some(scope) => claims::property_of_scope(words, &value, scope),
        None => value,
    };
    words.fill("use_claim_of", &[("property", property), ("value", &value)])
}
