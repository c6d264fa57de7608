//! Which problems a browser may receive. The terminal shows the author all of them; a preview for some readers sends
//! nothing of notes they may not see: no path, no line, no name.

use std::sync::Arc;

use foldhash::{HashSet, HashSetExt};

use super::edition::Problem;
use super::problems::plural;
use crate::catalogue::{Audience, Catalogue};
use crate::diagnostic::{Diagnostic, Diagnostics, Location};
use crate::input::Inputs;
use crate::marking::Marking;
use crate::note::{Note, may_withhold};
use crate::rule;
use crate::site::Site;
use crate::text::fold;
use crate::texts::Texts;

/// The problems that a browser may receive.
#[derive(Debug)]
pub(crate) enum Disclosure {
    /// None of the content: the files are not read yet.
    Nothing,
    /// Those about content of this edition.
    Shown(Shown),
    /// All problems.
    Everything,
}

/// The content that an edition shows, and the names of the content that it leaves out.
#[derive(Debug)]
pub(crate) struct Shown {
    /// The files of its notes, articles and pictures.
    files: HashSet<Arc<str>>,
    /// The ids and names of notes and the names of files that it leaves out, folded.
    hidden: HashSet<String>,
    /// The length of the longest of these, in bytes.
    longest: usize,
}

impl Disclosure {
    /// The disclosure before any file is read.
    pub(crate) fn before(audience: Audience) -> Disclosure {
        let sees_all = audience.marking == Marking::Red && audience.drafts;
        if sees_all { Disclosure::Everything } else { Disclosure::Nothing }
    }

    /// The disclosure for a preview of this site.
    pub(crate) fn of(site: &Site, inputs: &Inputs) -> Disclosure {
        if let everything @ Disclosure::Everything = Disclosure::before(site.audience) {
            return everything;
        }
        let notes = site.catalogue.iter().map(|(_, note)| note);
        let notes = notes.filter(|note| is_level_known(note)).map(|note| Arc::clone(&note.file));
        let sources = site.sources.iter().filter(|source| source.has_text);
        let sources = sources.map(|source| Arc::clone(&source.file));
        let pictures = site.files.list.values().map(|picture| Arc::clone(&picture.path));
        let files = notes.chain(sources).chain(pictures).collect::<HashSet<_>>();
        let hidden = hidden(&site.catalogue, &files, inputs);
        let longest = hidden.iter().map(String::len).max().unwrap_or_default();
        Disclosure::Shown(Shown { files, hidden, longest })
    }

    /// The problems that may be sent unchanged.
    pub(crate) fn of_these(&self, found: &Diagnostics, inputs: &Inputs) -> Diagnostics {
        let problems = found.iter().filter(|problem| self.allows(problem, inputs));
        let mut allowed = Diagnostics::default();
        allowed.extend(problems.cloned());
        allowed
    }

    /// The problems as they are sent to a browser, with a count of those that it may not see.
    pub(crate) fn problems(&self, found: &Diagnostics, inputs: &Inputs) -> Vec<Problem> {
        let allowed = self.of_these(found, inputs);
        let mut problems = Problem::list(allowed.iter(), &mut Texts::of(inputs));
        let left_out = found.iter().count() - allowed.iter().count();
        if left_out > 0 {
            problems.push(Problem {
                is_error: true,
                message: format!(
                    "{} in what this preview does not show",
                    plural(left_out, if problems.is_empty() { "problem" } else { "more problem" })
                ),
                hint: Some(String::from("the terminal that runs the preview shows all of them")),
                ..Problem::default()
            });
        }
        problems
    }

    /// A failure of the system, whose message may name any file.
    pub(crate) fn of_world(&self, message: String) -> Problem {
        match self {
            Disclosure::Everything => Problem::of_world(message),
            _ => Problem {
                is_error: true,
                message: String::from("the files of the site cannot be read"),
                hint: Some(String::from("the terminal that runs the preview says why")),
                ..Problem::default()
            },
        }
    }

    fn allows(&self, problem: &Diagnostic, inputs: &Inputs) -> bool {
        match self {
            Disclosure::Everything => true,
            Disclosure::Nothing => false,
            Disclosure::Shown(shown) => shown.allows(problem, inputs),
        }
    }
}

