//! The encoding that a page names in its first bytes.

/// Returns the name of the encoding in `<meta charset>` or `<meta http-equiv>`, within the bytes that browsers look at and a few
/// more.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    const LOOKED_AT: usize = 4096;
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let head: String = head.iter().map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let mut rest = head.as_str();
    while let Some((_, tag)) = rest.split_once("<meta") {
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        if let Some((_, value)) = tag.split_once("charset") {
            let value = value.trim_start().strip_prefix('=')?;
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            let end = value
                .find(|c: char| c.is_whitespace() || "\"';/>".contains(c))
                .unwrap_or(value.len());
            // What is read as bytes of one letter each cannot be UTF-16.
            return Some(value[..end].to_owned())
                .filter(|name| !name.is_empty() && !name.starts_with("utf-16"));
        }
        rest = after;
    }
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let (_, value) = declaration.split_once("encoding=")?;
    Some(value.trim_start_matches(['"', '\'']).split(['"', '\'']).next()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_named_in_one_of_three_ways() {
        for (page, expected) in [
            ("<html><meta charset=utf-8>", Some("utf-8")),
            ("<META CHARSET='Windows-1251'/>", Some("windows-1251")),
            (
                "<meta http-equiv=Content-Type content=\"text/html; charset=koi8-r\">",
                Some("koi8-r"),
            ),
            ("<?xml version='1.0' encoding='iso-8859-2'?><html>", Some("iso-8859-2")),
            ("<meta name=viewport><meta charset = \"shift_jis\">", Some("shift_jis")),
            ("<meta charset=utf-16>", None),
            ("<meta name=x content=y>", None),
            ("", None),
        ] {
            assert_eq!(declared(page.as_bytes()).as_deref(), expected, "{page}");
        }
    }
}
