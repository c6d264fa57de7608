//! Problems of the content: each is found in one run, stands where it was written, and says what to do.

/// What a note refers to: pages, headings, sources, passages, quotations, names, actors, articles.
mod references;

/// One mistake, one message.
mod once;

/// Files: what cannot be read, is in another encoding, has a bad name; templates that fail.
mod files;

/// Mark-up that is not read, of this program and of others.
mod marks;

/// The keys of a note: unknown ones, wrong types, dates, broken syntax.
mod keys;

/// The settings of the site.
mod settings;

/// Preferred claims, and tags that share a page.
mod choices;

/// Addresses that are not linked: those of propaganda outlets, and schemes that run code.
mod addresses;

/// Passages that were cited and say something else now; a lock that cannot be read.
mod lock;

/// The rest, one case a rule.
mod each;

/// How problems are reported: all in one run, in order, drawn with their line, with an exit code.
mod report;

use crate::site_test::SiteTest;

/// Two actors, an outlet and a source of three passages, all sound.
fn sound() -> SiteTest {
    SiteTest::new()
        .note(
            "actors/red-hill.md",
            "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\n",
        )
        .note(
            "actors/blue-river.md",
            "+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\n+++\n",
        )
        .note("outlets/lima-wire.md", "+++\ntitle = \"Lima Wire\"\nclass = \"agency\"\n+++\n")
        .source(
            "lake",
            "The Lake in Spring\n\nThe Red Hill Group met at the lake, and 12 people came.\n\nNobody else came to the lake that year, as far as anybody knows.\n\nThe water was high until the summer came and the fishers went home.\n",
        )
}

/// The sound site with one more note.
fn with(path: &str, text: &str) -> SiteTest {
    sound().note(path, text)
}

/// The sound site with one more actor, of whom this is written.
fn green(body: &str) -> SiteTest {
    with("actors/green.md", &actor(body))
}

/// The problems of sites as people see them, each under what its site is to show, to be compared with a file beside the
/// tests.
#[track_caller]
fn drawn<'a>(cases: impl IntoIterator<Item = (&'a str, SiteTest)>) -> String {
    let mut text = String::new();
    for (case, site) in cases {
        let problems = site.assemble().drawn();
        assert!(!problems.is_empty(), "no problem: {case}");
        text += &format!("# {case}\n\n{problems}");
    }
    text
}

/// The rule and the place of each problem, where its words are not what is looked at.
fn places(site: &SiteTest) -> Vec<String> {
    let problems = site.assemble().problems().into_iter();
    problems.map(|problem| problem.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
}

fn actor(body: &str) -> String {
    format!("+++\ntitle = \"Green Field\"\nkind = \"movement\"\n+++\n{body}\n")
}
