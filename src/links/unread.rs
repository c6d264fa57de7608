//! Text that resembles a link or a citation but is neither: it would be shown as written, with the id of a note that
//! may be withheld.

use std::ops::Range;

use crate::catalogue::Catalogue;
use crate::diagnostic::Diagnostic;
use crate::note::Kind;
use crate::rule;
use crate::text::comment;
use crate::text::fold;

use super::marks::{Looks, Mark, forms, ids_of_words, is_address, marks, name, opening};

/// Searches a text for marks, piece by piece.
#[derive(Debug, Default)]
pub(crate) struct Unread {
    /// The opening at the end of the last piece: mark-up may be between it and the name.
    open: Option<Looks>,
    /// The names that were looked up, folded, including those of parsed links.
    pub(super) looked_up: Vec<String>,
}

impl Unread {
    /// Begins with the names that were looked up before.
    pub(super) fn after(looked_up: Vec<String>) -> Unread {
        Unread { looked_up, ..Unread::default() }
    }

    /// Ends the context: what follows does not continue the text before.
    pub(super) fn close(&mut self) {
        self.open = None;
    }

    /// Finds the marks in a piece of plain text, each with its range in the piece.
    pub(crate) fn find(
        &mut self,
        catalogue: &Catalogue,
        text: &str,
    ) -> Vec<(Range<usize>, Diagnostic)> {
        let first = self.after_opening(catalogue, text);
        let marks = marks(text).into_iter().filter_map(|mark| {
            let undefined = undefined_reference(text, &mark);
            let problem = self.judge(catalogue, mark.looks, text, mark.name);
            problem.map(|problem| (mark.span, problem)).or(undefined)
        });
        let found = first.into_iter().chain(marks).collect();
        self.open = opening(text);
        found
    }

    /// Judges a piece after an opening: code, or words with other mark-up than the piece before.
    pub(super) fn after_opening(
        &mut self,
        catalogue: &Catalogue,
        text: &str,
    ) -> Option<(Range<usize>, Diagnostic)> {
        let looks = self.open.take()?;
        let name = name(text, looks, 0);
        Some((name.clone(), self.judge(catalogue, looks, text, name)?))
    }

    /// Judges a name that is shown without a link: readers may see a name, but never the id of a withheld page.
    pub(super) fn unlinked(&mut self, catalogue: &Catalogue, name: &str) -> Option<Diagnostic> {
        self.judge(catalogue, Looks::Bracketed, name, 0..name.len())
    }

    /// The problem with a mark; `None` if it does not give the name of a note.
    fn judge(
        &mut self,
        catalogue: &Catalogue,
        looks: Looks,
        text: &str,
        name: Range<usize>,
    ) -> Option<Diagnostic> {
        let written = &text[name.clone()];
        if written.is_empty() {
            return None;
        }
        let forms = forms(written);
        self.looked_up.extend(forms.iter().cloned());
        let is_any = |is: &dyn Fn(&str) -> bool| forms.iter().any(|form| is(form));
        let is_withheld = match looks {
            Looks::Wikilink => is_any(&|form| catalogue.is_withheld(form)),
            _ => is_any(&|form| catalogue.is_withheld_id(form)),
        };
        let ids = ids_of_words(looks, &text[name.start..]);
        let is_withheld = is_withheld || ids.iter().any(|id| catalogue.is_withheld_id(id));
        self.looked_up.extend(ids.iter().map(|id| fold::key(id)));
        if is_withheld {
            let message =
                format!("`{}` is not read as {}", looks.as_written(written), looks.noun());
            let problem = Diagnostic::new(&rule::UNREAD_WITHHELD_LINK, message);
            return Some(
                problem.label("would name a page that this build leaves out").hint(looks.hint()),
            );
        }
        if looks == Looks::Citation
            && let Some(problem) = unknown_source(catalogue, text, &name)
        {
            return Some(problem);
        }
        let is_known = match looks {
            Looks::Wikilink => is_any(&|form| catalogue.is_known(form)),
            Looks::Address => {
                is_any(&|form| catalogue.by_id(form).is_some()) || is_address(written)
            }
            Looks::Reference => is_any(&|form| catalogue.by_id(form).is_some()),
            Looks::Citation => {
                let is_source = |id: &str| catalogue.of_kind(id, Kind::Source).is_some();
                // An id in braces may have blanks.
                let is_in_braces = text[..name.start].ends_with('{');
                is_any(&is_source) || is_in_braces && ids.iter().any(|id| is_source(id))
            }
            // Brackets are common around plain words.
            Looks::Bracketed => false,
        };
        is_known.then(|| {
            let message =
                format!("`{}` is not read as {}", looks.as_written(written), looks.noun());
            let problem = Diagnostic::new(&rule::UNREAD_LINK, message);
            problem.label("shown to readers as it stands").hint(looks.hint())
        })
    }
}

