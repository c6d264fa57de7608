//! Draws a problem with the lines it stands on.

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use crate::diagnostic::{self, Diagnostic, Place, Severity};
use crate::input::Inputs;
use crate::theme;

/// How problems are drawn.
#[derive(Debug)]
pub struct Drawing(Renderer);

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
    pub fn draw(&self, diagnostic: &Diagnostic, inputs: &Inputs) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let group = level
            .primary_title(&diagnostic.message)
            .id(diagnostic.rule)
            .elements(Vec::<Snippet<'_, Patch<'_>>>::new());
        let group = with_places(group, diagnostic, inputs);
        let hint = diagnostic.hint.as_deref().map(|hint| Level::HELP.message(hint));
        let group: Group<'_> = match hint {
            Some(hint) => group.element(hint),
            None => group,
        };
        self.0.render(&[group]).to_string()
    }

    /// The places alone, for where message and hint are shown in another way; nothing where it stands nowhere.
    pub fn places(&self, diagnostic: &Diagnostic, inputs: &Inputs) -> Option<String> {
        diagnostic.place.as_ref()?;
        let group = Group::with_level(Level::NOTE);
        Some(self.0.render(&[with_places(group, diagnostic, inputs)]).to_string())
    }
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

fn snippet<'a>(
    place: &'a Place,
    label: &'a str,
    kind: AnnotationKind,
    inputs: &'a Inputs,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let text = text_of(place, inputs);
    let end = place.end.min(text.len());
    let start = place.start.min(end);
    Snippet::source(text).path(&*place.file).annotation(kind.span(start..end).label(label))
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
