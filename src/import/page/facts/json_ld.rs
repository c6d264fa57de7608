//! What a page says of itself in JSON-LD: its article, however the data is nested.

use serde_json::{Map, Value};

use super::super::dom::Page;
use super::tags::single_spaced;

/// What JSON-LD says of an article.
#[derive(Debug, Default, PartialEq)]
pub(super) struct JsonLd {
    pub(super) title: Option<String>,
    pub(super) people: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
    /// The name of the site or journal that it is a part of.
    pub(super) site: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) description: Option<String>,
    pub(super) volume: Option<String>,
    pub(super) issue: Option<String>,
}

type Object = Map<String, Value>;

/// How deep objects are looked for within others.
const DEEPEST: usize = 6;
/// How many objects of a page are looked at.
const MOST: usize = 4000;

/// Reads all of a page's JSON-LD. Of several articles, that of the page's address or title counts, else the first.
pub(super) fn read(page: &Page, addresses: &[&str], titles: &[&str]) -> JsonLd {
    let values: Vec<Value> = page
        .elements("script")
        .filter(|&at| {
            page.attribute(at, "type")
                .is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
        })
        .filter_map(|at| parse(&page.raw_text(at)))
        .collect();
    let mut objects = Vec::new();
    for value in &values {
        collect(value, 0, &mut objects);
    }
    let articles: Vec<&Object> =
        objects.iter().copied().filter(|object| is_article(object)).collect();
    let is_of_page = |article: &&&Object| {
        let of_address = [article.get("url"), article.get("mainEntityOfPage"), article.get("@id")]
            .into_iter()
            .flatten()
            .filter_map(|value| text(value).or_else(|| text(value.get("@id")?)))
            .any(|url| addresses.iter().any(|own| same_address(own, &url)));
        let headline = ["headline", "name"].iter().find_map(|key| text(article.get(*key)?));
        of_address
            || headline.is_some_and(|headline| {
                titles.iter().any(|title| super::title::same(title, &headline))
            })
    };
    let site = objects
        .iter()
        .find(|object| is_kind(object, &["WebSite"]))
        .and_then(|site| text(site.get("name")?));
    let Some(article) = articles.iter().find(is_of_page).or(articles.first()) else {
        return JsonLd { site, ..JsonLd::default() };
    };
    let all = Objects(&objects);
    let field = |key: &str| article.get(key).and_then(text);
    let of = |key: &str| article.get(key).and_then(|value| all.resolve(first(value)));
    let part = of("isPartOf");
    let periodical = part.filter(|part| {
        is_kind(part, &["Periodical", "PublicationIssue", "PublicationVolume", "Blog"])
    });
    let number = |key: &str| part.and_then(|part| text(part.get(key)?)).or_else(|| field(key));
    JsonLd {
        title: field("headline").or_else(|| field("name")),
        people: article
            .get("author")
            .or_else(|| article.get("creator"))
            .map(|authors| all.people(authors))
            .unwrap_or_default(),
        published: field("datePublished"),
        publisher: of("publisher").and_then(|publisher| text(publisher.get("name")?)),
        site: periodical.and_then(|part| text(part.get("name")?)).or(site),
        url: ["url", "mainEntityOfPage"].iter().find_map(|key| {
            let value = article.get(*key)?;
            text(value).or_else(|| text(value.get("@id")?))
        }),
        language: field("inLanguage"),
        description: field("description"),
        volume: number("volumeNumber"),
        issue: number("issueNumber"),
    }
}

/// Parses JSON as pages write it: in comments or CDATA, with line ends within texts, with a `;` after it.
fn parse(written: &str) -> Option<Value> {
    let mut text = written.trim();
    for (before, after) in [("<![CDATA[", "]]>"), ("<!--", "-->"), ("//<![CDATA[", "//]]>")] {
        text = text.strip_prefix(before).unwrap_or(text).trim();
        text = text.strip_suffix(after).unwrap_or(text).trim();
    }
    let text = text.trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&spaced).ok()
    })
}

