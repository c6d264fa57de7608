//! The title of the article: the headline on the page, where the tags of the page agree with it.

use super::super::blocks::Piece;
use super::super::dom::Page;
use super::super::element::heading_level;
use super::Found;
use super::tags::Tags;
use crate::clip::BlockKind;

/// Returns the titles that a page gives, the best first.
pub(super) fn find(
    page: &Page,
    pieces: &[Piece],
    first_text: usize,
    tags: &Tags,
    json_ld: Option<&str>,
    site: Option<&str>,
) -> Vec<Found> {
    let mut told: Vec<Found> = Vec::new();
    let names: &[(&[&str], &'static str)] = &[
        (&["citation_title"], "meta citation_title"),
        (&["og:title"], "Open Graph"),
        (&["twitter:title"], "meta twitter:title"),
        (
            &[
                "parsely-title",
                "sailthru.title",
                "dc.title",
                "dcterms.title",
                "hdl",
                "headline",
                "fulltitle",
            ],
            "meta title",
        ),
    ];
    told.extend(json_ld.map(|title| Found::new(title, "JSON-LD")));
    for (names, place) in names {
        told.extend(tags.first(names).map(|title| Found::new(title, place)));
    }
    for found in &mut told {
        found.value = without_site(&found.value, site);
    }
    let whole = tags.title.as_deref().unwrap_or("");
    let in_title = Found::new(&without_site(whole, site), "title");
    let agrees = |heading: &str| {
        let others = told.iter().filter(|found| same(&found.value, heading)).count();
        others * 2 + usize::from(is_part(whole, heading))
    };
    let heading = heading(page, pieces, first_text, &agrees, site);
    let is_sure = heading
        .as_ref()
        .is_some_and(|heading| heading.is_sure || told.is_empty() && in_title.value.is_empty());
    let heading = heading.map(|heading| Found::new(&heading.text, "heading"));
    let (first, last) = if is_sure { (heading, None) } else { (None, heading) };
    let found = first.into_iter().chain(told).chain([in_title]).chain(last);
    found.filter(|found| !found.value.is_empty()).collect()
}

struct Heading {
    text: String,
    /// Whether it is the title more surely than what the tags say.
    is_sure: bool,
}

/// Finds the headline: the heading that tags agree with, or the main heading right above the text.
fn heading(
    page: &Page,
    pieces: &[Piece],
    first_text: usize,
    agrees: &dyn Fn(&str) -> usize,
    site: Option<&str>,
) -> Option<Heading> {
    /// How many blocks may stand between the main heading and the text.
    const NEAR: usize = 10;
    let mut best: Option<(usize, Heading)> = None;
    for (index, piece) in pieces.iter().enumerate() {
        let text = piece.text.trim();
        let is_short = !text.is_empty() && piece.length <= 600 && text.chars().count() <= 300;
        if !is_short || site.is_some_and(|site| same(site, text)) {
            continue;
        }
        let level = level(page, piece);
        if level.is_none() && !matches!(piece.kind, BlockKind::Paragraph) {
            continue;
        }
        let votes = agrees(text).min(4);
        let distance = index.abs_diff(first_text);
        let is_above = index <= first_text && distance <= NEAR;
        let score = match (level, votes) {
            (Some(1), 0) => 40 + usize::from(is_above) * 8,
            (None, 0) | (Some(_), 0) => continue,
            (Some(1), votes) => 40 + 20 * votes + usize::from(index <= first_text + 2) * 10,
            (Some(_), votes) => 30 + 20 * votes,
            (None, votes) => 10 + 20 * votes + usize::from(is_above) * 10,
        };
        let score = score * 100 - distance.min(99);
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            let is_sure = votes > 0 || is_above && level == Some(1);
            best = Some((score, Heading { text: text.to_owned(), is_sure }));
        }
    }
    best.map(|(_, heading)| heading)
}

fn level(page: &Page, piece: &Piece) -> Option<u8> {
    page.up(piece.element).take(4).find_map(|at| heading_level(page, at))
}

/// Whether two titles are the same but for signs and case.
pub(in crate::import::page) fn same(one: &str, other: &str) -> bool {
    let mut rest = in_small_letters(one).peekable();
    rest.peek().is_some() && rest.eq(in_small_letters(other))
}

pub(in crate::import::page) fn letters(text: &str) -> String {
    in_small_letters(text).collect()
}

fn in_small_letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// What sites put between a title and their name.
const SEPARATORS: [&str; 12] =
    [" | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " : ", " :: ", " / ", "_"];

/// Whether a text is a whole part of a title, such as all of it before ` | `.
pub(super) fn is_part(title: &str, text: &str) -> bool {
    let (title, text) = (letters(title), letters(text));
    text.len() >= 8
        && (title.starts_with(&text) || title.ends_with(&text))
        && text.len() * 6 >= title.len()
}

/// Cuts the name of the site off a title.
pub(super) fn without_site(title: &str, site: Option<&str>) -> String {
    let mut title = title.trim();
    let name = site.map(letters).filter(|site| !site.is_empty());
    if let Some(name) = &name {
        loop {
            let before = title;
            for separator in SEPARATORS {
                if let Some((head, tail)) = title.rsplit_once(separator)
                    && alike(tail, name)
                    && !head.trim().is_empty()
                {
                    title = head.trim();
                }
                if let Some((head, tail)) = title.split_once(separator)
                    && alike(head, name)
                    && !tail.trim().is_empty()
                {
                    title = tail.trim();
                }
            }
            if let Some((head, tail)) = title.rsplit_once('[')
                && alike(tail, name)
            {
                title = head.trim();
            }
            if before == title {
                break;
            }
        }
    }
    title.to_owned()
}

fn alike(part: &str, site: &str) -> bool {
    let part = letters(part);
    part.len() >= 2
        && (part == site
            || site.starts_with(&part)
            || part.starts_with(site) && part.len() <= site.len() + 14)
}

/// Returns the last part of a title after a separator, where sites put their name.
pub(super) fn last_part(title: &str) -> Option<&str> {
    let part = SEPARATORS
        .iter()
        .filter_map(|separator| title.rfind(separator).map(|at| at + separator.len()))
        .max()?;
    Some(title[part..].trim()).filter(|part| !part.is_empty())
}
