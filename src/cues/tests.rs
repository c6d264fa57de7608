//! Small sites, and what the cues of their attacks do.

use super::*;
use crate::cache::Cache;
use crate::catalogue::{Audience, NoteIx, Reveal};
use crate::input::{InputFile, Inputs};
use crate::marking::Marking;
use crate::note::Kind;
use crate::site::{self, Site};
use crate::work;

const EVERYTHING: Audience =
    Audience { marking: Marking::Red, drafts: true, reveal: Reveal::Everything };

/// A site of these attacks, by id and head, with an actor and an article.
fn site(attacks: &[(&str, &str)], article: &str) -> Site {
    site_in("en", attacks, article)
}

fn site_in(language: &str, attacks: &[(&str, &str)], article: &str) -> Site {
    let mut inputs = Inputs::default();
    let mut add = |path: String, text: String| inputs.insert(InputFile::new(&path, text));
    add(String::from("site.toml"), format!("title = \"Lima\"\nlanguage = \"{language}\"\n"));
    let actor = "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\n";
    add(String::from("content/actors/red-hill.md"), actor.to_owned());
    for (id, head) in attacks {
        add(format!("content/attacks/{id}.md"), format!("+++\n{head}\n+++\n"));
    }
    let clip = format!("---\ntitle: Lake\nlanguage: {language}\n---\n\n{article}\n");
    add(String::from("seeds/lake.md"), clip);
    site::assemble(&inputs, EVERYTHING, &mut Cache::default()).0
}

fn attack(site: &Site, id: &str) -> NoteIx {
    site.catalogue.of_kind(id, Kind::Attack).expect("the attack")
}

fn report_on(site: &Site, id: &str) -> AttackReport {
    report(site, &[attack(site, id)]).pop().expect("a report")
}

/// The first words of sentences.
fn starts<'s>(sentences: impl Iterator<Item = &'s Arc<Sentence>>) -> Vec<&'s str> {
    let text = |sentence: &'s Arc<Sentence>| sentence.text.as_deref().expect("it is shown");
    sentences.map(|sentence| text(sentence).split_whitespace().next().expect("words")).collect()
}

const MILL: &str = "title = \"Fire at the old mill\"\n\
    date = \"2021-05-03\"\n\
    attack_type = [\"arson\"]\n\
    place = { name = \"Lima, Harbour Street\" }\n\
    target = { name = \"Grain mill\" }\n\
    perpetrators = [{ actor = \"red-hill\", certainty = \"alleged\", source = \"lake\", passage = 1 }]\n";

const TOWER: &str = "title = \"Fire at the tower\"\nplace = { name = \"Quito\" }\n\
    target = { name = \"Water tower\" }\n\
    [[cues]]\nall = [\"tower\"]\nany = [\"fire\", \"burnt\"]";

#[test]
fn sentences_are_caught_missed_and_shared() {
    let mill = format!(
        "anaphora = false\n{MILL}[[cues]]\nall = [\"mill\", \"Lima\"]\nany = [\"fire\", \"burnt\"]\nnot = [\"miller\"]"
    );
    let article = "First, fire took the mill in Lima. Second, the mill burnt. Third, the mill in Lima. \
        Fourth, fire in Lima at the mill and the miller. Fifth, fire took the mill and the tower in Lima. \
        Sixth, a mill. Seventh, the tower burnt in Lima.";
    let site = site(&[("mill", &mill), ("tower", TOWER)], article);
    let report = report_on(&site, "mill");
    let [cue] = &report.cues[..] else { panic!("one cue") };
    assert_eq!(starts(cue.catches.iter().map(|caught| &caught.sentence)), ["First,", "Fifth,"]);
    let missed = cue.misses.iter().map(|missed| {
        let start = starts(std::iter::once(&missed.sentence))[0];
        (start, missed.because, missed.words.join(" "))
    });
    assert_eq!(
        missed.collect::<Vec<_>>(),
        [
            ("Second,", Because::Lacks, String::from("Lima")),
            ("Third,", Because::Lacks, String::from("fire burnt")),
            ("Fourth,", Because::Excluded, String::from("miller")),
            ("Seventh,", Because::Lacks, String::from("mill")),
        ]
    );
    let [shared] = &report.shared[..] else { panic!("one shared sentence") };
    assert_eq!(shared.others, [Claimant { attack: String::from("tower"), cues: vec![1] }]);
    assert_eq!(shared.cues, [1]);
}

