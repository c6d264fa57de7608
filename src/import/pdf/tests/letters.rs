//! Letters: Cyrillic, Arabic, Hebrew, ligatures, gaps between words.

use super::writer::{Type, Writer};
use super::{passages, read};

#[test]
fn cyrillic_is_read() {
    let mut writer = Writer::default();
    writer.page().put(72.0, 100.0, 10.0, Type::Any, "Совет собрался в понедельник.");
    assert_eq!(passages(&read(&writer)), ["Совет собрался в понедельник."]);
}

#[test]
fn hebrew_and_arabic_are_in_the_order_in_which_they_are_read() {
    for lines in [
        ["המועצה נפגשה ביום 19 ביולי", "ושמעה את הנווטים."],
        ["اجتمع المجلس في 19 تموز", "واستمع الى الطيارين."],
    ] {
        let mut writer = Writer::default();
        writer.page().leftward(500.0, 100.0, 10.0, &lines);
        assert_eq!(passages(&read(&writer)), [lines.join(" ")]);
    }
}

#[test]
fn columns_of_a_leftward_text_begin_at_the_right() {
    let mut writer = Writer::default();
    let right = [
        "ימין אחת של הטור הזה",
        "ימין שתיים של הטור",
        "ימין שלוש של הטור",
        "ימין ארבע של הטור",
        "ימין חמש של הטור",
    ];
    let left = [
        "שמאל אחת של הטור",
        "שמאל שתיים של טור",
        "שמאל שלוש של טור",
        "שמאל ארבע של טור",
        "שמאל חמש של טור.",
    ];
    writer.page().leftward(280.0, 100.0, 10.0, &left).leftward(500.0, 100.0, 10.0, &right);
    let text = passages(&read(&writer)).join(" ");
    assert!(text.starts_with("ימין אחת") && text.ends_with("של טור."), "{text}");
}

#[test]
fn forms_and_ligatures_are_letters() {
    let mut writer = Writer::default();
    writer.page().put(72.0, 100.0, 10.0, Type::Any, "The oﬃcer saw ﬁve of 20 m².");
    assert_eq!(passages(&read(&writer)), ["The officer saw five of 20 m²."]);
}

#[test]
fn gaps_part_words_without_spaces() {
    let mut writer = Writer::default();
    writer
        .page()
        .raw("BT /Plain 10 Tf 72 700 Td [(The) -300 (ship) -300 (of) -300 (no) 20 (body)] TJ ET\n");
    assert_eq!(passages(&read(&writer)), ["The ship of nobody"]);
}

#[test]
fn letters_drawn_twice_are_read_once() {
    let mut writer = Writer::default();
    writer.page().put(72.0, 100.0, 10.0, Type::Plain, "The ship").put(
        72.2,
        100.0,
        10.0,
        Type::Plain,
        "The ship",
    );
    assert_eq!(passages(&read(&writer)), ["The ship"]);
}

#[test]
fn what_a_piece_stands_for_replaces_its_letters() {
    let mut writer = Writer::default();
    writer.page().raw("BT /Plain 10 Tf 72 700 Td (The ) Tj /Span << /ActualText (ship) >> BDC (sh\\001p) Tj EMC ( sank) Tj ET\n");
    assert_eq!(passages(&read(&writer)), ["The ship sank"]);
}

#[test]
fn a_turned_page_is_read_along_its_lines() {
    let mut writer = Writer::default();
    writer.page().raw("BT /Plain 10 Tf 0 1 -1 0 100 100 Tm (The ship of nobody) Tj 0 1 -1 0 112 100 Tm (sank at dusk) Tj ET\n");
    let passages = passages(&read(&writer));
    assert_eq!(passages.join(" "), "The ship of nobody sank at dusk");
}

#[test]
fn accents_that_are_drawn_over_letters_are_part_of_them() {
    let mut writer = Writer::default();
    writer.page().put(72.0, 100.0, 10.0, Type::Any, "The role of Muller");
    // Over the `o` and the `u`.
    writer.put(72.0 + 5.0 * 6.0, 100.0, 10.0, Type::Any, "ˆ");
    writer.put(72.0 + 13.0 * 6.0, 100.0, 10.0, Type::Any, "¨");
    assert_eq!(passages(&read(&writer)), ["The rôle of Müller"]);
}
