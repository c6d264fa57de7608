//! Embedded notes: none may hold itself, and a text shows a limited number of them.

use crate::catalogue::NoteIx;
use crate::diagnostic::Diagnostic;
use crate::document::walk::{self, Role, Visitor};
use crate::document::{Document, Line, Target, embeds_of};
use crate::links::{Embedded, passages_of};
use crate::model::{Embeds, Reader};
use crate::note::Kind;
use crate::rule;
use crate::site::Site;

pub(super) fn check(site: &Site, problems: &mut Vec<Diagnostic>) {
    for ((ix, note), links) in site.catalogue.iter().zip(&site.links) {
        if links.embeds.is_empty() {
            continue;
        }
        let reader = Reader::new(site);
        let mut embeds = Embeds::of(ix);
        for embedded in &links.embeds {
            let problem = problem(&reader, ix, embedded, &mut embeds);
            problems.extend(problem.map(|problem| problem.at(&note.file, &embedded.span)));
        }
    }
}

fn problem(
    site: &Reader<'_>,
    ix: NoteIx,
    embedded: &Embedded,
    embeds: &mut Embeds,
) -> Option<Diagnostic> {
    let target = embedded.target.unwrap_or(ix);
    let note = site.named(target);
    let is_missing = |site: &Reader<'_>, target, part: Option<&str>| {
        let part = part.filter(|part| !part.is_empty());
        part.is_some_and(|part| site.links(target).headings.anchor(part).is_none())
    };
    let passages = embedded.part.as_deref().and_then(passages_of);
    if let Some(passages) = passages.filter(|_| note.kind == Kind::Source) {
        if embeds.open(site, target, embedded.part.as_deref()).is_some() {
            embeds.close();
            return None;
        }
        // One that is not there is reported as a passage that is missing.
        let source = site.source(site.source_with_id(note.id.as_str())?);
        source.passage(passages.first)?;
        let message = format!("the rights of `{}` show nothing of {passages}", note.id);
        let problem = Diagnostic::new(&rule::EMBED, message).label("shown as a link");
        return Some(problem.hint("cite it, and say in your own words what stands there"));
    }
    if is_missing(site, target, embedded.part.as_deref()) {
        return None;
    }
    let hint = "a note is not shown within itself, nor more than four notes within each other, nor a hundred on a page";
    let Some(document) = embeds.open(site, target, embedded.part.as_deref()) else {
        let message = format!("`{}` cannot be shown here", note.id);
        return Some(Diagnostic::new(&rule::EMBED, message).label("shown as a link").hint(hint));
    };
    let are_shown = are_all_shown(site, target, &document, embeds);
    embeds.close();
    (!are_shown).then(|| {
        let message = format!("`{}` holds an embed that cannot be shown here", note.id);
        Diagnostic::new(&rule::EMBED, message).label("shown with a link within").hint(hint)
    })
}

/// Whether every embed in a text can be shown in it.
fn are_all_shown(
    site: &Reader<'_>,
    ix: NoteIx,
    document: &Document<'_>,
    embeds: &mut Embeds,
) -> bool {
    let mut found = Found::default();
    walk::document(document, &mut found);
    found.0.into_iter().all(|(target, part)| {
        let target = target.unwrap_or(ix);
        if site.links(target).headings.anchor(&part).is_none() && !part.is_empty() {
            return true;
        }
        let Some(document) = embeds.open(site, target, Some(&part)) else { return false };
        let are_shown = are_all_shown(site, target, &document, embeds);
        embeds.close();
        are_shown
    })
}

/// The embeds of a text: notes, with their parts.
#[derive(Default)]
struct Found(Vec<(Option<NoteIx>, String)>);

impl<'d, 'a> Visitor<'d, 'a> for Found {
    fn line(&mut self, line: &'d Line<'a>, role: Role) {
        for link in embeds_of(line).filter(|_| role == Role::Paragraph).into_iter().flatten() {
            let target = match link.target {
                Target::Note(ix) => Some(NoteIx(ix)),
                Target::Here => None,
                _ => continue,
            };
            self.0.push((target, link.heading.as_deref().unwrap_or_default().to_owned()));
        }
    }
}
