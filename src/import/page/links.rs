//! Makes the links of a clip absolute.

use super::address::Base;
use crate::clip::{BlockKind, Clip, Part, Run};

/// Makes all links absolute; those that lead nowhere on the web become text.
pub(super) fn resolve(clip: &mut Clip, base: &Base) {
    for part in &mut clip.parts {
        let Part::Block(block) = part else { continue };
        if let BlockKind::Table(rows) = &mut block.kind {
            rows.iter_mut().flatten().for_each(|cell| runs(cell, base));
        }
        runs(&mut block.runs, base);
    }
    clip.footnotes.iter_mut().for_each(|note| runs(&mut note.runs, base));
}

fn runs(runs: &mut Vec<Run>, base: &Base) {
    for run in runs.iter_mut() {
        if let Run::Text { link, .. } = run {
            *link = link.as_deref().and_then(|href| base.absolute(href));
        }
    }
    let whole = std::mem::take(runs);
    for run in whole {
        match (runs.last_mut(), run) {
            (
                Some(Run::Text { text: before, style, link }),
                Run::Text { text, style: own, link: own_link },
            ) if *style == own && *link == own_link => before.push_str(&text),
            (_, run) => runs.push(run),
        }
    }
}
