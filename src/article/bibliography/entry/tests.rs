//! Entries as bibliographies write them.

use super::*;

/// One line for an entry: `authors | date and letter | title | outlet | address`.
fn line(text: &str) -> String {
    let Some(entry) = read(text, 0..text.len()) else { return "-".to_owned() };
    let part = |span: &Option<Range<usize>>| span.clone().map_or("-", |span| &text[span]);
    let date =
        entry.date.and_then(|date| date.in_year(None)).map_or("-".into(), |date| date.edtf());
    let letter = entry.letter.map(String::from).unwrap_or_default();
    format!(
        "{} | {date}{letter} | {} | {} | {}",
        part(&entry.authors),
        part(&entry.title),
        part(&entry.outlet),
        part(&entry.address)
    )
}

#[test]
fn the_usual_styles_are_read() {
    for (text, expected) in [
        (
            "Reve, Petra. 2014. Ferries and the Law. Lima: Lake Press.",
            "Reve, Petra | 2014 | Ferries and the Law | - | -",
        ),
        (
            "Reve, P., & Roe, J. (2018a). Who owns the ferry? Journal of Lake Law, 7(2), 10–29. https://doi.org/10.9999/jll.7",
            "Reve, P., & Roe, J. | 2018a | Who owns the ferry? | Journal of Lake Law | https://doi.org/10.9999/jll.7",
        ),
        (
            "Doe, Ada, Bo Reve, and Jane Roe. 2020. “Six Boats.” Lake Review 33 (1): 4–19.",
            "Doe, Ada, Bo Reve, and Jane Roe | 2020 | Six Boats | Lake Review | -",
        ),
        (
            "Roe, J. (2022, May 14). Boats in the ice. The River Post. https://post.example/ice",
            "Roe, J. | 2022-05-14 | Boats in the ice | The River Post | https://post.example/ice",
        ),
        (
            "Roe, Jane (16 May 2022). \"Who Pays?\". Lake Review.",
            "Roe, Jane | 2022-05-16 | Who Pays? | Lake Review | -",
        ),
        (
            "\"A Second Boat Found\". River Post. 14 May 2022. Retrieved 1 June 2023.",
            "- | 2022-05-14 | A Second Boat Found | River Post | -",
        ),
        (
            "Roe, Jane. \"Who Pays?\" Lake Review, vol. 33, no. 1, 2020, pp. 4-19.",
            "Roe, Jane | 2020 | Who Pays? | Lake Review | -",
        ),
        (
            "Reve, Petra. Ferries and the Law. Lake Press, 2014.",
            "Reve, Petra | 2014 | Ferries and the Law | - | -",
        ),
        (
            "A. Doe, “Six Boats,” Lake Review, vol. 33, no. 1, pp. 4–19, 2020.",
            "A. Doe | 2020 | Six Boats | Lake Review | -",
        ),
        (
            "Roe, J. and Reve, N. (2018) 'Who owns the ferry?', Journal of Lake Law, 7(2), pp. 10–29.",
            "Roe, J. and Reve, N. | 2018 | Who owns the ferry? | Journal of Lake Law | -",
        ),
        (
            "Roe J, Reve N. Who owns the ferry? J Lake Law. 2018;7(2):10-29.",
            "Roe J, Reve N. | 2018 | Who owns the ferry? | J Lake Law | -",
        ),
        (
            "Рев И. И. Кто владеет паромом // Озёрное право. 2014. № 2. С. 4–19.",
            "Рев И. И. | 2014 | Кто владеет паромом | Озёрное право | -",
        ),
        (
            "Reve, P. (n.d.). Ferries. https://ferries.example",
            "Reve, P. | - | Ferries | - | https://ferries.example",
        ),
        ("Lake Council (2019). Notice 44.", "Lake Council | 2019 | Notice 44 | - | -"),
    ] {
        assert_eq!(line(text), expected, "{text}");
    }
}

#[test]
fn running_text_is_no_entry() {
    for text in [
        "Reve (2014) argues that the lakes are wide.",
        "In 2014, the council met at the lake and counted its boats.",
        "The council met in Lima. It had done so since 2014.",
        "The report (2014) was long.",
        "Nothing.",
        "",
        "The Long Winter",
    ] {
        assert_eq!(line(text), "-", "{text}");
    }
}
