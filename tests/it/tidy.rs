//! The layout of the source code: each file says what it is, none grows too long, none looks upwards.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::site_test::files_under;

/// The most lines a source file may have.
const MOST_LINES: usize = 400;

/// Every source file of the library and the program, by its path under `src/`.
fn sources() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = files_under(&folder).into_iter().filter(|(path, _)| path.ends_with(".rs"));
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

/// The modules of the library in the groups of `lib.rs`, lowest first; modules of a group may know each other.
fn layers() -> Vec<Vec<String>> {
    let sources = sources();
    let groups = sources["lib.rs"].split("\n\n").map(|group| {
        let modules = group.lines().filter_map(|line| {
            line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("pub(crate) mod "))
        });
        modules.map(|module| module.trim_end_matches(';').to_owned()).collect::<Vec<_>>()
    });
    groups.filter(|group| !group.is_empty()).collect()
}

/// The module of the library that a file belongs to; nothing for `lib.rs` and the program.
fn module(path: &str) -> Option<&str> {
    let first = path.split('/').next()?;
    let module = first.strip_suffix(".rs").unwrap_or(first);
    (module != "lib" && module != "bin").then_some(module)
}

/// Tests beside the code may read files and say why they skip.
fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs")
}

/// The code of a file without comments and without the tests at its end.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let on_unix = "#[cfg(all(test, unix))]\nmod tests {";
    let before_tests = before_tests.split(on_unix).next().unwrap_or_default();
    let before_tests = before_tests.split("#[cfg(test)]\n#[allow").next().unwrap_or_default();
    let lines = before_tests.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_file_says_what_it_is() {
    let silent = sources().into_iter().filter(|(_, text)| !text.starts_with("//! "));
    let silent = silent.map(|(path, _)| path).collect::<Vec<_>>();
    assert!(silent.is_empty(), "without a first line `//!`: {silent:?}");
}

#[test]
fn no_file_is_longer_than_its_noun_needs() {
    let long = sources().into_iter().map(|(path, text)| (path, text.lines().count()));
    let long = long.filter(|(_, lines)| *lines > MOST_LINES).collect::<Vec<_>>();
    assert!(long.is_empty(), "longer than {MOST_LINES} lines: {long:?}");
}

#[test]
fn no_module_knows_one_that_comes_after_it() {
    let layers = layers();
    let layer = |module: &str| layers.iter().position(|group| group.iter().any(|m| m == module));
    let mut upward = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| !is_test(path)) {
        let Some(own) = module(&path) else { continue };
        let own_layer = layer(own).unwrap_or_else(|| panic!("`{own}` is not in lib.rs"));
        let code = code(&text);
        for used in code.split("crate::").skip(1) {
            // `use crate::{a, b}` would hide what is used.
            assert!(!used.starts_with('{'), "{path} uses several modules of the crate in one line");
            let end = used.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let used = &used[..end.unwrap_or(used.len())];
            match layer(used) {
                Some(used_layer) if used_layer > own_layer => {
                    upward.push(format!("{path} uses {used}"));
                }
                _ => {}
            }
        }
    }
    upward.sort();
    upward.dedup();
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn only_the_edges_touch_the_disk_the_clock_and_the_network() {
    let touching = sources().into_iter().filter(|(path, text)| {
        let edges = ["disk/", "preview/", "bin/"];
        let may = edges.iter().any(|edge| path.starts_with(edge)) || is_test(path);
        let code = code(text);
        let names = ["std::fs", "std::env::", "std::process", "std::net", "SystemTime", "Instant"];
        !may && names.iter().any(|name| code.contains(name))
    });
    let touching = touching.map(|(path, _)| path).collect::<Vec<_>>();
    assert!(touching.is_empty(), "{touching:?}");
}

/// A file that is opened in another way might be a pipe that nobody writes to, or lead through a link.
#[test]
fn files_are_opened_in_one_place() {
    let opening = sources().into_iter().filter(|(path, text)| {
        let code = code(text);
        let names = [
            "fs::read(",
            "fs::read_to_string(",
            "fs::write(",
            "fs::copy(",
            "File::open(",
            "File::create(",
            "File::create_new(",
            "OpenOptions",
        ];
        let is_opened = names.iter().any(|name| code.contains(name));
        is_opened && path != "disk/open.rs" && path != "disk/edits.rs" && !is_test(path)
    });
    let opening = opening.map(|(path, _)| path).collect::<Vec<_>>();
    assert!(opening.is_empty(), "{opening:?}");
}

#[test]
fn only_the_terminal_prints() {
    let printing = sources().into_iter().filter(|(path, text)| {
        let code = code(text);
        let prints =
            ["println!", "print!(", "dbg!", "todo!"].iter().any(|name| code.contains(name));
        prints && path != "bin/briefing/terminal.rs" && !is_test(path)
    });
    let printing = printing.map(|(path, _)| path).collect::<Vec<_>>();
    assert!(printing.is_empty(), "{printing:?}");
}

