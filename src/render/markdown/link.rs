//! Links: Markdown's own and `[[wikilinks]]`.

use pulldown_cmark::LinkType;

use crate::catalogue::NoteIx;
use crate::escape;
use crate::links::{Target, resolve};
use crate::markdown::cut::WITHHELD;
use crate::note::Kind;
use crate::render::address;

use super::{Writer, title_attribute};

impl Writer<'_> {
    pub(super) fn link_start(&mut self, link_type: LinkType, address: &str, title: &str) {
        let address = if link_type == LinkType::Email {
            format!("mailto:{address}")
        } else {
            address.to_owned()
        };
        let href = self.href(&address);
        self.links.push(href.is_some());
        if let Some((href, rel)) = href {
            let title = title_attribute(title);
            // One that shows its address need not have it added on paper.
            let is_bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
            let class = if is_bare { " class=\"bare\"" } else { "" };
            let href = escape::address(&href);
            self.html.push_str(&format!("<a href=\"{href}\"{class}{rel}{title}>"));
        }
    }

    /// The address of a Markdown link on this page; nothing where it may not or cannot be linked.
    fn href(&self, address: &str) -> Option<(String, &'static str)> {
        let (page, fragment) =
            address.split_once('#').map_or((address, None), |(page, hash)| (page, Some(hash)));
        match resolve(self.site.catalogue(), self.note, page, false) {
            Target::Note(ix) => Some((self.link_to(ix, fragment), "")),
            Target::Here => {
                self.anchor(self.ix, fragment?).map(|anchor| (format!("#{anchor}"), ""))
            }
            Target::Web => Some((address.to_owned(), " rel=\"nofollow noreferrer\"")),
            Target::Withheld | Target::Forbidden | Target::Ambiguous(_) | Target::Unknown(_) => {
                None
            }
        }
    }

    fn link_to(&self, ix: NoteIx, heading: Option<&str>) -> String {
        let note = self.site.named(ix);
        let url = format!("{}{}", self.root, address::of_note(note));
        let anchor = heading.and_then(|wanted| match note.kind {
            Kind::Source => Some(wanted),
            _ => self.anchor(ix, wanted),
        });
        anchor.map_or(url.clone(), |anchor| format!("{url}#{anchor}"))
    }

    pub(super) fn link_end(&mut self) {
        if self.links.pop() == Some(true) {
            self.html.push_str("</a>");
        }
    }

    pub(super) fn wikilink(&mut self, target: &str, heading: Option<&str>, text: Option<&str>) {
        let href = match resolve(self.site.catalogue(), self.note, target, true) {
            Target::Note(ix) => {
                let shown = text.unwrap_or_else(|| address::title(self.site, ix)).to_owned();
                Some((self.link_to(ix, heading), shown))
            }
            Target::Here => heading.map(|wanted| {
                let shown = self.site.links(self.ix).headings.shown(wanted);
                let href = self.anchor(self.ix, wanted).map(|anchor| format!("#{anchor}"));
                (href.unwrap_or_default(), text.unwrap_or(shown).to_owned())
            }),
            _ => None,
        };
        let is_plain = !self.links.is_empty() || self.picture.is_some();
        match href {
            Some((href, shown)) if !is_plain && !href.is_empty() => {
                let shown = escape::escape(&shown);
                self.html.extend(["<a href=\"", &escape::address(&href), "\">", &shown, "</a>"]);
            }
            Some((_, shown)) => self.text(&shown),
            // The id of a page that is withheld or missing is not shown: only words the author wrote for readers.
            None => self.text(text.unwrap_or(WITHHELD)),
        }
    }

    /// The anchor of a note's heading, by its text or its anchor. What leads to none may spell what is left out.
    fn anchor(&self, ix: NoteIx, wanted: &str) -> Option<&str> {
        let heading = self.site.links(ix).headings.find(wanted)?;
        Some(&heading.anchor)
    }
}
