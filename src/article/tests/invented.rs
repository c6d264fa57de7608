//! Invented articles, as saved from pages of press, think tanks and journals.

use crate::article::{Article, Basis, Overrides, PassageKind, parse};
use crate::rule::{self, Rule};

/// Entire invented pages, also used by the property tests.
pub(super) const ARTICLES: [&str; 5] = [
    "The Winter of the Lakes | River Weekly\nHome > World > Lakes\nThe Winter of the Lakes\nNobody at the shore expected it\nBy Jane Doe and John Roe\nPublished: 3 May 2023\nUpdated 4 May 2023, 10:30 GMT\nShare / Tweet / Print / Email\nPhoto: Ann Poe/Agency\nListen to this article\n\nThe lake froze in one night (Lima Wire, March 26, 28). Nobody had seen it coming, the fishers said.\n\nAdvertisement\n\nA Long Season\n\nFew believed it would last.\n\nThe ice stayed for months, and the town council met every week to count what was left.[1] It was never enough.¹\n\n- Bread was short.\n- Wood was shorter.\n\nRelated: Ten lakes to see\n\nThe spring came late, and it brought high water to every village along the shore.\n\nNotes\n[1] Lima Wire, March 28, 2023.\n[2] See The Post, May 1, 2023.\n\nJane Doe is a reporter at River Weekly. Follow her on X: @janedoe.\n12 Comments\n© 2023 River Weekly. All rights reserved.\n",
    "LIMA, May 3, 2023 (Wire) — The lake froze in one night. Nobody had seen it coming.\nThe council met.\nWe use cookies to make this site better.\n",
    "On Rivers\n\nRiver Studies, Vol. 12, No. 3 (March 2021)\n\nKey Takeaways:\n  • Rivers are long.\n  • Lakes are wide\n\nRivers have been long since they were first measured by the surveyors. They remain so (River Studies, no. 2, January 2020; , May 3, 2019).\n\nReferences\n1. Jane Doe, “Rivers,” River Studies, May 3, 2019.\n2. Nothing.\n\nThe River Institute\n\nThe River Institute is a nonprofit that is dedicated to rivers.\n\nDonate now\nSpring Campaign\n",
    "Who Owns the Ferries\n\nThe lake has had ferries since it was first measured1, and their owners have been in court as long.2 a Some say that there are 1,2003 of them4. Nobody counts.5\n\nExplanatory Notes\n\n[a] A ferry is a boat with two ends.\n\nNotes\n\n1. Lima Wire, March 28, 2020.\n2. Interview, Lima, May 2020.\nIt was held by telephone.\n3. Ibid.\n4. “Boats,” Lima Post, May 1, 2020.\n5. https://lake.example/boats\n",
    "Ferries and the Law\n\nThe law of ferries is old (Reve 2014, 12–15; Roe and Doe 2018). Reve (2014) says so, and Roe et al. (2020) do not. It is also disputed (Quill 2021; Lima Wire, May 3, 2020).\n\nThe ferries go on as before, and nobody asks whose they are or who would pay for them.\n\nReferences\n\nReve, Petra. 2014. Ferries of the Lake. Lima: Lake Press.\n\nRoe, J., & Doe, A. (2018). Whose ferry? Journal of Lake Law, 7(2), 10–29. https://doi.org/10.9999/jll.7\n\nRoe, Jane, Ann Doe, and Bo Quill. 2020. “Six Boats.” Lake Review 33 (1): 4–19.\n\nLake Council. Notice 44.\n\nAbout the author\n\nJane Doe is a writer based in Lima.\n",
];

