//! What all readers and writers of text share: folding, words, sentences, spans, lines, direction, escaping. It knows
//! nothing of articles, notes or sites.

pub(crate) mod apostrophe;
pub(crate) mod character;
pub(crate) mod comment;
pub mod count;
pub(crate) mod digraphs;
pub(crate) mod direction;
pub(crate) mod escape;
pub mod fold;
pub(crate) mod invisible;
pub mod lines;
pub mod map;
pub(crate) mod markdown;
pub(crate) mod plain;
pub mod printable;
pub mod sentence;
pub mod shell;
pub mod similar;
pub(crate) mod span;
pub(crate) mod token;
pub(crate) mod word_list;
pub(crate) mod words;

pub(crate) use character::{is_ignorable, is_unspaced, is_word, joins};
