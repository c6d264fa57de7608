//! The page of a source: its passages as far as its rights allow, and everything that rests on them.

use std::collections::BTreeMap;

use crate::article::{CitationItem, PassageKind, YearBasis};
use crate::catalogue::NoteIx;
use crate::disagreement::value_in_words;
use crate::edtf::Edtf;
use crate::index::{Use, UseRole};
use crate::note::{Details, Display, Kind, Note, SourceNote, credibility_meaning};
use crate::source::{By, Mention, PartKind, SourceIx, outlet_of};

use super::address;
use super::builder::{Builder, kind_label, plain_page};
use super::cited;
use super::entity::most_often;
use super::facts::Facts;
use super::quote::{Overlay, quote};
use super::view::{
    Body, Cited, CitedItem, Counted, Fact, FootnoteView, Link, PageView, PassageView, Shared,
    SourceUse, SourceView, UseItem,
};

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
    let body =
        note.map_or(Body { html: String::new(), contents: Vec::new() }, |(ix, _)| builder.body(ix));
    let overlays = overlays(builder, ix);
    SourceView {
        cited: Cited {
            citation: builder.citation(ix).clone(),
            html: cited::html_on_own_page(builder.citation(ix), &builder.root),
        },
        summary: note.and_then(|(_, note)| note.common.summary.clone()).unwrap_or_default(),
        facts: facts(builder, ix, keys),
        body,
        display: display(builder, ix).to_owned(),
        passages: passages(builder, ix, &overlays),
        footnotes: footnotes(builder, ix, &overlays),
        used_by: used_by(builder, ix),
        names: names(builder, ix),
        unknown_outlets: unknown_outlets(builder, ix),
        backlinks: note.map(|(ix, _)| builder.backlinks(ix)).unwrap_or_default(),
        references: builder.references(),
        href: keys
            .and_then(|keys| keys.url.as_ref())
            .filter(|_| builder.site.may_link(ix))
            .map(|url| url.value.clone())
            .unwrap_or_default(),
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
    let parents = keys.derived_from.iter().filter_map(|id| builder.site.source_with_id(&id.value));
    let parents = parents
        .filter(|parent| *parent != ix)
        .map(|parent| source_link(builder, parent))
        .collect::<Vec<_>>();
    facts.links("Rests on", parents);
    facts.text("Passages", source.article.passages.len().to_string());
    facts.card()
}

fn source_link(builder: &Builder<'_>, ix: SourceIx) -> Link {
    Link { text: builder.site.source(ix).title.clone(), url: address::of_source(builder.site, ix) }
}

fn passages(builder: &Builder<'_>, ix: SourceIx, overlays: &[Overlay]) -> Vec<PassageView> {
    let site = builder.site;
    let source = site.source(ix);
    let passages = source.article.passages.iter().map(|passage| {
        let quotation =
            quote(source, site.visible(ix), std::slice::from_ref(&passage.span), overlays);
        let citations =
            source.article.citations.iter().filter(|citation| citation.passage == passage.number);
        let items = citations
            .flat_map(|citation| &citation.items)
            .map(|item| cited_item(builder, ix, item));
        PassageView {
            number: passage.number,
            kind: kind_name(passage.kind),
            html: quotation.html,
            withheld: quotation.withheld,
            citations: items.collect(),
            used_by: users(builder, ix, passage.number),
        }
    });
    passages.collect()
}

fn kind_name(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Heading => "heading",
        PassageKind::Paragraph => "paragraph",
        PassageKind::ListItem => "list-item",
        PassageKind::Standfirst => "standfirst",
    }
}

/// Every name of the source as a link, in order. Weak names are not linked, cued sentences not marked.
fn overlays(builder: &Builder<'_>, ix: SourceIx) -> Vec<Overlay> {
    let mentions = builder.site.mentions(ix).list.iter();
    let linked =
        mentions.filter(|mention| matches!(mention.by, By::Name | By::Surname | By::Citation));
    let link = |mention: &Mention| {
        let url = address::of_note(builder.site.named(mention.entity));
        Overlay::link(mention.span.clone(), &format!("{}{url}", builder.root))
    };
    linked.map(link).collect()
}

