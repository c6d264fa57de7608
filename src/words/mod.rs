//! The words of pages and reports in one language, by their ids.
//!
//! A file of words is TOML: an id with a message, or with a table of its plural forms. Those of the built-in theme are the
//! lowest layer; a theme, the site and `[words]` of `site.toml` replace single words. Nothing else of the program has words
//! for readers: all is made of an id and values.

mod dates;
mod file;
mod locale;
mod message;
mod numbers;

use std::cell::Cell;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use foldhash::HashMap;

use crate::article::{PassageNumber, PassageRange};
use crate::diagnostic::Diagnostics;
use crate::id::Id;
use crate::input::Inputs;
use crate::text::similar::did_you_mean;
use crate::vocabulary::{List, Vocabulary};

pub(crate) use file::WORDS_FOLDER;
pub use file::WrittenWords;
use locale::{LanguageData, is_rightward};
use message::{FORMS, Message};

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    /// The tag of their language, with the region that the site names.
    language: String,
    entries: HashMap<String, Entry>,
    /// The labels of the words that notes use.
    pub(crate) vocabulary: Vocabulary,
    data: LanguageData,
}

/// The words with one id, by their position in [`FORMS`]; the last, `other`, is never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry(Box<[Option<Message>; FORMS.len()]>);

impl Entry {
    /// The message in one form; `other` where it has no such form.
    fn message(&self, form: usize) -> &Message {
        let message = self.0[form].as_ref().or(self.0[OTHER].as_ref());
        message.expect("words without the form `other` are refused")
    }

    fn messages(&self) -> impl Iterator<Item = &Message> {
        self.0.iter().flatten()
    }

    fn map(&self, change: impl Fn(&Message) -> Message) -> Entry {
        Entry(Box::new(self.0.each_ref().map(|form| form.as_ref().map(&change))))
    }
}

/// The form of what is said of several.
const OTHER: usize = FORMS.len() - 1;

impl Words {
    /// Reads the words of a site for a language tag, in layers: the built-in theme, the site's theme, the site's `words/`
    /// and the overrides of `[words]`. Words without a translation are English, which is reported.
    pub fn read(
        inputs: &Inputs,
        language: &str,
        theme: &Id,
        overrides: &WrittenWords,
        vocabulary: &Vocabulary,
        diagnostics: &mut Diagnostics,
    ) -> Words {
        file::read(inputs, language, theme, overrides, vocabulary, diagnostics)
    }

    /// The words of a language as the built-in theme has them.
    #[cfg(test)]
    pub(crate) fn built_in(language: &str) -> Words {
        let (inputs, overrides) = (Inputs::default(), WrittenWords::default());
        let (theme, vocabulary) = (Id::slug("default"), Vocabulary::of_language(language));
        let mut problems = Diagnostics::default();
        Words::read(&inputs, language, &theme, &overrides, &vocabulary, &mut problems)
    }

    /// Joins entries whose words may refer to each other.
    fn new(language: String, entries: HashMap<String, Entry>, vocabulary: Vocabulary) -> Words {
        let resolve = |entry: &Entry| entry.map(|message| resolved(&entries, message));
        let entries = entries.iter().map(|(id, entry)| (id.clone(), resolve(entry)));
        let entries = entries.collect::<HashMap<_, _>>();
        Words { data: LanguageData::new(&language), language, entries, vocabulary }
    }

