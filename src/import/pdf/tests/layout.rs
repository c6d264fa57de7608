//! Columns, paragraphs, headings, lists, and what stands at the edges of pages.

use super::writer::{Type, WIDTH, Writer};
use super::{aside, parts, passages, read};

/// Lines of 50 letters: as wide as the text.
const FULL: [&str; 4] = [
    "The council met in the harbour office on Monday an",
    "d heard the pilots, who had waited for nine days o",
    "n a ship that nobody would own, and whose crew had",
    "left it in two boats when the pumps stopped at dus",
];

#[test]
fn lines_are_one_paragraph_until_an_indent_a_gap_or_a_short_line() {
    let mut by_indent = Writer::default();
    by_indent.page().lines(
        72.0,
        100.0,
        10.0,
        &[
            "The council met in the harbour office on Monday.",
            "It heard the pilots, who had been waiting for ni-",
            "ne days on a ship that nobody would own and left.",
        ],
    );
    by_indent.lines(84.0, 136.0, 10.0, &["The union sent three clerks to the same office"]);
    by_indent.lines(72.0, 148.0, 10.0, &["and asked for the pay of the crew, which is due."]);
    by_indent.lines(84.0, 160.0, 10.0, &["No one answered them before the evening came on"]);
    by_indent.lines(72.0, 172.0, 10.0, &["and the doors were shut."]);
    assert_eq!(
        passages(&read(&by_indent)),
        [
            "The council met in the harbour office on Monday. It heard the pilots, who had been waiting for nine days on a ship that nobody would own and left.",
            "The union sent three clerks to the same office and asked for the pay of the crew, which is due.",
            "No one answered them before the evening came on and the doors were shut.",
        ]
    );

    let mut by_gap = Writer::default();
    by_gap.page().lines(72.0, 100.0, 10.0, &FULL[..2]).lines(72.0, 132.0, 10.0, &FULL[2..]);
    assert_eq!(passages(&read(&by_gap)).len(), 2);

    let mut by_end = Writer::default();
    by_end.page().lines(72.0, 100.0, 10.0, &[FULL[0], "d went home.", FULL[2], FULL[3]]);
    assert_eq!(passages(&read(&by_end)).len(), 2);
}

#[test]
fn columns_are_read_one_after_the_other_and_what_crosses_them_between() {
    let mut writer = Writer::default();
    writer.page();
    writer.lines(
        72.0,
        100.0,
        10.0,
        &["A line over both columns that is as wide as the page is, or so."],
    );
    let left = [
        "left one of the column",
        "left two of the column",
        "left six of the column",
        "left ten of the column",
        "left end of the column",
    ];
    let right = [
        "right one of a column",
        "right two of a column",
        "right six of a column",
        "right ten of a column",
        "right end of a column.",
    ];
    writer.lines(72.0, 130.0, 10.0, &left).lines(300.0, 131.0, 10.0, &right);
    writer.lines(
        72.0,
        220.0,
        10.0,
        &["Another line over both columns that is as wide as the page is."],
    );
    assert_eq!(
        passages(&read(&writer)),
        [
            "A line over both columns that is as wide as the page is, or so.".to_string(),
            format!("{} {}", left.join(" "), right.join(" ")),
            "Another line over both columns that is as wide as the page is.".to_string(),
        ]
    );
}

#[test]
fn heads_and_numbers_of_pages_are_set_aside_and_a_paragraph_goes_over_the_page() {
    let mut writer = Writer::default();
    for (number, lines) in [("17", &FULL[..3]), ("18", &["on"; 3])] {
        writer.page().put(200.0, 40.0, 9.0, Type::Plain, "Orrin Quarterly, Vol. 33, No. 1");
        writer.lines(72.0, 100.0, 10.0, lines);
        writer.put(300.0, 770.0, 9.0, Type::Plain, number);
    }
    writer.lines(72.0, 160.0, 10.0, &FULL);
    let reading = read(&writer);
    let parts = parts(&reading);
    assert_eq!(parts[0], "page 17");
    assert!(parts[1].starts_with("The council met"), "{parts:?}");
    assert!(parts[1].contains("crew had on"), "{parts:?}");
    assert_eq!(parts[2], "page 18");
    assert_eq!(aside(&reading), ["Orrin Quarterly, Vol. 33, No. 1"]);
}

#[test]
fn what_is_larger_or_bold_and_short_is_a_heading() {
    let mut writer = Writer::default();
    writer.page().put(72.0, 80.0, 20.0, Type::Plain, "The Ship of Nobody");
    writer.put(72.0, 120.0, 14.0, Type::Plain, "The First Week");
    writer.lines(72.0, 150.0, 10.0, &FULL);
    writer.put(72.0, 220.0, 10.0, Type::Bold, "What the pilots said");
    writer.lines(72.0, 240.0, 10.0, &FULL);
    writer.put(72.0, 300.0, 10.0, Type::Bold, "No claim was made.");
    writer.lines(72.0 + 19.0 * 10.0 * WIDTH, 300.0, 10.0, &["The owner kept silent"]);
    writer.lines(72.0, 312.0, 10.0, &FULL);
    let reading = read(&writer);
    assert_eq!(reading.clip.head.title.as_deref(), Some("The Ship of Nobody"));
    let passages = passages(&reading);
    assert_eq!(passages[0], "## The First Week");
    assert_eq!(passages[2], "### What the pilots said");
    assert!(passages[4].starts_with("**No claim was made.** The owner"), "{passages:?}");
    assert_eq!(passages.len(), 5);
}

