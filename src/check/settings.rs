//! The settings: the theme must exist, unless it is the built-in one, with names that are used; texts must not contain links.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::input::Inputs;
use crate::links::{Unread, comment_in_key};
use crate::rule;
use crate::site::Site;
use crate::text::similar::did_you_mean;
use crate::theme;

pub(super) fn check(site: &Site, inputs: &Inputs, problems: &mut Vec<Diagnostic>) {
    problems.extend(links(site, inputs));
    problems.extend(unknown_theme(site, inputs));
    problems.extend(misnamed(site, inputs));
}

/// The folders that a theme may have.
const FOLDERS: [&str; 4] = ["templates", "static", "report", "words"];

/// Reports files of the theme that nothing uses, for their names or the names of their folders.
fn misnamed(site: &Site, inputs: &Inputs) -> Vec<Diagnostic> {
    let root = format!("themes/{}", site.config.theme.as_str());
    let inside = |path: &str| path.get(root.len() + 1..).map(str::to_owned);
    let templates = format!("{root}/templates");
    let templates = inputs.under(&templates);
    let texts = templates.filter_map(|file| file.text().ok()).collect::<Vec<_>>();
    let known = || theme::TEMPLATES.iter().chain(theme::ROW_TEMPLATES).map(|(name, _)| *name);
    let mut problems = Vec::new();
    let mut folders = BTreeSet::new();
    for file in inputs.under(&root) {
        let Some(path) = inside(&file.path) else { continue };
        let Some((folder, name)) = path.split_once('/') else { continue };
        if !FOLDERS.contains(&folder) {
            if folders.insert(folder.to_owned()) {
                let message = format!("a theme has no folder `{folder}/`");
                let problem = Diagnostic::new(&rule::MISNAMED_TEMPLATE, message);
                let hint = did_you_mean(folder, FOLDERS);
                let problem = problem
                    .at(&file.path, &(0..0))
                    .hint("its folders are templates, static, report and words");
                problems.push(problem.maybe_hint(hint));
            }
            continue;
        }
        // The rows have a check of their own.
        if folder != "templates" || known().any(|known| known == name) || name.starts_with("rows/")
        {
            continue;
        }
        let is_used = ['"', '\''].into_iter().any(|mark| {
            let quoted = format!("{mark}{name}{mark}");
            texts.iter().any(|text| text.contains(&quoted))
        });
        if !is_used {
            let message = format!("nothing uses the template `{name}`");
            let problem = Diagnostic::new(&rule::MISNAMED_TEMPLATE, message);
            let problem = problem.at(&file.path, &(0..0));
            let problem =
                problem.hint("`briefing explain misnamed-template` says what a theme may hold");
            problems.push(problem.maybe_hint(did_you_mean(name, known())));
        }
    }
    problems
}

/// Reports link syntax in texts that every page may show: they are shown as written.
fn links(site: &Site, inputs: &Inputs) -> Vec<Diagnostic> {
    let Some(file) = inputs.get("site.toml") else { return Vec::new() };
    let written = std::str::from_utf8(&file.bytes).unwrap_or_default();
    let found = site.config.linklike.iter().flat_map(|text| {
        let found = Unread::default().find(&site.catalogue, &text.value).into_iter();
        let found = found.map(|(at, problem)| problem.at(&file.path, &text.place_of(&at, written)));
        found.chain(comment_in_key(&text.value).map(|problem| problem.at(&file.path, &text.span)))
    });
    found.collect()
}

fn unknown_theme(site: &Site, inputs: &Inputs) -> Option<Diagnostic> {
    let theme = site.config.theme.as_str();
    let is_there = inputs.under(&format!("themes/{theme}")).next().is_some();
    if is_there || theme == "default" {
        return None;
    }
    let folders = inputs.under("themes").filter_map(|file| file.path.split('/').nth(1));
    let known = folders.chain(["default"]).collect::<BTreeSet<_>>();
    let problem =
        Diagnostic::new(&rule::UNKNOWN_THEME, format!("there is no theme `themes/{theme}/`"));
    let hint = did_you_mean(theme, known.iter().copied());
    let place = inputs.get("site.toml").zip(site.config.theme_span.as_ref());
    let problem = match place {
        Some((file, span)) => problem.at(&file.path, span).label("not a folder under themes/"),
        None => problem,
    };
    Some(problem.hint("make the folder, or write `theme = \"default\"`").maybe_hint(hint))
}
