//! From pages to a file: the strictest standards that the report can meet.

use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::problem;
use super::world::BundleWorld;
use crate::diagnostic::Diagnostic;
use crate::rule;

/// A way to write the file.
struct Form {
    /// The name of the standard.
    name: &'static str,
    standards: &'static [PdfStandard],
    tagged: bool,
}

/// From the preferred one to the one that always works. A tagged file can be read aloud, so tags
/// are dropped last; PDF/A-2b still guarantees that the file is self-contained.
const FORMS: [Form; 5] = [
    Form {
        name: "PDF/UA-1 and PDF/A-2a",
        standards: &[PdfStandard::Ua_1, PdfStandard::A_2a],
        tagged: true,
    },
    Form { name: "PDF/UA-1 only", standards: &[PdfStandard::Ua_1], tagged: true },
    Form { name: "PDF/A-2a only", standards: &[PdfStandard::A_2a], tagged: true },
    Form { name: "PDF/A-2b without tags", standards: &[PdfStandard::A_2b], tagged: false },
    Form { name: "plain PDF without tags", standards: &[], tagged: false },
];

/// The file, and a warning if it does not meet the preferred standard.
pub(super) fn pdf(
    document: &PagedDocument,
    world: &BundleWorld<'_>,
) -> Result<(Vec<u8>, Option<Diagnostic>), Vec<Diagnostic>> {
    let ident = world.bundle.hash().to_hex().to_string();
    let mut refusals: Vec<EcoVec<SourceDiagnostic>> = Vec::new();
    for form in &FORMS {
        match typst_pdf::pdf(document, &options(form, &ident)) {
            Ok(bytes) => {
                let first = refusals.first().and_then(|problems| problems.first());
                // What has no date in it cannot be given one, and that is no fault of anybody.
                let first = first.filter(|problem| !problem::is_of_date(problem));
                return Ok((bytes, first.map(|problem| given_up(form, problem, world))));
            }
            Err(problems) => refusals.push(problems),
        }
    }
    let last = refusals.pop().unwrap_or_default();
    Err(problem::diagnostics(&last, world, &rule::REPORT_TEMPLATE))
}

/// Reports the standard that was not met, with typst's reason.
fn given_up(form: &Form, reason: &SourceDiagnostic, world: &BundleWorld<'_>) -> Diagnostic {
    let mut warning = problem::diagnostic(reason, world, &rule::REPORT_STANDARD);
    warning.message = format!(
        "this report is {}, not {} as it should be: {}",
        form.name, FORMS[0].name, warning.message
    );
    warning
}

fn options(form: &Form, ident: &str) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some(concat!("Briefing ", env!("CARGO_PKG_VERSION")).to_owned())),
        // The template sets the date of the document; there is no other.
        timestamp: None,
        page_ranges: None,
        standards: PdfStandards::new(form.standards).expect("the standards of a form agree"),
        tagged: form.tagged,
        pretty: false,
    }
}
