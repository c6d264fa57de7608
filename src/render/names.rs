//! The names of an entity: the title, the aliases and other names in sources, each with the sources
//! that use it.

use crate::model::Dossier;
use crate::source::SourceIx;
use crate::text::fold;

use super::builder::Builder;
use super::counted::{self, Counted};
use super::html::Html;
use super::view::Markup;

/// The rows of the table.
pub(crate) fn rows(builder: &Builder<'_>, dossier: &Dossier<'_>) -> Markup {
    let (note, uses) = (dossier.note, dossier.name_uses());
    let title = note.common.title.iter().map(|title| (title.as_str(), false));
    let aliases = note.common.aliases.iter().map(|alias| (alias.text.as_str(), false));
    let weak = note.common.weak_aliases.iter().map(|name| (name.as_str(), true));
    let names = title.chain(aliases).chain(weak).collect::<Vec<_>>();
    Html::rows(&names, |html, (name, is_weak)| {
        html.markup("<tr>\n<th scope=\"row\">").text(name);
        html.bracketed(if *is_weak { builder.words.say("too_vague") } else { "" });
        html.markup("</th>\n<td>");
        match uses.get(&fold::key(name)) {
            Some(used_by) => {
                let used_by = used_by.iter();
                let used_by =
                    used_by.map(|(source, count)| counted_source(builder, *source, *count));
                counted::write_line(html, used_by, &builder.root);
            }
            None => {
                _ = {
                    let none = builder.words.say("no_source_uses_it");
                    html.markup("<span class=\"remark\">").text(none).markup("</span>")
                }
            }
        }
        html.markup("</td>\n</tr>\n");
    })
}

/// A source with a number, by its short name.
pub(crate) fn counted_source<'a>(builder: &Builder<'a>, ix: SourceIx, count: usize) -> Counted<'a> {
    Counted { link: builder.overview.short(builder.site, ix), kind: "", count }
}
