//! Bullets and numbers that begin the items of a list.

use super::bullet::Bullet;
use super::line::Line;
use super::paragraph::Paragraph;

/// The bullet that a line begins with. A number is one if the number before it was, or if the text is set off from it.
pub(super) fn bullet(line: &Line, next: Option<&Line>, last: Option<&Paragraph>) -> Option<Bullet> {
    let text = line.text();
    let first = text.chars().next()?;
    if let Some(start) = line.bullet {
        return Some(Bullet { number: None, length: 0, start, text_start: line.start() });
    }
    let tab = line.tab.unwrap_or(line.start() + line.size);
    if is_sign(first) {
        let rest = text[first.len_utf8()..].trim_start();
        let is_apart = text[first.len_utf8()..].starts_with(char::is_whitespace)
            || !matches!(first, '-' | '–' | '—' | '*' | 'o');
        if rest.is_empty() || !is_apart || is_dash(first) && !is_list_of_dashes(line, next, last) {
            return None;
        }
        let length = text.chars().count() - rest.chars().count();
        return Some(Bullet { number: None, length, start: line.start(), text_start: tab });
    }
    let (number, length) = number(&text)?;
    let follows = last
        .and_then(|last| last.bullet.as_ref())
        .and_then(|bullet| bullet.number)
        .is_some_and(|last| last + 1 == number);
    let hangs = next.is_some_and(|next| {
        next.page == line.page
            && (next.start() - tab).abs() < 0.5 * line.size
            && tab > line.start() + 0.8 * line.size
    });
    let begins = number == 1
        && (hangs
            || next.is_some_and(|next| {
                self::number(&next.text()).is_some_and(|(number, _)| number == 2)
            }));
    let is_heading = line.is_bold() && !follows;
    ((follows || begins) && !is_heading).then_some(Bullet {
        number: Some(number),
        length,
        start: line.start(),
        text_start: tab,
    })
}

fn is_sign(first: char) -> bool {
    matches!(
        first,
        '•' | '◦'
            | '▪'
            | '■'
            | '●'
            | '○'
            | '‣'
            | '⁃'
            | '∙'
            | '·'
            | '►'
            | '➢'
            | '✓'
            | '❖'
            | '–'
            | '—'
            | '-'
            | '*'
            | '□'
            | '\u{fffd}'
    )
}

fn is_dash(first: char) -> bool {
    matches!(first, '–' | '—' | '-' | '*' | '·')
}

/// A dash begins speech as well: it is a bullet if it stands before each of several lines, set off from their text.
fn is_list_of_dashes(line: &Line, next: Option<&Line>, last: Option<&Paragraph>) -> bool {
    let Some(tab) = line.tab else { return false };
    let hangs = next.is_some_and(|next| (next.start() - tab).abs() < 0.4 * line.size);
    let is_next = next.is_some_and(|next| {
        next.text().chars().next() == line.text().chars().next() && next.tab.is_some()
    });
    hangs || is_next || last.is_some_and(|last| last.bullet.is_some())
}

/// `3.`, `3)`, `(3)`: the number and its length with the space after it.
fn number(text: &str) -> Option<(u32, usize)> {
    let opened = text.starts_with('(');
    let digits = &text[usize::from(opened)..];
    let n = digits.bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = digits[..n].parse().ok().filter(|number| n <= 3 && *number > 0)?;
    let rest = &digits[n..];
    let rest = if opened { rest.strip_prefix(')')? } else { rest.strip_prefix(['.', ')'])? };
    let words = rest.trim_start();
    (words.len() < rest.len() && !words.is_empty())
        .then(|| (number, text.chars().count() - words.chars().count()))
}

/// Takes the bullet off its line.
pub(super) fn take(line: &mut Line, bullet: &Bullet) {
    let mut left = bullet.length;
    for run in &mut line.runs {
        let n = run.text.chars().count().min(left);
        let end = run.text.char_indices().nth(n).map_or(run.text.len(), |(at, _)| at);
        run.text.drain(..end);
        left -= n;
    }
    line.runs.retain(|run| !run.text.is_empty());
}
