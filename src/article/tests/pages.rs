//! Pages that were copied whole, and what stands before the text of an article.

use super::invented::check;
use crate::article::{Article, Basis, Overrides, PassageKind, parse};

fn read(text: &str) -> Article {
    parse(text, &Overrides::default())
}

/// A page as it is copied whole: menus, an article, lists of other articles.
pub(super) const PAGE: &str = "Skip to content\nHome\nWorld\nLakes\nRivers\nWeather\nSign in\nThe River Post\nTen Boats Lost in the Northern Harbour\nWorld\nThe Lake at Lima Froze in One Night\nFishers lost their nets, and the town its water\nBy Jane Doe\n3 May 2021\nShare\n\nThe lake at Lima froze in one night, and nobody at the shore had seen it coming. The fishers lost most of their nets under the ice.\n\nThe council met every week to count what was left of the wood. It was never enough for the town, its mayor said on Sunday.\n\nIn the end the water came from the river, which carried no ice that winter. The town paid for the pipes itself.\n\nMost read\nMayor of the Town Leaves\nNine Ways to Dry a Net\n5 May 2022\nRivers\nThe Post is the paper of the lakes and rivers, and has been printed at the shore every day since the first boats came here, long before the town had a name.\nTerms of use\nPrivacy\n© 2023 River Post\n";

#[test]
fn a_whole_page_is_cleared_of_what_stands_around_the_article() {
    check(
        PAGE,
        "navigation: Skip to conten
         navigation: Home
         navigation: World
         navigation: Lakes
         navigation: Rivers
         navigation: Weather
         subscription-notice: Sign in
         navigation: The River Post
         navigation: Ten Boats Lost
         metadata: World
         metadata: The Lake at Li
         p1 standfirst: Fishers lost t
         metadata: By Jane Doe
         metadata: 3 May 2021
         share-links: Share
         p2 paragraph: The lake at Li
         p3 paragraph: The council me
         p4 paragraph: In the end the
         related-links: Most read
         related-links: Mayor of the T
         related-links: Nine Ways to D
         related-links: 5 May 2022
         related-links: Rivers
         related-links: The Post is th
         cookie-notice: Terms of use
         cookie-notice: Privacy
         copyright: © 2023 River P",
    );
    let article = read(PAGE);
    let authors: Vec<&str> = article.authors.iter().map(|author| author.value.as_str()).collect();
    assert_eq!(authors, ["Jane Doe"]);
    assert_eq!(article.issued.date.map(|date| date.edtf()).as_deref(), Some("2021-05-03"));
}

#[test]
fn nothing_around_the_article_gives_it_a_date() {
    let undated = PAGE.replace("3 May 2021\n", "");
    let article = read(&undated);
    assert_eq!((article.issued.date, article.issued.basis), (None, Basis::Unknown));
    let article = read(&undated.replace("Share\n", "21 رمضان 1442\n"));
    assert_eq!(
        article.issued.why.to_string(),
        "the text says “21 رمضان 1442”, in a calendar whose days have no exact counterparts"
    );
}

#[test]
fn the_title_is_sought_backwards_from_the_text() {
    const TEXT: &str = "The lake at Lima froze in one night, and nobody at the shore had seen it coming. The fishers lost their nets.\n\nThe council met every week to count what was left of the wood. It was never enough for the town.\n";
    for (head, title) in [
        (
            "Business News\n\nUpdated\n\nThe Lake at Lima Froze\n\nBy Jane Doe\n\n4 Min Read\n\n",
            "The Lake at Lima Froze",
        ),
        (
            "The lake is frozen. Nobody knows for how long.\n\nBy Jane Doe\n\nMay 3, 2021\n\n",
            "The lake is frozen. Nobody knows for how long.",
        ),
        (
            "LC/17\n\nSTATEMENT ON THE FROZEN LAKE\n\n03/05/2021\nPress Release\n\n",
            "STATEMENT ON THE FROZEN LAKE",
        ),
        (
            "The Lake at Lima Froze\n\nLast Revised\nMay 3, 2021\nAlert Code\nHN22-133A\n\n",
            "The Lake at Lima Froze",
        ),
        ("The La\u{ad}ke at Li\u{ad}ma Froze\n\nMay 3, 2021\n\n", "The Lake at Lima Froze"),
        (
            "Lima Review\nMay 2021\n\nWho Pays for the Frozen Lake\n\nJane Doe and John Roe\n\n",
            "Who Pays for the Frozen Lake",
        ),
        ("News Desk\n\n", ""),
    ] {
        let article = read(&format!("{head}{TEXT}"));
        let found = article.title.map(|title| title.value).unwrap_or_default();
        assert_eq!(found, title, "{head}");
        assert!(article.passages.len() == 2 || title.is_empty(), "{head}");
    }
}

