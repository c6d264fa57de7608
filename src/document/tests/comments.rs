//! Comments: what is hidden, and what a comment without an end hides.

use super::*;

#[test]
fn comments_are_left_out() {
    for (markdown, tree) in [
        ("a %%b%% c", "p(\"a  c\")"),
        ("a\n\n%%\nb\n\nc\n%%\n\nd", "p(\"a\") p(\"d\")"),
        ("%%b%%\n\nd", "p(\"d\")"),
        ("`%%a%%` %%b%%", "p(`%%a%%`)"),
        ("- a\n  %%b%%\n- c", "ul(\"a\" / \"c\")"),
        ("# a\n%%b%%\nc\n\n%%d%%\n---\n", "h1(\"a\") p(\"c\") rule"),
        ("[a](http://b/?%%c%%)", "p(link http://b/?%%c%%(\"a\"))"),
        ("a <!-- b --> c", "p(\"a  c\")"),
        ("<!-- a -->\n\nb", "p(\"b\")"),
        ("a\n<!-- b -->\nc", "p(\"a\") p(\"c\")"),
        ("`<!-- a -->` <!-- b -->", "p(`<!-- a -->`)"),
        ("<!--> a\n\n<!---> b\n\n<!-->\n\nc", "p(\"a\") p(\"b\") p(\"c\")"),
        ("<div>a <!-- b --></div>", "html(\"<div>a </div>\")"),
        // The text beside a comment is read as usual.
        ("<!-- a --> *b*", "p(Emphasis(\"b\"))"),
        ("<!-- a\n\nb --> *c*", "p(Emphasis(\"c\"))"),
        ("- <!-- a --> *b*\n- <!-- c -->", "ul(Emphasis(\"b\") / )"),
        ("> <!-- a\n> b --> *c*", "quote(p(Emphasis(\"c\")))"),
        ("a <!-- b --><!-- c --> %%d%% e", "p(\"a   e\")"),
        ("| a <!-- x | y --> | b |\n|---|---|\n| c | d |", "table(\"a\" | \"b\" / \"c\" | \"d\")"),
        ("![a](b.png \"%%c%% d <!-- e --> f\")", "figure(image b.png(\"a\") [\"d  f\"])"),
        ("![a](b.png \"%%c%%\") d", "p(image b.png(\"a\") \" d\")"),
        // One hides the beginning or end of the other.
        ("<!-- %% --> a %% b", "p(\"a \" unread Comment \"%%\" \" b\")"),
        ("%% <!-- a --> %% b", "p(\"b\")"),
    ] {
        check(markdown, tree);
    }
    let titled = parse("[a](http://b/ \"c %%d%% e <!-- f -->\")", 0, NOTHING);
    let BlockKind::Paragraph(line) = &titled.blocks[0].kind else { panic!("a paragraph") };
    let Inline::Link(link) = &line[0] else { panic!("a link") };
    assert_eq!(link.title, "c  e ");
}

#[test]
fn a_comment_without_an_end_is_known() {
    for (markdown, tree) in [
        ("a %% b", "p(\"a \" unread Comment \"%%\" \" b\")"),
        ("a <!-- b", "p(\"a \" unread Comment \"<!--\" \" b\")"),
        ("*a %% b*", "p(Emphasis(\"a \" unread Comment \"%%\" \" b\"))"),
        ("[[a|b %% c]]", "p(link a(\"b \" unread Comment \"%%\" \" c\"))"),
        (
            "a %%b\n\nc%% d",
            "p(\"a \" unread Comment \"%%\" \"b\") p(\"c\" unread Comment \"%%\" \" d\")",
        ),
        ("<!-- a --> b <!-- c", "p(\"b \" unread Comment \"<!--\" \" c\")"),
        ("a\n\n<!-- b\n\nc", "p(\"a\") unread HidingComment \"\""),
        ("a\n\n<!-- b", "p(\"a\") unread HidingComment \"\""),
        ("- a\n- <!-- b", "ul(\"a\" / unread HidingComment \"\")"),
        ("> <!-- b\n\nc -->", "quote(unread HidingComment \"\") p(\"c -->\")"),
        ("a[^1]\n\n[^1]: <!-- b", "p(\"a\" ^1) fn1(unread HidingComment \"\")"),
        ("<div>\n<!-- a\n</div>", "unread HidingComment \"\""),
    ] {
        check(markdown, tree);
    }
    // Its place is that of its opening.
    let document = parse("> <div> <!-- a -->\n> b <!-- c\n", 100, NOTHING);
    let BlockKind::Quote(blocks) = &document.blocks[0].kind else { panic!("a quotation") };
    let BlockKind::Plain(line) = &blocks[0].kind else { panic!("a line") };
    assert_eq!(line[0].span(), Some(123..123));
}

#[test]
fn comments_in_sentences_of_heads_are_left_out() {
    for (text, expected) in [
        ("a %%b%% c", "\"a  c\""),
        ("%%b%%", ""),
        ("<!-- b -->", ""),
        ("<!-- b --> *c*", "Emphasis(\"c\")"),
        ("a\n\nb %%c%% d <!-- e -->\n", "\"a  b  d\""),
        ("- a %%b%%\n- <!-- c -->d", "\"- a  - d\""),
        ("a <!-- b", "\"a \" unread Comment \"<!--\" \" b\""),
        ("<!-- b", "unread Comment \"<!--\" \" b\""),
        ("# a %% b", "\"# a \" unread Comment \"%%\" \" b\""),
    ] {
        assert_eq!(line(&parse_sentence(text, 0, NOTHING)), expected, "{text:?}");
    }
}
