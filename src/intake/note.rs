//! The notes that an import writes: of the source, and of an outlet that has none.

use std::fmt::Write;

use crate::clip::Head;
use crate::id::Id;
use crate::import::Finding;
use crate::text::fold;

use super::known::KnownOutlet;

/// The keys about which a page may say different things, each with what only counts once.
const DISPUTED: [&str; 3] = ["title", "site", "published"];

/// A value with the places that give it.
type Given<'f> = (&'f str, Vec<&'f str>);

/// The keys for which a file gives different values, with these and where they stand.
pub(super) fn disagreements(findings: &[Finding]) -> Vec<(&'static str, Vec<Given<'_>>)> {
    let mut disputed = Vec::new();
    for key in DISPUTED {
        let mut values = Vec::<Given<'_>>::new();
        for finding in findings.iter().filter(|finding| finding.key == key) {
            let is_same = |(value, _): &&mut Given<'_>| agree(key, value, &finding.value);
            match values.iter_mut().find(is_same) {
                Some((_, places)) => places.push(finding.place),
                None => values.push((&finding.value, vec![finding.place])),
            }
        }
        if values.len() > 1 {
            disputed.push((key, values));
        }
    }
    disputed
}

/// Whether two values say the same: one may be more exact, or have the name of the site as well.
fn agree(key: &str, one: &str, other: &str) -> bool {
    let (one, other) = (fold::key(one), fold::key(other));
    let is_part = |long: &str, short: &str| match key {
        "title" => long.contains(short),
        _ => long.starts_with(short),
    };
    is_part(&one, &other) || is_part(&other, &one)
}

/// `2022-05-14 (JSON-LD, byline), 2022-05-16 (time)`
pub(super) fn listed(values: &[Given<'_>]) -> String {
    let values = values.iter().map(|(value, places)| {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{value} ({})", places.join(", "))
    });
    values.collect::<Vec<_>>().join(", ")
}

/// The note of a new source. It says nothing that the clip says.
pub(super) fn of_source(
    seed: &str,
    head: &Head,
    outlet: Option<&str>,
    is_never_linked: bool,
    findings: &[Finding],
) -> String {
    let mut note = format!("+++\nseed = {}\n", quoted(seed));
    if let Some(outlet) = outlet {
        let _ = writeln!(note, "outlet = {}", quoted(outlet));
    }
    match &head.url {
        Some(_) if is_never_linked => note += "# Its address is in the clip and is never linked.\n",
        Some(url) => {
            let _ = writeln!(note, "url = {}", quoted(url));
        }
        None => {}
    }
    for (key, values) in disagreements(findings) {
        let said = listed(&values);
        let said = said.replace(char::is_control, " ");
        let _ = writeln!(note, "# The file says different things of `{key}`: {said}.");
    }
    if head.published.is_none() {
        note += "# [issued]  # the file gives no date\n# date = \"\"\n";
    }
    note + "\n[rights]\ndisplay = \"excerpt\"\nexcerpt_words = 100\n+++\n"
}

/// A new outlet: its id and its note, for an analyst to complete.
pub(super) fn of_outlet(head: &Head) -> Option<(Id, String)> {
    let site = head.site.as_deref()?;
    let url = head.url.as_deref().and_then(|url| url::Url::parse(url).ok());
    let id = Id::slug(site.strip_prefix("The ").unwrap_or(site));
    let mut note = format!("+++\ntitle = {}\nclass = \"press\"  # check\n", quoted(site));
    if let Some(host) = url.as_ref().and_then(url::Url::host_str) {
        let scheme = url.as_ref().map_or("https", url::Url::scheme);
        let _ = writeln!(note, "url = {}", quoted(&format!("{scheme}://{host}/")));
    }
    if let Some(language) = &head.language {
        let _ = writeln!(note, "languages = [{}]", quoted(language));
    }
    note += "link_policy = \"name-only\"\n+++\n";
    Some((id, note))
}

/// How an outlet that is known is named in the report.
pub(super) fn known(outlet: &KnownOutlet) -> String {
    format!("{} (outlets/{})", outlet.title, outlet.id)
}

/// A text as a TOML string.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(key: &'static str, value: &str, place: &'static str) -> Finding {
        Finding { key, value: value.to_owned(), place }
    }

    #[test]
    fn values_disagree_if_neither_is_a_part_of_the_other() {
        let findings = [
            finding("published", "2022-05-14", "JSON-LD"),
            finding("published", "2022-05", "address"),
            finding("published", "2022-05-16", "time"),
            finding("title", "The Lake", "h1"),
            finding("title", "The lake | Courier", "title"),
            finding("author", "Ann Lee", "meta"),
            finding("author", "Bob Hill", "meta"),
        ];
        let disputed = disagreements(&findings);
        let said = disputed.iter().map(|(key, values)| format!("{key}: {}", listed(values)));
        assert_eq!(
            said.collect::<Vec<_>>(),
            ["published: 2022-05-14 (JSON-LD, address), 2022-05-16 (time)"]
        );
    }

    #[test]
    fn a_note_links_what_may_be_linked() {
        let head = Head {
            url: Some(String::from("https://courier.example/lake")),
            published: Some(String::from("2022-05-14")),
            ..Head::default()
        };
        let open = of_source("lake.md", &head, Some("courier"), false, &[]);
        assert_eq!(
            open,
            "+++\nseed = \"lake.md\"\noutlet = \"courier\"\nurl = \"https://courier.example/lake\"\n\n[rights]\ndisplay = \"excerpt\"\nexcerpt_words = 100\n+++\n"
        );
        let closed = of_source("lake.md", &head, None, true, &[]);
        assert!(!closed.contains("courier.example"), "{closed}");
    }
}
