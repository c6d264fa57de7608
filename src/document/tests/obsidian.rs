//! Boxed remarks and marks of blocks, as in Obsidian.

use super::*;

#[test]
fn a_quotation_that_begins_with_a_type_is_a_boxed_remark() {
    check("> [!NOTE]\n> b", "note [](p(\"b\"))");
    check(
        "> [!info] On *it*, [[a]]\n> b\n>\n> c",
        "info [\"On \" Emphasis(\"it\") \", \" link a()](p(\"b\") p(\"c\"))",
    );
    check("> [!faq]-", "faq Closed []()");
    check("> [!My Type|wide]+ a  \n> b", "my type Open [\"a\"](p(\"b\"))");
    check("> [!tip]\n> - a\n>   > [!bug]\n>   > b", "tip [](ul(\"a\" bug [](p(\"b\"))))");
    for text in ["\\[!note] a", "[!] a", "[!a", "[!a*b*] c", "a [!note]"] {
        let document = format!("> {text}");
        let parsed = parse(&document, 0, Known { is_source: &|_| false, is_left_out: None });
        assert!(shown(&parsed).starts_with("quote("), "{text}");
    }
}

#[test]
fn a_mark_at_the_end_of_a_block_is_its_name() {
    let marks = |markdown: &str| {
        let document = parse(markdown, 0, Known { is_source: &|_| false, is_left_out: None });
        let marks =
            document.blocks.iter().map(|block| block.mark.clone().unwrap_or_default().into_owned());
        (shown(&document), marks.collect::<Vec<_>>().join(","))
    };
    let case = |markdown, blocks: &str, names: &str| {
        assert_eq!(marks(markdown), (blocks.to_owned(), names.to_owned()), "{markdown}");
    };
    case("a ^first-1\n\nb", "p(\"a\") p(\"b\")", "first-1,");
    case("*a* ^x1\n\n## b ^y", "p(Emphasis(\"a\")) h2(\"b\")", "x1,y");
    case("> a\n\n^quote\n\nb", "quote(p(\"a\")) p(\"b\")", "quote,");
    case("a\nb\n^x", "p(\"a\\nb\")", "x");
    case("^x", "p(\"^x\")", "");
    case("9 km ^2", "p(\"9 km ^2\")", "");
    case("a\\ \\^x", "p(\"a\\\\ ^x\")", "");
    case("a^x", "p(\"a^x\")", "");
}

#[test]
fn a_task_may_be_begun_or_given_up() {
    check(
        "- [/] a\n- [-] b\n- [ ] c",
        "ul(task started \"a\" / task cancelled \"b\" / task open \"c\")",
    );
    check("- \\[/] a\n- [/]b\n- [?] c", "ul(\"[/] a\" / \"[/]b\" / \"[?] c\")");
}

#[test]
fn a_footnote_within_a_line_is_one_at_the_end() {
    check("a^[b *c* [d] e] f", "p(\"a\" ^1 \" f\") fn1(p(\"b \" Emphasis(\"c\") \" [d] e\"))");
    check("a^[see @log#p1].", "p(\"a\" ^1 \".\") fn1(p(\"see \" in text(log p1)))");
    check("a^[b and \\^[c]", "p(\"a\" unread Footnote \"^[\" \"b and ^[c]\")");
    check("a^[b[^x] c]\n\n[^x]: d", "p(\"a\" ^1) fn1(p(\"b\" ^2 \" c\")) fn2(p(\"d\"))");
}

#[test]
fn cells_behind_those_of_the_head_are_in_the_last_cell() {
    check(
        "|a|b|\n|-|-|\n|c|d|e|f|\n|g|h|",
        "table(\"a\" | \"b\" / \"c\" | \"d \" unread Cells \"|e|f\" / \"g\" | \"h\")",
    );
    check("|a|b|\n|-|-|\n|`c|d`|[[e|f]]|", "table(\"a\" | \"b\" / `c|d` | link e(\"f\"))");
    check("|a|b|c|\n|-|-|", "p(\"|a|b|c|\\n|-|-|\" unread Table \"\")");
    check(
        "|a|`b|c`|\n|-|-|\n|`d`|`e`|",
        "p(\"|a|\" `b|c` \"|\\n|-|-|\\n|\" `d` \"|\" `e` \"|\" unread Table \"\")",
    );
}

