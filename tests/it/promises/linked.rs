//! Links among notes, articles and themes lead out of the site only where its owner allows it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use tempfile::TempDir;

use crate::site_test::{PICTURE, SiteTest};

const SECRET: &str = "SENTINEL-OUTSIDE";

/// A folder outside of the site with a file for each part of it.
fn outside() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (path, bytes) in [
        ("note.md", format!("+++\ntitle = \"Field\"\n+++\n{SECRET}\n").into_bytes()),
        ("map.png", [PICTURE, SECRET.as_bytes()].concat()),
        ("lake.txt", format!("The Lake\n\nThe {SECRET} met at the lake.\n").into_bytes()),
        ("style.css", format!("/* {SECRET} */").into_bytes()),
        ("base.html", SECRET.as_bytes().to_vec()),
    ] {
        fs::write(folder.path().join(path), bytes).expect("can be written");
    }
    folder
}

fn site() -> SiteTest {
    let note = "+++\nseed = \"lake.txt\"\n[rights]\ndisplay = \"full\"\n+++\n";
    SiteTest::new()
        .note("actors/red-hill.md", "+++\ntitle = \"Red Hill Group\"\nkind = \"state\"\n+++\n")
        .note("about.md", "+++\ntitle = \"About\"\n+++\nWho writes this.\n")
        .note("sources/sea.md", &note.replace("lake", "sea"))
        .seed("sea.txt", "The Sea\n\nNobody came to the sea that year.\n")
        .file("themes/default/static/own.css", "/* own */")
}

