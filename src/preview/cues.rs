//! The page of the preview that shows what the cues of an attack do to the sources, as `briefing cues` does.

use std::fmt::Write;
use std::ops::Range;

use super::client::FOLDER;
use super::decorate::Page;
use super::failure;
use crate::cues::{AttackReport, Because, CueReport, Sentence, Sign, shortened};
use crate::text::escape::escape;

/// The most sentences in a list: the command lists all of them.
const MOST: usize = 100;

/// The length of a sentence that is shown shortened.
const LENGTH: usize = 280;

/// The address of the page of an attack.
pub(super) fn address(attack: &str) -> String {
    format!("/{FOLDER}/cues/{attack}")
}

/// The page of an attack.
pub(super) fn page(report: &AttackReport) -> Page {
    let mut html = format!(
        "<p><a href=\"/attacks/{id}/\">{id}</a> <code>{}</code></p>\n",
        escape(&report.file),
        id = escape(&report.id)
    );
    if report.cues.is_empty() {
        add(&mut html, "<p>The note has no cues.</p>");
    }
    for cue in &report.cues {
        add_cue(&mut html, cue);
    }
    let shared = report.shared.iter().map(|shared| {
        let others = shared.others.iter().map(|other| {
            let (address, id) =
                (escape(&address(&other.attack)).into_owned(), escape(&other.attack));
            format!("<a href=\"{address}\">{id}</a>")
        });
        (
            &*shared.sentence,
            0..0,
            format!("also claimed by {}", others.collect::<Vec<_>>().join(", ")),
        )
    });
    list(&mut html, "h2", "Claimed by several attacks", shared);
    let referring = report.referring.iter();
    let referring = referring.map(|sentence| (&**sentence, 0..0, String::new()));
    list(&mut html, "h2", "Refer back to it", referring);
    let uncued = report.uncued.iter().map(|uncued| {
        let signs = uncued.signs.iter().map(|sign| Sign::name(*sign)).collect::<Vec<_>>();
        (&*uncued.sentence, 0..0, format!("has its {}", signs.join(", ")))
    });
    list(&mut html, "h2", "Without a cue", uncued);
    let _ = writeln!(
        html,
        "<p>New cues are drafted by <code>briefing cues --propose {}</code>.</p>",
        escape(&report.id)
    );
    failure::own(&format!("Cues of {}", report.title), &html)
}

fn add_cue(html: &mut String, cue: &CueReport) {
    let words = [("all", &cue.all), ("any", &cue.any), ("not", &cue.not)];
    let words = words.iter().filter(|(_, words)| !words.is_empty());
    let words = words.map(|(key, words)| format!("{key} {}", quoted(words))).collect::<Vec<_>>();
    let _ = writeln!(html, "<h2>Cue {}: {}</h2>", cue.number, words.join("; "));
    if cue.catches.is_empty() {
        add(html, "<p>It catches nothing.</p>");
    }
    let caught = cue.catches.iter().map(|caught| {
        let remark = if caught.evidence { "" } else { "is no evidence all the same" };
        (&*caught.sentence, caught.focus.clone(), remark.to_owned())
    });
    list(html, "h3", "Caught", caught);
    let missed = cue.misses.iter().map(|missed| {
        let words = quoted(&missed.words);
        let remark = match (missed.because, missed.words.len()) {
            (Because::Excluded, _) => format!("has {words}, which <code>not</code> excludes"),
            (Because::Lacks, 1) => format!("lacks {words}"),
            (Because::Lacks, _) => format!("lacks one of {words}"),
        };
        (&*missed.sentence, missed.focus.clone(), remark)
    });
    list(html, "h3", "Missed by one word", missed);
}

/// Words as HTML.
fn quoted(words: &[String]) -> String {
    let words = words.iter().map(|word| format!("<q>{}</q>", escape(word)));
    words.collect::<Vec<_>>().join(", ")
}

