//! The numbers of list items, which a document does not hold: they are counted.

use std::collections::BTreeMap;

use crate::import::Refused;

use super::styles::InList;
use super::xml::{Element, each};

/// How one level of a list is counted.
#[derive(Debug, Clone, Default)]
struct Level {
    is_bullet: bool,
    start: u32,
}

/// The lists of a document, and how far each was counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The levels by the id of a definition.
    levels: BTreeMap<String, BTreeMap<u8, Level>>,
    /// The definition of each list.
    lists: BTreeMap<String, String>,
    /// Where a list begins, if its definition says otherwise.
    starts: BTreeMap<(String, u8), u32>,
    /// The last number by definition and level. Lists of one definition go on from each other.
    counts: BTreeMap<String, BTreeMap<u8, u32>>,
    /// The lists with a start of their own that have begun.
    begun: BTreeMap<(String, u8), ()>,
}

impl Numbering {
    pub(super) fn read(xml: &str) -> Result<Numbering, Refused> {
        let mut numbering = Numbering::default();
        each(xml, &["abstractNum", "num"], |element| {
            if element.name == "abstractNum" {
                let Some(id) = element.attribute("abstractNumId") else { return };
                let levels = element.children("lvl").filter_map(level).collect();
                numbering.levels.insert(id.to_owned(), levels);
                return;
            }
            let id = element.attribute("numId");
            let definition = element.child("abstractNumId").and_then(Element::value);
            let (Some(id), Some(definition)) = (id, definition) else { return };
            numbering.lists.insert(id.to_owned(), definition.to_owned());
            for of in element.children("lvlOverride") {
                let level = of.attribute("ilvl").and_then(|level| level.parse().ok());
                let start = of.child("startOverride").and_then(Element::value);
                let start = start.and_then(|start| start.parse().ok());
                if let (Some(level), Some(start)) = (level, start) {
                    numbering.starts.insert((id.to_owned(), level), start);
                }
            }
        })?;
        Ok(numbering)
    }

    /// Counts an item. Returns its number; a bullet has none. `None` if it is in no list.
    pub(super) fn count(&mut self, item: &InList) -> Option<Option<u32>> {
        if item.list == "0" {
            return None;
        }
        let Some(definition) = self.lists.get(&item.list) else { return Some(None) };
        let level = self.levels.get(definition).and_then(|levels| levels.get(&item.level));
        let level = level.cloned().unwrap_or(Level { is_bullet: true, start: 1 });
        let counts = self.counts.entry(definition.clone()).or_default();
        counts.retain(|deeper, _| *deeper <= item.level);
        if level.is_bullet {
            return Some(None);
        }
        let key = (item.list.clone(), item.level);
        let own_start = self.starts.get(&key).copied().filter(|_| !self.begun.contains_key(&key));
        if own_start.is_some() {
            self.begun.insert(key, ());
        }
        let next = counts.get(&item.level).map(|count| count.saturating_add(1));
        let number = own_start.or(next).unwrap_or(level.start);
        counts.insert(item.level, number);
        Some(Some(number))
    }
}

fn level(element: &Element) -> Option<(u8, Level)> {
    let level = element.attribute("ilvl")?.parse().ok()?;
    let value = |name| element.child(name).and_then(Element::value);
    let is_bullet = matches!(value("numFmt"), Some("bullet" | "none"));
    let start = value("start").and_then(|start| start.parse().ok()).unwrap_or(1);
    Some((level, Level { is_bullet, start }))
}
