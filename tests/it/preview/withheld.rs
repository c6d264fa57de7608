//! What a preview shows that a published site would not.

use super::running::Preview;
use super::*;

fn secretive_site() -> SiteTest {
    site()
        .note("actors/grey-wolf.md", "+++\ntitle = \"Grey Wolf\"\nkind = \"person\"\ntlp = \"red\"\n+++\nHe fears the Red Hill Group.\n")
        .note("plan.md", "+++\ntitle = \"Plan\"\ndraft = true\n+++\nNot yet done.\n")
        .seed("mill.txt", "The Mill\n\nA fire was laid by the Red Hill Group.\n")
        .note("sources/mill.md", "+++\nseed = \"mill.txt\"\n[rights]\ndisplay = \"metadata\"\n+++\n")
}

#[test]
fn drafts_and_red_notes_are_shown_with_what_a_published_build_would_leave_out() {
    let preview = Preview::of(&secretive_site());
    for (target, text, banner) in [
        ("/actors/grey-wolf/", "He fears the", "leave out this page: it is marked TLP:RED"),
        ("/plan/", "Not yet done.", "leave out this page: it is a draft"),
        (
            "/sources/mill/",
            "A fire was laid by",
            "leave out the text of the article, by its rights",
        ),
        ("/actors/red-hill/", "A fire was laid by", "what it says of Grey Wolf (marked TLP:RED)"),
    ] {
        let page = preview.page(target);
        for words in ["<strong>Preview</strong>", text, banner] {
            assert!(page.contains(words), "{words:?} is not on {target}: {page}");
        }
    }
    assert!(!preview.page("/about/").contains("leave out"));
}

#[test]
fn with_a_level_it_shows_what_that_level_may_see() {
    let mut preview = Preview::start(&secretive_site(), &["--port", "0", "--tlp", "clear"]);
    assert_eq!(preview.get("/actors/grey-wolf/").status, 404);
    for target in ["/", "/actors/", "/actors/red-hill/"] {
        assert!(!preview.page(target).contains("Grey Wolf"), "{target}");
    }
    preview.running.save("content/actors/grey-wolf.md", actor("Grey Wolf", "He may be named now."));
    preview.shows("/actors/grey-wolf/", "He may be named now.");
}

#[test]
fn the_bar_names_the_files_of_the_page_and_what_is_doubtful_in_them() {
    let preview = Preview::of(&site());
    let source = preview.page("/sources/lake/");
    assert!(source.contains("data-copy=\"content/sources/lake.md\""), "{source}");
    assert!(source.contains("data-copy=\"seeds/lake.txt\""), "{source}");
    assert!(preview.page("/about/").contains("data-copy=\"content/about.md\""));
    assert!(!preview.page("/actors/").contains("data-copy="));
}

#[test]
fn pages_are_marked_with_the_highest_marking_of_any_note() {
    let preview = Preview::of(&site());
    assert!(!preview.page("/about/").contains("TLP:RED"), "nothing is marked");
    let preview = Preview::of(&secretive_site());
    assert!(preview.page("/about/").contains("TLP:RED"), "any page may speak of a red note");
}

#[test]
fn the_bar_links_the_names_that_lead_nowhere() {
    let preview = Preview::of(
        &site()
            .note(
                "actors/council.md",
                "+++\ntitle = \"Hill Council\"\nkind = \"organisation\"\nweak_aliases = [\"Council\"]\n+++\nIt meets.\n",
            )
            .source(
                "mill",
                "The Mill in Autumn\n\nThe Council met the Red Hill Group there (Lima Wire, May 2, 2021).\n",
            ),
    );
    let outlet = "<a href=\"/sources/mill/#p1\">Lima Wire: no outlet has this name (passage 1)</a>";
    let vague =
        "<a href=\"/sources/mill/#p1\">Council: too vague to link to Hill Council (passage 1)</a>";
    for (target, expected, count) in [
        ("/sources/mill/", vec![outlet, vague], "2 names not resolved"),
        ("/actors/council/", vec![vague], "1 name not resolved"),
    ] {
        let page = preview.page(target);
        for words in expected.into_iter().chain([count]) {
            assert!(page.contains(words), "{words} is not on {target}: {page}");
        }
    }
    assert!(!preview.page("/actors/red-hill/").contains("not resolved"));
}

/// Everything that a browser can ask for while something is wrong.
fn everything_sent(preview: &Preview) -> String {
    let mut sent = format!("{:?}", preview.event);
    for target in [
        "/",
        "/about/",
        "/actors/",
        "/actors/red-hill/",
        "/sources/lake/",
        "/nowhere/",
        "/_briefing/preview.js",
    ] {
        sent += &preview.get(target).text();
        sent += &preview.request("GET", target, "Accept: application/json\r\n").text();
    }
    sent
}

