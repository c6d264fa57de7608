//! Pictures in notes, and other files that they link: each must exist, and a picture be one, without too many pixels.
//! They are published unchanged, so browsers decode pictures at full size, and what cameras wrote into them is there.

use std::collections::BTreeMap;
use std::io::Cursor;

use exif::{In, Reader, Tag};

use crate::diagnostic::{Diagnostic, Location};
use crate::input::{InputFile, Inputs};
use crate::leftover::is_leftover;
use crate::links::ShownFile;
use crate::note;
use crate::picture::Kind;
use crate::pixels::{MOST_PIXELS, Pixels};
use crate::rule;
use crate::site::Site;
use crate::text::similar::did_you_mean;
use crate::work;

pub(super) fn check(site: &Site, inputs: &Inputs, problems: &mut Vec<Diagnostic>) {
    // Each picture is examined once, however often it is shown.
    let (mut known, mut linked) = (BTreeMap::new(), BTreeMap::new());
    for (number, (_, note)) in site.catalogue.iter().enumerate() {
        let links = &site.links[number];
        for ShownFile { path, span } in &links.images {
            let find = || problem(site, inputs, path);
            let problem = known.entry(path.as_str()).or_insert_with(find).clone();
            problems.extend(problem.map(|problem| problem.at(&note.file, span)));
        }
        for ShownFile { path, span } in &links.files {
            let find = || match site.files.get(path) {
                Some(file) => metadata_of_picture(file, "linked here"),
                None => Some(missing(site, inputs, path, &rule::MISSING_FILE, "file")),
            };
            let problem = linked.entry(path.as_str()).or_insert_with(find).clone();
            problems.extend(problem.map(|problem| problem.at(&note.file, span)));
        }
    }
    let of_theme = format!("themes/{}/static", site.config.theme);
    let published = ["static", "content", &of_theme];
    problems.extend(leftovers(published.into_iter().flat_map(|folder| inputs.under(folder))));
    for file in inputs.under("static").filter(|file| !is_leftover(&file.path)) {
        let problem = metadata_of_picture(file, "published as it is");
        problems.extend(problem.map(|problem| problem.at(&file.path, &(0..0))));
    }
    let files = inputs.under("content");
    let files = files.filter(|file| !note::is_note(&file.path) && !is_leftover(&file.path));
    for file in files.filter(|file| !site.files.list.contains_key(&file.path["content/".len()..])) {
        let message = format!("`{}` is published by no note", file.path);
        let problem = Diagnostic::new(&rule::UNUSED_FILE, message).at(&file.path, &(0..0));
        problems.push(problem.hint("link it from a note, or put it into static/"));
    }
}

/// The remark on the files that systems and editors left, at the first of them.
fn leftovers<'i>(files: impl Iterator<Item = &'i InputFile>) -> Option<Diagnostic> {
    let mut found = files.map(|file| &file.path).filter(|path| is_leftover(path));
    let first = found.next()?;
    let message = match found.count() {
        0 => format!("`{first}` is not published"),
        1 => format!("`{first}` and another file like it are not published"),
        more => format!("`{first}` and {more} other files like it are not published"),
    };
    let problem = Diagnostic::new(&rule::LEFTOVER_FILE, message).at(first, &(0..0));
    Some(problem.hint("delete what the system or an editor left, or give the file another name"))
}

fn problem(site: &Site, inputs: &Inputs, path: &str) -> Option<Diagnostic> {
    work::step();
    let Some(file) = site.files.get(path) else {
        return Some(missing(site, inputs, path, &rule::MISSING_IMAGE, "picture"));
    };
    let path = &*file.path;
    let message = match (Kind::recognise(&file.bytes), Pixels::of(&file.bytes)) {
        (None, _) => format!("`{path}` is no {} picture", Kind::list(Kind::is_for_pages)),
        (Some(_), None) => format!("`{path}` is damaged: it does not say how wide and high it is"),
        (Some(_), Some(pixels)) if pixels.are_too_many() => return Some(huge(path, pixels)),
        _ => return metadata(file, "shown here"),
    };
    let problem = Diagnostic::new(&rule::BAD_PICTURE, message).label("shown here");
    Some(problem.hint("save it again with a program for pictures, or leave it out"))
}

