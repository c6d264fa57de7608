//! A table of the endings, suffixes and prefixes of one language.
//!
//! A file has a line `script: NAME`, perhaps `apostrophe: yes` for suffixes that stand behind an apostrophe as well, and
//! sections:
//!
//! - `[each]` or `[last]`: the endings of each word of a name, or of its last word alone. A line has the ending of the
//!   word in the name and those that replace it in texts: `а: ы и е у ой`; `-` stands for none.
//! - `[words]`: words that replace a word of a name as a whole, such as articles.
//! - `[prefixes]`: prefixes of a name; `لل: ال` replaces the beginning of the name.
//!
//! Entries are written with their accents; they are folded when they are read. A sign that has several lines has the
//! endings of all.

use super::script::Script;
use crate::text::fold;
use crate::text::is_word;
use crate::text::token::leading_word;

/// The least letters of a stem. One less is enough if an ending of two letters follows it in the name, or if the name has
/// more words and the word any ending.
const SHORTEST_STEM: usize = 3;

/// The least letters of a name behind a prefix.
const SHORTEST_BARE: usize = 3;

/// The endings, suffixes and prefixes of a language.
#[derive(Debug)]
pub(in super::super) struct Table {
    pub(super) script: Script,
    /// Whether suffixes stand behind an apostrophe as well.
    pub(super) has_apostrophe: bool,
    /// Whether each word of a name has an ending, not the last alone.
    pub(super) has_each: bool,
    /// By the ending of a word in a name, the endings in texts.
    pub(super) paradigms: Vec<(String, Vec<String>)>,
    /// Whole words that replace others.
    pub(super) words: Vec<(String, Vec<String>)>,
    prefixes: Vec<(String, String)>,
    /// The most letters of an ending in a text.
    pub(super) longest: usize,
}

