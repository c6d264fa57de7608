//! How many were killed in an attack, on its page and in the list of attacks.

use crate::site_test::{Run, SiteTest};

use super::texts;

/// Builds attacks, each with the keys of its claims on the killed.
fn attacks(attacks: &[(&str, &[&str])]) -> Run {
    let text =
        "The Lake in Spring\n\nNobody came to the lake that year, as far as anybody knows.\n";
    let site = SiteTest::new().source("lake", text);
    let site = attacks.iter().fold(site, |site, (id, claims)| {
        let claims = claims.iter().map(|keys| {
            format!("[[claims]]\nproperty = \"killed\"\n{keys}\nsource = \"lake\"\npassage = 1\n")
        });
        let claims = claims.collect::<String>();
        site.note(
            &format!("attacks/{id}.md"),
            &format!("+++\ntitle = \"Raid {id}\"\n{claims}+++\n"),
        )
    });
    site.build().succeeds()
}

/// The cell of the list that says how many were killed, with what it is sorted by.
fn killed(run: &Run) -> Vec<(String, String)> {
    let page = run.page("attacks/index.html");
    let column = texts(page.one("table.index thead"), "th");
    let column = column.iter().position(|label| label == "Killed").expect("a column");
    let rows = page.all("table.index tbody tr").into_iter();
    let cell = rows.map(|row| {
        let cells = row.all("td");
        let cell = cells[column - 1];
        (cell.text(), cell.attribute("data-sort").unwrap_or_default().to_owned())
    });
    cell.collect()
}

#[test]
fn what_is_not_limited_to_a_part_is_the_total() {
    for claims in [
        ["value = 10", "value = 12\nscope = \"total\""],
        ["value = 10\nscope = \"total\"", "value = 12"],
    ] {
        let run = attacks(&[("a", &[claims[0], claims[1], "value = 3\nscope = \"staff\""])]);
        assert_eq!(killed(&run), [(String::from("10 or 12"), String::from("10"))]);
        let text = run.page("attacks/a/index.html").one("main").text();
        assert!(text.contains("10 or 12"), "{text}");
    }
    let run = attacks(&[("a", &["value = 3\nscope = \"staff\""])]);
    assert_eq!(killed(&run)[0].0, "3 (staff)");
}

#[test]
fn the_list_sorts_by_the_least_number_however_it_is_shown() {
    let run = attacks(&[
        ("a", &["value = 12500"]),
        ("b", &["value = 300", "value = 1000000\nqualifier = \"up-to\""]),
        ("c", &["value = \"2 or 3 dozen\""]),
    ]);
    let killed = killed(&run);
    assert_eq!(killed[0].0, "12 500", "a narrow space between the thousands");
    let sort = killed.iter().map(|(_, sort)| sort.as_str()).collect::<Vec<_>>();
    assert_eq!(sort, ["12500", "300", ""]);
}

#[test]
fn words_in_either_case_are_one_value() {
    let run =
        attacks(&[("a", &["value = \"Dozens\"", "value = \"Scores\"", "value = \"dozens\""])]);
    assert_eq!(killed(&run)[0].0, "Dozens or Scores");
    let run = attacks(&[("a", &["value = \"Dozens\"", "value = \"dozens\""])]);
    assert_eq!(killed(&run)[0].0, "Dozens");
}
