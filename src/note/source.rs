//! The keys of a source's note: the metadata that its article lacks, corrections to its parsing, and the rights to it.

use serde::{Deserialize, Serialize};

use crate::edtf::Edtf;
use crate::fields::{Fields, Spanned};
use crate::vocabulary::{List, Word};

use super::common::plain;

/// The keys of a source.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SourceNote {
    /// The file under `seeds/`; `None` for a source whose text is not at hand, which is cited as a whole.
    pub seed: Option<Spanned<String>>,
    /// A CSL item type, such as `article-journal`; see the CSL 1.0.2 specification, appendix III.
    pub csl_type: Option<String>,
    /// The authors.
    pub authors: Vec<String>,
    /// The outlet's id.
    pub outlet: Option<Spanned<String>>,
    /// The name of the journal, newspaper, site or publisher, for an outlet that has no note.
    pub container_title: Option<String>,
    /// The volume of a journal.
    pub volume: Option<String>,
    /// The issue of a journal.
    pub issue: Option<String>,
    /// The publication date.
    pub issued: Option<Issued>,
    /// The address of the original.
    pub url: Option<Spanned<String>>,
    /// The credibility of the item, 1 to 6, by the Admiralty code.
    pub credibility: Option<u32>,
    /// The rights to its text.
    pub rights: Rights,
    /// Lines that were wrongly dropped from the article, such as `L5` or `L5-9`.
    pub keep: Vec<Spanned<String>>,
    /// Lines or passages that were wrongly taken for text, such as `L5` or `p7`.
    pub drop: Vec<Spanned<String>>,
    /// The sources that it rests on.
    pub derived_from: Vec<OtherSource>,
    /// The sources of which the analyst judged it independent.
    pub independent_of: Vec<OtherSource>,
}

/// Another source that the note of a source names, for everything or for some properties.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OtherSource {
    /// Its id.
    pub source: Spanned<String>,
    /// The properties for whose claims it is named; empty for all.
    pub properties: Vec<Spanned<String>>,
}

/// The publication date of a source, with its basis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Issued {
    /// The date.
    pub date: Spanned<Edtf>,
    /// The basis of the date.
    pub basis: Basis,
    /// The reasoning behind an inferred date.
    pub why: Option<String>,
}

/// The basis of a publication date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Basis {
    Stated,
    Inferred,
}

impl Word for Basis {
    const LIST: List = List::Basis;
    const ALL: &'static [Basis] = &[Basis::Stated, Basis::Inferred];
}

/// The rights to a source's text, and the share of it that may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rights {
    /// The holder.
    pub holder: Option<String>,
    /// The licence.
    pub license: Option<String>,
    /// The share of the text that a published site shows.
    pub display: Display,
    /// With [`Display::Excerpt`]: the maximum number of words of the source on the whole site.
    pub excerpt_words: Option<u32>,
}

/// The share of a source's text that a published site shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Display {
    /// Title, author, outlet and date only.
    Metadata,
    /// The sentences its pages quote, up to a number of words over the whole site.
    #[default]
    Excerpt,
    /// Everything.
    Full,
}

impl Word for Display {
    const LIST: List = List::Display;
    const ALL: &'static [Display] = &[Display::Metadata, Display::Excerpt, Display::Full];
}

impl SourceNote {
    pub(super) fn read(fields: &mut Fields, is_titled: bool) -> SourceNote {
        let seed = fields.text("seed");
        if seed.is_none() && fields.is_parsed() {
            // A seed that was forgotten must not leave its text without its rights.
            let of_text = ["rights", "keep", "drop"].into_iter().find(|key| fields.has(key));
            match of_text {
                Some(key) => {
                    let hint = format!("`{key}` is about a text: name its file under `seeds/`");
                    fields.missing("seed", &hint);
                }
                None if is_titled => {}
                None => fields.missing(
                    "seed",
                    "name the article's file under `seeds/`, or give a `title` if there is no text",
                ),
            }
        }
        SourceNote {
            seed,
            csl_type: fields.text("csl_type").map(|text| text.value),
            authors: plain(fields.whole_texts("authors")),
            outlet: fields.id("outlet"),
            container_title: fields.text("container_title").map(|text| text.value),
            volume: fields.text("volume").map(|text| text.value),
            issue: fields.text("issue").map(|text| text.value),
            issued: fields.table("issued", "[issued]", Issued::read).flatten(),
            url: fields.web_address("url"),
            credibility: fields.count_within("credibility", 1, 6),
            rights: Rights::read_in(fields),
            keep: fields.texts("keep"),
            drop: fields.texts("drop"),
            derived_from: fields.texts_or_tables(
                "derived_from",
                "an entry of `derived_from`",
                OtherSource::whole,
                |fields| OtherSource::read(fields, "name the id of the source it rests on"),
            ),
            independent_of: fields.texts_or_tables(
                "independent_of",
                "an entry of `independent_of`",
                OtherSource::whole,
                |fields| {
                    OtherSource::read(fields, "name the id of the source it is independent of")
                },
            ),
        }
    }

    /// All sources that it names.
    pub fn others(&self) -> impl Iterator<Item = &OtherSource> {
        self.derived_from.iter().chain(&self.independent_of)
    }
}

impl OtherSource {
    fn whole(source: Spanned<String>) -> OtherSource {
        OtherSource { source, properties: Vec::new() }
    }

    /// The properties for which it is named; a single `None` for all.
    pub fn scopes(&self) -> impl Iterator<Item = Option<&str>> {
        let whole = self.properties.is_empty().then_some(None);
        whole.into_iter().chain(self.properties.iter().map(|property| Some(property.as_str())))
    }

    /// An empty or unreadable `for` does not mean all properties: that would say more than was judged.
    fn read(fields: &mut Fields, what_to_name: &str) -> Option<OtherSource> {
        let source = fields.id("source");
        if source.is_none() && !fields.has_read("source") {
            fields.missing("source", what_to_name);
        }
        let is_limited = fields.has("for");
        let properties = fields.texts("for");
        if is_limited && properties.is_empty() {
            fields.missing(
                "for",
                "name the properties, such as `for = [\"killed\"]`, or leave it out",
            );
            return None;
        }
        Some(OtherSource { source: source?, properties })
    }
}

impl Issued {
    fn read(fields: &mut Fields) -> Option<Issued> {
        let date = fields.date("date");
        let basis = fields.word("basis").map_or(Basis::Stated, |basis| basis.value);
        let why = fields.text("why").map(|why| why.value);
        Some(Issued { date: date?, basis, why })
    }
}

impl Rights {
    /// Unreadable rights withhold the text.
    fn read_in(fields: &mut Fields) -> Rights {
        fields.refuse_empty("rights", "say what may be shown, or remove the line");
        let written = fields.has("rights");
        let withheld = Rights { display: Display::Metadata, ..Rights::default() };
        let fallback = if written { withheld } else { Rights::default() };
        fields.table("rights", "[rights]", Rights::read).unwrap_or(fallback)
    }

    fn read(fields: &mut Fields) -> Rights {
        let unreadable = if fields.has("display") { Display::Metadata } else { Display::Excerpt };
        Rights {
            holder: fields.text("holder").map(|text| text.value),
            license: fields.text("license").map(|text| text.value),
            display: fields.word("display").map_or(unreadable, |display| display.value),
            excerpt_words: fields.count("excerpt_words").map(|words| words.value),
        }
    }
}