#[test]
fn bullets_and_numbers_begin_items() {
    let mut writer = Writer::default();
    writer.page().lines(72.0, 100.0, 10.0, &FULL[..2]);
    for (at, item) in ["\u{95}", "\u{95}"].iter().enumerate() {
        let y = 124.0 + 24.0 * at as f32;
        writer.raw("").put(84.0, y, 10.0, Type::Any, if *item == "\u{95}" { "•" } else { "-" });
        writer.lines(96.0, y, 10.0, &["pumps that work in any weather, as the", "law says"]);
    }
    for (at, number) in ["1.", "2.", "3."].iter().enumerate() {
        writer.put(84.0, 190.0 + 12.0 * at as f32, 10.0, Type::Plain, number);
        writer.put(102.0, 190.0 + 12.0 * at as f32, 10.0, Type::Plain, "two boats");
    }
    let passages = passages(&read(&writer));
    assert_eq!(
        passages[1..],
        [
            "- pumps that work in any weather, as the law says",
            "- pumps that work in any weather, as the law says",
            "1. two boats",
            "2. two boats",
            "3. two boats",
        ]
    );
}

#[test]
fn cells_of_a_table_stay_in_their_rows() {
    let mut writer = Writer::default();
    writer.page().lines(72.0, 100.0, 10.0, &FULL);
    for (at, row) in [
        ("Lund", "12", "40"),
        ("Skarr", "9", "18"),
        ("Orrin", "31", "7"),
        ("Cape", "2", "5"),
        ("Bay", "6", "1"),
    ]
    .iter()
    .enumerate()
    {
        let y = 170.0 + 12.0 * at as f32;
        writer.put(72.0, y, 10.0, Type::Plain, row.0);
        writer.put(200.0, y, 10.0, Type::Plain, row.1);
        writer.put(300.0, y, 10.0, Type::Plain, row.2);
    }
    let passages = passages(&read(&writer));
    assert_eq!(
        passages[1..],
        ["Lund | 12 | 40 / Skarr | 9 | 18 / Orrin | 31 | 7 / Cape | 2 | 5 / Bay | 6 | 1"]
    );
}

#[test]
fn bullets_that_are_drawn_begin_items() {
    let mut writer = Writer::default();
    writer.page().lines(72.0, 100.0, 10.0, &["The law asks for two things:"]);
    for y in [124.0, 136.0] {
        let (left, bottom) = (84.0, 800.0 - y + 2.0);
        writer.raw(&format!("{left} {bottom} 3 3 re f\n")).lines(
            96.0,
            y,
            10.0,
            &["pumps that work"],
        );
    }
    assert_eq!(
        passages(&read(&writer)),
        ["The law asks for two things:", "- pumps that work", "- pumps that work"]
    );
}

#[test]
fn a_paragraph_goes_on_after_a_figure_at_the_head_of_the_next_page() {
    let mut writer = Writer::default();
    writer.page().lines(72.0, 100.0, 10.0, &FULL[..2]);
    writer.page().lines(72.0, 100.0, 10.0, &["Figure 1: The ship in May."]);
    writer.lines(72.0, 140.0, 10.0, &["n a ship that nobody would own."]);
    let passages = passages(&read(&writer));
    assert_eq!(passages.len(), 2, "{passages:?}");
    assert!(passages[0].ends_with("nine days o n a ship that nobody would own."), "{passages:?}");
    assert_eq!(passages[1], "caption: Figure 1: The ship in May.");
}

#[test]
fn a_sentence_about_a_figure_is_no_caption() {
    let mut writer = Writer::default();
    writer.page().lines(
        72.0,
        100.0,
        10.0,
        &["Figure 3 shows the ship in May.", "It had no owner."],
    );
    assert!(passages(&read(&writer)).iter().all(|passage| !passage.starts_with("caption")));
}

#[test]
fn lines_of_a_table_of_contents_are_apart_and_no_headings() {
    let mut writer = Writer::default();
    writer.page().put(72.0, 100.0, 10.0, Type::Bold, "The First Week............4");
    writer.put(72.0, 112.0, 10.0, Type::Bold, "What the Pilots Said......9");
    writer.lines(72.0, 140.0, 10.0, &FULL);
    let passages = passages(&read(&writer));
    assert_eq!(passages.len(), 3, "{passages:?}");
    assert!(passages.iter().all(|passage| !passage.starts_with('#')), "{passages:?}");
}

#[test]
fn pages_without_a_number_before_numbered_ones_have_theirs_in_brackets() {
    let mut writer = Writer::default();
    writer.page().lines(72.0, 100.0, 10.0, &[&FULL[..], &["k of the second day."]].concat());
    let pages = [("1", "The council met again."), ("2", "It heard them."), ("3", "So it was.")];
    for (number, line) in pages {
        writer.page().lines(72.0, 100.0, 10.0, &[line]);
        writer.put(300.0, 770.0, 9.0, Type::Plain, number);
    }
    let pages: Vec<String> =
        parts(&read(&writer)).into_iter().filter(|part| part.starts_with("page ")).collect();
    assert_eq!(pages, ["page [1]", "page 1", "page 2", "page 3"]);
}
