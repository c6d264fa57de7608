//! What each kind of page holds, on one invented site that has something of everything.

/// The pages of actors, attacks and outlets.
mod entities;

/// The strip under the summary, and the order of what follows.
mod strip;

/// The pages of sources.
mod sources;

/// Sources whose text is not at hand.
mod textless;

/// To whom attacks are attributed, with who says so.
mod attribution;

/// Ties that are over, and attacks that only share a passage with an actor.
mod ties;

/// Long timelines.
mod timeline;

/// Outlets that articles credit.
mod credits;
mod unlinked;

/// Sources that rest on each other or were judged independent, for everything or for some properties.
mod derived;

/// How many were killed, as the pages of attacks say it.
mod claims;

/// Links by path, embeds, files, and sentences of heads.
mod written;

/// Words that the site adds, and units.
mod vocabulary;

/// Another subject, and other languages.
mod cables;

/// Briefings, lists, tags, the home page, redirects, the page for unknown addresses.
mod others;
mod passages_shown;

/// Charts.
mod charts;

/// What `disable` switches off.
mod disabled;

/// What is drawn: ranges of claims, and the timeline.
mod graphics;

/// The map, and the small maps of attacks.
mod map;
/// Who is tied to whom.
mod network;

/// Pictures of ties: on pages of entities, the matrix, and descent.
mod tied;

/// What Markdown makes on a page.
mod markdown;

/// Names that link by themselves.
mod names;

/// What search engines are told of pages.
mod descriptions;
mod filters;
/// Links and anchors of all pages; the theme.
mod links;
mod lists;

use crate::html::Element;
use crate::site_test::SiteTest;

/// A site with two groups, a state body, two attacks, three outlets, three sources and two briefings.
pub(crate) fn rich_site() -> SiteTest {
    SiteTest::new()
        .file(
            "site.toml",
            "title = \"The Lakes\"\ndescription = \"On the lakes.\"\nlanguage = \"en-GB\"\n",
        )
        .note("actors/red-hill.md", RED_HILL)
        .note("actors/blue-river.md", BLUE_RIVER)
        .note("actors/hill-council.md", HILL_COUNCIL)
        .note("attacks/harbour-raid.md", HARBOUR_RAID)
        .note("attacks/mill-fire.md", MILL_FIRE)
        .note("outlets/lima-wire.md", LIMA_WIRE)
        .note("outlets/hill-voice.md", HILL_VOICE)
        .note("outlets/river-weekly.md", RIVER_WEEKLY)
        .note("sources/lake.md", LAKE_NOTE)
        .note("sources/harbour.md", HARBOUR_NOTE)
        .note("sources/mill.md", MILL_NOTE)
        .seed("lake.txt", LAKE)
        .seed("harbour.txt", HARBOUR)
        .seed("mill.txt", MILL)
        .note("briefings/spring.md", SPRING)
        .note("briefings/winter.md", WINTER)
        .note("about.md", "+++\ntitle = \"About\"\n+++\nWho writes this, on the [[lake]].\n")
        .note("_index.md", "+++\ntitle = \"The Lakes\"\n+++\nWelcome to the lakes.\n")
        .note("actors/_index.md", "+++\ntitle = \"People and groups\"\n+++\nWho is who.\n")
}

