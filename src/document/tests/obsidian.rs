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
