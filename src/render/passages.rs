//! The passages of a source on its page: each with its citations and the pages that rest on it.

use tera::Value;

use crate::article::{CitationItem, Field, Passage, PassageKind, PassageNumber, YearBasis};
use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::source::{Mention, Quotation, SourceIx, outlet_of, passage_block};
use crate::words::Words;
use crate::work;

use super::builder::Builder;
use super::html::Html;
use super::rows::{Row, seen};
use super::scraps;
use super::text::{Names, SourcePlace, write_block, write_line};
use super::view::{CitedItem, CitedOutlet, Markup, PassageRow};
use super::words::in_words;

/// How many pages that rest on a passage are shown beside it; more are folded away.
const OPEN: usize = 3;

/// A block for each passage.
pub(crate) fn rows(builder: &Builder<'_>, ix: SourceIx, names: &[&Mention]) -> Markup {
    // The note of the source is shown on this same page.
    let own = builder.site.source(ix).note;
    let uses = builder.site.uses(ix).iter().filter(|used| Some(used.note) != own);
    let users = uses.filter_map(|used| Some((used.passage?, used.note)));
    let mut users = users.collect::<Vec<_>>();
    users.sort_unstable();
    users.dedup();
    let passages = builder.site.source(ix).article.passages.iter();
    builder.written(passages.map(|passage| {
        let of_others = users.partition_point(|(number, _)| *number < passage.number);
        let own = &users[of_others..];
        let n_own = own.iter().take_while(|(number, _)| *number == passage.number).count();
        Shown { builder, ix, passage, names, users: &own[..n_own] }
    }))
}

/// A passage with the notes in its margin.
struct Shown<'p, 'a> {
    builder: &'p Builder<'a>,
    ix: SourceIx,
    passage: &'p Passage,
    /// The names of the source.
    names: &'p [&'p Mention],
    /// The notes that rest on it, each with its number.
    users: &'p [(PassageNumber, NoteIx)],
}

impl Row for Shown<'_, '_> {
    const NAME: &'static str = "passage";

    fn write(&self, html: &mut Html, words: &Words, _: &str) {
        let number = self.passage.number;
        html.markup("<div class=\"passage ").markup(kind_name(self.passage.kind));
        html.markup("\" id=\"p").passage(number).markup("\">\n");
        html.passage_link(words, " class=\"number\"", None, number);
        html.markup("\n<div class=\"words\">\n");
        let (quotation, scraps) = self.quotation();
        self.text(html, &quotation);
        scraps::paragraph(html, words, &scraps, |html, scrap| self.scrap(html, scrap));
        if quotation.is_cut() {
            let is_withheld = quotation.is_empty() && scraps.is_empty();
            let id = if is_withheld { "not_shown" } else { "rest_not_shown" };
            html.markup("<p class=\"withheld\">").text(words.say(id)).markup("</p>\n");
        }
        html.markup("</div>\n");
        self.margin(html);
        html.markup("</div>\n");
    }

    fn view(&self, _: &str) -> Value {
        let (quotation, scraps) = self.quotation();
        let users = self.users.iter().map(|(_, note)| self.builder.link(*note));
        seen(&PassageRow {
            number: self.passage.number,
            kind: kind_name(self.passage.kind),
            text: Html::finished(|html| self.text(html, &quotation)),
            scraps: Html::finished(|html| {
                scraps::list(html, self.builder.words, &scraps, |html, scrap| {
                    self.scrap(html, scrap)
                });
            }),
            is_cut: quotation.is_cut(),
            cites: self.cites().collect(),
            users: users.collect(),
            open: OPEN,
        })
    }
}

fn kind_name(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Heading => "heading",
        PassageKind::Paragraph => "paragraph",
        PassageKind::ListItem => "list-item",
        PassageKind::Standfirst => "standfirst",
        PassageKind::Quotation => "quotation",
        PassageKind::Table => "table",
        PassageKind::Caption => "caption",
        PassageKind::Preformatted => "preformatted",
    }
}