    /// The tag of the language that the words are in.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The direction of the language, as HTML has it.
    pub fn direction(&self) -> &'static str {
        if self.is_rightward() { "rtl" } else { "ltr" }
    }

    /// Whether lines of the language begin at the right.
    pub(crate) fn is_rightward(&self) -> bool {
        self.data.is_rightward
    }

    /// The words with an id, which take no values: `other` of several forms.
    pub(crate) fn say(&self, id: &str) -> &str {
        let text = self.find(id);
        debug_assert!(text.is_some(), "no words `{id}` without values");
        text.unwrap_or_default()
    }

    /// The words with an id that may not exist.
    pub(crate) fn find(&self, id: &str) -> Option<&str> {
        self.entries.get(id)?.message(OTHER).text()
    }

    /// The words with an id, with their values.
    pub(crate) fn fill(&self, id: &str, values: &[(&str, &str)]) -> String {
        self.message(id, OTHER, &|name, to| push_value(values, name, to))
    }

    /// The form of the words with an id for a number of things, which is the value `n`.
    pub(crate) fn count(&self, id: &str, n: usize) -> String {
        self.count_with(id, n, &[])
    }

    /// [`Words::count`] with further values.
    pub(crate) fn count_with(&self, id: &str, n: usize, values: &[(&str, &str)]) -> String {
        let number = n.to_string();
        self.message(id, self.form_for(n), &|name, to| match name {
            "n" => to.push_str(&number),
            _ => push_value(values, name, to),
        })
    }

    /// The words with an id for a passage, whose number is the value `n`.
    pub(crate) fn numbered(&self, id: &str, passage: PassageNumber) -> String {
        self.message(id, self.form_for(passage.number() as usize), &|name, to| {
            if name == "n" {
                to.push_str(&passage.to_string());
            }
        })
    }

    /// Where in its source something stands: `passage 7`, `passages 2–4`; empty for the entire source.
    pub(crate) fn passages(&self, range: Option<PassageRange>) -> String {
        match range {
            None => String::new(),
            Some(range) if range.first == range.last => self.numbered("passage_n", range.first),
            Some(PassageRange { first, last }) => {
                let numbers = format!("{first}–{last}");
                self.count_with("in_passages", 2, &[("numbers", &numbers)])
            }
        }
    }

    /// The words of something counted, without a number: `passage` or `passages`.
    pub(crate) fn noun(&self, id: &str, n: usize) -> &str {
        let entry = self.entries.get(id);
        entry.and_then(|entry| entry.message(self.form_for(n)).text()).unwrap_or_default()
    }

    fn form_for(&self, n: usize) -> usize {
        let known = self.data.forms.get(n).copied();
        known.map_or_else(|| self.data.form_for(n), usize::from)
    }

    fn message(&self, id: &str, form: usize, value: &dyn Fn(&str, &mut String)) -> String {
        let mut text = String::new();
        match self.entries.get(id) {
            Some(entry) => entry.message(form).push(&mut text, value),
            None => debug_assert!(false, "no words `{id}`"),
        }
        text
    }

    /// The words with an id for a template, in the form for `n`. `value` adds a value, if it is given.
    ///
    /// # Errors
    /// There are no such words, or they take a value that is not given.
    pub(crate) fn say_for(
        &self,
        id: &str,
        n: Option<usize>,
        value: &dyn Fn(&str, &mut String) -> bool,
    ) -> Result<String, String> {
        let Some(entry) = self.entries.get(id) else {
            let known = did_you_mean(id, self.entries.keys().map(String::as_str));
            let known = known.map(|known| format!(" ({known})")).unwrap_or_default();
            return Err(format!("there are no words `{id}`{known}"));
        };
        let message = entry.message(n.map_or(OTHER, |n| self.form_for(n)));
        let missing = Cell::new(false);
        let mut text = String::new();
        message.push(&mut text, &|name, to| missing.set(missing.get() | !value(name, to)));
        if missing.get() {
            let is_missing = |name: &&str| !value(name, &mut String::new());
            let name = message.values().find(is_missing).unwrap_or_default();
            return Err(format!("the words `{id}` take a value `{name}`"));
        }
        Ok(text)
    }

    /// All words without values, for templates: `other` of several forms.
    pub(crate) fn plain<'a>(&'a self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let text = |entry: &'a Entry| entry.message(OTHER).text();
        self.entries.iter().filter_map(move |(id, entry)| Some((id.as_str(), text(entry)?)))
    }

    /// The patterns of all words, for templates that put values in: `other` of several forms.
    pub(crate) fn patterns(&self) -> BTreeMap<String, String> {
        let pattern = |(id, entry): (&String, &Entry)| {
            let mut text = String::new();
            let name = |name: &str, to: &mut String| to.extend(["{", name, "}"]);
            entry.message(OTHER).push(&mut text, &name);
            (id.clone(), text)
        };
        self.entries.iter().map(pattern).collect()
    }

    /// Several in one phrase, such as `A, B and C`.
    pub(crate) fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            several => self.data.list(several),
        }
    }

    /// Parts of a line with commas between; empty ones are left out.
    pub(crate) fn join<'a>(&self, parts: impl Iterator<Item = &'a str>) -> String {
        self.join_by("comma", parts)
    }

    /// [`Words::join`] with semicolons.
    pub(crate) fn join_clauses<'a>(&self, parts: impl Iterator<Item = &'a str>) -> String {
        self.join_by("semicolon", parts)
    }

    fn join_by<'a>(&self, sign: &str, parts: impl Iterator<Item = &'a str>) -> String {
        let parts = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>();
        parts.join(&[self.say(sign), " "].concat())
    }

    /// The order of two names in the language.
    pub(crate) fn compare(&self, a: &str, b: &str) -> Ordering {
        self.data.compare(a, b)
    }

    /// The name of a country by its code: that of the site, else that of the language; the code if neither has one.
    pub(crate) fn country<'a>(&'a self, code: &'a str) -> &'a str {
        let code_or_name = self.vocabulary.label(List::Country, code);
        if code_or_name != code { code_or_name } else { self.data.country(code).unwrap_or(code) }
    }

    /// The name of a language by its tag; the tag if the language has no name for it.
    pub(crate) fn language_name(&self, tag: &str) -> String {
        self.data.language(tag).unwrap_or_else(|| tag.to_owned())
    }
}

/// A message with the words that it refers to, and those that they refer to, in their places.
fn resolved(entries: &HashMap<String, Entry>, message: &Message) -> Message {
    message.resolved(|reference| {
        let message = entries.get(&reference.id)?.message(reference.form);
        resolved(entries, message).text().map(str::to_owned)
    })
}

/// The direction of a language, as HTML has it.
pub(crate) fn direction(tag: &str) -> &'static str {
    if tag.parse().is_ok_and(|id| is_rightward(&id)) { "rtl" } else { "ltr" }
}

fn push_value(values: &[(&str, &str)], name: &str, to: &mut String) {
    if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
        to.push_str(value);
    }
}

#[cfg(test)]
mod tests;
