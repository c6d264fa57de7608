//! What articles cite, by all kinds of signs: author and year, numbers, letters, and the notes they lead to.

use crate::article::{Article, CitationItem, Overrides, parse};
use crate::work;

/// A paragraph that cites nothing.
const PARAGRAPH: &str =
    "The council of the town met at the lake in spring, and it counted what was left of the wood.";

fn read(body: &str) -> (String, Article) {
    let text = format!("The Lake in Spring\n\nMay 3, 2021\n\n{PARAGRAPH}\n\n{body}\n");
    let article = parse(&text, &Overrides::default());
    (text, article)
}

/// One line for each citation, with its items, then one for each footnote: `marker reference > note > items`.
fn check(body: &str, expected: &[&str]) {
    let (text, article) = read(body);
    let citations = article.citations.iter().map(|citation| {
        let items: Vec<String> = citation.items.iter().map(item).collect();
        format!("{} = {}", &text[citation.span.clone()], items.join("; "))
    });
    let begin = |note: &str| note.chars().take(12).collect::<String>().trim_end().to_owned();
    let footnotes = article.footnotes.iter().map(|footnote| {
        let reference = footnote.reference.clone().map_or("-", |span| &text[span]);
        let note = footnote.note.clone().map_or("-".to_owned(), |span| begin(&text[span]));
        let items: Vec<String> = footnote.items.iter().map(item).collect();
        format!("{} {reference} > {note} > {}", footnote.marker, items.join("; "))
    });
    let found: Vec<String> = citations.chain(footnotes).collect();
    assert_eq!(found, expected, "{body}");
}

fn item(item: &CitationItem) -> String {
    let value = |field: &Option<crate::article::Field>| {
        field.as_ref().map_or("-".to_owned(), |field| field.value.clone())
    };
    let date = item.date.map_or("-".to_owned(), |date| date.edtf());
    format!("{}, {}, {}, {date}", value(&item.author), value(&item.title), value(&item.outlet))
}

/// A bibliography of three works.
const WORKS: &str = "References\n\nReve, Petra. 2014. Ferries of the Lake. Lima: Lake Press.\n\nRoe, J., & Doe, A. (2018). Whose ferry? Journal of Lake Law, 7(2), 10–29.\n\nRoe, Jane, Ann Doe, and Bo Lind. 2020. “Six Boats.” Lake Review 33 (1): 4–19.";

#[test]
fn a_work_is_cited_by_author_and_year() {
    const REVE: &str = "Reve, Petra, Ferries of the Lake, -, 2014";
    const ROE: &str = "Roe, J., & Doe, A., Whose ferry?, Journal of Lake Law, 2018";
    const THREE: &str = "Roe, Jane, Ann Doe, and Bo Lind, Six Boats, Lake Review, 2020";
    let citations_of = |text: &str| -> Vec<String> {
        let (text, article) = read(&format!("{PARAGRAPH} {text}\n\n{WORKS}"));
        let citations = article.citations.iter().map(|citation| {
            let items: Vec<String> = citation.items.iter().map(item).collect();
            format!("{} = {}", &text[citation.span.clone()], items.join("; "))
        });
        citations.collect()
    };
    for (text, expected) in [
        ("It is old (Reve 2014).", vec![format!("(Reve 2014) = {REVE}")]),
        ("It is old (Reve, 2014, p. 4).", vec![format!("(Reve, 2014, p. 4) = {REVE}")]),
        (
            "It is old (Reve 2014, 12–15; Roe and Doe 2018).",
            vec![format!("(Reve 2014, 12–15; Roe and Doe 2018) = {REVE}; {ROE}")],
        ),
        ("It is old (see Roe & Doe, 2018: 4).", vec![format!("(see Roe & Doe, 2018: 4) = {ROE}")]),
        ("It is old (Roe et al. 2020).", vec![format!("(Roe et al. 2020) = {THREE}")]),
        (
            "It is old (Roe, Doe, and Lind 2020).",
            vec![format!("(Roe, Doe, and Lind 2020) = {THREE}")],
        ),
        ("Reve (2014) says so.", vec![format!("(2014) = {REVE}")]),
        ("As Reve (2014, p. 7) says, it is.", vec![format!("(2014, p. 7) = {REVE}")]),
        ("In Reve’s (2014) view, it is.", vec![format!("(2014) = {REVE}")]),
        (
            "Roe et al. (2020) and Roe and Doe (2018) disagree.",
            vec![format!("(2020) = {THREE}"), format!("(2018) = {ROE}")],
        ),
        ("It is old [Reve 2014: 12].", vec![format!("[Reve 2014: 12] = {REVE}")]),
        (
            "It is old (Reve 2014 and Roe et al. 2020).",
            vec![format!("(Reve 2014 and Roe et al. 2020) = {REVE}; {THREE}")],
        ),
        (
            "It is old (Reve 2014; Lima Wire, May 3, 2020).",
            vec![format!(
                "(Reve 2014; Lima Wire, May 3, 2020) = {REVE}; -, -, Lima Wire, 2020-05-03"
            )],
        ),
        (
            "It is old (Reve 2014; Lind 2019a, b).",
            vec![format!(
                "(Reve 2014; Lind 2019a, b) = {REVE}; Lind, -, -, 2019; Lind, -, -, 2019"
            )],
        ),
        // Other names and years are words of the text.
        ("The lake (2014) is old. Lima (2015) and Peru (2014) are not (Lima 2014).", vec![]),
        ("Reve left (2015) and came back (in 2014).", vec![]),
    ] {
        assert_eq!(citations_of(text), expected, "{text}");
    }
}

