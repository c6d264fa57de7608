//! The publication in which a work of a bibliography appeared; the publisher of a book is none.

use std::ops::Range;

use crate::article::lists::CITATIONS;
use crate::article::outlet::is_name;
use crate::text::words;

/// Reads the publication from what follows the title. That of an undated work without quotes around its title must have
/// a volume: else it is a place or a publisher.
pub(super) fn read(text: &str, rest: Range<usize>, is_article: bool) -> Option<Range<usize>> {
    let inside = &text[rest.clone()];
    let begins = inside.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '.' | ',' | ';' | ':' | '?' | '!' | '”' | '"' | '’' | '»' | '-' | '–' | '—'
            )
    });
    let of_journal = begins.starts_with("//");
    let begins = begins.trim_start_matches('/').trim_start();
    let lead = ["In: ", "in: ", "In ", "in "].iter().find(|lead| begins.starts_with(**lead));
    let in_work = lead.is_some();
    let name = lead.map_or(begins, |lead| begins[lead.len()..].trim_start());
    let length = length(name);
    let after = &name[length..];
    let has_volume = volume_follows(after);
    // `Skarr: Harbour Press`
    let is_place = after.starts_with(':');
    let is_sure = of_journal || has_volume || is_article && !in_work && !is_place;
    let start = rest.end - name.len();
    let written = name[..length].trim_end();
    (is_sure && is_name(written)).then(|| start..start + written.len())
}

/// The length of a name at the start of a text: to a comma, stop, bracket, number, or the word for a volume or page.
fn length(text: &str) -> usize {
    let mut previous = ' ';
    for (at, character) in text.char_indices() {
        let ends = match character {
            ',' | ';' | '(' | '[' | ':' => true,
            '.' => text[at + 1..].chars().next().is_none_or(char::is_whitespace),
            _ if !previous.is_whitespace() => false,
            '№' | '/' | '–' | '—' => true,
            _ => {
                let word = text[at..].split_whitespace().next().unwrap_or("");
                let folded = words::fold(word);
                let is_detail = folded.contains('.') && CITATIONS.detail_starts.begin(&folded);
                character.is_ascii_digit() || is_detail
            }
        };
        if ends {
            return text[..at].trim_end().len();
        }
        previous = character;
    }
    text.trim_end().len()
}

/// Whether a volume follows: ` 33 (1)`, `, 7(2)`, `, vol. 3`, `. 2018;7`, `. 2014. № 2`.
fn volume_follows(after: &str) -> bool {
    const NEAR: usize = 40;
    let near = &after[..after.floor_char_boundary(NEAR)];
    let mut parts =
        near.split([',', ';', '.', ' ', ':']).map(str::trim).filter(|part| !part.is_empty());
    let is_volume = |part: &str| {
        let n_digits = part.bytes().take_while(u8::is_ascii_digit).count();
        (1..=3).contains(&n_digits)
            && part[n_digits..].bytes().all(|byte| !byte.is_ascii_alphabetic())
    };
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let Some(first) = parts.next() else { return false };
    let label = words::fold(first);
    is_volume(first)
        || label == "№"
        || (CITATIONS.detail_starts.begin(&label) && near.contains(|c: char| c.is_ascii_digit()))
        || is_year(first)
            && (after.contains(';') || after.contains('№'))
            && parts.next().is_some_and(|part| is_volume(part) || part == "№")
}
