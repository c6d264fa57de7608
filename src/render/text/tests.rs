//! What each block and piece is in HTML, written into a place that is neither a page nor a report.

use std::sync::LazyLock;

use crate::article::PassageRange;
use crate::document::heading::{self, Anchors};
use crate::document::headings::Heading;
use crate::document::{Inline, Known, Line, LinkForm, Target, parse, walk};
use crate::source::SourceIx;
use crate::text::escape;
use crate::words::Words;

use super::super::references::References;
use super::super::view::RefUse;
use super::{RawHtml, TextPlace, write};

/// A place whose notes are numbered: `[[7]]` leads to `/7/`, and note 0 cannot be linked.
struct Somewhere {
    headings: std::vec::IntoIter<Heading>,
    references: References,
    marks_direction: bool,
    html: RawHtml,
}

impl TextPlace for Somewhere {
    fn words(&self) -> &Words {
        static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::built_in("en"));
        &ENGLISH
    }

    fn anchor(&self, part: &str) -> String {
        format!("x/{part}")
    }

    fn heading(&mut self, written: u8) -> (String, u8) {
        (self.headings.next().map(|heading| heading.anchor).unwrap_or_default(), written + 1)
    }

    fn marks_direction(&self) -> bool {
        self.marks_direction
    }

    fn table_frame(&mut self, nth: usize) -> String {
        format!(" aria-label=\"Table {nth}\"")
    }

    fn note(&mut self, note: u32, heading: Option<&str>) -> Option<String> {
        let heading = heading.map(|heading| format!("#{heading}")).unwrap_or_default();
        (note > 0).then(|| format!("/{note}/{heading}"))
    }

    fn title(&self, _note: u32) -> &str {
        "Red <Hill>"
    }

    fn here(&self, heading: &str) -> (Option<String>, String) {
        (Some(format!("#{heading}")), heading.to_owned())
    }

    fn name(&mut self, html: &mut String, _entity: u32, words: &str, _is_in_link: bool) {
        escape::push(html, words);
    }

    fn picture(&self, address: &str) -> Option<String> {
        (address == "a.png").then(|| String::from("/a.png"))
    }

    fn source_name(&self, source: &str) -> Option<String> {
        (source == "log").then(|| String::from("Lake Post, 2024"))
    }

    fn cite(&mut self, source: &str, passages: Option<PassageRange>) -> Option<RefUse> {
        (source == "log").then(|| self.references.cite(SourceIx(0), passages))
    }

    fn folds(&self) -> bool {
        true
    }

    fn html(&self) -> RawHtml {
        self.html
    }
}

/// Gives the links of a text their targets: a number is a note, `#` the text itself, and all else the web.
fn resolve(line: &mut Line<'_>) {
    walk::pieces_mut(line, &mut |piece| {
        let (Inline::Link(link) | Inline::Embed(link)) = piece else { return };
        let Target::Written(address) = &link.target else { return };
        link.target = match address.parse() {
            Ok(number) => Target::Note(number),
            Err(_) if address.is_empty() => Target::Here,
            Err(_) if link.form == LinkForm::Wikilink => return,
            Err(_) => Target::Web(address.clone()),
        };
    });
}

fn written(markdown: &str, marks_direction: bool, html: RawHtml) -> String {
    let mut document =
        parse(markdown, 0, Known { is_source: &|id| id == "log", is_left_out: None });
    walk::lines_mut(&mut document, &mut resolve);
    let headings = heading::headings(&document, &mut Anchors::default(), |_| "").to_vec();
    let (headings, references) = (headings.into_iter(), References::default());
    let mut place = Somewhere { headings, references, marks_direction, html };
    write(&document, &mut place, String::new()).replace('\n', "")
}

fn check(markdown: &str, expected: &str) {
    assert_eq!(written(markdown, false, RawHtml::Text), expected, "{markdown:?}");
}

fn check_line(markdown: &str, expected: &str) {
    check(markdown, &format!("<p>{expected}</p>"));
}

