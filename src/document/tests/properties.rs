//! Any combination of syntax is parsed without a panic, with all places in the file, and without a word of withheld
//! notes.

use proptest::prelude::*;

use super::*;
use crate::document::cut::Reference;

/// Pieces that exercise every rule of the parser in combination.
const PARTS: [&str; 56] = [
    "Red Hill",
    "[[lake]]",
    "[[gone]]",
    "[[lake|the ",
    "[[gone#part|",
    "]]",
    "[[",
    "![[gone]]",
    "[[!Name]]",
    "[words](gone.md#x)",
    "[words](",
    ")",
    "[@lake#p1]",
    "[@gone#p1; @lake]",
    "[see @lake, p. 3; ",
    "[-@gone",
    "@lake",
    "@gone ",
    "@{lake}",
    "#p2-4",
    "#p. 7",
    " [p. 2]",
    "{iv}",
    "\"words\"",
    ";",
    "[",
    "]",
    "(",
    "\\",
    "&amp;",
    "&#91;",
    "%%",
    "==",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "```\n",
    "<!--",
    "-->",
    "<b>",
    "[^1]",
    "[^2]",
    "\n\n[^1]: ",
    "\n\n[^2]: [@gone]",
    "\n",
    "\n\n",
    "\n\n## ",
    "\n- ",
    "\n- [x] ",
    "\n> ",
    "\n> [!NOTE]\n> ",
    "\n| a | b |\n|---|---|\n| ",
    " | ",
    "é塔\u{a0}",
];

fn markdown() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..24)
        .prop_map(|parts| parts.concat())
}

fn is_left_out(reference: Reference<'_>) -> bool {
    match reference {
        Reference::Wikilink(target) => target == "gone",
        Reference::Address(address) => address == "gone.md",
        Reference::Source(id) => id == "gone",
    }
}

/// The ids of links and citations that are in a tree.
#[derive(Default)]
struct Ids(Vec<String>);

impl<'d, 'a> walk::Visitor<'d, 'a> for Ids {
    fn line(&mut self, line: &'d Line<'a>, _role: walk::Role) {
        walk::pieces(line, &mut |piece| match piece {
            Inline::Link(link) | Inline::Embed(link) => {
                if let Target::Written(target) = &link.target {
                    self.0.push(target.to_string());
                }
            }
            Inline::Citation(citation) => {
                self.0.extend(citation.items.iter().map(|item| item.source.to_string()));
            }
            _ => {}
        });
    }
}

/// Checks that every run of words is in the file, and that its number is its index among the runs.
struct Runs<'f> {
    file: &'f str,
    next: u32,
}

impl<'d, 'a> walk::Visitor<'d, 'a> for Runs<'_> {
    fn line(&mut self, line: &'d Line<'a>, _role: walk::Role) {
        walk::pieces(line, &mut |piece| {
            if let Inline::Text(run) = piece {
                assert!(self.file.get(run.span()).is_some(), "{run:?} of {:?}", self.file);
                if let Some(number) = run.number {
                    assert_eq!(number, self.next, "{:?}", self.file);
                    self.next += 1;
                }
            }
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_read(markdown in markdown()) {
        let file = format!("+++\n+++\n{markdown}");
        let is_source = |id: &str| ["lake", "gone"].contains(&id);
        for is_left_out in [None, Some(&is_left_out as cut::IsLeftOut<'_>)] {
            let document = parse(&file[8..], 8, Known { is_source: &is_source, is_left_out });
            let mut ids = Ids::default();
            walk::document(&document, &mut ids);
            let leaks = is_left_out.is_some() && ids.0.iter().any(|id| id == "gone" || id == "gone.md");
            prop_assert!(!leaks, "{:?}", ids.0);
            walk::document(&document, &mut Runs { file: &file, next: 0 });
        }
        // A text that is not Markdown is cut as well; its unparsed syntax is reported elsewhere.
        if let Some(cut) = plain::cut(&markdown, &is_left_out) {
            prop_assert_ne!(cut, markdown);
        }
    }
}
