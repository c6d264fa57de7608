//! The page of a source: its passages as far as its rights allow, and everything that rests on them.

use std::collections::{BTreeMap, BTreeSet};

use crate::note::{DerivedFrom, Details, Display, Kind, SourceNote, credibility_meaning};
use crate::source::{By, Mention, PartKind, Quotation, SourceIx, outlet_of};

use super::builder::{Builder, plain_page};
use super::counted::{self, Counted};
use super::entity::most_often;
use super::facts::Facts;
use super::html::Html;
use super::references::join_names;
use super::text::{Names, SourcePlace, write_line};
use super::view::{
    Anchor, Body, Fact, FactValue, FootnoteView, Link, Markup, PageView, SourceView,
};
use super::{address, backlinks, cited, facts, passages, used_by};

/// The head of a source's page; a seed may lack a note.
pub(crate) fn page(builder: &Builder<'_>, ix: SourceIx) -> PageView {
    let source = builder.site.source(ix);
    let url = address::of_source(builder.site, ix);
    match source.note {
        Some(note) => {
            PageView { title: source.title.clone(), ..builder.page(builder.site.note(note)) }
        }
        None => plain_page(&source.title, &url, Kind::Source.folder()),
    }
}

/// The view of a source's page.
pub(crate) fn view(builder: &mut Builder<'_>, ix: SourceIx) -> SourceView {
    let site = builder.site;
    let source = site.source(ix);
    let note = source.note.map(|note| (note, site.note(note)));
    let keys = note.and_then(|(_, note)| match &note.details {
        Details::Source(keys) => Some(&**keys),
        _ => None,
    });
    let body = note.map_or_else(Body::default, |(ix, _)| builder.body(ix));
    let root = builder.root.clone();
    let linked = passages::names(builder, ix);
    SourceView {
        cite: Html::finished(|html| cited::write_on_own_page(html, builder.citation(ix), &root)),
        facts: facts::rows(&facts(builder, ix, keys), &root),
        body,
        display: display(builder, ix),
        passages: passages::rows(builder, ix, &linked),
        footnotes: footnotes(builder, ix, &linked),
        used_by: used_by::rows(builder, ix),
        names: counted::list(&names(builder, ix), "mention", &root),
        unknown_outlets: unknown_outlets(builder, ix),
        backlinks: note.map(|(ix, _)| backlinks::rows(builder, ix)).unwrap_or_default(),
        references: builder.references(),
        href: builder.web_address(ix),
    }
}

fn display(builder: &Builder<'_>, ix: SourceIx) -> &'static str {
    match builder.site.rights(ix).display {
        _ if builder.site.reveals_everything() => "full",
        Display::Full => "full",
        Display::Excerpt => "excerpt",
        Display::Metadata => "metadata",
    }
}

fn facts(builder: &Builder<'_>, ix: SourceIx, keys: Option<&SourceNote>) -> Vec<Fact> {
    let source = builder.site.source(ix);
    let citation = builder.citation(ix);
    let mut facts = Facts::default();
    facts.text("Authors", citation.authors.as_str());
    if !citation.outlet.text.is_empty() {
        facts.links("Outlet", vec![Link::clone(&citation.outlet)]);
    }
    facts.text("Volume", citation.volume.as_str());
    let basis = if citation.date_basis.is_empty() {
        String::new()
    } else {
        format!(" ({})", citation.date_basis)
    };
    facts.text(
        "Published",
        if citation.date.is_empty() {
            String::from("not known")
        } else {
            format!("{}{basis}", citation.date)
        },
    );
    facts.text("Why this date", citation.date_why.as_str());
    let Some(keys) = keys else { return facts.card() };
    facts.text(
        "Credibility",
        keys.credibility.map_or_else(String::new, |number| {
            format!("{number}, {}", credibility_meaning(number))
        }),
    );
    facts.text("Rights", keys.rights.holder.clone().unwrap_or_default());
    facts.text("Licence", keys.rights.license.clone().unwrap_or_default());
    let parents = keys.derived_from.iter().filter_map(|entry| {
        let parent = builder.site.source_with_id(&entry.source.value).filter(|it| *it != ix)?;
        let remark = for_properties(entry);
        Some(FactValue { link: link(builder, parent), remark, refs: Vec::new() })
    });
    facts.values("Rests on", parents.collect());
    facts.text("Passages", source.article.passages.len().to_string());
    facts.card()
}

/// For what a source rests on another, such as `for killed and injured`; empty where it does for everything.
pub(crate) fn for_properties(entry: &DerivedFrom) -> String {
    if entry.properties.is_empty() {
        return String::new();
    }
    let names = entry.properties.iter().map(|property| property.value.replace(['-', '_'], " "));
    format!("for {}", join_names(&names.collect::<Vec<_>>()))
}

/// A link to the page of a source, by its headline.
pub(crate) fn link(builder: &Builder<'_>, ix: SourceIx) -> Link {
    Link { text: builder.site.source(ix).title.clone(), url: address::of_source(builder.site, ix) }
}

fn footnotes(builder: &Builder<'_>, ix: SourceIx, linked: &[&Mention]) -> Vec<FootnoteView> {
    let source = builder.site.source(ix);
    let mut shown = Vec::<FootnoteView>::new();
    let mut ids = BTreeSet::new();
    for footnote in &source.article.footnotes {
        let id = format!("_note-{}", crate::id::Id::slug(&footnote.marker));
        let Some(span) = footnote.note.clone().filter(|_| ids.insert(id.clone())) else {
            continue;
        };
        let quotation = Quotation::of(builder.site.visible(ix), &[span]);
        let html = Html::finished(|html| {
            let line = quotation.line(&source.text, linked);
            write_line(&line, &mut SourcePlace::new(builder, Names::Linked), html);
        });
        shown.push(FootnoteView { marker: footnote.marker.clone(), id, html });
    }
    shown
}

/// Who and what the source names, most often first.
fn names<'a>(builder: &Builder<'a>, ix: SourceIx) -> Vec<Counted<'a>> {
    let mentions = builder.site.mentions(ix).list.iter();
    let named = mentions.filter(|mention| {
        mention.by != By::WeakName && !matches!(mention.part, PartKind::Footnote(_))
    });
    most_often(builder, named.map(|mention| mention.entity).collect(), usize::MAX)
}

/// The outlets it cites that have no note, by their names.
fn unknown_outlets(builder: &Builder<'_>, ix: SourceIx) -> Markup {
    let site = builder.site;
    let mut counts = BTreeMap::<&str, usize>::new();
    for (_, item) in site.source(ix).article.items() {
        if let Some(name) = &item.outlet
            && outlet_of(site.catalogue(), item).is_none()
        {
            *counts.entry(&name.value).or_default() += 1;
        }
    }
    let named = |(name, count): (&str, usize)| {
        (Anchor::new(Link { text: name.to_owned(), url: String::new() }), count)
    };
    let outlets = counts.into_iter().map(named).collect::<Vec<_>>();
    let counted = outlets.iter().map(|(link, count)| Counted { link, kind: "", count: *count });
    counted::list(&counted.collect::<Vec<_>>(), "citation", &builder.root)
}
