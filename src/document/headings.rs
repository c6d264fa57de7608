//! The headings and marked blocks of a text, as targets of links.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};

use crate::text::fold;
use crate::text::similar::Known;
use crate::work;

use super::cut::WITHHELD;

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// The anchor.
    pub anchor: String,
    /// The text without mark-up, as readers see it.
    pub text: String,
}

/// The headings of a text, in order, and the marks of its blocks.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Headings {
    list: Vec<Heading>,
    /// The names of marked blocks: ` ^name`.
    marks: Vec<String>,
    #[serde(skip)]
    places: OnceLock<Places>,
    #[serde(skip)]
    are_cut: OnceLock<bool>,
    #[serde(skip)]
    similar: OnceLock<Known>,
}

/// The headings by what links may write for them. Made for the first link, since a text may have as many links as
/// headings.
#[derive(Debug, Clone, Default)]
struct Places {
    by_anchor: HashMap<String, usize>,
    /// By their texts as names are folded.
    by_text: HashMap<String, usize>,
    /// By the anchors that GitHub gives them: equal ones are numbered from 1.
    by_slug: HashMap<String, usize>,
    /// By the letters and digits of their texts alone: Obsidian and others leave different signs out of links.
    by_letters: HashMap<String, usize>,
    /// The marks by their names in lower case.
    by_mark: HashMap<String, usize>,
}

impl Headings {
    pub(super) fn new(list: Vec<Heading>, marks: Vec<String>) -> Headings {
        Headings { list, marks, ..Headings::default() }
    }

    /// The mark that a link means, written behind its `#`; `None` if it means a heading.
    pub(super) fn mark(&self, wanted: &str) -> Option<String> {
        let decoded = percent_decode_str(wanted).decode_utf8_lossy();
        decoded.trim().strip_prefix('^').map(str::to_owned)
    }