/// The problem with a citation of an id that no source has: it has a passage, or is within two letters of such an id.
/// Any other word behind an `@` is a word, as are addresses of mail and handles with a host.
fn unknown_source(catalogue: &Catalogue, text: &str, name: &Range<usize>) -> Option<Diagnostic> {
    let written = &text[name.clone()];
    let id = written.strip_suffix("'s").or(written.strip_suffix("’s")).unwrap_or(written);
    if catalogue.of_kind(&fold::key(id), Kind::Source).is_some() || id.contains('@') {
        return None;
    }
    let passage = text[name.end..].strip_prefix("#p");
    let is_cited = passage.is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    (is_cited || catalogue.is_near_source(id)).then(|| {
        let message = format!("`@{id}` is not read as a citation: no source has this id");
        let problem = Diagnostic::new(&rule::UNREAD_LINK, message);
        let problem = problem.label("shown to readers as it stands");
        let meant = catalogue.nearest_of_kind(id, Kind::Source);
        problem.hint(match meant {
            Some(id) => format!("did you mean `@{id}`? A backslash before the `@` makes it plain"),
            None => String::from("write the id of a source, or put a backslash before the `@`"),
        })
    })
}

/// The problem with `[words][label]` or `[words][]`, whose label no line gives an address, and its range. A bracket
/// behind a word is none, nor is a word in brackets before a number: `list[i][j]`, `[sic][1]`.
fn undefined_reference(text: &str, mark: &Mark) -> Option<(Range<usize>, Diagnostic)> {
    if mark.looks != Looks::Reference || !text[mark.name.end..].starts_with(']') {
        return None;
    }
    let before = &text[..mark.span.start];
    let open = before.rfind(['[', ']']).filter(|at| before[*at..].starts_with('['))?;
    let (words, label) = (&before[open + 1..], &text[mark.name.clone()]);
    let has_letter = |text: &str| text.contains(char::is_alphabetic);
    let is_reference = !before[..open].ends_with(|c: char| c.is_alphanumeric() || c == ')')
        && has_letter(words)
        && (label.is_empty() || has_letter(label) || words.trim().contains(' '));
    is_reference.then(|| {
        let shown = if label.is_empty() { words } else { label };
        let message = format!("no line gives the address of `[{shown}]`");
        let hint = format!("write `[{shown}]: https://...` on a line by itself, `[words](address)`, or `\\[` for brackets");
        let problem = Diagnostic::new(&rule::UNREAD_LINK, message);
        let problem = problem.label("shown to readers as it stands").hint(hint);
        (open..mark.name.end + 1, problem)
    })
}

impl Looks {
    fn noun(self) -> &'static str {
        if self == Looks::Citation { "a citation" } else { "a link" }
    }

    fn as_written(self, name: &str) -> String {
        let name = name.replace('\n', " ");
        match self {
            Looks::Wikilink => format!("[[{name}"),
            Looks::Address => name,
            Looks::Reference => format!("][{name}]"),
            Looks::Bracketed => format!("[{name}]"),
            Looks::Citation => format!("@{name}"),
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Looks::Wikilink => {
                "write `[[id]]` or `[[id|words]]` with plain words, the bar as `\\|` in a table; keys of the head and HTML hold no links"
            }
            Looks::Address | Looks::Reference | Looks::Bracketed => {
                "write `%20` for each space of the address, as in `[words](folder/my%20note.md)`, or `[[id|words]]`"
            }
            Looks::Citation => {
                "write `[see @id#p1, p. 3; @other#p2]` with an id in each part; keys of the head and HTML hold no citations"
            }
        }
    }
}

/// The problem with a comment in a text that is shown as it stands.
pub(crate) fn comment_in_key(text: &str) -> Option<Diagnostic> {
    comment::is_in(text).then(|| {
        let problem = Diagnostic::new(&rule::COMMENT_IN_KEY, "this key would show a comment");
        let problem = problem.label("shown to readers as it stands");
        problem.hint("put it behind `#`, as comments of a head are, or into the text of the note")
    })
}
