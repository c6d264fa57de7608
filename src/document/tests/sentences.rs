//! Sentences of heads: lines, whatever block they would begin in a text.

use super::*;

const ONE_SOURCE: Known<'_> = Known { is_source: &|id| id == "a", is_left_out: None };

#[test]
fn the_sign_of_a_block_is_text_before_a_line() {
    for (text, expected) in [
        ("> *b* [@a#p1]", "\"> \" Emphasis(\"b\") \" \" cite(a p1)"),
        ("- [ ] b `c`", "\"- [ ] b \" `c`"),
        ("* b **c**", "\"* b \" Strong(\"c\")"),
        ("1. `b`", "\"1. \" `b`"),
        ("## b ![c](d.png) {#e}", "\"## b \" image d.png(\"c\") \" {#e}\""),
        ("| b | `c` |\n|---|---|\n| d | e |", "\"| b | \" `c` \" | |---|---| | d | e |\""),
        ("```rust\nlet b;\n```", "`rust let b; `"),
        ("```rust b", "\"```rust b\""),
        ("---", "\"---\""),
        ("b\n===", "\"b ===\""),
        ("b\n\n- *c*\n- d", "\"b  - \" Emphasis(\"c\") \" - d\""),
        ("b\\\n*c*", "\"b  \" Emphasis(\"c\")"),
        ("[b]: c", "\"[b]: c\""),
        ("b [[c|*d*]] ^e", "\"b \" link c(Emphasis(\"d\")) \" ^e\""),
        ("![b](c.png \"d\")", "image c.png(\"b\")"),
        ("    b", "\"b\""),
        ("", ""),
    ] {
        assert_eq!(line(&parse_sentence(text, 0, ONE_SOURCE)), expected, "{text:?}");
    }
}

#[test]
fn a_sentence_has_no_footnotes() {
    for (text, expected) in [
        ("b[^1] c", "\"b\" unread Footnote \"[^1]\" \" c\""),
        ("b^[*c*] d", "\"b\" unread Footnote \"^[\" Emphasis(\"c\") \"] d\""),
        ("[^1]: b", "unread Footnote \"[^1]\" \": b\""),
    ] {
        assert_eq!(line(&parse_sentence(text, 0, ONE_SOURCE)), expected, "{text:?}");
    }
}

#[test]
fn every_block_but_a_first_paragraph_is_lost() {
    for (text, expected) in [
        ("> b", Some(("quotation", ">"))),
        ("> [!note] b", Some(("boxed remark", ">"))),
        ("- b", Some(("list", "-"))),
        ("1. b\n2. c", Some(("list", "1."))),
        ("b\n- c", Some(("list", "-"))),
        ("### b", Some(("heading", "###"))),
        ("b\n===", Some(("heading", "b"))),
        ("```\nb\n```", Some(("block of code", "```"))),
        ("| b | c |", Some(("table", "|"))),
        ("***", Some(("rule", "***"))),
        ("<div>b</div>", Some(("block of HTML", "<div>b</div>"))),
        ("b\n\nc d", Some(("paragraph", "c"))),
        ("1. May 2024", None),
        ("b\nc", None),
        ("b | c", None),
        ("%%d%% b\n%%\n\nc\n%%", None),
        ("![b](c.png \"d\")", None),
    ] {
        let lost = lost_block(text).map(|lost| (lost.noun, &text[lost.sign]));
        assert_eq!(lost, expected, "{text:?}");
    }
}
