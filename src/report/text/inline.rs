//! The pieces of a line as the data of a report.

use std::borrow::Cow;
use std::ops::Range;

use crate::catalogue::NoteIx;
use crate::diagnostic::Location;
use crate::document::heading::shown_text;
use crate::document::{
    self, Citation, CitationForm, CitationItem, Image, Line, Link, Style, Target,
};
use crate::links::{image_path, words_of_page};
use crate::picture::Kind;
use crate::render::{self, address};
use crate::text::direction;

use super::reading::Reading;
use super::{Inline, has_leftward};

/// The most marks within each other.
const DEEPEST: usize = 6;

impl Reading<'_> {
    pub(super) fn line(&mut self, line: &Line<'_>) -> Vec<Inline> {
        let mut read = Vec::new();
        line.iter().for_each(|piece| self.piece(piece, &mut read));
        read
    }

    /// HTML that pages write as markup cannot be shown here; HTML that they show as text is text.
    pub(super) fn html(&mut self, html: &str, span: &Range<usize>, line: &mut Vec<Inline>) {
        if html.trim().is_empty() {
            return;
        }
        if self.site.config().raw_html {
            let hint =
                "a report shows Markdown only: write it as Markdown, or leave it to the website";
            self.lose("HTML", hint, span);
        } else {
            push_text(line, html);
        }
    }

    fn piece(&mut self, piece: &document::Inline<'_>, line: &mut Vec<Inline>) {
        match piece {
            document::Inline::Text(run) | document::Inline::Unlinked(run) => {
                let text = self.settle(&run.text, &run.span());
                push_text(line, &text);
            }
            document::Inline::Unread(unread) => push_text(line, &unread.run.text),
            document::Inline::Code { text, span } => {
                line.push(Inline::Code { text: self.settle(text, span).into_owned() });
            }
            document::Inline::Omission { is_of_words: true } => push_text(line, " […] "),
            document::Inline::Break | document::Inline::Omission { .. } => line.push(Inline::Break),
            document::Inline::Styled { style, line: inner } => {
                if self.n_marks == DEEPEST {
                    return inner.iter().for_each(|piece| self.piece(piece, line));
                }
                self.n_marks += 1;
                let children = self.line(inner);
                self.n_marks -= 1;
                line.push(styled(*style, children));
            }
            document::Inline::Link(link) => self.link(link, line),
            document::Inline::Embed(link) => self.link(link, line),
            document::Inline::Image(image) => line.extend(self.picture(image)),
            document::Inline::Name { entity, run } => {
                line.push(self.name(NoteIx(*entity), &run.text));
            }
            document::Inline::Citation(citation) => self.citation(citation, line),
            document::Inline::FootnoteReference { number, .. } => {
                let number = self.footnotes_before + number;
                line.push(Inline::Footnote { number, blocks: None });
            }
            document::Inline::Html { html, span } => self.html(html, span, line),
        }
    }

    fn name(&mut self, entity: NoteIx, words: &str) -> Inline {
        self.target.named.insert(entity);
        Inline::Name {
            id: super::super::entry_id(self.site.named(entity)),
            to: self.target.entries.get(&entity).cloned().unwrap_or_default(),
            children: isolated(vec![text(words)]),
        }
    }

    /// The numbers of references; in parentheses if words or a locator go with them.
    fn citation(&mut self, citation: &Citation<'_>, line: &mut Vec<Inline>) {
        if let (CitationForm::InText, Some(item)) = (citation.form, citation.items.first()) {
            let source = self.site.source_with_id(&item.source);
            let name = source.map(|source| render::words::source::short_name(self.site, source));
            push_text(line, &name.unwrap_or_default());
        }
        if citation.items.iter().all(|item| !item.has_words()) {
            let refs = citation.items.iter().flat_map(|item| self.refs(item)).collect::<Vec<_>>();
            return cite(line, refs);
        }
        push_text(line, if citation.form == CitationForm::InText { " (" } else { "(" });
        for (nth, item) in citation.items.iter().enumerate() {
            if nth > 0 {
                push_text(line, &format!("{} ", self.site.words().say("semicolon")));
            }
            let prefix = self.line(&item.prefix);
            line.extend(prefix);
            let refs = self.refs(item);
            cite(line, refs);
            if let Some(locator) = &item.locator {
                let words = self.site.words();
                let id = format!("locator_{}", locator.label);
                let locator = words.fill(&id, &[("value", &*locator.value)]);
                push_text(line, &format!("{} {locator}", words.say("comma")));
            }
            if !item.suffix.is_empty() {
                push_text(line, " ");
                let suffix = self.line(&item.suffix);
                line.extend(suffix);
            }
        }
        push_text(line, ")");
    }

    fn refs(&mut self, item: &CitationItem<'_>) -> Vec<usize> {
        let source = self.site.source_with_id(&item.source);
        let cited = source.zip(item.cited());
        cited
            .map(|(source, passages)| self.references.cite(source, passages).number)
            .into_iter()
            .collect()
    }

    /// A link; only its text if it may not or cannot be followed.
    pub(super) fn link(&mut self, link: &Link<'_>, line: &mut Vec<Inline>) {
        if self.n_marks == DEEPEST {
            return link.line.iter().for_each(|piece| self.piece(piece, line));
        }
        self.n_marks += 1;
        let children = self.line(&link.line);
        self.n_marks -= 1;
        let children = isolated(children);
        let heading = link.heading.as_deref();
        match &link.target {
            Target::Note(note) => {
                let ix = NoteIx(*note);
                let title = || isolated(vec![text(address::title(self.site, ix))]);
                let children = if children.is_empty() { title() } else { children };
                line.extend(self.note_link(ix, heading, children));
            }
            Target::Here => {
                let known = &self.site.links(self.ix).headings;
                let words = known.shown(heading.unwrap_or_default(), self.note.title());
                let words = || isolated(vec![text(words)]);
                let children = if children.is_empty() { words() } else { children };
                match heading {
                    Some(_) => line.extend(self.note_link(self.ix, heading, children)),
                    None => line.extend(children),
                }
            }
            Target::Web(address) => {
                let fragment = heading.map(|heading| format!("#{heading}")).unwrap_or_default();
                line.push(Inline::Link { href: format!("{address}{fragment}"), children });
            }
            Target::Page(path) if children.is_empty() => push_text(line, &words_of_page(path)),
            Target::Tag(_) | Target::Page(_) => line.extend(children),
            Target::File(path) => {
                let name = || vec![text(path.rsplit('/').next().unwrap_or_default())];
                let children = if children.is_empty() { name() } else { children };
                match address::of_file(self.site, path) {
                    Some(href) => line.push(Inline::Link { href, children }),
                    None => line.extend(children),
                }
            }
            Target::Written(_) if children.is_empty() => {
                push_text(line, self.site.words().say("withheld_page"));
            }
            Target::Written(_) => line.extend(children),
        }
    }

    /// A link to the entry of a note; an entity without one is named all the same.
    fn note_link(
        &mut self,
        ix: NoteIx,
        heading: Option<&str>,
        children: Vec<Inline>,
    ) -> Vec<Inline> {
        let is_entity = self.site.named(ix).kind.is_entity();
        if is_entity {
            self.target.named.insert(ix);
        }
        let to = self.target.entries.get(&ix).cloned();
        let id = super::super::entry_id(self.site.named(ix));
        let linked = match to {
            Some(to) => {
                let known = &self.site.links(ix).headings;
                let anchor = heading.and_then(|wanted| known.anchor(wanted));
                let anchor = anchor.map(Cow::into_owned).unwrap_or_default();
                vec![Inline::Entry { to, anchor, children }]
            }
            None => children,
        };
        match is_entity {
            true => vec![Inline::Name { id, to: String::new(), children: linked }],
            false => linked,
        }
    }

    /// A picture; its text if the site does not have it.
    fn picture(&mut self, image: &Image<'_>) -> Option<Inline> {
        let title = |note: u32| self.site.named(NoteIx(note)).title();
        let known = &self.site.links(self.ix).headings;
        let heading = |wanted: &str| known.shown(wanted, self.note.title()).to_owned();
        let alt = shown_text(&image.alt, &title, &heading);
        let alt = direction::strip_bidi_controls(&alt).replace('\n', " ");
        let words = (!alt.is_empty()).then(|| Inline::Text { text: alt.clone() });
        let path = image_path(self.note, &image.address).and_then(|path| self.site.file(&path));
        let Some(path) = path else { return words };
        if !Kind::of_name(path).is_some_and(Kind::is_for_reports) {
            let kinds = Kind::list(|kind| kind.is_for_pages() && kind.is_for_reports());
            self.lose("picture", format!("save it as {kinds}: reports show those"), &image.span);
            return words;
        }
        let shown = format!("images/{path}");
        let place = Location::new(&self.note.file, &image.span);
        self.target.images.entry(path.to_owned()).or_insert(place);
        let (width, height) =
            image.size.map_or((None, None), |(width, height)| (Some(width), height));
        Some(Inline::Image { path: shown, alt, width, height })
    }
}

