//! `briefing cues`: what cues catch and miss, for people and as JSON, and drafts of new ones.

use serde_json::Value;
use snapbox::str;

use crate::site_test::{Run, SiteTest};

const RAID: &str = "+++\ntitle = \"Raid on Lima\"\ndate = \"2021-05-03\"\nplace = { name = \"Lima\" }\n\
    target = { name = \"Harbour office\" }\n\
    [[perpetrators]]\nactor = \"red-hill\"\ncertainty = \"alleged\"\nsource = \"spring\"\npassage = 1\n\
    [[cues]]\nall = [\"harbour\", \"raid\"]\nnot = [\"lake\"]\n\
    [[cues]]\nall = [\"Lima\"]\nany = [\"raiders\", \"shots\"]\n+++\n";

const FLOOD: &str = "+++\ntitle = \"Flooding of the quay\"\nplace = { name = \"Quito\" }\n\
    [[cues]]\nall = [\"harbour\", \"flood*\"]\n+++\n";

const ARTICLE: &str = "Spring in the Harbour\n\n\
    The raid on the harbour came at dawn. Red Hill Group men were seen in Lima on May 3.\n\n\
    A raid on the harbour by the lake failed. The flooded harbour saw a raid as well.\n\n\
    They heard of the raid later. In Lima nobody was hurt.\n";

fn site() -> SiteTest {
    SiteTest::new()
        .note(
            "actors/red-hill.md",
            "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\n",
        )
        .note("attacks/raid.md", RAID)
        .note("attacks/flood.md", FLOOD)
        .source("spring", ARTICLE)
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.stdout()).expect("JSON")
}

