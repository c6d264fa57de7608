//! How alike two names are, by their letters, numbers and words.

use crate::text::fold;

/// A name reduced to what a mistyped one is compared by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Form {
    /// Its letters and numbers, folded, without anything between them and without leading zeros.
    squashed: String,
    /// Its runs of letters, folded.
    words: Vec<String>,
    /// Its runs of digits, without leading zeros.
    numbers: Vec<String>,
    /// Its digits as they are written.
    digits: String,
    /// Whether it is short and in capitals, as acronyms are.
    is_acronym: bool,
}

/// How a mistyped name is like a known one, the most alike first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Other hyphens, spaces, capitals, diacritics or zeros.
    Spelling,
    /// Singular for plural, or the reverse.
    Inflection,
    /// One letter, or two that are swapped.
    Letter,
    /// Words of the known name, or all of its words among others; or the beginning of the name.
    Part,
    /// So many letters.
    Letters(usize),
    /// A word of the known name but for one letter.
    NearPart,
}

impl Likeness {
    /// Whether it says what is meant only if no other name is as like.
    pub(super) fn needs_one(self) -> bool {
        matches!(self, Likeness::Part | Likeness::NearPart)
    }
}

/// The letters that a part of a name needs at least.
const PART: usize = 4;

/// The letters that a part of a name needs at least to be recognised with another letter.
const NEAR_PART: usize = 6;

/// What makes the opposite of a word, as a word of its own or joined to it.
const NEGATIONS: [&str; 12] = [
    "anti", "contra", "counter", "ex", "former", "never", "no", "non", "not", "pro", "pseudo",
    "without",
];

/// What makes the opposite of a word it is joined to.
const PREFIXES: [&str; 10] = ["de", "dis", "il", "im", "in", "ir", "mis", "post", "pre", "un"];

/// What makes opposites of two words that are otherwise equal.
const OPPOSITES: [(&str, &str); 16] = [
    ("after", "before"),
    ("anti", "pro"),
    ("down", "up"),
    ("east", "west"),
    ("ex", "im"),
    ("ex", "in"),
    ("female", "male"),
    ("first", "last"),
    ("hyper", "hypo"),
    ("in", "out"),
    ("inter", "intra"),
    ("least", "most"),
    ("left", "right"),
    ("major", "minor"),
    ("north", "south"),
    ("over", "under"),
];

impl Form {
    pub(super) fn new(written: &str) -> Form {
        let folded = fold::key(written);
        let mut form = Form {
            squashed: String::with_capacity(folded.len()),
            words: Vec::new(),
            numbers: Vec::new(),
            digits: String::new(),
            is_acronym: is_acronym(written),
        };
        for word in folded.split(|c: char| !c.is_alphanumeric()) {
            let is_number = |c: char| c.is_ascii_digit();
            let mut rest = word;
            while let Some(first) = rest.chars().next() {
                let is_end = |c: char| is_number(c) != is_number(first);
                let (run, after) = rest.split_at(rest.find(is_end).unwrap_or(rest.len()));
                form.add(run, is_number(first));
                rest = after;
            }
        }
        form
    }

    fn add(&mut self, run: &str, is_number: bool) {
        if !is_number {
            self.squashed.push_str(run);
            self.words.push(run.to_owned());
            return;
        }
        let number = run.trim_start_matches('0');
        self.squashed.push_str(number);
        self.numbers.push(number.to_owned());
        self.digits.push_str(run);
    }

    pub(super) fn squashed(&self) -> &str {
        &self.squashed
    }

    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// How this mistyped name is like a known one; `None` if it is not. Short `words` of a list may be a letter apart.
    pub(super) fn likeness(&self, known: &Form, are_words: bool) -> Option<Likeness> {
        if self.squashed.is_empty() || self.is_opposite_of(known) {
            return None;
        }
        let ways = [self.nearly_equal(known, are_words), self.is_part(known)];
        ways.into_iter().flatten().min()
    }

    fn nearly_equal(&self, known: &Form, are_words: bool) -> Option<Likeness> {
        // Of a numbered series each is another.
        if self.numbers != known.numbers && self.digits != known.digits {
            return None;
        }
        let [typed, other] = [&self.squashed, &known.squashed];
        let n_letters = typed.chars().count().min(other.chars().count());
        if are_words && (2..=3).contains(&n_letters) && has_one_more(typed, other) {
            return Some(Likeness::Letter);
        }
        if self.words.concat() == known.words.concat() {
            return Some(Likeness::Spelling);
        }
        if !self.is_acronym && (is_plural(typed, other) || is_plural(other, typed)) {
            return Some(Likeness::Inflection);
        }
        let is_near = match self.words.len() == known.words.len() {
            true => self.words.iter().zip(&known.words).all(|(a, b)| are_near(a, b)),
            false => true,
        };
        let letters = distance(typed, other, self.is_acronym).filter(|_| is_near)?;
        Some(if letters == 1 { Likeness::Letter } else { Likeness::Letters(letters) })
    }

