//! What a site has already: its ids, its outlets, the addresses it never links, its clips.

use std::collections::{BTreeMap, BTreeSet};

use crate::clip::{Head, Original};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::id::Id;
use crate::input::Inputs;
use crate::links::{BlockedHost, host};
use crate::note::{self, Note};
use crate::rule;
use crate::source::{self, clip};
use crate::text::fold;

/// What a site has already.
#[derive(Debug, Default)]
pub struct Known {
    /// The ids of all notes and sources.
    pub(super) ids: BTreeSet<String>,
    outlets: Vec<KnownOutlet>,
    never: Vec<BlockedHost>,
    clips: Vec<KnownClip>,
    /// The clippings among the notes of sources, by their paths.
    pub(super) clippings: BTreeMap<String, Id>,
    /// The id of the note of each seed, by the seed's name.
    notes: BTreeMap<String, String>,
}

/// An outlet with a note.
#[derive(Debug, Clone)]
pub(super) struct KnownOutlet {
    pub(super) id: String,
    pub(super) title: String,
    names: Vec<String>,
    url: Option<String>,
    is_never_linked: bool,
}

/// A clip of the site.
#[derive(Debug, Clone)]
pub(super) struct KnownClip {
    /// Its path, under `seeds/`.
    pub(super) path: String,
    url: Option<String>,
    original: Option<Original>,
}

impl Known {
    /// What the files of a site hold.
    pub fn of(inputs: &Inputs) -> Known {
        let mut known = Known::default();
        let config = Config::read(inputs, &mut Diagnostics::default());
        known.never = config.never_link;
        let files = inputs.under("content").filter(|file| note::is_note(&file.path));
        for note in files.filter_map(|file| note::parse_in(file, &config.vault).ok()) {
            known.add_note(&note);
        }
        known.never.sort();
        known.never.dedup();
        for file in inputs.under("seeds").filter(|file| source::is_article(&file.path)) {
            let name = file.path.strip_prefix("seeds/").unwrap_or(&file.path);
            let stem = name.rsplit('/').next().unwrap_or(name);
            known.ids.insert(stem.rsplit_once('.').map_or(stem, |(stem, _)| stem).to_owned());
            let Ok(text) = file.text() else { continue };
            if source::is_clip(&file.path) && clip::has_head(&text) {
                let head = clip::head(&file.path, &text);
                let (path, url, original) = (file.path.to_string(), head.url, head.original);
                known.clips.push(KnownClip { path, url, original });
            }
        }
        known
    }

    fn add_note(&mut self, note: &Note) {
        self.ids.insert(note.id.to_string());
        if note.problems.iter().any(|problem| problem.rule == &rule::CLIPPING_AS_NOTE) {
            self.clippings.insert(note.file.to_string(), note.id.clone());
        }
        if let Some(seed) = note.details.source().and_then(|source| source.seed.as_ref()) {
            self.notes.insert(seed.value.clone(), note.id.to_string());
        }
        let Some(outlet) = note.details.outlet() else { return };
        let url = outlet.url.as_ref().map(|url| url.value.clone());
        let is_never_linked = outlet.is_never_linked();
        if is_never_linked {
            self.never.extend(url.as_deref().and_then(BlockedHost::address));
        }
        let aliases = note.common.aliases.iter().map(|alias| alias.text.as_str());
        let names = [note.title()].into_iter().chain(aliases).map(name_key).collect();
        let (id, title) = (note.id.to_string(), note.title().to_owned());
        self.outlets.push(KnownOutlet { id, title, names, url, is_never_linked });
    }

    /// Knows a clip that is about to be written, for the files that follow.
    pub(super) fn remember(&mut self, id: &Id, path: &str, head: &Head) {
        self.ids.insert(id.to_string());
        let seed = path.strip_prefix("seeds/").unwrap_or(path).to_owned();
        self.notes.insert(seed, id.to_string());
        let (path, url, original) = (path.to_owned(), head.url.clone(), head.original.clone());
        self.clips.push(KnownClip { path, url, original });
    }

