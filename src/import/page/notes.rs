//! Footnotes and endnotes: the references in the text, and the blocks that they lead to.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::dom::{Content, Page};
use super::element::{heading_level, is_block};
use super::lists::{PAGE, has_word};
use crate::clip::Run;

/// The notes of a page.
#[derive(Default)]
pub(super) struct Notes {
    /// The markers of the elements that refer to notes.
    references: HashMap<usize, String>,
    /// Links from notes back to the text.
    ways_back: HashSet<usize>,
    /// The notes, in the order of the page.
    pub(super) bodies: Vec<Body>,
}

/// The nodes of a note.
pub(super) struct Body {
    pub(super) nodes: Range<usize>,
    pub(super) marker: String,
}

/// The longest note in bytes: a longer one is a section of the text.
const LONGEST: usize = 4000;

impl Notes {
    /// Returns the marker that an element refers to.
    pub(super) fn reference(&self, at: usize) -> Option<&str> {
        self.references.get(&at).map(String::as_str)
    }

    pub(super) fn is_way_back(&self, at: usize) -> bool {
        self.ways_back.contains(&at)
    }

    /// Returns the note that a node is in.
    pub(super) fn body(&self, at: usize) -> Option<&Body> {
        let index = self.bodies.partition_point(|body| body.nodes.start <= at).checked_sub(1)?;
        self.bodies.get(index).filter(|body| body.nodes.contains(&at))
    }

    /// Finds the notes of a page; `addresses` are its own, as links to notes may be written in full.
    pub(super) fn find(page: &Page, addresses: &[&str]) -> Notes {
        let links = links_inside(page, addresses);
        let mut targets: BTreeMap<usize, Vec<&Link>> = BTreeMap::new();
        for link in links.iter().filter(|link| link.is_reference && link.target > link.at) {
            targets.entry(link.target).or_default().push(link);
        }
        let starts: Vec<usize> = targets.keys().copied().collect();
        let mut notes = Notes::default();
        let mut taken: HashMap<String, usize> = HashMap::new();
        for (index, (&target, references)) in targets.iter().enumerate() {
            let next = starts.get(index + 1).copied().unwrap_or(page.nodes.len());
            let before = index.checked_sub(1).map(|before| starts[before]);
            let Some(nodes) = body(page, target, before, next) else { continue };
            if references.iter().any(|link| nodes.contains(&link.at)) {
                continue;
            }
            let label = references[0].label.clone();
            let n = taken.entry(label.clone()).and_modify(|n| *n += 1).or_insert(1);
            let marker = if *n == 1 { label } else { format!("{label}-{n}") };
            for link in references {
                notes.references.insert(superscript(page, link.at), marker.clone());
            }
            notes.bodies.push(Body { nodes, marker });
        }
        notes.bodies.sort_by_key(|body| body.nodes.start);
        notes.bodies.dedup_by(|later, body| later.nodes.start < body.nodes.end);
        if notes.bodies.is_empty() {
            notes = without_links(page);
        }
        for link in &links {
            let leads_back = notes.body(link.at).is_some_and(|body| link.target < body.nodes.start);
            if leads_back
                && (link.label.chars().count() <= 3
                    || PAGE.ways_back.has(&link.label.to_lowercase()))
            {
                notes.ways_back.insert(superscript(page, link.at));
            }
        }
        notes.ways_back.retain(|at| !notes.references.contains_key(at));
        notes
    }
}

/// Cuts the marker that a note begins with off its text: `[1] `, `1. `, `^ `.
pub(super) fn cut_marker(runs: &mut Vec<Run>, marker: &str) {
    let label = marker.split('-').next().unwrap_or(marker);
    while let Some(Run::Text { text, .. }) = runs.first_mut() {
        let rest = text.trim_start().trim_start_matches('^').trim_start();
        let inner = rest.trim_start_matches(['[', '(']);
        let is_digit = |c: char| c.is_alphanumeric() || c.is_numeric() || label.contains(c);
        let end = inner.find(|c| !is_digit(c)).unwrap_or(inner.len());
        let written: String = inner[..end].nfkc().collect();
        let rest = if written == label { &inner[end..] } else { rest };
        *text =
            rest.trim_start_matches(|c: char| c.is_whitespace() || "]).:".contains(c)).to_owned();
        if !text.is_empty() {
            return;
        }
        runs.remove(0);
    }
}

/// A link to a place in the page.
struct Link {
    at: usize,
    /// Its text without brackets.
    label: String,
    target: usize,
    is_reference: bool,
}

