//! The front of a report: its headline, authors, date, and the version of its content.

use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::config::ReportConfig;
use crate::diagnostic::Location;
use crate::edtf::Edtf;
use crate::memo::hash_of;
use crate::model::Reader;
use crate::note::{Details, Kind, Note};
use crate::site::Site;
use crate::source::SourceIx;

use super::selection;
use super::view::ReportView;

/// The headline and subtitle: of the report, else of its only note or briefing, else of the site.
pub(super) fn titles(site: &Site, config: &ReportConfig, chosen: &[NoteIx]) -> (String, String) {
    let asked = config.selection.notes.iter().map(|name| selection::parts(&name.value).1);
    let mut asked = asked.filter(|id| !site.catalogue.withholds(id));
    let id = asked.next().filter(|_| asked.next().is_none());
    let mut notes = chosen.iter().map(|ix| (*ix, site.note(*ix)));
    let only = notes.find(|(_, note)| Some(note.id.as_str()) == id);
    let title = only.map_or(site.config.title.as_str(), |(_, note)| note.title());
    let summary = || match only {
        Some((ix, _)) => Reader::new(site).summary(ix).into_owned(),
        None => site.config.description.clone(),
    };
    let subtitle = match (&config.subtitle, &config.title) {
        (Some(subtitle), _) => subtitle.clone(),
        // The description of another headline does not fit this one.
        (None, Some(_)) => String::new(),
        (None, None) => summary(),
    };
    (config.title.clone().unwrap_or_else(|| title.to_owned()), subtitle)
}

/// The authors of a report, else those of its briefings, each once.
pub(super) fn authors<'a>(
    config: &ReportConfig,
    notes: impl Iterator<Item = &'a Note>,
) -> Vec<String> {
    if !config.authors.is_empty() {
        return config.authors.clone();
    }
    let mut authors = Vec::new();
    for note in notes {
        let Details::Briefing(briefing) = &note.details else { continue };
        for author in &briefing.authors {
            if !authors.contains(author) {
                authors.push(author.clone());
            }
        }
    }
    authors
}

/// The date of the newest content: of a review, a briefing, or a source that is cited.
pub(super) fn newest(
    site: &Site,
    chosen: &[NoteIx],
    uses: &BTreeMap<SourceIx, usize>,
) -> Option<Edtf> {
    let notes = chosen.iter().flat_map(|ix| {
        let note = site.note(*ix);
        let briefing = Some(note).filter(|note| note.kind == Kind::Briefing);
        let updated = note.common.updated.as_ref().map(|updated| &updated.value);
        [updated, briefing.and_then(|note| selection::date_of(note))]
    });
    let sources = uses.keys().map(|ix| site.source(*ix).issued.date.as_ref());
    let dates = notes.chain(sources).flatten().filter(|date| date.latest().is_some());
    dates.max_by_key(|date| (date.latest(), date.as_str())).cloned()
}

/// The first possible day of a date, if it is in our era: `YYYY-MM-DD`.
pub(super) fn day(date: &Edtf) -> Option<String> {
    let day = date.earliest().or(date.latest())?;
    (day.year() > 0).then(|| day.to_string())
}

/// The fingerprint of a report's content, regardless of headline and paper, and the version of the
/// program.
pub(super) fn version(
    site: &Site,
    view: &ReportView,
    images: &BTreeMap<String, Location>,
) -> String {
    let said = (&view.parts, &view.chronology, &view.citations, &view.sources, &view.references);
    let said = serde_json::to_vec(&said).expect("plain data has a form as JSON");
    let images = images.keys().filter_map(|path| site.files.list.get(path));
    let images = images.map(|file| file.hash.as_bytes().as_slice());
    let hash = hash_of([said.as_slice()].into_iter().chain(images)).to_hex();
    let values = [("hash", &hash[..8]), ("version", env!("CARGO_PKG_VERSION"))];
    site.words.fill("report_version", &values)
}
