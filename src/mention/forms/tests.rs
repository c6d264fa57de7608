//! Forms of names in each language.

use super::*;
use crate::text::fold;

/// Checks what a text has of a name in a language: a form of it up to the bar, or none.
fn check(language: &str, name: &str, texts: &[&str]) {
    for text in texts {
        let (form, rest) = text.split_once('|').unwrap_or(("", text));
        let (name, form, rest) = (fold::key(name), fold::key(form), fold::key(rest));
        let text = format!("{form}{rest}");
        let found = Tables::of(language).for_word(&text).and_then(|(table, number)| {
            let stems = Stems::new(table, std::iter::once((7, name.as_str())));
            let mut candidates = Vec::new();
            stems.add_candidates(table, leading(&text), &mut candidates);
            assert!(number < n_tables());
            let end = table.end_of_form(&name, &text).filter(|end| *end > 0);
            end.filter(|_| candidates == [7])
        });
        let expected = (!form.is_empty()).then_some(form.len());
        assert_eq!(found, expected, "{language}: {name} in {text}");
        if expected.is_some() {
            let mut keys = Vec::new();
            each_form_key(leading(&name), &mut |key| keys.push(key));
            let has_key = form_key(leading(&text)).is_some_and(|key| keys.contains(&key));
            let is_first_same = leading(&name) == leading(&text);
            assert!(has_key || is_first_same, "{language}: no key of {name} finds {text}");
        }
    }
}

fn leading(text: &str) -> &str {
    crate::text::token::leading_word(text)
}

#[test]
fn slavic_names_have_cases() {
    check("ru", "Северная лига", &["Северной лиги|", "Северную лигу|", "Северная лига", "Северов"]);
    check("ru", "Народный фронт", &["Народного фронта|", "Народным фронтом|", "Народны"]);
    check("ru", "Речное братство", &["Речного братства|", "Речным братством|"]);
    check("ru", "Красные маяки", &["Красных маяков|", "Красным маякам|"]);
    check("ru", "Антон Ветров", &["Антона Ветрова|", "Антоном Ветровым|", "Антонина Ветрова"]);
    check("ru", "Вера Крылова", &["Веры Крыловой|", "Веру Крылову|"]);
    check("ru", "Чёрный союз", &["Черного союза|"]);
    check("ru-RU", "Мост", &["Моста|", "Мостик", "Мо"]);
    check("uk", "Рада портів", &["Ради портів|", "Раді портів|", "Радіо портів"]);
    check("uk", "Марко Степанчук", &["Марка Степанчука|", "Марком Степанчуком|"]);
    check("uk", "Вербів", &["Вербова|", "Вербові|"]);
    check("uk", "Ліга", &["Лізі|", "Лігою|"]);
    check("pl", "Straż Brzegu", &["Straży Brzegu|"]);
    check("pl", "Czarna Liga", &["Czarnej Lidze|", "Czarną Ligę|"]);
    check("pl", "Tomasz Wilczek", &["Tomasza Wilczka|", "Tomaszowi Wilczkowi|"]);
    check("pl", "Ewa Malicka", &["Ewę Malicką|", "Ewie Malickiej|"]);
    check("pl", "Ewa", &["Ewie"]);
    check("pl", "Front Rzeczny", &["Frontu Rzecznego|", "Froncie Rzecznym|"]);
    check("cs", "Pavel Holubec", &["Pavla Holubce|"]);
    check("cs", "Severní dráhy", &["Severních drah|", "Severním drahám|"]);
    check("ru", "Южные дороги", &["Южных дорог|", "Южным дорогам|"]);
    check("cs", "Černý svaz", &["Černého svazu|"]);
    check("hr", "Crna liga", &["Crne lige|", "Crnu ligu|"]);
}

