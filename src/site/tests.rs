//! Incremental builds: the work done after an edit, and results equal to those of a full build.

use super::*;

/// The numbers of notes, articles, mentions and links that a build of these files computes.
fn computed(files: &[(&str, &str)], cache: &mut Cache) -> [usize; 4] {
    let files = files.iter().map(|(path, text)| InputFile::new(path, *text));
    assemble(&files.collect(), Audience::PUBLIC, cache);
    *cache.computed().first_chunk().expect("there are more stages")
}

#[test]
fn an_edit_recomputes_only_what_depends_on_it() {
    let red = ("content/actors/red.md", "+++\ntitle = \"Red Hill\"\n+++\nNear the river.\n");
    let blue = ("content/actors/blue.md", "+++\ntitle = \"Blue Lake\"\n+++\nBy Red Hill.\n");
    let seed = ("seeds/one.txt", "News\n\nRed Hill met Blue Lake on Monday.\n");
    let edited = (red.0, "+++\ntitle = \"Red Hill\"\n+++\nFar from Blue Lake.\n");
    let renamed = (red.0, "+++\ntitle = \"Red Peak\"\n+++\nFar from Blue Lake.\n");
    let rewritten = (seed.0, "News\n\nBlue Lake met nobody.\n");
    let mut cache = Cache::default();
    let page = ("content/about.md", "+++\ntitle = \"About\"\n+++\nRed Peak and Blue Lake.\n");
    for (files, expected, what) in [
        ([red, blue, seed], [2, 1, 1, 2], "everything at first"),
        ([red, blue, seed], [0, 0, 0, 0], "nothing when nothing has changed"),
        ([edited, blue, seed], [1, 0, 0, 1], "a note and its links after an edit of its text"),
        ([renamed, blue, seed], [1, 0, 1, 2], "all that looks for names after a new name"),
        ([renamed, blue, rewritten], [0, 1, 1, 0], "an article and its mentions"),
    ] {
        assert_eq!(computed(&files, &mut cache), expected, "{what}");
    }
    let with_page = [renamed, blue, rewritten, page];
    assert_eq!(computed(&with_page, &mut cache), [1, 0, 0, 3], "a new page, and what may link it");
}

#[test]
fn references_are_not_checked_while_a_site_is_assembled() {
    let note = "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n+++\nNear the river [@two#p1].\n";
    let files =
        [("content/actors/red.md", note), ("seeds/one.txt", "News\n\nRed Hill met nobody.\n")];
    let inputs = files.map(|(path, text)| InputFile::new(path, text)).into_iter();
    let mut inputs = inputs.collect::<Inputs>();
    inputs.insert(InputFile::new("seeds/three.txt", *b"News \xff"));
    let rules = |found: Diagnostics| found.iter().map(|it| it.rule).collect::<BTreeSet<_>>();
    let (joined, found) = assemble(&inputs, Audience::PUBLIC, &mut Cache::default());
    assert_eq!(rules(found), BTreeSet::from([&rule::NOT_UTF8]));
    let (checked, found) = crate::check::site(&inputs, Audience::PUBLIC, &mut Cache::default());
    let expected = [&rule::NOT_UTF8, &rule::SEED_WITHOUT_NOTE, &rule::UNKNOWN_SOURCE];
    assert_eq!(rules(found), BTreeSet::from(expected));
    assert_eq!(joined.mentions, checked.mentions);
}

