//! The pieces of a line as HTML.

use crate::escape;
use crate::report::text::Inline;

use super::Writer;

impl<'a> Writer<'a, '_> {
    pub(super) fn line(&mut self, line: &'a [Inline]) {
        line.iter().for_each(|piece| self.piece(piece));
    }

    fn piece(&mut self, piece: &'a Inline) {
        match piece {
            Inline::Text { text } => escape::push(&mut self.html, text),
            Inline::Break => self.html.push_str("<br>\n"),
            Inline::Code { text } => {
                self.wrapped("<code>", "</code>", |writer| escape::push(&mut writer.html, text));
            }
            Inline::Emphasis { children } => self.span("em", children),
            Inline::Strong { children } => self.span("strong", children),
            Inline::Deleted { children } => self.span("del", children),
            Inline::Superscript { children } => self.span("sup", children),
            Inline::Subscript { children } => self.span("sub", children),
            Inline::Link { href, children } => {
                self.link(href, " rel=\"nofollow noreferrer\"", children);
            }
            Inline::Entry { to, anchor, children } => match anchor.as_str() {
                "" => self.link(&format!("#{to}"), "", children),
                anchor => self.link(&format!("#{to}/{anchor}"), "", children),
            },
            Inline::Name { id, to, children } => self.name(id, to, children),
            Inline::Cite { refs } => self.cite(refs),
            Inline::Footnote { number, blocks } => {
                self.footnote_reference(*number, blocks.as_deref());
            }
            Inline::Image { path, alt } => self.picture(path, alt),
        }
    }

    fn span(&mut self, tag: &str, children: &'a [Inline]) {
        self.wrapped(&format!("<{tag}>"), &format!("</{tag}>"), |writer| writer.line(children));
    }

    /// A link; inside another, its words alone. One without words shows its address.
    fn link(&mut self, href: &str, rel: &str, children: &'a [Inline]) {
        if self.is_in_link {
            return self.line(children);
        }
        self.html.push_str(&format!("<a href=\"{}\"{rel}>", escape::address(href)));
        let before = self.html.len();
        self.is_in_link = true;
        self.line(children);
        self.is_in_link = false;
        if self.html.len() == before {
            escape::push(&mut self.html, href);
        }
        self.html.push_str("</a>");
        self.html.push_str(&std::mem::take(&mut self.after_link));
    }

    /// A name: a link to its entry, where it has one that is not this.
    fn name(&mut self, id: &str, to: &str, children: &'a [Inline]) {
        let naming = self.texts.named.entry(id.to_owned()).or_default();
        naming.insert(self.entry.id.clone());
        if to.is_empty() || to == self.entry.id {
            self.line(children);
        } else {
            self.link(&format!("#{to}"), "", children);
        }
    }

    fn cite(&mut self, refs: &[usize]) {
        for used in self.texts.uses.cite_all(refs) {
            let html = format!(
                "<sup class=\"ref\"><a id=\"{}\" href=\"{}\" aria-label=\"Reference {2}\">[{2}]</a></sup>",
                used.id(),
                used.href(),
                used.number
            );
            self.beside_links(&html);
        }
    }

    /// Writes what is a link itself: behind the one that is open.
    pub(super) fn beside_links(&mut self, html: &str) {
        let place = if self.is_in_link { &mut self.after_link } else { &mut self.html };
        place.push_str(html);
    }

    /// A picture; its words alone where it is none that browsers show.
    fn picture(&mut self, path: &str, alt: &str) {
        match self.texts.pictures.at(path) {
            Some(address) => {
                let (address, alt) = (escape::escape(address), escape::escape(alt));
                self.html.push_str(&format!("<img src=\"{address}\" alt=\"{alt}\">"));
            }
            None => escape::push(&mut self.html, alt),
        }
    }
}