    /// Knows an outlet whose note is about to be written.
    pub(super) fn remember_outlet(&mut self, id: &Id, head: &Head) {
        let title = head.site.clone().unwrap_or_default();
        let url = head.url.as_deref().and_then(bare_host).map(|host| format!("https://{host}/"));
        self.ids.insert(id.to_string());
        self.outlets.push(KnownOutlet {
            id: id.to_string(),
            names: vec![name_key(&title)],
            title,
            url,
            is_never_linked: false,
        });
    }

    /// An id for the note of an outlet: notes of other kinds may have its name.
    pub(super) fn free_outlet(&self, id: Id) -> Id {
        match self.ids.contains(id.as_str()) {
            true => Id::slug(&format!("{id}-outlet")),
            false => id,
        }
    }

    /// The outlet of a page: by its address, else by the name of its site.
    pub(super) fn outlet(&self, url: Option<&str>, site: Option<&str>) -> Option<&KnownOutlet> {
        let by_address = url.and_then(|url| {
            let covering = self
                .outlets
                .iter()
                .filter_map(|outlet| Some((covers(outlet.url.as_deref()?, url)?, outlet)));
            covering.max_by_key(|(length, _)| *length).map(|(_, outlet)| outlet)
        });
        by_address.or_else(|| {
            let key = name_key(site?);
            self.outlets.iter().find(|outlet| !key.is_empty() && outlet.names.contains(&key))
        })
    }

    /// Whether no page may link an address.
    pub(super) fn is_never_linked(&self, url: &str, outlet: Option<&KnownOutlet>) -> bool {
        outlet.is_some_and(|outlet| outlet.is_never_linked)
            || BlockedHost::first_covering(&self.never, url).is_some()
    }

    /// The clip of the same file, or else of the same address.
    pub(super) fn clip_of(&self, hash: &str, url: Option<&str>) -> Option<(&KnownClip, Same)> {
        let is_same = |clip: &&KnownClip| {
            clip.original.as_ref().is_some_and(|original| original.blake3 == hash)
        };
        let of_address = || {
            let wanted = address_key(url?);
            let mut clips = self.clips.iter();
            clips.find(|clip| clip.url.as_deref().is_some_and(|url| address_key(url) == wanted))
        };
        let same = self.clips.iter().find(is_same).map(|clip| (clip, Same::File));
        same.or_else(|| of_address().map(|clip| (clip, Same::Address)))
    }

    /// The clip of an id.
    pub(super) fn clip_named(&self, id: &str) -> Option<&KnownClip> {
        let path = self.path_of(id);
        self.clips.iter().find(|clip| clip.path == path)
    }

    fn path_of(&self, id: &str) -> String {
        let seed = self.notes.iter().find(|(_, note)| *note == id).map(|(seed, _)| seed.as_str());
        seed.map_or_else(|| format!("seeds/{id}.md"), |seed| format!("seeds/{seed}"))
    }

    /// The id of a clip: that of its note, else its name.
    pub(super) fn id_of(&self, clip: &KnownClip) -> String {
        let name = clip.path.strip_prefix("seeds/").unwrap_or(&clip.path);
        let stem = || name.rsplit('/').next().unwrap_or(name).trim_end_matches(".md").to_owned();
        self.notes.get(name).cloned().unwrap_or_else(stem)
    }

    /// Whether a clip has a note.
    pub(super) fn has_note(&self, clip: &KnownClip) -> bool {
        let name = clip.path.strip_prefix("seeds/").unwrap_or(&clip.path);
        self.notes.contains_key(name)
    }
}

/// In what a file and a clip are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Same {
    /// The clip was made from the same file.
    File,
    /// The clip has the same address.
    Address,
    /// The clip has the id that was asked for.
    Id,
}

/// A name without its article, in the form in which names are compared.
fn name_key(name: &str) -> String {
    let key = fold::key(name);
    key.strip_prefix("the ").map(str::to_owned).unwrap_or(key)
}

