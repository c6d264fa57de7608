//! The known name that a mistyped one may mean, for "did you mean": the one place where that is decided.

mod form;

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::work;

use form::{Form, Likeness};

/// Names that a mistyped one may mean. The search takes no longer with many names: of many, only those are compared
/// that begin or end alike or have a word in common.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Whether they are the words of a list, of which few are short.
    are_words: bool,
    /// Sorted by their letters and digits.
    names: Vec<Name>,
    /// Indices into the list, sorted by the reversed letters; empty for a short list.
    by_end: Vec<usize>,
    /// The words of the names, sorted, each with the index of its name; built when names that begin or end alike do not
    /// contain one that is nearly equal.
    by_word: OnceLock<Vec<(String, usize)>>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    form: Form,
    written: String,
    /// The id of what has the name; the name itself if it is no name of anything.
    id: String,
}

/// The greatest number of names compared from either end, and for one word.
const MOST: usize = 200;

/// Names of more bytes get no suggestion.
const LONGEST: usize = 200;

/// The most words of a mistyped name that are looked up.
const MOST_WORDS: usize = 8;

impl Known {
    /// Takes the words of a list to choose from, such as the keys of a table.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Known {
        let words = words.into_iter().map(|word| (word, word));
        Known { are_words: true, ..Known::with_ids(words) }
    }

    /// Takes the names of notes or files to choose from, each with the id of what has it. A part of a name that several ids have suggests
    /// none of them.
    pub fn with_ids<'a>(names: impl IntoIterator<Item = (&'a str, &'a str)>) -> Known {
        let names = names.into_iter().filter(|(name, _)| name.len() <= LONGEST);
        let names = names.map(|(name, id)| Name {
            form: Form::new(name),
            written: name.to_owned(),
            id: id.to_owned(),
        });
        let mut names = names.collect::<Vec<_>>();
        names.sort();
        names.dedup();
        let mut by_end = Vec::new();
        if names.len() > MOST {
            by_end.extend(0..names.len());
            by_end.sort_by(|a, b| from_end(names[*a].form.squashed(), names[*b].form.squashed()));
        }
        Known { are_words: false, names, by_end, by_word: OnceLock::new() }
    }

    /// The name that a mistyped one may mean, as it is written.
    pub fn nearest(&self, typed: &str) -> Option<&str> {
        self.find(typed).map(|name| name.written.as_str())
    }

    /// The id of the name that a mistyped one may mean.
    pub fn nearest_id(&self, typed: &str) -> Option<&str> {
        self.find(typed).map(|name| name.id.as_str())
    }

    /// The name that a mistyped one may mean, as a hint.
    pub fn did_you_mean(&self, typed: &str) -> Option<String> {
        self.nearest(typed).map(did_you_mean_this)
    }

    /// Whether a name is within two letters of an id; a short one within fewer. Whether that id may be meant by it is
    /// another question.
    pub fn is_near_id(&self, name: &str) -> bool {
        if name.len() > LONGEST {
            return false;
        }
        let length = |id: &str| id.chars().count();
        let reach = |id: &str| match length(id).min(length(name)) {
            0..=3 => 0,
            4 => 1,
            _ => 2,
        };
        let form = Form::new(name);
        let mut ids = self.alike(&form).filter(|known| known.written == known.id);
        let is_short = length(name) <= 3 && self.nearest(name).is_some();
        is_short || ids.any(|known| is_within(reach(&known.id), name, &known.id))
    }

    fn find(&self, typed: &str) -> Option<&Name> {
        if typed.len() > LONGEST {
            return None;
        }
        let form = Form::new(typed);
        let by_ends = self.best(typed, &form, self.alike(&form));
        if by_ends.is_some_and(|(likeness, _)| likeness <= Likeness::Letter) {
            return by_ends.map(|(_, name)| name);
        }
        let all = self.alike(&form).chain(self.with_a_word_of(&form));
        self.best(typed, &form, all).map(|(_, name)| name)
    }

    /// The names with the most similar beginnings or ends.
    fn alike(&self, typed: &Form) -> impl Iterator<Item = &Name> {
        let squashed = typed.squashed();
        let at = self.names.partition_point(|name| name.form.squashed() < squashed);
        let from = at.saturating_sub(MOST / 2).min(self.names.len().saturating_sub(MOST));
        let to = (from + MOST).min(self.names.len());
        let before =
            |at: &usize| from_end(self.names[*at].form.squashed(), squashed) == Ordering::Less;
        let end = self.by_end.partition_point(before);
        let ends = end.saturating_sub(MOST / 2)..(end + MOST / 2).min(self.by_end.len());
        let ends = self.by_end[ends].iter().map(|at| &self.names[*at]);
        self.names[from..to].iter().chain(ends)
    }

    /// The names with a word of the mistyped one, or with one that begins alike. A word of more names than are compared
    /// says too little.
    fn with_a_word_of(&self, typed: &Form) -> impl Iterator<Item = &Name> {
        let words = self.by_word.get_or_init(|| {
            let words = self.names.iter().enumerate().flat_map(|(at, name)| {
                name.form.words().iter().map(move |word| (word.clone(), at))
            });
            let mut words = words.collect::<Vec<_>>();
            words.sort();
            words
        });
        let near = |word: &String| {
            let from = words.partition_point(|(other, _)| other < word);
            let to = words.partition_point(|(other, _)| other <= word);
            match to - from {
                0 => from.saturating_sub(MOST / 10)..(to + MOST / 10).min(words.len()),
                1..=MOST => from..to,
                _ => 0..0,
            }
        };
        let ranges = typed.words().iter().take(MOST_WORDS).map(near);
        let found = ranges.flat_map(|range| words[range].iter().map(|(_, at)| *at));
        found.collect::<BTreeSet<_>>().into_iter().map(|at| &self.names[at])
    }

    /// The name that is most like a mistyped one; of several, the one that is written most like it.
    fn best<'k>(
        &self,
        typed: &str,
        form: &Form,
        names: impl Iterator<Item = &'k Name>,
    ) -> Option<(Likeness, &'k Name)> {
        let alike = names.filter(|name| name.written != typed).filter_map(|name| {
            work::step();
            Some((form.likeness(&name.form, self.are_words)?, name))
        });
        let alike = alike.collect::<Vec<_>>();
        let likeness = alike.iter().map(|(likeness, _)| *likeness).min()?;
        let mut best = alike.into_iter().filter(|(other, _)| *other == likeness);
        let first = best.next()?;
        if likeness.needs_one() && best.clone().any(|(_, name)| name.id != first.1.id) {
            return None;
        }
        let letters = |name: &Name| strsim::damerau_levenshtein(typed, &name.written);
        [first].into_iter().chain(best).min_by_key(|(_, name)| (letters(name), &name.written))
    }
}

