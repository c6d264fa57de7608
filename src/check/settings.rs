//! The theme that `site.toml` names must be there; the built-in one always is.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::input::Inputs;
use crate::site::Site;

pub(super) fn check(site: &Site, inputs: &Inputs, problems: &mut Vec<Diagnostic>) {
    let theme = site.config.theme.as_str();
    let is_there = inputs.under(&format!("themes/{theme}")).next().is_some();
    if is_there || theme == "default" {
        return;
    }
    let folders = inputs.under("themes").filter_map(|file| file.path.split('/').nth(1));
    let known = folders.chain(["default"]).collect::<BTreeSet<_>>();
    let problem =
        Diagnostic::error("unknown-theme", format!("there is no theme `themes/{theme}/`"));
    let place = inputs.get("site.toml").map(|file| problem.clone().at(&file.path, &(0..0)));
    let hint = did_you_mean(theme, known.iter().copied());
    problems.push(
        place
            .unwrap_or(problem)
            .hint("make the folder, or write `theme = \"default\"`")
            .maybe_hint(hint),
    );
}
