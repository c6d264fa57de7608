//! The dimensions of a picture, from its header. A decoder needs some bytes of memory for each pixel, and a file of a
//! few megabytes may claim billions of pixels.
//!
//! If a file states several sizes, the largest counts, and bytes that decoders skip are skipped. Libraries that read
//! sizes use the first one and stop at bytes between segments, so a file could give them another size than a decoder.

use crate::picture::Kind;

/// The most pixels of a picture in a page or report.
pub(crate) const MOST_PIXELS: u64 = 100_000_000;

/// The width and height of a raster picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pixels {
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Pixels {
    /// Reads them from a file; `None` if its header is damaged, or it is not a raster picture.
    pub(crate) fn of(bytes: &[u8]) -> Option<Pixels> {
        let pixels = match Kind::recognise(bytes)? {
            Kind::Png => at(bytes, 16, u32::from_be_bytes, u32::from_be_bytes),
            Kind::Jpeg => of_jpeg(bytes),
            Kind::Gif => of_gif(bytes),
            Kind::WebP => of_webp(bytes),
            Kind::Avif => of_avif(bytes),
            Kind::Svg => None,
        };
        pixels.filter(|Pixels { width, height }| *width > 0 && *height > 0)
    }

    /// The number of pixels.
    pub(crate) fn count(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// Whether there are more than a page or report may show.
    pub(crate) fn are_too_many(self) -> bool {
        self.count() > MOST_PIXELS
    }

    fn larger(self, other: Option<Pixels>) -> Pixels {
        other.filter(|other| other.count() > self.count()).unwrap_or(self)
    }
}

/// Reads two adjacent numbers of `N` bytes each.
fn at<const N: usize>(
    bytes: &[u8],
    start: usize,
    width: impl Fn([u8; N]) -> u32,
    height: impl Fn([u8; N]) -> u32,
) -> Option<Pixels> {
    let read = |start: usize| bytes.get(start..)?.first_chunk::<N>().copied();
    Some(Pixels { width: width(read(start)?), height: height(read(start + N)?) })
}

fn little(number: [u8; 2]) -> u32 {
    u32::from(u16::from_le_bytes(number))
}

fn big(number: [u8; 2]) -> u32 {
    u32::from(u16::from_be_bytes(number))
}

/// The largest frame of a JPEG before its first scan. Frame headers have the height first.
fn of_jpeg(bytes: &[u8]) -> Option<Pixels> {
    let mut found = None::<Pixels>;
    let mut place = 2;
    let next = |place: usize| memchr::memchr(0xff, bytes.get(place..)?);
    while let Some(sign) = next(place) {
        place += sign + 1;
        match bytes.get(place).copied().unwrap_or(0xff) {
            // Any number of these fill bytes may precede a marker.
            0xff => continue,
            0xda => break,
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let frame = at(bytes, place + 4, big, big);
                let frame = frame.map(|it| Pixels { width: it.height, height: it.width })?;
                found = Some(frame.larger(found));
            }
            // Markers without a length.
            0x00 | 0x01 | 0xd0..=0xd9 => {
                place += 1;
                continue;
            }
            _ => {}
        }
        let length = bytes.get(place + 1..).and_then(|rest| rest.first_chunk().copied());
        place += 1 + length.map_or(2, |length| big(length) as usize).max(2);
    }
    found
}

/// The largest of a GIF's canvas and its frames, which may exceed it.
fn of_gif(bytes: &[u8]) -> Option<Pixels> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut largest = at(bytes, 6, little, little)?;
    let mut place = 13 + bytes.get(10).map_or(0, |flags| table(*flags));
    while let Some(block) = bytes.get(place) {
        place += match block {
            b',' => {
                largest = largest.larger(at(bytes, place + 5, little, little));
                // The header of the frame, its colour table, and the initial code size.
                11 + bytes.get(place + 9).map_or(0, |flags| table(*flags))
            }
            b'!' => 2,
            _ => break,
        };
        while let Some(length) = bytes.get(place).filter(|length| **length > 0) {
            place += 1 + usize::from(*length);
        }
        place += 1;
    }
    Some(largest)
}

