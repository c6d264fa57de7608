//! Texts of LaTeX as plain text: what the parser of BibTeX leaves of commands is carried out or named.

use crate::import::text::joined;

/// A plain text, and the names of the commands that were not understood.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Plain {
    pub(super) text: String,
    pub(super) unknown: Vec<String>,
}

/// Commands that change the look of their argument, or nothing.
const LOOKS: &[&str] = &[
    "emph",
    "enquote",
    "MakeLowercase",
    "MakeUppercase",
    "mathit",
    "mathrm",
    "mbox",
    "mkbibbold",
    "mkbibemph",
    "mkbibitalic",
    "mkbibquote",
    "nocase",
    "sc",
    "textbf",
    "textit",
    "textmd",
    "textnormal",
    "textrm",
    "textsc",
    "textsf",
    "textsl",
    "textsubscript",
    "textsuperscript",
    "texttt",
    "textup",
    "textquote",
    "uline",
    "underline",
    "uppercase",
    "url",
    "bf",
    "em",
    "it",
    "rm",
    "sf",
    "tt",
    "bfseries",
    "itshape",
    "scshape",
    "upshape",
    "normalfont",
    "allowbreak",
    "noopsort",
    "relax",
    "protect",
    "/",
    "@",
    "-",
    "(",
    ")",
    "ensuremath",
    "bibstring",
];

/// Commands that stand for characters.
const CHARACTERS: &[(&str, &str)] = &[
    (" ", " "),
    (",", " "),
    (";", " "),
    (":", " "),
    ("!", ""),
    ("quad", " "),
    ("qquad", " "),
    ("space", " "),
    ("nobreakspace", " "),
    ("slash", "/"),
    ("ldots", "…"),
    ("times", "×"),
    ("pm", "±"),
    ("approx", "≈"),
    ("circ", "°"),
    ("degree", "°"),
    ("leq", "≤"),
    ("le", "≤"),
    ("geq", "≥"),
    ("ge", "≥"),
    ("neq", "≠"),
    ("rightarrow", "→"),
    ("to", "→"),
    ("leftarrow", "←"),
    ("cdot", "·"),
    ("infty", "∞"),
    ("euro", "€"),
    ("texteuro", "€"),
    ("EUR", "€"),
    ("yen", "¥"),
    ("textdegree", "°"),
    ("j", "j"),
    ("%", "%"),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("varepsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("phi", "φ"),
    ("varphi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Sigma", "Σ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
    ("textmu", "μ"),
    ("textnumero", "№"),
    ("guillemetleft", "«"),
    ("guillemetright", "»"),
    ("glqq", "„"),
    ("grqq", "“"),
    ("flqq", "«"),
    ("frqq", "»"),
    ("lq", "‘"),
    ("rq", "’"),
    ("textsuperscript", ""),
    ("cyr", ""),
    ("par", " "),
    ("newline", " "),
    ("\\", " "),
    ("linebreak", " "),
    ("vert", "|"),
    ("backslash", "\\"),
];

/// Reads a text in which the parser has put in the letters with accents.
pub(super) fn plain(written: &str) -> Plain {
    let mut plain = Plain::default();
    let mut rest = written;
    let mut quotes_open = 0;
    while let Some(at) = rest.find(['\\', '{', '}', '$', '~', '`', '\'']) {
        plain.text.push_str(&rest[..at]);
        let found = &rest[at..];
        rest = match found.as_bytes()[0] {
            b'\\' => command(&found[1..], &mut plain),
            b'~' => {
                plain.text.push(' ');
                &found[1..]
            }
            b'`' if found.starts_with("``") => {
                quotes_open += 1;
                plain.text.push('“');
                &found[2..]
            }
            b'\'' if found.starts_with("''") && quotes_open > 0 => {
                quotes_open -= 1;
                plain.text.push('”');
                &found[2..]
            }
            byte @ (b'`' | b'\'') => {
                plain.text.push(char::from(byte));
                &found[1..]
            }
            _ => &found[1..],
        };
    }
    plain.text.push_str(rest);
    plain.text = joined(&plain.text);
    plain
}

/// Carries out a command. Returns what follows it; its argument is text as any other.
fn command<'a>(after: &'a str, plain: &mut Plain) -> &'a str {
    let n_letters = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
    let length = match n_letters {
        0 => after.chars().next().map_or(0, char::len_utf8),
        length => length,
    };
    let (name, rest) = after.split_at(length);
    // The space that ends a command is no text.
    let rest = if n_letters > 0 { rest.strip_prefix(' ').unwrap_or(rest) } else { rest };
    if name == "href" {
        return rest.split_once('}').map_or(rest, |(_, text)| text);
    }
    match CHARACTERS.iter().find(|(known, _)| *known == name) {
        Some((_, character)) => plain.text.push_str(character),
        None if LOOKS.contains(&name) || name.is_empty() => {}
        None => plain.unknown.push(format!("\\{name}")),
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_carried_out_or_named() {
        let cases = [
            ("A \\emph{new} harbour", "A new harbour", ""),
            ("\\textbf{\\emph{Both}} of them", "Both of them", ""),
            ("``Quoted'' and it's", "“Quoted” and it's", ""),
            ("p.~4, 20\\,km", "p. 4, 20 km", ""),
            ("$\\alpha$ and $x$", "α and x", ""),
            ("\\href{https://a.example}the link", "the link", ""),
            ("\\strange{word} here", "word here", "\\strange"),
            ("\\strange here", "here", "\\strange"),
            ("a \\", "a", ""),
        ];
        for (written, expected, unknown) in cases {
            let found = plain(written);
            assert_eq!(
                (found.text.as_str(), found.unknown.concat()),
                (expected, unknown.into()),
                "{written}"
            );
        }
    }
}