#[test]
fn a_line_that_no_link_uses_as_its_address_is_found() {
    let unused = |markdown: &str| {
        let document = parse(markdown, 0, NOTHING);
        document
            .unused_addresses
            .iter()
            .map(|span| markdown[span.clone()].trim().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(unused("[a]: b\n\n[c][D] [e]\n\n[d]: f\n[e]: g"), ["[a]: b"]);
    assert_eq!(unused("[^a]: b\n\nc [a]: d"), [""; 0]);
    // Of two addresses of a label the first counts.
    assert_eq!(unused("[a]\n\n[a]: b\n[A]: c\n"), ["[A]: c"]);
    assert_eq!(unused("> [a]\n>\n> [a]: b\n>\n> [a]: c\n"), ["[a]: c"]);
    assert_eq!(unused("[a]\n\n[a]: b\n\n```\n[a]: c\n```\n\nd\n[a]: e"), [""; 0]);
}

#[test]
fn addresses_are_links_as_on_github() {
    check_line(
        "see www.a.example/b, now",
        "\"see \" link http://www.a.example/b(\"www.a.example/b\") \", now\"",
    );
    check_line("ask ann@a.example.", "\"ask \" link mailto:ann@a.example(\"ann@a.example\") \".\"");
    for text in ["a.example", "www.", "x/ann@a.example/y", "awww.a.example"] {
        check_line(text, &format!("{text:?}"));
    }
    check_line("www\\.a.example and ann\\@a.example", "\"www.a.example and ann@a.example\"");
}

#[test]
fn a_picture_may_have_a_size_and_a_caption() {
    let image = |markdown: &str| {
        let document = parse(markdown, 0, NOTHING);
        let mut sizes = Vec::new();
        for block in &document.blocks {
            if let BlockKind::Paragraph(inner) = &block.kind {
                walk::pieces(inner, &mut |piece| {
                    if let Inline::Image(image) = piece {
                        sizes.push(image.size);
                    }
                });
            }
        }
        (shown(&document), sizes)
    };
    let case = |markdown: &str, expected: &str, size| {
        assert_eq!(image(markdown), (expected.to_owned(), vec![size]), "{markdown}");
    };
    case("![[a b.png|300]]", "p(image a b.png())", Some((300, None)));
    case("![[a.PNG|the port|300x20]]", "p(image a.PNG(\"the port\"))", Some((300, Some(20))));
    case("![[a.png|the port]]", "p(image a.png(\"the port\"))", None);
    case(
        "![the *port*|20](a.png)",
        "p(image a.png(\"the \" Emphasis(\"port\")))",
        Some((20, None)),
    );
    case("![Boeing|7x](a.png)", "p(image a.png(\"Boeing|7x\"))", None);
    check(
        "![a](b.png \"The port, [@log#p1]\")",
        "figure(image b.png(\"a\") [\"The port, \" cite(log p1)])",
    );
    check("![a](b.png \"c\") d", "p(image b.png(\"a\") \" d\")");
    for (title, expected) in [
        ("\"The *port* of **K**\"", "\"The \" Emphasis(\"port\") \" of \" Strong(\"K\")"),
        ("'The \"port\" `x`'", "\"The \\\"port\\\" \" `x`"),
        ("(The *port*)", "\"The \" Emphasis(\"port\")"),
        ("\"The \\\"port\\\" \\*x\\* &amp; y\"", "\"The \\\"port\\\" *x* & y\""),
        ("\"[a](b) [[log]] ==c==\"", "link b(\"a\") \" \" link log() \" \" Highlight(\"c\")"),
        ("\"# 5\"", "\"# 5\""),
        ("\"- The *port*\"", "\"- The *port*\""),
    ] {
        let expected = format!("figure(image b.png(\"a\") [{expected}])");
        check(&format!("![a](b.png {title})"), &expected);
    }
    check("| a |\n|---|\n| ![b|20](c.png) |", "table(\"a\" / image c.png(\"b\"))");
}

#[test]
fn a_part_is_a_section_or_a_marked_block() {
    let part = |markdown: &str, wanted: &str| {
        let document = parse(markdown, 0, NOTHING);
        let found = crate::document::heading::headings(
            &document,
            &mut crate::document::heading::Anchors::default(),
            |_| "",
        );
        document.part(&found, wanted).map(|part| shown(&part))
    };
    let text =
        "a[^1]\n\n# B\n\nc[^2]\n\n## D\n\ne\n\n> # F\n\n# G\n\n- h\n- i ^x\n\n[^1]: j\n[^2]: k\n";
    for (wanted, expected) in [
        ("B", "h1(\"B\") p(\"c\" ^1) h2(\"D\") p(\"e\") quote(h1(\"F\")) fn1(p(\"k\"))"),
        ("d", "h2(\"D\") p(\"e\") quote(h1(\"F\"))"),
        ("F", "quote(h1(\"F\"))"),
        ("G", "h1(\"G\") ul(\"h\" / \"i\")"),
        ("^x", "ul(\"i\")"),
    ] {
        assert_eq!(part(text, wanted).as_deref(), Some(expected), "{wanted}");
    }
    assert_eq!(part(text, "^y"), None);
}