fn cited_item(builder: &Builder<'_>, ix: SourceIx, item: &CitationItem) -> CitedItem {
    let site = builder.site;
    let date = item.date.map(|date| date.edtf()).and_then(|text| Edtf::parse(&text).ok());
    let note = outlet_of(site.catalogue(), item);
    let outlet = match (note, &item.outlet) {
        (Some(note), _) => builder.link(note),
        (None, Some(name)) => unlinked(name.value.clone()),
        (None, None) => unlinked(String::from("unnamed outlet")),
    };
    let cited = note.zip(date.as_ref()).and_then(|(note, date)| {
        let published = site.published(note).iter().copied();
        let same_day = |other: &SourceIx| site.source(*other).issued.date.as_ref() == Some(date);
        published.filter(|other| *other != ix).find(same_day)
    });
    CitedItem {
        outlet,
        date: date.map(|date| date.in_words()).unwrap_or_default(),
        year_inferred: item.year == YearBasis::Inferred,
        source: cited.map(|cited| source_link(builder, cited)).unwrap_or_default(),
    }
}

/// What there is no page for.
fn unlinked(text: String) -> Shared<Link> {
    Shared::new(Link { text, url: String::new() })
}

fn users(builder: &Builder<'_>, ix: SourceIx, passage: u32) -> Vec<Shared<Link>> {
    let uses = builder.site.uses(ix).iter().filter(|used| used.passage == Some(passage));
    let mut notes = uses.map(|used| used.note).collect::<Vec<_>>();
    notes.sort();
    notes.dedup();
    notes.into_iter().map(|note| builder.link(note)).collect()
}

fn footnotes(builder: &Builder<'_>, ix: SourceIx, overlays: &[Overlay]) -> Vec<FootnoteView> {
    let source = builder.site.source(ix);
    let mut shown = Vec::<FootnoteView>::new();
    for footnote in &source.article.footnotes {
        let id = format!("_note-{}", crate::id::Id::slug(&footnote.marker));
        let Some(span) = footnote.note.clone().filter(|_| shown.iter().all(|known| known.id != id))
        else {
            continue;
        };
        let quotation = quote(source, builder.site.visible(ix), &[span], overlays);
        shown.push(FootnoteView { marker: footnote.marker.clone(), id, html: quotation.html });
    }
    shown
}

/// What rests on the source, by note.
fn used_by(builder: &Builder<'_>, ix: SourceIx) -> Vec<SourceUse> {
    let mut by_note = BTreeMap::<NoteIx, Vec<&Use>>::new();
    for used in builder.site.uses(ix) {
        by_note.entry(used.note).or_default().push(used);
    }
    let row = |(note, uses): (NoteIx, Vec<&Use>)| SourceUse {
        link: builder.link(note),
        kind: kind_label(builder.site.named(note)),
        items: use_items(builder.site.note(note), uses),
    };
    by_note.into_iter().map(row).collect()
}

fn use_items(note: &Note, uses: Vec<&Use>) -> Vec<UseItem> {
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
    let item = |((_, text), mut passages): ((UseRole, String), Vec<u32>)| {
        passages.sort_unstable();
        passages.dedup();
        UseItem { text, passages }
    };
    items.into_iter().map(item).collect()
}

fn claim_in_words(note: &Note, number: usize) -> String {
    let Some(claim) = note.claims.get(number) else { return String::from("claim") };
    let scope = claim.scope.as_ref().map_or_else(String::new, |scope| format!(" ({scope})"));
    format!("claim: {} {}{scope}", claim.property.value.replace('-', " "), value_in_words(claim))
}

/// Who and what the source names, most often first.
fn names(builder: &Builder<'_>, ix: SourceIx) -> Vec<Counted> {
    let mut counts = BTreeMap::<NoteIx, usize>::new();
    let mentions = builder.site.mentions(ix).list.iter();
    for mention in mentions.filter(|mention| {
        mention.by != By::WeakName && !matches!(mention.part, PartKind::Footnote(_))
    }) {
        *counts.entry(mention.entity).or_default() += 1;
    }
    most_often(builder, counts, usize::MAX)
}

/// The outlets it cites that have no note, by their names.
fn unknown_outlets(builder: &Builder<'_>, ix: SourceIx) -> Vec<Counted> {
    let site = builder.site;
    let mut counts = BTreeMap::<&str, usize>::new();
    for (_, item) in site.source(ix).article.items() {
        if let Some(name) = &item.outlet
            && outlet_of(site.catalogue(), item).is_none()
        {
            *counts.entry(&name.value).or_default() += 1;
        }
    }
    let counted =
        |(name, count): (&str, usize)| Counted { link: unlinked(name.to_owned()), kind: "", count };
    counts.into_iter().map(counted).collect()
}
