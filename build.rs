//! Gives the program a fingerprint of its sources, so that no other build of it uses its stored results, and the
//! scripts of the built-in theme without comments and spaces, as browsers load them.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads the files it is about and asks the compiler for its version"
)]

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

/// All files that affect the results of the program.
const SOURCES: [&str; 5] = ["src", "themes", "Cargo.toml", "Cargo.lock", "build.rs"];

/// The folder of the built-in theme whose scripts are minified.
const STATIC: &str = "themes/default/static";

fn main() {
    let mut files = Vec::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        list(Path::new(source), &mut files);
    }
    files.sort();
    // This hasher has a fixed key: the same files give the same fingerprint.
    let mut hasher = DefaultHasher::new();
    for file in &files {
        (file, fs::read(file).unwrap_or_default()).hash(&mut hasher);
    }
    compiler().hash(&mut hasher);
    println!("cargo::rustc-env=BRIEFING_FINGERPRINT={:016x}", hasher.finish());
    minify(&files);
}

/// Writes the minified scripts among `files`, as an expression that lists their names and texts.
fn minify(files: &[PathBuf]) {
    let is_script =
        |path: &&PathBuf| path.starts_with(STATIC) && path.extension().is_some_and(|it| it == "js");
    let scripts = files.iter().filter(is_script).map(|path| {
        let text = fs::read_to_string(path).expect("a script is readable UTF-8");
        let script = minifier::js::minify(&text).expect("a script is valid").to_string();
        let script = with_let(&script);
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        format!("({name:?}, {script:?}),\n")
    });
    let list = format!("&[\n{}]\n", scripts.collect::<String>());
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder"));
    fs::write(folder.join("scripts.rs"), list).expect("the folder is writable");
}

/// A minified script with `let` for each `const`, which means the same to a browser. Scripts have neither word in texts.
fn with_let(script: &str) -> String {
    const LONG: &str = "const";
    let (mut shorter, mut at) = (String::with_capacity(script.len()), 0);
    for (start, _) in script.match_indices(LONG) {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.');
        let end = start + LONG.len();
        let is_keyword =
            !script[..start].ends_with(is_part) && script[end..].starts_with([' ', '[', '{']);
        if is_keyword {
            shorter.extend([&script[at..start], "let"]);
            at = end;
        }
    }
    shorter + &script[at..]
}

/// The version of the compiler, since results depend on the Unicode tables of its library.
fn compiler() -> Vec<u8> {
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    Command::new(compiler).arg("--version").output().map_or_else(|_| Vec::new(), |out| out.stdout)
}

/// Adds a file, or every file below a folder. A path that a package lacks counts as an empty file.
fn list(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| list(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
