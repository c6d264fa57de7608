//! Misplaced and malformed heads, and texts that only resemble one.

use crate::note::tests::problems;

/// Valid heads, most with a key that restricts who may see the note.
const HEADS: [&str; 5] = [
    "+++\ntitle = \"X\"\ntlp = \"red\"\n+++\n",
    "---\ntitle: X\ntlp: red\n---\n",
    "---\ndraft: true\n---\n",
    "+++\ntitle = \"X\"\n[rights]\ndisplay = \"full\"\n+++\n",
    "---\nsummary: >\n  One.\n\n  Two.\naliases:\n- Y\n---\n",
];

/// Files of every kind of note.
const FILES: [&str; 9] = [
    "content/_index.md",
    "content/actors/_index.md",
    "content/about.md",
    "content/method/links.md",
    "content/actors/x.md",
    "content/attacks/x.md",
    "content/outlets/x.md",
    "content/sources/x.md",
    "content/briefings/x.md",
];

/// The lines of the misplaced heads that are found.
fn found(path: &str, text: &str) -> Vec<String> {
    let problems = problems(path, text).into_iter();
    let misplaced = problems.filter_map(|problem| {
        let (rule, rest) = problem.split_once(' ')?;
        (rule == "misplaced-front-matter").then(|| rest.split(':').next().map(str::to_owned))?
    });
    misplaced.collect()
}

#[track_caller]
fn check_found(text: &str) {
    assert_eq!(found("content/_index.md", text).len(), 1, "{text:?}");
}

#[track_caller]
fn check_none(text: &str) {
    for path in ["content/_index.md", "content/actors/_index.md"] {
        assert_eq!(problems(path, text), Vec::<String>::new(), "{text:?}");
    }
}

#[test]
fn a_head_without_its_first_fence_is_found() {
    for text in [
        "title: X\ntags: [a]\n---\n\nText.\n",
        "title: X\n---\nText.\n",
        "title = \"X\"\nsummary = \"Y\"\n+++\n\nText.\n",
        "\ntags:\n- a\n- b\nsummary: Y\n---\nText.\n",
    ] {
        check_found(text);
    }
    for text in [
        "Note: this is all.\n---\n\nText.\n",
        "summary: one line\n---\n\nText.\n",
        "title: X\n\nText.\n\n---\n\nMore.\n",
        "Text.\n\ntitle: X\ntags: [a]\n---\n",
    ] {
        check_none(text);
    }
}

#[test]
fn a_head_below_anything_is_found() {
    for before in [
        "\n",
        "\r\n",
        "\r",
        " \n",
        "\t\n",
        "\n\n\n\n",
        "<!-- front page -->\n",
        "<!--\na\n\nb\n-->\n\n",
        "<!-- a --> <!-- b -->\n",
        "%% a %%\n",
        "%YAML 1.2\n",
        "%TAG ! x\n%YAML 1.2\n",
        "# A heading\n",
        "# a comment\n# and another\n\n",
        "Words.\n\n",
        "[//]: # (a comment)\n",
        "&nbsp;\n",
        "<br>\n",
        "<a id=\"top\"></a>\n\n",
        "\u{200b}\n",
        "\u{ad}\n",
        "\u{feff}\n",
        "\u{feff}\u{feff}\n",
        "\0\n",
        "\u{2028}",
        "\u{85}",
        "\u{c}\n",
        "\u{3164}\n",
        "\u{a0}\n",
        "+++\n+++\n",
        "---\n---\n",
        "+++\n\n+++\n\n",
        "---\n# nothing\n---\n",
        "***\n\n",
        "![a](b.png)\n\n",
        "- one\n\n",
        "> one\n\n",
    ] {
        for head in HEADS {
            for path in FILES {
                let text = format!("{before}{head}Text.\n");
                assert_eq!(found(path, &text).len(), 1, "{path} {text:?}");
            }
        }
    }
}

