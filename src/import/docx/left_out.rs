//! What of a document is in no clip, counted.

/// What was left out, or kept though it may be no part of the text.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    pub(super) n_deleted: usize,
    pub(super) n_inserted: usize,
    pub(super) n_hidden: usize,
    pub(super) n_comments: usize,
    pub(super) n_pictures: usize,
    pub(super) n_symbols: usize,
    pub(super) n_lost_notes: usize,
    /// The descriptions of pictures.
    pub(super) descriptions: Vec<String>,
}

impl LeftOut {
    /// Says it, each in a sentence.
    pub(super) fn remarks(&self) -> Vec<String> {
        let counted = |n: usize, one: &str, many: &str, rest: &str| {
            (n > 0).then(|| format!("{n} {} {rest}", if n == 1 { one } else { many }))
        };
        [
            counted(self.n_deleted, "tracked deletion was", "tracked deletions were", "left out"),
            counted(
                self.n_inserted,
                "tracked insertion was",
                "tracked insertions were",
                "kept as text",
            ),
            counted(self.n_comments, "comment was", "comments were", "left out"),
            counted(
                self.n_hidden,
                "piece of hidden text was",
                "pieces of hidden text were",
                "left out",
            ),
            counted(self.n_pictures, "picture was", "pictures were", "left out"),
            counted(
                self.n_symbols,
                "symbol",
                "symbols",
                "of a font of its own could not be read, shown as \u{fffd}",
            ),
            counted(
                self.n_lost_notes,
                "reference to a note",
                "references to notes",
                "left out: the document has no such note",
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
