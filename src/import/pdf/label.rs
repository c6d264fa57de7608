//! The names of pages: `iv`, `17`, `A-3`.

use hayro_font::hayro_syntax::Pdf;
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Object, String as Bytes};

use super::text_string;

/// How deep the tree of names may be, and how many ranges it may have.
const MOST_NESTED: usize = 8;
const MOST_RANGES: usize = 10_000;

/// The pages from one on, until the next range begins.
struct Range {
    first: usize,
    style: Option<char>,
    prefix: String,
    start: usize,
}

/// The name of each page that the file names, as programs show it.
pub(super) fn labels(pdf: &Pdf) -> Vec<Option<String>> {
    let n_pages = pdf.pages().len();
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let mut ranges = Vec::new();
    if let Some(tree) = root.and_then(|root| root.get::<Dict<'_>>("PageLabels")) {
        collect(&tree, &mut ranges, 0);
    }
    ranges.sort_by_key(|range| range.first);
    let label = |page: usize| {
        let range = ranges[..ranges.partition_point(|range| range.first <= page)].last()?;
        let label = range.prefix.clone() + &number(range.style, range.start + page - range.first);
        (!label.trim().is_empty()).then(|| label.trim().to_string())
    };
    (0..n_pages).map(label).collect()
}

fn collect(tree: &Dict<'_>, ranges: &mut Vec<Range>, depth: usize) {
    if depth > MOST_NESTED || ranges.len() > MOST_RANGES {
        return;
    }
    let mut first = None;
    for entry in tree
        .get::<Array<'_>>("Nums")
        .iter()
        .flat_map(|pairs| pairs.iter::<Object<'_>>())
        .take(2 * MOST_RANGES)
    {
        match entry {
            Object::Number(number) => first = usize::try_from(number.as_i64()).ok(),
            Object::Dict(range) => ranges.extend(first.take().map(|first| {
                Range {
                    first,
                    style: range
                        .get::<Name<'_>>("S")
                        .and_then(|style| style.as_str().chars().next()),
                    prefix: range
                        .get::<Bytes<'_>>("P")
                        .map(|prefix| text_string(prefix.as_bytes()))
                        .unwrap_or_default(),
                    start: range.get::<u32>("St").unwrap_or(1) as usize,
                }
            })),
            _ => {}
        }
    }
    for kid in tree
        .get::<Array<'_>>("Kids")
        .iter()
        .flat_map(|kids| kids.iter::<Dict<'_>>())
        .take(MOST_RANGES)
    {
        collect(&kid, ranges, depth + 1);
    }
}

fn number(style: Option<char>, number: usize) -> String {
    match style {
        Some('D') => number.to_string(),
        Some('r') => roman(number),
        Some('R') => roman(number).to_uppercase(),
        Some('a') => letters(number),
        Some('A') => letters(number).to_uppercase(),
        _ => String::new(),
    }
}

fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number > 4000 {
        return number.to_string();
    }
    let mut rest = number;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            rest -= value;
            roman.push_str(sign);
        }
    }
    roman
}

/// `a` to `z`, then `aa` to `zz`.
fn letters(number: usize) -> String {
    let Some(number) = number.checked_sub(1).filter(|number| *number < 26 * 10) else {
        return number.to_string();
    };
    char::from(b'a' + (number % 26) as u8).to_string().repeat(number / 26 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_the_style_of_their_range() {
        for (style, count, written) in [
            (Some('D'), 17, "17"),
            (Some('r'), 14, "xiv"),
            (Some('R'), 4, "IV"),
            (Some('a'), 3, "c"),
            (Some('A'), 27, "AA"),
            (Some('a'), 0, "0"),
            (None, 5, ""),
        ] {
            assert_eq!(number(style, count), written);
        }
    }
}