#[test]
fn a_malformed_fence_is_found() {
    for before in [
        " ",
        "    ",
        "\t",
        "\u{a0}",
        "\u{200b}",
        "\u{feff}\u{feff}",
        "\u{ad}",
        "\u{202e}",
        "\u{2066}",
        "\u{200e}",
        "\u{2060}",
        "\0",
        "\u{1}",
        "\u{e0001}",
        "\u{2800}",
        "<!-- a --> ",
        "<!--\na --> ",
        "> ",
        "\\",
    ] {
        for head in HEADS {
            check_found(&format!("{before}{head}Text.\n"));
            check_found(&format!("\u{feff}{before}{head}Text.\n"));
            check_found(&format!("{before}{head}Text.\n").replace('\n', "\r\n"));
        }
    }
    for fence in [
        "----",
        "++++",
        "--",
        "++",
        "- - -",
        "+ + +",
        "-\u{200b}--",
        "--- # x",
        "---yaml",
        "--- yaml",
        "+++ toml",
        "---toml",
        "+++ # TOML",
        "\u{2014}",
        "\u{2013}-",
        "\u{2014}-",
        "\u{2212}\u{2212}\u{2212}",
        "\u{ff0b}\u{ff0b}\u{ff0b}",
        "```yaml",
        "```toml",
        "``` yaml",
        "```",
        "~~~yaml",
        "```{yaml}",
        "***",
        "===",
        "~~~",
        ";;;",
        "___",
        "--- #",
    ] {
        for keys in
            ["title: X\ntlp: red\n", "tlp = \"red\"\n", "draft: true\n", "\ntitle = \"X\"\n"]
        {
            for end in [fence, "+++", "---"] {
                check_found(&format!("{fence}\n{keys}{end}\nText.\n"));
            }
        }
    }
}

#[test]
fn a_head_with_unusual_line_ends_is_found() {
    for end in ["\r", "\u{2028}", "\u{85}", "\u{c}"] {
        for head in HEADS {
            let text = format!("{head}Text.\n").replace('\n', end);
            check_found(&text);
            check_found(&format!("\u{feff}{text}"));
        }
    }
    let wide = "---\ntlp: red\n---\nText.\n".chars().flat_map(|c| [c, '\0']).collect::<String>();
    check_found(&wide);
}

#[test]
fn keys_without_a_fence_are_found_near_the_top() {
    for line in [
        "tlp: red",
        "tlp = \"red\"",
        "tlp=red",
        "tlp: 'amber+strict'",
        "tlp:: red",
        "\"tlp\": \"red\",",
        "draft: true",
        "draft = true",
        "draft: yes # not yet",
        "{ \"tlp\": \"red\" }",
        "{\"draft\": true}",
        "--- tlp: red ---",
        "# tlp: red",
        "> draft: true",
        "  tlp: red",
        "t\u{200b}lp: red",
        "tlp: RED",
    ] {
        check_found(&format!("{line}\nText.\n"));
        check_found(&format!("title: X\n{line}\n---\nText.\n"));
        check_found(&format!("Text.\n\n{line}\n\nText.\n"));
        check_found(&format!("+++\ntitle = \"X\"\n+++\n{line}\nText.\n"));
    }
    check_found("{\n  \"title\": \"X\"\n}\nText.\n");
}

#[test]
fn a_second_head_is_found() {
    for first in HEADS {
        for second in HEADS {
            check_found(&format!("{first}{second}Text.\n"));
            check_found(&format!("{first}\nText.\n\n{second}"));
        }
    }
}

#[test]
fn a_head_far_down_is_found() {
    let text = "Words of a text.\n\n".repeat(500);
    for head in HEADS {
        check_found(&format!("{text}{head}Text.\n"));
        check_found(&format!("{head}{text}{head}{text}"));
    }
    let code = "```\n".to_owned() + HEADS[0] + "```\n\n";
    check_found(&format!("{}{}", code.repeat(300), HEADS[1]));
    check_none(&format!("Words.\n\n{}", code.repeat(300)));
}

