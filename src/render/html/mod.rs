//! HTML being written: markup of the program, and text that is escaped on its way in.
//!
//! The rows of lists that grow with the site are written with it, and not by a template unless the theme has one: a page
//! holds hundreds of them, and a template costs ten times as much for each. Templates put the finished rows into their own frames.
//!
//! Not `maud` 0.27 or `hypertext` 0.12, which would read better: a row of a link, a number and a sentence takes half as long again
//! with `hypertext` and twice as long with `maud` (28 November 2026, 200 rows), and rows are most of what a build writes.
//! Both escape by themselves, and leave control characters in: every text would have to be wrapped in a type of ours for
//! `text/escape.rs` to stay the only way to HTML, and one that is not would pass unseen. [`RelocatableHtml`] and addresses would be ours anyway.

use std::cell::Cell;

use crate::article::PassageNumber;
use crate::text::escape;
use crate::words::Words;

mod anchor;
mod link;
mod markup;

pub use anchor::Anchor;
pub use link::Link;
pub use markup::Markup;

/// Placeholder for the path to the root. No text contains it: control characters are removed from
/// all texts.
const ROOT: char = '\u{1}';

thread_local! {
    /// The buffer of the last list of a page, reused by the next: a page has a dozen.
    static ROOM: Cell<String> = const { Cell::new(String::new()) };
}

/// A larger buffer is not kept; only the lists of large sites need one.
const KEPT: usize = 1 << 17;

/// HTML that pages of any depth show: finished except for the path to the root, which each page
/// inserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RelocatableHtml {
    html: Box<str>,
    /// The offset of the first placeholder; the length of the HTML if there is none.
    first: usize,
    /// Whether there is at most one placeholder, as in a link: then no search for more is needed.
    is_only: bool,
}

impl RelocatableHtml {
    /// Takes what `write` writes for a page with the given path to the root.
    pub(crate) fn new(write: impl FnOnce(&mut Html, &str)) -> RelocatableHtml {
        let mut html = Html::default();
        write(&mut html, ROOT.encode_utf8(&mut [0; 4]));
        let html = html.0.into_boxed_str();
        let first = html.find(ROOT).unwrap_or(html.len());
        let is_only = html.rfind(ROOT).is_none_or(|last| last == first);
        RelocatableHtml { html, first, is_only }
    }
}

/// HTML of a part of a page. Its content is finished: no text gets in unescaped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Html(String);

impl Html {
    /// Writes markup that is a constant of the program.
    pub(crate) fn markup(&mut self, markup: &'static str) -> &mut Html {
        self.0.push_str(markup);
        self
    }

    /// Writes escaped text, for between tags and in quoted attributes.
    pub(crate) fn text(&mut self, text: &str) -> &mut Html {
        escape::push(&mut self.0, text);
        self
    }

    /// Writes at the end of an existing string.
    pub(crate) fn append(end: &mut String, write: impl FnOnce(&mut Html) -> &mut Html) {
        let mut html = Html(std::mem::take(end));
        write(&mut html);
        *end = html.0;
    }

    /// Appends the output of a function that writes to a string.
    pub(crate) fn append_with(&mut self, write: impl FnOnce(String) -> String) {
        self.0 = write(std::mem::take(&mut self.0));
    }

    /// Writes a number.
    pub(crate) fn number(&mut self, number: usize) -> &mut Html {
        if number > 9 {
            self.number(number / 10);
        }
        self.0.push(char::from(b'0' + (number % 10) as u8));
        self
    }

    /// The number of a passage.
    pub(crate) fn passage(&mut self, number: PassageNumber) -> &mut Html {
        match number.is_kept() {
            true => self.text(&number.to_string()),
            false => self.number(number.number() as usize),
        }
    }

    /// The number of a passage as a link to it. `page` has the path to the root and the address of its source's page; `None`
    /// on that page itself.
    pub(crate) fn passage_link(
        &mut self,
        words: &Words,
        class: &'static str,
        page: Option<(&str, &str)>,
        number: PassageNumber,
    ) -> &mut Html {
        self.markup("<a").markup(class).markup(" href=\"");
        if let Some((root, url)) = page {
            self.address(root, url);
        }
        self.markup("#p").passage(number).markup("\" aria-label=\"");
        self.text(&words.numbered("passage_label", number)).markup("\">");
        self.passage(number).markup("</a>")
    }

