//! What a file is by its first bytes, whatever its name says.

use super::Refused;

/// A kind of file that is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    /// Its name with an article, such as `a PDF file`.
    pub name: &'static str,
    /// What to do with it.
    pub hint: &'static str,
    /// Whether an importer reads it, and which.
    pub form: Option<Form>,
}

/// A form that has an importer and is known by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A PDF file.
    Pdf,
    /// A Word document of 2007 or later.
    Docx,
}

impl Signature {
    /// The refusal of such a file where something else is expected.
    pub fn refused(self) -> Refused {
        Refused { message: format!("this is {}", self.name), hint: self.hint.into() }
    }
}

const PDF: Signature = Signature {
    name: "a PDF file",
    hint: "give its name the ending `.pdf` and import it again",
    form: Some(Form::Pdf),
};
const DOCX: Signature = Signature {
    name: "a Word document",
    hint: "give its name the ending `.docx` and import it again",
    form: Some(Form::Docx),
};

/// What to do with most files that hold no text.
const NO_TEXT: &str = "only files with text can be imported";
const PICTURE: &str =
    "pictures have no text that could be cited; save the page or document that shows it";
const UNPACK: &str = "unpack it and import the files that it holds";
const RECORDING: &str = "sound and film have no text that could be cited; import a transcript";
const DOCUMENT: &str = "save it as .docx or PDF and import that";
const SHEET: &str = "save what is to be cited as PDF and import that";
const BOOK: &str = "save the chapter as .docx, PDF or HTML and import that";

/// Name, place, first bytes, and what to do. What begins with the bytes of another stands before it.
const TABLE: &[(&str, usize, &[u8], &str)] = &[
    ("a JPEG picture", 0, b"\xff\xd8\xff", PICTURE),
    ("a PNG picture", 0, b"\x89PNG\r\n\x1a\n", PICTURE),
    ("a GIF picture", 0, b"GIF87a", PICTURE),
    ("a GIF picture", 0, b"GIF89a", PICTURE),
    ("a TIFF picture", 0, b"II*\0", PICTURE),
    ("a TIFF picture", 0, b"MM\0*", PICTURE),
    ("a WebP picture", 8, b"WEBP", PICTURE),
    ("a HEIC picture", 4, b"ftypheic", PICTURE),
    ("a HEIC picture", 4, b"ftypmif1", PICTURE),
    ("an AVIF picture", 4, b"ftypavif", PICTURE),
    ("an icon", 0, b"\0\0\x01\0", PICTURE),
    ("a DjVu file", 0, b"AT&TFORM", "save it as PDF with a text layer and import that"),
    ("a PostScript file", 0, b"%!PS-", "save it as PDF and import that"),
    ("a film", 4, b"ftyp", RECORDING),
    ("a film", 0, b"\x1aE\xdf\xa3", RECORDING),
    ("a film", 8, b"AVI ", RECORDING),
    ("a sound file", 8, b"WAVE", RECORDING),
    ("a sound file", 0, b"ID3", RECORDING),
    ("a sound file", 0, b"OggS", RECORDING),
    ("a sound file", 0, b"fLaC", RECORDING),
    ("a gzip archive", 0, b"\x1f\x8b", UNPACK),
    ("a bzip2 archive", 0, b"BZh", UNPACK),
    ("an xz archive", 0, b"\xfd7zXZ\0", UNPACK),
    ("a Zstandard archive", 0, b"\x28\xb5\x2f\xfd", UNPACK),
    ("a 7z archive", 0, b"7z\xbc\xaf\x27\x1c", UNPACK),
    ("a RAR archive", 0, b"Rar!\x1a\x07", UNPACK),
    ("a tar archive", 257, b"ustar", UNPACK),
    ("a text in Rich Text Format (.rtf)", 0, b"{\\rtf", DOCUMENT),
    ("a Safari web archive", 0, b"bplist00", "save the page as HTML or PDF and import that"),
    ("a web archive (WARC)", 0, b"WARC/1.", "save the page that it holds as HTML and import that"),
    ("a Kindle book", 60, b"BOOKMOBI", BOOK),
    ("a database", 0, b"SQLite format 3\0", NO_TEXT),
    ("a mailbox of Outlook", 0, b"!BDN", "save the message as .eml and import that"),
    ("a program", 0, b"MZ\x90\0", NO_TEXT),
    ("a program", 0, b"\x7fELF", NO_TEXT),
    ("a program", 0, b"\xcf\xfa\xed\xfe", NO_TEXT),
    ("a font", 0, b"\0\x01\0\0\0", NO_TEXT),
    ("a font", 0, b"OTTO", NO_TEXT),
    ("a font", 0, b"wOF", NO_TEXT),
];