#[track_caller]
fn link(target: &Path, site: &SiteTest, path: &str) {
    let path = site.path(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("can be made");
    symlink(target, path).expect("can be linked");
}

/// Each place of a site where a link would publish a file outside, with what it would lead to there.
const LINKS: [(&str, &str); 8] = [
    ("content/field.md", "note.md"),
    ("content/map.png", "map.png"),
    ("content/folder", ""),
    ("seeds/lake.txt", "lake.txt"),
    ("seeds/folder", ""),
    ("themes/default/static/style.css", "style.css"),
    ("themes/default/templates/base.html", "base.html"),
    ("themes/other", ""),
];

#[test]
fn a_link_out_of_the_site_is_refused_by_every_command_with_both_paths() {
    let outside = outside();
    let real = outside.path().canonicalize().expect("it is there");
    for (path, target) in LINKS {
        let site = site();
        site.build().succeeds();
        let before = site.output();
        link(&outside.path().join(target), &site, path);
        let there = real.join(target);
        let there = there.display().to_string();
        let expected = format!(
            "link-outside {path}:1:1 `{path}` is a link to `{}`, outside of content/, seeds/, static/ and themes/",
            there.trim_end_matches('/')
        );
        let report = site.path("report.html");
        let report = report.to_str().expect("Unicode");
        for command in [&["build"][..], &["check"], &["report", "--all", "--output", report]] {
            let run = site.run(&[command, &["--messages", "json"]].concat()).fails();
            let run = run.does_not_say(SECRET);
            let problems = run.problems();
            assert!(problems.iter().any(|problem| problem.starts_with(&expected)), "{problems:?}");
        }
        assert!(site.output() == before && !site.path("report.html").exists());
    }
}

#[test]
fn the_settings_name_folders_that_links_may_lead_into() {
    let outside = outside();
    let absolute = outside.path().display().to_string();
    let beside = Path::new("..").join(outside.path().file_name().expect("a name"));
    for folder in [absolute.clone(), beside.display().to_string(), format!("{absolute}/../")] {
        let settings = format!("title = \"T\"\nlinked_folders = [\"far\", {folder:?}]\n");
        let site = site().file("site.toml", &settings);
        assert_eq!(site.root().parent(), outside.path().parent(), "both are temporary folders");
        link(&outside.path().join("note.md"), &site, "content/field.md");
        link(outside.path(), &site, "content/folder");
        link(&outside.path().join("style.css"), &site, "themes/default/static/style.css");
        let site = site.note("map.md", "+++\ntitle = \"Map\"\n+++\n![It](folder/map.png)\n");
        let site = site.without("content/field.md");
        site.build().succeeds().publishes(&[SECRET]);
        assert!(site.output().contains_key("folder/map.png"));
    }
    let site = site().file("site.toml", "linked_folders = [\"\", \" \"]\n");
    link(outside.path(), &site, "content/folder");
    let problems = site.problems().join("\n");
    assert!(problems.contains("bad-folder site.toml:1:19") && problems.contains("link-outside"));
}

#[test]
fn a_link_to_what_lies_in_the_site_beside_its_folders_is_refused() {
    let secrets = [".git/config", ".briefing/results", "site.toml", "notes.txt", "content/.env"];
    for secret in secrets.into_iter().chain(["public/about/index.html", ""]) {
        let site = site();
        site.build().succeeds();
        let site = match secret.is_empty() || site.path(secret).exists() {
            true => site,
            false => site.file(secret, SECRET),
        };
        link(&site.path(secret), &site, "content/link.md");
        site.build().fails().says("`content/link.md` is a link to `");
        let site = site.without("content/link.md");
        link(&site.path(secret), &site, "seeds/link.txt");
        site.build().fails().says("`seeds/link.txt` is a link to `");
    }
}

#[test]
fn links_within_the_folders_of_a_site_and_to_them_stay() {
    let far = TempDir::new().expect("a folder");
    let site = site();
    for part in ["content", "seeds", "themes"] {
        fs::rename(site.path(part), far.path().join(part)).expect("can be moved");
        link(&far.path().join(part), &site, part);
    }
    link(Path::new("about.md"), &site, "content/us.md");
    link(Path::new("../seeds/sea.txt"), &site, "content/sea.txt");
    link(Path::new("sea.txt"), &site, "seeds/ocean.txt");
    link(Path::new("own.css"), &site, "themes/default/static/other.css");
    let files = site.build().succeeds().files();
    assert!(files.contains_key("us/index.html") && files["static/other.css"] == b"/* own */");
}

#[test]
fn articles_elsewhere_are_their_owners_choice_and_links_in_them_are_not() {
    let outside = outside();
    let site = site();
    let seeds = TempDir::new().expect("a folder");
    symlink(seeds.path(), site.path("elsewhere")).expect("can be linked");
    fs::write(seeds.path().join("sea.txt"), "The Sea\n\nNobody came to it.\n").expect("written");
    let site = site.clone().arg("--seeds").arg(site.path("elsewhere"));
    site.build().succeeds();
    symlink(outside.path().join("lake.txt"), seeds.path().join("lake.txt")).expect("linked");
    site.build().fails().says("`seeds/lake.txt` is a link to `").does_not_say(SECRET);
}

#[test]
fn a_new_note_is_made_and_an_article_read_for_it_within_the_site_alone() {
    let outside = outside();
    let site = site();
    fs::remove_dir_all(site.path("content/actors")).expect("a folder");
    link(outside.path(), &site, "content/actors");
    link(&outside.path().join("lake.txt"), &site, "seeds/lake.txt");
    link(outside.path(), &site, "seeds/folder");
    let real = outside.path().canonicalize().expect("it is there");
    for args in [
        ["new", "actor", "green-field"],
        ["new", "source", "lake.txt"],
        ["new", "source", "folder/lake.txt"],
    ] {
        let run = site.run(&args).refuses().does_not_say(SECRET);
        run.says(&format!(" leads to {}", real.display()));
    }
    assert_eq!(fs::read_dir(outside.path()).expect("the folder").count(), 5);
    let settings = format!("linked_folders = [{:?}]", real.display().to_string());
    let site = site.file("site.toml", settings);
    site.run(&["new", "actor", "green-field"]).succeeds();
    site.run(&["new", "source", "lake.txt"]).succeeds();
    assert!(outside.path().join("green-field.md").exists());
}

#[test]
fn chains_circles_and_lost_links_are_reported() {
    let outside = outside();
    let site = site();
    symlink(outside.path().join("note.md"), outside.path().join("chain")).expect("can be linked");
    link(&outside.path().join("chain"), &site, "content/chain.md");
    link(Path::new("round.md"), &site, "content/round.md");
    link(&outside.path().join("nothing.md"), &site, "content/lost.md");
    link(Path::new(".."), &site, "content/deep/up");
    let problems = site.problems();
    let has = |words: &str| problems.iter().any(|problem| problem.contains(words));
    let note = outside.path().canonicalize().expect("it is there").join("note.md");
    assert!(has(&format!("`content/chain.md` is a link to `{}`", note.display())), "{problems:?}");
    assert!(has("`content/round.md` cannot be read: "), "{problems:?}");
    // Whether there is something at the end of a link that leads out makes no difference.
    assert!(has("`content/lost.md` is a link to `/"), "{problems:?}");
    assert!(
        has("`content/deep/up` cannot be read: it is a link that leads back to"),
        "{problems:?}"
    );
}
