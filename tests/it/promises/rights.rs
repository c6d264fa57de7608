//! What a source's rights withhold is nowhere in the output, and no propaganda outlet is linked.

use crate::html::Page;
use crate::site_test::{PICTURE, Run, SiteTest};

/// Words of an article, each once and nowhere else: `w1a`, `w2a` and so on.
const PASSAGES: usize = 6;

/// An article of six passages whose every word is its own; each passage names the group in its second sentence.
fn article() -> String {
    let mut word = 0;
    let mut words = |count: usize| {
        let words = (0..count).map(|_| {
            word += 1;
            format!("w{word}a")
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let passages = (0..PASSAGES).map(|_| {
        let (first, second, third) = (words(9), words(6), words(11));
        format!("The {first}. The Red Hill Group {second}. The {third}.")
    });
    format!("The Lake in Spring\n\n{}\n", passages.collect::<Vec<_>>().join("\n\n"))
}

fn site(rights: &str) -> SiteTest {
    let source = format!("+++\nseed = \"lake.txt\"\n[rights]\n{rights}\n+++\n");
    let claims = "[[claims]]\nproperty = \"guests\"\nvalue = 12\nsource = \"lake\"\npassage = 2\nquote = \"w30a w31a\"\n";
    SiteTest::new()
        .seed("lake.txt", article())
        .note("sources/lake.md", &source)
        .note(
            "actors/red-hill.md",
            &format!("+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n{claims}+++\n[@lake#p1]\n"),
        )
        .note(
            "attacks/raid.md",
            "+++\ntitle = \"Raid\"\n[[cues]]\nall = [\"w61a\"]\n[[perpetrators]]\nactor = \"red-hill\"\ncertainty = \"stated\"\nsource = \"lake\"\npassage = 3\n+++\n",
        )
        .note("briefings/one.md", "+++\ntitle = \"One\"\n+++\nThe Red Hill Group [@lake#p4].\n")
}

/// The words of the article that stand anywhere in the output.
fn published(run: &Run) -> Vec<String> {
    let text = run
        .files()
        .into_iter()
        .map(|(path, bytes)| format!("{path} {}", String::from_utf8_lossy(&bytes)));
    let text = text.collect::<Vec<_>>().join(" ");
    let text =
        text.split(|c: char| !c.is_ascii_alphanumeric()).collect::<std::collections::BTreeSet<_>>();
    let words = (1..=26 * PASSAGES).map(|number| format!("w{number}a"));
    words.filter(|word| text.contains(word.as_str())).collect()
}

#[test]
fn metadata_shows_no_word_of_the_text() {
    let run = site("display = \"metadata\"").build().succeeds();
    assert_eq!(published(&run), Vec::<String>::new());
    let page = run.page("sources/lake/index.html");
    assert!(page.text().contains("The Lake in Spring"), "the title is metadata");
    assert_eq!(page.all("div.passage").len(), PASSAGES, "the passages keep their anchors");
}

#[test]
fn full_shows_every_word() {
    let run = site("display = \"full\"").build().succeeds();
    assert_eq!(published(&run).len(), 26 * PASSAGES);
}

#[test]
fn excerpts_are_counted_over_the_whole_site() {
    for most in [0, 1, 2, 7, 11, 30, 64, 1000] {
        let run =
            site(&format!("display = \"excerpt\"\nexcerpt_words = {most}")).build().succeeds();
        let words = published(&run);
        assert!(words.len() <= most, "{} words of {most} are shown: {words:?}", words.len());
        assert!(most < 30 || words.len() > 10, "what may be shown is shown: {words:?}");
    }
}

#[test]
fn the_words_a_claim_quotes_are_shown_first() {
    let run = site("display = \"excerpt\"\nexcerpt_words = 2").build().succeeds();
    assert_eq!(published(&run), ["w30a", "w31a"]);
}

#[test]
fn rights_that_cannot_be_read_withhold_everything() {
    site("display = \"everything\"").build().fails();
    let run = site("display = \"excerpt\"\nexcerpt_words = -1").build().fails();
    assert!(run.files().is_empty());
}

const PROPAGANDA: &str = "+++\ntitle = \"Hill Voice\"\nclass = \"propaganda\"\nurl = \"https://hill.example/home\"\n+++\n";

/// Every address that a page links or loads.
fn addresses(page: &Page) -> Vec<String> {
    let attributes = page.all("").into_iter().flat_map(|element| element.attributes.clone());
    let links = ["href", "src", "content", "action", "cite", "data", "poster", "srcset"];
    attributes.filter(|(name, _)| links.contains(&name.as_str())).map(|(_, value)| value).collect()
}

#[test]
fn a_propaganda_outlet_is_named_and_never_linked() {
    let site = SiteTest::new()
        .note("outlets/hill-voice.md", PROPAGANDA)
        .note("sources/lake.md", "+++\nseed = \"lake.txt\"\noutlet = \"hill-voice\"\nurl = \"https://hill.example/lake\"\n[rights]\ndisplay = \"full\"\n+++\n")
        .seed("lake.txt", "The Lake in Spring\n\nHill Voice wrote of the lake (Hill Voice, May 3, 2023), and nobody else did.\n\nSee https://hill.example/lake and www.hill.example for more of what they wrote.\n")
        .note("actors/red-hill.md", "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n[[relations]]\ntype = \"operates\"\ntarget = \"hill-voice\"\n+++\nIts outlet is Hill Voice [@lake#p1].\n");
    let run = site.build().succeeds().publishes(&["Hill Voice"]);
    for page in run.pages() {
        let linked =
            addresses(&page).into_iter().filter(|address| address.contains("hill.example"));
        assert_eq!(linked.collect::<Vec<_>>(), Vec::<String>::new(), "{}", page.path);
    }
    run.publishes_nowhere(&["hill.example/home"]);
}

#[test]
fn no_note_gives_the_address_of_a_propaganda_outlet_in_its_keys() {
    for (path, note) in [
        ("sources/lake.md", "+++\nseed = \"lake.txt\"\nurl = \"https://hill.example/lake\"\n+++\n"),
        (
            "outlets/sea-post.md",
            "+++\ntitle = \"Sea Post\"\nclass = \"press\"\nurl = \"https://www.hill.example/\"\n+++\n",
        ),
    ] {
        let run = SiteTest::new()
            .note("outlets/hill-voice.md", PROPAGANDA)
            .seed("lake.txt", "The Lake in Spring\n\nNobody came to the lake that year, as far as anybody knows.\n")
            .note("sources/lake.md", "+++\nseed = \"lake.txt\"\n+++\n")
            .note(path, note)
            .build();
        // Whether it is an error or left out, it is not linked.
        for page in run.pages() {
            let linked =
                addresses(&page).into_iter().filter(|address| address.contains("hill.example"));
            assert_eq!(linked.collect::<Vec<_>>(), Vec::<String>::new(), "{path}: {}", page.path);
        }
    }
}

#[test]
fn a_host_that_the_settings_forbid_is_linked_nowhere() {
    let site = SiteTest::new()
        .file("site.toml", "title = \"Test\"\nnever_link = [\"Hill.Example\"]\n")
        .note("about.md", "+++\ntitle = \"About\"\n+++\n[it](https://a.hill.example/x)\n");
    site.build().fails().says("`a.hill.example` is never linked on this site");
}

#[test]
fn an_outlet_that_is_withheld_is_still_never_linked() {
    let hidden = PROPAGANDA.replace("class", "tlp = \"amber\"\nclass");
    let site = SiteTest::new().note("outlets/hill-voice.md", &hidden);
    let site = site.note("about.md", "+++\ntitle = \"About\"\n+++\n[it](https://hill.example/x)\n");
    site.build().fails().says("never linked");
}

#[test]
fn text_without_spaces_is_counted_in_words_as_well() {
    // Every character of the article is its own and stands nowhere else.
    let characters = ('一'..).take(60).collect::<Vec<_>>();
    let sentences = characters.chunks(20).map(|part| part.iter().collect::<String>() + "。");
    let text = sentences.collect::<String>();
    let quote = characters[..20].iter().collect::<String>();
    let site = |most: usize| {
        SiteTest::new()
            .seed("lake.txt", format!("The Lake in Spring\n\n{text}\n"))
            .note("sources/lake.md", &format!("+++\nseed = \"lake.txt\"\n[rights]\ndisplay = \"excerpt\"\nexcerpt_words = {most}\n+++\n"))
            .note("actors/red-hill.md", &format!("+++\ntitle = \"Red Hill\"\nkind = \"movement\"\n[[claims]]\nproperty = \"guests\"\nvalue = 2\nsource = \"lake\"\npassage = 1\nquote = \"{quote}\"\n+++\n"))
    };
    for (most, shown) in [(1, 0), (19, 0), (20, 20)] {
        let run = site(most).build().succeeds();
        let files = run.files();
        let text = files.values().map(|bytes| String::from_utf8_lossy(bytes)).collect::<String>();
        let found = characters.iter().filter(|c| text.contains(**c)).count();
        assert_eq!(found, shown, "{most} words");
    }
}

/// The site with a PDF, a picture, and a note of the source that says this.
fn with_files(display: &str, body: &str) -> SiteTest {
    let note =
        format!("+++\nseed = \"lake.txt\"\n[rights]\ndisplay = \"{display}\"\n+++\n{body}\n");
    site("display = \"full\"")
        .note("sources/lake.md", &note)
        .file("content/files/article.pdf", "%PDF-1.4 SentinelFile")
        .file("content/files/page.gif", PICTURE)
}

#[test]
fn a_file_of_a_source_is_published_only_with_its_text() {
    let link = "See [the article](../files/article.pdf).";
    for display in ["metadata", "excerpt"] {
        for link in
            [link, "See [[article.pdf]].", "[the article]: ../files/article.pdf\n\n[the article]"]
        {
            let run = with_files(display, link).build().fails();
            run.says("file-of-source").publishes_nowhere(&["SentinelFile"]);
        }
    }
    let problems = with_files("excerpt", link).assemble().problems();
    let expected = "file-of-source content/sources/lake.md:6:5 `article.pdf` would be published with a source of whose text an excerpt may be";
    assert!(problems.iter().any(|it| it.starts_with(expected)), "{problems:#?}");
    let run = with_files("full", link).build().succeeds();
    assert!(run.files().contains_key("files/article.pdf"));
    // Another note may link what is not the article.
    let briefing = "+++\ntitle = \"One\"\n+++\nSee [the minutes](../files/article.pdf).\n";
    with_files("excerpt", "").note("briefings/one.md", briefing).build().succeeds();
}

#[test]
fn the_article_itself_is_published_by_no_note() {
    let briefing = |file: &str| format!("+++\ntitle = \"One\"\n+++\nSee [it](../files/{file}).\n");
    let copy = site("display = \"excerpt\"").file("content/files/copy.txt", article());
    let problems = copy.note("briefings/one.md", &briefing("copy.txt")).assemble().problems();
    let expected = "file-of-source content/files/copy.txt:1:1 `content/files/copy.txt` is the text of the source `lake`";
    assert!(problems.iter().any(|it| it.starts_with(expected)), "{problems:#?}");

    let hash = blake3::hash(b"%PDF-1.4 SentinelFile").to_hex();
    let clip = format!(
        "---\ntitle: Ice\noriginal:\n  file: ice.pdf\n  blake3: {hash}\n---\nThe ice broke in May.\n"
    );
    let clip = with_files("full", "").seed("ice.md", clip);
    for (rights, is_right) in [("excerpt", false), ("full", true)] {
        let note = format!("+++\nseed = \"ice.md\"\n[rights]\ndisplay = \"{rights}\"\n+++\n");
        let site = clip.clone().note("sources/ice.md", &note);
        let linked = site.note("briefings/one.md", &briefing("article.pdf"));
        let run = linked.build();
        assert_eq!(run.text().contains("file-of-source"), !is_right, "{}", run.text());
        let linked = linked.note("briefings/one.md", "+++\ntitle = \"One\"\n+++\n");
        let as_it_is = linked.file("static/Ice.PDF", "%PDF-1.4 SentinelFile").build();
        assert_eq!(as_it_is.text().contains("file-of-source"), !is_right, "{}", as_it_is.text());
        let _ = std::fs::remove_file(clip.path("static/Ice.PDF"));
    }
}

#[test]
fn an_embedded_passage_shows_what_the_rights_allow() {
    let body = "![[lake#p2]]\n\n![[@lake#p3-4]]\n";
    let briefing = format!("+++\ntitle = \"One\"\n+++\n{body}");
    let built = |rights: &str| site(rights).note("briefings/one.md", &briefing).build().succeeds();
    let full = built("display = \"full\"");
    let page = full.page("briefings/one/index.html");
    let quoted = |page: &Page| {
        let quoted = page.all("div.prose blockquote").into_iter().map(|it| it.text());
        quoted.collect::<Vec<_>>()
    };
    let all = quoted(&page);
    assert!(all[0].starts_with("The w27a") && all[0].ends_with("w52a.[1]"), "{all:?}");
    assert!(all[1].starts_with("The w53a") && all[1].ends_with("w104a.[2]"), "{all:?}");
    let links = page.all("p.embed-title a").into_iter().map(|link| link.href().to_owned());
    let lake = "../../sources/lake/index.html";
    assert_eq!(links.collect::<Vec<_>>(), [format!("{lake}#p2"), format!("{lake}#p3")]);

    let excerpt = built("display = \"excerpt\"\nexcerpt_words = 40");
    assert!(published(&excerpt).len() <= 40);
    let cut = quoted(&excerpt.page("briefings/one/index.html"));
    assert!(cut.iter().all(|quoted| quoted.contains("[…]")), "{cut:?}");

    let metadata = built("display = \"metadata\"");
    assert_eq!(published(&metadata), Vec::<String>::new());
    metadata.says("the rights of `lake` show nothing of p2");
    // A passage that is shown is one that is cited, so its words are kept.
    let site = site("display = \"full\"").note("briefings/one.md", &briefing);
    site.build().succeeds();
    let lock = std::fs::read_to_string(site.path("seeds/passages.lock")).expect("a lock");
    for passage in ["lake#p2 ", "lake#p3 ", "lake#p4 "] {
        assert!(lock.contains(passage), "{lock}");
    }
    let missing = site.note("briefings/one.md", "+++\ntitle = \"One\"\n+++\n![[lake#p9]]\n");
    missing.build().fails().says("`lake` has no passage 9");
}

#[test]
fn a_picture_in_the_note_of_a_source_is_named() {
    let picture = "![The front page](../files/page.gif)";
    let run = with_files("metadata", picture).build().succeeds();
    run.says("picture-of-source").says("of whose text none may be");
    with_files("full", picture).build().succeeds().does_not_say("picture-of-source");
}
