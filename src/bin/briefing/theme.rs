//! `briefing theme export`: the files of the built-in theme, to change.

use anyhow::{Result, bail};
use briefing::disk;
use briefing::id::Id;
use briefing::theme;

use crate::Exit;
use crate::args::{Common, Theme};
use crate::terminal::{Terminal, shown};

pub(crate) fn theme(common: &Common, theme: &Theme, terminal: &Terminal) -> Result<Exit> {
    let Theme::Export { name } = theme;
    if let Err(rule) = Id::new(name) {
        bail!("the theme's name `{name}` {rule}; how about `{}`?", Id::slug(name));
    }
    let folder = common.root.join("themes").join(name);
    disk::refuse_outside(&common.folders(), &folder)?;
    let files = theme::files();
    disk::write_folder(&folder, files.iter().map(|(path, bytes)| (path.as_str(), *bytes)))?;
    terminal.say(&format!(
        "wrote {} files into {}: keep those that you change, delete the others, and write `theme = \"{name}\"` into site.toml",
        files.len(),
        shown(&folder)
    ));
    Ok(Exit::Done)
}