/// Heads of a note that differ in the names for which other texts are searched.
const HEADS: [&str; 16] = [
    "title = \"Red Hill\"",
    "title = \"red hill\"",
    "title = \"RED HILL\"",
    "title = \"Réd Hill\"\nkind = \"person\"",
    "title = \"Red Hill\"\naliases = [\"The Hillmen\", \"HILL\"]",
    "title = \"Red Hill\"\naliases = [\"HILL\", \"The Hillmen\"]",
    "title = \"Red Hill\"\naliases = [{ text = \"Hillmen\", not_after = [\"old*\"] }]",
    "title = \"Red Hill\"\naliases = [\"Hillmen\"]\nkind = \"person\"",
    "title = \"Red Hill\"\nweak_aliases = [\"the group\"]",
    "title = \"Red Hill\"\nnot_names = [\"Red Hill Road\"]",
    "title = \"Red Hill\"\naliases = [\"al-Hill\"]\nkind = \"person\"",
    "title = \"Red Hill\"\naliases = [\"Blue\", \"Lima Wire\"]",
    "title = \"Red Hill\"\naliases = [\"'Ndrina\"]",
    "title = \"Mona Hill\"\nkind = \"person\"",
    "title = \"Dr. Mona Lake\"\nkind = \"person\"",
    "title = \"Red Hill\"\naliases = [\"Hill R&D\", \"Red_Hill\"]",
];

const CUES: [&str; 4] = [
    "",
    "[[cues]]\nall = [\"river\", \"raid\"]\n",
    "[[cues]]\nany = [\"raid*\"]\n",
    "[[cues]]\nall = [\"river\"]\nnot = [\"cold\"]\n",
];

/// Heads of a page: wikilinks resolve by its names, but texts are not searched for them.
const PAGES: [&str; 4] = [
    "title = \"About\"",
    "title = \"ABOUT\"",
    "title = \"About\"\naliases = [\"Our Ledger\", \"Hidden Ledger\"]",
    "title = \"About\"\nweak_aliases = [\"Our Ledger\"]",
];

/// A site with one of the heads, one of the cues and one of the pages. Its other texts contain the names in every form
/// that is matched.
fn named(head: usize, cue: usize, page: usize) -> Inputs {
    let raid = format!("+++\ntitle = \"Raid\"\n{}+++\nBy the Hillmen.\n", CUES[cue]);
    let files = [
        ("content/actors/red.md", format!("+++\n{}\n+++\nOf the raid.\n", HEADS[head])),
        (
            "content/actors/blue.md",
            String::from(
                "+++\ntitle = \"Blue Lake\"\nkind = \"person\"\n+++\nR*ed* Hill, Red&nbsp;Hill, Re\u{ad}d Hill, Hill R&amp;D and Red\\_Hill met Mona Hill.\n\nHill, or HILL, left.\n",
            ),
        ),
        ("content/attacks/raid.md", raid),
        (
            "content/outlets/wire.md",
            String::from(
                "+++\ntitle = \"Lima Wire\"\n+++\nSee [[Red Hill]], [[red]], [[the hillmen|them]], [[about]] and [[Mona  Hill]].\n",
            ),
        ),
        (
            "content/about.md",
            format!(
                "+++\n{}\n+++\n[[red#past]] <!-- Hillmen --> and the old Hillmen of RED HILL ROAD.\n",
                PAGES[page],
            ),
        ),
        ("content/more.md", String::from("+++\ntitle = \"More\"\n+++\nSee [[our ledger]].\n")),
        ("content/rest.md", String::from("+++\ntitle = \"Rest\"\n+++\nOf [[hidden ledger]].\n")),
        ("content/hidden.md", String::from("+++\ntitle = \"Hidden Ledger\"\ntlp = \"red\"\n+++\n")),
        (
            "seeds/one.txt",
            String::from(
                "News\n\nRéd Hill’s raid by the river (Lima Wire, May 2, 2021). It was cold. Then Hill met al-Hill.\n\nThe raiders came by the river with Mona Lake. Lake left.\n",
            ),
        ),
        (
            "seeds/two.txt",
            String::from(
                "THE HILLMEN AND RED HILL\n\nThe group and 'Ndrina had a raid near the river (Blue, May 3, 2021).\n",
            ),
        ),
    ];
    files.into_iter().map(|(path, text)| InputFile::new(path, text)).collect()
}

