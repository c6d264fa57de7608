//! How sure and how new is what is known, in words.

use crate::model::Standing;
use crate::words::Words;

use super::claims::basis;

/// How many sources there are, and how far they are independent.
pub(crate) fn how_sure(words: &Words, standing: &Standing<'_>) -> String {
    basis(words, standing.sources, standing.independence)
}

/// The date of the newest source: what a page knows ends there, whenever it was written. Empty without sources.
pub(crate) fn how_new(words: &Words, standing: &Standing<'_>) -> String {
    let id = match (standing.newest, standing.undated) {
        _ if standing.sources == 0 => return String::new(),
        (None, _) => return words.say("no_source_dated").to_owned(),
        (Some(_), 0) => "newest_source",
        (Some(_), _) => "newest_dated_source",
    };
    words.fill(id, &[("date", &newest(words, standing).unwrap_or_default())])
}

/// The date of the newest source, and whether it is inferred.
pub(crate) fn newest(words: &Words, standing: &Standing<'_>) -> Option<String> {
    let date = words.date(standing.newest?);
    Some(match standing.is_inferred {
        true => words.fill("date_inferred", &[("date", &date)]),
        false => date,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::Edtf;
    use crate::source::Independence;

    #[test]
    fn the_newest_source_is_said_with_what_is_not_known_of_others() {
        let date = Edtf::parse("2031-07").expect("a date");
        let standing = |sources, newest, is_inferred, undated| Standing {
            sources,
            independence: Independence::NotJudged,
            newest,
            is_inferred,
            undated,
            passages: 0,
        };
        let words = Words::built_in("en");
        for (standing, expected) in [
            (standing(0, None, false, 0), ""),
            (standing(2, None, false, 2), "no source is dated"),
            (standing(2, Some(&date), false, 0), "newest source July 2031"),
            (standing(2, Some(&date), true, 0), "newest source July 2031 (inferred)"),
            (standing(2, Some(&date), false, 1), "newest dated source July 2031"),
        ] {
            assert_eq!(how_new(&words, &standing), expected);
        }
    }
}
