//! The names of an entity: the title, the aliases and what else sources call it, each with the sources that use it.

use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::note::Note;
use crate::source::{By, SourceIx};
use crate::text::fold;

use super::builder::Builder;
use super::counted::{self, Counted};
use super::evidence::mentions;
use super::html::Html;
use super::view::Markup;

/// The rows of the table.
pub(crate) fn rows(builder: &Builder<'_>, ix: NoteIx, note: &Note) -> Markup {
    let uses = uses(builder, ix);
    let title = note.common.title.iter().map(|title| (title.as_str(), false));
    let aliases = note.common.aliases.iter().map(|alias| (alias.text.as_str(), false));
    let weak = note.common.weak_aliases.iter().map(|name| (name.as_str(), true));
    let names = title.chain(aliases).chain(weak).collect::<Vec<_>>();
    Html::rows(&names, |html, (name, is_weak)| {
        html.markup("<tr>\n<th scope=\"row\">").text(name);
        html.remark(if *is_weak { "(too vague to link by itself)" } else { "" });
        html.markup("</th>\n<td>");
        match uses.get(&fold::key(name)) {
            Some(used_by) => {
                let used_by = used_by.iter();
                let used_by =
                    used_by.map(|(source, count)| counted_source(builder, *source, *count));
                counted::write_line(html, used_by, &builder.root);
            }
            None => _ = html.markup("<span class=\"remark\">none of the sources</span>"),
        }
        html.markup("</td>\n</tr>\n");
    })
}

/// How often which source uses which name, by its folded form.
fn uses(builder: &Builder<'_>, ix: NoteIx) -> BTreeMap<String, BTreeMap<SourceIx, usize>> {
    // Gathered in a loop that does nothing else, words that lie far apart in memory are waited for together.
    let mut used = Vec::<(&str, SourceIx)>::new();
    for evidence in builder.site.evidence(ix) {
        let text = &builder.site.source(evidence.source).text;
        let names = mentions(builder, evidence).filter(|mention| mention.by != By::Cue);
        used.extend(names.map(|mention| (&text[mention.span.clone()], evidence.source)));
    }
    let mut uses = BTreeMap::<String, BTreeMap<SourceIx, usize>>::new();
    for (name, source) in used {
        *uses.entry(fold::key(name)).or_default().entry(source).or_default() += 1;
    }
    uses
}

/// A source with a number, by its short name.
pub(crate) fn counted_source<'a>(builder: &Builder<'a>, ix: SourceIx, count: usize) -> Counted<'a> {
    Counted { link: builder.overview.short(builder.site, ix), kind: "", count }
}
