//! Sources whose short names are the same, such as two that an outlet published on one day: what tells them apart.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};

use crate::catalogue::Catalogue;
use crate::source::{Source, SourceIx};
use crate::text::fold;

/// What a short name needs besides the outlet and the date, or the title where one of them is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Apart {
    /// Nothing: no other source has this name.
    #[default]
    Nothing,
    /// The title; beside a title, what is known of outlet, date and authors.
    Further,
    /// The same and a number from 1, as even that is not different.
    Numbered(u32),
}

/// The sources whose short names need more, found on first use.
#[derive(Debug, Default)]
pub struct SameNames(OnceLock<HashMap<SourceIx, Apart>>);

impl SameNames {
    /// What tells a source apart from others.
    pub fn apart(&self, catalogue: &Catalogue, sources: &[Source], ix: SourceIx) -> Apart {
        let found = self.0.get_or_init(|| found(catalogue, sources));
        found.get(&ix).copied().unwrap_or_default()
    }
}

fn found(catalogue: &Catalogue, sources: &[Source]) -> HashMap<SourceIx, Apart> {
    let mut by_name = BTreeMap::<_, Vec<u32>>::new();
    for (number, source) in (0..).zip(sources) {
        by_name.entry(short(catalogue, source)).or_default().push(number);
    }
    let mut found = HashMap::new();
    for same in by_name.into_values().filter(|same| same.len() > 1) {
        let mut further = BTreeMap::<_, Vec<u32>>::new();
        for number in same {
            let source = &sources[number as usize];
            further.entry(long(catalogue, source)).or_default().push(number);
        }
        for same in further.into_values() {
            let is_enough = same.len() == 1;
            found.extend((1..).zip(same).map(|(nth, number)| {
                let apart = if is_enough { Apart::Further } else { Apart::Numbered(nth) };
                (SourceIx(number), apart)
            }));
        }
    }
    found
}

/// The outlet and date, or the title.
fn short(catalogue: &Catalogue, source: &Source) -> [String; 2] {
    match (source.outlet_name(catalogue), &source.issued.date) {
        (Some(outlet), Some(date)) => [fold::key(outlet), date.to_string()],
        _ => [fold::key(&source.title), String::new()],
    }
}

/// What a longer name has besides. In the order of `render/words/source.rs`.
fn long(catalogue: &Catalogue, source: &Source) -> [String; 2] {
    let outlet = source.outlet_name(catalogue).map(fold::key);
    let date = source.issued.date.as_ref().map(ToString::to_string);
    let further = match (outlet, date) {
        (Some(_), Some(_)) => String::new(),
        (outlet, date) => outlet.or(date).unwrap_or_else(|| source.authors.join("\n")),
    };
    [fold::key(&source.title), further]
}
