//! Pages parsed as the HTML standard requires of browsers, and a way to find things in them.
//!
//! Tags and attributes are split by the rules of section 13.2.5 ("Tokenization"), so that an attribute that
//! breaks out of its quotes is seen as a browser would see it. What is not well formed is kept as a problem.

use std::fmt;

/// A page.
#[derive(Debug)]
pub(crate) struct Page {
    /// Its path in the output folder.
    pub(crate) path: String,
    /// The page as it is written.
    pub(crate) html: String,
    /// Tags that do not match, attributes that are given twice, stray angle brackets.
    pub(crate) problems: Vec<String>,
    root: Element,
}

/// An element with what is in it.
#[derive(Debug, Default, Clone)]
pub(crate) struct Element {
    /// Its name in lower case.
    pub(crate) name: String,
    /// Its attributes, decoded.
    pub(crate) attributes: Vec<(String, String)>,
    children: Vec<Node>,
}

#[derive(Debug, Clone)]
enum Node {
    Element(Element),
    Text(String),
}

impl Page {
    /// Reads a page.
    pub(crate) fn parse(path: &str, html: &str) -> Page {
        let mut reader =
            Reader { html, at: 0, problems: Vec::new(), open: vec![Element::default()] };
        reader.read();
        let Reader { mut problems, mut open, .. } = reader;
        while open.len() > 1 {
            let element = open.pop().expect("an open element");
            problems.push(format!("<{}> is never closed", element.name));
            open.last_mut().expect("the root").children.push(Node::Element(element));
        }
        let root = open.pop().expect("the root");
        Page { path: path.to_owned(), html: html.to_owned(), problems, root }
    }

    /// The elements that a selector finds, in the order of the page. See [`Element::all`].
    pub(crate) fn all(&self, selector: &str) -> Vec<&Element> {
        self.root.all(selector)
    }

    /// The only element that a selector finds.
    #[track_caller]
    pub(crate) fn one(&self, selector: &str) -> &Element {
        match self.all(selector)[..] {
            [element] => element,
            ref found => {
                panic!("{} elements are `{selector}` in {}:\n{self}", found.len(), self.path)
            }
        }
    }

    /// The section under the heading with this anchor.
    #[track_caller]
    pub(crate) fn section(&self, anchor: &str) -> &Element {
        let sections = self.all("section");
        let has = |section: &Element, level| !section.all(&format!("{level}#{anchor}")).is_empty();
        let is_it = |section: &&&Element| has(section, "h2") || has(section, "h3");
        // The innermost comes last.
        let found = sections.iter().rfind(is_it);
        found.unwrap_or_else(|| panic!("no section `{anchor}` in {}:\n{self}", self.path))
    }

    /// Its text with single spaces.
    pub(crate) fn text(&self) -> String {
        self.root.text()
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.html)
    }
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Where it links to.
    #[track_caller]
    pub(crate) fn href(&self) -> &str {
        self.attribute("href").unwrap_or_else(|| panic!("{self:?} has no href"))
    }

    /// Its text with single spaces.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn push_text(&self, text: &mut String) {
        // Cells and blocks stand apart on a page though no space may stand between them.
        let is_inline =
            ["a", "em", "strong", "mark", "sup", "span", "code", "i", "b", "q", "del", "bdi"];
        let apart = !is_inline.contains(&self.name.as_str());
        text.push_str(if apart { " " } else { "" });
        for child in &self.children {
            match child {
                Node::Element(element) => element.push_text(text),
                Node::Text(words) => text.push_str(words),
            }
        }
        text.push_str(if apart { " " } else { "" });
    }

    /// The elements inside that a selector finds: parts as `tag.class#id[attribute]`, each inside the one before.
    pub(crate) fn all(&self, selector: &str) -> Vec<&Element> {
        let parts = selector.split(' ').collect::<Vec<_>>();
        let mut found = Vec::new();
        self.collect(&parts, &mut found);
        found
    }

    fn collect<'a>(&'a self, parts: &[&str], found: &mut Vec<&'a Element>) {
        for child in &self.children {
            let Node::Element(element) = child else { continue };
            match parts {
                [last] => {
                    if element.is(last) {
                        found.push(element);
                    }
                    element.collect(parts, found);
                }
                [first, rest @ ..] if element.is(first) => element.collect(rest, found),
                _ => element.collect(parts, found),
            }
        }
    }

    fn is(&self, part: &str) -> bool {
        let (part, attribute) = match part.split_once('[') {
            Some((part, attribute)) => (part, Some(attribute.trim_end_matches(']'))),
            None => (part, None),
        };
        let marks = part.char_indices().filter(|(_, c)| matches!(c, '.' | '#')).map(|(at, _)| at);
        let bounds = marks.chain([part.len()]).collect::<Vec<_>>();
        let name = &part[..bounds[0]];
        let mut tests = bounds.windows(2).map(|pair| &part[pair[0]..pair[1]]);
        (name.is_empty() || name == self.name)
            && tests.all(|test| match test.split_at(1) {
                ("#", id) => self.attribute("id") == Some(id),
                (_, class) => self.has_class(class),
            })
            && attribute.is_none_or(|name| self.attribute(name).is_some())
    }

    fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
    }
}

/// Elements that have no end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

