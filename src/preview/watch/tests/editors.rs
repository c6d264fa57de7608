//! What each editor does to a file that is saved.

use super::*;

/// Checks that a save by an editor is reported as a change of the note alone.
#[track_caller]
fn check_save(save: impl Fn(&Site)) {
    let mut site = site();
    save(&site);
    assert_eq!(site.reported_until("content/a.md"), BTreeSet::from(["content/a.md".into()]));
    let changes = Changes::from_iter([site.root.join("content/a.md")]);
    let changed = site.snapshot.refresh(&changes).expect("a site").changed;
    assert_eq!(changed, ["content/a.md".into()]);
    // The watch has survived the save, and a second one is seen as well.
    site.write("content/a.md", "once more");
    site.sees(&["content/a.md"]);
}

#[test]
fn a_save_of_vim_with_its_probe_and_backup_is_seen() {
    check_save(|site| {
        site.write("content/.a.md.swp", "swap");
        site.write("content/4913", "");
        site.delete("content/4913");
        site.rename("content/a.md", "content/a.md~");
        site.write("content/a.md", "new");
        site.delete("content/a.md~");
        site.delete("content/.a.md.swp");
    });
}

#[test]
fn a_save_of_helix_with_its_backup_is_seen() {
    check_save(|site| {
        site.rename("content/a.md", "content/a.mdk3TzQx.bck");
        site.write("content/a.md", "new");
        site.delete("content/a.mdk3TzQx.bck");
    });
}

#[test]
fn a_save_of_vs_code_in_place_and_by_a_new_file_is_seen() {
    check_save(|site| {
        // Emptied first, filled then.
        site.write("content/a.md", "");
        site.write("content/a.md", "new");
    });
    check_save(|site| {
        site.write("content/a.md.vsctmp", "new");
        site.rename("content/a.md.vsctmp", "content/a.md");
    });
}

#[test]
fn a_safe_write_of_jetbrains_is_seen() {
    check_save(|site| {
        site.write("content/a.md___jb_tmp___", "new");
        site.rename("content/a.md", "content/a.md___jb_old___");
        site.rename("content/a.md___jb_tmp___", "content/a.md");
        site.delete("content/a.md___jb_old___");
    });
}

#[test]
fn a_save_of_kate_by_a_new_file_is_seen() {
    let mut site = site();
    site.write("content/.a.md.kate-swp", "swap");
    site.write("content/a.md.pQrStU", "new");
    site.rename("content/a.md.pQrStU", "content/a.md");
    site.delete("content/.a.md.kate-swp");
    site.sees(&["content/a.md"]);
}

#[cfg(unix)]
#[test]
fn a_save_of_emacs_with_lock_backup_and_autosave_is_seen() {
    check_save(|site| {
        site.link("somebody@somewhere.1234:5678", "content/.#a.md");
        site.write("content/#a.md#", "autosave");
        site.rename("content/a.md", "content/a.md~");
        site.write("content/a.md", "new");
        site.delete("content/#a.md#");
        site.delete("content/.#a.md");
    });
}
