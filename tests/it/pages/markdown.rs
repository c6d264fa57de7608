//! What Markdown makes on a page.

use crate::html::Page;
use crate::site_test::{PICTURE, SiteTest};

/// The page of an actor with this text, on a site with another actor and a source.
fn page(body: &str) -> Page {
    let head =
        "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\naliases = [\"RHG\"]\n+++\n";
    let blue = "+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\naliases = [\"BRG\"]\n+++\n## Their media\n\nText.\n\n## Named {#own}\n";
    let site = SiteTest::new()
        .note("actors/red-hill.md", &format!("{head}{body}\n"))
        .note("actors/blue-river.md", blue)
        .file("content/actors/pictures/map.png", PICTURE)
        .source("lake", "The Lake in Spring\n\nNobody came to the lake, as far as anybody knows, and nobody left.\n");
    site.build().succeeds().page("actors/red-hill/index.html")
}

/// Compares the HTML of a text.
#[track_caller]
fn check(body: &str, expected: &str) {
    let page = page(body);
    let from = page.html.find("<div class=\"prose\">\n").expect("the text") + 20;
    let html = &page.html[from..];
    let html = &html[..html.find("\n</div>\n").expect("its end")];
    assert_eq!(html.trim(), expected, "{body}");
}

#[test]
fn wikilinks_find_pages_by_id_title_alias_and_heading() {
    let link = |fragment: &str, text: &str| {
        format!("<p><a href=\"../../actors/blue-river/index.html{fragment}\">{text}</a></p>")
    };
    for (body, fragment, text) in [
        ("[[blue-river]]", "", "Blue River Group"),
        ("[[Blue River Group]]", "", "Blue River Group"),
        ("[[blue river group]]", "", "Blue River Group"),
        ("[[BRG]]", "", "Blue River Group"),
        ("[[blue-river|the others]]", "", "the others"),
        ("[[blue-river#Their media]]", "#their-media", "Blue River Group"),
        ("[[blue-river#their-media|media]]", "#their-media", "media"),
        ("[[blue-river#own|media]]", "#own", "media"),
        ("[text](blue-river.md)", "", "text"),
        ("[text](/actors/blue-river/#own)", "#own", "text"),
        ("[text](../actors/blue-river.md#own)", "#own", "text"),
    ] {
        check(body, &link(fragment, text));
    }
    check("[[#Here]]\n\n## Here", "<p><a href=\"#here\">Here</a></p>\n<h2 id=\"here\">Here</h2>");
}

#[test]
fn a_link_to_a_source_shows_its_title_wherever_that_was_read() {
    let link = "<a href=\"../../sources/lake/index.html#p1\">The Lake in Spring</a>";
    check("[[lake#p1]]", &format!("<p>{link}</p>"));
}

#[test]
fn citations_are_numbers_that_stay_with_their_words() {
    let use_of = |number: usize, letter: char| {
        format!(
            "<a id=\"_ref-{number}-{letter}\" role=\"doc-noteref\" href=\"#_ref-{number}\">{number}</a>"
        )
    };
    let (a, b, c) = (use_of(1, 'a'), use_of(2, 'a'), use_of(1, 'b'));
    let sup = |html: &str| format!("<sup class=\"ref\">[{html}]</sup>");
    let expected = format!("<p>Said{}. Again{}.</p>", sup(&format!("{a}, {b}")), sup(&c));
    check("Said [@lake#p1; @lake]. Again [@lake#p1].", &expected);
}

#[test]
fn apostrophes_are_set_but_not_in_code_and_quotations() {
    check(
        "The lake's edge, `it's`, [the town's](https://a.example/it's) and \"the hill's\".\n\n> It's theirs.",
        "<p>The lake’s edge, <code>it&#39;s</code>, <a href=\"https://a.example/it&#39;s\" rel=\"nofollow noreferrer\">the town’s</a> and &quot;the hill&#39;s&quot;.</p>\n<blockquote>\n<p>It&#39;s theirs.</p>\n</blockquote>",
    );
    check("## The lake's edge", "<h2 id=\"the-lakes-edge\">The lake’s edge</h2>");
}

#[test]
fn footnotes_are_numbered_and_lead_back_from_each_use() {
    let page = page(
        "One[^a], two[^b], one again[^a].\n\n[^b]: Second *note*.\n[^a]: First note.\n[^c]: Unused.\n",
    );
    let notes = page.one("section.footnotes");
    let texts = notes.all("li").into_iter().map(|note| note.text()).collect::<Vec<_>>();
    assert_eq!(texts, ["First note. ↩ ↩", "Second note. ↩"]);
    for back in notes.all("a") {
        let id = back.href().strip_prefix('#').expect("a place on the page");
        page.one(&format!("sup.footnote a#{id}"));
    }
    assert!(!page.text().contains("Unused"));
}

