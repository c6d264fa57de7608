//! A source is a published article with its note: the metadata of the text, overridden by the analyst's.

pub(crate) mod clip;
mod family;
mod independence;
mod mentions;
mod passage_block;
mod quotation;
mod quote;
mod rights;
mod seed;
mod split;
mod text;

use std::ops::Range;
use std::sync::Arc;

use crate::article::form::Form;
use crate::article::remark::Remark;
use crate::article::{
    self, Article, CivilDate, DateReason, Overrides, PassageNumber, Selector, copied,
};
use crate::catalogue::{Catalogue, NoteIx};
use crate::content::Text;
use crate::diagnostic::Diagnostic;
use crate::edtf::Edtf;
use crate::fields::Spanned;
use crate::id::Id;
use crate::input::{Hash, InputFile};
use crate::note::{self, Note, SourceNote};
use crate::rule;
use crate::stored::{Stored, decode, encode_after};
use crate::text::shell::quoted;

pub use family::{Families, SourcePair};
pub use independence::{Independence, Kinship};
pub use mentions::{Mention, MentionKind, Mentions, Part, PartKind, find, outlet_of};
pub(crate) use passage_block::passage_block;
pub(crate) use quotation::Quotation;
pub(crate) use quote::Passages;
pub use rights::{Used, Visible, visible};
pub use seed::{Seed, seeds};
use split::Split;
pub use text::SourceText;

/// The number of a source in one build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceIx(pub u32);

impl SourceIx {
    /// The number as an index into a list.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An article and its note.
#[derive(Debug, Clone)]
pub struct Source {
    /// The note's id, or one derived from the file's name.
    pub id: Id,
    /// The note; `None` for a seed without one.
    pub note: Option<NoteIx>,
    /// The hash of the article and its note.
    pub hash: Hash,
    /// The article's file; that of the note if there is no text.
    pub file: Arc<str>,
    /// Whether its text is at hand. Else it is cited as a whole, or by pages.
    pub has_text: bool,
    /// Whether its text has a problem of its own, for which passages of it may not be read.
    pub is_damaged: bool,
    /// The text that the article was read from.
    pub text: SourceText,
    /// The parsed article.
    pub article: Arc<Article>,
    /// Its headline.
    pub title: String,
    /// The names of its authors.
    pub authors: Vec<String>,
    /// The outlet's note; `None` if there is none.
    pub outlet: Option<NoteIx>,
    /// The outlet as named by the text or the note, if it has no note.
    pub container_title: Option<String>,
    /// The volume of a journal.
    pub volume: Option<String>,
    /// The issue of a journal.
    pub issue: Option<String>,
    /// The date of publication, with its basis.
    pub issued: Issued,
    split: Arc<Split>,
}

/// The date of publication of a source, and how it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// The date; `None` if it is unknown.
    pub date: Option<Edtf>,
    /// Stated by the text, inferred from it, or known from the note.
    pub basis: article::Basis,
    /// The reason.
    pub why: DateReason,
}

impl Source {
    /// The text of a passage.
    pub fn passage(&self, number: PassageNumber) -> Option<&str> {
        Some(&self.text[self.article.passage(number)?.span.clone()])
    }

    /// The range of a passage.
    pub fn passage_span(&self, number: PassageNumber) -> Option<Range<usize>> {
        self.article.passage(number).map(|passage| passage.span.clone())
    }

    /// The sentences of a range of the text, without the white space around them. Those of a long range are kept in
    /// memory, since each page that quotes it needs them.
    pub(crate) fn sentences(&self, span: &Range<usize>) -> Arc<[Range<usize>]> {
        self.split.sentences(&self.text, span)
    }

    /// The name of its outlet.
    pub fn outlet_name<'a>(&'a self, catalogue: &'a Catalogue) -> Option<&'a str> {
        self.outlet.map(|ix| catalogue[ix].title()).or(self.container_title.as_deref())
    }
}

/// An article parsed from its file, independent of all other files.
#[derive(Debug)]
pub struct ReadSource {
    /// The text of the file.
    pub text: SourceText,
    /// The parsed article.
    pub article: Arc<Article>,
    /// The problems with the file.
    pub problems: Vec<Diagnostic>,
    /// Whether the file is a source. Else there is nothing to show, and the problems say why.
    pub is_source: bool,
}

/// The text is taken from the file again, not stored.
impl Stored for ReadSource {
    fn write(&self, bytes: &mut Vec<u8>) -> Option<()> {
        let result = (self.text.derived_length(), &self.article);
        self.problems.is_empty().then(|| encode_after(bytes, &result)).flatten()
    }
}

