//! Files made to cost time or memory, or to trip the parser: each is read or refused, at once.

use proptest::prelude::*;

use super::try_read;
use super::writer::{Writer, file, stream};

fn page(content: &[u8]) -> Vec<(usize, Vec<u8>)> {
    vec![
        (1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()),
        (2, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec()),
        (3, b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>".to_vec()),
        (4, content.to_vec()),
        (5, b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>".to_vec()),
    ]
}

fn deflated(data: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(data, 6)
}

#[test]
fn what_unpacks_to_more_than_memory_holds_is_left_out() {
    let bomb = deflated(&vec![b' '; 80 << 20]);
    for filters in ["/Filter /FlateDecode", "/Filter [/FlateDecode]", "/Filter /Fl#61teDecode"] {
        let objects = page(&stream(filters, &bomb));
        assert!(try_read(&file(&objects, "/Root 1 0 R")).is_err(), "{filters}");
    }
    let twice = deflated(&bomb);
    let objects = page(&stream("/Filter [/FlateDecode /FlateDecode]", &twice));
    assert!(try_read(&file(&objects, "/Root 1 0 R")).is_err());
    // A stream of objects, which the parser unpacks before anything else.
    let mut objects = page(b"<< >>");
    objects[0].1 = b"<< /Type /Catalog /Pages 9 0 R >>".to_vec();
    objects.push((
        8,
        stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Subtype /Image", &bomb),
    ));
    assert!(try_read(&file(&objects, "/Root 1 0 R")).is_err());
}

#[test]
fn values_that_trip_the_parser_are_left_out() {
    for keys in [
        "/DecodeParms << /Predictor 2 /Columns 0 >>",
        "/DecodeParms << /Predictor 12 /Columns 99999999999 >>",
        "/DecodeParms << /Predictor 12 /Colors 255 /BitsPerComponent 16 >>",
        "/DecodeParms 7 0 R",
    ] {
        let mut objects =
            page(&stream(&format!("/Filter /FlateDecode {keys}"), &deflated(b"BT ET")));
        objects.push((7, b"<< /Predictor 2 /Columns 0 >>".to_vec()));
        assert!(try_read(&file(&objects, "/Root 1 0 R")).is_err(), "{keys}");
    }
}

#[test]
fn drawings_that_draw_one_another_end() {
    let mut objects = page(&stream("", b"/X Do"));
    let inner = b"/X Do ".repeat(50);
    objects.push((
        6,
        stream("/Type /XObject /Subtype /Form /Resources << /XObject << /X 6 0 R >> >>", &inner),
    ));
    assert!(try_read(&file(&objects, "/Root 1 0 R")).is_err());
}

#[test]
fn pages_in_a_circle_end() {
    let mut objects = page(&stream("", b"BT ET"));
    objects[1].1 = b"<< /Type /Pages /Count 1 /Kids [2 0 R 2 0 R 3 0 R] /Parent 2 0 R >>".to_vec();
    assert!(try_read(&file(&objects, "/Root 1 0 R")).is_err());
}

#[test]
fn fonts_with_endless_tables_are_not_read() {
    for font in [
        "<< /Type /Font /Subtype /Type1 /BaseFont /F /FirstChar 2000000000 /LastChar 2000000001 /Widths [1 2] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [<< /W [0 4294967295 500] >>] >>",
    ] {
        let mut objects = page(&stream("", b"BT /F 10 Tf 72 700 Td (The ship) Tj ET"));
        objects[4].1 = font.as_bytes().to_vec();
        let refused = try_read(&file(&objects, "/Root 1 0 R")).expect_err("it has no font");
        assert!(!refused.message.is_empty());
    }
}

#[test]
fn deep_nesting_is_no_overflow() {
    for open in ["[", "<<", "<</A", "("] {
        let objects = page(&stream("", format!("{} (a) Tj", open.repeat(200_000)).as_bytes()));
        let _ = try_read(&file(&objects, "/Root 1 0 R"));
        let mut objects = page(&stream("", b"BT ET"));
        objects[2].1 = open.repeat(200_000).into_bytes();
        let _ = try_read(&file(&objects, "/Root 1 0 R"));
    }
    let objects = page(&stream("", "q ".repeat(300_000).as_bytes()));
    let _ = try_read(&file(&objects, "/Root 1 0 R"));
    let objects = page(&stream("", "/A BMC ".repeat(300_000).as_bytes()));
    let _ = try_read(&file(&objects, "/Root 1 0 R"));
}

#[test]
fn pictures_among_instructions_cost_one_pass() {
    let content = format!("BI /W 1 ID x EI {}", "EI ".repeat(300_000));
    let objects = page(&stream("", content.as_bytes()));
    assert!(try_read(&file(&objects, "/Root 1 0 R")).is_err());
}

fn sound() -> Vec<u8> {
    let mut writer = Writer::default();
    writer.page().lines(72.0, 100.0, 10.0, &["The council met in the harbour office on Monday."]);
    writer.put(72.0, 140.0, 10.0, super::writer::Type::Any, "Совет собрался.");
    writer.bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_file_with_changed_bytes_is_read_or_refused(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = sound();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = try_read(&bytes);
    }

    #[test]
    fn a_file_with_changed_numbers_is_read_or_refused(at in any::<prop::sample::Index>(), number in prop::sample::select(vec!["0", "-1", "65536", "2147483648", "99999999999999999999", "1e9", "0.0000001"])) {
        let bytes = sound();
        let places: Vec<usize> = (1..bytes.len()).filter(|&i| bytes[i].is_ascii_digit() && !bytes[i - 1].is_ascii_digit()).collect();
        let start = places[at.index(places.len())];
        let end = (start..bytes.len()).find(|&i| !bytes[i].is_ascii_digit()).unwrap_or(bytes.len());
        let changed = [&bytes[..start], number.as_bytes(), &bytes[end..]].concat();
        let _ = try_read(&changed);
    }

    #[test]
    fn any_instructions_are_read_or_refused(words in prop::collection::vec(prop::sample::select(vec!["BT", "ET", "q", "Q", "/F 10 Tf", "(a b) Tj", "1 0 0 1 72 700 Tm", "0 0 0 0 0 0 cm", "1e30 0 0 1e30 0 0 cm", "-1 0 0 -1 9 9 Tm", "[(x) -999999999 (y)] TJ", "0 1 -1 0 5 5 Tm", "EMC", "/A BMC", "/X Do", "BI ID EI", "Td", "T*", "1 Tf", "0 Tz", "-100 Tz", "<", ">", "]"]), 0..60)) {
        let objects = page(&stream("", words.join(" ").as_bytes()));
        let _ = try_read(&file(&objects, "/Root 1 0 R"));
    }
}
