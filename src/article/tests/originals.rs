//! The five articles the project starts from. They are not in the repository; without them, these tests are skipped.

use crate::article::{Article, Basis, DropReason, Overrides, PassageKind, YearBasis, parse};

/// Reads the original whose file name has this beginning.
#[allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "the originals lie outside the repository"
)]
fn original(start: &str, issued: Option<&str>) -> Option<Article> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seeds");
    let Ok(files) = std::fs::read_dir(folder) else {
        eprintln!("skipped: the original articles are not in {folder}");
        return None;
    };
    let file =
        files.flatten().find(|file| file.file_name().to_string_lossy().starts_with(start))?;
    let text = std::fs::read_to_string(file.path()).expect("the originals are UTF-8");
    let issued = issued.map(|date| date.parse().expect("tests give good dates"));
    Some(parse(&text, &Overrides { issued, ..Overrides::default() }))
}

/// One letter for each passage.
fn kinds(article: &Article) -> String {
    let letter = |kind| match kind {
        PassageKind::Heading => 'H',
        PassageKind::Paragraph => 'p',
        PassageKind::ListItem => 'l',
        PassageKind::Standfirst => 'S',
        PassageKind::Quotation => 'Q',
        PassageKind::Table => 'T',
        PassageKind::Caption => 'C',
        PassageKind::Preformatted => 'F',
    };
    article.passages.iter().map(|passage| letter(passage.kind)).collect()
}

fn drops(article: &Article) -> Vec<&'static str> {
    article.dropped.iter().map(|dropped| dropped.reason.name()).collect()
}

fn n_items(article: &Article) -> usize {
    article.citations.iter().map(|citation| citation.items.len()).sum()
}

#[test]
fn a_journal_with_lost_outlets_and_a_lost_heading() {
    let Some(article) = original("000", None) else { return };
    assert_eq!(kinds(&article), "pppHppppHpppppHppppp");
    assert_eq!(drops(&article), ["image-credit"]);
    assert_eq!((article.metadata.len(), article.footnotes.len()), (2, 1));
    assert_eq!((article.citations.len(), n_items(&article)), (21, 25));
    assert_eq!(article.volume.map(|field| field.value).as_deref(), Some("20"));
    assert_eq!(article.issue.map(|field| field.value).as_deref(), Some("1"));
    assert_eq!(article.issued.basis, Basis::Unknown);
}

#[test]
fn a_page_with_its_title_three_times() {
    let Some(article) = original("001", None) else { return };
    assert_eq!(kinds(&article), "SppHpppHpppHpppppp");
    assert_eq!(
        drops(&article),
        ["navigation", "navigation", "duplicate-title", "duplicate-title", "image-credit"]
    );
    assert_eq!(article.container_title, None);
    assert_eq!(article.citations, []);
}

#[test]
fn a_report_with_notes_and_promotion() {
    let Some(article) = original("002", None) else { return };
    assert_eq!(kinds(&article), "pppppppp");
    let alts =
        article.dropped.iter().filter(|dropped| dropped.reason == DropReason::ImageAlt).count();
    let promotions =
        article.dropped.iter().filter(|dropped| dropped.reason == DropReason::Promotion).count();
    assert_eq!((alts, promotions, article.metadata.len(), article.footnotes.len()), (3, 4, 3, 3));
    assert!(
        article
            .footnotes
            .iter()
            .all(|note| note.reference.is_some() && note.note.is_some() && note.items.len() == 1)
    );
    assert_eq!(article.issued.date.map(|date| date.edtf()).as_deref(), Some("2021-10-22"));
    let name = article.container_title.expect("the notice names it").value;
    assert!(name.starts_with("Jihad") && name.ends_with("Monitor"), "{name}");
}

#[test]
fn a_journal_with_bullets_and_dates_without_years() {
    let Some(article) = original("003", Some("2024-07")) else { return };
    assert_eq!(kinds(&article), "Hlllppppp");
    assert_eq!(drops(&article), ["image-credit"]);
    assert_eq!((article.citations.len(), n_items(&article)), (15, 20));
    let items: Vec<_> = article.citations.iter().flat_map(|citation| &citation.items).collect();
    assert_eq!(items.iter().filter(|item| item.year == YearBasis::Inferred).count(), 17);
    assert!(
        items
            .iter()
            .all(|item| item.date.is_some_and(|date| date.day.is_some()) && item.outlet.is_some())
    );
    assert_eq!(items[1].date.map(|date| date.edtf()).as_deref(), Some("2024-05-27"));
}

#[test]
fn a_magazine_with_its_author_in_the_last_line() {
    let Some(article) = original("004", None) else { return };
    assert_eq!(kinds(&article), "SppppppppHppppppppppHpp");
    assert_eq!(drops(&article), ["duplicate-title", "image-credit"]);
    assert_eq!(article.authors.len(), 1);
    assert_eq!((article.issued.basis, article.tags.len()), (Basis::Stated, 7));
}