#[test]
fn blocks_become_elements() {
    check("a < b", "<p>a &lt; b</p>");
    check("# h\n\n## h", "<h2 id=\"h\">h</h2><h3 id=\"h-2\">h</h3>");
    check("- a", "<ul><li>a</li></ul>");
    check("1. a", "<ol><li>a</li></ol>");
    check("3. a", "<ol start=\"3\"><li>a</li></ol>");
    check("> a", "<blockquote><p>a</p></blockquote>");
    check(
        "> [!TIP]\n> a",
        "<div class=\"alert alert-tip\"><p class=\"alert-title\">Tip</p><p>a</p></div>",
    );
    check(
        "> [!Bug]- A *b* <c>\n> a",
        "<details class=\"alert alert-caution\"><summary class=\"alert-title\">A <em>b</em> &lt;c&gt;</summary><p>a</p></details>",
    );
    check("a ^Mark\n\nb ^mark", "<span class=\"mark\" id=\"x/^mark\"></span><p>a</p><p>b</p>");
    check(
        "- [/] a",
        "<ul><li><span class=\"task\" role=\"img\" aria-label=\"begun\">◪</span> a</li></ul>",
    );
    check("```\n</code>\n```", "<pre tabindex=\"0\"><code>&lt;/code&gt;</code></pre>");
    check("---", "<hr>");
    check("a\n: b", "<dl><dt>a</dt><dd>b</dd></dl>");
    check(
        "|a|b|\n|-|-:|\n|1|2|",
        "<div class=\"table\" aria-label=\"Table 1\" tabindex=\"0\"><table>\
         <thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"right\">b</th></tr></thead>\
         <tbody><tr><td>1</td><td class=\"right\">2</td></tr></tbody></table></div>",
    );
}

#[test]
fn the_box_of_a_task_is_in_its_line() {
    let task = |label: &str, mark: &str| {
        format!("<span class=\"task\" role=\"img\" aria-label=\"{label}\">{mark}</span> ")
    };
    check("- [x] a", &format!("<ul><li>{}a</li></ul>", task("done", "☑")));
    check("- [ ] a\n\n  b", &format!("<ul><li><p>{}a</p><p>b</p></li></ul>", task("open", "☐")));
}

#[test]
fn pieces_become_elements() {
    check_line("a\\\nb", "a<br>b");
    check_line("`<a>`", "<code>&lt;a&gt;</code>");
    check_line(
        "*a* **b** ~~c~~ ==d==",
        "<em>a</em> <strong>b</strong> <del>c</del> <mark>d</mark>",
    );
    check_line("So ![a *b*](a.png)", "So <img src=\"/a.png\" alt=\"a b\">");
    check(
        "![a *b*](a.png \"t\")",
        "<figure><img src=\"/a.png\" alt=\"a b\"><figcaption>t</figcaption></figure>",
    );
    check_line("![a < b](no.png)", "a &lt; b");
    check_line("[[!Red Hill]]", "Red Hill");
}

#[test]
fn links_lead_where_they_may() {
    check_line("[[7]]", "<a href=\"/7/\">Red &lt;Hill&gt;</a>");
    check_line("[[7#h|a *b*]]", "<a href=\"/7/#h\">a <em>b</em></a>");
    check_line("[[0|a]] [[0]]", "a Red &lt;Hill&gt;");
    check_line("[[#h]]", "<a href=\"#h\">h</a>");
    check_line("[[nobody]] [[nobody|a]]", "[withheld] a");
    let web = " rel=\"nofollow noreferrer\"";
    check_line(
        "[a](https://a.example/?x=\"><b>#y)",
        &format!("<a href=\"https://a.example/?x=%22%3E%3Cb%3E#y\"{web}>a</a>"),
    );
    check_line(
        "<https://a.example/>",
        &format!("<a href=\"https://a.example/\" class=\"bare\"{web}>https://a.example/</a>"),
    );
    check_line(
        "[](https://a.example/)",
        &format!("<a href=\"https://a.example/\"{web}>https://a.example/</a>"),
    );
}

fn reference(number: usize, letter: &str) -> String {
    format!(
        "<sup class=\"ref\">[<a id=\"_ref-{number}-{letter}\" role=\"doc-noteref\" href=\"#_ref-{number}\">{number}</a>]</sup>"
    )
}

