//! A source in the form of a clip: what its head says, and its text.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, CivilDate, Field, Overrides, Remark, date};
use crate::clip::{self, HeadFields, Original};
use crate::content::Text;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::fields::{Fields, Span, Spanned, Syntax};
use crate::note;
use crate::rule;
use crate::text::map::Map;
use crate::text::span::trimmed;

use super::SourceText;

/// The head of a clip, and where its Markdown is.
#[cfg_attr(not(feature = "import"), allow(dead_code))]
#[derive(Debug, Default)]
pub(crate) struct ClipHead {
    /// What it says of the publication, with places.
    pub(crate) fields: HeadFields,
    /// Its address.
    pub(crate) url: Option<String>,
    /// Its language.
    pub(crate) language: Option<String>,
    /// The day on which it was saved.
    pub(crate) retrieved: Option<String>,
    /// The file that it was made from.
    pub(crate) original: Option<Original>,
    /// The keys that a clip does not have.
    pub(crate) unknown: Vec<Spanned<String>>,
    /// The range of the Markdown.
    pub(crate) body: Range<usize>,
    pub(crate) problems: Vec<Diagnostic>,
}

/// A clip as an article.
#[derive(Debug)]
pub(crate) struct ReadClip {
    pub(crate) text: SourceText,
    pub(crate) article: Article,
    pub(crate) problems: Vec<Diagnostic>,
}

/// Whether a text begins with a head of YAML: only then is it a clip.
pub(crate) fn has_head(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines().next().is_some_and(|line| line.trim_end() == "---")
}

/// Reads a clip.
pub(crate) fn read(path: &Arc<str>, file: Text, overrides: &Overrides) -> ReadClip {
    let head = head(path, &file);
    let plain = clip::plain(&file, head.body.clone(), &head.fields);
    let mut article = clip::article(&file, &plain, &head.fields, overrides);
    article.language = head.language;
    article.remarks.extend(unknown_keys(&head.unknown));
    let text = SourceText::derived(file, plain.text, plain.map);
    ReadClip { text, article, problems: head.problems }
}

/// The plain text of a clip, with its places in the file.
pub(super) fn plain(file: &str) -> (String, Map) {
    let head = head(&Arc::from(""), file);
    let plain = clip::plain(file, head.body.clone(), &head.fields);
    (plain.text, plain.map)
}

/// The ranges in the file of passages, by their starts in the plain text: with the mark-up around their words.
pub(crate) fn places(file: &str) -> BTreeMap<usize, Range<usize>> {
    let head = head(&Arc::from(""), file);
    let plain = clip::plain(file, head.body.clone(), &head.fields);
    let places = plain.parts.into_iter().filter_map(|part| Some((part.span.start, part.place?)));
    places.map(|(start, place)| (start, trimmed(file, place))).collect()
}

fn unknown_keys(keys: &[Spanned<String>]) -> Option<Remark> {
    if keys.is_empty() {
        return None;
    }
    let names = keys.iter().map(|key| format!("`{}`", key.value)).collect::<Vec<_>>().join(", ");
    let message = format!("a clip has no key {names}; it is kept and not read");
    Some(Remark::new(0..0, &rule::UNKNOWN_CLIP_KEY, message))
}

/// Reads the head of a clip. Without one there is nothing to read: neither keys nor text.
pub(crate) fn head(path: &Arc<str>, file: &str) -> ClipHead {
    let mut diagnostics = Diagnostics::default();
    let places = note::split_head(file, path, &mut diagnostics);
    if places.is_unreadable || places.syntax != Syntax::Yaml {
        let body = file.len()..file.len();
        let problems = diagnostics.into_iter().collect();
        return ClipHead { body, problems, ..ClipHead::default() };
    }
    let (text, start) = (&file[places.keys.clone()], places.keys.start);
    let mut fields = Fields::parse(path, "a clip", Syntax::Yaml, text, start);
    let mut head = keys(&mut fields);
    head.body = places.body;
    fields.finish(&mut diagnostics);
    head.problems = diagnostics.into_iter().collect();
    head
}