/// The mentions, links and problems of a site.
fn found(inputs: &Inputs, cache: &mut Cache) -> String {
    let (site, problems) = assemble(inputs, Audience::PUBLIC, cache);
    let mentions = site.mentions.iter().map(|mentions| &mentions.list).collect::<Vec<_>>();
    let links = site.links.iter().map(|links| (&links.names, &links.edges, &links.text));
    format!("{mentions:?} {:?} {problems:?}", links.collect::<Vec<_>>())
}

#[test]
fn after_any_change_of_names_and_cues_results_equal_those_of_a_full_build() {
    let fresh = |(head, cue, page)| found(&named(head, cue, page), &mut Cache::default());
    let heads = (0..HEADS.len()).map(|head| (head, 0, 0)).collect::<Vec<_>>();
    let cues = (0..CUES.len()).map(|cue| (0, cue, 0)).collect::<Vec<_>>();
    let pages = (0..PAGES.len()).map(|page| (0, 0, page)).collect::<Vec<_>>();
    for sites in [heads, cues, pages] {
        let expected = sites.iter().map(|site| fresh(*site)).collect::<Vec<_>>();
        for from in &sites {
            for ((head, cue, page), expected) in sites.iter().zip(&expected) {
                let mut cache = Cache::default();
                found(&named(from.0, from.1, from.2), &mut cache);
                let after = found(&named(*head, *cue, *page), &mut cache);
                assert_eq!(after, *expected, "from {from:?} to {:?}", (head, cue, page));
            }
        }
    }
}

#[test]
fn a_new_name_is_searched_only_in_texts_with_its_first_word() {
    let page = |number: usize, word: &str| {
        let text = format!("+++\ntitle = \"Page {number}\"\n+++\nWhat {word} said.\n");
        (format!("content/page-{number}.md"), text)
    };
    let site = |alias: &str| {
        let red = format!("+++\ntitle = \"Red Hill\"\naliases = [\"{alias}\"]\n+++\n");
        let files = [
            (String::from("content/actors/red.md"), red),
            page(1, "Ormond"),
            page(2, "Dr"),
            page(3, "Tarn"),
        ];
        files.into_iter().map(|(path, text)| InputFile::new(&path, text)).collect::<Inputs>()
    };
    let mut cache = Cache::default();
    assemble(&site("Quill"), Audience::PUBLIC, &mut cache);
    assemble(&site("Ormond Quill"), Audience::PUBLIC, &mut cache);
    assert_eq!(cache.links.computed(), 2, "the note itself, and the page that has the word");
}

#[test]
fn a_note_is_found_by_its_file_name_its_address_and_its_path() {
    let files = [
        ("content/actors/east/Ada Lund.md", "---\nkind: person\n---\n"),
        ("content/actors/Отчёт Берег.md", "---\nkind: person\n---\n"),
        ("content/sources/Harbour Log.md", "---\nseed: log.txt\n---\n"),
        (
            "content/actors/Pier Brigade.md",
            "---\nkind: armed-group\nrelations:\n- type: led-by\n  target: Ada Lund\n  source: Harbour Log\n  passage: 1\n- type: opposes\n  target: отчёт-берег\n---\n[[ada lund]] [[east/Ada Lund]] [[../actors/ada-lund.md]] [@harbour-log#p1] [[west/Ada Lund]]\n",
        ),
        (
            "seeds/log.txt",
            "Log\n\nAda Lund leads the Pier Brigade at the quay, as everybody said.\n",
        ),
    ];
    let inputs = files.map(|(path, text)| InputFile::new(path, text)).into_iter().collect();
    let (site, found) = crate::check::site(&inputs, Audience::PUBLIC, &mut Cache::default());
    let found = found.iter().map(|problem| format!("{} {}", problem.rule, problem.message));
    assert_eq!(found.collect::<Vec<_>>(), ["unknown-link no page is called `west/Ada Lund`"]);
    let ada = site.catalogue.by_id("Ada Lund").expect("a note");
    assert_eq!(site.catalogue.by_id("ada-lund"), Some(ada));
    let brigade = site.catalogue.by_id("pier-brigade").expect("a note");
    assert_eq!(site.links[brigade.index()].edges.iter().filter(|it| it.target == ada).count(), 1);
    assert_eq!(site.index.relations_in[ada.index()].len(), 1);
    assert_eq!(site.index.source("Harbour Log"), site.index.source("harbour-log"));
}

