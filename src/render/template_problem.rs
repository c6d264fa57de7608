//! Errors of the template engine as problems with their places in the theme's files.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use tera::ErrorKind;

use crate::diagnostic::{Diagnostic, Location};
use crate::rule;

/// A template: its file, for messages, and its text.
#[derive(Debug, Clone)]
pub(super) struct TemplateFile {
    pub(super) file: Arc<str>,
    pub(super) text: Box<str>,
}

/// A Tera error as a problem with its place in the theme's file. `on_page` says what was being made.
pub(super) fn problem(
    error: &tera::Error,
    files: &BTreeMap<String, TemplateFile>,
    on_page: &str,
) -> Diagnostic {
    let report = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report,
        // These know the template, and no place in it.
        ErrorKind::CircularExtend { tpl, .. } => {
            return in_tag(&error.to_string(), files, (tpl, "extends", None), on_page);
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            return in_tag(&error.to_string(), files, (tpl, "include", None), on_page);
        }
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("there is no template `{parent}`");
            return in_tag(&message, files, (current, "extends", Some(parent)), on_page);
        }
        _ => return of_text(&error.to_string(), files, on_page),
    };
    let file = files.get(report.filename()).map(|template| Arc::clone(&template.file));
    let file = file.unwrap_or_else(|| Arc::from(report.filename()));
    let span = report.span().range.clone();
    let message = format!("{}{on_page}", first_lower(report.message()));
    Diagnostic::new(&rule::TEMPLATE, message).at(&file, &span).label("in this template")
}

/// A problem at the tag of a template that names another, else at its first line.
fn in_tag(
    message: &str,
    files: &BTreeMap<String, TemplateFile>,
    (name, tag, other): (&str, &str, Option<&String>),
    on_page: &str,
) -> Diagnostic {
    let problem = Diagnostic::new(&rule::TEMPLATE, format!("{}{on_page}", first_lower(message)));
    let Some(TemplateFile { file, text }) = files.get(name) else { return problem };
    let mut tags = text.match_indices("{%").map(|(at, _)| {
        let end = text[at..].find("%}").map_or(text.len(), |end| at + end + "%}".len());
        at..end
    });
    let fits = |place: &Range<usize>| {
        let inside = text[place.clone()].trim_start_matches("{%").trim_start_matches('-');
        inside.trim_start().starts_with(tag)
            && other.is_none_or(|other| inside.contains(other.as_str()))
    };
    let place = tags.find(fits).unwrap_or(0..0);
    problem.at(file, &place).label("in this template")
}

/// An error whose places are in its text, as `error: MESSAGE` with `--> NAME:LINE:COLUMN` under it, several of them one
/// after another.
fn of_text(error: &str, files: &BTreeMap<String, TemplateFile>, on_page: &str) -> Diagnostic {
    let mut found = Vec::new();
    let mut message = None;
    for line in error.lines() {
        let line = line.trim_start();
        if let Some(words) = line.strip_prefix("error: ") {
            message = Some(words);
        } else if let (Some(words), Some(place)) = (message, line.strip_prefix("--> "))
            && let Some((file, place)) = place_of(place, files)
        {
            found.push((words, file, place));
            message = None;
        }
    }
    let mut found = found.into_iter();
    let Some((words, file, place)) = found.next() else {
        let problem = Diagnostic::new(&rule::TEMPLATE, format!("{error}{on_page}"));
        // A name that is no template of the theme is a mistake in the tag that has it.
        let named = files.values().find_map(|TemplateFile { file, text }| {
            let name = error.split(['`', '\'']).nth(1).filter(|name| !name.is_empty())?;
            let at = text.find(name)?;
            Some((file, at..at + name.len()))
        });
        return match named {
            Some((file, place)) => problem.at(file, &place).label("in this template"),
            None => problem,
        };
    };
    let message = format!("{}{on_page}", first_lower(words));
    let problem = Diagnostic::new(&rule::TEMPLATE, message).at(&file, &place);
    found.fold(problem.label("in this template"), |problem, (words, file, place)| {
        problem.also(Location::new(&file, &place), first_lower(words))
    })
}

/// The file and the range of `NAME:LINE:COLUMN`.
fn place_of(
    place: &str,
    files: &BTreeMap<String, TemplateFile>,
) -> Option<(Arc<str>, Range<usize>)> {
    let mut parts = place.rsplitn(3, ':');
    let column = parts.next()?.parse::<usize>().ok()?;
    let line = parts.next()?.parse::<usize>().ok()?;
    let TemplateFile { file, text } = files.get(parts.next()?)?;
    let mut start = 0;
    for before in text.split_inclusive('\n').take(line.checked_sub(1)?) {
        start += before.len();
    }
    let rest = text.get(start..)?.lines().next().unwrap_or_default();
    let mut columns = rest.char_indices().map(|(at, _)| at);
    let at = start + columns.nth(column.checked_sub(1)?).unwrap_or(rest.len());
    let word = text[at..].find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '"')));
    Some((Arc::clone(file), at..word.map_or(text.len(), |end| at + end)))
}

fn first_lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{InputFile, Inputs};
    use crate::render::Templates;
    use crate::words::Words;

    #[test]
    fn an_error_of_a_template_stands_where_it_is() {
        for (name, text, place, message) in [
            (
                "page.html",
                "{% include \"nope.html\" %}",
                "\"nope.html\"",
                "unknown template `nope.html`",
            ),
            ("page.html", "a\n é {{ 1 | nope }}", "nope", "unknown filter `nope`"),
            ("page.html", "{{ nope() }}", "nope", "unknown function `nope`"),
            ("page.html", "{% if 1 is nope %}{% endif %}", "nope", "unknown test `nope`"),
            (
                "page.html",
                "\n{% extends \"nope.html\" %}",
                "{% extends \"nope.html\" %}",
                "there is no template `nope.html`",
            ),
            (
                "page.html",
                "{% extends \"page.html\" %}",
                "{% extends \"page.html\" %}",
                "circular extend",
            ),
            (
                "page.html",
                "{% include \"page.html\" %}",
                "{% include \"page.html\" %}",
                "circular include",
            ),
            ("page.html", "{% if %}", "%}", ""),
            ("page.html", "{{ <nope/> }}", "nope", ""),
        ] {
            let path = format!("themes/own/templates/{name}");
            let inputs = Inputs::from_iter([InputFile::new(&path, text)]);
            let words = Arc::new(Words::built_in("en"));
            let problem = Templates::load(&inputs, "own", &words).expect_err(text);
            let found = problem.place.as_ref().expect(text);
            assert_eq!(&*found.file, path, "{text}");
            assert!(problem.message.starts_with(message), "{text}: {}", problem.message);
            if !message.is_empty() {
                assert_eq!(&text[found.start..found.end], place, "{text}: {}", problem.message);
            }
        }
    }
}
