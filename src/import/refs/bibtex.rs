//! Libraries in BibTeX and BibLaTeX. An entry that cannot be read is reported, and the others are read all the same.

use std::collections::{BTreeMap, BTreeSet};

use biblatex::{
    Bibliography, ChunksExt, Date, Entry, Pair, ParseError, ParseErrorKind, Person,
    RawBibliography, RawChunk, RawEntry, Spanned,
};

use crate::edtf::Edtf;

use super::{Draft, Problem, latex, value};

/// Reads the entries of a file.
pub(super) fn read(text: &str) -> (Vec<Draft>, Vec<Problem>) {
    let mut problems = Vec::new();
    let pieces = pieces(text);
    let parsed: Vec<(usize, &str, RawBibliography)> = pieces
        .into_iter()
        .filter_map(|(line, piece)| Some((line, piece, parse(line, piece, &mut problems)?)))
        .collect();
    let abbreviations = abbreviations(&parsed, &mut problems);
    let mut drafts = Vec::new();
    let mut parents = BTreeMap::new();
    for (line, piece, bibliography) in &parsed {
        for entry in &bibliography.entries {
            let line = line + piece[..entry.span.start.min(piece.len())].matches('\n').count();
            let reader = Reader { line, raw: &entry.v, abbreviations: &abbreviations };
            let (draft, parent) = reader.draft(&mut problems);
            parent.map(|parent| parents.insert(drafts.len(), parent));
            drafts.push(draft);
        }
    }
    inherit(&mut drafts, &parents);
    (drafts, problems)
}

/// The pieces of a file that begin with an entry at the start of a line, each with its line.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let mut starts = Vec::new();
    let mut at = 0;
    for (line, written) in text.split_inclusive('\n').enumerate() {
        let entry = written.trim_start().strip_prefix('@');
        let kind = entry.map(|entry| entry.trim_start_matches(|c: char| c.is_ascii_alphabetic()));
        let is_start = kind
            .is_some_and(|rest| rest.trim_start().starts_with(['{', '(']) && entry != Some(rest));
        if is_start {
            starts.push((line + 1, at));
        }
        at += written.len();
    }
    let ends = starts.iter().skip(1).map(|(_, at)| *at).chain([text.len()]).collect::<Vec<_>>();
    starts.iter().zip(ends).map(|((line, start), end)| (*line, &text[*start..end])).collect()
}

fn parse<'a>(
    line: usize,
    piece: &'a str,
    problems: &mut Vec<Problem>,
) -> Option<RawBibliography<'a>> {
    let kind: String = piece.trim_start().chars().skip(1).take(8).collect();
    if ["comment", "preamble"].iter().any(|name| kind.to_lowercase().starts_with(name)) {
        return None;
    }
    let refused =
        |what: &str| Some(Problem { line, message: format!("this entry cannot be read: {what}") });
    if let Some(what) = too_deep(piece) {
        problems.extend(refused(what));
        return None;
    }
    match RawBibliography::parse(piece) {
        Ok(bibliography) => Some(bibliography),
        Err(error) => {
            let at = line + piece[..error.span.start.min(piece.len())].matches('\n').count();
            let message = format!("this entry cannot be read: {}", said(&error));
            problems.push(Problem { line: at, message });
            None
        }
    }
}

/// The parser calls itself for each brace within a command, and moves all pieces for each brace.
fn too_deep(piece: &str) -> Option<&'static str> {
    const DEEPEST: i32 = 60;
    const MOST: usize = 5000;
    let (mut depth, mut deepest, mut n_braces) = (0_i32, 0, 0);
    for byte in piece.bytes() {
        match byte {
            b'{' => {
                depth += 1;
                n_braces += 1;
                deepest = deepest.max(depth);
            }
            b'}' => depth -= 1,
            _ => {}
        }
    }
    let is_deep = (deepest > DEEPEST).then_some("its braces stand too deep in each other");
    is_deep.or((n_braces > MOST).then_some("it has too many braces"))
}

/// What the parser says, without the names of its types.
fn said(error: &ParseError) -> String {
    match &error.kind {
        ParseErrorKind::UnknownAbbreviation(name) => format!("`{name}` is defined nowhere"),
        kind => kind.to_string(),
    }
}