const RED_HILL: &str = r#"+++
title = "Red Hill Group"
summary = "An armed group of the hills."
aliases = ["RHG", "Red Hill Movement"]
weak_aliases = ["the Movement"]
tags = ["Hills", "armed groups"]
updated = "2024-05"
content_warning = ["violence"]
redirects = ["/red-hill/"]
kind = "armed-group"
status = "active"
active = "2015/.."
[[relations]]
type = "splinter-of"
target = "blue-river"
since = "2015"
source = "lake"
passage = 1
[[relations]]
type = "operates"
target = "hill-voice"
[[claims]]
property = "members"
value = 300
source = "lake"
passage = 2
quote = "300 members"
[[claims]]
property = "members"
value = 400
qualifier = "about"
source = "harbour"
passage = 3
preferred = true
reason = "Counted later."
+++
It left the Blue River Group in 2015 [@lake#p1], as the Hill Council said [@lake#p1; @harbour#p2].

## Media

It speaks through [[hill-voice|its outlet]].
"#;

const BLUE_RIVER: &str = r#"+++
title = "Blue River Group"
kind = "armed-group"
tags = ["hills"]
[[relations]]
type = "opposes"
target = "hill-council"
source = "harbour"
passage = 2
+++
It is older than [[Red Hill Movement#Media]], which left it.
"#;

const HILL_COUNCIL: &str = r#"---
title: Hill Council
kind: state-body
aliases:
  - the Council of the Hills
tags: [Hills]
---
It governs the hills.
"#;

const HARBOUR_RAID: &str = r#"+++
title = "Raid on the harbour"
summary = "A raid in spring."
kind = "raid"
date = "2023-05-02"
attack_type = ["armed-assault"]
weapon_type = ["firearms"]
[place]
name = "Lima harbour"
country = "PE"
lat = -12.0464
lon = -77.0428
precision = "city"
[target]
name = "the harbour"
type = "transport"
[[perpetrators]]
actor = "red-hill"
certainty = "stated"
source = "harbour"
passage = 1
[[perpetrators]]
actor = "red-hill"
certainty = "claimed"
source = "lake"
passage = 2
[[perpetrators]]
actor = "blue-river"
certainty = "disputed"
source = "harbour"
passage = 2
[[cues]]
all = ["harbour"]
any = ["raid", "raided"]
[[claims]]
property = "killed"
value = 10
qualifier = "at-least"
scope = "total"
source = "harbour"
passage = 1
quote = "at least 10"
[[claims]]
property = "killed"
value = 12
scope = "total"
source = "lake"
passage = 2
[[claims]]
property = "injured"
value = 30
source = "harbour"
passage = 1
+++
The harbour was raided [@harbour#p1].
"#;

const MILL_FIRE: &str = r#"+++
title = "Fire at the mill"
date = "2022-03"
[[perpetrators]]
actor = "red-hill"
certainty = "alleged"
source = "mill"
passage = 1
[[cues]]
all = ["mill", "fire"]
+++
A fire.
"#;

const LIMA_WIRE: &str = r#"+++
title = "Lima Wire"
class = "agency"
country = "PE"
languages = ["es"]
link_policy = "link"
url = "https://wire.example/"
[reliability]
code = "B"
basis = "long record"
+++
An agency.
"#;

const HILL_VOICE: &str = r#"+++
title = "Hill Voice"
class = "propaganda"
url = "https://voice.example/"
[affiliation]
actor = "red-hill"
degree = "official-central"
+++
"#;

const RIVER_WEEKLY: &str = r#"+++
title = "River Weekly"
class = "press"
link_policy = "name-only"
url = "https://weekly.example/"
+++
"#;

const LAKE_NOTE: &str = r#"+++
seed = "lake.txt"
title = "The Lake in Spring"
summary = "On a meeting at the lake."
authors = ["Jane Doe", "John Roe"]
outlet = "river-weekly"
url = "https://weekly.example/lake"
[issued]
date = "2023-05-20"
[rights]
display = "full"
+++
Read with care, says [[about]].
"#;

const LAKE: &str = "\
The Lake in Spring

The Red Hill Group left the Blue River Group in 2015 (Lima Wire, May 3, 2016). The Hill Council said so.

The RHG has 300 members. It raided the harbour in May, and 12 people were killed (Lima Wire, April 2; Hill Voice, May 3).

The Movement spoke of “Red Hill Group” as its name (Sea Post, May 4, 2023).
";

const HARBOUR_NOTE: &str = r#"+++
seed = "harbour.txt"
outlet = "lima-wire"
derived_from = ["lake"]
url = "https://wire.example/harbour"
[issued]
date = "2023-05-03"
basis = "inferred"
why = "The raid was the day before."
[rights]
display = "full"
+++
"#;

const HARBOUR: &str = "\
Harbour Raided

The Red Hill Group raided the harbour yesterday, and at least 10 people were killed. Another 30 were injured.

The Blue River Group and the Hill Council denied the raid on the harbour.

Some 400 belong to the Red Hill Movement, as far as anybody can tell.
";

const MILL_NOTE: &str = r#"+++
seed = "mill.txt"
[issued]
date = "2022-03"
[rights]
display = "excerpt"
excerpt_words = 12
+++
"#;

const MILL: &str = "\
The Mill is Gone

A fire at the mill was laid by the Red Hill Group. The mill had stood for many years.

Nobody in the valley had thought that it would burn so fast.
";

const SPRING: &str = r#"+++
title = "A spring of raids"
summary = "What happened in spring."
date = "2023-06-01"
authors = ["Ann Poe", "Max Moe"]
tags = ["hills"]
[[judgements]]
text = "The raids will go on."
likelihood = "likely"
confidence = "moderate"
+++
The Red Hill Group raided [[harbour-raid]] [@harbour#p1]. It had said so before [@lake#p2], and after [@harbour#p1].
"#;

const WINTER: &str = r#"+++
title = "A quiet winter"
date = "2022-12"
+++
The Blue River Group was quiet.
"#;

/// The texts of the elements that a selector finds.
fn texts(element: &Element, selector: &str) -> Vec<String> {
    element.all(selector).into_iter().map(Element::text).collect()
}
