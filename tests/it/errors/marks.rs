//! What looks like mark-up, here or in another program, and is not read: it is reported at its place.

use crate::site_test::SiteTest;

use super::sound;

/// A text, the rule that it breaks and where.
const REPORTED: &[(&str, &str)] = &[
    ("On {{date:YYYY}} there.", "placeholder 4:4"),
    ("<% tp.file.title %>", "placeholder 4:1"),
    ("<%* if (*x*) { %>", "placeholder 4:1"),
    ("{% include \"a\" %}", "placeholder 4:1"),
    ("{{embed [[lake]]}}", "placeholder 4:1"),
    ("- [ ] Ask [due:: 2024-05-01]", "field 4:11"),
    ("It is (status:: open) now.", "field 4:7"),
    ("status:: open", "field 4:1"),
    ("**status**:: open", "field 4:11"),
    ("As [@[[lake]]#p1] says.", "unread-link 4:5"),
    ("As @[[lake]] says.", "unread-link 4:4"),
    ("As [@[[lake]], p. 2] says.", "unread-link 4:5"),
    ("As [[lake]]#p2 says.", "unread-link 4:12"),
    ("As [@lake]#p2 says.", "unread-link 4:11"),
    ("As [@ lake#p2] says.", "unread-link 4:5"),
    ("As \\cite{lake} says.", "unread-link 4:4"),
    ("See [red-hill]].", "unread-link 4:5"),
    ("See [the site] (https://example.org).", "unread-link 4:5"),
    ("See (the site)[https://example.org].", "unread-link 4:5"),
    ("A note ^[with words.", "unread-link 4:8"),
    ("A note [^with words.", "unread-link 4:8"),
    ("An \\emph{urgent} word.", "unread-mark 4:4"),
    ("A $$x^2$$ b.", "unread-mark 4:3"),
    ("[words]{.small}", "unread-mark 4:8"),
    ("![A map](a.gif){width=50%}", "unread-mark 4:16"),
    ("See ((01234567-89ab-cdef-0123-456789abcdef)).", "unread-mark 4:5"),
    ("A [b]bold[/b] word.", "unread-mark 4:10"),
    ("A ==bright word.", "unread-mark 4:3"),
    ("A **bold word.", "unread-mark 4:3"),
    ("::: warning\nText\n:::", "unread-mark 4:1"),
    ("Text\n\n::: warning\nText\n:::", "unread-mark 6:1"),
    ("- Ask\n-[ ] Ask", "unread-mark 5:1"),
    ("!!! note\n    Text", "unread-mark 4:1"),
    ("> [!note\n> Text", "unread-mark 4:3"),
    ("[!note] Text", "unread-mark 4:1"),
    ("-[ ] Ask", "unread-mark 4:1"),
    ("- [?] Ask", "unread-mark 4:3"),
    ("[TOC]", "unread-mark 4:1"),
    ("##Title", "unread-mark 4:1"),
    ("== Title ==", "unread-mark 4:1"),
    (".. note:: Text", "unread-mark 4:1"),
    ("| a | b |\n| c | d |", "table-cells 4:1"),
    ("> | a | b |\n> | c | d |", "table-cells 4:3"),
    ("As [**@lake**, p. 2] says.", "unread-link 4:4"),
    ("As [see *@lake*] says.", "unread-link 4:4"),
    ("See [the report][minutes].", "unread-link 4:5"),
    ("See [minutes][] and [the report][2].", "unread-link 4:5"),
    ("See [the report]<https://example.org>.", "unread-link 4:5"),
    ("See [the report|https://example.org].", "unread-link 4:5"),
    ("| a |\n|---|\n| b |\n\nTable: The ships", "unread-mark 8:1"),
    ("Table: The ships\n\n| a |\n|---|\n| b |", "unread-mark 4:1"),
    ("## Title {#two words}", "unread-mark 4:10"),
    ("## Costs {2024}", "unread-mark 4:10"),
    ("Title {.unnumbered}\n===", "unread-mark 4:7"),
    ("It is 10 m^2^ and CO~2~.", "unread-mark 4:11"),
    ("The sum $a_1 + b$ here.", "unread-mark 4:9"),
    ("'''Bold''' words.", "unread-mark 4:1"),
    ("A ++new++ word.", "unread-mark 4:3"),
    ("A {>>ask Ann<<} word.", "unread-mark 4:3"),
    ("All :smile: here.", "unread-mark 4:5"),
    ("(@good) A first example.", "unread-mark 4:1"),
    (".. [1] A note.", "unread-mark 4:1"),
    ("#+begin_quote", "unread-mark 4:1"),
    ("h2. Title", "unread-mark 4:1"),
    ("*[TLP]: Traffic Light Protocol", "unread-mark 4:1"),
    ("| One line\n| and the next", "unread-mark 4:1"),
    ("- [] Ask", "unread-mark 4:3"),
    ("Words\n\n:tag: more", "unread-mark 6:1"),
    ("- [ x ] Ask", "unread-mark 4:3"),
];

