//! Capitals distinguish a name from a word: `IS` from `is`, `The Diplomat` from `the diplomat`.
//!
//! A name written in capitals matches in capitals only. Any other matches as written, and also
//! - with its first letter in either case (`rocket attack on Kabul`, `Rocket attack on Kabul`),
//! - with a capital where it has a small letter at the start of a word (`so-called`, `So-Called`, `Al-Qaeda`),
//! - with a small article or particle where it has a capital (`the Diplomat`, `al-Qaeda`, `van der Berg`),
//! - in capitals throughout, where the capitals are not the name's alone: in a headline, or if it has several words.

use super::lists::NAMES;
use crate::text::fold::Folded;
use crate::text::is_word;

/// The number of words in capitals that make a headline.
const HEADLINE: usize = 3;

/// A phrase and which of its capitals may differ.
#[derive(Debug)]
pub(super) struct Capitals {
    cased: String,
    /// Offsets of letters that match in either case.
    loose: Vec<usize>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Mixed,
    /// In capitals, and not a common word.
    Acronym,
    /// In capitals, and a common word without them.
    Ambiguous,
}

impl Capitals {
    /// Takes a folded phrase with its capitals.
    pub(super) fn new(cased: &str) -> Capitals {
        let kind = match is_acronym(cased) {
            false => Kind::Mixed,
            true if NAMES.function_words.has(&cased.to_lowercase()) => Kind::Ambiguous,
            true => Kind::Acronym,
        };
        // The first of several words may begin with a small letter; one word in small letters may be a common one.
        let is_phrase = cased.contains(' ') && cased.starts_with(char::is_alphabetic);
        let mut loose = loose_letters(cased).collect::<Vec<_>>();
        if is_phrase && loose.first() != Some(&0) {
            loose.insert(0, 0);
        }
        Capitals { cased: cased.to_owned(), loose, kind }
    }

    /// Takes a surname, which is no common word: the case of its first letter is fixed.
    pub(super) fn of_surname(cased: &str) -> Capitals {
        Capitals { loose: loose_letters(cased).collect(), ..Capitals::new(cased) }
    }

    /// The phrase in small letters.
    pub(super) fn lower(&self) -> String {
        self.cased.to_lowercase()
    }

    /// Whether the phrase is written in capitals.
    pub(super) fn is_acronym(&self) -> bool {
        self.kind != Kind::Mixed
    }

    /// Whether the phrase is one word that has a capital because it is a name.
    pub(super) fn is_capital_word(&self) -> bool {
        self.kind == Kind::Mixed
            && self.cased.starts_with(char::is_uppercase)
            && self.cased.chars().all(is_word)
    }

    /// Whether the text from `start` on is written as the phrase is.
    pub(super) fn is_same(&self, folded: &Folded<'_>, start: usize) -> bool {
        folded.cased()[start..].starts_with(&self.cased)
    }

    /// Whether the capitals of the text from `start` on fit the phrase.
    pub(super) fn fit(&self, folded: &Folded<'_>, start: usize) -> bool {
        let end = start + self.cased.len();
        let found = &folded.cased()[start..end];
        if found == self.cased {
            return self.kind != Kind::Ambiguous || !Run::around(folded, start, end).is_headline();
        }
        self.kind == Kind::Mixed
            && (self.fits_loosely(found) || self.fits_in_capitals(folded, start, end))
    }

    /// Whether the capitals of another form or spelling of the phrase fit: a word has a capital where the phrase has one.
    pub(super) fn fit_other(&self, found: &str) -> bool {
        match self.kind {
            Kind::Mixed => self.fits_by_words(found),
            Kind::Ambiguous if !found.contains('.') => false,
            Kind::Acronym | Kind::Ambiguous => {
                let signs =
                    |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
                found.starts_with(&self.cased) || signs(found) == signs(&self.cased)
            }
        }
    }

    fn fits_by_words(&self, found: &str) -> bool {
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        let (own, theirs) = (words(&self.cased), words(found));
        let (n_own, n_theirs) = (own.clone().count(), theirs.clone().count());
        if n_own != n_theirs {
            // Words were joined, or one was added: `Dunn and Varga`.
            let n_capitals = own.filter(|word| is_capital(word)).count();
            return theirs.filter(|word| is_capital(word)).count() >= n_capitals.min(n_theirs);
        }
        let mut both = own.zip(theirs);
        both.all(|(own, theirs)| {
            is_capital(theirs) || !is_capital(own) || is_particle(&own.to_lowercase())
        })
    }

    fn fits_loosely(&self, found: &str) -> bool {
        let mut letters = self.cased.char_indices().zip(found.chars());
        letters.all(|((at, ours), theirs)| ours == theirs || self.loose.binary_search(&at).is_ok())
    }

    fn fits_in_capitals(&self, folded: &Folded<'_>, start: usize, end: usize) -> bool {
        let found = &folded.cased()[start..end];
        if found.chars().any(char::is_lowercase) {
            return false;
        }
        let run = Run::around(folded, start, end);
        words(found).count() > 1 || run.is_whole || run.is_headline()
    }
}

/// Whether a phrase is written in capitals: at least two letters or digits, no small letter.
pub(super) fn is_acronym(cased: &str) -> bool {
    let n_signs = cased.chars().filter(|c| c.is_alphanumeric()).count();
    n_signs >= 2
        && cased.chars().any(char::is_uppercase)
        && !cased.chars().any(|c| c.is_alphabetic() && !c.is_uppercase())
}