/// Notes that a public preview does not show, each with something wrong in it.
const BROKEN: [(&str, &str); 12] = [
    (
        "actors/sentinel-one.md",
        "+++\ntitle = \"SentinelTitle\"\nkind = \"person\"\ntlp = \"red\"\nsentinel-key = 1\n+++\n",
    ),
    ("actors/sentinel-one.md", "+++\ntitle = \"SentinelTitle\"\ntlp = \"amber\"\n+++\n"),
    (
        "actors/sentinel-one.md",
        "+++\ntitle = \"SentinelTitle\"\ntlp = \"sentinel-level\"\nkind = \"person\"\n+++\n",
    ),
    ("actors/sentinel-one.md", "+++\ntitle = \"SentinelTitle\ntlp = \"red\"\n+++\n"),
    ("actors/sentinel-one.md", "+++\ntitle = \"SentinelTitle\"\ntlp = \"red\"\nSentinelBody.\n"),
    ("actors/sentinel-one.md", "\n---\ntitle: SentinelTitle\ntlp: red\n---\nSentinelBody.\n"),
    (
        "actors/sentinel-one.md",
        "+++\ntitle = \"SentinelTitle\"\ntpl = \"red\"\nkind = \"person\"\n+++\n",
    ),
    (
        "actors/sentinel-one.md",
        "+++\ntitle = \"SentinelTitle\"\nkind = \"person\"\n[[claims]]\ntlp = \"red\"\nproperty = \"p\"\nvalue = 1\nsource = \"lake\"\n+++\n",
    ),
    ("sentinel\u{202e}page.md", "+++\ntitle = \"SentinelTitle\"\ntlp = \"red\"\n+++\n"),
    ("sources/sentinel-one.md", "+++\nseed = \"sentinel.txt\"\ntlp = \"red\"\n+++\n"),
    ("sources/sentinel-one.md", "+++\nseed = \"lake.txt\"\ntlp = \"red\"\n+++\n"),
    (
        "actors/sentinel-one.md",
        "+++\ntitle = \"Red Hill Group\"\nkind = \"person\"\ntlp = \"green\"\n+++\n",
    ),
];

const NEUTRAL: &str = "in what this preview does not show";

#[test]
fn no_problem_of_a_note_that_is_not_shown_is_sent() {
    for (path, text) in BROKEN {
        let broken = site().note(path, text).file("content/sentinel.bin.md", b"\xff");
        // From the start, and after a good edition.
        let first = Preview::start(&broken, &["--port", "0", "--tlp", "clear"]);
        let mut later = Preview::start(&site(), &["--port", "0", "--tlp", "clear"]);
        later.running.save(&format!("content/{path}"), text);
        later.until("it has a problem", |preview| !preview.event.problems().is_empty());
        for preview in [&first, &later] {
            let sent = everything_sent(preview).to_lowercase();
            assert!(!sent.contains("sentinel"), "{path} {text}: {sent}");
            assert!(sent.contains(NEUTRAL), "{path} {text}: {sent}");
            preview.running.terminal.says("sentinel");
        }
    }
}

#[test]
fn a_problem_that_quotes_what_is_not_shown_is_not_sent() {
    let secret = "+++\ntitle = \"SentinelTitle League\"\nkind = \"person\"\ntlp = \"red\"\n+++\n";
    let secretive = || {
        let site = site()
            .note("actors/sentinel-one.md", secret)
            .seed("sentinel.txt", "One\n\nSentinelBody of a text.\n");
        site.note("sources/two.md", "+++\nseed = \"sentinel.txt\"\ntlp = \"red\"\n+++\n")
    };
    for body in [
        "[[sentinel-one|the [x]",
        "[[SentinelTitle\nLeague|the [x]",
        "Of [[sentinel-one]] and [[nobody]].",
        "[[sentinel-one#x]] [[nobody]] [[Sentinel-One]].",
    ] {
        let site = secretive().note("about.md", &page("About", body));
        let preview = Preview::start(&site, &["--port", "0", "--tlp", "clear"]);
        let sent = everything_sent(&preview).to_lowercase();
        assert!(!sent.contains("sentinel"), "{body}: {sent}");
        assert!(sent.contains(NEUTRAL), "{body}: {sent}");
    }
    let near = "+++\nseed = \"sentinal.txt\"\n+++\n";
    let preview = Preview::start(
        &secretive().note("sources/three.md", near),
        &["--port", "0", "--tlp", "clear"],
    );
    assert!(!everything_sent(&preview).contains("sentinel"));
}

#[test]
fn problems_of_what_is_shown_are_sent_beside_a_count_of_the_others() {
    let (path, text) = BROKEN[0];
    let site = site().note(path, text).note("about.md", &page("About", "[[nobody]]"));
    let preview = Preview::start(&site, &["--port", "0", "--tlp", "clear"]);
    let problems = preview.event.problems();
    assert!(
        problems[0].starts_with("content/about.md:4:1 no page is called `nobody`"),
        "{problems:?}"
    );
    assert_eq!(problems[1..], [format!("- 1 more problem {NEUTRAL}")]);
    let all = Preview::of(&site);
    assert_eq!(all.event.problems().len(), 2);
    assert!(all.event.problems()[1].contains("sentinel-key"), "{:?}", all.event.problems());
}

#[test]
fn warnings_in_the_bar_quote_nothing_that_is_not_shown() {
    let secret = "+++\ntitle = \"SentinelTitle\"\nkind = \"person\"\ntlp = \"red\"\n+++\n";
    let site = site().note("actors/sentinel-one.md", secret);
    let site = site.note(
        "about.md",
        &page("About", "<b>Of</b> [[sentinel-one|them]].\n\n<i>Plain</i> words."),
    );
    let preview = Preview::start(&site, &["--port", "0", "--tlp", "clear"]);
    let page = preview.page("/about/");
    assert!(!page.to_lowercase().contains("sentinel") && page.contains("raw HTML"), "{page}");
}
