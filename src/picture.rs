//! The formats of pictures in pages and reports, by extension and by signature.

/// The format of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Png,
    Jpeg,
    Gif,
    WebP,
    Avif,
    /// A drawing in XML. Opened directly, it could run a script.
    Svg,
}

/// The extensions of file names, in lower case.
const EXTENSIONS: [(&str, Kind); 7] = [
    ("png", Kind::Png),
    ("jpg", Kind::Jpeg),
    ("jpeg", Kind::Jpeg),
    ("gif", Kind::Gif),
    ("webp", Kind::WebP),
    ("avif", Kind::Avif),
    ("svg", Kind::Svg),
];

impl Kind {
    /// The format by the extension of a path, in any case.
    pub(crate) fn of_name(path: &str) -> Option<Kind> {
        let (_, extension) = path.rsplit_once('.')?;
        let known = EXTENSIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension));
        known.map(|(_, kind)| *kind)
    }

    /// The raster format by the signature in a file's first bytes.
    pub(crate) fn recognise(bytes: &[u8]) -> Option<Kind> {
        let signature = bytes.get(..12).unwrap_or(bytes);
        match signature {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Kind::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Kind::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Kind::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P'] => Some(Kind::WebP),
            [_, _, _, _, b'f', b't', b'y', b'p', ..] if has_brand_of_avif(bytes) => {
                Some(Kind::Avif)
            }
            _ => None,
        }
    }

    /// Whether pages, and thus notes, may show it.
    pub(crate) fn is_for_pages(self) -> bool {
        self != Kind::Svg
    }

    /// Whether the typesetter of reports can read it.
    pub(crate) fn is_for_reports(self) -> bool {
        self != Kind::Avif
    }

    /// The names of formats, as messages list them: `PNG, JPEG or GIF`.
    pub(crate) fn list(is_meant: impl Fn(Kind) -> bool) -> String {
        let mut kinds = EXTENSIONS.map(|(_, kind)| kind).to_vec();
        kinds.dedup();
        let kinds = kinds.into_iter().filter(|kind| is_meant(*kind));
        let names = kinds.map(Kind::name).collect::<Vec<_>>().join(", ");
        names.rsplit_once(", ").map(|(all, last)| format!("{all} or {last}")).unwrap_or(names)
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Png => "PNG",
            Kind::Jpeg => "JPEG",
            Kind::Gif => "GIF",
            Kind::WebP => "WebP",
            Kind::Avif => "AVIF",
            Kind::Svg => "SVG",
        }
    }

    /// The MIME type.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Kind::Png => "image/png",
            Kind::Jpeg => "image/jpeg",
            Kind::Gif => "image/gif",
            Kind::WebP => "image/webp",
            Kind::Avif => "image/avif",
            Kind::Svg => "image/svg+xml",
        }
    }
}

/// Whether the first box of an ISO base media file (ISO 14496-12, 4.3) names AVIF among its brands.
fn has_brand_of_avif(bytes: &[u8]) -> bool {
    let size = bytes.first_chunk().map_or(0, |size| u32::from_be_bytes(*size) as usize);
    let first_box = bytes.get(8..size).unwrap_or_default();
    // The main brand is followed by a version number.
    let brands = first_box.chunks_exact(4).enumerate().filter(|(number, _)| *number != 1);
    brands.map(|(_, brand)| brand).any(|brand| brand == b"avif" || brand == b"avis")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides_the_kind_in_any_case() {
        for (path, expected) in [
            ("content/map.png", Some(Kind::Png)),
            ("a.b/Photo.JPG", Some(Kind::Jpeg)),
            ("x.jpeg", Some(Kind::Jpeg)),
            ("x.Webp", Some(Kind::WebP)),
            ("logo.SVG", Some(Kind::Svg)),
            ("png", None),
            ("map.txt", None),
        ] {
            assert_eq!(Kind::of_name(path), expected, "{path}");
        }
    }

    #[test]
    fn kinds_are_listed_by_name() {
        assert_eq!(Kind::list(Kind::is_for_pages), "PNG, JPEG, GIF, WebP or AVIF");
        assert_eq!(Kind::list(|kind| kind == Kind::Svg), "SVG");
    }

    #[test]
    fn a_picture_is_known_by_its_first_bytes() {
        for (bytes, expected) in [
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), Some(Kind::Png)),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Some(Kind::Jpeg)),
            (b"GIF87a\x01\0", Some(Kind::Gif)),
            (b"GIF89a\x01\0", Some(Kind::Gif)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(Kind::WebP)),
            (b"\0\0\0\x14ftypavif\0\0\0\0mif1", Some(Kind::Avif)),
            (b"\0\0\0\x14ftypmif1\0\0\0\0avif", Some(Kind::Avif)),
            (b"\0\0\0\x14ftypmif1avif\0\0\0\0", None),
            (b"\0\0\0\x14ftypisom\0\0\0\0mp42", None),
            (b"\xff\xff\xff\xffftypavif", None),
            (b"RIFF\x10\0\0\0WAVEfmt ", None),
            (b"\x89PNG", None),
            (b"GIF90a", None),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", None),
            (b"<html><script>", None),
            (b"", None),
        ] {
            assert_eq!(Kind::recognise(bytes), expected, "{}", bytes.escape_ascii());
        }
    }
}
