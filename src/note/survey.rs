//! What a note of another program would be in a site, before it is taken in.

use crate::diagnostic::Diagnostics;
use crate::fields::Fields;
use crate::input::InputFile;
use crate::marking::Marking;

use super::{Details, Keys, Kind, Vault, clipping, folder_of, head, parse_in, text_of};

/// What is known of a note that is not of the site yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// What it would be.
    pub kind: Kind,
    /// The keys that notes of its kind do not have.
    pub unknown: Vec<String>,
    /// Whether it says that it is not to be published.
    pub is_draft: bool,
    /// Whether its head is one of a template: a program is to fill it in.
    pub is_template: bool,
    /// Whether it is a clipping: the text of a source, saved by a program, which nobody called anything else.
    pub is_clipping: bool,
    /// Its level.
    pub tlp: Marking,
    /// Whether it needs the word of its `kind` or `class`.
    pub lacks_word: bool,
}

impl Survey {
    /// Looks at a note; `None` if it is not UTF-8.
    pub fn of(file: &InputFile, vault: &Vault) -> Option<Survey> {
        let text = text_of(file).ok()?;
        let note = parse_in(file, vault).ok()?;
        let head = head::split(&text, &file.path, &mut Diagnostics::default());
        let keys = &text[head.keys.clone()];
        let mut fields =
            Fields::parse(&file.path, note.kind.name(), head.syntax, keys, head.keys.start);
        let is_unpublished = fields.is_off("publish");
        let is_of_source = match note.kind {
            Kind::Source => true,
            // A folder of pages may be one by nobody's word.
            Kind::Page => vault.role_at(folder_of(&file.path)).is_none(),
            Kind::Actor | Kind::Attack | Kind::Outlet | Kind::Briefing | Kind::Section => false,
        };
        let is_clipping = is_of_source && clipping::is_clipping(&fields, &text[head.body.clone()]);
        Keys::read(&mut fields, note.kind, None);
        vault.role_of(&mut fields);
        let unknown = fields.take_unknown().into_iter().map(|key| key.value).collect();
        let lacks_word = match &note.details {
            Details::Actor(actor) => actor.kind.is_none(),
            Details::Outlet(outlet) => outlet.class.is_none(),
            Details::Attack(_) | Details::Source(_) | Details::Briefing(_) | Details::Plain => {
                false
            }
        };
        Some(Survey {
            kind: note.kind,
            unknown,
            is_draft: note.common.draft && !fields.has_problem_with("draft") || is_unpublished,
            is_template: keys.contains("<%") || keys.contains("{{"),
            is_clipping,
            tlp: note.common.tlp,
            lacks_word,
        })
    }
}