    fn is_part(&self, known: &Form) -> Option<Likeness> {
        if !self.numbers.iter().all(|number| known.numbers.contains(number)) {
            return None;
        }
        let letters = |form: &Form| form.words.iter().map(|word| word.chars().count()).sum();
        let [n_typed, n_known]: [usize; 2] = [letters(self), letters(known)];
        let holds =
            |whole: &Form, part: &Form| part.words.iter().all(|it| whole.words.contains(it));
        let is_long = self.words.iter().any(|word| word.chars().count() >= PART);
        let begins = n_typed >= PART && known.squashed.starts_with(&self.squashed);
        let is_most_of_it = known.words.len() > 1 && 2 * n_known >= n_typed && holds(self, known);
        if begins || is_long && holds(known, self) || is_most_of_it && n_known >= PART {
            return Some(Likeness::Part);
        }
        let [word] = &self.words[..] else { return None };
        let is_near = |other: &&String| {
            word.chars().count().min(other.chars().count()) >= NEAR_PART
                && distance(word, other, false) == Some(1)
        };
        (known.words.len() > 1 && known.words.iter().any(|it| is_near(&it)))
            .then_some(Likeness::NearPart)
    }

    /// Whether only a negation, or a word of the opposite meaning, makes the difference.
    fn is_opposite_of(&self, other: &Form) -> bool {
        let [a, b] = [&*self.squashed, &*other.squashed];
        let negates = |whole: &str, part: &str| {
            let sign = whole.strip_suffix(part);
            sign.is_some_and(|sign| NEGATIONS.contains(&sign) || PREFIXES.contains(&sign))
        };
        let signs = |form: &Form| {
            let signs = form.words.iter().filter(|word| NEGATIONS.contains(&word.as_str()));
            signs.cloned().collect::<Vec<_>>()
        };
        let becomes = |from: &str, to: &str| a.contains(from) && a.replacen(from, to, 1) == b;
        negates(a, b)
            || negates(b, a)
            || signs(self) != signs(other)
            || OPPOSITES.iter().any(|(one, two)| becomes(one, two) || becomes(two, one))
    }
}

fn is_acronym(written: &str) -> bool {
    let n_letters = written.chars().count();
    n_letters <= 5
        && written.chars().any(char::is_uppercase)
        && !written.contains(char::is_lowercase)
}

/// Whether a word is the plural of another, as English forms it.
fn is_plural(plural: &str, singular: &str) -> bool {
    if singular.chars().count() <= 3 {
        return false;
    }
    let ending = plural.strip_prefix(singular);
    let of_y = || singular.strip_suffix('y').zip(plural.strip_suffix("ies"));
    matches!(ending, Some("s" | "es")) || of_y().is_some_and(|(a, b)| a == b)
}

/// The letters in which two words differ; `None` if they are too many for words of this length. Of short words and
/// acronyms too many are one letter away.
fn distance(a: &str, b: &str, is_acronym: bool) -> Option<usize> {
    let shorter = a.chars().count().min(b.chars().count());
    if shorter <= 3 || is_acronym {
        return (shorter >= 3 && are_swapped(a, b)).then_some(1);
    }
    let reach = match shorter {
        0..=5 => 1,
        6..=11 => 2,
        _ => 3,
    };
    let distance = strsim::damerau_levenshtein(a, b);
    let fits = distance == 1 && shorter >= 6 || begin_alike(a, b);
    (fits && distance <= reach).then_some(distance)
}

/// Whether one of two words with the same first letter has a letter more than the other.
fn has_one_more(a: &str, b: &str) -> bool {
    a.chars().count() != b.chars().count()
        && a.chars().next() == b.chars().next()
        && strsim::damerau_levenshtein(a, b) == 1
}

/// Whether two words of names may be one: nearly equal, or, if short, with a letter more or two swapped.
fn are_near(a: &str, b: &str) -> bool {
    a == b
        || are_swapped(a, b)
        || has_one_more(a, b)
        || distance(a, b, false).is_some()
        || has_moved_letter(a, b)
}

/// Whether a letter of a word stands elsewhere and another letter is wrong: `rade` for `raid`.
fn has_moved_letter(a: &str, b: &str) -> bool {
    let mut others = b.chars().collect::<Vec<_>>();
    let mut is_wrong = |letter: char| {
        let found = others.iter().position(|other| *other == letter);
        found.map(|at| others.swap_remove(at)).is_none()
    };
    let wrong = a.chars().filter(|letter| is_wrong(*letter)).count();
    let is_long = a.chars().count() >= PART && a.chars().next() == b.chars().next();
    is_long && wrong <= 1 && strsim::damerau_levenshtein(a, b) <= 2
}

/// Whether two words differ in two neighbouring letters that are swapped.
fn are_swapped(a: &str, b: &str) -> bool {
    a.chars().count() == b.chars().count()
        && strsim::damerau_levenshtein(a, b) == 1
        && strsim::hamming(a, b).is_ok_and(|differing| differing == 2)
}

/// Whether two words have the same first letter, but for one left out or two swapped.
fn begin_alike(a: &str, b: &str) -> bool {
    let firsts = |word: &str| {
        let mut letters = word.chars();
        (letters.next(), letters.next())
    };
    let ((a1, a2), (b1, b2)) = (firsts(a), firsts(b));
    a1 == b1 || a1 == b2 || a2 == b1
}
