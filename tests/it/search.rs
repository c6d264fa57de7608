//! The index of the search: what is in it, what is not, and what an edit writes of it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::site_test::{Run, SiteTest};

/// The shards of a built site by their names, each as the value that its script hands over.
fn shards(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Value> {
    let scripts = files.iter().filter_map(|(path, bytes)| {
        let name = path.strip_prefix("search/")?.strip_suffix(".js")?;
        Some((name.to_owned(), String::from_utf8(bytes.clone()).expect("UTF-8")))
    });
    let value = |(name, script): (String, String)| {
        let value = script.strip_prefix(&format!("briefingShard({name:?},"));
        let value =
            value.and_then(|value| value.strip_suffix(");\n")).expect("a script of one call");
        (name, serde_json::from_str(value).expect("JSON"))
    };
    scripts.map(value).collect()
}

/// Every word of the index, with the list of its pages.
fn words(run: &Run) -> BTreeMap<String, String> {
    let shards = shards(&run.files());
    let lists = shards.iter().filter(|(name, _)| name.starts_with("words/"));
    let lines = lists.flat_map(|(_, list)| list.as_str().expect("a text").lines());
    let lines = lines.map(|line| line.split_once(' ').expect("a word and a list"));
    lines.map(|(word, list)| (word.to_owned(), list.to_owned())).collect()
}

/// Some words stand in the index.
#[track_caller]
fn has(run: &Run, expected: &[&str]) {
    let words = words(run);
    let missing = expected.iter().filter(|word| !words.contains_key(**word)).collect::<Vec<_>>();
    assert!(missing.is_empty(), "{missing:?} are not found");
}

/// Some words stand in no shard.
#[track_caller]
fn has_none(run: Run, words_out: &[&str]) {
    let words = words(&run);
    let found = words_out.iter().filter(|word| words.contains_key(**word)).collect::<Vec<_>>();
    assert!(found.is_empty(), "{found:?} are found");
    let shards = shards(&run.files());
    for (name, shard) in shards {
        let text = shard.to_string().to_lowercase();
        let found = words_out.iter().find(|word| text.contains(**word));
        assert_eq!(found, None, "in {name}");
    }
}

const ACTOR: &str = "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\naliases = [\"Scarlet Ridge\"]\nweak_aliases = [\"Vermilion\"]\nsummary = \"A band of brigands.\"\n+++\nOpening words.\n\n## Origins\n\nIt began in Quillon.\n";
const ATTACK: &str =
    "+++\ntitle = \"Raid\"\ndate = \"2021-05-04\"\n[place]\nname = \"Ostrava\"\n+++\n";
const ARTICLE: &str = "The Lake\n\nThe fishers mended nets. Nobody noticed the herons.\n\nThe Red Hill Group bought salt. Zebras were absent.\n";

fn site(rights: &str) -> SiteTest {
    let source = format!("+++\nseed = \"lake.txt\"\n[rights]\n{rights}\n+++\nOn its author.\n");
    SiteTest::new()
        .seed("lake.txt", ARTICLE)
        .note("sources/lake.md", &source)
        .note("actors/red-hill.md", ACTOR)
        .note("attacks/raid.md", ATTACK)
        .note(
            "briefings/one.md",
            "+++\ntitle = \"Spring\"\n[[judgements]]\ntext = \"It is probable.\"\n+++\nText.\n",
        )
}

#[test]
fn names_notes_and_passages_are_found() {
    let run = site("display = \"full\"").build().succeeds();
    has(&run, &["red", "scarlet", "vermilion", "brigands", "opening", "origins", "quillon"]);
    has(&run, &["herons", "zebras", "author", "probable", "spring", "ostrava", "2021", "raid"]);
    let shards = shards(&run.files());
    let names = shards.iter().filter(|(name, _)| name.starts_with("names/"));
    let names = names.flat_map(|(_, names)| names.as_array().expect("names").clone());
    let heads = names.map(|name| name[1].to_string()).collect::<BTreeSet<_>>();
    assert!(
        heads.contains(r#"["Raid","attack","attacks/raid/","4 May 2021, Ostrava"]"#),
        "{heads:?}"
    );
    assert_eq!(heads.len(), 3, "a source is found by its words: {heads:?}");
}

#[test]
fn what_rights_withhold_is_in_no_shard() {
    let run = site("display = \"excerpt\"\nexcerpt_words = 6").build().succeeds();
    has(&run, &["bought", "salt", "author"]);
    has_none(run, &["fishers", "herons", "zebras"]);
    let run = site("display = \"metadata\"").build().succeeds();
    has(&run, &["lake", "author"]);
    has_none(run, &["fishers", "herons", "zebras", "bought", "salt"]);
}

#[test]
fn what_is_marked_is_in_no_shard() {
    let red = "+++\ntitle = \"Grey Otter\"\nkind = \"person\"\ntlp = \"red\"\n+++\nPlatypus.\n";
    let about = "+++\ntitle = \"About\"\n+++\nSee [[otter]] and [[#On [[otter]]]].\n\n## On [[otter]]\n\nMore.\n";
    let site = site("display = \"full\"").note("actors/otter.md", red).note("about.md", about);
    has(&site.build().succeeds(), &["about", "withheld"]);
    has_none(site.build().succeeds(), &["otter", "grey", "platypus"]);
    has(&site.run(&["build", "--tlp", "red"]).succeeds(), &["otter", "grey", "platypus"]);
}

#[test]
fn a_note_may_stay_out() {
    let site = site("display = \"full\"");
    let out = |text: &str| text.replacen("+++\n", "+++\nsearch = false\n", 1);
    let source = "+++\nsearch = false\nseed = \"lake.txt\"\n[rights]\ndisplay = \"full\"\n+++\n";
    let site = site.note("actors/red-hill.md", &out(ACTOR)).note("sources/lake.md", source);
    let run = site.build().succeeds();
    has(&run, &["raid", "spring"]);
    has_none(run, &["scarlet", "quillon", "herons", "zebras"]);
    site.note("attacks/raid.md", "+++\ntitle = \"Raid\"\nsearch = \"no\"\n+++\n")
        .build()
        .fails()
        .says("`search`");
}

/// A site of as many actors, each with its own words and with words of all.
fn many(actors: usize) -> SiteTest {
    (0..actors).fold(SiteTest::new(), |site, number| {
        let text = format!("The number{number} of the league met at harbour{number} twice.");
        let note = format!("+++\ntitle = \"Party {number}\"\nkind = \"movement\"\n+++\n{text}\n");
        site.note(&format!("actors/a{number}.md"), &note)
    })
}

fn written(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> usize {
    let changed = after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes));
    changed.filter(|(path, _)| path.starts_with("search/")).count()
}

#[test]
fn an_edit_writes_few_shards() {
    let site = many(450);
    site.build().succeeds();
    let before = site.output();
    let shards = before.keys().filter(|path| path.starts_with("search/")).count();
    assert!(shards > 100, "{shards} shards");
    let text = "+++\ntitle = \"Party 7\"\nkind = \"movement\"\n+++\nThe number7 of the league met at Wapping, twice, for oysters.\n";
    let site = site.note("actors/a7.md", text);
    site.build().succeeds();
    let after = site.output();
    // Three words and one that is gone, the text, and the dictionary.
    let edited = written(&before, &after);
    assert!((3..=9).contains(&edited), "{edited} written");

    let new = "+++\ntitle = \"Newcomer\"\nkind = \"movement\"\n+++\nA league of its own.\n";
    let site = site.note("actors/new.md", new);
    site.build().succeeds();
    // Its words and names, its text, the facets, and the first file, which counts the pages.
    let added = written(&after, &site.output());
    assert!((3..=16).contains(&added), "{added} written");
}

#[test]
fn a_site_without_notes_has_a_search_that_finds_nothing() {
    let run = SiteTest::new().build().succeeds();
    assert_eq!(words(&run), BTreeMap::new());
    let page = run.page("search/index.html");
    assert_eq!(page.all("main a").len(), 0, "there is no list to lead to");
}
