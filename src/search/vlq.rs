//! Numbers as a few letters: five bits in each of 64 letters, the lowest first; the sixth bit says that more follow.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BITS: u32 = 5;
const MORE: u32 = 1 << BITS;

/// Appends a number.
pub(crate) fn push(to: &mut String, mut number: u32) {
    while number >= MORE {
        to.push(letter(number & (MORE - 1) | MORE));
        number >>= BITS;
    }
    to.push(letter(number));
}

/// The letter of a number below 64.
pub(super) fn letter(number: u32) -> char {
    char::from(LETTERS[number as usize])
}

/// Reads the numbers of a text that [`push`] wrote.
#[cfg(test)]
pub(super) fn read(text: &str) -> Vec<u32> {
    let (mut numbers, mut number, mut shift) = (Vec::new(), 0, 0);
    for byte in text.bytes() {
        let digit = LETTERS.iter().position(|letter| *letter == byte).expect("a letter") as u32;
        number |= (digit & (MORE - 1)) << shift;
        shift += BITS;
        if digit < MORE {
            numbers.push(number);
            (number, shift) = (0, 0);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_and_read() {
        for (number, expected) in
            [(0, "A"), (31, "f"), (32, "gB"), (1023, "_f"), (1024, "ggB"), (u32::MAX, "______D")]
        {
            let mut text = String::new();
            push(&mut text, number);
            assert_eq!(text, expected);
            assert_eq!(read(&text), [number]);
        }
    }
}
