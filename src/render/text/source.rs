//! The text of a source on a page of the website: whole passages on the source's page, quotations
//! on others.

use std::collections::BTreeSet;

use crate::article::PassageRange;
use crate::catalogue::NoteIx;
use crate::model::Reader;
use crate::render::html::Html;
use crate::render::overview::Overview;
use crate::render::view::RefUse;
use crate::text::escape;
use crate::words::Words;

use super::{RawHtml, TextPlace};

/// The form of the names in a passage of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    /// As links to their pages, the first of each.
    Linked,
    /// Marked: the page is about the named entity.
    Marked,
}

/// A page that shows a passage of a source. The text holds only words and names: other references of a
/// source point outside this site.
pub(crate) struct SourcePlace<'a> {
    site: &'a Reader<'a>,
    overview: &'a Overview,
    root: &'a str,
    names: Names,
    /// The entities linked so far.
    linked: BTreeSet<u32>,
}

impl<'a> SourcePlace<'a> {
    pub(crate) fn on(
        site: &'a Reader<'a>,
        overview: &'a Overview,
        root: &'a str,
        names: Names,
    ) -> SourcePlace<'a> {
        SourcePlace { site, overview, root, names, linked: BTreeSet::new() }
    }
}

impl TextPlace for SourcePlace<'_> {
    fn words(&self) -> &Words {
        self.site.words()
    }

    fn anchor(&self, part: &str) -> String {
        part.to_owned()
    }

    /// The anchors are on the passages, and all headings are below the heading of their section.
    fn heading(&mut self, _: u8) -> (String, u8) {
        (String::new(), 3)
    }

    fn marks_direction(&self) -> bool {
        false
    }

    fn table_frame(&mut self, _: usize) -> String {
        let label = escape::escape(self.words().say("table")).into_owned();
        format!(" role=\"region\" aria-label=\"{label}\"")
    }

    fn note(&mut self, _: u32, _: Option<&str>) -> Option<String> {
        None
    }

    fn title(&self, note: u32) -> &str {
        self.site.named(NoteIx(note)).title()
    }

    fn here(&self, heading: &str) -> (Option<String>, String) {
        (None, heading.to_owned())
    }

    fn name(&mut self, html: &mut String, entity: u32, words: &str, _: bool) {
        match self.names {
            Names::Marked => {
                html.push_str("<mark>");
                escape::push(html, words);
                html.push_str("</mark>");
            }
            Names::Linked if !self.linked.insert(entity) => escape::push(html, words),
            Names::Linked => {
                let url = &self.overview.link(self.site, NoteIx(entity)).url;
                Html::append(html, |html| html.markup("<a").leading_to(self.root, url, words));
            }
        }
    }

    fn picture(&self, _: &str) -> Option<String> {
        None
    }

    fn source_name(&self, _: &str) -> Option<String> {
        None
    }

    fn cite(&mut self, _: &str, _: Option<PassageRange>) -> Option<RefUse> {
        None
    }

    fn html(&self) -> RawHtml {
        RawHtml::Text
    }
}
