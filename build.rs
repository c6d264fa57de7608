//! Gives the program a fingerprint of its sources, so that no other build of it uses its stored results.

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
