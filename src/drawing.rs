//! Draws problems with the lines of their places.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::printable;
use crate::texts::{Extract, Texts};

/// A renderer of problems.
#[derive(Debug)]
pub struct Drawing(Renderer);

/// A drawn problem. Unprintable characters of texts are spelled out, so its colours are the only escape sequences that
/// reach a terminal.
#[derive(Debug)]
pub struct Drawn(String);

impl Drawn {
    /// The text to print.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drawing {
    /// Draws without colours.
    pub fn plain() -> Drawing {
        Drawing(Renderer::plain())
    }

    /// Draws with the colours of a terminal.
    pub fn coloured() -> Drawing {
        Drawing(Renderer::styled())
    }

    /// Draws a problem: its message, every place with its lines, and the hint.
    pub fn draw(&self, diagnostic: &Diagnostic, texts: &mut Texts<'_>) -> Drawn {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let group = level
            .primary_title(printable(&diagnostic.message))
            .id(diagnostic.rule.id)
            .elements(Vec::<Snippet<'_, Patch<'_>>>::new());
        let shown = shown(diagnostic, texts);
        let group = with_places(group, &shown);
        let hint = diagnostic.hint.as_deref().map(|hint| Level::HELP.message(printable(hint)));
        let group: Group<'_> = match hint {
            Some(hint) => group.element(hint),
            None => group,
        };
        Drawn(self.rendered(group, &shown))
    }

    /// Draws the places only, for callers that show message and hint themselves; `None` without a place.
    pub fn places(&self, diagnostic: &Diagnostic, texts: &mut Texts<'_>) -> Option<String> {
        diagnostic.place.as_ref()?;
        let shown = shown(diagnostic, texts);
        let group = with_places(Group::with_level(Level::NOTE), &shown);
        Some(self.rendered(group, &shown))
    }

    /// Renders a group. The renderer counts columns in printed lines; they are replaced by the columns in the files.
    fn rendered(&self, group: Group<'_>, shown: &[Shown<'_>]) -> String {
        let mut drawn = self.0.render(&[group]).to_string();
        let mut from = 0;
        for Shown { extract, path, .. } in shown {
            let head = format!("{path}:{}:", extract.line);
            let is_here = |at: &usize| {
                let line = drawn[..*at].rfind('\n').map_or(0, |end| end + 1);
                let is_arrow = ["-->", ":::"].iter().any(|sign| drawn[line..*at].contains(sign));
                let rest = &drawn[at + head.len()..];
                is_arrow && rest.starts_with(|c: char| c.is_ascii_digit())
            };
            let found = drawn[from..].match_indices(&head).map(|(at, _)| from + at).find(is_here);
            let Some(at) = found.map(|at| at + head.len()) else { continue };
            let digits = drawn[at..].bytes().take_while(u8::is_ascii_digit).count();
            drawn.replace_range(at..at + digits, &extract.column.to_string());
            from = at;
        }
        drawn.replace(JOINER, "\u{200d}")
    }
}

/// Replaces zero-width joiners during rendering, since the renderer drops them. It has the same width, and does not
/// occur in printable text.
const JOINER: &str = "\u{2060}";

fn printable(text: &str) -> String {
    printable::text(text).replace('\u{200d}', JOINER)
}

/// A place to draw.
struct Shown<'a> {
    extract: Extract<'a>,
    label: &'a str,
    kind: AnnotationKind,
    /// The path of the file, in printable form.
    path: String,
}

fn shown<'a, 'texts: 'a>(diagnostic: &'a Diagnostic, texts: &mut Texts<'texts>) -> Vec<Shown<'a>> {
    let places = diagnostic
        .place
        .iter()
        .map(|place| (place, diagnostic.label.as_str(), AnnotationKind::Primary));
    let others = diagnostic
        .also
        .iter()
        .map(|(place, label)| (place, label.as_str(), AnnotationKind::Context));
    let shown = places.chain(others).map(|(place, label, kind)| Shown {
        extract: texts.extract(place),
        label,
        kind,
        path: printable::line(&place.file).replace('\u{200d}', JOINER),
    });
    shown.collect()
}

fn with_places<'a>(group: Group<'a>, places: &'a [Shown<'_>]) -> Group<'a> {
    places.iter().fold(group, |group, place| group.element(snippet(place)))
}

/// The lines of a place in printable form. Spelled-out characters make a line longer, so the mark moves.
fn snippet<'a>(place: &'a Shown<'_>) -> Snippet<'a, Annotation<'a>> {
    let Shown { extract, label, kind, path } = place;
    let (shown, marked) = printable::with_place(extract.text, extract.span.clone());
    let shown = shown.replace('\u{200d}', JOINER);
    let mark = kind.span(marked).label(printable(label));
    Snippet::source(shown).line_start(extract.line).path(path.as_str()).annotation(mark)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::input::{InputFile, Inputs};
    use crate::rule;

    /// Draws a problem that marks the three letters after `§`.
    fn drawn(text: &str) -> String {
        let at = text.find('§').expect("the place is marked");
        let inputs = Inputs::from_iter([InputFile::new("content/a.md", text.replace('§', ""))]);
        let problem = Diagnostic::new(&rule::UNKNOWN_LINK, "unknown").label("this");
        let problem = problem.at(&Arc::from("content/a.md"), &(at..at + 3));
        Drawing::plain().draw(&problem, &mut Texts::of(&inputs)).as_str().to_owned()
    }

    #[test]
    fn a_place_is_drawn_with_its_line() {
        let expected = "\
error[unknown-link]: unknown
 --> content/a.md:2:3
  |
2 | č xyz d
  |   ^^^ this";
        assert_eq!(drawn("a b\nč §xyz d\ne\n"), expected);
    }

    #[test]
    fn of_a_very_long_line_only_the_part_around_the_place_is_drawn() {
        let (before, behind) = ("č ".repeat(9_000), "d ".repeat(9_000));
        let drawn = drawn(&format!("a\n{before}§xyz {behind}\nb\n"));
        assert!(drawn.contains(" --> content/a.md:2:18001\n"), "{drawn}");
        assert!(drawn.lines().any(|line| line.contains("č xyz d")), "{drawn}");
        assert!(drawn.len() < 2_000, "{drawn}");
    }
}