struct Reader<'a> {
    html: &'a str,
    at: usize,
    problems: Vec<String>,
    open: Vec<Element>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.html[self.at..]
    }

    fn read(&mut self) {
        while !self.rest().is_empty() {
            let rest = self.rest();
            let second = rest.chars().nth(1);
            if !rest.starts_with('<') {
                let end = rest.find('<').unwrap_or(rest.len());
                self.text(end);
            } else if rest.starts_with("<!--") {
                self.skip_past("-->");
            } else if rest.starts_with("<!") {
                self.skip_past(">");
            } else if second.is_some_and(|c| c.is_ascii_alphabetic()) {
                self.start_tag();
            } else if rest.starts_with("</") {
                self.end_tag();
            } else {
                self.problems.push(format!("a stray `<` before {:?}", first_words(rest)));
                self.text(1);
            }
        }
    }

    fn skip_past(&mut self, end: &str) {
        let rest = self.rest();
        let length = rest.find(end).map_or(rest.len(), |at| at + end.len());
        self.at += length;
    }

    fn text(&mut self, length: usize) {
        let text = decode(&self.rest()[..length]);
        self.at += length;
        self.open.last_mut().expect("the root").children.push(Node::Text(text));
    }

    fn name(&mut self) -> String {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>'));
        let name = rest[..end.unwrap_or(rest.len())].to_ascii_lowercase();
        self.at += name.len();
        name
    }

    fn start_tag(&mut self) {
        self.at += 1;
        let name = self.name();
        let attributes = self.attributes(&name);
        let element = Element { name: name.clone(), attributes, children: Vec::new() };
        self.open.push(element);
        match name.as_str() {
            "script" | "style" | "title" | "textarea" => {
                let end = format!("</{name}");
                let rest = self.rest().to_ascii_lowercase();
                self.text(rest.find(&end).unwrap_or(rest.len()));
            }
            name if VOID.contains(&name) => self.close(),
            // An element of a drawing may end itself.
            _ if self.html[..self.at].ends_with("/>") && self.is_in("svg") => self.close(),
            _ => {}
        }
    }

    fn is_in(&self, name: &str) -> bool {
        self.open.iter().any(|element| element.name == name)
    }

    /// The attributes up to the end of the tag. A slash between them parts them like a space.
    fn attributes(&mut self, tag: &str) -> Vec<(String, String)> {
        let mut attributes = Vec::<(String, String)>::new();
        loop {
            let rest = self.rest();
            let skipped = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            self.at += rest.len() - skipped.len();
            if skipped.is_empty() {
                self.problems.push(format!("<{tag}> is cut off"));
                return attributes;
            } else if skipped.starts_with('>') {
                self.at += 1;
                return attributes;
            }
            let (name, value) = self.attribute();
            if name.contains(['"', '\'', '<', '=']) {
                self.problems.push(format!("<{tag}> has an attribute {name:?}"));
            }
            if attributes.iter().any(|(known, _)| *known == name) {
                self.problems.push(format!("<{tag}> has `{name}` twice"));
            }
            attributes.push((name, value));
        }
    }

    fn attribute(&mut self) -> (String, String) {
        let rest = self.rest();
        let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '=');
        let end = rest[1..].find(is_end).map_or(rest.len(), |at| at + 1);
        let name = rest[..end].to_ascii_lowercase();
        self.at += end;
        let after = self.rest().trim_start();
        let Some(value) = after.strip_prefix('=') else { return (name, String::new()) };
        let value = value.trim_start();
        let (length, quote) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => (value[1..].find(quote).map(|at| at + 1), 1),
            _ => (value.find(|c: char| c.is_ascii_whitespace() || c == '>'), 0),
        };
        let length = length.unwrap_or(value.len());
        let text = decode(&value[quote.min(length)..length]);
        let left = value.len() - length - quote.min(value.len() - length);
        self.at = self.html.len() - left;
        (name, text)
    }

    fn end_tag(&mut self) {
        self.at += 2;
        let name = self.name();
        self.skip_past(">");
        let open = self.open.last().expect("the root").name.clone();
        if open == name {
            self.close();
        } else {
            self.problems.push(format!("</{name}> closes <{open}>"));
            if self.open.iter().any(|element| element.name == name) {
                while self.open.last().is_some_and(|element| element.name != name) {
                    self.close();
                }
                self.close();
            }
        }
    }

    fn close(&mut self) {
        if self.open.len() > 1 {
            let element = self.open.pop().expect("an open element");
            self.open.last_mut().expect("the root").children.push(Node::Element(element));
        }
    }
}

fn first_words(text: &str) -> String {
    text.chars().take(30).collect()
}

/// The character references that our pages use.
fn decode(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'")];
    let text = named.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    text.replace("&#x2F;", "/").replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

#[test]
fn an_attribute_that_breaks_out_of_its_quotes_is_seen() {
    let page = Page::parse("x", "<p><img alt=\"<img src=\"../on/onerror=alert(1)\" x></p>");
    let names = page.one("img").attributes.iter().map(|(name, _)| name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["alt", "..", "on", "onerror", "x"]);
    assert_eq!(Page::parse("x", "<b a=\"\"c\"></b>").problems, ["<b> has an attribute \"c\\\"\""]);
}

#[test]
fn a_page_is_read_as_a_tree() {
    let page = Page::parse("x", "<ul class=\"a b\"><li id=i>1 &lt; 2<br></li></ul><p>3</p>");
    assert_eq!(page.one("ul.b li#i").text(), "1 < 2");
    assert_eq!(page.problems, Vec::<String>::new());
    assert_eq!(Page::parse("x", "<p><b>x</p>").problems, ["</p> closes <b>"]);
}
