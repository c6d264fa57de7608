//! An edition is that of a site from which all that it leaves out was deleted by hand, with every reference to it.

mod site;
mod text;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use briefing::cache::Cache;
use briefing::catalogue::{Audience, Reveal};
use briefing::check;
use briefing::config::Config;
use briefing::config::{ReportConfig, Selection};
use briefing::diagnostic::Diagnostics;
use briefing::input::Inputs;
use briefing::marking::Marking;
use briefing::outputs;
use briefing::render::Templates;
use briefing::report;

use proptest::prelude::*;

use site::{Drawn, NOTES};

/// The levels in the middle: at the highest nothing but drafts is left out.
const LEVELS: [Marking; 3] = [Marking::Green, Marking::Amber, Marking::AmberStrict];

type Output = BTreeMap<String, Vec<u8>>;

fn templates() -> Arc<Templates> {
    static TEMPLATES: OnceLock<Arc<Templates>> = OnceLock::new();
    let load = || {
        let (inputs, mut problems) = (Inputs::default(), Diagnostics::default());
        let words = Arc::new(Config::default().words(&inputs, &mut problems));
        Arc::new(Templates::load(&inputs, "default", &words).expect("the theme"))
    };
    Arc::clone(TEMPLATES.get_or_init(load))
}

/// Every page and picture of an edition, and its report of everything as data and as one page.
fn output(inputs: &Inputs, marking: Marking, cache: &mut Cache) -> Output {
    let audience = Audience { marking, drafts: false, reveal: Reveal::ByRights };
    let (site, problems) = check::site(inputs, audience, cache);
    let slips = ["unknown-", "bad-", "missing-", "quote-"];
    // What a source rests on another for need not be claimed by anybody.
    let is_slip =
        |rule: &str| rule != "unknown-property" && slips.iter().any(|slip| rule.starts_with(slip));
    let slips = problems.iter().filter(|problem| is_slip(problem.rule.id)).collect::<Vec<_>>();
    assert!(slips.is_empty(), "{slips:#?}");
    let site = Arc::new(site);
    let mut output = outputs::files(Arc::clone(&site), templates(), inputs).expect("all pages");
    let selection = Selection { all: true, ..Selection::default() };
    let config = ReportConfig { selection, ..ReportConfig::default() };
    if let Ok(report) = report::compose(&site, inputs, &config) {
        let bundle = report::bundle(&report, &site, inputs);
        let own = bundle
            .files
            .into_iter()
            .filter(|(path, _)| path == report::DATA || path.starts_with("images/"));
        output.extend(own.map(|(path, file)| (format!("report/{path}"), file.bytes.to_vec())));
        let page = report::html(&report, &site, inputs).expect("a report");
        output.insert(String::from("report/report.html"), page);
    }
    output
}

/// The first line in which two outputs differ.
fn difference(cut: &Output, deleted: &Output) -> Option<String> {
    let names = |output: &Output| output.keys().cloned().collect::<Vec<_>>();
    if names(cut) != names(deleted) {
        return Some(format!("{:?}\n{:?}", names(cut), names(deleted)));
    }
    let (path, cut, deleted) =
        cut.iter().zip(deleted.values()).find_map(|((path, cut), deleted)| {
            (cut != deleted)
                .then(|| (path, String::from_utf8_lossy(cut), String::from_utf8_lossy(deleted)))
        })?;
    let lines = cut.lines().zip(deleted.lines()).find(|(cut, deleted)| cut != deleted);
    Some(format!("{path}: {lines:#?}"))
}

/// The places of words that an edition must not contain.
fn leaks(site: &Drawn, marking: Marking, output: &Output) -> Vec<String> {
    let secrets = (0..NOTES).filter(|number| site.is_above(*number, marking));
    let secrets = secrets.flat_map(|number| site.note(number).secrets()).collect::<Vec<_>>();
    let mut leaks = Vec::new();
    for (path, bytes) in output {
        let text = format!("{path}\n{}", String::from_utf8_lossy(bytes)).to_lowercase();
        let found = secrets.iter().filter(|secret| text.contains(*secret));
        leaks.extend(found.map(|secret| format!("{secret} in {path}")));
    }
    leaks
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn what_an_edition_leaves_out_might_as_well_have_been_deleted(site in site::site(), marking in prop::sample::select(LEVELS.to_vec())) {
        let inputs = site.inputs(None);
        // What one edition has kept changes no other.
        let mut cache = Cache::default();
        for marking in [Marking::Clear, marking] {
            let cut = output(&inputs, marking, &mut cache);
            prop_assert_eq!(leaks(&site, marking, &cut), Vec::<String>::new());
            let deleted = output(&site.inputs(Some(marking)), marking, &mut Cache::default());
            let difference = difference(&cut, &deleted);
            prop_assert!(difference.is_none(), "{}", difference.unwrap_or_default());
        }
    }
}

/// `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    let wanted = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    wanted.unwrap_or(12)
}
