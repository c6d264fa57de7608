//! What the entries of lists are filtered by, as values and in words.

use crate::catalogue::NoteIx;
use crate::id::Id;
use crate::model::{Attributed, Reader};
use crate::note::{Attack, Details, Note, Outlet};
use crate::source::SourceIx;
use crate::vocabulary::{Word as _, capitalised};

use super::super::filters::{Facet, Values};
use super::super::words::facts::reliability_meaning;
use super::super::words::{kind_label, shown_title, tag_label, value_of};
use super::{Entry, Listing};

/// What an entry can be filtered by. On the list of a tag, which has notes of all kinds, everybody has a kind and nobody a
/// class.
pub(super) fn values(site: &Reader<'_>, listing: &Listing, entry: &Entry) -> Values {
    let mut values = Values::default();
    match entry {
        Entry::Note(ix) => of_note(site, matches!(listing, Listing::Tag(_)), *ix, &mut values),
        Entry::Source(ix) => of_source(site, *ix, &mut values),
        Entry::Tag(_) => {}
    }
    values
}

fn of_note(site: &Reader<'_>, is_of_tag: bool, ix: NoteIx, values: &mut Values) {
    let (note, words) = (site.note(ix), site.words());
    let facet = match &note.details {
        Details::Outlet(_) if !is_of_tag => Facet::Class,
        _ => Facet::Kind,
    };
    values.add(facet, kind_of(note), &capitalised(kind_label(words, note)));
    match &note.details {
        Details::Actor(actor) => {
            if let Some(status) = &actor.status {
                values.add(Facet::Status, Id::slug(status).as_str(), &capitalised(status));
            }
            if !is_of_tag {
                add_countries_of_attacks(site, ix, values);
            }
        }
        Details::Attack(attack) => {
            values.add_years(value_of(&attack.date));
            if let Some(country) = country_of(attack) {
                values.add(Facet::Country, country, words.country(country));
            }
            let dossier = site.dossier(ix);
            for Attributed { actor, .. } in dossier.attributed() {
                let id = site.named(actor).id.as_str();
                values.add(Facet::Actor, id, &shown_title(site, actor));
            }
            if dossier.claims().iter().any(|group| group.is_disagreement()) {
                values.add(Facet::Differs, "1", "");
            }
        }
        Details::Outlet(outlet) => {
            if let Some(country) = &outlet.country {
                values.add(Facet::Country, &country.value, words.country(&country.value));
            }
            for language in &outlet.languages {
                add_language(site, language, values);
            }
            add_reliability(site, Some(outlet), values);
        }
        Details::Briefing(briefing) => values.add_years(value_of(&briefing.date)),
        Details::Source(_) | Details::Plain => {}
    }
    add_tags(site, note, values);
}

fn of_source(site: &Reader<'_>, ix: SourceIx, values: &mut Values) {
    let source = site.source(ix);
    values.add_years(source.issued.date.as_ref());
    if let Some(outlet) = source.outlet {
        let id = site.named(outlet).id.as_str();
        values.add(Facet::Outlet, id, &shown_title(site, outlet));
        add_reliability(site, site.note(outlet).details.outlet(), values);
    }
    add_language(site, site.language_of(ix), values);
    if let Some(note) = source.note {
        add_tags(site, site.note(note), values);
    }
}

/// The word of a kind, or the section of a note without one.
fn kind_of(note: &Note) -> &str {
    let word = match &note.details {
        Details::Actor(actor) => actor.kind.as_ref(),
        Details::Attack(attack) => return attack.kind(),
        Details::Outlet(outlet) => outlet.class.as_ref(),
        Details::Source(_) | Details::Briefing(_) | Details::Plain => None,
    };
    word.map_or(note.kind.folder(), |word| &word.value)
}

/// Notes of actors have no country: what is known is where the attacks were that are attributed to them.
fn add_countries_of_attacks(site: &Reader<'_>, ix: NoteIx, values: &mut Values) {
    let attacks = site.attacks(ix).iter().map(|by| site.note(by.attack));
    for country in attacks.filter_map(|note| country_of(note.details.attack()?)) {
        values.add(Facet::AttacksIn, country, site.words().country(country));
    }
}

fn country_of(attack: &Attack) -> Option<&str> {
    Some(&attack.place.as_ref()?.country.as_ref()?.value)
}

fn add_language(site: &Reader<'_>, tag: &str, values: &mut Values) {
    values.add(Facet::Language, tag, &capitalised(&site.words().language_name(tag)));
}

fn add_reliability(site: &Reader<'_>, outlet: Option<&Outlet>, values: &mut Values) {
    let words = site.words();
    let Some(reliability) = outlet.and_then(|outlet| outlet.reliability.as_ref()) else { return };
    let (code, meaning) = (reliability.code.id(), reliability_meaning(words, reliability.code));
    let label = words.fill("rating_label", &[("code", code), ("meaning", meaning)]);
    values.add(Facet::Reliability, code, &label);
}

fn add_tags(site: &Reader<'_>, note: &Note, values: &mut Values) {
    for tag in &note.common.tags {
        let id = site.tags().id_of(&tag.value);
        values.add(Facet::Tag, id.map_or("", Id::as_str), &tag_label(site, &tag.value));
    }
}
