//! Citations: in brackets and in the sentence.

use super::check_line;

#[test]
fn citations_are_those_of_pandoc() {
    check_line("so [@edm#p7].", "\"so \" cite(edm p7) \".\"");
    check_line("[@a#p1; @b; @c#p2-4]", "cite(a p1; b; c p2-4)");
    check_line("[@a#p]", "cite(a ?p)");
    check_line(
        "[see @log#p2, p. 3; also @port-log]",
        "cite(\"see\" log p2 page 3; \"also\" port-log)",
    );
    check_line("[-@log, p. 4]", "cite(-log page 4)");
    check_line("[ @log#p1 ]", "cite(log p1)");
    check_line("[@log#p2;]", "cite(log p2)");
    check_line(
        "[@log, pp. 33-35, 38 and *passim*]",
        "cite(log page 33-35, 38 + \"and \" Emphasis(\"passim\"))",
    );
    check_line(
        "[@log, chap. 2] [@log, vii] [@log, sec. iv]",
        "cite(log chapter 2) \" \" cite(log + \"vii\") \" \" cite(log section iv)",
    );
    check_line("[@log {ii, A-D}, with words]", "cite(log custom ii, A-D + \"with words\")");
    check_line("[@log#p7 \"two words\"]", "cite(log p7 says \"two words\")");
    check_line("[@{My Note}#p1]", "cite(My Note p1)");
    check_line("[*see* @log]", "cite(Emphasis(\"see\") log)");
    check_line("[*@log#p2*]", "\"[\" Emphasis(in text(log p2)) \"]\"");
    check_line("a [see [@log]] b", "\"a [see \" cite(log) \"] b\"");
    check_line("[@log#p2, p. 3 \"two words\"]", "cite(log p2 says \"two words\" page 3)");
    // Passages without an id of their own are not taken for pages.
    for further in ["p2,p3", "p2, p3", "p2 and p3", "p2-4 & #p6", "p2,p3,p4-5"] {
        check_line(&format!("[@log#{further}]"), &format!("cite(log ?{further})"));
    }
    check_line("[@log#p2, p. 3]", "cite(log p2 page 3)");
    check_line("[@log#p2 and others]", "cite(log p2 + \"and others\")");
}

#[test]
fn a_key_in_the_sentence_is_a_citation_only_of_a_source() {
    check_line("@log says so.", "in text(log) \" says so.\"");
    check_line(
        "As @log [p. 2] and @log#p2, too.",
        "\"As \" in text(log page 2) \" and \" in text(log p2) \", too.\"",
    );
    check_line("@log\n[p. 2] says", "in text(log page 2) \" says\"");
    check_line(
        "@log [p. 2; see also @port-log#p1, and so on] says",
        "in text(log page 2; \"see also\" port-log p1 + \"and so on\") \" says\"",
    );
    check_line("@log [@port-log]", "in text(log) \" \" cite(port-log)");
    check_line("@log [p. 2; see below]", "in text(log page 2 + \"; see below\")");
    check_line("as -@log#p2 [p. 3] says", "\"as \" cite(-log p2 page 3) \" says\"");
    check_line("-@log", "cite(-log)");
    check_line("port-@log", "\"port-\" in text(log)");
    check_line("@log#p2's words", "in text(log p2) \"'s words\"");
    for text in ["@nobody says", "a@log b", "[write to @nobody]", "x@log", "@", "[@"] {
        check_line(text, &format!("{text:?}"));
    }
}
