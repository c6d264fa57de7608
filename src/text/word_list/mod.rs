//! Lists of words in data files beside the code.
//!
//! A file has one entry a line, in sections. Empty lines and lines that begin with `#` are skipped.
//!
//! ```text
//! # Words in the names of people.
//! [name_particles]
//! bin
//! van
//!
//! [labels: author]
//! by
//! "written "
//! ```
//!
//! - `[list]` begins a section: the entries under it belong to the list of that name, which is a field in
//!   [`word_lists!`].
//! - `[list: role]` gives the entries a role, in lists that need one: a reason to drop a line, the number of a month. A
//!   list has a section for each role.
//! - Several files may have the same list, such as one file for each language: their entries are joined.
//! - An entry or role that begins or ends with a space, or an entry that begins with `#`, `[` or a quote, is written in
//!   double quotes.
//! - The lines of a section are sorted by their bytes, and a file has an entry of a list once. What several files have
//!   in a list has the same role in each.

use std::ops::Range;
use std::str::FromStr;

use aho_corasick::AhoCorasick;
use foldhash::{HashMap, HashMapExt};

/// One entry of a file, with the role from its section.
pub(crate) struct ListEntry {
    role: &'static str,
    text: &'static str,
}

/// The lists of files that were not taken yet, by name.
pub(crate) struct WordFile(Vec<(&'static str, Vec<ListEntry>)>);

impl WordFile {
    /// Joins the lists of several files, each with its path.
    pub(crate) fn join(files: &[(&'static str, &'static str)]) -> WordFile {
        let mut all = WordFile(vec![("", Vec::new())]);
        for (_, file) in files {
            all.add(file);
        }
        all.0.retain(|(_, entries)| !entries.is_empty());
        all
    }

    fn add(&mut self, file: &'static str) {
        let lists = &mut self.0;
        let (mut list, mut role) = (0, "");
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let section = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
            let Some(section) = section else {
                lists[list].1.push(ListEntry { role, text: unquoted(line) });
                continue;
            };
            let (name, written) = section.split_once(": ").unwrap_or((section, ""));
            role = unquoted(written);
            list = lists.iter().position(|(known, _)| *known == name).unwrap_or(lists.len());
            if list == lists.len() {
                lists.push((name, Vec::new()));
            }
        }
    }

    /// Takes a list. A test reads every file: it has exactly the lists that the code takes.
    pub(crate) fn take<L: WordList>(&mut self, name: &str) -> L {
        let list = self.0.iter().position(|(known, _)| *known == name);
        L::of(self.0.swap_remove(list.expect("a list with entries has this name")).1)
    }

    /// Takes a list that the files may lack.
    pub(crate) fn take_if_any<L: WordList>(&mut self, name: &str) -> L {
        if self.0.iter().any(|(known, _)| *known == name) {
            self.take(name)
        } else {
            L::of(Vec::new())
        }
    }

    pub(crate) fn finish(self) {
        debug_assert!(self.0.is_empty(), "no list is named `{}`", self.0[0].0);
    }
}

fn unquoted(written: &str) -> &str {
    written.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(written)
}

/// A list in the form in which it is searched.
pub(crate) trait WordList {
    fn of(entries: Vec<ListEntry>) -> Self;
}

/// Words with a role each.
pub(crate) struct Roles<R> {
    roles: HashMap<&'static [u8], R>,
    /// The length of the longest word in bytes.
    longest: usize,
}

/// The greatest length in bytes of a word looked up in any case.
const LONGEST: usize = 96;

impl<R: Copy> Roles<R> {
    fn new(roles: impl ExactSizeIterator<Item = (&'static str, R)>) -> Roles<R> {
        let mut all = Roles { roles: HashMap::with_capacity(roles.len()), longest: 0 };
        for (word, role) in roles {
            all.roles.insert(word.as_bytes(), role);
            all.longest = all.longest.max(word.len());
        }
        debug_assert!(all.longest <= LONGEST, "a word is too long");
        all
    }

    /// Returns the role of a word.
    pub(crate) fn get(&self, word: &str) -> Option<R> {
        // Most look-ups are longer: whole lines and sentences.
        (word.len() <= self.longest).then(|| self.roles.get(word.as_bytes()).copied())?
    }

    /// Returns the role of a word written in any case; the list has it in lower case.
    pub(crate) fn get_in_any_case(&self, word: &str) -> Option<R> {
        if word.len() > self.longest {
            return None;
        }
        let mut lower = [0; LONGEST];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.roles.get(&*lower).copied()
    }

    /// Returns the words, in any order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static [u8]> {
        self.roles.keys().copied()
    }

    /// Returns the words with their roles, in any order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'static str, R)> {
        let text = |word| std::str::from_utf8(word).expect("the words were texts");
        self.roles.iter().map(move |(word, role)| (text(word), *role))
    }
}

