//! Tells the program what it was built from, so that no other build of it takes over its results.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads the files it is about and asks the compiler for its version"
)]

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

/// All that decides what the program computes.
const SOURCES: [&str; 5] = ["src", "themes", "Cargo.toml", "Cargo.lock", "build.rs"];

fn main() {
    let mut files = Vec::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        list(Path::new(source), &mut files);
    }
    files.sort();
    // Without a key of its own: the same files give the same fingerprint.
    let mut hasher = DefaultHasher::new();
    for file in &files {
        (file, fs::read(file).unwrap_or_default()).hash(&mut hasher);
    }
    compiler().hash(&mut hasher);
    println!("cargo::rustc-env=BRIEFING_FINGERPRINT={:016x}", hasher.finish());
}

/// The compiler's version: its library knows what a letter is, and what its capital.
fn compiler() -> Vec<u8> {
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    Command::new(compiler).arg("--version").output().map_or_else(|_| Vec::new(), |out| out.stdout)
}

/// Adds a file, or every file below a folder. A package may lack some: what is not there is not read.
fn list(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| list(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
