//! Documents made by word processors: made in the test and read.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

const STYLES: &str = r#"
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Untertitel"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Zwischen"><w:name w:val="Our own"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="Our list"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>"#;

const NUMBERING: &str = r#"
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"#;

/// A document with this body, and more parts: kind, name, content.
fn document(body: &str, more: &[(&str, &str, &str)]) -> Vec<u8> {
    let xmlns = r#"xmlns:w="w" xmlns:r="r" xmlns:wp="wp" xmlns:mc="mc""#;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |path: &str, text: &str| {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            r#"<Relationship Id="{id}" Type="http://schemas.example/{kind}" Target="{target}"/>"#
        )
    };
    let parts = [("styles", "styles.xml", STYLES), ("numbering", "numbering.xml", NUMBERING)];
    let mut relations = r#"<Relationship Id="link" Type="x/hyperlink" Target="https://halm.example/a" TargetMode="External"/><Relationship Id="bad" Type="x/hyperlink" Target="javascript:x" TargetMode="External"/>"#.to_owned();
    for (kind, name, content) in
        parts.iter().chain(more.iter().filter(|(kind, ..)| *kind != "core-properties"))
    {
        relations += &relation(name, kind, name);
        add(
            &format!("word/{name}"),
            &format!("<?xml version=\"1.0\"?><w:{kind} {xmlns}>{content}</w:{kind}>"),
        );
    }
    add("word/_rels/document.xml.rels", &format!("<Relationships>{relations}</Relationships>"));
    let mut root = relation("1", "officeDocument", "word/document.xml");
    for (kind, name, content) in more.iter().filter(|(kind, ..)| *kind == "core-properties") {
        root += &relation("2", kind, name);
        add(name, content);
    }
    add("_rels/.rels", &format!("<Relationships>{root}</Relationships>"));
    add("word/document.xml", &format!("<w:document {xmlns}><w:body>{body}</w:body></w:document>"));
    zip.finish().unwrap().into_inner()
}

fn p(style: &str, inner: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{inner}</w:p>")
}

fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn item(list: u8, level: u8, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
        r(text)
    )
}

fn read_bytes(bytes: &[u8]) -> Result<Reading, Refused> {
    read(File { name: "a.docx", bytes })
}

fn read_body(body: &str, more: &[(&str, &str, &str)]) -> Reading {
    read_bytes(&document(body, more)).unwrap()
}

/// The blocks as lines: kind and Markdown-like text.
fn lines(reading: &Reading) -> Vec<String> {
    let inline = |run: &Run| match run {
        Run::Text { text, style, link } => {
            let text = if style.strong { format!("**{text}**") } else { text.clone() };
            let text = if style.emphasis { format!("*{text}*") } else { text };
            link.as_ref().map_or(text.clone(), |link| format!("[{text}]({link})"))
        }
        Run::Note(marker) => format!("[^{marker}]"),
        Run::Break => "/".into(),
    };
    let line = |runs: &[Run]| runs.iter().map(inline).collect::<String>();
    let block = |part: &Part| {
        let Part::Block(Block { kind, runs }) = part else { return String::new() };
        match kind {
            BlockKind::Heading(level) => format!("h{level} {}", line(runs)),
            BlockKind::Paragraph => line(runs),
            BlockKind::Item { depth, number } => format!(
                "{}{} {}",
                "-".repeat((*depth).into()),
                number.map_or(String::new(), |n| n.to_string()),
                line(runs)
            ),
            BlockKind::Table(rows) => rows
                .iter()
                .map(|row| row.iter().map(|cell| line(cell)).collect::<Vec<_>>().join("|"))
                .collect::<Vec<_>>()
                .join("||"),
            kind => format!("{kind:?} {}", line(runs)),
        }
    };
    reading.clip.parts.iter().map(block).collect()
}

