//! The theme built into the binary: the files of `themes/default`.

use std::sync::Arc;

macro_rules! report_files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../themes/default/report/", $name)) as &[u8])),+]
    };
}

macro_rules! theme_files {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../themes/default/", $folder, "/", $name)))),+]
    };
}

/// The prefix of the names of built-in files in messages.
const BUILT_IN: &str = "the built-in theme's ";

/// The name of a built-in file in messages, from its path, such as `templates/base.html`.
pub(crate) fn origin(path: &str) -> Arc<str> {
    [BUILT_IN, path].concat().into()
}

/// The content of the built-in file with this name in messages.
pub(crate) fn built_in(origin: &str) -> Option<&'static [u8]> {
    let path = origin.strip_prefix(BUILT_IN)?;
    let templates = TEMPLATES.iter().map(|(name, text)| ("templates/", *name, text.as_bytes()));
    let pages = REPORT_TEMPLATES.iter().map(|(name, text)| ("report/", *name, text.as_bytes()));
    let reports = REPORT.iter().map(|(name, bytes)| ("report/", *name, *bytes));
    let words = WORDS.iter().map(|(name, text)| ("words/", *name, text.as_bytes()));
    let mut files = templates.chain(pages).chain(reports).chain(words);
    let file = files.find(|(folder, name, _)| path.strip_prefix(folder) == Some(name));
    file.map(|(_, _, bytes)| bytes)
}

/// The templates by their names.
pub const TEMPLATES: &[(&str, &str)] = theme_files!("templates":
    "404.html",
    "actor.html",
    "attack.html",
    "backlinks.html",
    "base.html",
    "briefing.html",
    "chart.html",
    "claims.html",
    "components.html",
    "entity.html",
    "facts.html",
    "home.html",
    "list.html",
    "map.html",
    "matrix.html",
    "network.html",
    "outlet.html",
    "page.html",
    "prose.html",
    "ranges.html",
    "redirect.html",
    "references.html",
    "search.html",
    "source.html",
    "strip.html",
    "ties.html",
    "timeline.html",
);

/// Templates that make the rows of lists as the program does, for themes that want other rows. The built-in theme does
/// without them, as the program is faster.
pub const ROW_TEMPLATES: &[(&str, &str)] = theme_files!("templates":
    "rows/attack.html",
    "rows/backlink.html",
    "rows/citation.html",
    "rows/counted.html",
    "rows/declared.html",
    "rows/evidence.html",
    "rows/fact.html",
    "rows/list.html",
    "rows/menu.html",
    "rows/name.html",
    "rows/passage.html",
    "rows/perpetrator.html",
    "rows/reference.html",
    "rows/relation.html",
    "rows/strip.html",
    "rows/tag.html",
    "rows/use.html",
    "rows/work.html",
);

/// The templates of one-page reports.
pub const REPORT_TEMPLATES: &[(&str, &str)] =
    theme_files!("report": "back.html", "entry.html", "parts.html", "report.html");

/// The stylesheet of one-page reports.
pub const REPORT_STYLE: &str = include_str!("../themes/default/report/report.css");

/// The files copied to `static/`: scripts without comments and needless spaces, all others as they are.
pub const STATIC: &[(&str, &str)] = theme_files!("static":
    "code.css",
    "filters.js",
    "icon.svg",
    "network.js",
    "rows.js",
    "search-page.js",
    "search.js",
    "site.js",
    "style.css",
    "windows.js",
);

/// The scripts among [`STATIC`] without comments and needless spaces.
const MINIFIED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/scripts.rs"));

/// The text of a static file as a site has it.
pub(crate) fn published(name: &str) -> Option<&'static str> {
    let named = |files: &[(&str, &'static str)]| {
        files.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    };
    named(MINIFIED).or_else(|| named(STATIC))
}

/// The template of reports and its fonts, by their paths in a bundle.
pub const REPORT: &[(&str, &[u8])] = report_files!(
    "back.typ",
    "blocks.typ",
    "claims.typ",
    "data.typ",
    "entries.typ",
    "figures.typ",
    "fonts/NotoNaskhArabic-Regular.ttf",
    "front.typ",
    "graphic.typ",
    "report.typ",
    "style.typ",
    "tables.typ",
    "text.typ",
);

/// Every file of the theme, by its path in the folder of a theme.
pub fn files() -> Vec<(String, &'static [u8])> {
    let texts = [
        ("templates", TEMPLATES),
        ("templates", ROW_TEMPLATES),
        ("report", REPORT_TEMPLATES),
        ("static", STATIC),
        ("words", WORDS),
    ];
    let texts = texts.into_iter().flat_map(|(folder, files)| {
        files.iter().map(move |(name, text)| (format!("{folder}/{name}"), text.as_bytes()))
    });
    let style = (String::from("report/report.css"), REPORT_STYLE.as_bytes());
    let report = REPORT.iter().map(|(name, bytes)| (format!("report/{name}"), *bytes));
    texts.chain([style]).chain(report).collect()
}

/// The words of each language that the theme has, by its tag.
const WORDS: &[(&str, &str)] = theme_files!("words": "ar.toml", "de.toml", "en.toml");

/// The built-in words of a language.
pub(crate) fn words(tag: &str) -> Option<&'static str> {
    let is_of =
        |name: &str| name.strip_suffix(".toml").is_some_and(|name| name.eq_ignore_ascii_case(tag));
    WORDS.iter().find(|(name, _)| is_of(name)).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_scripts_of_a_site_are_under_40_kilobytes() {
        let scripts = STATIC.iter().filter(|(name, _)| name.ends_with(".js"));
        let mut sum = 0;
        for (name, source) in scripts {
            let script = published(name).expect("every script is published");
            assert!(script.len() < source.len(), "{name} is not minified");
            sum += script.len();
        }
        assert!((1..40_000).contains(&sum), "{sum} bytes");
    }

    #[test]
    fn what_is_no_script_is_published_as_it_is() {
        let (name, source) = STATIC[0];
        assert_eq!((name, published(name)), ("code.css", Some(source)));
        assert_eq!(published("absent.js"), None);
    }
}
