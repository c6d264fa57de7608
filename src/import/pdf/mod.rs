//! PDF files with a text layer: letters at their places become lines, paragraphs, headings, notes.
//!
//! A PDF file has no paragraphs, mostly no words, and often no order: it has letters at places. The kept libraries
//! unpack the file and know its fonts. What a reader sees in the letters is found here, stage by stage: `content` reads
//! them, `column` and `line` put them in order, `furniture` and `note` part the text from what stands around it, and
//! `paragraph` and `block` find its parts.

mod accent;
mod assemble;
mod block;
mod budget;
mod bullet;
mod caption;
mod cluster;
mod column;
mod content;
mod defuse;
mod direction;
mod font;
mod furniture;
mod glyph;
mod head;
mod join;
mod label;
mod line;
mod lists;
mod marker;
mod matrix;
mod measure;
mod note;
mod paragraph;
mod part;
mod piece;
mod run;
mod script;
mod sentence;
mod table;

#[cfg(test)]
mod tests;

use hayro_font::hayro_syntax::object::{Dict, String as Bytes};
use hayro_font::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::budget::{Budget, Spent};
use self::column::Columns;
use self::content::Reader;
use self::glyph::{Glyph, Sheet};
use self::head::Properties;
use self::line::Line;
use self::script::Letters;

use super::{File, Reading, Refused};

/// The most pages that are read.
const MOST_PAGES: usize = 10_000;

/// Reads a PDF file.
///
/// # Errors
/// Refuses a file that is encrypted, damaged, a picture of text, or written in letters that cannot be read.
pub fn read(file: File<'_>) -> Result<Reading, Refused> {
    let Some(defused) = defuse::defuse(file.bytes) else { return Err(too_much()) };
    if defused.encrypted {
        return Err(encrypted());
    }
    let blanked = defused.blanked;
    let pdf = Pdf::new(defused.bytes).map_err(|error| unreadable(error, file.bytes))?;
    let n_pages = pdf.pages().len();
    if n_pages > MOST_PAGES {
        return Err(Refused {
            message: format!("the file has {n_pages} pages; up to {MOST_PAGES} can be read"),
            hint: "import the pages that you need as a file of their own".into(),
        });
    }
    let mut budget = Budget::new();
    let (sheets, silent_fonts) = sheets(&pdf, &mut budget).map_err(|Spent| too_much())?;
    check_for_text(&sheets, blanked, &silent_fonts)?;
    let scanned = scanned_pages(&sheets);
    let (lines, turned) = lines(sheets);
    let letters = Letters::of(&lines);
    letters.check(&silent_fonts)?;
    let mut reading = assemble::reading(lines, turned, &label::labels(&pdf), &properties(&pdf));
    remark(&mut reading, &letters, &scanned, blanked);
    Ok(reading)
}

fn encrypted() -> Refused {
    Refused {
        message: "the file is encrypted".into(),
        hint: "open it with its password and print it to a PDF file without one".into(),
    }
}

fn too_much() -> Refused {
    Refused {
        message: "the file unpacks to more than can be read".into(),
        hint:
            "import the pages that you need as a file of their own, or print them to a new PDF file"
                .into(),
    }
}

fn unreadable(error: LoadPdfError, bytes: &[u8]) -> Refused {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => encrypted(),
        LoadPdfError::Decryption(_) => encrypted(),
        LoadPdfError::Invalid => {
            let ends = bytes.trim_ascii_end().ends_with(b"%%EOF");
            Refused {
                message: if ends {
                    "the file is damaged: no pages could be found in it".into()
                } else {
                    "the file is damaged: its end is missing, and no pages could be found in it"
                        .into()
                },
                hint: "download or save it again".into(),
            }
        }
    }
}

fn sheets(pdf: &Pdf, budget: &mut Budget) -> Result<(Vec<Sheet>, Vec<String>), Spent> {
    let mut reader = Reader::new(budget);
    let mut sheets = Vec::new();
    for page in pdf.pages().iter() {
        sheets.push(reader.sheet(page)?);
    }
    Ok((sheets, reader.fonts.silent))
}

fn n_letters(glyphs: &[Glyph]) -> usize {
    glyphs.iter().filter(|glyph| !glyph.is_space()).count()
}

