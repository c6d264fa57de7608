//! Dates as they are written.

use super::*;

fn check(written: &str, expected: &str) {
    let read = read(written).map(|read| {
        let part =
            |number: Option<i16>| number.map_or("?".to_string(), |number| number.to_string());
        let WrittenDate { year, month, day } = read.date;
        let coarser = if read.coarser { " coarser" } else { "" };
        let rest = &written[read.length..];
        format!(
            "{}-{}-{}{coarser}|{rest}",
            part(year),
            part(month.map(i16::from)),
            part(day.map(i16::from))
        )
    });
    assert_eq!(read.as_deref().unwrap_or("none"), expected, "{written}");
}

#[test]
fn the_usual_forms_are_read() {
    check("July 19, 2024", "2024-7-19|");
    check("July 19", "?-7-19|");
    check("19 July 2024.", "2024-7-19|.");
    check("Aug. 17, 2021", "2021-8-17|");
    check("Sept. 3", "?-9-3|");
    check("3rd of May, 2020", "2020-5-3|");
    check("May 3rd, 2020", "2020-5-3|");
    check("July 2024", "2024-7-?|");
    check("2024-07-19", "2024-7-19|");
    check("2024-07-19T10:30:00Z", "2024-7-19|");
    check("2024-07", "2024-7-?|");
    check("2024", "2024-?-?|");
    check("Friday, July 19, 2024", "2024-7-19|");
    check("July\u{a0}19, 2024", "2024-7-19|");
    check("March 26, 28", "?-3-26|, 28");
    check("19.07.2024", "2024-7-19|");
}

#[test]
fn a_date_is_never_more_exact_than_it_is_written() {
    check("July 3–5, 2024", "2024-7-? coarser|");
    check("3-5 July 2024", "2024-7-? coarser|");
    check("03/05/2024", "2024-?-? coarser|");
    check("13/05/2024", "2024-5-13|");
    check("05/13/2024", "2024-5-13|");
}

#[test]
fn what_no_calendar_has_is_no_date() {
    for written in [
        "February 30, 2024",
        "July 45",
        "2024-13-01x",
        "may 3",
        "Marching 3",
        "July",
        "",
        "12",
        "3 Maybe",
        "10:30",
    ] {
        check(written, "none");
    }
}

#[test]
fn edtf_goes_both_ways() {
    for edtf in ["2024-07-19", "2024-07", "2024"] {
        assert_eq!(edtf.parse::<CivilDate>().map(|date| date.edtf()).as_deref(), Ok(edtf));
    }
    for wrong in ["2024-7", "2024-02-30", "July", "", "2024-07-19-01", "2024-13"] {
        assert!(wrong.parse::<CivilDate>().is_err(), "{wrong}");
    }
}

#[test]
fn dates_are_found_in_mid_text() {
    let text = "Written on May 3, 2020, revised 2021-01-02; see page 2000x and A2020.";
    let found: Vec<_> = all(text).map(|(span, _)| &text[span]).collect();
    assert_eq!(found, ["May 3, 2020", "2021-01-02"]);
}