#[test]
fn names_of_withheld_notes_are_withheld_in_both_spellings() {
    let other = "---\nkind: person\nrelations:\n- type: opposes\n  target: TARGET\n---\n";
    for target in ["Ada Lund", "ada-lund"] {
        let other = other.replace("TARGET", target);
        let files = [
            ("content/actors/Ada Lund.md", "---\nkind: person\ntlp: red\n---\n"),
            ("content/actors/Bo.md", other.as_str()),
        ];
        let inputs = files.map(|(path, text)| InputFile::new(path, text)).into_iter().collect();
        let (site, found) = crate::check::site(&inputs, Audience::PUBLIC, &mut Cache::default());
        assert!(found.is_empty(), "{target}: {found:?}");
        let bo = site.catalogue.by_id("Bo").expect("a note");
        let actor = site.catalogue[bo].details.actor().expect("an actor");
        assert!(actor.relations.is_empty(), "{target}");
    }
}

#[test]
fn two_notes_with_one_address_are_an_error_that_names_both() {
    let note = "---\ntitle: TITLE\n---\n";
    let files = ["content/Ada Lund.md", "content/ada-lund.md"]
        .map(|path| InputFile::new(path, note.replace("TITLE", path)));
    let inputs = files.into_iter().collect();
    let (_, found) = assemble(&inputs, Audience::PUBLIC, &mut Cache::default());
    let found = found.iter().map(|problem| problem.message.clone()).collect::<Vec<_>>();
    assert_eq!(found, ["`Ada Lund` and `ada-lund` have one address, `ada-lund`"]);
}

#[test]
fn hints_follow_the_names_of_other_notes_without_a_check_of_every_note() {
    let note = |number: usize| {
        let target = ["Hillmen", "red-hil", "nobody-else"][number % 3];
        let relation = format!("[[relations]]\ntype = \"opposes\"\ntarget = \"{target}\"\n");
        let text = format!(
            "+++\ntitle = \"Actor {number}\"\nkind = \"person\"\n{relation}+++\n[[{target}]] @leke, [@leke#p1], [@Lake News]\n"
        );
        (format!("content/actors/actor-{number}.md"), text)
    };
    let site = |alias: &str| {
        let red =
            format!("+++\ntitle = \"Red Hill\"\nkind = \"person\"\naliases = [\"{alias}\"]\n+++\n");
        let files = [
            (String::from("content/actors/red-hill.md"), red),
            (
                String::from("content/sources/lake.md"),
                String::from("+++\ntitle = \"The Lake\"\nseed = \"lake.txt\"\n+++\n"),
            ),
            (String::from("seeds/lake.txt"), String::from("Lake\n\nNobody came to the lake.\n")),
        ];
        let files = files.into_iter().chain((0..30).map(note));
        files.map(|(path, text)| InputFile::new(&path, text)).collect::<Inputs>()
    };
    let found = |inputs: &Inputs, cache: &mut Cache| {
        let (_, found) = crate::check::site(inputs, Audience::PUBLIC, cache);
        let hint = |problem: &Diagnostic| problem.hint.clone().unwrap_or_default();
        let found = found.iter().map(|problem| format!("{} {}", problem.message, hint(problem)));
        found.collect::<Vec<_>>()
    };
    let mut cache = Cache::default();
    let mut seen = BTreeSet::new();
    for (alias, n_checked) in [("Somebody", 32), ("The Hillmen", 1), ("Nobody Else at All", 1)] {
        let rebuilt = found(&site(alias), &mut cache);
        assert_eq!(rebuilt, found(&site(alias), &mut Cache::default()), "{alias}");
        assert_eq!(cache.checks.computed(), n_checked, "{alias}");
        assert!(seen.insert(rebuilt), "the hints after {alias} are those before");
    }
}
