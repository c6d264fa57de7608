//! Encodings: bytes of known texts, and any bytes.

use proptest::prelude::*;

use super::*;

const RUSSIAN: &str =
    "Вчера в порту Эллан снова остановились краны. Переговоры о зерне ни к чему не привели.";
const JAPANESE: &str = "港のクレーンは三週間目も止まったままだ。両国の政府は互いを非難している。";

fn read(bytes: &[u8]) -> (String, &'static str, Basis) {
    let decoded = decode(bytes).unwrap();
    (decoded.text.into_owned(), decoded.encoding, decoded.basis)
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

fn encoded(text: &str, label: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).unwrap();
    let (bytes, _, has_errors) = encoding.encode(text);
    assert!(!has_errors, "{label} cannot write {text}");
    bytes.into_owned()
}

#[test]
fn unicode_is_known_by_its_mark_or_its_bytes() {
    let with = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
    let utf32: Vec<u8> = RUSSIAN.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    let cases = [
        (RUSSIAN.as_bytes().to_vec(), "UTF-8", Basis::Bytes),
        (with(b"\xef\xbb\xbf", RUSSIAN.into()), "UTF-8", Basis::Mark),
        (with(b"\xff\xfe", utf16(RUSSIAN, u16::to_le_bytes)), "UTF-16LE", Basis::Mark),
        (with(b"\xfe\xff", utf16(RUSSIAN, u16::to_be_bytes)), "UTF-16BE", Basis::Mark),
        (utf16(RUSSIAN, u16::to_le_bytes), "UTF-16LE", Basis::Bytes),
        (utf16(RUSSIAN, u16::to_be_bytes), "UTF-16BE", Basis::Bytes),
        (with(b"\xff\xfe\0\0", utf32), "UTF-32LE", Basis::Mark),
    ];
    for (bytes, encoding, basis) in cases {
        assert_eq!(read(&bytes), (RUSSIAN.into(), encoding, basis));
    }
    assert_eq!(read(&utf16("Plain words.\r\n", u16::to_le_bytes)).1, "UTF-16LE");
}

#[test]
fn older_encodings_are_guessed_and_that_is_said() {
    let german = "Die Kräne stehen seit gestern still – „niemand weiß, für wie lange“, sagte der Hafenmeister.";
    let arabic = "توقفت الرافعات في الميناء أمس مرة أخرى، ولم تسفر المحادثات عن أي نتيجة حتى الآن.";
    let greek =
        "Οι γερανοί στο λιμάνι σταμάτησαν ξανά χθες και οι συνομιλίες δεν είχαν αποτέλεσμα.";
    let hebrew = "המנופים בנמל נעצרו אתמול שוב, והשיחות לא הניבו תוצאה.";
    let polish = "Żurawie w porcie znów stanęły, a rozmowy o zbożu nie przyniosły żadnych efektów.";
    let turkish = "Limandaki vinçler dün yine durdu; görüşmelerden şimdiye kadar bir sonuç çıkmadı, işçiler bekliyor.";
    let korean = "항구의 크레인은 어제 다시 멈췄고 협상은 아무런 성과도 내지 못했다.";
    let chinese = "港口的起重机昨天再次停了下来，谈判没有取得任何结果。";
    let cases = [
        (german, "windows-1252", "windows-1252"),
        (RUSSIAN, "windows-1251", "windows-1251"),
        // The two write Russian with the same bytes.
        (RUSSIAN, "koi8-r", "KOI8-U"),
        (RUSSIAN, "iso-8859-5", "ISO-8859-5"),
        (RUSSIAN, "ibm866", "IBM866"),
        (arabic, "windows-1256", "windows-1256"),
        (greek, "windows-1253", "windows-1253"),
        (hebrew, "windows-1255", "windows-1255"),
        (polish, "windows-1250", "windows-1250"),
        (turkish, "windows-1254", "windows-1254"),
        (JAPANESE, "shift_jis", "Shift_JIS"),
        (JAPANESE, "euc-jp", "EUC-JP"),
        (JAPANESE, "iso-2022-jp", "ISO-2022-JP"),
        (korean, "euc-kr", "EUC-KR"),
        (chinese, "gb18030", "GBK"),
    ];
    for (text, label, name) in cases {
        let bytes = encoded(text, label);
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.encoding), (text, name));
        assert!(!decoded.is_sure());
        assert!(decoded.remarks()[0].contains(name), "{:?}", decoded.remarks());
    }
}

#[test]
fn what_is_declared_counts_unless_the_bytes_say_otherwise() {
    let cases = [
        (encoded("ärgerlich", "iso-8859-2"), "latin2", "ärgerlich", "ISO-8859-2"),
        (encoded(RUSSIAN, "koi8-r"), " KOI8-R ", RUSSIAN, "KOI8-R"),
        (RUSSIAN.into(), "windows-1251", RUSSIAN, "UTF-8"),
        (encoded(RUSSIAN, "windows-1251"), "utf-8", RUSSIAN, "windows-1251"),
        (encoded(RUSSIAN, "windows-1251"), "nonsense", RUSSIAN, "windows-1251"),
    ];
    for (bytes, label, text, encoding) in cases {
        let decoded = decode_as(&bytes, Some(label)).unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.encoding), (text, encoding), "{label}");
    }
}

#[test]
fn damaged_bytes_are_counted() {
    let cut = &RUSSIAN.as_bytes()[..RUSSIAN.len() - 2];
    let decoded = decode(cut).unwrap();
    assert_eq!((decoded.encoding, decoded.losses.len()), ("UTF-8", 1));
    assert!(decoded.losses[0].starts_with("1 sequence of bytes"), "{:?}", decoded.losses);
    assert_eq!(decode(b"\xff\xfea\0b").unwrap().losses.len(), 1);
}

#[test]
fn controls_are_mended_or_named() {
    let cases = [
        ("one\u{b}two\u{c}three\u{1a}", "one\ntwo\nthree", 0),
        ("no\u{1e}break", "no\u{2011}break", 0),
        ("\u{93}Quoted\u{94} \u{96} and more", "“Quoted” – and more", 1),
        ("a stray \u{7}bell", "a stray bell", 1),
    ];
    for (text, expected, n_losses) in cases {
        let decoded = decode(text.as_bytes()).unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.losses.len()), (expected, n_losses), "{text:?}");
    }
}

#[test]
fn what_is_no_text_is_refused_with_what_was_seen() {
    let message = |bytes: &[u8]| decode(bytes).unwrap_err().message;
    assert_eq!(message(b"\x89PNG\r\n\x1a\n"), "this is a PNG picture");
    let noise: Vec<u8> = (0..=255).cycle().take(4000).collect();
    assert!(message(&noise).contains("no text"), "{}", message(&noise));
    assert!(message(&noise).contains("00 01 02"), "{}", message(&noise));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>, label in "[a-z0-9-]{0,12}") {
        if let Ok(decoded) = decode_as(&bytes, Some(&label)) {
            let is_plain = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
            prop_assert!(decoded.text.chars().all(is_plain));
        }
    }

    #[test]
    fn a_text_in_unicode_is_read_as_it_is(text in "\\PC{0,60}") {
        let decoded = decode(text.as_bytes());
        if let Ok(decoded) = decoded {
            prop_assert_eq!(decoded.text.trim_start_matches('\u{feff}'), text.trim_start_matches('\u{feff}'));
        }
    }
}
