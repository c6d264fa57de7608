//! Draws a problem with the lines it stands on.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use crate::diagnostic::{self, Diagnostic, Place, Severity};
use crate::input::Inputs;
use crate::printable;
use crate::theme;

/// How problems are drawn.
#[derive(Debug)]
pub struct Drawing(Renderer);

/// A problem as it is drawn: whatever it holds of other people's texts is spelled out, so that its own colours are all
/// that steers a terminal.
#[derive(Debug)]
pub struct Drawn(String);

impl Drawn {
    /// What to print.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drawing {
    /// Without colours.
    pub fn plain() -> Drawing {
        Drawing(Renderer::plain())
    }

    /// With the colours of a terminal.
    pub fn coloured() -> Drawing {
        Drawing(Renderer::styled())
    }

    /// The whole problem: its message, every place with its lines, and the hint.
    pub fn draw(&self, diagnostic: &Diagnostic, inputs: &Inputs) -> Drawn {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let group = level
            .primary_title(printable(&diagnostic.message))
            .id(diagnostic.rule)
            .elements(Vec::<Snippet<'_, Patch<'_>>>::new());
        let group = with_places(group, diagnostic, inputs);
        let hint = diagnostic.hint.as_deref().map(|hint| Level::HELP.message(printable(hint)));
        let group: Group<'_> = match hint {
            Some(hint) => group.element(hint),
            None => group,
        };
        Drawn(self.rendered(group, diagnostic, inputs))
    }

    /// The places alone, for where message and hint are shown in another way; nothing where it stands nowhere.
    pub fn places(&self, diagnostic: &Diagnostic, inputs: &Inputs) -> Option<String> {
        diagnostic.place.as_ref()?;
        let group = with_places(Group::with_level(Level::NOTE), diagnostic, inputs);
        Some(self.rendered(group, diagnostic, inputs))
    }

    /// The renderer counts columns in the lines as they are shown; the columns of the files take their places.
    fn rendered(&self, group: Group<'_>, diagnostic: &Diagnostic, inputs: &Inputs) -> String {
        let mut drawn = self.0.render(&[group]).to_string();
        let mut from = 0;
        let also = diagnostic.also.iter().map(|(place, _)| place);
        for place in diagnostic.place.iter().chain(also) {
            let stretch = Stretch::of(place, inputs);
            let (number, column) = (stretch.number, stretch.column);
            let head = format!("{}:{number}:", printable_name(&place.file));
            let is_here = |at: &usize| {
                let line = drawn[..*at].rfind('\n').map_or(0, |end| end + 1);
                let is_arrow = ["-->", ":::"].iter().any(|sign| drawn[line..*at].contains(sign));
                let rest = &drawn[at + head.len()..];
                is_arrow && rest.starts_with(|c: char| c.is_ascii_digit())
            };
            let found = drawn[from..].match_indices(&head).map(|(at, _)| from + at).find(is_here);
            let Some(at) = found.map(|at| at + head.len()) else { continue };
            let digits = drawn[at..].bytes().take_while(u8::is_ascii_digit).count();
            drawn.replace_range(at..at + digits, &column.to_string());
            from = at;
        }
        drawn.replace(JOINER, "\u{200d}")
    }
}

/// Stands for a joiner while a problem is drawn, since the renderer leaves joiners out. As wide as one, and in no text
/// that is spelled out.
const JOINER: &str = "\u{2060}";

fn printable(text: &str) -> String {
    printable::text(text).replace('\u{200d}', JOINER)
}

fn with_places<'a>(
    mut group: Group<'a>,
    diagnostic: &'a Diagnostic,
    inputs: &'a Inputs,
) -> Group<'a> {
    let places = diagnostic
        .place
        .iter()
        .map(|place| (place, diagnostic.label.as_str(), AnnotationKind::Primary));
    let others = diagnostic
        .also
        .iter()
        .map(|(place, label)| (place, label.as_str(), AnnotationKind::Context));
    for (place, label, kind) in places.chain(others) {
        group = group.element(snippet(place, label, kind, inputs));
    }
    group
}

fn printable_name(file: &str) -> String {
    printable::line(file).replace('\u{200d}', JOINER)
}

/// The lines a place stands on, as they are shown. What is spelled out makes a line longer, and the mark moves with it.
fn snippet<'a>(
    place: &'a Place,
    label: &str,
    kind: AnnotationKind,
    inputs: &'a Inputs,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let stretch = Stretch::of(place, inputs);
    let (shown, marked) = printable::with_place(stretch.lines, stretch.marked);
    let shown = shown.replace('\u{200d}', JOINER);
    let mark = kind.span(marked).label(printable(label));
    Snippet::source(shown)
        .line_start(stretch.number)
        .path(printable_name(&place.file))
        .annotation(mark)
}

/// The whole lines of a file that a place stands on.
struct Stretch<'a> {
    lines: &'a str,
    /// The place within them.
    marked: Range<usize>,
    /// The number of the first line.
    number: usize,
    /// The column of the place in it, from 1, in Unicode scalar values.
    column: usize,
}

impl<'a> Stretch<'a> {
    fn of(place: &Place, inputs: &'a Inputs) -> Stretch<'a> {
        let text = text_of(place, inputs);
        let end = place.end.min(text.len());
        let start = place.start.min(end);
        let first = memchr::memrchr(b'\n', &text.as_bytes()[..start]).map_or(0, |at| at + 1);
        let last = memchr::memchr(b'\n', &text.as_bytes()[end..]).map_or(text.len(), |at| end + at);
        let lines = &text[first..last];
        // A line may end as Windows ends it, and then the mark stands before that.
        let lines = lines.strip_suffix('\r').unwrap_or(lines);
        let within = |offset: usize| (offset - first).min(lines.len());
        let marked = within(start)..within(end);
        let number = memchr::memchr_iter(b'\n', &text.as_bytes()[..first]).count() + 1;
        let column = lines.char_indices().take_while(|(at, _)| *at < marked.start).count() + 1;
        Stretch { lines, marked, number, column }
    }
}

/// The text of a file as far as it can be shown: up to the first byte that is no text.
fn text_of<'a>(place: &Place, inputs: &'a Inputs) -> &'a str {
    let built_in = || theme::built_in(&place.file).unwrap_or_default();
    let bytes = inputs.get(&place.file).map_or_else(built_in, |file| &file.bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// The line and column of the start and of the end of a place, from 1; columns count Unicode scalar values.
pub fn lines_and_columns(place: &Place, inputs: &Inputs) -> [(usize, usize); 2] {
    let text = text_of(place, inputs);
    [place.start, place.end].map(|offset| diagnostic::line_and_column(text, offset))
}
