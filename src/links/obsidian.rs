//! What Obsidian has in texts besides links: tags and embeds.

use crate::catalogue::NoteIx;
use crate::diagnostic::Diagnostic;
use crate::document::walk::{self, Role};
use crate::document::{Inline, Line, Run, Target as To, embeds_of};
use crate::note::Kind;
use crate::rule;

use super::marks::is_escaped;
use super::scan::Walk;
use super::{CitedPassage, Embedded, InlineTag, passages_of, tags};

impl Walk<'_> {
    /// Records the tags in a run of words, and remarks that they are text where the site has no such tags.
    pub(super) fn tags(&mut self, run_number: u32, run: &Run<'_>) {
        for name in tags::tags(&run.text) {
            let span = name.start - 1..name.end;
            let place = run.source(&span);
            if is_escaped(&self.note.text, place.start) {
                continue;
            }
            let text = run.text[name].to_owned();
            let message = format!("`#{text}` is text here");
            let problem = Diagnostic::new(&rule::INLINE_TAG, message).label("shown as it stands");
            let hint = "write `inline_tags = true` into site.toml to have such tags, or use the key `tags`";
            self.problem(problem.hint(hint), &place);
            self.links.tags.push(InlineTag { run: run_number, span, text, place });
        }
    }

    /// Records the embeds that a line consists of, and reports those within other words.
    pub(super) fn embeds(&mut self, line: &Line<'_>, role: Role) {
        let alone = embeds_of(line).filter(|_| role == Role::Paragraph);
        for link in alone.into_iter().flatten() {
            let target = match link.target {
                To::Note(ix) => Some(NoteIx(ix)),
                To::Here => None,
                To::Page(_) => {
                    let problem = Diagnostic::new(&rule::EMBED, "an embedded list is a link");
                    let hint = "leave out the `!`: only notes and passages are shown within others";
                    self.problem(problem.label("shown as a link").hint(hint), &link.span);
                    continue;
                }
                _ => continue,
            };
            let part = link.heading.as_ref().map(|part| part.to_string());
            let span = self.place(&link.span);
            let source = target.filter(|ix| self.catalogue[*ix].kind == Kind::Source);
            if let (Some(ix), Some(passages)) = (source, part.as_deref().and_then(passages_of)) {
                let source = self.catalogue[ix].id.to_string();
                let (passages, span) = (Some(passages), span.clone());
                self.links.citations.push(CitedPassage { source, passages, words: None, span });
            }
            self.links.embeds.push(Embedded { target, part, span });
        }
        if embeds_of(line).is_some() && role == Role::Paragraph {
            return;
        }
        walk::pieces(line, &mut |piece| {
            if let Inline::Embed(link) = piece {
                let problem = Diagnostic::new(&rule::EMBED, "an embed within a line is a link");
                let hint = "write `![[...]]` as a paragraph by itself to show the note, or leave out the `!`";
                self.problem(problem.label("shown as a link").hint(hint), &link.span);
            }
        });
    }
}
