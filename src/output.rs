//! The files that a build writes: their paths, and a manifest with their hashes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use foldhash::HashMap;

use crate::diagnostic::{Diagnostic, Location};
use crate::id::is_device;
use crate::rule;

/// A page of the finished site.
#[derive(Debug, Clone)]
pub struct OutputFile {
    /// The path within the output folder, with `/`.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The name of the manifest, which also marks an output folder as ours.
pub const MANIFEST: &str = "manifest.json";

/// The first part of the preview's addresses, which no page may use.
pub const PREVIEW: &str = "_briefing";

/// Every file of a build with its BLAKE3 hash. Two builds of the same input have the same manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Manifest {
    /// Always `briefing`, so that no other program's file of this name is taken for ours.
    pub generator: String,
    /// The version of the program that wrote it.
    pub version: String,
    /// The hash of each file in hexadecimal, by its path.
    pub files: BTreeMap<String, String>,
}

impl Manifest {
    /// A manifest of the files with these hashes.
    pub fn new(files: BTreeMap<String, String>) -> Manifest {
        Manifest {
            generator: String::from("briefing"),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            files,
        }
    }

    /// Reads a manifest; `None` if it is not ours, or names a path that we would never write.
    pub fn parse(bytes: &[u8]) -> Option<Manifest> {
        let manifest = serde_json::from_slice::<Manifest>(bytes).ok()?;
        let is_ours = manifest.generator == "briefing"
            && manifest.files.keys().all(|path| check(path).is_ok());
        is_ours.then_some(manifest)
    }

    /// The manifest as it is written.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("strings always serialise");
        bytes.push(b'\n');
        bytes
    }
}

/// Names with a full stop before them that hosts of sites read.
pub(crate) const OF_SITES: [&str; 3] = [".htaccess", ".nojekyll", ".well-known"];

/// Checks a path part by part: relative, with parts that are safe as file names on every system.
///
/// # Errors
/// Says what is wrong with it, in words that can follow "the path".
pub fn check(path: &str) -> Result<(), &'static str> {
    if path.is_empty() || path.len() > 1000 {
        return Err("is empty or too long");
    }
    if path.split('/').next() == Some(PREVIEW) {
        return Err("begins as the preview's own addresses do");
    }
    for part in path.split('/') {
        if matches!(part, "" | "." | "..") {
            return Err("may not be absolute or hold empty parts, `.` or `..`");
        } else if part.chars().any(|c| c.is_control() || r##"\:*?"<>|#%"##.contains(c)) {
            return Err("holds a character that is not allowed in file names");
        } else if OF_SITES.contains(&part) {
            continue;
        } else if part.ends_with(['.', ' ']) || part.starts_with([' ', '.']) || part.len() > 200 {
            return Err("has a part that begins or ends with a full stop or space, or is too long");
        } else if is_device(part) {
            return Err("has a part that some systems keep for devices");
        }
    }
    Ok(())
}

/// Reports unsafe paths, and paths that would be one file on a system that ignores case. A path that is the folder of
/// another collides as well.
pub fn check_all<'a>(
    paths: impl Iterator<Item = (&'a str, Option<&'a Location>)>,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    // No other file may have the path of the manifest, or a path below it.
    let mut owners = HashMap::from_iter([(Cow::Borrowed(MANIFEST), (MANIFEST, None))]);
    let mut listed = Vec::new();
    for (path, place) in paths {
        if let Err(rule) = check(path) {
            problems.push(placed(
                Diagnostic::new(&rule::BAD_PATH, format!("the path `{path}` {rule}"))
                    .hint("write the address of a page, such as `actors/old-name`"),
                place,
            ));
            continue;
        }
        let key = case_key(path);
        if let Some((other, owner)) = owners.get(&key) {
            problems.push(collision(path, place, other, *owner));
        } else {
            owners.insert(key.clone(), (path, place));
            listed.push((key, path, place));
        }
    }
    for (key, path, place) in listed {
        let folders = key.match_indices('/').map(|(at, _)| &key[..at]);
        if let Some((other, owner)) = folders.filter_map(|folder| owners.get(folder)).next() {
            problems.push(collision(path, place, other, *owner));
        }
    }
    problems
}

/// The path as compared by a system that ignores case and Unicode composition.
fn case_key(path: &str) -> Cow<'_, str> {
    if path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(path);
    }
    Cow::Owned(path.to_lowercase().nfc().collect())
}

fn collision(
    path: &str,
    place: Option<&Location>,
    other: &str,
    owner: Option<&Location>,
) -> Diagnostic {
    let from = |place: Option<&Location>| {
        place.map_or_else(|| String::from("the site itself"), |place| format!("`{}`", place.file))
    };
    let message = format!("{} and {} would both write `{path}`", from(owner), from(place));
    let problem = placed(Diagnostic::new(&rule::PATH_COLLISION, message), place.or(owner))
        .label("the second");
    let problem = match owner.filter(|_| place.is_some()) {
        Some(owner) => problem.also(owner.clone(), format!("writes `{other}`")),
        None => problem,
    };
    problem.hint("rename one of them, or take the redirect away")
}

fn placed(problem: Diagnostic, place: Option<&Location>) -> Diagnostic {
    match place {
        Some(place) => Diagnostic { place: Some(place.clone()), ..problem },
        None => problem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leaves_the_output_folder() {
        for path in [
            "index.html",
            "actors/iskp/index.html",
            "static/a b.css",
            "old/Ämter.html",
            ".well-known/a.txt",
        ] {
            assert!(check(path).is_ok(), "{path}");
        }
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "a/../b",
            "a//b",
            "a/./b",
            "C:/x",
            "a\\b",
            "a\0b",
            "con",
            "a/NUL.html",
            "com1/x",
            "a./b",
            " a",
            "a/.htpasswd",
            ".git/config",
            "x/",
            "_briefing/events/index.html",
        ] {
            assert!(check(path).is_err(), "{path}");
        }
    }

    #[test]
    fn paths_that_collide_name_both_inputs() {
        let (one, two) = (
            Location::new(&"content/a.md".into(), &(0..0)),
            Location::new(&"content/b.md".into(), &(0..0)),
        );
        let paths =
            [("x/index.html", Some(&one)), ("X/index.html", Some(&two)), ("x/index.html/y", None)];
        let messages = check_all(paths.into_iter())
            .into_iter()
            .map(|problem| problem.message)
            .collect::<Vec<_>>();
        assert_eq!(
            messages,
            [
                "`content/a.md` and `content/b.md` would both write `X/index.html`",
                "`content/a.md` and the site itself would both write `x/index.html/y`"
            ]
        );
    }

    #[test]
    fn a_manifest_of_another_program_or_with_bad_paths_is_not_ours() {
        let manifest = Manifest::new(BTreeMap::from([("a.html".into(), "0".into())]));
        assert_eq!(Manifest::parse(&manifest.to_bytes()), Some(manifest));
        for text in [
            "{}",
            "{\"name\": \"app\"}",
            "{\"generator\":\"briefing\",\"version\":\"1\",\"files\":{\"../x\":\"0\"}}",
        ] {
            assert_eq!(Manifest::parse(text.as_bytes()), None, "{text}");
        }
    }
}
