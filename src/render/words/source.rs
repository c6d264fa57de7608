//! Sources in words: their short names, and how far each can be relied on.

use crate::index::Apart;
use crate::model::Reader;
use crate::note::OtherSource;
use crate::source::SourceIx;
use crate::vocabulary::Word;

use super::facts::{credibility_meaning, reliability_meaning};
use super::held_together;

/// A source by its outlet and date, else by its title: `Lake Post, 27 March 2024`. Where another source has the same, the
/// title follows, and a number where even that does not tell them apart.
pub(crate) fn short_name(site: &Reader<'_>, ix: SourceIx) -> String {
    let (source, words) = (site.source(ix), site.words());
    let outlet = source.outlet_name(site.catalogue()).map(|outlet| held_together(words, outlet));
    let date = source.issued.date.as_ref().map(|date| words.date(date));
    let apart = site.apart(ix);
    let name = match (outlet, date) {
        (Some(outlet), Some(date)) => {
            let title = (apart != Apart::Nothing).then(|| held_together(words, &source.title));
            let title = title.map(|title| words.fill("quoted_title", &[("title", &title)]));
            words.join([Some(outlet), Some(date), title].iter().flatten().map(String::as_str))
        }
        _ if apart == Apart::Nothing => source.title.clone(),
        (outlet, date) => {
            let title = held_together(words, &source.title);
            let authors = held_together(words, &words.list(&source.authors));
            let further = outlet.or(date).unwrap_or(authors);
            words.join([title.as_str(), &further].into_iter())
        }
    };
    match apart {
        Apart::Numbered(number) => format!("{name} ({number})"),
        Apart::Nothing | Apart::Further => name,
    }
}

/// How far a source can be relied on, whatever is shown with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Reliance {
    /// The letter of the outlet's reliability and the number of the source's credibility, such as `B2`, or one of them;
    /// empty if neither was judged.
    pub(crate) code: String,
    /// What they mean.
    pub(crate) meaning: String,
    /// What the source rests on, in whole or for some properties; empty if nothing is known.
    pub(crate) rests_on: String,
}

/// How far a source can be relied on.
pub(crate) fn reliance(site: &Reader<'_>, ix: SourceIx) -> Reliance {
    let (source, words) = (site.source(ix), site.words());
    let keys = source.note.and_then(|note| site.note(note).details.source());
    let outlet = source.outlet.and_then(|outlet| site.note(outlet).details.outlet());
    let reliability = outlet.and_then(|outlet| Some(outlet.reliability.as_ref()?.code));
    let credibility = keys.and_then(|keys| keys.credibility).filter(|number| *number > 0);
    let parts = [
        reliability.map(|code| (code.id().to_owned(), reliability_meaning(words, code))),
        credibility.map(|number| (number.to_string(), credibility_meaning(words, number))),
    ];
    let parts = parts.iter().flatten();
    let meanings = parts
        .clone()
        .map(|(code, meaning)| words.fill("rating_label", &[("code", code), ("meaning", meaning)]));
    let meanings = meanings.collect::<Vec<_>>();
    Reliance {
        code: parts.map(|(code, _)| code.as_str()).collect(),
        meaning: words.join_clauses(meanings.iter().map(String::as_str)),
        rests_on: keys.map(|keys| rests_on(site, ix, &keys.derived_from)).unwrap_or_default(),
    }
}

fn rests_on(site: &Reader<'_>, ix: SourceIx, derived_from: &[OtherSource]) -> String {
    let words = site.words();
    let (whole, parts) = site
        .others(ix, derived_from)
        .partition::<Vec<_>, _>(|(_, properties)| properties.is_empty());
    let rests_on = |id: &str, parents: Vec<(SourceIx, Vec<&str>)>| {
        let names = parents.iter().map(|(parent, _)| short_name(site, *parent));
        let names = names.collect::<Vec<_>>();
        let names = words.join_clauses(names.iter().map(String::as_str));
        (!names.is_empty()).then(|| words.fill(id, &[("source", &names)]))
    };
    let rests_on = [rests_on("rests_on_source", whole), rests_on("rests_in_part_on", parts)];
    words.join_clauses(rests_on.iter().flatten().map(String::as_str))
}
