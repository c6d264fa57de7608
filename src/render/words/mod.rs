//! Facts in words, the same on pages and in reports. Nothing here depends on either.

pub(crate) mod attribution;
pub(crate) mod claims;
pub(crate) mod facts;
pub(crate) mod place;
pub(crate) mod source;
pub(crate) mod standing;

use std::borrow::Cow;

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::fields::Spanned;
use crate::graphic::year_in_words;
use crate::id::Id;
use crate::model::Reader;
use crate::note::{Details, Kind, Note};
use crate::text::{apostrophe, direction};
use crate::vocabulary::List;
use crate::vocabulary::known::ATTACK;
use crate::words::Words;

/// The title of a note with its apostrophes set; the headline of a source as it is.
pub(crate) fn shown_title<'a>(site: &Reader<'a>, ix: NoteIx) -> Cow<'a, str> {
    let note = site.named(ix);
    let source = (note.kind == Kind::Source).then(|| site.source_with_id(note.id.as_str()));
    match source.flatten() {
        Some(source) => Cow::Borrowed(&site.source(source).title),
        None => apostrophe::set(note.title(), site.language(note)),
    }
}

/// A date in words; empty if there is none.
pub(crate) fn in_words(words: &Words, date: Option<&Edtf>) -> String {
    date.map(|date| words.date(date)).unwrap_or_default()
}

/// The date without its place in the head.
pub(crate) fn value_of(date: &Option<Spanned<Edtf>>) -> Option<&Edtf> {
    date.as_ref().map(|date| &date.value)
}

/// The kind of a note in a word or two.
pub(crate) fn kind_label<'a>(words: &'a Words, note: &'a Note) -> &'a str {
    let (list, word) = match &note.details {
        Details::Actor(actor) => (List::Actor, actor.kind.as_ref()),
        Details::Attack(attack) => return words.vocabulary.label(List::Attack, attack.kind()),
        Details::Outlet(outlet) => (List::Class, outlet.class.as_ref()),
        Details::Source(_) | Details::Briefing(_) | Details::Plain => {
            return general_kind(words, note.kind);
        }
    };
    word.map_or(general_kind(words, note.kind), |word| words.vocabulary.label(list, &word.value))
}

/// The kind of an actor, attack or outlet where it says more than the section that it stands in; else empty.
pub(crate) fn special_kind<'a>(words: &'a Words, note: &'a Note) -> &'a str {
    let is_special = match &note.details {
        Details::Actor(actor) => actor.kind.is_some(),
        Details::Attack(attack) => attack.kind() != ATTACK,
        Details::Outlet(outlet) => outlet.class.is_some(),
        Details::Source(_) | Details::Briefing(_) | Details::Plain => false,
    };
    // A site may call its attacks and one kind of them by the same word.
    let label =
        Some(kind_label(words, note)).filter(|label| *label != general_kind(words, note.kind));
    label.filter(|_| is_special).unwrap_or_default()
}

/// A tag as readers see it: its label in `site.toml`, the title of the entity with this id, or its words.
pub(crate) fn tag_label(site: &Reader<'_>, tag: &str) -> String {
    let words = site.words();
    let label = words.vocabulary.label(List::Tag, tag);
    if label != tag {
        return label.to_owned();
    }
    let named = site.catalogue().by_id(Id::slug(tag).as_str()).map(|ix| site.named(ix));
    match named.filter(|note| note.kind.is_entity()) {
        Some(note) => note.title().to_owned(),
        None => words_of_slug(tag),
    }
}

/// The words of a tag that is written like a part of an address: `river-war` is `river war`. Others are left as they are.
fn words_of_slug(tag: &str) -> String {
    let is_slug = !tag.contains(|c: char| c.is_whitespace() || c.is_uppercase());
    if is_slug { tag.replace(['-', '_'], " ") } else { tag.to_owned() }
}

/// The kind of a note as that of its folder.
pub(crate) fn general_kind(words: &Words, kind: Kind) -> &str {
    words.say(match kind {
        Kind::Actor => "kind_actor",
        Kind::Attack => "kind_attack",
        Kind::Outlet => "kind_outlet",
        Kind::Source => "kind_source",
        Kind::Briefing => "kind_briefing",
        Kind::Page => "kind_page",
        Kind::Section => "kind_section",
    })
}

/// Such as `vol. 21, issue 114`.
pub(crate) fn volume(words: &Words, volume: Option<&str>, issue: Option<&str>) -> String {
    let volume = volume.map(|volume| words.fill("volume_number", &[("volume", volume)]));
    let issue = issue.map(|issue| words.fill("issue_number", &[("issue", issue)]));
    words.join(volume.iter().chain(&issue).map(String::as_str))
}

/// Words of an author, isolated so that they do not change the direction of the text beside them.
pub(crate) fn held_together(words: &Words, text: &str) -> String {
    let mut text = text.to_owned();
    direction::isolate_bidi(&mut text, words.is_rightward());
    text
}

/// The title of the page of a year of the timeline.
pub(crate) fn year_of_timeline(words: &Words, year: i16) -> String {
    of_timeline(words, &year_in_words(words, year))
}

/// The title of a page of the timeline, such as that of a month.
pub(crate) fn of_timeline(words: &Words, time: &str) -> String {
    words.fill("labelled", &[("label", words.say("timeline_page")), ("value", time)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_that_is_written_like_an_address_is_shown_in_words() {
        for (tag, shown) in [
            ("river-war", "river war"),
            ("river_war", "river war"),
            ("river war", "river war"),
            ("Al-Hamra", "Al-Hamra"),
            ("cease-fire talks", "cease-fire talks"),
            ("حرب-النهر", "حرب النهر"),
        ] {
            assert_eq!(words_of_slug(tag), shown);
        }
    }
}