fn links_inside(page: &Page, addresses: &[&str]) -> Vec<Link> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for at in 0..page.nodes.len() {
        let names =
            [page.attribute(at, "id"), page.attribute(at, "name").filter(|_| page.name(at) == "a")];
        for name in names.into_iter().flatten() {
            places.entry(name).or_insert(at);
        }
    }
    let link = |at: usize| {
        let (before, fragment) = page.attribute(at, "href")?.trim().split_once('#')?;
        let here =
            before.is_empty() || addresses.iter().any(|own| own.split('#').next() == Some(before));
        let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        let target = here.then(|| places.get(fragment).or_else(|| places.get(&*decoded)))??;
        if page.nodes[at].end - at > 16 || page.length_in(at) > 40 {
            return None;
        }
        let written = page.text(at);
        let label = written.trim_matches(|c: char| "[](){}^ ".contains(c) || c.is_whitespace());
        let bracketed = written.starts_with(['[', '(']) || ends_with_bracket(page, at);
        let is_raised = superscript(page, at) != at
            || page.elements_in(at).any(|inner| page.name(inner) == "sup");
        let is_named = page.has_word(at, "role", "doc-noteref")
            || page.has_word(at, "epub:type", "noteref")
            || has_word(page, at, |word| PAGE.note_references.has(word));
        let is_reference = is_label(label) && (bracketed || is_raised || is_named);
        Some(Link { at, label: label.to_owned(), target: *target, is_reference })
    };
    page.elements("a").filter_map(link).collect()
}

/// Whether a text is the number, letter or sign of a note.
fn is_label(label: &str) -> bool {
    let n = label.chars().count();
    (1..=4).contains(&n)
        && (label.bytes().all(|byte| byte.is_ascii_digit())
            || label.chars().all(|c| "ivxlIVXL".contains(c))
            || n == 1 && label.chars().all(char::is_alphabetic)
            || label.chars().all(|c| "*†‡§¶#".contains(c)))
}

/// Returns the `<sup>` around a link if it holds nothing else, else the link.
fn superscript(page: &Page, at: usize) -> usize {
    let mut outer = at;
    for up in page.up(at).skip(1).take(3) {
        let is_around = matches!(page.name(up), "sup" | "span") && page.length_in(up) <= 8;
        if !is_around {
            break;
        }
        if page.name(up) == "sup" {
            outer = up;
        }
    }
    outer
}

/// Returns the nodes of the note with a target in it: the block around the target, or the part up to the next target.
fn body(page: &Page, target: usize, before: Option<usize>, next: usize) -> Option<Range<usize>> {
    let block = page.up(target).find(|&at| is_block(page, at))?;
    let block = match page.name(block) {
        "td" | "th" => page.up(block).find(|&at| page.name(at) == "tr")?,
        _ => block,
    };
    if heading_level(page, block).is_some() {
        return None;
    }
    let mut nodes = block..page.nodes[block].end;
    if page.name(block) == "dt" && page.nodes.get(nodes.end).is_some() {
        let text = (nodes.end..page.nodes.len()).find(|&at| page.name(at) == "dd")?;
        nodes.end = page.nodes[text].end;
    }
    // A block with several targets in it has a note for each.
    if before.is_some_and(|before| nodes.contains(&before)) {
        nodes.start = target;
    }
    nodes.end = nodes.end.min(next.max(target + 1));
    (5..=LONGEST).contains(&page.length(nodes.clone())).then_some(nodes)
}

/// Finds notes that nothing links: raised numbers in the text, and later blocks that begin with them.
fn without_links(page: &Page) -> Notes {
    let mut notes = Notes::default();
    let mut references: Vec<(usize, u32)> = Vec::new();
    let mut bodies: BTreeMap<u32, usize> = BTreeMap::new();
    for at in page.elements("sup").filter(|&at| page.length_in(at) <= 5) {
        let label = page.text(at);
        let label = label.trim_matches(|c| "[]()".contains(c));
        let Ok(number) = label.parse::<u32>() else { continue };
        if label.len() > 3 || number == 0 {
            continue;
        }
        let Some(block) = page.up(at).find(|&at| is_block(page, at)) else { continue };
        let begins = starts_with(page, block, at);
        if begins && !references.is_empty() && page.length_in(block) <= LONGEST {
            bodies.entry(number).or_insert(block);
        } else if !begins {
            references.push((at, number));
        }
    }
    let is_whole = !references.is_empty()
        && references.iter().all(|(at, number)| bodies.get(number).is_some_and(|body| body > at));
    if !is_whole {
        return notes;
    }
    for (at, number) in references {
        notes.references.insert(at, number.to_string());
    }
    for (number, block) in bodies {
        let nodes = block..page.nodes[block].end;
        notes.bodies.push(Body { nodes, marker: number.to_string() });
    }
    notes.bodies.sort_by_key(|body| body.nodes.start);
    notes.bodies.dedup_by(|later, body| later.nodes.start < body.nodes.end);
    notes
}

/// Whether no text of a block stands before a node in it.
fn starts_with(page: &Page, block: usize, at: usize) -> bool {
    page.length(block..at) == 0
}

/// Whether the text right before a link is an opening bracket.
fn ends_with_bracket(page: &Page, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &page.nodes[before].content);
    matches!(before, Some(Content::Text(text)) if text.trim_end().ends_with('['))
}
