//! Countries by their codes (ISO 3166-1 alpha-2), with suggestions for other spellings.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use celes::{Country, LookupTable};

use super::list_words;
use crate::text::fold;

/// Common substitutes for codes, besides those that `celes` knows.
const CUSTOMARY: [(&str, &str); 3] = [("UK", "GB"), ("EL", "GR"), ("UAE", "AE")];

/// A name of a country.
struct Name {
    squashed: String,
    code: &'static str,
    /// Whether it is the country's main name, which counts more: American Samoa is called Samoa as well.
    is_first: bool,
}

/// All names of all countries, for suggestions.
static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let countries = Country::get_countries();
    let names = countries.iter().flat_map(|country| {
        let name = |is_first| move |name| (name, country.alpha2, is_first);
        let first = [country.alpha2, country.long_name].into_iter().map(name(true));
        let others = country.aliases.iter().copied().chain([country.alpha3]).map(name(false));
        first.chain(others)
    });
    let names = names.chain(CUSTOMARY.map(|(name, code)| (name, code, false)));
    names.map(|(name, code, is_first)| Name { squashed: squashed(name), code, is_first }).collect()
});

/// Checks a code; the error is a hint.
pub(super) fn check(written: &str) -> Result<(), String> {
    let capitals = written.to_ascii_uppercase();
    if is_code(written) || (is_left_to_users(&capitals) && !is_code(&capitals)) {
        return Ok(());
    }
    let meant = meant(&squashed(written)).into_iter().collect::<Vec<_>>();
    Err(match meant.as_slice() {
        [] => String::from("write the two capital letters of ISO 3166-1, such as `AF`"),
        [code] => format!("did you mean `{code}`?"),
        codes => format!("did you mean one of {}?", list_words(codes)),
    })
}

/// Whether it is a country code in capitals. `XK` for Kosovo is accepted, though ISO 3166-1 leaves it to its users.
pub(crate) fn is_code(written: &str) -> bool {
    Country::from_alpha2(written).is_ok_and(|country| country.alpha2 == written)
}

/// Whether a code is user-assigned: ISO 3166-1 gives it to no country.
pub(crate) fn is_left_to_users(code: &str) -> bool {
    matches!(code.as_bytes(), b"AA" | b"ZZ" | [b'Q', b'M'..=b'Z'] | [b'X', b'A'..=b'Z'])
}

/// The codes of the countries with this name; if there are none, of those whose name or code is one letter away.
fn meant(typed: &str) -> BTreeSet<&'static str> {
    let ways: [&dyn Fn(&Name) -> bool; 3] = [
        &|name| name.is_first && name.squashed == typed,
        &|name| name.squashed == typed,
        &|name| is_a_letter_away(typed, &name.squashed),
    ];
    let codes = ways.into_iter().map(|is_meant| {
        let meant = NAMES.iter().filter(|name| is_meant(name));
        meant.map(|name| name.code).collect::<BTreeSet<_>>()
    });
    codes.into_iter().find(|codes| !codes.is_empty()).unwrap_or_default()
}

/// Short names must agree in the first letter, or have two letters swapped: too many others are one letter away.
fn is_a_letter_away(typed: &str, name: &str) -> bool {
    let has_length = typed.len().abs_diff(name.len()) <= 1;
    let is_like =
        name.len() > 3 || typed.get(..1) == name.get(..1) || typed.chars().rev().eq(name.chars());
    has_length && is_like && strsim::damerau_levenshtein(typed, name) == 1
}

/// A name in its form for comparison: in lower case, without diacritics, spaces and a leading `the`.
fn squashed(name: &str) -> String {
    let name = fold::key(name).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    name.strip_prefix("the").map(str::to_owned).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_of_iso_3166_and_kosovo_are_countries() {
        for code in ["AF", "PK", "GB", "TW", "PS", "EH", "AQ", "XK", "SS", "TL"] {
            assert_eq!(check(code), Ok(()), "{code}");
        }
        let letters = || 'A'..='Z';
        let codes = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
        let codes = codes.filter(|code| is_code(code)).collect::<Vec<_>>();
        assert_eq!(codes.len(), 249 + 1, "{codes:?}");
        assert!(codes.iter().all(|code| code == "XK" || !is_left_to_users(code)), "{codes:?}");
    }

    #[test]
    fn what_is_no_code_gets_the_one_that_was_meant() {
        for (written, codes) in [
            ("pk", "`PK`"),
            (" PK ", "`PK`"),
            ("PAK", "`PK`"),
            ("Pakistan", "`PK`"),
            ("PAKISTAN", "`PK`"),
            ("Pakistn", "`PK`"),
            ("Türkiye", "`TR`"),
            ("Turkey", "`TR`"),
            ("Côte d’Ivoire", "`CI`"),
            ("Ivory Coast", "`CI`"),
            ("Russian Federation", "`RU`"),
            ("the Netherlands", "`NL`"),
            ("Guinea-Bissau", "`GW`"),
            ("Samoa", "`WS`"),
            ("Kosovo", "`XK`"),
            ("USA", "`US`"),
            ("UK", "`GB`"),
            ("EL", "`GR`"),
            ("UAE", "`AE`"),
            ("OX", "`OM`"),
            ("FA", "one of `AF`, `FI`, `FJ`, `FK`, `FM`, `FO`, `FR`"),
            ("QB", "one of `BQ`, `QA`"),
            ("PKK", "one of `KP`, `PK`"),
            ("Irann", "`IR`"),
        ] {
            assert_eq!(check(written), Err(format!("did you mean {codes}?")), "{written}");
        }
    }

    #[test]
    fn what_is_like_no_code_gets_an_example() {
        let example = "write the two capital letters of ISO 3166-1, such as `AF`";
        for written in ["", "-", "12", "РК", "Atlantis", "European Union", &"PK".repeat(99)] {
            assert_eq!(check(written), Err(example.to_owned()), "{written}");
        }
    }

    #[test]
    fn the_codes_that_iso_3166_leaves_to_its_users_are_for_the_site_to_name() {
        for code in ["AA", "QM", "QZ", "XA", "XZ", "ZZ", "xz"] {
            assert_eq!(check(code), Ok(()), "{code}");
        }
    }
}
