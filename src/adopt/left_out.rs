//! What of a vault is no part of a site, by rule.

use crate::leftover::is_leftover;
use crate::text::fold;

/// Why a file is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Its name, or that of a folder around it, begins with a full stop.
    Hidden,
    /// It is for new notes.
    Template,
    /// It says that it is unfinished, or is in a folder of drafts.
    Draft,
    /// It is a drawing, a board or a table that only the other program shows.
    Board,
    /// It is a link, or nothing that can be read as a file.
    Odd,
    /// It was put there by a system.
    System,
    /// Somebody said so.
    Asked,
}

impl Reason {
    /// What the files are, of this number, for a line such as `left out: 2 templates`.
    pub fn named(self, count: usize) -> &'static str {
        match (self, count) {
            (Reason::Hidden, _) => "hidden",
            (Reason::Template, 1) => "template",
            (Reason::Template, _) => "templates",
            (Reason::Draft, 1) => "draft",
            (Reason::Draft, _) => "drafts",
            (Reason::Board, 1) => "board or drawing",
            (Reason::Board, _) => "boards or drawings",
            (Reason::Odd, 1) => "link or unreadable file",
            (Reason::Odd, _) => "links or unreadable files",
            (Reason::System, 1) => "file of the system",
            (Reason::System, _) => "files of the system",
            (Reason::Asked, _) => "by --kinds",
        }
    }
}

/// The rules for one vault.
#[derive(Debug)]
pub(super) struct Rules {
    /// The folders of templates that the other program's settings name.
    templates: Vec<String>,
}

impl Rules {
    /// `settings`: the texts of the settings of the other program and its extensions, as JSON.
    pub(super) fn new(settings: &[String]) -> Rules {
        let settings = settings.iter().filter_map(|text| serde_json::from_str(text).ok());
        let named = settings.flat_map(|settings: serde_json::Value| {
            ["folder", "templates_folder"].map(|key| settings[key].as_str().map(str::to_owned))
        });
        let named = named.flatten().map(|name| name.trim_matches('/').to_owned());
        Rules { templates: named.filter(|name| !name.is_empty()).collect() }
    }

    /// Why a file is left out; `None` if it comes along.
    pub(super) fn reason(&self, path: &str, is_odd: bool) -> Option<Reason> {
        const BOARDS: [&str; 4] = [".canvas", ".base", ".excalidraw", ".excalidraw.md"];
        let small = path.to_lowercase();
        let (folders, name) = small.rsplit_once('/').unwrap_or(("", &small));
        let is_in = |words: &[&str]| {
            folders.split('/').any(|folder| words.contains(&letters(folder).as_str()))
        };
        let is_of_template =
            |folder: &String| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        if path.split('/').any(|part| part.starts_with('.')) {
            Some(Reason::Hidden)
        } else if is_odd {
            Some(Reason::Odd)
        } else if is_in(&["template", "templates"]) || self.templates.iter().any(is_of_template) {
            Some(Reason::Template)
        } else if is_in(&["draft", "drafts"]) {
            Some(Reason::Draft)
        } else if BOARDS.iter().any(|ending| name.ends_with(ending)) {
            Some(Reason::Board)
        } else if is_leftover(path) {
            Some(Reason::System)
        } else {
            None
        }
    }
}

/// The letters of a folder's name: `99 - Templates` and `_templates` are one.
fn letters(name: &str) -> String {
    fold::key(name).chars().filter(|c| c.is_alphabetic()).collect()
}
