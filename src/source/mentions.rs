//! The mentions of a source: names in its title, passages and footnotes, and the outlets in its citations.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::article::{Article, CitationItem, PassageNumber};
use crate::catalogue::{Catalogue, NoteIx};
use crate::mention::{self, Document, Matcher, Unlinked, WordFilter};
use crate::note::Kind;
use crate::stored::{Stored, encode_after};
use crate::text::fold;
use crate::work;

/// A text of a source in which names are searched for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its range in the text of the source.
    pub span: Range<usize>,
}

/// The kind of a text of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PartKind {
    /// The headline.
    Title,
    /// A passage, by its number.
    Passage(PassageNumber),
    /// A footnote, by its index in the list.
    Footnote(u32),
}

/// The way a mention was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MentionKind {
    /// A name of the entity.
    Name,
    /// A name too vague to link.
    WeakName,
    /// The family name of a person introduced before.
    Surname,
    /// A sentence that fits a cue.
    Cue,
    /// A sentence that refers back to an attack introduced before.
    Anaphora,
    /// The outlet of a citation.
    Citation,
}

impl MentionKind {
    /// The name in `inspect --json`, which does not report weak names.
    pub fn name(self) -> &'static str {
        match self {
            MentionKind::Name => "name",
            MentionKind::WeakName => "weak",
            MentionKind::Surname => "surname",
            MentionKind::Cue => "cue",
            MentionKind::Anaphora => "anaphora",
            MentionKind::Citation => "citation",
        }
    }

    /// Whether the span is linked where the source is shown: neither a weak name nor a sentence.
    pub fn is_linked(self) -> bool {
        matches!(self, MentionKind::Name | MentionKind::Surname | MentionKind::Citation)
    }

    /// Whether the span is a sentence, and not a name.
    pub fn is_sentence(self) -> bool {
        matches!(self, MentionKind::Cue | MentionKind::Anaphora)
    }
}

/// A span of a source that names an entity, or a sentence that is evidence for an attack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Its range in the text of the source.
    pub span: Range<usize>,
    /// The text that contains it.
    pub part: PartKind,
    /// The named entity.
    pub entity: NoteIx,
    /// The way it was found.
    pub by: MentionKind,
}

/// All mentions of a source, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mentions {
    /// The texts that were searched.
    pub parts: Vec<Part>,
    /// The mentions, in reading order.
    pub list: Vec<Mention>,
    /// The spans that are written as names are and are no mentions.
    pub unlinked: Vec<Unlinked>,
    /// The words that were searched; empty if the mentions come from an earlier run.
    #[serde(skip)]
    pub words: WordFilter,
}

impl Mentions {
    /// The text that contains a mention.
    pub fn part_of(&self, mention: &Mention) -> Option<&Part> {
        part_around(&self.parts, &mention.span).filter(|part| part.kind == mention.part)
    }
}

/// The text that contains a span; texts are in order and do not overlap.
fn part_around<'a>(parts: &'a [Part], span: &Range<usize>) -> Option<&'a Part> {
    let behind = parts.partition_point(|part| part.span.start <= span.start);
    parts[..behind].last().filter(|part| span.end <= part.span.end)
}

impl Stored for Mentions {
    fn write(&self, bytes: &mut Vec<u8>) -> Option<()> {
        encode_after(bytes, self)
    }
}

/// Finds the mentions of a source in this language.
pub fn find(
    matcher: &Matcher,
    catalogue: &Catalogue,
    text: &str,
    article: &Article,
    language: &str,
) -> Mentions {
    let parts = parts(article);
    let texts = parts.iter().map(|part| &text[part.span.clone()]).collect::<Vec<_>>();
    let is_aside = |(_, part): &(usize, &Part)| matches!(part.kind, PartKind::Footnote(_));
    let asides = parts.iter().enumerate().filter(is_aside).map(|(number, _)| number);
    let asides = asides.collect::<Vec<_>>();
    let mention::Found { mentions: found, unlinked, mut words } = matcher
        .find_and_know(&Document { texts: &texts, language, has_evidence: true, asides: &asides });
    let cited = cited_outlets(catalogue, text, article, &mut words);
    let mut list = Vec::new();
    for (part, found) in parts.iter().zip(found) {
        for mention in found {
            let span = part.span.start + mention.span.start..part.span.start + mention.span.end;
            let entity = NoteIx(mention.entity);
            let by = match mention.by {
                mention::MatchKind::Name => MentionKind::Name,
                mention::MatchKind::Weak => MentionKind::WeakName,
                mention::MatchKind::Surname => MentionKind::Surname,
                mention::MatchKind::Cue => MentionKind::Cue,
                mention::MatchKind::Anaphora => MentionKind::Anaphora,
            };
            match in_citation(&cited, &span) {
                Some(CitedOutlet { entity: Some(_), .. }) if !by.is_sentence() => {}
                Some(CitedOutlet { entity: None, .. })
                    if !by.is_sentence() && catalogue[entity].kind == Kind::Outlet =>
                {
                    list.push(Mention { span, part: part.kind, entity, by: MentionKind::Citation });
                }
                _ => list.push(Mention { span, part: part.kind, entity, by }),
            }
        }
    }
    for CitedOutlet { span, entity, .. } in cited {
        if let (Some(entity), Some(part)) = (entity, part_around(&parts, &span)) {
            list.push(Mention { span, part: part.kind, entity, by: MentionKind::Citation });
        }
    }
    list.sort_by_key(|mention| (mention.span.start, mention.span.end, mention.entity, mention.by));
    let unlinked = parts.iter().zip(unlinked).flat_map(|(part, unlinked)| {
        let start = part.span.start;
        unlinked.into_iter().map(move |found| Unlinked {
            span: start + found.span.start..start + found.span.end,
            ..found
        })
    });
    Mentions { unlinked: unlinked.collect(), parts, list, words }
}