#[test]
fn references_have_an_anchor_for_each_use() {
    let expected = [String::from("a"), reference(1, "a"), String::from(" b"), reference(1, "b")];
    check_line("a [@log#p1] b [@log#p1]", &expected.concat());
    check_line("a [@nobody]", "a");
    check_line("a [@log#p2-4]", &format!("a{}", reference(1, "a")));
}

#[test]
fn references_side_by_side_share_a_bracket() {
    let link = |number: usize| {
        format!(
            "<a id=\"_ref-{number}-a\" role=\"doc-noteref\" href=\"#_ref-{number}\">{number}</a>"
        )
    };
    let (one, two, three) = (link(1), link(2), link(3));
    let pair = format!("a<sup class=\"ref\">[{one}, {two}]</sup>");
    for markdown in [
        "a [@log#p1; @log#p2]",
        "a [@log#p1][@log#p2]",
        "a [@log#p1] [@log#p2]",
        "a [@log#p1]\n[@log#p2]",
    ] {
        check_line(markdown, &pair);
    }
    let range = format!("a<sup class=\"ref\">[{one}<span id=\"_ref-2-a\"></span>–{three}]</sup>.");
    check_line("a [@log#p1; @log#p2] [@log#p3].", &range);
    check_line("a [@log#p1], b", &format!("a{}, b", reference(1, "a")));
}

#[test]
fn what_goes_with_a_reference_is_shown_in_parentheses() {
    check_line(
        "a [see @log#p1, p. 3; also *the* @log]",
        &format!("a (see{}, p. 3; also <em>the</em>{})", reference(1, "a"), reference(2, "a")),
    );
    check_line("@log says", &format!("Lake Post, 2024{} says", reference(1, "a")));
}

#[test]
fn no_link_is_in_another() {
    check_line(
        "[a [[7]] [@log]](https://a.example/) b",
        &format!(
            "<a href=\"https://a.example/\" rel=\"nofollow noreferrer\">a Red &lt;Hill&gt;</a>{} b",
            reference(1, "a")
        ),
    );
}

#[test]
fn footnotes_are_at_the_end_with_a_way_back_for_each_use() {
    let used = |number: usize, nth: usize| {
        format!(
            "<sup class=\"footnote\"><a role=\"doc-noteref\" id=\"x/_fnref-{number}-{nth}\" href=\"#x/_fn-{number}\">{number}</a></sup>"
        )
    };
    let back = |number: usize, nth: usize| {
        format!(
            " <a role=\"doc-backlink\" href=\"#x/_fnref-{number}-{nth}\" aria-label=\"Back to reference {number}, use {nth}\">↩</a>"
        )
    };
    let expected = [
        format!("<p>a{}{}</p>", used(1, 1), used(1, 2)),
        String::from("<section class=\"footnotes\" aria-label=\"Footnotes\"><ol>"),
        format!("<li id=\"x/_fn-1\"><p>one{}{}{}</p></li>", used(2, 1), back(1, 1), back(1, 2)),
        format!("<li id=\"x/_fn-2\"><p>two{}</p></li></ol></section>", back(2, 1)),
    ];
    check("a[^b][^b]\n\n[^c]: two\n\n[^b]: one[^c]\n\n[^d]: nobody", &expected.concat());
}

#[test]
fn raw_html_is_text_where_it_is_no_markup() {
    let text = "a <b>c</b> <!-- d -->\n\n<p>\ne\n</p>";
    for (html, expected) in [
        (RawHtml::Text, "<p>a &lt;b&gt;c&lt;/b&gt;</p>&lt;p&gt;e&lt;/p&gt;"),
        (RawHtml::Markup, "<p>a <b>c</b></p><p>e</p>"),
        (RawHtml::LeftOut, "<p>a c</p>"),
    ] {
        assert_eq!(written(text, false, html), expected);
    }
}

#[test]
fn lines_that_run_from_right_to_left_say_so_where_no_style_does() {
    let text = "גבעה, 27.\n\n- גבעה\n\nno [[7|גבעה]]\u{202e}\n\nnone";
    assert_eq!(
        written(text, true, RawHtml::Text),
        "<p dir=\"auto\">גבעה, 27.</p><ul dir=\"auto\"><li>גבעה</li></ul>\
         <p dir=\"auto\">no <a href=\"/7/\">\u{2068}גבעה\u{2069}</a></p><p>none</p>"
    );
}
