//! Numbers that were joined to the words before them.

use super::*;

/// Finds the references of a text with notes from 1 to `n_notes`: each as its marker and the word that it is joined to.
fn check(text: &str, n_notes: usize, expected: &[&str]) {
    let known: Vec<String> = (1..=n_notes).map(|number| number.to_string()).collect();
    let is_known = |marker: &str| known.iter().any(|known| known == marker);
    let found = in_sequence(text, candidates(text, 0..text.len()), is_known, n_notes);
    let found: Vec<String> = found
        .iter()
        .map(|found| {
            format!("{} {}", found.markers.join("+"), &text[found.whole.start..found.span.start])
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_number_after_a_stop_refers_to_a_note() {
    check("It fell.1 It rose.2", 2, &["1 .", "2 ."]);
    check("“It fell.”1 He left,2 and it rose!3", 3, &["1 ”", "2 ,", "3 !"]);
    check("It fell.2 It rose.2", 2, &["2 .", "2 ."]);
    check("It fell (in spring)1 and rose.2", 2, &["1 )", "2 ."]);
    check("It fell.1,3 It rose.2–3", 3, &["1+3 .", "2+3 ."]);
    check("It fell by 40%1 and rose.2", 2, &["1 %", "2 ."]);
    check("“It fell”;1 he left.2", 2, &["1 ;", "2 ."]);
    check("It fell in 2019.1 It rose.2", 2, &["1 .", "2 ."]);
    check("It grew by 2019.5 feet.1 It fell at 10:30 at night.2", 2, &["1 .", "2 ."]);
    check("It fell.4", 2, &[]);
}

#[test]
fn a_number_after_a_letter_stands_where_it_is_due() {
    check("The lake1 fell.2 It rose3—at last.", 3, &["1 lake", "2 .", "3 rose"]);
    check(
        "The boats1 and the ferries2 left the harbour3.",
        3,
        &["1 boats", "2 ferries", "3 harbour"],
    );
    check(
        "Die Fähren1 und Boote2 lagen still3, wie immer.",
        3,
        &["1 Fähren", "2 Boote", "3 still"],
    );
    check("Озеро1 замёрзло2 весной.3", 3, &["1 Озеро", "2 замёрзло", "3 ."]);
    // One of five is not the way that the notes are referred to.
    check("The Falcon1 left.", 5, &[]);
    check("Formula3 was on the lake.1 It fell.2 It rose.3", 3, &["1 .", "2 .", "3 ."]);
    check("The Apollo8 and the lake1 fell.2 It rose.3", 8, &["2 .", "3 ."]);
}

#[test]
fn a_figure_is_split_where_the_number_is_due() {
    check("The lake1 has 2,0002 boats.3", 3, &["1 lake", "2 2,000", "3 ."]);
    check("It fell.1 It rose in 20222 and left.3", 3, &["1 .", "2 2022", "3 ."]);
    check("It fell.1 It has 2,000 boats and 12345 nets.2", 2, &["1 .", "2 ."]);
    check("It fell.1 It rose.2 It has 2,0009 boats.3", 9, &["1 .", "2 .", "3 ."]);
}

#[test]
fn names_and_figures_with_numbers_are_no_references() {
    let text = "It took H2O, COVID-19, F-16s, an F16 and a Mk2 of v1.2 at 3.14 and no.2, p.3, fig.1 \
                of 2024. In 2019, art.4 and e.g.5 of the G20 and A4, 1,300 boats, 10:30 and B2B fell.";
    check(text, 9, &[]);
    check("He wrote to a1@post.example and post.example/a1 of COVID19 and Su35.", 2, &[]);
    check("The Boeing737 left. The Boeing737 came.1", 737, &["1 ."]);
}

#[test]
fn a_letter_refers_to_a_note_between_sentences() {
    let letters_of = |text: &str| -> Vec<String> {
        let found = letters(text, 0..text.len(), |marker| ["a", "b"].contains(&marker));
        found.into_iter().map(|found| format!("{} {}", found.marker, found.span.start)).collect()
    };
    assert_eq!(letters_of("It fell.a It rose.2 b The lake"), ["a 8", "b 20"]);
    assert!(letters_of("It is a lake. It has a ferry and b. a boat, the U.S.a The").is_empty());
}

#[test]
fn each_number_is_met_once() {
    for piece in ["lake1 ", "end.2 ", "1,", "2,0003 ", "20224", "a.1,2,3 "] {
        work::assert_linear(300, |size| {
            let text = format!("x {}", piece.repeat(size));
            let found = candidates(&text, 0..text.len());
            in_sequence(&text, found, |_| true, 3);
        });
    }
}
