//! Files of words: the built-in ones, those of a theme and of a site, and `[words]` of `site.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use foldhash::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Location};
use crate::fields::{Fields, Spanned, Syntax};
use crate::id::Id;
use crate::input::{InputFile, Inputs};
use crate::rule;
use crate::text::similar::Known;
use crate::theme;
use crate::vocabulary::Vocabulary;

use super::message::{FORMS, Message};
use super::{Entry, OTHER, Words};

/// The folder of a site or theme that holds a file for each language.
pub(crate) const WORDS_FOLDER: &str = "words";

/// The language that has every word.
const COMPLETE: &str = "en";

/// How many missing words a message names.
const MOST_NAMED: usize = 5;

/// Words as a file or `[words]` has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenWords {
    /// The file.
    file: Arc<str>,
    /// The words by their ids.
    entries: Vec<(Spanned<String>, WrittenEntry)>,
}

/// The forms of one word, by their position in [`FORMS`]; `other` is the last.
type WrittenEntry = Vec<(usize, Spanned<String>)>;

impl Default for WrittenWords {
    fn default() -> WrittenWords {
        WrittenWords { file: Arc::from(""), entries: Vec::new() }
    }
}

impl WrittenWords {
    /// Reads a table of words.
    pub(crate) fn of(fields: &mut Fields) -> WrittenWords {
        let forms = |fields: &mut Fields| {
            let forms = FORMS.iter().enumerate();
            let forms = forms.filter_map(|(form, (name, _))| Some((form, fields.text(name)?)));
            let forms = forms.collect::<WrittenEntry>();
            if forms.iter().all(|(form, _)| *form != OTHER) && !fields.has_read("other") {
                fields.missing("other", "every language has this form: add `other = \"...\"`");
            }
            forms
        };
        let entries = fields.by_key("the forms of a word", "other", forms).into_iter();
        let entries = entries.filter_map(|(id, forms)| Some((id, forms?.value)));
        let entries = entries.filter(|(_, forms)| forms.iter().any(|(form, _)| *form == OTHER));
        let entries = entries.collect();
        WrittenWords { file: fields.file(), entries }
    }
}

/// The words of a site, layer by layer.
pub(super) fn read(
    inputs: &Inputs,
    tag: &str,
    theme: &Id,
    overrides: &WrittenWords,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Words {
    let mut vocabulary = vocabulary.clone();
    let mut layers = Layers::new(diagnostics);
    let ids = layers.complete.keys().cloned().collect::<BTreeSet<_>>();
    let mut translated = BTreeSet::new();
    for tag in tags(tag) {
        let file = format!("{tag}.toml");
        if tag != COMPLETE && theme::words(&tag).is_some() {
            layers.entries.extend(built_in(&tag));
            translated.extend(ids.iter().cloned());
        }
        let of_theme = format!("themes/{theme}/{WORDS_FOLDER}");
        for folder in [of_theme.as_str(), WORDS_FOLDER] {
            // Tags are the same in any case.
            let is_it = |found: &&InputFile| {
                let name = found.path.strip_prefix(folder).and_then(|name| name.strip_prefix('/'));
                name.is_some_and(|name| name.eq_ignore_ascii_case(&file))
            };
            let Some(file) = inputs.under(folder).find(is_it) else { continue };
            let text = match file.text() {
                Ok(text) => text,
                Err(error) => {
                    let at = error.valid_up_to();
                    let message = format!("byte {at} of this file is not UTF-8");
                    let problem = Diagnostic::new(&rule::NOT_UTF8, message);
                    layers.diagnostics.push(problem.at(&file.path, &(at..at)));
                    continue;
                }
            };
            let mut fields = Fields::parse(&file.path, "a file of words", Syntax::Toml, &text, 0);
            vocabulary.read_labels(&mut fields);
            let written = WrittenWords::of(&mut fields);
            fields.finish(layers.diagnostics);
            layers.add(&written);
            translated.extend(written.entries.iter().map(|(id, _)| id.value.clone()));
        }
    }
    layers.add(overrides);
    translated.extend(overrides.entries.iter().map(|(id, _)| id.value.clone()));
    layers.settle_references();
    let is_english = tag.split('-').next().is_some_and(|tag| tag.eq_ignore_ascii_case(COMPLETE));
    let mut language = tag.to_owned();
    if !is_english {
        let missing = ids.iter().filter(|id| !translated.contains(*id)).collect::<Vec<_>>();
        if !missing.is_empty() {
            let problem = untranslated(tag, &missing, ids.len());
            layers.diagnostics.push(match place_of_language(inputs) {
                Some((path, span)) => problem.at(&path, &span),
                None => problem,
            });
        }
        if missing.len() == ids.len() {
            language = COMPLETE.to_owned();
        }
    }
    Words::new(language, layers.entries, vocabulary)
}

/// The tags whose words a language is shown in, the least specific first: `zh`, `zh-Hant`, `zh-Hant-TW`.
fn tags(tag: &str) -> Vec<String> {
    let ends = tag.match_indices('-').map(|(at, _)| at).chain([tag.len()]);
    ends.map(|end| tag[..end].to_owned()).collect()
}

/// The line of the settings that names the language.
fn place_of_language(inputs: &Inputs) -> Option<(Arc<str>, Range<usize>)> {
    let file = inputs.get("site.toml")?;
    let text = file.text().ok()?;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("language") {
            return Some((Arc::clone(&file.path), start..start + line.trim_end().len()));
        }
        start += line.len();
    }
    None
}