/// Restores a reading of a seed from its stored bytes.
pub(crate) fn restore(seed: &Seed<'_>, bytes: &[u8]) -> Option<ReadSource> {
    let file = seed.file?;
    let written = file.text().ok()?;
    let (derived, article) = decode::<(Option<usize>, Arc<Article>)>(bytes)?;
    let make = if is_clip(&file.path) { clip::plain } else { copied::text };
    let text = match derived {
        Some(length) => SourceText::to_derive(written, length, make),
        None => SourceText::plain(written),
    };
    Some(ReadSource { text, article, problems: Vec::new(), is_source: true })
}

/// Parses one seed.
pub fn read(seed: &Seed<'_>) -> ReadSource {
    let note = seed.note.map(|(_, note)| &**note);
    match seed.file {
        Some(file) => read_article(file, note),
        None => without_text(&overrides(seed.source_note(), note)),
    }
}

/// Parses the article of a note.
pub(crate) fn read_article(file: &InputFile, note: Option<&Note>) -> ReadSource {
    let overrides = overrides(note.and_then(|note| note.details.source()), note);
    let (text, mut problems) = match (unreadable(file), file.text()) {
        (None, Ok(text)) => (text, Vec::new()),
        (problem, _) => (Text::from(""), Vec::from_iter(problem)),
    };
    if is_clip(&file.path) {
        let is_source = !problems.is_empty() || clip::has_head(&text);
        if !is_source {
            problems.push(unread(&file.path, "has no head, so it is no clip"));
        }
        let read = clip::read(&file.path, text, &overrides);
        problems.extend(read.problems);
        let article = Arc::new(read.article);
        return ReadSource { text: read.text, article, problems, is_source };
    }
    let (text, article) = read_copied(text, &overrides);
    ReadSource { text, article: Arc::new(article), problems, is_source: true }
}

/// Reads a copied text.
fn read_copied(file: Text, overrides: &Overrides) -> (SourceText, Article) {
    let Some(copied) = copied::read(&file) else {
        let article = article::parse(&file, overrides);
        return (SourceText::plain(file), article);
    };
    let mut article = article::parse_linked(&copied.text, &copied.links, overrides);
    if let Some(first) = copied.unseen {
        article.remarks.insert(0, Remark::invisible(first));
    }
    (SourceText::derived(file, copied.text, copied.map), article)
}

/// The problem with a file that cannot be read: its encoding, or, of a copied text, its form.
fn unreadable(file: &InputFile) -> Option<Diagnostic> {
    let form = article::form::of(&file.bytes).filter(|_| !is_clip(&file.path));
    form.map(|form| wrong_form(file, form)).or_else(|| not_utf8(file))
}

/// The reading of a source whose text is not at hand.
fn without_text(overrides: &Overrides) -> ReadSource {
    let mut article = article::parse("", overrides);
    // There is nothing in which a title or day could be missing.
    article.remarks.clear();
    let text = SourceText::plain(Text::from(""));
    ReadSource { text, article: Arc::new(article), problems: Vec::new(), is_source: true }
}

fn wrong_form(file: &InputFile, form: Form) -> Diagnostic {
    let message = format!("`{}` is {form}, not a text as it was copied", file.path);
    let problem = Diagnostic::new(&rule::WRONG_FORM, message).at(&file.path, &(0..0));
    problem.hint(match form.is_importable() {
        true => {
            format!("`briefing import {}` makes a clip of it; then delete it", quoted(&file.path))
        }
        false => String::from("copy the text of the article into the file instead"),
    })
}

/// A file in the folder of articles that is not read.
pub(crate) fn unread(path: &Arc<str>, why: &str) -> Diagnostic {
    let problem = Diagnostic::new(&rule::UNREAD_SEED, format!("`{path}` {why}"));
    problem.at(path, &(0..0)).hint(format!(
        "`briefing import {}` makes a clip of it; originals belong in seeds/originals/",
        quoted(path)
    ))
}

fn not_utf8(file: &InputFile) -> Option<Diagnostic> {
    let error = article::encoding::decode(&file.bytes).err()?;
    let at = error.offset;
    let message = format!("this article is {error}");
    let problem = Diagnostic::new(&rule::NOT_UTF8, message).at(&file.path, &(at..at));
    Some(problem.hint(format!(
        "`briefing import {}` makes a clip of it in any encoding; then delete it",
        quoted(&file.path)
    )))
}