#[test]
fn a_text_that_only_resembles_a_head_is_accepted() {
    for text in [
        "",
        "Text.\n",
        "---\n---\nText.\n",
        "\n---\n\nText.\n\n---\n\nText.\n",
        "\n---\nNote: this is prose.\n\nText.\n",
        "\n---\n\nNote: this is prose.\n\n---\n\nText.\n",
        "Text.\n\n---\n\nNote: this is prose.\n\n---\n\nText.\n",
        "Text.\n\n---\nNote: this is prose.\n---\n\nText.\n",
        "Title\n---\nnote: this\n\nSecond\n---\nText.\n",
        "Title\n---\n\nText: one\n\nSecond\n---\n\nText: two\n",
        "Overview\n---\ndate: unknown\n---\nText.\n",
        "***\n\nText: one.\n\n***\n",
        "- - -\n\n- one\n- two\n",
        "-- Anna\n\nText.\n",
        "\u{2014} Anna, of the mill\n\nText: one.\n",
        "Its level is `tlp: red`.\n",
        "- `tlp: red` keeps it in\n- `draft: true`\n",
        "It is a draft: true to its name, it is short.\n",
        "draft: final\n",
        "TLP: CLEAR\n\nText.\n",
        "tlp: the traffic light protocol\n",
        "```toml\nkey = 1\n```\n\nText.\n",
        "Text.\n\n```toml\n+++\ntlp = \"red\"\n+++\n```\n",
        "Text.\n\n~~~~\n```\n---\ntlp: red\n---\n~~~~\n",
        "Text.\n\n    ---\n    title: X\n    ---\n",
        "<!--\n---\ntlp: red\n---\n-->\nText.\n",
        "\u{feff}Text.\n",
        "| a |\n|---|\n| b |\n",
        "{blue} and {red}: colours\n",
        "https://x.example\n---\nText.\n",
        "Text.\n+++\nText.\n",
    ] {
        check_none(text);
        check_none(&text.replace('\n', "\r\n"));
        check_none(&format!("+++\ntitle = \"X\"\n+++\n{text}"));
        check_none(&format!("\u{feff}---\ntitle: X\n---\n{text}"));
    }
    for code in ["```yaml", "~~~", "```markdown", "```md"] {
        for (fence, key) in [("---", "tlp: red"), ("+++", "title = \"X\"")] {
            check_found(&format!("{code}\n{fence}\n{key}\n{fence}\n{}\nText.\n", &code[..3]));
        }
    }
    check_none("```markdown\n---\n\nText.\n```\n");
    let example = "+++\ntitle = \"X\"\n+++\n```yaml\ntitle: X\ntlp: red\n```\n";
    check_none(example);
}

#[test]
fn the_message_says_what_to_do() {
    for (text, place, hint) in [
        ("\n+++\ntitle = \"X\"\n+++\n", 1..4, "delete everything before it"),
        (" +++\ntitle = \"X\"\n+++\n", 1..4, "make the first line of the file exactly `+++`"),
        ("---\rtlp: red\r---\r", 0..3, "line ends"),
        ("+++\ntitle = \"X\"\n+++\n+++\ntlp = \"red\"\n+++\n", 20..23, "into the first head"),
        ("Text.\n\ntlp: red\n", 7..15, "between two lines `+++`"),
    ] {
        let file = crate::input::InputFile::new("content/_index.md", text);
        let note = crate::note::parse(&file).expect("a note");
        let [problem] = &note.problems[..] else { panic!("{:?}", note.problems) };
        let found = problem.place.as_ref().expect("a place");
        assert_eq!(found.start..found.end, place, "{text:?}");
        assert!(problem.hint.as_deref().is_some_and(|text| text.contains(hint)), "{problem:?}");
        assert_eq!(note.common.tlp, crate::marking::Marking::Red, "nothing of it is shown");
        assert_eq!(note.markdown(), "");
    }
}
