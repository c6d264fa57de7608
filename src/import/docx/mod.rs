//! A Word document (`.docx`): paragraphs by their styles, lists, tables and notes.

mod about;
mod context;
mod item;
mod language;
mod left_out;
mod note_markers;
mod notes;
mod numbering;
mod package;
mod paragraph;
mod properties;
mod story;
mod styles;
mod table;
mod xml;

use std::collections::BTreeMap;

use crate::article::{DropReason, person};
use crate::clip::{Aside, Block, BlockKind, Clip, Footnote, Head, Part, Run};

use self::about::{About, plain};
use self::context::Context;
use self::item::{Item, Paragraph};
use self::left_out::LeftOut;
use self::note_markers::{NoteKind, NoteMarkers};
use self::numbering::Numbering;
use self::package::{Package, Relation};
use self::properties::Properties;
use self::styles::{Kind, Styles};
use super::signature::{self, Form};
use super::text::{self, joined};
use super::{File, Finding, Reading, Refused};

/// Reads a Word document.
///
/// # Errors
/// Refuses what is no such document, is damaged, or has no text.
pub fn read(file: File<'_>) -> Result<Reading, Refused> {
    match signature::of(file.bytes) {
        Some(signature) if signature.form != Some(Form::Docx) => return Err(signature.refused()),
        None => return Err(xml::damaged("it is no ZIP archive, as Word documents are")),
        Some(_) => {}
    }
    let mut document = Document::read(Package::open(file.bytes)?)?;
    let about = About::read(&document.items);
    if let Some(text) = about.of_plain(&document.items).filter(|_| document.notes.is_empty()) {
        let mut reading = text::reading(text);
        document.finish(&mut reading);
        return Ok(reading);
    }
    let mut reading = document.reading(&about);
    document.finish(&mut reading);
    Ok(reading)
}

/// A document as it was read.
struct Document {
    items: Vec<Item>,
    notes: Vec<Footnote>,
    /// Headers and footers, each once.
    margins: Vec<String>,
    properties: Properties,
    language: Option<String>,
    left_out: LeftOut,
}

impl Document {
    fn read(mut package: Package) -> Result<Document, Refused> {
        let main = package.main()?;
        let relations = package.relations()?;
        let mut parts = Parts { package: &mut package, relations: &relations };
        let styles = Styles::read(&parts.first("styles")?.xml)?;
        let mut numbering = Numbering::read(&parts.first("numbering")?.xml)?;
        let footnotes = parts.first("footnotes")?;
        let endnotes = parts.first("endnotes")?;
        let mut markers = NoteMarkers::default();
        notes::add_known(&footnotes.xml, "footnote", NoteKind::Footnote, &mut markers)?;
        notes::add_known(&endnotes.xml, "endnote", NoteKind::Endnote, &mut markers)?;
        let mut left_out = LeftOut::default();
        let mut context = Context {
            styles: &styles,
            numbering: &mut numbering,
            relations: &relations,
            notes: &mut markers,
            left_out: &mut left_out,
            fields: Vec::new(),
            languages: BTreeMap::new(),
        };
        let items = story::read(&main, &mut context)?;
        let languages = std::mem::take(&mut context.languages);
        let mut texts = BTreeMap::new();
        for (kind, part) in [(NoteKind::Footnote, &footnotes), (NoteKind::Endnote, &endnotes)] {
            context.relations = &part.relations;
            texts.insert(kind, notes::texts(&part.xml, &mut context)?);
        }
        let notes = notes::footnotes(&mut markers, texts, &mut left_out);
        if items.is_empty() {
            return Err(Refused {
                message: "there is no text in this document".into(),
                hint: "if it shows pictures of pages, recognise their text and save it anew".into(),
            });
        }
        let margins = margins(&mut parts)?;
        let properties = match parts.outside("core-properties")? {
            Some(xml) => Properties::read(&xml)?,
            None => Properties::default(),
        };
        let language = language::of(languages, &styles, &items);
        Ok(Document { items, notes, margins, properties, language, left_out })
    }

