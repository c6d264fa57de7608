//! What makes a page harmful: mark-up that no template and no Markdown of ours makes.

use crate::html::{Element, Page};

/// The elements our templates and Markdown make. None of them runs or loads anything but `script` and `img`.
const ELEMENTS: [&str; 77] = [
    "a",
    "b",
    "blockquote",
    "body",
    "br",
    "caption",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "ul",
    "abbr",
    "article",
    "bdi",
    "aside",
    "cite",
    "data",
    "ins",
    "kbd",
    "label",
    "s",
    "u",
    "wbr",
    "circle",
    "desc",
    "g",
    "line",
    "path",
    "rect",
    "svg",
    "text",
    "tspan",
];

/// The scripts of each page.
const SCRIPTS: [&str; 2] = ["static/site.js", "static/windows.js"];

/// Pages with scripts and elements of their own.
const OWN: [(&str, &[&str], &[&str]); 2] = [
    ("search/index.html", &["static/search.js", "static/search-page.js"], &["input"]),
    ("network/index.html", &["static/network.js"], &["button", "input", "option", "select"]),
];

/// What makes a page harmful, or nothing.
pub(super) fn harm(page: &Page) -> Vec<String> {
    let mut harm = page.problems.clone();
    let elements = page.all("");
    let own = OWN.iter().find(|(path, ..)| page.path == *path);
    let (own_scripts, own_elements) = own.map_or((&[][..], &[][..]), |(_, a, b)| (*a, *b));
    let scripts = [&SCRIPTS, own_scripts].concat();
    let elements = elements.iter().filter(|element| !own_elements.contains(&element.name.as_str()));
    harm.extend(elements.flat_map(|element| harm_of(element, &scripts)));
    if page.all("script").len() > scripts.len() {
        harm.push(String::from("several scripts"));
    }
    let policies = page.all("meta[http-equiv]").into_iter();
    let policies = policies.filter(|meta| {
        meta.attribute("http-equiv").is_some_and(|name| name == "Content-Security-Policy")
    });
    let policy = policies.filter_map(|meta| meta.attribute("content")).collect::<Vec<_>>();
    match policy[..] {
        [policy] if policy.starts_with("default-src 'none'") && !policy.contains("unsafe") => {}
        _ => harm.push(format!("the policy is {policy:?}")),
    }
    let control = page.html.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
    harm.extend(control.map(|c| format!("the control character {c:?}")));
    harm
}

fn harm_of(element: &Element, scripts: &[&str]) -> Vec<String> {
    let mut harm = Vec::new();
    let name = element.name.as_str();
    if !ELEMENTS.contains(&name) {
        harm.push(format!("<{name}>"));
    }
    if name == "script" {
        let src = element.attribute("src").unwrap_or_default();
        let is_ours = scripts.contains(&src.trim_start_matches("../"));
        if !is_ours || !element.text().is_empty() {
            harm.push(format!("a script {src:?} {:?}", element.text()));
        }
    }
    for (attribute, value) in &element.attributes {
        let is_address = ["href", "src", "action", "cite", "srcset", "poster"];
        let runs = attribute.starts_with("on") || ["style", "srcdoc"].contains(&attribute.as_str());
        let leads_out = is_address.contains(&attribute.as_str()) && !is_harmless_address(value);
        if runs || leads_out {
            harm.push(format!("<{name} {attribute}={value:?}>"));
        }
    }
    harm
}

/// A relative address, or one with a scheme that runs nothing.
fn is_harmless_address(address: &str) -> bool {
    let before_path = address.split(['/', '?', '#']).next().unwrap_or_default();
    match before_path.split_once(':') {
        None => !address.starts_with("//") && !address.starts_with('/'),
        Some((scheme, _)) => ["http", "https", "mailto"].contains(&scheme),
    }
}

#[test]
fn what_is_harmful_would_be_found() {
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
    let harm_of = |html: &str| harm(&Page::parse("x", &format!("{policy}{html}")));
    assert_eq!(
        harm_of("<p>fine</p><script src=\"../static/site.js\"></script>"),
        Vec::<String>::new()
    );
    for html in [
        "<script>x</script>",
        "<script src=\"static/site.js\">x</script>",
        "<script src=\"https://x.example/static/site.js\"></script>",
        "<p onclick=\"x\"></p>",
        "<p style=\"color:red\"></p>",
        "<a href=\"javascript:x\"></a>",
        "<a href=\"data:x\"></a>",
        "<a href=\"//x.example\"></a>",
        "<iframe></iframe>",
        "<p>\u{1}</p>",
        "<p><b></p>",
    ] {
        assert!(!harm_of(html).is_empty(), "{html}");
    }
}