/// Whether a word, before a hyphen, is the Arabic article.
pub(super) fn is_arabic_article(word: &str) -> bool {
    NAMES.arabic_articles.has(word)
}

/// Whether a word is an article or particle that belongs to the name after it.
pub(super) fn is_particle(word: &str) -> bool {
    NAMES.particles.has(word)
}

/// The offsets of small letters that begin words, and of capitals that begin an article or particle.
fn loose_letters(cased: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    cased.char_indices().filter_map(move |(at, c)| {
        let begins_word = !is_word(before) && before != '\'';
        before = c;
        (begins_word && (c.is_lowercase() || begins_article(&cased[at..]))).then_some(at)
    })
}

fn begins_article(rest: &str) -> bool {
    let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    let word = rest[..end].to_lowercase();
    match rest[end..].chars().next() {
        Some('-') => is_arabic_article(&word),
        Some(' ') => is_particle(&word),
        _ => false,
    }
}

/// The run of words in capitals around a find.
struct Run {
    n_words: usize,
    /// The run is the entire text.
    is_whole: bool,
}

impl Run {
    fn around(folded: &Folded<'_>, start: usize, end: usize) -> Run {
        let cased = folded.cased();
        let (left, reaches_start) = count_capitals(words(&cased[..start]).rev());
        let (right, reaches_end) = count_capitals(words(&cased[end..]));
        let n_words = left + words(&cased[start..end]).count() + right;
        Run { n_words, is_whole: reaches_start && reaches_end }
    }

    fn is_headline(&self) -> bool {
        self.n_words >= HEADLINE || self.is_whole && self.n_words > 1
    }
}

/// Counts words in capitals up to the first other word, and returns whether all were. Stops at a headline's number.
fn count_capitals<'a>(words: impl Iterator<Item = &'a str>) -> (usize, bool) {
    let mut n_words = 0;
    for (n_seen, word) in words.enumerate() {
        if n_words >= HEADLINE || n_seen > 4 * HEADLINE {
            return (n_words, false);
        }
        let has_small = word.chars().any(char::is_lowercase);
        if has_small {
            return (n_words, false);
        }
        n_words += usize::from(word.chars().any(char::is_uppercase));
    }
    (n_words, true)
}

/// The words of a text, without the `s` of possessives.
fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> + Clone {
    text.split(|c| !is_word(c)).filter(|word| !matches!(*word, "" | "s" | "S"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks whether `name` is found in `text` at the bars.
    fn check(name: &str, text: &str, fits: bool) {
        let start = text.find('|').expect("a bar marks the place");
        let source = text.replace('|', "");
        assert_eq!(Capitals::new(name).fit(&Folded::new(&source), start), fits, "{name}: {text}");
    }

    #[test]
    fn another_form_has_the_capitals_of_its_words() {
        for (name, found, expected) in [
            ("Северная лига", "Северной лиги", true),
            ("Северная лига", "северной лиги", false),
            ("Black Tide", "BlackTide", true),
            ("Black Tide", "Blacktide", true),
            ("Black Tide", "black-tide", false),
            ("Dunn & Varga", "Dunn and Varga", true),
            ("RLF", "R. L. F.", true),
            ("RLF", "r.l.f.", false),
            ("Der Rat", "des Rates", true),
            ("US", "us", false),
        ] {
            assert_eq!(Capitals::new(name).fit_other(found), expected, "{name}: {found}");
        }
    }

    #[test]
    fn a_name_in_capitals_matches_in_capitals_only() {
        check("ISIS-K", "said |ISIS-K then", true);
        for (name, text) in
            [("ISIS-K", "|Isis-K"), ("IS", "what |is it"), ("US", "for |us"), ("U.S.", "|u.s.")]
        {
            check(name, text, false);
        }
    }

    #[test]
    fn the_first_letter_matches_in_either_case() {
        check("Rocket attack on Kabul", "a |rocket attack on Kabul", true);
        check("Taliban", "the |taliban said", false);
        check("caliphate", "|Caliphate", true);
        check("Islamic State", "the |islamic state said", false);
    }

    #[test]
    fn a_small_first_letter_may_be_a_capital() {
        check("so-called Caliphate", "|So-called Caliphate", true);
        check("so-called Caliphate", "The |So-Called Caliphate", true);
        check("Union in Exile", "|Union In Exile", true);
        check("so-called Caliphate", "the |so-called caliphate", false);
    }

    #[test]
    fn an_article_may_be_small() {
        check("The Diplomat", "in |the Diplomat", true);
        check("The Diplomat", "spoke to |the diplomat", false);
        check("Al-Furqan", "by |al-Furqan", true);
        check("Abu al-Hassan", "|Abu Al-Hassan", true);
        check("An-Nahar", "in |an-Nahar", true);
    }

    #[test]
    fn a_headline_in_capitals_holds_any_name() {
        check("Taliban", "|TALIBAN AND RUSSIA", true);
        check("Russia", "TALIBAN AND |RUSSIA", true);
        check("Russia", "|RUSSIA", true);
        check("Russia", "|RUSSIA'S ROLE: what next", false);
        check("Islamic State", "the |ISLAMIC STATE said", true);
        check("Kabul", "|KABUL, March 7", false);
        check("Tass", "said |TASS then", false);
    }

    #[test]
    fn a_common_word_in_a_headline_is_not_an_acronym() {
        check("US", "LET |US GO HOME", false);
        check("ISIS", "|ISIS ATTACKS A CITY", true);
        check("US", "the |US and EU", true);
        check("US", "|US", true);
    }
}
