//! Citations as articles write them.

use crate::article::PassageNumber;
use crate::rule::{self, Rule};

use super::*;

/// Reads the citations of a text that appeared in July 2024, one line for each item: `outlet date basis`.
fn read_all(text: &str, issued: Option<&str>) -> (Vec<String>, Vec<&'static Rule>) {
    let issued = issued.map(|date| date.parse().expect("tests give good dates"));
    let mut remarks = Vec::new();
    let works = Bibliography::default();
    let citing = Citing { text, issued, works: &works, links: &[] };
    let (citations, _) = find(&citing, 0..text.len(), PassageNumber::found(1), &mut remarks);
    let lines = citations.iter().flat_map(|citation| &citation.items).map(line).collect();
    (lines, remarks.into_iter().map(|remark| remark.rule).collect())
}

fn line(item: &CitationItem) -> String {
    let outlet = item.outlet.as_ref().map_or("-", |outlet| outlet.value.as_str());
    let date = item.date.map_or("-".to_string(), |date| date.edtf());
    let inferred = if item.year == YearBasis::Inferred { "?" } else { "" };
    let see = if item.see { "see " } else { "" };
    format!("{see}{outlet} {date}{inferred}")
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(read_all(text, Some("2024-07")).0, expected, "{text}");
}

fn check_remarks(text: &str, expected: &[&'static Rule]) {
    assert_eq!(read_all(text, Some("2024-07")).1, expected, "{text}");
}

#[test]
fn an_outlet_and_a_date_make_a_citation() {
    check("It fell (Wire, July 1, 2019).", &["Wire 2019-07-01"]);
    check("Did it (Wire, July 1, 2019)?", &["Wire 2019-07-01"]);
    check(
        "It (Rivers and Lakes Quarterly, September 13, 2019) fell.",
        &["Rivers and Lakes Quarterly 2019-09-13"],
    );
    check("(US Department of Rivers, April 13, 2006)", &["US Department of Rivers 2006-04-13"]);
    check("(The Lima Post, 3 May 2021)", &["The Lima Post 2021-05-03"]);
    check("(Smith & Sons, May 2021)", &["Smith & Sons 2021-05"]);
    check("(Wire, Aug. 17, 2021)", &["Wire 2021-08-17"]);
    check("(Wire, Sept. 2021)", &["Wire 2021-09"]);
    check("(Wire, 2021-05-03)", &["Wire 2021-05-03"]);
    check("(example.org, May 3, 2021)", &["example.org 2021-05-03"]);
    check("(al-Nahar, May 3, 2021)", &["al-Nahar 2021-05-03"]);
    check("(Wire [Lima], May 3, 2021)", &["Wire [Lima] 2021-05-03"]);
    check("(Telegram, River Channel, May 3, 2021)", &["Telegram, River Channel 2021-05-03"]);
    check("(Wire, July\u{a0}1, 2019)", &["Wire 2019-07-01"]);
}

#[test]
fn several_items_share_a_parenthesis() {
    check("(Wire, May 3, 2021; Post, May 4, 2021)", &["Wire 2021-05-03", "Post 2021-05-04"]);
    check("(Wire, March 26, 28)", &["Wire 2024-03-26?", "Wire 2024-03-28?"]);
    check("(Wire, March 26, 28, 2021)", &["Wire 2021-03-26", "Wire 2021-03-28"]);
    check("(Wire, March 26 and 28)", &["Wire 2024-03-26?", "Wire 2024-03-28?"]);
    check("(Wire, August 17, 2021, May 27)", &["Wire 2021-08-17", "Wire 2024-05-27?"]);
    check("(Wire, May 3; Post, May 4)", &["Wire 2024-05-03?", "Post 2024-05-04?"]);
    check("(Wire, May 3, Post, May 4)", &["Wire 2024-05-03?", "Post 2024-05-04?"]);
    check("(Wire, May 3, and Post, May 4)", &["Wire 2024-05-03?", "Post 2024-05-04?"]);
    check("(Wire, May 3;)", &["Wire 2024-05-03?"]);
}

#[test]
fn words_before_the_outlet_are_no_part_of_it() {
    check(
        "(see Wire, March 26; see also Post, May 6; Herald, July 1)",
        &["see Wire 2024-03-26?", "see Post 2024-05-06?", "Herald 2024-07-01?"],
    );
    check("(cf. Wire, May 3, 2021)", &["see Wire 2021-05-03"]);
    check("(See The Post, May 3, 2021)", &["see The Post 2021-05-03"]);
    check("(Seeland Post, May 3, 2021)", &["Seeland Post 2021-05-03"]);
}

#[test]
fn places_in_the_publication_are_left_out() {
    check("(River Journal, no. 4, May 3, 2021)", &["River Journal 2021-05-03"]);
    check("(River Journal, Vol. 20, Issue 1, January 2022)", &["River Journal 2022-01"]);
    check("(River Journal, 15:3, March 2022, p. 12)", &["River Journal 2022-03"]);
    check("(Wire, Monday, March 4, 2024)", &["Wire 2024-03-04"]);
}

#[test]
fn a_year_is_enough_where_a_volume_is_named() {
    check("(River Journal, Vol. 33, No. 1, Spring 2022)", &["River Journal 2022"]);
    check("(River Journal, no. 4, 2021)", &["River Journal 2021"]);
    check("(River Journal 15(3), 2021)", &[]);
    check("(River Journal, 2021)", &[]);
}

#[test]
fn marks_around_a_name_are_no_part_of_it() {
    check("([Wire], May 3, 2021 [in Spanish])", &["Wire 2021-05-03"]);
    check("(“Wire,” May 3, 2021)", &["Wire 2021-05-03"]);
    check("(Wire — May 3, 2021)", &["Wire 2021-05-03"]);
    check("(Wire | 3 May 2021)", &["Wire 2021-05-03"]);
    check("(Wire – 3 May 2021; Post – 4 May 2021)", &["Wire 2021-05-03", "Post 2021-05-04"]);
    check("(Jane Doe, “The Lakes,” The Post, May 3, 2021)", &["The Post 2021-05-03"]);
    check("(Wire, May 3, 2021, accessed May 4, 2021)", &["Wire 2021-05-03"]);
}

#[test]
fn citations_are_read_in_other_languages() {
    check("(Ведомости Озера, 19 июля 2023)", &["Ведомости Озера 2023-07-19"]);
    check("(Курьер, 12 мая; Wire, May 13)", &["Курьер 2024-05-12?", "Wire 2024-05-13?"]);
    check("(см. Курьер, 12 мая 2021 г.)", &["see Курьер 2021-05-12"]);
    check("(Вісник Озера, 12 травня 2021)", &["Вісник Озера 2021-05-12"]);
    check("(Der See, 3. März 2023)", &["Der See 2023-03-03"]);
    check("(Der See, vom 3. März 2023, S. 4)", &["Der See 2023-03-03"]);
    check("(vgl. Seebote, 3.3.2023)", &["see Seebote 2023-03-03"]);
    check("(Le Lac, 3 mars 2023)", &["Le Lac 2023-03-03"]);
    check("(Le Lac, le 1er mars 2023)", &["Le Lac 2023-03-01"]);
    check("(El Lago, 3 de marzo de 2023)", &["El Lago 2023-03-03"]);
    check("(Il Lago, 3 marzo 2023)", &["Il Lago 2023-03-03"]);
    check("(O Lago, 3 de março de 2023)", &["O Lago 2023-03-03"]);
    check("(Göl Postası, 3 Mart 2023)", &["Göl Postası 2023-03-03"]);
    check("(وكالة البحيرة، 3 مارس 2023)", &["وكالة البحيرة 2023-03-03"]);
    check(
        "(وكالة البحيرة، 3 مارس 2023؛ بريد الشمال، 4 مارس 2023)",
        &["وكالة البحيرة 2023-03-03", "بريد الشمال 2023-03-04"],
    );
    check("(خبرگزاری دریاچه، ۱۲ اسفند ۱۴۰۱)", &["خبرگزاری دریاچه 2023-03-03"]);
    for text in [
        "(родился 3 марта 1970)",
        "(умер 3 мая 2021)",
        "(geboren am 3. März 1970)",
        "(né le 3 mars 1970)",
        "(nacido el 3 de marzo de 1970)",
        "(ولد في 3 مارس 1970)",
        "(متولد ۱۲ اسفند ۱۴۰۱)",
        "(3 марта 2021)",
        "(в Москве, 3 марта)",
        "(Foto: See, 3. März 2023)",
        "(Фото: Курьер, 3 марта 2023)",
        "(ООН)",
    ] {
        check(text, &[]);
    }
}

#[test]
fn an_address_of_a_page_is_a_citation() {
    check("It fell (https://post.example/2021/ice).", &["post.example -"]);
    check("It fell (www.post.example/ice).", &["post.example -"]);
    check("It fell (see www.post.example).", &[]);
    check("It fell (www.post.example).", &[]);
    check("It [fell](https://post.example/2021/ice).", &[]);
}

#[test]
fn the_line_under_a_post_is_a_citation() {
    check("— Ann Lee (@annlee) May 13, 2022", &["@annlee 2022-05-13"]);
    check("Ann Lee (@annlee) · 13 May", &["@annlee 2024-05-13?"]);
    check("The lake fell.\n\n— Ann Lee (@annlee) May 13, 2022", &["@annlee 2022-05-13"]);
    check("Ann Lee @annlee · May 13\nThe lake fell.", &["@annlee 2024-05-13?"]);
    check(
        "It fell (Wire, May 3, 2021).\n— Ann Lee (@annlee) May 13, 2022",
        &["Wire 2021-05-03", "@annlee 2022-05-13"],
    );
    check("Ann Lee (@annlee) said on May 13, 2022 that the lake fell.", &[]);
    check("She wrote (@annlee).", &[]);
}

#[test]
fn a_lost_outlet_is_kept_as_unnamed() {
    check("It threatened (, June 29, 2019;, July 7, 2019).", &["- 2019-06-29", "- 2019-07-07"]);
    check_remarks("(, June 29, 2019)", &[&rule::CITATION_WITHOUT_OUTLET]);
}

#[test]
fn a_date_is_never_more_exact_than_it_is() {
    check("(Wire, May 3–5, 2021)", &["Wire 2021-05"]);
    check_remarks("(Wire, May 3–5, 2021)", &[&rule::CITATION_DATE_COARSE]);
    check("(Wire, 03/05/2021)", &["Wire 2021"]);
    check("(Wire, May 2021)", &["Wire 2021-05"]);
    check_remarks("(Wire, December 3)", &[&rule::CITATION_AFTER_ISSUE]);
    let (items, remarks) = read_all("(Wire, May 3)", None);
    assert_eq!((items, remarks), (vec!["Wire -?".to_string()], vec![&rule::CITATION_WITHOUT_YEAR]));
}

#[test]
fn other_parentheses_are_no_citations() {
    for text in [
        "(ISO)",
        "(the treaty of the lakes)",
        "(which was kept by all)",
        "(\"Constant Flow\")",
        "(the agreement of May 3, 2001 was kept)",
        "(born March 3, 1970)",
        "(b. March 3, 1970)",
        "(1996–2001)",
        "(March 22)",
        "(March 22, 2024)",
        "(May)",
        "(in Lima, March 22)",
        "(on Friday, March 22)",
        "(Lima, 2015)",
        "(2015)",
        "()",
        "(;)",
        "(, )",
        "(Photo: Wire, May 3, 2021)",
        "(he left, and was found on May 3, 2021)",
        "(until July 4, 2023)",
        "(Friday, July 19)",
    ] {
        check(text, &[]);
    }
    check_remarks("(river notes, March 22)", &[&rule::DOUBTFUL_CITATION]);
    check_remarks("(the treaty of the lakes)", &[]);
}

#[test]
fn brackets_inside_and_without_their_half() {
    check("(as reported (Wire, May 3, 2021))", &["Wire 2021-05-03"]);
    check_remarks("It fell (Wire, May 3, 2021. It rose.", &[&rule::UNBALANCED_PARENTHESIS]);
    check_remarks("It fell). a) one b) two", &[&rule::UNBALANCED_PARENTHESIS]);
}

#[test]
fn spans_name_the_place_of_each_item() {
    let text = "It fell (see Wire, March 26, 28; Post, May 6).";
    let citing = Citing { text, issued: None, works: &Bibliography::default(), links: &[] };
    let (citations, _) = find(&citing, 0..text.len(), PassageNumber::found(1), &mut Vec::new());
    assert_eq!(&text[citations[0].span.clone()], "(see Wire, March 26, 28; Post, May 6)");
    let items: Vec<&str> = citations[0].items.iter().map(|item| &text[item.span.clone()]).collect();
    assert_eq!(items, ["Wire, March 26", "28", "Post, May 6"]);
}

#[test]
fn notes_cite_without_brackets() {
    let bare = |text: &str| {
        let citing = Citing { text, issued: None, works: &Bibliography::default(), links: &[] };
        let items = read_bare(&citing, 0..text.len(), &mut Vec::new());
        items.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(
        bare("Telegram, River Channel, October 20, 2021."),
        ["Telegram, River Channel 2021-10-20"]
    );
    assert_eq!(
        bare("Jane Doe, “The Lakes,” The Post, May 3, 2021, https://example.org/a."),
        ["The Post 2021-05-03"]
    );
    assert_eq!(
        bare("See Wire, May 3, 2021; Post, May 4, 2021. The claim was disputed."),
        ["see Wire 2021-05-03", "Post 2021-05-04"]
    );
    assert!(bare("This comes from a series of leaflets.").is_empty());
}

#[test]
fn parentheses_in_each_other_are_not_read_again_for_each() {
    for kind in ["(", "(Wire, July 19 ", "(Wire, July 19) ", "a) ", ")"] {
        for close in ["", ")"] {
            work::assert_linear(300, |size| {
                work::step();
                read_all(&format!("x {}{}", kind.repeat(size), close.repeat(size)), None);
            });
        }
    }
    let deep =
        format!("It fell {}(Wire, May 3, 2021){}.", "(it was said ".repeat(20), ")".repeat(20));
    check(&deep, &["Wire 2021-05-03"]);
}
