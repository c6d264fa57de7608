//! x

#[test]
fn dump() {
    let site = super::rich_site();
    let run = site.build();
    eprintln!("{}", run.text());
    let _ = std::process::Command::new("rm").arg("-rf").arg("/tmp/h-rich").status();
    std::process::Command::new("cp").arg("-r").arg(site.root()).arg("/tmp/h-rich").status().unwrap();
}
