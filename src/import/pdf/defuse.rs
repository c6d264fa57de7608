//! Makes a PDF file safe to parse: streams that would fill the memory or trip the parser are blanked in a copy of it.
//!
//! A kilobyte of a stream may unpack to a megabyte, and the parser unpacks without a limit. So each stream is unpacked
//! here first, with one. Pictures, which are not read, are blanked unseen: most of a file is pictures.

use std::ops::Range;

use memchr::memmem;
use miniz_oxide::inflate;

/// The most that one stream may unpack to: the text of some thousand pages.
const MOST_OF_A_STREAM: usize = 64 << 20;

/// The most that all streams may unpack to.
const MOST_OF_A_FILE: usize = 1 << 30;

/// How many times a stream is packed at most.
const MOST_FILTERS: usize = 3;

/// The byte of blanked streams: no filter takes it for the beginning of anything.
const BLANK: u8 = 0xff;

/// A file that is safe to parse.
pub(super) struct Defused {
    pub(super) bytes: Vec<u8>,
    /// Whether it is encrypted.
    pub(super) encrypted: bool,
    /// How many streams were blanked that are no pictures.
    pub(super) blanked: usize,
}

/// Returns a copy of a file without what would harm; `None` if it unpacks to more than can be read.
pub(super) fn defuse(bytes: &[u8]) -> Option<Defused> {
    let mut file = Defused { bytes: bytes.to_vec(), encrypted: false, blanked: 0 };
    let mut measure = Measure { left: MOST_OF_A_FILE, filters: vec![inflated] };
    let mut after_last = 0;
    for at in memmem::find_iter(bytes, b"stream").chain([bytes.len()]) {
        let head = Head::read(after_last, &bytes[after_last..at], &mut measure);
        file.encrypted |= head.encrypts;
        for key in head.harmful_keys {
            file.bytes[key].fill(b'x');
        }
        let is_end = bytes[..at].ends_with(b"end");
        after_last = (at + b"stream".len()).min(bytes.len());
        let Some(start) = start_of_data(bytes, after_last).filter(|_| !is_end) else { continue };
        let is_small = !head.is_picture && measure.is_small(&bytes[start..], 0);
        if measure.left == 0 {
            return None;
        }
        if !is_small {
            file.blanked += usize::from(!head.is_picture);
            let data = &mut file.bytes[start..];
            let end = memmem::find(data, b"endstream").unwrap_or(data.len());
            data[..end].fill(BLANK);
        }
    }
    Some(file)
}

fn start_of_data(bytes: &[u8], keyword_end: usize) -> Option<usize> {
    match bytes.get(keyword_end..)? {
        [b'\r', b'\n', ..] => Some(keyword_end + 2),
        [b'\r' | b'\n', ..] => Some(keyword_end + 1),
        _ => None,
    }
}

/// What stands before the data of a stream: its dictionary, and whatever is between it and the stream before.
///
/// Names are read without regard to how they are nested, as a file may hide that. So it may be the dictionary of another
/// object that has them, which harms nothing.
#[derive(Default)]
struct Head {
    is_picture: bool,
    encrypts: bool,
    /// Keys whose values would make the parser divide by zero or count too far.
    harmful_keys: Vec<Range<usize>>,
}

impl Head {
    fn read(start: usize, text: &[u8], measure: &mut Measure) -> Head {
        let mut head = Head::default();
        let mut is_compressed_objects = false;
        let mut last_name = Vec::new();
        for at in memchr::memchr_iter(b'/', text) {
            let (name, rest) = name(&text[at + 1..]);
            let value = number(rest);
            let is_harmful = match &name[..] {
                b"DecodeParms" | b"DP" => value == Some(Number::Reference),
                b"Columns" => !is_within(value, 1, 1 << 20),
                b"Colors" => !is_within(value, 1, 15),
                b"BitsPerComponent" => !is_within(value, 1, 16),
                _ => false,
            };
            if is_harmful {
                head.harmful_keys.push(start + at + 1..start + text.len() - rest.len());
            }
            match &name[..] {
                b"Encrypt" => {
                    head.encrypts |= value.is_some() || rest.trim_ascii_start().starts_with(b"<<")
                }
                b"Image" => head.is_picture |= last_name == b"Subtype",
                b"ObjStm" | b"XRef" => is_compressed_objects = true,
                b"LZWDecode" | b"LZW" => measure.add(lzw_length),
                b"RunLengthDecode" | b"RL" => measure.add(run_length),
                b"ASCII85Decode" | b"A85" => measure.add(from_ascii85),
                b"ASCIIHexDecode" | b"AHx" => measure.add(from_hex),
                _ => {}
            }
            last_name = name;
        }
        head.is_picture &= !is_compressed_objects;
        head
    }
}

/// The name at the start of a text and what comes after it. `#` and two digits are a byte of it.
fn name(text: &[u8]) -> (Vec<u8>, &[u8]) {
    let length =
        text.iter().position(|b| b" \t\r\n\x0c\0/<>[](){}%".contains(b)).unwrap_or(text.len());
    let (written, rest) = text.split_at(length.min(128));
    let mut name = Vec::with_capacity(written.len());
    let mut at = 0;
    while at < written.len() {
        let digits =
            written.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if written[at] == b'#' => {
                name.push(byte);
                at += 3;
            }
            _ => {
                name.push(written[at]);
                at += 1;
            }
        }
    }
    (name, rest)
}

/// The value of a key that is a number, or stands elsewhere in the file.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Number {
    Here(i64),
    Reference,
}