/// The ids and names of notes that are left out, and the names of all files that are left out, folded.
fn hidden(catalogue: &Catalogue, files: &HashSet<Arc<str>>, inputs: &Inputs) -> HashSet<String> {
    let left_out = ["content", "seeds"].into_iter().flat_map(|folder| inputs.under(folder));
    let left_out = left_out.filter(|file| !files.contains(&file.path));
    let mut hidden = HashSet::new();
    for file in left_out {
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        // Every folder may have an `_index.md`, so only its path identifies it.
        let name = if name == "_index.md" { &file.path } else { name };
        hidden.insert(fold::key(name));
    }
    hidden.extend(catalogue.withheld().map(fold::key));
    hidden.remove("");
    hidden
}

/// Whether the audience of a note is certain: its head could be read, and no key is a misspelling
/// of one that sets it.
fn is_level_known(note: &Note) -> bool {
    let of_heads =
        [&rule::FRONT_MATTER_SYNTAX, &rule::OPEN_FRONT_MATTER, &rule::MISPLACED_FRONT_MATTER];
    note.problems.iter().all(|problem| match &problem.place {
        _ if of_heads.contains(&problem.rule) => false,
        Some(place) if problem.rule == &rule::UNKNOWN_KEY => {
            let key = note.text.get(place.start..place.end).unwrap_or_default();
            !may_withhold(key.trim_matches(['"', '\'']))
        }
        _ => true,
    })
}

impl Shown {
    fn allows(&self, problem: &Diagnostic, inputs: &Inputs) -> bool {
        let also = problem.also.iter();
        let places = problem.place.iter().chain(also.clone().map(|(place, _)| place));
        let words = [problem.message.as_str(), &problem.label].into_iter();
        let words =
            words.chain(problem.hint.as_deref()).chain(also.map(|(_, label)| label.as_str()));
        places.clone().all(|place| self.may_name(&place.file))
            && words
                .chain(places.map(|place| lines_of(place, inputs)))
                .all(|text| self.is_free(text))
    }

    fn may_name(&self, file: &str) -> bool {
        let is_content = ["content/", "seeds/"].iter().any(|folder| file.starts_with(folder));
        !is_content || self.files.contains(file)
    }

    /// Whether a text contains no withheld words.
    fn is_free(&self, text: &str) -> bool {
        let text = fold::key(text);
        let is_of_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let cuts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let is_cut = |at: &usize| {
            !(is_of_word(text[..*at].chars().next_back()) && is_of_word(text[*at..].chars().next()))
        };
        let cuts = cuts.filter(is_cut).collect::<Vec<_>>();
        let names_hidden = |(number, start): (usize, &usize)| {
            let ends = cuts[number + 1..].iter().take_while(|end| *end - start <= self.longest);
            ends.into_iter().any(|end| self.hidden.contains(&text[*start..*end]))
        };
        !cuts.iter().enumerate().any(names_hidden)
    }
}

/// The whole lines that a problem is shown with.
fn lines_of<'a>(place: &Location, inputs: &'a Inputs) -> &'a str {
    let bytes = inputs.get(&place.file).map_or(&[][..], |file| &file.bytes);
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let [start, end] = [place.start, place.end].map(|at| text.floor_char_boundary(at));
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[end..].find('\n').map_or(text.len(), |at| end + at);
    &text[first..last]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_whole_words_in_any_spelling() {
        let hidden = ["grey-wolf", "grey wolf", "secret.txt"].map(str::to_owned).into_iter();
        let shown = Shown { files: HashSet::new(), hidden: hidden.collect(), longest: 10 };
        for (text, is_free) in [
            ("`grey-wolf`", false),
            ("the Grey\n  Wolf", false),
            ("[[grey\u{ad}-wolf|x", false),
            ("content/actors/grey-wolf.md", false),
            ("did you mean `secret.txt`?", false),
            ("grey-wolfish", true),
            ("a grey wolverine", true),
            ("", true),
        ] {
            assert_eq!(shown.is_free(text), is_free, "{text}");
        }
    }

    #[test]
    fn long_lines_are_looked_at_once() {
        let hidden = HashSet::from_iter([String::from("grey-wolf")]);
        let shown = Shown { files: HashSet::new(), hidden, longest: 9 };
        assert!(shown.is_free(&"- ".repeat(100_000)));
    }
}
