//! Small reports: with a template of a few lines, and with the one of the built-in theme.

use serde_json::{Value, json};

use super::{Pdf, compile};
use crate::diagnostic::Diagnostic;
use crate::report::{Bundle, BundleFile, DATA, MAIN};
use crate::rule;
use crate::text::lines::line_and_column;
use crate::theme;
use crate::words::Words;

/// A bundle of files that come from `themes/mine/report/`.
fn bundle(files: &[(&str, &str)]) -> Bundle {
    let mut bundle = Bundle::default();
    bundle.files.insert(DATA.to_owned(), file(DATA, br#"{"iso_date": "2026-11-20"}"#));
    for (path, text) in files {
        bundle.files.insert((*path).to_owned(), file(path, text.as_bytes()));
    }
    bundle
}

fn file(path: &str, bytes: &[u8]) -> BundleFile {
    BundleFile::new(format!("themes/mine/report/{path}").into(), bytes)
}

/// A bundle with the template of the built-in theme.
fn of_theme(data: &Value) -> Bundle {
    let mut data = data.clone();
    let words = Words::built_in("en");
    data["words"] = json!(words.patterns());
    data["direction"] = json!(words.direction());
    let files = theme::REPORT.iter();
    let mut bundle = Bundle::default();
    bundle.files.extend(files.map(|(path, bytes)| ((*path).to_owned(), file(path, bytes))));
    bundle.files.insert(DATA.to_owned(), file(DATA, data.to_string().as_bytes()));
    bundle
}

/// The template that shows the words of the data under a title, as all standards require one.
const PLAIN: &str = "#set document(title: \"Words\", author: (\"A\", \"B\"), date: datetime(year: 2026, month: 11, day: 20))\n\
    #set text(lang: \"en\")\n#let data = json(\"data.json\")\n";

fn with_words(words: &str) -> Bundle {
    let data = json!({ "parts": [{ "id": "actors", "entries": [
        { "id": "actors/red-sand", "title": "Red Sand", "summary": words }
    ] }] });
    let template = format!("{PLAIN}#text(data.parts.first().entries.first().summary)");
    bundle(&[(MAIN, &template), (DATA, &data.to_string())])
}

fn made(bundle: &Bundle) -> Pdf {
    compile(bundle).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn refused(bundle: &Bundle) -> Diagnostic {
    let mut problems = compile(bundle).expect_err("this report cannot be made");
    problems.remove(0)
}

/// The properties of a PDF are written in it as plain XML.
fn holds(pdf: &Pdf, words: &str) -> bool {
    pdf.bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// The problem with its place as a line and a column.
fn drawn(problem: &Diagnostic, text: &str) -> String {
    let place = problem.place.as_ref().expect("it stands somewhere");
    let (line, column) = line_and_column(text, place.start);
    format!("{}:{line}:{column}: {}", place.file, problem.message)
}

#[test]
fn title_authors_date_and_standards_are_properties_of_the_file() {
    let pdf = made(&with_words("nothing special"));
    assert_eq!(pdf.warnings, []);
    let properties = [
        "Words",
        "<rdf:li>A, B</rdf:li>",
        "2026-11-20",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Briefing",
    ];
    for property in properties {
        assert!(holds(&pdf, property), "{property}");
    }
}

#[test]
fn the_same_bundle_gives_the_same_bytes() {
    assert_eq!(made(&with_words("twice")), made(&with_words("twice")));
    assert_ne!(made(&with_words("once")).bytes, made(&with_words("twice")).bytes);
}

#[test]
fn today_is_the_date_of_the_report() {
    let template = format!("{PLAIN}#assert.eq(datetime.today().display(), data.iso_date)");
    made(&bundle(&[(MAIN, &template)]));
    let data = "{\"iso_date\": \"\"}";
    let problem = refused(&bundle(&[(MAIN, &template), (DATA, data)]));
    assert!(problem.message.contains("current date"), "{}", problem.message);
}

#[test]
fn words_of_the_data_are_never_code() {
    for words in ["#panic()", "$x", "@y <z>", "*b* _i_ `c`", "= h", "\\", "#{1/0}", "/*", "[", "//"]
    {
        assert_eq!(made(&with_words(words)).warnings, [], "{words}");
    }
}

#[test]
fn an_error_names_the_file_of_the_theme_and_the_calls_that_led_there() {
    let part = "#let words(it) = {\n  it.nowhere\n}";
    let main = format!("{PLAIN}#import \"part.typ\": words\n#words(data)");
    let problem = refused(&bundle(&[(MAIN, &main), ("part.typ", part)]));
    let expected = "themes/mine/report/part.typ:2:6: dictionary does not contain key \"nowhere\"";
    assert_eq!(drawn(&problem, part), expected);
    let (place, call) = problem.also.first().expect("the call");
    assert_eq!(
        (&*place.file, call.as_str()),
        ("themes/mine/report/report.typ", "while calling `words`")
    );
}

#[test]
fn a_syntax_error_has_a_place_too() {
    let main = "#let a = (1, 2\n";
    let problem = refused(&bundle(&[(MAIN, main)]));
    assert_eq!(problem.rule, &rule::REPORT_TEMPLATE);
    assert_eq!(drawn(&problem, main), "themes/mine/report/report.typ:1:10: unclosed delimiter");
}

#[test]
fn nothing_outside_the_bundle_can_be_read() {
    let cases = [
        ("#read(\"/etc/passwd\")", "file not found"),
        ("#read(\"../secret\")", "escape"),
        ("#import \"other.typ\": a", "file not found"),
        ("#import \"@preview/example:0.1.0\": a", "a report uses no packages"),
        ("#include \"data.json\"", "not a typst source file"),
    ];
    for (main, expected) in cases {
        let message = refused(&bundle(&[(MAIN, main)])).message.to_lowercase();
        assert!(message.contains(expected), "{main}: {message}");
    }
}

#[test]
fn what_may_not_be_read_is_not_explained_by_an_option_of_another_program() {
    let problem = refused(&bundle(&[(MAIN, "#read(\"../../secret\")")]));
    let hint = problem.hint.expect("a hint");
    assert!(hint.ends_with("; a report reads the files of its own folder alone"), "{hint}");
}

#[test]
fn a_template_that_is_no_text_is_named() {
    let mut bundle = with_words("letters");
    bundle.files.insert("part.typ".to_owned(), file("part.typ", b"ab\xff"));
    let problem = refused(&bundle);
    assert_eq!(problem.message, "byte 2 of this template is not UTF-8");
    let place = problem.place.expect("a place");
    assert_eq!((&*place.file, place.start), ("themes/mine/report/part.typ", 2));
}

#[test]
fn a_bundle_without_data_or_template_is_an_error() {
    let mut bundle = bundle(&[]);
    assert!(refused(&bundle).message.contains("report.typ"));
    bundle.files.insert(DATA.to_owned(), file(DATA, b"{"));
    assert!(refused(&bundle).message.starts_with("`data.json` is no JSON"));
    bundle.files.remove(DATA);
    let problem = refused(&bundle);
    assert_eq!(
        (problem.rule, problem.message.as_str()),
        (&rule::REPORT_DATA, "the report has no `data.json`")
    );
}

#[test]
fn a_character_without_a_glyph_is_shown_by_its_code_and_reported() {
    let pdf = made(&with_words("中 and 中 and е\u{301}"));
    let [warning] = &pdf.warnings[..] else { panic!("{:?}", pdf.warnings) };
    let expected = "no font has the character `中` (U+4E2D): it stands 2 times in `actors/red-sand`, \
                    and is shown as `[U+4E2D]`";
    assert_eq!((warning.rule, warning.message.as_str()), (&rule::MISSING_GLYPH, expected));
}

#[test]
fn a_private_character_is_none_that_others_can_read() {
    let pdf = made(&with_words("\u{e0fe}"));
    assert_eq!(pdf.warnings.len(), 1, "{:?}", pdf.warnings);
    assert!(pdf.warnings[0].message.contains("(U+E0FE)"));
}

#[test]
fn a_report_without_a_date_is_no_archive_file_but_tagged() {
    let pdf = made(&bundle(&[(MAIN, "#set document(title: \"Undated\")\nWords")]));
    assert_eq!(pdf.warnings, [], "it is nobody's fault");
    let form = String::from_utf8_lossy(&pdf.bytes);
    assert!(form.contains("pdfuaid") && !form.contains("pdfaid"), "PDF/UA-1 alone");
}

#[test]
fn what_cannot_be_seen_is_no_missing_glyph() {
    let pdf = made(&with_words("a\u{200b}b\u{ad}c\u{1}d\u{feff}\u{202e}e\u{e0041}"));
    assert_eq!(pdf.warnings, []);
}

#[test]
fn a_report_that_breaks_the_standards_is_made_without_them() {
    let template = format!("{PLAIN}= One\n=== Three");
    let pdf = made(&bundle(&[(MAIN, &template)]));
    let [warning] = &pdf.warnings[..] else { panic!("{:?}", pdf.warnings) };
    let expected = "this report is PDF/A-2a only, not PDF/UA-1 and PDF/A-2a as it should be";
    assert!(warning.message.starts_with(expected), "{}", warning.message);
    assert_eq!(warning.rule, &rule::REPORT_STANDARD);
    assert_eq!(
        drawn(warning, &template).split(": ").next(),
        Some("themes/mine/report/report.typ:5:1")
    );
}

#[test]
fn a_file_that_is_no_font_is_a_warning() {
    let mut bundle = with_words("letters");
    bundle.files.insert("fonts/No.ttf".to_owned(), file("fonts/No.ttf", b"no font"));
    let [warning] = &made(&bundle).warnings[..] else { panic!("one warning") };
    let file = warning.place.as_ref().map(|place| &*place.file);
    let expected = (&rule::REPORT_FONT, Some("themes/mine/report/fonts/No.ttf"));
    assert_eq!((warning.rule, file), expected);
}

#[test]
fn a_warning_of_typst_is_one_of_the_template() {
    let template = format!("{PLAIN}#text(font: \"No such font\")[Words]");
    let [warning] = &made(&bundle(&[(MAIN, &template)])).warnings[..] else {
        panic!("one warning")
    };
    assert_eq!(warning.rule, &rule::REPORT_TEMPLATE_WARNING);
}

/// The least that a report may hold: every list empty.
fn empty_report() -> Value {
    json!({
        "title": "Nothing", "subtitle": "", "date": "", "iso_date": "2026-11-20", "authors": [], "marking": "",
        "version": "", "language": "en", "paper": "us-letter", "front_page": false, "logo": "",
        "site": "", "description": "", "address": "", "judgements": [], "parts": [], "chronology": [],
        "lanes": null, "figures": null, "grades": null, "figure_columns": [], "reliability_codes": [], "credibility_codes": [],
        "citations": null, "sources": [], "basis": "", "references": [], "index": []
    })
}

#[test]
fn the_template_of_the_theme_can_show_an_empty_report() {
    assert_eq!(made(&of_theme(&empty_report())).warnings, []);
}

#[test]
fn the_template_of_the_theme_can_show_all_that_the_data_may_hold() {
    let data = serde_json::from_str(include_str!("whole.json")).expect("JSON");
    let pdf = made(&of_theme(&data));
    assert_eq!(pdf.warnings, []);
    assert!(holds(&pdf, "<pdfuaid:part>1</pdfuaid:part>"));
}

#[test]
fn the_template_of_the_theme_shows_names_in_every_script_it_has_fonts_for() {
    let mut data = empty_report();
    data["title"] = "Ḥamās, Россия, Україна, الدولة, گروه, ישראל, Türkiye ☐ ☑ → €".into();
    assert_eq!(made(&of_theme(&data)).warnings, []);
}