/// Returns what a file is, if its first bytes say so. A text has no signature.
pub fn of(bytes: &[u8]) -> Option<Signature> {
    // A few bytes may stand before the head of a PDF file.
    const PDF_HEAD: usize = 1024;
    if bytes.starts_with(b"%PDF-") {
        return Some(PDF);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(package(bytes));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(compound(bytes));
    }
    // A text may begin with `OTTO` or `BZh`, but not go on with controls.
    let is_binary = bytes.iter().take(512).any(|byte| matches!(byte, 0..=8 | 14..=26));
    let begins = |&&(_, at, magic, _): &&(&str, usize, &[u8], &str)| {
        let is_certain =
            is_binary || magic.len() > 4 || magic.iter().any(|byte| !byte.is_ascii_graphic());
        is_certain && bytes.get(at..).is_some_and(|rest| rest.starts_with(magic))
    };
    if let Some(&(name, _, _, hint)) = TABLE.iter().find(begins) {
        return Some(Signature { name, hint, form: None });
    }
    let head = &bytes[..bytes.len().min(PDF_HEAD)];
    let is_late_pdf = memchr::memmem::find(head, b"%PDF-").is_some() && head.contains(&0);
    is_late_pdf.then_some(PDF)
}

/// What a ZIP file is, by the names of its parts: in clear at its end, and before each part.
fn package(bytes: &[u8]) -> Signature {
    const EDGE: usize = 1 << 16;
    let head = &bytes[..bytes.len().min(EDGE)];
    let tail = &bytes[bytes.len().saturating_sub(EDGE)..];
    let holds = |name: &str| {
        [head, tail].iter().any(|part| memchr::memmem::find(part, name.as_bytes()).is_some())
    };
    let signature = |name, hint| Signature { name, hint, form: None };
    if holds("vnd.oasis.opendocument.text") {
        signature("an OpenDocument text (.odt)", DOCUMENT)
    } else if holds("vnd.oasis.opendocument.spreadsheet") {
        signature("an OpenDocument spreadsheet (.ods)", SHEET)
    } else if holds("vnd.oasis.opendocument.presentation") {
        signature("an OpenDocument presentation (.odp)", SHEET)
    } else if holds("application/epub+zip") || holds("META-INF/container.xml") {
        signature("an e-book (.epub)", BOOK)
    } else if holds("word/") {
        DOCX
    } else if holds("xl/workbook") {
        signature("an Excel workbook (.xlsx)", SHEET)
    } else if holds("ppt/") {
        signature("a PowerPoint presentation (.pptx)", SHEET)
    } else if holds("Index/Document.iwa") {
        signature("a document of Pages, Numbers or Keynote", DOCUMENT)
    } else {
        signature("a ZIP archive", UNPACK)
    }
}

/// What a file of the old Office formats is, by the names of its streams, which are UTF-16.
fn compound(bytes: &[u8]) -> Signature {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    let (name, hint) = if holds("WordDocument") {
        ("a Word document of the old format (.doc)", DOCUMENT)
    } else if holds("Workbook") {
        ("an Excel workbook of the old format (.xls)", SHEET)
    } else if holds("PowerPoint Document") {
        ("a PowerPoint presentation of the old format (.ppt)", SHEET)
    } else if holds("__substg1.0_") {
        ("a message of Outlook (.msg)", "save it as .eml and import that")
    } else {
        ("a file of an old Office format", DOCUMENT)
    };
    Signature { name, hint, form: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(bytes: &[u8]) -> Option<&'static str> {
        of(bytes).map(|signature| signature.name)
    }

    #[test]
    fn files_that_are_no_text_are_named() {
        let cases: &[(&[u8], &str)] = &[
            (b"%PDF-1.7\n", "a PDF file"),
            (b"\r\n\0%PDF-1.4\n", "a PDF file"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
            (b"RIFF\0\0\0\0WEBPVP8", "a WebP picture"),
            (b"{\\rtf1\\ansi Text}", "a text in Rich Text Format (.rtf)"),
            (b"PK\x03\x04....word/document.xml", "a Word document"),
            (
                b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
                "an OpenDocument text (.odt)",
            ),
            (b"PK\x03\x04....xl/workbook.xml", "an Excel workbook (.xlsx)"),
            (b"PK\x05\x06", "a ZIP archive"),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
                "a Word document of the old format (.doc)",
            ),
        ];
        for (bytes, expected) in cases {
            assert_eq!(name(bytes), Some(*expected));
        }
    }

    #[test]
    fn a_text_has_no_signature() {
        for text in [
            "",
            "Words",
            "PK is a company",
            "A text on %PDF- files",
            "GIF pictures",
            "<html>",
            "OTTO RAVEN SPEAKS",
            "BZh is a name",
        ] {
            assert_eq!(name(text.as_bytes()), None, "{text}");
        }
    }
}
