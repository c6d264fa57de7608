//! Whole pages: what is in them, and that nothing gets out of its place.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::cache::Cache;
use crate::catalogue::Audience;
use crate::config::{Paper, ReportConfig};
use crate::diagnostic::Diagnostic;
use crate::input::{InputFile, Inputs};
use crate::rule;

const ACTOR: &str = r#"+++
title = "Red Hill"
kind = "armed-group"
summary = "A group of the north."
aliases = ["Men of Red Hill"]
[[claims]]
property = "founded"
value = "2015"
source = "one"
passage = 1
[[claims]]
property = "founded"
value = "2016"
source = "one"
passage = 2
[[relations]]
type = "opposes"
target = "blue-lake"
source = "one"
passage = 1
+++
## Roots

It began[@one#p1] near the mill.[^a] See [its roots](#roots) and [[mill]].

#### Deep

Red Hill met Blue Lake[@one#p1; @one#p2].

[^a]: A mill of Blue Lake[@one#p2].
"#;

const FILES: [(&str, &str); 6] = [
    ("content/actors/red-hill.md", ACTOR),
    ("content/actors/blue-lake.md", "+++\ntitle = \"Blue Lake\"\nkind = \"movement\"\n+++\n"),
    (
        "content/attacks/mill.md",
        "+++\ntitle = \"Fire at the mill\"\ndate = \"2021-05-04\"\n[[perpetrators]]\nactor = \"red-hill\"\ncertainty = \"claimed\"\nsource = \"one\"\npassage = 1\n+++\nIt burned.\n",
    ),
    (
        "content/briefings/north.md",
        "+++\ntitle = \"The north\"\ndate = \"2022-01-02\"\n[[judgements]]\ntext = \"It will burn again.\"\nlikelihood = \"likely\"\nconfidence = \"low\"\n+++\nOf Red Hill and of Blue Lake.\n",
    ),
    (
        "content/sources/one.md",
        "+++\ntitle = \"News of the north\"\nseed = \"one.txt\"\n[issued]\ndate = \"2021-06\"\n+++\n",
    ),
    (
        "seeds/one.txt",
        "News of the north\n\nRed Hill was founded in 2015, says everybody who was there at the time.\n\nRed Hill was founded in 2016, says Blue Lake, and nobody else has ever said so.\n",
    ),
];

/// The page of everything in a site of these files, some of them replaced or added.
fn made(files: &[(&str, &str)], config: ReportConfig) -> Result<String, Box<Diagnostic>> {
    let all = FILES.iter().chain(files).map(|(path, text)| InputFile::new(path, *text));
    let inputs = all.collect::<Inputs>();
    let (site, found) = crate::check::site(&inputs, Audience::PUBLIC, &mut Cache::default());
    assert!(!found.has_errors(), "{found:?}");
    let report = crate::report::compose(&site, &inputs, &config).expect("a report");
    let page = super::html(&report, &site, &inputs)?;
    Ok(String::from_utf8(page).expect("UTF-8"))
}

fn everything() -> ReportConfig {
    let mut config = ReportConfig::default();
    config.selection.all = true;
    config
}

fn page(files: &[(&str, &str)]) -> String {
    made(files, everything()).expect("a page")
}

/// The text between each `start` and the next `end`.
fn between<'a>(page: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let parts = page.split(start).skip(1);
    parts.map(|part| part.split_once(end).expect("an end").0).collect()
}

/// The page behind its style.
fn body(page: &str) -> &str {
    page.split_once("</style>").expect("a style").1
}

#[test]
fn every_part_has_its_place() {
    let page = page(&[]);
    let headings = body(&page).split("<h").skip(1).filter_map(|part| {
        let (tag, text) = part.split_once("</h")?.0.split_once('>')?;
        tag.starts_with(|c: char| c.is_ascii_digit()).then(|| format!("{} {text}", &tag[..1]))
    });
    assert_eq!(
        headings.collect::<Vec<_>>(),
        [
            "1 Briefing",
            "2 Key judgements",
            "2 Timeline of attacks",
            "2 Contents",
            "2 The north",
            "2 Fire at the mill",
            "2 Actors",
            "3 Blue Lake",
            "4 Relations",
            "3 Red Hill",
            "4 Roots",
            "5 Deep",
            "4 What the sources claim",
            "4 Relations",
            "4 Attacks",
            "2 Sources and confidence",
            "2 References",
            "2 Index of names",
        ]
    );
}

#[test]
fn a_part_without_content_leaves_no_heading() {
    let page = made(
        &[("content/outlets/post.md", "+++\ntitle = \"Evening Post\"\nclass = \"press\"\n+++\n")],
        ReportConfig {
            selection: crate::config::Selection {
                notes: vec![crate::fields::Spanned::new(String::from("outlets/post"), 0..0)],
                ..Default::default()
            },
            ..ReportConfig::default()
        },
    );
    let page = page.expect("a page");
    for absent in
        ["judgements", "timeline", "chronology", "sources", "references", "actors", "outlets"]
    {
        assert!(!body(&page).contains(&format!("\"_{absent}\"")), "{absent}");
        assert!(!body(&page).contains(&format!("#_{absent}\"")), "{absent}");
    }
    assert!(!body(&page).contains("<h4>"));
}

#[test]
fn no_id_is_given_twice_and_every_link_within_the_page_leads_somewhere() {
    let page = page(&[]);
    let ids = between(body(&page), " id=\"", "\"");
    let known = ids.iter().collect::<BTreeSet<_>>();
    assert_eq!(known.len(), ids.len(), "{ids:?}");
    for to in between(body(&page), "href=\"#", "\"") {
        assert!(known.contains(&to), "{to}");
    }
    for expected in
        ["actors/red-hill", "actors/red-hill/roots", "actors/red-hill/_fn-1", "_ref-1-b"]
    {
        assert!(known.contains(&expected), "{expected}");
    }
}

/// Attacks with figures and a place, and a group with ties to several others.
const DRAWN: [(&str, &str); 5] = [
    (
        "content/attacks/mill.md",
        "+++\ntitle = \"Fire at the mill\"\ndate = \"2021-05-04\"\n[place]\nname = \"The mill\"\ncountry = \"KE\"\n[[claims]]\nproperty = \"killed\"\nvalue = 4\nsource = \"one\"\npassage = 1\n[[claims]]\nproperty = \"killed\"\nvalue = 9\nqualifier = \"at-least\"\nsource = \"one\"\npassage = 2\n[[claims]]\nproperty = \"injured\"\nvalue = 12\nqualifier = \"about\"\nsource = \"one\"\npassage = 1\n+++\n",
    ),
    (
        "content/attacks/ford.md",
        "+++\ntitle = \"Raid at the ford\"\ndate = \"2021\"\n[[claims]]\nproperty = \"killed\"\nvalue = 2\nsource = \"one\"\npassage = 1\n+++\n",
    ),
    (
        "content/attacks/barn.md",
        "+++\ntitle = \"Raid at the barn\"\ndate = \"../2020\"\n[[claims]]\nproperty = \"killed\"\nvalue = 1\nsource = \"one\"\npassage = 1\n+++\n",
    ),
    (
        "content/actors/tall-tree.md",
        "+++\ntitle = \"Tall Tree\"\nkind = \"state\"\n[[relations]]\ntype = \"part-of\"\ntarget = \"red-hill\"\nsource = \"one\"\npassage = 1\nuntil = \"2019\"\n+++\n",
    ),
    (
        "content/actors/old-oak.md",
        "+++\ntitle = \"Old Oak\"\nkind = \"state\"\n[[relations]]\ntype = \"allied-with\"\ntarget = \"red-hill\"\nsource = \"one\"\npassage = 1\n+++\n",
    ),
];

#[test]
fn figures_are_drawn_where_the_data_have_them_and_lead_to_entries() {
    let page = page(&DRAWN);
    let figures = between(body(&page), "<figure class=\"drawing\">", "</figure>");
    let title = |figure: &&str| between(figure, "<p class=\"finding\">", "</p>")[0].to_owned();
    assert_eq!(
        figures.iter().map(title).collect::<Vec<_>>(),
        [
            "Attacks and the sources that report them",
            "Where it was",
            "Killed: 1 source",
            "Founded: 1 source",
            "3 ties: allied with (1), opposes (1) and formerly included (1)",
            "Killed and injured: 3 attacks, the sources differ on 1",
        ]
    );
    for figure in &figures {
        let drawings = between(figure, "<svg ", "</svg>");
        let forms = drawings.len() + figure.matches("<ol>").count();
        assert_eq!(forms, if figure.contains("graphic same") { 1 } else { 2 }, "{figure}");
        for drawing in drawings {
            let is_picture = drawing.contains("role=\"img\"");
            assert!(drawing.contains("<title>"), "{drawing}");
            assert_eq!(drawing.contains("<desc>"), is_picture, "{drawing}");
            assert_eq!(drawing.contains("href=\"#"), !is_picture, "{drawing}");
        }
    }
    let ids = between(body(&page), " id=\"", "\"").into_iter().collect::<BTreeSet<_>>();
    for to in between(&figures.concat(), "href=\"#", "\"") {
        assert!(ids.contains(to), "{to}");
    }
}

#[test]
fn the_style_knows_the_classes_of_all_marks() {
    let page = page(&DRAWN);
    let style = between(&page, "<style>", "</style>")[0];
    let drawings = between(body(&page), "<svg ", "</svg>").concat();
    let classes = between(&drawings, "class=\"", "\"");
    let classes = classes.iter().flat_map(|class| class.split(' ')).collect::<BTreeSet<_>>();
    assert!(classes.len() > 20, "{classes:?}");
    // These are of the colour of the text.
    for class in classes.iter().filter(|class| !["dot", "head", "name", "sign"].contains(class)) {
        let rule = format!(".{class}");
        let mut ends =
            style.match_indices(&rule).map(|(at, _)| style[at + rule.len()..].chars().next());
        let is_whole =
            |end: Option<char>| end.is_none_or(|end| !end.is_alphanumeric() && end != '-');
        assert!(ends.any(is_whole), "{class}");
    }
}

#[test]
fn sources_that_differ_are_said_to_in_words() {
    let page = page(&[]);
    let claims = between(&page, "<tbody class=\"differs\">", "</tbody>");
    assert_eq!(claims.len(), 1);
    for expected in ["2015 or 2016", "Sources differ", "1 source", "passage 1", "passage 2"] {
        assert!(claims[0].contains(expected), "{expected}: {}", claims[0]);
    }
}

#[test]
fn the_index_leads_to_entries_and_to_who_names_them() {
    let page = page(&[]);
    let (_, index) = page.split_once("<ul class=\"index\">").expect("an index");
    let (_, row) = index.split_once("#actors/blue-lake\"").expect("a row");
    let row = row.split_once("</li>").expect("its end").0;
    assert!(row.contains("also in <a href=\"#briefings/north\">The north</a>; "), "{row}");
    assert!(row.contains("<a href=\"#actors/red-hill\">Red Hill</a>"), "{row}");
}

#[test]
fn the_policy_names_the_style_of_the_page_and_nothing_is_fetched() {
    let page = page(&[]);
    let style = between(&page, "<style>", "</style>");
    assert_eq!(style.len(), 1);
    let hash = STANDARD.encode(Sha256::digest(style[0].as_bytes()));
    assert!(page.contains(&format!("style-src 'sha256-{hash}'")), "{}", &page[..800]);
    for absent in ["<script", " style=\"", "url(", "@import", "src=\"http", "href=\"static/"] {
        assert!(!page.contains(absent), "{absent}");
    }
}

#[test]
fn hostile_text_stays_text() {
    let hostile = "</style><script>alert(1)</script>";
    let settings = format!("title = '{hostile}'\ndescription = '{hostile}'\n");
    let note = format!(
        "+++\ntitle = '{hostile}'\nsummary = '{hostile}'\naliases = ['x\" onload=\"{hostile}']\nkind = \"state\"\n+++\n{hostile}\n\n`{hostile}`\n"
    );
    let page = page(&[("site.toml", &settings), ("content/actors/bad.md", &note)]);
    assert_eq!(page.matches("</style").count(), 1);
    assert!(!page.contains("<script") && !page.contains(" onload=\""));
    assert!(page.contains("<h1>&lt;/style&gt;&lt;script&gt;"));
}

#[test]
fn pictures_and_code_bring_what_they_need_with_them() {
    let note = "+++\ntitle = \"Tall Tree\"\nkind = \"state\"\n+++\n![A map](map.png)\n\n```rust\nlet a = 1;\n```\n";
    let with =
        page(&[("content/actors/tree.md", note), ("content/actors/map.png", "GIF89a\x01\0\x01\0")]);
    assert!(with.contains("<img src=\"data:image/png;base64,R0lGODlhAQABAA==\" alt=\"A map\">"));
    assert!(with.contains("<span class=\"hl-k\">") && with.contains(".hl-k {"));
    assert!(!page(&[]).contains(".hl-k {"));
}

#[test]
fn the_paper_is_what_was_asked_for() {
    assert!(page(&[]).contains("size: A4;"));
    let letter = ReportConfig { paper: Some(Paper::Letter), ..everything() };
    assert!(made(&[], letter).expect("a page").contains("size: letter;"));
}

#[test]
fn a_theme_overrides_file_by_file() {
    let overridden = page(&[
        ("site.toml", "theme = \"own\""),
        ("themes/own/report/report.css", "h1 { color: red; }"),
        (
            "themes/own/report/parts.html",
            &crate::theme::REPORT_TEMPLATES[2]
                .1
                .replace("words.judgement }}<", "words.judgement }}!<"),
        ),
    ]);
    assert!(overridden.contains("<style>h1 { color: red; }@page"));
    assert!(overridden.contains("<th scope=\"col\">Judgement!</th>"));
    assert!(overridden.contains("<h2 id=\"_references\">"));
}

#[test]
fn a_fault_of_a_theme_is_shown_where_it_stands() {
    for (rule, name, text, expected) in [
        (&rule::TEMPLATE, "report.html", "<!doctype html>\n{{ report.titel }}", "titel"),
        (&rule::TEMPLATE, "report.html", "{% if %}", ""),
        (&rule::STYLE_ENDS, "report.css", "a {}\n</style>", "</style"),
    ] {
        let path = format!("themes/own/report/{name}");
        let problem = made(&[("site.toml", "theme = \"own\""), (&path, text)], everything());
        let problem = problem.expect_err("a problem");
        let place = problem.place.as_ref().expect("a place");
        assert_eq!(&*place.file, path);
        assert_eq!(problem.rule, rule, "{problem:?}");
        assert!(text[place.start..place.end].contains(expected), "{problem:?}");
    }
}

#[test]
fn a_template_that_fails_names_the_report() {
    let files =
        [("site.toml", "theme = \"own\""), ("themes/own/report/report.html", "{{ report.titel }}")];
    let problem = made(&files, everything()).expect_err("a problem");
    assert!(problem.message.ends_with("(while rendering the report `Briefing`)"), "{problem:?}");
}

#[test]
fn the_files_of_the_page_are_not_in_the_bundle() {
    let inputs = FILES.iter().map(|(path, text)| InputFile::new(path, *text));
    let mut inputs = inputs.collect::<Inputs>();
    for name in ["report.css", "report.html", "own.typ"] {
        inputs.insert(InputFile::new(&format!("themes/default/report/{name}"), "x"));
    }
    let (site, _) = crate::site::assemble(&inputs, Audience::PUBLIC, &mut Cache::default());
    let report = crate::report::compose(&site, &inputs, &everything()).expect("a report");
    let bundle = crate::report::bundle(&report, &site, &inputs);
    assert!(bundle.files.contains_key("own.typ"));
    assert!(!bundle.files.keys().any(|path| path.ends_with(".html") || path.ends_with(".css")));
}
