//! Problems in the preview: made from diagnostics, and as an HTML list in the bar of a page and on
//! the page shown in place of a failed one.

use std::fmt::Write;
use std::path::Path;

use super::edition::Problem;
use crate::diagnostic::{Diagnostic, Severity, and_more, to_draw};
use crate::drawing::Drawing;
use crate::text::escape::escape;
use crate::texts::Texts;

impl Problem {
    /// A problem of the content, with its lines.
    pub(crate) fn new(diagnostic: &Diagnostic, texts: &mut Texts<'_>) -> Problem {
        let place = diagnostic.place.as_ref().map(|place| {
            let [(line, column), _] = texts.lines_and_columns(place);
            format!("{}:{line}:{column}", place.file)
        });
        Problem {
            is_error: diagnostic.severity == Severity::Error,
            message: diagnostic.message.clone(),
            place,
            frame: Drawing::plain().places(diagnostic, texts),
            hint: diagnostic.hint.clone(),
            more: 0,
        }
    }

    /// The problems to show: of many similar ones the first, and one that gives the number of the
    /// others.
    pub(crate) fn list<'a>(
        problems: impl IntoIterator<Item = &'a Diagnostic>,
        texts: &mut Texts<'_>,
    ) -> Vec<Problem> {
        let mut list = Vec::new();
        for (diagnostic, more) in to_draw(problems) {
            let shown = Problem::new(diagnostic, texts);
            let message = and_more(diagnostic, more);
            let is_error = shown.is_error;
            list.push(shown);
            if let Some(more) = more.checked_sub(1) {
                list.push(Problem { is_error, message, more, ..Problem::default() });
            }
        }
        list
    }

    /// A problem of the world: a folder that is gone, a disk that refuses.
    pub(crate) fn of_world(message: String) -> Problem {
        Problem { is_error: true, message, ..Problem::default() }
    }
}

/// A problem without the folders of the machine that a link of the site leads to: they are the user's, and not for
/// browsers.
pub(super) fn without_folders(problem: &Diagnostic) -> Diagnostic {
    let hint = problem.hint.as_deref().map(names_alone);
    Diagnostic { message: names_alone(&problem.message), hint, ..problem.clone() }
}

/// A text in whose quotations only the last name of each absolute path is left.
fn names_alone(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for part in text.split_inclusive(['`', '"']) {
        let quoted = part.trim_end_matches(['`', '"']);
        let path = Path::new(quoted);
        match path.file_name().filter(|_| path.is_absolute()) {
            Some(name) => {
                shown.extend(["…/", &name.to_string_lossy(), &part[quoted.len()..]]);
            }
            None => shown.push_str(part),
        }
    }
    shown
}

/// The list. A click on a place copies it as editors take it.
pub(super) fn list(problems: &[Problem]) -> String {
    let mut html = String::from("<ol class=\"problems\">\n");
    for problem in problems {
        item(&mut html, problem);
    }
    html.push_str("</ol>\n");
    html
}

fn item(html: &mut String, problem: &Problem) {
    let (class, word) = if problem.is_error { ("error", "error") } else { ("warning", "warning") };
    let message = escape(&problem.message);
    // Writing to a string cannot fail.
    let _ = writeln!(html, "<li class=\"{class}\"><p><strong>{word}:</strong> {message}</p>");
    if let Some(place) = &problem.place {
        html.push_str(&copy_button(line_of(place), place));
    }
    if let Some(frame) = &problem.frame {
        let _ = writeln!(html, "<pre tabindex=\"0\">{}</pre>", escape(frame));
    }
    if let Some(hint) = &problem.hint {
        let _ = writeln!(html, "<p class=\"hint\"><strong>help:</strong> {}</p>", escape(hint));
    }
    html.push_str("</li>\n");
}

/// A button that copies `text` and shows `label`.
pub(super) fn copy_button(text: &str, label: &str) -> String {
    format!(
        "<button type=\"button\" data-copy=\"{}\" title=\"Copy\"><code>{}</code></button>\n",
        escape(text),
        escape(label)
    )
}

/// How many there are: `2 errors, 1 warning`.
pub(super) fn count(problems: &[Problem]) -> String {
    let count = |is_error| {
        let alike = problems.iter().filter(|problem| problem.is_error == is_error);
        alike.map(|problem| 1 + problem.more).sum::<usize>()
    };
    let parts = [(count(true), "error"), (count(false), "warning")];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    parts.map(|(count, noun)| plural(count, noun)).collect::<Vec<_>>().join(", ")
}

/// `1 file`, `2 files`.
pub(super) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The file and line of `file:line:column`.
fn line_of(place: &str) -> &str {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match place.rsplit_once(':') {
        Some((line, column)) if is_number(column) => match line.rsplit_once(':') {
            Some((_, number)) if is_number(number) => line,
            _ => place,
        },
        _ => place,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::diagnostic::Location;
    use crate::input::{InputFile, Inputs};
    use crate::rule;

    /// A problem with every part, none of it fit for HTML as it is.
    pub(in crate::preview) fn nasty() -> Problem {
        Problem {
            is_error: true,
            message: String::from("<script>alert(1)</script>"),
            place: Some(String::from("content/\"a\".md:12:3")),
            frame: Some(String::from("12 | </pre><b>")),
            hint: Some(String::from("did you mean `<i>`?")),
            more: 0,
        }
    }

    #[test]
    fn everything_in_a_list_is_escaped() {
        let html = list(&[nasty()]);
        for tag in ["<script", "</pre><b", "<i>", "\"a\""] {
            assert!(!html.contains(tag), "{tag} in {html}");
        }
        assert!(html.contains("data-copy=\"content/&quot;a&quot;.md:12\""), "{html}");
    }

    #[test]
    #[cfg(unix)]
    fn of_a_folder_of_the_machine_only_the_last_name_is_shown() {
        for (text, expected) in [
            (
                "`a.md` is a link to `/home/x/b.md`, outside",
                "`a.md` is a link to `…/b.md`, outside",
            ),
            ("write folders = [\"/home/x\"] / or not", "write folders = [\"…/x\"] / or not"),
            ("`b/c.md` and `/`", "`b/c.md` and `/`"),
        ] {
            assert_eq!(names_alone(text), expected);
        }
    }

    #[test]
    fn a_click_copies_file_and_line() {
        for (place, expected) in [
            ("a.md:12:3", "a.md:12"),
            ("a.md:12", "a.md:12"),
            ("a.md", "a.md"),
            ("C:7", "C:7"),
            (":", ":"),
        ] {
            assert_eq!(line_of(place), expected);
        }
    }

    #[test]
    fn errors_and_warnings_are_counted_apart() {
        let warning = Problem { is_error: false, ..nasty() };
        assert_eq!(count(&[nasty(), warning.clone(), nasty()]), "2 errors, 1 warning");
        assert_eq!(count(&[warning]), "1 warning");
    }

    #[test]
    fn very_many_of_one_kind_are_counted_and_not_all_shown() {
        let inputs = Inputs::from_iter([InputFile::new("content/a.md", "x".repeat(2_000))]);
        let at = |start| Location { file: "content/a.md".into(), start, end: start + 1 };
        let many = (0..2_000).map(|start| Diagnostic {
            place: Some(at(start)),
            ..Diagnostic::new(&rule::UNKNOWN_LINK, "unknown")
        });
        let problems = Problem::list(&many.collect::<Vec<_>>(), &mut Texts::of(&inputs));
        assert_eq!(problems.len(), 101);
        assert_eq!(problems[100].message, "and 1,900 more of `unknown-link` in content/a.md");
        assert_eq!(count(&problems), "2000 errors");
    }
}
