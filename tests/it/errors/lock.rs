//! The lock: passages that say something else than when they were cited, and a lock that cannot be read.

use std::fs;

use briefing::rule::{self, Rule};

use crate::site_test::SiteTest;

use super::sound;

const LAKE: &str = "The Lake in Spring\n\nThe Red Hill Group met at the lake, and 12 people came.\n\nNobody else came to the lake that year, as far as anybody knows.\n\nThe water was high until the summer came and the fishers went home.\n";

/// A paragraph that the article has when it is saved anew.
const MORE: &str =
    "This is the story of one spring at the lake, as the fishers told it to us twice.";

/// A site that was built once: a note cites the first passage of its article.
fn built() -> SiteTest {
    let note = "+++\ntitle = \"About\"\n+++\nThey met there [@lake#p1].\n";
    let site = sound().seed("lake.txt", LAKE).note("about.md", note);
    site.build().succeeds();
    site
}

/// The site with another article, which the note cited before.
fn saved_anew(article: &str) -> SiteTest {
    built().seed("lake.txt", article)
}

/// The site with another lock.
fn with_lock(change: impl FnOnce(&str) -> String) -> SiteTest {
    let site = built();
    let lock = fs::read_to_string(site.path("seeds/passages.lock")).expect("the lock");
    site.file("seeds/passages.lock", change(&lock))
}

#[test]
fn each_rule_on_the_lock_is_raised_where_it_is_broken() {
    let note = "content/about.md:4:17";
    let more = LAKE.replace("Spring\n", &format!("Spring\n\n{MORE}\n"));
    let other = "The Lake in Spring\n\nIn May the council closed the old harbour, and eight boats left it.\n\nA bridge was to be built there, said the mayor of the town.\n\nIt would cost more than the town could pay in ten years of peace.\n";
    let contradiction = |lock: &str| {
        let line = lock.lines().find(|line| line.starts_with("lake#p1 ")).expect("a line");
        format!("{lock}lake#p1 0123456789abcdef{}\n", &line["lake#p1 0123456789abcdef".len()..])
    };
    let cases: [(&str, &Rule, &str, SiteTest); 7] = [
        ("a passage more", &rule::MOVED_PASSAGE, note, saved_anew(&more)),
        (
            "the passage was edited",
            &rule::CHANGED_PASSAGE,
            note,
            saved_anew(&LAKE.replace("12 people came", "hardly anybody was there at noon")),
        ),
        ("another article", &rule::REPLACED_SOURCE, "seeds/lake.txt:1:1", saved_anew(other)),
        ("no lock", &rule::UNLOCKED_PASSAGE, note, with_lock(|_| String::new())),
        (
            "marks of a conflict",
            &rule::DAMAGED_LOCK,
            "seeds/passages.lock:1:1",
            with_lock(|lock| format!("<<<<<<< ours\n{lock}")),
        ),
        (
            "a line that is none",
            &rule::DAMAGED_LOCK,
            "seeds/passages.lock:1:1",
            with_lock(|lock| format!("lake#p1 wombat\n{lock}")),
        ),
        ("two lines", &rule::DAMAGED_LOCK, "seeds/passages.lock:6:1", with_lock(contradiction)),
    ];
    for (case, rule, place, site) in cases {
        let problems = site.run(&["check", "--locked", "--messages", "json"]).problems();
        let expected = format!("{rule} {place}");
        let is_raised = problems.iter().any(|problem| problem.starts_with(&expected));
        assert!(is_raised, "{case}: no {expected} in {problems:#?}");
    }
}
