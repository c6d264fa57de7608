//! Libraries of references in each format, and any text.

use proptest::prelude::*;

use super::*;

fn library(name: &str, text: &str) -> Library {
    super::library(File { name, bytes: text.as_bytes() }).unwrap()
}

fn notes(name: &str, text: &str) -> Vec<String> {
    library(name, text).references.iter().map(|reference| note(reference, None)).collect()
}

fn problems(name: &str, text: &str) -> Vec<String> {
    let problems = library(name, text).problems;
    problems.iter().map(|problem| format!("{}: {}", problem.line, problem.message)).collect()
}

const BOOK: &str = "+++
title = \"The Drowned Harbour: A History\"
csl_type = \"book\"
authors = [\"Ada Brünner\", \"Jan van der Halm\"]
container_title = \"Halm University Press\"
language = \"de\"
# pages = \"12–34\"
# editors = [\"Tarn Institute\"]

[issued]
date = \"2019-03\"
basis = \"stated\"
+++
";

#[test]
fn bibtex_becomes_notes() {
    let text = r#"
% a comment
@string{hup = "Halm " # {University Press}}
@comment{nothing}
@book{brenner2019,
  author = {Br{\"u}nner, Ada and van der Halm, Jan},
  title = {The {Drowned} Harbour},
  subtitle = "A \emph{History}",
  publisher = hup,
  editor = {{Tarn Institute}},
  year = 2019, month = mar,
  pages = {12--34},
  langid = {ngerman},
  abstract = {\weird{not read}},
}
"#;
    assert_eq!(notes("a.bib", text), [BOOK]);
    assert_eq!(problems("a.bib", text), Vec::<String>::new());
}

#[test]
fn ris_becomes_notes() {
    let text = "TY  - BOOK\r\nID  - brenner2019\r\nTI  - The Drowned Harbour:\r\nA History\r\nAU  - Brünner, Ada\r\nAU  - van der Halm, Jan\r\nED  - Tarn Institute\r\nPB  - Halm University Press\r\nPY  - 2019\r\nDA  - 2019/03//\r\nSP  - 12–34\r\nLA  - German\r\nAB  - Not read\r\nER  - \r\n";
    assert_eq!(notes("a.ris", text), [BOOK]);
    assert_eq!(problems("a.ris", text), Vec::<String>::new());
}

#[test]
fn csl_json_becomes_notes() {
    let text = r#"[{"id": "brenner2019", "type": "book", "title": "The <i>Drowned</i> Harbour: A History",
      "author": [{"family": "Brünner", "given": "Ada"}, {"family": "Halm", "given": "Jan", "non-dropping-particle": "van der"}],
      "editor": [{"literal": "Tarn Institute"}], "publisher": "Halm University Press", "page": "12–34", "language": "de",
      "issued": {"date-parts": [["2019", 3]]}, "abstract": "Not read"}]"#;
    assert_eq!(notes("a.json", text), [BOOK]);
    assert_eq!(problems("a.json", text), Vec::<String>::new());
}

#[test]
fn articles_have_their_journal_and_address() {
    let expected = "+++
title = \"On Cracks\"
csl_type = \"article-journal\"
authors = [\"Ada Brenner\"]
container_title = \"Journal of Hulls\"
volume = \"12\"
issue = \"3\"
url = \"https://doi.org/10.1000/halm.7\"
# publisher = \"Halm\"

[issued]
date = \"2020-05-04\"
basis = \"stated\"
+++
";
    let bibtex = "@article{a, author={Ada Brenner}, title={On Cracks}, journal={Journal of Hulls}, volume=12, number=3, date={2020-05-04}, doi={https://doi.org/10.1000/halm.7}, publisher={Halm}}";
    let ris = "TY  - JOUR\nID  - a\nT1  - On Cracks\nA1  - Brenner, Ada\nJO  - Journal of Hulls\nVL  - 12\nIS  - 3\nDA  - 2020/05/04/\nDO  - doi:10.1000/halm.7\nPB  - Halm\nER  -";
    let csl = r#"{"items": [{"id": "a", "type": "article-journal", "title": "On Cracks", "author": [{"family": "Brenner", "given": "Ada"}], "container-title": "Journal of Hulls", "volume": 12, "issue": "3", "issued": {"date-parts": [[2020, 5, 4]]}, "DOI": "10.1000/halm.7", "publisher": "Halm"}]}"#;
    for text in [bibtex, ris, csl] {
        assert_eq!(notes("", text), [expected]);
    }
    let outlet = Id::new("hulls").unwrap();
    let with_outlet = note(&library("", ris).references[0], Some(&outlet));
    assert!(
        with_outlet.contains("outlet = \"hulls\"\n") && !with_outlet.contains("container_title")
    );
}

#[test]
fn keys_become_ids_each_once() {
    let entry = |key: &str| {
        format!("@misc{{{key}, title={{On {key}}}, author={{Ada Brenner}}, year=2020}}\n")
    };
    let text = ["Smith_2019", "smith_2019", "a:b/c", "kept.key"].map(entry).concat();
    let library = library("a.bib", &text);
    let ids: Vec<&str> = library.references.iter().map(|reference| reference.id.as_str()).collect();
    assert_eq!(ids, ["smith_2019", "smith-2019-2", "a-b-c", "kept.key"]);
    assert_eq!(
        library.remarks,
        ["2 citation keys were made ids of notes, such as `Smith_2019` as `smith_2019`"]
    );
    assert!(library.problems[0].message.contains("`smith_2019` is taken"));
    let one = self::library("a.bib", &entry("Smith_2019"));
    assert_eq!(
        one.remarks,
        ["1 citation key was made the id of a note: `Smith_2019` as `smith_2019`"]
    );
    let unnamed = "TY  - JOUR\nTI  - On the Harbour\nAU  - Brenner, Ada\nPY  - 2020\nER  - ";
    assert_eq!(self::library("", unnamed).references[0].id.as_str(), "brenner-2020-harbour");
}

#[test]
fn what_is_not_understood_is_reported_with_its_line() {
    let cases = [
        ("@book{a, title={A}, year={n.d.}}", "1: `a`: `n.d.` is no date"),
        (
            "\n@nonsense{a, title={A}}",
            "2: `a`: `@nonsense` is no known type; it is taken for a document",
        ),
        ("@book{a, title={A \\weird{word}}}", "1: `a`: `\\weird` in `title` is left out"),
        (
            "@book{a, title=A # b}\n@book{b, title={B}}",
            "1: `a`: `title` cannot be read: `A` is defined nowhere",
        ),
        ("@book{a, year=2019}", "1: `a` has no title, so it gets no note"),
        (
            "@book{a, title={A}}\n@book{a, title={B}}",
            "2: another entry has the key `a`; this one is left out",
        ),
        (
            "@book{a, title={A}, author={Ada Brenner and others}}",
            "1: `a`: `author` names not all (“and others”)",
        ),
        ("TY  - NONE\nTI  - A\nER  -", "1: `NONE` is no known type; it is taken for a document"),
        ("TY  - BOOK\nTI  - A\nPY  - soon\nER  -", "3: `soon` is no date"),
        ("TY  - BOOK\nTI  - A\nER  - \nAU  - Nobody", "4: this line belongs to no entry"),
        (
            "[\n{\"id\": \"a\", \"type\": \"x\", \"title\": \"A\"}]",
            "2: `x` is no type of CSL; it is taken for a document",
        ),
        (
            "[\n{\"id\": \"a\", \"type\": \"book\", \"title\": \"A\", \"issued\": {\"literal\": \"soon\"}}]",
            "2: `soon` is no date",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(problems("", text).first().map(String::as_str), Some(expected), "{text}");
    }
}

#[test]
fn a_broken_entry_does_not_hide_the_others() {
    let text = "@book{a, title={Never closed\n\n@book{b, title={B}}\n@book{c title={C}}\n@book{d, title={D}}\n";
    let library = library("a.bib", text);
    let titles: Vec<&str> =
        library.references.iter().map(|reference| reference.title.as_str()).collect();
    assert_eq!(titles, ["B", "D"]);
    assert_eq!(library.problems.len(), 2, "{:?}", library.problems);
}

#[test]
fn an_entry_takes_from_the_one_it_is_a_part_of() {
    let text = "@incollection{a, title={A}, crossref={b}}\n@collection{b, title={B}, editor={Ada Brenner}, date={2018/2019}, publisher={Halm}, crossref={a}}\n";
    let references = library("a.bib", text).references;
    assert_eq!(references[0].container_title.as_deref(), Some("B"));
    assert_eq!(references[0].editors, ["Ada Brenner"]);
    assert_eq!(references[0].issued.as_ref().map(Edtf::as_str), Some("2018/2019"));
}

#[test]
fn hostile_libraries_cost_no_more() {
    let deep = format!("@book{{a, title={{{}}}}}", "\\a{".repeat(50_000));
    assert!(problems("a.bib", &deep)[0].contains("too deep"));
    let many = format!("@book{{a, title={{{}}}}}", "{x}".repeat(50_000));
    assert!(problems("a.bib", &many)[0].contains("too many"));
    let circle = "@string{a = a # b}\n@string{b = a}\n@book{k, title = a}\n@book{l, title={L}}";
    assert_eq!(library("a.bib", circle).references.len(), 1);
    let laughs =
        (1..40).map(|n| format!("@string{{a{n} = a{0} # a{0}}}\n", n - 1)).collect::<String>();
    let laughs =
        format!("@string{{a0 = \"ha\"}}\n{laughs}@book{{k, title = a39}}\n@book{{l, title={{L}}}}");
    assert_eq!(library("a.bib", &laughs).references.len(), 1);
    assert!(
        super::library(File { name: "a.json", bytes: "[".repeat(100_000).as_bytes() }).is_err()
    );
}

#[test]
fn what_is_no_library_is_refused() {
    let message = |text: &str| {
        super::library(File { name: "x", bytes: text.as_bytes() }).unwrap_err().message
    };
    assert_eq!(
        message("<?xml version=\"1.0\"?><xml/>"),
        "this is XML, not a library in BibTeX, CSL-JSON or RIS"
    );
    assert_eq!(message("Just a text, to mail@a.example."), "there is no reference in this file");
    assert_eq!(message("[]"), "there is no reference in this file");
    assert!(message("{").contains("no JSON"));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        for name in ["a.bib", "a"] {
            let _ = super::library(File { name, bytes: &bytes });
        }
    }

    #[test]
    fn any_library_is_read_or_refused(text in "(@book\\{|@string\\{|a|b|,|=|\\{|\\}|\"|#|\\\\[a-z'\"]|title|year|TY  - |\n| ){0,60}") {
        for start in ["@book{", "TY  - BOOK\n", "[{"] {
            let text = format!("{start}{text}");
            let _ = super::library(File { name: "a.bib", bytes: text.as_bytes() });
        }
    }
}