fn untranslated(tag: &str, missing: &[&String], n_ids: usize) -> Diagnostic {
    let named = missing.iter().take(MOST_NAMED).map(|id| format!("`{id}`")).collect::<Vec<_>>();
    let rest = missing.len() - named.len();
    let named = named.join(", ");
    let message = match missing.len() {
        all if all == n_ids => {
            format!("there are no words in the language `{tag}`: pages are in English")
        }
        _ if rest == 0 => format!("these words have no translation into `{tag}`: {named}"),
        _ => format!("these words have no translation into `{tag}`: {named} and {rest} more"),
    };
    let hint = format!(
        "write them into {WORDS_FOLDER}/{tag}.toml; `briefing theme export` writes the English ones out"
    );
    Diagnostic::new(&rule::UNTRANSLATED_WORDS, message).hint(hint)
}

struct Layers<'d> {
    entries: HashMap<String, Entry>,
    /// The words of the language that has them all: what each id takes as values.
    complete: HashMap<String, Entry>,
    known: Known,
    /// Where the words of a site or theme are.
    places: BTreeMap<String, Location>,
    diagnostics: &'d mut Diagnostics,
}

/// The built-in words of a language; none if it has none.
fn built_in(tag: &str) -> HashMap<String, Entry> {
    let Some(text) = theme::words(tag) else { return HashMap::default() };
    let file = theme::origin(&format!("{WORDS_FOLDER}/{tag}.toml"));
    let mut fields = Fields::parse(&file, "a file of words", Syntax::Toml, text, 0);
    // The labels are in the vocabulary.
    fields.skip(&["forms", "vocabulary"]);
    let written = WrittenWords::of(&mut fields);
    let entry = |(id, entry): (Spanned<String>, WrittenEntry)| {
        Some((id.value, read_entry(&entry, &mut Vec::new())?))
    };
    written.entries.into_iter().filter_map(entry).collect()
}

