//! Names: which spellings are found, at which positions, and which of several wins.

use super::*;
use Strength::{Not, Strong, Weak};

#[test]
fn the_longest_name_wins() {
    let lexicon = lexicon(&[
        (0, Strong, "Islamic State|IS"),
        (1, Strong, "Islamic State Khorasan Province|Islamic State-Khorasan"),
        (2, Strong, "Voice of Khorasan"),
        (3, Strong, "Khorasan"),
    ]);
    check(
        &lexicon,
        &[
            "The {0:Islamic State} and {1:Islamic State Khorasan Province} met.",
            "{1:Islamic State-Khorasan}, {1:Islamic State–Khorasan}; {2:Voice of Khorasan} in {3:Khorasan}",
            "{0:IS} {3:Khorasan} is, so it is said, {0:IS}.",
        ],
    );
}

#[test]
fn a_longest_match_that_fails_hides_nothing() {
    let mut lexicon =
        lexicon(&[(0, Strong, "Islamic State"), (1, Strong, "Islamic State in Khorasan")]);
    check(&lexicon, &["The {0:Islamic State} in Khorasania, the {0:Islamic State} in khorasan"]);
    lexicon.names[1].not_before = owned(&["talks"]);
    check(&lexicon, &["{0:Islamic State} in Khorasan talks, {1:Islamic State in Khorasan} said"]);
}

#[test]
fn of_two_that_overlap_the_first_wins() {
    let lexicon = lexicon(&[(0, Strong, "Red Star Alliance"), (1, Strong, "Alliance Day")]);
    check(&lexicon, &["the {0:Red Star Alliance} Day and the {1:Alliance Day}"]);
}

#[test]
fn a_weak_name_is_found_as_such_and_hides_shorter_ones() {
    let lexicon =
        lexicon(&[(0, Strong, "Khorasan Province|Taliban"), (1, Weak, "Taliban Khorasan|Emirate")]);
    check(&lexicon, &["{weak 1:Taliban Khorasan} and the {weak 1:Emirate}, a {0:Taliban} name"]);
}

#[test]
fn a_strong_name_goes_before_the_same_weak_name() {
    check(&lexicon(&[(0, Weak, "Union"), (1, Strong, "Union")]), &["the {1:Union}"]);
}

#[test]
fn a_hiding_phrase_hides_its_own_entity_alone() {
    let lexicon = lexicon(&[
        (0, Strong, "Emirate|Islamic Emirate"),
        (0, Not, "First Islamic Emirate of Oz"),
        (1, Strong, "Oz"),
    ]);
    check(
        &lexicon,
        &[
            "The first Islamic Emirate of {1:Oz}; the {0:Islamic Emirate} of {1:Oz}; a First {0:Islamic Emirate} of Ozland",
        ],
    );
}

#[test]
fn names_stand_between_boundaries() {
    let lexicon =
        lexicon(&[(0, Strong, "IS|Taliban"), (1, Strong, "US|U.S."), (2, Strong, "Russia")]);
    check(
        &lexicon,
        &[
            "pro-{0:IS}, anti-{0:Taliban}, {0:Taliban}-{2:Russia}, {0:Taliban}—{2:Russia} ({0:IS})",
            "{0:IS}' own, {0:IS}’s, {0:Taliban}’s and “{0:Taliban} 2.0”, ‘{0:Taliban}’",
            "the {1:U.S.}, {1:U.S.}-led, in the {1:U.S.} They left the {1:US}. USA told us. post-{1:U.S.} {2:Russia}",
            "Russian Russians Talibans RussiaIS U.S.S.R. @IS https://example.org/IS",
            "[{0:IS}][1] {0:Taliban}[2] {0:Taliban}², #{0:IS}",
        ],
    );
}

#[test]
fn marks_may_be_part_of_a_name() {
    let lexicon = lexicon(&[
        (0, Strong, "Du'at Al-Falah|Tafa'ul Mustamirr|Bayda' Al-Noor|Bayda'"),
        (1, Strong, "'Ajnad|\"Epic\" Series|Go!"),
        (2, Strong, "Du"),
    ]);
    check(
        &lexicon,
        &[
            "{0:Du'at Al-Falah} or {0:Du’at al‑Falah}'s, {0:Tafaʿul Mustamirr}, {0:Bayda’ Al-Noor}, {0:Bayda'}, {0:Bayda'}'s",
            "{1:'Ajnad} and the {1:“Epic” Series}, {1:Go!} said {2:Du}, not Du'at",
        ],
    );
}

#[test]
fn spelling_does_not_matter_where_it_says_nothing() {
    let lexicon = lexicon(&[
        (0, Strong, "Hurriyet Gazetesi|Erdoğan"),
        (1, Strong, "al-Qaeda"),
        (2, Strong, "Талибан"),
    ]);
    check(
        &lexicon,
        &[
            "{0:Hürriyet\u{a0}Gazetesi}, {0:Hurriyet \n Gazetesi}, {0:Erdogan}, {0:Erdog\u{306}an}, {0:Erdo\u{ad}ğan}",
            "{1:Al-Qaeda} {1:al–Qaeda} {1:Al Qaeda} {2:Талибан} талибан Талибана",
        ],
    );
}