    /// The anchor that a link means, written behind its `#`: that of a heading, or of a marked block as `^name`.
    pub fn anchor(&self, wanted: &str) -> Option<Cow<'_, str>> {
        let decoded = percent_decode_str(wanted).decode_utf8_lossy();
        match decoded.trim().strip_prefix('^') {
            Some(mark) => {
                let place = self.places().by_mark.get(&mark.to_ascii_lowercase())?;
                Some(Cow::Owned(mark_anchor(&self.marks[*place])))
            }
            None => self.find(wanted).map(|heading| Cow::Borrowed(heading.anchor.as_str())),
        }
    }

    /// The heading that a link means: by its anchor, or by its text in any spelling. In `A#B` the last part counts; of
    /// several headings B, the one below a heading A.
    pub fn find(&self, wanted: &str) -> Option<&Heading> {
        Some(&self.list[self.place(wanted)?])
    }

    /// The number of the heading that a link means.
    pub fn place(&self, wanted: &str) -> Option<usize> {
        let decoded = percent_decode_str(wanted).decode_utf8_lossy();
        let place = [wanted, &*decoded].into_iter().find_map(|wanted| self.find_whole(wanted));
        place.or_else(|| self.find_below(&decoded))
    }

    fn find_whole(&self, wanted: &str) -> Option<usize> {
        let places = self.places();
        let place = places.by_anchor.get(wanted);
        let place = place.or_else(|| places.by_text.get(&fold::key(wanted)));
        let place = place.or_else(|| places.by_slug.get(&slug(wanted)));
        place.or_else(|| places.by_letters.get(&letters(wanted)?)).copied()
    }

    /// The heading of a path `A#B`.
    fn find_below(&self, path: &str) -> Option<usize> {
        let (above, last) = path.trim_end_matches('#').rsplit_once('#')?;
        let first = self.find_whole(last)?;
        let parts = above.split('#').filter_map(letters).collect::<Vec<_>>();
        let wanted = letters(last)?;
        let mut open = Vec::<(u8, String)>::new();
        for (place, heading) in self.list.iter().enumerate() {
            work::step();
            open.truncate(open.iter().take_while(|(level, _)| *level < heading.level).count());
            let text = letters(&heading.text).unwrap_or_default();
            let mut names = open.iter().map(|(_, name)| name);
            if text == wanted && parts.iter().all(|part| names.any(|name| name == part)) {
                return Some(place);
            }
            open.push((heading.level, text));
        }
        Some(first)
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of(&self.list, &self.marks))
    }

    /// The marks that blocks before have as well.
    pub fn doubled_marks(&self) -> impl Iterator<Item = &str> {
        let places = self.places();
        let is_second = |(place, mark): (usize, &'_ String)| {
            places.by_mark.get(&mark.to_ascii_lowercase()) != Some(&place)
        };
        self.marks
            .iter()
            .enumerate()
            .filter(move |it| is_second(*it))
            .map(|(_, mark)| mark.as_str())
    }

    /// Whether something is removed from a heading.
    pub(super) fn has_cut(&self) -> bool {
        self.list.iter().any(|heading| heading.text.contains(WITHHELD))
    }

    /// Whether links by text may mean a heading from which this build removes something.
    pub(crate) fn are_cut(&self) -> bool {
        *self.are_cut.get_or_init(|| self.has_cut())
    }

    /// The text of a link to a heading without words: the heading as written, unless that may reveal withheld text. Of a
    /// path the last part is shown, of a block the title of its note.
    pub(crate) fn shown<'a>(&'a self, wanted: &'a str, title: &'a str) -> &'a str {
        if wanted.starts_with('^') {
            return title;
        }
        match self.find(wanted) {
            None if self.are_cut() => WITHHELD,
            Some(heading) if wanted.contains(['#', '%']) => &heading.text,
            _ => wanted,
        }
    }

    /// The first headings, for a hint; empty if there are none.
    pub fn listed(&self) -> String {
        const FEW: usize = 8;
        let names = self.list.iter().take(FEW).map(|heading| format!("`{}`", heading.text));
        let more = (self.list.len() > FEW).then(|| String::from("..."));
        names.chain(more).collect::<Vec<_>>().join(", ")
    }

    /// The heading whose text is nearest to a mistyped one, as a hint.
    pub fn did_you_mean(&self, wanted: &str) -> Option<String> {
        if let Some(mark) = wanted.strip_prefix('^') {
            return Known::new(self.marks.iter().map(String::as_str)).did_you_mean(mark);
        }
        let texts = || Known::new(self.list.iter().map(|heading| heading.text.as_str()));
        self.similar.get_or_init(texts).did_you_mean(wanted)
    }
}

/// The anchor of a marked block. No anchor of a heading begins so.
pub fn mark_anchor(mark: &str) -> String {
    format!("^{}", mark.to_ascii_lowercase())
}

impl Places {
    fn of(headings: &[Heading], marks: &[String]) -> Places {
        let mut places = Places::default();
        let mut counts = HashMap::<String, usize>::new();
        for (place, Heading { anchor, text, .. }) in headings.iter().enumerate() {
            work::step();
            places.by_anchor.entry(anchor.clone()).or_insert(place);
            places.by_text.entry(fold::key(text)).or_insert(place);
            let slug = slug(text);
            let count = counts.entry(slug.clone()).or_default();
            let numbered = if *count == 0 { slug } else { format!("{slug}-{count}") };
            *count += 1;
            places.by_slug.entry(numbered).or_insert(place);
            if let Some(letters) = letters(text) {
                places.by_letters.entry(letters).or_insert(place);
            }
        }
        for (place, mark) in marks.iter().enumerate() {
            places.by_mark.entry(mark.to_ascii_lowercase()).or_insert(place);
        }
        places
    }
}

/// The anchor that GitHub makes of a heading: letters and digits in lower case, hyphens for spaces, no other signs.
fn slug(text: &str) -> String {
    let key = fold::key(text);
    let kept = key.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The letters and digits of a text; `None` if it has none.
fn letters(text: &str) -> Option<String> {
    let letters = fold::key(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    (!letters.is_empty()).then_some(letters)
}

impl Deref for Headings {
    type Target = [Heading];

    fn deref(&self) -> &[Heading] {
        &self.list
    }
}
