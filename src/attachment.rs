//! Files that notes may link besides pictures: documents, tables, sound and film. They are published as they are.

/// The endings of their names, in lower case. HTML and SVG are none: opened directly, they could run a script.
const ENDINGS: [&str; 49] = [
    "7z", "aac", "bib", "csv", "doc", "docx", "eml", "epub", "flac", "geojson", "gpx", "gz", "ics",
    "json", "kml", "kmz", "m4a", "mbox", "mov", "mp3", "mp4", "mpg", "odp", "ods", "odt", "oga",
    "ogg", "ogv", "opus", "pcap", "pdf", "ppt", "pptx", "ris", "rtf", "stix", "tar", "tex", "toml",
    "tsv", "txt", "vcf", "wav", "webm", "xls", "xlsx", "xml", "yaml", "zip",
];

/// Whether a path has the name of such a file.
pub(crate) fn is_attachment(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
    ending.is_some_and(|(_, ending)| {
        ENDINGS.binary_search(&ending.to_ascii_lowercase().as_str()).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_name_decides() {
        assert!(ENDINGS.is_sorted());
        for (path, expected) in [
            ("content/files/Minutes.PDF", true),
            ("a.b/c.csv", true),
            ("page.html", false),
            ("drawing.svg", false),
            ("note.md", false),
            (".pdf", false),
            ("2022-09-05.kabul", false),
            ("pdf", false),
        ] {
            assert_eq!(is_attachment(path), expected, "{path}");
        }
    }
}
