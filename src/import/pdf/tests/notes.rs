//! Notes at the foot of pages.

use super::writer::{Type, WIDTH, Writer};
use super::{passages, read, text};

fn with_note(writer: &mut Writer, number: &str, words: &str, note: &str) {
    writer.page().lines(72.0, 100.0, 10.0, &[words]);
    let end = 72.0 + words.chars().count() as f32 * 10.0 * WIDTH;
    writer.put(end, 96.0, 6.0, Type::Plain, number);
    writer.put(end + 4.0, 100.0, 10.0, Type::Plain, " and was not heard.");
    writer.lines(
        72.0,
        112.0,
        10.0,
        &["The union waited in the office until the doors were shut.", "It had no word of them."],
    );
    writer.put(72.0, 716.0, 5.0, Type::Plain, number).put(76.0, 720.0, 8.0, Type::Plain, note);
}

#[test]
fn notes_are_kept_with_their_references() {
    let mut writer = Writer::default();
    with_note(&mut writer, "1", "The council met", "The Lund Courier, 3 May 2022.");
    with_note(&mut writer, "2", "The pilots met", "Interview with a clerk, Skarr.");
    let reading = read(&writer);
    let passages = passages(&reading);
    assert!(passages[0].starts_with("The council met[^1] and was not heard."), "{passages:?}");
    assert!(
        passages.iter().any(|passage| passage.starts_with("The pilots met[^2] and")),
        "{passages:?}"
    );
    let notes: Vec<(&str, String)> = reading
        .clip
        .footnotes
        .iter()
        .map(|note| (note.marker.as_str(), text(&note.runs)))
        .collect();
    assert_eq!(
        notes,
        [
            ("1", "The Lund Courier, 3 May 2022.".to_string()),
            ("2", "Interview with a clerk, Skarr.".to_string()),
        ]
    );
    assert_eq!(reading.remarks, [""; 0]);
}

#[test]
fn notes_that_are_counted_anew_on_each_page_stay_apart() {
    let mut writer = Writer::default();
    with_note(&mut writer, "1", "The council met", "The Lund Courier, 3 May 2022.");
    with_note(&mut writer, "1", "The pilots met", "Interview with a clerk, Skarr.");
    let reading = read(&writer);
    let markers: Vec<&str> =
        reading.clip.footnotes.iter().map(|note| note.marker.as_str()).collect();
    assert_eq!(markers, ["1", "1-2"]);
    assert!(passages(&reading).iter().any(|passage| passage.starts_with("The pilots met[^1-2]")));
}

#[test]
fn a_raised_number_without_a_note_stays_in_the_text() {
    let mut writer = Writer::default();
    writer.page().lines(72.0, 100.0, 10.0, &["a deck of 40 m"]);
    writer.put(72.0 + 14.0 * 6.0, 96.0, 6.0, Type::Plain, "2");
    assert_eq!(passages(&read(&writer)), ["a deck of 40 m²"]);
}
