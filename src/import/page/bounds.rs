//! The tokens of a page on their way to its tree: tags beyond the bounds and the insides of pictures are left out, text is not.
//!
//! The tree builder is quadratic in the depth of elements and in the number of open formatting elements. A page that
//! somebody wrote has few of both.

use std::cell::{Cell, RefCell};

use dom_query::{Document, NodeId};
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name as name};

/// The elements that may be open at once.
const DEEPEST: usize = 200;
/// The formatting elements that may be open at once: each paragraph repeats all of them.
const MOST_FORMATTING: usize = 16;
/// The tags of a page.
const MOST_TAGS: usize = 3_000_000;
/// The bytes of an attribute that is no text: longer ones are pictures.
const LONGEST_ATTRIBUTE: usize = 16 * 1024;

/// Hands tokens to the tree builder, but for tags beyond the bounds and the insides of pictures.
pub(super) struct Bounded {
    builder: TreeBuilder<NodeId, Document>,
    /// The open elements, at least as many as the tree builder has open, without those that close each other.
    open: RefCell<Vec<LocalName>>,
    /// The start tags that were left out and whose end tags did not come yet.
    n_left_out: Cell<usize>,
    /// The depth of `svg` elements.
    in_picture: Cell<usize>,
    n_tags: Cell<usize>,
}

impl Bounded {
    pub(super) fn new(builder: TreeBuilder<NodeId, Document>) -> Bounded {
        Bounded {
            builder,
            open: RefCell::default(),
            n_left_out: Cell::new(0),
            in_picture: Cell::new(0),
            n_tags: Cell::new(0),
        }
    }

    /// Returns the tree; `None` if the page has more tags than any page.
    pub(super) fn finish(self) -> Option<Document> {
        (self.n_tags.get() <= MOST_TAGS).then_some(self.builder.sink)
    }
}