impl<'d> Layers<'d> {
    fn new(diagnostics: &'d mut Diagnostics) -> Layers<'d> {
        let complete = built_in(COMPLETE);
        let known = Known::new(complete.keys().map(String::as_str));
        let entries = complete.clone();
        Layers { entries, complete, known, places: BTreeMap::new(), diagnostics }
    }

    fn add(&mut self, written: &WrittenWords) {
        for (id, entry) in &written.entries {
            let Some(complete) = self.complete.get(&id.value) else {
                let message = format!("there are no words `{}`", id.value);
                let problem = Diagnostic::new(&rule::UNKNOWN_WORDS, message);
                let hint = self.known.did_you_mean(&id.value);
                let problem = problem.at(&written.file, &id.span).label("not the id of any words");
                self.diagnostics.push(problem.maybe_hint(hint));
                continue;
            };
            let mut faults = Vec::new();
            let read = read_entry(entry, &mut faults);
            for (span, fault) in faults {
                let message = format!("`{}` cannot be read: {fault}", id.value);
                let problem = Diagnostic::new(&rule::BAD_WORDS, message);
                let hint = "values are written `{name}`, other words `{@id}`";
                self.diagnostics.push(problem.at(&written.file, &span).hint(hint));
            }
            let Some(read) = read else { continue };
            let place = Location::new(&written.file, &span(entry));
            if let Some((surplus, values)) = surplus_value(complete, &read) {
                let message = format!("`{}` has no value `{surplus}`", id.value);
                let problem = Diagnostic::new(&rule::BAD_WORDS, message);
                self.diagnostics.push(problem.at(&written.file, &span(entry)).hint(values));
                continue;
            }
            self.places.insert(id.value.clone(), place);
            self.entries.insert(id.value.clone(), read);
        }
    }

    /// Replaces words that refer to unknown ones, to words with values or to themselves by those of the complete language.
    fn settle_references(&mut self) {
        let ids = self.places.keys().cloned().collect::<Vec<_>>();
        for id in ids {
            let Some(fault) = unfit_reference(&self.entries, &id, &mut Vec::new()) else {
                continue;
            };
            let problem = Diagnostic::new(&rule::BAD_WORDS, format!("`{id}` refers to {fault}"));
            if let Some(place) = self.places.get(&id) {
                let span = place.start..place.end;
                self.diagnostics.push(problem.at(&place.file, &span).label("refers to it"));
            }
            self.entries.insert(id.clone(), self.complete[&id].clone());
        }
    }
}

/// What is wrong with a word that `id` refers to, through any number of others.
fn unfit_reference(
    entries: &HashMap<String, Entry>,
    id: &str,
    way: &mut Vec<String>,
) -> Option<String> {
    way.push(id.to_owned());
    let mut references = entries.get(id)?.messages().flat_map(Message::references);
    let fault = references.find_map(|reference| {
        let id = &reference.id;
        let Some(entry) = entries.get(id) else {
            return Some(format!("`{id}`, and there are no such words"));
        };
        if way.contains(id) {
            return Some(String::from("itself"));
        }
        if entry.messages().any(|message| message.values().next().is_some()) {
            return Some(format!("`{id}`, which takes values"));
        }
        unfit_reference(entries, id, way)
    });
    way.pop();
    fault
}

fn read_entry(
    written: &WrittenEntry,
    faults: &mut Vec<(Range<usize>, &'static str)>,
) -> Option<Entry> {
    let mut forms = [const { None }; FORMS.len()];
    for (form, text) in written {
        if text.value.trim().is_empty() {
            faults.push((text.span.clone(), "it is empty"));
            continue;
        }
        match Message::parse(&text.value) {
            Ok(message) => forms[*form] = Some(message),
            Err((_, fault)) => faults.push((text.span.clone(), fault)),
        }
    }
    forms[OTHER].is_some().then(|| Entry(Box::new(forms)))
}

/// The place of an entry: that of the form that every entry has.
fn span(written: &WrittenEntry) -> Range<usize> {
    written.last().map(|(_, text)| text.span.clone()).unwrap_or_default()
}

/// A value that the words take and those they replace do not, and the values that there are.
fn surplus_value(before: &Entry, now: &Entry) -> Option<(String, String)> {
    let values = before.messages().flat_map(Message::values).collect::<BTreeSet<_>>();
    let surplus = now.messages().flat_map(Message::values).find(|value| !values.contains(value))?;
    let known = values.iter().map(|value| format!("`{{{value}}}`")).collect::<Vec<_>>();
    let known = match known.as_slice() {
        [] => String::from("these words take no values"),
        known => format!("the values are {}", known.join(", ")),
    };
    Some((surplus.to_owned(), known))
}