/// One line for each piece of the reading: its role and its beginning.
fn outline(text: &str, article: &Article) -> String {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    let begin = |start: usize, end: usize| {
        text[start..end].chars().take(14).collect::<String>().trim_end().to_string()
    };
    for passage in &article.passages {
        let kind = match passage.kind {
            PassageKind::Heading => "heading",
            PassageKind::Paragraph => "paragraph",
            PassageKind::ListItem => "item",
            PassageKind::Standfirst => "standfirst",
            PassageKind::Quotation => "quotation",
            PassageKind::Table => "table",
            PassageKind::Caption => "caption",
            PassageKind::Preformatted => "preformatted",
        };
        pieces.push((
            passage.span.start,
            format!("p{} {kind}: {}", passage.number, begin(passage.span.start, passage.span.end)),
        ));
    }
    for dropped in &article.dropped {
        pieces.push((
            dropped.span.start,
            format!("{}: {}", dropped.reason.name(), begin(dropped.span.start, dropped.span.end)),
        ));
    }
    for metadata in &article.metadata {
        pieces.push((metadata.start, format!("metadata: {}", begin(metadata.start, metadata.end))));
    }
    for note in article
        .footnotes
        .iter()
        .filter_map(|footnote| Some((footnote.marker.clone(), footnote.note.clone()?)))
    {
        pieces
            .push((note.1.start, format!("note {}: {}", note.0, begin(note.1.start, note.1.end))));
    }
    pieces.sort();
    pieces.dedup();
    pieces.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

pub(super) fn check(text: &str, expected: &str) {
    let article = parse(text, &Overrides::default());
    let expected = expected.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n");
    assert_eq!(outline(text, &article), expected);
}

#[test]
fn a_newspaper_page_is_cleared_of_its_furniture() {
    check(
        ARTICLES[0],
        "duplicate-title: The Winter of
         navigation: Home > World >
         metadata: The Winter of
         p1 standfirst: Nobody at the
         metadata: By Jane Doe an
         metadata: Published: 3 M
         metadata: Updated 4 May
         share-links: Share / Tweet
         image-credit: Photo: Ann Poe
         reading-aid: Listen to this
         p2 paragraph: The lake froze
         advertisement: Advertisement
         p3 heading: A Long Season
         p4 paragraph: Few believed i
         p5 paragraph: The ice stayed
         p6 item: Bread was shor
         p7 item: Wood was short
         related-links: Related: Ten l
         p8 paragraph: The spring cam
         notes-heading: Notes
         note 1: Lima Wire, Mar
         note 2: See The Post,
         metadata: Jane Doe is a
         comments: 12 Comments
         copyright: © 2023 River W",
    );
    let article = parse(ARTICLES[0], &Overrides::default());
    let authors: Vec<&str> = article.authors.iter().map(|author| author.value.as_str()).collect();
    assert_eq!(authors, ["Jane Doe", "John Roe"]);
    assert_eq!(article.container_title.map(|field| field.value).as_deref(), Some("River Weekly"));
    assert_eq!(
        (article.issued.date.map(|date| date.edtf()).as_deref(), article.issued.basis),
        (Some("2023-05-03"), Basis::Stated)
    );
    assert_eq!(article.footnotes.len(), 3);
    assert!(article.remarks.iter().any(|remark| remark.rule == &rule::NOTE_WITHOUT_REFERENCE));
}

#[test]
fn an_agency_report_has_its_date_in_the_first_line() {
    check(
        ARTICLES[1],
        "p1 paragraph: LIMA, May 3, 2\np2 paragraph: The council me\ncookie-notice: We use cookies",
    );
    let article = parse(ARTICLES[1], &Overrides::default());
    assert_eq!(
        (article.issued.date.map(|date| date.edtf()).as_deref(), article.issued.basis),
        (Some("2023-05-03"), Basis::Inferred)
    );
    let kinds: Vec<&Rule> = article.remarks.iter().map(|remark| remark.rule).collect();
    assert_eq!(kinds, [&rule::NO_TITLE, &rule::DATE_INFERRED]);
}

#[test]
fn a_journal_article_has_volume_references_and_promotion() {
    check(
        ARTICLES[2],
        "metadata: On Rivers
         metadata: River Studies,
         p1 heading: Key Takeaways:
         p2 item: Rivers are lon
         p3 item: Lakes are wide
         p4 paragraph: Rivers have be
         notes-heading: References
         note 1: Jane Doe, “Riv
         note 2: Nothing.
         promotion: The River Inst
         promotion: The River Inst
         promotion: Donate now
         promotion: Spring Campaig",
    );
    let article = parse(ARTICLES[2], &Overrides::default());
    assert_eq!(article.issued.date.map(|date| date.edtf()).as_deref(), Some("2021-03"));
    assert_eq!(article.volume.map(|field| field.value).as_deref(), Some("12"));
}

#[test]
fn a_section_before_the_title_and_a_standfirst_before_the_author() {
    check(
        "Skip to content\nOpinion | Middle Lakes\nWhy the Dam Failed\nThe end was foreseen for years by all.\nJane Doe\nMay 3, 2023\n4 min read\n\nIn 2019 the engineers had warned that the dam would fail. Nobody listened to them.\n\nWhat went wrong?\n\nThe wall was weak, and the water was high in that year of rain.\n\nTags: dams, water\nAbout the author\n\nJane Doe is a writer based in Lima.\n",
        "navigation: Skip to conten
         navigation: Opinion | Midd
         metadata: Why the Dam Fa
         p1 standfirst: The end was fo
         metadata: Jane Doe
         metadata: May 3, 2023
         reading-aid: 4 min read
         p2 paragraph: In 2019 the en
         p3 heading: What went wron
         p4 paragraph: The wall was w
         metadata: Tags: dams, wa
         metadata: About the auth
         metadata: Jane Doe is a",
    );
}

#[test]
fn the_source_note_overrules_the_reading() {
    let text = "Old Title\n\nFirst words. More words follow here.\n\nRead more\n\nSecond words. And more of them.\n";
    let given = Overrides {
        keep: vec!["L5".parse().expect("a line")],
        drop: vec!["p1".parse().expect("a passage"), "L99".parse().expect("a line")],
        title: Some("New Title".into()),
        issued: "2024-07".parse().ok(),
    };
    let article = parse(text, &given);
    assert_eq!(
        outline(text, &article),
        "metadata: Old Title\nnote: First words. M\np1a heading: Read more\np2 paragraph: Second words."
    );
    assert_eq!(article.title.map(|title| title.value).as_deref(), Some("New Title"));
    assert_eq!(
        (article.issued.basis, article.issued.date.map(|date| date.edtf()).as_deref()),
        (Basis::Note, Some("2024-07"))
    );
    assert!(article.remarks.iter().any(|remark| remark.rule == &rule::UNUSED_OVERRIDE));
}

#[test]
fn an_empty_text_is_an_empty_article() {
    for text in ["", "\u{feff}", "\n\n", " \u{a0}\r\n"] {
        let article = parse(text, &Overrides::default());
        assert!(
            article.passages.is_empty() && article.remarks.is_empty() && article.title.is_none(),
            "{text:?}"
        );
    }
}
