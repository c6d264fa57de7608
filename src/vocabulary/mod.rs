//! The vocabulary of a site: the words that keys of notes may take, and what readers see for each.
//!
//! The words of this program, with all that the code decides by them, are in one table, `table.rs`. Their labels are data of a
//! language, in the form that `site.toml` uses to add words of the site and to rename those of the program. Notes are
//! read without either: a note holds the [`Term`] that it was written with.

mod document;
pub mod known;
mod labels;
mod list;
mod table;
mod term;
mod word;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::HashMap;

use crate::fields::{Fields, Syntax, country};
use crate::text::similar::Known;
use crate::theme;

pub use document::markdown;
use labels::{Forms, Labels, Written};
pub use list::{List, Openness};
pub use table::{Bond, Former, Nature, Side, Standing};
pub use term::Term;
pub use word::Word;

/// The labels of the built-in words in English, which has all of them.
static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::built_in("en"));
static GERMAN: LazyLock<Words> = LazyLock::new(|| Words::built_in("de"));
static ARABIC: LazyLock<Words> = LazyLock::new(|| Words::built_in("ar"));

/// The labels of the built-in words in a language; in English if they are not translated.
fn built_in(language: &str) -> &'static Words {
    match language.split('-').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "de" => &GERMAN,
        "ar" => &ARABIC,
        _ => &ENGLISH,
    }
}

/// The words of a list with their labels. They are looked up only, never walked: the order reaches no output.
type Labelled = HashMap<Box<str>, Labels>;

/// Labels by list and word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Words {
    /// In the order of the lists; those at the end may have none.
    lists: Vec<Labelled>,
    forms: Forms,
}

impl Words {
    fn built_in(language: &str) -> Words {
        let text = theme::words(language).expect("the language is one of the built-in theme");
        let mut fields = Fields::parse(&"words".into(), "the labels", Syntax::Toml, text, 0);
        Words::of_language(&mut fields)
    }

    fn get(&self, list: List, id: &str) -> Option<&Labels> {
        self.lists.get(list as usize)?.get(id)
    }

    fn insert(&mut self, list: List, id: &str, labels: Labels) {
        let place = list as usize;
        if self.lists.len() <= place {
            self.lists.resize_with(place + 1, Labelled::default);
        }
        self.lists[place].insert(id.into(), labels);
    }

    fn ids(&self, list: List) -> impl Iterator<Item = &str> {
        self.lists.get(list as usize).into_iter().flat_map(|words| words.keys().map(|id| &**id))
    }
}

/// The end of a relation that a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// The actor whose note holds it.
    Holder,
    /// The entity that it leads to.
    Target,
}

/// Whether a relation holds or is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Time {
    /// It holds, as far as the notes say.
    Present,
    /// It is over.
    Past,
}

/// The words that a site may use, with their labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    built_in: &'static Words,
    /// The labels of the site's own files of words.
    language: Words,
    /// What `site.toml` adds or renames, as it is written.
    written: Vec<(List, String, Written)>,
    /// What `site.toml` adds or renames, each with all of its labels.
    site: Words,
    /// Whether `site.toml` could be read: else it may name words that are not here.
    is_whole: bool,
}

impl Default for Vocabulary {
    fn default() -> Vocabulary {
        Vocabulary {
            built_in: &ENGLISH,
            language: Words::default(),
            written: Vec::new(),
            site: Words::default(),
            is_whole: true,
        }
    }
}

impl Vocabulary {
    /// The built-in words with the labels of a language.
    #[cfg(test)]
    pub(crate) fn of_language(language: &str) -> Vocabulary {
        Vocabulary { built_in: built_in(language), ..Vocabulary::default() }
    }

    /// The vocabulary of a site whose settings cannot be read: what is wrong is reported there, and not at each word.
    pub(crate) fn unread() -> Vocabulary {
        Vocabulary { is_whole: false, ..Vocabulary::default() }
    }

    /// Whether a note may use the word. Lists without end contain every word.
    pub fn contains(&self, list: List, id: &str) -> bool {
        !self.is_whole
            || list.openness() == Openness::Any
            || table::find(list, id).is_some()
            || (list == List::Country && country::is_code(id))
            || self.site.get(list, id).is_some()
    }

    /// The word as it is read within a sentence: its label, or the word exactly as it was written where it has none.
    pub fn label<'a>(&'a self, list: List, id: &'a str) -> &'a str {
        self.labels(list, id).map_or(id, |labels| &labels.label)
    }

    /// The word as it is read at the beginning of a line. Only labels are changed: a word without one may be a name.
    pub fn heading(&self, list: List, id: &str) -> String {
        self.labels(list, id).map_or_else(|| id.to_owned(), |labels| capitalised(&labels.label))
    }

