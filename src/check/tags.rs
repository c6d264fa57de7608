//! Tags with different spellings should not share a page because their slugs happen to be equal.

use std::collections::BTreeMap;

use foldhash::{HashSet, HashSetExt};

use crate::diagnostic::{Diagnostic, Location};
use crate::id::Id;
use crate::rule;
use crate::site::Site;
use crate::text::fold;

pub(super) fn check(site: &Site, problems: &mut Vec<Diagnostic>) {
    let mut seen = HashSet::new();
    let mut owners = BTreeMap::new();
    for (_, note) in site.catalogue.iter() {
        let tags = note.common.tags.iter();
        // Each spelling is checked once, at its first use.
        for tag in tags.filter(|tag| seen.insert(tag.value.as_str())) {
            let key = fold::key(&tag.value);
            let (first, owner, at) =
                owners.entry(Id::slug(&tag.value)).or_insert_with(|| (key.clone(), note, tag));
            if *first != key {
                let message = format!("the tags `{}` and `{}` share one page", at.value, tag.value);
                let problem = Diagnostic::new(&rule::SHARED_TAG, message).at(&note.file, &tag.span);
                let problem = problem
                    .label("has the same address")
                    .also(Location::new(&owner.file, &at.span), "as this one");
                problems
                    .push(problem.hint("write them alike if they are one, or rename one of them"));
            }
        }
    }
}