#[test]
fn the_words_beside_a_name_may_forbid_it() {
    let mut lexicon = lexicon(&[(0, Strong, "Moscow|UN")]);
    for name in &mut lexicon.names {
        name.not_after = owned(&["in", "the city of", "near*", "US"]);
        name.not_before = owned(&["attack*", "City Hall"]);
    }
    check(
        &lexicon,
        &[
            "{0:Moscow} said so. In Moscow, in “Moscow”, the city of Moscow, nearby Moscow. In the {0:Moscow} of old",
            "the Moscow attacks, Moscow’s attack, Moscow-attack, {0:Moscow}, attack; Moscow City Hall, {0:Moscow} city halls",
            "told us {0:Moscow} would; the US Moscow; begin {0:Moscow}; in. {0:Moscow}",
            "aid in {0:Moscow}’s efforts; at Moscow’s City Hall",
        ],
    );
}

#[test]
fn one_name_for_two_entities_is_told_apart_by_context() {
    let mut lexicon = lexicon(&[(0, Strong, "Moscow"), (1, Weak, "Moscow")]);
    lexicon.names[0].not_after = owned(&["in"]);
    check(&lexicon, &["{0:Moscow} met envoys in {weak 1:Moscow}."]);
}

#[test]
fn a_headline_in_capitals_holds_names() {
    let lexicon = lexicon(&[(0, Strong, "Taliban"), (1, Strong, "Russia"), (2, Strong, "US|IS")]);
    check(
        &lexicon,
        &[
            "{0:TALIBAN} AND {1:RUSSIA}",
            "WHAT IS NEXT FOR US",
            "{1:RUSSIA}",
            "KABUL: the TALIBAN said",
        ],
    );
}

#[test]
fn blank_names_are_never_found() {
    check(&lexicon(&[(0, Strong, "| |-|’|...")]), &["a - b ' c ... d", ""]);
}

#[test]
fn a_shield_hides_what_stands_inside_it_and_is_never_found() {
    let mut lexicon = lexicon(&[(0, Strong, "Example Front")]);
    lexicon.shields = owned(&["Example Front North"]);
    check(&lexicon, &["{0:Example Front} and Example Front North, then {0:Example Front}"]);
}

#[test]
fn a_word_in_small_letters_is_no_name() {
    check(
        &lexicon(&[(0, Strong, "Shell"), (1, Strong, "Islamic State")]),
        &["{0:Shell} said a shell fell.", "the {1:islamic State}; {1:Islamic State}"],
    );
}

#[test]
fn a_common_word_that_begins_a_sentence_needs_a_second_sign() {
    let lexicon = lexicon(&[(0, Strong, "Hope"), (1, Strong, "Telvia")]);
    check(&lexicon, &["Hope is not lost. Hope left them.", "{1:Telvia} grew."]);
    check(&lexicon, &["Hope is large. They sold to {0:Hope}."]);
    check(&lexicon, &["{0:Hope} said it grew."]);
    check(&lexicon, &["Telvia prices rose. They bought a telvia."]);
}

#[test]
fn a_name_within_a_longer_one_is_none() {
    check(
        &lexicon(&[(0, Strong, "Telvia"), (1, Strong, "Hope")]),
        &[
            "{0:Telvia} is not the Telvia Company, nor the Bank of Hope, nor Lake Hope, where {1:Hope} is.",
        ],
    );
}

#[test]
fn names_that_differ_in_capitals_are_two() {
    check(
        &lexicon(&[(0, Strong, "Dawn"), (1, Strong, "DAWN")]),
        &["The {0:Dawn} is not the {1:DAWN}.", "DAWN AND OTHERS MEET"],
    );
}

#[test]
fn an_acronym_that_a_document_defines_is_a_name() {
    let lexicon = lexicon(&[(0, Strong, "Joint Relief Council"), (1, Strong, "Lima Wire")]);
    check(
        &lexicon,
        &[
            "JRC? {0:Joint Relief Council} ({0:JRC}) met.",
            "{0:JRC} and {1:Lima Wire} (Lima, 2020) met, JRCs too.",
        ],
    );
    check(&lexicon, &["The {0:JRC} ({0:Joint Relief Council}) met."]);
    check(&lexicon, &["JRC met."]);
}

#[test]
fn a_place_is_told_from_its_government() {
    let mut lexicon = lexicon(&[(0, Strong, "Zubria")]);
    lexicon.names[0].not_after = owned(&["in"]);
    check(
        &lexicon,
        &[
            "{0:Zubria} said so in southern Zubria, in the north of Zubria, across eastern and southern Zubria.",
            "ZUBRIA, March 3 (Wire) - It rained in Zubria, {0:Zubria} said.",
            "Zubria: It rained. Of {0:Zubria}’s northern towns",
        ],
    );
}