/// The names of the source that are linked, in order: neither weak ones nor sentences found by
/// cues.
pub(crate) fn names<'a>(builder: &Builder<'a>, ix: SourceIx) -> Vec<&'a Mention> {
    let mentions = builder.site.mentions(ix).list.iter();
    mentions.filter(|mention| mention.by.is_linked()).collect()
}

impl<'p> Shown<'p, '_> {
    /// As much of the passage as may be shown, and what of it is too short to be read by itself.
    fn quotation(&self) -> (Quotation, Vec<Quotation>) {
        let site = self.builder.site;
        let spans = std::slice::from_ref(&self.passage.span);
        let quotation = Quotation::of(site.visible(self.ix), spans);
        // The cells of a table are cut one by one.
        match self.passage.kind {
            PassageKind::Table => (quotation, Vec::new()),
            _ => quotation.without_scraps(&site.source(self.ix).text),
        }
    }

    fn scrap(&self, html: &mut Html, scrap: &Quotation) {
        let builder = self.builder;
        let text = &builder.site.source(self.ix).text;
        let root = &builder.root;
        let mut place = SourcePlace::on(builder.site, builder.overview, root, Names::Linked);
        write_line(&scrap.line(text, self.names), &mut place, html);
    }

    fn text(&self, html: &mut Html, quotation: &Quotation) {
        if quotation.is_empty() {
            return;
        }
        let builder = self.builder;
        let source = builder.site.source(self.ix);
        let block = passage_block(source, self.passage, self.names, quotation, |cell| {
            Quotation::of(builder.site.visible(self.ix), std::slice::from_ref(cell))
        });
        let root = &builder.root;
        let mut place = SourcePlace::on(builder.site, builder.overview, root, Names::Linked);
        write_block(&block, &mut place, html);
    }

    /// What the passage cites.
    fn cites(&self) -> impl Iterator<Item = CitedItem<'p>> {
        // Citations are in the order of their passages.
        let citations = &self.builder.site.source(self.ix).article.citations;
        let number = self.passage.number;
        let of_others = citations.partition_point(|citation| citation.passage < number);
        let own = citations[of_others..].iter().inspect(|_| work::step());
        let own = own.take_while(move |citation| citation.passage == number);
        let (builder, ix) = (self.builder, self.ix);
        own.flat_map(|citation| &citation.items).map(move |item| cited_item(builder, ix, item))
    }

    /// The margin beside the passage.
    fn margin(&self, html: &mut Html) {
        let (builder, users) = (self.builder, self.users);
        let (words, root) = (builder.words, &builder.root);
        let mut cites = self.cites().peekable();
        if cites.peek().is_none() && users.is_empty() {
            return;
        }
        html.markup("<div class=\"margin\">\n");
        if cites.peek().is_some() {
            html.markup("<p class=\"label\">").text(words.say("cites")).markup("</p>\n<ul>\n");
            cites.for_each(|item| write_cited(html, words, root, &item));
            html.markup("</ul>\n");
        }
        let is_folded = users.len() > OPEN;
        if is_folded {
            let used = words.count("used_by_n_pages", users.len());
            html.markup("<details>\n<summary>").text(&used).markup("</summary>\n");
        } else if !users.is_empty() {
            html.markup("<p class=\"label\">").text(words.say("used_by")).markup("</p>\n");
        }
        if !users.is_empty() {
            html.markup("<ul>\n");
            for (_, user) in users {
                html.markup("<li>").anchor(root, builder.link(*user)).markup("</li>\n");
            }
            html.markup("</ul>\n").markup(if is_folded { "</details>\n" } else { "" });
        }
        html.markup("</div>\n");
    }
}

