//! What an analyst writes as Obsidian and Pandoc read it: links by path, embeds, files, sentences of heads.

use crate::site_test::SiteTest;

const OPEN: &str = "+++\ntitle = \"Open Crew\"\nkind = \"armed-group\"\ncontent_warning = [\"Blood\"]\n+++\n\
    It rests on [@lake#p1].[^1] ^first\n\n[^1]: In short.\n\n## Истоки и след\n\nWords of the beginning.\n\n## Later\n\nMore.\n";

const SECRET: &str = "+++\ntitle = \"Sentinel\"\nkind = \"armed-group\"\ntlp = \"red\"\n+++\n\
    The sentinel waits. [It](../files/sentinel.pdf)\n\n## Sentinel heading\n";

fn site() -> SiteTest {
    SiteTest::new()
        .source("lake", "The Lake in Spring\n\nNobody came to the lake that year.\n")
        .note("actors/crews/open.md", OPEN)
        .note("actors/sentinel.md", SECRET)
}

fn page(text: &str) -> String {
    format!("+++\ntitle = \"About\"\n+++\n{text}\n")
}

#[test]
fn a_note_is_found_by_its_path_and_its_parts() {
    let text = "[[crews/open]] [[actors/crews/open.md]] [[../content/actors/crews/open|x]] [[Open%20Crew]] \
                [[open#истоки-и-след]] [[open#^FIRST]] [x](actors/crews/open.md#%D0%98%D1%81%D1%82%D0%BE%D0%BA%D0%B8%20%D0%B8%20%D1%81%D0%BB%D0%B5%D0%B4)";
    let text = text.replace("../content/", "");
    let run = site().note("about.md", &page(&text)).run(&["build", "--strict"]).succeeds();
    let page = run.page("about/index.html");
    let links = page.one("div.prose").all("a[href]");
    let found = links.iter().map(|link| link.href().split_once('#').map_or("", |(_, part)| part));
    let found = found.collect::<Vec<_>>();
    assert_eq!(found.len(), 7);
    assert_eq!(&found[..4], ["", "", "", ""]);
    assert_eq!(found[4], found[6]);
    assert_eq!(found[5], "%5Efirst");
    assert!(links.iter().all(|link| link.href().starts_with("../actors/open/index.html")));
    assert_eq!(run.page("actors/open/index.html").all("span.mark").len(), 1);
}

#[test]
fn a_mark_of_a_block_is_not_read_by_anybody() {
    let text = "See [[#^first]] and [[#^first|that]].\n\nWords of the quay. ^first\n";
    let site = site().note("briefings/about.md", &page(text));
    let run = site.run(&["build", "--strict"]).succeeds();
    let prose = run.page("briefings/about/index.html").one("div.prose").text();
    assert_eq!(prose, "See About and that. Words of the quay.");
    let file = site.path("about.html").to_string_lossy().into_owned();
    let args = ["report", "briefings/about", "--format", "html", "--output", &file];
    site.run(&args).succeeds();
    let report = std::fs::read_to_string(file).expect("the report");
    assert!(report.contains(">About</a> and") && !report.contains(">^first"), "{report}");
}

#[test]
fn an_embed_shows_the_part_and_nothing_of_what_is_left_out() {
    let text = "![[open]]\n\n![[open#Истоки и след]]\n\n![[sentinel]]\n\n![[sentinel#Sentinel heading|words]]\n";
    let run = site().note("about.md", &page(text)).build().succeeds();
    let page = run.page("about/index.html");
    let embeds = page.all("div.embed");
    assert_eq!(embeds.len(), 2);
    assert!(embeds[0].text().contains("It rests on") && embeds[0].text().contains("In short."));
    assert!(embeds[1].text().contains("the beginning") && !embeds[1].text().contains("More"));
    assert!(page.section("_references").text().contains("The Lake in Spring"));
    assert!(page.one("p.warning").text().contains("Blood"));
    run.publishes_nowhere(&["sentinel", "Sentinel"]);
}

