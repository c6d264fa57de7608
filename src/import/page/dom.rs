//! The elements and texts of a page, flat and in reading order.

use dom_query::{Document, NodeData, NodeId};
use html5ever::LocalName;
use html5ever::tendril::StrTendril;

/// The nodes of a page in reading order: those inside a node follow it up to its end.
pub(super) struct Page {
    pub(super) nodes: Vec<Node>,
    /// The bytes of text before each node, and those of all.
    lengths: Vec<usize>,
}

/// An element or a text.
pub(super) struct Node {
    /// The element that it is in; its own place for the first one.
    pub(super) parent: usize,
    /// The first node that is no longer inside.
    pub(super) end: usize,
    pub(super) content: Content,
    /// The node in the tree of the parser.
    pub(super) source: NodeId,
}

pub(super) enum Content {
    Element(LocalName, Vec<(LocalName, StrTendril)>),
    Text(StrTendril),
}

impl Page {
    /// Flattens a tree.
    pub(super) fn new(document: &Document) -> Page {
        let mut nodes: Vec<Node> = Vec::with_capacity(document.tree.len());
        let root = document.root().id;
        let step = |id: NodeId| {
            document
                .tree
                .query_node_or(&id, (None, None), |node| (node.first_child, node.next_sibling))
        };
        // The elements that are open, with the next sibling of each.
        let mut open: Vec<(usize, Option<NodeId>)> = Vec::new();
        let mut next = step(root).0;
        loop {
            let Some(id) = next else {
                let Some((element, sibling)) = open.pop() else { break };
                nodes[element].end = nodes.len();
                next = sibling;
                continue;
            };
            let (child, sibling) = step(id);
            next = sibling;
            let Some(content) = content(document, id) else { continue };
            let at = nodes.len();
            let parent = open.last().map_or(at, |(parent, _)| *parent);
            let is_element = matches!(content, Content::Element(..));
            nodes.push(Node { parent, end: at + 1, content, source: id });
            if is_element {
                open.push((at, sibling));
                next = child;
            }
        }
        let mut lengths = vec![0];
        for node in &nodes {
            let length = match &node.content {
                Content::Text(text) => text.trim().len(),
                Content::Element(..) => 0,
            };
            lengths.push(lengths[lengths.len() - 1] + length);
        }
        Page { nodes, lengths }
    }

    /// Returns the bytes of text in a range of nodes.
    pub(super) fn length(&self, nodes: std::ops::Range<usize>) -> usize {
        self.lengths[nodes.end] - self.lengths[nodes.start]
    }

    /// Returns the bytes of text inside a node.
    pub(super) fn length_in(&self, at: usize) -> usize {
        self.length(at..self.nodes[at].end)
    }

    /// Returns the elements inside a node.
    pub(super) fn elements_in(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at + 1..self.nodes[at].end)
            .filter(|&at| matches!(self.nodes[at].content, Content::Element(..)))
    }

    /// Returns the name of an element; that of a text is empty.
    pub(super) fn name(&self, at: usize) -> &str {
        match &self.nodes[at].content {
            Content::Element(name, _) => name,
            Content::Text(_) => "",
        }
    }

    /// Returns an attribute of an element.
    pub(super) fn attribute(&self, at: usize, name: &str) -> Option<&str> {
        let Content::Element(_, attributes) = &self.nodes[at].content else { return None };
        attributes.iter().find(|(own, _)| **own == *name).map(|(_, value)| &**value)
    }

    /// Whether the words of an attribute have this one among them.
    pub(super) fn has_word(&self, at: usize, attribute: &str, word: &str) -> bool {
        self.attribute(at, attribute).is_some_and(|value| {
            value.split_ascii_whitespace().any(|own| own.eq_ignore_ascii_case(word))
        })
    }

    /// Returns the element, the one it is in, and so on to the outermost.
    pub(super) fn up(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(at), |&at| {
            let parent = self.nodes[at].parent;
            (parent != at).then_some(parent)
        })
    }

    /// Returns the elements of a name, in reading order.
    pub(super) fn elements<'p>(&'p self, name: &'p str) -> impl Iterator<Item = usize> + 'p {
        (0..self.nodes.len()).filter(move |&at| self.name(at) == name)
    }

    /// Returns the text inside a node, as written.
    pub(super) fn raw_text(&self, at: usize) -> String {
        let inside = &self.nodes[at..self.nodes[at].end];
        inside
            .iter()
            .filter_map(|node| match &node.content {
                Content::Text(text) => Some(&**text),
                Content::Element(..) => None,
            })
            .collect()
    }

    /// Returns the text inside a node with single spaces.
    pub(super) fn text(&self, at: usize) -> String {
        self.raw_text(at).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether a node is inside another.
    pub(super) fn is_inside(&self, at: usize, outer: usize) -> bool {
        (outer..self.nodes[outer].end).contains(&at)
    }
}

fn content(document: &Document, id: NodeId) -> Option<Content> {
    document.tree.query_node_or(&id, None, |node| match &node.data {
        NodeData::Element(element) => Some(Content::Element(
            element.name.local.clone(),
            element.attrs.iter().map(|own| (own.name.local.clone(), own.value.clone())).collect(),
        )),
        NodeData::Text { contents } => Some(Content::Text(contents.clone())),
        _ => None,
    })
}