fn of_webp(bytes: &[u8]) -> Option<Pixels> {
    let of_14_bits = |number: [u8; 2]| little(number) & 0x3fff;
    let of_24_bits = |number: [u8; 3]| u32::from_le_bytes([number[0], number[1], number[2], 0]) + 1;
    match bytes.get(12..16)? {
        b"VP8X" => at(bytes, 24, of_24_bits, of_24_bits),
        b"VP8L" => {
            let numbers = u32::from_le_bytes(*bytes.get(21..)?.first_chunk()?);
            let number = |bits: u32| (bits & 0x3fff) + 1;
            Some(Pixels { width: number(numbers), height: number(numbers >> 14) })
        }
        b"VP8 " => at(bytes, 26, of_14_bits, of_14_bits),
        _ => None,
    }
}

/// The largest picture in an AVIF file, which has a box with the size of each (ISO 23008-12, 6.5.3).
fn of_avif(bytes: &[u8]) -> Option<Pixels> {
    let boxes = memchr::memmem::find_iter(bytes, b"ispe\0\0\0\0");
    let sizes =
        boxes.filter_map(|at_box| at(bytes, at_box + 8, u32::from_be_bytes, u32::from_be_bytes));
    sizes.max_by_key(|pixels| pixels.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x31\x08\x02";
    const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x04JF";
    const SOF: &[u8] = b"\xff\xc2\0\x11\x08\x01\x02\x03\x04\x03";
    const GIF: &[u8] = b"GIF89a\x02\0\x03\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\0\0\0\0\0";
    const FRAME: &[u8] = b",\0\0\0\0\x10\0\x20\0\0\x02\x02D\x01\0;";
    const AVIF: &[u8] = b"\0\0\0\x14ftypavif\0\0\0\0mif1";

    #[test]
    fn the_size_is_read_from_the_head() {
        let scan = b"\xff\xda\0\x08\xff\xc0\0\x11\x08\xff\xff\xff\xff";
        let small = b"\xff\xc0\0\x11\x08\0\x01\0\x01\x03";
        let rest = &[0; 9][..];
        for (parts, expected) in [
            (&[PNG][..], Some((30_000, 30_001))),
            (&[&PNG[..22]], None),
            (&[JPEG, SOF, rest], Some((0x304, 0x102))),
            (&[JPEG, b"\xff\xff\xff", SOF, rest], Some((0x304, 0x102))),
            (&[JPEG, b"junk", SOF, rest], Some((0x304, 0x102))),
            (&[JPEG, small, rest, SOF, rest, scan], Some((0x304, 0x102))),
            (&[JPEG, scan], None),
            (&[JPEG, b"\xff\xe1\0\0\xff\xe1"], None),
            (&[JPEG], None),
            (&[GIF], Some((2, 3))),
            (&[GIF, FRAME], Some((16, 32))),
            (&[GIF, b",\0\0\0\0\x01\0\x01\0\x81", &[0; 12], b"\x02\x01D\0", FRAME], Some((16, 32))),
            (&[&GIF[..9]], None),
            (&[b"RIFF\x10\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x10\x40\x20\0"], Some((16, 32))),
            (&[b"RIFF\x10\0\0\0WEBPVP8L\0\0\0\0\x2f\x0f\xc0\x07\0"], Some((16, 32))),
            (&[b"RIFF\x10\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x0f\0\x01\x1f\0\0"], Some((65_552, 32))),
            (&[b"RIFF\x10\0\0\0WEBPALPH"], None),
            (&[AVIF, b"ispe\0\0\0\0\0\0\0\x01\0\0\0\x02"], Some((1, 2))),
            (
                &[AVIF, b"ispe\0\0\0\0\0\0\0\x01\0\0\0\x02ispe\0\0\0\0\0\0\x01\0\0\0\0\x02"],
                Some((256, 2)),
            ),
            (&[AVIF], None),
            (&[b"<svg width=\"9\" height=\"9\"/>"], None),
            (&[], None),
        ] {
            let bytes = parts.concat();
            let pixels = Pixels::of(&bytes).map(|it| (it.width, it.height));
            assert_eq!(pixels, expected, "{}", bytes.escape_ascii());
            // A file cut anywhere causes no panic.
            (0..bytes.len()).for_each(|length| _ = Pixels::of(&bytes[..length]));
        }
    }

    #[test]
    fn a_hundred_million_points_may_be_shown() {
        let pixels = |width, height| Pixels { width, height };
        assert!(!pixels(10_000, 10_000).are_too_many());
        assert!(pixels(10_000, 10_001).are_too_many());
        assert!(pixels(u32::MAX, u32::MAX).are_too_many());
    }
}