fn from_end(a: &str, b: &str) -> Ordering {
    a.bytes().rev().cmp(b.bytes().rev())
}

/// The known name that a mistyped one may mean, for a single search.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    Known::new(known).nearest(typed).map(str::to_owned)
}

/// The known name that a mistyped one may mean, for a single search, as a hint.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    Known::new(known).did_you_mean(typed)
}

/// The hint for a name that may be meant.
pub fn did_you_mean_this(name: &str) -> String {
    format!("did you mean `{name}`?")
}

/// Whether two words differ in so many letters or fewer, where two swapped ones count once. Whether one may be meant by
/// the other is another question.
pub fn is_within(letters: usize, a: &str, b: &str) -> bool {
    work::step();
    a.len().abs_diff(b.len()) <= 4 * letters && strsim::damerau_levenshtein(a, b) <= letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_finds_the_one_that_was_meant() {
        for (typed, known, expected) in [
            // Letters.
            ("perpetrator", &["perpetrators", "place"][..], Some("perpetrators")),
            ("alaises", &["Aliases"], Some("Aliases")),
            ("tpl", &["tlp", "title"], Some("tlp")),
            ("red-hil", &["red-hill", "red-mill"], Some("red-hill")),
            ("weather", &["perpetrators", "place"], None),
            ("ISPK", &["iskp"], Some("iskp")),
            ("attacks/lake-rade", &["attacks/lake-raid"], Some("attacks/lake-raid")),
            ("report-june-2024", &["report-july-2024"], None),
            // Hyphens, spaces, capitals, diacritics.
            ("redhill", &["red-hill"], Some("red-hill")),
            ("Red Hill", &["red-hill"], Some("red-hill")),
            ("Ünal Şahin", &["unal-sahin"], Some("unal-sahin")),
            // Singular and plural.
            ("countries", &["country", "count"], Some("country")),
            // Parts of names.
            ("clarke", &["carl-clarke", "anna-berg"], Some("carl-clarke")),
            ("Baghdadi", &["Abu Bakr al-Baghdadi"], Some("Abu Bakr al-Baghdadi")),
            ("Bagdadi", &["Abu Bakr al-Baghdadi"], Some("Abu Bakr al-Baghdadi")),
            ("Clarke, Carl", &["carl-clarke"], Some("carl-clarke")),
            ("carl-b-clarke", &["carl-clarke"], Some("carl-clarke")),
            ("clarke", &["carl-clarke", "nina-clarke"], None),
            ("report", &["report-2024-06"], Some("report-2024-06")),
            ("report", &["report-2024-06", "report-2024-07"], None),
            // Short words.
            ("is", &["us", "isi", "isis"], None),
            ("isi", &["isis", "iskp"], None),
            ("dat", &["data"], None),
            ("report", &["reports"], Some("reports")),
            ("ap", &["afp", "tap"], None),
            ("ISI", &["isis"], None),
            ("cue", &["due", "cut"], None),
            ("bake", &["lake"], None),
            // Series.
            ("report-2024-06", &["report-2024-07", "report-2023-06"], None),
            ("p12", &["p13", "p1", "p112"], None),
            ("p7", &["p07"], Some("p07")),
            ("report-2024-6", &["report-2024-06", "report-2024-07"], Some("report-2024-06")),
            ("report-202406", &["report-2024-06", "report-2024-07"], Some("report-2024-06")),
            ("reprt-2024-06", &["report-2024-06", "report-2024-07"], Some("report-2024-06")),
            ("actor-a", &["actor-b"], None),
            // Words that mean the opposite.
            ("attributed", &["unattributed"], None),
            ("unattributed", &["attributed"], None),
            ("state", &["non-state"], None),
            ("northeast-front", &["northwest-front"], None),
            ("import", &["export"], None),
            ("atributed", &["attributed", "unattributed"], Some("attributed")),
            // Nothing to go by.
            ("", &["a", "lake"], None),
            ("~", &["a", "lake"], None),
            ("lake", &["lake"], None),
        ] {
            let names = Known::with_ids(known.iter().map(|name| (*name, *name)));
            assert_eq!(names.nearest(typed), expected, "{typed} of {known:?}");
        }
        let long = "perpetrators".repeat(1000);
        assert_eq!(Known::new(["perpetrators"]).nearest(&long), None);
    }

    #[test]
    fn of_the_words_of_a_list_short_ones_may_lack_a_letter_or_have_one_more() {
        let known = Known::new(["ship", "off", "for", "tags", "date", "tlp", "AF"]);
        for (typed, expected) in [
            ("shp", Some("ship")),
            ("of", Some("off")),
            ("four", Some("for")),
            ("tag", Some("tags")),
            ("dat", Some("date")),
            ("tpl", Some("tlp")),
            ("top", None),
            ("car", None),
            ("b", None),
        ] {
            assert_eq!(known.nearest(typed), expected, "{typed}");
        }
    }

    #[test]
    fn names_of_one_note_are_no_choice_between_notes() {
        let names =
            [("carl-clarke", "carl-clarke"), ("Carl Clarke", "carl-clarke"), ("Lake", "lake")];
        let known = Known::with_ids(names);
        for (typed, name) in [("clarke", "carl-clarke"), ("Clarke", "Carl Clarke")] {
            assert_eq!(known.nearest(typed), Some(name), "{typed}");
            assert_eq!(known.nearest_id(typed), Some("carl-clarke"), "{typed}");
        }
    }

    #[test]
    fn a_name_is_near_an_id_within_two_letters() {
        let ids = ["lake", "report-2024-06", "carl-clarke", "bbc"].map(|id| (id, id));
        let known = Known::with_ids(ids.into_iter().chain([("Meer", "lake")]));
        for (name, expected) in [
            ("lkae", true),
            ("lak", false),
            ("report-2024-07", true),
            ("report-2023-05", true),
            ("karl-clark", true),
            ("bcb", true),
            ("lama", false),
            ("meer1", false),
            ("abc", false),
            ("clarke", false),
            ("somebody-else", false),
        ] {
            assert_eq!(known.is_near_id(name), expected, "{name}");
        }
    }

    #[test]
    fn among_many_names_the_nearest_is_found_and_few_are_compared() {
        let names = (0..20_000).map(|number| format!("{number:05}-note-of-{number:05}"));
        let names = names.chain([String::from("carl-clarke")]).collect::<Vec<_>>();
        let known = Known::new(names.iter().map(String::as_str));
        for (typed, expected) in [
            ("x0777-note-of-00777", Some("00777-note-of-00777")),
            ("00777-nte-of-00777", Some("00777-note-of-00777")),
            ("00777-note-of-00778", None),
            ("clarke", Some("carl-clarke")),
            ("note of", None),
        ] {
            let steps = work::steps(|| assert_eq!(known.nearest(typed), expected, "{typed}"));
            assert!(steps <= 6 * MOST as u64, "{typed}: {steps}");
        }
    }
}
