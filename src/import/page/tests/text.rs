//! The text: blocks, lines, notes, and what is set aside.

use super::*;

#[test]
fn blocks_are_what_they_are() {
    for (body, expected) in [
        ("<h2>Who owns the hull?</h2>", "h2 Who owns the hull?"),
        ("<h4>Small</h4>", "h4 Small"),
        ("<div role=heading aria-level=3>Said by role</div>", "h3 Said by role"),
        (
            "<ul><li>the first leak<li>the <em>second</em> leak</ul>",
            "* the first leak\n* the _second_ leak",
        ),
        (
            "<ol start=3><li>three<li>four<ul><li>a part of it</ul></ol>",
            "3. three\n4. four\n** a part of it",
        ),
        (
            "<blockquote><p>Nobody told us.</p><p>Nobody asked.</p></blockquote>",
            "> Nobody told us.\n> Nobody asked.",
        ),
        ("<pre>one\n  two</pre>", "pre one/  two"),
        (
            "<figure><img alt=x><figcaption>The ferry at its berth</figcaption></figure>",
            "caption The ferry at its berth",
        ),
        (
            "<table><caption>Leaks by year</caption><tr><th>Year<th>Leaks<tr><td>1998<td>two</table>",
            "caption Leaks by year\nYear | Leaks\n1998 | two",
        ),
        (
            "<table><tr><th rowspan=2>A<th>B<tr><td>b<tr><td colspan=2>c</table>",
            "A | B\n | b\nc | ",
        ),
        (
            "<div>One paragraph of the text, and it says a lot.<br><br>Another one of it, which says even more.</div>",
            "p One paragraph of the text, and it says a lot.\np Another one of it, which says even more.",
        ),
    ] {
        check(body, expected);
    }
}

#[test]
fn lines_keep_styles_and_links_and_lose_scripts() {
    for (line, expected) in [
        ("It   was\n <b>not</b> the <code>hull</code>.", "It was *not* the `hull`."),
        (
            "See <a href='https://post.example/a?b=1'>the report</a>.",
            "See [the report](https://post.example/a?b=1).",
        ),
        (
            "See <a href=\"javascript:alert(1)\">this</a> and <a href='data:text/html,x'>that</a>.",
            "See this and that.",
        ),
        ("See <a href='#part'>below</a>, <a href='/a'>here</a>.", "See below, here."),
        ("About 10<sup>6</sup> litres of it.", "About 10⁶ litres of it."),
        (
            "Not<span hidden> at all</span><span style='display: none'> ever</span><span class=sr-only>!</span> seen.",
            "Not seen.",
        ),
        (
            "A <script>document.write('x')</script><style>p{}</style><noscript>y</noscript><svg><text>z</text></svg>picture.",
            "A picture.",
        ),
        ("One<br>two.", "One/two."),
    ] {
        let sentence = "The rest of this paragraph says that the ferry had been repaired in the spring of that year.";
        check(&format!("<p>{line} {sentence}</p>"), &format!("p {expected} {sentence}"));
    }
}

#[test]
fn links_are_absolute_by_the_address_of_the_page() {
    let link = "<p>The ferry was cancelled again, as <a href='b/c'>the crew of it</a> had said it would be for weeks.</p>";
    for (head, expected) in [
        ("<link rel=canonical href=https://post.example/a/x>", Some("https://post.example/a/b/c")),
        (
            "<base href=https://other.example/z/><link rel=canonical href=https://post.example/a/x>",
            Some("https://other.example/z/b/c"),
        ),
        (
            "<base href=javascript:alert(1)//><link rel=canonical href=https://post.example/a/x>",
            Some("https://post.example/a/b/c"),
        ),
        (
            "<base href=/y/><link rel=canonical href=https://post.example/a/x>",
            Some("https://post.example/y/b/c"),
        ),
        ("", None),
    ] {
        let reading = reading(&page(head, &format!("<article>{LONG}{link}{LONG}</article>")));
        let link = expected
            .map_or("the crew of it".to_owned(), |link| format!("[the crew of it]({link})"));
        assert_eq!(
            shown(&reading),
            format!("p The ferry was cancelled again, as {link} had said it would be for weeks."),
            "{head}"
        );
    }
}

