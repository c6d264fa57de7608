//! Language tags (BCP 47, RFC 5646): browsers and screen readers choose glyphs, voices and hyphenation by them.

use icu_experimental::displaynames::multi::LanguageDisplayNames;
use icu_locale::locale;
use icu_locale::subtags::Language;
use oxilangtag::LanguageTag;

/// Checks a tag; the error is a hint.
pub(super) fn check(written: &str) -> Result<(), String> {
    if is_tag(written) {
        return Ok(());
    }
    // `en_US.UTF-8` is the form in system locales.
    let name = written.split(['.', '@']).next().unwrap_or_default().replace(['_', ' '], "-");
    let name = name.trim_matches('-');
    let meant = Some(name.to_owned()).filter(|name| is_tag(name)).or_else(|| tag_of(name));
    Err(match meant {
        Some(tag) => format!("did you mean `{tag}`?"),
        None => String::from("write a tag of BCP 47, such as `en`, `pt-BR` or `sr-Latn`"),
    })
}

/// Whether it is well-formed. The set of languages is in a registry, which changes; no language in it has a subtag of more
/// than three letters, as names of languages have.
fn is_tag(tag: &str) -> bool {
    const LONGEST: usize = 3;
    let first = tag.split('-').next().unwrap_or_default();
    first.len() <= LONGEST && LanguageTag::parse(tag).is_ok()
}

/// The tag of the language with this name in English.
fn tag_of(name: &str) -> Option<String> {
    let names = LanguageDisplayNames::try_new(locale!("en").into(), Default::default()).ok()?;
    let letters = b'a'..=b'z';
    let codes = letters.clone().flat_map(|a| letters.clone().map(move |b| [a, b]));
    let codes = codes.filter_map(|code| Language::try_from_utf8(&code).ok());
    let is_named =
        |code: &Language| names.of(*code).is_some_and(|it| it.eq_ignore_ascii_case(name));
    codes.into_iter().find(is_named).map(|code| code.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_well_formed_tag_is_taken_as_it_is() {
        for tag in [
            "en",
            "EN-us",
            "pt-BR",
            "ckb",
            "sr-Latn-RS",
            "zh-cmn-Hans-CN",
            "es-419",
            "de-1996",
            "sl-rozaj-biske",
            "fa-u-nu-latn",
            "en-a-bbb-x-a-ccc",
            "en-x-desk",
            "x-desk",
            "i-klingon",
            "zh-min-nan",
        ] {
            assert_eq!(check(tag), Ok(()), "{tag}");
        }
    }

    #[test]
    fn what_is_none_gets_the_tag_that_was_meant_or_an_example() {
        let example = "write a tag of BCP 47, such as `en`, `pt-BR` or `sr-Latn`";
        for (written, hint) in [
            ("en_US", "did you mean `en-US`?"),
            ("zh_Hans_CN", "did you mean `zh-Hans-CN`?"),
            ("ru_RU.UTF-8", "did you mean `ru-RU`?"),
            ("sr_RS@latin", "did you mean `sr-RS`?"),
            (" fa ", "did you mean `fa`?"),
            ("en-", "did you mean `en`?"),
            ("pt BR", "did you mean `pt-BR`?"),
            ("", example),
            ("e", example),
            ("e1", example),
            ("12", example),
            ("portuguese", "did you mean `pt`?"),
            ("English", "did you mean `en`?"),
            ("klingon", example),
            ("русский", example),
            ("en--US", example),
            ("en-x", example),
            ("en-u", example),
            ("de-419-DE", example),
            ("en-123456789", example),
            ("en, fr", example),
            ("en/US", example),
        ] {
            assert_eq!(check(written), Err(hint.to_owned()), "{written}");
        }
    }
}
