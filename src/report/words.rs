//! Isolates the authors' texts of a report from the words and numbers beside them.
//!
//! The templates put titles, names and places into lines of theirs. Each is isolated, so that one
//! that runs from right to left does not change its neighbours. The texts of notes are whole lines:
//! see `text/`.

use crate::text::direction;

use super::view::{
    AttackRow, CitedSource, ClaimRow, ClaimTable, Entry, Event, EvidenceRow, FactRow, FactValue,
    IndexRow, Judgement, OutletRow, PartView, Relation, Relations, ReportView, SourceRow,
};

/// Something with texts in it.
pub(super) trait IsolateBidi {
    /// Holds each of them together.
    fn isolate_bidi(&mut self, is_rightward: bool);
}

impl IsolateBidi for String {
    fn isolate_bidi(&mut self, is_rightward: bool) {
        direction::isolate_bidi(self, is_rightward);
    }
}

impl<T: IsolateBidi> IsolateBidi for Vec<T> {
    fn isolate_bidi(&mut self, is_rightward: bool) {
        self.iter_mut().for_each(|it| it.isolate_bidi(is_rightward));
    }
}

/// Says which fields are texts, or have texts in them.
macro_rules! words {
    ($($part:ident: $($field:ident)*;)*) => {
        $(impl IsolateBidi for $part {
            fn isolate_bidi(&mut self, is_rightward: bool) {
                $(self.$field.isolate_bidi(is_rightward);)*
            }
        })*
    };
}

words! {
    ReportView: title subtitle authors site description judgements parts chronology sources references
        index;
    Judgement: text from;
    PartView: entries;
    Entry: title summary content_warning authors judgements names facts claims relations attacks outlets evidence;
    FactRow: values;
    FactValue: text remark;
    ClaimTable: property scope range rows;
    ClaimRow: value source quote reason;
    Relations: others;
    Relation: text;
    AttackRow: text place figures;
    OutletRow: text;
    EvidenceRow: source;
    Event: title place figures;
    SourceRow: name rests_on;
    CitedSource: authors title outlet volume;
    IndexRow: title;
}
