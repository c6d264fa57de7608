//! The pages on the cues of attacks.

use super::running::Preview;
use super::*;

const RAID: &str = "content/attacks/raid.md";

fn raid(cue: &str) -> String {
    format!("+++\ntitle = \"Raid on <Lima>\"\n[[cues]]\nall = [\"{cue}\"]\n+++\n")
}

#[test]
fn an_attack_has_a_page_on_its_cues_that_follows_edits() {
    let mut preview = Preview::of(&site().note("attacks/raid.md", &raid("met")));
    let link = "href=\"/_briefing/cues/raid\"";
    assert!(preview.page("/attacks/raid/").contains(link));
    assert!(!preview.page("/actors/red-hill/").contains("/_briefing/cues"));
    let page = preview.page("/_briefing/cues/raid");
    assert!(page.contains("<h1>Cues of Raid on &lt;Lima&gt;</h1>"), "{page}");
    assert!(page.contains("Caught: 1") && page.contains("seeds/lake.txt:3:1"), "{page}");
    assert!(!page.contains("<script>") && !page.contains(" style="), "{page}");
    let answer = preview.get("/_briefing/cues/raid");
    let policy = answer.header("content-security-policy").expect("a policy");
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    preview.running.save(RAID, raid("harbour"));
    preview.shows("/_briefing/cues/raid", "It catches nothing.");
}

#[test]
fn there_is_no_page_for_what_is_no_attack() {
    let preview = Preview::of(&site().note("attacks/raid.md", &raid("met")));
    for id in ["nothing", "red-hill", "raid/x", "raid/", "..%2fraid", "%3Cb%3E", "RAID", ""] {
        let answer = preview.get(&format!("/_briefing/cues/{id}"));
        assert!([400, 404].contains(&answer.status), "{id}: {}", answer.status);
        assert!(!answer.text().contains("<b>"), "{id}");
    }
}
