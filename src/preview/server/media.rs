//! What a file is, by its name, as the `Content-Type` says it.

use crate::picture::Kind;

/// What the server sends for files it does not know: browsers offer to save them.
const UNKNOWN: &str = "application/octet-stream";

/// The type of HTML pages.
pub(super) const HTML: &str = "text/html; charset=utf-8";

/// The types of files that websites are made of, by their extensions, but for pictures made of points; text is UTF-8.
const TYPES: &[(&str, &str)] = &[
    ("atom", "application/atom+xml; charset=utf-8"),
    ("bib", "application/x-bibtex; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("flac", "audio/flac"),
    ("geojson", "application/geo+json; charset=utf-8"),
    ("htm", HTML),
    ("html", HTML),
    ("ico", "image/x-icon"),
    ("ics", "text/calendar; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("jsonld", "application/ld+json; charset=utf-8"),
    ("jxl", "image/jxl"),
    ("m4a", "audio/mp4"),
    ("m4v", "video/mp4"),
    ("map", "application/json; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("oga", "audio/ogg"),
    ("ogg", "audio/ogg"),
    ("ogv", "video/ogg"),
    ("opus", "audio/ogg"),
    ("otf", "font/otf"),
    ("pdf", "application/pdf"),
    ("rss", "application/rss+xml; charset=utf-8"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("tsv", "text/tab-separated-values; charset=utf-8"),
    ("ttf", "font/ttf"),
    ("txt", "text/plain; charset=utf-8"),
    ("vtt", "text/vtt; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("wav", "audio/wav"),
    ("webm", "video/webm"),
    ("webmanifest", "application/manifest+json; charset=utf-8"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("xml", "application/xml; charset=utf-8"),
    ("zip", "application/zip"),
];

/// The type of the file at `path`.
pub(super) fn of(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let known = extension.and_then(|extension| {
        TYPES.binary_search_by(|(known, _)| (*known).cmp(extension.as_str())).ok()
    });
    let of_picture = || Kind::of_name(name).map(Kind::media_type);
    known.map(|at| TYPES[at].1).or_else(of_picture).unwrap_or(UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_told_by_the_extension_of_the_name() {
        assert!(TYPES.is_sorted(), "the table is searched by halves");
        for (path, expected) in [
            ("actors/index.html", HTML),
            ("static/Photo.JPG", "image/jpeg"),
            ("feed.xml", "application/xml; charset=utf-8"),
            ("a.b/license", UNKNOWN),
            ("data.bin", UNKNOWN),
        ] {
            assert_eq!(of(path), expected, "{path}");
        }
    }
}
