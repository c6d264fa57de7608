//! No text becomes mark-up: whatever stands in a note, a seed or a name of a file is shown as it was written.

use crate::site_test::{PICTURE, SiteTest};

use super::harm::harm;

/// Text that breaks out of text, of a double-quoted and of a single-quoted attribute, with a word to find it by.
fn attack(word: &str) -> String {
    format!(
        "{word}\"'></title><script>alert(1)</script><img src=x onerror=alert(1)>{{{{ 7 }}}} &lt;b onx="
    )
}

/// The same as a TOML string.
fn toml(word: &str) -> String {
    format!("'''{}'''", attack(word))
}

/// Builds a site, finds nothing harmful on any page, and each word somewhere as text.
#[track_caller]
fn check(site: &SiteTest, words: &[&str]) {
    let run = site.build().succeeds();
    let pages = run.pages();
    let harmful = pages
        .iter()
        .flat_map(|page| harm(page).into_iter().map(|harm| format!("{}: {harm}", page.path)));
    let harmful = harmful.collect::<Vec<_>>();
    assert!(harmful.is_empty(), "{harmful:#?}");
    for word in words {
        let is_shown = pages.iter().any(|page| {
            let attributes = page.all("").into_iter().flat_map(|element| &element.attributes);
            let mut shown = attributes.map(|(_, value)| value.as_str()).collect::<Vec<_>>();
            let text = page.text();
            shown.push(&text);
            shown.iter().any(|text| text.contains(word))
        });
        assert!(is_shown, "{word} is nowhere");
    }
}

/// Builds a site with one actor that has this text.
#[track_caller]
fn check_body(body: &str, words: &[&str]) {
    let head = "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\n";
    let blue = "+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\n+++\n";
    let site = SiteTest::new()
        .note("actors/red-hill.md", &format!("{head}{body}\n"))
        .note("actors/blue-river.md", blue)
        .file("content/actors/pic.png", PICTURE)
        .file("content/actors/onerror=alert(1)/onload=x/pic.png", PICTURE)
        .source(
            "lake",
            "The Lake in Spring\n\nThe Red Hill Group came to the lake, and nobody else did.\n",
        );
    check(&site, words);
}