#[test]
fn an_entry_is_the_note_of_each_of_its_citations() {
    check(
        &format!("It is old (Reve 2014). Reve (2014) says so.\n\n{WORKS}"),
        &[
            "(Reve 2014) = Reve, Petra, Ferries of the Lake, -, 2014",
            "(2014) = Reve, Petra, Ferries of the Lake, -, 2014",
            "Reve 2014 Reve 2014 > Reve, Petra. > ",
            "Reve 2014 2014 > Reve, Petra. > ",
            "Roe & Doe 2018 - > Roe, J., & D > Roe, J., & Doe, A., Whose ferry?, Journal of Lake Law, 2018",
            "Roe et al. 2020 - > Roe, Jane, A > Roe, Jane, Ann Doe, and Bo Lind, Six Boats, Lake Review, 2020",
        ],
    );
}

#[test]
fn a_bibliography_is_known_in_other_languages() {
    for (citation, heading, entry, marker) in [
        (
            "(vgl. Müller 2014, S. 4)",
            "Literatur",
            "Müller, Anna (2014): Fähren am See. Berlin: Seeverlag.",
            "Müller 2014",
        ),
        (
            "(voir Dupont, 2014)",
            "Bibliographie",
            "Dupont, A. (2014). Les bacs du lac. Revue du Lac, 7(2), 10-29.",
            "Dupont 2014",
        ),
        (
            "(véase García, 2014)",
            "Bibliografía",
            "García, Ana (2014). Los barcos. Lima: Lago.",
            "García 2014",
        ),
        (
            "(cfr. Rossi 2014)",
            "Bibliografia",
            "Rossi, Anna (2014), I traghetti del lago, Roma, Lago.",
            "Rossi 2014",
        ),
        ("(Souza, 2014)", "Referências", "SOUZA, Ana. Os barcos. Lago, 2014.", "SOUZA 2014"),
        (
            "(bkz. Yılmaz, 2014)",
            "Kaynakça",
            "Yılmaz, A. (2014). Göl vapurları. Göl Dergisi, 7(2), 10-29.",
            "Yılmaz 2014",
        ),
        (
            "(см. Рев, 2014, с. 4)",
            "Литература",
            "Рев И. И. Паромы // Озёрное право. 2014. № 2. С. 4–19.",
            "Рев 2014",
        ),
        (
            "(див. Рев, 2014)",
            "Джерела",
            "Рев І. І. Пороми // Озерне право. 2014. № 2. С. 4–19.",
            "Рев 2014",
        ),
        (
            "(البحيري، 2014)",
            "المراجع",
            "البحيري، أحمد (2014). عبّارات البحيرة. مجلة البحيرة، 7(2).",
            "البحيري 2014",
        ),
        (
            "(دریایی، 2014)",
            "منابع",
            "دریایی، احمد (2014). کشتی‌های دریاچه. مجله دریاچه، 7(2).",
            "دریایی 2014",
        ),
    ] {
        let (text, article) =
            read(&format!("{PARAGRAPH} It is so {citation}.\n\n{heading}\n\n{entry}"));
        let footnotes = article.footnotes.iter();
        let found: Vec<(&str, bool)> =
            footnotes.map(|note| (note.marker.as_str(), note.reference.is_some())).collect();
        assert_eq!(found, [(marker, true)], "{entry}");
        let cited: Vec<&str> =
            article.citations.iter().map(|citation| &text[citation.span.clone()]).collect();
        assert_eq!(cited, [citation], "{entry}");
        assert_eq!(article.passages.len(), 2, "{entry}");
    }
}

