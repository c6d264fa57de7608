//! The passages of a source on its page: each with its citations and the pages that rest on it.

use crate::article::{CitationItem, Passage, PassageKind, YearBasis};
use crate::catalogue::NoteIx;
use crate::document::{Block, BlockKind};
use crate::edtf::Edtf;
use crate::source::{Mention, MentionKind, Quotation, SourceIx, outlet_of};
use crate::work;

use super::builder::Builder;
use super::html::Html;
use super::text::{Names, SourcePlace, write_block};
use super::view::Markup;

/// How many pages that rest on a passage are shown beside it; more are folded away.
const OPEN: usize = 3;

/// A block for each passage.
pub(crate) fn rows(builder: &Builder<'_>, ix: SourceIx, names: &[&Mention]) -> Markup {
    let uses = builder.site.uses(ix).iter();
    let users = uses.filter_map(|used| Some((used.passage?, used.note)));
    let mut users = users.collect::<Vec<_>>();
    users.sort_unstable();
    users.dedup();
    Html::rows(&builder.site.source(ix).article.passages, |html, passage| {
        let number = passage.number as usize;
        html.markup("<div class=\"passage ").markup(kind_name(passage.kind));
        html.markup("\" id=\"p").number(number).markup("\">\n<a class=\"number\" href=\"#p");
        html.number(number).markup("\" aria-label=\"");
        html.text(&builder.words.count("passage_label", number)).markup("\">");
        html.number(number).markup("</a>\n<div class=\"words\">\n");
        words(builder, html, ix, passage, names);
        html.markup("</div>\n");
        let of_others = users.partition_point(|(number, _)| *number < passage.number);
        let own = users[of_others..].iter().take_while(|(number, _)| *number == passage.number);
        margin(builder, html, ix, passage, own.map(|(_, note)| *note));
        html.markup("</div>\n");
    })
}

fn kind_name(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Heading => "heading",
        PassageKind::Paragraph => "paragraph",
        PassageKind::ListItem => "list-item",
        PassageKind::Standfirst => "standfirst",
    }
}

/// The names of the source that are linked, in order: neither weak ones nor sentences found by
/// cues.
pub(crate) fn names<'a>(builder: &Builder<'a>, ix: SourceIx) -> Vec<&'a Mention> {
    let mentions = builder.site.mentions(ix).list.iter();
    let is_linked =
        |by| matches!(by, MentionKind::Name | MentionKind::Surname | MentionKind::Citation);
    mentions.filter(|mention| is_linked(mention.by)).collect()
}

fn words(
    builder: &Builder<'_>,
    html: &mut Html,
    ix: SourceIx,
    passage: &Passage,
    names: &[&Mention],
) {
    let quotation = Quotation::of(builder.site.visible(ix), std::slice::from_ref(&passage.span));
    if !quotation.is_empty() {
        let line = quotation.line(&builder.site.source(ix).text, names);
        let kind = match passage.kind {
            PassageKind::Heading => BlockKind::Heading { level: 3, id: None, line },
            _ => BlockKind::Paragraph(line),
        };
        let block = Block::new(kind, passage.span.clone());
        write_block(
            &block,
            &mut SourcePlace::on(builder.site, builder.overview, &builder.root, Names::Linked),
            html,
        );
    }
    if quotation.is_cut() {
        let id = if quotation.is_empty() { "not_shown" } else { "rest_not_shown" };
        html.markup("<p class=\"withheld\">").text(builder.words.say(id)).markup("</p>\n");
    }
}

/// The margin beside a passage.
fn margin(
    builder: &Builder<'_>,
    html: &mut Html,
    ix: SourceIx,
    passage: &Passage,
    users: impl Iterator<Item = NoteIx> + Clone,
) {
    // Citations are in the order of their passages.
    let citations = &builder.site.source(ix).article.citations;
    let of_others = citations.partition_point(|citation| citation.passage < passage.number);
    let own = citations[of_others..].iter().inspect(|_| work::step());
    let own = own.take_while(|citation| citation.passage == passage.number);
    let mut items = own.flat_map(|citation| &citation.items).peekable();
    let n_users = users.clone().count();
    if items.peek().is_none() && n_users == 0 {
        return;
    }
    html.markup("<div class=\"margin\">\n");
    if items.peek().is_some() {
        html.markup("<p class=\"label\">").text(builder.words.say("cites")).markup("</p>\n<ul>\n");
        items.for_each(|item| cited_item(builder, html, ix, item));
        html.markup("</ul>\n");
    }
    let is_folded = n_users > OPEN;
    if is_folded {
        let used = builder.words.count("used_by_n_pages", n_users);
        html.markup("<details>\n<summary>").text(&used).markup("</summary>\n");
    } else if n_users > 0 {
        html.markup("<p class=\"label\">").text(builder.words.say("used_by")).markup("</p>\n");
    }
    if n_users > 0 {
        html.markup("<ul>\n");
        for user in users {
            html.markup("<li>").anchor(&builder.root, builder.link(user)).markup("</li>\n");
        }
        html.markup("</ul>\n").markup(if is_folded { "</details>\n" } else { "" });
    }
    html.markup("</div>\n");
}

/// An item of a citation: the outlet, the date, and the source of this site that is probably the
/// cited one.
fn cited_item(builder: &Builder<'_>, html: &mut Html, ix: SourceIx, item: &CitationItem) {
    let site = builder.site;
    let date = item.date.map(|date| date.edtf()).and_then(|text| Edtf::parse(&text).ok());
    let note = outlet_of(site.catalogue(), item);
    html.markup("<li>");
    match (note, &item.outlet) {
        (Some(note), _) => html.anchor(&builder.root, builder.link(note)),
        (None, Some(name)) => html.text(&name.value),
        (None, None) => html.text(builder.words.say("unnamed_outlet")),
    };
    if let Some(date) = &date {
        html.markup(", ").text(&builder.words.date(date));
        if item.year == YearBasis::Inferred {
            html.bracketed(builder.words.say("year_inferred"));
        }
    }
    let cited = note.zip(date.as_ref()).and_then(|(note, date)| {
        let published = site.published(note).iter().copied();
        let same_day = |other: &SourceIx| site.source(*other).issued.date.as_ref() == Some(date);
        published.filter(|other| *other != ix).find(same_day)
    });
    if let Some(cited) = cited {
        html.markup(" <span class=\"seems\">").text(builder.words.say("seems_to_be")).markup(" ");
        html.link(&builder.root, &builder.source_link(cited)).markup("</span>");
    }
    html.markup("</li>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cache::Cache;
    use crate::catalogue::Audience;
    use crate::input::InputFile;
    use crate::model::Reader;
    use crate::render::Overview;

    #[test]
    fn each_citation_is_met_with_its_passage_alone() {
        work::assert_linear(100, |passages| {
            let text =
                format!("The Lake\n\n{}", "It fell (Wire, July 19, 2020).\n\n".repeat(passages));
            let inputs = [InputFile::new("seeds/lake.txt", text)].into_iter().collect();
            let (site, _) = crate::site::assemble(&inputs, Audience::PUBLIC, &mut Cache::default());
            let (reader, overview) = (Reader::new(&site), Overview::new(&site));
            let builder = Builder::new(&reader, &overview, "sources/lake/index.html");
            let html = rows(&builder, SourceIx(0), &[]);
            assert_eq!(html.as_str().matches(">Cites<").count(), passages);
        });
    }
}
