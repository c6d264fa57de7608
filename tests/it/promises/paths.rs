//! Output paths: from ids, redirects, folders and pictures, all checked; what collides names both inputs.

use crate::site_test::{PICTURE, SiteTest};

/// A site with two actors, the first with a redirect.
fn with_redirect(redirect: &str) -> SiteTest {
    let note = format!(
        "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\nredirects = ['{redirect}']\n+++\n"
    );
    SiteTest::new().note("actors/red-hill.md", &note).note(
        "actors/blue-river.md",
        "+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\ntags = [\"rivers\"]\n+++\n",
    )
}

#[test]
fn a_redirect_leads_from_the_former_address() {
    for (redirect, path, root) in [
        ("/old/name/", "old/name/index.html", "../../"),
        ("old", "old/index.html", "../"),
        ("old/page.html", "old/page.html", "../"),
    ] {
        let run = with_redirect(redirect).build().succeeds();
        let page = run.page(path);
        let target = format!("{root}actors/red-hill/index.html");
        assert_eq!(page.one("a").href(), target);
        let refresh = page.all("meta").into_iter().filter_map(|meta| meta.attribute("content"));
        assert!(refresh.into_iter().any(|content| content == format!("0; url={target}")));
    }
}

#[test]
fn no_redirect_leaves_the_output_folder_or_breaks_a_system() {
    for redirect in [
        "../outside",
        "../../outside.html",
        "/../outside",
        "a/../../outside",
        "a/./b",
        "//outside",
        "a//b",
        "",
        "/",
        "C:/outside",
        "a\\b",
        "con",
        "NUL.html",
        "lpt1/x",
        ".git/hooks",
        "a./b",
        "a /b",
        "what?",
        "a\"b",
        "manifest.json",
        "manifest.json/x",
        ".briefing-staging/0",
    ] {
        let site = with_redirect(redirect);
        let before = site.files();
        let problems = site.problems();
        assert_eq!(problems.len(), 1, "`{redirect}`: {problems:?}");
        let expected = "content/actors/red-hill.md:4:14";
        assert!(problems[0].contains(expected), "`{redirect}`: {problems:?}");
        assert!(site.files() == before, "`{redirect}` has written something");
    }
}

#[test]
fn a_redirect_to_a_path_that_is_taken_names_both() {
    let hint = "(rename one of them, or take the redirect away)";
    for (redirect, owner, path) in [
        ("/actors/blue-river/", "`content/actors/blue-river.md`", "actors/blue-river/index.html"),
        ("/Actors/BLUE-river/", "`content/actors/blue-river.md`", "Actors/BLUE-river/index.html"),
        ("index.html", "the site itself", "index.html"),
        ("404.html", "the site itself", "404.html"),
        ("tags/rivers", "the site itself", "tags/rivers/index.html"),
        ("static/style.css", "the site itself", "static/style.css/index.html"),
        ("actors", "the site itself", "actors/index.html"),
    ] {
        let problems = with_redirect(redirect).problems();
        let expected = format!(
            "path-collision content/actors/red-hill.md:4:14 {owner} and `content/actors/red-hill.md` would both write `{path}` {hint}"
        );
        assert_eq!(problems.len(), 1, "{redirect}: {problems:?}");
        assert!(problems[0].starts_with(&expected), "{redirect}: {problems:?}");
    }
}

#[test]
fn two_redirects_from_one_address_name_both() {
    let site = with_redirect("/old/").note(
        "actors/green.md",
        "+++\ntitle = \"Green Field\"\nkind = \"movement\"\nredirects = [\"old\"]\n+++\n",
    );
    let problems = site.problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        problems[0].contains("content/actors/green.md")
            && problems[0].contains("content/actors/red-hill.md"),
        "{problems:?}"
    );
}