/// The overrides in the note. Selectors that cannot be parsed are reported by the checks and ignored here.
fn overrides(source: Option<&SourceNote>, note: Option<&Note>) -> Overrides {
    let Some(source) = source else { return Overrides::default() };
    let issued = source.issued.as_ref().and_then(|issued| civil(&issued.date.value));
    let selectors = |written: &[Spanned<String>]| {
        written.iter().filter_map(|selector| selector.value.parse().ok()).collect::<Vec<Selector>>()
    };
    Overrides {
        issued,
        keep: selectors(&source.keep),
        drop: selectors(&source.drop),
        title: note.and_then(|note| note.common.title.as_ref()).map(|title| title.value.clone()),
    }
}

/// The name of a file without its extension.
fn stem_of(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

impl Source {
    /// The name of its file without the extension.
    pub(crate) fn stem(&self) -> &str {
        stem_of(&self.file)
    }
}

/// The part of a date that completes citations without a year.
fn civil(date: &Edtf) -> Option<CivilDate> {
    let (first, last) = (date.earliest()?, date.latest()?);
    if first.year() != last.year() {
        return None;
    }
    let month = (first.month() == last.month()).then(|| first.month());
    let day = (first == last).then(|| first.day());
    Some(CivilDate { year: first.year(), month, day })
}

/// Joins a reading with its note and the catalogue.
pub fn assemble(seed: &Seed<'_>, reading: &ReadSource, catalogue: &Catalogue) -> Source {
    let article = &reading.article;
    let note = seed.note.map(|(_, note)| note);
    let of_note = || note.map_or_else(|| Arc::from(""), |note| Arc::clone(&note.file));
    let file = seed.file.map_or_else(of_note, |file| Arc::clone(&file.path));
    let keys = seed.source_note().cloned().unwrap_or_default();
    let stem = stem_of(&file);
    let id = note.map_or_else(|| Id::of_article(stem), |note| note.id.clone());
    let field = |field: &Option<article::Field>| field.as_ref().map(|field| field.value.clone());
    let title = note.and_then(|note| note.common.title.as_ref()).map(|title| title.value.clone());
    let container_title = keys.container_title.or_else(|| field(&article.container_title));
    let authors = article.authors.iter().map(|author| author.value.clone()).collect();
    let named =
        keys.outlet.as_ref().and_then(|id| catalogue.of_kind(&id.value, note::Kind::Outlet));
    let outlet =
        named.or_else(|| container_title.as_deref().and_then(|name| catalogue.outlet_named(name)));
    Source {
        title: title.or_else(|| field(&article.title)).unwrap_or_else(|| id.to_string()),
        authors: if keys.authors.is_empty() { authors } else { keys.authors },
        outlet,
        container_title,
        volume: keys.volume.or_else(|| field(&article.volume)),
        issue: keys.issue.or_else(|| field(&article.issue)),
        issued: issued(keys.issued.as_ref(), article),
        split: Arc::default(),
        id,
        note: seed.note.map(|(ix, _)| ix),
        hash: seed.hash(),
        file,
        has_text: seed.file.is_some(),
        is_damaged: !reading.problems.is_empty(),
        text: reading.text.clone(),
        article: Arc::clone(article),
    }
}

/// The note's date, else the date in the text. A note may declare that the text states it.
fn issued(known: Option<&note::Issued>, article: &Article) -> Issued {
    let Some(known) = known else {
        let date = article.issued.date.and_then(|date| Edtf::parse(&date.edtf()).ok());
        return Issued { date, basis: article.issued.basis, why: article.issued.why.clone() };
    };
    let basis = match known.basis {
        note::Basis::Stated => article::Basis::Stated,
        note::Basis::Inferred => article::Basis::Note,
    };
    let why = known.why.clone().map_or(DateReason::SourceNote, DateReason::Analyst);
    Issued { date: Some(known.date.value.clone()), basis, why }
}

/// Whether a file under `seeds/` is a source by its name: a copied article or a clip.
pub fn is_article(path: &str) -> bool {
    !is_beside(path) && (has_extension(path, "txt") || is_clip(path))
}

/// Whether a file is a clip by its name.
pub(crate) fn is_clip(path: &str) -> bool {
    has_extension(path, "md")
}

fn has_extension(path: &str, wanted: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case(wanted))
}

/// Whether a file under `seeds/` is never read: an original, or hidden.
pub(crate) fn is_apart(path: &str) -> bool {
    let inside = path.strip_prefix("seeds/").unwrap_or(path);
    inside.starts_with("originals/") || inside.split('/').any(|part| part.starts_with('.'))
}

/// Whether a file under `seeds/` is beside the sources by its name: about the folder, the lock, an original, hidden.
pub(crate) fn is_beside(path: &str) -> bool {
    let inside = path.strip_prefix("seeds/").unwrap_or(path);
    let name = inside.rsplit('/').next().unwrap_or(inside);
    is_apart(path) || name.eq_ignore_ascii_case("readme.md") || name == "passages.lock"
}
