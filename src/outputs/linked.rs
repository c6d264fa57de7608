//! Pages that are no notes', such as lists, and that notes link: which of them are published.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::links;
use crate::site::Site;
use crate::text::similar::Known;

use super::{Item, Output, Subject};

/// The links to such pages.
#[derive(Debug, Default)]
pub(super) struct LinkedPages {
    /// The paths of those that are published.
    pub(super) paths: BTreeSet<String>,
    /// The problems of links to others.
    pub(super) problems: Vec<Diagnostic>,
}

impl LinkedPages {
    pub(super) fn of(site: &Site, outputs: &[Box<dyn Output>]) -> LinkedPages {
        let mut linked = LinkedPages::default();
        if site.links.iter().all(|links| links.pages.is_empty()) {
            return linked;
        }
        let items = outputs.iter().flat_map(|output| output.items());
        let items = items.filter(|item| item.path.ends_with(".html")).collect::<Vec<_>>();
        let published = items.iter().map(|item| &*item.path).collect::<BTreeSet<_>>();
        let links = site.catalogue.iter().zip(&site.links);
        let links =
            links.flat_map(|((_, note), links)| links.pages.iter().map(move |it| (note, it)));
        let (there, missing) =
            links.partition::<Vec<_>, _>(|(_, it)| published.contains(&*it.path));
        linked.paths = there.into_iter().map(|(_, link)| link.path.clone()).collect();
        if missing.is_empty() {
            return linked;
        }
        let addresses = published.iter().map(|path| links::address_of_page(path));
        let addresses = addresses.collect::<Vec<_>>();
        let known = Known::new(addresses.iter().map(String::as_str));
        // All but pages of notes and those within a folder, such as those of tags.
        let is_list = |item: &&Item| {
            matches!(item.subject, Subject::Section(_) | Subject::Nothing)
                && item.path.matches('/').count() == 1
        };
        let lists = items.iter().filter(is_list);
        let lists = lists.map(|list| format!("`{}`", links::address_of_page(&list.path)));
        let lists = lists.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", ");
        for (note, link) in missing {
            let address = links::address_of_page(&link.path);
            let folder = link.path.split('/').next();
            let is_off = site.config.disabled.iter().any(|feature| feature.folder() == folder);
            let nearest = known.nearest(&address).map(str::to_owned);
            let nearest = nearest.or_else(|| site.catalogue.nearest(&address));
            let problem = links::unknown(&address, nearest.as_deref());
            let hint = match nearest {
                _ if is_off => Some(String::from("`disable` in site.toml switches it off")),
                None => Some(format!("the lists of this site are {lists}")),
                Some(_) => None,
            };
            linked.problems.push(problem.maybe_hint(hint).at(&note.file, &link.span));
        }
        linked
    }
}