    /// Makes a clip of it, with what the lines above its text say.
    fn reading(&mut self, about: &About) -> Reading {
        let items = std::mem::take(&mut self.items);
        let titles = titles(&items);
        let title = Some(joined(&titles.join(" "))).filter(|title| !title.is_empty());
        let is_styled = title.is_some();
        let by_line = |at: &usize| about.is_title(*at) && may_be_title(&items[*at]);
        let title_line = (0..items.len()).find(by_line).filter(|_| !is_styled && items.len() > 1);
        let title = title.or_else(|| title_line.and_then(|_| about.title()).map(str::to_owned));
        let highest = highest(&items, title_line);
        let mut clip = Clip {
            head: Head {
                title,
                authors: about.authors(),
                site: about.site(),
                published: about.published(),
                volume: about.volume(),
                issue: about.issue(),
                url: about.url(),
                description: subtitle(&items).or_else(|| about.standfirst()),
                ..Head::default()
            },
            footnotes: std::mem::take(&mut self.notes),
            ..Clip::default()
        };
        let is_heading = headings(&items);
        for (at, item) in items.into_iter().enumerate() {
            let Item::Paragraph(paragraph) = item else {
                clip.parts.push(part(item, false, highest));
                continue;
            };
            let is_free = paragraph.kind == Kind::Body && paragraph.in_list.is_none();
            let is_title = paragraph.kind == Kind::Title || title_line == Some(at);
            let reason = match paragraph.kind {
                Kind::Contents => Some(DropReason::Navigation),
                _ if is_free => about.reason(at),
                _ => None,
            };
            match reason {
                _ if is_title => {}
                Some(reason) => clip.aside.push(Aside {
                    reason,
                    after: clip.parts.len(),
                    text: joined(&plain(&paragraph.runs)),
                }),
                None => clip.parts.push(part(Item::Paragraph(paragraph), is_heading[at], highest)),
            }
        }
        let findings = findings(&clip.head, is_styled);
        Reading { clip, findings, remarks: Vec::new() }
    }

    /// Adds what the document says outside of its text.
    fn finish(&mut self, reading: &mut Reading) {
        let Properties { title, creator, created, language } = &self.properties;
        let head = &mut reading.clip.head;
        let mut add = |key, value: &Option<String>| {
            let place = "document properties";
            let value = value.clone();
            reading.findings.extend(value.map(|value| Finding { key, value, place }));
        };
        add("title", title);
        let creator = creator.clone().filter(|name| is_author(name));
        add("author", &creator);
        head.title = head.title.take().or_else(|| title.clone());
        if head.authors.is_empty() {
            head.authors.extend(creator);
        }
        head.language = self.language.clone().or_else(|| language.clone()).or(head.language.take());
        let n_parts = reading.clip.parts.len();
        let aside = |reason, text: &String| Aside { reason, after: n_parts, text: joined(text) };
        let margins = self.margins.iter().map(|text| aside(DropReason::Navigation, text));
        reading.clip.aside.extend(margins);
        let described = self.left_out.descriptions.iter();
        reading.clip.aside.extend(described.map(|text| aside(DropReason::ImageAlt, text)));
        let day = created.as_deref().and_then(|created| created.get(..10));
        reading.remarks.extend(self.left_out.remarks());
        reading.remarks.extend(day.filter(|_| reading.clip.head.published.is_none()).map(|day| {
            format!("the file was made on {day}, which need not be the day of publication")
        }));
    }
}

/// The other parts that the main part refers to.
struct Parts<'a, 'b> {
    package: &'a mut Package<'b>,
    relations: &'a BTreeMap<String, Relation>,
}

/// A part with its relations; empty if the document has none.
#[derive(Default)]
struct PartOf {
    xml: String,
    relations: BTreeMap<String, Relation>,
}

impl Parts<'_, '_> {
    fn paths(&self, kind: &str) -> Vec<String> {
        let inside = self.relations.values().filter(|relation| !relation.is_outside);
        inside.filter(|relation| relation.kind == kind).map(|of| of.target.clone()).collect()
    }

    fn first(&mut self, kind: &str) -> Result<PartOf, Refused> {
        let Some(path) = self.paths(kind).into_iter().next() else { return Ok(PartOf::default()) };
        let xml = self.package.part(&path)?.unwrap_or_default();
        Ok(PartOf { xml, relations: self.package.relations_of(&path)? })
    }

    /// A part that the document as a whole refers to.
    fn outside(&mut self, kind: &str) -> Result<Option<String>, Refused> {
        self.package.of_document(kind)
    }
}

/// The texts of headers and footers, without numbers of pages.
fn margins(parts: &mut Parts) -> Result<Vec<String>, Refused> {
    let mut texts: Vec<String> = Vec::new();
    for path in parts.paths("header").into_iter().chain(parts.paths("footer")) {
        let Some(xml) = parts.package.part(&path)? else { continue };
        let mut lines = Vec::new();
        xml::each(&xml, &["p"], |element| lines.push(joined(&paragraph::plain(&element))))?;
        let text = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        if text.contains(char::is_alphabetic) && !texts.contains(&text) {
            texts.push(text);
        }
    }
    Ok(texts)
}