/// Texts that come close, and what a backslash or code makes plain.
const PLAIN: &[&str] = &[
    "`{{date}}` and `<% x %>` and `[k:: v]` and `**bold`",
    "\\{{date}} and \\<% x %> and \\[k:: v] and \\**bold",
    "A set {a} of {b, c}, 5 <3, 6 < 7% and 8%>.",
    "Prices of $5 and $6, a == b, 2 ** 3.",
    "[1] (https://example.org), see [sic] (and more).",
    "\\[the site] (https://example.org)",
    "[[lake]] #1 and [@lake] #2",
    "The file C:\\data\\new and std::string{1}.",
    "Either ((this) or that) and/or [a/b].",
    "- [1] Lima Wire\n- [a] Lima Wire",
    "> [!note] Title\n> Text",
    "# Title {#anchor}\n\n## Title",
    "| a | b |\n|---|---|\n| c | d |",
    "A | b\n\n|x| is a number.",
    "It was late: 10::30.",
    "See [[lake]], [[lake#p1]] and [[@lake]].",
    "Text [^1].\n\n[^1]: **Bold** and ==bright==.",
    "Write to ann@example.org or @ann.",
    "From $5 to $6, US$5-$6, 12:30:45, a:b:c, note: this: that :) and :-( there.",
    "Some ~100 or ~200 men, 10~20, C++ and C++, 2^8, a 5'10'' man, 'n' and the dogs' 'tails'.",
    "[1][2], [sic][1], a list[i][j], f(x)[y], \\[no][way] and `[no][way]`.",
    "# Title {#anchor}\n\n## A set {a\\}\n\nText {#other}\n===",
    "Table: the ships\n\nText.",
    "Term\n: Definition\n\nTerm\n\n:   Definition",
    "- [a] Lima Wire\n- [ Lima ] Wire",
    "See [*this*, p. 2] and [@lake, p. 2] and (@ann).",
];

fn about(body: &str) -> SiteTest {
    let site = sound().file("content/a.gif", crate::site_test::PICTURE);
    let shows_fields = "title = \"Test\"\n[check]\nfield = \"warning\"\ninline-tag = \"warning\"\n";
    let site = site.file("site.toml", shows_fields);
    site.note("about.md", &format!("+++\ntitle = \"About\"\n+++\n{body}\n"))
}

#[test]
fn mark_up_that_is_not_read_is_reported_at_its_place() {
    for (body, expected) in REPORTED {
        let problems = about(body).assemble().problems();
        let (rule, place) = expected.split_once(' ').expect("a rule and a place");
        let expected = format!("{rule} content/about.md:{place} ");
        assert!(problems.iter().any(|it| it.starts_with(&expected)), "{body:?}: {problems:#?}");
    }
}

#[test]
fn what_comes_close_to_mark_up_is_text() {
    const RULES: [&str; 4] = ["placeholder ", "field ", "unread-", "inline-tag "];
    for body in PLAIN {
        let mut problems = about(body).assemble().problems();
        problems.retain(|problem| RULES.iter().any(|rule| problem.starts_with(rule)));
        assert!(problems.is_empty(), "{body:?}: {problems:#?}");
    }
}

#[test]
fn a_source_is_linked_by_the_key_of_its_citations() {
    let run = about("See [[@lake]], [[@lake#p2|the water]] and [[@nobody]].").build().fails();
    run.says("no page is called `@nobody`").does_not_say("`@lake`");
    let page = about("See [[@lake]] and [[@lake#p2|the water]].").build().succeeds();
    let page = page.page("about/index.html");
    let links = page.all("div.prose a").into_iter().map(|link| link.href().to_owned());
    let expected = ["../sources/lake/index.html", "../sources/lake/index.html#p2"];
    assert_eq!(links.collect::<Vec<_>>(), expected);
}

#[test]
fn a_sentence_of_a_head_is_one_line() {
    for (sign, noun, rest) in [
        ("> ", "quotation", ""),
        ("- ", "list", ""),
        ("# ", "heading", ""),
        ("", "list", "\n1. One\n2. Two"),
        ("", "paragraph", "\n\nMore."),
    ] {
        let sentence =
            format!("{sign}It *closed* `it` [@lake#p1].{rest}").replace('\n', "\n      ");
        let note = format!(
            "---\ntitle: A\ndate: 2024\nsummary: |-\n      {sentence}\njudgements:\n  - likelihood: likely\n    \
             confidence: low\n    text: |-\n      {sentence}\n---\n"
        );
        let run = sound().note("briefings/a.md", &note).build().succeeds();
        run.says(&format!("begins no {noun} in the head of a note"))
            .publishes(&["<em>closed</em>", "<code>it</code>"])
            .publishes_nowhere(&["*closed", "`it", "[@lake"]);
    }
}
