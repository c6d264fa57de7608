//! What an analyst has to choose: the claim to prefer, and how a tag is written.

use super::sound;

/// Builds an attack with claims, each of these keys beside those that every claim needs.
fn problems(claims: &[&str]) -> Vec<String> {
    let claim = |keys: &&str| {
        format!("[[claims]]\nproperty = \"killed\"\nsource = \"lake\"\npassage = 1\n{keys}\n")
    };
    let claims = claims.iter().map(claim).collect::<String>();
    sound().note("attacks/raid.md", &format!("+++\ntitle = \"Raid\"\n{claims}+++\n")).problems()
}

const REASON: &str = "preferred = true\nreason = \"Counted later.\"";

#[test]
fn of_claims_on_one_thing_one_may_be_preferred() {
    let twice = |one: &str, two: &str| {
        problems(&[&format!("value = 1\n{one}{REASON}"), &format!("value = 2\n{two}{REASON}")])
    };
    let expected_at = |line: usize| {
        [format!(
            "preferred-twice content/attacks/raid.md:{line}:12 two claims on one thing are preferred; also content/attacks/raid.md:4:12"
        )]
    };
    assert_eq!(twice("", ""), expected_at(11));
    assert_eq!(twice("scope = \"staff\"\n", "scope = \"staff\"\n"), expected_at(12));
    assert_eq!(twice("scope = \"total\"\n", ""), expected_at(12), "what has no scope is the total");
    assert_eq!(twice("", "scope = \"total\"\n"), expected_at(11));
    assert_eq!(twice("scope = \"staff\"\n", ""), Vec::<String>::new());
    assert_eq!(problems(&[&format!("value = 1\n{REASON}"), "value = 2"]), Vec::<String>::new());
}

#[test]
fn a_preferred_claim_without_a_reason_is_a_warning() {
    let expected = [
        "preferred-without-reason content/attacks/raid.md:4:12 a preferred claim gives no reason (add `reason = \"...\"`; readers see it beside the value)",
    ];
    assert_eq!(problems(&["value = 1\npreferred = true", "value = 2"]), expected);
    let note = "+++\ntitle = \"Raid\"\n[[claims]]\nproperty = \"killed\"\nvalue = 1\nsource = \"lake\"\npassage = 1\npreferred = true\n+++\n";
    let site = sound().note("attacks/raid.md", note);
    site.build().succeeds().says("warning[preferred-without-reason]");
    site.arg("--strict").build().fails();
}

#[test]
fn two_tags_that_share_a_page_are_a_warning() {
    let tagged = |tags: &str| {
        let note = format!("+++\ntitle = \"Green\"\nkind = \"movement\"\ntags = [{tags}]\n+++\n");
        sound().note("actors/green.md", &note)
    };
    let site = tagged("\"C\", \"C++\"");
    assert_eq!(
        site.problems(),
        [
            "shared-tag content/actors/green.md:4:14 the tags `C` and `C++` share one page (write them alike if they are one, or rename one of them); also content/actors/green.md:4:9"
        ]
    );
    site.build().succeeds();
    for alike in ["\"Hills\", \"hills\"", "\"Café\", \"cafe\"", "\"C\", \"D\""] {
        assert_eq!(tagged(alike).problems(), Vec::<String>::new(), "{alike}");
    }
}
