//! The id of a new source: its outlet and date, else its title.

use std::collections::BTreeSet;

use crate::clip::Head;
use crate::id::Id;

/// The most characters of an id that are made of a title.
const LONGEST: usize = 50;

/// An id that is not taken, from what is known of a source.
pub(super) fn free(head: &Head, outlet: Option<&str>, file: &str, taken: &BTreeSet<String>) -> Id {
    let title = head.title.as_deref().map(|title| shortened(Id::slug(title).as_str()));
    let date = head.published.as_deref();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let first = match (outlet, date, &title) {
        (Some(outlet), Some(date), _) => format!("{outlet}-{date}"),
        (_, _, Some(title)) => title.clone(),
        (None, Some(date), None) => format!("source-{date}"),
        (Some(outlet), None, None) => outlet.to_owned(),
        (None, None, None) if stem.is_empty() => String::from("source"),
        (None, None, None) => shortened(Id::slug(stem).as_str()),
    };
    let first = shortened(Id::slug(&first).as_str());
    // Two articles of one day differ by their titles.
    let longer = title.filter(|title| *title != first).map(|title| format!("{first}-{title}"));
    let numbered = (2..).map(|number| format!("{first}-{number}"));
    let names = [first.clone()].into_iter().chain(longer).chain(numbered);
    // An id has a greatest length, which a title may be cut at, but no number: what it is added to was shortened.
    let free = names.map(|name| Id::slug(&name)).find(|id| !taken.contains(id.as_str()));
    free.expect("there is no end of numbers")
}

/// The first words of a slug.
fn shortened(slug: &str) -> String {
    if slug.len() <= LONGEST {
        return slug.to_owned();
    }
    let cut = &slug[..=LONGEST];
    cut.rfind('-').map_or(&cut[..LONGEST], |at| &cut[..at]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_with_long_names_get_numbers() {
        let outlet = "the-society-of-friends-of-lakes-rivers-and-harbours-of-the-north";
        let title = "A long title that is cut where an id may be no longer than it is";
        let head = Head {
            title: Some(title.into()),
            published: Some("2022-05-14".into()),
            ..Head::default()
        };
        let mut taken = BTreeSet::new();
        for _ in 0..12 {
            assert!(taken.insert(free(&head, Some(outlet), "a.html", &taken).to_string()));
        }
        assert_eq!(taken.len(), 12, "{taken:?}");
    }

    #[test]
    fn an_id_says_outlet_and_date_else_the_title() {
        let taken = ["courier-2022-05-14", "lake", "lake-2"].map(String::from).into();
        let cases = [
            (Some("courier"), Some("2022-05"), Some("The Lake"), "courier-2022-05"),
            (Some("courier"), Some("2022-05-14"), Some("The Lake"), "courier-2022-05-14-the-lake"),
            (Some("courier"), Some("2022-05-14"), None, "courier-2022-05-14-2"),
            (None, Some("2022-05-14"), Some("The Lake"), "the-lake"),
            (None, None, Some("Lake"), "lake-3"),
            (Some("courier"), None, Some("The Lake"), "the-lake"),
            (None, None, None, "saved-page"),
            (
                None,
                None,
                Some("A very long title that goes on and on until nobody can say it in one breath"),
                "a-very-long-title-that-goes-on-and-on-until-nobody",
            ),
        ];
        for (outlet, published, title, expected) in cases {
            let head = Head {
                title: title.map(str::to_owned),
                published: published.map(str::to_owned),
                ..Head::default()
            };
            let id = free(&head, outlet, "Saved page.html", &taken);
            assert_eq!(id.as_str(), expected);
        }
    }
}