#[test]
fn only_the_program_knows_the_pdf() {
    let knowing = sources().into_iter().filter(|(path, text)| {
        let of_pdf = path.starts_with("pdf/") || path.starts_with("bin/");
        let names = ["crate::pdf", "typst::", "typst_"];
        let code = code(text);
        !of_pdf && names.iter().any(|name| code.contains(name))
    });
    let knowing = knowing.map(|(path, _)| path).collect::<Vec<_>>();
    assert!(knowing.is_empty(), "{knowing:?}");
}

/// The modules of a folder with the siblings that each uses. `mod.rs` is above them: what it has for all of them, and
/// what it uses of them, makes no circle.
fn uses_of_siblings(folder: &str, sources: &BTreeMap<String, String>) -> Uses {
    let inside = |path: &str| path.strip_prefix(folder)?.strip_prefix('/').map(str::to_owned);
    let files = sources.iter().filter_map(|(path, text)| Some((inside(path)?, code(text))));
    let files = files.filter(|(path, _)| !is_test(&format!("/{path}"))).collect::<Vec<_>>();
    let sibling = |path: &str| module(path).filter(|name| *name != "mod").map(str::to_owned);
    let siblings = files.iter().filter_map(|(path, _)| sibling(path)).collect::<BTreeSet<_>>();
    let face = files.iter().find(|(path, _)| path == "mod.rs").map_or("", |(_, text)| text);
    let mut uses = Uses::new();
    for (path, text) in &files {
        let Some(own) = sibling(path) else { continue };
        let depth = path.matches('/').count() + usize::from(!path.ends_with("/mod.rs"));
        let up = "super::".repeat(depth);
        let absolute = format!("crate::{}::", folder.replace('/', "::"));
        let relative = text.match_indices(&up).filter(|(at, _)| !text[..*at].ends_with("super::"));
        let absolute = text.match_indices(&absolute).map(|(at, found)| at + found.len());
        for at in relative.map(|(at, found)| at + found.len()).chain(absolute) {
            for name in names_at(&text[at..]) {
                let named = siblings.contains(name).then(|| name.to_owned());
                let named = named.or_else(|| exported_by(face, name, &siblings));
                uses.entry(own.clone()).or_default().extend(named.filter(|other| *other != own));
            }
        }
    }
    uses
}

type Uses = BTreeMap<String, BTreeSet<String>>;

/// The first names of a path, or of the paths in braces.
fn names_at(text: &str) -> Vec<&str> {
    let (inside, is_list) = match text.strip_prefix('{') {
        Some(rest) => (rest.split('}').next().unwrap_or_default(), true),
        None => (text, false),
    };
    let name = |part: &'_ str| -> usize {
        part.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(part.len())
    };
    let parts = inside.split(',').map(str::trim).take(if is_list { usize::MAX } else { 1 });
    parts.map(|part| &part[..name(part)]).filter(|name| !name.is_empty()).collect()
}

/// The sibling from which `mod.rs` takes a name that it hands on.
fn exported_by(face: &str, name: &str, siblings: &BTreeSet<String>) -> Option<String> {
    let statements = face.split(';').filter_map(|statement| statement.split("use ").nth(1));
    let exports = statements.filter_map(|path| path.trim_start_matches("self::").split_once("::"));
    let mut owners = exports.filter(|(owner, names)| {
        let mut names = names.split(|c: char| !c.is_alphanumeric() && c != '_');
        siblings.contains(*owner) && names.any(|known| known == name)
    });
    owners.next().map(|(owner, _)| owner.to_owned())
}

#[test]
fn no_module_uses_a_sibling_that_uses_it() {
    let sources = sources();
    let folders = sources.keys().filter_map(|path| Some(path.rsplit_once('/')?.0.to_owned()));
    let folders = folders.filter(|folder| !folder.starts_with("bin") && !folder.contains("tests"));
    let mut circles = Vec::new();
    for folder in folders.collect::<BTreeSet<_>>() {
        let uses = uses_of_siblings(&folder, &sources);
        for module in uses.keys() {
            let (mut reached, mut next) = (BTreeSet::new(), vec![module]);
            while let Some(at) = next.pop() {
                next.extend(uses.get(at).into_iter().flatten().filter(|to| reached.insert(*to)));
            }
            if reached.contains(module) {
                circles.push(format!("{folder}/{module}"));
            }
        }
    }
    assert!(circles.is_empty(), "modules that use each other in a circle: {circles:?}");
}

/// The compiler that `Cargo.toml` asks for: cargo refuses older ones, and people read of it elsewhere.
#[test]
fn texts_name_the_compiler_that_is_needed() {
    let needed = format!("Rust {} or later", env!("CARGO_PKG_RUST_VERSION"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = |name: &&str| std::fs::read_to_string(folder.join(name)).expect("a text");
    let texts = ["README.md", "CONTRIBUTING.md"];
    let silent = texts.iter().filter(|name| !text(name).contains(&needed)).collect::<Vec<_>>();
    assert!(silent.is_empty(), "without the words `{needed}`: {silent:?}");
}
