//! XML as word processors write it: elements by their local names, within limits, without document types.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::import::Refused;

/// How deep elements stand in each other, at most.
const DEEPEST: usize = 200;

/// An element with all that is in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) nodes: Vec<Node>,
}

#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The attribute `w:val`, which most properties have.
    pub(super) fn value(&self) -> Option<&str> {
        self.attribute("val")
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    pub(super) fn children<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The element at the end of a path of names.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Its text, without that of the elements in it.
    pub(super) fn text(&self) -> String {
        let text = |node: &Node| match node {
            Node::Text(text) => Some(text.clone()),
            Node::Element(_) => None,
        };
        self.nodes.iter().filter_map(text).collect()
    }

    /// Whether a property such as `<w:b/>` or `<w:b w:val="0"/>` is on.
    pub(super) fn is_on(&self, name: &str) -> Option<bool> {
        let property = self.child(name)?;
        Some(!matches!(property.value(), Some("0" | "false" | "off" | "none")))
    }
}

/// Hands over each element of these names that stands in no other of them, in the order of the text.
pub(super) fn each(
    xml: &str,
    names: &[&str],
    mut take: impl FnMut(Element),
) -> Result<(), Refused> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    let mut n_around: usize = 0;
    loop {
        match reader.read_event().map_err(|error| damaged(&error.to_string()))? {
            Event::Start(start) if !open.is_empty() || names.contains(&local(&start)) => {
                open.push(element(&start)?);
            }
            Event::Start(_) => n_around += 1,
            Event::End(_) => match open.pop() {
                Some(element) => match open.last_mut() {
                    Some(parent) => parent.nodes.push(Node::Element(element)),
                    None => take(element),
                },
                None => n_around = n_around.saturating_sub(1),
            },
            Event::Text(text) => push(&mut open, &text.xml10_content()),
            Event::CData(text) => push(&mut open, &text.xml10_content()),
            Event::GeneralRef(entity) => {
                let character = entity.resolve_char_ref().ok().flatten();
                let named = quick_xml::escape::resolve_predefined_entity(&entity);
                let text = character.map(String::from).or(named.map(str::to_owned));
                push(&mut open, &text.ok_or_else(|| damaged("it uses entities of its own"))?);
            }
            Event::DocType(_) => return Err(damaged("it has a document type")),
            Event::Eof => return Ok(()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        if open.len() + n_around > DEEPEST {
            return Err(damaged("its elements stand too deep in each other"));
        }
    }
}

fn local<'a>(start: &'a BytesStart) -> &'a str {
    let name = start.name().into_inner();
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn element(start: &BytesStart) -> Result<Element, Refused> {
    let mut element = Element { name: local(start).to_owned(), ..Element::default() };
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| damaged(&error.to_string()))?;
        let key = attribute.key.into_inner();
        let key = key.rsplit_once(':').map_or(key, |(_, local)| local).to_owned();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|error| damaged(&error.to_string()))?;
        element.attributes.push((key, value.into_owned()));
    }
    Ok(element)
}

fn push(open: &mut [Element], text: &str) {
    let Some(element) = open.last_mut() else { return };
    match element.nodes.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => element.nodes.push(Node::Text(text.to_owned())),
    }
}

pub(super) fn damaged(what: &str) -> Refused {
    Refused {
        message: format!("this document cannot be read: {what}"),
        hint: "open it in a word processor and save it as .docx anew, or as PDF".into(),
    }
}