/// An item of a citation: the outlet, the date, and the source of this site that is probably the
/// cited one.
fn cited_item<'p>(builder: &'p Builder<'_>, ix: SourceIx, item: &'p CitationItem) -> CitedItem<'p> {
    let site = builder.site;
    let date = item.date.map(|date| date.edtf()).and_then(|text| Edtf::parse(&text).ok());
    let note = outlet_of(site.catalogue(), item);
    let outlet = match (note, &item.outlet) {
        (Some(note), _) => CitedOutlet::Known(builder.link(note)),
        (None, Some(name)) => CitedOutlet::Unknown { text: &name.value, url: "" },
        (None, None) => CitedOutlet::Unknown { text: "", url: "" },
    };
    let cited = note.zip(date.as_ref()).and_then(|(note, date)| {
        let published = site.published_on(note, date).iter().copied().inspect(|_| work::step());
        published.take(2).find(|other| *other != ix)
    });
    let value = |field: &'p Option<Field>| field.as_ref().map_or("", |field| &field.value);
    CitedItem {
        author: value(&item.author),
        title: value(&item.title),
        outlet,
        date: in_words(builder.words, date.as_ref()),
        is_year_inferred: date.is_some() && item.year == YearBasis::Inferred,
        probably: cited.map(|cited| builder.source_link(cited)).unwrap_or_default(),
    }
}

fn write_cited(html: &mut Html, words: &Words, root: &str, item: &CitedItem<'_>) {
    html.markup("<li>");
    let mut is_named = false;
    for said in [item.author, item.title].into_iter().filter(|said| !said.is_empty()) {
        if is_named {
            html.comma(words);
        }
        html.text(said);
        is_named = true;
    }
    let has_outlet = !matches!(item.outlet, CitedOutlet::Unknown { text: "", .. });
    if is_named && has_outlet {
        html.comma(words);
    }
    match item.outlet {
        CitedOutlet::Known(link) => _ = html.anchor(root, link),
        CitedOutlet::Unknown { text: "", .. } if is_named => {}
        CitedOutlet::Unknown { text: "", .. } => _ = html.text(words.say("unnamed_outlet")),
        CitedOutlet::Unknown { text, .. } => _ = html.text(text),
    }
    if !item.date.is_empty() {
        html.comma(words).text(&item.date);
        if item.is_year_inferred {
            html.bracketed(words.say("year_inferred"));
        }
    }
    if !item.probably.text.is_empty() {
        html.markup(" <span class=\"seems\">").text(words.say("seems_to_be")).markup(" ");
        html.link(root, &item.probably).markup("</span>");
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

    #[test]
    fn the_cited_source_is_found_without_a_look_at_all_of_its_outlet() {
        let steps = |n_sources: usize| {
            let note = |text: &str| format!("+++\n{text}\n+++\n");
            let outlet = InputFile::new(
                "content/outlets/wire.md",
                note("title = \"Lima Wire\"\nclass = \"agency\""),
            );
            let number = 1..=n_sources;
            let seeds = number.clone().map(|n| {
                let name = format!("seeds/a{n}.txt");
                InputFile::new(&name, format!("The Lake {n}\n\nIt fell.\n"))
            });
            let notes = number.clone().map(|n| {
                let keys = format!(
                    "title = \"The Lake {n}\"\nseed = \"a{n}.txt\"\noutlet = \"wire\"\n[issued]\ndate = \"{}-07\"\nbasis = \"stated\"",
                    1500 + n
                );
                InputFile::new(&format!("content/sources/a{n}.md"), note(&keys))
            });
            let cited = number.map(|n| format!("It fell (Lima Wire, July {}).\n\n", 1500 + n));
            let citing = format!("The Shore\n\n{}", cited.collect::<String>());
            let citing = InputFile::new("seeds/shore.txt", citing);
            let inputs = [outlet, citing].into_iter().chain(seeds).chain(notes).collect();
            let (site, _) = crate::site::assemble(&inputs, Audience::PUBLIC, &mut Cache::default());
            let (reader, overview) = (Reader::new(&site), Overview::new(&site));
            let builder = Builder::new(&reader, &overview, "sources/shore/index.html");
            let ix = site.index.source("shore").expect("a source");
            work::steps(|| {
                let html = rows(&builder, ix, &[]);
                assert_eq!(html.as_str().matches("class=\"seems\"").count(), n_sources);
            })
        };
        work::assert_twice(steps(20), steps(40));
    }
}