#[test]
fn what_is_known_otherwise_is_no_miss() {
    let mill = format!(
        "{MILL}[[cues]]\nall = [\"mill\", \"Lima\"]\n[[cues]]\nall = [\"mill\", \"ashes\"]\n\
         [[cues]]\nall = [\"raid\"]\nany = [\"burnt\"]"
    );
    let article =
        "First, a mill in Lima. Second, the fire at the old mill. Third, the tower burnt.";
    let site = site(&[("mill", &mill), ("tower", TOWER)], article);
    let report = report_on(&site, "mill");
    assert_eq!(starts(report.cues[0].catches.iter().map(|it| &it.sentence)), ["First,"]);
    for cue in &report.cues {
        assert_eq!(starts(cue.misses.iter().map(|it| &it.sentence)), <[&str; 0]>::default());
    }
}

#[test]
fn signs_without_a_cue_are_listed_the_most_telling_first() {
    let article = "First, the Red Hill Group fled. Second, it rained in Lima on May 3. Third, the tower burnt in Lima. \
        Fourth, on 3 May 2021 all was quiet. Fifth, in Harbour Street. Sixth, nothing. \
        Seventh, the fire at the old mill in Lima.";
    let site = site(&[("mill", MILL), ("tower", TOWER)], article);
    let report = report_on(&site, "mill");
    let found = report.uncued.iter().map(|uncued| {
        let signs = uncued.signs.iter().map(|sign| Sign::name(*sign)).collect::<Vec<_>>();
        (starts(std::iter::once(&uncued.sentence))[0], signs.join(" "))
    });
    let expected =
        [("Second,", "place date"), ("First,", "actor"), ("Fourth,", "date"), ("Fifth,", "place")];
    assert_eq!(found.collect::<Vec<_>>(), expected.map(|(start, signs)| (start, signs.to_owned())));
}

#[test]
fn a_draft_catches_what_is_the_attacks_and_excludes_what_is_anothers() {
    let quito = TOWER.replace("\"tower\"]", "\"water\"]");
    let article = "First, on May 3 a fire broke out in Lima. Second, the grain mill burnt in a fire. \
        Third, fire burnt the water tower in Quito, not far from Lima.";
    let site = site(&[("mill", MILL), ("tower", &quito)], article);
    let proposal = propose(&site, attack(&site, "mill"));
    let shown = proposal.drafts.iter().map(|draft| {
        let caught = starts(draft.catches.iter().map(|it| &it.sentence)).join(" ");
        (draft.all.join(" "), draft.any.join(" "), draft.not.join(" "), caught)
    });
    let shown = shown.collect::<Vec<_>>();
    let expected = [
        ("Lima", "grain* mill* fire* old attack* arson*", "Quito", "First,"),
        ("grain* mill*", "fire* old attack* arson*", "", "Second,"),
    ];
    let same = |(a, b, c, d): (&str, &str, &str, &str)| {
        (a.to_owned(), b.to_owned(), c.to_owned(), d.to_owned())
    };
    assert_eq!(shown, expected.map(same));
    assert!(proposal.drafts.iter().all(|draft| draft.wrong.is_empty()));
    let parsed = proposal.toml.parse::<toml::Table>().expect("TOML");
    assert_eq!(parsed["cues"].as_array().map(Vec::len), Some(2), "{}", proposal.toml);
}