fn collect<'v>(value: &'v Value, depth: usize, objects: &mut Vec<&'v Object>) {
    if depth > DEEPEST || objects.len() > MOST {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, depth + 1, objects)),
        Value::Object(object) => {
            objects.push(object);
            object
                .values()
                .filter(|value| !value.is_string())
                .for_each(|value| collect(value, depth + 1, objects));
        }
        _ => {}
    }
}

fn is_kind(object: &Object, kinds: &[&str]) -> bool {
    let named = |value: &Value| {
        value.as_str().is_some_and(|kind| {
            kinds.iter().any(|known| kind.rsplit(['/', ':']).next() == Some(known))
        })
    };
    match object.get("@type") {
        Some(Value::Array(values)) => values.iter().any(named),
        Some(value) => named(value),
        None => false,
    }
}

fn is_article(object: &Object) -> bool {
    const KINDS: [&str; 19] = [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "AdvertiserContentArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "DiscussionForumPosting",
        "ScholarlyArticle",
        "MedicalScholarlyArticle",
        "TechArticle",
        "Report",
        "SatiricalArticle",
        "MedicalWebPage",
    ];
    is_kind(object, &KINDS)
}

/// Returns a text, or the first of several.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => unescaped(text),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => {
            return values.first().filter(|first| !first.is_array()).and_then(text);
        }
        Value::Object(object) => {
            return object.get("@value").filter(|value| value.is_string()).and_then(text);
        }
        _ => return None,
    };
    let text = single_spaced(&text);
    (!text.is_empty()).then_some(text)
}

/// Undoes the character references that some pages write into JSON.
fn unescaped(text: &str) -> String {
    const REFERENCES: [(&str, &str); 9] = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&#8217;", "’"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    if !text.contains('&') {
        return text.to_owned();
    }
    REFERENCES.iter().fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant))
}

fn first(value: &Value) -> &Value {
    match value {
        Value::Array(values) => values.first().unwrap_or(value),
        value => value,
    }
}

struct Objects<'o>(&'o [&'o Object]);

impl<'o> Objects<'o> {
    /// Returns an object, or the one that its `@id` stands for.
    fn resolve<'v>(&self, value: &'v Value) -> Option<&'v Object>
    where
        'o: 'v,
    {
        let object = value.as_object()?;
        let id = object.get("@id").and_then(Value::as_str);
        match id {
            Some(id) if !object.contains_key("name") => {
                let named = |other: &&&Object| {
                    other.get("@id").and_then(Value::as_str) == Some(id)
                        && other.contains_key("name")
                };
                self.0.iter().find(named).copied().or(Some(object))
            }
            _ => Some(object),
        }
    }

    /// Returns the people among authors; organisations are none.
    fn people(&self, authors: &Value) -> Vec<String> {
        let one = |value: &Value| match value {
            Value::String(_) => text(value),
            Value::Object(_) => {
                let object = self.resolve(value)?;
                let is_organisation =
                    is_kind(object, &["Organization", "NewsMediaOrganization", "Corporation"]);
                object.get("name").filter(|_| !is_organisation).and_then(text)
            }
            _ => None,
        };
        match authors {
            Value::Array(values) => values.iter().take(30).filter_map(one).collect(),
            // One object with several names.
            Value::Object(object) => match object.get("name") {
                Some(Value::Array(names)) => names.iter().take(30).filter_map(text).collect(),
                _ => one(authors).into_iter().collect(),
            },
            value => one(value).into_iter().collect(),
        }
    }
}

/// Whether two addresses are one, but for the scheme and what follows the path.
fn same_address(one: &str, other: &str) -> bool {
    let bare = |url: &str| {
        let url = url.split(['?', '#']).next().unwrap_or("");
        url.trim_start_matches("https:")
            .trim_start_matches("http:")
            .trim_end_matches('/')
            .to_owned()
    };
    !one.is_empty() && bare(one) == bare(other)
}
