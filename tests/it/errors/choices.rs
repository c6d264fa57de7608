//! What an analyst has to choose: the claim to prefer, and how a tag is written.

use snapbox::{assert_data_eq, file};

use crate::site_test::SiteTest;

use super::{drawn, places, with};

/// An attack with claims, each of these keys beside those that every claim needs.
fn attack(claims: &[&str]) -> SiteTest {
    let claim = |keys: &&str| {
        format!("[[claims]]\nproperty = \"killed\"\nsource = \"lake\"\npassage = 1\n{keys}\n")
    };
    let claims = claims.iter().map(claim).collect::<String>();
    with("attacks/raid.md", &format!("+++\ntitle = \"Raid\"\n{claims}+++\n"))
}

/// An actor with tags.
fn tagged(tags: &str) -> SiteTest {
    let note = format!("+++\ntitle = \"Green\"\nkind = \"movement\"\ntags = [{tags}]\n+++\n");
    with("actors/green.md", &note)
}

const REASON: &str = "preferred = true\nreason = \"Counted later.\"";

#[test]
fn the_messages() {
    let preferred = format!("value = 1\n{REASON}");
    let cases = [
        ("two claims are preferred", attack(&[&preferred, &preferred])),
        ("no reason is given", attack(&["value = 1\npreferred = true", "value = 2"])),
        ("two tags share a page", tagged("\"C\", \"C++\"")),
    ];
    assert_data_eq!(drawn(cases), file!["choices.txt"].raw());
}

#[test]
fn of_claims_on_one_thing_one_may_be_preferred() {
    let places = |one: &str, two: &str| {
        let claims = [&*format!("value = 1\n{one}{REASON}"), &format!("value = 2\n{two}{REASON}")];
        places(&attack(&claims))
    };
    let expected_at = |line: usize| [format!("preferred-twice content/attacks/raid.md:{line}:12")];
    assert_eq!(places("", ""), expected_at(11));
    assert_eq!(places("scope = \"staff\"\n", "scope = \"staff\"\n"), expected_at(12));
    assert_eq!(
        places("scope = \"total\"\n", ""),
        expected_at(12),
        "what has no scope is the total"
    );
    assert_eq!(places("", "scope = \"total\"\n"), expected_at(11));
    assert_eq!(places("scope = \"staff\"\n", ""), Vec::<String>::new());
    let one = attack(&[&format!("value = 1\n{REASON}"), "value = 2"]);
    assert_eq!(one.assemble().problems(), Vec::<String>::new());
}

#[test]
fn a_preferred_claim_without_a_reason_is_a_warning() {
    let site = attack(&["value = 1\npreferred = true", "value = 2"]);
    site.build().succeeds().says("warning[preferred-without-reason]");
    site.arg("--strict").build().fails();
}

#[test]
fn two_tags_that_share_a_page_are_a_warning() {
    tagged("\"C\", \"C++\"").assemble().succeeds();
    for alike in ["\"Hills\", \"hills\"", "\"Café\", \"cafe\"", "\"C\", \"D\""] {
        assert_eq!(tagged(alike).assemble().problems(), Vec::<String>::new(), "{alike}");
    }
}
