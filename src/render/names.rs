//! The names of an entity: the title, the aliases and other names in sources, each with the sources
//! that use it.

use std::collections::BTreeMap;

use tera::Value;

use crate::model::Dossier;
use crate::source::SourceIx;
use crate::text::fold;

use super::builder::Builder;
use super::counted;
use super::html::Html;
use super::rows::{Row, seen};
use super::view::{Counted, Markup, NameRow};
use crate::words::Words;

/// The rows of the table.
pub(crate) fn rows(builder: &Builder<'_>, dossier: &Dossier<'_>) -> Markup {
    let (note, uses) = (dossier.note, dossier.name_uses());
    let title = note.common.title.iter().map(|title| (title.as_str(), false));
    let aliases = note.common.aliases.iter().map(|alias| (alias.text.as_str(), false));
    let weak = note.common.weak_aliases.iter().map(|name| (name.as_str(), true));
    let names = title.chain(aliases).chain(weak);
    builder.written(names.map(|(text, is_vague)| {
        let sources = uses.get(&fold::key(text));
        Name { builder, text, is_vague, sources }
    }))
}

/// A name with the sources that use it, each with a count.
struct Name<'n, 'a> {
    builder: &'n Builder<'a>,
    text: &'n str,
    is_vague: bool,
    sources: Option<&'n BTreeMap<SourceIx, usize>>,
}

impl<'a> Name<'_, 'a> {
    fn sources(&self) -> impl Iterator<Item = Counted<'a>> {
        let counted =
            |(source, count): (&SourceIx, &usize)| counted_source(self.builder, *source, *count);
        self.sources.into_iter().flatten().map(counted)
    }
}

impl Row for Name<'_, '_> {
    const NAME: &'static str = "name";

    fn write(&self, html: &mut Html, words: &Words, root: &str) {
        html.markup("<tr>\n<th scope=\"row\">").text(self.text);
        html.bracketed(if self.is_vague { words.say("too_vague") } else { "" });
        html.markup("</th>\n<td>");
        if self.sources.is_none() {
            let none = words.say("no_source_uses_it");
            html.markup("<span class=\"remark\">").text(none).markup("</span>");
        } else {
            counted::write_line(html, words, self.sources(), root);
        }
        html.markup("</td>\n</tr>\n");
    }

    fn view(&self, _: &str) -> Value {
        let sources = self.sources().collect();
        seen(&NameRow { text: self.text, is_vague: self.is_vague, sources })
    }
}

/// A source with a number, by its short name.
pub(crate) fn counted_source<'a>(builder: &Builder<'a>, ix: SourceIx, count: usize) -> Counted<'a> {
    Counted { link: builder.overview.short(builder.site, ix), kind: "", count }
}
