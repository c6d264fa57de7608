//! Letters with their accents, and the spaces between words.

use super::glyph::Glyph;

/// The narrowest gap between words, in sizes of type.
const WORD_GAP: f32 = 0.13;

/// The narrowest gap between cells of a table, in sizes of type: a tab in the text of a line.
pub(super) const WIDE_GAP: f32 = 1.1;

/// The narrowest gap that a drawn space leaves, in sizes of type.
const SPACE_GAP: f32 = 0.06;

/// A letter with its accents, or a space.
pub(super) struct Cluster {
    pub(super) text: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) raised: bool,
}

impl AsRef<str> for Cluster {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// The letters from left to right, with a space where one is drawn or a gap is left.
pub(super) fn clusters(glyphs: &[Glyph], y: f32, size: f32) -> Vec<Cluster> {
    let word_gap = word_gap(glyphs, size);
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut end = f32::MIN;
    let mut space = false;
    for glyph in glyphs {
        if glyph.is_space() {
            space = true;
            continue;
        }
        let is_mark = glyph.text.chars().all(|letter| {
            unicode_normalization::char::is_combining_mark(letter) || letter == '\u{200b}'
        });
        if is_mark && !clusters.is_empty() {
            let text: String = glyph.text.chars().filter(|letter| *letter != '\u{200b}').collect();
            attach(&mut clusters, &text, glyph.middle() < end - 0.45 * glyph.size);
            continue;
        }
        let raised = glyph.size < 0.87 * size && y - glyph.y > 0.12 * size;
        // A space that is drawn without room for it, such as that of a line's end, parts no words.
        let (gap, of_size) = (glyph.x0 - end, glyph.size.max(0.7 * size));
        let is_apart = gap > word_gap * of_size || space && gap > SPACE_GAP * of_size;
        if !clusters.is_empty() && is_apart {
            let (bold, italic) = (glyph.bold, glyph.italic);
            let space = if gap > WIDE_GAP * size { "\t" } else { " " };
            clusters.push(Cluster { text: space.to_string(), bold, italic, raised: false });
        }
        let text = if glyph.text.is_empty() { "\u{fffd}" } else { &glyph.text };
        clusters.push(Cluster {
            text: text.to_string(),
            bold: glyph.bold,
            italic: glyph.italic,
            raised,
        });
        end = end.max(glyph.x1);
        space = false;
    }
    clusters
}

/// Puts an accent to its letter: the last one, or the one before if it stands over that.
fn attach(clusters: &mut [Cluster], mark: &str, is_over_earlier: bool) {
    let n = clusters.len();
    let at = if is_over_earlier && n > 1 && clusters[n - 2].text != " " { n - 2 } else { n - 1 };
    clusters[at].text.push_str(mark);
}

/// The narrowest gap between words: wider where all letters are set apart.
fn word_gap(glyphs: &[Glyph], size: f32) -> f32 {
    if glyphs.iter().any(Glyph::is_space) || size <= 0.0 {
        // Spaces are drawn, gaps are only needed where a line was put together.
        let gaps = inner_gaps(glyphs, size);
        return gaps.max(WORD_GAP) + 0.08;
    }
    let usual = inner_gaps(glyphs, size);
    if usual > 0.05 { usual + 0.12 } else { WORD_GAP }
}

/// The usual gap between two letters.
fn inner_gaps(glyphs: &[Glyph], size: f32) -> f32 {
    let mut gaps: Vec<f32> = glyphs
        .windows(2)
        .filter(|pair| !pair[0].is_space() && !pair[1].is_space())
        .map(|pair| (pair[1].x0 - pair[0].x1) / size)
        .filter(|gap| *gap < 0.6)
        .collect();
    gaps.sort_by(f32::total_cmp);
    if gaps.len() < 4 { 0.0 } else { gaps[gaps.len() / 2].max(0.0) }
}
