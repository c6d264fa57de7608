//! The words of the built-in theme: every id that code and templates use exists and is used, every translation is
//! complete, and no template has words of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use toml::Table;
use typst_syntax::{SyntaxKind, SyntaxNode};
use walkdir::WalkDir;

/// Ids that are put together from a prefix and a word of a text.
const FAMILIES: [&str; 2] = ["callout_", "locator_"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    let files = WalkDir::new(root().join(folder)).sort_by_file_name().into_iter();
    let files = files.filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    let files = files.filter(|path| path.extension().is_some_and(|found| found == extension));
    files.map(|path| (path.clone(), fs::read_to_string(path).expect("a text"))).collect()
}

fn words(language: &str) -> Table {
    let path = root().join(format!("themes/default/words/{language}.toml"));
    let text = fs::read_to_string(&path).expect("a file of words");
    let mut words = text.parse::<Table>().unwrap_or_else(|error| panic!("{path:?}: {error}"));
    words.remove("vocabulary");
    words.remove("forms");
    words
}

fn languages() -> Vec<String> {
    let files = files("themes/default/words", "toml").into_iter();
    let name = |(path, _): (PathBuf, String)| {
        path.file_stem().map(|name| name.to_string_lossy().into_owned())
    };
    files.filter_map(name).collect()
}

/// What follows each occurrence of `before`, up to the first character that no id has.
fn ids_after<'t>(text: &'t str, before: &str) -> impl Iterator<Item = &'t str> {
    let starts = text.match_indices(before).map(|(at, before)| at + before.len());
    let starts = starts.collect::<Vec<_>>();
    starts.into_iter().map(move |start| {
        let rest = &text[start..];
        let is_of_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        &rest[..rest.find(|c| !is_of_id(c)).unwrap_or(rest.len())]
    })
}

/// The ids that are certainly meant as such, each with its file.
fn named() -> Vec<(PathBuf, String)> {
    let mut named = Vec::new();
    let mut add = |path: &Path, ids: &mut dyn Iterator<Item = &str>| {
        named.extend(ids.filter(|id| !id.is_empty()).map(|id| (path.to_owned(), id.to_owned())));
    };
    let sources = ["src/outputs", "src/render", "src/report", "src/words"];
    let sources = sources.iter().flat_map(|it| files(it, "rs"));
    for (path, text) in sources {
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for call in ["say", "fill", "count", "count_with", "noun"] {
            for words in ["words", "words()", "self"] {
                let ids = ids_after(text, &format!("{words}.{call}(\"")).collect::<Vec<_>>();
                // `self.fill` of a renderer names a template.
                add(
                    &path,
                    &mut ids.into_iter().filter(|id| !text.contains(&format!("\"{id}.html\""))),
                );
            }
        }
    }
    for (path, text) in files("themes/default", "html") {
        let text = text.replace("words.{", "");
        add(&path, &mut ids_after(&text, "words."));
        add(&path, &mut ids_after(&text, "say(id=\""));
    }
    for (path, text) in files("themes/default/report", "typ") {
        add(&path, &mut ids_after(&text, "say(\""));
    }
    named
}

#[test]
fn every_id_that_is_used_has_words() {
    let words = words("en");
    let named = named();
    assert!(named.len() > 100, "the ids are found by how they are used");
    let missing = named.iter().filter(|(_, id)| !words.contains_key(id)).collect::<Vec<_>>();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_word_is_used() {
    let used = named().into_iter().map(|(_, id)| id).collect::<BTreeSet<_>>();
    let sources = ["src/outputs", "src/render", "src/report", "src/words", "src/model"];
    let sources = sources.iter().flat_map(|folder| files(folder, "rs"));
    let sources = sources.chain(files("themes/default/report", "typ"));
    let sources = sources.map(|(_, text)| text).collect::<Vec<_>>().concat();
    let words = words("en");
    let all = words.values().map(ToString::to_string).collect::<Vec<_>>().concat();
    let unused = words.keys().filter(|id| {
        let is_referred_to =
            ["}", ".", "|"].iter().any(|end| all.contains(&format!("{{@{id}{end}")));
        !used.contains(*id)
            && !sources.contains(&format!("\"{id}\""))
            && !is_referred_to
            && !FAMILIES.iter().any(|family| id.starts_with(family))
    });
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&String>::new());
}

