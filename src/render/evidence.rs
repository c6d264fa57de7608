//! Evidence: the passages that speak of an entity, by source, as far as the sources' rights allow.

use std::borrow::Cow;
use std::ops::Range;

use tera::Value;

use crate::index::Evidence;
use crate::source::{Mention, PartKind, Quotation, Source, Visible};
use crate::text::sentence::Sentences;
use crate::text::span::trimmed;
use crate::words::Words;
use crate::work;

use super::builder::Builder;
use super::html::{Html, PlacedHtml, RelocatableHtml};
use super::rows::{Row, seen};
use super::text::{Names, SourcePlace, write_line};
use super::view::{EvidencePassage, EvidenceRow, Link, Markup};

/// Passages of at most this many words, separated by plain spaces, are quoted whole; from longer
/// ones, the sentences that mention the entity.
const WHOLE_PASSAGE_WORDS: usize = 60;

/// How many passages of a source are shown open; the others are folded away.
const OPEN: usize = 3;

/// A section for each source.
pub(crate) fn rows(builder: &Builder<'_>, evidence: &[Evidence]) -> Markup {
    let by_source = builder.site.by_source(evidence);
    builder.written(by_source.iter().map(|items| OfSource { builder, items }))
}

/// The evidence of one source.
struct OfSource<'e, 'a> {
    builder: &'e Builder<'a>,
    items: &'e [Evidence],
}

impl<'e> OfSource<'e, '_> {
    fn citation(&self) -> &'e RelocatableHtml {
        self.builder.written_citation(self.items[0].source)
    }

    /// The passages that may be quoted, and those of which nothing may be shown.
    fn passages(&self) -> (Vec<Passage<'e>>, Vec<Passage<'e>>) {
        let passages = self.items.iter().map(|item| Passage::new(self.builder, item));
        passages.partition(|passage| !passage.quotation.is_empty())
    }
}

impl Row for OfSource<'_, '_> {
    const NAME: &'static str = "evidence";

    fn write(&self, html: &mut Html, _: &Words, root: &str) {
        html.markup("<section class=\"evidence\">\n<h3>").portable(root, self.citation());
        html.markup("</h3>\n");
        let (quoted, unquoted) = self.passages();
        quotations(html, self.builder, &quoted);
        names_of_withheld(html, self.builder, &unquoted, !quoted.is_empty());
        html.markup("</section>\n");
    }