/// The problem of a file that is not there, with one of a like name.
fn missing(
    site: &Site,
    inputs: &Inputs,
    path: &str,
    rule: &'static rule::Rule,
    noun: &str,
) -> Diagnostic {
    if let Some(paths) = site.files.ambiguous.get(path) {
        let name = path.rsplit('/').next().unwrap_or_default();
        let message = format!("several files are called `{name}`");
        let problem = Diagnostic::new(&rule::AMBIGUOUS_FILE, message).label("which one?");
        let first = paths.iter().map(|path| format!("content/{path}"));
        let found = first.collect::<Vec<_>>();
        let problem = found.iter().fold(problem, |problem, path| {
            problem.also(Location::new(&path.as_str().into(), &(0..0)), "one of them")
        });
        return problem.hint(format!("give the path of one: `/{}`", paths[0]));
    }
    let files = inputs.under("content").filter(|file| !note::is_note(&file.path));
    let names = files.map(|file| file.path.rsplit('/').next().unwrap_or_default());
    let nearest = did_you_mean(path.rsplit('/').next().unwrap_or_default(), names);
    let message = format!("there is no {noun} `content/{path}`");
    let problem = Diagnostic::new(rule, message).label("not there");
    let hint = "give the path relative to the note, or the name of a file under content/";
    problem.hint(hint).maybe_hint(nearest)
}

/// The problem of a file that is published but not shown, if it is a picture that says where it was taken.
fn metadata_of_picture(file: &InputFile, label: &'static str) -> Option<Diagnostic> {
    Kind::recognise(&file.bytes).and_then(|_| metadata(file, label))
}

/// The problem of a picture that says where it was taken, or whose device it was.
fn metadata(file: &InputFile, label: &'static str) -> Option<Diagnostic> {
    let bytes = &*file.bytes;
    let exif = Reader::new().read_from_container(&mut Cursor::new(bytes)).ok();
    let has = |tag| exif.as_ref().is_some_and(|exif| exif.get_field(tag, In::PRIMARY).is_some());
    // XMP has the same as text.
    let says = |name: &str| memchr::memmem::find(bytes, name.as_bytes()).is_some();
    let what = if has(Tag::GPSLatitude) || says("exif:GPSLatitude") {
        "where it was taken"
    } else if [Tag::CameraOwnerName, Tag::BodySerialNumber].into_iter().any(has)
        || says("aux:SerialNumber")
        || says("aux:OwnerName")
    {
        "whose device it was taken with"
    } else {
        return None;
    };
    let message = format!("`{}` says {what}", file.path);
    let problem = Diagnostic::new(&rule::PICTURE_METADATA, message).label(label);
    Some(problem.hint("save it without metadata: readers get the file as it is"))
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
        let steps = work::steps(|| super::check(&site, &Inputs::default(), &mut Vec::new()));
        assert_eq!(steps, 1, "a picture is looked at once");
    }

    #[test]
    fn pictures_that_are_linked_or_copied_are_examined_too() {
        let photo = b"\xff\xd8\xff\xe1<exif:GPSLatitude>52,1N</exif:GPSLatitude>".as_slice();
        let note = "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n+++\n[x](../img/a.jpg) [[b.jpg]] [y](../files/c.pdf)\n";
        let inputs = [
            InputFile::new("content/actors/red.md", note),
            InputFile::new("content/img/a.jpg", photo),
            InputFile::new("content/img/b.jpg", photo),
            InputFile::new("content/files/c.pdf", &b"%PDF exif:GPSLatitude"[..]),
            InputFile::new("static/d.jpg", photo),
            InputFile::new("static/e.txt", &b"exif:GPSLatitude"[..]),
        ];
        let (_, found) =
            check::site(&inputs.into_iter().collect(), Audience::PUBLIC, &mut Cache::default());
        let shown = found.iter().map(|problem| {
            let file = problem.place.as_ref().map_or("", |place| &*place.file);
            format!("{} {}: {}", problem.rule.id, file, problem.message)
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            [
                "picture-metadata content/actors/red.md: `content/img/a.jpg` says where it was taken",
                "picture-metadata content/actors/red.md: `content/img/b.jpg` says where it was taken",
                "picture-metadata static/d.jpg: `static/d.jpg` says where it was taken",
            ]
        );
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
        let with_place = png(10, 10);
        let with_place = [&with_place[..], b"<exif:GPSLatitude>52,1N</exif:GPSLatitude>"].concat();
        let message = "`content/img/a.png` says where it was taken";
        check(&with_place, &[(&rule::PICTURE_METADATA, message); 2]);
        let message = "`content/img/a.png` is no PNG, JPEG, GIF, WebP or AVIF picture";
        check(b"<html>", &[(&rule::BAD_PICTURE, message); 2]);
    }
}