/// Adds a list of sentences, each with where its words are and a remark in HTML.
fn list<'s>(
    html: &mut String,
    heading: &str,
    what: &str,
    sentences: impl ExactSizeIterator<Item = (&'s Sentence, Range<usize>, String)>,
) {
    let n = sentences.len();
    if n == 0 {
        return;
    }
    let _ = writeln!(html, "<{heading}>{what}: {n}</{heading}>\n<ol class=\"sentences\">");
    for (sentence, focus, remark) in sentences.take(MOST) {
        let text = sentence.text.as_deref().map(|text| shortened(text, &focus, LENGTH));
        let text = text.unwrap_or_else(|| String::from("(withheld by the rights to the source)"));
        let anchor = sentence.passage.map(|passage| format!("#p{passage}")).unwrap_or_default();
        let _ = writeln!(
            html,
            "<li><p dir=\"auto\">{}</p>\n<p><a href=\"/sources/{}/{anchor}\">{}</a> <code>{}</code> {remark}</p></li>",
            escape(&text),
            escape(&sentence.source),
            escape(&sentence.cited()),
            escape(&sentence.place())
        );
    }
    html.push_str("</ol>\n");
    if n > MOST {
        let more = n - MOST;
        let _ =
            writeln!(html, "<p>and {more} more: <code>briefing cues --full</code> lists them</p>");
    }
}

/// Adds a line. Writing to a string cannot fail.
fn add(html: &mut String, line: &str) {
    let _ = writeln!(html, "{line}");
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::article::PassageNumber;
    use crate::cues::{Caught, Claimant, Missed, Shared, Uncued};

    const NASTY: &str = "<b>\"'&<script>x</script>";

    fn nasty() -> AttackReport {
        let nasty = || String::from(NASTY);
        let sentence = Arc::new(Sentence {
            source: nasty(),
            part: "passage",
            passage: Some(PassageNumber::found(7)),
            file: Arc::from(NASTY),
            line: 3,
            column: 5,
            start: 0,
            end: 9,
            language: String::from("en"),
            text: Some(nasty()),
        });
        let hidden = Arc::new(Sentence { text: None, ..(*sentence).clone() });
        let cue = CueReport {
            number: 1,
            all: vec![nasty()],
            any: vec![nasty()],
            not: vec![nasty()],
            catches: vec![Caught { sentence: hidden, evidence: false, focus: 0..3 }],
            misses: vec![Missed {
                sentence: Arc::clone(&sentence),
                because: Because::Lacks,
                words: vec![nasty()],
                focus: 0..0,
            }],
        };
        let others = vec![Claimant { attack: nasty(), cues: vec![2] }];
        AttackReport {
            id: nasty(),
            title: nasty(),
            file: Arc::from(NASTY),
            cues: vec![cue],
            shared: vec![Shared { sentence: Arc::clone(&sentence), cues: vec![1], others }],
            referring: vec![Arc::clone(&sentence)],
            uncued: vec![Uncued { sentence, signs: vec![Sign::Place, Sign::Actor] }],
        }
    }

    #[test]
    fn everything_on_the_page_is_escaped() {
        let html = page(&nasty()).html;
        assert!(!html.contains("<b>") && !html.contains("<script>"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "{html}");
    }

    #[test]
    fn the_page_has_every_list() {
        let html = page(&nasty()).html;
        for words in [
            "<h3>Caught: 1</h3>",
            "withheld by the rights",
            "is no evidence",
            "<h3>Missed by one word: 1</h3>",
            "lacks <q>",
            "<h2>Claimed by several attacks: 1</h2>",
            "<h2>Refer back to it: 1</h2>",
            "<h2>Without a cue: 1</h2>",
            "has its place, actor",
            ":3:5</code>",
        ] {
            assert!(html.contains(words), "{words} not in {html}");
        }
    }

    #[test]
    fn a_long_list_says_how_many_it_leaves_out() {
        let mut report = nasty();
        report.referring = vec![Arc::clone(&report.referring[0]); MOST + 2];
        let html = page(&report).html;
        assert!(html.contains("Refer back to it: 102") && html.contains("and 2 more"), "{html}");
    }
}