#[test]
fn roles_and_labels_are_no_authors() {
    const TEXT: &str = "The lake froze in one night, and nobody at the shore had seen it coming. The fishers lost their nets.\n\nThe council met every week to count what was left of the wood. It was never enough for the town.\n";
    for (head, authors) in [
        ("The Frozen Lake\n\nLast Revised\nMay 3, 2021\nAlert Code\nHN22-133A\n\n", &[][..]),
        ("The Frozen Lake\n\nJane Doe\nStaff Writer\nMay 3, 2021\n\n", &["Jane Doe"]),
        ("The Frozen Lake\n\nJane Doe | Lima Courier\n3/15/2021\n\n", &["Jane Doe"]),
        ("The Frozen Lake\n\nBy Jane Doe\nThe Lima Boat\nPublished 3 May 2021\n\n", &["Jane Doe"]),
        ("The Frozen Lake\n\nMiddle East\nMay 3, 2021\n\n", &[]),
        ("The Frozen Lake\n\nBy\nJane Doe\nSecurity correspondent\n\n", &["Jane Doe"]),
        (
            "The Frozen Lake\n\nJane Doe, John Roe\nMay 3 2021, 3:18 p.m.\n\n",
            &["Jane Doe", "John Roe"],
        ),
        (
            "The Frozen Lake\n\nJane Doe is a student at the college. She can be found at jane@example.org.\n\n",
            &["Jane Doe"],
        ),
    ] {
        let article = read(&format!("{head}{TEXT}"));
        let found: Vec<&str> = article.authors.iter().map(|author| author.value.as_str()).collect();
        assert_eq!(found, authors, "{head}");
        assert_eq!(article.passages.len(), 2, "{head}");
    }
    let expert =
        "Jane Doe is a professor of lakes in Lima. She expects the ice to stay for months.\n";
    let article = read(&format!("The Frozen Lake\n\nMay 3, 2021\n\n{TEXT}\n{expert}"));
    assert!(article.authors.is_empty() && article.passages.len() == 3);
}

#[test]
fn a_short_text_begins_with_its_title() {
    for (text, title) in [
        ("The Lake\n\nThe fishers counted nine boats.\n", "The Lake"),
        (
            "Two Lakes, Two Boats and a Spring of Ice\nBy Jane Doe\nMay 3, 2021\n\nThe fishers counted nine boats.\n",
            "Two Lakes, Two Boats and a Spring of Ice",
        ),
        (
            "Radio Lima | English service\n\nICE ON THE LAKE, FISHERS SAY\n\n3 May 2021\n\nThe fishers counted nine boats under the ice.\n",
            "ICE ON THE LAKE, FISHERS SAY",
        ),
        (
            "The Lake\n\nThe ice came in one night. Nobody had seen it.\n\nThe fishers went home. They had lost a net.\n",
            "The Lake",
        ),
        ("News Desk\n\nThe fishers counted nine boats.\n", ""),
        ("The fishers counted nine boats.\n\nThey went home.\n", ""),
    ] {
        let found = read(text).title.map(|title| title.value).unwrap_or_default();
        assert_eq!(found, title, "{text}");
    }
}

#[test]
fn a_line_below_the_title_without_a_word_of_the_text_is_no_standfirst() {
    const TEXT: &str = "\n\nMay 3, 2021\n\nThe lake at Lima froze in one night, and nobody at the shore had seen it coming. The fishers lost their nets.\n";
    for (line, is_standfirst) in [
        ("Nobody at the shore had expected the ice", true),
        ("Shores of the frozen lake are closed to everybody", true),
        ("New bridge inspector begins work", false),
        ("New bridge inspector begins work on Monday.", true),
    ] {
        let article = read(&format!("The Lake at Lima Froze\n\n{line}{TEXT}"));
        let first = article.passages[0].kind;
        assert_eq!(first == PassageKind::Standfirst, is_standfirst, "{line}");
        assert_eq!(article.passages.len(), if is_standfirst { 2 } else { 1 }, "{line}");
    }
}
