//! What holds for any page.

use proptest::prelude::*;

use super::*;

/// Pieces of mark-up in any order, most of them unclosed.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<i id=x>",
        "<a href=#x>",
        "<a href='javascript:y'>",
        "</a>",
        "<sup>",
        "1",
        "</sup>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "<td colspan=99>",
        "</table>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<svg>",
        "</svg>",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<pre>",
        "</pre>",
        "<br>",
        "<form>",
        "</form>",
        "<template>",
        "<select>",
        "<option>",
        "<math>",
        "<mi>",
        "<blockquote>",
        "<figure>",
        "<figcaption>",
        "<article>",
        "<nav>",
        "<time datetime=2020-01-01>",
        "<span hidden>",
        "</span>",
        "words of a sentence. ",
        "By Jane Doe ",
        "&amp;",
        "&#0;",
        "\u{a0}",
        "é",
        "\n",
        "<meta name=author content='Jane Doe'>",
        "<body>",
        "<html>",
        "<p class=byline>",
        "<li id=x>",
        "<dt>",
        "<dd>",
        "<base href=x>",
        "<x-y>",
        "<p",
        "\"",
        "'",
        "<",
        ">",
        "=",
    ]);
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn words(text: &str) -> usize {
    text.matches("sentence").count()
}

proptest! {
    #[test]
    fn any_page_ends_in_a_clip_or_a_refusal(html in markup()) {
        let _ = attempt(&html, None);
    }

    #[test]
    fn any_bytes_end_in_a_clip_or_a_refusal(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(File { name: "", bytes: &bytes }, Options::default());
    }

    #[test]
    fn all_visible_text_is_in_the_clip_or_aside(blocks in prop::collection::vec(
        (prop::sample::select(vec!["p", "div", "li", "h2", "nav", "aside", "blockquote", "td", "figcaption", "footer"]),
         prop::sample::select(vec!["", "related", "comments", "share", "standfirst", "byline"]), 1..12_usize), 1..20)
    ) {
        let n: usize = blocks.iter().map(|(.., n)| n).sum();
        let body: String = blocks.iter().map(|(name, class, n)| format!("<{name} class='{class}'>{}</{name}>", "A sentence of it. ".repeat(*n))).collect();
        if let Ok(reading) = attempt(&page("", &body), None) {
            prop_assert_eq!(words(&shown(&reading)), n);
        }
    }
}
