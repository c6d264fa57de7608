//! The settings: the theme must exist, unless it is the built-in one, and texts must not contain links.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::input::Inputs;
use crate::links::Unread;
use crate::rule;
use crate::site::Site;
use crate::text::similar::did_you_mean;

pub(super) fn check(site: &Site, inputs: &Inputs, problems: &mut Vec<Diagnostic>) {
    problems.extend(links(site, inputs));
    problems.extend(theme(site, inputs));
}

/// Reports link syntax in texts that every page may show: they are shown as written.
fn links(site: &Site, inputs: &Inputs) -> Vec<Diagnostic> {
    let Some(file) = inputs.get("site.toml") else { return Vec::new() };
    let written = std::str::from_utf8(&file.bytes).unwrap_or_default();
    let found = site.config.linklike.iter().flat_map(|text| {
        let found = Unread::default().find(&site.catalogue, &text.value).into_iter();
        found.map(|(at, problem)| problem.at(&file.path, &text.place_of(&at, written)))
    });
    found.collect()
}

fn theme(site: &Site, inputs: &Inputs) -> Option<Diagnostic> {
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