/// The values and words in a message, in all its forms.
fn places(words: &toml::Value) -> BTreeSet<String> {
    let text = words.to_string();
    let places = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    let places = places.map(|(place, _)| place.split(['|', '.']).next().unwrap_or_default());
    // A table of forms has braces as well.
    let places = places.filter(|place| !place.contains(['=', '"']));
    places.map(str::to_owned).collect()
}

#[test]
fn translations_have_all_words_with_their_values() {
    let english = words("en");
    let forms = BTreeMap::from([
        ("de", &["one", "other"][..]),
        ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ]);
    for language in languages().iter().filter(|language| *language != "en") {
        let words = words(language);
        assert!(words.keys().eq(english.keys()), "{language}: other ids, or in another order");
        for (id, message) in &words {
            let known = places(&english[id]);
            let unknown = places(message).into_iter().find(|place| !known.contains(place));
            assert_eq!(unknown, None, "{language}: {id}");
            if let Some(table) = message.as_table().filter(|_| message.to_string().contains("{n}"))
            {
                let lacking =
                    forms[language.as_str()].iter().find(|form| !table.contains_key(**form));
                assert_eq!(lacking, None, "{language}: {id}");
            }
        }
    }
}

/// A template without comments, tags of the engine, and HTML but for texts and the attributes that are read out.
fn texts_of(template: &str) -> Vec<String> {
    let mut rest = template.to_owned();
    for (open, close) in [("{#", "#}"), ("{{", "}}"), ("{%", "%}")] {
        while let Some(start) = rest.find(open) {
            let end = rest[start..].find(close).map_or(rest.len(), |end| start + end + close.len());
            rest.replace_range(start..end, "");
        }
    }
    let mut texts = Vec::new();
    while let Some(start) = rest.find('<') {
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        let tag = rest[start..end].to_owned();
        for attribute in ["aria-label=\"", "alt=\"", "title=\"", "placeholder=\"", "data-filter=\""]
        {
            let value = tag.split_once(attribute).map(|(_, value)| value.split('"').next());
            texts.extend(value.flatten().map(str::to_owned));
        }
        rest.replace_range(start..end, "\n");
    }
    texts.extend(rest.lines().map(str::to_owned));
    texts.retain(|text| text.chars().any(char::is_alphabetic));
    texts
}

#[test]
fn no_template_has_words_of_its_own() {
    for (path, text) in files("themes/default", "html") {
        assert_eq!(texts_of(&text), Vec::<String>::new(), "{path:?}");
    }
}

/// The texts with letters in a typst template.
fn texts_of_typst(node: &SyntaxNode) -> Vec<String> {
    let is_text = node.kind() == SyntaxKind::Text;
    let text = Some(node.leaf_text().to_string());
    let text = text.filter(|text| is_text && text.chars().any(char::is_alphabetic));
    text.into_iter().chain(node.children().flat_map(texts_of_typst)).collect()
}

#[test]
fn no_template_of_a_pdf_has_words_of_its_own() {
    for (path, text) in files("themes/default/report", "typ") {
        // The letters of the codes of reliability.
        let texts = texts_of_typst(&typst_syntax::parse(&text));
        let texts = texts.into_iter().filter(|text| text != "A–F").collect::<Vec<_>>();
        assert_eq!(texts, Vec::<String>::new(), "{path:?}");
    }
    assert_eq!(texts_of_typst(&typst_syntax::parse("#let a = [1: *Words* #b]")), ["Words"]);
}

#[test]
fn a_text_in_a_template_is_found() {
    let template =
        "{# a #}<p class=\"b\">{{ c }} Words</p><i aria-label=\"More\">{% if d %}·{% endif %}</i>";
    assert_eq!(texts_of(template), ["More", " Words"]);
}
