//! The content of the windows on links to one page, as their script has it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use crate::article::{Passage, PassageRange};
use crate::catalogue::NoteIx;
use crate::document::Inline;
use crate::index::UseRole;
use crate::model::Reader;
use crate::note::Kind;
use crate::render::strip::{key_facts, key_facts_of_source};
use crate::render::view::StripCell;
use crate::render::words::place::place;
use crate::render::words::source::short_name;
use crate::render::words::{general_kind, in_words, kind_label, shown_title, value_of};
use crate::source::{Quotation, SourceIx};
use crate::text::direction::strip_bidi_controls;
use crate::words::direction;

/// The words of a passage that a window shows; its page has the others.
const MOST_WORDS: usize = 60;

/// The passages that a window of several shows, and the words of each.
const MOST_PASSAGES: usize = 3;
const MOST_WORDS_EACH: usize = 30;

/// Replaces words that are left out, as on pages.
const GAP: &str = " […] ";

/// Follows words that are only too many for a window.
const MORE: &str = " …";

/// Signs that stand before a word that is left out.
const OPENING: [char; 9] = ['(', '[', '“', '„', '‘', '«', '"', '–', '—'];

/// The windows of a page by their anchors: that of the page by the empty one, then those of the passages of a source, and of
/// several passages that one reference cites, such as `p2-4`.
pub(super) type Windows = BTreeMap<String, Vec<Line>>;

/// A line: its class and its words; the language and direction of words in another language than the site's.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Line {
    Plain(&'static str, String),
    Foreign(&'static str, String, String, &'static str),
}

/// The classes of lines: the kind or place, the title, the text, and the label of a fact, beside those of the lines of a
/// strip.
const KIND: &str = "remark";
const TITLE: &str = "name";
const TEXT: &str = "";
const LABEL: &str = "label";

/// The lines of a window.
struct Lines<'a> {
    site: &'a Reader<'a>,
    list: Vec<Line>,
}

impl<'a> Lines<'a> {
    fn new(site: &'a Reader<'a>) -> Lines<'a> {
        Lines { site, list: Vec::new() }
    }

    fn add(&mut self, class: &'static str, words: &str) {
        self.add_in(class, words, &self.site.config().language);
    }

    /// Adds words in a language; none if they are empty.
    fn add_in(&mut self, class: &'static str, words: &str, language: &str) {
        if words.is_empty() {
            return;
        }
        let words = words.to_owned();
        self.list.push(match language == self.site.config().language {
            true => Line::Plain(class, words),
            false => Line::Foreign(class, words, language.to_owned(), direction(language)),
        });
    }

    fn add_summary(&mut self, ix: NoteIx) {
        let language = self.site.language(self.site.named(ix));
        self.add_in(TEXT, &in_one_line(&self.site.summary(ix)), language);
    }

    fn add_facts(&mut self, cells: &[StripCell]) {
        for cell in cells {
            self.add(LABEL, &cell.label);
            cell.lines.iter().for_each(|line| self.add(line.role, &line.link.text));
        }
    }
}

/// The window of an entity or a briefing.
pub(super) fn of_note<'a>(site: &'a Reader<'a>, ix: NoteIx) -> Windows {
    let (words, dossier) = (site.words(), site.dossier(ix));
    let note = dossier.note;
    // The facts of actors and outlets begin with the kind of actor or outlet.
    let kind = match note.kind {
        Kind::Attack => kind_label(words, note),
        kind => general_kind(words, kind),
    };
    let date = note.details.briefing().and_then(|briefing| value_of(&briefing.date));
    let mut lines = Lines::new(site);
    lines.add(KIND, &words.join([kind, &in_words(words, date)].into_iter()));
    lines.add_in(TITLE, &shown_title(site, ix), site.language(note));
    lines.add_summary(ix);
    lines.add_facts(&key_facts(site, &dossier));
    Windows::from([(String::new(), lines.list)])
}

