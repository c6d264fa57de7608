//! The page of a source: its passages as far as its rights allow, and everything that rests on them.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::Id;
use crate::note::{Display, Kind};
use crate::source::{Mention, Quotation, SourceIx, outlet_of};

use super::builder::{Builder, plain_page};
use super::counted;
use super::html::Html;
use super::reference_list;
use super::text::{Names, SourcePlace, write_line};
use super::view::{Anchor, Body, Counted, FootnoteView, Link, Markup, PageView, SourceView};
use super::{address, backlinks, cited, facts, passages, strip, used_by};

/// The head of a source's page; a seed may lack a note.
pub(crate) fn page(builder: &mut Builder<'_>, ix: SourceIx) -> PageView {
    let source = builder.site.source(ix);
    let url = address::of_source(builder.site, ix);
    match source.note {
        Some(note) => PageView { title: source.title.clone(), ..builder.page(note) },
        None => plain_page(&source.title, &url, Kind::Source.folder()),
    }
}

/// The view of a source's page.
pub(crate) fn view(builder: &mut Builder<'_>, ix: SourceIx) -> SourceView {
    let site = builder.site;
    let source = site.source(ix);
    let note = source.note.map(|note| (note, site.note(note)));
    let card = facts::card(builder, &strip::beside_strip(site.facts_of_source(ix)));
    let names = builder.all_counted(site.named_in(ix));
    let body = note.map_or_else(Body::default, |(ix, _)| builder.body(ix));
    let root = builder.root.clone();
    let linked = passages::names(builder, ix);
    SourceView {
        strip: strip::of_source(builder, ix),
        cite: Html::finished(|html| {
            cited::write_on_own_page(html, builder.words, builder.citation(ix), &root)
        }),
        facts: builder.written(&card),
        body,
        display: display(builder, ix),
        passages: passages::rows(builder, ix, &linked),
        footnotes: footnotes(builder, ix, &linked),
        used_by: used_by::groups(builder, ix),
        names: builder.list(&names, counted::MENTIONS),
        unknown_outlets: unknown_outlets(builder, ix),
        backlinks: note.map(|(ix, _)| backlinks::rows(builder, ix)).unwrap_or_default(),
        references: reference_list::rows(builder),
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

fn footnotes(builder: &Builder<'_>, ix: SourceIx, linked: &[&Mention]) -> Vec<FootnoteView> {
    let source = builder.site.source(ix);
    let mut shown = Vec::<FootnoteView>::new();
    let mut ids = BTreeSet::new();
    for footnote in &source.article.footnotes {
        let id = footnote_anchor(&footnote.marker);
        let Some(span) = footnote.note.clone().filter(|_| ids.insert(id.clone())) else {
            continue;
        };
        let quotation = Quotation::of(builder.site.visible(ix), &[span]);
        let html = Html::finished(|html| {
            let line = quotation.line(&source.text, linked);
            write_line(
                &line,
                &mut SourcePlace::on(builder.site, builder.overview, &builder.root, Names::Linked),
                html,
            );
        });
        shown.push(FootnoteView { marker: footnote.marker.clone(), id, html });
    }
    shown
}

/// The anchor of a footnote of a source.
pub(crate) fn footnote_anchor(marker: &str) -> String {
    format!("_note-{}", Id::slug(marker))
}

/// The cited outlets that have no note, by name.
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
    builder.list(&counted.collect::<Vec<_>>(), counted::CITATIONS)
}