fn parts(article: &Article) -> Vec<Part> {
    let title = article.title.iter().filter(|title| !title.span.is_empty());
    let title = title.map(|title| Part { kind: PartKind::Title, span: title.span.clone() });
    let passages = article.passages.iter();
    let passages = passages.map(|passage| Part {
        kind: PartKind::Passage(passage.number),
        span: passage.span.clone(),
    });
    let mut notes = Vec::<Part>::new();
    let mut seen = BTreeSet::new();
    for (number, footnote) in article.footnotes.iter().enumerate() {
        // Several references may lead to one note.
        if let Some(span) = footnote.note.clone().filter(|span| seen.insert(span.start)) {
            notes.push(Part { kind: PartKind::Footnote(number as u32), span });
        }
    }
    let mut parts = title.chain(passages).chain(notes).collect::<Vec<_>>();
    parts.sort_by_key(|part| part.span.start);
    parts
}

/// The outlet of a citation: its range, and its note if one has exactly that name.
struct CitedOutlet {
    span: Range<usize>,
    entity: Option<NoteIx>,
}

fn cited_outlets(
    catalogue: &Catalogue,
    text: &str,
    article: &Article,
    words: &mut WordFilter,
) -> Vec<CitedOutlet> {
    let mut cited = BTreeMap::new();
    for outlet in article.items().filter_map(|(_, item)| item.outlet.as_ref()) {
        // Two dates of one outlet share its range. A note without brackets may be parsed again as the contents of
        // brackets; then the longer name counts.
        let place = (outlet.span.start, Reverse(outlet.span.end));
        if !cited.contains_key(&place) && text.get(outlet.span.clone()).is_some() {
            words.insert_first_of(&fold::key(&outlet.value));
            let entity = catalogue.outlet_named(&outlet.value);
            cited.insert(place, CitedOutlet { span: outlet.span.clone(), entity });
        }
    }
    cited.into_values().collect()
}

/// The citation whose outlet contains a name. Outlets are in the order of the text and do not overlap, unless one is
/// nested in another.
fn in_citation<'a>(cited: &'a [CitedOutlet], span: &Range<usize>) -> Option<&'a CitedOutlet> {
    let behind = cited.partition_point(|cited| cited.span.start <= span.start);
    let mut near = cited[behind.saturating_sub(NESTED)..behind].iter().inspect(|_| work::step());
    near.find(|cited| span.end <= cited.span.end)
}

/// The greatest depth of nested outlets.
const NESTED: usize = 4;

/// The note of a citation's outlet: by its entire name, or by the part before a comma (`Telegram, Tamkin` names a
/// platform, then a channel on it).
pub fn outlet_of(catalogue: &Catalogue, item: &CitationItem) -> Option<NoteIx> {
    let name = item.outlet.as_ref()?.value.as_str();
    let shorter = name.char_indices().filter(|(_, c)| *c == ',').map(|(at, _)| &name[..at]);
    std::iter::once(name).chain(shorter).find_map(|name| catalogue.outlet_named(name.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Overrides, parse};
    use crate::catalogue::Published;
    use crate::memo::Memo;
    use crate::mention::EventSettings;
    use crate::text::sentence::sentences;

    #[test]
    fn a_name_is_met_with_the_citation_it_stands_in() {
        let cited = [0..9, 2..5, 20..30].map(|span| CitedOutlet { span, entity: None });
        for (span, expected) in [
            (3..4, Some(0..9)),
            (0..9, Some(0..9)),
            (5..10, None),
            (12..14, None),
            (20..21, Some(20..30)),
            (29..31, None),
        ] {
            let found = in_citation(&cited, &span).map(|cited| cited.span.clone());
            assert_eq!(found, expected, "{span:?}");
        }
        assert!(in_citation(&[], &(0..1)).is_none());
    }

    #[test]
    fn each_mention_is_met_with_few_citations_and_notes() {
        let catalogue = Catalogue::new(Published::default(), &mut Memo::default());
        let matcher = Matcher::new(&catalogue.lexicon(&EventSettings::default()), sentences);
        work::assert_linear(100, |size| {
            let text = format!(
                "The Lake\n\n{}\n\nNotes\n\n{}",
                "It fell (Wire, July 19, 2020).[1] ".repeat(size),
                "[1] Post, May 6, 2020.\n".repeat(size)
            );
            let article = parse(&text, &Overrides::default());
            find(&matcher, &catalogue, &text, &article, "en");
        });
    }
}
