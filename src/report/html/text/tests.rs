//! What becomes of each kind of block and piece.

use super::*;
use crate::report::text::Definition;

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text { text: text.to_owned() }]
}

fn paragraph(children: Vec<Inline>) -> Block {
    Block::Paragraph { children }
}

fn entry(body: Vec<Block>) -> Entry {
    Entry {
        id: String::from("actors/red-hill"),
        section: "actors",
        kind: "armed group",
        title: String::from("Red <Hill>"),
        summary: String::new(),
        marking: String::new(),
        content_warning: Vec::new(),
        date: String::new(),
        authors: String::new(),
        judgements: Vec::new(),
        names: Vec::new(),
        facts: Vec::new(),
        body,
        claims: Vec::new(),
        relations: Vec::new(),
        attacks: Vec::new(),
        outlets: Vec::new(),
        evidence: Vec::new(),
    }
}

fn check(body: Vec<Block>, expected: &str) {
    let pictures = Pictures::default();
    assert_eq!(Texts::new(&pictures).html(&entry(body)).replace('\n', ""), expected);
}

fn check_line(line: Vec<Inline>, expected: &str) {
    check(vec![paragraph(line)], &format!("<p>{expected}</p>"));
}

#[test]
fn blocks_become_elements() {
    let item = |done, text| ListItem { done, blocks: vec![Block::Plain { children: words(text) }] };
    let heading =
        |level, id: &str| Block::Heading { level, id: id.to_owned(), children: words("h") };
    for (block, expected) in [
        (paragraph(words("a < b")), "<p>a &lt; b</p>"),
        (heading(1, "why"), "<h4 id=\"actors/red-hill/why\">h</h4>"),
        (heading(3, "a\"b"), "<h6 id=\"actors/red-hill/a&quot;b\">h</h6>"),
        (heading(9, ""), "<h6>h</h6>"),
        (Block::List { start: None, items: vec![item(None, "a")] }, "<ul><li>a</li></ul>"),
        (
            Block::List { start: Some(3), items: vec![item(None, "a")] },
            "<ol start=\"3\"><li>a</li></ol>",
        ),
        (
            Block::List { start: Some(1), items: vec![item(Some(true), "a")] },
            "<ol><li><span class=\"task\" role=\"img\" aria-label=\"done\">☑</span> a</li></ol>",
        ),
        (
            Block::Quote { kind: "", blocks: vec![paragraph(words("a"))] },
            "<blockquote><p>a</p></blockquote>",
        ),
        (
            Block::Quote { kind: "tip", blocks: Vec::new() },
            "<div class=\"alert alert-tip\"><p class=\"alert-title\">Tip</p></div>",
        ),
        (
            Block::Code { language: String::new(), text: String::from("</code>") },
            "<pre tabindex=\"0\"><code>&lt;/code&gt;</code></pre>",
        ),
        (Block::Rule, "<hr>"),
        (
            Block::Definitions {
                items: vec![Definition {
                    term: words("a"),
                    definitions: vec![vec![Block::Plain { children: words("b") }]],
                }],
            },
            "<dl><dt>a</dt><dd>b</dd></dl>",
        ),
        (
            Block::Table {
                align: vec!["", "right"],
                head: vec![words("a"), words("b")],
                rows: vec![vec![words("1"), words("2"), words("3")]],
            },
            "<div class=\"table\" role=\"group\" aria-label=\"Table 1 of Red &lt;Hill&gt;\" tabindex=\"0\"><table>\
             <thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"right\">b</th></tr></thead>\
             <tbody><tr><td>1</td><td class=\"right\">2</td><td>3</td></tr></tbody></table></div>",
        ),
    ] {
        check(vec![block], expected);
    }
}

#[test]
fn the_box_of_a_task_stands_in_its_line() {
    let item = ListItem { done: Some(false), blocks: vec![paragraph(words("a"))] };
    check(
        vec![Block::List { start: None, items: vec![item] }],
        "<ul><li><p><span class=\"task\" role=\"img\" aria-label=\"open\">☐</span> a</p></li></ul>",
    );
}

