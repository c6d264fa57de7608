//! Texts: which values count as one, and what must not stand in one.

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::text::direction;
use crate::text::plain::plain_length;

use super::value::{Kind, Value};
use super::{Fields, Span, Spanned, Syntax};

impl Fields {
    /// A text. In a note a number counts as the text that was written, `007` as well as `3.10`, since quotation marks
    /// are rare in YAML.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.take(key)?;
        self.as_text(key, value)
    }

    /// The id of a note, which may be written as a link: `[[red-hill]]`, `[[actors/red-hill.md|the group]]`.
    pub fn id(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let id = self.text(key)?;
        let link = id.value.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
        let target = link.and_then(|link| link.split(['|', '#']).next());
        let Some(name) = target.and_then(|target| target.rsplit('/').next()) else {
            return Some(id);
        };
        self.linklike.retain(|text| text.span != id.span);
        let name = name.trim();
        Some(Spanned::new(name.strip_suffix(".md").unwrap_or(name).to_owned(), id.span))
    }

    pub(super) fn as_text(&mut self, key: &str, value: Value) -> Option<Spanned<String>> {
        let text = match (value.kind, value.written) {
            (Kind::Text(text), _) => text,
            (Kind::Date(text), _) if !self.is_strict => text,
            (Kind::Integer(_) | Kind::Number(_), Some(written)) if !self.is_strict => written,
            (Kind::Boolean(_) | Kind::Null, Some(written))
                if self.syntax == Syntax::Yaml && !matches!(&*written, "" | "~") =>
            {
                written
            }
            (kind, written) => {
                let value = Value { kind, span: value.span, written };
                self.wrong_type(key, &value, "text");
                return None;
            }
        };
        self.note_placeholder(key, &text, &value.span);
        Some(Spanned::new(self.printable(key, text, &value.span), value.span))
    }

    /// Reports what a template of another program would have filled in.
    fn note_placeholder(&mut self, key: &str, text: &str, span: &Span) {
        let is_placeholder = [("<%", "%>"), ("{{", "}}")].into_iter().any(|(open, close)| {
            text.split_once(open).is_some_and(|(_, rest)| rest.contains(close))
        });
        if is_placeholder {
            let message = format!("`{}` holds a placeholder of a template", self.named(key));
            let problem = Diagnostic::new(&rule::PLACEHOLDER, message).at(&self.file, span);
            self.problems.push(
                problem.label("never filled in").hint("write the value, or leave the file out"),
            );
        }
    }

    /// Reports and removes control characters, which are invisible and forbidden in HTML, and characters that turn the
    /// text after them.
    fn printable(&mut self, key: &str, text: String, span: &Span) -> String {
        if plain_length(&text) == text.len() {
            return text;
        }
        let trimmed = text.trim();
        let is_hidden = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        let settled = direction::strip_bidi_controls(trimmed);
        let key = self.named(key);
        let message = match (trimmed.contains(is_hidden), &settled) {
            (true, _) => format!("`{key}` holds a control character, which is left out"),
            (false, Cow::Owned(_)) => {
                format!("`{key}` holds a character that turns text around, which is left out")
            }
            (false, Cow::Borrowed(whole)) if whole.len() == text.len() => return text,
            (false, Cow::Borrowed(whole)) => return String::from(*whole),
        };
        let problem = Diagnostic::new(&rule::CONTROL_CHARACTER, message).at(&self.file, span);
        self.problems.push(problem.label("something in here cannot be seen"));
        settled.replace(is_hidden, "").trim().to_owned()
    }
}