/// The texts that `@string` gives names to: each may be made of those before it.
fn abbreviations<'a>(
    parsed: &[(usize, &str, RawBibliography<'a>)],
    problems: &mut Vec<Problem>,
) -> BTreeMap<&'a str, Pair<'a>> {
    const MOST_PIECES: usize = 100;
    let mut known: BTreeMap<&str, Pair> = BTreeMap::new();
    let all = parsed
        .iter()
        .flat_map(|(line, _, of)| of.abbreviations.iter().map(move |pair| (*line, pair)));
    for (line, pair) in all {
        let pieces = pair.value.v.iter().map(|chunk| match &chunk.v {
            RawChunk::Normal(_) => Some(vec![chunk.clone()]),
            RawChunk::Abbreviation(name) => known.get(name).map(|pair| pair.value.v.clone()),
        });
        let pieces: Option<Vec<Vec<Spanned<RawChunk>>>> = pieces.collect();
        let pieces = pieces.map(|pieces| pieces.concat()).filter(|all| all.len() <= MOST_PIECES);
        let Some(pieces) = pieces else {
            let message = format!("`{}` is made of what is not defined before it", pair.key.v);
            problems.push(Problem { line, message });
            continue;
        };
        let value = Spanned::new(pieces, pair.value.span.clone());
        known.insert(pair.key.v, Pair { key: pair.key.clone(), value });
    }
    known
}

/// An entry that is being read.
struct Reader<'a, 'b> {
    line: usize,
    raw: &'b RawEntry<'a>,
    abbreviations: &'b BTreeMap<&'a str, Pair<'a>>,
}

/// The fields that a note is made of.
const FIELDS: &[&str] = &[
    "author",
    "booktitle",
    "crossref",
    "date",
    "day",
    "doi",
    "editor",
    "entrysubtype",
    "eventtitle",
    "howpublished",
    "institution",
    "issue",
    "journal",
    "journaltitle",
    "journalsubtitle",
    "langid",
    "language",
    "month",
    "number",
    "organization",
    "pages",
    "publisher",
    "school",
    "shortjournal",
    "subtitle",
    "title",
    "url",
    "volume",
    "year",
];

impl Reader<'_, '_> {
    fn report(&self, message: String, problems: &mut Vec<Problem>) {
        let message = format!("`{}`: {message}", self.raw.key.v);
        problems.push(Problem { line: self.line, message });
    }

    /// The entry with the fields that can be read. A field that cannot is reported.
    fn entry(&self, problems: &mut Vec<Problem>) -> Option<Entry> {
        let is_wanted = |pair: &&Pair| FIELDS.contains(&&*pair.key.v.to_ascii_lowercase());
        let fields: Vec<Pair> = self.raw.fields.iter().filter(is_wanted).cloned().collect();
        if let Ok(entry) = self.resolved(fields.clone()) {
            return entry;
        }
        let mut readable = Vec::new();
        for field in fields {
            match self.resolved(vec![field.clone()]) {
                Ok(_) => readable.push(field),
                Err(error) => {
                    let message = format!("`{}` cannot be read: {}", field.key.v, said(&error));
                    self.report(message, problems);
                }
            }
        }
        self.resolved(readable).ok().flatten()
    }

    fn resolved(&self, mut fields: Vec<Pair>) -> Result<Option<Entry>, ParseError> {
        // What an entry takes from another is looked up here: the parser would follow a circle for ever.
        fields.retain(|pair| !pair.key.v.eq_ignore_ascii_case("crossref"));
        let used = fields.iter().flat_map(|pair| &pair.value.v).filter_map(|chunk| match chunk.v {
            RawChunk::Abbreviation(name) => Some(name),
            RawChunk::Normal(_) => None,
        });
        let used: BTreeSet<&str> = used.collect();
        let abbreviations =
            used.iter().filter_map(|name| self.abbreviations.get(name)).cloned().collect();
        let raw = RawEntry { fields, ..self.raw.clone() };
        let entries = vec![Spanned::new(raw, 0..0)];
        let raw = RawBibliography { preamble: String::new(), entries, abbreviations };
        Ok(Bibliography::from_raw(raw)?.into_iter().next())
    }

    /// The entry, and the key of the one that it takes from.
    fn draft(&self, problems: &mut Vec<Problem>) -> (Draft, Option<String>) {
        let Some(entry) = self.entry(problems) else { return (Draft::default(), None) };
        let kind = self.raw.kind.v.to_lowercase();
        let first = |keys: &[&str], problems: &mut Vec<Problem>| {
            keys.iter().find_map(|key| self.text(&entry, key, problems))
        };
        let subtype = first(&["entrysubtype"], problems).unwrap_or_default();
        let csl_type = csl_type(&kind, &subtype).unwrap_or_else(|| {
            self.report(
                format!("`@{kind}` is no known type; it is taken for a document"),
                problems,
            );
            "document"
        });
        let title = first(&["title"], problems);
        let subtitle = first(&["subtitle"], problems);
        let title = title.map(|title| match subtitle {
            Some(subtitle) => format!("{title}: {subtitle}"),
            None => title,
        });
        let url = entry.get("url").or_else(|| entry.get("howpublished"));
        let url = url.map(|url| latex::plain(&url.format_verbatim()).text);
        let container: &[&str] = match csl_type {
            "webpage" => &["journaltitle", "journal", "organization"],
            _ => &["journaltitle", "journal", "shortjournal", "booktitle", "eventtitle"],
        };
        let draft = Draft {
            line: self.line,
            key: self.raw.key.v.to_owned(),
            csl_type,
            title,
            authors: self.names(&entry, "author", problems),
            editors: self.names(&entry, "editor", problems),
            container_title: first(container, problems),
            volume: first(&["volume"], problems),
            issue: first(&["number", "issue"], problems),
            issued: self.issued(&entry, problems),
            url: url.as_deref().and_then(value::address),
            doi: entry.get("doi").map(|doi| doi.format_verbatim()).as_deref().and_then(value::doi),
            publisher: first(&["publisher", "institution", "school", "organization"], problems),
            language: first(&["langid", "language"], problems).as_deref().and_then(value::language),
            pages: first(&["pages"], problems),
        };
        let parent =
            self.raw.fields.iter().find(|pair| pair.key.v.eq_ignore_ascii_case("crossref"));
        let parent = parent.and_then(|pair| match pair.value.v.first()?.v {
            RawChunk::Normal(key) => Some(key.trim().to_owned()),
            RawChunk::Abbreviation(_) => None,
        });
        (draft, parent)
    }

    /// The plain text of a field. Commands that are not understood are reported.
    fn text(&self, entry: &Entry, key: &str, problems: &mut Vec<Problem>) -> Option<String> {
        let chunks = entry.get(key)?;
        self.plain(&chunks.format_verbatim(), key, problems)
    }

    fn plain(&self, written: &str, key: &str, problems: &mut Vec<Problem>) -> Option<String> {
        let plain = latex::plain(written);
        for command in plain.unknown {
            self.report(format!("`{command}` in `{key}` is left out"), problems);
        }
        value::text(&plain.text)
    }

    fn names(&self, entry: &Entry, key: &str, problems: &mut Vec<Problem>) -> Vec<String> {
        let Ok(people) = entry.get_as::<Vec<Person>>(key) else { return Vec::new() };
        let mut names = Vec::new();
        for person in people {
            if person.name == "others" && person.given_name.is_empty() {
                self.report(format!("`{key}` names not all (“and others”)"), problems);
                continue;
            }
            let parts = [person.given_name, person.prefix, person.name, person.suffix];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            names.extend(self.plain(&parts.join(" "), key, problems));
        }
        names
    }

    /// `date`, which is EDTF, or `year`, `month` and `day`.
    fn issued(&self, entry: &Entry, problems: &mut Vec<Problem>) -> Option<Edtf> {
        let of_date = entry.get("date").map(|date| date.format_verbatim());
        let of_year = || {
            let year = entry.get("year")?;
            let date = Date::parse_three_fields(year, entry.get("month"), entry.get("day"));
            let biblatex::DateValue::At(date) = date.ok()?.value else { return None };
            let (month, day) = (date.month.map(|month| month + 1), date.day.map(|day| day + 1));
            value::date(date.year.into(), month.map(u32::from), day.map(u32::from))
        };
        let date =
            of_date.as_deref().and_then(|date| Edtf::parse(date.trim()).ok()).or_else(of_year);
        let written = of_date.or_else(|| Some(entry.get("year")?.format_verbatim()));
        if let (None, Some(written)) = (&date, written) {
            self.report(format!("`{}` is no date", latex::plain(&written).text), problems);
        }
        date
    }
}

/// What an entry lacks and the one has that it is a part of.
fn inherit(drafts: &mut [Draft], parents: &BTreeMap<usize, String>) {
    let by_key: BTreeMap<String, usize> =
        drafts.iter().enumerate().map(|(at, draft)| (draft.key.clone(), at)).collect();
    for (child, parent) in parents {
        let Some(parent) = by_key.get(parent).filter(|parent| *parent != child) else { continue };
        let Draft { title, editors, issued, publisher, volume, .. } = drafts[*parent].clone();
        let child = &mut drafts[*child];
        child.container_title = child.container_title.take().or(title);
        child.issued = child.issued.take().or(issued);
        child.publisher = child.publisher.take().or(publisher);
        child.volume = child.volume.take().or(volume);
        if child.editors.is_empty() {
            child.editors = editors;
        }
    }
}

fn csl_type(kind: &str, subtype: &str) -> Option<&'static str> {
    Some(match (kind, subtype) {
        ("article" | "suppperiodical", "newspaper") => "article-newspaper",
        ("article" | "suppperiodical", "magazine") => "article-magazine",
        ("article" | "suppperiodical", _) => "article-journal",
        (
            "book" | "mvbook" | "booklet" | "collection" | "mvcollection" | "reference"
            | "mvreference" | "proceedings" | "mvproceedings",
            _,
        ) => "book",
        ("inbook" | "bookinbook" | "suppbook" | "incollection" | "suppcollection", _) => "chapter",
        ("inreference", _) => "entry-encyclopedia",
        ("inproceedings" | "conference", _) => "paper-conference",
        ("report" | "techreport" | "manual", _) => "report",
        ("thesis" | "phdthesis" | "mastersthesis", _) => "thesis",
        ("online" | "electronic" | "www", _) => "webpage",
        ("unpublished", _) => "manuscript",
        ("patent", _) => "patent",
        ("periodical", _) => "periodical",
        ("dataset", _) => "dataset",
        ("software", _) => "software",
        ("legislation", _) => "legislation",
        ("jurisdiction", _) => "legal_case",
        ("standard", _) => "standard",
        ("letter", _) => "personal_communication",
        ("movie" | "video", _) => "motion_picture",
        ("audio" | "music", _) => "song",
        ("artwork" | "image", _) => "graphic",
        ("misc" | "unknown", _) => "document",
        _ => return None,
    })
}