/// The windows of a source and of the passages that notes cite.
pub(super) fn of_source<'a>(site: &'a Reader<'a>, ix: SourceIx) -> Windows {
    let (source, words, language) = (site.source(ix), site.words(), site.language_of(ix));
    let mut lines = Lines::new(site);
    lines.add(KIND, general_kind(words, Kind::Source));
    lines.add_in(TITLE, &source.title, language);
    source.note.into_iter().for_each(|note| lines.add_summary(note));
    lines.add_facts(&key_facts_of_source(site, ix));
    // A name that is made of the title says no date.
    let (name, date) = (short_name(site, ix), in_words(words, source.issued.date.as_ref()));
    let date = if name.contains(&date) { "" } else { &date };
    let name = words.join([name.as_str(), date].into_iter());
    let head = |passages| {
        let mut lines = Lines::new(site);
        lines.add(KIND, &place(site, ix, Some(passages)));
        lines.add(TITLE, &name);
        lines
    };
    let cited = site.uses(ix).iter().filter_map(|used| used.passage).collect::<BTreeSet<_>>();
    let cited = cited.into_iter().filter_map(|number| source.article.passage(number));
    let passages = cited.map(|passage| {
        let mut lines = head(PassageRange::of(passage.number));
        match shown(site, ix, passage, MOST_WORDS) {
            text if text.is_empty() => lines.add(TEXT, words.say("not_shown")),
            text => lines.add_in(TEXT, &text, language),
        }
        (format!("p{}", passage.number), lines.list)
    });
    let several = several(site, ix).into_iter().map(|range| {
        let (mut lines, cited) = (head(range), source.article.passages_in(range));
        let texts =
            cited.iter().map(|passage| (passage, shown(site, ix, passage, MOST_WORDS_EACH)));
        let texts = texts.filter(|(_, text)| !text.is_empty()).take(MOST_PASSAGES);
        let texts = texts.collect::<Vec<_>>();
        for (passage, text) in &texts {
            lines.add(KIND, &words.passages(Some(PassageRange::of(passage.number))));
            lines.add_in(TEXT, text, language);
        }
        match cited.len() - texts.len() {
            _ if texts.is_empty() => lines.add(TEXT, words.say("not_shown")),
            0 => {}
            more => lines.add(KIND, &words.count("more_of_these", more)),
        }
        (range.to_string(), lines.list)
    });
    let windows = passages.chain(several).collect::<Vec<_>>();
    [(String::new(), lines.list)].into_iter().chain(windows).collect()
}

/// The passages of each reference to several of them in the texts of notes.
fn several(site: &Reader<'_>, ix: SourceIx) -> BTreeSet<PassageRange> {
    let texts = site.uses(ix).iter().filter(|used| used.role == UseRole::Text);
    let notes = texts.map(|used| used.note).collect::<BTreeSet<_>>();
    let citations = notes.into_iter().flat_map(|note| &site.links(note).citations);
    let of_source = citations.filter(|cited| site.source_with_id(&cited.source) == Some(ix));
    let ranges = of_source.filter_map(|cited| cited.passages);
    ranges.filter(|range| range.first != range.last).collect()
}

/// The beginning of a passage as its rights allow; empty if they show nothing but scraps.
fn shown(site: &Reader<'_>, ix: SourceIx, passage: &Passage, most_words: usize) -> String {
    let source = &site.source(ix).text;
    let quotation = Quotation::whole(site.visible(ix), &passage.span);
    let (quotation, _) = quotation.without_scraps(source);
    if quotation.is_empty() {
        return String::new();
    }
    let mut text = String::new();
    for piece in quotation.line(source, &[]) {
        match piece {
            Inline::Text(run) => text.push_str(&run.text),
            Inline::Omission { is_of_words: true } => text.push_str(GAP),
            _ => text.push(' '),
        }
    }
    beginning(&in_one_line(&strip_bidi_controls(&text)), most_words)
}

/// The text without line breaks and control characters.
fn in_one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// So many words of a text at most.
fn beginning(text: &str, most: usize) -> String {
    match text.unicode_word_indices().nth(most) {
        Some((behind, _)) => {
            let is_loose = |c: char| c.is_whitespace() || OPENING.contains(&c);
            let kept = text[..behind].trim_end_matches(is_loose);
            [kept, MORE].concat()
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_behind_a_word() {
        let words = |n: usize| vec!["lake"; n].join(" ");
        for (text, expected) in [
            (String::new(), String::new()),
            (words(60), words(60)),
            (words(60) + ".", words(60) + "."),
            (words(61), words(60) + " …"),
            (words(60) + " (“fell”)", words(60) + " …"),
            ("湖".repeat(61), "湖".repeat(60) + " …"),
        ] {
            assert_eq!(beginning(&text, 60), expected);
        }
    }

    #[test]
    fn a_text_of_several_lines_is_one() {
        assert_eq!(in_one_line(" One\ttwo\n three\u{1}four "), "One two three four");
    }
}
