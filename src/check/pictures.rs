//! Pictures that notes show must be there, and be pictures: they are published as they are.

use crate::diagnostic::Diagnostic;
use crate::input::InputFile;
use crate::links::ShownPicture;
use crate::picture::Kind;
use crate::site::Site;

pub(super) fn check(site: &Site, problems: &mut Vec<Diagnostic>) {
    for (number, (_, note)) in site.catalogue.iter().enumerate() {
        for picture in &site.links[number].images {
            let problem = problem(picture, site.images.get(&picture.path));
            problems.extend(problem.map(|problem| problem.at(&note.file, &picture.span)));
        }
    }
}

fn problem(picture: &ShownPicture, file: Option<&InputFile>) -> Option<Diagnostic> {
    let path = format!("content/{}", picture.path);
    let Some(file) = file else {
        let problem = Diagnostic::error("missing-image", format!("there is no picture `{path}`"));
        return Some(problem.label("not there").hint("give the path relative to the note"));
    };
    if Kind::recognise(&file.bytes).is_some() {
        return None;
    }
    let message = format!("`{path}` is no PNG, JPEG, GIF, WebP or AVIF picture");
    let problem = Diagnostic::error("bad-picture", message).label("shown here");
    Some(problem.hint("save it again with a program for pictures, or leave it out"))
}
