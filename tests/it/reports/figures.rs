//! What reports draw.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{data, site};

/// The marks of a drawing.
pub(super) fn marks(drawn: &Value) -> impl Iterator<Item = &Value> {
    drawn["graphic"]["marks"].as_array().expect("marks").iter()
}

#[test]
fn attacks_stand_in_the_order_of_time_in_words_and_drawn() {
    let data = data(&site(), &["--all"]);
    let rows = |key: &str, name: &str| {
        let rows = data[key].as_array().expect("rows").iter();
        rows.map(|row| row[name].as_str().expect("text").to_owned()).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(rows("chronology", "date"), "2022; 3 May 2023; ");
    let killed = data["chronology"].as_array().expect("rows").iter().map(|row| &row["figures"]);
    assert_eq!(data["figure_columns"], json!(["Killed"]));
    assert_eq!(
        killed.collect::<Vec<_>>(),
        [&json!([""]), &json!(["12, or 14 and more"]), &json!([""])]
    );
    assert_eq!(
        data["chronology"][1]["perpetrators"],
        json!(["Red Hill Group (claimed by the group)"])
    );
    let linked =
        marks(&data["lanes"]).filter(|mark| mark["to"].as_str().is_some_and(|to| !to.is_empty()));
    let linked = linked.map(|mark| mark["to"].as_str().unwrap_or_default());
    assert_eq!(
        linked.collect::<BTreeSet<_>>(),
        BTreeSet::from(["attacks/hill-plot", "attacks/lake-raid"])
    );
}

#[test]
fn a_date_without_a_beginning_is_drawn_with_an_open_end() {
    let site = site()
        .note("attacks/night-raid.md", "+++\ntitle = \"Raid by Night\"\ndate = \"../2021\"\n+++\n");
    let data = data(&site, &["attacks/night-raid", "attacks/hill-plot"]);
    assert_eq!(data["chronology"][0]["date"], "until 2021");
    let open = marks(&data["lanes"]).filter(|mark| mark["class"] == "bar dashed");
    assert_eq!(open.count(), 1);
}

#[test]
fn attacks_that_have_a_date_are_not_said_to_have_none() {
    let site = (1..=25).fold(site(), |site, day| {
        let note = format!("+++\ntitle = \"Raid {day}\"\ndate = \"2023-06-{day:02}\"\n+++\n");
        site.note(&format!("attacks/raid-{day}.md"), &note)
    });
    let notes = data(&site, &["--all"])["lanes"]["notes"].to_string();
    assert!(notes.contains("The latest 24 of 27 with a date are shown."), "{notes}");
    assert!(notes.contains("1 without a date"), "{notes}");
}
