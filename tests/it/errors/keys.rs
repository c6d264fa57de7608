//! The keys of a note: unknown ones, wrong types, dates, broken syntax.

use super::{check, sound};

#[test]
fn a_date_is_edtf() {
    let hint =
        "(write 2022-09-05, 2022-09, 2022, 2014/2015, 2015/.., 2024~ (about) or 2024? (uncertain))";
    for (date, problem) in [
        ("5 September 2022", "a year has four digits"),
        ("2022-13", "months are 01 to 12, seasons 21 to 24"),
        ("2022-02-30", "there is no such day in the calendar"),
    ] {
        let run = sound()
            .note("attacks/raid.md", &format!("+++\ntitle = \"Raid\"\ndate = \"{date}\"\n+++\n"))
            .problems();
        let expected = format!(
            "bad-date content/attacks/raid.md:3:8 `date` is not an EDTF date: {problem} {hint}"
        );
        assert_eq!(run, [expected]);
    }
}

#[test]
fn a_country_is_a_code_of_iso_3166_1() {
    for (country, hint) in [
        ("ZZ", "ISO 3166-1 leaves `ZZ` to its users: write the code of a country, such as `AF`"),
        ("Pakistan", "did you mean `PK`?"),
        ("Pakistn", "did you mean `PK`?"),
        ("pk", "did you mean `PK`?"),
        ("Atlantis", "write the two capital letters of ISO 3166-1, such as `AF`"),
    ] {
        let problem = format!("`{country}` is not a country code ({hint})");
        check(
            "outlets/hill-post.md",
            &format!(
                "+++\ntitle = \"Hill Post\"\nclass = \"press\"\ncountry = \"{country}\"\n+++\n"
            ),
            &[&format!("bad-country content/outlets/hill-post.md:4:11 {problem}")],
        );
        check(
            "attacks/raid.md",
            &format!(
                "---\ntitle: Raid\nplace:\n  country: {country}\ntarget:\n  nationality: {country}\n---\n"
            ),
            &[
                &format!("bad-country content/attacks/raid.md:4:12 {problem}"),
                &format!("bad-country content/attacks/raid.md:6:16 {problem}"),
            ],
        );
    }
    sound()
        .note(
            "outlets/hill-post.md",
            "+++\ntitle = \"Hill Post\"\nclass = \"press\"\ncountry = \"XK\"\n+++\n",
        )
        .build()
        .succeeds();
}

#[test]
fn an_unknown_key_says_what_may_have_been_meant() {
    check(
        "actors/green.md",
        "+++\ntitle = \"Green Field\"\nkind = \"movement\"\nalaises = [\"GF\"]\n[[relations]]\ntype = \"opposes\"\ntarget = \"red-hill\"\nsicne = \"2020\"\n+++\n",
        &[
            "unknown-key content/actors/green.md:4:1 an actor has no key `alaises` (did you mean `aliases`?)",
            "unknown-key content/actors/green.md:8:1 [[relations]] has no key `sicne` (did you mean `since`?)",
        ],
    );
    check(
        "actors/green.md",
        "---\ntitle: Grünfeld\nkind: movement\nalaises: [GF]\nrelations:\n  - type: opposes\n    target: red-hill\n    sicne: 2020\n---\n",
        &[
            "unknown-key content/actors/green.md:4:1 an actor has no key `alaises` (did you mean `aliases`?)",
            "unknown-key content/actors/green.md:8:5 [[relations]] has no key `sicne` (did you mean `since`?)",
        ],
    );
    let run = sound().file("site.toml", "title = \"x\"\nthem = \"default\"\n").problems();
    assert_eq!(
        run,
        ["unknown-key site.toml:2:1 site.toml has no key `them` (did you mean `theme`?)"]
    );
}

#[test]
fn a_wrong_type_is_named_with_line_and_column() {
    check(
        "actors/green.md",
        "+++\ntitle = [\"Green Field\"]\nkind = \"movment\"\ndraft = \"false\"\n[[relations]]\ntype = \"opposes\"\ntarget = \"red-hill\"\nsource = \"lake\"\npassage = \"two\"\n+++\n",
        &[
            "missing-key content/actors/green.md:2:1 an actor needs `title` (add `title = \"...\"`: it is the name shown and linked)",
            "wrong-type content/actors/green.md:2:9 `title` is a list, not text",
            "unknown-word content/actors/green.md:3:8 `kind` cannot be `movment` (did you mean `movement`?)",
            "wrong-type content/actors/green.md:4:9 `draft` is text, not true or false",
            "wrong-type content/actors/green.md:9:11 `passage` is text, not a whole number of at least 0",
        ],
    );
    check(
        "attacks/raid.md",
        "---\ntitle: Raid of the läke\nplace:\n  name: Läke\n  lat: north\nclaims: 12\n---\n",
        &[
            "wrong-type content/attacks/raid.md:5:8 `lat` is text, not a number",
            "wrong-type content/attacks/raid.md:6:9 `claims` is a whole number, not a list of tables",
        ],
    );
}

#[test]
fn front_matter_that_is_no_toml_or_yaml_is_shown_where_it_breaks() {
    let first = |text: &str| {
        let problems = sound().note("actors/green.md", text).problems();
        problems.into_iter().next().unwrap_or_default()
    };
    let toml = first("+++\ntitle = \"Green\nkind = \"movement\"\n+++\n");
    assert!(toml.starts_with("front-matter-syntax content/actors/green.md:2:"), "{toml}");
    let yaml = first("---\ntitle: [Green\nkind: movement\n---\n");
    assert!(yaml.starts_with("front-matter-syntax content/actors/green.md:"), "{yaml}");
    check(
        "actors/green.md",
        "+++\ntitle = \"Green\"\nText without an end.\n",
        &[
            "open-front-matter content/actors/green.md:1:1 the front matter that `+++` opens is never closed (put a line `+++` after the last key)",
        ],
    );
}

#[test]
fn a_level_or_rights_left_empty_do_not_mean_the_default() {
    for empty in ["", " ~", " null", " # red"] {
        check(
            "actors/green.md",
            &format!("---\ntitle: Green Field\nkind: movement\ntlp:{empty}\n---\n"),
            &[
                "empty-key content/actors/green.md:4:1 `tlp` has no value (write `clear` or another level, or remove the line)",
            ],
        );
        check(
            "sources/lake.md",
            &format!("---\nseed: lake.txt\nrights:{empty}\n---\n"),
            &[
                "empty-key content/sources/lake.md:3:1 `rights` has no value (say what may be shown, or remove the line)",
            ],
        );
    }
}
