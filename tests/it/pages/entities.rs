//! The pages of actors, attacks and outlets.

use crate::html::Element;

use super::{rich_site, texts};

/// The facts of a fact card, each as `label: value; value`.
fn facts(card: &Element) -> Vec<String> {
    let facts = card.all("dl div").into_iter();
    let fact = |fact: &Element| {
        format!("{}: {}", texts(fact, "dt").concat(), texts(fact, "dd").join("; "))
    };
    facts.map(fact).collect()
}

#[test]
fn an_actor_has_its_title_facts_and_text() {
    let page = rich_site().build().succeeds().page("actors/red-hill/index.html");
    assert_eq!(page.one("head title").text(), "Red Hill Group · The Lakes");
    assert_eq!(page.one("h1").text(), "Red Hill Group");
    assert_eq!(page.one("p.summary").text(), "An armed group of the hills.");
    assert_eq!(texts(page.one("ul.tags"), "a"), ["Hills", "armed groups"]);
    assert!(page.text().contains("Page updated May 2024"));
    assert!(page.one("p.warning").text().contains("violence"));
    assert_eq!(page.one("div.prose h2#media").text(), "Media");
}

#[test]
fn an_actor_lists_its_names_with_who_uses_them() {
    let page = rich_site().build().succeeds().page("actors/red-hill/index.html");
    let names = page.section("_names");
    assert_eq!(
        texts(names, "tbody tr"),
        [
            "Red Hill Group Lima Wire, 3 May 2023 1×; River Weekly, 20 May 2023 2×; The Mill is Gone 1×",
            "RHG River Weekly, 20 May 2023 1×",
            "Red Hill Movement Lima Wire, 3 May 2023 1×",
            "the Movement (too vague to link by itself) River Weekly, 20 May 2023 1×",
        ]
    );
    assert_eq!(names.all("td a")[0].href(), "../../sources/harbour/index.html");
}

