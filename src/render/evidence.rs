//! Evidence: the passages that speak of an entity, by source, as far as the sources' rights allow.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use tera::Value;

use crate::article::PassageKind;
use crate::catalogue::NoteIx;
use crate::index::Evidence;
use crate::source::{Mention, PartKind, Quotation, Source, SourceIx, Visible};
use crate::words::Words;

use super::builder::Builder;
use super::html::Html;
use super::rows::{Row, seen};
use super::scraps;
use super::speaking::{Speaking, wanted};
use super::text::{Names, SourcePlace, write_line};
use super::view::{EvidencePassage, EvidenceRow, Link, Markup};
use super::words::source::Reliance;

/// How many passages of a source are shown open; the others are folded away.
const OPEN: usize = 3;

/// A section for each source of an entity's evidence.
pub(crate) fn rows(builder: &Builder<'_>, ix: NoteIx) -> Markup {
    let by_source = builder.site.by_source(builder.site.evidence(ix));
    let sources = by_source.iter().map(|items| items[0].source).collect::<Vec<_>>();
    let of_source = |items| OfSource { builder, items, ix, sources: &sources };
    builder.written(by_source.iter().map(|items| of_source(items)))
}

/// The evidence of one source.
struct OfSource<'e, 'a> {
    builder: &'e Builder<'a>,
    items: &'e [Evidence],
    /// The entity.
    ix: NoteIx,
    /// All sources of the evidence.
    sources: &'e [SourceIx],
}

impl<'e> OfSource<'e, '_> {
    fn source(&self) -> SourceIx {
        self.items[0].source
    }

    /// The passages that may be quoted, and those of which nothing may be shown.
    fn passages(&self) -> (Vec<Passage<'e>>, Vec<Passage<'e>>) {
        let passages = self.ranked().into_iter().map(|item| Passage::new(self.builder, item));
        let (mut shown, mut withheld) =
            passages.partition::<Vec<_>, _>(|passage: &Passage<'_>| !passage.is_withheld());
        // What can be read comes before what only quotes a figure.
        shown.sort_by_key(|passage| passage.quotation.is_empty());
        // Those with a number first, in the order of the text.
        withheld.sort_by_key(|passage| (!passage.is_numbered(), passage.item.span.start));
        (shown, withheld)
    }

    /// The items by what rests on them: those that the note uses most first, titles and headings last, else in the order of
    /// the text.
    fn ranked(&self) -> Vec<&'e Evidence> {
        let site = self.builder.site;
        let mut uses = BTreeMap::<_, usize>::new();
        for number in site.uses_by(self.ix, self.source()).iter().filter_map(|used| used.passage) {
            *uses.entry(number).or_default() += 1;
        }
        let article = &site.source(self.source()).article;
        let rank = |item: &&Evidence| match item.part {
            PartKind::Passage(number) => {
                let kind = article.passage(number).map(|passage| passage.kind);
                let uses = uses.get(&number).copied().unwrap_or_default();
                (kind == Some(PassageKind::Heading), Reverse(uses))
            }
            PartKind::Footnote(_) => (false, Reverse(0)),
            PartKind::Title => (true, Reverse(0)),
        };
        let mut items = self.items.iter().collect::<Vec<_>>();
        items.sort_by_key(rank);
        items
    }

    /// How far the source can be relied on, by itself and among the sources of the page.
    fn reliance(&self) -> (&'e Reliance, &'e str) {
        let (builder, ix) = (self.builder, self.source());
        (builder.overview.reliance(builder.site, ix), builder.standing(ix, self.sources))
    }
}

impl Row for OfSource<'_, '_> {
    const NAME: &'static str = "evidence";

    fn write(&self, html: &mut Html, _: &Words, root: &str) {
        html.markup("<section class=\"evidence\">\n<h3>");
        html.anchor(root, self.builder.overview.short(self.builder.site, self.source()));
        let (reliance, standing) = self.reliance();
        html.reliance(reliance, standing).markup("</h3>\n");
        let (quoted, unquoted) = self.passages();
        quotations(html, self.builder, &quoted);
        names_of_withheld(html, self.builder, &unquoted, !quoted.is_empty());
        html.markup("</section>\n");
    }

