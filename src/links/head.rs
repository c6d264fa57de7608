//! The sentences and other keys of a note's head: what they point at, and what of them is not read.

use crate::diagnostic::Diagnostic;
use crate::document::walk::{Role, Visitor};
use crate::document::{LostBlock, lost_block};
use crate::rule;

use super::scan::Walk;
use super::text::Sentence;
use super::unread::comment_in_key;

impl<'d> Walk<'d> {
    /// Walks through the sentences of the head, and checks the other keys, which hold no links.
    pub(super) fn keys(&mut self, sentences: &'d [Sentence<'d>]) {
        for sentence in sentences {
            self.sentence = Some(sentence);
            self.lost_block(sentence);
            self.line(&sentence.line, Role::Sentence);
        }
        self.sentence = None;
        for text in &self.note.linklike {
            // A block of YAML ends with a line end, which the sentence has not.
            if sentences.iter().any(|sentence| sentence.text == text.value.trim()) {
                continue;
            }
            self.look_through_words(&text.value, |at| text.place_of(&at, &self.note.text));
            self.unread.close();
            if let Some(problem) = comment_in_key(&text.value) {
                self.problem(problem, &text.span);
            }
        }
    }

    /// Reports a sentence of the head that begins a block, or has several: it is one line, with the signs as they stand.
    fn lost_block(&mut self, sentence: &Sentence<'_>) {
        let Some(LostBlock { noun, sign }) = lost_block(sentence.text) else { return };
        let written = &sentence.text[sign.clone()];
        let message = format!("`{written}` begins no {noun} in the head of a note");
        let problem =
            Diagnostic::new(&rule::UNREAD_MARK, message).label("shown as words of one line");
        let hint = "summaries, warnings and judgements are single lines: leave the sign out, or write the rest into the text of the note";
        let place = sentence.base + sign.start..sentence.base + sign.end;
        self.problem(problem.hint(hint), &place);
    }
}