#[test]
fn a_tie_stands_on_the_pages_of_both_ends() {
    let run = rich_site().build().succeeds();
    let ties = |page: &str| {
        let page = run.page(page);
        let ties = page.section("_relations");
        let (labels, links) = (texts(ties, "dt"), texts(ties, "dd"));
        labels
            .into_iter()
            .zip(links)
            .map(|(label, link)| format!("{label}: {link}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ties("actors/red-hill/index.html"),
        ["operates: Hill Voice", "splinter of: Blue River Group since 2015[1]"]
    );
    assert_eq!(
        ties("actors/blue-river/index.html"),
        ["has the splinter: Red Hill Group since 2015[1]", "opposes: Hill Council[2]"]
    );
    assert_eq!(ties("actors/hill-council/index.html"), ["opposed by: Blue River Group[1]"]);
}

#[test]
fn an_actor_lists_attacks_by_role() {
    let run = rich_site().build().succeeds();
    let page = run.page("actors/red-hill/index.html");
    assert_eq!(
        texts(page.section("_attacks"), "tbody tr"),
        [
            "2 May 2023 Raid on the harbour raid stated by Lima Wire; claimed by the group Lima harbour 10 and more, or 12 30",
            "March 2022 Fire at the mill alleged, according to “The Mill is Gone”",
        ]
    );
    let page = run.page("actors/hill-council/index.html");
    let attacks = page.section("_attacks");
    assert_eq!(texts(attacks, "h3"), ["Attacks mentioned in the same passages"]);
    assert_eq!(texts(attacks, "tbody th"), ["Raid on the harbour raid"]);
}

#[test]
fn an_actor_lists_the_outlets_it_operates_and_that_are_affiliated_with_it() {
    let page = rich_site().build().succeeds().page("actors/red-hill/index.html");
    let outlets = page.section("_outlets");
    assert_eq!(texts(outlets, "li"), ["Hill Voice official, central 1 passage"]);
    assert_eq!(outlets.all("a")[0].href(), "../../outlets/hill-voice/index.html");
}

#[test]
fn evidence_is_grouped_by_source_with_the_name_marked() {
    let page = rich_site().build().succeeds().page("actors/red-hill/index.html");
    let evidence = page.section("_evidence");
    let groups = evidence.all("section.evidence");
    let titles = groups.iter().map(|group| texts(group, "h3 a").concat());
    assert_eq!(
        titles.collect::<Vec<_>>(),
        ["The Mill is Gone", "Lima Wire, 3 May 2023", "River Weekly, 20 May 2023"],
        "by date"
    );
    assert_eq!(
        texts(groups[1], "figure"),
        [
            "3 Some 400 belong to the Red Hill Movement, as far as anybody can tell.",
            "1 The Red Hill Group raided the harbour yesterday, and at least 10 people were killed. Another 30 were injured.",
        ],
        "what the note rests on first"
    );
    assert_eq!(texts(groups[1], "blockquote mark"), ["Red Hill Movement", "Red Hill Group"]);
    assert_eq!(groups[1].all("figure a.number")[0].href(), "../../sources/harbour/index.html#p3");
    assert_eq!(
        texts(groups[2], "mark"),
        ["Red Hill Group", "RHG", "The Movement", "Red Hill Group"]
    );
}

#[test]
fn an_entity_appears_with_what_stands_in_its_passages() {
    let page = rich_site().build().succeeds().page("actors/hill-council/index.html");
    assert_eq!(
        texts(page.section("_appears-with"), "li"),
        [
            "Blue River Group armed group 2 passages",
            "Lima Wire news agency 1 passage",
            "Raid on the harbour raid 1 passage",
            "Red Hill Group armed group 1 passage",
        ]
    );
}

#[test]
fn claims_that_differ_stand_side_by_side_with_their_range() {
    let run = rich_site().build().succeeds();
    let page = run.page("actors/red-hill/index.html");
    let claims = page.section("_claims");
    assert_eq!(texts(claims, "h2"), ["Claims and disagreements"]);
    assert_eq!(texts(claims, "thead th"), ["Value", "Source", "In its words"]);
    assert_eq!(
        texts(claims, "tbody tr"),
        [
            "Members: 300, or about 400 Sources differ 2 sources, not independent of each other",
            "about 400 Preferred Lima Wire, 3 May 2023, passage 3[3] Counted later.",
            "300 River Weekly, 20 May 2023, passage 2[4] 300 members",
        ],
        "by the dates of the sources"
    );
    let page = run.page("attacks/harbour-raid/index.html");
    let claims = page.section("_claims");
    assert_eq!(texts(claims, "tr.property span.range"), ["10 and more, or 12", "30"]);
}

#[test]
fn references_are_numbered_by_first_appearance_with_a_link_back_for_each_use() {
    let page = rich_site().build().succeeds().page("actors/red-hill/index.html");
    let references = page.section("_references");
    assert_eq!(
        texts(references, "p.entry"),
        [
            "Jane Doe and John Roe, The Lake in Spring, River Weekly, 20 May 2023.",
            "Harbour Raided, Lima Wire, 3 May 2023 (date inferred). B rests on River Weekly, 20 May 2023",
        ],
        "each source once"
    );
    let entries = references.all("li[id]");
    assert_eq!(
        entries.iter().map(|entry| entry.text()).collect::<Vec<_>>(),
        ["passage 1 [1] ^ a b c", "passage 2 [4] ^", "passage 2 [2] ^", "passage 3 [3] ^"],
        "one entry for a source and passage"
    );
    for entry in &entries {
        for back in entry.all("span.back a") {
            let id = back.href().strip_prefix('#').expect("a place on the page");
            let place = page.one(&format!("sup.ref a#{id}"));
            let entry = entry.attribute("id").expect("an anchor");
            assert_eq!(place.href(), format!("#{entry}"), "a use leads to its entry");
        }
    }
    let uses = page.all("sup.ref [id]").len();
    assert_eq!(references.all("span.back a").len(), uses, "every use has its way back");
    let order = page.all("div.prose sup.ref").into_iter().map(Element::text).collect::<Vec<_>>();
    assert_eq!(order, ["[1]", "[1, 2]"]);
}

#[test]
fn a_backlink_quotes_its_paragraph() {
    let page = rich_site().build().succeeds().page("actors/red-hill/index.html");
    let backlinks = page.section("_backlinks");
    assert_eq!(
        texts(backlinks, "li"),
        [
            "Blue River Group armed group It is older than Red Hill Group, which left it.",
            "A spring of raids briefing The Red Hill Group raided Raid on the harbour. It had said so before, and after.",
        ]
    );
    assert_eq!(texts(backlinks, "blockquote mark"), ["Red Hill Group", "Red Hill Group"]);
}

#[test]
fn an_attack_has_place_perpetrators_and_related_attacks() {
    let page = rich_site().build().succeeds().page("attacks/harbour-raid/index.html");
    let card = facts(page.section("_facts"));
    for fact in [
        "Coordinates: 12.05° S, 77.04° W (the city)",
        "Target: the harbour, transport",
        "Type: armed assault",
        "Weapon: firearms",
    ] {
        assert!(card.iter().any(|known| known == fact), "{fact} is not in {card:?}");
    }
    assert_eq!(
        texts(page.section("_perpetrators"), "li"),
        [
            "Red Hill Group (stated by Lima Wire)[1]",
            "Red Hill Group (claimed by the group)[2]",
            "Blue River Group (disputed, according to Lima Wire)[3]",
        ]
    );
    assert_eq!(texts(page.section("_related"), "tbody th"), ["Fire at the mill"]);
    let sentences = texts(page.section("_evidence"), "blockquote");
    assert_eq!(
        sentences,
        [
            "The Red Hill Group raided the harbour yesterday, and at least 10 people were killed. Another 30 were injured.",
            "The Blue River Group and the Hill Council denied the raid on the harbour.",
            "Harbour Raided",
            "The RHG has 300 members. It raided the harbour in May, and 12 people were killed (Lima Wire, April 2; Hill Voice, May 3).",
        ],
        "found by cue, the title last"
    );
}

#[test]
fn an_outlet_lists_what_it_published_and_who_cites_it() {
    let run = rich_site().build().succeeds();
    let page = run.page("outlets/lima-wire/index.html");
    assert_eq!(facts(page.section("_facts")), ["Languages: Spanish"]);
    assert_eq!(
        texts(page.section("_published"), "li"),
        ["Harbour Raided, 3 May 2023 (date inferred)"]
    );
    let citations = page.section("_citations");
    assert_eq!(
        texts(citations, "tbody tr"),
        ["River Weekly, 20 May 2023 3 May 2016 (1); 2 April 2023 (2)"]
    );
    assert_eq!(citations.all("td a")[1].href(), "../../sources/lake/index.html#p2");
    assert_eq!(
        texts(page.section("_relied-on-by"), "li"),
        ["River Weekly, 20 May 2023 2 citations"]
    );
    assert_eq!(page.one("p.outward a").href(), "https://wire.example/");
    let page = run.page("outlets/river-weekly/index.html");
    assert!(page.all("p.outward").is_empty(), "named only");
    let page = run.page("outlets/hill-voice/index.html");
    assert!(page.all("p.outward").is_empty());
    assert!(page.text().contains("never linked"));
    let card = facts(page.section("_facts"));
    assert!(
        card.contains(&String::from("Affiliation: Red Hill Group (official, central)")),
        "{card:?}"
    );
    assert!(card.contains(&String::from("Operated by: Red Hill Group")), "{card:?}");
}

#[test]
fn yaml_front_matter_makes_the_same_page_as_toml() {
    let run = rich_site().build().succeeds();
    let yaml = run.page("actors/hill-council/index.html");
    let toml = "+++\ntitle = \"Hill Council\"\nkind = \"state-body\"\naliases = [\"the Council of the Hills\"]\ntags = [\"Hills\"]\n+++\nIt governs the hills.\n";
    let run = rich_site().note("actors/hill-council.md", toml).build().succeeds();
    assert_eq!(yaml.html, run.page("actors/hill-council/index.html").html);
    assert_eq!(texts(yaml.one("main"), "ul.tags a"), ["Hills"]);
}
