//! Files that systems and editors leave in folders: nobody wrote them to be read. Hidden files and what an editor is
//! writing are not even listed, see `disk/scratch.rs`.

/// Names of files, in small letters: thumbnails and settings of folders, of Windows and of macOS.
const NAMES: [&str; 4] = ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"];

/// Folders that macOS adds to archives.
const FOLDERS: [&str; 1] = ["__macosx"];

/// Endings of copies that editors keep of a file: Vim's swap files, and backups.
const ENDINGS: [&str; 4] = [".swp", ".swo", ".bak", ".orig"];

/// Whether a path is that of such a file.
pub(crate) fn is_leftover(path: &str) -> bool {
    let small = path.to_lowercase();
    let (folders, name) = small.rsplit_once('/').unwrap_or(("", &small));
    NAMES.contains(&name)
        || folders.split('/').any(|folder| FOLDERS.contains(&folder))
        || ENDINGS.iter().any(|ending| name.len() > ending.len() && name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_known_by_name_folder_and_ending() {
        for path in ["static/Thumbs.db", "Desktop.ini", "a/__MACOSX/b.png", "a/style.css.bak"] {
            assert!(is_leftover(path), "{path}");
        }
        for path in ["static/thumbs.png", "macosx/a.png", "a/bak", ".swp", "a/desktop.ini.txt"] {
            assert!(!is_leftover(path), "{path}");
        }
    }
}
