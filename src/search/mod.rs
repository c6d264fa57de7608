//! The index of the search: the words of pages, and the files in which a browser finds them.
//!
//! A page is a list of *units*, numbered from 0: its names, its summary, then its sections or passages. [`Terms`] are the
//! words of a page with the units that have each; they are made of the page alone, so that they are kept from build to
//! build. The files, *shards*, are made of the terms of all pages: [`words_shard`] has words with the units of pages that
//! have them, [`dictionary_shard`] all words that a mistyped one may mean. How many shards there are depends on the number
//! of pages only ([`Extent`]), and the number of a page on its address only ([`numbers`]), so that an edit changes few of
//! them. `themes/default/static/search.js` reads them and must fold and part texts as `tokens.rs` does.

mod dictionary;
mod extent;
mod postings;
mod terms;
mod tokens;
mod vlq;

pub(crate) use dictionary::{dictionary_shard, shared_by_letter};
pub(crate) use extent::{Extent, numbers};
pub(crate) use postings::words_shard;
pub(crate) use terms::Terms;
pub(crate) use tokens::{key_of_name, tokens};
pub(crate) use vlq::push as push_number;
