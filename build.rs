//! Tells the program what it was built from, so that no other build of it takes over its results; and how it is linked.

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
    place_once();
}

/// Links the program for a fixed address. Typst has tables with 170,000 pointers; for an address that is only known when
/// the program starts, each would be written then, used or not: 6 MB of memory, whatever the program does. What is given
/// up is a random place of the program's own code; its stack, heap and libraries keep theirs.
fn place_once() {
    let target = |key| env::var(key).unwrap_or_default();
    let is_static = target("CARGO_CFG_TARGET_FEATURE").split(',').any(|it| it == "crt-static");
    let is_glibc =
        target("CARGO_CFG_TARGET_OS") == "linux" && target("CARGO_CFG_TARGET_ENV") == "gnu";
    if is_glibc && !is_static && env::var_os("CARGO_FEATURE_PDF").is_some() {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
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
