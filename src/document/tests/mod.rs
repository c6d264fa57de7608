//! The parse of each piece of syntax. A tree is shown as lines of words, one for each block or piece.

mod citations;
mod comments;
mod headings;
mod obsidian;
mod properties;
mod sentences;

use std::borrow::Cow;
use std::fmt::Write;

use super::*;
use crate::work;

/// A site without sources.
const NOTHING: Known<'_> = Known { is_source: &|_| false, is_left_out: None };

/// Shows a tree: blocks as `kind(...)`, words in quotation marks.
pub(super) fn shown(document: &Document<'_>) -> String {
    let mut text = blocks(&document.blocks);
    for (number, footnote) in (1..).zip(&document.footnotes) {
        write!(text, " fn{number}({})", blocks(&footnote.blocks)).expect("a string takes all");
    }
    for footnote in &document.unused_footnotes {
        write!(text, " unused({})", footnote.label).expect("a string takes all");
    }
    text
}

fn blocks(list: &[Block<'_>]) -> String {
    list.iter().map(block).collect::<Vec<_>>().join(" ")
}

fn block(block: &Block<'_>) -> String {
    match &block.kind {
        BlockKind::Paragraph(inner) => format!("p({})", line(inner)),
        BlockKind::Plain(inner) => line(inner),
        BlockKind::Heading { level, line: inner, .. } => format!("h{level}({})", line(inner)),
        BlockKind::List { start, items } => {
            let items = items.iter().map(|item| match item.task {
                Some(task) => format!("task {} {}", task.name(), blocks(&item.blocks)),
                None => blocks(&item.blocks),
            });
            let name = if start.is_some() { "ol" } else { "ul" };
            format!("{name}({})", items.collect::<Vec<_>>().join(" / "))
        }
        BlockKind::Quote(inner) => format!("quote({})", blocks(inner)),
        BlockKind::Callout(callout) => {
            let fold = callout.fold.map_or(String::new(), |fold| format!(" {fold:?}"));
            format!(
                "{}{fold} [{}]({})",
                callout.word,
                line(&callout.title),
                blocks(&callout.blocks)
            )
        }
        BlockKind::Code { language, text, .. } => format!("pre {language}({text:?})"),
        BlockKind::Rule => String::from("rule"),
        BlockKind::Table(table) => {
            let rows = std::iter::once(&table.head)
                .chain(&table.rows)
                .map(|row| row.iter().map(line).collect::<Vec<_>>().join(" | "));
            format!("table({})", rows.collect::<Vec<_>>().join(" / "))
        }
        BlockKind::Definitions(list) => {
            let list = list.iter().map(|definition| {
                let meanings = definition.definitions.iter().map(|inner| blocks(inner));
                format!("{}: {}", line(&definition.term), meanings.collect::<Vec<_>>().join(", "))
            });
            format!("dl({})", list.collect::<Vec<_>>().join(" / "))
        }
        BlockKind::Figure(figure) => {
            format!("figure({} [{}])", line(&figure.picture), line(&figure.caption))
        }
        BlockKind::Html(html) => format!("html({:?})", html.trim()),
    }
}

fn line(inner: &Line<'_>) -> String {
    inner.iter().map(piece).collect::<Vec<_>>().join(" ")
}

fn piece(piece: &Inline<'_>) -> String {
    match piece {
        Inline::Text(run) => format!("{:?}", run.text),
        Inline::Code { text, .. } => format!("`{text}`"),
        Inline::Break => String::from("br"),
        Inline::Omission { .. } => String::from("…"),
        Inline::Styled { style, line: inner } => format!("{style:?}({})", line(inner)),
        Inline::Link(to) => link("link", to),
        Inline::Embed(to) => link("embed", to),
        Inline::Image(image) => format!("image {}({})", image.address, line(&image.alt)),
        Inline::Unlinked(run) => format!("unlinked {:?}", run.text),
        Inline::Name { entity, run } => format!("name {entity} {:?}", run.text),
        Inline::Citation(citation) => {
            let items = citation.items.iter().map(item).collect::<Vec<_>>().join("; ");
            match citation.form {
                CitationForm::Bracketed => format!("cite({items})"),
                CitationForm::InText => format!("in text({items})"),
            }
        }
        Inline::FootnoteReference { number, .. } => format!("^{number}"),
        Inline::Html { html, .. } => format!("<{html}>"),
        Inline::Unread(unread) => format!("unread {:?} {:?}", unread.kind, unread.run.text),
    }
}

fn link(kind: &str, link: &Link<'_>) -> String {
    let Target::Written(target) = &link.target else { return format!("{:?}", link.target) };
    let heading = link.heading.as_ref().map_or(String::new(), |heading| format!("#{heading}"));
    format!("{kind} {target}{heading}({})", line(&link.line))
}

fn item(item: &CitationItem<'_>) -> String {
    let mut text = String::new();
    if !item.prefix.is_empty() {
        write!(text, "{} ", line(&item.prefix)).expect("a string takes all");
    }
    text += if item.is_without_author { "-" } else { "" };
    text += &item.source;
    match &item.passages {
        None => {}
        Some(Passages::Read(range)) => write!(text, " {range}").expect("a string takes all"),
        Some(Passages::Unread(place)) => write!(text, " ?{place}").expect("a string takes all"),
    }
    if let Some((words, _)) = &item.words {
        write!(text, " says {words:?}").expect("a string takes all");
    }
    if let Some(locator) = &item.locator {
        write!(text, " {} {}", locator.label, locator.value).expect("a string takes all");
    }
    if !item.suffix.is_empty() {
        write!(text, " + {}", line(&item.suffix)).expect("a string takes all");
    }
    text
}

/// Reads a text of a site whose sources are `log`, `port-log` and `My Note`.
fn check(markdown: &str, expected: &str) {
    let is_source = |id: &str| ["log", "port-log", "My Note"].contains(&id);
    let file = format!("+++\n+++\n{markdown}");
    let known = Known { is_source: &is_source, is_left_out: None };
    let document = parse(&file[8..], 8, known);
    assert_eq!(shown(&document), expected, "{markdown:?}");
}

/// Checks the same within one paragraph.
fn check_line(markdown: &str, expected: &str) {
    check(markdown, &format!("p({expected})"));
}

#[test]
fn blocks_are_those_of_the_markdown_parser() {
    check("# A\n\nb *c* `d`\\\ne", "h1(\"A\") p(\"b \" Emphasis(\"c\") \" \" `d` br \"e\")");
    check("- a\n- [x] b\n\n1. c\n\n   d", "ul(\"a\" / task done \"b\") ol(p(\"c\") p(\"d\"))");
    check("> a", "quote(p(\"a\"))");
    check("```rust x\nfn\n```\n\n---\n", "pre rust(\"fn\\n\") rule");
    check("|a|b|\n|-|-|\n|c|`d`|", "table(\"a\" | \"b\" / \"c\" | `d`)");
    check("a\n: b", "dl(\"a\": \"b\")");
    check("<b>\nx\n</b>", "html(\"<b>\\nx\\n</b>\")");
}

#[test]
fn an_address_in_running_text_is_a_link() {
    check_line(
        "See https://lake.example/a_b?c=1#d, then",
        "\"See \" link https://lake.example/a_b?c=1#d(\"https://lake.example/a_b?c=1#d\") \", then\"",
    );
    check_line(
        "(http://lake.example/@log)",
        "\"(\" link http://lake.example/@log(\"http://lake.example/@log\") \")\"",
    );
    check_line(
        "*https://a.example/==b==*",
        "Emphasis(link https://a.example/==b==(\"https://a.example/==b==\"))",
    );
    check_line("[https://a.example](b.md)", "link b.md(\"https://a.example\")");
    check_line("<https://a.example>", "link https://a.example(\"https://a.example\")");
    for text in ["https\\://a.example", "ftp://a.example", "https:// a", "a.example"] {
        check_line(text, &format!("{:?}", text.replace('\\', "")));
    }
    check_line("`https://a.example`", "`https://a.example`");
}

#[test]
fn wikilinks_name_a_page_a_heading_and_words() {
    check_line("See [[iskp]].", "\"See \" link iskp() \".\"");
    check_line("[[iskp| the branch ]]", "link iskp(\"the branch\")");
    check_line("[[Islamic State#Media|its media]]", "link Islamic State#Media(\"its media\")");
    check_line("[[#below]]", "link #below()");
    check_line("[[!Moscow]] talks", "unlinked \"Moscow\" \" talks\"");
    check_line("a\n[[red\nhill|the\nhill]] b", "\"a\\n\" link red hill(\"the\\nhill\") \" b\"");
    check_line(
        "[[a|the *old* name]] [[b|`c`]]",
        "link a(\"the \" Emphasis(\"old\") \" name\") \" \" link b(`c`)",
    );
    check_line(
        "[[a|the [old] name]] [[a|b [c]]]",
        "link a(\"the [old] name\") \" \" link a(\"b [c]\")",
    );
    check_line("*[[a]]* **[[b|c]]**", "Emphasis(link a()) \" \" Strong(link b(\"c\"))");
    check_line("![[a]] x![[b.pdf|300]]", "embed a() \" x\" embed b.pdf(\"300\")");
    check_line("[[[a]]]", "unread Wikilink \"[\" link a() \"]\"");
}

#[test]
fn the_bar_of_a_link_ends_no_cell() {
    let table = |row: &str| format!("|x|y|\n|-|-|\n{row}");
    for row in ["|[[a|b]]|c|", "|[[a\\|b]]|c|"] {
        check(&table(row), "table(\"x\" | \"y\" / link a(\"b\") | \"c\")");
    }
    check(&table("|`[[a`|b]]|"), "table(\"x\" | \"y\" / `[[a` \"|b]]\" | )");
}

#[test]
fn an_escaped_bracket_begins_nothing() {
    for text in ["\\[[a]]", "\\[\\[a\\]\\]", "&#91;[a]]"] {
        check_line(text, "\"[[a]]\"");
    }
    check_line("\\[@log#p1\\]", "\"[@log#p1]\"");
    check_line("\\@log says", "\"@log says\"");
    check_line("\\==a==", "\"==a==\"");
    check_line("\\\\[[a]]", "\"\\\\\" link a()");
    check_line("`[[a]]` `[@log]`", "`[[a]]` \" \" `[@log]`");
}

#[test]
fn what_looks_like_it_and_is_not_understood_is_known() {
    check_line("a [[b c", "\"a \" unread Wikilink \"[[\" \"b c\"");
    check_line("[[ ]] x", "unread Wikilink \"[[\" \" ]] x\"");
    check_line("[[a *b*|c]]", "unread Wikilink \"[[\" \"a \" Emphasis(\"b\") \"|c]]\"");
    check_line("[@log; see below]", "unread Citation \"[\" \"@log; see below]\"");
    check_line("a[^x] b", "\"a\" unread Footnote \"[^x]\" \" b\"");
    check_line("a[^] b", "\"a\" unread Footnote \"[^]\" \" b\"");
    check_line("a^[b *c*", "\"a\" unread Footnote \"^[\" \"b \" Emphasis(\"c\")");
    check_line("[[!]] a", "unread Wikilink \"[[\" \"!]] a\"");
    check_line("[[! ]] a", "unread Wikilink \"[[\" \"! ]] a\"");
    check_line("a [^x b", "\"a \" unread Footnote \"[^\" \"x b\"");
}

#[test]
fn other_brackets_are_text() {
    for text in ["[i.e., them]", "a ] b [ c", "[x] [y]", "a = b == c", "x^2", "\\[^]"] {
        check_line(text, &format!("{:?}", text.replace('\\', "")));
    }
}

#[test]
fn highlights_enclose_words() {
    check_line("a ==b *c*== d", "\"a \" Highlight(\"b \" Emphasis(\"c\")) \" d\"");
    check_line("a == b == c", "\"a == b == c\"");
    check_line("a === b ===", "\"a === b ===\"");
}

#[test]
fn footnotes_are_numbered_by_first_reference() {
    check(
        "a[^b] c[^A] d[^B]\n\n[^a]: one[^x]\n\n[^b]: two\n\n[^x]: three\n\n[^y]: four",
        "p(\"a\" ^1 \" c\" ^2 \" d\" ^1) fn1(p(\"two\")) fn2(p(\"one\" ^3)) fn3(p(\"three\")) unused(y)",
    );
    check("a[^b]\n\n[^b]: x[^b]\n\n[^B]: y", "p(\"a\" ^1) fn1(p(\"x\" ^1)) unused(B)");
}

#[test]
fn places_are_those_of_the_file() {
    let file = "+++\n+++\nA &amp; B \\* [@a#p1] \\[x] [[b|c &amp; d]]";
    let document = parse(&file[8..], 8, NOTHING);
    let mut places = Vec::new();
    let BlockKind::Paragraph(line) = &document.blocks[0].kind else { panic!("a paragraph") };
    walk::pieces(line, &mut |piece| match piece {
        Inline::Citation(citation) => places.push(&file[citation.items[0].span.clone()]),
        Inline::Link(link) => places.push(&file[link.span.clone()]),
        Inline::Text(run) => places.push(&file[run.span()]),
        _ => {}
    });
    assert_eq!(places, ["A &amp; B \\* ", "@a#p1", " \\[x] ", "[[b|c &amp; d]]", "c &amp; d"]);
}

#[test]
fn words_are_borrowed_from_the_file_where_they_read_the_same() {
    let text = "Foo [Bar] a_b and ^c @nobody\nnext";
    let document = parse(text, 0, NOTHING);
    let BlockKind::Paragraph(line) = &document.blocks[0].kind else { panic!("a paragraph") };
    assert!(
        matches!(&line[..], [Inline::Text(run)] if matches!(&run.text, Cow::Borrowed(words) if *words == text))
    );
}

#[test]
fn brackets_that_close_nothing_are_looked_at_once() {
    for (before, kind, after) in [
        ("", "[[a ", "]]"),
        ("", "[[a\n", "]]"),
        ("[[", "a] ", "]]"),
        ("", "[@a;", "b]"),
        ("", "[@a ", ";b]"),
        ("", "[@log ", &";@c".repeat(1_000)),
        ("[@a", ";@a", ";[@b;b]"),
        ("&amp; ", "[[a]] @log @b ", ""),
        ("&amp; ", "==a== ", ""),
        ("", "%% ", ""),
        ("", "[^a] ", ""),
    ] {
        work::assert_linear(500, |size| {
            let known = Known { is_source: &|id| id == "log", is_left_out: None };
            work::step();
            parse(&format!("{before}{}{after}", kind.repeat(size)), 0, known);
        });
    }
}

#[test]
fn a_chain_of_footnotes_is_followed_once_in_either_direction() {
    let note = |number: usize| format!("[^{number}]: to[^{}]\n\n", number + 1);
    for is_reversed in [false, true] {
        work::assert_linear(200, |size| {
            let mut notes = (1..size).map(note).collect::<Vec<_>>();
            if is_reversed {
                notes.reverse();
            }
            let markdown = format!("a[^1]\n\n{}[^{size}]: end\n", notes.concat());
            assert_eq!(parse(&markdown, 0, NOTHING).footnotes.len(), size);
        });
    }
}

#[test]
fn no_depth_of_nesting_exhausts_the_stack() {
    for (open, close) in [("> ", ""), ("- ", ""), ("*_", "_*"), ("[", "](x)"), ("![", "](x)")] {
        let text = [&open.repeat(20_000), "a", &close.repeat(20_000)].concat();
        parse(&text, 0, NOTHING);
    }
}
