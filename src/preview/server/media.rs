//! The `Content-Type` of a file, by its name.

/// The type of HTML pages.
pub(super) const HTML: &str = "text/html; charset=utf-8";

/// What the server sends for files it does not know: browsers offer to save them.
const UNKNOWN: &str = "application/octet-stream";

/// Types whose files are text, by how they end; all that begin with `text/` are as well.
const TEXTS: [&str; 6] = ["/javascript", "/json", "/xml", "/x-javascript", "+json", "+xml"];

/// The type of the file at `path`; text is UTF-8.
pub(super) fn of(path: &str) -> String {
    let media = mime_guess::from_path(path).first_raw().unwrap_or(UNKNOWN);
    let is_text = media.starts_with("text/") || TEXTS.iter().any(|end| media.ends_with(end));
    if is_text { format!("{media}; charset=utf-8") } else { media.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_known_by_the_extension_of_the_name() {
        for (path, expected) in [
            ("actors/index.html", HTML),
            ("old.htm", HTML),
            ("static/style.css", "text/css; charset=utf-8"),
            ("search.js", "text/javascript; charset=utf-8"),
            ("module.mjs", "application/javascript; charset=utf-8"),
            ("data.json", "application/json; charset=utf-8"),
            ("map.geojson", "application/geo+json; charset=utf-8"),
            ("site.webmanifest", "application/manifest+json; charset=utf-8"),
            ("notes.md", "text/markdown; charset=utf-8"),
            ("table.csv", "text/csv; charset=utf-8"),
            ("feed.xml", "text/xml; charset=utf-8"),
            ("feed.atom", "application/atom+xml; charset=utf-8"),
            ("logo.svg", "image/svg+xml; charset=utf-8"),
            ("static/Photo.JPG", "image/jpeg"),
            ("map.avif", "image/avif"),
            ("film.webm", "video/webm"),
            ("report.pdf", "application/pdf"),
            ("naskh.woff2", "font/woff2"),
            ("search.wasm", "application/wasm"),
            ("a.b/license", UNKNOWN),
            (".html", UNKNOWN),
            ("data.bin", UNKNOWN),
        ] {
            assert_eq!(of(path), expected, "{path}");
        }
    }
}