impl<R: FromStr + Copy> WordList for Roles<R> {
    fn of(entries: Vec<ListEntry>) -> Roles<R> {
        Roles::new(entries.iter().map(|entry| (entry.text, role(entry))))
    }
}

/// Reads the role of an entry. A test reads all of them.
fn role<R: FromStr>(entry: &ListEntry) -> R {
    entry.role.parse().ok().expect("the files are part of the program, which knows their roles")
}

/// Words that are looked up whole.
pub(crate) struct Words(Roles<()>);

impl Words {
    /// Returns the words, in any order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static [u8]> {
        self.0.words()
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.get(word).is_some()
    }

    /// Whether the list has a word written in any case; the list has it in lower case.
    pub(crate) fn has_in_any_case(&self, word: &str) -> bool {
        self.0.get_in_any_case(word).is_some()
    }

    /// Returns the words, in any order, as texts.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &'static str> {
        self.0.entries().map(|(word, ())| word)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.roles.is_empty()
    }

    /// Returns the length of the longest word in bytes.
    pub(crate) fn longest(&self) -> usize {
        self.0.longest
    }
}

impl WordList for Words {
    fn of(entries: Vec<ListEntry>) -> Words {
        Words(Roles::new(entries.iter().map(|entry| (entry.text, ()))))
    }
}

/// Beginnings of texts.
pub(crate) struct Starts {
    starts: Vec<&'static str>,
    /// The first bytes of all of them, as a bit set: nearly no text begins with one of them.
    firsts: [u64; 4],
}

impl Starts {
    /// Whether the text begins with one of these.
    pub(crate) fn begin(&self, text: &str) -> bool {
        let Some(&first) = text.as_bytes().first() else { return false };
        let may_begin = self.firsts[usize::from(first / 64)] >> (first % 64) & 1 == 1;
        let mut same_first = self.starts.iter().filter(|start| start.as_bytes()[0] == first);
        may_begin && same_first.any(|start| text.starts_with(start))
    }
}

impl WordList for Starts {
    fn of(entries: Vec<ListEntry>) -> Starts {
        let mut all = Starts { starts: Vec::of(entries), firsts: [0; 4] };
        for start in &all.starts {
            let first = start.as_bytes()[0];
            all.firsts[usize::from(first / 64)] |= 1 << (first % 64);
        }
        all
    }
}

/// Phrases that occur anywhere in a text, looked for all at once: there are hundreds, and nearly no text has one. Their
/// role, if they have one, is a part that they have in common, and is for the reader of the file alone.
pub(crate) struct Phrases(AhoCorasick);

impl Phrases {
    /// Whether one of the phrases occurs in the text.
    pub(crate) fn stand_in(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// The place of the first phrase in the text.
    pub(crate) fn find(&self, text: &str) -> Option<Range<usize>> {
        self.0.find(text).map(|found| found.range())
    }
}

impl WordList for Phrases {
    fn of(entries: Vec<ListEntry>) -> Phrases {
        for ListEntry { role, text } in &entries {
            debug_assert!(text.contains(role), "`{text}` has no `{role}` in it");
        }
        let phrases = entries.iter().map(|entry| entry.text);
        Phrases(AhoCorasick::new(phrases).expect("the phrases of a list fit an automaton"))
    }
}

/// Entries that are tried in order, the longest first: if several fit, that one counts.
impl WordList for Vec<&'static str> {
    fn of(entries: Vec<ListEntry>) -> Vec<&'static str> {
        let mut texts = entries.into_iter().map(|entry| entry.text).collect::<Vec<_>>();
        texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        texts
    }
}