    /// The label for several.
    pub fn plural<'a>(&'a self, list: List, id: &'a str) -> &'a str {
        let labels = self.labels(list, id);
        labels.map_or(id, |labels| labels.plural.as_ref().unwrap_or(&labels.label))
    }

    /// What an actor of this kind is called where the text speaks of it again: `group` for an armed group.
    pub fn noun<'a>(&'a self, id: &'a str) -> &'a str {
        let labels = self.labels(List::Actor, id);
        labels.map_or(id, |labels| labels.noun.as_ref().unwrap_or(&labels.label))
    }

    /// What actors of this kind are. One that a site adds is what the kind is that it is said to be like, else a thing.
    pub fn nature(&self, kind: &str) -> Nature {
        let row = table::find(List::Actor, kind).or_else(|| {
            let like = self.labels(List::Actor, kind)?.like.as_deref()?;
            table::find(List::Actor, like)
        });
        row.map_or(Nature::Thing, |row| row.nature)
    }

    /// What sources call attacks of each kind, where files of words or `site.toml` say so.
    pub(crate) fn nouns_of_attacks(&self) -> BTreeMap<String, Vec<String>> {
        let ids = self.ids(List::Attack).into_iter();
        let nouns = ids.map(|id| (id, self.labels(List::Attack, id).map(|labels| &labels.nouns)));
        let nouns = nouns.filter_map(|(id, nouns)| Some((id.to_owned(), nouns?.clone())));
        nouns.filter(|(_, nouns)| !nouns.is_empty()).collect()
    }

    /// How a relation reads on the page of one of its ends.
    pub fn relation<'a>(&'a self, id: &'a str, end: End, time: Time) -> &'a str {
        let Some(labels) = self.labels(List::Relation, id) else { return id };
        let label = match (end, time) {
            (End::Holder, Time::Present) => return &labels.label,
            (End::Holder, Time::Past) => &labels.past,
            (End::Target, Time::Present) => &labels.inverse,
            (End::Target, Time::Past) => &labels.past_inverse,
        };
        label.as_ref().unwrap_or(&labels.label)
    }

    /// The relation that says the same from the other end, where there is one.
    pub fn inverse(&self, id: &Term) -> Option<Term> {
        if let Some(built_in) = table::find(List::Relation, id) {
            return built_in.inverse.map(Term::new);
        }
        let labels = self.labels(List::Relation, id)?;
        let is_symmetric = labels.inverse.as_ref() == Some(&labels.label);
        is_symmetric.then(|| id.clone())
    }

    /// A certainty with those who say so: `alleged by the council`.
    pub fn attributed(&self, certainty: &str, by: &str) -> String {
        let labels = self.labels(List::Certainty, certainty);
        let form = labels.and_then(|labels| labels.by.as_ref()).unwrap_or(&self.forms().by);
        form.replace("{label}", self.label(List::Certainty, certainty)).replace("{by}", by)
    }

    /// The words of a list that a note may use, those of the program first.
    pub fn ids(&self, list: List) -> Vec<&str> {
        let built_in = table::rows(list).iter().map(|row| row.id);
        let mut added = self.site.ids(list).collect::<Vec<_>>();
        added.retain(|id| table::find(list, id).is_none());
        added.sort_unstable();
        built_in.chain(added).collect()
    }

    /// The word that a mistyped one may mean, as a hint.
    pub fn similar(&self, list: List, typed: &str) -> Option<String> {
        Known::new(self.ids(list)).did_you_mean(typed)
    }

    fn labels(&self, list: List, id: &str) -> Option<&Labels> {
        self.site.get(list, id).or_else(|| self.labels_below(list, id))
    }

    /// The labels of a word without what `site.toml` says.
    fn labels_below(&self, list: List, id: &str) -> Option<&Labels> {
        let layers = [&self.language, self.built_in, &*ENGLISH];
        layers.iter().find_map(|words| words.get(list, id))
    }

    /// How the language makes labels of others.
    fn forms(&self) -> &Forms {
        let is_written = self.language.forms != Forms::default();
        if is_written { &self.language.forms } else { &self.built_in.forms }
    }
}

/// A label at the beginning of a line: with a large first letter, unless its first word has large letters already.
pub(crate) fn capitalised(label: &str) -> String {
    let first = label.split_whitespace().next().unwrap_or_default();
    if first.chars().any(char::is_uppercase) {
        return label.to_owned();
    }
    let mut letters = label.chars();
    letters.next().map(|letter| letter.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