#[test]
fn a_note_within_itself_ends_as_a_link() {
    let other = "+++\ntitle = \"Other\"\n+++\nWords.\n\n![[about]]\n";
    let site = site().note("about.md", &page("![[other]]")).note("other.md", other);
    let run = site.build().succeeds().says("warning[embed]");
    assert_eq!(run.page("about/index.html").all("div.embed").len(), 1);
}

#[test]
fn an_edit_of_an_embedded_note_is_on_the_page_that_shows_it() {
    let site = site().note("about.md", &page("![[open]]"));
    site.build().succeeds();
    let run = site.note("actors/crews/open.md", &OPEN.replace("More.", "Much more.")).build();
    assert!(run.succeeds().page("about/index.html").text().contains("Much more."));
}

#[test]
fn files_are_published_if_a_published_note_links_them() {
    let text = "[[Minutes.pdf]] and [the table](files/table.csv).";
    let run = site()
        .note("about.md", &page(text))
        .file("content/files/minutes.pdf", "%PDF")
        .file("content/files/table.csv", "a,b")
        .file("content/files/sentinel.pdf", "%PDF")
        .file("content/files/lone.pdf", "%PDF")
        .file("static/robots.txt", "User-agent: *")
        .file("static/.well-known/security.txt", "Contact: desk")
        .build()
        .succeeds();
    let files = run.files();
    let has = |path: &str| files.contains_key(path);
    assert!(has("files/minutes.pdf") && has("files/table.csv") && has("robots.txt"));
    assert!(has(".well-known/security.txt"));
    assert!(!has("files/sentinel.pdf") && !has("files/lone.pdf"));
}

#[test]
fn of_files_with_one_name_the_nearest_is_meant_or_none() {
    let site = site()
        .file("content/one/x.csv", "1")
        .file("content/two/x.csv", "2")
        .note("two/a.md", &page("[[x.csv]]"));
    let run = site.build().succeeds();
    assert!(run.files().contains_key("two/x.csv") && !run.files().contains_key("one/x.csv"));
    let image = "![A map](x.png)";
    let site = site.without("content/two/a.md").note("about.md", &page(image));
    let site = site.file("content/one/x.png", "y").file("content/two/x.png", "y");
    site.build().fails().says("error[ambiguous-file]").says("content/two/x.png");
}

#[test]
fn a_file_of_static_takes_the_place_of_no_page() {
    let site = site().file("static/index.html", "<p>");
    site.build().fails().says("error[path-collision]").says("static/index.html");
}

#[test]
fn a_judgement_carries_its_source_on_the_page_and_in_a_report() {
    let note = "+++\ntitle = \"Spring\"\ndate = \"2024-03-01\"\nsummary = \"Of the *[[open]]* [@lake#p1]\"\n\
                [[judgements]]\ntext = \"The [[open]] will come again [see @lake#p1, p. 3].\"\n+++\nText.\n";
    let site = site().note("briefings/spring.md", note);
    let run = site.run(&["build", "--strict"]).succeeds();
    let page = run.page("briefings/spring/index.html");
    let judged = page.one("section.judgements");
    assert!(judged.text().contains("The Open Crew will come again"), "{}", judged.text());
    assert_eq!(judged.all("sup.ref a").len(), 1);
    assert_eq!(page.one("p.summary").all("em a").len(), 1);
    let run = run.shows_nowhere(&["[@", "[["]);
    assert!(run.page("sources/lake/index.html").section("_used-by").text().contains("Spring"));
    let report = site.path("r.html");
    let report = report.to_str().expect("Unicode");
    site.run(&["report", "briefings/spring", "--format", "html", "-o", report]).succeeds();
    let written = std::fs::read_to_string(report).expect("the report");
    assert!(written.contains("will come again (see<sup") && !written.contains("[@"), "{written}");
}
