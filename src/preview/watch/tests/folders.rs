//! Files and folders that come, move and go, and links to them.

use super::*;

#[test]
fn files_renamed_and_deleted_are_seen() {
    let mut site = site();
    site.rename("content/a.md", "content/b.md");
    site.sees(&["content/a.md", "content/b.md"]);
    site.delete("content/b.md");
    site.sees(&["content/b.md"]);
    site.write("site.toml", "");
    site.sees(&["site.toml"]);
}

#[test]
fn a_moved_folder_is_seen_and_watched_where_it_is_now() {
    let mut site = Site::prepared(How::Native, |root| {
        fs::create_dir_all(root.join("content/x/y")).expect("can be made");
        fs::write(root.join("content/x/y/b.md"), "b").expect("can be written");
    });
    site.rename("content/x", "content/z");
    site.sees(&["content/x/y/b.md", "content/z/y/b.md"]);
    site.write("content/z/y/b.md", "new");
    site.sees(&["content/z/y/b.md"]);
    site.rename("content/z", "../beside/z");
    site.sees(&["content/z/y/b.md"]);
    site.rename("../beside/z", "content/w");
    site.sees(&["content/w/y/b.md"]);
    site.write("content/w/y/c.md", "c");
    site.sees(&["content/w/y/c.md"]);
    site.delete("content/w");
    site.sees(&["content/w/y/b.md", "content/w/y/c.md"]);
}

#[test]
fn a_hundred_files_at_once_are_few_batches() {
    let mut site = site();
    let paths =
        (0..100).map(|number| format!("content/{}/{number}.md", number % 7)).collect::<Vec<_>>();
    for path in &paths {
        site.write(path, path);
    }
    let n_batches = site.sees(&paths.iter().map(String::as_str).collect::<Vec<_>>());
    // One, unless the machine is too busy to write them in one go.
    assert!(n_batches <= 10, "{n_batches} batches");
}

#[test]
fn a_folder_made_later_is_seen_with_the_file_made_in_it_at_once() {
    let mut site = site();
    for number in 0..20 {
        let path = format!("content/new{number}/deep/er/f.md");
        site.write(&path, "f");
        site.sees(&[&path]);
    }
    site.write("content/new7/deep/er/g.md", "g");
    site.sees(&["content/new7/deep/er/g.md"]);
}

#[test]
fn a_part_of_the_site_may_come_later_go_and_come_again() {
    let mut site = site();
    site.write("themes/t/templates/a.html", "a");
    site.sees(&["themes/t/templates/a.html"]);
    site.write("themes/t/templates/a.html", "new");
    site.sees(&["themes/t/templates/a.html"]);
    for text in ["b", "c"] {
        site.delete("seeds");
        site.sees(&["seeds/a.txt"]);
        site.write("seeds/a.txt", text);
        site.sees(&["seeds/a.txt"]);
    }
    site.write("seeds/a.txt", "still watched");
    site.sees(&["seeds/a.txt"]);
}

#[test]
fn content_put_in_place_of_content_is_watched() {
    let mut site = site();
    fs::create_dir_all(site.root.join("../beside/c")).expect("can be made");
    site.rename("content", "../beside/old");
    site.rename("../beside/c", "content");
    site.sees(&["content/a.md"]);
    site.write("content/b.md", "b");
    site.sees(&["content/b.md"]);
    site.write("../beside/old/a.md", "not the site's any more");
    assert!(!site.reported().contains(&"content/a.md".to_owned()));
}

#[test]
fn a_site_deleted_and_made_again_is_watched() {
    let mut site = site();
    site.delete("../site");
    site.write("content/b.md", "b");
    site.sees(&["content/a.md", "content/b.md", "seeds/a.txt"]);
    site.write("content/b.md", "new");
    site.sees(&["content/b.md"]);
}

#[test]
fn articles_elsewhere_are_watched_for_before_their_folder_is_there() {
    let folder = TempDir::new().expect("a temporary folder");
    let (root, seeds) = (folder.path().join("site"), folder.path().join("far/away/seeds"));
    fs::create_dir_all(root.join("content")).expect("can be made");
    let folders = Folders::new(&root, Some(&seeds));
    let mut site = site();
    site.watcher = Watcher::new(&folders, &root.join("public"), How::Native).expect("can watch");
    site.snapshot = Snapshot::new(folders);
    site.root = root;
    site.snapshot.refresh(&Changes::Everything).expect_err("no articles yet");
    fs::create_dir_all(&seeds).expect("can be made");
    fs::write(seeds.join("a.txt"), "a").expect("can be written");
    loop {
        let batch = site.next();
        if site.snapshot.refresh(&batch.changes).is_ok_and(|found| !found.changed.is_empty()) {
            break;
        }
    }
    fs::write(seeds.join("b.txt"), "b").expect("can be written");
    site.sees(&["seeds/b.txt"]);
}

#[cfg(unix)]
#[test]
fn what_links_in_content_lead_to_is_watched() {
    let mut site = Site::prepared(How::Native, |root| {
        allow_beside(root);
        let beside = root.join("../beside");
        fs::create_dir_all(beside.join("folder/deep")).expect("can be made");
        fs::write(beside.join("folder/deep/b.md"), "b").expect("can be written");
        fs::write(beside.join("c.md"), "c").expect("can be written");
        let link = std::os::unix::fs::symlink::<&str, PathBuf>;
        link("../../beside/folder", root.join("content/folder")).expect("can be linked");
        link("../../beside/c.md", root.join("content/c.md")).expect("can be linked");
        link(".", root.join("content/circle")).expect("can be linked");
    });
    site.write("../beside/folder/deep/b.md", "new");
    site.sees(&["content/folder/deep/b.md"]);
    // As an editor does it: the link stays, what it leads to is another file.
    site.write("../beside/c.md.tmp", "new");
    site.rename("../beside/c.md.tmp", "../beside/c.md");
    site.sees(&["content/c.md"]);
    // A link made later, to what comes later still.
    site.link("../../beside/later/d.md", "content/d.md");
    site.write("content/e.md", "e");
    site.sees(&["content/e.md"]);
    site.write("../beside/later/d.md", "d");
    site.sees(&["content/d.md"]);
    // What was watched beside the site is still watched when it is moved into it.
    site.rename("../beside/folder", "content/here");
    site.sees(&["content/folder/deep/b.md", "content/here/deep/b.md"]);
    site.write("content/here/deep/b.md", "newer");
    site.sees(&["content/here/deep/b.md"]);
    // Two names of one file.
    site.link("a.md", "content/f.md");
    site.sees(&["content/f.md"]);
    site.write("content/a.md", "new");
    site.sees(&["content/a.md", "content/f.md"]);
}

#[cfg(unix)]
#[test]
fn a_folder_watched_for_a_link_stays_watched_when_it_is_moved_into_the_site() {
    let mut site = Site::prepared(How::Native, |root| {
        allow_beside(root);
        fs::write(root.join("../beside/c.md"), "c").expect("can be written");
        let link = std::os::unix::fs::symlink::<&str, PathBuf>;
        link("../../beside/c.md", root.join("content/c.md")).expect("can be linked");
    });
    site.rename("../beside", "content/here");
    site.sees(&["content/c.md", "content/here/c.md"]);
    site.write("content/here/d.md", "d");
    site.sees(&["content/here/d.md"]);
    site.write("../beside/c.md", "in its old place again");
    site.sees(&["content/c.md"]);
}
