//! From the text of a page to its tree, for any text in a time that grows with its length.

use dom_query::Document;
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::attributes::without_many;
use super::bounds::Bounded;

/// Parses a page; `None` if it has more tags than any page.
pub(super) fn parse(html: &str) -> Option<Document> {
    let html = without_many(html);
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let sink = Bounded::new(TreeBuilder::new(Document::default(), options));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    for chunk in chunks(&html) {
        input.push_back(StrTendril::from(chunk));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    }
    tokenizer.end();
    tokenizer.sink.finish()
}

/// Cuts a text into pieces: at each `&` the tokenizer looks for the next tag in all of the piece that it has.
fn chunks(html: &str) -> impl Iterator<Item = &str> {
    const LENGTH: usize = 2048;
    let mut rest = html;
    std::iter::from_fn(move || {
        let end = (LENGTH.min(rest.len())..=rest.len()).find(|end| rest.is_char_boundary(*end))?;
        let (chunk, after) = rest.split_at(end);
        rest = after;
        (!chunk.is_empty()).then_some(chunk)
    })
}