#[test]
fn pieces_become_elements() {
    let name = |to: &str| Inline::Name {
        id: String::from("actors/blue-lake"),
        to: to.to_owned(),
        children: words("Blue Lake"),
    };
    let entry = |anchor: &str| Inline::Entry {
        to: String::from("attacks/mill"),
        anchor: anchor.to_owned(),
        children: words("mill"),
    };
    for (piece, expected) in [
        (Inline::Break, "<br>"),
        (Inline::Code { text: String::from("<a>") }, "<code>&lt;a&gt;</code>"),
        (Inline::Emphasis { children: words("a") }, "<em>a</em>"),
        (Inline::Strong { children: words("a") }, "<strong>a</strong>"),
        (Inline::Deleted { children: words("a") }, "<del>a</del>"),
        (Inline::Superscript { children: words("a") }, "<sup>a</sup>"),
        (Inline::Subscript { children: words("a") }, "<sub>a</sub>"),
        (name(""), "Blue Lake"),
        (name("actors/red-hill"), "Blue Lake"),
        (name("actors/blue-lake"), "<a href=\"#actors/blue-lake\">Blue Lake</a>"),
        (entry(""), "<a href=\"#attacks/mill\">mill</a>"),
        (entry("aftermath"), "<a href=\"#attacks/mill/aftermath\">mill</a>"),
        (
            Inline::Image { path: String::from("images/no.png"), alt: String::from("a <map>") },
            "a &lt;map&gt;",
        ),
    ] {
        check_line(vec![piece], expected);
    }
}

#[test]
fn each_use_of_a_reference_has_an_anchor_of_its_own() {
    let reference = |number: usize, letter: &str| {
        format!(
            "<sup class=\"ref\"><a id=\"_ref-{number}-{letter}\" href=\"#_ref-{number}\" aria-label=\"Reference {number}\">[{number}]</a></sup>"
        )
    };
    check_line(
        vec![Inline::Cite { refs: vec![1, 2] }, Inline::Cite { refs: vec![1] }],
        &[reference(1, "a"), reference(2, "a"), reference(1, "b")].concat(),
    );
}

#[test]
fn no_link_stands_in_another() {
    let inner = Inline::Link { href: String::from("https://b.example/"), children: words("b") };
    let outer = Inline::Link {
        href: String::from("https://a.example/?x=\"><b>"),
        children: vec![inner, Inline::Cite { refs: vec![1] }],
    };
    check_line(
        vec![outer],
        "<a href=\"https://a.example/?x=%22%3E%3Cb%3E\" rel=\"nofollow noreferrer\">b</a>\
         <sup class=\"ref\"><a id=\"_ref-1-a\" href=\"#_ref-1\" aria-label=\"Reference 1\">[1]</a></sup>",
    );
}

#[test]
fn a_link_without_words_shows_its_address() {
    let link = Inline::Link { href: String::from("https://a.example/"), children: Vec::new() };
    check_line(
        vec![link],
        "<a href=\"https://a.example/\" rel=\"nofollow noreferrer\">https://a.example/</a>",
    );
}

#[test]
fn footnotes_stand_at_the_end_with_a_way_back_for_each_use() {
    let footnote = |number, blocks| Inline::Footnote { number, blocks };
    let second = vec![paragraph(words("second"))];
    let first = vec![paragraph(vec![footnote(2, Some(second))])];
    let used = |number: usize, nth: usize| {
        format!(
            "<sup class=\"footnote\"><a id=\"actors/red-hill/_fnref-{number}-{nth}\" href=\"#actors/red-hill/_fn-{number}\" aria-label=\"Footnote {number}\">{number}</a></sup>"
        )
    };
    let back = |number: usize, nth: usize| {
        format!(
            " <a class=\"back\" href=\"#actors/red-hill/_fnref-{number}-{nth}\" aria-label=\"Back to footnote {number}, use {nth}\">↩</a>"
        )
    };
    let expected = [
        format!("<p>{}{}</p>", used(1, 1), used(1, 2)),
        String::from("<ol class=\"footnotes\" aria-label=\"Footnotes\">"),
        format!(
            "<li id=\"actors/red-hill/_fn-1\" value=\"1\"><p>{}{}{}</p></li>",
            used(2, 1),
            back(1, 1),
            back(1, 2)
        ),
        format!(
            "<li id=\"actors/red-hill/_fn-2\" value=\"2\"><p>second{}</p></li></ol>",
            back(2, 1)
        ),
    ];
    check(vec![paragraph(vec![footnote(1, Some(first)), footnote(1, None)])], &expected.concat());
}

#[test]
fn who_is_named_where_is_known_afterwards() {
    let name = Inline::Name {
        id: String::from("outlets/evening-post"),
        to: String::new(),
        children: words("Evening Post"),
    };
    let pictures = Pictures::default();
    let mut texts = Texts::new(&pictures);
    texts.html(&entry(vec![paragraph(vec![name])]));
    let named = texts.named.into_iter().map(|(id, entries)| (id, Vec::from_iter(entries)));
    assert_eq!(
        named.collect::<Vec<_>>(),
        [(String::from("outlets/evening-post"), vec![String::from("actors/red-hill")])]
    );
}
