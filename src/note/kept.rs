//! Notes as they are kept between runs.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Diagnostic;
use crate::input::InputFile;
use crate::stored::{Stored, decode, encode_after};

use super::{Note, Vault, kind_and_name};

/// The result of [`super::parse`].
pub(crate) type ReadNote = Result<Arc<Note>, Box<Diagnostic>>;

/// Stores what parsing a note without problems found; its text, path and hash come from the file.
impl Stored for ReadNote {
    fn write(&self, bytes: &mut Vec<u8>) -> Option<()> {
        let note = self.as_ref().ok().filter(|note| note.problems.is_empty())?;
        let Note { id, kind, head, body, common, details, names, claims, linklike, .. } = &**note;
        encode_after(bytes, &(id, kind, head, body, common, details, names, claims, linklike))
    }
}

/// Restores a note from its file and the stored bytes.
pub(crate) fn restore(file: &InputFile, vault: &Vault, bytes: &[u8]) -> Option<Note> {
    let (id, kind, head, body, common, details, names, claims, linklike) = decode(bytes)?;
    let name = kind_and_name(&file.path).1.nfc().collect::<String>().into();
    let (hash, text) = (vault.hash_of(&file.hash), file.text().ok()?);
    let file = Arc::clone(&file.path);
    let problems = Vec::new();
    Some(Note {
        id,
        name,
        kind,
        hash,
        head,
        file,
        text,
        body,
        common,
        details,
        names,
        claims,
        linklike,
        problems,
    })
}
