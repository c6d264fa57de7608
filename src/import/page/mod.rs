//! Saved web pages: the article of a page, what the page says of it, and all the rest of its visible text.

mod address;
mod around;
mod article;
mod attributes;
mod blocks;
mod bounds;
mod charset;
mod dom;
mod element;
mod facts;
mod furniture;
mod include;
mod line;
mod links;
mod lists;
mod notes;
mod parse;
mod readability;
mod table;
mod visible;

use super::{File, Reading, Refused, encoding};
use crate::clip::{Aside, Block, Clip, Footnote, Part, Run};

use self::address::Base;
use self::blocks::Piece;
use self::dom::Page;
use self::facts::{Addresses, Tags};
use self::notes::Notes;

/// How to read a page.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// A CSS selector of the elements that are the article, whatever they look like.
    pub include: Option<&'a str>,
}

/// Reads a saved page.
///
/// # Errors
/// Refuses what is no page, and pages that are larger than any.
pub fn read(file: File<'_>, options: Options<'_>) -> Result<Reading, Refused> {
    read_saved(file.bytes, &Saved::default(), options)
}

/// What is known of how a page was saved, besides the page.
#[derive(Debug, Clone, Default)]
pub(super) struct Saved {
    /// The encoding that is named with it.
    pub(super) charset: Option<String>,
    /// The address it was saved from.
    pub(super) url: Option<String>,
    /// The day it was saved.
    pub(super) on: Option<String>,
}

pub(super) fn read_saved(
    bytes: &[u8],
    saved: &Saved,
    options: Options<'_>,
) -> Result<Reading, Refused> {
    let charset = saved.charset.clone().or_else(|| charset::declared(bytes));
    let decoded = encoding::decode_as(bytes, charset.as_deref())?;
    let html: &str = &decoded.text;
    let document = parse::parse(html).ok_or_else(|| Refused {
        message: "the page has more than 3,000,000 tags".into(),
        hint: "save the article alone, or copy its text into a .txt file".into(),
    })?;
    let page = Page::new(&document);
    let tags = Tags::read(&page);
    let from = saved.url.clone().or_else(|| address::saved_from(html));
    let all = addresses(&tags, from.as_deref());
    let addresses = Addresses {
        own: all.first().map(|(url, _)| url.as_str()),
        all: all.iter().map(|(url, place)| (url.as_str(), *place)).collect(),
    };
    let base = Base::new(&tags, from.as_deref().or(addresses.own));
    let notes = Notes::find(&page, &addresses.all.iter().map(|(url, _)| *url).collect::<Vec<_>>());
    let mut pieces = blocks::pieces(&page, &notes);
    let named =
        options.include.map(|selector| include::named(&page, &document, selector)).transpose()?;
    let kept = match &named {
        Some(_) => named.clone(),
        None => readability::kept(&page, &document),
    };
    let mut parts = article::parts(&page, &pieces, &notes, kept.as_deref());
    let mut facts = facts::find(&page, &tags, &pieces, &parts, &addresses);
    facts.head.retrieved = saved.on.clone().or_else(|| address::saved_on(html));
    around::arrange(&page, &mut pieces, &mut parts, &notes, &mut facts.head);
    if let Some(named) = &named {
        include::overrule(&pieces, &mut parts, named);
    }
    if !parts.contains(&article::Part::Text) {
        return Err(without_text(options));
    }
    let mut remarks = decoded.remarks();
    remarks.extend(facts.remarks);
    let mut clip = clip(&notes, pieces, &parts);
    clip.head = facts.head;
    links::resolve(&mut clip, &base);
    Ok(Reading { clip, findings: facts.findings, remarks })
}

fn without_text(options: Options<'_>) -> Refused {
    match options.include {
        Some(selector) => Refused {
            message: format!("no text of this page is in `{selector}`"),
            hint: "look for the class or id of the article in the browser's inspector".into(),
        },
        None => Refused {
            message: "this page has no text of an article".into(),
            hint: "the page may load its text by script: save it once it is shown, or name its element with --include".into(),
        },
    }
}

/// Returns the addresses that a page gives for itself, the best first.
fn addresses(tags: &Tags, from: Option<&str>) -> Vec<(String, &'static str)> {
    let base = Base::new(tags, from);
    let own = [
        (tags.canonical.as_deref(), "canonical link"),
        (
            tags.first(&[
                "og:url",
                "twitter:url",
                "parsely-link",
                "citation_public_url",
                "dc.identifier.uri",
            ]),
            "Open Graph",
        ),
        (from, "saved page"),
    ];
    let web = |url: &str| base.absolute(url).filter(|url| address::web(url).is_some());
    let mut all: Vec<(String, &'static str)> =
        own.iter().filter_map(|(url, place)| Some((web((*url)?)?, *place))).collect();
    // The front page is no address of an article.
    let is_front =
        |url: &str| address::web(url).is_some_and(|url| url.path() == "/" && url.query().is_none());
    if all.iter().any(|(url, _)| !is_front(url)) {
        all.sort_by_key(|(url, _)| is_front(url));
    }
    all
}

fn clip(notes: &Notes, pieces: Vec<Piece>, parts: &[article::Part]) -> Clip {
    let mut clip = Clip::default();
    for (piece, part) in pieces.into_iter().zip(parts) {
        match part {
            article::Part::Text => {
                clip.parts.push(Part::Block(Block { kind: piece.kind, runs: piece.runs }))
            }
            article::Part::Aside(reason) => clip.aside.push(Aside {
                reason: *reason,
                after: clip.parts.len(),
                text: piece.text,
            }),
            article::Part::Note => {
                let Some(body) = notes.body(piece.nodes.start) else { continue };
                match clip.footnotes.last_mut().filter(|note| note.marker == body.marker) {
                    Some(note) => {
                        note.runs.push(Run::Break);
                        note.runs.extend(piece.runs);
                    }
                    None => {
                        let mut runs = piece.runs;
                        notes::cut_marker(&mut runs, &body.marker);
                        clip.footnotes.push(Footnote { marker: body.marker.clone(), runs });
                    }
                }
            }
        }
    }
    clip
}

#[cfg(test)]
mod tests;
