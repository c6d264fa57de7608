//! HTML in Markdown: what of it has words.

/// Whether HTML is one comment.
pub(super) fn is_comment(html: &str) -> bool {
    let inner = html.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inner.is_some_and(|inner| !inner.contains("-->"))
}

/// Whether HTML has words that a page would show.
pub(super) fn has_words_outside_tags(html: &str) -> bool {
    let mut is_inside = false;
    html.chars().any(|character| {
        match character {
            '<' => is_inside = true,
            '>' => is_inside = false,
            _ => {}
        }
        !is_inside && character.is_alphanumeric()
    })
}