impl Table {
    /// Reads the file of a table. A test reads all.
    pub(super) fn parse(file: &str) -> Table {
        let mut table = Table {
            script: Script::Latin,
            has_apostrophe: false,
            has_each: false,
            paradigms: Vec::new(),
            words: Vec::new(),
            prefixes: Vec::new(),
            longest: 0,
        };
        let mut section = "";
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                section = name;
                table.has_each |= section == "each";
                continue;
            }
            let (first, rest) = line.split_once(": ").unwrap_or((line, ""));
            match (section, first) {
                ("", "script") => table.script = Script::parse(rest).unwrap_or(Script::Latin),
                ("", _) => table.has_apostrophe |= first == "apostrophe",
                ("prefixes", _) => table.prefixes.push((ending(first), ending(rest))),
                ("words", _) => table.words.push((ending(first), endings(rest))),
                _ => table.paradigms.push((ending(first), endings(rest))),
            }
        }
        let all = table.paradigms.iter().flat_map(|(_, endings)| endings);
        table.longest = all.map(|ending| ending.chars().count()).max().unwrap_or_default();
        table
    }

    /// Returns the end of the form of a name that a text begins with; `None` if there is none, or if the text has the
    /// name as it is. Both are folded.
    pub(in super::super) fn end_of_form(&self, name: &str, text: &str) -> Option<usize> {
        let first = leading_word(name).len();
        let is_part = first < name.len();
        // Most names with the same first word differ in the first letter of the next, which no ending replaces.
        let mut behind = text[leading_word(text).len()..].chars();
        if is_part && name[first..].chars().take(2).any(|c| behind.next() != Some(c)) {
            return None;
        }
        let (mut own, mut at, mut differs) = (name, 0, false);
        while !own.is_empty() {
            let (word, found) = (leading_word(own), leading_word(&text[at..]));
            if word != found {
                let may_differ = self.has_each || word.len() == own.len();
                if !may_differ || !self.relates(word, found, is_part) {
                    return None;
                }
                differs = true;
            }
            (own, at) = (&own[word.len()..], at + found.len());
            let gap = &own[..own.find(is_word).unwrap_or(own.len())];
            if !text[at..].starts_with(gap) {
                return None;
            }
            (own, at) = (&own[gap.len()..], at + gap.len());
        }
        differs.then_some(at)
    }

    /// Whether a word of a text is a form of a word of a name.
    fn relates(&self, word: &str, found: &str, is_part: bool) -> bool {
        let is_form = |(own, endings): &(String, Vec<String>)| {
            let stem = word.strip_suffix(own.as_str()).filter(|stem| is_stem(stem, own, is_part));
            let ending = stem.and_then(|stem| found.strip_prefix(stem));
            ending.is_some_and(|ending| endings.iter().any(|one| one == ending))
        };
        let is_other = |(own, others): &(String, Vec<String>)| {
            own == word && others.iter().any(|other| other == found)
        };
        self.paradigms.iter().any(is_form) || self.words.iter().any(is_other)
    }

    /// Hands the stems of a word of a name to `add`, and the words that replace it.
    pub(super) fn each_stem(&self, word: &str, is_part: bool, add: &mut dyn FnMut(&str)) {
        for (own, _) in &self.paradigms {
            let stem = word.strip_suffix(own.as_str());
            if let Some(stem) = stem.filter(|stem| is_stem(stem, own, is_part)) {
                add(stem);
            }
        }
        self.others(word).for_each(add);
    }

    /// Hands those forms of a word of a name to `add` that may not begin with its first three letters.
    pub(super) fn each_short_form(&self, word: &str, add: &mut dyn FnMut(&str)) {
        for (own, endings) in &self.paradigms {
            let stem = word.strip_suffix(own.as_str()).filter(|stem| is_stem(stem, own, true));
            if let Some(stem) = stem.filter(|stem| n_letters(stem) < SHORTEST_STEM) {
                endings.iter().for_each(|ending| add(&format!("{stem}{ending}")));
            }
        }
        self.others(word).for_each(add);
    }

    fn others(&self, word: &str) -> impl Iterator<Item = &str> {
        let same = self.words.iter().filter(move |(own, _)| own == word);
        same.flat_map(|(_, others)| others.iter().map(String::as_str))
    }

    /// Whether a suffix that replaces nothing is in the table.
    pub(super) fn has_suffix(&self, suffix: &str) -> bool {
        let mut appended = self.paradigms.iter().filter(|(own, _)| own.is_empty());
        appended.any(|(_, endings)| endings.iter().any(|ending| ending == suffix))
    }

    /// Whether words may end so in a form that leaves the letters before it as they are.
    pub(super) fn has_plain_ending(&self, ending: &str) -> bool {
        let begins_plainly = ending.chars().next().is_some_and(is_vowel);
        self.paradigms.iter().any(|(own, endings)| {
            let n_same = n_same(own, endings);
            let replaced = &own[n_same..];
            if !replaced.chars().all(is_vowel) || ending.is_empty() {
                return false;
            }
            let is_added = || endings.iter().any(|one| one[n_same..] == *ending);
            replaced == ending
                || begins_plainly && is_added()
                || own.is_empty() && (ending == "s" || n_letters(ending) > 1) && is_added()
        })
    }

    /// Hands what is left of a word without each of its prefixes to `look_up`: the length of the prefix, and the letters
    /// that it replaces.
    pub(in super::super) fn each_bare(&self, word: &str, look_up: &mut dyn FnMut(usize, &str)) {
        for (prefix, replaced) in &self.prefixes {
            let bare = word.strip_prefix(prefix.as_str());
            if bare.is_some_and(|bare| n_letters(replaced) + n_letters(bare) >= SHORTEST_BARE) {
                look_up(prefix.len(), replaced);
            }
        }
    }

    /// Whether words have prefixes.
    pub(in super::super) fn has_prefixes(&self) -> bool {
        !self.prefixes.is_empty()
    }
}

/// Whether the rest of a word without an ending says enough to recognise the word, which may be part of a name.
fn is_stem(stem: &str, ending: &str, is_part: bool) -> bool {
    let n_letters = n_letters(stem);
    let has_ending = ending.chars().nth(usize::from(!is_part)).is_some();
    n_letters >= SHORTEST_STEM || n_letters == SHORTEST_STEM - 1 && has_ending
}

/// The bytes that the ending of a word and all that replace it begin with.
fn n_same(own: &str, endings: &[String]) -> usize {
    let is_same = |at: usize| endings.iter().all(|ending| ending.get(..at) == own.get(..at));
    let ends = own.char_indices().map(|(at, letter)| at + letter.len_utf8());
    ends.take_while(|at| is_same(*at)).last().unwrap_or_default()
}

/// Whether a letter is a vowel, or a sign behind a consonant, in folded text.
fn is_vowel(letter: char) -> bool {
    "aeiouyаеиоуыэюяєіьαεηιουω".contains(letter)
}

fn n_letters(text: &str) -> usize {
    text.chars().count()
}

/// Reads an ending; `-` is none.
fn ending(written: &str) -> String {
    if written == "-" { String::new() } else { fold::key(written) }
}

fn endings(written: &str) -> Vec<String> {
    written.split(' ').filter(|one| !one.is_empty()).map(ending).collect()
}
