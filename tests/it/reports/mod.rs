//! Reports: what goes into them, what their templates see, and what is refused.

use std::fs;

use serde_json::Value;

use crate::site_test::{Run, SiteTest};

mod contents;
mod direction;
mod errors;
mod figures;
mod forms;
mod selection;
#[cfg(feature = "pdf")]
mod website;
mod withheld;

/// Two groups, three attacks, two outlets, a briefing and two articles.
fn site() -> SiteTest {
    SiteTest::new()
        .note(
            "actors/red-hill.md",
            "+++\ntitle = \"Red Hill Group\"\naliases = [\"RHG\"]\nkind = \"armed-group\"\ntags = [\"hills\"]\nupdated = 2023-04-01\n[[relations]]\ntype = \"opposes\"\ntarget = \"blue-river\"\nsource = \"lake\"\npassage = 1\n+++\n## Media\n\nIt runs a paper [@lake#p1].\n",
        )
        .note(
            "actors/blue-river.md",
            "+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\n+++\nOf the river.\n",
        )
        .note(
            "attacks/lake-raid.md",
            "+++\ntitle = \"Raid at the Lake\"\nkind = \"raid\"\ndate = \"2023-05-03\"\ntags = [\"lakes\"]\n[place]\nname = \"the lake\"\n[[perpetrators]]\nactor = \"red-hill\"\ncertainty = \"claimed\"\nsource = \"lake\"\npassage = 1\n[[claims]]\nproperty = \"killed\"\nvalue = 12\nsource = \"lake\"\npassage = 1\nquote = \"12 people\"\n[[claims]]\nproperty = \"killed\"\nvalue = 14\nqualifier = \"at-least\"\nsource = \"hill\"\npassage = 1\n+++\nIt was [[red-hill#Media|told in a paper]] [@lake#p1; @hill#p1].\n",
        )
        .note(
            "attacks/hill-plot.md",
            "+++\ntitle = \"Plot on the Hill\"\nkind = \"plot\"\ndate = \"2022\"\n+++\nNothing came of it [@hill#p1].\n",
        )
        .note("attacks/night-raid.md", "+++\ntitle = \"Raid by Night\"\n+++\nNobody knows when.\n")
        .note("outlets/lima-wire.md", "+++\ntitle = \"Lima Wire\"\nclass = \"agency\"\n[reliability]\ncode = \"B\"\n+++\n")
        .note("outlets/hill-paper.md", "+++\ntitle = \"Hill Paper\"\nclass = \"press\"\n+++\n")
        .note(
            "briefings/spring.md",
            "+++\ntitle = \"Spring at the lake\"\ndate = \"2023-06\"\nauthors = [\"A. Writer\", \"B. Editor\"]\n[[judgements]]\ntext = \"More will come.\"\nlikelihood = \"likely\"\nconfidence = \"low\"\n+++\nThe Red Hill Group came [@lake#p1]. So did others[^1].\n\n[^1]: The Blue River Group [@hill#p1].\n",
        )
        .seed(
            "lake.txt",
            "The Lake in Spring\n\nThe Red Hill Group met at the lake (Lima Wire, May 3, 2023), and 12 people died there, as the Red Hill Group said.\n",
        )
        .note(
            "sources/lake.md",
            "+++\nseed = \"lake.txt\"\noutlet = \"lima-wire\"\ncredibility = 2\nauthors = [\"C. Doe\"]\n[issued]\ndate = \"2023-05-04\"\n[rights]\ndisplay = \"full\"\n+++\n",
        )
        .source(
            "hill",
            "The Hill in Spring\n\nThe Blue River Group came to the hill, and at least 14 people died at the lake (Hill Paper, May 5, 2023; Lima Wire, May 5, 2023).\n",
        )
}

/// A site whose settings name reports.
fn named(reports: &str) -> SiteTest {
    site().file("site.toml", format!("title = \"T\"\n{reports}"))
}

/// Asks for a report as its files.
fn report(site: &SiteTest, args: &[&str]) -> Run {
    let output = site.path("out");
    let output = output.to_str().expect("a path in Unicode");
    // A folder that is there would be refused.
    let _ = fs::remove_dir_all(output);
    site.run(&[&["report", "--format", "typst", "--output", output], args].concat())
}

/// The data of a report.
fn data(site: &SiteTest, args: &[&str]) -> Value {
    report(site, args).succeeds();
    let json = fs::read(site.path("out/data.json")).expect("the data");
    serde_json::from_slice(&json).expect("JSON")
}

/// The entries of a report, in order.
fn entries(data: &Value) -> Vec<&str> {
    let parts = data["parts"].as_array().into_iter().flatten();
    let entries = parts.flat_map(|part| part["entries"].as_array().into_iter().flatten());
    entries.filter_map(|entry| entry["id"].as_str()).collect()
}

/// The entry with an id.
fn entry<'a>(data: &'a Value, id: &str) -> &'a Value {
    let parts = data["parts"].as_array().into_iter().flatten();
    let mut entries = parts.flat_map(|part| part["entries"].as_array().into_iter().flatten());
    entries.find(|entry| entry["id"] == id).unwrap_or_else(|| panic!("no entry {id} in {data:#}"))
}
