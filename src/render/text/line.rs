//! The pieces of a line as HTML.

use std::borrow::Cow;
use std::fmt::Write;

use crate::document::heading::shown_text;
use crate::document::{
    Citation, CitationForm, CitationItem, Image, Inline, Line, Link, LinkForm, Style, Target,
};
use crate::render::html::Html;
use crate::render::view::RefUse;
use crate::text::apostrophe::Apostrophes;
use crate::text::direction;
use crate::text::escape;

use super::{TextPlace, Writer, has_leftward};

impl<P: TextPlace> Writer<'_, P> {
    pub(super) fn line(&mut self, line: &Line<'_>) {
        if self.n_lines == 0
            && let Some(apostrophes) = &mut self.apostrophes
        {
            *apostrophes = Apostrophes::default();
        }
        self.n_lines += 1;
        let mut rest = &line[..];
        while let Some((piece, after)) = rest.split_first() {
            match numbers_ahead(rest) {
                0 => {
                    self.piece(piece);
                    rest = after;
                }
                n_pieces => {
                    self.numbers(&rest[..n_pieces]);
                    rest = &rest[n_pieces..];
                }
            }
        }
        self.n_lines -= 1;
    }

    /// Citations side by side that are mere numbers, in one bracket.
    fn numbers(&mut self, pieces: &[Inline<'_>]) {
        let mut uses = Vec::new();
        for piece in pieces {
            let Inline::Citation(citation) = piece else { continue };
            for item in &citation.items {
                uses.extend(self.used(item));
            }
        }
        // No space before the numbers, so that they stay with the words they support.
        let end = self.html.trim_end_matches(' ').len();
        self.html.truncate(end);
        self.bracket(&uses);
    }

    fn piece(&mut self, piece: &Inline<'_>) {
        match piece {
            Inline::Text(run) | Inline::Unlinked(run) => self.text(&run.text),
            Inline::Unread(unread) => self.as_written(&unread.run.text),
            Inline::Code { text, .. } => {
                self.html.push_str("<code>");
                self.as_written(text);
                self.html.push_str("</code>");
            }
            Inline::Break => self.html.push_str("<br>\n"),
            Inline::Omission { is_of_words: true } => {
                self.html.push_str(" <span class=\"gap\">[…]</span> ");
            }
            Inline::Omission { is_of_words: false } => self.html.push(' '),
            Inline::Styled { style, line } => {
                let tag = tag(*style);
                self.html.extend(["<", tag, ">"]);
                self.line(line);
                self.html.extend(["</", tag, ">"]);
            }
            Inline::Link(link) => self.link(link),
            // One within a line is a link, as its problem says.
            Inline::Embed(link) => self.link(link),
            Inline::Image(image) => self.image(image),
            Inline::Name { entity, run } => {
                let is_in_link = self.link.is_some();
                let words = set(&mut self.apostrophes, &run.text);
                self.place.name(&mut self.html, *entity, &words, is_in_link);
            }
            Inline::Citation(citation) => self.citation(citation),
            Inline::FootnoteReference { number, .. } => self.footnote_reference(*number),
            Inline::Html { html, .. } => self.raw_html(html),
        }
    }

    /// A link; within another link, only its text. A link without text shows its address.
    pub(super) fn link(&mut self, link: &Link<'_>) {
        let (address, words) = match &link.target {
            Target::Note(note) => {
                let address = self.place.note(*note, link.heading.as_deref());
                (address, self.place.title(*note).to_owned())
            }
            Target::Here => self.place.here(link.heading.as_deref().unwrap_or_default()),
            Target::Web(address) => {
                let fragment = link.heading.as_ref().map(|heading| format!("#{heading}"));
                let address = format!("{address}{}", fragment.unwrap_or_default());
                (Some(address.clone()), address)
            }
            Target::Tag(tag) => (self.place.tag(tag), tag.to_string()),
            Target::Page(path) => self.place.page(path, link.heading.as_deref()),
            Target::File(path) => {
                let name = path.rsplit('/').next().unwrap_or_default();
                (self.place.file(path), name.to_owned())
            }
            // The name of a missing page is not shown, as it may be withheld.
            Target::Written(_) => (None, self.place.words().say("withheld_page").to_owned()),
        };
        let Some(address) = address.filter(|_| self.link.is_none()) else {
            return self.words(link, &words);
        };
        self.html.extend(["<a href=\"", &escape::address(&address), "\""]);
        // A link that shows its address does not need the address added on paper.
        if matches!(link.form, LinkForm::Address | LinkForm::Mail) {
            self.html.push_str(" class=\"bare\"");
        }
        if matches!(link.target, Target::Web(_)) {
            self.html.push_str(" rel=\"nofollow noreferrer\"");
        }
        self.title(&link.title);
        self.html.push('>');
        self.link = Some(String::new());
        self.words(link, &words);
        self.html.push_str("</a>");
        let behind = self.link.take().unwrap_or_default();
        self.html.push_str(&behind);
    }

    /// The text of a link, isolated if it may run from right to left.
    fn words(&mut self, link: &Link<'_>, default: &str) {
        let is_isolated = self.place.marks_direction() && has_leftward(&link.line);
        if is_isolated {
            self.html.push(direction::ISOLATE);
        }
        match link.line.is_empty() {
            true if matches!(link.target, Target::Web(_)) => self.as_written(default),
            true => self.text(default),
            false => self.line(&link.line),
        }
        if is_isolated {
            self.html.push(direction::END);
        }
    }

    /// Plain text.
    fn text(&mut self, text: &str) {
        let text = set(&mut self.apostrophes, text);
        self.written(&text);
    }

    /// Plain text without a change, such as code.
    fn as_written(&mut self, text: &str) {
        if let Some(apostrophes) = &mut self.apostrophes {
            apostrophes.pass(text);
        }
        self.written(text);
    }

    fn written(&mut self, text: &str) {
        match self.place.marks_direction() {
            true => escape::push(&mut self.html, &direction::strip_bidi_controls(text)),
            false => escape::push(&mut self.html, text),
        }
    }

    /// Writes HTML that is itself a link, after the open link if there is one.
    pub(super) fn beside_link(&mut self, html: &str) {
        self.link.as_mut().unwrap_or(&mut self.html).push_str(html);
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.extend([" title=\"", &escape::escape(title), "\""]);
        }
    }

    /// A picture; its text if it cannot be shown.
    fn image(&mut self, image: &Image<'_>) {
        let title = |note: u32| self.place.title(note);
        let heading = |wanted: &str| self.place.here(wanted).1;
        let alt = shown_text(&image.alt, &title, &heading).replace('\n', " ");
        let Some(address) = self.place.picture(&image.address) else {
            return escape::push(&mut self.html, &alt);
        };
        self.html.extend(["<img src=\"", &escape::address(&address), "\""]);
        self.title(&image.title);
        if let Some((width, height)) = image.size {
            write!(self.html, " width=\"{width}\"").expect("a string takes all");
            if let Some(height) = height {
                write!(self.html, " height=\"{height}\"").expect("a string takes all");
            }
        }
        self.html.extend([" alt=\"", &escape::escape(&alt), "\">"]);
    }

    /// The numbers of references; in parentheses if words or a locator go with them.
    fn citation(&mut self, citation: &Citation<'_>) {
        let is_plain = citation.items.iter().all(|item| !item.has_words());
        match citation.form {
            CitationForm::Bracketed => self.in_parentheses(citation),
            CitationForm::InText => {
                let first = citation.items.first();
                let name = first.and_then(|item| self.place.source_name(&item.source));
                if let Some(name) = name {
                    self.text(&name);
                }
                match is_plain {
                    true => {
                        let uses = citation.items.iter().filter_map(|item| self.used(item));
                        let uses = uses.collect::<Vec<_>>();
                        self.bracket(&uses);
                    }
                    false => {
                        self.html.push(' ');
                        self.in_parentheses(citation);
                    }
                }
            }
        }
    }

    fn in_parentheses(&mut self, citation: &Citation<'_>) {
        self.html.push('(');
        for (nth, item) in citation.items.iter().enumerate() {
            if nth > 0 {
                self.separate("semicolon");
            }
            self.cited(item);
        }
        self.html.push(')');
    }

    /// Writes a sign of the language and a space.
    fn separate(&mut self, sign: &str) {
        escape::push(&mut self.html, self.place.words().say(sign));
        self.html.push(' ');
    }

    fn cited(&mut self, item: &CitationItem<'_>) {
        self.line(&item.prefix);
        self.number(item);
        if let Some(locator) = &item.locator {
            let (id, value) = (format!("locator_{}", locator.label), &*locator.value);
            let locator = self.place.words().fill(&id, &[("value", value)]);
            self.separate("comma");
            escape::push(&mut self.html, &locator);
        }
        if !item.suffix.is_empty() {
            self.html.push(' ');
            self.line(&item.suffix);
        }
    }

    fn number(&mut self, item: &CitationItem<'_>) {
        let used = self.used(item);
        self.bracket(used.as_slice());
    }

    /// Records a use; `None` if there is no such source.
    fn used(&mut self, item: &CitationItem<'_>) -> Option<RefUse> {
        self.place.cite(&item.source, item.cited()?)
    }

    /// Writes numbers of references, after the open link if there is one.
    fn bracket(&mut self, uses: &[RefUse]) {
        let html = self.link.as_mut().unwrap_or(&mut self.html);
        Html::append(html, |html| html.refs(self.place.words(), uses));
    }
}

/// A piece of text with its apostrophes set.
fn set<'t>(apostrophes: &mut Option<Apostrophes>, text: &'t str) -> Cow<'t, str> {
    match apostrophes {
        Some(apostrophes) => apostrophes.set(text),
        None => Cow::Borrowed(text),
    }
}

/// How many pieces at the beginning of a line are numbers of references side by side: citations without words, with nothing
/// but space between them.
fn numbers_ahead(line: &[Inline<'_>]) -> usize {
    let mut n_pieces = 0;
    for (at, piece) in line.iter().enumerate() {
        match piece {
            Inline::Citation(citation) if is_numbers(citation) => n_pieces = at + 1,
            Inline::Text(run) if at > 0 && run.text.trim().is_empty() => {}
            _ => break,
        }
    }
    n_pieces
}

fn is_numbers(citation: &Citation<'_>) -> bool {
    citation.form == CitationForm::Bracketed && citation.items.iter().all(|item| !item.has_words())
}

fn tag(style: Style) -> &'static str {
    match style {
        Style::Emphasis => "em",
        Style::Strong => "strong",
        Style::Deleted => "del",
        Style::Superscript => "sup",
        Style::Subscript => "sub",
        Style::Highlight => "mark",
    }
}