/// Refuses pictures of text, and files without any.
fn check_for_text(
    sheets: &[Sheet],
    blanked: usize,
    silent_fonts: &[String],
) -> Result<(), Refused> {
    let all: usize =
        sheets.iter().map(|sheet| n_letters(&sheet.glyphs) + n_letters(&sheet.turned)).sum();
    let n_pictures = sheets.iter().filter(|sheet| sheet.has_picture).count();
    if all < 20 * sheets.len() && n_pictures * 2 > sheets.len() {
        return Err(Refused {
            message: format!("the file is a scan: {} of its {} pages are pictures, without text that could be read", n_pictures, sheets.len()),
            hint: "recognise its text with an OCR program first, such as OCRmyPDF, and import what that writes".into(),
        });
    }
    if all == 0 && !silent_fonts.is_empty() {
        return Err(Refused {
            message: format!("the fonts of the file cannot be read: `{}`", silent_fonts.join("`, `")),
            hint: "recognise its text with an OCR program first, or save the text as a web page or as plain text".into(),
        });
    }
    if all == 0 {
        let damaged = blanked > 0;
        return Err(Refused {
            message: if damaged {
                format!(
                    "the file is damaged: {blanked} of its parts cannot be unpacked, and the rest has no text"
                )
            } else {
                format!("there is no text on the {} pages of this file", sheets.len())
            },
            hint: "download or save it again".into(),
        });
    }
    Ok(())
}

/// The pages that show a picture and next to no text, if others have text.
fn scanned_pages(sheets: &[Sheet]) -> Vec<usize> {
    let is_scan = |sheet: &Sheet| sheet.has_picture && n_letters(&sheet.glyphs) < 10;
    (0..sheets.len()).filter(|&page| is_scan(&sheets[page])).collect()
}

/// The lines of all pages in reading order, and those that are turned against them, as text.
fn lines(sheets: Vec<Sheet>) -> (Vec<Line>, Vec<(usize, String)>) {
    let mut letters = Letters::default();
    let mut n_all = 0;
    for glyph in sheets.iter().flat_map(|sheet| &sheet.glyphs) {
        for letter in glyph.text.chars().filter(|letter| letter.is_alphabetic()) {
            letters.add(letter);
            n_all += 1;
        }
    }
    let begin_right = letters.n_leftward * 2 > n_all;
    let mut columns = Columns { begin_right, last: None };
    let (mut lines, mut turned) = (Vec::new(), Vec::new());
    for (page, sheet) in sheets.into_iter().enumerate() {
        if !sheet.turned.is_empty() {
            turned.extend(turned_text(sheet.turned, page).map(|text| (page, text)));
        }
        let first = lines.len();
        for (number, column) in columns.of_page(piece::pieces(sheet.glyphs)).into_iter().enumerate()
        {
            lines.extend(line::lines(column, page, number, begin_right));
        }
        line::find_bullets(&mut lines[first..], &sheet.dots);
    }
    lines.retain(|line| !line.runs.is_empty());
    (lines, turned)
}

/// The text of letters that are turned, as one piece.
fn turned_text(glyphs: Vec<Glyph>, page: usize) -> Option<String> {
    let lines = line::lines(piece::pieces(glyphs), page, 0, false);
    let text: Vec<String> = lines.iter().map(Line::text).collect();
    let text = text.join(" ").trim().to_string();
    text.contains(char::is_alphanumeric).then_some(text)
}

fn properties(pdf: &Pdf) -> Properties {
    let text = |bytes: &Option<Box<[u8]>>| {
        let text = text_string(bytes.as_deref()?);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    };
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let language = root
        .and_then(|root| root.get::<Bytes<'_>>("Lang"))
        .map(|language| text_string(language.as_bytes()));
    let language = language.filter(|tag| oxilangtag::LanguageTag::parse(tag.as_str()).is_ok());
    Properties {
        title: text(&pdf.metadata().title),
        author: text(&pdf.metadata().author),
        language,
    }
}

/// The letters of a string in a file's head: UTF-16 or UTF-8 by its mark, else the encoding of PDF itself.
fn text_string(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => bytes.iter().map(|byte| of_pdf_encoding(*byte)).collect(),
    };
    text.chars().filter(|letter| !letter.is_control()).collect()
}

fn of_pdf_encoding(byte: u8) -> char {
    const HIGH: [char; 31] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž',
    ];
    match byte {
        0x80..=0x9e => HIGH[usize::from(byte - 0x80)],
        0xa0 => '€',
        b'\n' | b'\r' | b'\t' => ' ',
        byte => char::from(byte),
    }
}

fn remark(reading: &mut Reading, letters: &Letters, scanned: &[usize], blanked: usize) {
    if letters.n_unknown > 0 {
        let n = letters.n_unknown;
        reading.remarks.push(format!("the file does not say which letters {n} of its signs are: they are \u{fffd} in the text"));
    }
    if !scanned.is_empty() {
        let pages: Vec<String> =
            scanned.iter().take(12).map(|page| (page + 1).to_string()).collect();
        reading.remarks.push(format!(
            "{} {} pictures without text, such as page {}",
            crate::text::count::counted(scanned.len(), "page"),
            if scanned.len() == 1 { "is" } else { "are" },
            pages.join(", ")
        ));
    }
    if blanked > 0 {
        reading
            .remarks
            .push(format!("{blanked} parts of the file cannot be unpacked and were left out"));
    }
}
