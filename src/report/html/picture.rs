//! Pictures as `data:` addresses, so that the page needs no other file.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::input::{InputFile, Inputs};
use crate::picture::Kind;
use crate::report::Report;
use crate::site::Site;

/// The pictures of a report by the paths that its data has for them.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    by_path: BTreeMap<String, String>,
    logo: String,
}

impl Pictures {
    pub(super) fn new(report: &Report, site: &Site, inputs: &Inputs) -> Pictures {
        let shown = report.images.keys().filter_map(|path| {
            let address = address(site.files.list.get(path)?)?;
            Some((format!("images/{path}"), address))
        });
        let logo = report.logo.as_ref().and_then(|logo| inputs.get(&logo.path)).and_then(address);
        Pictures { by_path: shown.collect(), logo: logo.unwrap_or_default() }
    }

    /// The picture at a path of the data.
    pub(super) fn at(&self, path: &str) -> Option<&str> {
        self.by_path.get(path).map(String::as_str)
    }

    /// The picture at the head of the page; empty if there is none.
    pub(super) fn logo(&self) -> &str {
        &self.logo
    }
}

/// A picture as a `data:` address; `None` if browsers do not show its kind.
fn address(file: &InputFile) -> Option<String> {
    let media = Kind::of_name(&file.path)?.media_type();
    Some(format!("data:{media};base64,{}", STANDARD.encode(&*file.bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_becomes_an_address_that_holds_it() {
        for (path, expected) in [
            ("themes/x/Logo.SVG", Some("data:image/svg+xml;base64,PGE+")),
            ("content/map.png", Some("data:image/png;base64,PGE+")),
            ("content/map.txt", None),
            ("content/map", None),
        ] {
            assert_eq!(address(&InputFile::new(path, "<a>")).as_deref(), expected, "{path}");
        }
    }
}