fn keys(fields: &mut Fields) -> ClipHead {
    let mut text = |key| fields.text(key).map(field);
    let (title, site, description) = (text("title"), text("site"), text("description"));
    let (volume, issue) = (text("volume"), text("issue"));
    let mut authors = fields.texts("author");
    authors.extend(fields.texts("authors"));
    let published = fields.text("published").and_then(|date| published(fields, date));
    let url = fields.web_address("url");
    // Both keys are read, so that neither is unknown.
    let source = fields.web_address("source");
    let language = fields.language("language");
    let (retrieved, created) = (fields.text("retrieved"), fields.text("created"));
    let original = fields.table("original", "[original]", original).flatten();
    for key in ["tlp", "draft"] {
        refuse(fields, key);
    }
    let fields_of_head = HeadFields {
        title,
        authors: authors.into_iter().map(field).filter(|author| !author.value.is_empty()).collect(),
        site,
        volume,
        issue,
        published,
        description,
    };
    ClipHead {
        fields: fields_of_head,
        url: url.or(source).map(|url| url.value),
        language,
        retrieved: retrieved.or(created).map(|day| day_of(&day.value).to_owned()),
        original,
        unknown: fields.take_unknown(),
        ..ClipHead::default()
    }
}

/// Who may see a source is said in its note alone.
fn refuse(fields: &mut Fields, key: &'static str) {
    let Some(span) = fields.take_unread(key) else { return };
    let message = format!("`{key}` in a clip does not count");
    let hint = format!("write `{key}` in the note of the source, under content/sources/");
    let problem = Diagnostic::new(&rule::UNKNOWN_KEY, message).at(&fields.file(), &span);
    fields.problem(problem.label("not a key of a clip").hint(hint));
}

fn original(fields: &mut Fields) -> Option<Original> {
    let (file, blake3) = (fields.text("file"), fields.text("blake3"));
    Some(Original { file: file?.value, blake3: blake3?.value })
}

/// A value without the brackets of Obsidian around names, on one line.
fn field(text: Spanned<String>) -> Field {
    let value = unbracketed(&text.value);
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    Field { value, span: text.span }
}

/// `[[people/Ann Lee|A. Lee]]` is `A. Lee`, `[[people/Ann Lee]]` is `Ann Lee`.
fn unbracketed(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((link, behind)) = after.split_once("]]") else { break };
        let (target, shown) = link.split_once('|').unwrap_or((link, ""));
        let name = target.rsplit('/').next().unwrap_or_default();
        plain.push_str(before);
        plain.push_str(if shown.is_empty() { name } else { shown });
        rest = behind;
    }
    plain.push_str(rest);
    plain
}

/// The day of a time such as `2022-05-14T10:00:00+02:00`.
fn day_of(date: &str) -> &str {
    const DAY: usize = "2022-05-14".len();
    let has_time = date.as_bytes().get(DAY).is_some_and(|sign| matches!(sign, b'T' | b't' | b' '));
    let is_time = has_time && date[DAY + 1..].starts_with(|c: char| c.is_ascii_digit());
    if is_time { &date[..DAY] } else { date }
}

/// A day, a month or a year: in digits, or in words if all of them are the date.
fn published(fields: &mut Fields, written: Spanned<String>) -> Option<(Field, CivilDate)> {
    let text = written.value.trim();
    let in_words = || {
        let read = date::read(text).filter(|read| read.length == text.len() && !read.coarser)?;
        read.date.in_year(None)
    };
    match day_of(text).parse::<CivilDate>().ok().or_else(in_words) {
        Some(date) => Some((field(written), date)),
        None => {
            fields.problem(bad_date(fields, &written.value, &written.span));
            None
        }
    }
}

fn bad_date(fields: &Fields, written: &str, span: &Span) -> Diagnostic {
    let message = format!("`published` is no date: `{written}`");
    let problem = Diagnostic::new(&rule::BAD_DATE, message).at(&fields.file(), span);
    problem.label("not a date").hint(
        "write 2022-09-05, 2022-09 or 2022; what is less sure goes into `[issued]` of the source's note",
    )
}
