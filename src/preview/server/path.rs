//! From the path of a request to the path of a file of the site. Everything doubtful is refused, not mended.

use percent_encoding::percent_decode_str;

/// The requested path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SitePath {
    /// `/actors/`: the page of a folder. The path of the output ends in `index.html`.
    Folder(String),
    /// `/style.css`, or a folder whose slash was left out.
    File(String),
}

/// Reads the path of a request: split first, then decoded once, part by part, so that nothing
/// decoded can become a separator.
///
/// # Errors
/// The problem, in words that can follow "the path".
pub(super) fn site_path(raw: &str) -> Result<SitePath, &'static str> {
    let relative = raw.strip_prefix('/').ok_or("does not begin with a slash")?;
    let (parts, is_folder) = match relative.strip_suffix('/') {
        Some(parts) => (parts, true),
        None if relative.is_empty() => return Ok(SitePath::Folder(String::from("index.html"))),
        None => (relative, false),
    };
    let parts = parts.split('/').map(part).collect::<Result<Vec<_>, _>>()?;
    let path = parts.join("/");
    Ok(if is_folder { SitePath::Folder(path + "/index.html") } else { SitePath::File(path) })
}

/// One part, decoded and checked.
fn part(raw: &str) -> Result<String, &'static str> {
    if !has_whole_escapes(raw) {
        return Err("has a % that is not followed by two hexadecimal digits");
    }
    let Ok(part) = percent_decode_str(raw).decode_utf8() else {
        return Err("is not UTF-8");
    };
    if part.is_empty() {
        Err("has an empty part")
    } else if part == "." || part == ".." {
        Err("has a part `.` or `..`")
    } else if part.contains(['/', '\\']) {
        Err("has an encoded slash or a backslash")
    } else if part.chars().any(char::is_control) {
        Err("has a control character")
    } else {
        Ok(part.into_owned())
    }
}

fn has_whole_escapes(raw: &str) -> bool {
    raw.split('%').skip(1).all(|after| {
        let digits = after.as_bytes();
        digits.len() >= 2 && digits[..2].iter().all(u8::is_ascii_hexdigit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_file_or_the_page_of_a_folder() {
        let folder = |path: &str| Ok(SitePath::Folder(path.into()));
        let file = |path: &str| Ok(SitePath::File(path.into()));
        for (raw, expected) in [
            ("/", folder("index.html")),
            ("/actors/iskp/", folder("actors/iskp/index.html")),
            ("/actors/iskp", file("actors/iskp")),
            ("/actors/iskp/index.html", file("actors/iskp/index.html")),
            ("/old/%C3%84mter.html", file("old/Ämter.html")),
            ("/a%20b/...", file("a b/...")),
            // Decoded once: what is left is a name like any other.
            ("/a%252fb", file("a%2fb")),
            ("/%252e%252e/x", file("%2e%2e/x")),
        ] {
            assert_eq!(site_path(raw), expected, "{raw}");
        }
    }

    #[test]
    fn no_spelling_leaves_the_site() {
        for raw in [
            "",
            "*",
            "x",
            "//",
            "//x",
            "/a//b",
            "/a//",
            "/.",
            "/..",
            "/../x",
            "/a/../b",
            "/a/./b",
            "/%2e%2e/x",
            "/.%2E/x",
            "/%2e/",
            "/a%2fb",
            "/a%2Fb",
            "/a\\b",
            "/a%5cb",
            "/..%5c..%5cx",
            "/a%00",
            "/a%0ab",
            "/a%7f",
            "/a%c2%85",
            "/%",
            "/%4",
            "/%zz",
            "/%+1",
            "/%ff",
            "/%c0%ae%c0%ae/x",
            "/%e2%80",
        ] {
            assert!(site_path(raw).is_err(), "{raw}");
        }
    }
}