    fn view(&self, _: &str) -> Value {
        let (quoted, unquoted) = self.passages();
        let (reliance, standing) = self.reliance();
        let view = |passage: &Passage<'_>| passage.view(self.builder);
        seen(&EvidenceRow {
            source: self.builder.overview.short(self.builder.site, self.source()),
            code: &reliance.code,
            code_meaning: &reliance.meaning,
            standing,
            passages: quoted.iter().map(view).collect(),
            withheld: unquoted.iter().map(view).collect(),
            open: OPEN,
        })
    }
}

/// A passage or title of a source that mentions the entity.
struct Passage<'a> {
    words: &'a Words,
    source: &'a Source,
    /// The page of the source.
    url: &'a str,
    item: &'a Evidence,
    /// The sentences that mention the entity, as far as they may be shown.
    quotation: Quotation,
    /// What may be shown of them and is too short to be read by itself.
    scraps: Vec<Quotation>,
}

impl<'a> Passage<'a> {
    fn new(builder: &Builder<'a>, item: &'a Evidence) -> Passage<'a> {
        let source = builder.site.source(item.source);
        let found = builder.site.mentions_of(item);
        let wanted = wanted(source, item, found.clone());
        // The title is metadata: it is shown whatever the rights in the text.
        let visible = match item.part {
            PartKind::Title => &Visible::Whole,
            _ => builder.site.visible(item.source),
        };
        // A visible fragment without a mention of the entity, such as a figure that another page
        // quotes, is no evidence.
        let mut speaking = Speaking { ahead: found };
        let quotation = Quotation::of(visible, &wanted).only(|part| speaking.in_stretch(part));
        let (quotation, scraps) = quotation.without_scraps(&source.text);
        Passage {
            words: builder.words,
            source,
            url: &builder.citation(item.source).url,
            item,
            quotation,
            scraps,
        }
    }

    /// Whether it has a number.
    fn is_numbered(&self) -> bool {
        matches!(self.item.part, PartKind::Passage(_))
    }

    /// Whether nothing of it may be shown.
    fn is_withheld(&self) -> bool {
        self.quotation.is_empty() && self.scraps.is_empty()
    }

    fn view(&self, builder: &Builder<'_>) -> EvidencePassage {
        let anchor = match self.item.part {
            PartKind::Passage(number) => format!("#p{number}"),
            PartKind::Title | PartKind::Footnote(_) => String::new(),
        };
        EvidencePassage {
            link: Link { text: self.label().into_owned(), url: [self.url, &anchor].concat() },
            short: self.short(),
            text: Html::finished(|html| {
                self.quote(html, builder, &self.quotation, &mut Vec::new())
            }),
            scraps: Html::finished(|html| {
                scraps::list(html, self.words, &self.scraps, |html, scrap| {
                    self.quote(html, builder, scrap, &mut Vec::new());
                });
            }),
            is_cut: self.quotation.is_cut(),
            is_certain: self.item.is_firm,
            refers_back: self.item.refers_back,
        }
    }

    /// Writes a part of it, with the names of the entity marked.
    fn quote(
        &self,
        html: &mut Html,
        builder: &Builder<'a>,
        quotation: &Quotation,
        names: &mut Vec<&'a Mention>,
    ) {
        names.clear();
        let found = builder.site.mentions_of(self.item);
        names.extend(found.filter(|mention| !mention.by.is_sentence()));
        let line = quotation.line(&self.source.text, names);
        let root = &builder.root;
        let mut place = SourcePlace::on(builder.site, builder.overview, root, Names::Marked);
        write_line(&line, &mut place, html);
    }

    fn label(&self) -> Cow<'a, str> {
        match self.item.part {
            PartKind::Title => Cow::Borrowed(self.words.say("title")),
            PartKind::Passage(number) => Cow::Owned(self.words.numbered("passage_label", number)),
            PartKind::Footnote(number) => {
                let footnote = self.source.article.footnotes.get(number as usize);
                let marker = footnote.map_or("", |footnote| &footnote.marker);
                Cow::Owned(self.words.fill("note_label", &[("marker", marker)]))
            }
        }
    }

    /// The number of the passage, or what it is where it has none.
    fn short(&self) -> String {
        match self.item.part {
            PartKind::Passage(number) => number.to_string(),
            PartKind::Title | PartKind::Footnote(_) => self.label().into_owned(),
        }
    }

    /// The number, as a link to the passage on the source's page.
    fn link(&self, html: &mut Html, root: &str, class: &'static str) {
        if let PartKind::Passage(number) = self.item.part {
            html.passage_link(self.words, class, Some((root, self.url)), number);
            return;
        }
        html.markup("<a").markup(class).markup(" href=\"").address(root, self.url);
        html.markup("\">").text(&self.label()).markup("</a>");
    }
}

