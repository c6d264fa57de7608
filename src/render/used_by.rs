//! The notes that rest on a source: those whose claims, relations or texts cite it, with the
//! passages.

use std::borrow::Cow;
use std::collections::BTreeMap;

use tera::Value;

use crate::article::PassageNumber;
use crate::index::{Use, UseRole};
use crate::note::{Kind, Note};
use crate::source::SourceIx;
use crate::vocabulary::List;

use super::builder::Builder;
use super::html::Html;
use super::overview::section_title;
use super::rows::{Row, seen};
use super::view::{Anchor, Markup, UseItem, UseRow};
use super::words::claims::{self, value_in_words};
use crate::words::Words;

/// The notes by kind, each kind in running lines; not the note of the source itself.
pub(crate) fn groups(builder: &Builder<'_>, ix: SourceIx) -> Markup {
    let site = builder.site;
    let own = site.source(ix).note;
    // The uses of one note are adjacent.
    let by_note = site.uses(ix).chunk_by(|a, b| a.note == b.note);
    let by_note = by_note.filter(|uses| Some(uses[0].note) != own);
    let mut by_kind = BTreeMap::<_, Vec<_>>::new();
    for uses in by_note {
        let kind = match site.named(uses[0].note).kind {
            Kind::Section => Kind::Page,
            kind => kind,
        };
        by_kind.entry(kind).or_default().push(uses);
    }
    Html::finished(|html| {
        for (kind, mut notes) in by_kind {
            notes.sort_by_cached_key(|uses| site.rank_by_title(uses[0].note));
            html.markup("<dt>").text(section_title(site, kind)).markup("</dt>\n<dd>");
            for (nth, uses) in notes.into_iter().enumerate() {
                if nth > 0 {
                    html.semicolon(builder.words);
                }
                builder.write(html, &OfNote { builder, uses });
            }
            html.markup("</dd>\n");
        }
    })
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

    /// The parts that rest on each passage, such as `killed: at least 145 (total)` or `text`.
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
        html.markup("<span class=\"use\">").anchor(root, self.link().0);
        html.markup(" <span class=\"remark\">");
        let mut is_first = true;
        self.items(|item| {
            if !is_first {
                html.comma(words);
            }
            is_first = false;
            html.text(&item.text);
            links(html, words, &item.passages);
        });
        html.markup("</span></span>");
    }

    fn view(&self, _: &str) -> Value {
        let (link, kind) = self.link();
        let mut items = Vec::new();
        self.items(|item| items.push(item));
        seen(&UseRow { link, kind, items })
    }
}

/// The numbers of passages in brackets.
fn links(html: &mut Html, words: &Words, passages: &[PassageNumber]) {
    for (nth, number) in passages.iter().copied().enumerate() {
        match nth {
            0 => html.markup(" ("),
            _ => html.comma(words),
        };
        html.passage_link(words, "", None, number);
    }
    html.markup(if passages.is_empty() { "" } else { ")" });
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
    words.fill("labelled", &[("label", property), ("value", &value)])
}
