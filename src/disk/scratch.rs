//! What editors, browsers and syncing programs leave beside the files they write. It is neither read nor watched.
//!
//! A rule names exactly what one program writes, so that no note or article is hidden by the look of its name.

use std::path::Path;

use crate::output::OF_SITES;

/// Endings that a program adds to the name of the file it is writing, in any case.
///
/// In order: JetBrains' safe write (new, old), VS Code's atomic write, a download of Chromium, of Firefox,
/// and what many others call a temporary file, among them Syncthing on Windows.
const ENDINGS: [&str; 6] =
    ["___jb_tmp___", "___jb_old___", ".vsctmp", ".crdownload", ".part", ".tmp"];

/// Whether the last part of a path is the name of such a file or folder.
pub(crate) fn is_scratch(path: &Path) -> bool {
    path.file_name().is_some_and(|name| is_scratch_name(&name.to_string_lossy()))
}

/// Whether any part of a path is such a name.
pub(crate) fn has_scratch(path: &Path) -> bool {
    path.iter().any(|part| is_scratch_name(&part.to_string_lossy()))
}

fn is_scratch_name(name: &str) -> bool {
    is_hidden(name)
        || is_probe_of_vim(name)
        || is_backup(name)
        || is_backup_of_helix(name)
        || ENDINGS.iter().any(|ending| ends_with(name, ending))
}

/// Hidden files are many things: `.git`, `.DS_Store`, Vim's `.x.swp`, Emacs' lock `.#x`, Kate's `.x.kate-swp`,
/// Syncthing's `.syncthing.x.tmp`, LibreOffice's `.~lock.x#`.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') && !OF_SITES.contains(&name)
}

/// Vim makes and deletes `4913` to test whether it may write in a folder.
fn is_probe_of_vim(name: &str) -> bool {
    name == "4913"
}

/// `x~` is a backup of many editors, `#x#` is what Emacs saves by itself, `~$x` is a lock of Office.
fn is_backup(name: &str) -> bool {
    let is_saved_by_emacs = name.len() > 2 && name.starts_with('#') && name.ends_with('#');
    name.ends_with('~') || is_saved_by_emacs || name.starts_with("~$")
}

/// Helix moves `x.md` to `x.md`, six letters or digits by chance and `.bck` while it writes.
fn is_backup_of_helix(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".bck") else { return false };
    let letters = stem.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    letters >= 6 && stem.len() > 6
}

fn ends_with(name: &str, ending: &str) -> bool {
    let (name, ending) = (name.as_bytes(), ending.as_bytes());
    name.len() > ending.len() && name[name.len() - ending.len()..].eq_ignore_ascii_case(ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_leave_lying_about_is_scratch() {
        let names = [
            "4913",
            "a.md~",
            ".a.md.swp",
            ".a.md.swx",
            ".#a.md",
            "#a.md#",
            ".a.md.kate-swp",
            "a.md___jb_tmp___",
            "a.md___jb_old___",
            "a.mdk3TzQx.bck",
            "a.md.vsctmp",
            "a.tmp",
            "A.TMP",
            ".DS_Store",
            "a.txt.crdownload",
            "a.txt.part",
            ".syncthing.a.md.tmp",
            "~syncthing~a.md.tmp",
            ".git",
            ".briefing",
            "~$a.docx",
        ];
        for name in names {
            assert!(is_scratch(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn notes_and_articles_are_not() {
        let names = [
            "a.md",
            "4913.md",
            "49130",
            "#1.md",
            "#",
            "part.md",
            "tmp",
            "a.part.md",
            "old.bck",
            "~a.md",
            "swp.md",
            "a#.md",
            "jb_tmp.md",
        ];
        for name in names {
            assert!(!is_scratch(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn what_lies_in_a_hidden_folder_is_scratch_as_well() {
        assert!(has_scratch(Path::new("content/.obsidian/workspace.json")));
        assert!(!has_scratch(Path::new("content/actors/a.md")));
    }
}
