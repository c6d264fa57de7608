//! The keys of a note: unknown ones, wrong types, dates, broken syntax.

use snapbox::{assert_data_eq, file};

use crate::site_test::SiteTest;

use super::{drawn, places, sound, with};

const GREEN: &str = "actors/green.md";
const RAID: &str = "attacks/raid.md";

/// An attack of this date.
fn dated(date: &str) -> SiteTest {
    with(RAID, &format!("+++\ntitle = \"Raid\"\ndate = \"{date}\"\n+++\n"))
}

/// An outlet of this country.
fn outlet_of(country: &str) -> SiteTest {
    let note =
        format!("+++\ntitle = \"Hill Post\"\nclass = \"press\"\ncountry = \"{country}\"\n+++\n");
    with("outlets/hill-post.md", &note)
}

#[test]
fn the_messages_of_dates_and_countries() {
    let attack = "---\ntitle: Raid\nplace:\n  country: Pakistan\ntarget:\n  nationality: ZZ\n---\n";
    let cases = [
        ("a date is in words", dated("5 September 2022")),
        ("there is no such month", dated("2022-13")),
        ("there is no such day", dated("2022-02-30")),
        ("a code is left to its users", outlet_of("ZZ")),
        (
            "a code that the site names is in small letters",
            outlet_of("zz").file("site.toml", "[vocabulary.country]\nzz = \"The sea\"\n"),
        ),
        ("a country is written as its name", outlet_of("Pakistan")),
        ("the name of a country is mistyped", outlet_of("Pakistn")),
        ("a code is in small letters", outlet_of("pk")),
        ("there is no such country", outlet_of("Atlantis")),
        ("both countries of an attack are wrong", with(RAID, attack)),
    ];
    assert_data_eq!(drawn(cases), file!["dates_and_countries.txt"].raw());
}

#[test]
fn kosovo_has_a_code() {
    outlet_of("XK").assemble().succeeds();
}

#[test]
fn the_messages_of_keys() {
    let cases = [
        (
            "keys are mistyped in TOML",
            with(
                GREEN,
                "+++\ntitle = \"Green Field\"\nkind = \"movement\"\nalaises = [\"GF\"]\n[[relations]]\ntype = \"opposes\"\ntarget = \"red-hill\"\nsicne = \"2020\"\n+++\n",
            ),
        ),
        (
            "keys are mistyped in YAML",
            with(
                GREEN,
                "---\ntitle: Grünfeld\nkind: movement\nalaises: [GF]\nrelations:\n  - type: opposes\n    target: red-hill\n    sicne: 2020\n---\n",
            ),
        ),
        (
            "a key of the settings is mistyped",
            sound().file("site.toml", "title = \"x\"\nthem = \"default\"\n"),
        ),
        (
            "values have a wrong type in TOML",
            with(
                GREEN,
                "+++\ntitle = [\"Green Field\"]\nkind = \"movment\"\ndraft = \"false\"\n[[relations]]\ntype = \"opposes\"\ntarget = \"red-hill\"\nsource = \"lake\"\npassage = \"two\"\n+++\n",
            ),
        ),
        (
            "values have a wrong type in YAML",
            with(
                RAID,
                "---\ntitle: Raid of the läke\nplace:\n  name: Läke\n  lat: north\nclaims: 12\n---\n",
            ),
        ),
        (
            "words are not in the vocabulary",
            with(
                GREEN,
                "+++\ntitle = \"Green Field\"\nkind = \"movment\"\n[[relations]]\ntype = \"owns\"\ntarget = \"red-hill\"\n+++\n",
            ),
        ),
        (
            "words of the vocabulary cannot be used",
            sound().file(
                "site.toml",
                "[vocabulary.actor]\n\"Cable ship\" = \"ship\"\nferry = \"\"\n[vocabulary.relation]\nowns = \"owns\"\n[vocabulary.actr]\nx = \"x\"\n",
            ),
        ),
        ("a level is left empty", with(GREEN, "---\ntitle: G\nkind: movement\ntlp:\n---\n")),
        ("rights are left empty", with("sources/lake.md", "---\nseed: lake.txt\nrights:\n---\n")),
        ("TOML is broken", with(GREEN, "+++\ntitle = \"Green\nkind = \"movement\"\n+++\n")),
        ("YAML is broken", with(GREEN, "---\ntitle: [Green\nkind: movement\n---\n")),
        ("front matter has no end", with(GREEN, "+++\ntitle = \"Green\"\nText without an end.\n")),
    ];
    assert_data_eq!(drawn(cases), file!["keys.txt"].raw());
}

#[test]
fn a_level_or_rights_left_empty_do_not_mean_the_default() {
    for empty in ["", " ~", " null", " # red"] {
        let level = format!("---\ntitle: Green Field\nkind: movement\ntlp:{empty}\n---\n");
        assert_eq!(places(&with(GREEN, &level)), ["empty-key content/actors/green.md:4:1"]);
        let rights = format!("---\nseed: lake.txt\nrights:{empty}\n---\n");
        let site = with("sources/lake.md", &rights);
        assert_eq!(places(&site), ["empty-key content/sources/lake.md:3:1"]);
        site.assemble().fails();
    }
}