#[test]
fn pages_and_pictures_that_collide_name_both() {
    let page = "+++\ntitle = \"X\"\n+++\n";
    for (one, two) in [("about.md", "about/_index.md"), ("tags/rivers.md", "tags/rivers/_index.md")]
    {
        let problems = with_redirect("/old/").note(one, page).note(two, page).problems();
        let named = problems
            .first()
            .map(|problem| [one, two].map(|name| problem.contains(&format!("content/{name}"))));
        assert!(named.is_some_and(|[one, two]| one || two), "{one} and {two}: {problems:?}");
    }
    let site = with_redirect("/old/")
        .note("about.md", "+++\ntitle = \"About\"\n+++\n![A map](static/map.png)\n")
        .file("themes/default/static/map.png", "y")
        .file("content/static/map.png", PICTURE);
    let problems = site.problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].contains("content/static/map.png"), "{problems:?}");
}

#[test]
fn a_folder_that_some_system_keeps_for_itself_is_refused() {
    for path in ["con/a.md", "aux.d/a.md", "a:b/c.md", "x./a.md", "manifest.json/a.md"] {
        let site = SiteTest::new().note(path, "+++\ntitle = \"A\"\n+++\n");
        let problems = site.problems();
        assert_eq!(problems.len(), 1, "{path}: {problems:?}");
        assert!(problems[0].contains(&format!("content/{path}")), "{path}: {problems:?}");
    }
}

#[test]
fn a_path_that_an_address_would_read_differently_is_refused() {
    for redirect in ["a#b", "100%", "a%20b/", "#"] {
        let problems = with_redirect(redirect).problems();
        assert_eq!(problems.len(), 1, "`{redirect}`: {problems:?}");
        let expected = "content/actors/red-hill.md:4:14";
        assert!(problems[0].contains(expected), "`{redirect}`: {problems:?}");
    }
    for (name, address) in [("a#b.png", "a%23b.png"), ("100%.png", "100%25.png")] {
        let note = format!("+++\ntitle = \"About\"\n+++\n![it]({address})\n");
        let site = SiteTest::new().note("about.md", &note);
        let problems = site.file(&format!("content/{name}"), PICTURE).problems();
        assert_eq!(problems.len(), 1, "{name}: {problems:?}");
        assert!(problems[0].contains(name), "{name}: {problems:?}");
    }
    for path in ["a#b/c.md", "50%/c.md"] {
        let problems = SiteTest::new().note(path, "+++\ntitle = \"A\"\n+++\n").problems();
        assert_eq!(problems.len(), 1, "{path}: {problems:?}");
        assert!(problems[0].contains(&format!("content/{path}")), "{path}: {problems:?}");
    }
}

#[test]
fn a_picture_whose_name_has_spaces_is_found_by_its_address() {
    let site = SiteTest::new()
        .note(
            "about.md",
            "+++\ntitle = \"About\"\n+++\n![y](my%20pic.png) and ![z](<my pic.png>)\n",
        )
        .file("content/my pic.png", PICTURE);
    let run = site.build().succeeds();
    let page = run.page("about/index.html");
    for picture in page.all("div.prose img") {
        let source = picture.attribute("src").expect("an address").replace("%20", " ");
        assert_eq!(source, "../my pic.png");
    }
    assert_eq!(page.all("div.prose img").len(), 2);
    assert!(run.files().contains_key("my pic.png"));
}

#[test]
fn what_systems_and_editors_leave_in_folders_is_not_published() {
    let site = ["static/Thumbs.db", "static/a/desktop.ini", "static/a/b.css.bak", "static/b~"];
    let site = site.into_iter().fold(SiteTest::new(), |site, path| site.file(path, "sentinel"));
    let site = site.file("static/.DS_Store", "sentinel").file("static/a/c.css", "published");
    let site = site.file("content/Thumbs.db", "sentinel");
    site.build().succeeds().publishes(&["published"]).publishes_nowhere(&["sentinel"]);
    let run = site.run(&["check", "--notes"]).succeeds();
    let expected = "note[leftover-file]: `static/Thumbs.db` and 2 other files like it";
    run.says(expected).does_not_say("unused-file");
}
