//! A text with references to withheld notes reads like the same text without them.

use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::document::tests::shown;
use crate::document::{Document, Known, parse, plain, walk};

fn is_left_out(reference: Reference<'_>) -> bool {
    match reference {
        Reference::Wikilink(target) => target == "gone",
        Reference::Address(address) => address == "gone.md",
        Reference::Source(id) => id.starts_with("gone"),
    }
}

fn read<'a>(markdown: &'a str, is_left_out: Option<IsLeftOut<'_>>) -> Document<'a> {
    let is_source = |id: &str| id.starts_with("gone") || ["lake", "sea"].contains(&id);
    parse(markdown, 0, Known { is_source: &is_source, is_left_out })
}

/// Checks that a text with references to withheld notes reads like the same text without them.
fn check(with: &str, without: &str) {
    let mut cut = read(with, Some(&is_left_out));
    assert_eq!(shown(&cut), shown(&read(without, None)), "{with:?}");
    walk::lines_mut(&mut cut, &mut |line| {
        walk::pieces_mut(line, &mut |piece| {
            if let Inline::Text(run) = piece {
                check_places(with, run);
            }
        });
    });
}

/// Checks that the remaining words still map to their places in the file.
fn check_places(markdown: &str, run: &Run<'_>) {
    for (at, word) in run.text.split_word_bound_indices() {
        let is_own = word.chars().all(char::is_alphanumeric) && word != "withheld";
        let place = &markdown[run.source(&(at..at + word.len()))];
        assert!(place == word || !is_own, "{place:?} for {word:?} in {markdown:?}");
    }
}

#[test]
fn a_link_leaves_its_words() {
    let cases = [
        ("See [[gone]].", "See [withheld]."),
        ("See [[gone#Part|it]] and [[here]].", "See it and [[here]]."),
        ("[[gone|Red]] Hill", "Red Hill"),
        ("## On [[gone]]\n\n[[gone]]", "## On [withheld]\n\n[withheld]"),
        ("See [it *all*](gone.md#x) now", "See it *all* now"),
        ("See [it](gone.md), [that](here.md).", "See it, [that](here.md)."),
        ("[it](gone.md)-[that](gone.md)", "it-that"),
        ("**[it](gone.md)** [that](here.md)", "**it** [that](here.md)"),
        ("![a [[gone]] b](x.png)", "![a [withheld] b](x.png)"),
        ("| a |\n|---|\n| [[gone\\|it]] |", "| a |\n|---|\n| it |"),
        ("a &amp; [[gone]] &amp; [[gone|b]] c", "a &amp; [withheld] &amp; b c"),
    ];
    for (with, without) in cases {
        check(with, without);
    }
}

#[test]
fn a_citation_leaves_nothing() {
    let cases = [
        ("So it was [@gone#p1].", "So it was."),
        ("So it was  [@gone#p1] then", "So it was then"),
        ("So [@gone#p1][@gone] [@gone; @gone-too] it", "So it"),
        ("So [@gone; @lake; @gone-too#p2; @sea].", "So [@lake; @sea]."),
        ("So [@lake; @gone#p2].", "So [@lake]."),
        ("[@gone] So it was", "So it was"),
        ("So\n[@gone] it was", "So\nit was"),
        ("So [@gone]\nit was", "So\nit was"),
        ("So\n[@gone]\nit was", "So\nit was"),
        ("So\n[@gone]", "So"),
        ("So  \n[@gone]", "So"),
        ("So\n\n[@gone]\n\nit was", "So\n\nit was"),
        ("So ([@gone#p1]).", "So."),
        ("So ( [@gone] [@gone-too] ) it", "So it"),
        ("So (see [@gone]).", "So (see)."),
        ("[[gone]] [@gone] [[gone|it]] [@gone]", "[withheld] it"),
        ("**So** [@gone] it **was [@gone]**.", "**So** it **was**."),
        ("So **[@gone] it** was", "So **it** was"),
        ("**[@gone]** So it", "So it"),
        ("So\n*[@gone]* it\n~~[@gone]~~\nwas\n**[@gone]**", "So\nit\nwas"),
        ("So *[@gone]* it, ~~**[@gone]**~~.", "So it,."),
        ("- [@gone]\n- so [@gone]", "-\n- so"),
        ("> [@gone]\n\nSo", ">\n\nSo"),
        ("# So [@gone]\n\n# [@gone]", "# So\n\n#"),
        ("| [@gone] a | b [@gone] |\n|---|---|\n| [@gone] | c |", "| a | b |\n|---|---|\n| | c |"),
        ("[@gone][^1]\n\nSo[^1]\n\n[^1]: **[@gone]**\n", "So"),
        ("[@gone][^1]\n\nSo.\n\n[^1]: [@gone]", "So."),
        ("So[^1] it[^2].\n\n[^1]: [@gone]\n\n[^2]: Noted [@gone].", "So it[^2].\n\n[^2]: Noted."),
    ];
    for (with, without) in cases {
        check(with, without);
    }
}

#[test]
fn what_refers_to_nothing_that_is_left_out_stays() {
    for text in ["See [[here]] ( [@lake] ) [x](y.md) [^1]", "[[]] [@a; b] (  )", ""] {
        check(text, text);
        assert_eq!(plain::cut(text, &is_left_out), None);
    }
}

#[test]
fn a_text_without_markdown_is_cut_to_the_last_link() {
    for (with, without) in [
        ("On [[gone]], [[gone|it]] ([@gone]).", "On [withheld], it."),
        (
            "It fell [see [[gone]] @lake#p1, p. 3, as [[gone|it]] says].",
            "It fell [see [withheld] @lake#p1, p. 3, as it says].",
        ),
        ("It fell [-@lake [[gone]]; @gone; @sea].", "It fell [-@lake [withheld]; @sea]."),
        ("@lake [p. 3 there] and [[gone]]", "@lake [p. 3 there] and [withheld]"),
    ] {
        assert_eq!(plain::cut(with, &is_left_out).as_deref(), Some(without), "{with}");
    }
}