/// The paragraphs in the style of a title.
fn titles(items: &[Item]) -> Vec<String> {
    let title = |item: &Item| match item {
        Item::Paragraph(Paragraph { kind: Kind::Title, runs, .. }) => Some(plain(runs)),
        _ => None,
    };
    items.iter().filter_map(title).collect()
}

/// The paragraph in the style of a subtitle, if it stands above the text.
fn subtitle(items: &[Item]) -> Option<String> {
    let first = items.iter().find_map(|item| match item {
        Item::Paragraph(paragraph) if paragraph.kind == Kind::Title => None,
        Item::Paragraph(paragraph) => Some(paragraph),
        Item::Table(_) => None,
    })?;
    (first.kind == Kind::Subtitle).then(|| joined(&plain(&first.runs)))
}

/// Which paragraphs are headings that somebody made by hand: short, bold, and followed by text that is not.
fn headings(items: &[Item]) -> Vec<bool> {
    const MOST_WORDS: usize = 15;
    let is_line = |item: &Item| match item {
        Item::Paragraph(Paragraph { kind: Kind::Body, runs, in_list: None, is_bold: true }) => {
            let text = plain(runs);
            text.split_whitespace().count() <= MOST_WORDS && !text.ends_with(['.', ',', ';', ':'])
        }
        _ => false,
    };
    let mut lines: Vec<bool> = items.iter().map(is_line).collect();
    for at in (0..lines.len()).rev() {
        let goes_on = items.get(at + 1).is_some_and(|_| !lines[at + 1]);
        lines[at] &= goes_on;
    }
    lines
}

/// Whether a paragraph that reads like a title may be one.
fn may_be_title(item: &Item) -> bool {
    matches!(
        item,
        Item::Paragraph(Paragraph { kind: Kind::Body | Kind::Heading(_), in_list: None, .. })
    )
}

/// The highest level of headings, that of the title aside.
fn highest(items: &[Item], title_line: Option<usize>) -> u8 {
    let level = |(at, item): (usize, &Item)| match item {
        Item::Paragraph(Paragraph { kind: Kind::Heading(level), .. }) if title_line != Some(at) => {
            Some(*level)
        }
        _ => None,
    };
    items.iter().enumerate().filter_map(level).min().unwrap_or(1)
}

fn part(item: Item, is_heading: bool, highest: u8) -> Part {
    let block = match item {
        Item::Table(rows) => Block { kind: BlockKind::Table(rows), runs: Vec::new() },
        Item::Paragraph(paragraph) => {
            let kind = match (paragraph.kind, paragraph.in_list) {
                (Kind::Heading(level), _) => BlockKind::Heading((level + 2 - highest).min(6)),
                (Kind::Quotation, _) => BlockKind::Quotation,
                (Kind::Caption, _) => BlockKind::Caption,
                (Kind::Preformatted, _) => BlockKind::Preformatted,
                (_, Some((depth, number))) => BlockKind::Item { depth, number },
                _ if is_heading => BlockKind::Heading(2),
                _ => BlockKind::Paragraph,
            };
            let mut runs = paragraph.runs;
            if matches!(kind, BlockKind::Heading(_)) {
                runs.iter_mut().for_each(unstyled);
            }
            Block { kind, runs }
        }
    };
    Part::Block(block)
}

/// Takes the bold letters from a heading, which has them anyway.
fn unstyled(run: &mut Run) {
    if let Run::Text { style, .. } = run {
        style.strong = false;
    }
}

fn findings(head: &Head, is_styled: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add = |key, value: &Option<String>, place| {
        let value = value.clone();
        findings.extend(value.map(|value| Finding { key, value, place }));
    };
    add("title", &head.title, if is_styled { "style of a title" } else { "first lines" });
    head.authors.iter().for_each(|author| add("author", &Some(author.clone()), "byline"));
    add("site", &head.site, "first lines");
    add("published", &head.published, "first lines");
    add("volume", &head.volume, "first lines");
    add("issue", &head.issue, "first lines");
    add("url", &head.url, "line of its own");
    findings
}

/// Whether the maker of a file is a person, and not a program or an account.
fn is_author(name: &str) -> bool {
    const ACCOUNTS: [&str; 6] = ["user", "admin", "administrator", "office", "unknown", "owner"];
    let lower = name.to_lowercase();
    let is_account = lower.split_whitespace().any(|word| ACCOUNTS.contains(&word));
    person::is_person(name) && !is_account
}

#[cfg(test)]
mod tests;