    /// The comma of the language between parts of a line.
    pub(crate) fn comma(&mut self, words: &Words) -> &mut Html {
        self.text(words.say("comma")).markup(" ")
    }

    /// The semicolon of the language between parts of a line.
    pub(crate) fn semicolon(&mut self, words: &Words) -> &mut Html {
        self.text(words.say("semicolon")).markup(" ")
    }

    /// A link within the site, relative to `root`; plain text if it has no address.
    pub(crate) fn link(&mut self, root: &str, link: &Link) -> &mut Html {
        if link.url.is_empty() {
            return self.text(&link.text);
        }
        self.markup("<a").leading_to(root, &link.url, &link.text)
    }

    /// HTML that other pages show too.
    pub(crate) fn portable(&mut self, root: &str, piece: &RelocatableHtml) -> &mut Html {
        let (before, mut rest) = piece.html.split_at(piece.first);
        self.0.push_str(before);
        while let Some(after) = rest.strip_prefix(ROOT) {
            let next = match piece.is_only {
                true => after.len(),
                false => memchr::memchr(ROOT as u8, after.as_bytes()).unwrap_or(after.len()),
            };
            self.0.extend([root, &after[..next]]);
            rest = &after[next..];
        }
        self
    }

    /// A link that other pages show too.
    pub(crate) fn anchor(&mut self, root: &str, anchor: &Anchor) -> &mut Html {
        self.portable(root, anchor.html())
    }

    /// The part of a link after the opening `<a`.
    pub(crate) fn leading_to(&mut self, root: &str, url: &str, text: &str) -> &mut Html {
        self.markup(" href=\"").address(root, url).markup("\">").text(text).markup("</a>")
    }

    /// An address within the site, for a quoted attribute. The path to the root is made by the
    /// program and not escaped.
    pub(crate) fn address(&mut self, root: &str, url: &str) -> &mut Html {
        self.0.push_str(root);
        escape::push_address(&mut self.0, url);
        self
    }

    /// A remark on the text before it; writes nothing if it is empty.
    pub(crate) fn remark(&mut self, remark: &str) -> &mut Html {
        if remark.is_empty() {
            return self;
        }
        self.markup(" <span class=\"remark\">").text(remark).markup("</span>")
    }

    /// A remark in brackets.
    pub(crate) fn bracketed(&mut self, remark: &str) -> &mut Html {
        if remark.is_empty() {
            return self;
        }
        self.markup(" <span class=\"remark\">(").text(remark).markup(")</span>")
    }

    /// A part that is finished.
    pub(crate) fn piece(&mut self, part: &Markup) -> &mut Html {
        self.0.push_str(part.as_str());
        self
    }

    /// Finished HTML for a view.
    pub(crate) fn finished(write: impl FnOnce(&mut Html)) -> Markup {
        let mut html = Html(ROOM.take());
        write(&mut html);
        let markup = Markup::finished(&html.0);
        html.0.clear();
        if html.0.capacity() <= KEPT {
            ROOM.set(html.0);
        }
        markup
    }

    /// The HTML as a string.
    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_wherever_it_goes() {
        let link = Link { text: String::from("A & <b>"), url: String::from("a/\"b/index.html") };
        let mut html = Html::default();
        html.link("../", &link).remark("\"x\"").remark("").number(1070);
        assert_eq!(
            html.into_string(),
            "<a href=\"../a/%22b/index.html\">A &amp; &lt;b&gt;</a> <span class=\"remark\">&quot;x&quot;</span>1070"
        );
    }

    #[test]
    fn a_piece_that_many_pages_show_leads_back_to_the_root_from_each() {
        let link =
            |text: &str| Link { text: text.to_owned(), url: String::from("a\u{1}/index.html") };
        let anchor = Anchor::new(link("A\u{1} & B"));
        let nested =
            RelocatableHtml::new(|html, root| _ = html.markup("by ").anchor(root, &anchor));
        for root in ["", "../", "../../"] {
            let (mut shared, mut own) = (Html::default(), Html::default());
            shared.anchor(root, &anchor).portable(root, &nested);
            own.link(root, &anchor).markup("by ").link(root, &anchor);
            assert_eq!(shared, own);
        }
    }

    #[test]
    fn what_has_no_page_is_no_link() {
        let link = Link { text: String::from("A"), url: String::new() };
        assert_eq!(Html::finished(|html| _ = html.link("../", &link)).as_str(), "A");
    }
}