#[test]
fn keys_of_notes_are_text() {
    let common = |word: &str| {
        format!(
            "title = {}\nsummary = {}\naliases = [{}]\nweak_aliases = [{}]\ntags = [{}]\ncontent_warning = [{}]\n",
            toml(&format!("{word}title")),
            toml(&format!("{word}summary")),
            toml(&format!("{word}alias")),
            toml(&format!("{word}weak")),
            toml(&format!("{word}tag")),
            toml(&format!("{word}warning")),
        )
    };
    let claim = format!(
        "[[claims]]\nproperty = {}\nvalue = {}\nscope = {}\nsource = \"lake\"\npassage = 1\nquote = \"<b>\"\npreferred = true\nreason = {}\n",
        toml("cproperty"),
        toml("cvalue"),
        toml("cscope"),
        toml("creason")
    );
    let site = SiteTest::new()
        .file("site.toml", format!("title = {}\ndescription = {}\n", toml("stitle"), toml("sdescription")))
        .note(
            "actors/a.md",
            &format!("+++\n{}kind = \"person\"\nstatus = {}\nredirects = [\"/old/a/\"]\n[[relations]]\ntype = \"opposes\"\ntarget = \"b\"\n{claim}+++\n", common("a"), toml("astatus")),
        )
        .note("actors/b.md", "+++\ntitle = \"B\"\nkind = \"person\"\n+++\n[[a]]\n")
        .note(
            "attacks/raid.md",
            &format!(
                "+++\n{}attack_type = [{}]\nweapon_type = [{}]\n[place]\nname = {}\n[target]\nname = {}\ntype = {}\n[[perpetrators]]\nactor = \"a\"\ncertainty = \"stated\"\nsource = \"lake\"\n+++\n",
                common("k"), toml("ktype"), toml("kweapon"), toml("kplace"), toml("ktarget"), toml("ktargettype")
            ),
        )
        .note(
            "outlets/o.md",
            &format!(
                "+++\n{}class = \"press\"\npublisher = {}\nlanguages = [{}]\nurl = 'https://x.example/\"><script>ourl'\n[reliability]\ncode = \"A\"\nbasis = {}\n[affiliation]\nactor = \"a\"\n+++\n",
                common("o"), toml("opublisher"), toml("olanguage"), toml("obasis")
            ),
        )
        .seed("lake.txt", "The lake was <b> high that year, and nobody came to it.\n")
        .note(
            "sources/lake.md",
            &format!(
                "+++\nseed = \"lake.txt\"\n{}authors = [{}]\noutlet = \"o\"\nvolume = {}\nissue = {}\nurl = 'https://x.example/\"onx=surl'\n[issued]\ndate = \"2020\"\nbasis = \"inferred\"\nwhy = {}\n[rights]\nholder = {}\nlicense = {}\ndisplay = \"full\"\n+++\n",
                common("s"), toml("sauthor"), toml("svolume"), toml("sissue"), toml("swhy"), toml("sholder"), toml("slicense")
            ),
        )
        .note(
            "briefings/one.md",
            &format!("+++\n{}authors = [{}]\n[[judgements]]\ntext = {}\nlikelihood = \"likely\"\n+++\nText.\n", common("b"), toml("bauthor"), toml("bjudgement")),
        )
        .note("about.md", &format!("+++\n{}+++\nText.\n", common("p")))
        .note("_index.md", &format!("+++\ntitle = {}\nsummary = {}\n+++\nText.\n", toml("htitle"), toml("hsummary")));
    let common = ["title", "summary", "alias", "tag", "warning"];
    let entities = ["a", "k", "o"].map(|kind| common.map(|key| format!("{kind}{key}")));
    let mut words = entities.concat();
    for word in [
        "stitle",
        "sdescription",
        "astatus",
        "cproperty",
        "cvalue",
        "cscope",
        "creason",
        "ktype",
        "kweapon",
        "kplace",
        "ktarget",
        "ktargettype",
        "opublisher",
        "olanguage",
        "obasis",
        "ourl",
        "sauthor",
        "svolume",
        "sissue",
        "surl",
        "swhy",
        "sholder",
        "slicense",
        "ssummary",
        "stag",
        "bauthor",
        "bjudgement",
        "btitle",
        "bsummary",
        "btag",
        "ptitle",
        "ptag",
        "aweak",
    ] {
        words.push(word.to_owned());
    }
    check(&site, &words.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn yaml_values_are_text() {
    let title = attack("ytitle").replace('\'', "''");
    let site = SiteTest::new().note(
        "actors/a.md",
        &format!("---\ntitle: '{title}'\nkind: person\nsummary: |-\n  {}\ntags:\n  - \"yt\\u0061g<b>\\u0001\\u0000\\u009f\"\n---\n", attack("ysummary")),
    );
    check(&site, &["ytitle", "ysummary", "ytag"]);
}

#[test]
fn control_characters_of_keys_are_not_published() {
    let site = SiteTest::new().note(
        "actors/a.md",
        "+++\ntitle = \"Control\\u0000\\u0001\\u009f\\u000c title\"\nkind = \"person\"\nsummary = \"a\\u0008b\"\n+++\n",
    );
    check(&site, &["title"]);
}

#[test]
fn headings_and_their_attributes_are_text() {
    check_body(
        "# Head1 <script>alert(1)</script>\n\n## Head2 {#own2\"><script>alert(1)</script>}\n\n## Head3 {#a\"onx=\"y .cls\"onx=\"y onclick=alert(1)}\n\n## Head4 `<b>` {style=\"x\"}\n\n## Head5 {#_evidence}\n\n## {#empty}\n\n[[#Head4 <b>|go]]\n",
        &["Head1", "Head2", "Head3", "Head4", "Head5"],
    );
}

#[test]
fn code_and_its_language_are_text() {
    check_body(
        &format!(
            "```rust\"><script>alert(1)</script>\n{}\n```\n\n```html\n<script>incode(1)</script>\n```\n\n```text <script>\nx\n```\n\n~~~js onclick=alert(1)\nvar a = \"</code></pre><script>instring\"\n~~~\n\n    <script>indented\n\n`<b onx=inline>`\n",
            attack("fenced")
        ),
        &["fenced", "incode", "instring", "indented", "inline"],
    );
}

#[test]
fn footnotes_are_text() {
    check_body(
        "One[^\"><script>alert(1)</script>] two[^' onx='y] three[^3].\n\n[^\"><script>alert(1)</script>]: note1\n\n[^' onx='y]: note2 <b onx=y>\n\n[^3]: note3 with[^4]\n\n    [^4]: nested4\n\n[^unused]: nobody[^5]\n\n[^5]: refers\n",
        &["note2", "note3"],
    );
}

#[test]
fn links_and_their_titles_are_text() {
    check_body(
        "[l1](https://x.example/\"><script>alert(1)</script> 'title1\"><script>') [l2](<https://x.example/ onclick=alert(1)> \"title2&quot;&gt;\") <https://x.example/?q='\"><script>> [l3](https://x.example/&quot;onx=&quot;) [l4][ref] <mail@x.example>\n\n[ref]: https://x.example/\"onx=y 'title4\"onx=y'\n",
        &["l1", "title2", "l3", "l4", "title4"],
    );
}

#[test]
fn wikilinks_are_text() {
    check_body(
        "[[blue-river|w1<script>alert(1)</script>]] [[blue-river|w2\" onx=y]] [[!w3<script>]] [[Blue River Group|w4 **b** `c`]] | [w5 [[blue-river]]](https://x.example)\n",
        &["w1", "w2", "w3", "w4", "w5"],
    );
}

#[test]
fn raw_html_is_text() {
    check_body(
        "<script>raw1</script>\n\n<div onclick=\"raw2()\">in</div>\n\ntext <img src=x onerror=\"raw3()\"> text <!-- hidden --> <b>raw4</b>\n\n<!-- c --> <script>raw5</script>\n\n| a <script>raw6</script> | b |\n|---|:-:|\n| \"onx=raw7 | <i>x</i> |\n\n> [!NOTE]\n> <script>raw8</script>\n\nterm <b>\n: <script>raw9</script>\n\n- [x] <u>raw10</u>\n",
        &["raw1", "raw2", "raw3", "raw4", "raw6", "raw7", "raw8", "raw9", "raw10"],
    );
}

#[test]
fn the_text_of_a_picture_is_an_attribute_and_nothing_else() {
    for body in [
        "![alt1](pic.png)",
        "![alt1 \"><script>alert(1)</script>](pic.png 'title\"onx=y')",
        "![alt1 *emphasised* text](pic.png) after",
        "![alt1 **strong** ~~gone~~ `<b>`](pic.png) after",
        "![alt1 [a link](https://x.example) in it](pic.png) after",
        "![alt1 <b>raw</b>\nnext line](pic.png)",
        "![alt1 hard  \nbreak](pic.png)",
        "![alt1 [[blue-river]] and Blue River Group](pic.png)",
        "![alt1 cited [@lake#p1]](pic.png)",
        "[![alt1](pic.png)](https://x.example)",
        "![alt1 ![inner](pic.png) outer](pic.png) after",
        "![alt1 ![](<onerror=alert(1)/onload=x/pic.png>)](pic.png)",
    ] {
        let head = "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\n";
        let blue = "+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\n+++\n";
        let site = SiteTest::new()
            .note("actors/red-hill.md", &format!("{head}{body}\n"))
            .note("actors/blue-river.md", blue)
            .file("content/actors/pic.png", PICTURE)
            .file("content/actors/onerror=alert(1)/onload=x/pic.png", PICTURE)
            .source(
                "lake",
                "The Lake\n\nThe Red Hill Group came to the lake, and nobody else did.\n",
            );
        let run = site.build().succeeds();
        let page = run.page("actors/red-hill/index.html");
        assert_eq!(harm(&page), Vec::<String>::new(), "{body}\n{page}");
        let picture = page.one("div.prose img");
        assert!(picture.attribute("alt").is_some_and(|alt| alt.contains("alt1")), "{body}");
        assert_eq!(picture.attribute("src"), Some("../../actors/pic.png"), "{body}");
        assert!(!body.ends_with("after") || page.text().contains("after"), "{body}");
    }
}

#[test]
fn articles_are_text() {
    let text = format!(
        "{}\nPublished: 3 May 2023\nBy <b>Jane</b> Doe\n\nThe Red Hill Group {} came to the lake. Others of the Red Hill Group <script>seed2</script> stayed away.\n\nIt was said (<b onx=cited>Lima Wire</b>, March 26, 2023), and said again (Lima \"Wire, May 3, 2023), and nobody knew more than that.[1]\n\n- item <script>seed3</script> of the list that they made\n\n\u{1}\u{2}control\u{0}\u{7f}\u{85} characters &lt;b&gt; stand in this line \u{fffe}\u{ffff} of the article.\n\nNotes\n[1] <script>seed4</script> Lima Wire, March 28, 2023.\n",
        attack("seedtitle"),
        attack("seed1"),
    );
    let site = SiteTest::new()
        .source("lake", &text)
        .seed("\"><script>alert(1)<'.txt".replace('/', "").as_str(), &text)
        .note(
            "actors/red-hill.md",
            "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\n",
        );
    check(&site, &["seed1", "seed2", "seed3"]);
}

#[test]
fn names_of_seeds_and_folders_are_text() {
    let site = SiteTest::new()
        .file("content/it's <b>/page.md", "+++\ntitle = \"In an odd folder\"\n+++\n[[page]]\n");
    let run = site.build();
    for page in run.pages() {
        assert_eq!(harm(&page), Vec::<String>::new(), "{}", page.path);
    }
    let site = SiteTest::new()
        .file(
            "content/it's & more/page.md",
            "+++\ntitle = \"In an odd folder\"\ntags = [\"a\"]\n+++\nText.\n",
        )
        .note("about.md", "+++\ntitle = \"About\"\n+++\n[[page]]\n");
    check(&site, &["In an odd folder"]);
}