    fn view(&self, root: &str) -> Value {
        let (quoted, unquoted) = self.passages();
        let view = |passage: &Passage<'_>| passage.view(self.builder);
        seen(&EvidenceRow {
            citation: PlacedHtml::new(self.citation(), root),
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
        Passage {
            words: builder.words,
            source,
            url: &builder.citation(item.source).url,
            item,
            quotation,
        }
    }

    fn view(&self, builder: &Builder<'_>) -> EvidencePassage {
        let anchor = match self.item.part {
            PartKind::Passage(number) => format!("#p{number}"),
            PartKind::Title | PartKind::Footnote(_) => String::new(),
        };
        EvidencePassage {
            link: Link { text: self.label().into_owned(), url: [self.url, &anchor].concat() },
            text: Html::finished(|html| self.quote(html, builder, &mut Vec::new())),
            is_cut: self.quotation.is_cut(),
            is_certain: self.item.is_firm,
            refers_back: self.item.refers_back,
        }
    }

    /// Writes the sentences, with the names of the entity marked.
    fn quote(&self, html: &mut Html, builder: &Builder<'a>, names: &mut Vec<&'a Mention>) {
        names.clear();
        let found = builder.site.mentions_of(self.item);
        names.extend(found.filter(|mention| !mention.by.is_sentence()));
        let line = self.quotation.line(&self.source.text, names);
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

    /// A link to the passage on the source's page.
    fn link(&self, html: &mut Html, root: &str) {
        html.markup("<a href=\"").address(root, self.url);
        if let PartKind::Passage(number) = self.item.part {
            html.markup("#p").passage(number);
        }
        html.markup("\">").text(&self.label()).markup("</a>");
    }
}

/// The mentions, for stretches of text that are visited in order: each mention is compared with few
/// of them.
struct Speaking<M> {
    /// The mentions that do not end before the stretch.
    ahead: M,
}

impl<'a, M: Iterator<Item = &'a Mention> + Clone> Speaking<M> {
    /// Whether one of the mentions overlaps a stretch.
    fn in_stretch(&mut self, of: &Range<usize>) -> bool {
        let mut ahead = self.ahead.clone();
        while ahead.next().is_some_and(|mention| mention.span.end <= of.start) {
            work::step();
            self.ahead = ahead.clone();
        }
        let mut here = self.ahead.clone().inspect(|_| work::step());
        let is_after = |mention: &&Mention| mention.span.start >= of.end;
        here.find(|mention| is_after(mention) || of.start < mention.span.end)
            .is_some_and(|mention| !is_after(&mention))
    }
}

/// The sentences of a text that mention the entity; the whole text if it is short.
fn wanted<'a>(
    source: &Source,
    item: &Evidence,
    mentions: impl Iterator<Item = &'a Mention> + Clone,
) -> Vec<Range<usize>> {
    let (text, start) = (&source.text[item.span.clone()], item.span.start);
    if text.split_ascii_whitespace().nth(WHOLE_PASSAGE_WORDS).is_none() {
        return vec![item.span.clone()];
    }
    if text.len() > LONG {
        return in_long_text(&source.sentences(&item.span), mentions);
    }
    let end = mentions.clone().map(|mention| mention.span.end).max().unwrap_or_default();
    let sentences = Sentences::of(text).map(|span| {
        let span = trimmed(text, span);
        start + span.start..start + span.end
    });
    let sentences = sentences.take_while(|span| span.start < end);
    let mut speaking = Speaking { ahead: mentions };
    sentences.filter(|span| speaking.in_stretch(span)).collect()
}

/// From this many bytes on, a text is split into sentences once for all pages.
const LONG: usize = 10_000;

/// The sentences of a long text that mention the entity: few of very many.
fn in_long_text<'a>(
    sentences: &[Range<usize>],
    mentions: impl Iterator<Item = &'a Mention>,
) -> Vec<Range<usize>> {
    let mut wanted = Vec::new();
    let mut next = 0;
    for mention in mentions {
        next = next.max(sentences.partition_point(|span| span.end <= mention.span.start));
        let spoken = sentences[next..].iter().take_while(|span| span.start < mention.span.end);
        let before = wanted.len();
        wanted.extend(spoken.cloned());
        next += wanted.len() - before;
    }
    wanted
}

fn quotations(html: &mut Html, builder: &Builder<'_>, passages: &[Passage<'_>]) {
    let root = &builder.root;
    let mut names = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        if number == OPEN {
            let more = builder.words.count("more_passages", passages.len() - OPEN);
            html.markup("<details>\n<summary>").text(&more).markup("</summary>\n");
        }
        html.markup("<figure class=\"quote\">\n<blockquote>");
        passage.quote(html, builder, &mut names);
        html.markup("</blockquote>\n<figcaption>");
        passage.link(html, root);
        if passage.quotation.is_cut() {
            html.markup(" <span class=\"withheld\">").text(builder.words.say("shown_in_part"));
            html.markup("</span>");
        }
        if !passage.item.is_firm {
            html.remark(builder.words.say("may_speak_of_it"));
        }
        if passage.item.refers_back {
            html.remark(builder.words.say("refers_back"));
        }
        html.markup("</figcaption>\n</figure>\n");
    }
    if passages.len() > OPEN {
        html.markup("</details>\n");
    }
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
    for (number, passage) in passages.iter().enumerate() {
        if number > 0 {
            html.comma(words);
        }
        passage.link(html, root);
        if !passage.item.is_firm {
            html.markup(" (").text(words.say("not_certain")).markup(")");
        }
    }
    html.markup("</p>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::PassageNumber;
    use crate::cache::Cache;
    use crate::catalogue::Audience;
    use crate::input::InputFile;
    use crate::model::Reader;
    use crate::render::Overview;

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
        let html = rows(&builder, reader.evidence(red));
        assert!(html.as_str().matches("<mark>").count() > sentences, "{}", html.as_str());
    }

    #[test]
    fn a_long_text_is_quoted_as_a_short_one() {
        let mention = |span| Mention {
            span,
            part: PartKind::Passage(PassageNumber::found(1)),
            entity: crate::catalogue::NoteIx(0),
            by: crate::source::MentionKind::Name,
        };
        let sentences = [0..4, 5..9, 10..14, 15..19, 20..24];
        for spans in [
            &[1..2, 6..7][..],
            &[1..12, 2..3, 11..16, 11..12, 23..24],
            &[4..5, 9..10],
            &[0..1, 0..24, 20..21],
            &[],
        ] {
            let mentions = spans.iter().cloned().map(mention).collect::<Vec<_>>();
            let mut speaking = Speaking { ahead: mentions.iter() };
            let expected = sentences.iter().filter(|span| speaking.in_stretch(span)).cloned();
            let expected = expected.collect::<Vec<_>>();
            assert_eq!(in_long_text(&sentences, mentions.iter()), expected, "{spans:?}");
        }
    }

    #[test]
    fn a_long_passage_takes_time_by_its_length() {
        for display in ["display = \"full\"", "display = \"excerpt\"\nexcerpt_words = 1000000"] {
            work::assert_linear(200, |sentences| write(sentences, display));
        }
    }
}