#[test]
fn notes_may_have_lost_their_numbers() {
    const WIRE: &str = "-, A Boat, Lima Wire, 2020-05-03";
    check(
        "It fell.[1] It rose.[2]\n\nReferences\n\n^ \"A Boat\". Lima Wire. 3 May 2020. Retrieved 1 June 2020.\n^ a b Roe, Jane (2020). Six Boats. Lima: Lake Press.",
        &[
            &format!("1 [1] > \"A Boat\". Li > {WIRE}"),
            "2 [2] > Roe, Jane (2 > Roe, Jane, Six Boats, -, 2020",
        ],
    );
    check(
        "It fell.[1] It rose.[2]\n\nReferences\n\n\"A Boat\". Lima Wire. 3 May 2020.\n\nInterview with a ferryman.",
        &[&format!("1 [1] > \"A Boat\". Li > {WIRE}"), "2 [2] > Interview wi > "],
    );
    check(
        "It fell.[a][1]\n\nNotes\n\n^ A boat with two ends.\n\nReferences\n\n^ \"A Boat\". Lima Wire. 3 May 2020.",
        &["a [a] > A boat with > ", &format!("1 [1] > \"A Boat\". Li > {WIRE}")],
    );
    check(
        "It fell.[۱]\n\nمنابع\n\n↑ \"A Boat\". Lima Wire. 3 May 2020.",
        &[&format!("1 [۱] > \"A Boat\". Li > {WIRE}")],
    );
}

#[test]
fn notes_have_numbers_letters_and_names() {
    check(
        "It fell.[T1190] It rose.[1]\n\nReferences\n\n[1] Lake Labs: A Net for Boats\n\nRevisions\n\nInitial version: May 1, 2021",
        &["1 [1] > Lake Labs: A > "],
    );
    check(
        "It fell.[^1] It rose.[^lake]\n\n[^1]: Lima Wire, May 3, 2020.\n[^lake]: See https://lake.example/a.",
        &["1 [^1] > Lima Wire, M > -, -, Lima Wire, 2020-05-03", "lake [^lake] > See https:// > "],
    );
    check(
        "It fell.¹ It rose.²\n\n¹ Lima Wire, May 3, 2020.\n² Ibid.",
        &["1 ¹ > Lima Wire, M > -, -, Lima Wire, 2020-05-03", "2 ² > Ibid. > "],
    );
    check(
        "It fell.1 The boats2 rose.3\n\nNotes\n\n1. Lima Wire, May 3, 2020.\n2. Interview, Lima, 2020.\nIt was held by telephone.\n3. Ibid.",
        &[
            "1 1 > Lima Wire, M > -, -, Lima Wire, 2020-05-03",
            "2 2 > Interview, L > ",
            "3 3 > Ibid. > ",
        ],
    );
    check(
        "It fell.[1, 2]\n\nSources:\n[1] A. Doe, “Six Boats,” Lake Review, vol. 33, no. 1, pp. 4–19, 2020.\n[2] Lima Wire, May 3, 2020.",
        &[
            "1 [1, 2] > A. Doe, “Six > A. Doe, Six Boats, Lake Review, 2020",
            "2 [1, 2] > Lima Wire, M > -, -, Lima Wire, 2020-05-03",
        ],
    );
}

#[test]
fn a_note_that_is_referred_to_twice_has_its_items_once() {
    check(
        "It fell.[1] It rose.[1]\n\nNotes\n\n[1] Lima Wire, May 3, 2020.",
        &["1 [1] > Lima Wire, M > -, -, Lima Wire, 2020-05-03", "1 [1] > Lima Wire, M > "],
    );
}

#[test]
fn titles_to_read_name_their_outlets() {
    check(
        "Worth your time\n\n- The long winter (Jane Doe — Lima Wire)\n- Why nobody counts boats (Bo Roe — Lake Review)\n- Nets and their uses (The Lake Post)",
        &[
            "(Jane Doe — Lima Wire) = Jane Doe, -, Lima Wire, -",
            "(Bo Roe — Lake Review) = Bo Roe, -, Lake Review, -",
            "(The Lake Post) = -, -, The Lake Post, -",
        ],
    );
    check("- The long winter (Peru)\n- The short summer (The Lake)", &[]);
}

#[test]
fn words_under_other_headings_stay_text() {
    let (_, article) = read(&format!(
        "Sources\n\n{PARAGRAPH} It did so in 2014.\n\nLiterature\n\nThe town has had poets since 1820. One of them drowned in the lake.\n\n{PARAGRAPH} And so on."
    ));
    assert!(article.footnotes.is_empty());
    assert_eq!(article.passages.len(), 6);
}

#[test]
fn each_line_of_a_bibliography_and_each_citation_is_met_once() {
    for (body, line) in [
        ("(Roe 2014) ", "Roe, Jane. 2014. The Lake. Lima: Lake Press.\n"),
        ("[1] ", "^ Roe, Jane. 2014. The Lake. Lima: Lake Press.\n"),
        ("Roe (2014) ", "References\n"),
        ("end.1 ", "1. Wire, May 3, 2020.\n"),
        ("[Roe 2014] (Roe ", "References\n^ Wire\n"),
    ] {
        work::assert_linear(100, |size| {
            let text =
                format!("The Lake\n\n{}\n\nReferences\n\n{}", body.repeat(size), line.repeat(size));
            parse(&text, &Overrides::default());
        });
    }
}
