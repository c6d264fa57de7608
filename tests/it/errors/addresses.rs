//! Addresses that are not linked: those of propaganda outlets, and schemes that run code.

use super::{actor, check, sound};

#[test]
fn a_propaganda_outlet_is_not_linked_without_a_reason() {
    let outlet = |keys: &str| {
        format!(
            "+++\ntitle = \"Hill Voice\"\nclass = \"propaganda\"\nurl = \"https://hill.example/\"\n{keys}+++\n"
        )
    };
    check(
        "outlets/hill-voice.md",
        &outlet("link_policy = \"link\"\n"),
        &[
            "propaganda-link content/outlets/hill-voice.md:5:15 `Hill Voice` is a propaganda outlet and may not be linked (write `link_policy = \"none\"`, or give a `link_reason`)",
        ],
    );
    let site = sound().note("outlets/hill-voice.md", &outlet(""));
    let site = site.note("actors/green.md", &actor("See [this](https://www.hill.example/a)."));
    assert_eq!(
        site.problems(),
        [
            "propaganda-link content/actors/green.md:5:5 `www.hill.example` is never linked on this site (name it without a link, or cite the source that reports it)"
        ]
    );
    sound()
        .note(
            "outlets/hill-voice.md",
            &outlet("link_policy = \"link\"\nlink_reason = \"closed\"\n"),
        )
        .build()
        .succeeds();
}

#[test]
fn however_it_is_spelt_the_address_of_a_propaganda_outlet_is_refused() {
    let note = "+++\ntitle = \"Hill Voice\"\nclass = \"propaganda\"\nurl = \"https://hill.example/\"\n+++\n";
    let mut missed = Vec::new();
    for address in [
        "https://hill.example",
        "<HTTPS://Hill.Example/A>",
        "https://hill.example./",
        "https://hill.example:443/",
        "https://good.example@hill.example/",
        "https:/hill.example/",
        "https:hill.example/",
        "https:///hill.example/",
        "https://h&#9;ill.example/",
        "https://h&shy;ill.example/",
        "https://h%69ll.example/",
        "https://ｈill.example/",
    ] {
        let site = sound().note("outlets/hill-voice.md", note);
        let site = site.note("actors/green.md", &actor(&format!("See [this]({address}).")));
        let problems = site.problems();
        if problems.len() != 1 || !problems[0].starts_with("propaganda-link") {
            missed.push(address);
        }
    }
    assert!(missed.is_empty(), "not refused: {missed:?}");
}

#[test]
fn a_scheme_that_runs_code_is_refused() {
    for address in [
        "javascript:alert(1)",
        "<JaVaScript:alert(1)>",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//elsewhere.example/",
    ] {
        let problems =
            sound().note("actors/green.md", &actor(&format!("See [it]({address})."))).problems();
        assert_eq!(problems.len(), 1, "{address}: {problems:?}");
        let expected = "forbidden-scheme content/actors/green.md:5:5";
        assert!(problems[0].starts_with(expected), "{address}: {problems:?}");
    }
    for key in ["url = \"javascript:alert(1)\"", "url = \"ftp://x.example\""] {
        let note = format!("+++\ntitle = \"Sea Post\"\nclass = \"press\"\n{key}\n+++\n");
        let problems = sound().note("outlets/sea-post.md", &note).problems();
        assert!(
            problems[0].starts_with("bad-address content/outlets/sea-post.md:4:7"),
            "{problems:?}"
        );
    }
}
