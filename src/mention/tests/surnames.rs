//! Surnames: which persons are found by one, and which are others.

use super::*;
use Strength::{Strong, Weak};

fn people() -> Lexicon {
    let mut lexicon = lexicon(&[
        (0, Strong, "Abu Salim al-Masri|Salim Hadi"),
        (1, Strong, "Colin P. Lund|Dr. Colin Lund"),
        (2, Strong, "Anna Lund"),
        (3, Strong, "Mullah Karim|Mullah Karim Akhund"),
        (4, Strong, "Jan van der Berg"),
        (5, Strong, "Berg Institute|Hadi Foundation"),
        (6, Weak, "Lund|Lund Report"),
        (7, Strong, "Maria Stone"),
        (8, Strong, "Stone"),
    ]);
    lexicon.people = vec![0, 1, 2, 3, 4, 7];
    lexicon
}

#[test]
fn a_person_goes_on_under_the_surname() {
    check(
        &people(),
        &[
            "",
            "",
            "Al-Masri or Karim or van der Berg: nobody yet",
            "{0:Abu Salim al-Masri}’s speech; {surname 0:al-Masri} said, {surname 0:Al-Masri}’s, “{surname 0:Masri}",
            "Caliph {surname 0:al-Masri}, President {surname 0:Masri}, anti-{surname 0:Masri}, in the {surname 0:al-Masri} report",
            "{3:Mullah Karim}; {surname 3:Karim} left. {4:Jan van der Berg} and {surname 4:van der Berg}, {surname 4:Van der Berg}",
        ],
    );
}

#[test]
fn only_the_surname_of_the_name_that_was_used_is_known() {
    check(&people(), &["{0:Salim Hadi} or al-Masri? {surname 0:Hadi} of the {5:Hadi Foundation}"]);
}

#[test]
fn another_name_around_it_makes_it_somebody_else() {
    check(
        &people(),
        &[
            "{0:Abu Salim al-Masri} spoke.",
            "Omar al-Masri, Hassan Masri, bin Masri, the Masri Brigade, el-Masri, al-Masri al-Hadi, J. Masri, masri, Masris",
            "When {surname 0:Masri} spoke. {surname 0:Masri} spoke, then {surname 0:Masri}",
        ],
    );
}

#[test]
fn a_surname_that_two_share_means_neither() {
    check(
        &people(),
        &[
            "{1:Colin P. Lund} met. {surname 1:Lund} told {2:Anna Lund} so. {weak 6:Lund} said.",
            "Dr. {weak 6:Lund}",
        ],
    );
}

#[test]
fn names_go_before_surnames_unless_they_are_weak() {
    check(
        &people(),
        &[
            "{weak 6:Lund} then. {1:Dr. Colin Lund}, said {surname 1:Lund} in the {weak 6:Lund Report}. {7:Maria Stone}, {8:Stone}",
        ],
    );
}

#[test]
fn a_document_knows_nothing_of_another() {
    let lexicon = people();
    let matcher = Matcher::new(&lexicon, sentences);
    assert_eq!(matcher.find(&english(&["Anna Lund", "said Lund"]))[1][0].by, MatchKind::Surname);
    assert_eq!(matcher.find(&english(&["said Lund"]))[0][0].by, MatchKind::Weak);
}

#[test]
fn only_people_have_surnames() {
    check(&lexicon(&[(0, Strong, "Free Press")]), &["{0:Free Press}, the Press"]);
}

#[test]
fn the_title_may_have_the_surname_of_somebody_whom_the_text_introduces() {
    check(&people(), &["What {surname 0:Hadi} said", "{0:Salim Hadi} spoke."]);
}

#[test]
fn a_full_name_has_other_forms() {
    check(
        &lexicon_of_people(&[(0, "Tarek Osman"), (1, "Anna Osman")]),
        &[
            "{0:Tarek M. Osman}, {0:Tarek Ahmed Osman}, {0:OSMAN Tarek} and {0:Osman, Tarek} met.",
            "{surname 0:T. Osman} left, {surname 0:Osman} said; Samir Osman and A. Osman stayed, as the Osman family did.",
        ],
    );
}

fn lexicon_of_people(people: &[(u32, &str)]) -> Lexicon {
    let names = people.iter().map(|(entity, text)| name(*entity, Strong, text)).collect();
    let people = people.iter().map(|(entity, _)| *entity).collect();
    Lexicon { names, people, ..Lexicon::default() }
}

#[test]
fn the_lead_has_surnames_of_people_introduced_after_it() {
    let lexicon = Lexicon { people: vec![0], ..lexicon(&[(0, Strong, "Tarek Holm")]) };
    check(&lexicon, &["{surname 0:Holm} leaves", "{surname 0:Holm} left.", "{0:Tarek Holm} left."]);
    check(&lexicon, &["A baker", "Lena Holm fell. Holm said so. {0:Tarek Holm} left."]);
}

#[test]
fn a_relative_takes_the_form_of_address() {
    let lexicon = Lexicon { people: vec![0], ..lexicon(&[(0, Strong, "Tarek Holm")]) };
    check(
        &lexicon,
        &[
            "",
            "{0:Tarek Holm} and Mr {surname 0:Holm} left. Clara Holm stayed, and Mrs Holm spoke. {surname 0:Holm} left.",
        ],
    );
}

#[test]
fn of_two_surnames_the_first_or_both_stand_alone_in_some_languages() {
    let lexicon =
        Lexicon { people: vec![0], ..lexicon(&[(0, Strength::Strong, "Elena Soto Varela")]) };
    check_in(
        "es",
        &lexicon,
        &[
            "{0:Elena Soto Varela} habló. {surname 0:Soto} y {surname 0:Soto Varela}; {0:Elena Soto}.",
        ],
    );
    check_in(
        "pt-BR",
        &lexicon,
        &["{0:Elena Soto Varela}: {surname 0:Soto Varela} e {surname 0:Varela}, Soto."],
    );
    check(&lexicon, &["{0:Elena Soto Varela} met Soto and {surname 0:Varela}."]);
}
