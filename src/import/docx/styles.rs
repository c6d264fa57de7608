//! The styles of a document: what each says of a paragraph. Their names are English in every language of Word.

use std::collections::BTreeMap;

use crate::import::Refused;

use super::xml::{Element, each};

/// What a paragraph is by its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    Subtitle,
    /// A heading of a level from 1.
    Heading(u8),
    Quotation,
    Caption,
    Preformatted,
    /// A line of a table of contents or an index.
    Contents,
    /// An item of a list, where no numbering says more.
    Item,
    Body,
}

/// A list and a level in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InList {
    /// `0` takes a paragraph out of the list of its style.
    pub(super) list: String,
    pub(super) level: u8,
}

#[derive(Debug, Default)]
struct Style {
    kind: Option<Kind>,
    outline: Option<u8>,
    in_list: Option<InList>,
    bold: Option<bool>,
    italic: Option<bool>,
    based_on: Option<String>,
}

/// The styles by their ids, and the language of what has none of its own.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    default: Option<String>,
    pub(super) language: Option<String>,
}

impl Styles {
    pub(super) fn read(xml: &str) -> Result<Styles, Refused> {
        let mut styles = Styles::default();
        each(xml, &["style", "rPrDefault"], |element| {
            if element.name == "rPrDefault" {
                let language = element.at(&["rPr", "lang"]);
                styles.language = language.and_then(Element::value).map(str::to_owned);
                return;
            }
            let Some(id) = element.attribute("styleId") else { return };
            let is_default = matches!(element.attribute("default"), Some("1" | "true"));
            if is_default && element.attribute("type") == Some("paragraph") {
                styles.default = Some(id.to_owned());
            }
            styles.styles.insert(id.to_owned(), Style::read(&element));
        })?;
        Ok(styles)
    }

    /// What a paragraph of this style is.
    pub(super) fn kind(&self, id: Option<&str>) -> Kind {
        let by_outline = |style: &Style| style.outline.map(|level| Kind::Heading(level + 1));
        self.first(id, |style| style.kind.or_else(|| by_outline(style))).unwrap_or(Kind::Body)
    }

    pub(super) fn in_list(&self, id: Option<&str>) -> Option<InList> {
        self.first(id, |style| style.in_list.clone())
    }

    pub(super) fn is_bold(&self, id: Option<&str>) -> bool {
        self.first(id, |style| style.bold).unwrap_or(false)
    }

    pub(super) fn is_italic(&self, id: Option<&str>) -> bool {
        self.first(id, |style| style.italic).unwrap_or(false)
    }

    /// The first answer of a style and those that it is based on.
    fn first<T>(&self, id: Option<&str>, of: impl Fn(&Style) -> Option<T>) -> Option<T> {
        const LONGEST_CHAIN: usize = 20;
        let mut id = id.or(self.default.as_deref())?;
        for _ in 0..LONGEST_CHAIN {
            let style = self.styles.get(id)?;
            if let Some(answer) = of(style) {
                return Some(answer);
            }
            id = style.based_on.as_deref()?;
        }
        None
    }
}

impl Style {
    fn read(element: &Element) -> Style {
        let name = element.child("name").and_then(Element::value).unwrap_or_default();
        let run = element.child("rPr");
        Style {
            kind: kind(&name.to_lowercase()),
            outline: outline(element.child("pPr")),
            in_list: in_list(element.child("pPr")),
            bold: run.and_then(|run| run.is_on("b")),
            italic: run.and_then(|run| run.is_on("i")),
            based_on: element.child("basedOn").and_then(Element::value).map(str::to_owned),
        }
    }
}

/// The level of a heading, from 0. Level 9 is running text.
pub(super) fn outline(properties: Option<&Element>) -> Option<u8> {
    let level = properties?.child("outlineLvl")?.value()?;
    level.parse().ok().filter(|level| *level < 9)
}

/// The list that the properties of a paragraph name.
pub(super) fn in_list(properties: Option<&Element>) -> Option<InList> {
    let numbering = properties?.child("numPr")?;
    let value = |name| numbering.child(name).and_then(Element::value);
    let level = value("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
    Some(InList { list: value("numId")?.to_owned(), level })
}

/// The kind of a style by its name in lower case, in Word, LibreOffice and Google Docs.
fn kind(name: &str) -> Option<Kind> {
    let numbered = |prefix: &str| name.strip_prefix(prefix)?.trim().parse::<u8>().ok();
    if let Some(level) = numbered("heading").filter(|level| (1..=9).contains(level)) {
        return Some(Kind::Heading(level));
    }
    if ["toc", "index", "contents"].into_iter().any(|prefix| numbered(prefix).is_some()) {
        return Some(Kind::Contents);
    }
    let kind = match name {
        "title" => Kind::Title,
        "subtitle" => Kind::Subtitle,
        "quote" | "intense quote" | "block text" | "quotations" | "block quotation" => {
            Kind::Quotation
        }
        "caption" | "illustration" | "figure" | "image caption" | "table caption" => Kind::Caption,
        "html preformatted" | "preformatted text" | "macro" | "source code" | "code" => {
            Kind::Preformatted
        }
        "toc heading"
        | "contents heading"
        | "index heading"
        | "table of figures"
        | "table of authorities" => Kind::Contents,
        "list bullet" | "list bullet 2" | "list bullet 3" | "list number" | "list number 2"
        | "list number 3" => Kind::Item,
        _ => return None,
    };
    Some(kind)
}