impl TokenSink for Bounded {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let passes = match &token {
            Token::TagToken(tag) => self.admits(tag),
            Token::CharacterTokens(_) | Token::NullCharacterToken => self.in_picture.get() == 0,
            Token::CommentToken(_) | Token::ParseError(_) => false,
            Token::DoctypeToken(_) | Token::EOFToken => true,
        };
        if !passes {
            return TokenSinkResult::Continue;
        }
        let token = match token {
            Token::TagToken(mut tag) => {
                let is_meta = tag.name == name!("meta");
                tag.attrs.retain(|attribute| {
                    attribute.value.len() <= LONGEST_ATTRIBUTE
                        || is_meta && attribute.name.local == name!("content")
                });
                Token::TagToken(tag)
            }
            other => other,
        };
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Bounded {
    /// Whether a tag is for the tree.
    fn admits(&self, tag: &Tag) -> bool {
        self.n_tags.set(self.n_tags.get() + 1);
        if self.n_tags.get() > MOST_TAGS || self.is_in_picture(tag) {
            return false;
        }
        if closes_itself(&tag.name) {
            return true;
        }
        match tag.kind {
            TagKind::StartTag => self.opens(&tag.name),
            TagKind::EndTag if self.n_left_out.get() > 0 => {
                self.n_left_out.set(self.n_left_out.get() - 1);
                false
            }
            TagKind::EndTag => {
                close(&mut self.open.borrow_mut(), &tag.name);
                true
            }
        }
    }

    /// Whether a tag is inside a picture, or begins or ends one. A tag of HTML that no picture has ends a picture, as it does in
    /// browsers.
    fn is_in_picture(&self, tag: &Tag) -> bool {
        let depth = self.in_picture.get();
        if tag.name == name!("svg") {
            let depth = match tag.kind {
                TagKind::StartTag if !tag.self_closing => depth + 1,
                TagKind::StartTag => depth,
                TagKind::EndTag => depth.saturating_sub(1),
            };
            self.in_picture.set(depth);
            return true;
        }
        if depth > 0 && tag.kind == TagKind::StartTag && breaks_out(&tag.name) {
            self.in_picture.set(0);
            return false;
        }
        depth > 0
    }

    /// Whether there is room for a further element.
    fn opens(&self, tag: &LocalName) -> bool {
        let open = &mut *self.open.borrow_mut();
        match *tag {
            name!("td") | name!("th") | name!("caption") => {
                let table = open.iter().rposition(|open| *open == name!("table"));
                open.truncate(table.map_or(open.len(), |table| table + 1));
            }
            name!("a") => remove_last(open, tag),
            name!("button") => close(open, tag),
            _ if is_heading(tag) && open.last().is_some_and(is_heading) => {
                open.pop();
            }
            _ => {}
        }
        let n_formatting = || open.iter().filter(|open| is_formatting(open)).count();
        let is_full = self.n_left_out.get() > 0
            || open.len() >= DEEPEST
            || is_formatting(tag) && n_formatting() >= MOST_FORMATTING;
        if is_full {
            self.n_left_out.set(self.n_left_out.get() + 1);
            return false;
        }
        open.push(tag.clone());
        true
    }
}

/// Takes the element that an end tag ends off the open ones, or none where the tree builder ends none: nothing inside a
/// cell ends what the table is in, and a `</span>` does not end the block within.
fn close(open: &mut Vec<LocalName>, tag: &LocalName) {
    if is_formatting(tag) {
        return remove_last(open, tag);
    }
    let ends_scopes = is_scope(tag) || *tag == name!("table");
    for at in (0..open.len()).rev() {
        let found = open[at] == *tag || is_heading(tag) && is_heading(&open[at]);
        if found {
            return open.truncate(at);
        }
        let stops = is_scope(&open[at]) && !ends_scopes
            || !is_special(tag) && (is_special(&open[at]) || is_scope(&open[at]));
        if stops {
            return;
        }
    }
}

fn remove_last(open: &mut Vec<LocalName>, tag: &LocalName) {
    let scope = open.iter().rposition(is_scope).map_or(0, |at| at + 1);
    if let Some(at) = open[scope..].iter().rposition(|open| open == tag) {
        open.remove(scope + at);
    }
}

/// Elements that have no content, that hold text only, or that end where the next of their kind begins.
fn closes_itself(tag: &LocalName) -> bool {
    matches!(
        *tag,
        name!("area")
            | name!("base")
            | name!("basefont")
            | name!("bgsound")
            | name!("br")
            | name!("col")
            | name!("embed")
            | name!("frame")
            | name!("hr")
            | name!("image")
            | name!("img")
            | name!("input")
            | name!("keygen")
            | name!("link")
            | name!("meta")
            | name!("param")
            | name!("source")
            | name!("track")
            | name!("wbr")
            | name!("iframe")
            | name!("noembed")
            | name!("noframes")
            | name!("plaintext")
            | name!("script")
            | name!("style")
            | name!("textarea")
            | name!("title")
            | name!("xmp")
            | name!("html")
            | name!("head")
            | name!("body")
            | name!("frameset")
            | name!("form")
            | name!("colgroup")
            | name!("dd")
            | name!("dt")
            | name!("li")
            | name!("optgroup")
            | name!("option")
            | name!("p")
            | name!("rb")
            | name!("rp")
            | name!("rt")
            | name!("rtc")
            | name!("tbody")
            | name!("tfoot")
            | name!("thead")
            | name!("tr")
    )
}

/// Elements through which no end tag reaches.
fn is_scope(tag: &LocalName) -> bool {
    matches!(
        *tag,
        name!("applet")
            | name!("caption")
            | name!("marquee")
            | name!("object")
            | name!("td")
            | name!("template")
            | name!("th")
            | name!("mi")
            | name!("mo")
            | name!("mn")
            | name!("ms")
            | name!("mtext")
            | name!("annotation-xml")
    )
}

fn is_formatting(tag: &LocalName) -> bool {
    matches!(
        *tag,
        name!("a")
            | name!("b")
            | name!("big")
            | name!("code")
            | name!("em")
            | name!("font")
            | name!("i")
            | name!("nobr")
            | name!("s")
            | name!("small")
            | name!("strike")
            | name!("strong")
            | name!("tt")
            | name!("u")
    )
}

fn is_heading(tag: &LocalName) -> bool {
    matches!(
        *tag,
        name!("h1") | name!("h2") | name!("h3") | name!("h4") | name!("h5") | name!("h6")
    )
}

/// Blocks, which the end tag of an inline element does not end.
fn is_special(tag: &LocalName) -> bool {
    is_heading(tag)
        || matches!(
            *tag,
            name!("address")
                | name!("article")
                | name!("aside")
                | name!("blockquote")
                | name!("button")
                | name!("center")
                | name!("details")
                | name!("dir")
                | name!("div")
                | name!("dl")
                | name!("fieldset")
                | name!("figcaption")
                | name!("figure")
                | name!("footer")
                | name!("header")
                | name!("hgroup")
                | name!("listing")
                | name!("main")
                | name!("menu")
                | name!("nav")
                | name!("noscript")
                | name!("ol")
                | name!("pre")
                | name!("search")
                | name!("section")
                | name!("select")
                | name!("summary")
                | name!("table")
                | name!("ul")
        )
}

/// Tags of HTML that end a picture.
fn breaks_out(tag: &LocalName) -> bool {
    is_heading(tag)
        || is_special(tag)
        || matches!(
            *tag,
            name!("b")
                | name!("body")
                | name!("br")
                | name!("dd")
                | name!("dt")
                | name!("em")
                | name!("head")
                | name!("hr")
                | name!("i")
                | name!("img")
                | name!("li")
                | name!("meta")
                | name!("p")
                | name!("ruby")
                | name!("s")
                | name!("small")
                | name!("span")
                | name!("strong")
                | name!("sub")
                | name!("sup")
                | name!("u")
                | name!("var")
        )
}
