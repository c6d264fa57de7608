//! Pictures in notes: the file must exist, be a picture, and not have too many pixels. Pictures are published
//! unchanged, so browsers decode them at full size.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::input::InputFile;
use crate::links::ShownPicture;
use crate::picture::Kind;
use crate::pixels::{MOST_PIXELS, Pixels};
use crate::rule;
use crate::site::Site;
use crate::work;

pub(super) fn check(site: &Site, problems: &mut Vec<Diagnostic>) {
    // Each picture is examined once, however often it is shown.
    let mut known = BTreeMap::new();
    for (number, (_, note)) in site.catalogue.iter().enumerate() {
        for ShownPicture { path, span } in &site.links[number].images {
            let find = || problem(path, site.images.get(path));
            let problem = known.entry(path.as_str()).or_insert_with(find).clone();
            problems.extend(problem.map(|problem| problem.at(&note.file, span)));
        }
    }
}

fn problem(path: &str, file: Option<&InputFile>) -> Option<Diagnostic> {
    work::step();
    let path = format!("content/{path}");
    let Some(file) = file else {
        let problem =
            Diagnostic::new(&rule::MISSING_IMAGE, format!("there is no picture `{path}`"));
        return Some(problem.label("not there").hint("give the path relative to the note"));
    };
    let message = match (Kind::recognise(&file.bytes), Pixels::of(&file.bytes)) {
        (None, _) => format!("`{path}` is no {} picture", Kind::list(Kind::is_for_pages)),
        (Some(_), None) => format!("`{path}` is damaged: it does not say how wide and high it is"),
        (Some(_), Some(pixels)) if pixels.are_too_many() => return Some(huge(&path, pixels)),
        _ => return None,
    };
    let problem = Diagnostic::new(&rule::BAD_PICTURE, message).label("shown here");
    Some(problem.hint("save it again with a program for pictures, or leave it out"))
}

fn huge(path: &str, Pixels { width, height }: Pixels) -> Diagnostic {
    let most = MOST_PIXELS / 1_000_000;
    let message = format!("`{path}` has {width} × {height} pixels, more than {most} million");
    let problem = Diagnostic::new(&rule::HUGE_PICTURE, message).label("shown here");
    problem.hint("save it smaller: whoever sees the page or makes a report would need memory for all of them")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cache::Cache;
    use crate::catalogue::Audience;
    use crate::check;
    use crate::rule::Rule;

    /// Compares the problems of a picture that a note shows twice, and counts how often it is examined.
    fn check(bytes: &[u8], expected: &[(&Rule, &str)]) {
        let note = "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n+++\n![x](../img/a.png) ![y](../img/a.png)\n";
        let inputs = [
            InputFile::new("content/actors/red.md", note),
            InputFile::new("content/img/a.png", bytes),
        ];
        let (site, found) =
            check::site(&inputs.into_iter().collect(), Audience::PUBLIC, &mut Cache::default());
        let found = found.iter().map(|it| (it.rule, it.message.as_str())).collect::<Vec<_>>();
        assert_eq!(found, expected);
        let steps = work::steps(|| super::check(&site, &mut Vec::new()));
        assert_eq!(steps, 1, "a picture is looked at once");
    }

    #[test]
    fn a_picture_with_too_many_points_is_refused_by_its_head() {
        let png = |width: u32, height: u32| {
            let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice();
            [head, &width.to_be_bytes(), &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat()
        };
        check(&png(10_000, 10_000), &[]);
        let message = "`content/img/a.png` has 30000 × 30000 pixels, more than 100 million";
        check(&png(30_000, 30_000), &[(&rule::HUGE_PICTURE, message); 2]);
        let message = "`content/img/a.png` is damaged: it does not say how wide and high it is";
        check(&png(30_000, 0), &[(&rule::BAD_PICTURE, message); 2]);
        let message = "`content/img/a.png` is no PNG, JPEG, GIF, WebP or AVIF picture";
        check(b"<html>", &[(&rule::BAD_PICTURE, message); 2]);
    }
}
