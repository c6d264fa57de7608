//! What a page says of the publication: title, authors, day, site, address, language, each with where it stands.

mod authors;
mod dates;
mod json_ld;
mod language;
mod site;
mod tags;
mod title;
pub(super) mod zone;

pub(super) use self::tags::Tags;
pub(super) use self::title::{letters, same};

use super::super::Finding;
use super::article::Part;
use super::blocks::Piece;
use super::dom::Page;
use crate::article::masthead::{self, Region, Statement};
use crate::clip::Head;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    value: String,
    place: &'static str,
}

impl Found {
    fn new(value: &str, place: &'static str) -> Found {
        Found { value: tags::single_spaced(value), place }
    }
}

/// What is said of the publication.
pub(super) struct Facts {
    pub(super) head: Head,
    pub(super) findings: Vec<Finding>,
    pub(super) remarks: Vec<String>,
}

/// The addresses of a page: what it was saved from, and its own.
pub(super) struct Addresses<'a> {
    /// The best one.
    pub(super) own: Option<&'a str>,
    pub(super) all: Vec<(&'a str, &'static str)>,
}

/// Finds the facts of a page.
pub(super) fn find(
    page: &Page,
    tags: &Tags,
    pieces: &[Piece],
    parts: &[Part],
    addresses: &Addresses,
) -> Facts {
    let own: Vec<&str> = addresses.all.iter().map(|(address, _)| *address).collect();
    let titles: Vec<&str> =
        [tags.first(&["og:title"]), tags.title.as_deref()].into_iter().flatten().collect();
    let json_ld = json_ld::read(page, &own, &titles);
    let sites = site::find(page, tags, &json_ld, addresses.own);
    let site = sites.first().map(|site| site.value.clone());
    let first_text = zone::find(page, pieces, parts, None).first_text;
    let in_title = site
        .as_deref()
        .or_else(|| tags.title.as_deref().and_then(|title| site_in(title, tags, pieces)));
    let titles = title::find(page, pieces, first_text, tags, json_ld.title.as_deref(), in_title);
    let title = titles.first().map(|title| title.value.clone());
    let at = title.as_deref().and_then(|title| nearest(pieces, first_text, title));
    let zone = zone::find(page, pieces, parts, at);
    let dates = dates::find(page, tags, &json_ld, &zone, addresses.own);
    let authors = authors::find(page, tags, &json_ld, &zone, site.as_deref());
    let languages = language::find(tags, &json_ld, &sample(pieces, parts));
    let description = tags
        .first(&["og:description", "description", "twitter:description", "dc.description"])
        .map(str::to_owned)
        .or(json_ld.description);
    let volume =
        tags.first(&["citation_volume", "prism.volume"]).map(str::to_owned).or(json_ld.volume);
    let issue =
        tags.first(&["citation_issue", "prism.number"]).map(str::to_owned).or(json_ld.issue);

    let printed = printed(&zone);
    let volume = volume.or(printed.volume);
    let issue = issue.or(printed.issue);
    let container = printed.container.map(|name| Found::new(&name, "masthead"));
    let sites: Vec<Found> = container.into_iter().chain(sites).collect();
    let site = sites.first().map(|site| site.value.clone());

    let mut facts = Facts { head: Head::default(), findings: Vec::new(), remarks: Vec::new() };
    facts.remarks.extend(disagreement("title", &titles, |one, other| {
        same(one, other) || title::is_part(one, other) || title::is_part(other, one)
    }));
    facts.remarks.extend(disagreement("date", &dates, |one, other| {
        one.starts_with(other) || other.starts_with(one)
    }));
    let groups: Vec<Found> =
        authors.iter().map(|group| Found::new(&group.names.join("; "), group.place)).collect();
    facts.remarks.extend(disagreement("authors", &groups, |one, other| {
        let (one, other) = (letters(one), letters(other));
        one.contains(&other) || other.contains(&one)
    }));
    facts.head = Head {
        title,
        authors: authors.into_iter().next().map(|group| group.names).unwrap_or_default(),
        site,
        published: dates.first().map(|date| date.value.clone()),
        volume,
        issue,
        url: addresses.own.map(str::to_owned),
        language: languages.first().map(|language| language.value.clone()),
        description,
        ..Head::default()
    };
    let keys = [
        ("title", titles),
        ("author", groups),
        ("published", dates),
        ("site", sites),
        ("language", languages),
    ];
    for (key, found) in keys {
        facts.findings.extend(found.into_iter().map(|found| Finding {
            key,
            value: found.value,
            place: found.place,
        }));
    }
    let url = |(address, place): &(&str, &'static str)| Finding {
        key: "url",
        value: (*address).to_owned(),
        place,
    };
    facts.findings.extend(addresses.all.iter().map(url));
    facts
}

/// What lines such as `Publication: X Volume: 3 Issue: 4` say.
#[derive(Default)]
struct Printed {
    container: Option<String>,
    volume: Option<String>,
    issue: Option<String>,
}

fn printed(zone: &zone::Zone) -> Printed {
    let mut printed = Printed::default();
    for piece in &zone.lines {
        let text = &piece.text;
        let facts = masthead::read(text, 0..text.len(), Region::Head);
        for fact in facts.into_iter().flatten() {
            let (field, span) = match fact {
                Statement::Container(span) => (&mut printed.container, span),
                Statement::Volume(span) => (&mut printed.volume, span),
                Statement::Issue(span) => (&mut printed.issue, span),
                _ => continue,
            };
            field.get_or_insert_with(|| tags::single_spaced(&text[span]));
        }
    }
    printed
}

/// Says that two places give different values; the first of them is the one that was taken.
fn disagreement(what: &str, found: &[Found], agree: impl Fn(&str, &str) -> bool) -> Option<String> {
    let first = found.first()?;
    let other = found.iter().skip(1).find(|other| !agree(&first.value, &other.value))?;
    Some(format!(
        "the page gives more than one {what}: `{}` ({}) and `{}` ({})",
        first.value, first.place, other.value, other.place
    ))
}

/// Returns the block with a text that is nearest to the article's first.
fn nearest(pieces: &[Piece], first_text: usize, text: &str) -> Option<usize> {
    let like = |index: &usize| same(&pieces[*index].text, text);
    (0..pieces.len())
        .filter(like)
        .min_by_key(|index| (*index > first_text + 8, index.abs_diff(first_text)))
}

/// Returns the name of the site that a `<title>` ends with, if what stands before is a heading or a tag of the page.
fn site_in<'t>(title: &'t str, tags: &Tags, pieces: &[Piece]) -> Option<&'t str> {
    let last = title::last_part(title)?;
    let before = title[..title.len() - last.len()]
        .trim_end_matches(|c: char| !c.is_alphanumeric() && !"?!.)»”\"'’…」』）".contains(c));
    let is_heading = pieces.iter().any(|piece| same(&piece.text, before));
    let is_tag = tags.first(&["og:title", "twitter:title"]).is_some_and(|tag| same(tag, before));
    (is_heading || is_tag).then_some(last)
}

/// Some text of the article, for its language.
fn sample(pieces: &[Piece], parts: &[Part]) -> String {
    let mut sample = String::new();
    for (piece, part) in pieces.iter().zip(parts) {
        if *part == Part::Text && sample.len() < 12_000 {
            sample.push_str(&piece.text);
            sample.push(' ');
        }
    }
    sample
}
