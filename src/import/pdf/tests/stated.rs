//! What a file says of the publication.

use super::writer::{Type, Writer};
use super::{aside, passages, read};

const BODY: [&str; 4] = [
    "The council met in the harbour office on Monday and heard the pi-",
    "lots, who had waited for nine days on a ship that nobody would own,",
    "and whose crew had left it in two boats when the pumps stopped at",
    "dusk. The union sent three clerks to the same office.",
];

fn article(title: Option<&'static str>) -> Writer {
    let mut writer = Writer { title, ..Writer::default() };
    writer.page().put(200.0, 50.0, 10.0, Type::Plain, "Orrin Quarterly, Vol. 33, No. 1");
    writer.put(72.0, 90.0, 20.0, Type::Plain, "The Ship of Nobody");
    writer.put(72.0, 120.0, 10.0, Type::Plain, "By Nora Eklund and Ivo Marsh");
    writer.put(72.0, 140.0, 10.0, Type::Plain, "May 3, 2022");
    writer.lines(72.0, 170.0, 10.0, &BODY);
    writer
}

#[test]
fn title_authors_and_date_are_those_of_the_first_page() {
    let reading = read(&article(None));
    let head = &reading.clip.head;
    assert_eq!(head.title.as_deref(), Some("The Ship of Nobody"));
    assert_eq!(head.authors, ["Nora Eklund", "Ivo Marsh"]);
    assert_eq!(head.published.as_deref(), Some("2022-05-03"));
    assert_eq!(head.language.as_deref(), Some("en"));
    assert_eq!(passages(&reading).len(), 1, "{:?}", passages(&reading));
    assert!(aside(&reading).contains(&"By Nora Eklund and Ivo Marsh"));
}

#[test]
fn a_title_that_a_program_made_up_is_none() {
    for title in
        ["Microsoft Word - final2.docx", "untitled", "ship_v3.indd", "A Template of the House"]
    {
        assert_eq!(
            read(&article(Some(title))).clip.head.title.as_deref(),
            Some("The Ship of Nobody"),
            "{title}"
        );
    }
}

#[test]
fn what_is_not_stated_is_empty() {
    let mut writer = Writer::default();
    writer.page().lines(72.0, 170.0, 10.0, &BODY);
    let head = read(&writer).clip.head;
    assert_eq!((head.title, head.authors.len(), head.published, head.site), (None, 0, None, None));
}

#[test]
fn names_alone_under_the_title_are_authors() {
    for (line, authors) in [
        ("Nora Eklund and Ivo Marsh", vec!["Nora Eklund", "Ivo Marsh"]),
        ("Nora Eklund, Ivo Marsh", vec!["Nora Eklund", "Ivo Marsh"]),
        ("Nora Eklund      Ivo Marsh", vec!["Nora Eklund", "Ivo Marsh"]),
        ("The law of the sea and its limits", vec![]),
    ] {
        let mut writer = Writer::default();
        writer.page().put(72.0, 90.0, 20.0, Type::Plain, "The Ship of Nobody");
        writer.put(72.0, 130.0, 10.0, Type::Plain, line).lines(72.0, 170.0, 10.0, &BODY);
        assert_eq!(read(&writer).clip.head.authors, authors, "{line}");
    }
}