/// How much of an address the address of an outlet covers: its host and the beginning of the path.
fn covers(outlet: &str, url: &str) -> Option<usize> {
    let (own, other) = (bare_host(outlet)?, bare_host(url)?);
    let is_within =
        other.strip_suffix(&own).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
    let path = path_of(outlet);
    let is_under = path_of(url)
        .strip_prefix(path.as_str())
        .is_some_and(|rest| path.is_empty() || rest.is_empty() || rest.starts_with('/'));
    (is_within && is_under).then_some(own.len() + path.len())
}

fn bare_host(url: &str) -> Option<String> {
    let host = host(url)?;
    Some(host.strip_prefix("www.").map(str::to_owned).unwrap_or(host))
}

fn path_of(url: &str) -> String {
    let path = url::Url::parse(url).map(|url| url.path().trim_end_matches('/').to_owned());
    path.unwrap_or_default()
}

/// An address without what does not tell pages apart.
fn address_key(url: &str) -> String {
    let Ok(mut parsed) = url::Url::parse(url) else { return url.to_owned() };
    parsed.set_fragment(None);
    let host = bare_host(url).unwrap_or_default();
    let query = parsed.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("{host}{}{query}", parsed.path().trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::InputFile;

    fn known() -> Known {
        let files = [
            (
                "content/outlets/courier.md",
                "+++\ntitle = \"The Courier\"\naliases = [\"CR\"]\nclass = \"press\"\nurl = \"https://www.courier.example/\"\n+++\n",
            ),
            (
                "content/outlets/channel.md",
                "+++\ntitle = \"Channel\"\nclass = \"propaganda\"\nurl = \"https://m.example/channel\"\n+++\n",
            ),
            ("content/sources/lake.md", "+++\nseed = \"old.md\"\n+++\n"),
            (
                "seeds/old.md",
                "---\nurl: https://courier.example/lake/\noriginal:\n  file: a.html\n  blake3: abc\n---\nIt fell.\n",
            ),
            ("site.toml", "never_link = [\"bad.example\"]\n"),
        ];
        let inputs = files.into_iter().map(|(path, text)| InputFile::new(path, text));
        Known::of(&inputs.collect())
    }

    #[test]
    fn an_outlet_is_known_by_its_address_else_by_its_name() {
        let known = known();
        let cases = [
            (Some("http://courier.example/x"), None, Some("courier")),
            (Some("https://live.courier.example/x"), Some("Another"), Some("courier")),
            (Some("https://notcourier.example/x"), Some("Another"), None),
            (Some("https://m.example/channel/12"), None, Some("channel")),
            (Some("https://m.example/channels/12"), None, None),
            (None, Some("courier"), Some("courier")),
            (None, Some("CR"), Some("courier")),
            (None, Some(""), None),
            (None, None, None),
        ];
        for (url, site, expected) in cases {
            let found = known.outlet(url, site).map(|outlet| outlet.id.as_str());
            assert_eq!(found, expected, "{url:?} {site:?}");
        }
    }

    #[test]
    fn what_may_not_be_linked_is_known() {
        let known = known();
        for (url, expected) in [
            ("https://m.example/channel/12", true),
            ("https://a.bad.example/", true),
            ("https://courier.example/", false),
        ] {
            let outlet = known.outlet(Some(url), None);
            assert_eq!(known.is_never_linked(url, outlet), expected, "{url}");
        }
    }

    #[test]
    fn a_clip_is_found_by_its_file_or_address() {
        let known = known();
        for (hash, url, expected) in [
            ("abc", None, Some(Same::File)),
            ("x", Some("http://www.courier.example/lake#top"), Some(Same::Address)),
            ("x", Some("https://courier.example/lake?p=2"), None),
            ("x", None, None),
        ] {
            let found = known.clip_of(hash, url);
            assert_eq!(found.map(|(_, same)| same), expected, "{hash} {url:?}");
        }
        let clip = known.clip_named("lake").expect("by the id of its note");
        assert_eq!((known.id_of(clip), known.has_note(clip)), (String::from("lake"), true));
    }
}