fn styled(style: Style, children: Vec<Inline>) -> Inline {
    match style {
        Style::Emphasis => Inline::Emphasis { children },
        Style::Strong => Inline::Strong { children },
        Style::Deleted => Inline::Deleted { children },
        Style::Superscript => Inline::Superscript { children },
        Style::Subscript => Inline::Subscript { children },
        Style::Highlight => Inline::Highlight { children },
    }
}

/// Adds the numbers of references. No space before the first, so that it stays with the words it supports.
fn cite(line: &mut Vec<Inline>, refs: Vec<usize>) {
    if refs.is_empty() {
        return;
    }
    if let Some(Inline::Text { text }) = line.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
    }
    line.pop_if(|piece| matches!(piece, Inline::Text { text } if text.is_empty()));
    match line.last_mut() {
        Some(Inline::Cite { refs: before }) => before.extend(refs),
        _ => line.push(Inline::Cite { refs }),
    }
}

/// The text of a name or link, isolated so that it does not change the direction of its neighbours.
fn isolated(mut words: Vec<Inline>) -> Vec<Inline> {
    if has_leftward(&words) {
        words.insert(0, Inline::Text { text: direction::ISOLATE.to_string() });
        words.push(Inline::Text { text: direction::END.to_string() });
    }
    words
}

/// A line break of the Markdown is a space.
fn text(words: &str) -> Inline {
    Inline::Text { text: direction::strip_bidi_controls(words).replace('\n', " ") }
}

pub(super) fn push_text(line: &mut Vec<Inline>, words: &str) {
    let added = text(words);
    match (line.last_mut(), added) {
        (_, Inline::Text { text }) if text.is_empty() => {}
        (Some(Inline::Text { text }), Inline::Text { text: added }) => text.push_str(&added),
        (_, added) => line.push(added),
    }
}
