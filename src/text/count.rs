//! Numbers with their nouns, in English messages.

/// A number with its noun: 1 note, 2 notes.
pub fn counted(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{count} {stem}ies"),
        _ => format!("{count} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular() {
        let counted =
            [counted(1, "entry"), counted(0, "entry"), counted(2, "note"), counted(2, "key")];
        assert_eq!(counted, ["1 entry", "0 entries", "2 notes", "2 keys"]);
    }
}