#[test]
fn paragraphs_are_known_by_the_names_of_their_styles() {
    let body = [
        p("Titel", &r("Ferry Line to Halm Suspended")),
        p("Untertitel", &r("Nobody can say for how long.")),
        p("Verzeichnis1", &r("Who Pays 2")),
        p("Standard", &r("The ferry line was suspended on Thursday.")),
        p("berschrift1", &r("Who Pays")),
        p("Zwischen", &r("And When")),
        p("Zitat", &r("We do not know yet.")),
        p("Standard", &r("Nobody knows who will pay for it.")),
    ]
    .concat();
    let reading = read_body(&body, &[]);
    assert_eq!(reading.clip.head.title.as_deref(), Some("Ferry Line to Halm Suspended"));
    assert_eq!(reading.clip.head.description.as_deref(), Some("Nobody can say for how long."));
    assert_eq!(
        lines(&reading),
        [
            "Nobody can say for how long.",
            "The ferry line was suspended on Thursday.",
            "h2 Who Pays",
            "h2 And When",
            "Quotation We do not know yet.",
            "Nobody knows who will pay for it.",
        ]
    );
    assert_eq!(reading.clip.aside[0].reason, DropReason::Navigation);
}

#[test]
fn runs_keep_their_letters_links_and_symbols() {
    let bold = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>");
    let cases = [
        (format!("{}{}", r("one "), bold("two")), "one **two**"),
        ("<w:r><w:rPr><w:i/><w:b w:val=\"0\"/></w:rPr><w:t>one</w:t></w:r>".to_owned() + &r(" two"), "*one* two"),
        ("<w:r><w:rPr><w:rStyle w:val=\"Fett\"/></w:rPr><w:t>one</w:t></w:r>".to_owned() + &r(" two"), "**one** two"),
        (format!("<w:hyperlink r:id=\"link\">{}</w:hyperlink>", r("one")), "[one](https://halm.example/a)"),
        (format!("<w:hyperlink r:id=\"bad\">{}</w:hyperlink>", r("one")), "one"),
        (format!("<w:fldSimple w:instr=' HYPERLINK \"https://halm.example/b\" '>{}</w:fldSimple>", r("one")), "[one](https://halm.example/b)"),
        (format!("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"https://halm.example/c\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{}", r("one"), r(" two")), "[one](https://halm.example/c) two"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:br/><w:t>c</w:t><w:tab/><w:t>d</w:t></w:r>".into(), "a\u{2011}b/c d"),
        ("<w:r><w:t>a &amp; b &#233; &lt;i&gt;</w:t></w:r>".into(), "a & b é <i>"),
        (format!("{}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>{}</w:ins>", r("one"), r(" new")), "one new"),
        (format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>{}", r("seen")), "seen"),
        (format!("<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", r("inside")), "inside"),
    ];
    for (runs, expected) in cases {
        let body = p("Titel", &r("Title")) + &p("Standard", &runs);
        assert_eq!(lines(&read_body(&body, &[])), [expected], "{runs}");
    }
}

#[test]
fn items_are_counted_as_their_lists_say() {
    let body = [
        item(1, 0, "bullet"),
        item(2, 0, "third"),
        item(2, 1, "inner"),
        item(2, 1, "second inner"),
        item(2, 0, "fourth"),
        item(2, 1, "inner again"),
        item(0, 0, "no item"),
        p("Liste", &r("by its style")),
        item(9, 0, "of a list that is missing"),
    ]
    .concat();
    assert_eq!(
        lines(&read_body(&body, &[])),
        [
            "- bullet",
            "-3 third",
            "--1 inner",
            "--2 second inner",
            "-4 fourth",
            "--1 inner again",
            "no item",
            "- by its style",
            "- of a list that is missing",
        ]
    );
}

#[test]
fn a_first_heading_is_the_title_and_the_others_begin_below_it() {
    let text = "The ferry line between Orrin and Halm was suspended on Thursday after inspectors found cracks in both hulls. The owner says that the ships will be back within a month at the latest.";
    let body = [
        p("berschrift1", &r("Ferry Line to Halm Suspended")),
        p("Standard", &r(text)),
        "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>Who Pays</w:t></w:r></w:p>"
            .into(),
        p("Standard", &r(text)),
        "<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr><w:r><w:t>Who Does Not</w:t></w:r></w:p>"
            .into(),
        p("Standard", &r(text)),
    ]
    .concat();
    let reading = read_body(&body, &[]);
    assert_eq!(reading.clip.head.title.as_deref(), Some("Ferry Line to Halm Suspended"));
    assert_eq!(lines(&reading), [text, "h2 Who Pays", text, "h3 Who Does Not", text]);
}

#[test]
fn tables_of_data_stay_and_frames_go() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let plain = |text: &str| cell(&p("Standard", &r(text)));
    let wide = format!(
        "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc>",
        p("Standard", &r("both"))
    );
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl>", rows.concat());
    let two = cell(&(p("Standard", &r("one")) + &p("Standard", &r("two"))));
    let body = [
        table(&[row(&[plain("Port"), plain("Ships")]), row(&[two, plain("41")]), row(&[wide])]),
        table(&[row(&[plain("In a frame.")])]),
        table(&[row(&[cell(""), cell("")])]),
    ]
    .concat();
    let reading = read_body(&body, &[]);
    assert_eq!(lines(&reading), ["Port|Ships||one/two|41||both|", "In a frame."]);
}

#[test]
fn notes_are_numbered_by_their_references() {
    let note = |id: u8, text: &str| {
        format!(
            "<w:footnote w:id=\"{id}\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
            r(text)
        )
    };
    let notes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>{}{}",
        note(1, "Second."),
        note(2, "First.")
    );
    let end = format!("<w:endnote w:id=\"1\"><w:p>{}</w:p></w:endnote>", r("At the end."));
    let reference = |kind: &str, id: u8| format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>");
    let text = [
        r("One"),
        reference("footnote", 2),
        r(" two"),
        reference("footnote", 1),
        r(" three"),
        reference("endnote", 1),
        reference("footnote", 7),
    ]
    .concat();
    let more = [
        ("footnotes", "footnotes.xml", notes.as_str()),
        ("endnotes", "endnotes.xml", end.as_str()),
    ];
    let reading = read_body(&(p("Titel", &r("Title")) + &p("Standard", &text)), &more);
    assert_eq!(lines(&reading), ["One[^1] two[^2] three[^e1]"]);
    let notes: Vec<(String, String)> = reading
        .clip
        .footnotes
        .iter()
        .map(|note| (note.marker.clone(), plain(&note.runs)))
        .collect();
    let expected = [("1", "First."), ("2", "Second."), ("e1", "At the end.")];
    assert_eq!(notes, expected.map(|(marker, text)| (marker.to_owned(), text.to_owned())));
    assert!(
        reading.remarks.iter().any(|remark| remark.starts_with("1 reference to a note")),
        "{:?}",
        reading.remarks
    );
}

#[test]
fn what_is_left_out_is_said() {
    let text = [
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>".to_owned(),
        "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:commentReference w:id=\"1\"/></w:r>"
            .into(),
        "<w:r><w:drawing><wp:docPr descr=\"Two cranes\"/></w:drawing></w:r>".into(),
    ]
    .concat();
    let header = p("Standard", &r("Halm Institute")) + &p("Standard", &r("3"));
    let reading = read_body(
        &p("berschrift1", &text),
        &[("header", "header1.xml", &header), ("footer", "footer1.xml", &header)],
    );
    for said in ["1 tracked deletion", "1 tracked insertion", "1 comment", "1 picture"] {
        assert!(
            reading.remarks.iter().any(|remark| remark.starts_with(said)),
            "{said}: {:?}",
            reading.remarks
        );
    }
    let aside: Vec<&str> = reading.clip.aside.iter().map(|aside| aside.text.as_str()).collect();
    assert_eq!(aside, ["Halm Institute 3", "Two cranes"]);
}

#[test]
fn text_boxes_are_kept_once() {
    let inner = format!("<w:txbxContent>{}</w:txbxContent>", p("Standard", &r("In the box.")));
    let run = format!(
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing>{inner}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    let body = p("Titel", &r("Title")) + &p("Standard", &(r("Before.") + &run));
    assert_eq!(lines(&read_body(&body, &[])), ["Before.", "In the box."]);
}

#[test]
fn a_deleted_end_of_a_paragraph_joins_it_with_the_next() {
    let body = format!(
        "{}<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}",
        p("Titel", &r("Title")),
        r("One"),
        p("Standard", &r(" and two"))
    );
    assert_eq!(lines(&read_body(&body, &[])), ["One and two"]);
}

#[test]
fn lines_above_the_text_and_properties_give_the_head() {
    let core = "<cp><dc:title>Microsoft Word - a.doc</dc:title><dc:creator>Petra Lindqvist</dc:creator><dcterms:created>2021-06-09T10:00:00Z</dcterms:created></cp>";
    let text = "The ferry line between Orrin and Halm was suspended on Thursday after inspectors found cracks in both hulls. The owner says that the ships will be back within a month at the latest.";
    let lines_above =
        |lines: &[&str]| lines.iter().map(|line| p("Standard", &r(line))).collect::<String>();
    let bold = format!(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Who Pays</w:t></w:r></w:p>{}",
        p("Standard", &r(text))
    );
    let head = |body: &str| read_body(body, &[("core-properties", "docProps/core.xml", core)]);
    let reading = head(
        &(lines_above(&["Ferry Line to Halm Suspended", "By Ada Brenner", "June 3, 2021", text])
            + &bold),
    );
    assert_eq!(reading.clip.head.title.as_deref(), Some("Ferry Line to Halm Suspended"));
    assert_eq!(reading.clip.head.authors, ["Ada Brenner"]);
    assert_eq!(reading.clip.head.published.as_deref(), Some("2021-06-03"));
    assert_eq!(lines(&reading)[1], "h2 Who Pays");
    let reading = head(&(p("Titel", &r("Ferry Line")) + &lines_above(&[text]) + &bold));
    assert_eq!(reading.clip.head.authors, ["Petra Lindqvist"]);
    assert_eq!(reading.clip.head.published, None);
    assert!(reading.remarks.iter().any(|remark| remark.contains("made on 2021-06-09")));
}

#[test]
fn hostile_documents_are_refused() {
    let message = |body: &str| read_bytes(&document(body, &[])).unwrap_err().message;
    let deep = "<w:sdt>".repeat(100_000);
    assert!(message(&deep).contains("too deep"), "{}", message(&deep));
    assert!(message("<!DOCTYPE a [<!ENTITY b \"c\">]><w:p/>").contains("document type"));
    assert!(message("<w:p><w:r><w:t>&unknown;</w:t></w:r></w:p>").contains("entities"));
    assert!(message("<w:p><w:r>").contains("cannot be read"));
    assert!(message("<w:p/>").contains("no text"));
    assert!(message(&" ".repeat(65 << 20)).contains("larger than"));
    let whole = document(&p("Standard", &r("Text")), &[]);
    assert!(read_bytes(&whole[..whole.len() / 2]).is_err());
    assert_eq!(read_bytes(b"PK\x05\x06").unwrap_err().message, "this is a ZIP archive");
    assert!(read_bytes(b"{\\rtf1 Text}").unwrap_err().hint.contains(".docx"));
    assert!(read_bytes(b"Just a text").is_err());
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        let _ = read_bytes(&[b"PK\x03\x04word/", &bytes[..]].concat());
    }

    #[test]
    fn any_body_is_read_or_refused(pieces in proptest::collection::vec(0..16_usize, 0..40)) {
        let all = [
            "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>a b</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>",
            "</w:tc>", "<w:fldChar w:fldCharType=\"begin\"/>", "<w:br/>", "<w:del>", "</w:del>", "<w:txbxContent>",
        ];
        let body: String = pieces.iter().map(|at| all[*at]).collect();
        let _ = read_bytes(&document(&body, &[]));
    }

    #[test]
    fn a_damaged_document_is_read_or_refused(at in 0..4000_usize, byte: u8) {
        let mut bytes = document(&p("Standard", &r("Text that is damaged")), &[]);
        let n_bytes = bytes.len();
        bytes[at % n_bytes] = byte;
        let _ = read_bytes(&bytes);
    }
}