#[test]
fn notes_are_footnotes() {
    let text = |reference: &str| {
        format!(
            "<p>The hull was built in 1962 and sold twice{reference} before the company took it over.</p>"
        )
    };
    let read = "p The hull was built in 1962 and sold twice[^1] before the company took it over.\n[^1] Register of ships, p. 40.";
    for (reference, note) in [
        (
            "<sup><a href=#n1 id=r1>1</a></sup>",
            "<ol><li id=n1>Register of ships, p. 40. <a href=#r1>↩</a></ol>",
        ),
        ("<a href=#n1 id=r1>[1]</a>", "<p id=n1><a href=#r1>[1]</a> Register of ships, p. 40.</p>"),
        (
            "<sup id=r1><a href=#n1>[1]</a></sup>",
            "<div><a id=n1 href=#r1>1</a>. Register of ships, p. 40.</div>",
        ),
        (
            "<a role=doc-noteref href=#n1>1</a>",
            "<aside id=n1 role=doc-footnote>Register of ships, p. 40.</aside>",
        ),
        ("<sup>1</sup>", "<p><sup>1</sup> Register of ships, p. 40.</p>"),
    ] {
        let html = page(
            "",
            &format!("<article>{LONG}{}{LONG}<h2>Notes</h2>{note}</article>", text(reference)),
        );
        assert_eq!(shown(&reading(&html)), format!("{read}\nnotes-heading: Notes"), "{reference}");
    }
}

#[test]
fn what_stands_around_the_article_is_set_aside_with_a_reason() {
    let html = page(
        "<title>Ferry to Skarr Cancelled | The Sound Post</title><meta property=og:site_name content='The Sound Post'>",
        &format!(
            "<header><nav><a href=/>Home</a> <a href=/sea>Sea</a></nav></header><main><article>\
             <h1>Ferry to Skarr Cancelled</h1><p class=standfirst>A second leak was found, and nobody knows of a third.</p>\
             <p class=byline>By Marit Solheim</p><time datetime=2021-03-04>4 March 2021</time>\
             <figure><figcaption>The ferry. Photo: Jo Ferrand/Sound Post</figcaption></figure>{LONG}{LONG}{LONG}\
             <div class=share-tools><a href=/s>Share</a></div></article></main>\
             <section class=related-stories><h3>More</h3><ul><li><a href=/1>Mayor of Kell resigns</a></ul></section>\
             <div id=comments><p>First!</p></div><form><button>Send</button></form><footer>© 2021 The Sound Post</footer>"
        ),
    );
    let reading = reading(&html);
    let expected = "p A second leak was found, and nobody knows of a third.\n\
                    navigation: Home Sea\nduplicate-title: Ferry to Skarr Cancelled\nmetadata: By Marit Solheim\n\
                    metadata: 4 March 2021\ncaption: The ferry. Photo: Jo Ferrand/Sound Post\nshare-links: Share\n\
                    related-links: More\nrelated-links: Mayor of Kell resigns\ncomments: First!\nform: Send\n\
                    copyright: © 2021 The Sound Post";
    assert_eq!(shown(&reading), expected);
    assert_eq!(
        reading.clip.head.description.as_deref(),
        Some("A second leak was found, and nobody knows of a third.")
    );
}

#[test]
fn an_analyst_may_name_the_article() {
    let html =
        page("", &format!("<div id=a>{LONG}</div><div id=b><p>Short one.</p><p>Share</p></div>"));
    let named = attempt(&html, Some("#b p")).expect("these elements are on the page");
    assert_eq!(shown(&named).lines().take(2).collect::<Vec<_>>(), ["p Short one.", "p Share"]);
    for (selector, message) in
        [("p[", "`p[` is no CSS selector"), ("#c", "no text of this page is in `#c`")]
    {
        assert_eq!(attempt(&html, Some(selector)).expect_err("nothing is named").message, message);
    }
}

#[test]
fn a_page_without_text_is_refused() {
    for html in ["", "<html></html>", "<body><div id=root></div><script>load()</script></body>"] {
        assert_eq!(
            attempt(html, None).expect_err("there is no text").message,
            "this page has no text of an article"
        );
    }
}

#[test]
fn pages_are_read_in_any_encoding() {
    let html = "<html><head><meta charset=windows-1251><title>x</title></head><body><p>Паром в Скарр снова отменили в четверг: \
                экипаж нашёл вторую течь в корпусе, и начальник порта не смог сказать, когда он выйдет в море.</p></body></html>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(html);
    let reading = read(File { name: "", bytes: &bytes }, Options::default())
        .expect("the page has an article");
    assert!(shown(&reading).starts_with("p Паром в Скарр снова"), "{}", shown(&reading));
    assert_eq!(reading.clip.head.language.as_deref(), Some("ru"));
}
