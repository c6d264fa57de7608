//! How problems are reported: all in one run, in order, drawn with their line, with an exit code.

use snapbox::{IntoData, assert_data_eq, str};

use crate::site_test::SiteTest;

use super::{actor, green, sound};

#[test]
fn a_sound_site_has_no_problems() {
    sound().build().succeeds().does_not_say("error").does_not_say("warning");
}

#[test]
fn all_problems_come_in_one_run_in_the_order_of_the_files() {
    let site = sound()
        .note("actors/green.md", &actor("[[nobody]] and [[noone]]."))
        .note("attacks/raid.md", "+++\ntitle = \"Raid\"\ndate = \"soon\"\nplcae = \"x\"\n+++\n")
        .note("sources/sea.md", "+++\nseed = \"sea.txt\"\n+++\n")
        .file("site.toml", "titel = \"x\"\n");
    let rules = site.problems().into_iter();
    let rules = rules.map(|problem| problem.split(' ').take(2).collect::<Vec<_>>().join(" "));
    assert_eq!(
        rules.collect::<Vec<_>>(),
        [
            "unknown-link content/actors/green.md:5:1",
            "unknown-link content/actors/green.md:5:16",
            "bad-date content/attacks/raid.md:3:8",
            "unknown-key content/attacks/raid.md:4:1",
            "missing-seed content/sources/sea.md:2:8",
            "unknown-key site.toml:1:1",
        ]
    );
    site.build().fails().says("6 errors, 0 warnings; nothing was written");
    site.run(&["check"]).fails().says("6 errors");
}

#[test]
fn a_problem_is_drawn_with_its_line_and_a_hint() {
    let run = green("Ties to [[red-hil]] and others.").build();
    let expected = str![[r#"
error[unknown-link]: no page is called `red-hil`
 --> content/actors/green.md:5:9
  |
5 | Ties to [[red-hil]] and others.
  |         ^^^^^^^^^^^ links to nothing
  |
  = help: did you mean `red-hill`?

1 error, 0 warnings; nothing was written

"#]];
    assert_data_eq!(run.fails().text(), expected.raw());
}

#[test]
fn the_exit_code_distinguishes_content_from_the_system() {
    sound().build().succeeds();
    sound().run(&["check"]).succeeds().says("no problems found");
    sound().run(&["build", "--tlp", "purple"]).refuses();
    sound().run(&["bulid"]).refuses();
    sound().run(&["build", "--seeds", "/nowhere/at/all"]).refuses();
    sound().run(&["inspect", "/nowhere.txt"]).refuses();
    let nothing = SiteTest::new().without("site.toml");
    std::fs::remove_dir(nothing.path("content")).expect("an empty folder");
    nothing.build().refuses().says("is not a site");
}

#[test]
fn a_warning_is_an_error_only_when_asked() {
    let site = sound().note("actors/green.md", &actor("```klingon\nx\n```"));
    let expected = "unknown-language content/actors/green.md:5:1 no grammar for the language `klingon` (write `text` to say that this is meant)";
    assert_eq!(site.problems(), [expected]);
    site.build().succeeds();
    let strict = site.clone().arg("--strict");
    let before = site.output();
    strict.build().fails().says("nothing was written");
    assert_eq!(site.output(), before);
}
