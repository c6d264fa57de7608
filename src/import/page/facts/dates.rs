//! The day of publication, as the page's data and its visible lines give it.

use super::super::dom::Page;
use super::super::lists::{PAGE, has_word};
use super::Found;
use super::json_ld::JsonLd;
use super::tags::Tags;
use super::zone::Zone;
use crate::article::date;
use crate::article::masthead::{self, Region, Statement};

/// Returns the days of publication that a page gives, the best first.
pub(super) fn find(
    page: &Page,
    tags: &Tags,
    json_ld: &JsonLd,
    zone: &Zone,
    address: Option<&str>,
) -> Vec<Found> {
    const NAMES: &[&str] = &[
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "datepublished",
        "citation_publication_date",
        "citation_online_date",
        "citation_date",
        "parsely-pub-date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "prism.publicationdate",
        "article:publicationdate",
        "article.published",
        "article_date_original",
        "publish_date",
        "publish-date",
        "publishdate",
        "published_date",
        "publication_date",
        "pubdate",
        "pub_date",
        "pdate",
        "sailthru.date",
        "date",
        "dc.date",
        "displaydate",
        "originalpublicationdate",
        "cxenseparse:recs:publishtime",
        "bt:pubdate",
        "shareaholic:article_published_time",
        "rnews:datepublished",
        "og:published_time",
        "created",
    ];
    let mut found = Vec::new();
    let mut add =
        |value: Option<String>, place| found.extend(value.map(|value| Found { value, place }));
    add(json_ld.published.as_deref().and_then(day), "JSON-LD");
    let in_meta = NAMES
        .iter()
        .filter(|name| **name != "sailthru.date")
        .find_map(|name| tags.first(&[name]).and_then(day));
    add(in_meta, "meta");
    add(marked(page), "microdata");
    let visible = visible(page, zone);
    add(visible.clone(), "dateline");
    add(tags.first(&["sailthru.date"]).and_then(day), "meta");
    add(address.and_then(in_address), "address");
    // A time stamp counts the days of Greenwich or of a machine; what the page shows is the day of its readers.
    let is_next = |one: &str, other: &str| {
        let parse = |day: &str| day.parse::<jiff::civil::Date>().ok();
        match (parse(one), parse(other)) {
            (Some(one), Some(other)) => one
                .since(other)
                .is_ok_and(|span| span.get_days().abs() == 1 && span.get_months() == 0),
            _ => false,
        }
    };
    if let (Some(first), Some(visible)) = (found.first(), &visible)
        && is_next(&first.value, visible)
        && let Some(at) = found.iter().position(|found| found.value == *visible)
    {
        found.swap(0, at);
    }
    found
}

/// Reads the day in a value of the page's data, such as `2024-07-19T08:00:00Z` or `Fri Jul 19 21:30:09 EST 2024`.
pub(super) fn day(value: &str) -> Option<String> {
    let value = value.trim();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    if (digits == 8 || digits == 14) && value.starts_with(['1', '2']) {
        return real(&format!("{}-{}-{}", &value[..4], &value[4..6], &value[6..8]));
    }
    if digits >= 9 {
        return None;
    }
    if let Some(iso) =
        value.get(..10).filter(|iso| iso.as_bytes()[4] == b'-' && iso.as_bytes()[7] == b'-')
    {
        return real(iso);
    }
    let read = date::all(value)
        .next()
        .and_then(|(_, read)| read.date.in_year(None))
        .map(|date| date.edtf());
    let read = read.filter(|edtf| edtf.len() > 4);
    read.or_else(|| {
        // The year at the end, after the time.
        let year = value.split_whitespace().next_back().filter(|year| year.len() == 4)?;
        let starts = value
            .char_indices()
            .filter(|(at, c)| c.is_alphabetic() && (*at == 0 || value.as_bytes()[at - 1] == b' '));
        let written = starts
            .filter_map(|(at, _)| date::read(&value[at..]))
            .find(|read| read.date.day.is_some())?;
        Some(written.date.in_year(year.parse().ok())?.edtf())
    })
}

/// Returns a day of the calendar that a publication may have.
fn real(iso: &str) -> Option<String> {
    let date: jiff::civil::Date = iso.parse().ok()?;
    (1600..2100).contains(&date.year()).then(|| date.to_string())
}

/// The day in microdata of the article, or in a `<time pubdate>`.
fn marked(page: &Page) -> Option<String> {
    let own = |at: usize| {
        let is_own = page.has_word(at, "itemprop", "datePublished")
            || page.name(at) == "time" && page.attribute(at, "pubdate").is_some();
        (is_own && !is_of_other(page, at)).then(|| stated(page, at)).flatten()
    };
    (0..page.nodes.len()).filter(|&at| !page.name(at).is_empty()).find_map(own)
}

/// Whether an element is within a comment or another article's entry.
fn is_of_other(page: &Page, at: usize) -> bool {
    page.up(at).any(|at| {
        matches!(page.name(at), "aside" | "nav" | "footer")
            || page.attribute(at, "itemtype").is_some_and(|kind| kind.ends_with("Comment"))
            || page.has_word(at, "itemprop", "comment")
    })
}

fn stated(page: &Page, at: usize) -> Option<String> {
    let attribute = page.attribute(at, "datetime").or_else(|| page.attribute(at, "content"));
    attribute
        .and_then(day)
        .or_else(|| (page.length_in(at) < 80).then(|| day(&page.text(at))).flatten())
}

/// The day in the lines around the title, or right after the text.
fn visible(page: &Page, zone: &Zone) -> Option<String> {
    let mut weak = None;
    for piece in &zone.lines {
        let elements = || page.elements_in(piece.element).chain(page.up(piece.element).take(2));
        let is_update = elements().any(|at| {
            page.has_word(at, "itemprop", "dateModified")
                || has_word(page, at, |word| matches!(word, "updated" | "modified"))
        });
        let facts = masthead::read(&piece.text, 0..piece.text.len(), Region::Head);
        let mut published = None;
        let mut updated = is_update;
        for fact in facts.iter().flatten() {
            match fact {
                Statement::Published(_, date) => {
                    published = published.or_else(|| date.in_year(None))
                }
                Statement::Updated(..) => updated = true,
                _ => {}
            }
        }
        if let Some(date) = published.filter(|date| date.day.is_some() && !is_update) {
            return Some(date.edtf());
        }
        let time = page.elements_in(piece.element).find(|&at| page.name(at) == "time");
        let is_date = elements().any(|at| has_word(page, at, |word| PAGE.dates.has(word)));
        let found = time
            .and_then(|at| stated(page, at))
            .or_else(|| is_date.then(|| day(&piece.text)).flatten());
        if let Some(found) = found.filter(|found| !updated && found.len() == 10) {
            weak.get_or_insert(found);
        }
    }
    weak
}

/// The day in an address such as `/2024/07/19/`.
fn in_address(address: &str) -> Option<String> {
    let path = url::Url::parse(address).ok()?;
    let parts: Vec<&str> = path.path().split('/').collect();
    let number = |part: &str, n: std::ops::RangeInclusive<usize>| {
        (n.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u16>().ok())
            .flatten()
    };
    parts.windows(3).find_map(|parts| {
        let (year, month, day) =
            (number(parts[0], 4..=4)?, number(parts[1], 1..=2)?, number(parts[2], 1..=2)?);
        real(&format!("{year}-{month:02}-{day:02}"))
    })
}