#[test]
fn a_draft_says_what_it_catches_wrongly() {
    let article =
        "First, a fire in Lima. Second, the mill burnt in Lima. Third, Lima had the Quay Fire.";
    let site = site(&[("mill", MILL), ("quay", "title = \"Quay Fire\"")], article);
    let proposal = propose(&site, attack(&site, "mill"));
    let draft = &proposal.drafts[0];
    assert_eq!(starts(draft.catches.iter().map(|it| &it.sentence)), ["First,", "Second,"]);
    assert_eq!(starts(draft.wrong.iter().map(|it| &it.sentence)), ["Third,"]);
    assert_eq!(draft.wrong[0].attacks, ["quay"]);
    assert!(proposal.toml.contains("#  ! lake#p1 (quay)  Third, Lima"), "{}", proposal.toml);
}

#[test]
fn what_many_sentences_have_is_no_cue_without_something_rarer() {
    let article = "Lima is large, says the mill. ".repeat(60)
        + "A fire in Lima took the grain. Fire took the mill in Lima on May 3. Others in Lima know of a fire.";
    let site = site(&[("mill", MILL)], &article);
    let drafts = propose(&site, attack(&site, "mill")).drafts;
    let asked = drafts.iter().map(|draft| (draft.all.join(" "), draft.any.join(" ")));
    let expected = [("grain*", "fire* old attack* arson*"), ("Lima", "May 3")];
    let expected = expected.map(|(all, any)| (all.to_owned(), any.to_owned()));
    assert_eq!(asked.collect::<Vec<_>>(), expected);
    let caught =
        drafts.iter().flat_map(|draft| starts(draft.catches.iter().map(|it| &it.sentence)));
    assert_eq!(caught.collect::<Vec<_>>(), ["A", "Fire"]);
}

#[test]
fn drafts_are_made_in_any_language() {
    let check = |language: &str, head: &str, article: &str, expected: &[(&str, &str)]| {
        let site = site_in(language, &[("mill", head)], article);
        let drafts = propose(&site, attack(&site, "mill")).drafts;
        let found = drafts.iter().map(|it| (it.all.join(" "), it.catches.len()));
        let expected = expected.iter().map(|(all, _)| ((*all).to_owned(), 1));
        assert_eq!(found.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{language}");
    };
    check(
        "ru",
        "title = \"Пожар на старой мельнице\"\nplace = { name = \"Самара\" }\ndate = \"2021-05-03\"",
        "Вчера в Самаре был пожар. Мост цел.",
        &[("Самара", "")],
    );
    check(
        "de",
        "title = \"Brand der alten Mühle\"\nplace = { name = \"Ulm\" }\ndate = \"2021-05-03\"",
        "Am 3 Mai brannte sie. In Ulm sah man am 3 Mai Rauch.",
        &[("Ulm", "")],
    );
    check(
        "ja",
        "title = \"火事 水車\"\nplace = { name = \"Ulm\" }",
        "Ulm で 火事 が あった。",
        &[("Ulm", "")],
    );
}

#[test]
fn a_note_without_sources_of_it_gets_drafts_that_catch_nothing_yet() {
    let site = site(&[("mill", MILL), ("bare", "title = \"X\"")], "Nothing of it.");
    let proposal = propose(&site, attack(&site, "mill"));
    assert_eq!(proposal.drafts.len(), 3);
    assert!(proposal.toml.contains("# Catches nothing yet.\n[[cues]]\nall = [\"Lima\"]"));
    let bare = propose(&site, attack(&site, "bare"));
    assert!(bare.drafts.is_empty() && bare.toml.contains("says too little"), "{}", bare.toml);
}

#[test]
fn twice_the_text_takes_twice_the_steps() {
    let mill = format!("{MILL}[[cues]]\nall = [\"mill\", \"Lima\"]\nany = [\"fire\"]");
    let sites = [20, 40].map(|size| {
        let article = "On May 3 fire took the mill in Lima. The Red Hill Group burnt the tower. A mill, a fire.\n\n";
        site(&[("mill", &mill), ("tower", TOWER)], &article.repeat(size))
    });
    let steps = |site: &Site| {
        work::steps(|| {
            report_on(site, "mill");
            propose(site, attack(site, "mill"));
        })
    };
    work::assert_twice(steps(&sites[0]), steps(&sites[1]));
}
