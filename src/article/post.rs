//! Posts of social media in an article: somebody else's words, with who wrote them and when.

use super::PassageKind;
use super::date;
use super::join::Joined;
use super::state::Reading;
use crate::text::words;

/// Makes a quotation of each post and the line that names its writer.
pub(super) fn join_posts(reading: &mut Reading) {
    let mut joined: Vec<Joined> = Vec::new();
    let mut free_from = reading.title_block.map_or(0, |title| title + 1);
    let mut index = free_from;
    while index < reading.blocks.len() {
        let post = match signature(reading, index) {
            Some(Place::Below) if index > free_from && is_text(reading, index - 1) => {
                Some(index - 1..index + 1)
            }
            Some(Place::Above) if is_text(reading, index + 1) => Some(index..index + 2),
            _ => None,
        };
        if let Some(post) = post {
            index = post.end;
            free_from = post.end;
            joined.push((post, PassageKind::Quotation));
        } else {
            index += 1;
        }
    }
    reading.join(&joined);
}

/// Where the line stands that names the writer of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// `— Ann Lee (@annlee) May 13, 2022`
    Below,
    /// `Ann Lee @annlee · May 13`
    Above,
}

fn signature(reading: &Reading, index: usize) -> Option<Place> {
    reading.is_free(index).then(|| place(reading.line(index)))?
}

fn place(line: &str) -> Option<Place> {
    const LONGEST: usize = 14;
    if words::count(line) > LONGEST || !has_handle(line) {
        return None;
    }
    let has_dash = line.starts_with(['—', '–', '-']);
    if has_dash {
        return Some(Place::Below);
    }
    let is_dated = date::all(line).next().is_some() || line.contains(['·', '•']);
    let place = if line.contains("(@") { Place::Below } else { Place::Above };
    (is_dated && !words::ends_sentence(line)).then_some(place)
}

/// `@annlee`: a sign before a word, which is no address of mail.
fn has_handle(line: &str) -> bool {
    line.match_indices('@').any(|(at, sign)| {
        let after = line[at + sign.len()..].chars().next();
        let before = line[..at].chars().next_back();
        after.is_some_and(|c| c.is_alphanumeric() || c == '_')
            && before.is_none_or(|c| !c.is_alphanumeric())
    })
}

fn is_text(reading: &Reading, index: usize) -> bool {
    index < reading.blocks.len() && reading.is_free(index) && signature(reading, index).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_writer_of_a_post_is_named_below_or_above() {
        for (line, expected) in [
            ("— Ann Lee (@annlee) May 13, 2022", Some(Place::Below)),
            ("Ann Lee (@annlee) 13 May 2022", Some(Place::Below)),
            ("Ann Lee @annlee · May 13", Some(Place::Above)),
            ("Mail ann@lake.example on May 13, 2022", None),
            ("He posted it as @annlee on May 13, 2022.", None),
            ("Follow @annlee", None),
            ("— Ann Lee", None),
        ] {
            assert_eq!(place(line), expected, "{line}");
        }
    }
}