/// Entries with their roles, tried in the same order.
impl<R: FromStr> WordList for Vec<(&'static str, R)> {
    fn of(mut entries: Vec<ListEntry>) -> Vec<(&'static str, R)> {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.text.len()));
        entries.iter().map(|entry| (entry.text, role(entry))).collect()
    }
}

/// Declares files of words, the groups of lists that they have together, and the type of each list. The files are read
/// when a list is first used.
macro_rules! word_lists {
    (
        files: [$($path:literal),+ $(,)?]
        $($(#[$about:meta])* $GROUP:ident: $Group:ident {
            $($(#[$about_list:meta])* $list:ident: $Form:ty,)+
        })+
    ) => {
        const WORD_FILES: &[(&str, &str)] = &[$(($path, include_str!($path))),+];

        #[allow(non_snake_case, reason = "a field has the name of the static that refers to it")]
        struct WordLists {
            $($GROUP: $Group,)+
        }

        static WORD_LISTS: std::sync::LazyLock<WordLists> = std::sync::LazyLock::new(|| {
            let mut files = $crate::text::word_list::WordFile::join(WORD_FILES);
            let lists = WordLists {
                $($GROUP: $Group { $($list: files.take(stringify!($list)),)+ },)+
            };
            files.finish();
            lists
        });

        $(
            $(#[$about])*
            pub(super) static $GROUP: std::sync::LazyLock<&$Group> =
                std::sync::LazyLock::new(|| &WORD_LISTS.$GROUP);

            $(#[$about])*
            pub(super) struct $Group {
                $($(#[$about_list])* pub(super) $list: $Form,)+
            }
        )+

        #[cfg(test)]
        #[test]
        fn files_of_words_are_tidy_and_used() {
            $crate::text::word_list::assert_tidy(WORD_FILES);
            std::sync::LazyLock::force(&WORD_LISTS);
        }
    };
}
pub(crate) use word_lists;

/// Checks the order of the lines of each file, that its lists have each entry once, and that the files agree.
#[cfg(test)]
pub(crate) fn assert_tidy(files: &[(&'static str, &'static str)]) {
    let mut roles = std::collections::BTreeMap::new();
    for (path, file) in files {
        assert_ordered(path, file);
        let mut seen = std::collections::BTreeSet::new();
        for (list, entries) in WordFile::join(&[(path, file)]).0 {
            for ListEntry { text, role } in entries {
                assert!(!list.is_empty(), "{path}: `{text}` is in no section");
                assert!(
                    !text.is_empty() && seen.insert((list, text)),
                    "{path}: `{text}` twice in {list}"
                );
                let first = roles.entry((list, text)).or_insert(role);
                assert_eq!(*first, role, "{path}: `{text}` has another role in {list}");
            }
        }
    }
}

/// Checks the order of the lines of a file.
#[cfg(test)]
fn assert_ordered(path: &str, file: &'static str) {
    let sections = file.lines().filter(|line| line.starts_with('[')).collect::<Vec<_>>();
    let mut once = sections.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(sections.len(), once.len(), "{path} has a section twice");

    let mut before = "";
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let is_section = line.starts_with('[') && line.ends_with(']');
        assert!(is_section || before < line, "{path}: `{line}` is not in order, or there twice");
        before = if is_section { "" } else { line };
        let entry = unquoted(line);
        let needs_quotes = entry.trim() != entry || entry.starts_with(['#', '[', '"']);
        assert!(is_section || needs_quotes == (entry != line), "{path}: the quotes of `{line}`");
    }
}

#[cfg(test)]
mod tests;
