//! The word lists for mails; `data/` has the words and describes each list.

use crate::text::word_list::{Phrases, Roles, Words, word_lists};

use super::key::Key;

word_lists! {
    files: ["data/mail.txt"]

    /// What mail programs write into mails.
    MAIL: Mail {
        /// Before the subject of a mail that was forwarded or is an answer.
        prefixes: Words,
        /// Keys in the head of a forwarded mail, in the text of the mail that forwards it.
        keys: Roles<Key>,
        /// What newsletters say of themselves, anywhere in a short block above or below their text.
        notices: Phrases,
        /// Lines before a forwarded mail, without dashes and colons.
        marks: Vec<&'static str>,
    }
}
