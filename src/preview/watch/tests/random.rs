//! Whatever is done to a site in whatever order, the snapshot ends as the disk is.

use proptest::prelude::*;

use super::*;
use crate::disk;
use crate::disk::edits::{Edit, edits};
use crate::input::Inputs;

fn files(inputs: &Inputs) -> Vec<(Arc<str>, blake3::Hash)> {
    inputs.iter().map(|file| (Arc::clone(&file.path), file.hash)).collect()
}

/// Makes the edits, five at a time, and compares the snapshot after the reported changes with the disk.
fn check(edits: &[Edit]) -> Result<(), TestCaseError> {
    let mut site = Site::prepared(How::Native, |root| {
        allow_beside(root);
        fs::create_dir_all(root.join("themes")).expect("can be made");
    });
    for (number, edits) in edits.chunks(5).enumerate() {
        for edit in edits {
            edit.apply(site.folder.path());
        }
        // The system reports changes in order: when this file is reported, all earlier ones have been.
        let last = site.root.join("themes/last.html");
        fs::write(&last, number.to_string()).expect("can be written");
        loop {
            let changes = site.next().changes;
            let _ = site.snapshot.refresh(&changes);
            if matches!(changes, Changes::Paths(paths) if paths.contains(&last)) {
                break;
            }
        }
        if let Ok((inputs, problems)) = disk::read(&Folders::new(&site.root, None)) {
            prop_assert_eq!(files(site.snapshot.inputs()), files(&inputs), "after {:?}", edits);
            let nothing = Changes::Paths(BTreeSet::new());
            let known = site.snapshot.refresh(&nothing).expect("a site");
            prop_assert_eq!(known.problems, problems.sorted(), "after {:?}", edits);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_changes_of_a_site_are_reported(edits in edits(30)) {
        check(&edits)?;
    }
}

/// A link leads into a folder beside the site, which is moved into the site and made anew.
#[test]
fn a_folder_that_takes_the_place_of_another_is_watched() {
    let mut edits = vec![Edit::Link(15, 11)];
    edits.extend([3, 0, 0, 0].map(|place| Edit::Write(place, 0)));
    edits.extend([Edit::Move(13, 2), Edit::Write(15, 0)]);
    check(&edits).expect("the snapshot is as the disk is");
}

/// A link leads to a file beside the site, in whose place a link into the site is made.
#[test]
fn a_refused_link_that_comes_to_lead_in_a_circle_is_noticed() {
    let edits = [Edit::Write(12, 1), Edit::Write(3, 0), Edit::Link(14, 2)];
    let fill = [Edit::Write(0, 0), Edit::Write(0, 0)];
    let edits = edits.into_iter().chain(fill).chain([Edit::Link(0, 14)]);
    check(&edits.collect::<Vec<_>>()).expect("the snapshot is as the disk is");
}
