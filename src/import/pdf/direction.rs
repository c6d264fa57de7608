//! The order in which letters are read, from the order in which they stand: Arabic and Hebrew run to the left, numbers
//! and Latin words within them to the right.

use unicode_normalization::UnicodeNormalization;

/// How a letter takes part in the direction of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Leftward,
    Rightward,
    Digit,
    /// Within a number: `1,000`, `12:30`, `1/2`.
    NumberPart,
    /// At the edge of a number: `%`, `$`.
    NumberEdge,
    Other,
}

/// Whether a letter is written from right to left: Hebrew, Arabic.
pub(super) fn is_leftward(letter: char) -> bool {
    let is_digit =
        matches!(letter, '\u{660}'..='\u{66c}' | '\u{6f0}'..='\u{6f9}' | '\u{600}'..='\u{605}');
    !is_digit && crate::text::direction::has_leftward(letter.encode_utf8(&mut [0; 4]))
}

/// How many letters run to the left, and how many to the right.
pub(super) fn count(letters: impl Iterator<Item = char>) -> (usize, usize) {
    letters.filter(|letter| letter.is_alphabetic()).fold((0, 0), |(left, right), letter| {
        if is_leftward(letter) { (left + 1, right) } else { (left, right + 1) }
    })
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{65f}' | '\u{66e}'..='\u{6ef}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn kind_of(text: &str) -> Kind {
    let mut kind = Kind::Other;
    for letter in text.chars() {
        kind = match letter {
            _ if is_leftward(letter) => return Kind::Leftward,
            '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => Kind::Digit,
            '.' | ',' | ':' | '/' | '-' | '\u{66b}' | '\u{66c}' | '\u{60c}' => Kind::NumberPart,
            '%' | '$' | '€' | '£' | '#' | '°' | '\u{66a}' | '+' => Kind::NumberEdge,
            _ if letter.is_alphabetic() => return Kind::Rightward,
            _ => kind,
        };
    }
    kind
}

/// Returns the numbers of the pieces of a line in reading order, which stand in the order from left to right. Accents
/// follow their letters as one piece.
pub(super) fn reading_order<T: AsRef<str>>(pieces: &[T], begins_right: bool) -> Vec<usize> {
    let mut kinds: Vec<Kind> = pieces.iter().map(|piece| kind_of(piece.as_ref())).collect();
    // Among Arabic letters a hyphen parts numbers, among Hebrew ones it does not.
    if pieces.iter().any(|piece| piece.as_ref().contains(is_arabic)) {
        for (kind, piece) in kinds.iter_mut().zip(pieces) {
            if matches!(piece.as_ref(), "-" | "+") {
                *kind = Kind::Other;
            }
        }
    }
    if !begins_right && !kinds.contains(&Kind::Leftward) {
        return (0..pieces.len()).collect();
    }
    let mut order = Vec::with_capacity(pieces.len());
    if begins_right {
        push_leftward(&kinds, 0, pieces.len(), &mut order);
        return order;
    }
    let mut at = 0;
    while at < kinds.len() {
        if kinds[at] != Kind::Leftward {
            order.push(at);
            at += 1;
            continue;
        }
        let end = (at..kinds.len())
            .take_while(|&i| kinds[i] != Kind::Rightward)
            .filter(|&i| kinds[i] == Kind::Leftward)
            .last();
        let end = end.unwrap_or(at) + 1;
        push_leftward(&kinds, at, end, &mut order);
        at = end;
    }
    order
}

/// Reads from right to left, but words and numbers within from left to right.
fn push_leftward(kinds: &[Kind], start: usize, end: usize, order: &mut Vec<usize>) {
    let mut at = end;
    while at > start {
        let last = at - 1;
        match kinds[last] {
            Kind::Rightward | Kind::Digit | Kind::NumberEdge => {
                let first = start_of_rightward(kinds, start, last);
                order.extend(first..at);
                at = first;
            }
            _ => {
                order.push(last);
                at = last;
            }
        }
    }
}

/// Where the words or the number begin that end here.
fn start_of_rightward(kinds: &[Kind], start: usize, last: usize) -> usize {
    // Words with all between them, as long as no leftward letter does.
    let words = (start..=last).rev().take_while(|&i| kinds[i] != Kind::Leftward);
    if let Some(first) = words.filter(|&i| kinds[i] == Kind::Rightward).last() {
        return with_number_before(kinds, start, first);
    }
    if kinds[last] == Kind::NumberEdge && !(last > start && kinds[last - 1] == Kind::Digit) {
        return last;
    }
    with_number_before(
        kinds,
        start,
        last + usize::from(kinds[last] == Kind::Digit)
            - usize::from(kinds[last] == Kind::NumberEdge),
    )
}

/// The start of the number that ends just before a place, with its edge; the place itself if there is none.
fn with_number_before(kinds: &[Kind], start: usize, place: usize) -> usize {
    let mut first = place.min(kinds.len());
    while first > start {
        let is_part = match kinds[first - 1] {
            Kind::Digit => true,
            Kind::NumberPart => {
                first >= start + 2
                    && kinds[first - 2] == Kind::Digit
                    && kinds.get(first) == Some(&Kind::Digit)
            }
            Kind::NumberEdge => kinds.get(first) == Some(&Kind::Digit),
            _ => false,
        };
        if !is_part {
            break;
        }
        first -= 1;
    }
    first
}

/// Brackets that close before they open were drawn for lines that run to the left: turned round.
pub(super) fn turn_brackets(text: &str) -> String {
    let mut depth = 0i32;
    let mut lowest = 0i32;
    for letter in text.chars() {
        depth += i32::from(matches!(letter, '(' | '[' | '{' | '«'))
            - i32::from(matches!(letter, ')' | ']' | '}' | '»'));
        lowest = lowest.min(depth);
    }
    if lowest >= 0 || !text.chars().any(is_leftward) {
        return text.to_string();
    }
    let turned = text.chars().map(|letter| match letter {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '«' => '»',
        '»' => '«',
        letter => letter,
    });
    turned.collect()
}

/// The letters of ligatures and of forms that a letter has within a word.
pub(super) fn without_forms(text: &str) -> String {
    let is_form =
        |letter: char| matches!(letter, '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    if !text.contains(is_form) {
        return text.to_string();
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            _ if is_form(letter) && !matches!(letter, '\u{fd3e}' | '\u{fd3f}') => {
                plain.extend(std::iter::once(letter).nfkc())
            }
            _ => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str, begins_right: bool) -> String {
        let pieces: Vec<String> = line.chars().map(String::from).collect();
        reading_order(&pieces, begins_right).into_iter().map(|at| pieces[at].as_str()).collect()
    }

    #[test]
    fn letters_are_read_from_the_right_and_numbers_from_the_left() {
        for (stands, reads) in [
            ("דג בג", "גב גד"),
            ("15 תנשב", "בשנת 15"),
            ("19-07-2024 موي", "يوم 2024-07-19"),
            ("2024-07-19 םויב", "ביום 2024-07-19"),
            ("1,250 כ", "כ 1,250"),
            ("12.5% כ", "כ 12.5%"),
            (".ג APT 44 ב", "ב APT 44 ג."),
            ("$40 ב", "ב $40"),
            (".2024-07-19", "2024-07-19."),
            ("בא ABC 12:30 גד", "דג ABC 12:30 אב"),
        ] {
            assert_eq!(read(stands, true), reads, "{stands}");
        }
    }

    #[test]
    fn a_leftward_name_in_a_rightward_line_is_turned_alone() {
        assert_eq!(read("the word בא means 3", false), "the word אב means 3");
        assert_eq!(read("no such letters (1)", false), "no such letters (1)");
    }

    #[test]
    fn ligatures_and_forms_are_letters_and_nothing_else_changes() {
        assert_eq!(without_forms("oﬃce x² ½ …"), "office x² ½ …");
        assert_eq!(without_forms("\u{fefb}\u{fe8e}"), "\u{644}\u{627}\u{627}");
    }

    #[test]
    fn brackets_open_before_they_close() {
        assert_eq!(turn_brackets("אב )גד( ה"), "אב (גד) ה");
        assert_eq!(turn_brackets("אב (גד) ה"), "אב (גד) ה");
        assert_eq!(turn_brackets("a) b"), "a) b");
    }
}
