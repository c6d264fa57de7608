//! Two builds of one site are the same, byte for byte.

use crate::pages::rich_site;
use crate::site_test::files_under;

#[test]
fn threads_language_time_zone_and_folder_change_nothing() {
    let site = rich_site();
    site.clone().arg("--jobs").arg("1").build().succeeds();
    let first = site.output();
    assert!(first.len() > 20, "a site with pages of each kind");
    let elsewhere = site.clone().arg("--output").arg(site.path("deep/er/other"));
    elsewhere
        .arg("--jobs")
        .arg("7")
        .env("LC_ALL", "tr_TR.UTF-8")
        .env("LANG", "ar_SA.UTF-8")
        .env("TZ", "Pacific/Kiritimati")
        .env("HOME", "/nowhere")
        .env("SOURCE_DATE_EPOCH", "1")
        .build()
        .succeeds();
    assert!(files_under(&site.path("deep/er/other")) == first);
    let again = rich_site();
    again.build().succeeds();
    assert!(again.output() == first, "another folder gives other bytes");
}

#[test]
fn a_site_built_step_by_step_is_the_site_built_at_once() {
    let whole = rich_site();
    whole.build().succeeds();
    let steps =
        rich_site().note("actors/late.md", "+++\ntitle = \"Late\"\nkind = \"person\"\n+++\n");
    steps.build().succeeds();
    let steps = steps.without("content/actors/late.md");
    steps.build().succeeds();
    assert!(whole.output() == steps.output());
}

#[test]
fn nothing_of_the_machine_is_published() {
    let site = rich_site();
    let folder = site.root().to_str().expect("a folder in Unicode").to_owned();
    site.build().succeeds().publishes_nowhere(&[&folder, "/tmp/", env!("CARGO_MANIFEST_DIR")]);
}