fn number(text: &[u8]) -> Option<Number> {
    let text = text.trim_ascii_start();
    let length = text
        .iter()
        .take(32)
        .position(|b| !b.is_ascii_digit() && !b"+-.".contains(b))
        .unwrap_or(text.len().min(32));
    let number = std::str::from_utf8(&text[..length]).ok().filter(|number| !number.is_empty())?;
    let rest = text[length..].trim_ascii_start();
    if rest.first().is_some_and(u8::is_ascii_digit) {
        return Some(Number::Reference);
    }
    Some(Number::Here(number.parse().unwrap_or(i64::MAX)))
}

fn is_within(value: Option<Number>, least: i64, most: i64) -> bool {
    match value {
        Some(Number::Here(number)) => (least..=most).contains(&number),
        Some(Number::Reference) => false,
        None => true,
    }
}

/// Unpacks data with a limit; `None` if it is too much.
type Filter = fn(&[u8]) -> Option<Vec<u8>>;

/// Finds out what data unpacks to, whatever filters its dictionary names: by all that the file has named so far.
struct Measure {
    /// What is left for the file.
    left: usize,
    filters: Vec<Filter>,
}

impl Measure {
    fn add(&mut self, filter: Filter) {
        if !self.filters.iter().any(|known| std::ptr::fn_addr_eq(*known, filter)) {
            self.filters.push(filter);
        }
    }

    /// Whether data unpacks to no more than a stream may have, once and again.
    fn is_small(&mut self, data: &[u8], depth: usize) -> bool {
        for filter in self.filters.clone() {
            let unpacked = filter(data);
            self.left =
                self.left.saturating_sub(unpacked.as_ref().map_or(MOST_OF_A_STREAM, Vec::len));
            let Some(unpacked) = unpacked else { return false };
            if self.left == 0
                || unpacked.len() > 16
                    && depth < MOST_FILTERS
                    && !self.is_small(&unpacked, depth + 1)
            {
                return false;
            }
        }
        true
    }
}

/// The data, as far as it can be unpacked; `None` if it is too much.
fn inflated(packed: &[u8]) -> Option<Vec<u8>> {
    let has_header = matches!(packed, [method, flags, ..]
        if method & 15 == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0 && flags & 32 == 0);
    // The parser does not look at the checksum either, so the header may be skipped.
    let packed = if has_header { &packed[2..] } else { packed };
    match inflate::decompress_to_vec_with_limit(packed, MOST_OF_A_STREAM) {
        Ok(data) => Some(data),
        Err(error) => (error.status != inflate::TINFLStatus::HasMoreOutput).then_some(error.output),
    }
}

fn from_ascii85(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut group = Vec::with_capacity(5);
    for &byte in text.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        match byte {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => break,
        }
        if group.len() == 5 {
            bytes.extend(word_of(&group).to_be_bytes());
            group.clear();
        }
    }
    if group.len() > 1 {
        let n = group.len() - 1;
        group.resize(5, 84);
        bytes.extend(&word_of(&group).to_be_bytes()[..n]);
    }
    Some(bytes)
}

fn word_of(group: &[u32]) -> u32 {
    group.iter().fold(0u32, |word, digit| word.wrapping_mul(85).wrapping_add(*digit))
}

fn from_hex(text: &[u8]) -> Option<Vec<u8>> {
    let digits = text.iter().filter(|byte| !byte.is_ascii_whitespace());
    let digits: Vec<u8> =
        digits.map_while(|&byte| char::from(byte).to_digit(16)).map(|digit| digit as u8).collect();
    Some(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect())
}

/// As many bytes as run-length data unpacks to. What these are does not matter: nobody packs such data once more.
fn run_length(packed: &[u8]) -> Option<Vec<u8>> {
    let (mut at, mut total) = (0, 0);
    while let Some(&length) = packed.get(at).filter(|length| **length != 128) {
        let is_copy = length < 128;
        total += if is_copy { usize::from(length) + 1 } else { 257 - usize::from(length) };
        at += if is_copy { usize::from(length) + 2 } else { 2 };
        if total > MOST_OF_A_STREAM {
            return None;
        }
    }
    Some(vec![0; total])
}

/// As many bytes as LZW data unpacks to, or more.
fn lzw_length(packed: &[u8]) -> Option<Vec<u8>> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const CODES: usize = 4096;
    // The lengths of the entries after the codes for single bytes.
    let mut lengths: Vec<usize> = Vec::new();
    let (mut total, mut last) = (0usize, 0usize);
    let (mut bits, mut n_bits, mut width) = (0u32, 0u32, 9u32);
    for &byte in packed {
        bits = bits << 8 | u32::from(byte);
        n_bits += 8;
        if n_bits < width {
            continue;
        }
        n_bits -= width;
        let code = (bits >> n_bits) as usize;
        bits &= (1 << n_bits) - 1;
        match code {
            END => break,
            CLEAR => {
                lengths.clear();
                (last, width) = (0, 9);
                continue;
            }
            _ => {}
        }
        let known = if code < CLEAR { Some(1) } else { lengths.get(code - END - 1).copied() };
        let length = known.unwrap_or(last + 1);
        if last > 0 && lengths.len() + END + 1 < CODES {
            lengths.push(last + 1);
        }
        let next = lengths.len() + END + 1 + 1;
        width = if next < 512 {
            9
        } else if next < 1024 {
            10
        } else if next < 2048 {
            11
        } else {
            12
        };
        last = length;
        total += length;
        if total > MOST_OF_A_STREAM {
            return None;
        }
    }
    Some(vec![0; total])
}