#[test]
fn every_list_is_shown_with_its_places() {
    let run = site().run(&["cues", "raid"]).succeeds();
    snapbox::assert_data_eq!(
        run.stdout(),
        str![[r#"
Raid on Lima (raid)
  cue 1: all "harbour", "raid"; not "lake"
    caught: 2
      spring#p1  seeds/spring.txt:3:1
          The raid on the harbour came at dawn.
      spring#p2  seeds/spring.txt:5:43
          The flooded harbour saw a raid as well.
    missed by one word: 2
      spring title  seeds/spring.txt:1:1  lacks "raid"
          Spring in the Harbour
      spring#p2  seeds/spring.txt:5:1  has "lake", which `not` excludes
          A raid on the harbour by the lake failed.
  cue 2: all "Lima"; any "raiders", "shots"
    catches nothing
    missed by one word: 1
      spring#p3  seeds/spring.txt:7:31  lacks one of "raiders", "shots"
          In Lima nobody was hurt.
  claimed by several attacks: 1
    spring#p2  seeds/spring.txt:5:43  also claimed by flood (cue 1)
        The flooded harbour saw a raid as well.
  refer back to it: 1
    spring#p3  seeds/spring.txt:7:1
        They heard of the raid later.
  without a cue: 1
    spring#p3  seeds/spring.txt:7:31  has its place
        In Lima nobody was hurt.

"#]]
    );
}

#[test]
fn all_attacks_are_shown_unless_some_are_named() {
    let all = site().run(&["cues"]).succeeds().stdout();
    assert!(
        all.contains("Raid on Lima (raid)\n") && all.contains("Flooding of the quay (flood)\n")
    );
    let named = site().run(&["cues", "attacks/flood"]).succeeds().stdout();
    assert!(!named.contains("Raid on Lima (raid)\n"), "{named}");
    SiteTest::new().run(&["cues"]).succeeds().says("the site has no attacks");
}

#[test]
fn the_json_has_the_keys_of_the_contract() {
    let report = json(&site().run(&["cues", "--json", "raid"]).succeeds());
    let keys = |value: &Value| {
        let mut keys = value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
        keys.sort_unstable();
        keys.join(" ")
    };
    assert_eq!(keys(&report), "attacks proposals");
    let attack = &report["attacks"][0];
    assert_eq!(keys(attack), "cues file id referring shared title uncued");
    let cue = &attack["cues"][0];
    assert_eq!(keys(cue), "all any catches misses not number");
    let sentence = "column end file line part passage source start text";
    let with = |more: &str| {
        let mut keys = sentence.split(' ').chain(more.split(' ')).collect::<Vec<_>>();
        keys.sort_unstable();
        keys.join(" ")
    };
    assert_eq!(keys(&cue["catches"][0]), with("evidence"));
    assert_eq!(keys(&cue["misses"][0]), with("because words"));
    assert_eq!(keys(&attack["shared"][0]), with("cues others"));
    assert_eq!(keys(&attack["uncued"][0]), with("signs"));
    let caught = &cue["catches"][0];
    let place = |key: &str| caught[key].as_u64().expect("a number") as usize;
    let cut = ARTICLE.chars().skip(place("start")).take(place("end") - place("start"));
    assert_eq!(cut.collect::<String>(), "The raid on the harbour came at dawn.");
    assert_eq!((place("line"), place("column"), place("passage")), (3, 1, 1));
    assert_eq!(cue["misses"][1]["because"], "excluded");
    assert_eq!(cue["misses"][1]["words"][0], "lake");
}

#[test]
fn drafts_are_printed_as_toml_to_paste() {
    let keys = RAID.split("[[cues]]").next().expect("keys");
    let site = site().note("attacks/raid.md", &format!("{keys}+++\n"));
    let run = site.run(&["cues", "--propose", "raid"]).succeeds();
    snapbox::assert_data_eq!(
        run.stdout(),
        str![[r##"
# Drafts of cues for content/attacks/raid.md, tried on 1 source.

# Catches 2 sentences, 1 of them new:
#  + spring#p1  The raid on the harbour came at dawn.
#    spring#p2  A raid on the harbour by the lake failed.
[[cues]]
all = ["harbour*"]
any = ["raid*", "attack*"]
not = ["flood*"]

# Catches 1 sentence, 0 of them new:
#    spring#p1  Red Hill Group men were seen in Lima on May 3.
[[cues]]
all = ["Lima"]
any = ["May 3"]

"##]]
    );
    let pasted = format!("{keys}{}+++\n", run.stdout());
    let report =
        json(&site.note("attacks/raid.md", &pasted).run(&["cues", "--json", "raid"]).succeeds());
    let caught = |cue: &Value| cue["catches"].as_array().expect("a list").len();
    let cues = report["attacks"][0]["cues"].as_array().expect("cues").clone();
    assert!(!cues.is_empty() && cues.iter().all(|cue| caught(cue) > 0), "{cues:?}");
}

#[test]
fn an_unknown_attack_is_refused_with_the_nearest_one() {
    site().run(&["cues", "riad"]).refuses().says("did you mean `raid`");
    site().run(&["cues", "--propose", "floot"]).refuses().says("did you mean `flood`");
    site().run(&["cues", "red-hill"]).refuses().says("content/actors/red-hill.md");
    site().run(&["cues", "raid", "--propose", "flood"]).refuses();
}

#[test]
fn errors_are_shown_and_the_rest_is_reported() {
    let broken = site().note("attacks/broken.md", "+++\ntitle = \"Broken\ndate\n+++\n");
    let run = broken.run(&["cues", "--json", "raid"]).fails();
    assert_eq!(json(&run)["attacks"][0]["id"], "raid");
    run.says("attacks/broken.md");
}

#[test]
fn what_a_level_may_not_see_is_in_no_list() {
    let site = site()
        .note(
            "sources/spring.md",
            "+++\nseed = \"spring.txt\"\n[rights]\ndisplay = \"metadata\"\n+++\n",
        )
        .note("attacks/flood.md", &FLOOD.replacen("+++\n", "+++\ntlp = \"amber\"\n", 1));
    site.run(&["cues", "raid"]).succeeds().says("came at dawn").says("flood (cue 1)");
    let public = site.run(&["cues", "raid", "--tlp", "clear"]).succeeds();
    public.says("withheld by the rights").does_not_say("came at dawn").does_not_say("flood");
    site.run(&["cues", "flood", "--tlp", "clear"]).refuses().does_not_say("Flooding");
}
