//! The theme built into the binary: the files of `themes/default`.

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

/// The templates by their names.
pub const TEMPLATES: &[(&str, &str)] = theme_files!("templates":
    "404.html",
    "actor.html",
    "attack.html",
    "base.html",
    "briefing.html",
    "components.html",
    "home.html",
    "list.html",
    "outlet.html",
    "page.html",
    "redirect.html",
    "source.html",
);

/// The templates of reports that are one page.
pub const REPORT_TEMPLATES: &[(&str, &str)] =
    theme_files!("report": "back.html", "entry.html", "parts.html", "report.html");

/// The style of reports that are one page.
pub const REPORT_STYLE: &str = include_str!("../themes/default/report/report.css");

/// The files copied to `static/` as they are.
pub const STATIC: &[(&str, &str)] =
    theme_files!("static": "code.css", "icon.svg", "site.js", "style.css");

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
    "report.typ",
    "style.typ",
    "tables.typ",
    "text.typ",
);