#[test]
fn tables_lists_quotes_and_rules_are_themselves() {
    check(
        "| Name | Number |\n|:--|--:|\n| a *b* | 1 |\n",
        "<div class=\"table\" role=\"region\" aria-label=\"Table 1\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\" class=\"left\">Name</th><th scope=\"col\" class=\"right\">Number</th></tr></thead>\n<tbody>\n<tr><td class=\"left\">a <em>b</em></td><td class=\"right\">1</td></tr>\n</tbody></table></div>",
    );
    let page = page(
        "- [x] done\n- [ ] open\n\n3. three\n4. four\n\n> quoted\n\n---\n\n~~gone~~ **strong**  \nnext\n\nTerm\n: Meaning\n",
    );
    let marks = page.all("span.task").into_iter().map(|task| task.attribute("aria-label"));
    assert_eq!(marks.collect::<Vec<_>>(), [Some("done"), Some("open")]);
    let list = page.one("div.prose ol");
    assert_eq!(list.attribute("start"), Some("3"));
    for selector in ["blockquote", "hr", "del", "strong", "br", "dl dt", "dl dd"] {
        assert_eq!(page.one("div.prose").all(selector).len(), 1, "{selector}");
    }
    assert!(page.problems.is_empty(), "{:?}", page.problems);
}

#[test]
fn alerts_have_their_title() {
    for (word, class) in [
        ("NOTE", "note"),
        ("TIP", "tip"),
        ("IMPORTANT", "important"),
        ("WARNING", "warning"),
        ("CAUTION", "caution"),
    ] {
        let page = page(&format!("> [!{word}]\n> Mind this.\n"));
        let alert = page.one(&format!("div.alert-{class}"));
        assert_eq!(alert.text().to_lowercase(), format!("{class} mind this."));
    }
}

#[test]
fn code_is_coloured_by_classes_that_the_stylesheet_knows() {
    let page = page(
        "```rust\n// A comment.\nfn add(left: u32) -> &'static str { \"text\" }\n```\n\n`inline`\n",
    );
    let code = page.one("pre code");
    assert_eq!(code.text(), "// A comment. fn add(left: u32) -> &'static str { \"text\" }");
    let classes = code.all("span").into_iter().filter_map(|span| span.attribute("class"));
    let classes = classes.collect::<std::collections::BTreeSet<_>>();
    assert!(classes.len() >= 4, "{classes:?}");
    let style = include_str!("../../../themes/default/static/code.css");
    for class in classes {
        assert!(style.contains(&format!(".{class}")), "{class} has no colour");
    }
    assert_eq!(page.one("p code").text(), "inline");
}

#[test]
fn a_picture_is_copied_and_shown_with_its_text() {
    let page = page("![A map](pictures/map.png \"Title\")");
    let picture = page.one("img");
    assert_eq!(picture.attribute("src"), Some("../../actors/pictures/map.png"));
    assert_eq!(picture.attribute("alt"), Some("A map"));
    let site = SiteTest::new()
        .note("about.md", "+++\ntitle = \"About\"\n+++\n![A map](map.png)\n")
        .file("content/map.png", PICTURE)
        .file("content/unused.png", "other");
    let files = site.build().succeeds().files();
    assert_eq!(files["map.png"], PICTURE);
    assert!(!files.contains_key("unused.png"));
    for address in [
        "missing.png",
        "https://x.example/a.png",
        "../../etc/passwd",
        "/map.png",
        "data:image/png;base64,x",
    ] {
        let site = SiteTest::new()
            .note("about.md", &format!("+++\ntitle = \"A\"\n+++\n![x]({address})\n"));
        let problems = site.problems();
        assert!(
            problems.len() == 1 && problems[0].contains("-image content/about.md:4:1"),
            "{address}: {problems:?}"
        );
    }
}

#[test]
fn headings_have_unique_anchors_apart_from_those_of_the_page() {
    let page = page(
        "# Claims\n\n## Claims\n\n## Own {#_evidence}\n\n### Ünï code\n\n## العربية\n\n## Claims-2\n",
    );
    let ids = page.one("div.prose");
    let ids = [ids.all("h2"), ids.all("h3")].concat();
    let ids = ids.into_iter().map(|heading| heading.attribute("id").expect("an anchor").to_owned());
    let ids = ids.collect::<std::collections::BTreeSet<_>>();
    assert_eq!(ids.len(), 6, "{ids:?}");
    assert!(ids.iter().all(|id| !id.starts_with('_')), "{ids:?}");
    assert!(ids.contains("uni-code"), "{ids:?}");
}

#[test]
fn raw_html_is_mark_up_where_the_site_allows_it() {
    let site = SiteTest::new().note("about.md", "+++\ntitle = \"A\"\n+++\nx <b>y</b>\n");
    let run = site.build().succeeds().says("raw HTML in a note is shown as text");
    assert!(run.page("about/index.html").html.contains("&lt;b&gt;y"));
    let site = site.file("site.toml", "title = \"T\"\nraw_html = true\n");
    let run = site.build().succeeds().does_not_say("raw HTML");
    assert_eq!(run.page("about/index.html").one("div.prose b").text(), "y");
}
