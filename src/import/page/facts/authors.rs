//! The authors, as the page's data and its visible bylines give them. Nobody rather than somebody else.

use super::super::dom::Page;
use super::super::lists::{PAGE, has_word};
use super::json_ld::JsonLd;
use super::tags::Tags;
use super::title::letters;
use super::zone::Zone;
use crate::article::masthead::{self, Region, Statement};
use crate::article::person::{is_name_without_case, is_person};

/// The authors that one place gives.
pub(super) struct Authors {
    pub(super) names: Vec<String>,
    pub(super) place: &'static str,
}

/// Returns the authors that a page gives, those of the best place first.
pub(super) fn find(
    page: &Page,
    tags: &Tags,
    json_ld: &JsonLd,
    zone: &Zone,
    site: Option<&str>,
) -> Vec<Authors> {
    let mut found: Vec<Authors> = Vec::new();
    let mut add = |names: Vec<String>, place| {
        let mut own: Vec<String> = Vec::new();
        for name in names {
            let is_site = site.is_some_and(|site| letters(site).contains(&letters(&name)));
            if !is_site && !own.iter().any(|other| letters(other) == letters(&name)) {
                own.push(name);
            }
        }
        if !own.is_empty() {
            found.push(Authors { names: own, place });
        }
    };
    add(json_ld.people.iter().flat_map(|name| people(name)).collect(), "JSON-LD");
    add(tags.all("citation_author").flat_map(one).collect(), "meta citation_author");
    let creators: Vec<String> = ["dc.creator", "dcterms.creator"]
        .iter()
        .flat_map(|name| tags.all(name))
        .flat_map(one)
        .collect();
    add(creators, "meta DC.creator");
    for name in [
        "byl",
        "author",
        "parsely-author",
        "sailthru.author",
        "article:author",
        "dc.contributor",
        "byline",
        "cxenseparse:author",
    ] {
        add(tags.all(name).flat_map(people).collect(), "meta author");
    }
    add(bylines(page, zone), "byline");
    add(marked(page), "microdata");
    // A name in capitals is written better elsewhere.
    for index in 0..found.len() {
        for at in 0..found[index].names.len() {
            let name = &found[index].names[at];
            if name.chars().any(char::is_lowercase) {
                continue;
            }
            let better = found.iter().flat_map(|other| &other.names).find(|other| {
                letters(other) == letters(name) && other.chars().any(char::is_lowercase)
            });
            found[index].names[at] = better.cloned().unwrap_or_else(|| in_small_letters(name));
        }
    }
    found
}

/// Reads the name of one person, which may have the family name first: `Doe, Jane`.
fn one(written: &str) -> Vec<String> {
    if let Some((family, given)) = written.split_once(", ")
        && !given.contains(',')
        && is_name(&format!("{} {}", given.trim(), family.trim()))
        && given.split_whitespace().count() <= 3
        && family.split_whitespace().count() <= 2
    {
        return vec![format!("{} {}", given.trim(), family.trim())];
    }
    people(written)
}

/// Reads names as a tag has them: `By Jane Doe and John Roe, Example Post`.
fn people(written: &str) -> Vec<String> {
    let written = written.split([';', '|', '(']).collect::<Vec<_>>();
    written
        .into_iter()
        .filter(|part| !part.contains("://") && !part.contains('@') && !part.contains(')'))
        .flat_map(|part| {
            let part = part.trim();
            let line = format!(
                "By {}",
                part.strip_prefix("By ").or_else(|| part.strip_prefix("by ")).unwrap_or(part)
            );
            let people = masthead::people(&line, 3..line.len(), true);
            people.into_iter().map(|name| joined(&line, name)).collect::<Vec<_>>()
        })
        .filter(|name| is_name(name))
        .collect()
}

/// The parts of a name in the order in which they are said.
fn joined(text: &str, name: masthead::Name) -> String {
    name.into_iter().map(|part| text[part].trim()).collect::<Vec<_>>().join(" ")
}

/// Whether a text is the name of a person, in capitals or not.
fn is_name(text: &str) -> bool {
    is_person(text)
        || is_name_without_case(text)
        || !text.chars().any(char::is_lowercase) && is_person(&in_small_letters(text))
}

fn in_small_letters(name: &str) -> String {
    let mut small = String::new();
    let mut begins = true;
    for character in name.chars() {
        if begins {
            small.push(character)
        } else {
            small.extend(character.to_lowercase())
        }
        begins = !character.is_alphanumeric();
    }
    small
}

/// The names in visible bylines.
fn bylines(page: &Page, zone: &Zone) -> Vec<String> {
    let mut weak = Vec::new();
    for piece in &zone.lines {
        let facts = masthead::read(&piece.text, 0..piece.text.len(), Region::Head);
        let mut names = Vec::new();
        for fact in facts.iter().flatten() {
            if let Statement::Author(name) = fact {
                names.push(joined(&piece.text, name.clone()));
            }
        }
        if !names.is_empty() {
            return names;
        }
        let elements = || page.up(piece.element).take(3).chain(page.elements_in(piece.element));
        let is_byline = |at: usize| {
            page.has_word(at, "rel", "author")
                || page.has_word(at, "itemprop", "author")
                || has_word(page, at, |word| PAGE.bylines.has(word))
        };
        if weak.is_empty() && elements().any(is_byline) {
            let narrow = page
                .elements_in(piece.element)
                .filter(|&at| is_byline(at) && page.length_in(at) <= 120);
            weak = narrow
                .map(|at| people(&page.text(at)))
                .find(|names| !names.is_empty())
                .unwrap_or_else(|| people(&piece.text));
        }
    }
    weak
}

/// The names in microdata of the article.
fn marked(page: &Page) -> Vec<String> {
    let is_own = |at: &usize| {
        (page.has_word(*at, "itemprop", "author") || page.has_word(*at, "rel", "author"))
            && page.length_in(*at) <= 200
            && !page.up(*at).any(|at| {
                matches!(page.name(at), "aside" | "nav" | "footer")
                    || has_word(page, at, |word| matches!(word, "comment" | "comments" | "related"))
            })
    };
    let marked: Vec<usize> = (0..page.nodes.len())
        .filter(|&at| !page.name(at).is_empty())
        .filter(is_own)
        .take(12)
        .collect();
    let mut names: Vec<String> = Vec::new();
    for at in marked {
        let inner =
            page.elements_in(at).find(|&at| page.has_word(at, "itemprop", "name")).unwrap_or(at);
        let content =
            page.attribute(inner, "content").map(str::to_owned).unwrap_or_else(|| page.text(inner));
        names.extend(people(&content));
    }
    names.dedup();
    names
}
