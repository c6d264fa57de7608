//! Removes references to withheld notes from published notes, once, before any other stage reads them.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::document::cut::Reference;
use crate::document::plain;
use crate::fields::Spanned;
use crate::note::{Cited, Common, Details, Judgement, Note, Perpetrator, Relation};

use super::Catalogue;

impl Catalogue {
    /// Cuts references to withheld notes from the heads of the notes. Their texts are cut when they are parsed: see
    /// [`crate::document::cut`].
    pub(super) fn cut(&mut self) {
        if !self.withholds_notes() {
            return;
        }
        let cut = self.notes.par_iter().map(|note| self.cut_of(note));
        self.notes = cut.collect();
    }

    /// The note without what rests on withheld notes; the same note if nothing does.
    fn cut_of(&self, note: &Arc<Note>) -> Arc<Note> {
        let (has_rows, has_words) = (self.has_rows_to_cut(note), self.has_words_to_cut(note));
        if !has_rows && !has_words {
            return Arc::clone(note);
        }
        let mut note = Note::clone(note);
        if has_rows {
            self.cut_rows(&mut note);
        }
        if has_words {
            self.cut_texts(&mut note);
        }
        Arc::new(note)
    }

    fn names_withheld(&self, id: &Spanned<String>) -> bool {
        self.withholds(&id.value)
    }

    fn rests_on_withheld(&self, cited: &Cited) -> bool {
        cited.source.as_ref().is_some_and(|source| self.names_withheld(source))
    }

    fn is_cut_relation(&self, relation: &Relation) -> bool {
        self.names_withheld(&relation.target) || self.rests_on_withheld(&relation.cited)
    }

    fn is_cut_perpetrator(&self, folder: &str, perpetrator: &Perpetrator) -> bool {
        // The accuser may be given in words, which may be a name of a note.
        let by = perpetrator.by.as_ref().is_some_and(|by| self.withholds_named(folder, &by.value));
        by || self.names_withheld(&perpetrator.actor) || self.rests_on_withheld(&perpetrator.cited)
    }

    fn has_rows_to_cut(&self, note: &Note) -> bool {
        let in_details = match &note.details {
            Details::Actor(actor) => actor.relations.iter().any(|row| self.is_cut_relation(row)),
            Details::Attack(attack) => {
                attack.perpetrators.iter().any(|row| self.is_cut_perpetrator(note.folder(), row))
            }
            Details::Outlet(outlet) => {
                outlet.affiliation.iter().any(|row| self.names_withheld(&row.actor))
            }
            Details::Source(source) => {
                let others = source.others().map(|entry| &entry.source);
                source.outlet.iter().chain(others).any(|id| self.names_withheld(id))
            }
            Details::Briefing(_) | Details::Plain => false,
        };
        in_details || note.claims.iter().any(|claim| self.rests_on_withheld(&claim.cited))
    }

    fn cut_rows(&self, note: &mut Note) {
        let folder = note.folder().to_owned();
        note.claims.retain(|claim| !self.rests_on_withheld(&claim.cited));
        match &mut note.details {
            Details::Actor(actor) => actor.relations.retain(|row| !self.is_cut_relation(row)),
            Details::Attack(attack) => {
                attack.perpetrators.retain(|row| !self.is_cut_perpetrator(&folder, row));
            }
            Details::Outlet(outlet) => {
                outlet.affiliation.take_if(|row| self.names_withheld(&row.actor));
            }
            Details::Source(source) => {
                source.derived_from.retain(|entry| !self.names_withheld(&entry.source));
                source.independent_of.retain(|entry| !self.names_withheld(&entry.source));
                // Whether an address may be linked depends on the outlet.
                if source.outlet.take_if(|id| self.names_withheld(id)).is_some() {
                    source.url = None;
                }
            }
            Details::Briefing(_) | Details::Plain => {}
        }
    }

    fn cut_text(&self, folder: &str, text: &str) -> Option<String> {
        plain::cut(text, &|reference| match reference {
            Reference::Wikilink(target) => self.withholds_named(folder, target),
            Reference::Source(id) => self.withholds(id),
            Reference::Address(_) => false,
        })
    }

    /// Whether a sentence of the head refers to a withheld note.
    fn has_words_to_cut(&self, note: &Note) -> bool {
        let Common { summary, content_warning, .. } = &note.common;
        let common = summary.iter().chain(content_warning).map(|text| &text.value);
        let claims = note.claims.iter().filter_map(|claim| claim.reason.as_ref());
        let (judgements, rows): (&[Judgement], &[Perpetrator]) = match &note.details {
            Details::Briefing(briefing) => (&briefing.judgements, &[]),
            Details::Attack(attack) => (&[], &attack.perpetrators),
            Details::Actor(_) | Details::Outlet(_) | Details::Source(_) | Details::Plain => {
                (&[], &[])
            }
        };
        let judgements = judgements.iter().map(|judgement| &judgement.text.value);
        let rows = rows.iter().filter_map(|row| row.note.as_ref());
        common
            .chain(claims)
            .chain(judgements)
            .chain(rows)
            .any(|text| self.cut_text(note.folder(), text).is_some())
    }

    /// Cuts the references from these sentences.
    fn cut_texts(&self, note: &mut Note) {
        let (mut gone, folder) = (BTreeMap::new(), note.folder().to_owned());
        let Common { summary, content_warning, .. } = &mut note.common;
        let common = summary.iter_mut().chain(content_warning).map(|text| &mut text.value);
        let claims = note.claims.iter_mut().filter_map(|claim| claim.reason.as_mut());
        let (judgements, rows): (&mut [Judgement], &mut [Perpetrator]) = match &mut note.details {
            Details::Briefing(briefing) => (&mut briefing.judgements, &mut []),
            Details::Attack(attack) => (&mut [], &mut attack.perpetrators),
            Details::Actor(_) | Details::Outlet(_) | Details::Source(_) | Details::Plain => {
                (&mut [], &mut [])
            }
        };
        let judgements = judgements.iter_mut().map(|judgement| &mut judgement.text.value);
        let rows = rows.iter_mut().filter_map(|row| row.note.as_mut());
        for text in common.chain(claims).chain(judgements).chain(rows) {
            if let Some(cut) = self.cut_text(&folder, text) {
                let before = std::mem::replace(text, cut.clone());
                gone.insert(before, cut);
            }
        }
        // A sentence that is read as a line of Markdown is known among the texts of all keys by its words.
        let sentences = note.sentences().map(|text| text.value.clone()).collect::<Vec<_>>();
        for key in &mut note.linklike {
            if let Some(cut) = gone.get(&key.value).filter(|cut| sentences.contains(cut)) {
                key.value.clone_from(cut);
            }
        }
    }
}