#[test]
fn german_and_greek_names_have_cases() {
    check("de", "Freier Hafenbund", &["Freien Hafenbundes|", "Freiem Hafenbund|"]);
    check("de", "Der Nördliche Rat", &["des Nördlichen Rates|", "dem Nördlichen Rat|"]);
    check("de", "Kurbach", &["Kurbachs|", "Kurbacher"]);
    check("el", "Λιμενικό Μέτωπο", &["Λιμενικού Μετώπου|"]);
    check("el", "Νίκος Βαρδής", &["Νίκου Βαρδή|", "Νίκο Βαρδή|"]);
    check("el", "Βόρεια Ένωση", &["Βόρειας Ένωσης|"]);
}

#[test]
fn suffixes_follow_the_last_word_alone() {
    check("tr", "Körfez Tugayı", &["Körfez Tugayına|", "Körfeze Tugayı"]);
    check("tr", "Kuzey Birlik", &["Kuzey Birliğin|"]);
    check("ko", "해안연대", &["해안연대가|", "해안연대에서|", "해안연대원"]);
    check("ko", "푸른 동맹", &["푸른 동맹의|"]);
    check("hu", "Fekete Kör", &["Fekete Körrel|", "Fekete Körben|"]);
    check("fa", "گروه موج", &["گروه موجها|"]);
    check("sv", "Norra Rådet", &["Norra Rådets|"]);
    check("fi", "Musta Rintama", &["Mustan Rintaman|"]);
    check("fi", "Jokiliitto", &["Jokiliiton|"]);
}

#[test]
fn prefixes_are_taken_off() {
    for (language, word, expected) in [
        ("ar", "والمجلس", "المجلس"),
        ("ar", "للمجلس", "المجلس"),
        ("ar", "للواء", "لواء"),
        ("en", "بالمجلس", "المجلس"),
        ("ar", "للواء", "اللواء"),
        ("he", "לחזית", "חזית"),
        ("he", "לחטיבה", "החטיבה"),
        ("he", "ושבחזית", "בחזית"),
    ] {
        let (word, expected) = (fold::key(word), fold::key(expected));
        let (table, _) = Tables::of(language).for_word(&word).expect("the script has a table");
        let mut bare = Vec::new();
        table.each_bare(&word, &mut |length, replaced| {
            bare.push(format!("{replaced}{}", &word[length..]));
        });
        assert!(bare.contains(&expected), "{word}: {bare:?}");
    }
}

#[test]
fn the_language_of_the_text_decides_and_scripts_of_one_language_always_count() {
    for (language, word, expected) in [
        ("en", "liga", false),
        ("en", "лига", false),
        ("en", "해안", true),
        ("ru", "лига", true),
        ("ru", "liga", false),
        ("ur", "گروه", false),
        ("", "liga", false),
    ] {
        let found = Tables::of(language).for_word(&fold::key(word)).is_some();
        assert_eq!(found, expected, "{language}: {word}");
    }
}

#[test]
fn suffixes_behind_an_apostrophe_are_no_part_of_a_name() {
    for (language, tail, expected) in [
        ("tr", "'nin", true),
        ("tr", "'a ve", true),
        ("en", "'nin", true),
        ("en", "'a ve", false),
        ("tr", "'ninja", false),
        ("tr", "nin", false),
    ] {
        let found = Tables::of(language).has_suffix_behind_apostrophe(tail);
        assert_eq!(found, expected, "{language}: {tail}");
    }
}

#[test]
fn tables_are_tidy() {
    for (languages, file) in FILES.iter().chain(OF_TERMS) {
        let mut section = "";
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if line.starts_with('[') {
                section = line;
                assert!(["[each]", "[last]", "[words]", "[prefixes]"].contains(&line), "{line}");
            } else if section.is_empty() {
                let (key, value) = line.split_once(": ").expect("a key and a value");
                let is_known = key == "script" && Script::parse(value).is_some()
                    || (key, value) == ("apostrophe", "yes");
                assert!(is_known, "{languages:?}: {line}");
            } else if section != "[prefixes]" {
                let (_, endings) = line.split_once(": ").expect("an ending and those in texts");
                assert!(
                    endings.split(' ').all(|ending| !ending.is_empty()),
                    "{languages:?}: {line}"
                );
            }
        }
        let table = Table::parse(file);
        assert!(table.has_prefixes() || table.longest > 0, "{languages:?}");
    }
}
