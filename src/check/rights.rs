//! Files that are published with a source whose rights withhold its text: they may hold all of it.

use std::collections::BTreeMap;

use crate::attachment::is_attachment;
use crate::diagnostic::Diagnostic;
use crate::input::{InputFile, Inputs};
use crate::note::Display;
use crate::rule;
use crate::site::Site;
use crate::source::{Source, clip};

pub(super) fn check(site: &Site, inputs: &Inputs, problems: &mut Vec<Diagnostic>) {
    let limited = site.sources.iter().filter(|source| site.rights(source).display != Display::Full);
    let limited = limited.collect::<Vec<_>>();
    limited.iter().for_each(|source| of_note(site, source, problems));
    let published = published(site, inputs);
    if !published.is_empty() {
        let mut hashes = BTreeMap::new();
        for source in limited {
            copies(inputs, source, &published, &mut hashes, problems);
        }
    }
}

/// Reports what the note of a source links and shows.
fn of_note(site: &Site, source: &Source, problems: &mut Vec<Diagnostic>) {
    let Some(ix) = source.note else { return };
    let (links, note) = (&site.links[ix.index()], &site.catalogue[ix]);
    let display = site.rights(source).display;
    let shown = if display == Display::Metadata { "none" } else { "an excerpt" };
    for file in &links.files {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let message =
            format!("`{name}` would be published with a source of whose text {shown} may be");
        let problem = Diagnostic::new(&rule::FILE_OF_SOURCE, message).at(&note.file, &file.span);
        problems.push(problem.label("readers would get all of the file").hint(HINT));
    }
    for picture in &links.images {
        let message = format!("a picture is published with a source of whose text {shown} may be");
        let problem = Diagnostic::new(&rule::PICTURE_OF_SOURCE, message);
        let problem = problem.at(&note.file, &picture.span).label("shown here");
        problems.push(problem.hint("leave it out if it shows the text or is not yours to publish"));
    }
}

const HINT: &str = "leave the link out, set `display = \"full\"` if all of the text may be published, or link the file from another note if it does not hold the text";

/// The documents that this build publishes as they are.
fn published<'a>(site: &'a Site, inputs: &'a Inputs) -> Vec<&'a InputFile> {
    let linked = site.files.list.values();
    linked.chain(inputs.under("static")).filter(|file| is_attachment(&file.path)).collect()
}

/// Reports files that have the bytes of a source, or of the file that its clip was made from.
fn copies<'a>(
    inputs: &Inputs,
    source: &Source,
    published: &[&'a InputFile],
    hashes: &mut BTreeMap<&'a str, String>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(seed) = inputs.get(&source.file).filter(|_| source.has_text) else { return };
    let is_clip = seed.path.ends_with(".md");
    let text = seed.text().ok().filter(|_| is_clip);
    let text = text.filter(|text| clip::has_head(text) && text.contains("blake3"));
    let original = text.and_then(|text| clip::head(&seed.path, &text).original);
    for file in published {
        let is_seed =
            !is_clip && ending(&file.path) == ending(&seed.path) && *file.bytes == *seed.bytes;
        let is_original = original.as_ref().is_some_and(|original| {
            ending(&original.file) == ending(&file.path)
                && *hashes
                    .entry(&*file.path)
                    .or_insert_with(|| blake3::hash(&file.bytes).to_hex().to_string())
                    == original.blake3
        });
        if is_seed || is_original {
            let (path, id) = (&file.path, &source.id);
            let message =
                format!("`{path}` is the text of the source `{id}`, whose rights withhold it");
            let problem = Diagnostic::new(&rule::FILE_OF_SOURCE, message).at(path, &(0..0));
            let hint = "take the file away, or set `display = \"full\"` in the note of the source";
            problems.push(problem.hint(hint));
        }
    }
}

fn ending(path: &str) -> String {
    path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}