fn quotations(html: &mut Html, builder: &Builder<'_>, passages: &[Passage<'_>]) {
    let root = &builder.root;
    let mut names = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        if number == OPEN {
            let more = builder.words.count("more_passages", passages.len() - OPEN);
            html.markup("<details>\n<summary>").text(&more).markup("</summary>\n");
        }
        html.markup("<figure class=\"quote\">\n");
        passage.link(html, root, " class=\"number\"");
        if !passage.quotation.is_empty() {
            html.markup("\n<blockquote>");
            passage.quote(html, builder, &passage.quotation, &mut names);
            html.markup("</blockquote>");
        }
        html.markup("\n");
        scraps::paragraph(html, builder.words, &passage.scraps, |html, scrap| {
            passage.quote(html, builder, scrap, &mut names);
        });
        remarks(html, builder.words, passage);
        html.markup("</figure>\n");
    }
    if passages.len() > OPEN {
        html.markup("</details>\n");
    }
}

/// What must be said of a passage besides its words.
fn remarks(html: &mut Html, words: &Words, passage: &Passage<'_>) {
    let is_cut = passage.quotation.is_cut();
    if !is_cut && passage.item.is_firm && !passage.item.refers_back {
        return;
    }
    html.markup("<figcaption>");
    if is_cut {
        html.markup(" <span class=\"withheld\">")
            .text(words.say("shown_in_part"))
            .markup("</span>");
    }
    if !passage.item.is_firm {
        html.remark(words.say("may_speak_of_it"));
    }
    if passage.item.refers_back {
        html.remark(words.say("refers_back"));
    }
    html.markup("</figcaption>\n");
}

/// A line with links to the passages that are not shown.
fn names_of_withheld(
    html: &mut Html,
    builder: &Builder<'_>,
    passages: &[Passage<'_>],
    has_others: bool,
) {
    if passages.is_empty() {
        return;
    }
    html.markup("<p class=\"unquoted\"><span class=\"withheld\">");
    let (root, words) = (&builder.root, builder.words);
    html.text(words.say(if has_others {
        "also_not_shown_by_rights"
    } else {
        "not_shown_by_rights"
    }));
    html.markup("</span> ");
    let n_numbered = passages.iter().filter(|passage| passage.is_numbered()).count();
    if n_numbered > 0 {
        html.text(words.noun("in_passages_head", n_numbered)).markup(" ");
    }
    for (number, passage) in passages.iter().enumerate() {
        if number > 0 {
            html.comma(words);
        }
        passage.link(html, root, "");
        if !passage.item.is_firm {
            html.markup(" (").text(words.say("not_certain")).markup(")");
        }
    }
    html.markup("</p>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cache::Cache;
    use crate::catalogue::Audience;
    use crate::input::InputFile;
    use crate::model::Reader;
    use crate::render::Overview;
    use crate::work;

    /// Writes the evidence of an entity that is named in each of `sentences` sentences of one
    /// passage, all of which may be shown or every second one.
    fn write(sentences: usize, display: &str) {
        let named =
            "Red Hill came to the lake. Red Hill Red Hill left. It was cold. ".repeat(sentences);
        let source = format!("+++\nseed = \"lake.txt\"\n[rights]\n{display}\n+++\n");
        let files = [
            ("content/actors/red.md", "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n+++\n"),
            ("content/sources/lake.md", &source),
            ("seeds/lake.txt", &format!("The Lake\n\n{named}\n")),
        ];
        let inputs = files.map(|(path, text)| InputFile::new(path, text)).into_iter().collect();
        let (site, _) = crate::site::assemble(&inputs, Audience::PUBLIC, &mut Cache::default());
        let (reader, overview) = (Reader::new(&site), Overview::new(&site));
        let builder = Builder::new(&reader, &overview, "actors/red/index.html");
        let red = site.catalogue.by_id("red").expect("the note");
        let html = rows(&builder, red);
        assert!(html.as_str().matches("<mark>").count() > sentences, "{}", html.as_str());
    }

    #[test]
    fn a_long_passage_takes_time_by_its_length() {
        for display in ["display = \"full\"", "display = \"excerpt\"\nexcerpt_words = 1000000"] {
            work::assert_linear(200, |sentences| write(sentences, display));
        }
    }
}
