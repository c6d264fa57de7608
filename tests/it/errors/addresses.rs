//! Addresses that are not linked: those of propaganda outlets, and schemes that run code.

use snapbox::{assert_data_eq, file};

use super::{actor, drawn, green, sound, with};

/// The note of a propaganda outlet with more keys.
fn outlet(keys: &str) -> String {
    format!(
        "+++\ntitle = \"Hill Voice\"\nclass = \"propaganda\"\nurl = \"https://hill.example/\"\n{keys}+++\n"
    )
}

#[test]
fn the_messages() {
    let cases = [
        (
            "a propaganda outlet is linked without a reason",
            with("outlets/hill-voice.md", &outlet("link_policy = \"link\"\n")),
        ),
        (
            "a note links a propaganda outlet",
            green("See [this](https://www.hill.example/a).")
                .note("outlets/hill-voice.md", &outlet("")),
        ),
        ("an address runs code", green("See [it](javascript:alert(1)).")),
        (
            "an outlet has no web address",
            with(
                "outlets/sea-post.md",
                "+++\ntitle = \"Sea Post\"\nclass = \"press\"\nurl = \"ftp://x.example\"\n+++\n",
            ),
        ),
    ];
    assert_data_eq!(drawn(cases), file!["addresses.txt"].raw());
}

#[test]
fn a_propaganda_outlet_is_linked_with_a_reason() {
    let keys = "link_policy = \"link\"\nlink_reason = \"closed\"\n";
    with("outlets/hill-voice.md", &outlet(keys)).assemble().succeeds();
}

#[test]
fn however_it_is_spelt_the_address_of_a_propaganda_outlet_is_refused() {
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
        let site = sound().note("outlets/hill-voice.md", &outlet(""));
        let site = site.note("actors/green.md", &actor(&format!("See [this]({address}).")));
        let problems = site.assemble().problems();
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
        let problems = green(&format!("See [it]({address}).")).assemble().problems();
        assert_eq!(problems.len(), 1, "{address}: {problems:?}");
        let expected = "forbidden-scheme content/actors/green.md:5:5";
        assert!(problems[0].starts_with(expected), "{address}: {problems:?}");
    }
    for key in ["url = \"javascript:alert(1)\"", "url = \"ftp://x.example\""] {
        let note = format!("+++\ntitle = \"Sea Post\"\nclass = \"press\"\n{key}\n+++\n");
        let problems = with("outlets/sea-post.md", &note).assemble().problems();
        assert!(
            problems[0].starts_with("bad-address content/outlets/sea-post.md:4:7"),
            "{problems:?}"
        );
    }
}
