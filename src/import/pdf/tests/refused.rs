//! Files that cannot be read, and what is said of them.

use super::writer::{Type, Writer};
use super::{read, try_read};

fn refusal(writer: &Writer) -> String {
    try_read(&writer.bytes()).expect_err("the file cannot be read").message
}

#[test]
fn a_scan_is_refused_as_one() {
    let mut writer = Writer { has_picture: true, ..Writer::default() };
    writer.page().page();
    let refused = try_read(&writer.bytes()).expect_err("it has no text");
    assert!(refused.message.contains("scan") && refused.hint.contains("OCR"), "{refused:?}");
}

#[test]
fn a_page_without_text_among_others_is_said() {
    let mut writer = Writer { has_picture: true, ..Writer::default() };
    writer.page().lines(
        72.0,
        100.0,
        10.0,
        &["The council met in the harbour office and heard the pilots."],
    );
    writer.page();
    assert!(read(&writer).remarks[0].contains("page 2"), "{:?}", read(&writer).remarks);
}

#[test]
fn letters_that_cannot_be_read_are_named() {
    for (text, name) in [
        ("港口委員會於週一開會", "Chinese"),
        ("परिषद की बैठक", "Devanagari"),
        ("คณะกรรมการ", "Thai"),
    ] {
        let mut writer = Writer::default();
        writer.page().put(72.0, 100.0, 10.0, Type::Any, text);
        assert!(refusal(&writer).contains(name), "{}", refusal(&writer));
    }
}

#[test]
fn signs_without_letters_are_refused_with_their_number() {
    let mut writer = Writer::default();
    writer.page().put(72.0, 100.0, 10.0, Type::Silent, "The council met");
    assert!(refusal(&writer).contains("100%"), "{}", refusal(&writer));
}

#[test]
fn an_encrypted_file_is_refused_as_one() {
    let mut writer =
        Writer { trailer: "/Encrypt << /Filter /Standard /V 1 /R 2 >>", ..Writer::default() };
    writer.page().lines(72.0, 100.0, 10.0, &["The council met."]);
    assert!(refusal(&writer).contains("encrypted"));
}

#[test]
fn a_damaged_file_is_read_as_far_as_it_goes_or_refused() {
    let mut writer = Writer::default();
    writer.page().lines(72.0, 100.0, 10.0, &["The council met in the harbour office on Monday."]);
    let bytes = writer.bytes();
    // Without its table of objects the pages can still be found.
    let table = bytes.windows(5).rposition(|word| word == b"xref\n").expect("it has one");
    assert_eq!(super::passages(&try_read(&bytes[..table]).expect("its pages are there")).len(), 1);
    for bytes in [&bytes[..40], b"%PDF-1.7\n", b"", b"The council met."] {
        assert!(try_read(bytes).expect_err("nothing is there").message.contains("damaged"));
    }
}
